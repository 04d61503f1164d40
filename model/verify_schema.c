/*
 * The schema is known by its hash. One that is not, as of another version, is compared,
 * object by object, with that of a file made anew by the migrations, so a foreign trigger
 * or view shows.
 */
#include "model/verify_inside.h"

#include "model/db.h"
#include "model/digest.h"
#include "model/migrations.h"

#include <stdio.h>
#include <string.h>

static const char schema_query[] = "SELECT type, name, tbl_name, coalesce(sql, '') AS sql FROM "
                                   "sqlite_schema ORDER BY type, name";

/* Walks both schemas in the same order; the first difference is enough. */
static void compare_schemas(struct db *db, struct db *fresh, enum lang lang,
                            struct verify_report *report)
{
    struct statement *mine = db_prepare(db, schema_query);
    struct statement *right = db_prepare(fresh, schema_query);
    while (!report->cut_short) {
        bool more = db_step(mine), wanted = db_step(right);
        /* What cannot be read is no change of the schema. */
        if ((!more && !wanted) || db_failed(db) || db_failed(fresh))
            break;
        report->cut_short = !more || !wanted || db_difference(mine, right) >= 0;
        if (!report->cut_short)
            continue;
        /* What comes first by name is what the other does not have. */
        bool added = more && (!wanted || strcmp(db_text(mine, "name"), db_text(right, "name")) < 0);
        verify_finding(report, lang,
                       N_("The schema is not daicho's own, at \"%s\": something was added, "
                          "changed or taken away by another program."),
                       added ? db_text(mine, "name") : db_text(right, "name"));
    }
    db_done(mine);
    db_done(right);
}

/* Whether DB has every table and column that FRESH has. */
static bool has_all(struct db *db, struct db *fresh)
{
    bool all = true;
    struct statement *st =
        db_prepare(fresh, "SELECT s.name AS of, c.name AS col FROM sqlite_schema s, "
                          "pragma_table_info(s.name) c WHERE s.type = 'table'");
    while (all && db_step(st)) {
        struct statement *own =
            db_prepare(db, "SELECT 1 FROM sqlite_schema s, pragma_table_info(s.name) c WHERE "
                           "s.type = 'table' AND s.name = :of AND c.name = :col");
        db_bind_text(own, ":of", db_text(st, "of"));
        db_bind_text(own, ":col", db_text(st, "col"));
        all = db_step(own) || db_failed(db);
        db_done(own);
    }
    db_done(st);
    return all;
}

void verify_schema_digest(struct db *db, char hex[DIGEST_TEXT])
{
    struct digest digest;
    digest_start(&digest);
    struct statement *st = db_prepare(
        db, "SELECT type, name, tbl_name, coalesce(sql, '') AS sql, typeof(type) = 'text' AND "
            "typeof(name) = 'text' AND typeof(tbl_name) = 'text' AND typeof(coalesce(sql, '')) = "
            "'text' AS texts FROM sqlite_schema ORDER BY type, name");
    while (db_step(st)) {
        for (int i = 0; i < 4; i++)
            digest_text(&digest, db_text_at(st, i));
        /* Only what another program wrote. */
        if (db_int_at(st, 4) == 0 || db_has_nul(st))
            digest_text(&digest, "no text");
    }
    digest_end(&digest, hex);
}

/* Whether the schema of DB is that of this program, which its hash tells. */
static bool is_own(struct db *db, int64_t version)
{
    char hex[DIGEST_TEXT];
    if (version != migrations_count)
        return false;
    verify_schema_digest(db, hex);
    return !db_failed(db) && strcmp(hex, migrations_digest) == 0;
}

bool verify_schema(struct db *db, enum lang lang, struct verify_report *report, struct why *why)
{
    int version = (int)db_number(db, "PRAGMA user_version", 0, 0);
    bool newer = version > migrations_count;
    if (is_own(db, version) || db_failed(db))
        return db_ok(db, why);
    struct db *fresh = db_open(NULL, DB_MEMORY, why);
    if (fresh == NULL)
        return false;
    bool made = migrations_replay(fresh, newer ? migrations_count : version, why);
    report->newer = newer ? version : 0;
    /* A newer file may hold more than is known here, and no less. */
    if (made && newer)
        report->cut_short = !has_all(db, fresh);
    else if (made)
        compare_schemas(db, fresh, lang, report);
    made = made && db_ok(fresh, why) && db_ok(db, why);
    db_close(fresh);
    return made;
}

/* Why a file that is not as the migrations make it is not opened. */
static bool refuse(const struct verify_report *report, bool newer, struct why *why)
{
    char finding[400];
    if (newer)
        return why_set_class(why, WHY_FILE,
                             "The inventory is of a newer daicho that keeps its records in another "
                             "way, and this one cannot read it. Nothing was changed; install the "
                             "newer version.");
    snprintf(finding, sizeof finding, "%.*s", (int)strcspn(buf_text(&report->text), "\n"),
             buf_text(&report->text));
    return why_set_class(why, WHY_FILE,
                         "%s It was not opened and nothing was changed. 'daicho restore' brings "
                         "a backup back and keeps this file beside it.",
                         finding);
}

bool verify_opening(struct db *db, struct why *why)
{
    int64_t version = db_number(db, "PRAGMA user_version", 0, 0);
    struct verify_report report = {0};
    bool done = verify_schema(db, why->lang, &report, why);
    if (done && report.cut_short)
        done = refuse(&report, version > migrations_count, why);
    buf_clear(&report.text);
    return done && db_ok(db, why);
}

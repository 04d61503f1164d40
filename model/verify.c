/*
 * See verify.h. The schema is compared, statement by statement, with that of
 * a file made anew by the migrations, so a foreign trigger or view shows. The
 * replay stands in verify_replay.c.
 */
#include "model/verify.h"

#include "model/chain.h"
#include "model/inside.h"
#include "model/migrations.h"
#include "model/others.h"
#include "model/search.h"
#include "model/verify_inside.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void verify_finding(struct verify_report *report, enum lang lang, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    buf_vprintf(&report->text, words_in(lang, format), args);
    va_end(args);
    buf_putc(&report->text, '\n');
    report->findings++;
}

static void check_structure(struct db *db, enum lang lang, struct verify_report *report)
{
    struct statement *st = db_prepare(db, "PRAGMA integrity_check");
    while (db_step(st))
        if (strcmp(db_text_at(st, 0), "ok") != 0)
            verify_finding(report, lang, N_("The structure of the file is damaged: %s"),
                           db_text_at(st, 0));
    st = db_prepare(db, "PRAGMA foreign_key_check");
    while (db_step(st))
        verify_finding(report, lang, N_("A row of %s refers to a record of %s that is not there."),
                       db_text(st, "table"), db_text(st, "parent"));
    if (db_number(db,
                  "SELECT count(*) FROM journal_part WHERE entry NOT IN (SELECT seq FROM "
                  "journal)",
                  0, 0) > 0)
        verify_finding(report, lang, N_("The journal has parts of an entry that is not there."));
}

static const char schema_query[] =
    "SELECT name, coalesce(sql, '') AS sql FROM sqlite_schema ORDER BY type, name";

/* Walks both schemas in the same order; the first difference is enough. */
static void compare_schemas(struct db *db, struct db *fresh, enum lang lang,
                            struct verify_report *report)
{
    struct statement *mine = db_prepare(db, schema_query);
    struct statement *right = db_prepare(fresh, schema_query);
    bool same = true;
    while (same) {
        bool more = db_step(mine), wanted = db_step(right);
        if (!more && !wanted)
            break;
        same = more && wanted && strcmp(db_text(mine, "sql"), db_text(right, "sql")) == 0;
        if (!same && !db_failed(db) && !db_failed(fresh))
            verify_finding(report, lang,
                           N_("The schema is not daicho's own, at \"%s\": something was added, "
                              "changed or taken away by another program."),
                           more ? db_text(mine, "name") : db_text(right, "name"));
    }
    db_done(mine);
    db_done(right);
}

bool verify_schema(struct db *db, enum lang lang, struct verify_report *report, struct why *why)
{
    int version = (int)db_number(db, "PRAGMA user_version", 0, 0);
    if (version > migrations_count) {
        verify_finding(report, lang,
                       N_("The file is of a newer daicho (version %d, this one knows %d), so its "
                          "schema was not compared."),
                       version, migrations_count);
        return true;
    }
    struct db *fresh = db_open(NULL, DB_MEMORY, why);
    if (fresh == NULL)
        return false;
    bool made = migrations_replay(fresh, version, why);
    if (made)
        compare_schemas(db, fresh, lang, report);
    made = made && db_ok(fresh, why);
    db_close(fresh);
    return made;
}

static bool check_all(struct db *db, enum lang lang, struct verify_report *report, struct why *why)
{
    struct why chain = {.lang = lang};
    check_structure(db, lang, report);
    if (!db_ok(db, why) || !verify_schema(db, lang, report, why))
        return false;
    if (!chain_verify(db, &report->gaps, &chain)) {
        /* The machine could not read it: that says nothing of the file. */
        if (chain.class == WHY_FILE)
            return why_set_class(why, WHY_FILE, "%s", chain.text);
        buf_printf(&report->text, "%s\n", chain.text);
        report->findings++;
    }
    /* A file that was not brought up to date yet keeps none. */
    if (db_number(db, "PRAGMA user_version", 0, 0) == migrations_count)
        others_verify(db, lang, report);
    chain_head(db, &report->entries, report->head);
    return db_ok(db, why);
}

static void check_head(struct db *db, const char *head, enum lang lang,
                       struct verify_report *report)
{
    struct statement *st = db_prepare(db, "SELECT seq FROM journal WHERE hash = lower(:hash)");
    db_bind_text(st, ":hash", head);
    if (db_step(st)) {
        db_done(st);
        return;
    }
    verify_finding(report, lang,
                   N_("The journal does not contain the head that was given: entries were cut off "
                      "its end, or the head is of another inventory."));
}

bool verify_run(struct model *m, bool full, const char *head, struct verify_report *report,
                struct why *why)
{
    *report = (struct verify_report){0};
    /* Tables and journal are compared as of one moment: a save in between
       would look like tampering. */
    if (!model_hold(m, why))
        return false;
    bool done = check_all(m->db, m->lang, report, why);
    if (done && head != NULL)
        check_head(m->db, head, m->lang, report);
    done = done && verify_snapshots(m, report, why);
    if (done && full && report->findings == 0)
        done = verify_replay(m, report, why);
    if (done && full && report->findings == 0 && !search_sound(m))
        verify_finding(report, m->lang,
                       N_("The texts by which records are found do not follow from the records, so "
                          "lists may miss some. 'daicho backup' and 'daicho restore' of that copy "
                          "make them anew."));
    done = done && db_ok(m->db, why);
    model_release(m);
    return done;
}

bool verify_copy(struct db *db, struct why *why)
{
    struct verify_report report = {0};
    int64_t id = db_number(db, "PRAGMA application_id", 0, 0);
    bool sound = db_ok(db, why);
    if (sound && id != MODEL_APPLICATION_ID)
        sound = why_set_class(why, WHY_FILE, "This is not an inventory of daicho.");
    sound = sound && check_all(db, why->lang, &report, why);
    if (sound && report.findings > 0) {
        report.text.text[strcspn(report.text.text, "\n")] = '\0';
        sound = why_set_class(why, WHY_FILE, "%s", buf_text(&report.text));
    }
    buf_clear(&report.text);
    return sound;
}

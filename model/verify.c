/*
 * See verify.h. The schema is looked at in verify_schema.c, the replay stands in
 * verify_replay.c.
 */
#include "model/verify.h"

#include "model/chain.h"
#include "model/inside.h"
#include "model/kinds.h"
#include "model/migrations.h"
#include "model/others.h"
#include "model/search.h"
#include "model/verify_inside.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <sqlite3.h>

void verify_finding(struct verify_report *report, enum lang lang, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    buf_vprintf(&report->text, words_in(lang, format), args);
    va_end(args);
    buf_putc(&report->text, '\n');
    report->findings++;
}

/* With what code a page could not be had, since the disk failed or memory was short:
 * integrity_check tells it as if it were damage. SQLITE_OK where TOLD is of anything else. */
static int unread_code(const char *told)
{
    int code = 0;
    const char *at = strstr(told, "error code=");
    if (at == NULL || sscanf(at, "error code=%d", &code) != 1)
        return SQLITE_OK;
    int primary = code & 0xff;
    return primary == SQLITE_IOERR || primary == SQLITE_NOMEM ? code : SQLITE_OK;
}

/* Where SQLite tells of pages, the words behind its heading; else NULL. */
static const char *find_pages(const char *told)
{
    static const char heading[] = "*** in database";
    const char *line = strncmp(told, heading, strlen(heading)) == 0 ? strchr(told, '\n') : NULL;
    return line == NULL ? NULL : line + 1;
}

/* Told by the first finding of SQLite alone: where a page belongs to two tables, or twice to
 * one, no table can be trusted to end. */
bool verify_pages(struct db *db, enum lang lang, struct verify_report *report)
{
    struct statement *st = db_prepare(db, "PRAGMA integrity_check(1)");
    const char *told = db_step(st) ? db_text_at(st, 0) : "";
    const char *pages = unread_code(told) != SQLITE_OK ? NULL : find_pages(told);
    bool whole = strcmp(told, "ok") == 0;
    if (pages != NULL)
        verify_finding(report, lang,
                       N_("The pages of the file are damaged (%s), so nothing else was looked at. "
                          "Restore a backup."),
                       pages);
    report->cut_short = pages != NULL;
    db_done(st);
    return whole;
}

static void check_structure(struct db *db, enum lang lang, struct verify_report *report)
{
    if (verify_pages(db, lang, report) || report->cut_short)
        return;
    struct statement *st = db_prepare(db, "PRAGMA integrity_check");
    while (db_step(st)) {
        const char *told = db_text_at(st, 0);
        int unread = unread_code(told);
        if (unread != SQLITE_OK)
            db_note(db, unread);
        else if (strcmp(told, "ok") != 0)
            verify_finding(report, lang, N_("The structure of the file is damaged: %s"), told);
    }
}

static void check_references(struct db *db, enum lang lang, struct verify_report *report)
{
    struct statement *st = db_prepare(db, "PRAGMA foreign_key_check");
    while (db_step(st))
        verify_finding(report, lang, N_("A row of %s refers to a record of %s that is not there."),
                       db_text(st, "table"), db_text(st, "parent"));
}

static void check_parts(struct db *db, enum lang lang, struct verify_report *report)
{
    if (db_number(db,
                  "SELECT count(*) FROM journal_part WHERE entry NOT IN (SELECT seq FROM "
                  "journal)",
                  0, 0) > 0)
        verify_finding(report, lang, N_("The journal has parts of an entry that is not there."));
}

/* The highest number in the codes of KIND, in the form in which daicho gives them. */
static int64_t highest_code(struct db *db, const struct kind *kind)
{
    struct buf sql = {0};
    buf_printf(&sql,
               "SELECT max(CAST(substr(code, %zu) AS INTEGER)) FROM %s WHERE code GLOB '%s-[0-9]*' "
               "AND substr(code, %zu) NOT GLOB '*[^0-9]*' AND length(code) < %zu",
               strlen(kind->prefix) + 2, kind->name, kind->prefix, strlen(kind->prefix) + 2,
               strlen(kind->prefix) + 17);
    int64_t highest = db_number(db, buf_text(&sql), 0, 0);
    buf_clear(&sql);
    return highest;
}

static void tell_counter(struct verify_report *report, enum lang lang, const char *kind)
{
    verify_finding(report, lang,
                   N_("The number last given in a code, of the kind \"%s\", is none that daicho "
                      "gives: it was changed by another program."),
                   kind);
}

/* Whether the numbers last given in codes are some that codes can have, of kinds that
 * are known, and not below those of the records. */
static void check_counters(struct db *db, enum lang lang, struct verify_report *report)
{
    struct statement *st = db_prepare(db, "SELECT kind, last FROM counter");
    while (db_step(st)) {
        const struct kind *kind = kinds_find(db_text_at(st, 0));
        int64_t last = db_int_at(st, 1);
        if (kind == NULL || strcmp(kind->name, db_text_at(st, 0)) != 0 || db_has_nul(st) ||
            last < 0 || last > VERIFY_COUNTER_MOST)
            tell_counter(report, lang, db_text_at(st, 0));
    }
}

static void check_codes(struct db *db, enum lang lang, struct verify_report *report)
{
    for (size_t k = 0; k < kinds_count; k++) {
        struct statement *st = db_prepare(db, "SELECT last FROM counter WHERE kind = :kind");
        db_bind_text(st, ":kind", kinds[k].name);
        int64_t last = db_step(st) ? db_int_at(st, 0) : 0;
        db_done(st);
        if (last >= 0 && last < highest_code(db, &kinds[k]))
            tell_counter(report, lang, kinds[k].name);
    }
}

void verify_numbers(struct db *db, enum lang lang, struct verify_report *report)
{
    for (size_t k = 0; k < kinds_count; k++) {
        struct buf sql = {0};
        buf_printf(&sql, "SELECT EXISTS (SELECT 1 FROM %s WHERE id <= 0)", kinds[k].name);
        if (db_number(db, buf_text(&sql), 0, 0) != 0)
            verify_finding(report, lang,
                           N_("A record of the kind \"%s\" has a number below 1, which daicho does "
                              "not give: it was made by another program."),
                           kinds[k].name);
        buf_clear(&sql);
    }
}

/* A file that was not brought up to date yet has fewer tables. */
static bool is_current(struct db *db)
{
    return db_number(db, "PRAGMA user_version", 0, 0) >= migrations_count;
}

static bool check_all(struct db *db, enum lang lang, struct verify_report *report, struct why *why)
{
    struct why chain = {.lang = lang};
    check_structure(db, lang, report);
    if (!db_ok(db, why))
        return false;
    if (!report->cut_short && !verify_schema(db, lang, report, why))
        return false;
    /* What other tables hold cannot be asked for. */
    if (report->cut_short)
        return true;
    check_references(db, lang, report);
    check_parts(db, lang, report);
    if (!chain_verify(db, &report->gaps, &chain)) {
        /* The machine could not read it: that says nothing of the file. */
        if (chain.class == WHY_FILE)
            return why_set_class(why, WHY_FILE, "%s", chain.text);
        buf_printf(&report->text, "%s\n", chain.text);
        report->findings++;
    }
    if (is_current(db)) {
        others_verify(db, lang, report);
        check_counters(db, lang, report);
        check_codes(db, lang, report);
    }
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
    bool known = done && !report->cut_short;
    if (report->newer != 0)
        verify_finding(report, m->lang,
                       N_("The file is of a newer daicho (version %d, this one knows %d), so its "
                          "schema was not compared."),
                       report->newer, migrations_count);
    /* Such a file can be backed up all the same: verify_copy() does not ask for it. */
    if (known && is_current(m->db))
        verify_numbers(m->db, m->lang, report);
    if (known && head != NULL)
        check_head(m->db, head, m->lang, report);
    if (known)
        done = verify_snapshots(m, report, why);
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
    if (sound && report.cut_short && report.findings == 0)
        sound = why_set_class(why, WHY_FILE,
                              "The file is of a newer daicho (version %d, this one knows %d), so "
                              "its schema was not compared.",
                              report.newer, migrations_count);
    if (sound && report.findings > 0) {
        report.text.text[strcspn(report.text.text, "\n")] = '\0';
        sound = why_set_class(why, WHY_FILE, "%s", buf_text(&report.text));
    }
    buf_clear(&report.text);
    return sound;
}

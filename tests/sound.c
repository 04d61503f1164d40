/* See sound.h. */
#include "tests/sound.h"

#include "model/buf.h"
#include "model/content.h"
#include "model/inside.h"
#include "model/journal.h"
#include "model/mem.h"
#include "model/verify.h"

#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

/* Adds all rows of TABLE to DIGEST. */
static void digest_table(sqlite3 *db, const char *table, struct digest *digest)
{
    char *sql = sqlite3_mprintf("SELECT * FROM %s ORDER BY 1, 2", table);
    sqlite3_stmt *rows = NULL;
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &rows, NULL), SQLITE_OK);
    digest_text(digest, table);
    while (sqlite3_step(rows) == SQLITE_ROW)
        for (int i = 0; i < sqlite3_column_count(rows); i++)
            digest_bytes(digest, sqlite3_column_blob(rows, i),
                         (size_t)sqlite3_column_bytes(rows, i));
    sqlite3_finalize(rows);
    sqlite3_free(sql);
}

/* The tables that WHICH says, all rows of each. */
static bool digest_tables(sqlite3 *db, const char *which, char hex[DIGEST_TEXT])
{
    struct digest digest;
    sqlite3_stmt *tables = NULL;
    char *sql = sqlite3_mprintf(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND %s ORDER BY name", which);
    digest_start(&digest);
    int code = sqlite3_prepare_v2(db, sql, -1, &tables, NULL);
    while (code == SQLITE_OK && sqlite3_step(tables) == SQLITE_ROW)
        digest_table(db, (const char *)sqlite3_column_text(tables, 0), &digest);
    if (code == SQLITE_OK)
        code = sqlite3_finalize(tables);
    sqlite3_free(sql);
    digest_end(&digest, hex);
    return code == SQLITE_OK;
}

bool sound_digest(sqlite3 *db, struct state *state)
{
    sqlite3_stmt *version = NULL;
    bool done = digest_tables(db, "name NOT LIKE 'se%'", state->all) &&
                sqlite3_prepare_v2(db, "PRAGMA user_version", -1, &version, NULL) == SQLITE_OK &&
                sqlite3_step(version) == SQLITE_ROW;
    state->version = done ? sqlite3_column_int64(version, 0) : 0;
    sqlite3_finalize(version);
    return done;
}

/* The same through a connection of its own, which also rolls back what was left; CHECKED:
 * also what the digest of all is and whether the pages are as they should be. */
static bool digest_file(const char *path, bool checked, struct state *state)
{
    sqlite3 *db;
    sqlite3_stmt *check = NULL;
    assert_int_equal(sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
    bool done = sound_digest(db, state);
    if (done && checked)
        done = digest_tables(db, "true UNION ALL SELECT 'sqlite_schema'", state->whole) &&
               sqlite3_prepare_v2(db, "PRAGMA integrity_check", -1, &check, NULL) == SQLITE_OK &&
               sqlite3_step(check) == SQLITE_ROW &&
               strcmp((const char *)sqlite3_column_text(check, 0), "ok") == 0;
    sqlite3_finalize(check);
    sqlite3_close(db);
    return done;
}

static bool read_drafts(struct model *m, char hex[DIGEST_TEXT])
{
    struct digest digest;
    digest_start(&digest);
    struct statement *st =
        db_prepare(m->db, "SELECT kind, record, substr(content, instr(content, char(10))) AS "
                          "content FROM draft ORDER BY record, at");
    while (db_step(st)) {
        digest_text(&digest, db_text(st, "content"));
        digest_int(&digest, db_int(st, "record"));
    }
    digest_end(&digest, hex);
    return !db_failed(m->db);
}

bool sound_shown(struct model *m, struct state *state, struct why *why)
{
    char head[DIGEST_TEXT];
    return journal_head(m, &state->entries, head, why) && read_drafts(m, state->drafts) &&
           content_hash(m, state->content, why);
}

/* Opens the file at PATH as the program does, reads what it is, and verifies it. */
static bool verify_file(const char *path, struct state *state, struct why *why)
{
    static const struct model_options options = {.lang = LANG_EN, .who = "tester"};
    struct verify_report report = {0};
    struct model *m = model_open(path, &options, why);
    if (m == NULL)
        return false;
    bool done = sound_shown(m, state, why) && verify_run(m, true, NULL, &report, why);
    if (done && report.findings > 0)
        done = why_set(why, "%s", buf_text(&report.text));
    buf_clear(&report.text);
    model_close(m);
    return done;
}

bool sound_read(struct sound *sound, const char *path, struct state *state, struct why *why)
{
    if (!digest_file(path, true, state))
        return why_set(why, "its rows cannot be read");
    for (size_t i = 0; i < sound->count; i++)
        if (strcmp(sound->known[i].whole, state->whole) == 0) {
            *state = sound->known[i];
            return true;
        }
    if (!verify_file(path, state, why))
        return false;
    sound->known = mem_grow(sound->known, sound->count, &sound->capacity, sizeof *sound->known);
    sound->known[sound->count++] = *state;
    return true;
}

bool sound_file(const char *path, struct state *state)
{
    return digest_file(path, false, state);
}

void sound_clear(struct sound *sound)
{
    free(sound->known);
    *sound = (struct sound){0};
}

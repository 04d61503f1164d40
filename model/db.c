/*
 * See db.h. Opening and the guards stand in db_open.c; here are statements,
 * kept in a small table by their text, and the error that sticks.
 */
#include "model/db.h"

#include "model/db_inside.h"
#include "model/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Whether CODE counts as a failure: not what a person's own statement met, nor that
 * another process holds the file where nobody waits for it. */
static bool is_failure(const struct db *db, int code)
{
    switch (code & 0xff) {
    case SQLITE_IOERR:
    case SQLITE_FULL:
    case SQLITE_CANTOPEN:
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_PERM:
        return true;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return db->patience != 0;
    default:
        return !db->guard.on;
    }
}

void db_note(struct db *db, int code)
{
    if (code == SQLITE_IOERR_NOMEM)
        code = SQLITE_NOMEM;
    if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE || db->error != SQLITE_OK)
        return;
    if (is_failure(db, code)) {
        db->failures++;
        db->failed = code;
    }
    db->error = code;
    /* What we found ourselves SQLite has no words for yet. */
    int last = sqlite3_errcode(db->handle) & 0xff;
    bool ours = last == SQLITE_OK || last == SQLITE_ROW || last == SQLITE_DONE ||
                last == SQLITE_INTERRUPT;
    snprintf(db->message, sizeof db->message, "%s",
             ours ? sqlite3_errstr(code) : sqlite3_errmsg(db->handle));
}

bool db_failed(const struct db *db)
{
    return db->error != SQLITE_OK;
}

bool db_busy(const struct db *db)
{
    return (db->error & 0xff) == SQLITE_BUSY;
}

void db_within(struct db *db, bool within)
{
    db->within = within;
}

/* Whether the transaction that is to be open still is: what SQLite could not do for want of
 * memory it may have taken back whole. */
static bool stands(struct db *db)
{
    if (db->within && db_idle(db))
        db_note(db, db->failed == SQLITE_NOMEM ? SQLITE_NOMEM : SQLITE_ABORT_ROLLBACK);
    return !db_failed(db);
}

bool db_run(struct db *db, const char *sql)
{
    if (!stands(db))
        return false;
    int code = sqlite3_exec(db->handle, sql, NULL, NULL, NULL);
    db_note(db, code);
    return code == SQLITE_OK;
}

/* FNV-1a: statements are few and their texts long, so any spread will do. */
static size_t slot_of(const char *sql)
{
    uint64_t hash = 1469598103934665603u;
    for (; *sql != '\0'; sql++)
        hash = (hash ^ (unsigned char)*sql) * 1099511628211u;
    return (size_t)(hash % DB_SLOTS);
}

/* What is left of SQL after its first statement must be blank. */
static void refuse_surplus(const char *tail)
{
    if (tail[strspn(tail, " \n\t;")] != '\0')
        bug("more than one statement");
}

static void make_ready(struct statement *st)
{
    sqlite3_reset(st->handle);
    sqlite3_clear_bindings(st->handle);
}

/* What CODE of a statement means: where SQLite says that the file has another schema than
 * ours, that is no mistake of the program, but another one took a table or a column away. */
static int meaning_of(const struct db *db, int code)
{
    static const char *const words[] = {"no such table", "no such column", "has no column",
                                        "no such index", "access to view", "foreign key mismatch",
                                        "cannot modify", "same text encoding"};
    for (size_t i = 0; code == SQLITE_ERROR && i < sizeof words / sizeof words[0]; i++)
        if (strstr(sqlite3_errmsg(db->handle), words[i]) != NULL)
            return SQLITE_CORRUPT;
    return code;
}

struct statement *db_prepare(struct db *db, const char *sql)
{
    struct statement **place = &db->slots[slot_of(sql)];
    struct statement *st = *place;
    while (st != NULL && (st->busy || strcmp(st->sql, sql) != 0))
        st = st->next;
    if (st == NULL) {
        st = mem_new(1, sizeof *st);
        st->db = db;
        st->sql = mem_copy(sql);
        st->next = *place;
        *place = st;
    }
    if (st->handle == NULL && !db_failed(db)) {
        const char *tail = "";
        int code =
            sqlite3_prepare_v3(db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &st->handle, &tail);
        code = meaning_of(db, code);
        db_note(db, code);
        if (code == SQLITE_ERROR)
            bug(db->message);
        if (code == SQLITE_OK)
            refuse_surplus(tail);
    }
    if (st->handle != NULL)
        make_ready(st);
    return st;
}

/* The slot of WHAT of OF, or the free one where it would stand. */
static struct db_kept *kept_slot(const struct db *db, const char *what, const void *of)
{
    uint64_t hash = ((uint64_t)(uintptr_t)what * 31 + (uintptr_t)of) * 0x9E3779B97F4A7C15u;
    size_t at = (size_t)(hash >> 32) & (db->kept_capacity - 1);
    while (db->kept[at].st != NULL && (db->kept[at].what != what || db->kept[at].of != of))
        at = (at + 1) & (db->kept_capacity - 1);
    return &db->kept[at];
}

struct statement *db_kept(struct db *db, const char *what, const void *of)
{
    struct statement *st = db->kept_count == 0 ? NULL : kept_slot(db, what, of)->st;
    if (st == NULL || st->busy || st->handle == NULL)
        return NULL;
    make_ready(st);
    return st;
}

static void grow_kept(struct db *db)
{
    struct db_kept *old = db->kept;
    size_t count = db->kept_capacity;
    db->kept_capacity = count == 0 ? 64 : count * 2;
    db->kept = mem_new(db->kept_capacity, sizeof *db->kept);
    for (size_t i = 0; i < count; i++)
        if (old[i].st != NULL)
            *kept_slot(db, old[i].what, old[i].of) = old[i];
    free(old);
}

struct statement *db_keep(struct db *db, const char *what, const void *of, const char *sql)
{
    struct statement *st = db_prepare(db, sql);
    if ((db->kept_count + 1) * 2 > db->kept_capacity)
        grow_kept(db);
    struct db_kept *slot = kept_slot(db, what, of);
    db->kept_count += slot->st == NULL;
    *slot = (struct db_kept){what, of, st};
    return st;
}

bool db_step(struct statement *st)
{
    if (st->handle == NULL || !stands(st->db)) {
        db_done(st);
        return false;
    }
    struct statement *around = st->db->stepping;
    st->steps = st->busy ? st->steps : 0;
    st->db->stepping = st;
    int code = sqlite3_step(st->handle);
    st->db->stepping = around;
    if (code == SQLITE_ROW) {
        st->busy = true;
        return true;
    }
    if (code == SQLITE_INTERRUPT && db_wait_endless(st))
        code = SQLITE_CORRUPT;
    db_note(st->db, meaning_of(st->db, code));
    db_done(st);
    return false;
}

bool db_do(struct statement *st)
{
    if (db_step(st))
        bug("a statement that was to give no row");
    return !db_failed(st->db);
}

void db_done(struct statement *st)
{
    st->busy = false;
    if (st->handle != NULL)
        sqlite3_reset(st->handle);
}

int64_t db_number(struct db *db, const char *sql, int64_t id, int64_t fallback)
{
    struct statement *st = db_prepare(db, sql);
    if (strstr(sql, ":id") != NULL)
        db_bind_int(st, ":id", id);
    if (!db_step(st))
        return fallback;
    int64_t number =
        sqlite3_column_type(st->handle, 0) == SQLITE_NULL ? fallback : db_int_at(st, 0);
    db_done(st);
    return number;
}

bool db_ok(struct db *db, struct why *why)
{
    if (!db_failed(db))
        return true;
    int code = db->error;
    db->error = SQLITE_OK;
    return db_explain(why, code, db->message);
}

bool db_judge(struct db *db, bool done, struct why *why)
{
    return done || !db_failed(db) ? done : db_ok(db, why);
}

bool db_unsure(struct db *db, struct why *why)
{
    db_forget(db);
    if (db->failed == SQLITE_NOMEM)
        return why_set_class(why, WHY_FILE,
                             "There was too little memory at the end of the save, which may or "
                             "may not have been done. Close other programs, open the inventory "
                             "again, and see.");
    return why_set_class(why, WHY_FILE,
                         "The inventory could not be reached at the end of the save, which may or "
                         "may not have been done. Check the disk or the share, open the inventory "
                         "again, and see.");
}

void db_forget(struct db *db)
{
    db->error = SQLITE_OK;
}

size_t db_failures(const struct db *db)
{
    return db->failures;
}

bool db_ok_since(const struct db *db, size_t failures, struct why *why)
{
    return db->failures == failures || db_explain(why, db->failed, sqlite3_errstr(db->failed));
}

bool db_idle(struct db *db)
{
    return sqlite3_get_autocommit(db->handle) != 0;
}

void db_roll_back(struct db *db)
{
    if (db_idle(db))
        return;
    /* Prepared at the opening, since it is wanted where there is no memory for it. */
    sqlite3_step(db->roll_back);
    int code = sqlite3_reset(db->roll_back);
    /* A changed schema has it prepared anew, for which memory may be short. */
    if (!db_idle(db))
        code = sqlite3_exec(db->handle, "ROLLBACK", NULL, NULL, NULL);
    db_note(db, code);
}

bool db_readonly(struct db *db)
{
    return sqlite3_db_readonly(db->handle, "main") == 1;
}

sqlite3 *db_handle(struct db *db)
{
    return db->handle;
}

/*
 * db - SQLite, held strictly.
 *
 * The only place that prepares statements. Statements are named by their text
 * and kept; parameters and columns are named too, and a name that does not
 * exist stops the program, since it is a mistake of ours. An error of the
 * database sticks: every later step fails as well until db_ok() has told it,
 * so that a loop over rows needs one check at its end.
 */
#ifndef DB_H
#define DB_H

#include "model/why.h"

#include <stddef.h>
#include <stdint.h>

#define SQLITE_ENABLE_SESSION 1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include <sqlite3.h>

struct db;
struct statement;

enum db_open {
    DB_READ_WRITE, /* an existing file; read-only where the system allows no more */
    DB_READ,       /* an existing file, never written */
    DB_CREATE,     /* a new file, which must not exist */
    DB_MEMORY,     /* a scratch database in memory; PATH is not looked at */
    DB_TEMPORARY   /* the same for a large one: what does not fit in memory goes into a file
                      that nobody else can open and that is gone with the process */
};

/* Opens with the guards of the design: defensive, no trust in the schema, no
 * extensions, rollback journal, synchronous=EXTRA, foreign keys, secure
 * delete; a symlink as the last part of PATH is refused. Waits up to three
 * seconds for another process, but see db_on_wait(). NULL with WHY where it
 * cannot be. */
struct db *db_open(const char *path, enum db_open how, struct why *why);

/* db_open() of a new file at PATH, where it is made before it takes the place of NAME,
 * which messages name. */
struct db *db_create(const char *path, const char *name, struct why *why);

/* Has GO_ON decide how long to wait for another process: it is called many
 * times a second with the milliseconds waited, and must leave DB alone. NULL:
 * three seconds. */
void db_on_wait(struct db *db, bool (*go_on)(void *context, int ms), void *context);

/* Has TELL called now and then while statements run; it must leave DB alone.
 * NULL: nobody is told. */
void db_on_work(struct db *db, bool (*go_on)(void *context), void *context);

/* Has DB tell whom OTHER tells. */
void db_work_like(struct db *db, const struct db *other);

/* Waits MS milliseconds at most from now on and asks nobody; -1: as usual. */
void db_patience(struct db *db, int ms);

/* Closes; a statement still in use is a bug. DB may be NULL. */
void db_close(struct db *db);

/* The connection, for the session and backup interfaces of the model. */
sqlite3 *db_handle(struct db *db);

/* Runs the statements of SQL that give no rows. False where one failed; the
 * error sticks. */
bool db_run(struct db *db, const char *sql);

/* The statement of SQL, ready to bind: kept for the next time. A single
 * statement only. */
struct statement *db_prepare(struct db *db, const char *sql);

/* The statement kept for WHAT of OF, ready to bind, without its text being made
 * again; NULL where none is kept or it stands on a row. WHAT is a text of the
 * program, OF a row of one of its tables: both are known by their addresses. */
struct statement *db_kept(struct db *db, const char *what, const void *of);

/* db_prepare(), kept for WHAT of OF. */
struct statement *db_keep(struct db *db, const char *what, const void *of, const char *sql);

/* Whether ST has the parameter NAME. */
bool db_takes(struct statement *st, const char *name);

/* Bind to the parameter NAME (":code"). Text and bytes are copied. */
void db_bind_text(struct statement *st, const char *name, const char *text);
void db_bind_int(struct statement *st, const char *name, int64_t value);
void db_bind_null(struct statement *st, const char *name);
void db_bind_blob(struct statement *st, const char *name, const void *bytes, size_t length);

/* Bind to a parameter by its place, from 1. Text of LENGTH bytes is borrowed
 * until the statement was run. */
void db_bind_text_at(struct statement *st, int place, const char *text, size_t length);
void db_bind_int_at(struct statement *st, int place, int64_t value);
void db_bind_null_at(struct statement *st, int place);

/* The next row: true while there is one. After the last, or an error, the
 * statement is reset. A statement left before its last row wants db_done(). */
bool db_step(struct statement *st);

/* Runs a statement that gives no row; false where it failed. */
bool db_do(struct statement *st);

/* Resets a statement before its last row. */
void db_done(struct statement *st);

/* Columns of the present row by name; text is never NULL and is borrowed
 * until the next step. */
const char *db_text(struct statement *st, const char *column);
int64_t db_int(struct statement *st, const char *column);
bool db_is_null(struct statement *st, const char *column);
const void *db_blob(struct statement *st, const char *column, size_t *length);

/* Whether a text of the present row goes on behind a NUL, where nobody looks. */
bool db_has_nul(struct statement *st);

/* The first column in which the present rows of ONE and OTHER differ, in type or
 * bytes; -1 where they are the same. Both have the same columns. */
int db_difference(struct statement *one, struct statement *other);

/* The name of column COLUMN, borrowed until the next statement. */
const char *db_column_name(struct statement *st, int column);

/* Columns by place, for rows of many columns read in a loop. */
const char *db_text_at(struct statement *st, int column);
int64_t db_int_at(struct statement *st, int column);
const void *db_blob_at(struct statement *st, int column, size_t *length);

/* The one whole number that SQL gives, FALLBACK where it gives no row. SQL
 * takes at most one parameter, :id. */
int64_t db_number(struct db *db, const char *sql, int64_t id, int64_t fallback);

/* Whether nothing has gone wrong since the last call. Where something has,
 * fills WHY with what it means for the person, forgets it, and gives false. */
bool db_ok(struct db *db, struct why *why);

/* How many statements failed so far, apart from those of a person's own rules, and
 * whether none did since there were FAILURES: also errors that were forgotten count, so
 * that what was read in between is known to be whole. False with WHY. */
size_t db_failures(const struct db *db);
bool db_ok_since(const struct db *db, size_t failures, struct why *why);

/* Forgets an error that nobody asked for, so that it is not told of something
 * else: what begins a reading of its own calls it first. */
void db_forget(struct db *db);

/* Notes an error code of a call made on db_handle(); SQLITE_OK is none. */
void db_note(struct db *db, int code);

/* Whether an error is waiting for db_ok(). */
bool db_failed(const struct db *db);

/* Whether DONE. Where it is not and an error waits, that is told in the place of WHY:
 * what was not found may be what could not be read. */
bool db_judge(struct db *db, bool done, struct why *why);

/* Says in WHY that a change may or may not be in the file: its COMMIT failed, and what
 * the file holds now could not be read. Forgets the errors. False. */
bool db_unsure(struct db *db, struct why *why);

/* Says from now on that a transaction is open, or no more: where SQLite has taken it
 * back by itself (a full disk), nothing more is read or written as if it stood. */
void db_within(struct db *db, bool within);

/* Whether the error that waits is that another process holds the file. */
bool db_busy(const struct db *db);

/* Says that tables are read through once from now on, or no more: pages that are
 * not read again need no memory, which costs more than they do. */
void db_read_through(struct db *db, bool through);

/* Says that many records are written from now on, or no more: most pages are written
 * once, and a few megabytes of them are as quick as many. */
void db_write_many(struct db *db, bool many);

/* Copies all that FROM holds, as of one moment, in the place of what TO holds. False
 * with WHY. */
bool db_copy(struct db *to, struct db *from, struct why *why);

/* Copies the rows of TABLE whose number in column KEY is LAST at most from FROM to
 * TO, where it has the same columns. Errors wait for db_ok() of either. */
void db_copy_rows(struct db *to, struct db *from, const char *table, const char *key, int64_t last);
/* Has SQLite check from now on what references lead to, also within a transaction, or not.
 * What was written before is not looked at. */
void db_check_references(struct db *db, bool check);

/* Whether no transaction is open. */
bool db_idle(struct db *db);

/* Ends a transaction that is open without what it changed, also where an error waits. For
 * lack of memory it may stay open. */
void db_roll_back(struct db *db);

/* Whether the file can only be read. */
bool db_readonly(struct db *db);

#endif

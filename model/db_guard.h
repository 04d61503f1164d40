/*
 * db_guard - statements that a person wrote: they read and do nothing else.
 *
 * Between db_guard_begin() and db_guard_end() SQLite's authorizer lets a statement
 * select, read the tables it may, and call functions of a list that neither write
 * nor load nor need memory without bound; a statement that goes on for too many
 * steps is stopped. Errors then are the statement's and not ours.
 */
#ifndef DB_GUARD_H
#define DB_GUARD_H

#include "model/db.h"

/* Makes the authorizer known to DB, which was opened just now: one that is set
 * later would have every statement prepared anew. */
void db_guard_ready(struct db *db);

/* From now on only tables are read for which MAY_READ is true, and for STEPS steps
 * of SQLite's machine at most, or some seconds for 100 million where steps are slow. */
void db_guard_begin(struct db *db, bool (*may_read)(const char *table), int64_t steps);

/* Whether a statement was stopped after that many. Between begin and end. */
bool db_guard_ran_out(const struct db *db);

/* The end of it. False with WHY where a statement was stopped or failed by its own
 * fault, which is forgotten then. Other errors wait for db_ok(). */
bool db_guard_end(struct db *db, struct why *why);

/* The statement of SQL, ready to bind; db_guard_free() frees it. NULL with WHY where
 * it is not a single SELECT of COLUMNS columns, has another parameter than
 * PARAMETERS (names, NULL at the end), or asks for more than it may; *LINE, from 0,
 * is then the line of SQL that tells most. Between begin and end. */
struct statement *db_guard_prepare(struct db *db, const char *sql, int columns,
                                   const char *const parameters[], size_t *line, struct why *why);
void db_guard_free(struct statement *st);

#endif

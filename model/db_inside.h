/*
 * db_inside - what db.c and db_open.c share, and nobody else.
 */
#ifndef DB_INSIDE_H
#define DB_INSIDE_H

#include "model/db.h"

enum { DB_SLOTS = 256 };

struct statement {
    struct db *db;
    struct statement *next;
    sqlite3_stmt *handle; /* NULL where it could not be prepared */
    char *sql;
    bool busy; /* stands on a row */
};

struct db_kept {
    const void *what, *of;
    struct statement *st; /* NULL where the slot is free */
};

struct db {
    sqlite3 *handle;
    struct statement *slots[DB_SLOTS];
    struct db_kept *kept; /* by two addresses; see db_kept() */
    size_t kept_count, kept_capacity;
    int error; /* SQLITE_OK, or the first error since db_ok() */
    char message[200];

    bool (*on_wait)(void *context, int ms); /* db_on_wait() */
    void *wait_context;
    int64_t wait_began;             /* by the monotonic clock, in milliseconds */
    int patience;                   /* milliseconds; -1 the usual */
    bool (*on_work)(void *context); /* db_on_work() */
    void *work_context;
};

/* Has the connection wait as db_wait.c does. */
void db_wait_begin(struct db *db);

#endif

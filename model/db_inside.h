/*
 * db_inside - what the files of model/db*.c share, and nobody else.
 */
#ifndef DB_INSIDE_H
#define DB_INSIDE_H

#include "model/db.h"

#include <time.h>

enum { DB_SLOTS = 256 };

struct statement {
    struct db *db;
    struct statement *next;
    sqlite3_stmt *handle; /* NULL where it could not be prepared */
    char *sql;
    bool busy;     /* stands on a row */
    int64_t steps; /* that SQLite took for it since it began, by thousands */
};

struct db_kept {
    const void *what, *of;
    struct statement *st; /* NULL where the slot is free */
};

/* What a person's statement may do at the moment: db_guard.c. */
struct db_guard {
    bool on;
    bool (*may_read)(const char *table);
    int64_t steps_left;
    clock_t until;     /* of the processor's time: steps over long texts take longer */
    int length;        /* the limit of SQLite outside of it */
    char refused[100]; /* what it asked for and may not */
};

struct db {
    sqlite3 *handle;
    sqlite3_stmt *roll_back; /* db_roll_back() */
    struct statement *slots[DB_SLOTS];
    struct db_kept *kept; /* by two addresses; see db_kept() */
    size_t kept_count, kept_capacity;
    size_t failures; /* errors so far, whether somebody asked for them or not, */
    int failed;      /* and the last of them */
    int error;       /* SQLITE_OK, or the first error since db_ok() */
    char message[200];
    bool within; /* db_within() */

    bool (*on_wait)(void *context, int ms); /* db_on_wait() */
    void *wait_context;
    int64_t wait_began;             /* by the monotonic clock, in milliseconds */
    int patience;                   /* milliseconds; -1 the usual */
    bool (*on_work)(void *context); /* db_on_work() */
    void *work_context;
    struct statement *stepping; /* what SQLite works at, or NULL */
    struct db_guard guard;
};

/* Has the connection wait as db_wait.c does. */
void db_wait_begin(struct db *db);

/* Has the steps of SQLite counted. */
void db_wait_count(struct db *db);

/* Whether ST took more steps than the file has reason for. */
bool db_wait_endless(const struct statement *st);

/* Says in WHY what error CODE, of which SQLite says MESSAGE, means for the person. False. */
bool db_explain(struct why *why, int code, const char *message);

#endif

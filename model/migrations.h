/*
 * migrations - how the file's schema came to be, step by step.
 *
 * An append-only table (migrations.c). A new file replays it from the start,
 * so there is no second description of the schema that could drift.
 */
#ifndef MIGRATIONS_H
#define MIGRATIONS_H

#include "model/why.h"

#include <stddef.h>

struct db;

struct migration {
    const char *sql;            /* statements, or NULL */
    bool (*run)(struct db *db); /* more than statements can say, or NULL */
    int undo_from;              /* the oldest version whose journal entries can still be undone */
};

extern const struct migration migrations[];
extern const int migrations_count;

/* The hash of the schema that all steps make (verify.h), by which an opening knows it
 * without making it anew. tests/migrations-test.c tells it after a new step. */
extern const char migrations_digest[];

/* The first schema, step 1. False where the database refused. */
bool schema_1(struct db *db);

/* Brings DB from its user_version to the newest, each step with its version
 * in one transaction. False with WHY where the file is newer than the program
 * or cannot be written. */
bool migrations_run(struct db *db, struct why *why);

/* What ends the steps: FINISH is called with CONTEXT within the transaction, after the steps
 * and only where there were some. Its false takes all of it back. */
struct migrations_end {
    bool (*finish)(void *context);
    void *context;
    bool unsure; /* set: whether the steps are in the file is not known */
};

/* The same, with END. */
bool migrations_run_with(struct db *db, struct migrations_end *end, struct why *why);

/* Replays the first VERSION steps only: what a file of that version looks
 * like. For verify and for tests. */
bool migrations_replay(struct db *db, int version, struct why *why);

#endif

/*
 * inside - what an open inventory is made of, for the files of model/ only.
 */
#ifndef INSIDE_H
#define INSIDE_H

#include "model/db.h"
#include "model/digest.h"
#include "model/kinds.h"
#include "model/model.h"

#include <stdbool.h>
#include <stdint.h>

/* "DAIC": tells an inventory from any other SQLite file. */
enum { MODEL_APPLICATION_ID = 0x44414943 };

struct model {
    size_t failures; /* of statements, as the open change was begun */
    struct db *db;
    char *path;
    enum lang lang;
    char *who;
    char *now;            /* the fixed clock, or NULL */
    int64_t seen_version; /* PRAGMA data_version when last asked */
    int64_t seen_seq;     /* the journal entry last seen or made */
    int64_t last_id;      /* the last record number given */
    uint32_t random[16];  /* for record numbers, so many of them not used yet */
    size_t random_count;
    bool newer;           /* the file is of a newer program: read only */
    bool asked;           /* the person asked for reading only */
    bool past;            /* past.h: a copy of what it was */
    int64_t organization; /* scope.h: a copy of what belongs to it; 0 for all */
    int64_t trial_from;   /* trial.h: the last entry of the journal as it was made */
    size_t part_bytes;    /* see model_options */

    bool held;             /* model_hold() */
    struct titles *titles; /* read while it is held; NULL where none were */
    struct laws *laws;     /* rules_ready.c; freed with the database; NULL until rules run */

    /* The open change; session is NULL where there is none. */
    sqlite3_session *session;
    struct bulk *bulk;    /* NULL where few records come */
    int64_t seq;          /* of the entry that it will be */
    int parts;            /* stored so far */
    struct digest digest; /* of the parts stored so far */
    char *what, *about, *why;
};

/* Makes an inventory of the empty database DB. False with WHY. */
bool model_prepare(struct db *db, struct why *why);

/* A model on DB, which it then owns; PATH is what it is called by. */
struct model *model_on(struct db *db, const char *path, const struct model_options *options);

/* Has the clock of M stand at AT. Where that is no moment of the calendar, as another program
 * may have left it in a journal, the clock stays as it is. */
void model_set_clock(struct model *m, const char *at);

/* A new record number: 63 bits, time-ordered, random at the end, so that
 * files kept in two offices can be merged. */
int64_t model_new_id(struct model *m);

/* Begins a reading that tells its own errors. Within a change they stay until
 * its commit. */
void model_begin_reading(struct model *m);

/* Whether OPTIONS let a file be made or replaced; false with WHY where they ask
 * for reading only. */
bool model_allowed(const struct model_options *options, struct why *why);

/* The records by their codes and numbers that are kept at the moment: within a
 * change of many records, or while the inventory is held; else NULL. */
struct titles *model_titles(struct model *m);

/* The statement of FORMAT, a text of the program, with the name of KIND's table
 * for each %1$s: made once. */
struct statement *model_statement(struct model *m, const char *format, const struct kind *kind);

/* The same for the links of FIELD of KIND: their table for %1$s, the table of
 * what they lead to for %2$s. */
struct statement *model_link_statement(struct model *m, const char *format, const struct kind *kind,
                                       const struct field *field);

/* The name of the table of the links of FIELD: "category_purposes". */
void model_link_table(const struct kind *kind, const struct field *field, char name[64]);

#endif

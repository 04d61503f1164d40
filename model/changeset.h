/*
 * changeset - reading and rewriting what the session extension recorded.
 *
 * A bounded reader of the changeset format (sqlite.org, "The Session
 * Extension", "Changeset Format"). The library of Debian 12 loops forever on
 * some truncated changesets, so none is given to it that this reader has not
 * walked to the end.
 */
#ifndef CHANGESET_H
#define CHANGESET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;
struct model;

enum { CHANGESET_COLUMNS = 96 };

enum changeset_op { CHANGESET_INSERT, CHANGESET_DELETE, CHANGESET_UPDATE };

enum changeset_type {
    CHANGESET_ABSENT = 0, /* not part of this change */
    CHANGESET_INTEGER = 1,
    CHANGESET_FLOAT = 2,
    CHANGESET_TEXT = 3,
    CHANGESET_BLOB = 4,
    CHANGESET_NULL = 5
};

struct changeset_value {
    enum changeset_type type;
    int64_t number;    /* integers */
    const char *bytes; /* texts and blobs; not closed with a NUL */
    size_t length;
};

/* A walk over the changes. Start it with {.at = bytes, .end = bytes + length}. */
struct changeset {
    const unsigned char *at, *end;
    const char *table; /* of the present change; borrowed from the bytes */
    size_t columns;
    const unsigned char *keys; /* by column: its place in the primary key from 1, or 0 */
    enum changeset_op op;
    bool indirect;
    const unsigned char *row; /* where the values of the present change begin */
    struct changeset_value old[CHANGESET_COLUMNS], new[CHANGESET_COLUMNS];
    bool broken; /* the bytes are no changeset */
};

/* The next change: true while there is one. At the end `broken` tells whether
 * the whole could be read. */
bool changeset_next(struct changeset *walk);

/* Whether the LENGTH bytes are a whole changeset on tables of the inventory, with
 * their numbers of columns and their keys, of which each change states the values:
 * where keys differ, SQLite applies nothing and says that all went well. */
bool changeset_sound(struct model *m, const void *bytes, size_t length);

/* Adds to OUT the same changeset with every text value of column COLUMN of
 * TABLE's row ID that is not empty replaced by MASK; counts them. */
size_t changeset_mask(const void *bytes, size_t length, const char *table, int64_t id,
                      size_t column, const char *mask, struct buf *out);

/* Adds to OUT the same changes with the tables in the opposite order. */
void changeset_reverse(const void *bytes, size_t length, struct buf *out);

/* Writing one: the head of TABLE with its COLUMNS, of which the first KEYS are
 * its primary key, then for each new row changeset_put_insert() and its values
 * in the order of the columns. */
void changeset_put_table(const char *table, size_t columns, size_t keys, struct buf *out);
void changeset_put_insert(struct buf *out);
void changeset_put_number(int64_t number, struct buf *out);
void changeset_put_text(const char *text, size_t length, struct buf *out);
void changeset_put_null(struct buf *out);

#endif

/*
 * beside - rows of a table, read beside records that come in some order.
 *
 * An export goes through the records of a kind and needs for each its row and
 * the rows of its links. As long as the numbers of the records rise, each table
 * is read once from its beginning to its end; where they do not, it is looked
 * up anew. Where a table has no row is known until then, so that an empty table
 * is looked at once.
 */
#ifndef BESIDE_H
#define BESIDE_H

#include "model/db_row.h"

struct beside {
    struct db *db;
    struct statement *st;
    struct db_row row; /* the present one; its first value is the key */
    int64_t low;       /* no row has a key from here up to that of the present one */
    bool begun, ended; /* ended: nor behind it */
};

/* Begins with SQL, which gives db_row(:row, key, …) of the rows whose key is at
 * least :from, in order of the keys. beside_end() frees what BESIDE holds. */
void beside_begin(struct beside *beside, struct db *db, const char *sql);
void beside_end(struct beside *beside);

/* Goes to the first row with KEY; false where there is none, or after an error,
 * which waits for db_ok(). */
bool beside_at(struct beside *beside, int64_t key);

/* Goes to the next row with the key of the present one; false after the last. */
bool beside_next(struct beside *beside);

#endif

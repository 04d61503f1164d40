/*
 * titles - records by their codes, kept for the time of a large change or of a
 * reading that holds the inventory.
 *
 * A ledger names the same departments and items again and again; each is read
 * once. A table that has grown too large is emptied, so that memory stays small
 * however many records there are.
 */
#ifndef TITLES_H
#define TITLES_H

#include "model/kinds.h"

#include <stdint.h>

struct model;
struct titles;

struct title {
    struct title *next, *next_by_id; /* of the same slots */
    const struct kind *kind;
    int64_t id;
    char *code, *name;
    char *folded; /* the name, as fold.h folds it for searching */
    char *called; /* what refer_name() calls it; NULL where nobody asked yet */
    char *cell;   /* the same as part of a cell, and its bytes; see register_walk.c */
    size_t cell_length;
    char *mark; /* the class of an item, the country of a party; in the same way */
};

/* An empty table; titles_free() frees it, also NULL. */
struct titles *titles_new(void);
void titles_free(struct titles *titles);

/* The record CODE of KIND, read where it is not known yet; NULL where there is
 * none. Borrowed until titles_trim() or titles_forget(). An error waits for
 * db_ok(). */
struct title *titles_find(struct model *m, struct titles *titles, const struct kind *kind,
                          const char *code);

/* The same for record ID. */
struct title *titles_find_id(struct model *m, struct titles *titles, const struct kind *kind,
                             int64_t id);

/* Empties the table where it is large. */
void titles_trim(struct titles *titles);

/* Empties the table: a code or a name was changed, or a record deleted. */
void titles_forget(struct titles *titles);

#endif

/*
 * clear - whether it is clear how the cells of a column are divided.
 */
#ifndef CLEAR_H
#define CLEAR_H

#include "import/load.h"

/* What speaks for one way, and against it. */
struct clear_way {
    size_t cells;              /* that it cuts */
    bool certain;              /* one of them is certainly a list */
    bool against;              /* one of them reads like a sentence, or is no list of values */
    struct names parts, again; /* of cells that others are to confirm; those that recur */
    struct cells doubtful;     /* such cells: the parts in our own form, and the text, in turn */
    struct names kept;         /* texts that rather are names */
};

struct clear {
    const struct field *field;
    struct clear_way ways[CELLS_SPLITS];
};

/* Adds cell number CELL of the column, with its MARKS (cells_split_marks()). */
void clear_add(struct clear *clear, size_t cell, const char *text, unsigned marks,
               const struct cells_split_names *names);

/* Whether cells are still to be confirmed. */
bool clear_is_open(const struct clear *clear);

/* Takes TEXT, any cell of the column, as a sign that parts which are equal to one of
 * its values are values. */
void clear_confirm(struct clear *clear, const char *text);

/* Settles what is still to be confirmed: parts that recur or are names of records of
 * KIND are values, and other cells of two parts are kept as names. */
void clear_settle(struct clear *clear, struct load *load, const struct kind *kind);

/* The way that is clear, CELLS_SPLIT_WHOLE where none is. */
enum cells_split clear_choose(const struct clear *clear);

/* Whether one of VALUES, but for NAMES, still holds a divider of another way. */
bool clear_holds_more(const struct cells *values, const struct cells_split_names *names);

void clear_clear(struct clear *clear);

#endif

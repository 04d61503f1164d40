/*
 * cells - several values in one cell.
 *
 * Values are divided by "; "; a semicolon or backslash of the value itself is
 * written \; or \\. A value may be such a list again: it is then formatted
 * twice and parsed twice.
 *
 * What cells_format() writes, cells_parse() reads back without loss, with one
 * exception: a list of one empty value is the empty cell, which is no value.
 * Two empty values are "; ".
 */
#ifndef CELLS_H
#define CELLS_H

#include "model/buf.h"

#include <stddef.h>

/* A zeroed one is an empty list. */
struct cells {
    char **items;
    size_t count;
    size_t capacity;
};

/* Adds the values of TEXT to CELLS. One blank after a semicolon belongs to the
 * divider; without it the semicolon divides as well. A backslash before any
 * other character, or at the end, is itself. */
void cells_parse(const char *text, struct cells *cells);

/* Adds a copy of VALUE. */
void cells_add(struct cells *cells, const char *value);

/* Adds VALUE to OUT as a cell holds it, semicolons and backslashes escaped. */
void cells_put(const char *value, struct buf *out);

/* Adds the cell of CELLS to OUT. */
void cells_format(const struct cells *cells, struct buf *out);

/* The place of the first value equal to VALUE; CELLS->count where none is. */
size_t cells_find(const struct cells *cells, const char *value);

/* Adds to OUT the values of LIST that OTHER does not have. Both may be long. */
void cells_subtract(const struct cells *list, const struct cells *other, struct cells *out);

/* A value that stands in CELLS twice, borrowed; NULL where none does. */
const char *cells_repeated(const struct cells *cells);

/* Frees what CELLS holds; it is an empty list again. */
void cells_clear(struct cells *cells);

#endif

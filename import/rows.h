/*
 * rows - rows of texts, kept small in memory.
 *
 * A file of a million rows has hundreds of megabytes of text, which an import reads
 * several times, mostly one row after the other. Rows stand in blocks; those that
 * were asked for last are open, all others packed by Zstandard (RFC 8878), column by
 * column, since what stands in a column is much alike.
 */
#ifndef ROWS_H
#define ROWS_H

#include "import/reader.h"

/* Texts stay where they are until a row of each of ROWS_OPEN other blocks of
 * ROWS_BLOCK rows was asked for; more blocks stay open while they take less than
 * ROWS_BYTES, so that a small file is never packed. */
enum { ROWS_BLOCK = 256, ROWS_OPEN = 8, ROWS_OPEN_MOST = 64, ROWS_BYTES = 4 * 1024 * 1024 };

struct rows_row {
    size_t number; /* as a spreadsheet shows it, from 1 */
    size_t line;   /* the physical line, from 1 */
    size_t count;  /* of its cells */
    bool mended;   /* see struct reader_row */
    size_t first;  /* inside: place of its first cell in the block */
};

/* No rows; to be freed by rows_free(). */
struct rows *rows_new(void);

/* Adds a copy of ROW behind all others. */
void rows_add(struct rows *rows, const struct reader_row *row);

/* Row PLACE, from 0 as they were added. Borrowed as texts are, see above. */
const struct rows_row *rows_at(struct rows *rows, size_t place);

/* The number of row PLACE, for which its block is seldom opened. */
size_t rows_number(struct rows *rows, size_t place);

/* The text of cell number CELL of row PLACE, both from 0; "" where the row is
 * shorter. Borrowed, see above. */
const char *rows_cell(struct rows *rows, size_t place, size_t cell);

/* Replaces that cell by TEXT, which is copied; a shorter row is filled up with empty
 * cells. */
void rows_set(struct rows *rows, size_t place, size_t cell, const char *text);

/* Overwrites all texts; they are not to be asked for again. */
void rows_wipe(struct rows *rows);

/* Frees ROWS (or NULL). */
void rows_free(struct rows *rows);

#endif

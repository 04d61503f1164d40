/*
 * sheet - a foreign file held in memory as rows of cells.
 *
 * The sink of a reader that keeps what it is given: an import reads its rows
 * several times, to find its records, to set their fields, to check them. All
 * texts stand in one block, so that a cell costs its bytes and eight more.
 */
#ifndef SHEET_H
#define SHEET_H

#include "import/reader.h"
#include "model/buf.h"

struct sheet_row {
    size_t number; /* as a spreadsheet shows it, from 1 */
    size_t line;   /* the physical line, from 1 */
    size_t start;  /* bytes of the text, as UTF-8, before it */
    size_t first;  /* place of its first cell among all cells */
    size_t count;
    bool mended; /* see struct reader_row */
};

struct sheet {
    const char *encoding; /* the name of the one that was taken */
    struct reader_found found;
    bool marked; /* in the form of our own --excel: CR LF, and a byte-order mark, CP932 or
                    ASCII alone; our plain form has neither */
    struct sheet_row *rows;
    size_t count;

    /* Inside: all texts, each closed with a NUL, and where each begins. */
    struct buf texts;
    size_t *cells;
    size_t cell_count, row_capacity, cell_capacity;
};

/* Reads the CSV file at PATH. ENCODING is NULL and DELIMITER 0 for finding
 * them. SHEET is cleared with sheet_clear(). False with WHY; see
 * encoding_read() and reader_run(). */
bool sheet_read(const char *path, const char *encoding, char delimiter, struct sheet *sheet,
                struct why *why);

/* Keeps a copy of ROW; fits struct reader_sink with a struct sheet as context. */
bool sheet_add(void *sheet, const struct reader_row *row, struct why *why);

/* The text of cell number CELL of row number ROW, both from 0; "" where the
 * row is shorter. Borrowed until the sheet changes. */
const char *sheet_cell(const struct sheet *sheet, size_t row, size_t cell);

/* Frees what SHEET holds. */
void sheet_clear(struct sheet *sheet);

#endif

/*
 * sheet - a foreign file held in memory as rows of cells.
 *
 * A text of divided cells or a sheet of a workbook, whichever the first bytes
 * of the file say; what it is called does not matter.
 * The sink of a reader that keeps what it is given: an import reads its rows
 * several times, to find its records, to set their fields, to check them. All
 * texts stand in one block, so that a cell costs its bytes and eight more.
 */
#ifndef SHEET_H
#define SHEET_H

#include "import/reader.h"
#include "import/xlsx.h"
#include "model/buf.h"

struct sheet_row {
    size_t number; /* as a spreadsheet shows it, from 1 */
    size_t line;   /* the physical line, from 1 */
    size_t start;  /* bytes of the text, as UTF-8, before it */
    size_t first;  /* place of its first cell among all cells */
    size_t count;
    bool mended; /* see struct reader_row */
};

/* What the person says of a file; all zero for finding it. */
struct sheet_source {
    const char *encoding; /* of a text */
    char delimiter;       /* of a text */
    const char *sheet;    /* of a workbook: a name, or a number as xlsx_run() counts */
};

struct sheet {
    bool is_workbook;
    struct xlsx_book book; /* of a workbook */
    const char *encoding;  /* of a text: the name of the one that was taken; else "" */
    struct reader_found found;
    bool marked; /* in the form of our own --excel: CR LF, and a byte-order mark, CP932 or
                    ASCII alone; our plain form has neither */
    size_t apostrophes; /* cells that begin with one, as those with a guard do */
    struct sheet_row *rows;
    size_t count;

    /* Inside: all texts, each closed with a NUL, and where each begins. */
    struct buf texts;
    size_t *cells;
    size_t cell_count, row_capacity, cell_capacity;
};

/* Reads the file at PATH as SOURCE says; what does not apply to it is not
 * looked at. SHEET is cleared with sheet_clear(). False with WHY; see
 * encoding_read(), reader_run() and xlsx_run(). */
bool sheet_read(const char *path, const struct sheet_source *source, struct sheet *sheet,
                struct why *why);

/* Keeps a copy of ROW; fits struct reader_sink with a struct sheet as context. */
bool sheet_add(void *sheet, const struct reader_row *row, struct why *why);

/* The text of cell number CELL of row number ROW, both from 0; "" where the
 * row is shorter. Borrowed until the sheet changes. */
const char *sheet_cell(const struct sheet *sheet, size_t row, size_t cell);

/* Replaces that cell by TEXT, which is copied; a shorter row is filled up with
 * empty cells. The file stays as it is. */
void sheet_set(struct sheet *sheet, size_t row, size_t cell, const char *text);

/* Frees what SHEET holds. */
void sheet_clear(struct sheet *sheet);

#endif

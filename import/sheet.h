/*
 * sheet - a foreign file held in memory as rows of cells.
 *
 * A text of divided cells or a sheet of a workbook, whichever the first bytes
 * of the file say; what it is called does not matter.
 * The sink of a reader that keeps what it is given: an import reads its rows
 * several times, to find its records, to set their fields, to check them. They are
 * kept packed (rows.h), so that a large file needs a fifth of its size.
 */
#ifndef SHEET_H
#define SHEET_H

#include "import/reader.h"
#include "import/rows.h"
#include "import/xlsx.h"

#include <stdint.h>

/* The most rows that are kept. A workbook has XLSX_ROWS at most; a million rows of a text
 * took 190 MB while they were imported, so that these stay below 1 GiB. */
enum { SHEET_ROWS = 4000000 };

/* What the person says of a file; all zero for finding it. */
struct sheet_source {
    const char *encoding;         /* of a text */
    char delimiter;               /* of a text */
    const char *sheet;            /* of a workbook: a name, or a number as xlsx_run() counts */
    bool (*going)(void *context); /* asked now and then whether to go on; NULL: no matter what */
    void *context;                /* for going() */
};

struct sheet {
    bool is_workbook;
    struct xlsx_book book; /* of a workbook */
    const char *encoding;  /* of a text: the name of the one that was taken; else "" */
    struct reader_found found;
    bool marked;        /* in the form of our own --excel: CR LF, and a byte-order mark, CP932 or
                           ASCII alone; our plain form has neither */
    size_t apostrophes; /* cells that begin with one, as those with a guard do */
    size_t count;       /* of its rows */
    uint32_t *rows;     /* their places among all rows of the file where some are left out;
                           else NULL: row 0 is the first of the file, and so on */
    struct rows *cells; /* all rows of the file; NULL while there is none */
};

/* Reads the file at PATH as SOURCE says; what does not apply to it is not
 * looked at. SHEET is cleared with sheet_clear(). False with WHY: going() said
 * no; see encoding_read(), reader_run() and xlsx_run(). */
bool sheet_read(const char *path, const struct sheet_source *source, struct sheet *sheet,
                struct why *why);

/* Keeps a copy of ROW; fits struct reader_sink with a struct sheet as context. False
 * with WHY where it would be more than SHEET_ROWS. */
bool sheet_add(void *sheet, const struct reader_row *row, struct why *why);

/* Makes row number ROW the one that is row FROM now, at it or behind it; for leaving rows
 * out, which ends with a smaller sheet->count. */
void sheet_move(struct sheet *sheet, size_t row, size_t from);

/* What is known of row number ROW, from 0. Borrowed until the sheet changes or rows of
 * several other blocks are read (rows.h). */
const struct rows_row *sheet_at(const struct sheet *sheet, size_t row);

/* The number of row number ROW, as a spreadsheet shows it. */
size_t sheet_number(const struct sheet *sheet, size_t row);

/* The row that a spreadsheet shows as row NUMBER; sheet->count where none is. */
size_t sheet_find(const struct sheet *sheet, size_t number);

/* The text of cell number CELL of row number ROW, both from 0; "" where the
 * row is shorter. Borrowed as sheet_at() is. */
const char *sheet_cell(const struct sheet *sheet, size_t row, size_t cell);

/* Replaces that cell by TEXT, which is copied; a shorter row is filled up with
 * empty cells. The file stays as it is. */
void sheet_set(struct sheet *sheet, size_t row, size_t cell, const char *text);

/* Overwrites all cells; none is to be read again. */
void sheet_wipe(struct sheet *sheet);

/* Frees what SHEET holds. */
void sheet_clear(struct sheet *sheet);

#endif

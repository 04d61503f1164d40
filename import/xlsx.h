/*
 * xlsx - the rows of a sheet of an Excel workbook (ECMA-376, ISO/IEC 29500).
 *
 * A workbook is a ZIP archive of XML parts that name each other:
 *
 *     _rels/.rels  ->  workbook  ->  sheets, shared strings, styles
 *
 * libzip inflates and expat parses each part block by block, so that no part
 * is ever whole in memory but the shared strings. What a cell shows is given
 * as text: dates as ISO 8601, numbers in their shortest form, the stored
 * results of formulas; readings of kanji (furigana) are no part of a text.
 *
 * The archive is not trusted: what is inflated is counted, whatever its
 * headers say, and document type declarations, wild indexes, parts that
 * occur twice and endless tags are refused.
 */
#ifndef XLSX_H
#define XLSX_H

#include "import/reader.h"
#include "model/buf.h"

#include <stdint.h>

/* The most rows of a sheet; its columns are READER_ROW_LIMIT. */
enum { XLSX_ROWS = 1048576 };

/* The most merged ranges that are kept. */
enum { XLSX_RANGES = 65536 };

enum xlsx_shown { XLSX_VISIBLE, XLSX_HIDDEN, XLSX_VERY_HIDDEN };

struct xlsx_sheet {
    char *name; /* as its tab shows it */
    char *part; /* in the archive; NULL for a sheet without cells, such as a chart */
    enum xlsx_shown shown;
    bool filled; /* a cell of it is not empty */
};

/* Merged cells, rows and columns from 1. */
struct xlsx_range {
    uint32_t row, column, last_row, last_column;
};

/* What a workbook is found to hold. A zeroed one holds nothing. */
struct xlsx_book {
    struct xlsx_sheet *sheets; /* in the order of their tabs */
    size_t count, capacity;
    size_t read; /* place of the one that was read */
    bool from_1904;
    struct xlsx_range *merged; /* of the sheet that was read: the first XLSX_RANGES */
    size_t merged_kept, merged_capacity;
    size_t merged_count;  /* all of them */
    size_t merged_filled; /* cells of them that got the value above; see merged.h */
    size_t hidden_rows;  /* rows with text that the sheet does not show */
};

/* What a file is by its first bytes. */
enum xlsx_magic {
    XLSX_NONE,    /* neither of these, or no regular file */
    XLSX_ARCHIVE, /* a ZIP archive: an .xlsx workbook, or another one */
    XLSX_COMPOUND /* a compound file: an .xls workbook, or one with a password */
};

enum xlsx_magic xlsx_magic(const char *path);

/* Fills WHY: a compound file cannot be read, and how to save it instead. */
bool xlsx_refuse_compound(struct why *why);

/* Reads which sheets the workbook at PATH has, and which of them are filled.
 * xlsx_clear() frees BOOK. False with WHY: no workbook, damaged, encrypted,
 * beyond a limit; see xlsx_run(). */
bool xlsx_look(const char *path, struct xlsx_book *book, struct why *why);

/* Gives the rows of a sheet of the workbook at PATH to SINK: of the sheet
 * called NAME, else of the tab of that number, counted from 1 among the
 * visible ones; NAME NULL takes the only visible sheet that is filled. The
 * cells of a row end with the last one that is not empty; struct reader_row's
 * line is its number. FOUND gets the number of blank rows between; BOOK what
 * xlsx_look() finds, the merged ranges and the hidden rows; xlsx_clear() frees
 * it. False with WHY, and BOOK empty: no such sheet or several (all are
 * named), a workbook that is damaged (part and line, or sheet and cell, are
 * named), one beyond a limit, a formula without a stored result, or SINK
 * refused. */
bool xlsx_run(const char *path, const char *name, const struct reader_sink *sink,
              struct reader_found *found, struct xlsx_book *book, struct why *why);

/* Frees what BOOK holds. */
void xlsx_clear(struct xlsx_book *book);

/* Adds the letters by which spreadsheets call COLUMN, from 1: A, Z, AA. */
void xlsx_column_name(size_t column, struct buf *out);

/* Adds the name that a spreadsheet gives the cell in ROW and COLUMN, both
 * from 1, to OUT: "C5". */
void xlsx_cell_name(size_t row, size_t column, struct buf *out);

#endif

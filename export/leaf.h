/*
 * leaf - a sheet of a workbook that is being written (workbook.h), row by row.
 *
 * Cells go to the row at which the leaf stands, in any order of columns;
 * leaf_next() goes on to the next row. Rows and columns count from 0. A column is as
 * wide as its widest line, measured in columns of a terminal (glyphs.h), between
 * the bounds that are set for it; a row is as high as its texts need in columns of
 * these bounds, since not every program finds that by itself.
 */
#ifndef LEAF_H
#define LEAF_H

#include "export/workbook.h"

/* The row at which LEAF stands. */
size_t leaf_row(const struct leaf *leaf);

/* Its name, as its tab shows it. Borrowed. */
const char *leaf_name(const struct leaf *leaf);

/* Writes TEXT, UTF-8, as a text into COLUMN; an empty one leaves a cell that only has
 * its look. */
void leaf_text(struct leaf *leaf, size_t column, const char *text, enum workbook_style style);

/* Writes a number. */
void leaf_number(struct leaf *leaf, size_t column, double number, enum workbook_style style);

/* Writes the day ISO (ISO 8601) as a date; one that spreadsheets do not have (before
 * 1900-03-01), and an empty one, as a text. */
void leaf_date(struct leaf *leaf, size_t column, const char *iso, enum workbook_style style);

/* Writes TEXT as a link to the first cell of TARGET. */
void leaf_link(struct leaf *leaf, size_t column, const struct leaf *target, const char *text);

/* Writes TEXT over COUNT columns (at least two) from COLUMN on, joined in this row,
 * which is made LINES high: spreadsheets do not measure joined cells. */
void leaf_across(struct leaf *leaf, size_t column, size_t count, size_t lines, const char *text,
                 enum workbook_style style);

/* Makes the row at least LINES high. */
void leaf_lines(struct leaf *leaf, size_t lines);

/* Goes on to the next row. */
void leaf_next(struct leaf *leaf);

/* Writes COUNT headings as the next row: what stands above and they stay in sight,
 * they are repeated on each page, and leaf_filter() can be used. FIXED columns stay in
 * sight too. */
void leaf_headings(struct leaf *leaf, const char *const *texts, size_t count, size_t fixed);

/* Gives the rows since leaf_headings() a filter, once they are all written. */
void leaf_filter(struct leaf *leaf);

/* The bounds of the width of COLUMN, in columns of a terminal; 8 and 40 where they are
 * not set. */
void leaf_width(struct leaf *leaf, size_t column, int least, int most);

/* How wide all columns are so far, in columns of a terminal with their margins. */
int leaf_units(const struct leaf *leaf);

/* Empty cells of COLUMN, also below the last row, look as STYLE, such as STYLE_OPEN. */
void leaf_column_style(struct leaf *leaf, size_t column, enum workbook_style style);

/* COLUMN is there and not seen. */
void leaf_hide_column(struct leaf *leaf, size_t column);

/* The leaf is there and not seen; never all of them. */
void leaf_hide(struct leaf *leaf);

/* The first leaf to be seen when the workbook is opened. */
void leaf_first(struct leaf *leaf);

/* The cells of COLUMN from row FIRST to LAST offer the texts of LIST
 * (workbook_list()). STRICT refuses anything else, else anything may be typed. HINT,
 * of at most 255 characters, is shown at the cell; NULL: none. */
void leaf_dropdown(struct leaf *leaf, size_t column, size_t first, size_t last, size_t list,
                   bool strict, const char *hint);

/* Only cells of the STYLE_OPEN kinds may be changed. There is no password: it guards
 * against slips, and anyone can lift it. Columns can still be made wider, filtered. */
void leaf_protect(struct leaf *leaf);

enum leaf_paper { LEAF_A4, LEAF_A3 };

/* How LEAF is printed: so many pages wide, as many pages high as it takes. */
struct leaf_print {
    enum leaf_paper paper;
    bool landscape;
    const char *header;               /* at the left above; NULL: none */
    const char *right;                /* at the right above; NULL: none */
    int wide;                         /* how many pages wide; 0: one */
    size_t repeat_first, repeat_last; /* columns repeated on each page; 0 and 0: none */
};
/* Page numbers stand below, the name of the leaf in the middle above. */
void leaf_print(struct leaf *leaf, const struct leaf_print *print);

enum leaf_chart_shape { LEAF_BARS, LEAF_STACKED_BARS };

/* A chart of COUNT rows of LEAF from FIRST on: names in column NAMES, numbers in the
 * SERIES_COUNT columns from SERIES on, whose headings stand in row HEADINGS. */
struct leaf_chart {
    const struct leaf *from;
    const char *title;
    enum leaf_chart_shape shape;
    size_t headings, first, count, names, series, series_count;
    const unsigned *colours; /* 0xRRGGBB, one for each series; NULL: one for all */
};
/* Puts CHART on LEAF with its corner at ROW and COLUMN, WIDTH times HEIGHT pixels. */
void leaf_chart(struct leaf *leaf, size_t row, size_t column, int width, int height,
                const struct leaf_chart *chart);

#endif

/*
 * workbook_inside - what the files of the workbook share (workbook.h, leaf.h).
 */
#ifndef WORKBOOK_INSIDE_H
#define WORKBOOK_INSIDE_H

#include "export/leaf.h"
#include "export/output.h"
#include "model/buf.h"

#include <time.h>
#include <xlsxwriter.h>

/* The widest column, in units of spreadsheets, and what joins STYLE to its form for
 * texts that cells of the format "text" would show as ####. */
enum { COLUMN_WIDEST = 255, TEXT_SHOWN = 255 };

/* The most page breaks of a leaf. */
enum { LEAF_BREAKS = 60 };

/* A column of a leaf. */
struct leaf_column {
    int least, most; /* the bounds of its width; 0: not set */
    int widest;      /* the columns of its widest line so far */
};

struct leaf {
    struct workbook *book;
    lxw_worksheet *sheet;
    char name[128]; /* 31 units in UTF-8 */
    size_t row;
    size_t lines; /* of its highest cell so far */
    bool has_headings;
    size_t headings, heading_count;    /* the row of the headings, and how many */
    lxw_row_t breaks[LEAF_BREAKS + 1]; /* the rows that begin a page; 0 ends them */
    size_t break_count;
    struct leaf_column *columns;
    size_t column_count, column_capacity;
};

/* A list of a drop-down: its rows on the hidden sheet. */
struct workbook_list {
    size_t first, count;
};

struct workbook {
    struct output output;
    char *folder; /* of what libxlsxwriter keeps in between */
    enum workbook_memory memory;
    lxw_workbook *book;
    lxw_format *formats[WORKBOOK_STYLES];
    lxw_format *long_text, *long_open; /* texts that cells kept as text do not show */
    struct leaf **leaves;
    size_t leaf_count, leaf_capacity;
    struct workbook_list *lists;
    size_t list_count, list_capacity;
    char **offered; /* the texts of all lists, one after the other */
    size_t offered_count, offered_capacity;
    char lists_name[128]; /* of the hidden sheet */
    time_t created;
    struct buf escaped;
    bool failed;
    struct why why; /* the first problem */
};

/* What a call of libxlsxwriter gave whose arguments we answer for: it keeps what it is
 * told in memory or in its files, and tells of a disk that is full only at its end. */
void workbook_expect(lxw_error error);

/* Makes the formats of BOOK. */
void workbook_styles(struct workbook *book);

/* TEXT as a cell holds it: what XML cannot hold, and what would be taken for an
 * escape, escaped. TEXT itself where nothing is, else borrowed until the next call. */
const char *workbook_escape(struct workbook *book, const char *text);

/* Keeps the reason that was set in WHY: nothing more is written then, so that it is the
 * first and only one. */
void workbook_fail(struct workbook *book, const struct why *why);

/* Whether the file that libxlsxwriter wrote is whole: DATA_SIZES are the bytes of the
 * rows of each leaf, where memory is flat. False with WHY. */
bool workbook_verify(const struct workbook *book, const long *data_sizes, struct why *why);

/* The name of LEAF as formulas have it, between apostrophes: added to OUT. */
void leaf_quoted(const char *name, struct buf *out);

/* The column of that number, made where there is none. */
struct leaf_column *leaf_column(struct leaf *leaf, size_t column);

/* The most columns of a terminal that a line of COLUMN may take. */
int leaf_most(const struct leaf_column *column);

/* Sets the widths of all columns. */
void leaf_set_widths(struct leaf *leaf);

#endif

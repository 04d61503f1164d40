/*
 * workbook - an Excel workbook (ECMA-376, ISO/IEC 29500) that is being written:
 * a thin cover of libxlsxwriter.
 *
 * A workbook is a list of leaves (leaf.h), the sheets of it, written row by row.
 * It is complete at its path or not there (output.h). What libxlsxwriter keeps in
 * between goes to files without a name in a folder of mode 0700 beside the path:
 * on the same disk, read by nobody else, gone when the program ends in whatever
 * way; after a kill -9 that empty folder and the unfinished file may stay, both
 * called .daicho-XXXXXX. As libxlsxwriter does not notice a full disk, the file
 * is read again before it is moved to its path.
 *
 * Every text is written as a text, so none becomes a formula; what XML cannot
 * hold, and what a spreadsheet would take for its escapes (_x000D_), is escaped
 * as ECMA-376 part 1, 22.9.2.19 (ST_Xstring) has it. Nothing is cut: a text that
 * a cell cannot hold and a row too many are refused. As with a FILE, the first
 * problem is kept and told at the end.
 */
#ifndef WORKBOOK_H
#define WORKBOOK_H

#include "model/why.h"

#include <stdbool.h>
#include <stddef.h>

struct leaf;
struct model;
struct workbook;

/* The limits of a sheet. */
enum { WORKBOOK_ROWS = 1048576, WORKBOOK_COLUMNS = 16384, WORKBOOK_UNITS = 32767 };

/* How much memory the rows take. */
enum workbook_memory {
    WORKBOOK_SMALL, /* all rows are kept until the end; every program can read it */
    WORKBOOK_FLAT   /* each row goes out as the next begins: memory does not grow. Apple's
                       Numbers shows no texts of such a file, and charts have no numbers
                       until they are computed, which Excel and LibreOffice do */
};

/* How a cell looks. */
enum workbook_style {
    STYLE_TEXT,    /* wrapped, framed, kept as text when it is edited */
    STYLE_NUMBER,  /* whole numbers with a comma each three digits */
    STYLE_DATE,    /* 2026-11-22 */
    STYLE_HEADING, /* of a column */
    STYLE_LABEL,   /* before a value, as on a cover */
    STYLE_TITLE,   /* of a leaf, large, without a frame */
    STYLE_PLAIN,   /* a sentence, without a frame; it runs on over empty cells */
    STYLE_PROSE,   /* a sentence, without a frame, wrapped */
    STYLE_WARNING, /* a text that asks for attention */
    STYLE_LINK,    /* to another leaf: see leaf_link() */
    STYLE_OPEN,    /* a text that may be changed where the leaf is protected */
    STYLE_OPEN_NUMBER,
    STYLE_OPEN_DATE,
    WORKBOOK_STYLES
};

/* Begins a workbook for PATH in the language of WHY; M is the inventory that is
 * open, whose clock dates it. PATH and FORCE are as for output_begin(). NULL with
 * WHY: something stands at PATH, or the system refuses the file. */
struct workbook *workbook_begin(const char *path, bool force, const struct model *m,
                                enum workbook_memory memory, struct why *why);

/* Names the workbook for those who look at the properties of the file; COMPANY may
 * be NULL. */
void workbook_about(struct workbook *book, const char *title, const char *company);

/* Adds a leaf called NAME behind the others: it lives as long as the workbook. NAME
 * is cut to the 31 units of a tab, what tabs refuse ([]:*?/\) becomes a blank, and
 * one that is there already gets a number. */
struct leaf *workbook_leaf(struct workbook *book, const char *name);

/* What a drop-down offers: COUNT texts, which are copied to a hidden sheet. Returns
 * the number of the list for leaf_dropdown(); equal lists have the same. */
size_t workbook_list(struct workbook *book, const char *const *texts, size_t count);

/* Gives the rectangle of LEAF, rows and columns from 0, the name NAME: letters of
 * ASCII, digits and '_'. */
void workbook_name(struct workbook *book, const char *name, const struct leaf *leaf,
                   size_t first_row, size_t first_column, size_t last_row, size_t last_column);

/* Whether nothing went wrong so far: a long export may stop where it did. */
bool workbook_ok(const struct workbook *book);

/* Ends the workbook and frees it: where it is WHOLE and nothing went wrong, the file
 * is at its path. Else it is deleted, with all that was kept in between; false with
 * WHY, unless not WHOLE: then WHY is left alone. */
bool workbook_end(struct workbook *book, bool whole, struct why *why);

#endif

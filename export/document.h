/*
 * document - a paper written as one HTML file or as Markdown, as it is told.
 *
 * The HTML file needs nothing beside it: no script, style sheet, font or image from
 * elsewhere, which its Content-Security-Policy denies as well (CSP Level 3). It names
 * its language, can be read on a phone, and prints on A4. Texts of records are shown
 * as they stand: control characters and those that turn the direction of writing appear
 * by their numbers (display.h), and nothing in them begins markup (markup.h).
 *
 * Each call writes at once, so that memory does not grow with the document. Lists,
 * tables and pairs end where something else begins:
 *
 *     document_begin(&d, out, DOCUMENT_HTML, lang, "Register");
 *     document_heading(&d, 1, NULL, "Register");
 *     document_entry(&d, 1, "list", "List");          a list of links: contents
 *     document_heading(&d, 2, "list", "List");
 *     document_table(&d, heads, 2);
 *     document_row(&d, cells);
 *     document_pair(&d, "Persons", "12,400");         a table of labels and values
 *     document_end(&d);
 */
#ifndef DOCUMENT_H
#define DOCUMENT_H

#include "export/figures.h"
#include "model/buf.h"
#include "model/words.h"

#include <stdbool.h>
#include <stdio.h>

enum document_format {
    DOCUMENT_HTML,
    DOCUMENT_MD,
    DOCUMENT_TXT, /* what is printed, or shown line by line */
    DOCUMENT_BOOK /* a workbook: each heading of level 2 begins a leaf */
};

/* What stands open. */
enum document_open { DOCUMENT_NOTHING, DOCUMENT_LIST, DOCUMENT_PAIRS, DOCUMENT_TABLE };

struct document_cell {
    const char *text;
    const char *anchor; /* of the place within the document that it leads to, or NULL */
};

/* A line of the text form that is taken by a screen. Borrowed for the call. */
struct document_line {
    const char *text;
    bool heading;
    const char *record; /* or NULL */
};
typedef void document_take(void *context, const struct document_line *line);

struct leaf;
struct workbook;

struct document {
    FILE *out;
    enum document_format format;
    enum lang lang;
    enum document_open open;
    int depth;                /* of the open list */
    const char *const *heads; /* of the open table; the caller's, until it ends */
    size_t columns;
    bool begun;          /* something was written */
    struct buf text;     /* of the call */
    document_take *take; /* of the text form: takes the lines instead of OUT */
    void *context;
    struct document_line line; /* what is to be told beside the lines of the call */
    struct workbook *book;     /* of DOCUMENT_BOOK */
    struct leaf *leaf;         /* that is being written, or NULL */
    const char *title;         /* of the document; the caller's */
    bool headed;               /* the leaf has headings that stay in sight */
};

/* Begins a document on OUT, which stays the caller's, as does TITLE. Errors of writing
 * are left to ferror(OUT). */
void document_begin(struct document *d, FILE *out, enum document_format format, enum lang lang,
                    const char *title);

/* The text form, each line of which is given to TAKE. */
void document_begin_lines(struct document *d, document_take *take, void *context, enum lang lang,
                          const char *title);

/* The form of a workbook, whose leaves are added to BOOK; its errors are told by
 * workbook_end(). */
void document_begin_book(struct document *d, struct workbook *book, enum lang lang,
                         const char *title);

/* Ends it, and frees what it holds. */
void document_end(struct document *d);

/* A heading of LEVEL 1 to 4. ANCHOR, or NULL, is what links lead to: letters, digits
 * and '-'; see document_anchor(). */
void document_heading(struct document *d, int level, const char *anchor, const char *text);

void document_paragraph(struct document *d, const char *text);

/* A link within the document, at LEVEL 1 to 3 of a list. */
void document_entry(struct document *d, int level, const char *anchor, const char *text);

/* Begins a table with COUNT HEADS, which stay there until it ends. */
void document_table(struct document *d, const char *const *heads, size_t count);

/* A row of the open table, a cell a column. */
void document_row(struct document *d, const struct document_cell *cells);

/* The same of plain texts. */
void document_texts(struct document *d, const char *const *texts);

/* Says that the next row is about RECORD, "party/PT-0001", which the form of lines tells
 * beside them. */
void document_about(struct document *d, const char *record);

/* A line of a table of labels and values. */
void document_pair(struct document *d, const char *label, const char *text);

/* Ends what stands open, so that the next pair begins a table of its own. */
void document_break(struct document *d);

/* FIGURE as a chart, with its title above and its note below; Markdown has its numbers as
 * a table as well. ID as for svg_chart_write(). */
void document_figure(struct document *d, const struct figure *figure, const char *id);

/* Adds the anchor for the record CODE of KIND: "category-C-0001". Whatever codes hold,
 * two of them never have one anchor. */
void document_anchor(const char *kind, const char *code, struct buf *out);

#endif

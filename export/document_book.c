/*
 * Documents as leaves of a workbook: each heading of level 2 begins one. See document.h.
 */
#include "export/document_inside.h"
#include "export/leaf.h"
#include "export/svg_chart.h"
#include "model/glyphs.h"

#include <string.h>

/* A leaf is so many columns wide where it holds sentences; each is wide enough. */
enum { COLUMNS = 6, LEAST = 16, MOST = 48, NEAR_TOP = 6 };

static void begin(struct document *d, const char *title)
{
    (void)d;
    (void)title;
}

/* Ends the leaf that is being written. */
static void end(struct document *d)
{
    const struct leaf_print print = {.paper = d->columns > COLUMNS ? LEAF_A3 : LEAF_A4,
                                     .landscape = true,
                                     .header = d->title};
    if (d->leaf != NULL)
        leaf_print(d->leaf, &print);
    d->leaf = NULL;
    d->headed = false;
}

static struct leaf *leaf_of(struct document *d, const char *name)
{
    if (d->leaf != NULL)
        return d->leaf;
    d->leaf = workbook_leaf(d->book, name);
    for (size_t i = 0; i < COLUMNS; i++)
        leaf_width(d->leaf, i, LEAST, MOST);
    return d->leaf;
}

static void heading(struct document *d, int level, const char *anchor, const char *text)
{
    (void)anchor;
    if (level == 1) /* the title stands above each page */
        return;
    if (level == 2)
        end(d);
    struct leaf *leaf = leaf_of(d, text);
    if (level > 2)
        leaf_next(leaf);
    leaf_text(leaf, 0, text, STYLE_TITLE);
    leaf_next(leaf);
}

/* The rows that TEXT takes over WIDTH columns of a terminal. */
static size_t lines_of(const char *text, int width)
{
    size_t lines = 0;
    struct buf line = {0};
    for (const char *at = text; at != NULL;) {
        size_t length = strcspn(at, "\n");
        buf_empty(&line);
        buf_add(&line, at, length);
        lines += (size_t)(glyph_width(buf_text(&line), 1) / width) + 1;
        at = at[length] == '\0' ? NULL : at + length + 1;
    }
    buf_clear(&line);
    return lines;
}

static void paragraph(struct document *d, const char *text)
{
    struct leaf *leaf = leaf_of(d, d->title);
    leaf_across(leaf, 0, COLUMNS, lines_of(text, COLUMNS * LEAST), text, STYLE_PROSE);
    leaf_next(leaf);
}

static void open(struct document *d)
{
    if (d->open != DOCUMENT_TABLE)
        return;
    struct leaf *leaf = leaf_of(d, d->title);
    if (!d->headed && leaf_row(leaf) <= NEAR_TOP) {
        leaf_headings(leaf, d->heads, d->columns, 1);
        d->headed = true;
        return;
    }
    for (size_t i = 0; i < d->columns; i++)
        leaf_text(leaf, i, d->heads[i], STYLE_HEADING);
    leaf_next(leaf);
}

static void close(struct document *d)
{
    (void)d;
}

static void entry(struct document *d, int level, const char *anchor, const char *text)
{
    (void)level;
    (void)anchor;
    paragraph(d, text);
}

static void row(struct document *d, const struct document_cell *cells)
{
    for (size_t i = 0; i < d->columns; i++)
        leaf_text(d->leaf, i, cells[i].text, STYLE_TEXT);
    leaf_next(d->leaf);
}

static void pair(struct document *d, const char *label, const char *text)
{
    struct leaf *leaf = leaf_of(d, d->title);
    leaf_text(leaf, 0, label, STYLE_LABEL);
    leaf_across(leaf, 1, COLUMNS - 1, lines_of(text, (COLUMNS - 1) * LEAST), text, STYLE_TEXT);
    leaf_next(leaf);
}

static void chart(struct document *d, const struct figure *figure, const char *id)
{
    (void)id;
    heading(d, 3, NULL, figure->title);
    for (size_t i = 0; i < figure->count; i++) {
        struct buf values = {0};
        svg_chart_values(figure, &figure->bars[i], &values);
        pair(d, figure->bars[i].name, buf_text(&values));
        buf_clear(&values);
    }
}

const struct document_writer document_book = {
    .begin = begin,
    .end = end,
    .heading = heading,
    .paragraph = paragraph,
    .open = open,
    .close = close,
    .entry = entry,
    .row = row,
    .pair = pair,
    .chart = chart,
};

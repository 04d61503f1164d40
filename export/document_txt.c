/*
 * Documents as plain text, for printing and for the screen. A row of a table is a small
 * list, what its first cell says and below it what is filled, so that any width is wide
 * enough. See document.h.
 */
#include "export/document_inside.h"
#include "export/svg_chart.h"
#include "model/display.h"
#include "model/glyphs.h"

#include <string.h>

static void begin(struct document *d, const char *title)
{
    (void)d;
    (void)title;
}

static void end(struct document *d)
{
    (void)d;
}

/* An empty line before the next block. */
static void part(struct document *d)
{
    if (d->begun)
        buf_putc(&d->text, '\n');
}

/* Adds BEFORE and TEXT, whose further lines stand INDENT columns in. */
static void put(struct document *d, const char *before, const char *text, int indent)
{
    buf_puts(&d->text, before);
    for (const char *at = text;;) {
        size_t length = strcspn(at, "\n");
        buf_add(&d->text, at, length);
        buf_putc(&d->text, '\n');
        if (at[length] == '\0')
            return;
        at += length + 1;
        buf_printf(&d->text, "%*s", indent, "");
    }
}

static void heading(struct document *d, int level, const char *anchor, const char *text)
{
    static const char marks[] = {'=', '-'};
    (void)anchor;
    if (level == 1 && d->take != NULL) /* a screen has the title in its frame */
        return;
    part(d);
    put(d, "", text, 0);
    if (level <= 2 && d->take == NULL) {
        for (int i = glyph_width(text, 1); i > 0; i--)
            buf_putc(&d->text, marks[level - 1]);
        buf_putc(&d->text, '\n');
    }
}

static void paragraph(struct document *d, const char *text)
{
    part(d);
    put(d, "", text, 0);
}

static void open(struct document *d)
{
    part(d);
}

static void close(struct document *d)
{
    (void)d;
}

static void entry(struct document *d, int level, const char *anchor, const char *text)
{
    (void)anchor;
    buf_printf(&d->text, "%*s", (level - 1) * 2, "");
    put(d, "- ", text, (level - 1) * 2 + 2);
}

/* Adds "label: text", INDENT columns in. */
static void put_pair(struct document *d, const char *label, const char *text, int indent)
{
    buf_printf(&d->text, "%*s%s", indent, "", label);
    put(d, text[0] == '\0' ? ":" : ": ", text, indent + 2);
}

static void row(struct document *d, const struct document_cell *cells)
{
    put(d, "- ", cells[0].text, 2);
    for (size_t i = 1; i < d->columns; i++)
        if (cells[i].text[0] != '\0')
            put_pair(d, d->heads[i], cells[i].text, 4);
}

static void pair(struct document *d, const char *label, const char *text)
{
    put_pair(d, label, text, 0);
}

static void chart(struct document *d, const struct figure *figure, const char *id)
{
    heading(d, 4, NULL, figure->title);
    (void)id;
    for (size_t i = 0; i < figure->count; i++) {
        struct buf label = {0}, values = {0};
        display_add(&label, figure->bars[i].name);
        svg_chart_values(figure, &figure->bars[i], &values);
        put_pair(d, buf_text(&label), buf_text(&values), 2);
        buf_clear(&label);
        buf_clear(&values);
    }
}

const struct document_writer document_txt = {
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

/*
 * Documents as Markdown (CommonMark 0.31 with the tables of GitHub Flavored Markdown).
 * Anchors are elements of HTML, as Markdown has none; where a reader leaves HTML out,
 * the text is whole and the links lead nowhere. See document.h.
 */
#include "export/document_inside.h"
#include "export/markup.h"
#include "export/svg_chart.h"
#include "model/display.h"

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

static void heading(struct document *d, int level, const char *anchor, const char *text)
{
    part(d);
    for (int i = 0; i < level; i++)
        buf_putc(&d->text, '#');
    buf_putc(&d->text, ' ');
    if (anchor != NULL)
        buf_printf(&d->text, "<a id=\"%s\"></a>", anchor);
    markup_md(&d->text, text, " ");
    buf_putc(&d->text, '\n');
}

static void paragraph(struct document *d, const char *text)
{
    part(d);
    markup_md(&d->text, text, "\\\n");
    buf_putc(&d->text, '\n');
}

static void put_link(struct document *d, const char *text, const char *anchor)
{
    buf_putc(&d->text, '[');
    markup_md_plain(&d->text, text);
    buf_printf(&d->text, "](#%s)", anchor);
}

static void put_cell(struct document *d, const struct document_cell *cell)
{
    buf_puts(&d->text, "| ");
    if (cell->anchor == NULL)
        markup_md(&d->text, cell->text, "<br>");
    else
        put_link(d, cell->text, cell->anchor);
    buf_putc(&d->text, ' ');
}

static void put_heads(struct document *d, const char *const *heads, size_t count)
{
    for (size_t i = 0; i < count; i++)
        put_cell(d, &(struct document_cell){.text = heads[i]});
    buf_puts(&d->text, "|\n");
    for (size_t i = 0; i < count; i++)
        buf_puts(&d->text, "| --- ");
    buf_puts(&d->text, "|\n");
}

static void put_pair_heads(struct document *d)
{
    const char *heads[] = {words_in(d->lang, N_("Particular")), words_in(d->lang, N_("Content"))};
    put_heads(d, heads, 2);
}

static void open(struct document *d)
{
    part(d);
    if (d->open == DOCUMENT_PAIRS)
        put_pair_heads(d);
    else if (d->open == DOCUMENT_TABLE)
        put_heads(d, d->heads, d->columns);
}

static void close(struct document *d)
{
    (void)d;
}

static void entry(struct document *d, int level, const char *anchor, const char *text)
{
    buf_printf(&d->text, "%*s- ", (level - 1) * 2, "");
    put_link(d, text, anchor);
    buf_putc(&d->text, '\n');
}

static void row(struct document *d, const struct document_cell *cells)
{
    for (size_t i = 0; i < d->columns; i++)
        put_cell(d, &cells[i]);
    buf_puts(&d->text, "|\n");
}

static void pair(struct document *d, const char *label, const char *text)
{
    put_cell(d, &(struct document_cell){.text = label});
    put_cell(d, &(struct document_cell){.text = text});
    buf_puts(&d->text, "|\n");
}

/* The drawing, and its numbers for readers that leave HTML out. */
static void chart(struct document *d, const struct figure *figure, const char *id)
{
    heading(d, 4, NULL, figure->title);
    part(d);
    svg_chart_write(figure, id, &d->text);
    part(d);
    const char *names[] = {figure->names, words_in(d->lang, N_("Number"))};
    put_heads(d, names, 2);
    for (size_t i = 0; i < figure->count; i++) {
        struct buf label = {0}, values = {0};
        display_add(&label, figure->bars[i].name);
        svg_chart_values(figure, &figure->bars[i], &values);
        pair(d, buf_text(&label), buf_text(&values));
        buf_clear(&label);
        buf_clear(&values);
    }
}

const struct document_writer document_md = {
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

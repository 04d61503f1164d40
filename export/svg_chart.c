/*
 * See svg_chart.h. A bar stands below a line with its label and its figures, so that
 * neither is short of room and the chart can be read on a phone.
 */
#include "export/svg_chart.h"

#include "export/markup.h"
#include "model/display.h"
#include "model/glyphs.h"
#include "model/numbers.h"

#include <stdbool.h>

enum {
    WIDTH = 560,  /* units of the drawing, about a pixel each */
    COLUMNS = 80, /* of text that stand in them */
    COLUMN = 7,
    ROW = 40,
    TEXT = 14, /* from the top of a row to the foot of its text */
    BAR_TOP = 20,
    BAR = 13,
    LEGEND = 26,
    SWATCH = 12
};

/* Dark to white. */
static const char *const fills[FIGURE_SERIES] = {"#1f4e79", "#6f9fcf", "#c9d9ea", "#ffffff"};

static int64_t total(const struct figure *figure, const struct figure_bar *bar)
{
    int64_t sum = 0;
    for (size_t i = 0; i < figure->series_count; i++)
        sum += bar->values[i];
    return sum;
}

static int64_t longest(const struct figure *figure)
{
    int64_t most = 1;
    for (size_t i = 0; i < figure->count; i++) {
        int64_t sum = total(figure, &figure->bars[i]);
        most = sum > most ? sum : most;
    }
    return most;
}

void svg_chart_values(const struct figure *figure, const struct figure_bar *bar, struct buf *out)
{
    for (size_t i = 0; i < figure->series_count; i++) {
        buf_puts(out, i == 0 ? "" : " / ");
        if (figure->series_count > 1)
            buf_printf(out, "%s ", figure->series[i]);
        count_put(bar->values[i], out);
    }
}

static void put_text(struct buf *out, const char *anchor, int x, int y, const char *text)
{
    buf_printf(out, "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">", x, y, anchor);
    markup_html_plain(out, text);
    buf_puts(out, "</text>");
}

static void put_rect(struct buf *out, double x, int y, double width, int height, size_t part)
{
    buf_printf(out,
               "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\" "
               "stroke=\"#33475b\" stroke-width=\"0.75\"/>",
               x, y, width, height, fills[part]);
}

static void put_bar(const struct figure *figure, const struct figure_bar *bar, int y, int64_t most,
                    struct buf *out)
{
    double at = 1, scale = (WIDTH - 2) / (double)most;
    for (size_t i = 0; i < figure->series_count; i++) {
        if (bar->values[i] == 0)
            continue;
        double width = (double)bar->values[i] * scale;
        put_rect(out, at, y + BAR_TOP, width < 1 ? 1 : width, BAR, i);
        at += width;
    }
}

static void put_row(const struct figure *figure, const struct figure_bar *bar, int y, int64_t most,
                    struct buf *out)
{
    struct buf values = {0}, label = {0}, whole = {0};
    svg_chart_values(figure, bar, &values);
    int room = COLUMNS - glyph_width(buf_text(&values), 1) - 2;
    if (room < 12)
        room = 12;
    display_add(&whole, bar->name);
    bool cut = glyph_width(buf_text(&whole), 1) > room;
    if (cut)
        glyph_pad(&label, buf_text(&whole), room, 1);
    buf_puts(out, "<g>");
    if (cut) {
        buf_puts(out, "<title>");
        markup_html_plain(out, buf_text(&whole));
        buf_puts(out, "</title>");
    }
    put_text(out, "start", 0, y + TEXT, buf_text(cut ? &label : &whole));
    put_text(out, "end", WIDTH, y + TEXT, buf_text(&values));
    put_bar(figure, bar, y, most, out);
    buf_puts(out, "</g>\n");
    buf_clear(&values);
    buf_clear(&label);
    buf_clear(&whole);
}

static void put_legend(const struct figure *figure, struct buf *out)
{
    int x = 1;
    buf_puts(out, "<g>");
    for (size_t i = 0; i < figure->series_count; i++) {
        put_rect(out, x, 2, SWATCH, SWATCH, i);
        put_text(out, "start", x + SWATCH + 6, TEXT - 1, figure->series[i]);
        x += SWATCH + 6 + glyph_width(figure->series[i], 1) * COLUMN + 18;
    }
    buf_puts(out, "</g>\n");
}

/* What is read aloud: every label with its figures. */
static void put_description(const struct figure *figure, struct buf *out)
{
    struct buf values = {0}, label = {0};
    for (size_t i = 0; i < figure->count; i++) {
        buf_empty(&values);
        buf_empty(&label);
        svg_chart_values(figure, &figure->bars[i], &values);
        display_add(&label, figure->bars[i].name);
        buf_puts(out, i == 0 ? "" : "; ");
        markup_html_plain(out, buf_text(&label));
        buf_puts(out, ": ");
        markup_html_plain(out, buf_text(&values));
    }
    buf_clear(&values);
    buf_clear(&label);
}

void svg_chart_write(const struct figure *figure, const char *id, struct buf *out)
{
    int top = figure->series_count < 2 ? 0 : LEGEND;
    int64_t most = longest(figure);
    buf_printf(out,
               "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"%s-t "
               "%s-d\" viewBox=\"0 0 %d %d\" width=\"%d\" font-size=\"13\" fill=\"#222\" "
               "font-family=\"sans-serif\">\n<title id=\"%s-t\">",
               id, id, WIDTH, top + (int)figure->count * ROW, WIDTH, id);
    markup_html_plain(out, figure->title);
    buf_printf(out, "</title>\n<desc id=\"%s-d\">", id);
    put_description(figure, out);
    buf_puts(out, "</desc>\n");
    if (top > 0)
        put_legend(figure, out);
    for (size_t i = 0; i < figure->count; i++)
        put_row(figure, &figure->bars[i], top + (int)i * ROW, most, out);
    buf_puts(out, "</svg>\n");
}

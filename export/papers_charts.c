/* See papers.h: the figures, each as a table with its chart beside it. */
#include "export/papers_inside.h"

#include "export/figures.h"

enum { NAMES, SERIES, CHART = SERIES + FIGURE_SERIES + 1 };

/* Goes on until the chart that began at row FIRST, PIXELS high, is passed. */
static void pass_chart(struct leaf *leaf, size_t first, int pixels)
{
    enum { ROW_PIXELS = 20, GAP = 2 };
    size_t end = first + (size_t)(pixels / ROW_PIXELS) + GAP;
    while (leaf_row(leaf) < end)
        leaf_next(leaf);
    leaf_next(leaf);
}

/* Writes the table of FIGURE and puts its chart beside it. */
static void write_figure(struct leaf *leaf, const struct figure *figure)
{
    enum { WIDTH = 640, LEAST = 220, FRAME = 110, BAR = 26 };
    size_t first = leaf_row(leaf);
    leaf_text(leaf, NAMES, figure->title, STYLE_TITLE);
    leaf_next(leaf);
    if (figure->note[0] != '\0') {
        leaf_text(leaf, NAMES, figure->note, STYLE_PLAIN);
        leaf_next(leaf);
    }
    leaf_next(leaf);
    if (figure->count == 0)
        return;
    size_t headings = leaf_row(leaf);
    leaf_text(leaf, NAMES, figure->names, STYLE_HEADING);
    for (size_t i = 0; i < figure->series_count; i++)
        leaf_text(leaf, SERIES + i, figure->series[i], STYLE_HEADING);
    leaf_next(leaf);
    for (size_t bar = 0; bar < figure->count; bar++) {
        leaf_text(leaf, NAMES, figure->bars[bar].name, STYLE_TEXT);
        for (size_t i = 0; i < figure->series_count; i++)
            leaf_number(leaf, SERIES + i, (double)figure->bars[bar].values[i], STYLE_NUMBER);
        leaf_next(leaf);
    }
    const struct leaf_chart chart = {
        .from = leaf,
        .title = figure->title,
        .shape = figure->series_count > 1 ? LEAF_STACKED_BARS : LEAF_BARS,
        .headings = headings,
        .first = headings + 1,
        .count = figure->count,
        .names = NAMES,
        .series = SERIES,
        .series_count = figure->series_count,
        .colours = figure->colours,
    };
    int height = FRAME + BAR * (int)figure->count;
    height = height < LEAST ? LEAST : height;
    leaf_chart(leaf, first, CHART, WIDTH, height, &chart);
    pass_chart(leaf, first, height);
}

bool papers_charts(struct papers *papers, struct why *why)
{
    struct figure figures[FIGURES];
    const char *name = words_in(papers->lang, "Charts");
    const struct leaf_print print = {
        .landscape = true, .header = papers->look.header, .right = papers->look.right};
    if (!figures_load(papers->m, papers->lang, figures, why))
        return false;
    struct table_leaf told = {.leaf = workbook_leaf(papers->book, name)};
    leaf_width(told.leaf, NAMES, 20, 32);
    for (size_t i = 0; i < FIGURES; i++)
        write_figure(told.leaf, &figures[i]);
    leaf_print(told.leaf, &print);
    figures_clear(figures);
    papers_add(papers, name, &told,
               words_in(papers->lang, "Persons, retention and the review in pictures."));
    return true;
}

/*
 * svg_chart - bar charts as SVG (SVG 1.1, within HTML5), written out in figures.
 *
 * A chart stands by itself: no style sheet, script, font or image from elsewhere. Each
 * bar carries its value in figures, and the parts of a bar differ in lightness and have
 * an edge, so that nothing is lost in grey, in print or for who cannot tell colours
 * apart. Title and description, which has all values, are read aloud (WAI-ARIA role
 * img). Labels that are too long are cut and stand whole in a tooltip.
 */
#ifndef SVG_CHART_H
#define SVG_CHART_H

#include "model/buf.h"

#include <stddef.h>
#include <stdint.h>

enum { SVG_CHART_PARTS = 4 };

struct svg_bar {
    const char *label;
    int64_t parts[SVG_CHART_PARTS]; /* not negative */
};

struct svg_chart {
    const char *id; /* unique within the document, of letters, digits and '-' */
    const char *title;
    const char *parts[SVG_CHART_PARTS]; /* their names, in reading order; NULL after the last,
                                           and at once where bars have one part */
    const struct svg_bar *bars;
    size_t count; /* at least one */
};

/* How many parts the bars of CHART have. */
size_t svg_chart_parts(const struct svg_chart *chart);

/* Adds the figures of BAR: "12,400", "Open 3, Changed 1". */
void svg_chart_values(const struct svg_chart *chart, const struct svg_bar *bar, struct buf *out);

/* Adds CHART as one element svg, in lines none of which is empty: Markdown takes such a
 * block as it stands. */
void svg_chart_write(const struct svg_chart *chart, struct buf *out);

#endif

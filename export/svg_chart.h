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

#include "export/figures.h"
#include "model/buf.h"

/* Adds the numbers of BAR: "12,400"; where FIGURE has several series, with their names. */
void svg_chart_values(const struct figure *figure, const struct figure_bar *bar, struct buf *out);

/* Adds FIGURE, which has bars, as one element svg, in lines none of which is empty:
 * Markdown takes such a block as it stands. ID is unique within the document, of letters,
 * digits and '-'. The colours of FIGURE are not used: series go from dark to white. */
void svg_chart_write(const struct figure *figure, const char *id, struct buf *out);

#endif

/*
 * wrapped - a text in several rows of the canvas.
 */
#ifndef WRAPPED_H
#define WRAPPED_H

#include "tui/canvas.h"

/* The rows that TEXT takes at WIDTH columns; at least 1. */
int wrapped_rows(const struct canvas *canvas, const char *text, int width);

/* Draws TEXT into AREA from its row FIRST on, each row filled in ROLE. Where
 * there are more rows than AREA has, the last ends with "..". Returns the rows
 * that were drawn. */
int wrapped_draw(struct canvas *canvas, struct area area, enum role role, const char *text,
                 int first);

/* Draws TEXT in one line that is wrapped below a rule at the end of INSIDE, which loses
 * these rows; nothing where INSIDE is low. */
void wrapped_detail(struct canvas *canvas, struct area *inside, const char *text);

/* TEXT in one line: tabs and line ends, such as those between the cells of a
 * spreadsheet, become one blank, those at the ends go. The caller frees it. */
char *wrapped_in_one_line(const char *text);

#endif

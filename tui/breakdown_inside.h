/*
 * breakdown_inside - what the frequency view is made of, for breakdown*.c only.
 */
#ifndef BREAKDOWN_INSIDE_H
#define BREAKDOWN_INSIDE_H

#include "model/frequency.h"
#include "tui/app.h"
#include "tui/focus.h"

struct breakdown {
    struct pane pane;
    const struct kind *kind;
    size_t field;
    enum frequency_by ways[3]; /* in which it can be counted */
    size_t way_count, way;
    bool by_value; /* the order of the rows; else by count */
    struct frequency *shown;
    struct frequency *next; /* counted anew, to be shown when it is done; or NULL */
    struct focus focus;
};

void breakdown_draw(struct app *app, struct pane *pane, struct area area);

#endif

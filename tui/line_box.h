/*
 * line_box - a small box over a screen in which one line is typed.
 */
#ifndef LINE_BOX_H
#define LINE_BOX_H

#include "tui/app.h"
#include "tui/edit.h"

struct line_box {
    const char *title;
    const char *about; /* what the line is for, below it */
    const char
        *refusal; /* in place of it: why what was typed is not taken; NULL: it was not tried */
    int most;     /* columns, where the screen has so many */
};

/* Draws BOX with EDIT into the middle of AREA, and puts the cursor into it. */
void line_box_draw(struct app *app, const struct line_box *box, struct edit *edit,
                   struct area area);

#endif

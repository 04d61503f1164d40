/*
 * focus - at which of its rows a screen has the keyboard, and which rows show.
 *
 * Most screens show rows one below the other. Each keeps one of these, tells it where
 * its rows are drawn and how many there are, and draws those that it names.
 */
#ifndef FOCUS_H
#define FOCUS_H

#include "model/buf.h"
#include "tui/pane.h"

struct focus {
    size_t at;        /* the row */
    size_t first;     /* the first row shown */
    size_t page;      /* how many have room */
    struct area area; /* where they were drawn last */
};

/* Moves to where MOVE leads among COUNT rows. */
enum outcome focus_move(struct focus *focus, enum move move, size_t count);

/* Moves to the row on which KEY, of the mouse, is: REDRAW then, STAY beside the COUNT
 * rows, PASS where KEY is no press. */
enum outcome focus_press(struct focus *focus, const struct key *key, size_t count);

/* Takes AREA for the COUNT rows, and scrolls so that the focus shows. */
void focus_show(struct focus *focus, struct area area, size_t count);

/* The row after the last of COUNT rows that shows. */
size_t focus_end(const struct focus *focus, size_t count);

/* The line of the screen on which ROW, which shows, is drawn. */
int focus_y(const struct focus *focus, size_t row);

/* Tells by signs beside the rows that there are more above and below. */
void focus_more(const struct focus *focus, struct canvas *canvas, size_t count);

/* Appends which of COUNT rows it is: 3/12. */
void focus_put_place(const struct focus *focus, size_t count, struct buf *out);

#endif

/*
 * frame_inside - parts of the frame, for tui/frame*.c.
 */
#ifndef FRAME_INSIDE_H
#define FRAME_INSIDE_H

#include "tui/frame.h"

struct pane;

/* Draws the head line over BASE, the lowest screen. */
void frame_head(struct app *app, const struct pane *base);

#endif

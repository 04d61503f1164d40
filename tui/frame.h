/*
 * frame - what stands around every screen: head line, tabs or breadcrumb,
 * message line, foot line.
 */
#ifndef FRAME_H
#define FRAME_H

#include "tui/app.h"

struct action;
struct kind;

/* Draws the frame for the top screen of APP; returns the area between, for
 * the lowest screen that is shown. */
struct area frame_draw(struct app *app);

/* The rows that the message takes, the one above the foot line included. */
int frame_message_rows(const struct app *app);

/* Draws the message over the row above the foot line, and over more rows where
 * it is long. To be called last. */
void frame_message(struct app *app);

/* The kind whose tab stands at column X of the tab line; NULL where none
 * does. */
const struct kind *frame_tab_at(struct app *app, int x);

/* Whether the tab of the overview stands at column X of the tab line. */
bool frame_overview_at(struct app *app, int x);

/* The action whose key and title stand at row Y and column X, in the foot line;
 * NULL where none do. */
const struct action *frame_action_at(const struct app *app, int y, int x);

#endif

/*
 * timeline - the journal on the screen: what was done, by whom, in words.
 *
 * The entries stand above, the words of the focused one below. Any edit can
 * be undone from here.
 */
#ifndef TIMELINE_H
#define TIMELINE_H

#include "model/kinds.h"
#include "tui/app.h"

#include <stdbool.h>

/* Opens the entries that touched record CODE of KIND, or all where both are
 * NULL. */
void timeline_open(struct app *app, const struct kind *kind, const char *code);

/* Undoes the newest edit that stands, or redoes what was undone last, and
 * says what it was. Actions. */
enum outcome timeline_act_undo(struct app *app);
enum outcome timeline_act_redo(struct app *app);

/* Actions on the screen. */
enum outcome timeline_act_undo_chosen(struct app *app);
enum outcome timeline_act_words(struct app *app);

#endif

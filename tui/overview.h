/*
 * overview - the whole inventory on one screen, tab 0.
 *
 * Blocks of numbers and bars: records, status, reviews, persons, retention,
 * sensitive data, other countries, latest changes; in two columns where there
 * is room. Every number leads somewhere: to the list with a filter, to a
 * record, to the names behind it. It is counted in pieces while no key comes
 * (model/overview.h); after a change the old numbers stay until the new ones
 * are there.
 *
 * It stands on the list. When it leads to the list it is laid aside in struct
 * app, and comes back as it was.
 */
#ifndef OVERVIEW_SCREEN_H
#define OVERVIEW_SCREEN_H

#include "tui/app.h"

/* Lays the overview aside where it is the top screen, so that the list is. */
void overview_leave(struct app *app);

/* Whether PANE is the overview. */
bool overview_is(const struct pane *pane);

/* Adds the day for which the numbers on PANE, the overview, stand. */
void overview_put_day(struct app *app, const struct pane *pane, struct buf *out);

/* Actions. */
enum outcome overview_act_open(struct app *app);
enum outcome overview_act_follow(struct app *app);
enum outcome overview_act_leave(struct app *app);
enum outcome overview_act_add(struct app *app);
enum outcome overview_act_left(struct app *app);
enum outcome overview_act_right(struct app *app);

#endif

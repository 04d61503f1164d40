/*
 * due_screen - the calendar of disposal on the screen (model/due.h).
 *
 * One line for each period that ends: its last day, how it stands, the category; between
 * them by their days what is to be done of incidents and requests (model/deadlines.h), which
 * has days of law as well. Below the lines stands all that is known of the focused one. Enter opens
 * the category or that record; a disposal is recorded in the form of its kind, begun with category,
 * items, place and method. It is computed in pieces while no key comes; after a
 * change the old lines stay until the new ones are there.
 */
#ifndef DUE_SCREEN_H
#define DUE_SCREEN_H

#include "tui/app.h"

/* Actions. */
enum outcome due_act_open(struct app *app);
enum outcome due_act_category(struct app *app);
enum outcome due_act_rule(struct app *app);
enum outcome due_act_record(struct app *app);
enum outcome due_act_filter(struct app *app);
enum outcome due_act_filter_back(struct app *app);
enum outcome due_act_until(struct app *app);

#endif

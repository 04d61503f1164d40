/*
 * past_mode - the inventory as it was, on the screen.
 *
 * All screens work on a model of the past (model/past.h) instead of the present
 * one, whose screens are laid aside meanwhile as they stand, open forms too. It
 * can only be read; the head line says of when it is.
 */
#ifndef PAST_MODE_H
#define PAST_MODE_H

#include "model/past.h"
#include "tui/app.h"

/* Shows the inventory as it was at WHEN, which is called NAME (a snapshot; NULL:
 * by its time), at the kind of records that the list shows. From the past another
 * moment takes its place. Where it cannot be, the message line says why. */
enum outcome past_mode_enter(struct app *app, const struct past_when *when, const char *name);

/* Goes back to the present, as it was left; STAY where it is the present. */
enum outcome past_mode_leave(struct app *app);

/* Whether the past is shown. */
bool past_mode_on(const struct app *app);

/* Adds of when it is: "Year 2025 2026-03-31 10:00", or where there is little room the
 * day alone. */
void past_mode_put(const struct app *app, bool narrow, struct buf *out);

/* The present inventory, also while the past is shown. Borrowed. */
struct model *past_mode_present(const struct app *app);

#endif

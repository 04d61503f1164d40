/*
 * trial_mode - changes that are tried, on the screen.
 *
 * All screens work on a scratch copy (model/trial.h) instead of the inventory, whose
 * screens are laid aside meanwhile as they stand. Everything is edited and undone there as
 * usual; the head line says so all the time. What was tried is kept as one change, saved as
 * a file, or thrown away; a process that ends leaves nothing of it.
 */
#ifndef TRIAL_MODE_H
#define TRIAL_MODE_H

#include "tui/app.h"

/* Whether a trial is shown. */
bool trial_mode_on(const struct app *app);

/* Goes back to the inventory as it is, from a trial and from the past, without a question:
 * what was tried is gone. Safe where neither is shown. */
void trial_mode_drop(struct app *app);

/* What leaving asks: keep, save, throw away, go on; where nothing was tried it leaves at
 * once. */
enum outcome trial_mode_leave(struct app *app);

/* Whether an action may be done that is not for trials; false with WHY. */
bool trial_mode_lets(const struct app *app, struct why *why);

/* Actions: begin one, or show what it does; keep it; save it; throw it away. */
enum outcome trial_act_open(struct app *app);
enum outcome trial_act_keep(struct app *app);
enum outcome trial_act_save(struct app *app);
enum outcome trial_act_drop(struct app *app);

#endif

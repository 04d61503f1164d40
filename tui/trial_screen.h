/*
 * trial_screen - what the trial does: the report of export/effects.h on the screen.
 *
 * Enter opens the record that a line is about, as it is in the trial. The report is made
 * when the screen opens and again, in its work function, once records have changed.
 */
#ifndef TRIAL_SCREEN_H
#define TRIAL_SCREEN_H

#include "tui/app.h"

/* Opens it over the top screen, within a trial (trial_mode.h). Where the report cannot be
 * made the message line says why. */
void trial_screen_open(struct app *app);

/* Actions. */
enum outcome trial_screen_act_record(struct app *app);
enum outcome trial_screen_act_next(struct app *app);
enum outcome trial_screen_act_previous(struct app *app);
enum outcome trial_screen_act_write(struct app *app);

#endif

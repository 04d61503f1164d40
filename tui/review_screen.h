/*
 * review_screen - the annual review on the screen (model/campaigns.h).
 *
 * A round with its dates and sums, and below them a bar for each department. Enter
 * opens the data categories of a department with what became of each; there they are
 * marked and answered, one change for all of them. Rounds are started, approved and
 * closed here too, what is asked for being typed line by line (review_ask.c).
 *
 * Saving a category never asks about a review: one answer is given once the department
 * has looked at it. What was changed since the round began is shown as such, and is not
 * confirmed as unchanged together with others.
 */
#ifndef REVIEW_SCREEN_H
#define REVIEW_SCREEN_H

#include "tui/app.h"

#include <stdint.h>

/* Opens the review of round ID; 0: of the one that is due first. */
void review_screen_open(struct app *app, int64_t id);

/* Actions, of the rounds. */
enum outcome review_act_open(struct app *app);
enum outcome review_act_department(struct app *app);
enum outcome review_act_next(struct app *app);
enum outcome review_act_previous(struct app *app);
enum outcome review_act_start(struct app *app);
enum outcome review_act_approve(struct app *app);
enum outcome review_act_close(struct app *app);
enum outcome review_act_record(struct app *app);

/* Of rounds and of the categories of a department. */
enum outcome review_act_confirm(struct app *app);

/* Of the categories of a department. */
enum outcome review_act_category(struct app *app);
enum outcome review_act_edit(struct app *app);
enum outcome review_act_mark(struct app *app);
enum outcome review_act_mark_all(struct app *app);
enum outcome review_act_changed(struct app *app);
enum outcome review_act_retire(struct app *app);
enum outcome review_act_filter(struct app *app);

/* Of the line that is typed over them. */

#endif

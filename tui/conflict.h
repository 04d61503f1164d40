/*
 * conflict - two versions of a record: what was saved meanwhile, and what is
 * in the form.
 *
 * Each field that differs is shown as it was, as it was saved, and as it is
 * in the form; the person chooses field by field, or all at once. What only
 * one side changed is chosen beforehand.
 */
#ifndef CONFLICT_H
#define CONFLICT_H

#include "tui/app.h"

struct form;

/* Opens the versions of the record of FORM, the top screen, which was changed
 * or deleted since it was read. False where it was not, or where that cannot be
 * read now. */
bool conflict_open(struct app *app, struct form *form);

/* Actions. */
enum outcome conflict_act_turn(struct app *app);
enum outcome conflict_act_mine(struct app *app);
enum outcome conflict_act_theirs(struct app *app);
enum outcome conflict_act_settle(struct app *app);

#endif

/*
 * form - editing a record: one engine for all kinds.
 *
 * The form is made from the rows of model/kinds.c: sections in the order of
 * the ledger's questions, the rarer fields folded behind a line that counts
 * them, and at the end the other ends of its links. It knows the types of
 * fields only (field.h); a new field needs nothing here.
 */
#ifndef FORM_H
#define FORM_H

#include "model/kinds.h"
#include "tui/app.h"

#include <stdint.h>

struct draft;

/* Opens the form of record ID of KIND, or of a new record where ID is 0. Says
 * so in the message line where the record is gone. */
void form_open(struct app *app, const struct kind *kind, int64_t id);

/* Opens a form of DRAFT, which it owns from now on. */
void form_open_draft(struct app *app, struct draft *draft);

/* Puts the focus of the top screen, a form, on the field with the column NAME,
 * or on the links from the kind of that name. False where the top screen is no
 * form or has no such line. */
bool form_go(struct app *app, const char *name);

/* Actions. */
enum outcome form_act_save(struct app *app);
enum outcome form_act_choose(struct app *app);
enum outcome form_act_next(struct app *app);
enum outcome form_act_previous(struct app *app);
enum outcome form_act_next_value(struct app *app);
enum outcome form_act_previous_value(struct app *app);
enum outcome form_act_empty(struct app *app);
enum outcome form_act_unfold(struct app *app);
enum outcome form_act_editor(struct app *app);
enum outcome form_act_leave(struct app *app);

#endif

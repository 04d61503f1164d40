/*
 * breakdown - the frequency view: how often each value of a column occurs
 * among the records of the list below, with shares and bars. A row leads to
 * the list of its records.
 */
#ifndef BREAKDOWN_H
#define BREAKDOWN_H

#include "model/kinds.h"
#include "tui/app.h"

/* Shows the values of FIELD of KIND, the kind that the list under all other
 * screens shows; in place of another field where the breakdown is open. */
void breakdown_show(struct app *app, const struct kind *kind, size_t field);

/* The field that PANE shows; the number of fields of KIND where it is no
 * breakdown. */
size_t breakdown_field(const struct pane *pane, const struct kind *kind);

/* Actions. */
enum outcome breakdown_act_open(struct app *app);
enum outcome breakdown_act_turn(struct app *app);
enum outcome breakdown_act_group(struct app *app);

#endif

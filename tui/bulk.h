/*
 * bulk - editing the marked records together.
 *
 * A screen of three lines: which field, what is done to it, and the value; the
 * value is typed and picked as in a form. Below stands what would change, as
 * soon as it is known. The change is one entry of the journal.
 */
#ifndef BULK_H
#define BULK_H

#include "model/kinds.h"
#include "tui/app.h"

#include <stdint.h>

/* Opens the screen for the COUNT records IDS of KIND, which are copied, and over
 * it the list of fields. */
void bulk_open(struct app *app, const struct kind *kind, const int64_t *ids, size_t count);

/* Actions. */
enum outcome bulk_act_apply(struct app *app);
enum outcome bulk_act_choose(struct app *app);
enum outcome bulk_act_next(struct app *app);
enum outcome bulk_act_previous(struct app *app);
enum outcome bulk_act_turn(struct app *app);
enum outcome bulk_act_turn_back(struct app *app);
enum outcome bulk_act_empty(struct app *app);

#endif

/*
 * impact_screen - what is touched by what went wrong: the incident sheet on the screen.
 *
 * It opens from any record, or from the marked ones of a list. The lines are those of the
 * sheet (export/impact_sheet.h); Enter opens the record that a line is about, the sheet is
 * written to a file, an incident is begun with what is touched. It is found anew whenever
 * records change.
 */
#ifndef IMPACT_SCREEN_H
#define IMPACT_SCREEN_H

#include "model/kinds.h"
#include "tui/app.h"

#include <stdint.h>

/* Opens what the COUNT records IDS of KIND touch. Where they lead to no category by their
 * kind, or the inventory cannot be read, the message line says so. */
void impact_screen_open(struct app *app, const struct kind *kind, const int64_t *ids, size_t count);

/* Actions. */
enum outcome impact_act_record(struct app *app);
enum outcome impact_act_known(struct app *app);
enum outcome impact_act_narrow(struct app *app);
enum outcome impact_act_write(struct app *app);
enum outcome impact_act_incident(struct app *app);

#endif

/*
 * page - one record on a screen of its own.
 *
 * A cursor moves over its lines; Enter follows the links of a line, Backspace
 * comes back. The breadcrumb in the frame shows the way.
 */
#ifndef PAGE_H
#define PAGE_H

#include "model/kinds.h"
#include "tui/app.h"

#include <stdbool.h>
#include <stdint.h>

/* Opens record ID of KIND. */
void page_open(struct app *app, const struct kind *kind, int64_t id);

/* Actions. */
enum outcome page_act_follow(struct app *app);
enum outcome page_act_edit(struct app *app);
enum outcome page_act_delete(struct app *app);
enum outcome page_act_history(struct app *app);
enum outcome page_act_home(struct app *app);
enum outcome page_act_copy(struct app *app);
enum outcome page_act_copy_code(struct app *app);
enum outcome page_act_notice(struct app *app);
enum outcome page_act_scan(struct app *app);
enum outcome page_act_duplicate(struct app *app);
enum outcome page_act_findings(struct app *app);
enum outcome page_act_impact(struct app *app);

#endif

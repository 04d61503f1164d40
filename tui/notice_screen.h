/*
 * notice_screen - the text of a notice on the screen, as the records give it.
 *
 * A cursor moves over its rows; Enter goes to the record that a row comes from,
 * parts that are missing stand out. The same screen shows what changed since the
 * text was published, and keeps the text as published.
 */
#ifndef NOTICE_SCREEN_H
#define NOTICE_SCREEN_H

#include "tui/app.h"

/* Opens the text of the notice with that number. */
void notice_screen_open(struct app *app, int64_t id);

/* Actions. */
enum outcome notice_act_record(struct app *app);
enum outcome notice_act_missing(struct app *app);
enum outcome notice_act_difference(struct app *app);
enum outcome notice_act_publish(struct app *app);
enum outcome notice_act_search(struct app *app);
enum outcome notice_act_next_hit(struct app *app);
enum outcome notice_act_previous_hit(struct app *app);

/* Takes what was typed over it. */

#endif

/*
 * scan_screen - a roster held against a category, on the screen.
 *
 * A file is asked for and read (import/scan.h); the screen shows what it was
 * taken for, its items with what the category declares of them, and how many
 * persons it has. Items are ticked, given to columns that are not known, made;
 * all is carried out as one change. Nothing that a cell holds is kept or shown.
 */
#ifndef SCAN_SCREEN_H
#define SCAN_SCREEN_H

#include "tui/app.h"

#include <stdint.h>

/* Asks for the file that is to be held against category number CATEGORY; 0: it is
 * chosen on the screen. */
void scan_screen_ask(struct app *app, int64_t category);

/* Shows the file at PATH, of which SHEET is meant (or NULL), held against category
 * number CATEGORY, or 0. False with WHY where nothing can be shown of it. */
bool scan_screen_read(struct app *app, const char *path, const char *sheet, int64_t category,
                      struct why *why);

/* Actions. */
enum outcome scan_act_choose(struct app *app);
enum outcome scan_act_tick(struct app *app);
enum outcome scan_act_tick_all(struct app *app);
enum outcome scan_act_class(struct app *app);
enum outcome scan_act_next_filter(struct app *app);
enum outcome scan_act_previous_filter(struct app *app);
enum outcome scan_act_overrule(struct app *app);
enum outcome scan_act_encoding(struct app *app);
enum outcome scan_act_delimiter(struct app *app);
enum outcome scan_act_header(struct app *app);
enum outcome scan_act_again(struct app *app);
enum outcome scan_act_apply(struct app *app);
enum outcome scan_act_leave(struct app *app);

/* Actions while a number is typed: of persons, or of the header row. */

#endif

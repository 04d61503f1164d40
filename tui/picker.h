/*
 * picker - choosing from a list by typing.
 *
 * An overlay with a filter and rows: values of a choice, columns, actions, or
 * the records of a kind. One or several can be chosen; several keep the order
 * in which they were chosen. It can offer to make what is missing under the
 * name that was typed. When it is finished it leaves the stack, and DONE is
 * called while the screen below is the top one.
 */
#ifndef PICKER_H
#define PICKER_H

#include "model/cells.h"
#include "model/kinds.h"
#include "tui/app.h"

struct picker;

/* A picker with TITLE (copied), empty; it is given to picker_open(). DONE is
 * called when it was finished, not when it was given up; the picker is freed
 * afterwards. DONE returns what must follow for the screen below. */
struct picker *picker_new(const char *title,
                          enum outcome (*done)(struct app *app, struct picker *picker));

/* Adds a row: ID names it to the program, TEXT and RIGHT are shown. All are
 * copied. */
void picker_add(struct picker *picker, const char *id, const char *text, const char *right);

/* What a row may hold beside its texts; each may be NULL. */
struct picker_extra {
    const char *note;  /* told below the rows while it has the focus; searched too */
    const char *words; /* searched, never shown; one a line */
    const char *keys;  /* one a line: a row of which this was typed stands first */
};

/* Adds a row with EXTRA, which is copied. */
void picker_add_extra(struct picker *picker, const char *id, const char *text, const char *right,
                      const struct picker_extra *extra);

/* Adds a row for FIELD under its label, with RIGHT. Its column finds it too, and
 * its label in the other language; the column is the id. */
void picker_add_field(struct picker *picker, const struct field *field, enum lang lang,
                      const char *right);

/* Adds a heading over the rows that are added next: it has no focus, and is
 * only shown where one of them is. */
void picker_heading(struct picker *picker, const char *text);

/* Adds a row that only tells something, with NOTE: it cannot be taken. */
void picker_remark(struct picker *picker, const char *text, const char *note);

/* Has it show the records of KIND, by code; their ids are their codes. NONE
 * offers a first row for no record (id ""). Rows added before are dropped. */
void picker_records(struct picker *picker, const struct kind *kind, bool none);

/* Has it take several rows. CHOSEN, the ids chosen so far, are copied. */
void picker_several(struct picker *picker, const struct cells *chosen);

/* Has it keep no order among the several that are chosen: where none is stored
 * they are only ticked. */
void picker_unordered(struct picker *picker);

/* Has it find the rows added by letters in their order (fuzzy.h): where
 * something is typed the best stand first, without headings. */
void picker_fuzzy(struct picker *picker);

/* Has it offer to make what is typed and not found. Where that may not be kept
 * (check_text()) it says why in place of the offer. With ALWAYS also where
 * nothing is typed. */
void picker_making(struct picker *picker, bool always);

/* Puts the focus on the row with ID. */
void picker_focus(struct picker *picker, const char *id);

/* Begins with TEXT as filter. */
void picker_type(struct picker *picker, const char *text);

/* Gives the picker a number for the screen that opened it. */
void picker_tag(struct picker *picker, size_t tag);

/* Opens it over the top screen. */
void picker_open(struct app *app, struct picker *picker);

/* For DONE: the id of the row that was picked, or NULL (one to pick); the ids
 * chosen, names of what is to be made among them (several); the name to make,
 * or NULL; the number of picker_tag(). Borrowed. */
const char *picker_picked(const struct picker *picker);
const struct cells *picker_chosen(const struct picker *picker);
const char *picker_made(const struct picker *picker);
size_t picker_tagged(const struct picker *picker);

/* Actions. */
enum outcome picker_act_take(struct app *app);
enum outcome picker_act_tick(struct app *app);
enum outcome picker_act_earlier(struct app *app);
enum outcome picker_act_later(struct app *app);
enum outcome picker_act_leave(struct app *app);

#endif

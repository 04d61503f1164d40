/*
 * suggest - texts for which a form offers values, and what a taken one brings.
 *
 * A type of record that the law has kept (statutes.h) brings law, kind of rule,
 * period, event and transitional period into the fields that are still empty:
 * seen at once, told in the message line, taken back by undo like anything
 * typed. Nothing that stands in a field is replaced, and nothing is brought in
 * by saving.
 */
#ifndef SUGGEST_H
#define SUGGEST_H

#include "tui/form_inside.h"

/* Begins with what stands in FORM: that is not looked up. */
void suggest_begin(struct form *form);

/* Opens the list of values for field number FIELD, a text with a suggestion. */
enum outcome suggest_choose(struct app *app, struct form *form, size_t field);

/* The focused field of FORM was left: where a type of record was typed that is
 * known, brings in what it brings. */
void suggest_leave(struct app *app, struct form *form);

#endif

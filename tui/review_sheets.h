/*
 * review_sheets - the sheets of an annual review on the screen: written for the
 * departments, and their answers taken in by the screen of three values.
 */
#ifndef REVIEW_SHEETS_H
#define REVIEW_SHEETS_H

#include "tui/app.h"

/* Actions, of the rounds. */
enum outcome review_sheets_act_send(struct app *app);
enum outcome review_sheets_act_receive(struct app *app);

#endif

/*
 * dialog - a question with buttons.
 *
 * The first button cancels and has the focus; every other one has a letter of
 * its own, which is never the key that led here. When a button is chosen the
 * dialog leaves the stack, and ANSWER is called while the screen below is the
 * top one.
 */
#ifndef DIALOG_H
#define DIALOG_H

#include "model/kinds.h"
#include "tui/app.h"

#include <stdint.h>

enum { DIALOG_BUTTONS = 4 };

struct dialog_button {
    const char *label; /* English key of words_in(); NULL ends the row */
    const char *key;   /* one ASCII letter; NULL for the first, which has Esc */
};

/* What is asked, and of what. */
struct dialog_question {
    const char *title; /* in the language of the program; copied */
    const char *text;  /* lines divided by LF; copied */
    struct dialog_button buttons[DIALOG_BUTTONS];

    /* Carries out button number BUTTON, not the first; returns what must follow
     * for the screen below. */
    enum outcome (*answer)(struct app *app, const struct dialog_question *question, size_t button);

    const struct kind *kind; /* for ANSWER: the record that it is about */
    int64_t id;
};

/* Asks QUESTION, which is copied, over the top screen. */
void dialog_open(struct app *app, const struct dialog_question *question);

/* Actions. */
enum outcome dialog_act_take(struct app *app);
enum outcome dialog_act_next(struct app *app);
enum outcome dialog_act_previous(struct app *app);
enum outcome dialog_act_leave(struct app *app);

#endif

/*
 * tui - the screen of the program, as the command line opens it.
 */
#ifndef TUI_H
#define TUI_H

#include "model/model.h"

#include <stdbool.h>

struct keymap;
struct theme;

/* What is on top when the screen opens. */
enum tui_first {
    TUI_CATEGORIES,
    TUI_COMPANY, /* the form of a new organization */
    TUI_IMPORT   /* the choice of a file to be imported */
};

struct tui_options {
    enum lang lang;
    int ambiguous;               /* columns of ambiguous characters: 1, 2; 0 asks the terminal */
    bool mouse;                  /* take the mouse */
    bool ask_reason;             /* every edit says why */
    const struct theme *theme;   /* NULL for the usual one; borrowed */
    const struct keymap *keymap; /* the person's keys; NULL for the built-in ones; borrowed */
    const char *notice;          /* a sentence to show first; NULL where there is none; borrowed */
    enum tui_first first;
    const char *script;          /* a file of commands (script.h) in place of a terminal, "-" for
                                    standard input; NULL for the terminal; borrowed */
};

/* Shows the inventory M until the person leaves. Returns the exit status: 0;
 * 2 with a sentence on standard error where there is no terminal; 3 where the
 * script fails. */
int tui_run(struct model *m, const struct tui_options *options);

#endif

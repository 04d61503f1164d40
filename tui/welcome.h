/*
 * welcome - what is asked on the screen where there is no inventory yet.
 */
#ifndef WELCOME_H
#define WELCOME_H

#include "tui/tui.h"

enum welcome {
    WELCOME_LEAVE,
    WELCOME_EMPTY,  /* a new inventory, first of all the company's particulars */
    WELCOME_IMPORT, /* a new inventory, first of all a sheet */
    WELCOME_SAMPLE  /* the sample, in a file of its own */
};

/* Asks on the terminal what is to be begun with, as there is no file PATH; SAMPLE is where
 * the sample would be. CHOSEN tells the answer. Returns the exit status: 0, or 2 with a
 * sentence on standard error where there is no terminal. */
int welcome_ask(const char *path, const char *sample, const struct tui_options *options,
                enum welcome *chosen);

#endif

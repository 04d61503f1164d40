/*
 * help - what can be done here: the help and the palette.
 *
 * Both are pickers over the table of actions and do what is chosen. The help
 * shows keys with a sentence each, the palette names with their keys.
 */
#ifndef HELP_H
#define HELP_H

#include "tui/app.h"

/* Actions. */
enum outcome help_act_open(struct app *app);
enum outcome help_act_palette(struct app *app);

#endif

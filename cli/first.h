/*
 * first - the first start, where there is no inventory yet: a question on the terminal,
 * and the file that is asked for.
 */
#ifndef FIRST_H
#define FIRST_H

#include "cli/commands.h"
#include "tui/tui.h"

/* Whether the first start is to be asked about: the inventory of CLI is not there, could
 * be written, and a person sits at a terminal. */
bool first_is(const struct cli *cli);

/* Asks, makes what was chosen and has HOW begin with it; the sample becomes the inventory
 * of CLI. True where the screen is to be opened; else STATUS is the exit status. */
bool first_begin(struct cli *cli, struct tui_options *how, struct why *why, int *status);

#endif

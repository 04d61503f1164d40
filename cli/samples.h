/*
 * samples - the inventories that come with the program, as CSV of its own form.
 */
#ifndef SAMPLES_H
#define SAMPLES_H

#include "cli/commands.h"

/* Whether there is a sample of that NAME; false with WHY (class WHY_USAGE). */
bool samples_exists(const struct cli *cli, const char *name, struct why *why);

/* Loads it into M as one change. False with WHY. */
bool samples_load(const struct cli *cli, const char *name, struct model *m, struct why *why);

#endif

/*
 * flow - the map of data flows on the command line: export --format dot|svg|png.
 */
#ifndef CLI_FLOW_H
#define CLI_FLOW_H

#include "cli/commands.h"

/* Whether FORMAT, what --format was given or NULL, is one of the map. */
bool flow_is_format(const char *format);

/* Writes it. M is held, and let go before the drawing is made, which may take
 * long. Returns the exit status. */
int flow_run(struct cli *cli, struct model *m, struct why *why);

#endif

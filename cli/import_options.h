/*
 * import_options - options that all commands take which read foreign files.
 */
#ifndef IMPORT_OPTIONS_H
#define IMPORT_OPTIONS_H

#include "cli/options.h"

/* Reads --header-row and --delimiter; what is not given becomes 0. False with
 * WHY (class WHY_USAGE). */
bool import_options_reading(const struct arguments *given, size_t *header_row, char *delimiter,
                            struct why *why);

#endif

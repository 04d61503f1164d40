/*
 * all_export - the whole inventory, so that an equal one can be made of it.
 */
#ifndef ALL_EXPORT_H
#define ALL_EXPORT_H

#include "model/why.h"

#include <stdbool.h>
#include <stdio.h>

struct model;

/* Makes the folder PATH, mode 0700, which must not exist or be empty, with one
 * file KIND.csv for each kind of records, also for those without any; LANG and
 * EXCEL as in kind_export_csv(). False with WHY, and nothing left of it: the
 * folder is refused, a file cannot be written, the inventory cannot be read. */
bool all_export_csv(struct model *m, const char *path, enum lang lang, bool excel, struct why *why);

/* Writes {"kinds": {"organization": [ … ], … }} to OUT. False with WHY where
 * the inventory cannot be read. Errors of writing are left to output_flush() or
 * output_end(). */
bool all_export_json(struct model *m, FILE *out, struct why *why);

#endif

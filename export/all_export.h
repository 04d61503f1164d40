/*
 * all_export - the whole inventory, so that an equal one can be made of it.
 */
#ifndef ALL_EXPORT_H
#define ALL_EXPORT_H

#include "export/csv_writer.h"
#include "model/why.h"

#include <stdbool.h>
#include <stdio.h>

struct model;

/* Makes the folder PATH, mode 0700, which must not exist or be empty, with one
 * file KIND.csv for each kind of records, also for those without any, in LANG
 * and FORM. False with WHY, and nothing left of it: the
 * folder is refused, a file cannot be written, the inventory cannot be read. */
bool all_export_csv(struct model *m, const char *path, enum lang lang, enum csv_form form,
                    struct why *why);

/* Tells CHECK what these files would lose in CP932, and writes nothing. False
 * with WHY where the inventory cannot be read. */
bool all_export_check(struct model *m, enum lang lang, const struct csv_check *check,
                      struct why *why);

/* Writes {"kinds": {"organization": [ … ], … }} to OUT. False with WHY where
 * the inventory cannot be read. Errors of writing are left to output_flush() or
 * output_end(). */
bool all_export_json(struct model *m, FILE *out, struct why *why);

#endif

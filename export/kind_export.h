/*
 * kind_export - all records of one kind.
 *
 * CSV has one row a record in the order of codes, one column a field in the
 * order of the kinds table, headed by the labels of a language; references are
 * codes. The import reads it back to the same records. JSON has the column
 * names for keys and does not depend on a language.
 */
#ifndef KIND_EXPORT_H
#define KIND_EXPORT_H

#include "export/csv_writer.h"
#include "export/json_writer.h"
#include "model/kinds.h"
#include "model/why.h"

struct model;

/* Gives the header and the records of KIND that FILTER lets through (filter.h;
 * NULL: all) in LANG to WRITER, which was begun. False with WHY where the
 * inventory cannot be read. Errors of writing are left to output_flush() or
 * output_end(). */
bool kind_export_csv(struct model *m, const struct kind *kind, const char *filter, enum lang lang,
                     struct csv_writer *writer, struct why *why);

/* Writes {"kind": …, "records": [ … ]} in the same way. */
bool kind_export_json(struct model *m, const struct kind *kind, const char *filter, FILE *out,
                      struct why *why);

/* Writes the array of the records of KIND under KEY into an open object. */
bool kind_export_records(struct model *m, const struct kind *kind, const char *filter,
                         const char *key, struct json_writer *writer, struct why *why);

#endif

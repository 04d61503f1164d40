/*
 * register_export - the register: one row a category with what is linked to
 * it, for a sheet, an auditor, another program.
 *
 * Columns and cells are those of model/register.h; the import reads the CSV
 * back. In JSON each category is an object, and the linked records of each
 * kind an array of objects in it.
 */
#ifndef REGISTER_EXPORT_H
#define REGISTER_EXPORT_H

#include "export/csv_writer.h"
#include "model/why.h"

#include <stdbool.h>
#include <stdio.h>

struct model;

/* Gives the register in LANG, categories in the order of their codes, to WRITER,
 * which was begun. False with WHY where the inventory cannot be read. Errors of
 * writing are left to output_flush() or output_end(). */
bool register_export_csv(struct model *m, enum lang lang, struct csv_writer *writer,
                         struct why *why);

/* Writes {"register": [ … ]} to OUT in the same way. References are codes, countries
 * are codes of ISO 3166-1. */
bool register_export_json(struct model *m, FILE *out, struct why *why);

#endif

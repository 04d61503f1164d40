/*
 * changes_write - the changes between two moments, for people and for scripts.
 */
#ifndef CHANGES_WRITE_H
#define CHANGES_WRITE_H

#include "export/changes.h"
#include "export/csv_writer.h"
#include "export/json_writer.h"

#include <stdio.h>

struct buf;

/* Adds the two moments: "from 2026-03-31 23:59 (entry 12) to now (entry 40)". */
void changes_put_span(const struct changes *changes, enum lang lang, struct buf *out);

/* Adds what the law asks for, added up: "as a rule not permitted: 1, ...". */
void changes_put_sum(const struct changes_sum *sum, enum lang lang, struct buf *out);

/* Adds "Data category (came 2, went 0, changed 5)" of the kind of the difference
 * number FIRST. */
void changes_put_kind(const struct changes *changes, size_t first, enum lang lang, struct buf *out);

/* Adds the lines of ROW, without the head of its kind: the record where it is the
 * first of it, the field with both values, what the law asks for. */
void changes_put_row(const struct change_row *row, enum lang lang, struct buf *out);

/* Writes all of them as text, grouped by kind; as JSON; as CSV, one row a change.
 * False with WHY where the records cannot be read. */
bool changes_write_text(const struct changes *changes, FILE *out, struct why *why);
bool changes_write_json(const struct changes *changes, FILE *out, struct why *why);
bool changes_write_csv(const struct changes *changes, struct csv_writer *writer, struct why *why);

/* Writes "records": […] into the open object of JSON. False with WHY as above. */
bool changes_put_json(const struct changes *changes, struct json_writer *json, struct why *why);

#endif

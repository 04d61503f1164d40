/*
 * present - values as files and people see them.
 *
 * A cell is what CSV carries and the import reads back: labels of choices in
 * the chosen language, ISO dates and periods, codes. A text is what people
 * read: 6か月, 12,400, 米国, names in place of codes.
 */
#ifndef PRESENT_H
#define PRESENT_H

#include "model/record.h"

struct buf;

/* Adds the CSV cell of VALUE, a canonical value of FIELD. */
void present_cell(const struct field *field, const char *value, enum lang lang, struct buf *out);

/* Whether the cells of all canonical values of TYPE are these values. */
bool present_is_plain(enum type type);

/* Adds VALUE for people; references by the names of the records, divided by
 * " / ". */
void present_text(struct model *m, const struct field *field, const char *value, enum lang lang,
                  struct buf *out);

#endif

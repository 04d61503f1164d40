/*
 * key_values - the values by which rows find their records, and those that only
 * look alike.
 *
 * Excel takes 001 for the number 1 and writes it so. What differs in leading
 * zeros alone is still another value, and both may be there; so the record is
 * offered in the plan, and never taken.
 */
#ifndef KEY_VALUES_H
#define KEY_VALUES_H

#include "model/kinds.h"

struct load;
struct plan_row;

/* Reads the values that all records of KIND have in the field that the person
 * chose as the key into load->keys. Load is broken where they cannot be read. */
void key_values_load(struct load *load, const struct kind *kind);

/* Notes in ROW, whose record of KIND is new, the record that has VALUE with more or
 * fewer zeros before it, by the key that the person chose, or else by its code. */
void key_values_note(struct load *load, struct plan_row *row, const struct kind *kind,
                     const char *value);

#endif

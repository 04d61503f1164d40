/*
 * drift_values - the values of a policy and what each names.
 *
 * A value is a cell under the head of a column, what follows a label and a
 * colon, an item of a list under a heading that says what it lists. Sentences
 * are no values: only a person can say what they state.
 */
#ifndef DRIFT_VALUES_H
#define DRIFT_VALUES_H

#include "import/drift.h"

struct drift_value {
    size_t block; /* from 0 */
    enum drift_theme theme;
    enum drift_part part;
    const char *text; /* borrowed from the policy */
};

struct drift_values {
    struct drift_value *items;
    size_t count, capacity;
};

/* Gathers the values of POLICY; drift_values_clear() frees. */
void drift_values_gather(const struct policy *policy, struct drift_values *values);
void drift_values_clear(struct drift_values *values);

/* Whether BLOCK is a row, or begins with a label and a colon: all it says is under
 * these. */
bool drift_is_labelled(const struct policy_block *block);

/* The parts of VALUE that NAMES do not explain: divided as lists are, without the
 * names and words such as 及び and 等. Adds them to LEFT and returns how many others
 * there are. */
size_t drift_values_left(const char *value, const struct cells *names, const struct cells *keys,
                         struct cells *left);

#endif

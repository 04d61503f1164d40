/*
 * merge_known - what need not be found out for each file that is merged.
 *
 * A file that began as one that is sound, and that changes of the program alone have written
 * since, has a schema, a structure and records in which verify finds nothing, and was at an
 * earlier entry what it began with. The linker puts these functions before those of verify.h
 * and past.h (merge_wrapped).
 */
#ifndef FUZZ_MERGE_KNOWN_H
#define FUZZ_MERGE_KNOWN_H

#include "model/model.h"

#include <stddef.h>
#include <stdint.h>

/* Says that the file that is opened next is such a one: it began as STATE (from 1 on), whose
 * last entry is HEAD. 0: nothing is known of it. */
void merge_known_file(size_t state, int64_t head);

/* Says that M holds STATE, of those that are ours, as it was kept. */
void merge_known_ours(const struct model *m, size_t state);

#endif

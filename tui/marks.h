/*
 * marks - the records that a person has marked in a list.
 *
 * A set of record numbers in rising order; a million take eight megabytes.
 */
#ifndef MARKS_H
#define MARKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Zeroed, it is empty. The owner calls marks_clear(). */
struct marks {
    int64_t *ids; /* in rising order; whoever takes some out lowers the count */
    size_t count;
    size_t capacity;
};

/* Whether record ID is marked. */
bool marks_has(const struct marks *marks, int64_t id);

/* Whether all COUNT records IDS are marked. */
bool marks_has_all(const struct marks *marks, const int64_t *ids, size_t count);

/* Marks the COUNT records IDS, in any order; those marked already stay so. */
void marks_add(struct marks *marks, const int64_t *ids, size_t count);

/* Takes the marks off the COUNT records IDS. */
void marks_drop(struct marks *marks, const int64_t *ids, size_t count);

/* Frees what MARKS holds; it is empty again. */
void marks_clear(struct marks *marks);

#endif

/*
 * ahead - the records of the rows that come next, read many at a time.
 *
 * Most rows of a file that is imported again have a record, and are as it is:
 * reading it is most of the work. Only where load->at_once is set: then no row
 * changes the record of another one.
 */
#ifndef AHEAD_H
#define AHEAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct load;
struct load_file;
struct record;

enum { AHEAD_ROWS = 256 };

/* The records of COUNT rows from FIRST on, a number among all files. */
struct ahead {
    size_t first, count;
    int64_t ids[AHEAD_ROWS]; /* 0 where a row has none yet; by a name only likely */
    struct record *records[AHEAD_ROWS];
};

/* Reads the records of row ROW of FILE and of those behind it, unless they were
 * read already. False with load->why. */
bool ahead_read(struct load *load, struct load_file *file, size_t row);

/* The number of the record whose code the row that is read states, 0 where there is
 * none; ahead_read() was asked for the row, and load->by_code is set. */
int64_t ahead_id(const struct load *load);

/* Record ID of the row that is read; NULL where it was not read ahead. Borrowed. */
const struct record *ahead_look(const struct load *load, int64_t id);

/* The same, for the caller to free. */
struct record *ahead_take(struct load *load, int64_t id);

/* Frees the records. */
void ahead_clear(struct ahead *ahead);

#endif

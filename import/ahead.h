/*
 * ahead - the records of the rows that come next, read many at a time.
 *
 * Most rows of a file that is imported again have a record, and are as it is:
 * reading it is most of the work. Only where every row states a code and no cell
 * names the record of another row, since then no row makes or changes the record
 * of another one.
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
    int64_t ids[AHEAD_ROWS]; /* 0 where a row has none yet */
    struct record *records[AHEAD_ROWS];
};

/* Reads the records of row ROW of FILE and of those behind it, unless they were
 * read already. False with load->why. */
bool ahead_read(struct load *load, const struct load_file *file, size_t row);

/* The number of the record of the row that is read, which ahead_read() was asked
 * for. */
int64_t ahead_id(const struct load *load);

/* That record; NULL where it was not read. Borrowed. */
const struct record *ahead_look(const struct load *load);

/* The same, for the caller to free. */
struct record *ahead_take(struct load *load);

/* Frees the records. */
void ahead_clear(struct ahead *ahead);

#endif

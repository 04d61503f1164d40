/*
 * tsv_lines - the lines of a small file that people write: parts divided by
 * TABs, comments that begin with '#'.
 *
 * A part may hold \t, \n, \# and \\ for a TAB, a line end, the sign of a comment
 * and the backslash.
 */
#ifndef TSV_LINES_H
#define TSV_LINES_H

#include "model/buf.h"
#include "model/why.h"

#include <stdbool.h>
#include <stddef.h>

/* The most parts of a line. */
enum { TSV_PARTS = 4 };

struct tsv_line {
    size_t number; /* in the file, from 1 */
    char *parts[TSV_PARTS];
    size_t count; /* what lies beyond TSV_PARTS is only counted */
};

/* Zeroed, they are none. */
struct tsv_lines {
    struct tsv_line *items;
    size_t count, capacity;
};

/* Reads the file at PATH, in any encoding that encoding.h finds; blank lines
 * and comments are left out, blanks around parts and empty last parts too.
 * tsv_lines_clear() frees. False with WHY where it cannot be read or decoded, or holds
 * a NUL. */
bool tsv_lines_read(const char *path, struct tsv_lines *lines, struct why *why);

/* Adds TEXT as a part. */
void tsv_lines_put(const char *text, struct buf *out);

void tsv_lines_clear(struct tsv_lines *lines);

#endif

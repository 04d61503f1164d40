/*
 * codes - which row stated a code first.
 *
 * A file of a million rows states a million codes. They stand in the file already:
 * only the numbers of the rows are kept, and a code is read again where two rows
 * may have the same.
 */
#ifndef CODES_H
#define CODES_H

#include <stddef.h>
#include <stdint.h>

struct kind;
struct load;

/* A zeroed one is empty. */
struct codes {
    uint64_t *slots; /* a row's number among all files, plus 1, and part of its hash; or 0 */
    size_t capacity; /* a power of two, more than twice the rows of all files; or 0 */
};

/* Keeps in load->codes that the row that is read, one of KIND, states CODE, unless
 * another row of the kind did; gives the number of the row that did first. */
size_t codes_add(struct load *load, const struct kind *kind, const char *code);

/* Frees what CODES holds; it is empty again. */
void codes_clear(struct codes *codes);

#endif

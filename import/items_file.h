/*
 * items_file - the words that a person adds to the dictionary of data items.
 *
 * A payroll system that writes codes in place of headers is known by nobody
 * else. The form of the file is told in items.h.
 */
#ifndef ITEMS_FILE_H
#define ITEMS_FILE_H

#include "import/items.h"

/* Adds the words of the file PATH, NULL for that of the environment, to ITEMS.
 * False with WHY: it cannot be read, or a line is wrong. */
bool items_file_read(struct items *items, const char *path, struct why *why);

#endif

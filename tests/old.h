/*
 * old - inventories of the schemas that were released, kept as SQL in tests/data.
 */
#ifndef OLD_H
#define OLD_H

#include <stdbool.h>

/* Makes the file at PATH, which is not there, from the SQL kept for VERSION; false where
 * none is kept, since that version was never released. */
bool old_make(const char *path, int version);

#endif

/*
 * memory - a database as if in a file, which stands in memory and is written past SQLite.
 *
 * SQLite's own databases in memory cannot be written so, and a file costs calls of the
 * system for each statement.
 */
#ifndef FUZZ_MEMORY_H
#define FUZZ_MEMORY_H

#include "model/db.h"

/* Opens an empty one, as db_open() does, or without any of its guards, called NAME. */
struct db *memory_open(void);
sqlite3 *memory_open_bare(const char *name);

/* How many bytes it has, and reads them to BYTES. */
size_t memory_length(sqlite3 *handle);
void memory_read(sqlite3 *handle, void *bytes, size_t length);

/* Has it be the LENGTH bytes at BYTES, while nothing runs. What SQLite has prepared stays
 * ready where the cookie of the schema is the same. */
void memory_write(sqlite3 *handle, const void *bytes, size_t length);

#endif

/*
 * standing - databases that are not closed.
 *
 * Verify, merge, past and trial open one or more databases for each inventory they look at,
 * and SQLite then reads a hundred tables and prepares some hundred statements: most of the
 * time of a fuzz target. Here a database that is closed is kept, and the next that the same
 * place of the program opens is that one, with what it is to hold written into its file past
 * SQLite. That is done only while its schema is, byte for byte, the one that SQLite has read;
 * any other file is opened as the program does it. All else runs as it is. The linker puts
 * these functions before those of db.h (standing_ldflags).
 */
#ifndef FUZZ_STANDING_H
#define FUZZ_STANDING_H

#include "model/db.h"

/* Says that the file at PATH, which many inputs come to, holds the SIZE bytes of DATA now. What
 * is opened for one USE of it is kept apart from that for others. */
void standing_file(const char *path, const void *data, size_t size, size_t use);

/* Whether a file of the SIZE bytes of DATA has the schema of an empty inventory. */
bool standing_is_alike(const unsigned char *data, size_t size);

/* Whether the file of standing_file() has the schema of an empty inventory. */
bool standing_alike(void);

/* Whether DB, which stands, is an empty inventory, to which nothing was written. */
bool standing_is_new(const struct db *db);

/* Makes DB an empty inventory of VERSION; false where it is none that stands. For fresh.c. */
bool standing_fill(struct db *db, int version);

#endif

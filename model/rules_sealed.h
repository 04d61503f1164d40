/*
 * rules_sealed - what purposes and joint uses said at the last snapshot.
 *
 * Nothing of the past is opened for it: the first change that the journal has of a field
 * since the snapshot tells what stood there before. What was read is kept; only entries
 * that came since are read the next time.
 */
#ifndef RULES_SEALED_H
#define RULES_SEALED_H

#include <stdbool.h>
#include <stdint.h>

struct model;
struct sealed;

/* An empty one; sealed_free() frees it, as a destructor of functions of SQLite too. */
struct sealed *sealed_new(void);
void sealed_free(void *sealed);

/* Reads what came since the last time. An error waits for db_ok(). */
void sealed_read(struct model *m, struct sealed *sealed);

/* The day of the last snapshot where the person is, ISO 8601; "" where there is none. */
const char *sealed_day(const struct sealed *sealed);

/* What stood in COLUMN of record ID of the kind KIND at the last snapshot, where the
 * journal tells of a change since; "" too where a list holds others now. NULL where it
 * does not, there was no such record, no snapshot, or the column is not watched. */
const char *sealed_text(const struct sealed *sealed, const char *kind, int64_t id,
                        const char *column);

#endif

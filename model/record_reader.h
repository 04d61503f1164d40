/*
 * record_reader - records of a kind, read one after the other, for exports.
 *
 * Gives what a struct record holds, at a fraction of the time where the numbers
 * of the records rise mostly, as in the order of the codes: see beside.h. It
 * only reads, and a record is not kept.
 */
#ifndef RECORD_READER_H
#define RECORD_READER_H

#include "model/buf.h"
#include "model/kinds.h"
#include "model/why.h"

#include <stdint.h>

struct listing_query;
struct model;
struct record_reader;
struct title;
struct titles;

/* Begins to read the FIELDS, a bit each, of records of KIND. What they refer to
 * is kept in TITLES, which stay the caller's: it may trim them before each
 * record_reader_at(). record_reader_free() frees. */
struct record_reader *record_reader_new(struct model *m, const struct kind *kind, uint64_t fields,
                                        struct titles *titles);
void record_reader_free(struct record_reader *reader);

/* The same for all fields, with titles of its own. */
struct record_reader *record_reader_new_all(struct model *m, const struct kind *kind);

/* Goes to record ID; false where there is none, or after an error, which waits
 * for db_ok(). */
bool record_reader_at(struct record_reader *reader, int64_t id);

/* The same for a reader with titles of its own; false with WHY. */
bool record_reader_go(struct record_reader *reader, int64_t id, struct why *why);

/* The canonical value of a field of the record, as record.h has it. Borrowed
 * until the next record. */
struct span record_reader_value(struct record_reader *reader, size_t field);

/* What a field of the record refers to, in order. Borrowed until the next call
 * for any field. */
struct title *const *record_reader_targets(struct record_reader *reader, size_t field,
                                           size_t *count);

/* Takes a record; READER stands at record ID, all fields of which can be read. */
typedef void record_take(void *context, struct record_reader *reader, int64_t id);

/* Gives TAKE each record that QUERY finds, in its order. False with WHY where not all
 * could be read. */
bool record_reader_each(struct model *m, const struct listing_query *query, record_take *take,
                        void *context, struct why *why);

#endif

/*
 * frequency - how often each value of a field occurs.
 *
 * The records are counted in pieces, so that a million of them never keep a
 * person waiting: between two pieces no statement is open, and what was
 * counted so far can be shown. A record with several values in its cell
 * counts for each of them. Values are told apart exactly as they are kept;
 * references by the name of the record.
 */
#ifndef FREQUENCY_H
#define FREQUENCY_H

#include "model/buf.h"
#include "model/kinds.h"
#include "model/why.h"

#include <stdint.h>

struct model;
struct frequency;

/* What counts as one value. */
enum frequency_by {
    FREQUENCY_BY_VALUE,
    FREQUENCY_BY_RANGE, /* counts: 0, 1 to 9, 10 to 99, .. */
    FREQUENCY_BY_MONTH, /* dates */
    FREQUENCY_BY_YEAR
};

struct frequency_query {
    const struct kind *kind;
    size_t field;
    enum frequency_by by;
    bool all;           /* all records of the kind, of which there are likely COUNT; else */
    const int64_t *ids; /* those with these COUNT numbers, in any order; copied */
    size_t count;
    size_t most; /* bytes of different values to keep apart; 0 for what is usual */
};

/* The value of a row, and how many records have it. */
struct frequency_row {
    const char *value; /* as kept, by a name, or the beginning of a range; "" for none */
    size_t count;
};

/* Begins to count what QUERY asks for. frequency_free() frees it. */
struct frequency *frequency_new(const struct frequency_query *query);

/* Frees FREQUENCY; NULL is let pass. */
void frequency_free(struct frequency *frequency);

/* Counts a few thousand records more, or arranges a few thousand rows.
 * False with WHY where the records could not be read. */
bool frequency_piece(struct model *m, struct frequency *frequency, struct why *why);

/* Whether all is counted, and whether the rows are arranged as well. */
bool frequency_is_counted(const struct frequency *frequency);
bool frequency_is_done(const struct frequency *frequency);

/* Has the rows arranged by value, or by count with the most frequent first,
 * as they are at the beginning. */
void frequency_arrange(struct frequency *frequency, bool by_value);

/* How many records were counted, of how many. */
size_t frequency_records(const struct frequency *frequency);
size_t frequency_total(const struct frequency *frequency);

/* How many rows there are so far, and row number I of them. Borrowed until the
 * next piece. */
size_t frequency_rows(const struct frequency *frequency);
struct frequency_row frequency_row(const struct frequency *frequency, size_t i);

/* How many different values there are so far, the empty one left out. */
size_t frequency_values(const struct frequency *frequency);

/* How many records the most frequent value has. */
size_t frequency_highest(const struct frequency *frequency);

/* How many values were not kept apart since there are too many different ones. */
size_t frequency_others(const struct frequency *frequency);

/* The ways in which values of FIELD can be counted, the usual one first: sets
 * WAYS and returns how many, 1 to 3. */
size_t frequency_ways(const struct field *field, enum frequency_by ways[3]);

/* Adds VALUE, that of a row, for people; nothing for "". */
void frequency_text(const struct field *field, enum frequency_by by, const char *value,
                    enum lang lang, struct buf *out);

/* Adds a filter (filter.h) that lets through the records counted in the row
 * with VALUE. */
void frequency_filter(const struct kind *kind, size_t field, enum frequency_by by,
                      const char *value, enum lang lang, struct buf *out);

#endif

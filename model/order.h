/*
 * order - the order of records in lists.
 *
 * A value has a key, bytes that compare as people expect of its type: counts
 * and periods by size, choices in the order of their list, texts by fold.h.
 * A struct order takes records piece by piece and keeps them sorted in runs,
 * so that a million never stop a key from being answered.
 */
#ifndef ORDER_H
#define ORDER_H

#include "model/kinds.h"

#include <stdint.h>

struct buf;
struct order;

/* Adds to OUT the key of VALUE, LENGTH bytes as the texts of search.h hold it,
 * in FIELD. */
void order_key(const struct field *field, const char *value, size_t length, struct buf *out);

/* An empty order of records of KIND by field number FIELD, field_count for the
 * code; empty values come last either way, and what is equal is in order of
 * the codes. Texts are told apart by their first 96 bytes. order_free() frees
 * it. */
struct order *order_new(const struct kind *kind, size_t field, bool descending);
void order_free(struct order *order);

/* The fields whose texts are needed, a bit each. */
uint64_t order_fields(const struct order *order);

/* A record with its texts in two fields, as search.h holds them. */
struct order_record {
    int64_t id;
    const char *code;
    const char *value; /* in the field of the order; NULL where that is the code */
};

/* Adds a record. */
void order_add(struct order *order, const struct order_record *record);

/* Sorts what was added since the last call into the rest. */
void order_settle(struct order *order);

/* Goes on with making all that was settled one run, by about MOST records;
 * true where it is one. Nothing is added once it has begun. */
bool order_merge(struct order *order, size_t most);

/* Whether record A stands before record B; the order holds no others. */
bool order_precedes(struct order *order, const struct order_record *a,
                    const struct order_record *b);

/* How many records there are. */
size_t order_count(const struct order *order);

/* Writes their numbers in order into IDS, which has room for them; all have
 * been settled. */
void order_ids(struct order *order, int64_t *ids);

#endif

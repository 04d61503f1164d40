/*
 * listing - which records a list shows, in which order.
 *
 * A listing holds record numbers only; rows are read when they are shown, so
 * that a million records cost eight megabytes.
 */
#ifndef LISTING_H
#define LISTING_H

#include "model/kinds.h"
#include "model/why.h"

#include <stdint.h>

struct model;

struct listing_query {
    const struct kind *kind;
    const char *filter; /* words that must all occur; !word must not; column:word in that
                           field; NULL or "" for all */
    const char *sort;   /* a column, or NULL for the code */
    bool descending;
};

struct listing {
    const struct kind *kind;
    int64_t *ids;
    size_t count;
};

/* Loads the numbers of the records that QUERY asks for. listing_clear() frees. */
bool listing_load(struct model *m, const struct listing_query *query, struct listing *listing,
                  struct why *why);
void listing_clear(struct listing *listing);

/* The place of record ID in LISTING; LISTING->count where it is not in it. */
size_t listing_place(const struct listing *listing, int64_t id);

#endif

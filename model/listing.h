/*
 * listing - which records a list shows, in which order.
 *
 * A listing holds record numbers only; rows are read when they are shown, so
 * that a million records cost eight megabytes. It is made in pieces
 * (listing_start(), listing_step()), so that the screen answers meanwhile, or
 * at once (listing_load()).
 */
#ifndef LISTING_H
#define LISTING_H

#include "model/kinds.h"
#include "model/why.h"

#include <stdint.h>

struct model;
struct listing_work;
struct scope;

struct listing_query {
    const struct kind *kind;
    const char *filter; /* as filter.h reads it; NULL or "" for all */
    const char *sort;   /* a column, or NULL for the code */
    bool descending;
    struct scope *scope; /* only what belongs to its organization; NULL for all; shared */
};

struct listing {
    const struct kind *kind;
    int64_t *ids;
    size_t count;
};

/* Begins to make the listing that QUERY asks for, whose texts are copied.
 * listing_stop() frees it. */
struct listing_work *listing_start(struct model *m, const struct listing_query *query);

/* Goes on for about MS milliseconds, to the end where MS is 0, by the smallest piece
 * where it is below 0. False with WHY where the inventory cannot be read. No statement
 * stays open. */
bool listing_step(struct listing_work *work, long ms, struct why *why);

/* Whether it is complete; how many records were looked at. */
bool listing_done(const struct listing_work *work);
size_t listing_seen(const struct listing_work *work);

/* How many records were found so far. */
size_t listing_found(const struct listing_work *work);

/* Puts the records found so far, in order, in place of what LISTING held.
 * listing_clear() frees. */
void listing_take(struct listing_work *work, struct listing *listing);

/* Frees WORK; NULL is let pass. */
void listing_stop(struct listing_work *work);

/* Loads the numbers of the records that QUERY asks for. listing_clear() frees. */
bool listing_load(struct model *m, const struct listing_query *query, struct listing *listing,
                  struct why *why);
void listing_clear(struct listing *listing);

/* Brings LISTING, which QUERY gave when the journal ended with entry SINCE, up
 * to date where few records changed since then. False where it is to be loaded
 * anew; LISTING is as it was. Errors wait for who reads next. */
bool listing_follow(struct model *m, const struct listing_query *query, int64_t since,
                    struct listing *listing);

/* The place of record ID in LISTING; LISTING->count where it is not in it. */
size_t listing_place(const struct listing *listing, int64_t id);

#endif

/*
 * campaigns_inside - what the files of campaigns share.
 */
#ifndef CAMPAIGNS_INSIDE_H
#define CAMPAIGNS_INSIDE_H

#include "model/listing.h"

/* As part of a SELECT whose review is r and whose category is c: that the category was
 * changed after entry :entry of the journal, and not by an answer, which leaves its
 * entry in a review as well. */
#define REVIEW_EDITED                                                                              \
    "(c.rev > :entry AND NOT EXISTS (SELECT 1 FROM review a WHERE a.category = c.id "              \
    "AND a.rev = c.rev AND a.outcome <> ''))"

struct statement;

/* Takes the numbers that ST gives in its first column; the caller frees *IDS. False with
 * WHY, and none, where the inventory cannot be read. */
bool campaigns_take_ids(struct model *m, struct statement *st, int64_t **ids, size_t *count,
                        struct why *why);

/* The record of the kind KIND called NAME, by code or name; 0 with WHY. */
int64_t campaigns_record(struct model *m, const char *kind, const char *name, struct why *why);

/* Whether TEXT, which may be NULL, is a filter that asks for something. */
bool campaigns_is_filter(const char *text);

/* The categories that the filter TEXT lets pass, by number; listing_clear() frees. False
 * with WHY where it has a word that means nothing: such a word would let all pass. */
bool campaigns_filter(struct model *m, const char *text, struct listing *passing, struct why *why);

/* Whether category ID is among PASSING. */
bool campaigns_passes(const struct listing *passing, int64_t id);

#endif

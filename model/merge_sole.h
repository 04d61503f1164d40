/*
 * merge_sole - what names no organization where there was only one.
 *
 * In an inventory of one company nobody fills in whose a data category is. Where files
 * that were made apart come together it has to be said, or it would be everybody's: what
 * names no organization names the only one of its file from then on, on both sides.
 */
#ifndef MERGE_SOLE_H
#define MERGE_SOLE_H

#include "model/merge_same.h"

struct merge_sole {
    struct model *other, *base;    /* base: NULL where it is not one of the file's */
    int64_t theirs, theirs_before; /* the only organization of the file and of BASE, or 0 */
    int64_t ours;                  /* the only one here, where others come; or 0 */
    size_t filled;                 /* records here that are to name it */
    bool nameless;                 /* the file has no organization, and there is one here */
};

/* Finds out what is to be filled for MERGE; nothing where there is one organization
 * after it as well. */
void merge_sole_find(struct merge_sole *sole, struct model *m, const struct merge *merge,
                     struct model *base, const struct merge_same *same);

/* Adds the token of the organization that FIELD of KIND, which is empty in M, the file or
 * its past, means to OUT; nothing where it means none. */
void merge_sole_put(const struct merge_sole *sole, const struct model *m, const struct kind *kind,
                    const struct field *field, struct buf *out);

/* Adds to MERGE, as a change of GROUP, that what is here names the only one here. */
void merge_sole_fill(struct merge_sole *sole, struct model *m, struct merge *merge, size_t group);

/* Notes in MERGE what was filled. */
void merge_sole_note(const struct merge_sole *sole, struct model *m, struct merge *merge);

#endif

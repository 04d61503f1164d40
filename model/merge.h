/*
 * merge - another inventory held against this one, and brought in.
 *
 * Records are matched by their numbers. The base is the state from which both went
 * apart: the last entry that both journals have, or the last one of either that
 * the other has merged since. Where there is none, every record of the other is
 * new, but parties, items and organizations that stand here already (merge_same.h), and
 * what means the only organization of its file names it from then on (merge_sole.c).
 * What both sides changed differently is a conflict, and so is a record that
 * one side deleted and the other edited or began to use. Records of the same name
 * are pointed out and never joined.
 */
#ifndef MERGE_H
#define MERGE_H

#include "model/three_way.h"

/* How many notes of one sort are told. */
enum { MERGE_NOTES = 50 };

enum merge_base { MERGE_SHARED, MERGE_OF_OURS, MERGE_OF_THEIRS, MERGE_NONE };

struct merge {
    struct model *other; /* what foreign_open() gave; borrowed */
    const char *from;    /* the file's name; borrowed */
    const char *what;    /* what the journal calls it; NULL: a merge; borrowed */
    const char *reason;  /* the person's, for the journal, or NULL; borrowed */
    enum merge_base base;
    int64_t entry; /* of the base, in the journal that `base` tells; 0: none */
    int64_t after; /* of the other's journal: what comes behind it is not known here */
    int64_t news;  /* how many entries that are */
    int64_t head;  /* of our journal when both were compared */
    bool apart;    /* both were made apart: their journals begin differently */
    struct three_way *way;
};

/* Holds OTHER, called FROM, against M. NULL with WHY where the base cannot be
 * brought back. merge_free() frees it, not OTHER. */
struct merge *merge_new(struct model *m, struct model *other, const char *from, struct why *why);
void merge_free(struct merge *merge);

/* Whether the other one has nothing that is not here. */
bool merge_is_empty(const struct merge *merge);

/* Applies what is taken and keeps the other's journal, as one change. ENTRY (or
 * NULL) is its number. False with WHY, as three_way_apply(). */
bool merge_apply(struct model *m, struct merge *merge, int64_t *entry, struct why *why);

/* Writes what belongs to the same change beside the records: for who calls
 * three_way_apply() by itself. CONTEXT is the struct merge. */
bool merge_also(struct model *m, void *context, struct why *why);

/* Says where both went apart, in one sentence. */
void merge_say_base(const struct merge *merge, enum lang lang, struct buf *out);

#endif

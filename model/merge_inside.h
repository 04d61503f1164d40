/*
 * merge_inside - what the files of model/merge*.c share.
 */
#ifndef MERGE_INSIDE_H
#define MERGE_INSIDE_H

#include "model/merge.h"

/* Finds the base of MERGE and how much of the other's journal is new. False with
 * WHY where one of both cannot be read. */
bool merge_find_base(struct model *m, struct merge *merge, struct why *why);

/* A record by number and revision. */
struct merge_row {
    int64_t id, rev;
    int64_t here; /* by what number it goes here */
};

/* All records of KIND in M (NULL: none) in order of their numbers; the caller frees. */
struct merge_row *merge_rows(struct model *m, const struct kind *kind, size_t *count);

/* Whether M has record ID of KIND. */
bool merge_has(struct model *m, const struct kind *kind, int64_t id);

/* The record that uses record ID of KIND in M and did not in BASE: its title is
 * added to OUT, and true returned. */
bool merge_newly_used(struct model *m, struct model *base, const struct kind *kind, int64_t id,
                      struct buf *out);

/* Adds notes to MERGE: names that are alike, of what may be shared only where the file is
 * that of another of our COMPANIES; parties that are called like one of our organizations;
 * codes that are given anew. */
void merge_note_names(struct model *m, struct merge *merge, bool companies);
void merge_note_own(struct model *m, struct merge *merge);
bool merge_note_codes(struct model *m, struct merge *merge, struct why *why);

#endif

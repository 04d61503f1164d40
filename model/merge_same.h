/*
 * merge_same - which records of a file that was made apart are those that stand here.
 *
 * Two companies that kept their own inventories both know the tax office, the printer
 * and the item 氏名. Where both files have no entry of the journal in common, parties,
 * items and organizations are one where they have the same corporate number, or exactly
 * the same name and no other number, and neither file has two of it. Everything else
 * stays apart; names that are nearly the same are told and never joined.
 *
 * Nothing is kept of it: at a later merge it is found again in both inventories as they
 * were at the earlier one.
 */
#ifndef MERGE_SAME_H
#define MERGE_SAME_H

#include "model/merge.h"

struct merge_same;

/* Finds them for MERGE, whose base is known and open as BASE (NULL: there is none).
 * merge_same_free() frees. NULL with WHY where one of both cannot be read. */
struct merge_same *merge_same_new(struct model *m, const struct merge *merge, struct model *base,
                                  struct why *why);
void merge_same_free(struct merge_same *same);

/* The number here of record ID of KIND of the file: another one, or ID itself. */
int64_t merge_same_here(const struct merge_same *same, const struct kind *kind, int64_t id);

/* Whether record ID of KIND here is one with another one of the file. */
bool merge_same_is(const struct merge_same *same, const struct kind *kind, int64_t id);

/* Adds VALUE of the file, in tokens (three_way_inside.h), with the numbers here to OUT. */
void merge_same_value(const struct merge_same *same, const char *value, struct buf *out);

/* Notes in MERGE which ones were found for the first time. */
void merge_same_note(struct model *m, const struct merge_same *same, struct merge *merge);

#endif

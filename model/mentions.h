/*
 * mentions - fields that name records of any kind in words: category/C-0001.
 *
 * An exception names the record for which a rule is switched off, a pinned
 * paragraph those it speaks of. No key of the database holds them, so the model
 * itself keeps them with their record: they follow a new code, and are emptied
 * where the record is deleted, so that they never come to mean another one.
 */
#ifndef MENTIONS_H
#define MENTIONS_H

#include "model/record.h"

struct buf;

/* Whether FIELD of KIND is such a field. */
bool mentions_in(const struct kind *kind, const struct field *field);

/* Within the open change: every mention of the record of KIND with the code FROM
 * becomes one of the code TO; with NULL it goes, and NAMED (or NULL) collects lines
 * that name where it stood. False with WHY. */
bool mentions_move(struct model *m, const struct kind *kind, const char *from, const char *to,
                   struct buf *named, struct why *why);

/* The records that mention record ID of KIND; the caller frees the array. */
struct referrer;
struct referrer *mentions_of(struct model *m, const struct kind *kind, int64_t id, size_t *count);

/* The record that MENTION, "category/C-0001", names; 0 where there is none. */
int64_t mentions_find(struct model *m, const char *mention, const struct kind **kind);

#endif

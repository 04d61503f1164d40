/*
 * bulk_inside - what the files of model/bulk*.c share.
 */
#ifndef BULK_INSIDE_H
#define BULK_INSIDE_H

#include "model/bulk.h"
#include "model/record.h"
#include "model/titles.h"

/* Adds the words of RECORD, which is new, to WORDS: its fields, then its links. What
 * field F refers to stands in TARGETS from FIRST[F] to before FIRST[F + 1]. */
void bulk_put_words(const struct record *record, const struct title *const *targets,
                    const size_t *first, struct buf *words);

#endif

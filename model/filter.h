/*
 * filter - which records the words of a filter let through.
 *
 * Words divided by blanks must all occur; !word must not; column:word (or
 * label:word) must occur in that field. What is looked at is what people see:
 * labels, names of linked records, dates as written; compared by the search
 * key of fold.h, so that width, case and kana do not matter.
 */
#ifndef FILTER_H
#define FILTER_H

#include "model/kinds.h"

struct buf;
struct filter;

/* The filter of TEXT on KIND; filter_free() frees it. */
struct filter *filter_new(const struct kind *kind, const char *text);
void filter_free(struct filter *filter);

/* Whether the filter asks for nothing. */
bool filter_is_empty(const struct filter *filter);

/* Whether a record passes. TEXTS holds what people see, one text a field of
 * the kind. */
bool filter_passes(const struct filter *filter, const struct buf *texts);

#endif

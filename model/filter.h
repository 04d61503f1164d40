/*
 * filter - which records the words of a filter let through.
 *
 * Words divided by blanks must all hold:
 *
 *   word          occurs in the record as people see it, labels of choices in
 *                 either language and names of linked records included
 *   field:word    occurs in that field (column, label or another header, of
 *                 which the beginning is enough where it means one field)
 *   field=word    is the field's whole value, or one of its values
 *   field=        the field is empty
 *   field<value   is less, also <= > >=: dates, counts, periods by their
 *                 length, choices in the order of their list, texts as sorted.
 *                 A year or month stands for all its days: <2026, >=2026-04,
 *                 <令和8年4月
 *   !…            the same must not hold
 *   "two words"   a blank that belongs to the word; "" is a quotation mark
 *
 * Compared are the keys of fold.h, so that width, case and kana do not matter;
 * ！：＝＜＞ typed with the input method are the signs they stand for.
 */
#ifndef FILTER_H
#define FILTER_H

#include "model/kinds.h"

#include <stdint.h>

struct buf;
struct filter;
struct search_set;
struct search_texts;

/* The filter of TEXT on KIND; filter_free() frees it. */
struct filter *filter_new(const struct kind *kind, const char *text);
void filter_free(struct filter *filter);

/* Whether the filter asks for nothing. */
bool filter_is_empty(const struct filter *filter);

/* The fields that the filter looks at, a bit each. */
uint64_t filter_fields(const struct filter *filter);

/* Holding the filter against a block of RECORDS records: the texts of its
 * fields are given one after the other, in any order, at least those of
 * filter_fields() that it has; then filter_end() puts the records that pass
 * into PASSING. */
void filter_begin(struct filter *filter, size_t records);
void filter_add(struct filter *filter, const struct search_texts *texts);
void filter_end(const struct filter *filter, struct search_set *passing);

/* What is to be said of a word. */
enum filter_sense {
    FILTER_GOOD,
    FILTER_NO_FIELD, /* what stands before its sign is no field: looked for as it is typed */
    FILTER_NO_VALUE  /* its value is not one of the field's: lets everything through */
};

/* How many words it has, and what to say of word I; adds to OUT how a person
 * reads it: "部署: 営業", "見直し日 < 2026年4月1日". */
size_t filter_count(const struct filter *filter);
enum filter_sense filter_say(const struct filter *filter, size_t i, enum lang lang,
                             struct buf *out);

/* Adds VALUE to OUT as a filter writes it, in quotation marks where it needs
 * them. */
void filter_quote(const char *value, struct buf *out);

#endif

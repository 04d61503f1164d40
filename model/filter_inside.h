/*
 * filter_inside - what a filter is made of, for filter*.c only.
 */
#ifndef FILTER_INSIDE_H
#define FILTER_INSIDE_H

#include "model/cells.h"
#include "model/filter.h"
#include "model/search.h"

enum filter_test {
    TEST_HOLDS,
    TEST_EMPTY,
    TEST_EQUAL,
    TEST_LESS,
    TEST_AT_MOST,
    TEST_MORE,
    TEST_AT_LEAST
};

/* Values of a field whose labels hold the word: they pass as well. */
struct filter_labels {
    size_t field;
    struct cells values; /* folded, sorted */
};

struct filter_word {
    char *typed;  /* the word, behind its sign where it has one */
    bool without; /* must not hold */
    size_t field; /* of the kind; field_count: any */
    enum filter_test test;
    enum filter_sense sense;
    char *key;         /* TEST_HOLDS: folded; else the key of order.h */
    size_t key_length; /* bytes */
    size_t rare;       /* TEST_HOLDS: the place of a byte of the key that few texts hold; or 0 */
    struct filter_labels *labels;
    size_t label_count;
    struct search_set found; /* the records of the block being looked at for which it holds */
};

struct filter {
    const struct kind *kind;
    struct filter_word *words;
    size_t count, capacity;
    size_t records; /* of the block being looked at */
};

#endif

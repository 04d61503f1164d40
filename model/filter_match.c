/*
 * Holding the words of a filter against the texts of a block. Each word gives
 * a mask of the records it holds for; most words are looked for in all 64
 * texts at once.
 */
#define _GNU_SOURCE /* memmem(), of POSIX.1-2024 */

#include "model/filter_inside.h"

#include "model/buf.h"
#include "model/order.h"
#include "model/search.h"

#include <stdlib.h>
#include <string.h>

/* A place in the texts of a block, which only goes forward. */
struct cursor {
    const char *at;  /* the text of record `record` begins here */
    const char *end; /* its closing NUL */
    const char *last;
    size_t record;
};

static struct cursor cursor_at(const struct search_block *block)
{
    struct cursor cursor = {.at = block->texts, .last = block->texts + block->length};
    cursor.end = memchr(cursor.at, '\0', block->length);
    return cursor;
}

/* Goes to the record that holds PLACE. */
static void cursor_go(struct cursor *cursor, const char *place)
{
    while (cursor->end < place) {
        cursor->at = cursor->end + 1;
        cursor->end = memchr(cursor->at, '\0', (size_t)(cursor->last - cursor->at));
        cursor->record++;
    }
}

/* Whether PLACE lies in a part of FIELD. */
static bool lies_in(const char *begin, const char *place, size_t field)
{
    while (place > begin && *place != SEARCH_PART)
        place--;
    return *place == SEARCH_PART && (unsigned char)place[1] == SEARCH_FIELD + field;
}

/* The records that hold the word's key. */
static uint64_t holding(const struct filter_word *word, size_t any,
                        const struct search_block *block)
{
    struct cursor cursor = cursor_at(block);
    uint64_t mask = 0;
    const char *at = block->texts, *last = block->texts + block->length;
    while (at < last &&
           (at = memmem(at, (size_t)(last - at), word->key, word->key_length)) != NULL) {
        cursor_go(&cursor, at);
        if (word->field != any && !lies_in(cursor.at, at, word->field)) {
            at++;
            continue;
        }
        mask |= (uint64_t)1 << cursor.record;
        at = cursor.end + 1;
    }
    return mask;
}

static size_t value_length(const char *value)
{
    size_t length = 0;
    while ((unsigned char)value[length] > SEARCH_PART)
        length++;
    return length;
}

/* The records that have a part of FIELD which TEST accepts; all parts where
 * TEST is NULL. */
static uint64_t with_part(size_t field, const struct search_block *block,
                          bool (*test)(const void *context, const char *value, size_t length),
                          const void *context)
{
    const char marker[2] = {(char)SEARCH_PART, (char)(SEARCH_FIELD + field)};
    struct cursor cursor = cursor_at(block);
    uint64_t mask = 0;
    const char *at = block->texts, *last = block->texts + block->length;
    while (at < last && (at = memmem(at, (size_t)(last - at), marker, sizeof marker)) != NULL) {
        cursor_go(&cursor, at);
        at += sizeof marker;
        if (test != NULL && !test(context, at, value_length(at)))
            continue;
        mask |= (uint64_t)1 << cursor.record;
        at = cursor.end + 1;
    }
    return mask;
}

struct searched {
    const char *value;
    size_t length;
};

static int by_searched(const void *a, const void *b)
{
    const struct searched *searched = a;
    const char *value = *(char *const *)b;
    int difference = strncmp(searched->value, value, searched->length);
    return difference != 0 ? difference : value[searched->length] == '\0' ? 0 : -1;
}

static bool among_labels(const void *context, const char *value, size_t length)
{
    const struct filter_labels *labels = context;
    struct searched searched = {value, length};
    return bsearch(&searched, labels->values.items, labels->values.count,
                   sizeof *labels->values.items, by_searched) != NULL;
}

struct comparison {
    const struct field *field;
    const struct filter_word *word;
};

/* Compares the key of a value with the word's. A date is as long as the word:
 * a year stands for all its days. */
static int compare(const struct comparison *comparison, const char *value, size_t length)
{
    const struct filter_word *word = comparison->word;
    struct buf key = {0};
    if (comparison->field->type == TYPE_DATE && length > word->key_length)
        length = word->key_length;
    order_key(comparison->field, value, length, &key);
    size_t common = key.length < word->key_length ? key.length : word->key_length;
    int difference = memcmp(buf_text(&key), word->key, common);
    if (difference == 0)
        difference = (key.length > common) - (word->key_length > common);
    buf_clear(&key);
    return difference;
}

static bool passes(const void *context, const char *value, size_t length)
{
    const struct comparison *comparison = context;
    int difference = compare(comparison, value, length);
    switch (comparison->word->test) {
    case TEST_EQUAL:
        return difference == 0;
    case TEST_LESS:
        return difference < 0;
    case TEST_AT_MOST:
        return difference <= 0;
    case TEST_MORE:
        return difference > 0;
    case TEST_AT_LEAST:
        return difference >= 0;
    case TEST_HOLDS:
    case TEST_EMPTY:
        break;
    }
    return false;
}

static uint64_t word_mask(const struct filter *filter, const struct filter_word *word,
                          const struct search_block *block, uint64_t all)
{
    uint64_t mask;
    if (word->sense == FILTER_NO_VALUE)
        return word->without ? 0 : all;
    if (word->test == TEST_EMPTY)
        return all & ~with_part(word->field, block, NULL, NULL);
    if (word->test != TEST_HOLDS) {
        struct comparison comparison = {&filter->kind->fields[word->field], word};
        return with_part(word->field, block, passes, &comparison);
    }
    /* "name:" is being typed: nothing is asked yet. */
    if (word->key_length == 0)
        return word->without ? 0 : all;
    mask = holding(word, filter->kind->field_count, block);
    for (size_t i = 0; i < word->label_count && mask != all; i++)
        mask |= with_part(word->labels[i].field, block, among_labels, &word->labels[i]);
    return mask;
}

uint64_t filter_block(const struct filter *filter, const struct search_block *block)
{
    uint64_t all = block->count == 64 ? ~(uint64_t)0 : ((uint64_t)1 << block->count) - 1;
    uint64_t mask = all;
    for (size_t i = 0; i < filter->count && mask != 0; i++) {
        const struct filter_word *word = &filter->words[i];
        uint64_t holds = word_mask(filter, word, block, all);
        mask &= word->without ? ~holds : holds;
    }
    return mask;
}

/* See rules_items.h. */
#include "model/rules_items.h"

#include "model/fold.h"
#include "model/items_table.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

struct item_word {
    char *key;
    size_t entry; /* its place in the table: of two equal words the first counts */
};

/* The key of TEXT, for the caller to free. */
static char *key_of(const char *text)
{
    struct buf folded = {0}, key = {0};
    fold_text(text, &folded);
    for (const char *at = buf_text(&folded); *at != '\0'; at++)
        if (*at != ' ')
            buf_putc(&key, *at);
    buf_clear(&folded);
    buf_puts(&key, "");
    return buf_take(&key);
}

static int compare_words(const void *a, const void *b)
{
    const struct item_word *one = a, *two = b;
    int keys = strcmp(one->key, two->key);
    return keys != 0 ? keys : (one->entry > two->entry) - (one->entry < two->entry);
}

static void make(struct item_words *words)
{
    size_t capacity = 0;
    for (size_t i = 0; i < items_table_count; i++)
        for (const char *at = items_table[i].words; *at != '\0';) {
            size_t length = strcspn(at, "|");
            char *word = mem_copy_bytes(at, length);
            words->list = mem_grow(words->list, words->count, &capacity, sizeof *words->list);
            words->list[words->count++] = (struct item_word){key_of(word), i};
            free(word);
            at += length + (at[length] == '|');
        }
    qsort(words->list, words->count, sizeof *words->list, compare_words);
}

/* The first word with KEY; NULL where there is none. */
static const struct item_word *find(const struct item_words *words, const char *key)
{
    size_t low = 0, high = words->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(words->list[middle].key, key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < words->count && strcmp(words->list[low].key, key) == 0 ? &words->list[low] : NULL;
}

const char *item_words_class(struct item_words *words, const char *name)
{
    if (words->list == NULL)
        make(words);
    char *key = key_of(name);
    const struct item_word *word = find(words, key);
    free(key);
    return word == NULL ? NULL : items_table[word->entry].class;
}

void item_words_clear(struct item_words *words)
{
    for (size_t i = 0; i < words->count; i++)
        free(words->list[i].key);
    free(words->list);
    *words = (struct item_words){0};
}

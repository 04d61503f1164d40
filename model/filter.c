/* See filter.h. All fields are folded together once a record; a word bound to
 * a field folds that field alone. */
#include "model/filter.h"

#include "model/buf.h"
#include "model/fold.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

struct word {
    char *key; /* folded */
    bool without;
    size_t field; /* field_count: any */
};

struct filter {
    const struct kind *kind;
    struct word *words;
    size_t count, capacity;
};

/* A blank, ASCII or ideographic: how many bytes it has, 0 for anything else. */
static size_t blank_at(const char *text)
{
    if (*text == ' ' || *text == '\t')
        return 1;
    return strncmp(text, "\xE3\x80\x80", 3) == 0 ? 3 : 0;
}

static void add_word(struct filter *filter, char *word)
{
    struct word *new;
    struct buf key = {0};
    size_t field = filter->kind->field_count;
    bool without = word[0] == '!' && word[1] != '\0';
    char *text = word + without;
    char *colon = strchr(text, ':');
    if (colon != NULL && colon != text) {
        *colon = '\0';
        field = kinds_field_named(filter->kind, text);
        *colon = ':';
        if (field < filter->kind->field_count)
            text = colon + 1;
    }
    fold_text(text, &key);
    filter->words =
        mem_grow(filter->words, filter->count, &filter->capacity, sizeof *filter->words);
    new = &filter->words[filter->count++];
    *new = (struct word){.key = buf_take(&key), .without = without, .field = field};
}

struct filter *filter_new(const struct kind *kind, const char *text)
{
    struct filter *filter = mem_new(1, sizeof *filter);
    filter->kind = kind;
    while (text != NULL && *text != '\0') {
        size_t blank = blank_at(text), length = 0;
        if (blank > 0) {
            text += blank;
            continue;
        }
        while (text[length] != '\0' && blank_at(text + length) == 0)
            length++;
        char *word = mem_copy_bytes(text, length);
        add_word(filter, word);
        free(word);
        text += length;
    }
    return filter;
}

void filter_free(struct filter *filter)
{
    if (filter == NULL)
        return;
    for (size_t i = 0; i < filter->count; i++)
        free(filter->words[i].key);
    free(filter->words);
    free(filter);
}

bool filter_is_empty(const struct filter *filter)
{
    return filter->count == 0;
}

bool filter_passes(const struct filter *filter, const struct buf *texts)
{
    struct buf all = {0}, key = {0};
    bool passes = true;
    for (size_t i = 0; i < filter->kind->field_count; i++)
        buf_printf(&all, "%s\n", buf_text(&texts[i]));
    fold_text(buf_text(&all), &key);
    for (size_t i = 0; i < filter->count && passes; i++) {
        const struct word *word = &filter->words[i];
        struct buf one = {0};
        if (word->field < filter->kind->field_count)
            fold_text(buf_text(&texts[word->field]), &one);
        bool found = fold_contains(
            word->field < filter->kind->field_count ? buf_text(&one) : buf_text(&key), word->key);
        passes = found != word->without;
        buf_clear(&one);
    }
    buf_clear(&all);
    buf_clear(&key);
    return passes;
}

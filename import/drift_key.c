/* How texts are compared: see drift_inside.h. */
#include "import/drift_inside.h"

#include "model/buf.h"
#include "model/fold.h"
#include "model/mem.h"
#include "model/utf8.h"

#include <stdlib.h>
#include <string.h>

void drift_key(const char *text, struct buf *out)
{
    static const char *const dropped[] = {
        " ",  ".",  ",",  ":",  ";",  "(",  ")",  "[",  "]",  "\"", "'", "-", "/", "、",
        "。", "・", "「", "」", "『", "』", "【", "】", "〔", "〕", "…", "&", "*", "•"};
    struct buf folded = {0};
    fold_text(text, &folded);
    for (const char *at = buf_text(&folded); *at != '\0';) {
        size_t i = 0, count = sizeof dropped / sizeof dropped[0];
        while (i < count && strncmp(at, dropped[i], strlen(dropped[i])) != 0)
            i++;
        if (i < count) {
            at += strlen(dropped[i]);
            continue;
        }
        uint32_t point;
        size_t length = utf8_next(at, &point);
        buf_add(out, at, length);
        at += length;
    }
    buf_clear(&folded);
}

static int by_number(const void *left, const void *right)
{
    uint64_t a, b;
    memcpy(&a, left, sizeof a);
    memcpy(&b, right, sizeof b);
    return (a > b) - (a < b);
}

/* The pairs of characters that follow each other in KEY, sorted; of one character
 * that alone. The caller frees. */
static uint64_t *pairs_of(const char *key, size_t *count)
{
    uint64_t *pairs = mem_new(strlen(key) + 1, sizeof *pairs);
    uint32_t last = 0, point;
    size_t n = 0;
    for (size_t length; (length = utf8_next(key, &point)) > 0; key += length) {
        if (last != 0)
            pairs[n++] = (uint64_t)last << 32 | point;
        last = point;
    }
    if (n == 0 && last != 0)
        pairs[n++] = last;
    qsort(pairs, n, sizeof *pairs, by_number);
    *count = n;
    return pairs;
}

int drift_score(const char *key, const char *other)
{
    size_t a_count, b_count, both = 0;
    uint64_t *a = pairs_of(key, &a_count), *b = pairs_of(other, &b_count);
    for (size_t i = 0, k = 0; i < a_count && k < b_count;) {
        if (a[i] == b[k])
            both++;
        size_t step_a = a[i] <= b[k], step_b = b[k] <= a[i];
        i += step_a;
        k += step_b;
    }
    int score = a_count + b_count == 0 ? 0 : (int)(200 * both / (a_count + b_count));
    free(a);
    free(b);
    return score;
}

int drift_score_of(const struct drift_fact *fact, const char *key, const char **name)
{
    int best = 0;
    *name = fact->names.items[0];
    for (size_t i = 0; i < fact->keys.count; i++) {
        int score = drift_score(key, fact->keys.items[i]);
        if (score > best) {
            best = score;
            *name = fact->names.items[i];
        }
    }
    return best;
}

bool drift_states(const struct drift_fact *fact, const char *key)
{
    size_t own = fact->event == NULL ? 0 : 1; /* the first key is the name */
    for (size_t i = 0; i < fact->keys.count; i++)
        if (strstr(key, fact->keys.items[i]) != NULL &&
            (i < own || fact->event == NULL || fact->event[0] == '\0' ||
             strstr(key, fact->event) != NULL))
            return true;
    return false;
}

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

void drift_shape_make(const char *key, struct drift_shape *shape)
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
    *shape = (struct drift_shape){mem_resize(pairs, n + 1, sizeof *pairs), n};
}

void drift_shape_clear(struct drift_shape *shape)
{
    free(shape->pairs);
    *shape = (struct drift_shape){0};
}

int drift_shape_score(const struct drift_shape *a, const struct drift_shape *b, int above)
{
    size_t both = 0, all = a->count + b->count, fewer = a->count < b->count ? a->count : b->count;
    /* Most texts differ so much in length that nothing has to be compared. */
    if (all == 0 || (int)(200 * fewer / all) <= above)
        return 0;
    for (size_t i = 0, k = 0; i < a->count && k < b->count;) {
        if (a->pairs[i] == b->pairs[k])
            both++;
        size_t step_a = a->pairs[i] <= b->pairs[k], step_b = b->pairs[k] <= a->pairs[i];
        i += step_a;
        k += step_b;
    }
    return (int)(200 * both / all);
}

int drift_score(const char *key, const char *other)
{
    struct drift_shape a, b;
    drift_shape_make(key, &a);
    drift_shape_make(other, &b);
    int score = drift_shape_score(&a, &b, 0);
    drift_shape_clear(&a);
    drift_shape_clear(&b);
    return score;
}

int drift_score_of(const struct drift_fact *fact, const struct drift_shape *text, int above,
                   const char **name)
{
    int best = above;
    *name = fact->names.items[0];
    for (size_t i = 0; i < fact->keys.count; i++) {
        int score = drift_shape_score(text, &fact->shapes[i], best);
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

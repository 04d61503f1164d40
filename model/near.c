/*
 * See near.h. The distance is that of Damerau and Levenshtein in its restricted
 * form: characters put in, left out, replaced, or two neighbours exchanged.
 */
#include "model/near.h"

#include "model/buf.h"
#include "model/fold.h"
#include "model/mem.h"
#include "model/utf8.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Longer words are compared by whether one holds the other alone. */
enum { LONGEST = 40 };

/* Nor is a text beyond so many bytes nearly a word: each word of a table is held against
 * it. */
enum { TYPED_BYTES = 1024 };

/* The characters of the key TEXT, at most LONGEST; gives how many, LONGEST + 1
 * where there are more. */
static size_t points_of(const char *text, uint32_t points[LONGEST])
{
    size_t count = 0;
    uint32_t point;
    for (size_t more; (more = utf8_next(text, &point)) > 0; text += more) {
        if (count == LONGEST)
            return LONGEST + 1;
        points[count++] = point;
    }
    return count;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

static size_t distance(const uint32_t *a, size_t a_count, const uint32_t *b, size_t b_count)
{
    size_t rows[3][LONGEST + 1];
    for (size_t k = 0; k <= b_count; k++)
        rows[0][k] = k;
    for (size_t i = 1; i <= a_count; i++) {
        size_t *row = rows[i % 3], *last = rows[(i + 2) % 3], *before = rows[(i + 1) % 3];
        row[0] = i;
        for (size_t k = 1; k <= b_count; k++) {
            size_t replaced = last[k - 1] + (a[i - 1] != b[k - 1]);
            row[k] = least(least(last[k], row[k - 1]) + 1, replaced);
            if (i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1])
                row[k] = least(row[k], before[k - 2] + 1);
        }
    }
    return rows[a_count % 3][b_count];
}

/* Whether the shorter of two keys, which the longer holds, is long enough to
 * say something: two characters, or four letters. */
static bool says_enough(const char *text, size_t count)
{
    return count >= 4 || (count >= 2 && (unsigned char)*text >= 0x80);
}

static bool is_near(const char *a, const char *b)
{
    uint32_t first[LONGEST], second[LONGEST];
    size_t a_count = points_of(a, first), b_count = points_of(b, second);
    if (strcmp(a, b) == 0)
        return true;
    if ((strstr(a, b) != NULL && says_enough(b, b_count)) ||
        (strstr(b, a) != NULL && says_enough(a, a_count)))
        return true;
    if (a_count > LONGEST || b_count > LONGEST)
        return false;
    /* One character in three may differ, of letters one in four. */
    size_t longer = a_count > b_count ? a_count : b_count;
    size_t most = (unsigned char)*a < 0x80 ? longer / 4 : longer / 3;
    return distance(first, a_count, second, b_count) <= most;
}

bool near_is(const char *typed, const char *word)
{
    struct buf a = {0}, b = {0};
    if (strlen(typed) > TYPED_BYTES)
        return false;
    fold_text(typed, &a);
    fold_text(word, &b);
    bool near = a.length > 0 && b.length > 0 && is_near(a.text, b.text);
    buf_clear(&a);
    buf_clear(&b);
    return near;
}

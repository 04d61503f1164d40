/*
 * See fuzzy.h. For each letter typed a row holds the best score with which the
 * letters up to it end at each place of the text; a row follows from the one
 * before, so the best way is found whatever letters repeat.
 */
#include "tui/fuzzy.h"

#include "model/utf8.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum {
    TYPED_MOST = 32,
    TEXT_MOST = 256,
    LETTER = 16, /* a letter that is found */
    START = 12,  /* more at the beginning of a word */
    RUN = 14,    /* more right after the letter before */
    GAP = 1,     /* less for each letter between */
    LEAD_MOST = 8
};

static size_t points_of(const char *text, uint32_t *points, size_t most)
{
    size_t count = 0, length;
    while (count < most && (length = utf8_next(text, &points[count])) > 0) {
        text += length;
        count++;
    }
    return count;
}

static bool begins_word(const uint32_t *text, size_t at)
{
    return at == 0 ||
           (text[at - 1] < 0x80 && strchr(" -_/.,:;()[]\"'!", (int)text[at - 1]) != NULL);
}

/* The row of the first letter. */
static void first_row(uint32_t letter, const uint32_t *text, size_t count, int *row)
{
    for (size_t i = 0; i < count; i++) {
        int lead = i < LEAD_MOST ? (int)i : LEAD_MOST;
        row[i] = text[i] != letter ? FUZZY_NONE
                                   : LETTER + (begins_word(text, i) ? START : 0) - lead * GAP;
    }
}

/* The row of a later letter, from that of the letter BEFORE. */
static void next_row(uint32_t letter, const uint32_t *text, size_t count, const int *before,
                     int *row)
{
    int far = FUZZY_NONE; /* the best end at least two places back, less the gap */
    row[0] = FUZZY_NONE;
    for (size_t i = 1; i < count; i++) {
        int near = before[i - 1] == FUZZY_NONE ? FUZZY_NONE : before[i - 1] + RUN;
        int best = near > far ? near : far;
        row[i] = FUZZY_NONE;
        if (text[i] == letter && best != FUZZY_NONE)
            row[i] = best + LETTER + (begins_word(text, i) ? START : 0);
        if (far != FUZZY_NONE)
            far -= GAP;
        if (before[i - 1] != FUZZY_NONE && before[i - 1] - GAP > far)
            far = before[i - 1] - GAP;
    }
}

int fuzzy_score(const char *typed, const char *text)
{
    uint32_t letters[TYPED_MOST], points[TEXT_MOST];
    int rows[2][TEXT_MOST];
    size_t letter_count = points_of(typed, letters, TYPED_MOST);
    size_t count = points_of(text, points, TEXT_MOST);
    int best = FUZZY_NONE;
    if (letter_count == 0)
        return 0;
    if (count == 0)
        return FUZZY_NONE;
    first_row(letters[0], points, count, rows[0]);
    for (size_t i = 1; i < letter_count; i++)
        next_row(letters[i], points, count, rows[(i - 1) % 2], rows[i % 2]);
    for (size_t i = 0; i < count; i++)
        if (rows[(letter_count - 1) % 2][i] > best)
            best = rows[(letter_count - 1) % 2][i];
    return best;
}

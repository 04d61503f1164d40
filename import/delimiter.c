/*
 * Counts each candidate in the first hundred rows. Semicolons stand in the
 * cells of our own files too, so a delimiter must also occur in the first row,
 * which is mostly the header, before the number of like rows decides.
 */
#include "import/delimiter.h"

#include <stdbool.h>
#include <string.h>

enum { ROWS = 100, LOOK = 1 << 20 };

static const char candidates[] = {',', '\t', ';'};
enum { CANDIDATES = sizeof candidates };

struct tally {
    size_t rows;
    size_t counts[ROWS][CANDIDATES];
};

static size_t candidate(char c)
{
    size_t i = 0;
    while (i < CANDIDATES && candidates[i] != c)
        i++;
    return i;
}

static void count(const char *text, size_t length, struct tally *tally)
{
    bool quoted = false, start = true, filled = false;
    for (size_t i = 0; i < length && tally->rows < ROWS; i++) {
        char c = text[i];
        size_t which = candidate(c);
        if (quoted) {
            quoted = c != '"';
        } else if (c == '"' && start) {
            quoted = filled = true;
        } else if (c == '\n' || c == '\r') {
            tally->rows += filled;
            filled = false;
        } else {
            filled = true;
            if (which < CANDIDATES)
                tally->counts[tally->rows][which]++;
        }
        /* A doubled quotation mark closes and opens again. */
        start = !quoted && (which < CANDIDATES || c == '\n' || c == '\r' || c == '"');
    }
    if (filled && tally->rows < ROWS)
        tally->rows++;
}

/* How many rows have the commonest number, not zero, of candidate WHICH; that
 * number goes to *EACH. */
static size_t like_rows(const struct tally *tally, size_t which, size_t *each)
{
    size_t best = 0;
    *each = 0;
    for (size_t i = 0; i < tally->rows; i++) {
        size_t number = tally->counts[i][which];
        size_t like = 0;
        for (size_t k = 0; k < tally->rows && number > 0; k++)
            like += tally->counts[k][which] == number;
        if (like > best || (like == best && number > *each)) {
            best = like;
            *each = number;
        }
    }
    return best;
}

char delimiter_find(const char *text, size_t length)
{
    struct tally tally = {0};
    count(text, length < LOOK ? length : LOOK, &tally);
    size_t best = 0, best_like = 0, best_each = 0;
    bool best_first = false;
    for (size_t which = 0; which < CANDIDATES; which++) {
        size_t each;
        size_t like = like_rows(&tally, which, &each);
        bool first = tally.counts[0][which] > 0;
        if (first != best_first ? first : like != best_like ? like > best_like : each > best_each) {
            best = which;
            best_first = first;
            best_like = like;
            best_each = each;
        }
    }
    return candidates[best];
}

char delimiter_stated(const char *text)
{
    bool quoted = text[0] == '"';
    const char *at = text + quoted;
    if (strncmp(at, "sep=", 4) != 0 || at[4] == '\0' || at[4] == '\r' || at[4] == '\n')
        return 0;
    if (quoted && at[5] != '"')
        return 0;
    char end = at[5 + quoted];
    return end == '\r' || end == '\n' || end == '\0' ? at[4] : 0;
}

/*
 * Counts each candidate in the first hundred rows. Semicolons stand in the
 * cells of our own files too, so a delimiter must also occur in the first row,
 * which is mostly the header, before the number of like rows decides; but a
 * title above the header may hold a comma of its own.
 */
#include "import/delimiter.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

enum { ROWS = 100 };

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
    tally->rows += filled;
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

/* How a candidate stands. */
struct rating {
    bool first;  /* it occurs in the first row */
    bool usual;  /* half of the rows at least have the same number of it */
    size_t like; /* rows with that number */
    size_t each;
};

static struct rating rate(const struct tally *tally, size_t which)
{
    struct rating rating = {.first = tally->counts[0][which] > 0};
    rating.like = like_rows(tally, which, &rating.each);
    rating.usual = rating.like > 1 && rating.like * 2 >= tally->rows;
    return rating;
}

/* Whether A speaks for its candidate more than B for its own. */
static bool is_better(const struct rating *a, const struct rating *b)
{
    if (a->first != b->first) {
        const struct rating *title = a->first ? a : b, *rows = a->first ? b : a;
        bool is_title = title->like < 2 && rows->usual && rows->each > title->each;
        return a->first != is_title;
    }
    return a->like != b->like ? a->like > b->like : a->each > b->each;
}

char delimiter_find(const char *text, size_t length)
{
    struct tally tally = {0};
    count(text, length < DELIMITER_LOOK ? length : DELIMITER_LOOK, &tally);
    size_t best = 0;
    struct rating ratings[CANDIDATES];
    for (size_t which = 0; which < CANDIDATES; which++) {
        ratings[which] = rate(&tally, which);
        if (is_better(&ratings[which], &ratings[best]))
            best = which;
    }
    return candidates[best];
}

char delimiter_stated(const char *text)
{
    bool quoted = text[0] == '"';
    const char *at = text + quoted;
    if (strncasecmp(at, "sep=", 4) != 0 || at[4] == '\0' || strchr("\r\n\"", at[4]) != NULL)
        return 0;
    if (quoted && at[5] != '"')
        return 0;
    char end = at[5 + quoted];
    return end == '\r' || end == '\n' || end == '\0' ? at[4] : 0;
}

/* See rules_stated.h. */
#include "model/rules_stated.h"

#include <string.h>

/* The next column of the line at *AT: its length; *AT goes behind it. */
static size_t next_column(const char **at, const char *end)
{
    const char *tab = memchr(*at, '\t', (size_t)(end - *at));
    size_t length = (size_t)((tab == NULL ? end : tab) - *at);
    *at += length + (tab == NULL ? 0 : 1);
    return length;
}

/* Whether the next column of the line at *AT is WORD; *AT goes behind it. */
static bool is_column(const char **at, const char *end, const char *word)
{
    const char *column = *at;
    size_t length = next_column(at, end);
    return length == strlen(word) && memcmp(column, word, length) == 0;
}

bool stated_find(const char *lines, const char *part, const char *record, const char *field,
                 struct buf *out)
{
    bool stated = false;
    for (const char *line = lines; *line != '\0';) {
        const char *end = line + strcspn(line, "\n"), *at = line;
        if (is_column(&at, end, part) && is_column(&at, end, record)) {
            stated = true;
            if (is_column(&at, end, field))
                buf_add(out, at, (size_t)(end - at));
        }
        line = *end == '\0' ? end : end + 1;
    }
    return stated;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* Whether the piece of LENGTH at A and that of COUNT at B are the same but for blanks. */
static bool same_piece(const char *a, size_t length, const char *b, size_t count)
{
    const char *end_a = a + length, *end_b = b + count;
    for (;;) {
        while (a < end_a && is_blank(*a))
            a++;
        while (b < end_b && is_blank(*b))
            b++;
        if (a == end_a || b == end_b)
            return a == end_a && b == end_b;
        if (*a++ != *b++)
            return false;
    }
}

static size_t piece_length(const char *list)
{
    const char *bar = strstr(list, " / ");
    return bar == NULL ? strlen(list) : (size_t)(bar - list);
}

static const char *next_piece(const char *list)
{
    size_t length = piece_length(list);
    return list[length] == '\0' ? NULL : list + length + strlen(" / ");
}

/* Whether every piece of A is one of B. */
static bool within(const char *a, const char *b)
{
    for (const char *piece = a; piece != NULL; piece = next_piece(piece)) {
        const char *other = b;
        while (other != NULL && !same_piece(piece, piece_length(piece), other, piece_length(other)))
            other = next_piece(other);
        if (other == NULL)
            return false;
    }
    return true;
}

bool stated_same(const char *a, const char *b)
{
    return within(a, b) && within(b, a);
}

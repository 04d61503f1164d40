/* See record_mark.h. */
#include "model/record_mark.h"

#include "model/fold.h"

#include <string.h>

enum { BASE = 31, DIGITS = 13, GROUP = 5 };

static const char alphabet[] = "23456789abcdefghjkmnpqrstuvwxyz";

/* The check character over DIGITS values, each weighted by its place. */
static unsigned check_of(const unsigned digits[DIGITS])
{
    unsigned sum = 0;
    for (unsigned i = 0; i < DIGITS; i++)
        sum += (i + 2) * digits[i];
    return sum % BASE;
}

/* Adds one character, with a dash before each group. */
static void put_character(char c, struct buf *out, size_t *count)
{
    if (*count > 0 && *count % GROUP == 0)
        buf_putc(out, '-');
    buf_putc(out, (char)(c >= 'a' ? c - 'a' + 'A' : c));
    ++*count;
}

void record_mark_put(int64_t id, struct buf *out)
{
    unsigned digits[DIGITS];
    size_t count = 0;
    for (size_t i = DIGITS; i-- > 0; id /= BASE)
        digits[i] = (unsigned)(id % BASE);
    put_character('R', out, &count);
    for (size_t i = 0; i < DIGITS; i++)
        put_character(alphabet[digits[i]], out, &count);
    put_character(alphabet[check_of(digits)], out, &count);
}

/* The characters of FOLDED without blanks and dashes into MARK; false where they
 * are too many. */
static bool take_characters(const char *folded, char mark[DIGITS + 3])
{
    size_t count = 0;
    for (const char *at = folded; *at != '\0'; at++) {
        if (*at == ' ' || *at == '-')
            continue;
        if (count == DIGITS + 2)
            return false;
        mark[count++] = *at;
    }
    mark[count] = '\0';
    return count == DIGITS + 2;
}

enum record_mark_read record_mark_read(const char *text, int64_t *id)
{
    struct buf folded = {0};
    char mark[DIGITS + 3];
    unsigned digits[DIGITS + 1];
    fold_text(text, &folded);
    bool is_mark = take_characters(buf_text(&folded), mark) && mark[0] == 'r';
    buf_clear(&folded);
    if (!is_mark)
        return RECORD_MARK_NONE;
    uint64_t number = 0;
    for (size_t i = 0; i < DIGITS + 1; i++) {
        const char *found = strchr(alphabet, mark[i + 1]);
        if (found == NULL)
            return RECORD_MARK_DAMAGED;
        digits[i] = (unsigned)(found - alphabet);
    }
    for (size_t i = 0; i < DIGITS; i++) {
        if (number > ((uint64_t)INT64_MAX - digits[i]) / BASE)
            return RECORD_MARK_DAMAGED;
        number = number * BASE + digits[i];
    }
    if (digits[DIGITS] != check_of(digits))
        return RECORD_MARK_DAMAGED;
    *id = (int64_t)number;
    return RECORD_MARK_GOOD;
}

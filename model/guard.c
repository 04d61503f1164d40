/*
 * See guard.h. A number is looked for from the beginning of each run of
 * digits: run after run is taken until there are twelve digits, then dividers
 * and check digit decide. A text without twelve digits, nearly every one, is
 * dismissed by a count of bytes.
 */
#include "model/guard.h"

#include "model/buf.h"
#include "model/utf8.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { NUMBER_DIGITS = 12, QUOTE_BYTES = 60 };

/* What was read so far of a number that may be one. */
struct candidate {
    int digits[NUMBER_DIGITS];
    int count;
    bool in_fours;     /* every divider stands after a multiple of four digits */
    bool alike;        /* all dividers are the same character */
    uint32_t divider;  /* the first of them, 0 where there is none yet */
    const char *after; /* the byte after the last digit */
};

/* The value of a digit, ASCII or full-width; -1 for anything else. */
static int digit_value(uint32_t point)
{
    if (point >= '0' && point <= '9')
        return (int)(point - '0');
    if (point >= 0xFF10 && point <= 0xFF19)
        return (int)(point - 0xFF10);
    return -1;
}

static bool is_divider(uint32_t point)
{
    switch (point) {
    case ' ':
    case '-':
    case 0x00A0: /* no-break space */
    case 0x2212: /* minus */
    case 0x2500: /* box drawing line, typed in place of a dash */
    case 0x3000: /* ideographic space */
    case 0x30FC: /* prolonged sound mark */
    case 0xFE63: /* small hyphen-minus */
    case 0xFF0D: /* full-width hyphen-minus */
    case 0xFF70: /* half-width prolonged sound mark */
        return true;
    default:
        return (point >= 0x2000 && point <= 0x200A) || (point >= 0x2010 && point <= 0x2015);
    }
}

/* Reads the next code point that takes room. */
static size_t next_seen(const char *text, uint32_t *point)
{
    size_t length = 0, more;
    do {
        more = utf8_next(text + length, point);
        length += more;
    } while (more > 0 && (utf8_is_invisible(*point) || utf8_is_variation(*point)));
    return length;
}

/* Weighs the digits as the ordinance has it: from the right, the check digit
 * left out, by 2 to 7 and again by 2 to 6. */
static bool check_holds(const int digits[NUMBER_DIGITS])
{
    int sum = 0;
    bool varied = false;
    for (int n = 1; n < NUMBER_DIGITS; n++) {
        sum += digits[NUMBER_DIGITS - 1 - n] * (n <= 6 ? n + 1 : n - 5);
        varied = varied || digits[n] != digits[0];
    }
    int rest = sum % 11;
    return varied && digits[NUMBER_DIGITS - 1] == (rest <= 1 ? 0 : 11 - rest);
}

/* Takes a run of digits at TEXT; false where there are more than are left. */
static bool take_run(struct candidate *found, const char *text)
{
    uint32_t point;
    size_t more = next_seen(text, &point);
    for (; digit_value(point) >= 0; more = next_seen(text, &point)) {
        if (found->count == NUMBER_DIGITS)
            return false;
        found->digits[found->count++] = digit_value(point);
        text += more;
        found->after = text;
    }
    return true;
}

/* Takes the one divider between two runs; false where none or more stand
 * there. */
static bool take_divider(struct candidate *found)
{
    uint32_t point, behind;
    size_t more = next_seen(found->after, &point);
    if (!is_divider(point))
        return false;
    next_seen(found->after + more, &behind);
    if (digit_value(behind) < 0)
        return false;
    if (found->divider == 0)
        found->divider = point;
    found->alike = found->alike && point == found->divider;
    found->in_fours = found->in_fours && found->count % 4 == 0;
    found->after += more;
    return true;
}

/* Whether a number begins at TEXT, the first digit of a run; END is set to the
 * byte after it. */
static bool number_at(const char *text, const char **end)
{
    struct candidate found = {.in_fours = true, .alike = true};
    if (!take_run(&found, text))
        return false;
    while (found.count < NUMBER_DIGITS)
        if (!take_divider(&found) || !take_run(&found, found.after))
            return false;
    /* Dividers that differ stand between three runs at least, so in_fours then
     * means 4-4-4. */
    *end = found.after;
    return (found.alike || found.in_fours) && check_holds(found.digits);
}

/* Whether TEXT has too few digits to look any closer. */
static bool is_harmless(const char *text)
{
    const unsigned char *at = (const unsigned char *)text;
    int digits = 0;
    for (; *at != '\0'; at++) {
        if (*at >= '0' && *at <= '9')
            digits++;
        else if (at[0] == 0xEF && at[1] == 0xBC && at[2] >= 0x90 && at[2] <= 0x99)
            digits++;
        if (digits == NUMBER_DIGITS)
            return false;
    }
    return true;
}

/* The first number in TEXT from AT on; BEFORE tells whether a digit stands
 * before AT. NULL where there is none. */
static const char *find_number(const char *at, bool before, const char **end)
{
    uint32_t point;
    for (size_t more; (more = utf8_next(at, &point)) > 0; at += more) {
        if (utf8_is_invisible(point) || utf8_is_variation(point))
            continue;
        bool digit = digit_value(point) >= 0;
        if (digit && !before && number_at(at, end))
            return at;
        before = digit;
    }
    return NULL;
}

bool guard_finds(const char *text, size_t *offset, size_t *length)
{
    const char *end;
    const char *start = is_harmless(text) ? NULL : find_number(text, false, &end);
    if (start == NULL)
        return false;
    if (offset != NULL)
        *offset = (size_t)(start - text);
    if (length != NULL)
        *length = (size_t)(end - start);
    return true;
}

/* Numbers may overlap: the runs of one can begin within another. So the end
 * that reaches farthest decides how far digits are masked. */
char *guard_mask(const char *text)
{
    struct buf out = {0};
    if (is_harmless(text)) {
        buf_puts(&out, text);
        return buf_take(&out);
    }
    const char *masked_to = text, *end = text;
    const char *start = find_number(text, false, &end);
    uint32_t point;
    for (size_t more; (more = utf8_next(text, &point)) > 0; text += more) {
        if (text == start) {
            masked_to = end > masked_to ? end : masked_to;
            start = find_number(text + more, true, &end);
        }
        if (text < masked_to && digit_value(point) >= 0)
            buf_putc(&out, '*');
        else
            buf_add(&out, text, more);
    }
    return buf_take(&out);
}

char *guard_quote(const char *typed)
{
    char *masked = guard_mask(typed);
    size_t length = utf8_cut(masked, QUOTE_BYTES);
    if (masked[length] == '\0')
        return masked;
    struct buf quote = {0};
    buf_add(&quote, masked, length);
    buf_puts(&quote, "..");
    free(masked);
    return buf_take(&quote);
}

bool guard_corporate_valid(const char *digits13)
{
    if (strlen(digits13) != 13 || strspn(digits13, "0123456789") != 13)
        return false;
    int sum = 0;
    for (int n = 1; n <= 12; n++)
        sum += (digits13[13 - n] - '0') * (n % 2 == 0 ? 2 : 1);
    return digits13[0] - '0' == 9 - sum % 9;
}

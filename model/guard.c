/*
 * See guard.h. A number is looked for from the beginning of each run of
 * digits: run after run is taken until there are twelve digits, then dividers
 * and check digit decide. A text without twelve digits, nearly every one, is
 * dismissed by a count of bytes.
 */
#include "model/guard.h"

#include "model/buf.h"
#include "model/mem.h"
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
    uint32_t divider;  /* the first of them, ' ' for any blank, 0 where there is none yet */
    const char *after; /* the byte after the last digit */
};

/* Digits of a number, and those that stand before or behind it as a mark: of a
 * paragraph (①), of a note (¹). One kind does not go on in the other. */
enum digit_kind { NO_DIGIT, DIGIT, DIGIT_MARK };

/* clang-format off */
/* Runs of characters that read as digits: the first, how many, the value of
 * the first. */
static const struct {
    uint32_t first, count;
    int value;
    enum digit_kind kind;
} digit_runs[] = {
    {'0', 10, 0, DIGIT}, {0xFF10, 10, 0, DIGIT}, /* full-width */
    {0x1D7CE, 10, 0, DIGIT}, {0x1D7D8, 10, 0, DIGIT}, {0x1D7E2, 10, 0, DIGIT}, /* mathematical */
    {0x1D7EC, 10, 0, DIGIT}, {0x1D7F6, 10, 0, DIGIT},
    {0x2460, 9, 1, DIGIT_MARK}, {0x24EA, 1, 0, DIGIT_MARK}, {0x2776, 9, 1, DIGIT_MARK}, /* in circles */
    {0x2080, 10, 0, DIGIT_MARK}, {0x2070, 1, 0, DIGIT_MARK}, {0x2074, 6, 4, DIGIT_MARK}, /* lowered, raised */
    {0x00B9, 1, 1, DIGIT_MARK}, {0x00B2, 2, 2, DIGIT_MARK}, /* raised */
};
/* clang-format on */

enum { DIGIT_RUNS = sizeof digit_runs / sizeof digit_runs[0] };

/* The place in digit_runs of what reads as a digit; their number for anything
 * else. */
static size_t digit_run(uint32_t point)
{
    size_t i = 0;
    while (i < DIGIT_RUNS &&
           (point < digit_runs[i].first || point - digit_runs[i].first >= digit_runs[i].count))
        i++;
    return i;
}

/* The value of what reads as a digit; -1 for anything else. */
static int digit_value(uint32_t point)
{
    size_t i = digit_run(point);
    return i == DIGIT_RUNS ? -1 : digit_runs[i].value + (int)(point - digit_runs[i].first);
}

static enum digit_kind digit_kind(uint32_t point)
{
    size_t i = digit_run(point);
    return i == DIGIT_RUNS ? NO_DIGIT : digit_runs[i].kind;
}

static bool is_blank(uint32_t point)
{
    return point == ' ' || point == 0x00A0 || point == 0x3000 ||
           (point >= 0x2000 && point <= 0x200A) || point == 0x202F || point == 0x205F;
}

static bool is_hyphen(uint32_t point)
{
    switch (point) {
    case '-':
    case 0x2212: /* minus */
    case 0x2500: /* box drawing line, typed in place of a dash */
    case 0x30FC: /* prolonged sound mark */
    case 0xFE63: /* small hyphen-minus */
    case 0xFF0D: /* full-width hyphen-minus */
    case 0xFF70: /* half-width prolonged sound mark */
        return true;
    default:
        return point >= 0x2010 && point <= 0x2015;
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

/* Takes a run of digits of one kind at TEXT; false where there are more than are
 * left. */
static bool take_run(struct candidate *found, const char *text)
{
    uint32_t point;
    size_t more = next_seen(text, &point);
    enum digit_kind kind = digit_kind(point);
    for (; digit_value(point) >= 0 && digit_kind(point) == kind; more = next_seen(text, &point)) {
        if (found->count == NUMBER_DIGITS)
            return false;
        found->digits[found->count++] = digit_value(point);
        text += more;
        found->after = text;
    }
    return true;
}

/* Takes the divider between two runs: blanks, a hyphen, or a hyphen with
 * blanks about it; false where none stands there, or more. */
static bool take_divider(struct candidate *found)
{
    const char *at = found->after;
    uint32_t point, divider = 0;
    for (size_t more; (more = next_seen(at, &point)) > 0; at += more) {
        if (is_hyphen(point) && (divider == 0 || divider == ' '))
            divider = point;
        else if (is_blank(point))
            divider = divider == 0 ? ' ' : divider;
        else
            break;
    }
    if (divider == 0 || digit_value(point) < 0)
        return false;
    if (found->divider == 0)
        found->divider = divider;
    found->alike = found->alike && divider == found->divider;
    found->in_fours = found->in_fours && found->count % 4 == 0;
    found->after = at;
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

/* Whether TEXT has too few digits in a row to look any closer. */
static bool is_harmless(const char *text)
{
    const unsigned char *at = (const unsigned char *)text;
    int digits = 0;
    if (strnlen(text, NUMBER_DIGITS) < NUMBER_DIGITS)
        return true;
    for (; *at != '\0'; at++) {
        /* What goes on in a character says nothing, and is most of Japanese text. */
        if (*at >= 0x80 && *at < 0xC0)
            continue;
        /* Digits beyond ASCII begin with one of these bytes. No number goes on over a
         * letter of ASCII or a kanji. */
        if ((*at >= '0' && *at <= '9') || *at == 0xEF || *at == 0xE2 || *at == 0xC2 || *at == 0xF0)
            digits++;
        else if ((*at >= 0xE4 && *at <= 0xE9) || ((*at | 0x20) >= 'a' && (*at | 0x20) <= 'z'))
            digits = 0;
        if (digits == NUMBER_DIGITS)
            return false;
    }
    return true;
}

/* The first number in TEXT from AT on; BEFORE tells what digit stands before AT.
 * NULL where there is none. */
static const char *find_number(const char *at, enum digit_kind before, const char **end)
{
    uint32_t point;
    for (size_t more; (more = utf8_next(at, &point)) > 0; at += more) {
        if (utf8_is_invisible(point) || utf8_is_variation(point))
            continue;
        enum digit_kind kind = digit_kind(point);
        if (kind != NO_DIGIT && kind != before && number_at(at, end))
            return at;
        before = kind;
    }
    return NULL;
}

bool guard_finds(const char *text, size_t *offset, size_t *length)
{
    const char *end;
    const char *start = is_harmless(text) ? NULL : find_number(text, NO_DIGIT, &end);
    if (start == NULL)
        return false;
    if (offset != NULL)
        *offset = (size_t)(start - text);
    if (length != NULL)
        *length = (size_t)(end - start);
    return true;
}

/* Numbers may overlap: the runs of one can begin within another. Since each has
 * twelve digits, one after the other, the one that begins later ends later. */
char *guard_mask(const char *text)
{
    struct buf out = {0};
    if (is_harmless(text))
        return mem_copy(text);
    const char *masked_to = text, *end = text;
    const char *start = find_number(text, NO_DIGIT, &end);
    uint32_t point;
    for (size_t more; (more = utf8_next(text, &point)) > 0; text += more) {
        if (text == start) {
            masked_to = end;
            start = find_number(text + more, digit_kind(point), &end);
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

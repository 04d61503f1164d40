/*
 * See numerals.h. Both ways of writing with kanji are read by one pass: digits
 * gather in a group, 十, 百 and 千 close it.
 */
#include "model/numerals.h"

#include "model/utf8.h"

#include <string.h>

enum { MOST_DIGITS = 9 };

/* clang-format off */
static const struct {
    uint32_t point;
    int value;
} kanji[] = {
    {0x3007, 0},    /* 〇 */
    {0x96F6, 0},    /* 零 */
    {0x4E00, 1},    /* 一 */
    {0x4E8C, 2},    /* 二 */
    {0x4E09, 3},    /* 三 */
    {0x56DB, 4},    /* 四 */
    {0x4E94, 5},    /* 五 */
    {0x516D, 6},    /* 六 */
    {0x4E03, 7},    /* 七 */
    {0x516B, 8},    /* 八 */
    {0x4E5D, 9},    /* 九 */
    {0x5341, 10},   /* 十 */
    {0x767E, 100},  /* 百 */
    {0x5343, 1000}, /* 千 */
};
/* clang-format on */

/* The value of a kanji digit or unit; -1 for anything else. */
static int kanji_value(uint32_t point)
{
    for (size_t i = 0; i < sizeof kanji / sizeof kanji[0]; i++)
        if (kanji[i].point == point)
            return kanji[i].value;
    return -1;
}

static size_t read_kanji(const char *text, long *value)
{
    long total = 0, group = 0;
    int digits = 0, last_unit = 10000;
    size_t length = 0, more;
    uint32_t point;
    while ((more = utf8_next(text + length, &point)) > 0) {
        int symbol = kanji_value(point);
        if (symbol < 0)
            break;
        length += more;
        bool unit = symbol >= 10;
        if (unit) {
            /* Units fall, and one digit at most, not 〇, multiplies each. */
            if (symbol >= last_unit || digits > 1 || (digits == 1 && group == 0))
                return 0;
            total += (digits == 0 ? 1 : group) * symbol;
            last_unit = symbol;
            group = digits = 0;
            continue;
        }
        digits++;
        if (digits > MOST_DIGITS || (total > 0 && (digits > 1 || symbol == 0)))
            return 0;
        group = group * 10 + symbol;
    }
    *value = total + group;
    return length;
}

size_t numeral_read(const char *text, long *value)
{
    size_t length = strspn(text, "0123456789");
    if (length == 0)
        return read_kanji(text, value);
    if (length > MOST_DIGITS)
        return 0;
    long number = 0;
    for (size_t i = 0; i < length; i++)
        number = number * 10 + (text[i] - '0');
    *value = number;
    return length;
}

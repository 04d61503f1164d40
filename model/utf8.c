/*
 * See utf8.h. The form of a sequence is decided by its first byte and the
 * range that Unicode's table 3-7 leaves to the second; all later bytes are
 * plain continuations. No function reads past the end of the text.
 */
#include "model/utf8.h"

#include <string.h>

static bool is_continuation(unsigned char byte)
{
    return byte >= 0x80 && byte <= 0xBF;
}

/* The bytes that FIRST announces, 0 where it begins no character, and the
 * range in which the second byte must lie. */
static size_t announced(unsigned char first, unsigned char *low, unsigned char *high)
{
    *low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    *high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    if (first < 0x80)
        return 1;
    if (first >= 0xC2 && first <= 0xDF)
        return 2;
    if (first >= 0xE0 && first <= 0xEF)
        return 3;
    if (first >= 0xF0 && first <= 0xF4)
        return 4;
    return 0;
}

/* The bytes, 1 to 4, of the well-formed character with which the LENGTH bytes
 * of TEXT begin; 0 where they begin with none. */
static size_t sequence(const char *text, size_t length)
{
    const unsigned char *bytes = (const unsigned char *)text;
    if (length == 0)
        return 0;
    unsigned char low, high;
    size_t count = announced(bytes[0], &low, &high);
    if (count > length)
        return 0;
    if (count > 1 && (bytes[1] < low || bytes[1] > high))
        return 0;
    for (size_t i = 2; i < count; i++)
        if (!is_continuation(bytes[i]))
            return 0;
    return count;
}

/* How many bytes of TEXT, LENGTH bytes, are ASCII, or kana and kanji of three bytes,
 * which nearly all Japanese text is: found without looking at what a byte announces. */
static size_t plain_bytes(const char *text, size_t length)
{
    const unsigned char *bytes = (const unsigned char *)text;
    size_t at = 0;
    while (at + 3 <= length) {
        if (bytes[at] < 0x80)
            at++;
        else if (bytes[at] >= 0xE1 && bytes[at] <= 0xEC && is_continuation(bytes[at + 1]) &&
                 is_continuation(bytes[at + 2]))
            at += 3;
        else
            break;
    }
    return at;
}

bool utf8_valid(const char *text, size_t length, size_t *bad_offset)
{
    for (size_t at = 0; at < length;) {
        at += plain_bytes(text + at, length - at);
        if (at == length)
            break;
        size_t count = sequence(text + at, length - at);
        if (count == 0) {
            if (bad_offset != NULL)
                *bad_offset = at;
            return false;
        }
        at += count;
    }
    return true;
}

size_t utf8_next(const char *text, uint32_t *point)
{
    const unsigned char *bytes = (const unsigned char *)text;
    *point = bytes[0];
    if (bytes[0] < 0x80)
        return bytes[0] == '\0' ? 0 : 1;
    /* The closing NUL ends a sequence as any wrong byte does: nothing behind it
       is looked at. */
    size_t count = sequence(text, 4);
    if (count == 0) {
        *point = UTF8_BAD;
        return 1;
    }
    *point = bytes[0] & (0xFFu >> (count + 1));
    for (size_t i = 1; i < count; i++)
        *point = *point << 6 | (bytes[i] & 0x3Fu);
    return count;
}

size_t utf8_cut(const char *text, size_t limit)
{
    size_t length = strnlen(text, limit + 1);
    if (length <= limit)
        return length;
    length = limit;
    while (length > 0 && is_continuation((unsigned char)text[length]))
        length--;
    return length;
}

bool utf8_is_variation(uint32_t point)
{
    return (point >= 0xFE00 && point <= 0xFE0F) || (point >= 0xE0100 && point <= 0xE01EF);
}

bool utf8_is_invisible(uint32_t point)
{
    static const struct {
        uint32_t first, last;
    } ranges[] = {
        {0x00AD, 0x00AD},   {0x034F, 0x034F},   {0x061C, 0x061C},   {0x115F, 0x1160},
        {0x17B4, 0x17B5},   {0x180B, 0x180F},   {0x200B, 0x200F},   {0x2028, 0x202E},
        {0x2060, 0x206F},   {0x3164, 0x3164},   {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0},
        {0xFFF0, 0xFFFB},   {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE00FF},
        {0xE01F0, 0xE0FFF},
    };
    for (size_t i = 0; i < sizeof ranges / sizeof ranges[0] && point >= ranges[i].first; i++)
        if (point <= ranges[i].last)
            return true;
    return false;
}

bool utf8_is_katakana(uint32_t point)
{
    return (point >= 0x30A1 && point <= 0x30FA) || point == 0x30FC ||
           (point >= 0xFF66 && point <= 0xFF9F);
}

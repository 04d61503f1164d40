/*
 * See encoding_likely.h.
 */
#include "import/encoding_likely.h"

#include <stdint.h>

static void count_cp932(struct encoding_counts *counts, const unsigned char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        counts->half += bytes[i] >= 0xA1 && bytes[i] <= 0xDF;
        counts->rare += bytes[i] >= 0xE0;
        if (bytes[i] >= 0xE0 || bytes[i] == 0x8E || bytes[i] == 0x8F)
            i++;
    }
}

static void count_euc(struct encoding_counts *counts, const unsigned char *bytes, size_t length)
{
    size_t run = 0;
    for (size_t i = 0; i + 1 < length; i++) {
        run = bytes[i] == 0x8E ? run + 1 : 0;
        counts->euc_half_run = run > counts->euc_half_run ? run : counts->euc_half_run;
        if (bytes[i] == 0x8E) {
            counts->euc_half++;
            i++;
        } else if (bytes[i] == 0x8F) {
            counts->euc_pairs++;
            i += 2;
        } else if (bytes[i] >= 0xA1) {
            counts->euc_pairs++;
            counts->euc_kana += bytes[i] == 0xA4 || bytes[i] == 0xA5;
            i++;
        }
    }
}

void encoding_count(struct encoding_counts *counts, const unsigned char *bytes, size_t length)
{
    count_cp932(counts, bytes, length);
    count_euc(counts, bytes, length);
}

/* Where both fit, no byte is in 80..8D or 90..A0. Read as CP932, EUC-JP looks
 * like half-width kana scattered among rare kanji; read as EUC-JP, half-width
 * kana of CP932 hardly ever give hiragana or katakana. Half-width kana of
 * EUC-JP are kanji such as 社 and 車 in CP932, of which no three stand together
 * in a word. */
bool encoding_likely_euc(const struct encoding_counts *counts)
{
    return (counts->half > 0 && counts->rare > 0) ||
           (counts->euc_kana > 0 && counts->euc_kana * 4 >= counts->euc_pairs) ||
           (counts->euc_half_run >= 3 && counts->euc_pairs == 0);
}

/* Counts UNIT. It is no such text where it holds a NUL, half of a surrogate pair, a
 * control character, or letters of scripts between Arabic and Ogham, which line ends
 * become where the order is wrong. */
static void count_unit(struct encoding_units *units, uint32_t unit)
{
    bool trails = unit >= 0xDC00 && unit <= 0xDFFF;
    bool blank = unit == '\t' || unit == '\r' || unit == '\n';
    if (trails != units->paired || (unit < 0x20 && !blank) || (unit >= 0x7F && unit < 0xA0) ||
        (unit >= 0x0590 && unit <= 0x1FFF))
        units->none = true;
    units->paired = unit >= 0xD800 && unit <= 0xDBFF;
    units->ascii += unit < 0x80;
}

void encoding_count_wide(struct encoding_wide *wide, const unsigned char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (wide->torn) {
            count_unit(&wide->little, (uint32_t)bytes[i] << 8 | wide->first);
            count_unit(&wide->big, (uint32_t)wide->first << 8 | bytes[i]);
        }
        wide->first = bytes[i];
        wide->torn = !wide->torn;
    }
}

static size_t ascii_of(const struct encoding_units *units)
{
    return units->none || units->paired ? 0 : units->ascii;
}

/* Every table has delimiters or line ends, so that two units of ASCII at least
 * tell the order; one alone may be a NUL that strayed into another text. */
enum encoding_order encoding_likely_wide(const struct encoding_wide *wide)
{
    if (wide->torn)
        return ENCODING_NARROW;
    size_t little = ascii_of(&wide->little), big = ascii_of(&wide->big);
    if (little > big && little >= 2)
        return ENCODING_LITTLE;
    return big > little && big >= 2 ? ENCODING_BIG : ENCODING_NARROW;
}

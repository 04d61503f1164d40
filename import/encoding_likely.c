/*
 * See encoding_likely.h.
 */
#include "import/encoding_likely.h"

#include <stdint.h>

/* What the bytes hold, read as CP932. */
struct as_cp932 {
    size_t half; /* half-width kana */
    size_t rare; /* kanji of level 2, and what vendors added */
};

/* What the bytes hold, read as EUC-JP. */
struct as_euc {
    size_t pairs;    /* characters of two bytes, but half-width kana */
    size_t kana;     /* hiragana and katakana among them: rows A4 and A5 */
    size_t half;     /* half-width kana */
    size_t half_run; /* the most of these in a row */
};

static struct as_cp932 read_cp932(const unsigned char *bytes, size_t length)
{
    struct as_cp932 found = {0};
    for (size_t i = 0; i < length; i++) {
        found.half += bytes[i] >= 0xA1 && bytes[i] <= 0xDF;
        found.rare += bytes[i] >= 0xE0;
        if (bytes[i] >= 0xE0 || bytes[i] == 0x8E || bytes[i] == 0x8F)
            i++;
    }
    return found;
}

static struct as_euc read_euc(const unsigned char *bytes, size_t length)
{
    struct as_euc found = {0};
    size_t run = 0;
    for (size_t i = 0; i + 1 < length; i++) {
        run = bytes[i] == 0x8E ? run + 1 : 0;
        found.half_run = run > found.half_run ? run : found.half_run;
        if (bytes[i] == 0x8E) {
            found.half++;
            i++;
        } else if (bytes[i] == 0x8F) {
            found.pairs++;
            i += 2;
        } else if (bytes[i] >= 0xA1) {
            found.pairs++;
            found.kana += bytes[i] == 0xA4 || bytes[i] == 0xA5;
            i++;
        }
    }
    return found;
}

/* Where both fit, no byte is in 80..8D or 90..A0. Read as CP932, EUC-JP looks
 * like half-width kana scattered among rare kanji; read as EUC-JP, half-width
 * kana of CP932 hardly ever give hiragana or katakana. Half-width kana of
 * EUC-JP are kanji such as 社 and 車 in CP932, of which no three stand together
 * in a word. */
bool encoding_likely_euc(const unsigned char *bytes, size_t length)
{
    struct as_cp932 narrow = read_cp932(bytes, length);
    struct as_euc euc = read_euc(bytes, length);
    return (narrow.half > 0 && narrow.rare > 0) || (euc.kana > 0 && euc.kana * 4 >= euc.pairs) ||
           (euc.half_run >= 3 && euc.pairs == 0);
}

/* How many characters of ASCII a text of UTF-16 holds, the low byte of each unit
 * at LOW (0 or 1); 0 where it is no such text: it holds a NUL, half of a
 * surrogate pair, a control character, or letters of scripts between Arabic and
 * Ogham, which line ends become where the order is wrong. */
static size_t count_ascii(const unsigned char *bytes, size_t length, size_t low)
{
    size_t ascii = 0;
    bool paired = false; /* a high surrogate waits for its low one */
    for (size_t i = 0; i + 1 < length; i += 2) {
        uint32_t unit = (uint32_t)bytes[i + 1 - low] << 8 | bytes[i + low];
        bool trails = unit >= 0xDC00 && unit <= 0xDFFF;
        bool blank = unit == '\t' || unit == '\r' || unit == '\n';
        if (trails != paired || (unit < 0x20 && !blank) || (unit >= 0x7F && unit < 0xA0) ||
            (unit >= 0x0590 && unit <= 0x1FFF))
            return 0;
        paired = unit >= 0xD800 && unit <= 0xDBFF;
        ascii += unit < 0x80;
    }
    return paired ? 0 : ascii;
}

/* Every table has delimiters or line ends, so that two units of ASCII at least
 * tell the order; one alone may be a NUL that strayed into another text. */
enum encoding_order encoding_likely_wide(const unsigned char *bytes, size_t length)
{
    if (length % 2 != 0)
        return ENCODING_NARROW;
    size_t little = count_ascii(bytes, length, 0);
    size_t big = count_ascii(bytes, length, 1);
    if (little > big && little >= 2)
        return ENCODING_LITTLE;
    return big > little && big >= 2 ? ENCODING_BIG : ENCODING_NARROW;
}

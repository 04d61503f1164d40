/*
 * See glyphs.h, glyph_wrap(). Lines are filled greedily; where the next
 * cluster does not fit, the line ends at the last place at which a break is
 * allowed; without one at the last that at least keeps the prohibitions, within
 * a word then, and without that just before the cluster.
 */
#include "model/glyphs.h"

#include "model/mem.h"
#include "model/utf8.h"

#include <stdbool.h>
#include <string.h>
#include <uchar.h>

/* Characters that begin no line (JIS X 4051: closing brackets, hyphens,
 * dividing marks, full stops, commas, iteration marks, the long vowel mark,
 * small kana, and signs that belong to the number before). */
static const char16_t never_first[] = u")]}」』）〕］｝〉》】〙〗〟｠｣’”»"
                                      "、。，．､｡,.・･:;：；?!？！‼⁇⁈⁉‐゠–〜～…‥"
                                      "ゝゞヽヾ々〻ーｰ゛゜ﾞﾟ"
                                      "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ"
                                      "ㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯ"
                                      "%％‰°℃";

/* Characters that end no line: opening brackets, and signs that belong to the
 * number after. */
static const char16_t never_last[] = u"([{「『（〔［｛〈《【〘〖〝｟｢‘“«¥￥$＄£￡№＃#";

static bool is_among(const char16_t *set, uint32_t point)
{
    /* Most of a Japanese text is kanji: no need to look. */
    if (point >= 0x4E00 && point <= 0x9FFF)
        return false;
    while (*set != 0 && *set != point)
        set++;
    return *set != 0;
}

static bool is_blank(uint32_t point)
{
    return point == ' ' || point == '\t' || point == 0x3000;
}

/* Whether POINT belongs to a script that is broken between words only. */
static bool is_of_word(uint32_t point)
{
    bool half_width_kana = point >= 0xFF61 && point <= 0xFF9F;
    return glyph_point_width(point, 1) < 2 && !half_width_kana;
}

static bool is_letter(uint32_t point)
{
    return (point >= 'A' && point <= 'Z') || (point >= 'a' && point <= 'z');
}

/* Whether neither the end of a line after BEFORE nor the beginning of one with
 * AFTER is prohibited. */
static bool keeps_prohibitions(uint32_t before, uint32_t after)
{
    return !is_among(never_first, after) && !is_among(never_last, before);
}

static bool may_break(uint32_t before, uint32_t after)
{
    if (is_blank(after))
        return false;
    if (is_blank(before))
        return true;
    /* At a hyphen, but not in a date or a number with a sign. */
    if (is_of_word(before) && is_of_word(after))
        return before == '-' && is_letter(after);
    return keeps_prohibitions(before, after);
}

/* Where the line from START is broken that would have to end at LIMIT. */
static size_t forced_end(const char *text, size_t start, size_t limit)
{
    size_t end = limit;
    uint32_t before = 0;
    for (size_t at = start; at <= limit; at += glyph_cluster(text + at)) {
        uint32_t first;
        utf8_next(text + at, &first);
        if (at > start && keeps_prohibitions(before, first))
            end = at;
        before = first;
    }
    return end;
}

/* Where the line that begins at START ends, END being the next line end. */
static size_t line_end(const char *text, size_t start, size_t end, int columns, int ambiguous)
{
    size_t allowed = start;
    int used = 0;
    uint32_t before = 0;
    /* Most texts fit, and need no look at where they may be broken. */
    if (glyph_cut(text + start, columns, ambiguous, NULL) >= end - start)
        return end;
    for (size_t at = start; at < end;) {
        uint32_t first;
        utf8_next(text + at, &first);
        size_t length = glyph_cluster(text + at);
        int width = glyph_width_bytes(text + at, length, ambiguous);
        if (at > start && may_break(before, first))
            allowed = at;
        if (used + width > columns && !is_blank(first)) {
            if (allowed > start)
                return allowed;
            return at > start ? forced_end(text, start, at) : at + length;
        }
        used += width;
        before = first;
        at += length;
    }
    return end;
}

size_t glyph_wrap(const char *text, int columns, int ambiguous, struct glyph_line **lines)
{
    struct glyph_line *found = NULL;
    size_t count = 0;
    size_t capacity = 0;
    size_t start = 0;
    bool more = true;
    while (more) {
        size_t next = start + strcspn(text + start, "\n");
        more = text[next] == '\n';
        size_t hard = more && next > start && text[next - 1] == '\r' ? next - 1 : next;
        do {
            size_t end = line_end(text, start, hard, columns < 1 ? 1 : columns, ambiguous);
            found = mem_grow(found, count, &capacity, sizeof *found);
            found[count++] = (struct glyph_line){.start = start, .length = end - start};
            start = end;
        } while (start < hard);
        start = next + 1;
    }
    *lines = found;
    return count;
}

/*
 * See glyphs.h. Boundaries of clusters come from utf8proc, which follows
 * UAX #29; what makes a glyph of a terminal is decided here. Widths of code
 * points are in glyphs_width.c, the breaking of lines in glyphs_wrap.c.
 */
#include "model/glyphs.h"

#include "model/utf8.h"

#include <stdbool.h>
#include <utf8proc.h>

static const uint32_t TEXT_PRESENTATION = 0xFE0E, EMOJI_PRESENTATION = 0xFE0F;
static const uint32_t ZERO_WIDTH_JOINER = 0x200D;

static bool is_control(uint32_t point)
{
    int class = utf8proc_get_property((utf8proc_int32_t)point)->boundclass;
    return class == UTF8PROC_BOUNDCLASS_CR || class == UTF8PROC_BOUNDCLASS_LF ||
           class == UTF8PROC_BOUNDCLASS_CONTROL;
}

/* Whether POINT gives an emoji before it a colour of skin. */
static bool is_modifier(uint32_t point)
{
    return point >= 0x1F3FB && point <= 0x1F3FF;
}

/* Whether U+FE0F after POINT asks for a picture (emoji-variation-sequences of
 * UTS #51): pictographs, and the bases of keycaps. */
static bool is_pictograph(uint32_t point)
{
    if (point < 0x80)
        return (point >= '0' && point <= '9') || point == '#' || point == '*';
    return utf8proc_get_property((utf8proc_int32_t)point)->boundclass ==
           UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
}

/* Whether TEXT begins with a character of ASCII to which nothing is joined, as
 * most are. */
static bool is_plain(const char *text)
{
    return text[0] >= ' ' && text[0] <= '~' && (unsigned char)text[1] < 0x80;
}

size_t glyph_next(const char *text, int *columns, int ambiguous)
{
    if (is_plain(text)) {
        if (columns != NULL)
            *columns = 1;
        return 1;
    }
    uint32_t base = 0;
    size_t length = text[0] == '\0' ? 0 : utf8_next(text, &base);
    int width = length == 0 ? 0 : glyph_point_width(base, ambiguous);
    if (length > 0 && !is_control(base)) {
        if (width == 0)
            width = 1;
        while (text[length] != '\0') {
            uint32_t mark;
            size_t more = utf8_next(text + length, &mark);
            bool coloured = is_modifier(mark) && is_pictograph(base);
            if (!coloured && (glyph_point_width(mark, ambiguous) != 0 || is_control(mark)))
                break;
            if (coloured || (mark == EMOJI_PRESENTATION && is_pictograph(base)))
                width = 2;
            length += more;
        }
    }
    if (columns != NULL)
        *columns = width;
    return length;
}

/* Whether terminals differ in the columns that a glyph takes with MARK. */
static bool is_disputed(uint32_t mark)
{
    return mark == TEXT_PRESENTATION || mark == EMOJI_PRESENTATION || mark == ZERO_WIDTH_JOINER ||
           is_modifier(mark);
}

size_t glyph_points(const char *glyph, uint32_t points[GLYPH_POINTS], int ambiguous)
{
    utf8proc_int32_t composed[GLYPH_POINTS];
    utf8proc_ssize_t count = 0;
    uint32_t point;
    for (size_t more; count < GLYPH_POINTS && (more = utf8_next(glyph, &point)) > 0; glyph += more)
        if (count == 0 || !is_disputed(point))
            points[count++] = point;
    if (count < 2)
        return (size_t)count;
    for (utf8proc_ssize_t i = 0; i < count; i++)
        composed[i] = (utf8proc_int32_t)points[i];
    utf8proc_ssize_t fewer = utf8proc_normalize_utf32(composed, count, UTF8PROC_COMPOSE);
    bool fits = fewer > 0 && glyph_point_width((uint32_t)composed[0], ambiguous) ==
                                 glyph_point_width(points[0], ambiguous);
    if (!fits)
        return (size_t)count;
    for (utf8proc_ssize_t i = 0; i < fewer; i++)
        points[i] = (uint32_t)composed[i];
    return (size_t)fewer;
}

size_t glyph_cluster(const char *text)
{
    if (text[0] == '\0')
        return 0;
    uint32_t before;
    size_t length = utf8_next(text, &before);
    utf8proc_int32_t state = 0;
    while (text[length] != '\0') {
        uint32_t point;
        size_t more = utf8_next(text + length, &point);
        if (utf8proc_grapheme_break_stateful((utf8proc_int32_t)before, (utf8proc_int32_t)point,
                                             &state))
            break;
        length += more;
        before = point;
    }
    return length;
}

size_t glyph_cluster_before(const char *text, size_t at)
{
    if (at == 0)
        return 0;
    /* Clusters never reach over the end of a line: counting begins there. */
    size_t start = at - 1;
    while (start > 0 && text[start - 1] != '\n')
        start--;
    for (;;) {
        size_t length = glyph_cluster(text + start);
        if (length == 0 || start + length >= at)
            return start;
        start += length;
    }
}

int glyph_width_bytes(const char *text, size_t length, int ambiguous)
{
    int total = 0;
    for (size_t at = 0; at < length;) {
        int columns;
        size_t bytes = glyph_next(text + at, &columns, ambiguous);
        if (bytes == 0)
            break;
        total += columns;
        at += bytes;
    }
    return total;
}

int glyph_width(const char *text, int ambiguous)
{
    return glyph_width_bytes(text, SIZE_MAX, ambiguous);
}

/* AT, at which a glyph of TEXT begins, or where a cluster goes on over it, the
 * beginning of that. */
static size_t cluster_end(const char *text, size_t at)
{
    size_t start = glyph_cluster_before(text, at);
    return start + glyph_cluster(text + start) > at ? start : at;
}

size_t glyph_cut(const char *text, int columns, int ambiguous, int *used)
{
    size_t length = 0;
    int total = 0;
    while (text[length] != '\0') {
        int more;
        size_t bytes = glyph_next(text + length, &more, ambiguous);
        if (total + more > columns)
            break;
        length += bytes;
        total += more;
    }
    size_t whole = text[length] == '\0' ? length : cluster_end(text, length);
    if (whole < length) {
        length = whole;
        total = glyph_width_bytes(text, length, ambiguous);
    }
    if (used != NULL)
        *used = total;
    return length;
}

void glyph_pad(struct buf *buf, const char *text, int columns, int ambiguous)
{
    int used;
    size_t length = glyph_cut(text, columns, ambiguous, &used);
    bool shortened = text[length] != '\0' && columns >= 4;
    if (shortened)
        length = glyph_cut(text, columns - 2, ambiguous, &used);
    buf_add(buf, text, length);
    if (shortened) {
        buf_puts(buf, "..");
        used += 2;
    }
    for (; used < columns; used++)
        buf_putc(buf, ' ');
}

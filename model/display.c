/*
 * See display.h. Whether a joiner or a variation selector may stay depends
 * only on what stands directly before it, so one pass with one flag is enough.
 */
#include "model/display.h"

#include "model/utf8.h"

#include <stdbool.h>
#include <string.h>

static const uint32_t ZERO_WIDTH_JOINER = 0x200D;

static bool is_control(uint32_t point)
{
    return point < 0x20 || (point >= 0x7F && point <= 0x9F);
}

/* Code points that are no characters (Unicode 15, 23.7); XML takes two of them not at
 * all, so that a drawing with one could not be read. */
static bool is_no_character(uint32_t point)
{
    return (point & 0xFFFE) == 0xFFFE || (point >= 0xFDD0 && point <= 0xFDEF);
}

/* Of those beside ASCII. */
static bool is_blank(uint32_t point)
{
    return point == 0xA0 || (point >= 0x2000 && point <= 0x200A) || point == 0x202F ||
           point == 0x205F || point == 0x3000;
}

static bool is_continuation(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

/* How many bytes of TEXT need no look at their code points: ASCII, and kana and kanji
 * from U+3040 to U+30FF and from U+4000 to U+9FFF. */
static size_t plain_bytes(const char *text)
{
    const unsigned char *at = (const unsigned char *)text;
    for (;;) {
        bool kana = at[0] == 0xE3 && at[1] >= 0x81 && at[1] <= 0x83;
        if (at[0] >= ' ' && at[0] <= '~')
            at++;
        else if ((kana || (at[0] >= 0xE4 && at[0] <= 0xE9)) && is_continuation((char)at[1]) &&
                 is_continuation((char)at[2]))
            at += 3;
        else
            return (size_t)(at - (const unsigned char *)text);
    }
}

static void add_text(struct buf *out, const char *text, bool keep_lines)
{
    bool after_visible = false;
    while (*text != '\0') {
        size_t plain = plain_bytes(text);
        if (plain > 0) {
            buf_add(out, text, plain);
            text += plain;
            after_visible = text[-1] != ' ';
            continue;
        }
        if (keep_lines && text[0] == '\r' && text[1] == '\n')
            text++;
        uint32_t point;
        size_t more = utf8_next(text, &point);
        bool kept_mark = after_visible && (utf8_is_variation(point) || point == ZERO_WIDTH_JOINER);
        bool hidden = is_control(point) || is_no_character(point) || utf8_is_invisible(point) ||
                      utf8_is_variation(point);
        if (more == 1 && point == UTF8_BAD)
            buf_printf(out, "<0x%02X>", (unsigned)(unsigned char)*text);
        else if (kept_mark || !hidden || (keep_lines && point == '\n'))
            buf_add(out, text, more);
        else
            buf_printf(out, "<U+%04X>", (unsigned)point);
        after_visible = kept_mark ? point != ZERO_WIDTH_JOINER : !hidden && !is_blank(point);
        text += more;
    }
}

void display_add(struct buf *out, const char *text)
{
    add_text(out, text, false);
}

void display_add_lines(struct buf *out, const char *text)
{
    add_text(out, text, true);
}

void display_print(FILE *file, const char *text)
{
    struct buf shown = {0};
    display_add(&shown, text);
    fwrite(buf_text(&shown), 1, shown.length, file);
    buf_clear(&shown);
}

/*
 * Lines come from glyph_wrap(), of the text as it is shown: what the display
 * filter spells out takes its room. Blanks at the end of a line hang over its
 * edge; they are not drawn.
 */
#include "tui/wrapped.h"

#include "model/display.h"
#include "model/glyphs.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

/* Fills SHOWN with TEXT as it is shown, LINES with its lines; returns how many
 * there are. The caller frees both. */
static int wrap(const struct canvas *canvas, const char *text, int width, struct buf *shown,
                struct glyph_line **lines)
{
    display_add_lines(shown, text);
    return (int)glyph_wrap(buf_text(shown), width, canvas->ambiguous, lines);
}

int wrapped_rows(const struct canvas *canvas, const char *text, int width)
{
    struct buf shown = {0};
    struct glyph_line *lines;
    int count = wrap(canvas, text, width, &shown, &lines);
    free(lines);
    buf_clear(&shown);
    return count;
}

/* The bytes of the first LENGTH of TEXT without the blanks at their end. */
static size_t without_blanks(const char *text, size_t length)
{
    static const char wide[] = "\u3000";
    const size_t wide_length = sizeof wide - 1;
    for (;;) {
        if (length > 0 && text[length - 1] == ' ')
            length--;
        else if (length >= wide_length &&
                 memcmp(text + length - wide_length, wide, wide_length) == 0)
            length -= wide_length;
        else
            return length;
    }
}

int wrapped_draw(struct canvas *canvas, struct area area, enum role role, const char *text,
                 int first)
{
    struct buf shown = {0};
    struct glyph_line *lines;
    int count = wrap(canvas, text, area.width, &shown, &lines);
    int drawn = 0;
    for (int i = first; i < count && drawn < area.height; i++, drawn++) {
        const char *line = buf_text(&shown) + lines[i].start;
        bool cut = drawn + 1 == area.height && i + 1 < count;
        struct buf part = {0};
        if (cut) {
            buf_add(&part, line, strcspn(line, "\n"));
            buf_puts(&part, " ..");
        } else {
            buf_add(&part, line, without_blanks(line, lines[i].length));
        }
        canvas_put(canvas, area.y + drawn, area.x, area.width, role, buf_text(&part));
        buf_clear(&part);
    }
    free(lines);
    buf_clear(&shown);
    return drawn;
}

char *wrapped_in_one_line(const char *text)
{
    struct buf line = {0};
    for (text += strspn(text, "\t\r\n"); *text != '\0';) {
        size_t part = strcspn(text, "\t\r\n");
        size_t gap = strspn(text + part, "\t\r\n");
        buf_add(&line, text, part);
        if (gap > 0 && text[part + gap] != '\0')
            buf_putc(&line, ' ');
        text += part + gap;
    }
    return line.text == NULL ? mem_copy("") : buf_take(&line);
}

void wrapped_detail(struct canvas *canvas, struct area *inside, const char *text)
{
    enum { LEAST = 9 /* rows inside the box for the detail to stand below */ };
    int rows = inside->height >= 2 * LEAST ? 5 : 3;
    if (inside->height < LEAST)
        return;
    inside->height -= rows + 1;
    int y = inside->y + inside->height;
    canvas_rule(canvas, y, inside->x, inside->width, ROLE_BORDER);
    char *whole = wrapped_in_one_line(text);
    wrapped_draw(canvas, (struct area){y + 1, inside->x + 1, rows, inside->width - 2}, ROLE_TEXT,
                 whole, 0);
    free(whole);
}

/*
 * Lines come from glyph_wrap(). Blanks at the end of a line hang over its
 * edge; they are not drawn.
 */
#include "tui/wrapped.h"

#include "model/glyphs.h"

#include <stdlib.h>
#include <string.h>

static size_t wrap(const struct canvas *canvas, const char *text, int width,
                   struct glyph_line **lines)
{
    return glyph_wrap(text, width < 1 ? 1 : width, canvas->ambiguous, lines);
}

int wrapped_rows(const struct canvas *canvas, const char *text, int width)
{
    struct glyph_line *lines;
    size_t count = wrap(canvas, text, width, &lines);
    free(lines);
    return (int)count;
}

static size_t without_blanks(const char *text, size_t length)
{
    while (length > 0 && text[length - 1] == ' ')
        length--;
    return length;
}

int wrapped_draw(struct canvas *canvas, struct area area, enum role role, const char *text,
                 int first)
{
    struct glyph_line *lines;
    int count = (int)wrap(canvas, text, area.width, &lines);
    int drawn = 0;
    for (int i = first; i < count && drawn < area.height; i++, drawn++) {
        const char *line = text + lines[i].start;
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
    return drawn;
}

/*
 * See canvas.h. The canvas as text: what golden tests compare, and what the
 * program writes when it is asked for a copy of its screen.
 */
#include "tui/canvas.h"

#include <string.h>

static const char letters[ROLE_COUNT] = {
    [ROLE_TEXT] = '.',      [ROLE_DIM] = 'd',    [ROLE_TITLE] = 't',    [ROLE_BAR] = 'b',
    [ROLE_TAB] = 'a',       [ROLE_TAB_ON] = 'A', [ROLE_SELECTED] = 's', [ROLE_SELECTED_DIM] = 'u',
    [ROLE_MARKED] = 'm',    [ROLE_LABEL] = 'l',  [ROLE_FIELD] = 'f',    [ROLE_FIELD_ON] = 'F',
    [ROLE_KEY] = 'k',       [ROLE_LINK] = 'i',   [ROLE_MATCH] = 'x',    [ROLE_BORDER] = '-',
    [ROLE_BORDER_ON] = '=', [ROLE_OK] = 'o',     [ROLE_WARNING] = 'w',  [ROLE_ERROR] = 'e',
};

/* Adds the line LENGTH to the end of BUF without its blanks at the end. */
static void end_line(struct buf *buf, size_t start, char filler)
{
    while (buf->length > start && buf->text[buf->length - 1] == filler)
        buf->length--;
    buf_putc(buf, '\n');
}

static void add_row(const struct canvas *canvas, int y, struct buf *buf)
{
    size_t start = buf->length;
    for (int x = 0; x < canvas->columns; x++)
        buf_puts(buf, canvas_cell(canvas, y, x)->text);
    end_line(buf, start, ' ');
}

static void add_roles(const struct canvas *canvas, int y, struct buf *buf)
{
    bool plain = true;
    for (int x = 0; x < canvas->columns; x++)
        plain = plain && canvas_cell(canvas, y, x)->role == ROLE_TEXT;
    if (plain)
        return;
    size_t start = buf->length;
    for (int x = 0; x < canvas->columns; x++)
        buf_putc(buf, letters[canvas_cell(canvas, y, x)->role]);
    end_line(buf, start, letters[ROLE_TEXT]);
}

void canvas_text(const struct canvas *canvas, struct buf *buf)
{
    for (int y = 0; y < canvas->rows; y++)
        add_row(canvas, y, buf);
}

void canvas_text_roles(const struct canvas *canvas, struct buf *buf)
{
    for (int y = 0; y < canvas->rows; y++) {
        add_row(canvas, y, buf);
        add_roles(canvas, y, buf);
    }
    buf_printf(buf, "cursor %d,%d\n", canvas->cursor_y, canvas->cursor_x);
}

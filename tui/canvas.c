/*
 * See canvas.h. All drawing comes down to cell_set(), which keeps the one
 * rule of the grid: a wide glyph always has both of its cells, or neither.
 * The canvas as text is in canvas_text.c.
 */
#include "tui/canvas.h"

#include "model/display.h"
#include "model/glyphs.h"
#include "model/mem.h"
#include "model/utf8.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

static int at_least_one(int n)
{
    return n < 1 ? 1 : n;
}

struct canvas *canvas_new(int rows, int columns, int ambiguous)
{
    struct canvas *canvas = mem_new(1, sizeof *canvas);
    canvas->ambiguous = ambiguous;
    canvas_resize(canvas, rows, columns);
    return canvas;
}

void canvas_free(struct canvas *canvas)
{
    if (canvas == NULL)
        return;
    free(canvas->cells);
    free(canvas);
}

void canvas_resize(struct canvas *canvas, int rows, int columns)
{
    canvas->rows = at_least_one(rows);
    canvas->columns = at_least_one(columns);
    size_t count = (size_t)canvas->rows * (size_t)canvas->columns;
    canvas->cells = mem_resize(canvas->cells, count, sizeof *canvas->cells);
    canvas_clear(canvas);
}

void canvas_clear(struct canvas *canvas)
{
    static const struct cell blank = {.text = " ", .width = 1, .role = ROLE_TEXT};
    size_t count = (size_t)canvas->rows * (size_t)canvas->columns;
    for (size_t i = 0; i < count; i++)
        canvas->cells[i] = blank;
    canvas->cursor_y = 0;
    canvas->cursor_x = 0;
}

static bool is_inside(const struct canvas *canvas, int y, int x)
{
    return y >= 0 && y < canvas->rows && x >= 0 && x < canvas->columns;
}

static struct cell *cell_at(const struct canvas *canvas, int y, int x)
{
    return &canvas->cells[(size_t)y * (size_t)canvas->columns + (size_t)x];
}

const struct cell *canvas_cell(const struct canvas *canvas, int y, int x)
{
    if (!is_inside(canvas, y, x))
        bug("a cell outside of the canvas");
    return cell_at(canvas, y, x);
}

struct area canvas_area(const struct canvas *canvas)
{
    return (struct area){.height = canvas->rows, .width = canvas->columns};
}

static void cell_blank(struct cell *cell)
{
    memcpy(cell->text, " ", 2);
    cell->width = 1;
}

/* Takes a cell for something new: the other half of a wide glyph that stands
 * in it becomes a blank. */
static struct cell *cell_take(struct canvas *canvas, int y, int x)
{
    struct cell *cell = cell_at(canvas, y, x);
    if (cell->width == 0)
        cell_blank(cell - 1);
    else if (cell->width == 2)
        cell_blank(cell + 1);
    cell_blank(cell);
    return cell;
}

/* Puts a base and as many whole marks as a cell has room for. */
static void cell_fill(struct cell *cell, const char *glyph, size_t length)
{
    int columns;
    uint32_t point;
    utf8_next(glyph, &point);
    columns = glyph_point_width(point, 1);
    size_t used = 0;
    if (columns == 0)
        cell->text[used++] = ' '; /* a mark without a base */
    for (size_t at = 0; at < length;) {
        size_t bytes = utf8_next(glyph + at, &point);
        if (used + bytes >= CELL_BYTES)
            break;
        memcpy(cell->text + used, glyph + at, bytes);
        used += bytes;
        at += bytes;
    }
    cell->text[used] = '\0';
}

/* Puts a glyph of WIDTH columns at Y, X. A wide one that lies half outside
 * leaves a blank in its inner half. */
static void cell_set(struct canvas *canvas, int y, int x, const char *glyph, size_t length,
                     int width, enum role role)
{
    bool whole = is_inside(canvas, y, x) && (width == 1 || is_inside(canvas, y, x + 1));
    for (int i = 0; i < width; i++) {
        if (is_inside(canvas, y, x + i))
            cell_take(canvas, y, x + i)->role = (unsigned char)role;
    }
    if (!whole)
        return;
    struct cell *cell = cell_at(canvas, y, x);
    cell_fill(cell, glyph, length);
    cell->width = (unsigned char)width;
    if (width == 2) {
        cell[1].text[0] = '\0';
        cell[1].width = 0;
    }
}

/* Draws the first LENGTH bytes of SHOWN, which passed the display filter;
 * returns the column after it. */
static int draw(struct canvas *canvas, int y, int x, enum role role, const char *shown,
                size_t length)
{
    for (size_t at = 0; at < length;) {
        int columns;
        size_t bytes = glyph_next(shown + at, &columns, canvas->ambiguous);
        if (columns > 0)
            cell_set(canvas, y, x, shown + at, bytes, columns, role);
        x += columns;
        at += bytes;
    }
    return x;
}

int canvas_width(const struct canvas *canvas, const char *text)
{
    struct buf shown = {0};
    display_add(&shown, text);
    int width = glyph_width(buf_text(&shown), canvas->ambiguous);
    buf_clear(&shown);
    return width;
}

int canvas_clip(struct canvas *canvas, int y, int x, int width, enum role role, const char *text)
{
    struct buf shown = {0};
    display_add(&shown, text);
    size_t length = glyph_cut(buf_text(&shown), width, canvas->ambiguous, NULL);
    int end = draw(canvas, y, x, role, buf_text(&shown), length);
    buf_clear(&shown);
    return end - x;
}

int canvas_put(struct canvas *canvas, int y, int x, int width, enum role role, const char *text)
{
    if (width <= 0)
        return 0;
    struct buf shown = {0};
    struct buf padded = {0};
    display_add(&shown, text);
    int used;
    size_t length = glyph_cut(buf_text(&shown), width, canvas->ambiguous, &used);
    if (buf_text(&shown)[length] != '\0')
        used = width;
    glyph_pad(&padded, buf_text(&shown), width, canvas->ambiguous);
    draw(canvas, y, x, role, buf_text(&padded), padded.length);
    buf_clear(&shown);
    buf_clear(&padded);
    return used;
}

int canvas_printf(struct canvas *canvas, int y, int x, int width, enum role role,
                  const char *format, ...)
{
    struct buf text = {0};
    va_list args;
    va_start(args, format);
    buf_vprintf(&text, format, args);
    va_end(args);
    int used = canvas_put(canvas, y, x, width, role, buf_text(&text));
    buf_clear(&text);
    return used;
}

void canvas_fill(struct canvas *canvas, struct area area, enum role role)
{
    for (int y = area.y; y < area.y + area.height; y++)
        canvas_put(canvas, y, area.x, area.width, role, "");
}

void canvas_role(struct canvas *canvas, int y, int x, int width, enum role role)
{
    for (int i = x; i < x + width; i++) {
        if (is_inside(canvas, y, i))
            cell_at(canvas, y, i)->role = (unsigned char)role;
    }
}

void canvas_cursor(struct canvas *canvas, int y, int x)
{
    canvas->cursor_y = y < 0 ? 0 : y >= canvas->rows ? canvas->rows - 1 : y;
    canvas->cursor_x = x < 0 ? 0 : x >= canvas->columns ? canvas->columns - 1 : x;
}

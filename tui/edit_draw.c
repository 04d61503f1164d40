/*
 * See edit.h. Drawing a text that is edited: the view follows the edit point,
 * and moves no more than it must, so that the text stands still while a
 * person types.
 */
#include "model/mem.h"
#include "tui/edit_inside.h"

#include <stdlib.h>

/* A line as shown, and what of it is seen. */
struct view {
    const struct edit_shown *shown;
    int width;
};

static int column_of(const struct view *view, size_t raw)
{
    return glyph_width_bytes(buf_text(&view->shown->text), edit_shown_byte(view->shown, raw),
                             view->shown->ambiguous);
}

/* Where the text begins in the view: after "<" where something is hidden. */
static int indent(const struct view *view, int first)
{
    return first > 0 && view->width >= 4 ? 1 : 0;
}

/* The column of the line that the view should begin with, so that column AT
 * of TOTAL is seen and the WIDTH columns of what stands there, at most half of
 * the view, are not under ">". */
static int first_column(const struct view *view, int first, int at, int width, int total)
{
    int rest = total - at;
    int least = rest > 2 ? 2 : rest;
    int own = width < view->width / 2 ? width : view->width / 2;
    int after = 1 + (own > least ? own : least);
    if (total < view->width)
        return 0;
    if (at <= first)
        first = at - view->width / 3;
    if (indent(view, first) + at - first > view->width - after)
        first = at - view->width + after + 1;
    return first < 0 ? 0 : first > at ? at : first;
}

/* Draws LENGTH bytes of TEXT, without filling the rest of WIDTH. */
static void draw_bytes(struct canvas *canvas, int y, int x, int width, enum role role,
                       const char *text, size_t length)
{
    char *part = mem_copy_bytes(text, length);
    canvas_clip(canvas, y, x, width, role, part);
    free(part);
}

static void draw_view(struct edit *edit, const struct view *view, struct canvas *canvas, int y,
                      int x, enum role role)
{
    int width = view->width;
    int total = column_of(view, edit->length);
    int at = column_of(view, edit->at);
    int next = column_of(view, edit->at + glyph_cluster(edit->text + edit->at));
    int wanted = first_column(view, column_of(view, edit->first), at, next - at, total);
    edit->first = edit_shown_at(view->shown, 0, wanted);
    if (column_of(view, edit->first) < wanted && edit->first < edit->at)
        edit->first += glyph_cluster(edit->text + edit->first);

    int first = column_of(view, edit->first);
    int left = indent(view, first);
    const char *text = buf_text(&view->shown->text) + edit_shown_byte(view->shown, edit->first);
    canvas_clip(canvas, y, x + left, width - left, role, text);
    if (left > 0)
        canvas_put(canvas, y, x, 1, role, "<");
    if (total - first + left > width && width >= 4)
        canvas_put(canvas, y, x + width - 1, 1, role, ">");
    canvas_cursor(canvas, y, x + left + at - first);
}

void edit_draw_line(struct edit *edit, struct canvas *canvas, int y, int x, int width,
                    enum role role, bool focused)
{
    if (width <= 0)
        return;
    struct edit_shown shown;
    edit_shown_make(&shown, edit, width, canvas->ambiguous);
    canvas_put(canvas, y, x, width, role, focused ? "" : buf_text(&shown.text));
    if (focused) {
        struct view view = {.shown = &shown, .width = width};
        draw_view(edit, &view, canvas, y, x, role);
    }
    edit_shown_clear(&shown);
}

void edit_draw_area(struct edit *edit, struct canvas *canvas, struct area area, enum role role,
                    bool focused)
{
    if (area.width <= 0 || area.height <= 0)
        return;
    struct edit_shown shown;
    edit_shown_make(&shown, edit, area.width, canvas->ambiguous);
    size_t line;
    int column;
    size_t height = (size_t)area.height;
    edit_shown_find(&shown, edit->at, &line, &column);
    if (line < edit->first)
        edit->first = line;
    if (line >= edit->first + height)
        edit->first = line - height + 1;
    if (shown.line_count <= height)
        edit->first = 0;
    canvas_fill(canvas, area, role);
    for (size_t i = 0; i < height && edit->first + i < shown.line_count; i++) {
        const struct glyph_line *part = &shown.lines[edit->first + i];
        draw_bytes(canvas, area.y + (int)i, area.x, area.width, role,
                   buf_text(&shown.text) + part->start, part->length);
    }
    if (focused) {
        int last = area.width - 1;
        canvas_cursor(canvas, area.y + (int)(line - edit->first),
                      area.x + (column < last ? column : last));
    }
    edit_shown_clear(&shown);
}

static int rows_of(const struct edit *edit, int width, int ambiguous)
{
    struct edit_shown shown;
    edit_shown_make(&shown, edit, width, ambiguous);
    int rows = (int)shown.line_count;
    edit_shown_clear(&shown);
    return rows;
}

int edit_rows(const struct edit *edit, int width, int ambiguous, int most)
{
    /* More bytes than so many rows hold, unless many of them are marks. */
    size_t enough = (size_t)most * (size_t)width * 4;
    struct edit beginning = *edit;
    int rows = 0;
    if (edit->length > enough) {
        beginning.length = enough;
        rows = rows_of(&beginning, width, ambiguous);
    }
    if (rows < most)
        rows = rows_of(edit, width, ambiguous);
    return rows < most ? rows : most;
}

void edit_press(struct edit *edit, int row, int column, int width, int ambiguous)
{
    struct edit_shown shown;
    edit_shown_make(&shown, edit, width, ambiguous);
    if (edit->lines) {
        size_t line = edit->first + (size_t)row;
        edit->at =
            edit_shown_at(&shown, line < shown.line_count ? line : shown.line_count - 1, column);
    } else {
        struct view view = {.shown = &shown, .width = width};
        int first = column_of(&view, edit->first);
        edit->at = edit_shown_at(&shown, 0, first + column - indent(&view, first));
    }
    edit->goal = -1;
    edit_rest(edit);
    edit_shown_clear(&shown);
}

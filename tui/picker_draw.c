/*
 * Drawing a picker: a box in the middle of the screen with what is typed, the
 * rows, and on a chosen row its place in the order.
 */
#include "model/numbers.h"
#include "tui/picker_inside.h"
#include "tui/wrapped.h"

enum {
    WIDTH_MOST = 72,
    WIDTH_LEAST = 36,
    FRAME_ROWS = 3,
    TICK_WIDTH = 4,
    HINT_GAP = 8, /* columns left of the hint for what is typed */
    NOTE_ROWS = 2,
    NOTE_LEAST = 9 /* rows inside the box for a rule and all of a note */
};

/* The box: as wide as the screen allows, as high as the rows ask. */
static struct area box_area(const struct picker *picker, struct area area)
{
    struct area box = {0};
    int rows = (int)(picker_count(picker) < 200 ? picker_count(picker) : 200);
    box.width = area.width - 4 < WIDTH_MOST ? area.width - 4 : WIDTH_MOST;
    if (box.width < WIDTH_LEAST)
        box.width = WIDTH_LEAST;
    /* Rows come and go while one types: the box keeps a size to stand still. */
    int steady = picker->kind != NULL ? 12 : (int)picker->row_count;
    box.height = (rows > steady ? rows : steady) + FRAME_ROWS;
    if (picker->notes)
        box.height += NOTE_ROWS + 1;
    if (box.height > area.height)
        box.height = area.height;
    box.y = area.y + (area.height - box.height) / 3;
    box.x = area.x + (area.width - box.width) / 2;
    return box;
}

static void draw_row(struct app *app, struct picker *picker, size_t i, int y, struct area inside)
{
    struct canvas *canvas = app->canvas;
    struct picker_seen seen = picker_look(app, picker, i);
    bool focused = i == picker->focus.at;
    if (seen.place == PLACE_HEADING) {
        canvas_put(canvas, y, inside.x, inside.width, ROLE_TITLE, seen.text);
        picker_seen_clear(&seen);
        return;
    }
    enum role role = focused ? ROLE_SELECTED : seen.place == PLACE_MAKE ? ROLE_OK : ROLE_TEXT;
    int left = inside.x + 1 + (picker->several ? TICK_WIDTH : 0);
    int right = canvas_width(canvas, seen.right);
    int width = inside.x + inside.width - 1 - left;
    canvas_put(canvas, y, inside.x, inside.width, role, focused ? ">" : "");
    if (seen.ticked && picker->unordered)
        canvas_put(canvas, y, inside.x + 1, TICK_WIDTH - 1, role, "*");
    else if (picker->several && seen.ticked)
        canvas_printf(canvas, y, inside.x + 1, TICK_WIDTH - 1, role, "%zu.", seen.order + 1);
    if (right > width / 2)
        right = width / 2;
    canvas_put(canvas, y, left, width - right - (right > 0), role, seen.text);
    canvas_put(canvas, y, left + width - right, right, focused ? role : ROLE_DIM, seen.right);
    picker_seen_clear(&seen);
}

/* What to do where there are no rows. */
static void draw_nothing(struct app *app, const struct picker *picker, struct area area)
{
    struct key_name leave = app_key_of(app, picker->pane.context, "leave-picker");
    struct buf text = {0};
    if (picker->making)
        buf_puts(&text, words_in(app->lang, "Type a name to make the first one."));
    else if (picker->filter.length > 0)
        buf_printf(
            &text,
            words_in(app->lang, "Nothing matches. Backspace takes back what is typed, %s leaves."),
            leave.text);
    else
        buf_printf(&text, words_in(app->lang, "There is nothing to choose from. %s leaves."),
                   leave.text);
    wrapped_draw(app->canvas, area, ROLE_DIM, buf_text(&text), 0);
    buf_clear(&text);
}

/* Below the rows: why there are none, or why what is typed is not made. */
static void draw_remark(struct app *app, const struct picker *picker, struct area inside)
{
    struct area area = picker->focus.area;
    int rows = (int)(picker_count(picker) - picker->focus.first);
    area.y += rows;
    area.height -= rows;
    area.x = inside.x + 1;
    area.width = inside.width - 2;
    if (area.height < 1)
        return;
    if (picker->refusal != NULL)
        wrapped_draw(app->canvas, area, ROLE_ERROR, picker->refusal, 0);
    else if (picker_count(picker) == 0)
        draw_nothing(app, picker, area);
}

/* The note of the focused row takes the last rows of INSIDE, over which it
 * shortens it: all of it under a rule, or on small screens one row. */
static void draw_note(struct app *app, const struct picker *picker, struct area *inside)
{
    bool all = inside->height >= NOTE_LEAST;
    int rows = all ? NOTE_ROWS : 1;
    inside->height -= rows + all;
    if (picker->focus.at >= picker_count(picker))
        return;
    struct picker_seen seen = picker_look(app, picker, picker->focus.at);
    struct area area = {inside->y + inside->height + all, inside->x + 1, rows, inside->width - 2};
    if (all)
        canvas_rule(app->canvas, area.y - 1, inside->x, inside->width, ROLE_BORDER);
    wrapped_draw(app->canvas, area, ROLE_DIM, seen.note, 0);
    picker_seen_clear(&seen);
}

/* Where the focus is, without the headings. */
static void put_place(const struct picker *picker, struct buf *out)
{
    size_t count = picker_count(picker), headings = 0, above = 0;
    for (size_t i = 0; i < count && picker->kind == NULL; i++) {
        headings += picker_is_heading(picker, i);
        above += i < picker->focus.at && picker_is_heading(picker, i);
    }
    buf_printf(out, "%s/%s",
               count_text(count == 0 ? 0 : (int64_t)(picker->focus.at + 1 - above)).text,
               count_text((int64_t)(count - headings)).text);
}

/* What the empty line is for, at its right end. */
static void draw_hint(struct app *app, const struct picker *picker, struct area area)
{
    const char *hint = picker->several ? words_in(app->lang, "type to filter, Space ticks")
                                       : words_in(app->lang, "type to filter");
    int width = canvas_width(app->canvas, hint);
    if (width + HINT_GAP <= area.width)
        canvas_put(app->canvas, area.y, area.x + area.width - width, width, ROLE_DIM, hint);
}

void picker_draw(struct app *app, struct pane *pane, struct area area)
{
    struct picker *picker = (struct picker *)pane;
    struct canvas *canvas = app->canvas;
    struct area box = box_area(picker, area);
    struct area inside = {box.y + 1, box.x + 1, box.height - 2, box.width - 2};
    size_t count = picker_count(picker);
    struct buf right = {0};
    put_place(picker, &right);
    canvas_fill(canvas, box, ROLE_TEXT);
    canvas_box(canvas, box.y, box.x, box.height, box.width, ROLE_BORDER_ON, picker->title,
               buf_text(&right));
    buf_clear(&right);
    if (picker->notes)
        draw_note(app, picker, &inside);
    struct focus *focus = &picker->focus;
    /* A heading is shown with the row under it. */
    if (focus->at > 0 && focus->first >= focus->at && picker_is_heading(picker, focus->at - 1))
        focus->first = focus->at - 1;
    focus_show(focus, (struct area){inside.y + 1, inside.x, inside.height - 1, inside.width},
               count);
    for (size_t i = picker->focus.first; i < focus_end(&picker->focus, count); i++)
        draw_row(app, picker, i, focus_y(&picker->focus, i), inside);
    draw_remark(app, picker, inside);
    /* Last, as the cursor stays where one types. */
    canvas_put(canvas, inside.y, inside.x, 1, ROLE_KEY, "/");
    edit_draw_line(&picker->filter, canvas, inside.y, inside.x + 2, inside.width - 2, ROLE_FIELD_ON,
                   true);
    if (picker->filter.length == 0)
        draw_hint(app, picker, inside);
}

/*
 * Choosing the columns of the list: a box beside it with all fields of the
 * kind. What is changed here is seen in the list at once, and remembered.
 *
 * The rows keep their places: those shown when the box was opened stand first,
 * and a row that is hidden or shown stays where it is. The order of the shown
 * ones is the order of the columns.
 */
#include "model/mem.h"
#include "tui/focus.h"
#include "tui/list_inside.h"

#include <stdlib.h>

enum { BOX_WIDEST = 46, BOX_NARROWEST = 36, BOX_LOWEST = 4, TICK_COLUMNS = 4 };

struct choosing {
    struct pane pane;
    struct list *list;   /* below; borrowed */
    struct column *rows; /* all fields of the kind */
    bool *shown;         /* by row */
    size_t count;
    struct focus focus;
};

static const struct pane_ops ops;

static struct choosing *top(struct app *app)
{
    return (struct choosing *)app->top;
}

/* Fills the rows from the columns of the list. */
static void fill(struct app *app, struct choosing *choosing)
{
    const struct columns *columns = list_columns(app, choosing->list);
    for (size_t i = 0; i < columns->count; i++)
        choosing->rows[i] = columns->items[i];
    size_t at = columns->count;
    for (size_t field = 0; field < choosing->count; field++)
        if (columns_find(columns, field) == columns->count)
            choosing->rows[at++] =
                (struct column){field, columns_first_width(columns->view, field)};
    for (size_t i = 0; i < choosing->count; i++)
        choosing->shown[i] = i < columns->count;
}

/* Has the list show what was chosen, and remembers it. */
static enum outcome apply(struct app *app, struct choosing *choosing)
{
    struct columns *columns = list_columns(app, choosing->list);
    columns->count = 0;
    for (size_t i = 0; i < choosing->count; i++)
        if (choosing->shown[i])
            columns->items[columns->count++] = choosing->rows[i];
    list_forget_rows(choosing->list);
    columns_remember(columns, app->state);
    return REDRAW;
}

enum outcome list_act_columns(struct app *app)
{
    struct choosing *choosing = mem_new(1, sizeof *choosing);
    choosing->pane.ops = &ops;
    choosing->pane.context = ON_COLUMNS;
    choosing->list = (struct list *)app->top;
    choosing->count = list_kind(choosing->list)->field_count;
    choosing->rows = mem_new(choosing->count, sizeof *choosing->rows);
    choosing->shown = mem_new(choosing->count, sizeof *choosing->shown);
    fill(app, choosing);
    app_open(app, &choosing->pane);
    return REDRAW;
}

static void choosing_free(struct pane *pane)
{
    struct choosing *choosing = (struct choosing *)pane;
    free(choosing->rows);
    free(choosing->shown);
    free(choosing);
}

enum outcome list_act_column_show(struct app *app)
{
    struct choosing *choosing = top(app);
    bool *shown = &choosing->shown[choosing->focus.at];
    if (*shown && list_columns(app, choosing->list)->count == 1) {
        app_say(app, ROLE_WARNING,
                N_("This is the only column. Show another one before you hide it."));
        return REDRAW;
    }
    *shown = !*shown;
    return apply(app, choosing);
}

/* Moves the focused column past the next shown one; rows that are hidden have
 * no place among the columns. */
static enum outcome carry(struct app *app, bool later)
{
    struct choosing *choosing = top(app);
    size_t from = choosing->focus.at, to = from;
    if (!choosing->shown[from]) {
        app_say(app, ROLE_WARNING, N_("This column is hidden. %s shows it."),
                app_key_of(app, ON_COLUMNS, "column-show").text);
        return REDRAW;
    }
    do {
        if (later ? to + 1 >= choosing->count : to == 0)
            return STAY;
        to = later ? to + 1 : to - 1;
    } while (!choosing->shown[to]);
    struct column column = choosing->rows[from];
    for (size_t i = from; i != to; i = later ? i + 1 : i - 1) {
        size_t next = later ? i + 1 : i - 1;
        choosing->rows[i] = choosing->rows[next];
        choosing->shown[i] = choosing->shown[next];
    }
    choosing->rows[to] = column;
    choosing->shown[to] = true;
    choosing->focus.at = to;
    return apply(app, choosing);
}

enum outcome list_act_column_earlier(struct app *app)
{
    return carry(app, false);
}

enum outcome list_act_column_later(struct app *app)
{
    return carry(app, true);
}

/* The width at which the focused column stands now. */
static int present_width(struct app *app, const struct choosing *choosing)
{
    const struct column *column = &choosing->rows[choosing->focus.at];
    const struct columns *columns = list_columns(app, choosing->list);
    size_t place = columns_find(columns, column->field);
    if (column->width > 0)
        return column->width;
    int width = place < choosing->list->layout.count ? choosing->list->layout.width[place] : 0;
    return width > 0 ? width : COLUMN_REST_LEAST;
}

static enum outcome widen(struct app *app, int by)
{
    struct choosing *choosing = top(app);
    int width = present_width(app, choosing) + by;
    if (width < COLUMN_NARROWEST)
        width = COLUMN_NARROWEST;
    if (width > COLUMN_WIDEST)
        width = COLUMN_WIDEST;
    choosing->rows[choosing->focus.at].width = width;
    return apply(app, choosing);
}

enum outcome list_act_column_wider(struct app *app)
{
    return widen(app, 1);
}

enum outcome list_act_column_narrower(struct app *app)
{
    return widen(app, -1);
}

enum outcome list_act_column_rest(struct app *app)
{
    struct choosing *choosing = top(app);
    choosing->rows[choosing->focus.at].width = 0;
    return apply(app, choosing);
}

enum outcome list_act_columns_reset(struct app *app)
{
    struct choosing *choosing = top(app);
    *list_columns(app, choosing->list) = columns_default(&views[choosing->list->on]);
    fill(app, choosing);
    choosing->focus.at = 0;
    return apply(app, choosing);
}

static enum outcome choosing_move(struct app *app, struct pane *pane, enum move move)
{
    struct choosing *choosing = (struct choosing *)pane;
    (void)app;
    return focus_move(&choosing->focus, move, choosing->count);
}

static enum outcome choosing_key(struct app *app, struct pane *pane, const struct key *key)
{
    struct choosing *choosing = (struct choosing *)pane;
    enum outcome pressed = focus_press(&choosing->focus, key, choosing->count);
    bool on_tick = key->x < choosing->focus.area.x + 1 + TICK_COLUMNS;
    return pressed == REDRAW && on_tick ? list_act_column_show(app) : pressed;
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

/* The box: where the detail stands, so that the list is seen beside it, else
 * at the right. */
static struct area box_area(const struct choosing *choosing, struct area area)
{
    struct area list = choosing->list->rows_area, box = area;
    int right = list.x + list.width + 1, below = list.y + list.height + 1;
    box.width = least(area.width, BOX_WIDEST);
    if (area.x + area.width - right >= BOX_NARROWEST) {
        box.x = right;
        box.width = least(area.x + area.width - right, BOX_WIDEST);
    } else if (area.y + area.height - below > BOX_LOWEST) {
        box.y = below;
        box.height = area.y + area.height - below;
    } else {
        box.x = area.x + area.width - box.width;
    }
    box.height = least(box.height, (int)choosing->count + 2);
    return box;
}

/* Whether the list has no room for the column of ROW, which is shown. */
static bool is_left_out(struct app *app, const struct choosing *choosing, size_t row)
{
    const struct columns_layout *layout = &choosing->list->layout;
    size_t place = columns_find(list_columns(app, choosing->list), choosing->rows[row].field);
    return place < layout->count && layout->width[place] == 0;
}

static void draw_row(struct app *app, const struct choosing *choosing, size_t i, int y)
{
    struct area area = choosing->focus.area;
    const struct column *column = &choosing->rows[i];
    const struct field *field = &list_kind(choosing->list)->fields[column->field];
    bool focused = i == choosing->focus.at;
    enum role role = choosing->shown[i] ? ROLE_TEXT : ROLE_DIM;
    struct buf width = {0};
    if (focused)
        role = ROLE_SELECTED;
    if (is_left_out(app, choosing, i))
        buf_printf(&width, "(%s) ", words_in(app->lang, "no room"));
    if (column->width == 0)
        buf_puts(&width, words_in(app->lang, "rest"));
    else
        buf_printf(&width, "%d", column->width);
    int used = canvas_width(app->canvas, buf_text(&width));
    int x = area.x + 1, room = area.width - 2;
    canvas_put(app->canvas, y, area.x, area.width, role, focused ? ">" : "");
    canvas_put(app->canvas, y, x, TICK_COLUMNS, role, choosing->shown[i] ? "[x]" : "[ ]");
    canvas_put(app->canvas, y, x + TICK_COLUMNS, room - TICK_COLUMNS - used - 1, role,
               field->label[app->lang]);
    canvas_put(app->canvas, y, x + room - used, used, role, buf_text(&width));
    if (focused)
        canvas_cursor(app->canvas, y, area.x);
    buf_clear(&width);
}

static void choosing_draw(struct app *app, struct pane *pane, struct area area)
{
    struct choosing *choosing = (struct choosing *)pane;
    struct area box = box_area(choosing, area);
    struct buf place = {0};
    focus_put_place(&choosing->focus, choosing->count, &place);
    canvas_fill(app->canvas, box, ROLE_TEXT);
    canvas_box(app->canvas, box.y, box.x, box.height, box.width, ROLE_BORDER_ON,
               words_in(app->lang, "Columns and widths"), buf_text(&place));
    buf_clear(&place);
    focus_show(&choosing->focus, (struct area){box.y + 1, box.x + 1, box.height - 2, box.width - 2},
               choosing->count);
    for (size_t i = choosing->focus.first; i < focus_end(&choosing->focus, choosing->count); i++)
        draw_row(app, choosing, i, focus_y(&choosing->focus, i));
}

static const struct pane_ops ops = {
    .overlay = true,
    .key = choosing_key,
    .move = choosing_move,
    .draw = choosing_draw,
    .free = choosing_free,
};

/*
 * Drawing the screen of a scan: the filters, the lines, and below a rule all
 * that is to be known of the focused one.
 */
#include "model/numbers.h"
#include "tui/scan_screen_inside.h"
#include "tui/wrapped.h"

enum {
    SIDES = 2,
    TICK = 4,   /* "[x] " */
    LABEL = 16, /* of the lines about the file */
    LABEL_NARROW = 11,
    STANDING = 16,    /* of the items */
    CLASS = 20,       /* where there is room */
    NAME_MOST = 24,   /* where columns stand behind it */
    WIDE = 64,        /* columns from which on all of an item is in its line */
    FILTER_LEAST = 8, /* rows from which on the filters are shown */
    DETAIL_PART = 3,  /* so many times the rows of the detail are those of the screen */
    LINES_LEAST = 2
};

/* Which of the filters have anything to show. */
static bool is_offered(const struct scan_screen *screen, enum scan_filter filter)
{
    return filter == SCAN_SHOW_ALL || scan_rows_of(screen, filter) > 0;
}

static void put_filter(struct app *app, const struct scan_screen *screen, enum scan_filter filter,
                       struct buf *out)
{
    bool on = screen->filter == filter;
    buf_printf(out, "%s%s %zu%s", on ? "[" : " ", scan_say_filter(screen, filter, app->lang),
               scan_rows_of(screen, filter), on ? "]" : " ");
}

/* All filters, or where there is no room the one in force. */
static void draw_filters(struct app *app, struct scan_screen *screen, struct area *area)
{
    struct buf all = {0};
    int x = area->x;
    screen->filter_y = -1;
    if (area->height < FILTER_LEAST || screen->refusal != NULL)
        return;
    for (enum scan_filter filter = SCAN_SHOW_ALL; filter < SCAN_FILTERS; filter++)
        if (is_offered(screen, filter))
            put_filter(app, screen, filter, &all);
    bool fits = canvas_width(app->canvas, buf_text(&all)) <= area->width;
    canvas_put(app->canvas, area->y, x, area->width, ROLE_TAB, "");
    for (enum scan_filter filter = SCAN_SHOW_ALL; filter < SCAN_FILTERS; filter++) {
        bool on = screen->filter == filter;
        if (!is_offered(screen, filter) || (!fits && !on))
            continue;
        buf_empty(&all);
        put_filter(app, screen, filter, &all);
        x += canvas_clip(app->canvas, area->y, x, area->x + area->width - x,
                         on ? ROLE_TAB_ON : ROLE_TAB, buf_text(&all));
    }
    buf_clear(&all);
    screen->filter_y = area->y;
    area->y++;
    area->height--;
}

static void draw_tick(struct app *app, int y, int x, enum role role, bool on)
{
    canvas_put(app->canvas, y, x, TICK, role, on ? "[x]" : "[ ]");
}

/* A line about the whole file. */
static void draw_about(struct app *app, const struct scan_screen *screen, struct scan_line line,
                       struct area row, enum role role)
{
    struct buf label = {0}, text = {0};
    int left = row.x + TICK;
    int width = row.width >= WIDE ? LABEL : LABEL_NARROW;
    scan_say_line(app, screen, line, &label, &text);
    if (line.type == SCAN_LINE_COUNT)
        draw_tick(app, row.y, row.x, role, screen->count != SCAN_COUNT_LEFT);
    canvas_put(app->canvas, row.y, left, width - 1, role == ROLE_TEXT ? ROLE_LABEL : role,
               buf_text(&label));
    canvas_put(app->canvas, row.y, left + width, row.width - TICK - width,
               role == ROLE_TEXT && line.type == SCAN_LINE_LIKELY ? ROLE_DIM : role,
               buf_text(&text));
    buf_clear(&label);
    buf_clear(&text);
}

static enum role standing_role(enum scan_standing standing, enum role role)
{
    bool finding = standing == SCAN_UNDECLARED || standing == SCAN_EXCLUDED;
    if (role != ROLE_TEXT)
        return role;
    return finding ? ROLE_WARNING : standing == SCAN_UNKNOWN ? ROLE_MATCH : ROLE_DIM;
}

static void draw_item(struct app *app, const struct scan_screen *screen, size_t number,
                      struct area row, enum role role)
{
    const struct scan_item *item = &screen->scan.items[number];
    bool wide = row.width >= WIDE;
    int x = row.x + TICK, room = row.width - TICK - STANDING;
    int name = wide ? (room - CLASS > 2 * NAME_MOST ? NAME_MOST : (room - CLASS) / 2) : room;
    struct buf columns = {0};
    if (item->standing == SCAN_UNDECLARED)
        draw_tick(app, row.y, row.x, role, scan_rows_ticked(screen, number));
    canvas_put(app->canvas, row.y, x, STANDING - 1, standing_role(item->standing, role),
               scan_say_standing(item, app->lang));
    x += STANDING;
    canvas_put(app->canvas, row.y, x, name - wide, role, item->name);
    if (wide) {
        scan_put_columns(&screen->scan, number, app->lang, &columns);
        canvas_put(app->canvas, row.y, x + name, CLASS - 1, role, scan_say_class(item, app->lang));
        canvas_put(app->canvas, row.y, x + name + CLASS, room - name - CLASS,
                   role == ROLE_TEXT ? ROLE_DIM : role, buf_text(&columns));
    }
    buf_clear(&columns);
}

static void draw_absent(struct app *app, const struct scan_absent *absent, struct area row,
                        enum role role)
{
    canvas_put(app->canvas, row.y, row.x + TICK, STANDING - 1, role == ROLE_TEXT ? ROLE_DIM : role,
               words_in(app->lang, "not in the file"));
    canvas_put(app->canvas, row.y, row.x + TICK + STANDING, row.width - TICK - STANDING, role,
               absent->name);
}

static void draw_line(struct app *app, const struct scan_screen *screen, size_t i, struct area row)
{
    struct scan_line line = screen->lines[i];
    bool focused = i == screen->focus.at;
    enum role role = focused ? ROLE_SELECTED : ROLE_TEXT;
    canvas_put(app->canvas, row.y, row.x, row.width, role, focused ? ">" : "");
    row.x++;
    row.width--;
    if (line.type == SCAN_LINE_ITEM)
        draw_item(app, screen, line.number, row, role);
    else if (line.type == SCAN_LINE_ABSENT)
        draw_absent(app, &screen->scan.absent[line.number], row, role);
    else
        draw_about(app, screen, line, row, role);
    if (focused)
        canvas_cursor(app->canvas, row.y, row.x - 1);
}

/* The detail takes the last rows of AREA, which it shortens: a third, of the file
 * up to a half, and all that the lines leave. */
static void draw_detail(struct app *app, const struct scan_screen *screen, struct area *area)
{
    struct buf text = {0};
    scan_say_detail(app, screen, scan_rows_at(screen), &text);
    int wanted = wrapped_rows(app->canvas, buf_text(&text), area->width - 1);
    int rows = area->height / DETAIL_PART;
    bool rule = area->height >= FILTER_LEAST - 1;
    int room = area->height - (int)screen->line_count - rule;
    if (rows < 1)
        rows = 1;
    if (screen->refusal != NULL)
        rows = area->height;
    else if (screen->lines[screen->focus.at].type == SCAN_LINE_FILE)
        rows = wanted < area->height / 2 ? wanted : area->height / 2;
    if (rows < room)
        rows = room;
    int least = screen->refusal != NULL ? 1 : LINES_LEAST;
    if (rows > area->height - least - rule)
        rows = area->height - least - rule;
    area->height -= rows + rule;
    int y = area->y + area->height;
    if (rule)
        canvas_rule(app->canvas, y, area->x, area->width, ROLE_BORDER);
    if (rows > 0)
        wrapped_draw(app->canvas, (struct area){y + rule, area->x + 1, rows, area->width - 1},
                     screen->refusal != NULL ? ROLE_ERROR : ROLE_DIM, buf_text(&text), 0);
    buf_clear(&text);
}

void scan_draw(struct app *app, struct pane *pane, struct area area)
{
    struct scan_screen *screen = (struct scan_screen *)pane;
    struct buf title = {0}, place = {0};
    struct area inside = {area.y + 1, area.x + 1, area.height - 2, area.width - SIDES};
    pane->ops->title(app, pane, &title);
    buf_puts(&place, words_in(app->lang, "no cell is stored"));
    if (area.width >= WIDE) {
        buf_puts(&place, " ");
        focus_put_place(&screen->focus, screen->line_count, &place);
    }
    canvas_box(app->canvas, area.y, area.x, area.height, area.width, ROLE_BORDER_ON,
               buf_text(&title), buf_text(&place));
    buf_clear(&title);
    buf_clear(&place);
    draw_filters(app, screen, &inside);
    draw_detail(app, screen, &inside);
    focus_show(&screen->focus, inside, screen->line_count);
    for (size_t i = screen->focus.first; i < focus_end(&screen->focus, screen->line_count); i++)
        draw_line(app, screen, i,
                  (struct area){focus_y(&screen->focus, i), inside.x, 1, inside.width});
}

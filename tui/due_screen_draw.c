/*
 * Drawing the calendar of disposal: the filters with their counts, the lines,
 * and below them all that is known of the focused one.
 */
#include "model/dates.h"
#include "model/numbers.h"
#include "tui/due_screen_inside.h"
#include "tui/wrapped.h"

#include <stdlib.h>
#include <string.h>

enum {
    DAY_WIDTH = 10,
    STATE_WIDTH = 16,
    WIDE = 60,       /* columns inside the box for the state to stand in the lines */
    DETAIL_LEAST = 9 /* rows inside the box for the detail to stand below them */
};

const char *due_filter_word(enum due_filter filter)
{
    static const char *const words[DUE_FILTERS] = {
        [DUE_ALL] = N_("All"),
        [DUE_ONLY_OVERDUE] = N_("Overdue"),
        [DUE_ONLY_MUST] = N_("Disposal due"),
        [DUE_ONLY_MAY] = N_("Minimum ends"),
        [DUE_ONLY_UNDATED] = N_("No date"),
    };
    return words[filter];
}

/* The filters in one row, the present one marked, as far as there is room; the
 * present one alone where there is little. */
static void draw_filters(struct app *app, const struct due_screen *screen, struct area area)
{
    int x = area.x + 1, end = area.x + area.width;
    canvas_put(app->canvas, area.y, area.x, area.width, ROLE_DIM, "");
    for (int i = DUE_ALL; i < DUE_FILTERS; i++) {
        struct buf text = {0};
        bool on = i == (int)screen->filter;
        buf_printf(&text, "%s%s %s%s", on ? "[" : " ",
                   words_in(app->lang, due_filter_word((enum due_filter)i)),
                   count_text((int64_t)screen->counts[i]).text, on ? "]" : " ");
        int width = canvas_width(app->canvas, buf_text(&text));
        if ((area.width >= WIDE || on) && x + width <= end) {
            canvas_put(app->canvas, area.y, x, width, on ? ROLE_TITLE : ROLE_DIM, buf_text(&text));
            x += width + 1;
        }
        buf_clear(&text);
    }
}

static enum role role_of(const struct due_line *line)
{
    switch (line->state) {
    case DUE_OVERDUE:
        return ROLE_ERROR;
    case DUE_HELD:
        return ROLE_WARNING;
    case DUE_UNDATED:
        return ROLE_DIM;
    case DUE_COMING:
    case DUE_PASSED:
    case DUE_STATES:
        break;
    }
    return ROLE_TEXT;
}

static void draw_row(struct app *app, const struct due_line *line, bool focused, struct area inside,
                     int y)
{
    enum role role = focused ? ROLE_SELECTED : role_of(line);
    bool wide = inside.width >= WIDE;
    int x = inside.x + 1, end = inside.x + inside.width;
    struct buf title = {0};
    buf_printf(&title, "%s %s", line->category_code, line->category_name);
    if (wide)
        buf_printf(&title, "  %s", line->rule->name);
    char *text = wrapped_in_one_line(buf_text(&title));
    canvas_put(app->canvas, y, inside.x, inside.width, role, focused ? ">" : "");
    canvas_put(app->canvas, y, x, DAY_WIDTH, role, line->last[0] == '\0' ? "-" : line->last);
    x += DAY_WIDTH + 1;
    if (wide)
        canvas_put(app->canvas, y, x, STATE_WIDTH, role, words_in(app->lang, due_standing(line)));
    else
        canvas_put(app->canvas, y, x, 1, role, line->state == DUE_OVERDUE ? "!" : "");
    x += wide ? STATE_WIDTH + 1 : 2;
    canvas_put(app->canvas, y, x, end - x, role, text);
    if (focused)
        canvas_cursor(app->canvas, y, inside.x);
    free(text);
    buf_clear(&title);
}

/* Adds all that is known of LINE: how it stands, the rule, items, law. */
static void put_detail(const struct due_line *line, enum lang lang, struct buf *out)
{
    const struct due_rule *rule = line->rule;
    buf_printf(out, "[%s] %s %s", words_in(lang, due_standing(line)), rule->code, rule->name);
    if (rule->item_count > 0)
        buf_printf(out, words_in(lang, "; only: %s"), rule->item_names);
    due_put_more(line, lang, out);
    if (rule->record_type[0] != '\0')
        buf_printf(out, words_in(lang, N_("; type of record: %s")), rule->record_type);
    if (rule->law[0] != '\0')
        buf_printf(out, words_in(lang, N_("; law: %s")), rule->law);
}

/* Draws the detail at the end of INSIDE, which loses its rows. */
static void draw_detail(struct app *app, const struct due_screen *screen, struct area *inside)
{
    const struct due_line *line = due_screen_line(screen);
    int rows = inside->height >= 2 * DETAIL_LEAST ? 4 : 3;
    if (inside->height < DETAIL_LEAST)
        return;
    inside->height -= rows + 1;
    int y = inside->y + inside->height;
    canvas_rule(app->canvas, y, inside->x, inside->width, ROLE_BORDER);
    if (line == NULL)
        return;
    struct buf text = {0};
    put_detail(line, app->lang, &text);
    char *whole = wrapped_in_one_line(buf_text(&text));
    wrapped_draw(app->canvas, (struct area){y + 1, inside->x + 1, rows, inside->width - 2},
                 ROLE_TEXT, whole, 0);
    free(whole);
    buf_clear(&text);
}

static void draw_box(struct app *app, const struct due_screen *screen, struct area area)
{
    struct buf title = {0}, place = {0};
    buf_puts(&title, words_in(app->lang, "Disposal calendar"));
    if (screen->shown != NULL) {
        struct buf until = {0};
        date_format(screen->shown->until, app->lang, &until);
        buf_printf(&title, words_in(app->lang, N_(" (until %s)")), buf_text(&until));
        buf_clear(&until);
    }
    focus_put_place(&screen->focus, screen->count, &place);
    canvas_box(app->canvas, area.y, area.x, area.height, area.width, ROLE_BORDER_ON,
               buf_text(&title), buf_text(&place));
    buf_clear(&title);
    buf_clear(&place);
}

/* What stands in place of the lines where there are none. */
static const char *nothing(const struct due_screen *screen)
{
    if (screen->shown == NULL)
        return N_("Computing ..");
    if (screen->shown->count > 0)
        return N_("No line passes this filter.");
    return N_("No retention rule covers a data category yet, or nothing ends in this time.");
}

void due_screen_draw(struct app *app, struct pane *pane, struct area area)
{
    struct due_screen *screen = (struct due_screen *)pane;
    struct area inside = {area.y + 1, area.x + 1, area.height - 2, area.width - 2};
    draw_box(app, screen, area);
    draw_filters(app, screen, inside);
    inside.y++;
    inside.height--;
    draw_detail(app, screen, &inside);
    focus_show(&screen->focus, inside, screen->count);
    canvas_cursor(app->canvas, inside.y, inside.x);
    if (screen->count == 0)
        wrapped_draw(app->canvas,
                     (struct area){inside.y, inside.x + 1, inside.height, inside.width - 2},
                     ROLE_DIM, words_in(app->lang, nothing(screen)), 0);
    for (size_t i = screen->focus.first; i < focus_end(&screen->focus, screen->count); i++)
        draw_row(app, &screen->shown->lines[screen->rows[i]], i == screen->focus.at, inside,
                 focus_y(&screen->focus, i));
}

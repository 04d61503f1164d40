/*
 * Drawing the frequency view: a box with the values, how many records have
 * each, the share of all records, a bar; below them the sum.
 */
#include "model/numbers.h"
#include "tui/breakdown_inside.h"
#include "tui/list.h"
#include "tui/wrapped.h"

#include <stdlib.h>

enum { VALUE_WIDEST = 40, COUNT_WIDTH = 10, SHARE_WIDTH = 7 };

/* Where the columns of a row stand. */
struct places {
    int value, value_width, count, share, bar, bar_width;
};

static struct places places_in(struct area inside)
{
    struct places places = {.value = inside.x + 1, .value_width = inside.width * 2 / 5};
    if (places.value_width > VALUE_WIDEST)
        places.value_width = VALUE_WIDEST;
    places.count = places.value + places.value_width;
    places.share = places.count + COUNT_WIDTH + 1;
    places.bar = places.share + SHARE_WIDTH + 1;
    places.bar_width = inside.x + inside.width - 1 - places.bar;
    return places;
}

/* Writes TEXT at the right end of WIDTH columns from X. */
static void put_right(struct app *app, int y, int x, int width, enum role role, const char *text)
{
    int used = canvas_width(app->canvas, text);
    if (used > width)
        used = width;
    canvas_put(app->canvas, y, x + width - used, used, role, text);
}

static void draw_heading(struct app *app, const struct breakdown *breakdown, struct area inside)
{
    struct places places = places_in(inside);
    struct buf value = {0}, count = {0};
    buf_printf(&value, "%s%s", breakdown->by_value ? "^ " : "",
               breakdown->kind->fields[breakdown->field].label[app->lang]);
    buf_printf(&count, "%s%s", breakdown->by_value ? "" : "v ", words_in(app->lang, "Records"));
    canvas_put(app->canvas, inside.y, inside.x, inside.width, ROLE_DIM, "");
    canvas_put(app->canvas, inside.y, places.value, places.value_width, ROLE_DIM, buf_text(&value));
    put_right(app, inside.y, places.count, COUNT_WIDTH, ROLE_DIM, buf_text(&count));
    put_right(app, inside.y, places.share, SHARE_WIDTH, ROLE_DIM, words_in(app->lang, "Share"));
    buf_clear(&value);
    buf_clear(&count);
}

static void put_value(const struct app *app, const struct breakdown *breakdown, const char *value,
                      struct buf *out)
{
    const struct field *field = &breakdown->kind->fields[breakdown->field];
    if (value[0] == '\0')
        buf_puts(out, words_in(app->lang, "(not stated)"));
    else
        frequency_text(field, breakdown->ways[breakdown->way], value, app->lang, out);
}

static void draw_bar(struct app *app, int y, int x, int width, enum role role)
{
    for (int i = 0; i < width; i++)
        canvas_put(app->canvas, y, x + i, 1, role, "#");
}

static void draw_row(struct app *app, const struct breakdown *breakdown, size_t i,
                     struct area inside, int y)
{
    struct places places = places_in(inside);
    struct frequency_row row = frequency_row(breakdown->shown, i);
    size_t records = frequency_records(breakdown->shown);
    size_t highest = frequency_highest(breakdown->shown);
    bool focused = i == breakdown->focus.at;
    enum role role = focused ? ROLE_SELECTED : ROLE_TEXT;
    struct buf text = {0}, count = {0}, share = {0};
    size_t tenths = records == 0 ? 0 : (row.count * 1000 + records / 2) / records;
    put_value(app, breakdown, row.value, &text);
    char *value = wrapped_in_one_line(buf_text(&text));
    count_put((int64_t)row.count, &count);
    buf_printf(&share, "%zu.%zu%%", tenths / 10, tenths % 10);
    canvas_put(app->canvas, y, inside.x, inside.width, role, focused ? ">" : "");
    canvas_put(app->canvas, y, places.value, places.value_width, role, value);
    put_right(app, y, places.count, COUNT_WIDTH, role, buf_text(&count));
    put_right(app, y, places.share, SHARE_WIDTH, role, buf_text(&share));
    if (highest > 0 && places.bar_width > 0)
        draw_bar(app, y, places.bar,
                 (int)((row.count * (size_t)places.bar_width + highest - 1) / highest), role);
    if (focused)
        canvas_cursor(app->canvas, y, inside.x);
    free(value);
    buf_clear(&text);
    buf_clear(&count);
    buf_clear(&share);
}

/* The line below the rows: what was counted. */
static void draw_sum(struct app *app, const struct breakdown *breakdown, struct area inside, int y)
{
    const struct frequency *shown = breakdown->shown;
    struct buf text = {0}, records = {0}, number = {0};
    count_put((int64_t)frequency_records(shown), &records);
    if (!frequency_is_counted(shown)) {
        count_put((int64_t)frequency_total(shown), &number);
        buf_printf(&text, words_in(app->lang, "Counting: %s of %s"), buf_text(&records),
                   buf_text(&number));
    } else if (breakdown->ways[breakdown->way] != FREQUENCY_BY_VALUE) {
        buf_printf(&text, words_in(app->lang, "Records: %s"), buf_text(&records));
    } else {
        count_put((int64_t)frequency_values(shown), &number);
        buf_printf(&text, words_in(app->lang, "Records: %s  Different values: %s"),
                   buf_text(&records), buf_text(&number));
    }
    if (frequency_others(shown) > 0) {
        buf_empty(&number);
        count_put((int64_t)frequency_others(shown), &number);
        buf_printf(&text, words_in(app->lang, "  Not told apart: %s"), buf_text(&number));
    }
    canvas_put(app->canvas, y, inside.x + 1, inside.width - 1, ROLE_DIM, buf_text(&text));
    buf_clear(&text);
    buf_clear(&records);
    buf_clear(&number);
}

/* What is to be known of the figures: how values are grouped, or that there
 * are several in a cell; NULL where it is nothing. */
static const char *remark_on(const struct breakdown *breakdown)
{
    switch (breakdown->ways[breakdown->way]) {
    case FREQUENCY_BY_RANGE:
        return N_("by range");
    case FREQUENCY_BY_MONTH:
        return N_("by month");
    case FREQUENCY_BY_YEAR:
        return N_("by year");
    case FREQUENCY_BY_VALUE:
        break;
    }
    return kinds_is_list(&breakdown->kind->fields[breakdown->field])
               ? N_("a record counts for each of its values")
               : NULL;
}

static void draw_box(struct app *app, const struct breakdown *breakdown, struct area area)
{
    const char *remark = remark_on(breakdown);
    size_t count = frequency_rows(breakdown->shown);
    struct buf title = {0}, place = {0};
    buf_printf(&title, "%s: %s", words_in(app->lang, "Frequency"),
               breakdown->kind->fields[breakdown->field].label[app->lang]);
    if (remark != NULL)
        buf_printf(&title, " (%s)", words_in(app->lang, remark));
    focus_put_place(&breakdown->focus, count, &place);
    canvas_box(app->canvas, area.y, area.x, area.height, area.width, ROLE_BORDER_ON,
               buf_text(&title), buf_text(&place));
    buf_clear(&title);
    buf_clear(&place);
}

void breakdown_draw(struct app *app, struct pane *pane, struct area area)
{
    struct breakdown *breakdown = (struct breakdown *)pane;
    const char *filter = list_filter(list_below(app));
    struct area inside = {area.y + 1, area.x + 1, area.height - 2, area.width - 2};
    size_t count = frequency_rows(breakdown->shown);
    draw_box(app, breakdown, area);
    draw_sum(app, breakdown, inside, inside.y + inside.height - 1);
    inside.height--;
    if (filter[0] != '\0') {
        canvas_put(app->canvas, inside.y, inside.x, 1, ROLE_KEY, "/");
        canvas_put(app->canvas, inside.y, inside.x + 2, inside.width - 2, ROLE_DIM, filter);
        inside.y++;
        inside.height--;
    }
    draw_heading(app, breakdown, inside);
    inside.y++;
    inside.height--;
    focus_show(&breakdown->focus, inside, count);
    canvas_cursor(app->canvas, inside.y, inside.x);
    for (size_t i = breakdown->focus.first; i < focus_end(&breakdown->focus, count); i++)
        draw_row(app, breakdown, i, inside, focus_y(&breakdown->focus, i));
}

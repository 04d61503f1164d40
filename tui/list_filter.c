/*
 * The line of the filter above the rows: what is being typed, or its words as
 * chips, each with what is wrong with it, and how many records pass.
 */
#include "tui/list_inside.h"

#include "model/filter.h"
#include "model/guard.h"
#include "model/numbers.h"

#include <stdlib.h>

enum { CHIP_LEAST = 6 }; /* columns that tell anything of a chip */

/* Adds how many records pass of how many. */
static void put_count(struct app *app, struct list *list, struct buf *out)
{
    const struct list_tab *tab = list_tab(list);
    size_t found = tab->work == NULL ? tab->listing.count : listing_found(tab->work);
    struct buf passing = {0}, all = {0};
    count_put((int64_t)found, &passing);
    if (list_total(&list->pane) < 0)
        buf_puts(&all, "..");
    else
        count_put(tab->total, &all);
    buf_printf(out, words_in(app->lang, "%s of %s"), buf_text(&passing), buf_text(&all));
    buf_clear(&passing);
    buf_clear(&all);
    if (tab->work != NULL)
        buf_puts(out, " ..");
}

/* What is wrong with a word of that sense; NULL where nothing is. */
static const char *fault(enum filter_sense sense)
{
    switch (sense) {
    case FILTER_NO_FIELD:
        return N_("no such field");
    case FILTER_NO_VALUE:
        return N_("not a value of the field");
    case FILTER_GOOD:
        break;
    }
    return NULL;
}

/* Adds word I of FILTER with its fault; returns the role that shows it. */
static enum role put_chip(struct app *app, const struct filter *filter, size_t i, struct buf *out)
{
    struct buf word = {0};
    const char *wrong = fault(filter_say(filter, i, app->lang, &word));
    char *masked = guard_mask(buf_text(&word));
    buf_printf(out, "[%s%s%s%s]", masked, wrong == NULL ? "" : " (",
               wrong == NULL ? "" : words_in(app->lang, wrong), wrong == NULL ? "" : "?)");
    free(masked);
    buf_clear(&word);
    return wrong == NULL ? ROLE_FIELD : ROLE_WARNING;
}

void list_say_fault(struct app *app, struct list *list)
{
    struct filter *filter = filter_new(list_kind(list), list_tab(list)->filter.text);
    enum filter_sense sense = FILTER_GOOD;
    struct buf word = {0};
    for (size_t i = 0; i < filter_count(filter) && sense == FILTER_GOOD; i++) {
        buf_empty(&word);
        sense = filter_say(filter, i, app->lang, &word);
    }
    char *masked = guard_mask(buf_text(&word));
    if (sense == FILTER_NO_FIELD)
        app_say(app, ROLE_WARNING, N_("\"%s\" names no field, and is looked for as it stands."),
                masked);
    else if (sense == FILTER_NO_VALUE)
        app_say(app, ROLE_WARNING,
                N_("\"%s\" holds no value of that field, and leaves nothing out."), masked);
    free(masked);
    buf_clear(&word);
    filter_free(filter);
}

void list_put_faults(struct app *app, struct list *list, struct buf *out)
{
    struct filter *filter = filter_new(list_kind(list), list_tab(list)->filter.text);
    for (size_t i = 0; i < filter_count(filter); i++) {
        struct buf chip = {0};
        if (put_chip(app, filter, i, &chip) == ROLE_WARNING)
            buf_printf(out, "%s ", buf_text(&chip));
        buf_clear(&chip);
    }
    filter_free(filter);
}

/* Those that do not fit are told by "..". */
static void draw_chips(struct app *app, const struct filter *filter, struct area area)
{
    int x = area.x, end = area.x + area.width;
    size_t i;
    for (i = 0; i < filter_count(filter); i++) {
        struct buf chip = {0};
        enum role role = put_chip(app, filter, i, &chip);
        int width = canvas_width(app->canvas, buf_text(&chip)), room = end - x;
        bool tells = width <= room || room >= CHIP_LEAST;
        if (tells)
            canvas_put(app->canvas, area.y, x, width < room ? width : room, role, buf_text(&chip));
        buf_clear(&chip);
        if (!tells)
            break;
        x += width + 1;
    }
    if (i < filter_count(filter))
        canvas_put(app->canvas, area.y, x < end - 2 ? x : end - 2, 2, ROLE_DIM, "..");
}

void list_draw_filter(struct app *app, struct list *list, struct area area)
{
    struct list_tab *tab = list_tab(list);
    bool typing = list->pane.context == ON_FILTER && app->top == &list->pane;
    struct filter *filter = filter_new(list_kind(list), tab->filter.text);
    struct buf right = {0};
    put_count(app, list, &right);
    int width = canvas_width(app->canvas, buf_text(&right));
    if (width > area.width * 2 / 3)
        width = area.width * 2 / 3;
    int left = area.width - 2 - width - 1;
    canvas_put(app->canvas, area.y, area.x, area.width, ROLE_TEXT, "");
    canvas_put(app->canvas, area.y, area.x, 1, ROLE_KEY, "/");
    canvas_put(app->canvas, area.y, area.x + area.width - width, width, ROLE_DIM, buf_text(&right));
    if (typing)
        edit_draw_line(&tab->filter, app->canvas, area.y, area.x + 2, left, ROLE_FIELD_ON, true);
    else
        draw_chips(app, filter, (struct area){area.y, area.x + 2, 1, left});
    buf_clear(&right);
    filter_free(filter);
}

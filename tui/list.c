/*
 * The list: what it remembers of each kind, moving, filtering, keys. Drawing
 * is in list_draw.c, the actions in list_acts.c.
 */
#include "tui/list.h"

#include "model/mem.h"
#include "model/record.h"
#include "tui/frame.h"
#include "tui/list_inside.h"
#include "tui/overview.h"

#include <stdlib.h>
#include <string.h>

static const struct pane_ops ops;

struct list_tab *list_tab(struct list *list)
{
    return &list->tabs[list->on];
}

const struct kind *list_kind(const struct list *list)
{
    return views_kind(&views[list->on]);
}

int64_t list_focused(struct list *list)
{
    struct list_tab *tab = list_tab(list);
    return tab->at < tab->listing.count ? tab->listing.ids[tab->at] : 0;
}

struct columns *list_columns(const struct app *app, struct list *list)
{
    struct list_tab *tab = list_tab(list);
    if (tab->columns.count == 0)
        tab->columns = columns_remembered(&views[list->on], app->state);
    return &tab->columns;
}

void list_forget_rows(struct list *list)
{
    for (size_t i = 0; i < LIST_ROWS; i++) {
        struct list_row *row = &list->rows[i];
        for (size_t k = 0; k < COLUMNS_MOST; k++) {
            free(row->cells[k]);
            row->cells[k] = NULL;
        }
        row->id = 0;
    }
    detail_clear(&list->detail);
    list->stale = true;
}

static void list_reload(struct app *app, struct pane *pane)
{
    struct list *list = (struct list *)pane;
    for (size_t i = 0; i < views_count; i++) {
        struct list_tab *tab = &list->tabs[i];
        tab->loaded = tab->loaded && tab->work == NULL;
        listing_stop(tab->work);
        tab->work = NULL;
        list_drop_gone(app, tab, views_kind(&views[i]));
    }
    list->counted = false;
    list->counting = (struct campaign_count){0};
    list_refresh(app, list);
    if (!app->unread)
        list_forget_rows(list);
}

void list_open(struct app *app)
{
    struct list *list = mem_new(1, sizeof *list);
    list->pane.ops = &ops;
    list->pane.context = ON_LIST;
    list->heading_y = -1;
    list->tabs = mem_new(views_count, sizeof *list->tabs);
    for (size_t i = 0; i < views_count; i++)
        edit_init(&list->tabs[i].filter, "", false);
    app_open(app, &list->pane);
    list_load(app, list, LIST_GROWING);
}

static void list_free(struct pane *pane)
{
    struct list *list = (struct list *)pane;
    list_forget_rows(list);
    list_forget_judged(list);
    for (size_t i = 0; i < views_count; i++) {
        listing_stop(list->tabs[i].work);
        listing_clear(&list->tabs[i].listing);
        edit_clear(&list->tabs[i].filter);
        marks_clear(&list->tabs[i].marks);
    }
    free(list->tabs);
    free(list);
}

bool list_is(const struct pane *pane)
{
    return pane->ops == &ops;
}

size_t list_view_number(const struct pane *pane)
{
    if (!list_is(pane))
        bug("a list was expected");
    return ((const struct list *)pane)->on;
}

int64_t list_total(const struct pane *pane)
{
    const struct list_tab *tab = &((const struct list *)pane)->tabs[list_view_number(pane)];
    return tab->total > 0 || tab->work == NULL ? tab->total : -1;
}

struct pane *list_below(struct app *app)
{
    struct pane *pane = app->top;
    while (pane->below != NULL)
        pane = pane->below;
    return pane;
}

void list_show(struct app *app, struct pane *pane, const struct kind *kind, int64_t id)
{
    struct list *list = (struct list *)pane;
    size_t number = (size_t)(views_of(kind) - views);
    if (!app_read(app)) {
        list_want(app, kind, id);
        return;
    }
    if (number != list->on)
        list_forget_rows(list);
    list->on = number;
    pane->context = ON_LIST;
    struct list_tab *tab = list_tab(list);
    if (id != 0)
        tab->wanted = id;
    list_refresh(app, list);
    if (id != 0)
        list_finish(app, list);
    /* A record that the filter hides would seem lost. */
    if (id != 0 && list_focused(list) != id && tab->filter.length > 0) {
        edit_set(&tab->filter, "");
        tab->wanted = id;
        list_load(app, list, LIST_AGAIN);
        list_finish(app, list);
    }
    app_read_end(app);
}

void list_show_filtered(struct app *app, const struct kind *kind, const char *filter)
{
    struct list *list = (struct list *)list_below(app);
    list_forget_rows(list);
    list->on = (size_t)(views_of(kind) - views);
    list->pane.context = ON_LIST;
    struct list_tab *tab = list_tab(list);
    edit_set(&tab->filter, filter);
    tab->at = 0;
    tab->wanted = 0;
    list_load(app, list, LIST_GROWING);
}

const struct listing *list_filtered(struct app *app, struct pane *pane)
{
    struct list *list = (struct list *)pane;
    list_finish(app, list);
    return &list_tab(list)->listing;
}

const char *list_filter(const struct pane *pane)
{
    return ((const struct list *)pane)->tabs[list_view_number(pane)].filter.text;
}

void list_want(struct app *app, const struct kind *kind, int64_t id)
{
    struct list *list = (struct list *)list_below(app);
    struct list_tab *tab = &list->tabs[views_of(kind) - views];
    tab->wanted = id;
}

static void list_title(struct app *app, struct pane *pane, struct buf *out)
{
    buf_puts(out, list_kind((struct list *)pane)->label[app->lang]);
}

static enum outcome list_move(struct app *app, struct pane *pane, enum move move)
{
    struct list *list = (struct list *)pane;
    struct list_tab *tab = list_tab(list);
    /* Where the end is shows when all were read. */
    if (move == MOVE_LAST && tab->work != NULL && tab->sort == tab->sort_before)
        list_finish(app, list);
    tab->at = pane_moved(tab->at, move, tab->listing.count, list->page);
    return REDRAW;
}

/* A key while the filter is typed: the list follows at once. */
static enum outcome filter_key(struct app *app, struct list *list, const struct key *key)
{
    struct list_tab *tab = list_tab(list);
    char *before = mem_copy(tab->filter.text);
    bool taken = edit_key(&tab->filter, key, app->canvas->columns, 1, app->canvas->ambiguous);
    if (taken && strcmp(before, tab->filter.text) != 0) {
        tab->at = 0;
        tab->wanted = 0;
        list_load(app, list, LIST_GROWING);
        list_say_fault(app, list);
    }
    free(before);
    return taken ? REDRAW : PASS;
}

/* The column whose heading stands at X of the screen, with the blank behind it;
 * the number of columns where none does. */
static size_t heading_at(const struct list *list, int x)
{
    const struct columns_layout *layout = &list->layout;
    int left = list->rows_area.x + 1;
    size_t i = 0;
    while (i < layout->count && (layout->width[i] == 0 || x > left + layout->width[i])) {
        left += layout->width[i] == 0 ? 0 : layout->width[i] + 1;
        i++;
    }
    return x < left ? layout->count : i;
}

static enum outcome pressed_heading(struct app *app, struct list *list, int x)
{
    const struct columns *columns = list_columns(app, list);
    size_t column = heading_at(list, x);
    if (column >= columns->count)
        return STAY;
    list_sort_by(app, list, list_kind(list)->fields[columns->items[column].field].column);
    return REDRAW;
}

static enum outcome pressed(struct app *app, struct list *list, const struct key *key)
{
    struct list_tab *tab = list_tab(list);
    const struct kind *kind = key->y == 1 ? frame_tab_at(app, key->x) : NULL;
    if (kind != NULL) {
        list_show(app, &list->pane, kind, 0);
        return REDRAW;
    }
    if (key->y == 1 && frame_overview_at(app, key->x))
        return overview_act_open(app);
    if (key->y == list->heading_y && key->x < list->rows_area.x + list->rows_area.width)
        return pressed_heading(app, list, key->x);
    int row = key->y - list->rows_area.y;
    if (row < 0 || row >= list->rows_area.height || key->x >= list->rows_area.width ||
        tab->first + (size_t)row >= tab->listing.count)
        return STAY;
    tab->at = tab->first + (size_t)row;
    return key->type == KEYS_DOUBLE ? list_act_open(app) : REDRAW;
}

static enum outcome list_key(struct app *app, struct pane *pane, const struct key *key)
{
    struct list *list = (struct list *)pane;
    if (key->type == KEYS_PRESS || key->type == KEYS_DOUBLE)
        return pressed(app, list, key);
    if (pane->context == ON_FILTER)
        return filter_key(app, list, key);
    if (key->type == KEYS_ESCAPE && list_give_up(list))
        return REDRAW;
    return PASS;
}

static bool list_offers(const struct pane *pane, const char *name)
{
    static const char *const on_record[] = {"open", "edit",       "delete",
                                            "mark", "mark-range", "mark-all",
                                            "copy", "copy-code",  "duplicate"};
    const struct list *list = (const struct list *)pane;
    const struct list_tab *tab = &list->tabs[list_view_number(pane)];
    if (pane->context == ON_FILTER)
        return true;
    if (strcmp(name, "filter-clear") == 0)
        return tab->filter.length > 0 || tab->ranging;
    if (strcmp(name, "notice-text") == 0)
        return strcmp(views[list_view_number(pane)].kind, "notice") == 0 &&
               tab->at < tab->listing.count;
    if (strcmp(name, "scan") == 0)
        return strcmp(views[list_view_number(pane)].kind, "category") == 0;
    if (strcmp(name, "unmark") == 0 || strcmp(name, "edit-marked") == 0)
        return list_marked_count(tab) > 0;
    for (size_t i = 0; i < sizeof on_record / sizeof on_record[0]; i++)
        if (strcmp(name, on_record[i]) == 0)
            return tab->at < tab->listing.count;
    return true;
}

static const struct pane_ops ops = {
    .title = list_title,
    .key = list_key,
    .move = list_move,
    .draw = list_draw,
    .reload = list_reload,
    .work = list_work,
    .offers = list_offers,
    .free = list_free,
};

/*
 * The actions of the list.
 */
#include "model/record.h"
#include "tui/actions.h"
#include "tui/form.h"
#include "tui/keymap.h"
#include "tui/list_inside.h"
#include "tui/overview.h"
#include "tui/page.h"
#include "tui/picker.h"
#include "tui/remove.h"
#include "tui/timeline.h"

#include <string.h>

/* The list that an action is about: the top screen is it. */
static struct list *top_list(struct app *app)
{
    return (struct list *)app->top;
}

static enum outcome say_empty(struct app *app)
{
    /* What was not read may hold records: the message that says so stays. */
    if (list_tab(top_list(app))->loaded)
        app_say(app, ROLE_WARNING, N_("There is no record here. Press a to add one."));
    return REDRAW;
}

enum outcome list_act_open(struct app *app)
{
    struct list *list = top_list(app);
    int64_t id = list_focused(list);
    if (id == 0)
        return say_empty(app);
    page_open(app, list_kind(list), id);
    return REDRAW;
}

enum outcome list_act_add(struct app *app)
{
    form_open(app, list_kind(top_list(app)), 0);
    return REDRAW;
}

enum outcome list_act_edit(struct app *app)
{
    struct list *list = top_list(app);
    if (list_marked_count(list_tab(list)) > 0)
        return list_act_edit_marked(app);
    int64_t id = list_focused(list);
    if (id == 0)
        return say_empty(app);
    form_open(app, list_kind(list), id);
    return REDRAW;
}

enum outcome list_act_delete(struct app *app)
{
    struct list *list = top_list(app);
    int64_t id = list_focused(list);
    if (list_marked_count(list_tab(list)) > 0) {
        remove_ask_marked(app, list_kind(list));
        return REDRAW;
    }
    if (id == 0)
        return say_empty(app);
    remove_ask(app, list_kind(list), id);
    return REDRAW;
}

enum outcome list_act_filter(struct app *app)
{
    list_end_range(list_tab(top_list(app)));
    app->top->context = ON_FILTER;
    return REDRAW;
}

enum outcome list_act_filter_keep(struct app *app)
{
    app->top->context = ON_LIST;
    return REDRAW;
}

enum outcome list_act_filter_clear(struct app *app)
{
    struct list *list = top_list(app);
    struct list_tab *tab = list_tab(list);
    bool typing = app->top->context == ON_FILTER;
    app->top->context = ON_LIST;
    if (tab->ranging && !typing) {
        tab->ranging = false;
        return REDRAW;
    }
    if (tab->filter.length == 0) {
        if (!typing && tab->marks.count > 0)
            app_say(app, ROLE_DIM, N_("Marks stay until - takes them off."));
        return REDRAW;
    }
    tab->wanted = list_focused(list);
    edit_set(&tab->filter, "");
    list_load(app, list, LIST_AGAIN);
    return REDRAW;
}

/* First choice of a column: ascending, second: descending, third: unsorted. */
static enum outcome sort_chosen(struct app *app, struct picker *picker)
{
    struct list *list = (struct list *)list_below(app);
    struct list_tab *tab = list_tab(list);
    const struct kind *kind = list_kind(list);
    const char *column = picker_picked(picker);
    if (column == NULL)
        return REDRAW;
    size_t field = kinds_field(kind, column);
    if (tab->work == NULL) {
        tab->sort_before = tab->sort;
        tab->descending_before = tab->descending;
    }
    if (field == kind->field_count || strcmp(column, "code") == 0) {
        tab->sort = NULL;
        tab->descending = false;
    } else if (tab->sort == NULL || strcmp(tab->sort, column) != 0) {
        tab->sort = kind->fields[field].column;
        tab->descending = false;
    } else if (!tab->descending) {
        tab->descending = true;
    } else {
        tab->sort = NULL;
        tab->descending = false;
    }
    tab->wanted = 0;
    list_load(app, list, LIST_SORTING);
    return REDRAW;
}

static void add_column(struct app *app, struct picker *picker, const struct list_tab *tab,
                       const struct field *field)
{
    const char *now = "";
    if (tab->sort != NULL && strcmp(tab->sort, field->column) == 0)
        now = words_in(app->lang, tab->descending ? N_("descending") : N_("ascending"));
    picker_add(picker, field->column, field->label[app->lang], now);
}

static bool is_shown(const struct view *view, const char *column)
{
    for (size_t i = 0; i < VIEW_COLUMNS && view->columns[i].column != NULL; i++)
        if (strcmp(view->columns[i].column, column) == 0)
            return true;
    return false;
}

bool list_sorts_by(const struct field *field)
{
    return field->type != TYPE_LINKS;
}

enum outcome list_act_sort(struct app *app)
{
    struct list *list = top_list(app);
    const struct kind *kind = list_kind(list);
    const struct view *view = &views[list->on];
    struct picker *picker = picker_new(words_in(app->lang, "Sort by"), sort_chosen);
    picker_add(picker, "", words_in(app->lang, "Unsorted (by code)"), "");
    for (size_t i = 0; i < VIEW_COLUMNS && view->columns[i].column != NULL; i++)
        add_column(app, picker, list_tab(list),
                   &kind->fields[kinds_field(kind, view->columns[i].column)]);
    for (size_t i = 0; i < kind->field_count; i++)
        if (!is_shown(view, kind->fields[i].column) && list_sorts_by(&kind->fields[i]))
            add_column(app, picker, list_tab(list), &kind->fields[i]);
    picker_open(app, picker);
    return REDRAW;
}

enum outcome list_act_history(struct app *app)
{
    timeline_open(app, NULL, NULL);
    return REDRAW;
}

/* The number of the tab shown; the overview is the one after the kinds. */
static size_t tab_number(const struct app *app)
{
    return overview_is(app->top) ? views_count : list_view_number(app->top);
}

static enum outcome show_tab(struct app *app, size_t number)
{
    if (number == views_count)
        return overview_act_open(app);
    if (!app_read(app))
        return REDRAW;
    overview_leave(app);
    list_show(app, app->top, views_kind(&views[number]), 0);
    app_read_end(app);
    return REDRAW;
}

/* The first key of the action stands for the first tab, and so on; from the
 * palette there is none. */
enum outcome list_act_digit(struct app *app)
{
    size_t place = keymap_place(app->keymap, actions_named("kind"), &app->key);
    return place < views_count ? show_tab(app, place) : list_act_kinds(app);
}

/* From any screen to the list of the kind that the action names. */
enum outcome list_act_go(struct app *app)
{
    const struct kind *kind = kinds_find(app->action->kind);
    while (app->top->below != NULL && !overview_is(app->top))
        app_follow(app, CLOSE);
    overview_leave(app);
    list_show(app, app->top, kind, 0);
    return REDRAW;
}

enum outcome list_act_next_tab(struct app *app)
{
    return show_tab(app, (tab_number(app) + 1) % (views_count + 1));
}

enum outcome list_act_previous_tab(struct app *app)
{
    return show_tab(app, (tab_number(app) + views_count) % (views_count + 1));
}

static enum outcome kind_chosen(struct app *app, struct picker *picker)
{
    const struct kind *kind = kinds_find(picker_picked(picker));
    if (kind == NULL)
        return REDRAW;
    overview_leave(app);
    list_show(app, app->top, kind, 0);
    return REDRAW;
}

enum outcome list_act_kinds(struct app *app)
{
    if (!app_read(app))
        return REDRAW;
    struct picker *picker = picker_new(words_in(app->lang, "All kinds of records"), kind_chosen);
    for (size_t i = 0; i < views_count; i++) {
        const struct kind *kind = views_kind(&views[i]);
        struct buf count = {0};
        buf_printf(&count, "%lld", (long long)record_count(app->model, kind));
        picker_add(picker, kind->name, kind->label[app->lang], buf_text(&count));
        buf_clear(&count);
    }
    app_read_end(app);
    picker_open(app, picker);
    return REDRAW;
}

/*
 * The actions of the list.
 */
#include "model/numbers.h"
#include "model/record.h"
#include "tui/actions.h"
#include "tui/breakdown.h"
#include "tui/form.h"
#include "tui/keymap.h"
#include "tui/list_inside.h"
#include "tui/notice_screen.h"
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
    const struct list_tab *tab = list_tab(top_list(app));
    /* What was not read may hold records: the message that says so stays. */
    if (tab->loaded && tab->filter.length > 0)
        app_say(app, ROLE_WARNING, N_("Nothing matches the filter. %s clears it."),
                app_key_of(app, ON_LIST, "filter-clear").text);
    else if (tab->loaded)
        app_say(app, ROLE_WARNING, N_("There is no record here. Press %s to add one."),
                app_key_of(app, ON_LIST, "add").text);
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
    app_say(app, ROLE_DIM,
            N_("Words that must all occur; !word must not; also field:word, field<2026-4."));
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
            app_say(app, ROLE_DIM, N_("Marks stay until %s takes them off."),
                    app_key_of(app, ON_LIST, "unmark").text);
        return REDRAW;
    }
    tab->wanted = list_focused(list);
    edit_set(&tab->filter, "");
    list_load(app, list, LIST_AGAIN);
    return REDRAW;
}

/* All rows are hits while a filter holds; who presses n without one waits for
 * something that does not come. */
static enum outcome next_hit(struct app *app, enum move move)
{
    if (list_tab(top_list(app))->filter.length > 0)
        return app->top->ops->move(app, app->top, move);
    app_say(app, ROLE_DIM, N_("No filter is set; all records are shown. %s begins one."),
            app_key_of(app, ON_LIST, "filter").text);
    return REDRAW;
}

enum outcome list_act_next_hit(struct app *app)
{
    return next_hit(app, MOVE_DOWN);
}

enum outcome list_act_previous_hit(struct app *app)
{
    return next_hit(app, MOVE_UP);
}

void list_sort_by(struct app *app, struct list *list, const char *column)
{
    struct list_tab *tab = list_tab(list);
    bool again = tab->sort != NULL && strcmp(tab->sort, column) == 0;
    const struct kind *kind = list_kind(list);
    size_t field = kinds_field(kind, column);
    if (tab->work == NULL) {
        tab->sort_before = tab->sort;
        tab->descending_before = tab->descending;
    }
    if (field == kind->field_count || strcmp(column, "code") == 0 || (again && tab->descending)) {
        tab->sort = NULL;
        tab->descending = false;
    } else {
        tab->sort = kind->fields[field].column;
        tab->descending = again;
    }
    tab->wanted = 0;
    list_load(app, list, LIST_SORTING);
}

static enum outcome sort_chosen(struct app *app, struct picker *picker)
{
    if (picker_picked(picker) != NULL)
        list_sort_by(app, (struct list *)list_below(app), picker_picked(picker));
    return REDRAW;
}

static void add_column(struct app *app, struct picker *picker, const struct list_tab *tab,
                       const struct field *field)
{
    struct buf now = {0};
    if (tab->sort != NULL && strcmp(tab->sort, field->column) == 0)
        buf_printf(&now, "%s %s", tab->descending ? "v" : "^",
                   words_in(app->lang, tab->descending ? N_("descending") : N_("ascending")));
    picker_add_field(picker, field, app->lang, buf_text(&now));
    buf_clear(&now);
}

/* The columns shown stand first, in their order. */
enum outcome list_act_sort(struct app *app)
{
    struct list *list = top_list(app);
    const struct list_tab *tab = list_tab(list);
    const struct kind *kind = list_kind(list);
    const struct columns *columns = list_columns(app, list);
    struct picker *picker = picker_new(words_in(app->lang, "Sort by"), sort_chosen);
    picker_add(picker, "", words_in(app->lang, "Unsorted (by code)"), "");
    for (size_t i = 0; i < columns->count; i++)
        add_column(app, picker, tab, &kind->fields[columns->items[i].field]);
    for (size_t i = 0; i < kind->field_count; i++)
        if (columns_find(columns, i) == columns->count)
            add_column(app, picker, tab, &kind->fields[i]);
    if (tab->sort != NULL)
        picker_focus(picker, tab->sort);
    picker_open(app, picker);
    return REDRAW;
}

static enum outcome frequency_chosen(struct app *app, struct picker *picker)
{
    const struct kind *kind = list_kind((const struct list *)list_below(app));
    if (picker_picked(picker) != NULL)
        breakdown_show(app, kind, kinds_field(kind, picker_picked(picker)));
    return REDRAW;
}

/* Whether FIELD is hardly ever the same in two records. */
static bool is_name(const struct field *field)
{
    return strcmp(field->column, "code") == 0 || strcmp(field->column, "name") == 0;
}

/* Adds the columns that are shown, or where SHOWN is false the others; not
 * number SORTED, not code and name. */
static void add_counted(struct app *app, struct picker *picker, struct list *list, size_t sorted,
                        bool shown)
{
    const struct kind *kind = list_kind(list);
    const struct columns *columns = list_columns(app, list);
    size_t count = shown ? columns->count : kind->field_count;
    for (size_t i = 0; i < count; i++) {
        size_t field = shown ? columns->items[i].field : i;
        bool other = shown || columns_find(columns, i) == columns->count;
        if (other && field != sorted && !is_name(&kind->fields[field]))
            add_column(app, picker, list_tab(list), &kind->fields[field]);
    }
}

/* The column by which the list is sorted stands first, then those shown. */
enum outcome list_act_frequency(struct app *app)
{
    struct list *list = (struct list *)list_below(app);
    const struct list_tab *tab = list_tab(list);
    const struct kind *kind = list_kind(list);
    if (app->top == &list->pane && tab->work == NULL && tab->listing.count == 0)
        return say_empty(app);
    size_t sorted = tab->sort == NULL ? kind->field_count : kinds_field(kind, tab->sort);
    size_t now = breakdown_field(app->top, kind);
    struct picker *picker =
        picker_new(words_in(app->lang, "Count the values of"), frequency_chosen);
    if (sorted < kind->field_count)
        add_column(app, picker, tab, &kind->fields[sorted]);
    add_counted(app, picker, list, sorted, true);
    add_counted(app, picker, list, sorted, false);
    for (size_t i = 0; i < kind->field_count; i++)
        if (i != sorted && is_name(&kind->fields[i]))
            add_column(app, picker, tab, &kind->fields[i]);
    if (now < kind->field_count)
        picker_focus(picker, kind->fields[now].column);
    picker_open(app, picker);
    return REDRAW;
}

enum outcome list_act_zoom(struct app *app)
{
    struct list *list = (struct list *)list_below(app);
    list->zoomed = !list->zoomed;
    return REDRAW;
}

enum outcome list_act_notice(struct app *app)
{
    struct list *list = top_list(app);
    int64_t id = list_focused(list);
    if (strcmp(list_kind(list)->name, "notice") != 0) {
        app_say(app, ROLE_DIM, N_("Only notices have a text; go to their list for it."));
        return REDRAW;
    }
    if (id == 0)
        return say_empty(app);
    notice_screen_open(app, id);
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
        struct buf count = {0}, words = {0};
        count_put(record_count(app->model, kind), &count);
        buf_printf(&words, "%s\n%s", kind->name,
                   kind->label[app->lang == LANG_JA ? LANG_EN : LANG_JA]);
        picker_add_extra(picker, kind->name, kind->label[app->lang], buf_text(&count),
                         &(struct picker_extra){.words = buf_text(&words)});
        buf_clear(&count);
        buf_clear(&words);
    }
    app_read_end(app);
    picker_open(app, picker);
    return REDRAW;
}

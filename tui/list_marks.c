/*
 * Marking in the list: single records, a range that follows the focus, all that
 * the filter shows. Marks belong to records, not rows, so they outlast filters
 * and orders; what is done to several records is done to the marked ones.
 */
#include "model/mem.h"
#include "model/several.h"
#include "tui/bulk.h"
#include "tui/copy.h"
#include "tui/form.h"
#include "tui/impact_screen.h"
#include "tui/list_inside.h"

#include <stdlib.h>
#include <string.h>

/* The rows of the range of TAB; *COUNT is 0 where there is none. */
static const int64_t *range_of(const struct list_tab *tab, size_t *count)
{
    size_t first = tab->range_from < tab->at ? tab->range_from : tab->at;
    size_t last = tab->range_from < tab->at ? tab->at : tab->range_from;
    *count = 0;
    if (!tab->ranging || last >= tab->listing.count)
        return NULL;
    *count = last - first + 1;
    return &tab->listing.ids[first];
}

bool list_is_marked(const struct list_tab *tab, size_t number)
{
    size_t count;
    const int64_t *range = range_of(tab, &count);
    const int64_t *id = &tab->listing.ids[number];
    return (count > 0 && id >= range && id < range + count) || marks_has(&tab->marks, *id);
}

size_t list_marked_count(const struct list_tab *tab)
{
    size_t count, more = 0;
    const int64_t *range = range_of(tab, &count);
    if (tab->marks.count == 0)
        return count;
    for (size_t i = 0; i < count; i++)
        more += !marks_has(&tab->marks, range[i]);
    return tab->marks.count + more;
}

void list_end_range(struct list_tab *tab)
{
    size_t count;
    const int64_t *range = range_of(tab, &count);
    if (count > 0)
        marks_add(&tab->marks, range, count);
    tab->ranging = false;
}

void list_drop_gone(struct app *app, struct list_tab *tab, const struct kind *kind)
{
    struct why why = app_why(app);
    list_end_range(tab);
    if (tab->marks.count > 0 &&
        !several_keep(app->model, kind, tab->marks.ids, &tab->marks.count, &why))
        app_unread(app, &why);
}

int64_t *list_marked(struct pane *pane, size_t *count)
{
    struct list_tab *tab = list_tab((struct list *)pane);
    const struct listing *listing = &tab->listing;
    list_end_range(tab);
    *count = 0;
    if (tab->marks.count == 0)
        return NULL;
    int64_t *ids = mem_new(tab->marks.count, sizeof *ids);
    for (size_t i = 0; i < listing->count && *count < tab->marks.count; i++)
        if (marks_has(&tab->marks, listing->ids[i]))
            ids[(*count)++] = listing->ids[i];
    if (*count < tab->marks.count) {
        struct marks hidden = {0};
        marks_add(&hidden, tab->marks.ids, tab->marks.count);
        marks_drop(&hidden, ids, *count);
        memcpy(&ids[*count], hidden.ids, hidden.count * sizeof *ids);
        *count += hidden.count;
        marks_clear(&hidden);
    }
    return ids;
}

static struct list_tab *top_tab(struct app *app)
{
    return list_tab((struct list *)app->top);
}

/* Whether there is a row to mark; says so where there is none. */
static bool has_rows(struct app *app)
{
    if (top_tab(app)->at < top_tab(app)->listing.count)
        return true;
    app_say(app, ROLE_DIM, N_("There is nothing here to be marked."));
    return false;
}

enum outcome list_act_mark(struct app *app)
{
    struct list_tab *tab = top_tab(app);
    if (!has_rows(app))
        return REDRAW;
    const int64_t *id = &tab->listing.ids[tab->at];
    list_end_range(tab);
    if (marks_has(&tab->marks, *id))
        marks_drop(&tab->marks, id, 1);
    else
        marks_add(&tab->marks, id, 1);
    tab->at = pane_moved(tab->at, MOVE_DOWN, tab->listing.count, 1);
    return REDRAW;
}

enum outcome list_act_mark_range(struct app *app)
{
    struct list_tab *tab = top_tab(app);
    if (!has_rows(app))
        return REDRAW;
    if (tab->ranging) {
        list_end_range(tab);
        return REDRAW;
    }
    tab->ranging = true;
    tab->range_from = tab->at;
    app_say(app, ROLE_DIM, N_("Move to mark a range. %s ends it, %s gives it up."),
            app_key_of(app, ON_LIST, "mark-range").text,
            app_key_of(app, ON_LIST, "filter-clear").text);
    return REDRAW;
}

enum outcome list_act_mark_all(struct app *app)
{
    struct list_tab *tab = top_tab(app);
    const struct listing *listing = &tab->listing;
    if (!has_rows(app))
        return REDRAW;
    list_end_range(tab);
    if (marks_has_all(&tab->marks, listing->ids, listing->count))
        marks_drop(&tab->marks, listing->ids, listing->count);
    else
        marks_add(&tab->marks, listing->ids, listing->count);
    return REDRAW;
}

enum outcome list_act_unmark(struct app *app)
{
    struct list_tab *tab = top_tab(app);
    list_end_range(tab);
    marks_clear(&tab->marks);
    return REDRAW;
}

enum outcome list_act_edit_marked(struct app *app)
{
    size_t count;
    int64_t *ids = list_marked(app->top, &count);
    if (ids == NULL)
        app_say(app, ROLE_DIM, N_("Nothing is marked. %s marks a record, %s all that are shown."),
                app_key_of(app, ON_LIST, "mark").text, app_key_of(app, ON_LIST, "mark-all").text);
    else
        bulk_open(app, list_kind((struct list *)app->top), ids, count);
    free(ids);
    return REDRAW;
}

/* Copies the marked records, or where none is the focused one. */
static enum outcome copy(struct app *app, bool codes)
{
    struct list *list = (struct list *)app->top;
    size_t count;
    int64_t *ids = list_marked(app->top, &count);
    int64_t focused = list_focused(list);
    if (ids != NULL)
        copy_records(app, list_kind(list), ids, count, codes);
    else if (focused != 0)
        copy_records(app, list_kind(list), &focused, 1, codes);
    else
        app_say(app, ROLE_DIM, N_("There is nothing here to be copied."));
    free(ids);
    return REDRAW;
}

enum outcome list_act_copy(struct app *app)
{
    return copy(app, false);
}

enum outcome list_act_copy_code(struct app *app)
{
    return copy(app, true);
}

enum outcome list_act_duplicate(struct app *app)
{
    struct list *list = (struct list *)app->top;
    int64_t id = list_focused(list);
    if (id != 0)
        form_open_copy(app, list_kind(list), id);
    else
        app_say(app, ROLE_DIM, N_("There is nothing here to be duplicated."));
    return REDRAW;
}

enum outcome list_act_impact(struct app *app)
{
    struct list *list = (struct list *)app->top;
    size_t count;
    int64_t *ids = list_marked(app->top, &count), focused = list_focused(list);
    if (count > 0)
        impact_screen_open(app, list_kind(list), ids, count);
    else if (focused != 0)
        impact_screen_open(app, list_kind(list), &focused, 1);
    else
        app_say(app, ROLE_DIM, N_("There is no record here."));
    free(ids);
    return REDRAW;
}

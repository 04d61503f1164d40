/*
 * Reading the numbers of a tab's records, piece by piece, so that no key waits
 * for a million of them.
 */
#include "tui/list_inside.h"
#include "tui/organization_mode.h"

#include "model/journal.h"
#include "model/record.h"
#include "model/scope.h"
#include "model/ticks.h"

/* Records that are shown before all were found: more than anyone looks at
 * meanwhile, and few enough to be put in order between two keys. */
enum { GROWING_MOST = 8192 };

/* What a key waits for at most, and what a piece between keys takes, in
 * milliseconds. */
enum { AT_ONCE = 10, PIECE = 6, LOOK = 1 };

/* After this, how far it is is told. */
enum { SLOW_MS = 500 };

/* Puts the focus on the record that is wanted, else on record FOCUSED, else
 * where it was. */
static void focus(struct list_tab *tab, int64_t focused)
{
    const struct listing *listing = &tab->listing;
    size_t place = tab->wanted == 0 ? listing->count : listing_place(listing, tab->wanted);
    if (place == listing->count && focused != 0)
        place = listing_place(listing, focused);
    if (place < listing->count)
        tab->at = place;
    else if (tab->at >= listing->count)
        tab->at = listing->count > 0 ? listing->count - 1 : 0;
}

static void stop(struct list_tab *tab)
{
    listing_stop(tab->work);
    tab->work = NULL;
}

/* Shows what was found so far. Who stands on the first row stays there. */
static void show(struct list *list)
{
    struct list_tab *tab = list_tab(list);
    bool top = tab->reading == LIST_SORTING || (tab->reading == LIST_GROWING && tab->at == 0);
    int64_t focused = top ? 0 : list_focused(list);
    if (top)
        tab->at = 0;
    /* Other rows may stand between its ends now. */
    list_end_range(tab);
    tab->shown = listing_seen(tab->work);
    tab->loaded = listing_done(tab->work);
    listing_take(tab->work, &tab->listing);
    focus(tab, focused);
}

/* How many records of the kind there are, once all were read. */
static int64_t count_all(struct app *app, struct list *list)
{
    const struct list_tab *tab = list_tab(list);
    const struct scope *scope = organization_mode_scope(app);
    size_t common;
    if (tab->filter.length == 0)
        return (int64_t)tab->listing.count;
    return scope == NULL ? record_count(app->model, list_kind(list))
                         : (int64_t)scope_size(scope, list_kind(list), &common);
}

/* Whether a full screen is still waited for. */
static bool is_awaited(const struct list *list, const struct list_tab *tab)
{
    return tab->reading == LIST_GROWING && (tab->shown == 0 || tab->listing.count < list->page);
}

/* Whether what was found so far fills the screen, and what is shown does not. */
static bool fills_screen(const struct list *list, const struct list_tab *tab)
{
    return is_awaited(list, tab) && listing_found(tab->work) >= list->page;
}

/* Whether what was found so far is shown before the rest, each time twice as
 * many records were looked at. */
static bool is_worth_showing(const struct list_tab *tab)
{
    return listing_found(tab->work) <= GROWING_MOST && listing_seen(tab->work) >= 2 * tab->shown;
}

/* Works for MS milliseconds, or until the screen is full where that is waited
 * for; to the end where MS is 0. False with WHY. */
static bool work_on(struct list *list, long ms, struct why *why)
{
    struct list_tab *tab = list_tab(list);
    long long until = ticks_ms() + ms;
    bool read;
    if (ms == 0 || !is_awaited(list, tab))
        return listing_step(tab->work, ms, why);
    do
        read = listing_step(tab->work, LOOK, why);
    while (read && !listing_done(tab->work) && !fills_screen(list, tab) && ticks_ms() < until);
    return read;
}

/* Goes on for MS milliseconds, to the end where that is 0. False where the
 * inventory cannot be read now. */
static bool go_on(struct app *app, struct list *list, long ms)
{
    struct list_tab *tab = list_tab(list);
    struct why why = app_why(app);
    if (!app_read(app))
        return false;
    bool read = work_on(list, ms, &why);
    if (!read) {
        app_unread(app, &why);
        stop(tab);
    } else if (listing_done(tab->work)) {
        show(list);
        stop(tab);
        tab->wanted = 0;
        tab->total = count_all(app, list);
    } else if (fills_screen(list, tab)) {
        show(list);
        app->news = true;
    } else if (tab->reading == LIST_GROWING && is_worth_showing(tab)) {
        show(list);
    }
    app_read_end(app);
    return read;
}

bool list_is_slow(const struct list_tab *tab)
{
    return tab->work != NULL && ticks_ms() - tab->since_ms > SLOW_MS;
}

/* The last entry of the journal; 0 where it cannot be read. */
static int64_t journal_end(struct app *app)
{
    struct why why = app_why(app);
    char head[65];
    int64_t seq;
    return journal_head(app->model, &seq, head, &why) ? seq : 0;
}

static struct listing_query query_of(const struct app *app, const struct list *list,
                                     const struct list_tab *tab)
{
    return (struct listing_query){
        .kind = list_kind(list),
        .filter = tab->filter.text,
        .sort = tab->sort,
        .descending = tab->descending,
        .scope = organization_mode_scope(app),
    };
}

bool list_load(struct app *app, struct list *list, enum list_reading reading)
{
    struct list_tab *tab = list_tab(list);
    struct listing_query query = query_of(app, list, tab);
    stop(tab);
    tab->seq = journal_end(app);
    tab->serial = organization_mode_serial(app);
    tab->since_ms = ticks_ms();
    tab->work = listing_start(app->model, &query);
    tab->reading = reading;
    tab->shown = 0;
    if (go_on(app, list, AT_ONCE))
        return true;
    stop(tab);
    tab->loaded = false;
    return false;
}

/* Follows the few changes since the listing was made; false where it is to be
 * loaded anew. */
static bool follow(struct app *app, struct list *list)
{
    struct list_tab *tab = list_tab(list);
    struct listing_query query = query_of(app, list, tab);
    int64_t focused = list_focused(list), end = journal_end(app);
    if (tab->serial != organization_mode_serial(app))
        return false;
    if (end == tab->seq) {
        focus(tab, focused);
        tab->wanted = 0;
        return true;
    }
    list_end_range(tab);
    if (!listing_follow(app->model, &query, tab->seq, &tab->listing))
        return false;
    tab->seq = end;
    tab->total = count_all(app, list);
    focus(tab, focused);
    tab->wanted = 0;
    return true;
}

void list_refresh(struct app *app, struct list *list)
{
    struct list_tab *tab = list_tab(list);
    bool done = false;
    if (tab->loaded && tab->work == NULL && app_read(app)) {
        done = follow(app, list);
        app_read_end(app);
    }
    if (!done)
        list_load(app, list, tab->loaded ? LIST_AGAIN : LIST_GROWING);
}

void list_finish(struct app *app, struct list *list)
{
    if (list_tab(list)->work != NULL)
        go_on(app, list, 0);
}

bool list_work(struct app *app, struct pane *pane)
{
    struct list *list = (struct list *)pane;
    struct list_tab *tab = list_tab(list);
    if (tab->work == NULL)
        return list_judge(app, list) || list_count_review(app, list);
    go_on(app, list, PIECE);
    return true;
}

bool list_give_up(struct list *list)
{
    struct list_tab *tab = list_tab(list);
    if (tab->work == NULL || !tab->loaded)
        return false;
    stop(tab);
    tab->sort = tab->sort_before;
    tab->descending = tab->descending_before;
    return true;
}

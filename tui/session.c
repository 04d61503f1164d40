/*
 * See session.h. "list.on" names the kind that is shown, "list.KIND" holds what
 * the list remembers of it (list_kept.c).
 */
#include "tui/session.h"

#include "model/ticks.h"
#include "tui/list.h"
#include "tui/past_mode.h"
#include "tui/state.h"
#include "tui/trial_mode.h"
#include "tui/views.h"

enum { KEEP_MS = 30 * 1000 };

static void put_key(size_t view, struct buf *key)
{
    buf_empty(key);
    buf_printf(key, "list.%s", views[view].kind);
}

void session_restore(struct app *app)
{
    struct pane *list = list_below(app);
    const char *on = state_get(app->state, "list.on");
    const struct kind *kind = on == NULL ? NULL : kinds_find(on);
    struct buf key = {0};
    for (size_t i = 0; i < views_count; i++) {
        put_key(i, &key);
        const char *kept = state_get(app->state, buf_text(&key));
        if (kept != NULL)
            list_recall(list, i, kept);
    }
    buf_clear(&key);
    list_show(app, list, kind == NULL ? views_kind(&views[list_view_number(list)]) : kind, 0);
}

void session_keep(struct app *app)
{
    struct pane *list = list_below(app);
    struct buf key = {0}, kept = {0};
    if (app->state == NULL || past_mode_on(app) || trial_mode_on(app))
        return;
    state_set(app->state, "list.on", views[list_view_number(list)].kind);
    for (size_t i = 0; i < views_count; i++) {
        put_key(i, &key);
        buf_empty(&kept);
        list_remember(list, i, &kept);
        state_set(app->state, buf_text(&key), buf_text(&kept));
    }
    buf_clear(&key);
    buf_clear(&kept);
}

void session_tick(struct app *app)
{
    long long now = ticks_ms();
    if (app->state == NULL || now < app->session_kept_ms + KEEP_MS)
        return;
    app->session_kept_ms = now;
    session_keep(app);
    state_save(app->state);
}

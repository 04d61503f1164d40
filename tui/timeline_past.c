/* See timeline_past.h. */
#include "tui/timeline_past.h"

#include "model/mem.h"
#include "model/snapshots.h"
#include "tui/changes_screen.h"
#include "tui/past_mode.h"
#include "tui/progress.h"
#include "tui/reason.h"
#include "tui/timeline_inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool timeline_read_snapshots(struct app *app, struct entries *entries, struct why *why)
{
    struct snapshots all;
    size_t capacity = 0;
    *entries = (struct entries){0};
    if (!snapshots_list(app->model, &all, why))
        return false;
    bool done = true;
    for (size_t i = 0; i < all.count && done; i++) {
        struct entries one;
        done = journal_find(app->model, all.items[i].entry, &one, why);
        if (!done || one.count == 0)
            continue;
        entries->items =
            mem_grow(entries->items, entries->count, &capacity, sizeof *entries->items);
        /* The entry may be that of a closing, which sealed the snapshot too. */
        free(one.items[0].what);
        free(one.items[0].about);
        one.items[0].what = mem_copy("snapshot");
        one.items[0].about = mem_copy(all.items[i].name);
        entries->items[entries->count++] = one.items[0];
        free(one.items);
    }
    snapshots_clear(&all);
    if (!done)
        journal_clear(entries);
    return done;
}

/* The focused entry of the history, where that is the top screen, and the entry is
 * of our own journal (others.h). */
static const struct entry *focused(struct app *app)
{
    const struct timeline *timeline = timeline_top(app);
    const struct entry *entry = timeline == NULL ? NULL : timeline_focused(timeline);
    return entry == NULL || entry->merge != 0 ? NULL : entry;
}

static enum outcome enter_entry(struct app *app, const struct entry *entry)
{
    struct past_when when = {.entry = entry->seq};
    snprintf(when.at, sizeof when.at, "%s", entry->at);
    return past_mode_enter(app, &when, strcmp(entry->what, "snapshot") == 0 ? entry->about : NULL);
}

/* What LINE means, in WHEN. False with WHY. */
static bool find_when(struct app *app, const char *line, struct past_when *when, struct why *why)
{
    if (!app_read(app))
        return why_set(why, "The inventory cannot be read at the moment.");
    bool found = past_find_when(app->model, line, when, why);
    app_read_end(app);
    return found;
}

static bool means_moment(struct app *app, const char *line, struct why *why)
{
    struct past_when when;
    return find_when(app, line, &when, why);
}

static enum outcome when_given(struct app *app, const char *line, void *context)
{
    struct why why = app_why(app);
    struct past_when when;
    (void)context;
    if (!find_when(app, line, &when, &why))
        app_refuse(app, &why);
    else if (when.now)
        app_say(app, ROLE_OK, N_("This is the present inventory."));
    else
        return past_mode_enter(app, &when, past_means_moment(line) ? NULL : line);
    return REDRAW;
}

enum outcome timeline_past_act_as_of(struct app *app)
{
    const struct entry *entry = focused(app);
    const struct reason_question question = {
        .title = words_in(app->lang, N_("As of")),
        .about =
            words_in(app->lang, N_("A day such as 2026-03-31 or 令和8年3月31日 (its end), a day "
                                   "with a time, or the name of a snapshot.")),
        .taken = means_moment};
    if (past_mode_on(app)) {
        app_say(app, ROLE_OK, N_("This is the present inventory."));
        return past_mode_leave(app);
    }
    return entry != NULL ? enter_entry(app, entry)
                         : reason_ask_line(app, &question, when_given, NULL);
}

enum outcome timeline_past_act_mark(struct app *app)
{
    struct timeline *timeline = timeline_top(app);
    const struct entry *entry = focused(app);
    if (entry == NULL)
        return STAY;
    timeline->marked = timeline->marked == entry->seq ? 0 : entry->seq;
    return REDRAW;
}

enum outcome timeline_past_act_changes(struct app *app)
{
    const struct entry *entry = focused(app);
    char from[24], to[24] = "now";
    if (entry == NULL)
        return STAY;
    int64_t marked = timeline_top(app)->marked, first = entry->seq;
    if (marked != 0 && marked != first) {
        snprintf(to, sizeof to, "#%lld", (long long)(marked > first ? marked : first));
        first = marked < first ? marked : first;
    }
    snprintf(from, sizeof from, "#%lld", (long long)first);
    changes_screen_open(app, from, to);
    return REDRAW;
}

enum outcome timeline_past_act_only(struct app *app)
{
    struct timeline *timeline = timeline_top(app);
    if (timeline == NULL)
        return STAY;
    timeline->snapshots = !timeline->snapshots;
    timeline->focus.at = timeline->focus.first = 0;
    timeline->pane.ops->reload(app, &timeline->pane);
    return REDRAW;
}

enum outcome timeline_past_act_snapshots(struct app *app)
{
    timeline_open_snapshots(app);
    return REDRAW;
}

static enum outcome seal(struct app *app, const char *reason, void *context)
{
    struct why why = app_why(app);
    struct progress progress = progress_new(app, words_in(app->lang, N_("Making a snapshot")));
    model_on_work(app->model, progress_tell_time, &progress);
    bool done = snapshot_make(app->model, context, reason, NULL, &why);
    model_on_work(app->model, NULL, NULL);
    progress_end(&progress);
    if (!done) {
        app_refuse(app, &why);
        return REDRAW;
    }
    app_say(app, ROLE_OK, N_("The inventory is sealed as snapshot \"%s\"."), (const char *)context);
    return RELOAD;
}

static bool is_new_name(struct app *app, const char *line, struct why *why)
{
    return snapshot_name_ok(app->model, line, why);
}

static enum outcome name_given(struct app *app, const char *line, void *context)
{
    const struct reason_question question = {
        .title = words_in(app->lang, N_("Reason of the snapshot")),
        .about = words_in(app->lang, N_("Such as: annual review. It is kept in the history.")),
        .optional = true};
    (void)context;
    return reason_ask_line(app, &question, seal, mem_copy(line));
}

enum outcome timeline_past_act_snapshot(struct app *app)
{
    const struct reason_question question = {
        .title = words_in(app->lang, N_("Name of the snapshot")),
        .about = words_in(app->lang, N_("The inventory is sealed as it is now; by this name it can "
                                        "be shown and compared later.")),
        .taken = is_new_name};
    return reason_ask_line(app, &question, name_given, NULL);
}

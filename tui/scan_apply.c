/*
 * The ends of the screen of a scan: all that was ticked as one change, or
 * nothing of it.
 */
#include "model/dates.h"
#include "model/mem.h"
#include "model/numbers.h"
#include "tui/dialog.h"
#include "tui/list.h"
#include "tui/reason.h"
#include "tui/scan_screen_inside.h"

#include <stdlib.h>

/* Adds what was added, for the message: "氏名, 住所". */
static size_t put_added(const struct scan *scan, enum lang lang, struct buf *out)
{
    size_t count = 0;
    for (size_t i = 0; i < scan->count; i++)
        if (scan->items[i].added)
            buf_printf(out, "%s%s", count++ == 0 ? "" : words_in(lang, ", "), scan->items[i].name);
    return count;
}

static void say_done(struct app *app, const struct scan *scan)
{
    struct buf items = {0}, persons = {0}, day = {0};
    struct key_name key = app_key_of(app, ON_LIST, "undo");
    size_t added = put_added(scan, app->lang, &items);
    count_format(scan->counted, &persons);
    date_format(scan->today, app->lang, &day);
    if (added > 0 && persons.length > 0)
        app_say(app, ROLE_OK,
                N_("%s: %zu added (%s). Number of persons: %s (%s). %s takes it back."), scan->code,
                added, buf_text(&items), buf_text(&persons), buf_text(&day), key.text);
    else if (added > 0)
        app_say(app, ROLE_OK, N_("%s: %zu added (%s). %s takes it back."), scan->code, added,
                buf_text(&items), key.text);
    else
        app_say(app, ROLE_OK, N_("%s: Number of persons: %s (%s). %s takes it back."), scan->code,
                buf_text(&persons), buf_text(&day), key.text);
    buf_clear(&items);
    buf_clear(&persons);
    buf_clear(&day);
}

/* The ticked items, for scan_accept(); for the caller to free. COUNT is how
 * many. */
static bool *ticked_of(const struct scan_screen *screen, size_t *count)
{
    bool *chosen = mem_new(screen->scan.count + 1, sizeof *chosen);
    *count = 0;
    for (size_t i = 0; i < screen->scan.count; i++) {
        chosen[i] = scan_rows_ticked(screen, i) && scan_item_columns(&screen->scan, i) > 0;
        *count += chosen[i];
    }
    return chosen;
}

static enum outcome apply_now(struct app *app, const char *reason, void *context)
{
    struct scan_screen *screen = scan_screen_of(app->top);
    struct why why = app_why(app);
    size_t count;
    (void)context;
    char *persons = scan_screen_persons(screen);
    bool *chosen = ticked_of(screen, &count);
    const struct scan_accept accept = {
        .chosen = chosen, .persons = persons[0] == '\0' ? "keep" : persons, .reason = reason};
    bool done = scan_accept(app->model, &screen->scan, &accept, &why);
    free(persons);
    free(chosen);
    if (!done) {
        app_refuse(app, &why);
        scan_rows_make(screen);
        return REDRAW;
    }
    if (screen->scan.entry == 0) {
        screen->decided = false;
        app_say(app, ROLE_DIM, N_("The category has all of this already. Nothing was changed."));
        return REDRAW;
    }
    list_show(app, list_below(app), kinds_find("category"), screen->scan.id);
    say_done(app, &screen->scan);
    app->changed = true;
    return CLOSE;
}

enum outcome scan_act_apply(struct app *app)
{
    struct scan_screen *screen = scan_screen_of(app->top);
    size_t count;
    if (screen->scan.id == 0) {
        scan_say_no_category(app, screen);
        return REDRAW;
    }
    free(ticked_of(screen, &count));
    if (count > 0 || screen->count != SCAN_COUNT_LEFT)
        return reason_ask(app, NULL, apply_now, NULL);
    app_say(app, ROLE_WARNING, N_("Nothing is ticked, and the number of persons is left."));
    return REDRAW;
}

static enum outcome leave(struct app *app, const struct dialog_question *question, size_t button)
{
    (void)app;
    (void)question;
    (void)button;
    return CLOSE;
}

enum outcome scan_act_leave(struct app *app)
{
    if (!scan_screen_of(app->top)->decided)
        return CLOSE;
    dialog_open(app, &(struct dialog_question){
                         .title = words_in(app->lang, "Leave the scan"),
                         .text = words_in(app->lang, "What was ticked and decided here is not in "
                                                     "the inventory yet."),
                         .buttons = {{N_("Stay"), NULL}, {N_("Leave"), "x"}},
                         .answer = leave,
                     });
    return REDRAW;
}

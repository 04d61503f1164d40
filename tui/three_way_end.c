/* The ends of the screen of three values: all that is taken as one change, or
 * nothing of it. */
#include "tui/three_way_inside.h"

#include "model/numbers.h"
#include "tui/dialog.h"
#include "tui/progress.h"
#include "tui/reason.h"

#include <stdint.h>

static bool apply_watched(struct app *app, const struct three_way_plan *plan,
                          struct three_way_apply *apply, struct why *why)
{
    struct progress progress = progress_new(app, words_in(app->lang, N_("Writing")));
    model_on_work(app->model, progress_tell_time, &progress);
    bool done = three_way_apply(app->model, plan->way, apply, why);
    model_on_work(app->model, NULL, NULL);
    progress_end(&progress);
    return done;
}

static void say_applied(struct app *app, int64_t entry)
{
    if (entry == 0)
        app_say(app, ROLE_DIM, N_("Nothing of it changes a record. Nothing was changed."));
    else
        app_say(app, ROLE_OK, N_("Written as entry %lld of the journal. %s takes it back."),
                (long long)entry, app_key_of(app, ON_LIST, "undo").text);
}

static enum outcome apply_now(struct app *app, const char *reason, void *unused)
{
    struct three_way_screen *screen = three_way_top(app);
    struct three_way_plan plan = screen->plan;
    struct change_note note = plan.note;
    struct why why = app_why(app);
    (void)unused;
    if (reason != NULL)
        note.why = reason;
    struct three_way_apply apply = {.note = &note, .also = plan.also, .context = plan.context};
    if (!apply_watched(app, &plan, &apply, &why)) {
        app_refuse(app, &why);
        if (apply.record != SIZE_MAX)
            three_way_focus(screen, apply.record, apply.cell);
        return REDRAW;
    }
    /* What follows needs the context, which the screen frees. */
    screen->plan.free = NULL;
    app_follow(app, CLOSE);
    if (plan.applied != NULL)
        plan.applied(app, plan.context, apply.entry);
    else
        say_applied(app, apply.entry);
    if (plan.free != NULL)
        plan.free(plan.context);
    app->changed = true;
    return RELOAD;
}

static enum outcome apply_asked(struct app *app, const struct dialog_question *question,
                                size_t button)
{
    (void)question;
    (void)button;
    return reason_ask(app, NULL, apply_now, NULL);
}

enum outcome three_way_act_apply(struct app *app)
{
    struct three_way_screen *screen = three_way_top(app);
    struct three_way_counts counts;
    struct buf text = {0};
    three_way_count(screen->plan.way, &counts);
    if (counts.undecided > 0) {
        screen->conflicts = false;
        three_way_make_rows(screen);
        if (!three_way_row_open(screen, three_way_row(screen)))
            three_way_act_next(app);
        app_say(app, ROLE_WARNING,
                words_count(app->lang,
                            "%zu conflict is to be decided: %s takes theirs, %s keeps mine.",
                            "%zu conflicts are to be decided: %s takes theirs, %s keeps mine.",
                            counts.undecided),
                counts.undecided, app_key_of(app, ON_THREE_WAY, "three-way-theirs").text,
                app_key_of(app, ON_THREE_WAY, "three-way-mine").text);
        return REDRAW;
    }
    buf_printf(&text,
               words_count(app->lang, "%s change is written, as one entry that can be undone.",
                           "%s changes are written, as one entry that can be undone.",
                           counts.taken),
               count_text((int64_t)counts.taken).text);
    dialog_open(app, &(struct dialog_question){
                         .title = screen->title,
                         .text = buf_text(&text),
                         .buttons = {{N_("Back"), NULL}, {N_("Write"), "y"}},
                         .answer = apply_asked,
                     });
    buf_clear(&text);
    return REDRAW;
}

static enum outcome leave(struct app *app, const struct dialog_question *question, size_t button)
{
    (void)app;
    (void)question;
    (void)button;
    return CLOSE;
}

enum outcome three_way_act_leave(struct app *app)
{
    struct three_way_screen *screen = three_way_top(app);
    if (screen->whole)
        return three_way_act_whole(app);
    if (!screen->decided)
        return CLOSE;
    dialog_open(app, &(struct dialog_question){
                         .title = screen->title,
                         .text = words_in(app->lang, N_("What was decided here is not written "
                                                        "yet, and is lost.")),
                         .buttons = {{N_("Stay"), NULL}, {N_("Leave"), "x"}},
                         .answer = leave,
                     });
    return REDRAW;
}

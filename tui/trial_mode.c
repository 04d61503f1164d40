/* See trial_mode.h. */
#include "tui/trial_mode.h"

#include "model/backup.h"
#include "model/mem.h"
#include "model/merge.h"
#include "model/trial.h"
#include "tui/aside.h"
#include "tui/dialog.h"
#include "tui/draft_keep.h"
#include "tui/file_pick.h"
#include "tui/organization_mode.h"
#include "tui/past_mode.h"
#include "tui/progress.h"
#include "tui/reason.h"
#include "tui/trial_screen.h"

#include <stdlib.h>
#include <string.h>

struct trial_mode {
    struct aside present;
};

bool trial_mode_on(const struct app *app)
{
    return app->trial != NULL;
}

void trial_mode_drop(struct app *app)
{
    past_mode_leave(app);
    struct trial_mode *trial = app->trial;
    if (trial == NULL)
        return;
    trial_close(aside_back(app, &trial->present));
    app->trial = NULL;
    free(trial);
}

bool trial_mode_lets(const struct app *app, struct why *why)
{
    if (!trial_mode_on(app))
        return true;
    return why_set(why,
                   "Not in a trial: what this makes is for others, or for good. Keep the trial or "
                   "throw it away first (%s).",
                   app_key_of(app, ON_LIST, "trial").text);
}

static struct model *open_trial(struct app *app)
{
    struct why why = app_why(app);
    struct progress progress = progress_new(app, words_in(app->lang, N_("Copying for the trial")));
    model_on_work(app->model, progress_tell_time, &progress);
    struct model *trial = trial_open(app->model, &why);
    model_on_work(app->model, NULL, NULL);
    progress_end(&progress);
    if (trial == NULL)
        app_refuse(app, &why);
    else
        model_on_work(trial, NULL, NULL);
    return trial;
}

static enum outcome begin(struct app *app)
{
    struct model *model = open_trial(app);
    if (model == NULL)
        return REDRAW;
    int64_t organization = organization_mode_id(app);
    draft_keep_all(app, true);
    app->trial = mem_new(1, sizeof *app->trial);
    aside_lay(app, &app->trial->present, model, aside_kind(app));
    if (organization != 0)
        organization_mode_enter(app, organization);
    app_say(app, ROLE_OK,
            N_("A trial: change what you like, the inventory stays as it is. %s shows what it "
               "does, %s leaves it."),
            app_key_of(app, ON_LIST, "trial").text, app_key_of(app, ON_LIST, "quit").text);
    return RELOAD;
}

enum outcome trial_act_open(struct app *app)
{
    struct why why = app_why(app);
    /* The past, also that of a trial, is nothing to try changes on. */
    if (past_mode_on(app) && !model_may_write(app->model, &why)) {
        app_refuse(app, &why);
        return REDRAW;
    }
    if (!trial_mode_on(app))
        return begin(app);
    trial_screen_open(app);
    return REDRAW;
}

/* Whether something was tried; else the message line says that nothing was. */
static bool is_tried(struct app *app)
{
    if (trial_edits(app->model) > 0)
        return true;
    app_say(app, ROLE_DIM, N_("Nothing was changed in the trial."));
    return false;
}

/* Says that both sides changed the same since the trial began. */
static bool refuse_conflicts(size_t conflicts, struct why *why)
{
    return why_set(why,
                   words_count(why->lang,
                               "The inventory was changed meanwhile where the trial changes it "
                               "too (%zu conflict). Nothing was written. Save the trial as a file "
                               "and merge that: it is then decided.",
                               "The inventory was changed meanwhile where the trial changes it "
                               "too (%zu conflicts). Nothing was written. Save the trial as a "
                               "file and merge that: each is then decided.",
                               conflicts),
                   conflicts);
}

/* Writes what MERGE takes. */
static bool apply(struct app *app, struct merge *merge, const char *tried, const char *reason,
                  struct why *why)
{
    struct three_way_counts counts;
    three_way_count(merge->way, &counts);
    if (counts.undecided > 0)
        return refuse_conflicts(counts.undecided, why);
    merge->what = "try";
    merge->from = tried;
    merge->reason = reason;
    return merge_apply(app->trial->present.model, merge, NULL, why);
}

/* Makes what was tried one change of the inventory. *SAME: nothing differs. */
static bool keep(struct app *app, const char *reason, bool *same, struct why *why)
{
    struct buf tried = {0};
    struct progress progress = progress_new(app, words_in(app->lang, N_("Keeping the trial")));
    model_on_work(app->trial->present.model, progress_tell_time, &progress);
    struct merge *merge =
        model_may_write(app->trial->present.model, why) && trial_put_tried(app->model, &tried, why)
            ? trial_merge(app->trial->present.model, app->model, why)
            : NULL;
    *same = merge != NULL && merge->way->record_count == 0;
    bool done = merge != NULL && (*same || apply(app, merge, buf_text(&tried), reason, why));
    model_on_work(app->trial->present.model, NULL, NULL);
    progress_end(&progress);
    merge_free(merge);
    buf_clear(&tried);
    return done;
}

static enum outcome keep_now(struct app *app, const char *reason, void *context)
{
    struct why why = app_why(app);
    bool same = false;
    (void)context;
    if (!keep(app, reason, &same, &why)) {
        app_refuse(app, &why);
        return REDRAW;
    }
    if (same) {
        app_say(app, ROLE_DIM, N_("Nothing differs, so there is nothing to keep."));
        return REDRAW;
    }
    trial_mode_drop(app);
    app_say(app, ROLE_OK, N_("The trial is kept as one change. %s takes it back."),
            app_key_of(app, ON_LIST, "undo").text);
    return RELOAD;
}

enum outcome trial_act_keep(struct app *app)
{
    return is_tried(app) ? reason_ask(app, NULL, keep_now, NULL) : REDRAW;
}

static enum outcome drop_now(struct app *app)
{
    trial_mode_drop(app);
    app_say(app, ROLE_OK, N_("The trial is thrown away; the inventory is as it was."));
    return REDRAW;
}

/* Saves the trial; LEAVES, or NULL, is whether it is left then. */
static bool take_file(struct app *app, const struct file_picked *picked, size_t count, void *leaves,
                      struct why *why)
{
    const char *slash = strrchr(picked->path, '/');
    struct progress progress = progress_new(app, words_in(app->lang, N_("Saving the trial")));
    (void)count;
    model_on_work(app->model, progress_tell_time, &progress);
    /* Whether a file may be replaced was asked before. */
    bool done = backup_write(app->model, picked->path, true, why);
    model_on_work(app->model, NULL, NULL);
    progress_end(&progress);
    if (!done)
        return false;
    if (leaves != NULL)
        trial_mode_drop(app);
    app_say(app, ROLE_OK,
            N_("The trial was saved as %s, an inventory that others can open; %s merges it."),
            slash == NULL ? picked->path : slash + 1, app_key_of(app, ON_LIST, "merge").text);
    return true;
}

static enum outcome save(struct app *app, bool leaves)
{
    static const char *const endings[] = {".daicho", NULL};
    file_pick_open(app, &(struct file_pick_order){
                            .title = words_in(app->lang, N_("Save the trial")),
                            .about = words_in(app->lang, N_("An inventory of its own, to be "
                                                            "discussed; merging brings it back.")),
                            .name = "trial.daicho",
                            .endings = endings,
                            .take = take_file,
                            .context = leaves ? mem_copy("") : NULL,
                        });
    return REDRAW;
}

enum outcome trial_act_save(struct app *app)
{
    return save(app, false);
}

static enum outcome answered(struct app *app, const struct dialog_question *question, size_t button)
{
    switch (question->buttons[button].key[0]) {
    case 'k':
        return trial_act_keep(app);
    case 's':
        return save(app, true);
    default:
        return drop_now(app);
    }
}

/* Asks what becomes of the trial. */
static enum outcome ask(struct app *app)
{
    dialog_open(app,
                &(struct dialog_question){
                    .title = words_in(app->lang, N_("Leave the trial")),
                    .text = words_in(app->lang, N_("What was tried is not in the inventory. It can "
                                                   "be kept as one change, saved as a file to "
                                                   "discuss, or thrown away.")),
                    .buttons = {{N_("Go on trying"), NULL},
                                {N_("Keep as one change"), "k"},
                                {N_("Save as a file"), "s"},
                                {N_("Throw away"), "x"}},
                    .answer = answered,
                });
    return REDRAW;
}

enum outcome trial_mode_leave(struct app *app)
{
    return trial_edits(app->model) > 0 ? ask(app) : drop_now(app);
}

static enum outcome dropped(struct app *app, const struct dialog_question *question, size_t button)
{
    (void)question;
    (void)button;
    return drop_now(app);
}

enum outcome trial_act_drop(struct app *app)
{
    if (trial_edits(app->model) == 0)
        return drop_now(app);
    dialog_open(app,
                &(struct dialog_question){
                    .title = words_in(app->lang, N_("Throw the trial away")),
                    .text = words_in(app->lang, N_("What was tried is gone then. The inventory "
                                                   "is as it was.")),
                    .buttons = {{N_("Go on trying"), NULL}, {N_("Throw away"), "t"}},
                    .answer = dropped,
                });
    return REDRAW;
}

/* See trial_screen.h. */
#include "tui/trial_screen.h"

#include "export/effects.h"
#include "export/output.h"
#include "model/mem.h"
#include "model/rules_own.h"
#include "model/scope.h"
#include "tui/file_pick.h"
#include "tui/organization_mode.h"
#include "tui/progress.h"
#include "tui/report.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum standing {
    PRESENT,
    BEHIND,  /* records have changed since the report was made */
    GIVEN_UP /* so they have, and the person did not wait for a new one, or none can be made */
};

struct trial_screen {
    struct pane pane;
    struct report report;
    enum standing standing;
};

static const struct pane_ops ops;

static const char *const endings[] = {".html", ".txt", ".md", ".json", NULL};
static const enum document_format forms[] = {DOCUMENT_HTML, DOCUMENT_TXT, DOCUMENT_MD};
enum { FORMS = sizeof forms / sizeof forms[0] };

static struct trial_screen *screen_of(struct app *app)
{
    if (app->top->ops != &ops)
        bug("the screen of what the trial does was expected");
    return (struct trial_screen *)app->top;
}

/* A report in the making. */
struct making {
    struct progress progress;
    struct model *held; /* what belongs to the organization that is shown alone, or NULL */
    struct effects *effects;
};

/* Finds what the trial does, to the organization that is shown alone where one is, telling
 * the person where that, or writing it, takes long. done_with() ends it in any case. False
 * with WHY. */
static bool find(struct app *app, struct making *making, struct why *why)
{
    struct buf folder = {0};
    int64_t organization = organization_mode_id(app);
    *making = (struct making){
        .progress = progress_new(app, words_in(app->lang, N_("Finding what it does")))};
    model_on_work(app->model, progress_tell_time, &making->progress);
    if (organization != 0)
        making->held = scope_copy(app->model, organization, NULL, why);
    if (organization == 0 || making->held != NULL)
        making->effects = effects_new(app->model, making->held,
                                      rules_own_folder(&folder) ? buf_text(&folder) : NULL, why);
    buf_clear(&folder);
    return making->effects != NULL;
}

/* The states that were copied ask the progress too, until they are closed. */
static void done_with(struct app *app, struct making *making)
{
    effects_free(making->effects);
    model_close(making->held);
    model_on_work(app->model, NULL, NULL);
    progress_end(&making->progress);
}

/* Makes the report anew; where that fails what is there stays. */
static bool compute(struct app *app, struct trial_screen *screen, struct why *why)
{
    struct report made = {0};
    struct document d;
    struct buf sum = {0};
    struct making making;
    if (!find(app, &making, why)) {
        done_with(app, &making);
        return false;
    }
    document_begin_lines(&d, report_take, &made, app->lang, effects_title(app->lang));
    bool done = effects_write(making.effects, &d, why);
    document_end(&d);
    effects_put_sum(making.effects, app->lang, &sum);
    made.sum = buf_take(&sum);
    done_with(app, &making);
    if (done)
        report_replace(&screen->report, &made);
    report_clear(&made);
    return done;
}

static void screen_free(struct pane *pane)
{
    struct trial_screen *screen = (struct trial_screen *)pane;
    report_clear(&screen->report);
    free(screen);
}

void trial_screen_open(struct app *app)
{
    struct why why = app_why(app);
    struct trial_screen *screen = mem_new(1, sizeof *screen);
    screen->pane.ops = &ops;
    screen->pane.context = ON_TRIAL;
    if (compute(app, screen, &why)) {
        app_open(app, &screen->pane);
        return;
    }
    app_refuse(app, &why);
    screen_free(&screen->pane);
}

/* The rules are made ready outside of what is held, which a reload is within. */
static void screen_reload(struct app *app, struct pane *pane)
{
    (void)app;
    ((struct trial_screen *)pane)->standing = BEHIND;
}

static bool screen_work(struct app *app, struct pane *pane)
{
    struct trial_screen *screen = (struct trial_screen *)pane;
    struct why why = app_why(app);
    /* What was given up is asked for again by coming back from another screen. */
    if (app->top != pane && screen->standing == GIVEN_UP)
        screen->standing = BEHIND;
    if (app->top != pane || screen->standing != BEHIND)
        return false;
    screen->standing = compute(app, screen, &why) ? PRESENT : GIVEN_UP;
    if (screen->standing == GIVEN_UP)
        app_refuse(app, &why);
    app->news = true;
    return false;
}

enum outcome trial_screen_act_record(struct app *app)
{
    return report_open_record(app, &screen_of(app)->report);
}

enum outcome trial_screen_act_next(struct app *app)
{
    report_go_part(&screen_of(app)->report, 1);
    return REDRAW;
}

enum outcome trial_screen_act_previous(struct app *app)
{
    report_go_part(&screen_of(app)->report, -1);
    return REDRAW;
}

/* The number of the form that the name of PATH ends with; false with WHY. */
static bool form_of(const char *path, size_t *form, struct why *why)
{
    const char *dot = strrchr(path, '.');
    for (*form = 0; endings[*form] != NULL; ++*form)
        if (dot != NULL && strcasecmp(dot, endings[*form]) == 0)
            return true;
    return why_set(why,
                   "The name says what is written: let it end with .html, .txt, .md or .json.");
}

static bool take_file(struct app *app, const struct file_picked *picked, size_t count,
                      void *context, struct why *why)
{
    size_t form = 0;
    struct output output;
    (void)count;
    (void)context;
    struct making making;
    if (!form_of(picked->path, &form, why))
        return false;
    bool done =
        find(app, &making, why) && output_begin(&output, picked->path, true, app->model, why);
    if (done) {
        bool whole = form < FORMS ? effects_document(making.effects, forms[form], output.file, why)
                                  : effects_json(making.effects, output.file, why);
        done = output_end(&output, whole, why);
    }
    done_with(app, &making);
    if (done)
        app_say(app, ROLE_OK, N_("What the trial does was written to %s."), picked->path);
    return done;
}

enum outcome trial_screen_act_write(struct app *app)
{
    file_pick_open(app, &(struct file_pick_order){
                            .title = effects_title(app->lang),
                            .about = words_in(app->lang, N_("For people .html, .txt or .md; for "
                                                            "programs .json.")),
                            .name = "trial.html",
                            .endings = endings,
                            .take = take_file,
                        });
    return REDRAW;
}

static void screen_title(struct app *app, struct pane *pane, struct buf *out)
{
    (void)pane;
    buf_puts(out, effects_title(app->lang));
}

static enum outcome screen_move(struct app *app, struct pane *pane, enum move move)
{
    (void)app;
    struct report *report = &((struct trial_screen *)pane)->report;
    return focus_move(&report->focus, move, report->count);
}

static enum outcome screen_key(struct app *app, struct pane *pane, const struct key *key)
{
    return report_key(app, &((struct trial_screen *)pane)->report, key, trial_screen_act_record);
}

static void screen_draw(struct app *app, struct pane *pane, struct area area)
{
    struct trial_screen *screen = (struct trial_screen *)pane;
    struct buf title = {0};
    if (screen->standing == PRESENT)
        buf_puts(&title, effects_title(app->lang));
    else
        buf_printf(&title, words_in(app->lang, N_("Before the last change; %s finds it anew")),
                   app_key_of(app, ON_TRIAL, "refresh").text);
    report_draw(app, &screen->report, buf_text(&title), area);
    buf_clear(&title);
}

static bool screen_offers(const struct pane *pane, const char *name)
{
    return strcmp(name, "trial-record") != 0 ||
           report_has_record(&((const struct trial_screen *)pane)->report);
}

static const struct pane_ops ops = {
    .title = screen_title,
    .key = screen_key,
    .move = screen_move,
    .draw = screen_draw,
    .reload = screen_reload,
    .work = screen_work,
    .offers = screen_offers,
    .free = screen_free,
};

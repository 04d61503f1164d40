/* See impact_screen.h. What is done with the sheet is in impact_screen_acts.c. */
#include "export/impact_sheet.h"
#include "model/buf.h"
#include "model/dates.h"
#include "model/mem.h"
#include "tui/impact_screen_inside.h"
#include "tui/line_box.h"
#include "tui/progress.h"

#include <stdlib.h>
#include <string.h>

enum { DAY_MOST = 56 /* columns of the box for the day */ };

static const struct pane_ops ops;

struct impact_screen *impact_screen_top(struct app *app)
{
    if (app->top->ops != &ops)
        bug("the screen of what is touched was expected");
    return (struct impact_screen *)app->top;
}

struct impact *impact_screen_find(struct app *app, const struct impact_screen *screen,
                                  struct why *why)
{
    const struct impact_query query = {.seeds = screen->seeds,
                                       .count = screen->seed_count,
                                       .narrow = screen->narrow,
                                       .on = screen->known[0] == '\0' ? NULL : screen->known};
    return impact_new(app->model, &query, why);
}

/* Makes the sheet anew; where that fails what is there stays. */
static bool fill(struct app *app, struct impact_screen *screen, struct why *why)
{
    struct impact *impact = impact_screen_find(app, screen, why);
    struct report made = {0};
    struct document d;
    struct buf sum = {0};
    if (impact == NULL)
        return false;
    document_begin_lines(&d, report_take, &made, app->lang, impact_sheet_title(app->lang));
    bool done = impact_sheet_write(app->model, impact, &d, why);
    document_end(&d);
    impact_put_sum(impact, app->lang, &sum);
    made.sum = buf_take(&sum);
    impact_free(impact);
    if (done)
        report_replace(&screen->report, &made);
    report_clear(&made);
    return done;
}

/* The same, telling the person where it takes long. */
static bool compute(struct app *app, struct impact_screen *screen, struct why *why)
{
    struct progress progress =
        progress_new(app, words_in(app->lang, N_("Finding what is touched")));
    model_on_work(app->model, progress_tell_time, &progress);
    bool done = fill(app, screen, why);
    model_on_work(app->model, NULL, NULL);
    progress_end(&progress);
    return done;
}

static void screen_reload(struct app *app, struct pane *pane)
{
    struct why why = app_why(app);
    if (!app_read(app))
        return;
    if (!compute(app, (struct impact_screen *)pane, &why)) {
        if (why.class == WHY_FILE)
            app_unread(app, &why);
        else
            app_refuse(app, &why);
    }
    app_read_end(app);
}

static void screen_free(struct pane *pane)
{
    struct impact_screen *screen = (struct impact_screen *)pane;
    report_clear(&screen->report);
    free(screen->seeds);
    free(screen);
}

void impact_screen_open(struct app *app, const struct kind *kind, const int64_t *ids, size_t count)
{
    struct why why = app_why(app);
    if (!app_read(app))
        return;
    struct impact_screen *screen = mem_new(1, sizeof *screen);
    screen->pane.ops = &ops;
    screen->pane.context = ON_IMPACT;
    screen->seeds = mem_new(count + 1, sizeof *screen->seeds);
    screen->seed_count = count;
    for (size_t i = 0; i < count; i++)
        screen->seeds[i] = (struct impact_seed){.kind = kind, .id = ids[i]};
    bool done = compute(app, screen, &why);
    app_read_end(app);
    if (done) {
        app_open(app, &screen->pane);
        return;
    }
    app_refuse(app, &why);
    screen_free(&screen->pane);
}

enum outcome impact_act_record(struct app *app)
{
    return report_open_record(app, &impact_screen_top(app)->report);
}

enum outcome impact_act_narrow(struct app *app)
{
    struct impact_screen *screen = impact_screen_top(app);
    if (screen->seed_count < 2)
        return STAY;
    screen->narrow = !screen->narrow;
    screen->report.focus = (struct focus){0};
    screen_reload(app, &screen->pane);
    return REDRAW;
}

static enum outcome give_day(struct app *app, struct line_box *box)
{
    struct impact_screen *screen = (struct impact_screen *)box->pane.below;
    struct why why = app_why(app);
    if (!date_parse(box->edit.text, screen->known, &why)) {
        line_box_refuse(box, &why);
        return REDRAW;
    }
    app_take(app);
    line_box_free(box);
    screen_reload(app, &screen->pane);
    return REDRAW;
}

static void put_day_words(struct app *app, struct line_box *box, struct buf *title,
                          struct buf *about)
{
    (void)box;
    buf_puts(title, words_in(app->lang, "Known on"));
    buf_puts(about, words_in(app->lang, N_("The day on which the first of us knew of it; the days "
                                           "of the reports are counted from it.")));
}

enum outcome impact_act_known(struct app *app)
{
    static const struct line_ops line = {
        .most = DAY_MOST, .words = put_day_words, .give = give_day};
    struct impact_screen *screen = impact_screen_top(app);
    line_box_open(app, mem_new(1, sizeof(struct line_box)), &line, screen->known);
    return REDRAW;
}

enum outcome impact_act_write(struct app *app)
{
    impact_screen_write(app, impact_screen_top(app));
    return REDRAW;
}

enum outcome impact_act_incident(struct app *app)
{
    return impact_screen_record(app, impact_screen_top(app));
}

static void screen_title(struct app *app, struct pane *pane, struct buf *out)
{
    (void)pane;
    buf_puts(out, words_in(app->lang, N_("What is touched")));
}

static enum outcome screen_move(struct app *app, struct pane *pane, enum move move)
{
    (void)app;
    struct report *report = &((struct impact_screen *)pane)->report;
    return focus_move(&report->focus, move, report->count);
}

static enum outcome screen_key(struct app *app, struct pane *pane, const struct key *key)
{
    return report_key(app, &((struct impact_screen *)pane)->report, key, impact_act_record);
}

static void screen_draw(struct app *app, struct pane *pane, struct area area)
{
    report_draw(app, &((struct impact_screen *)pane)->report,
                words_in(app->lang, "What is touched"), area);
}

static bool screen_offers(const struct pane *pane, const char *name)
{
    const struct impact_screen *screen = (const struct impact_screen *)pane;
    if (strcmp(name, "impact-narrow") == 0)
        return screen->seed_count > 1;
    return strcmp(name, "impact-record") != 0 || report_has_record(&screen->report);
}

static const struct pane_ops ops = {
    .title = screen_title,
    .key = screen_key,
    .move = screen_move,
    .draw = screen_draw,
    .reload = screen_reload,
    .offers = screen_offers,
    .free = screen_free,
};

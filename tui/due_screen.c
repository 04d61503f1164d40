/*
 * The calendar of disposal: what it has computed, its keys. Its rows are in
 * due_screen_rows.c, drawing is in due_screen_draw.c, recording a disposal in
 * due_screen_record.c.
 */
#include "model/dates.h"
#include "model/mem.h"
#include "model/ticks.h"
#include "tui/due_screen_inside.h"
#include "tui/organization_mode.h"
#include "tui/page.h"

#include <stdlib.h>
#include <string.h>

enum { WORK_MS = 4, OPEN_MS = 40 }; /* how long a piece of work may take, and the first */

static const struct pane_ops ops;

static void forget_coming(struct due_screen *screen)
{
    due_free(screen->coming);
    deadlines_free(screen->coming_deadlines);
    screen->coming = NULL;
    screen->coming_deadlines = NULL;
}

/* Begins to compute. What is shown stays until the new lines are there. */
static void restart(struct app *app, struct due_screen *screen)
{
    char until[11];
    forget_coming(screen);
    screen->coming = due_new(app->model, NULL);
    screen->coming_deadlines = deadlines_new(app->model);
    if (date_add_years(screen->coming->today, screen->years, until))
        memcpy(screen->coming->until, until, sizeof until);
}

/* Computes for MS milliseconds; true while more is left. Where the inventory
 * cannot be read now a tick begins anew. */
static bool compute(struct app *app, struct due_screen *screen, int ms)
{
    struct why why = app_why(app);
    if (screen->coming == NULL || !app_read(app))
        return false;
    long long since = ticks_ms();
    bool read = true, open = false;
    while (read && !due_done(screen->coming) && ticks_ms() - since < ms)
        read = due_step(app->model, screen->coming, &why);
    while (read && due_done(screen->coming) && !open && ticks_ms() - since < ms) {
        size_t failures = model_failures(app->model);
        open = deadlines_step(app->model, screen->coming_deadlines);
        read = model_ok_since(app->model, failures, &why);
    }
    app_read_end(app);
    if (!read) {
        app_unread(app, &why);
        forget_coming(screen);
    } else if (open) {
        due_screen_take(app, screen, screen->coming, screen->coming_deadlines);
        screen->coming = NULL;
        screen->coming_deadlines = NULL;
    }
    return screen->coming != NULL;
}

static bool screen_work(struct app *app, struct pane *pane)
{
    return compute(app, (struct due_screen *)pane, WORK_MS);
}

static void screen_reload(struct app *app, struct pane *pane)
{
    struct due_screen *screen = (struct due_screen *)pane;
    restart(app, screen);
    compute(app, screen, OPEN_MS);
}

static void screen_free(struct pane *pane)
{
    struct due_screen *screen = (struct due_screen *)pane;
    due_free(screen->shown);
    deadlines_free(screen->deadlines);
    forget_coming(screen);
    free(screen->rows);
    free(screen);
}

static void screen_title(struct app *app, struct pane *pane, struct buf *out)
{
    (void)pane;
    buf_puts(out, words_in(app->lang, "Disposal calendar"));
}

enum outcome due_act_open(struct app *app)
{
    if (app->top->ops == &ops || !app_read(app))
        return STAY;
    app_read_end(app);
    struct due_screen *screen = mem_new(1, sizeof *screen);
    screen->pane.ops = &ops;
    screen->pane.context = ON_DUE;
    screen->years = 1;
    app_open(app, &screen->pane);
    screen_reload(app, &screen->pane);
    return REDRAW;
}

static struct due_screen *top_screen(struct app *app)
{
    if (app->top->ops != &ops)
        bug("the calendar of disposal was expected");
    return (struct due_screen *)app->top;
}

enum outcome due_act_category(struct app *app)
{
    const struct due_line *line = due_screen_line(top_screen(app));
    const struct deadline *deadline = due_screen_deadline(top_screen(app));
    if (line != NULL)
        page_open(app, kinds_find("category"), line->category);
    else if (deadline != NULL)
        page_open(app, deadline->kind, deadline->id);
    else
        return STAY;
    return REDRAW;
}

enum outcome due_act_rule(struct app *app)
{
    const struct due_line *line = due_screen_line(top_screen(app));
    if (line == NULL)
        return STAY;
    page_open(app, kinds_find("retention"), line->rule->id);
    return REDRAW;
}

enum outcome due_act_record(struct app *app)
{
    const struct due_line *line = due_screen_line(top_screen(app));
    return line == NULL ? STAY : due_screen_record(app, line);
}

static enum outcome turn_filter(struct app *app, int by)
{
    struct due_screen *screen = top_screen(app);
    screen->filter = (enum due_filter)(((int)screen->filter + DUE_FILTERS + by) % DUE_FILTERS);
    screen->focus.at = screen->focus.first = 0;
    due_screen_find_rows(app, screen);
    return REDRAW;
}

enum outcome due_act_filter(struct app *app)
{
    return turn_filter(app, 1);
}

enum outcome due_act_filter_back(struct app *app)
{
    return turn_filter(app, -1);
}

enum outcome due_act_until(struct app *app)
{
    struct due_screen *screen = top_screen(app);
    screen->years = screen->years == 1 ? 3 : screen->years == 3 ? 10 : 1;
    screen_reload(app, &screen->pane);
    return REDRAW;
}

static enum outcome screen_move(struct app *app, struct pane *pane, enum move move)
{
    struct due_screen *screen = (struct due_screen *)pane;
    (void)app;
    return focus_move(&screen->focus, move, screen->count);
}

static enum outcome screen_key(struct app *app, struct pane *pane, const struct key *key)
{
    struct due_screen *screen = (struct due_screen *)pane;
    enum outcome pressed = focus_press(&screen->focus, key, screen->count);
    return pressed == REDRAW && key->type == KEYS_DOUBLE ? due_act_category(app) : pressed;
}

static bool screen_offers(const struct pane *pane, const char *name)
{
    const struct due_screen *screen = (const struct due_screen *)pane;
    if (strcmp(name, "due-category") == 0)
        return screen->count > 0;
    if (strcmp(name, "due-rule") == 0 || strcmp(name, "due-record") == 0)
        return due_screen_line(screen) != NULL;
    return true;
}

static const struct pane_ops ops = {
    .title = screen_title,
    .key = screen_key,
    .move = screen_move,
    .draw = due_screen_draw,
    .reload = screen_reload,
    .work = screen_work,
    .offers = screen_offers,
    .free = screen_free,
};

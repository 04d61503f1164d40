/*
 * The calendar of disposal: what it has computed, its lines, its keys. Drawing
 * is in due_screen_draw.c, recording a disposal in due_screen_record.c.
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

const struct due_line *due_screen_line(const struct due_screen *screen)
{
    return screen->at < screen->count ? &screen->shown->lines[screen->rows[screen->at]] : NULL;
}

static bool passes(const struct due_line *line, enum due_filter filter)
{
    switch (filter) {
    case DUE_ONLY_OVERDUE:
        return line->state == DUE_OVERDUE;
    case DUE_ONLY_MUST:
        return line->what == DUE_MUST && line->state != DUE_UNDATED;
    case DUE_ONLY_MAY:
        return line->what == DUE_MAY && line->state != DUE_UNDATED;
    case DUE_ONLY_UNDATED:
        return line->state == DUE_UNDATED;
    case DUE_ALL:
    case DUE_FILTERS:
        break;
    }
    return true;
}

/* Has the rows be those that the filter lets through. */
static void find_rows(const struct app *app, struct due_screen *screen)
{
    const struct due *due = screen->shown;
    size_t count = due == NULL ? 0 : due->count;
    screen->rows = mem_resize(screen->rows, count + 1, sizeof *screen->rows);
    screen->count = 0;
    memset(screen->counts, 0, sizeof screen->counts);
    for (size_t i = 0; i < count; i++) {
        if (!organization_mode_has(app, kinds_find("category"), due->lines[i].category))
            continue;
        for (int filter = DUE_ALL; filter < DUE_FILTERS; filter++)
            screen->counts[filter] += passes(&due->lines[i], (enum due_filter)filter);
        if (passes(&due->lines[i], screen->filter))
            screen->rows[screen->count++] = i;
    }
    if (screen->at >= screen->count)
        screen->at = screen->count == 0 ? 0 : screen->count - 1;
}

static bool same_line(const struct due_line *a, const struct due_line *b)
{
    return a->category == b->category && a->rule->id == b->rule->id &&
           strcmp(a->event_on, b->event_on) == 0;
}

/* Puts what was computed anew in place of the old; the focus stays on its line. */
static void take_coming(const struct app *app, struct due_screen *screen)
{
    struct due *old = screen->shown;
    const struct due_line *line = due_screen_line(screen);
    screen->shown = screen->coming;
    screen->coming = NULL;
    find_rows(app, screen);
    for (size_t i = 0; line != NULL && i < screen->count; i++)
        if (same_line(&screen->shown->lines[screen->rows[i]], line)) {
            screen->at = i;
            break;
        }
    due_free(old);
}

/* Begins to compute. What is shown stays until the new lines are there. */
static void restart(struct app *app, struct due_screen *screen)
{
    char until[11];
    due_free(screen->coming);
    screen->coming = due_new(app->model, NULL);
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
    bool read = true;
    while (read && !due_done(screen->coming) && ticks_ms() - since < ms)
        read = due_step(app->model, screen->coming, &why);
    app_read_end(app);
    if (!read) {
        app_unread(app, &why);
        due_free(screen->coming);
        screen->coming = NULL;
    } else if (due_done(screen->coming)) {
        take_coming(app, screen);
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
    due_free(screen->coming);
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
    if (line == NULL)
        return STAY;
    page_open(app, kinds_find("category"), line->category);
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
    screen->at = screen->first = 0;
    find_rows(app, screen);
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
    screen->at = pane_moved(screen->at, move, screen->count, screen->page);
    return REDRAW;
}

static enum outcome screen_key(struct app *app, struct pane *pane, const struct key *key)
{
    struct due_screen *screen = (struct due_screen *)pane;
    if (key->type != KEYS_PRESS && key->type != KEYS_DOUBLE)
        return PASS;
    if (!pane_row_at(key, screen->rows_area, screen->first, screen->count, &screen->at))
        return STAY;
    return key->type == KEYS_DOUBLE ? due_act_category(app) : REDRAW;
}

static bool screen_offers(const struct pane *pane, const char *name)
{
    static const char *const on_line[] = {"due-category", "due-rule", "due-record"};
    for (size_t i = 0; i < sizeof on_line / sizeof on_line[0]; i++)
        if (strcmp(name, on_line[i]) == 0)
            return ((const struct due_screen *)pane)->count > 0;
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

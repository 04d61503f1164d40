/* See impact_screen.h. What is done with the sheet is in impact_screen_acts.c. */
#include "export/impact_sheet.h"
#include "model/buf.h"
#include "model/dates.h"
#include "model/mem.h"
#include "model/numbers.h"
#include "tui/impact_screen_inside.h"
#include "tui/line_box.h"
#include "tui/page.h"
#include "tui/progress.h"
#include "tui/wrapped.h"

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

static void take_line(void *context, const struct document_line *line)
{
    struct impact_screen *screen = context;
    screen->lines =
        mem_grow(screen->lines, screen->count, &screen->capacity, sizeof *screen->lines);
    screen->lines[screen->count++] =
        (struct impact_shown){.text = mem_copy(line->text),
                              .record = line->record == NULL ? NULL : mem_copy(line->record),
                              .heading = line->heading};
}

static void clear_lines(struct impact_screen *screen)
{
    for (size_t i = 0; i < screen->count; i++) {
        free(screen->lines[i].text);
        free(screen->lines[i].record);
    }
    screen->count = 0;
}

/* Makes the lines anew; where that fails those that are there stay. */
static bool fill(struct app *app, struct impact_screen *screen, struct why *why)
{
    struct impact *impact = impact_screen_find(app, screen, why);
    struct impact_screen made = {0};
    struct document d;
    struct buf sum = {0};
    if (impact == NULL)
        return false;
    document_begin_lines(&d, take_line, &made, app->lang, impact_sheet_title(app->lang));
    bool done = impact_sheet_write(app->model, impact, &d, why);
    document_end(&d);
    impact_put_sum(impact, app->lang, &sum);
    impact_free(impact);
    if (done) {
        clear_lines(screen);
        free(screen->lines);
        free(screen->sum);
        screen->lines = made.lines;
        screen->count = made.count;
        screen->capacity = made.capacity;
        screen->sum = buf_take(&sum);
    } else {
        clear_lines(&made);
        free(made.lines);
        buf_clear(&sum);
    }
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
    if (done && screen->focus.at >= screen->count)
        screen->focus.at = screen->count == 0 ? 0 : screen->count - 1;
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
    clear_lines(screen);
    free(screen->lines);
    free(screen->seeds);
    free(screen->sum);
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
    const struct impact_screen *screen = impact_screen_top(app);
    const char *record =
        screen->focus.at < screen->count ? screen->lines[screen->focus.at].record : NULL;
    const char *slash = record == NULL ? NULL : strchr(record, '/');
    if (slash == NULL || !app_read(app))
        return STAY;
    char *name = mem_copy_bytes(record, (size_t)(slash - record));
    const struct kind *kind = kinds_find(name);
    int64_t id = record_find(app->model, kind, slash + 1);
    free(name);
    app_read_end(app);
    if (id != 0)
        page_open(app, kind, id);
    return REDRAW;
}

enum outcome impact_act_narrow(struct app *app)
{
    struct impact_screen *screen = impact_screen_top(app);
    if (screen->seed_count < 2)
        return STAY;
    screen->narrow = !screen->narrow;
    screen->focus.at = screen->focus.first = 0;
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
    struct impact_screen *screen = (struct impact_screen *)pane;
    (void)app;
    return focus_move(&screen->focus, move, screen->count);
}

static enum outcome screen_key(struct app *app, struct pane *pane, const struct key *key)
{
    struct impact_screen *screen = (struct impact_screen *)pane;
    enum outcome pressed = focus_press(&screen->focus, key, screen->count);
    return pressed == REDRAW && key->type == KEYS_DOUBLE ? impact_act_record(app) : pressed;
}

static void draw_line(struct app *app, const struct impact_shown *line, bool focused,
                      struct area inside, int y)
{
    enum role role = focused ? ROLE_SELECTED : line->heading ? ROLE_TITLE : ROLE_TEXT;
    canvas_put(app->canvas, y, inside.x, inside.width, role, focused ? ">" : "");
    canvas_put(app->canvas, y, inside.x + 1, inside.width - 1, role, line->text);
    if (focused)
        canvas_cursor(app->canvas, y, inside.x);
}

static void screen_draw(struct app *app, struct pane *pane, struct area area)
{
    struct impact_screen *screen = (struct impact_screen *)pane;
    struct area inside = {area.y + 1, area.x + 1, area.height - 2, area.width - 2};
    struct buf place = {0};
    focus_put_place(&screen->focus, screen->count, &place);
    canvas_box(app->canvas, area.y, area.x, area.height, area.width, ROLE_BORDER_ON,
               words_in(app->lang, "What is touched"), buf_text(&place));
    buf_clear(&place);
    canvas_put(app->canvas, inside.y, inside.x + 1, inside.width - 1, ROLE_DIM, screen->sum);
    inside.y++;
    inside.height--;
    wrapped_detail(app->canvas, &inside,
                   screen->focus.at < screen->count ? screen->lines[screen->focus.at].text : "");
    focus_show(&screen->focus, inside, screen->count);
    canvas_cursor(app->canvas, inside.y, inside.x);
    for (size_t i = screen->focus.first; i < focus_end(&screen->focus, screen->count); i++)
        draw_line(app, &screen->lines[i], i == screen->focus.at, inside,
                  focus_y(&screen->focus, i));
}

static bool screen_offers(const struct pane *pane, const char *name)
{
    const struct impact_screen *screen = (const struct impact_screen *)pane;
    if (strcmp(name, "impact-narrow") == 0)
        return screen->seed_count > 1;
    return strcmp(name, "impact-record") != 0 ||
           (screen->focus.at < screen->count && screen->lines[screen->focus.at].record != NULL);
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

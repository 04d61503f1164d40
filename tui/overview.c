/*
 * The overview as a screen: what it has counted, the way of the focus over
 * the sheet. The sheet is in overview_draw.c, what stands on it in
 * overview_blocks.c and overview_due.c, where it leads in overview_lead.c.
 */
#include "tui/overview.h"

#include "model/dates.h"
#include "model/mem.h"
#include "model/ticks.h"
#include "tui/form.h"
#include "tui/frame.h"
#include "tui/list.h"
#include "tui/organization_mode.h"
#include "tui/overview_inside.h"

#include <stdlib.h>
#include <string.h>

enum { WORK_MS = 4 }; /* how long a piece of work may take */

static const struct pane_ops ops;

static struct overview_screen *top_overview(struct app *app)
{
    if (!overview_is(app->top))
        bug("the overview was expected");
    return (struct overview_screen *)app->top;
}

bool overview_is(const struct pane *pane)
{
    return pane->ops == &ops;
}

const struct overview *overview_part(const struct overview_screen *screen, enum overview_part part)
{
    if (screen->coming != NULL && screen->coming->ready[part])
        return screen->coming;
    return screen->shown != NULL && screen->shown->ready[part] ? screen->shown : NULL;
}

int64_t overview_records(const struct overview_screen *screen, size_t kind)
{
    if (screen->coming != NULL && screen->coming->records[kind] >= 0)
        return screen->coming->records[kind];
    return screen->shown == NULL ? -1 : screen->shown->records[kind];
}

bool overview_is_empty(const struct overview_screen *screen)
{
    for (size_t i = 0; i < kinds_count; i++)
        if (overview_records(screen, i) != 0)
            return false;
    return true;
}

/* Begins to count anew. What is shown stays until the new numbers are there;
 * before there was anything, what had been counted so far. */
static void restart(struct app *app, struct overview_screen *screen)
{
    if (screen->shown == NULL)
        screen->shown = screen->coming;
    else
        overview_free(screen->coming);
    screen->coming = overview_new(app->model);
    if (organization_mode_id(app) != 0)
        overview_hold(screen->coming, organization_mode_id(app));
}

static void overview_reload(struct app *app, struct pane *pane)
{
    restart(app, (struct overview_screen *)pane);
}

/* Opens the overview over the list, which is the top screen; does nothing
 * where the inventory cannot be read now. */
static void open_over_list(struct app *app)
{
    struct overview_screen *screen = (struct overview_screen *)app->overview;
    if (!app_read(app))
        return;
    app_read_end(app);
    app->overview = NULL;
    if (screen == NULL) {
        screen = mem_new(1, sizeof *screen);
        screen->pane.ops = &ops;
        screen->pane.context = ON_OVERVIEW;
    }
    app_open(app, &screen->pane);
    restart(app, screen);
}

void overview_leave(struct app *app)
{
    if (overview_is(app->top))
        app->overview = app_take(app);
}

static void free_screen(struct pane *pane)
{
    struct overview_screen *screen = (struct overview_screen *)pane;
    overview_forget_spots(screen);
    free(screen->spots);
    overview_free(screen->shown);
    overview_free(screen->coming);
    free(screen);
}

static void add_title(struct app *app, struct pane *pane, struct buf *out)
{
    (void)pane;
    buf_puts(out, words_in(app->lang, "Overview"));
}

void overview_put_day(struct app *app, const struct pane *pane, struct buf *out)
{
    const struct overview_screen *screen = (const struct overview_screen *)pane;
    const struct overview *overview = screen->coming != NULL ? screen->coming : screen->shown;
    if (overview != NULL)
        date_format(overview->today, app->lang, out);
    buf_puts(out, " ");
}

/* Counts for some milliseconds. Where the inventory cannot be read now a tick
 * begins anew. */
static bool work(struct app *app, struct pane *pane)
{
    struct overview_screen *screen = (struct overview_screen *)pane;
    struct why why = app_why(app);
    if (screen->coming == NULL || !app_read(app))
        return false;
    long long since = ticks_ms();
    bool read = true;
    while (read && !overview_done(screen->coming) && ticks_ms() - since < WORK_MS)
        read = overview_step(app->model, screen->coming, &why);
    app_read_end(app);
    if (!read) {
        app_unread(app, &why);
        overview_free(screen->coming);
        screen->coming = NULL;
    } else if (overview_done(screen->coming)) {
        overview_free(screen->shown);
        screen->shown = screen->coming;
        screen->coming = NULL;
    }
    return screen->coming != NULL;
}

/* Has the spots be those of the present numbers and size, as a key may come
 * before the next drawing. */
static void lay_out(struct app *app, struct overview_screen *screen)
{
    int rows;
    canvas_free(overview_sheet(app, screen, app->canvas->columns - 1, &rows));
}

/* Gives the focus to spot number AT. */
static void focus(struct overview_screen *screen, size_t at)
{
    screen->at = at;
    screen->block = screen->spots[at].block;
    screen->number = 0;
    while (at > screen->number && screen->spots[at - screen->number - 1].block == screen->block)
        screen->number++;
}

/* The spot of the column in the row that is nearest to Y, at Y or in direction
 * BY (-1 up, 1 down) from it, and there nearest to X; the present one where
 * there is none. */
static size_t nearest(const struct overview_screen *screen, int column, int y, int by, int x)
{
    size_t best = screen->at;
    long least = -1;
    for (size_t i = 0; i < screen->count; i++) {
        const struct spot *spot = &screen->spots[i];
        if (spot->column != column || (spot->y - y) * by < 0)
            continue;
        long distance = (long)abs(spot->y - y) * 1000 + abs(spot->x - x);
        if (least < 0 || distance < least) {
            least = distance;
            best = i;
        }
    }
    return best;
}

/* Where a step of ROWS rows leads in direction BY: as far as that, or to the
 * next spot where that is farther. */
static size_t stepped(const struct overview_screen *screen, int rows, int by)
{
    const struct spot *spot = &screen->spots[screen->at];
    size_t there = nearest(screen, spot->column, spot->y + by * rows, -by, spot->x);
    bool on = (screen->spots[there].y - spot->y) * by > 0;
    return on ? there : nearest(screen, spot->column, spot->y + by, by, spot->x);
}

static enum outcome overview_move(struct app *app, struct pane *pane, enum move move)
{
    struct overview_screen *screen = (struct overview_screen *)pane;
    lay_out(app, screen);
    if (screen->count == 0)
        return STAY;
    int page = screen->height > 1 ? screen->height - 1 : 1;
    switch (move) {
    case MOVE_UP:
        focus(screen, stepped(screen, 1, -1));
        break;
    case MOVE_DOWN:
        focus(screen, stepped(screen, 1, 1));
        break;
    case MOVE_PAGE_UP:
        focus(screen, stepped(screen, page, -1));
        break;
    case MOVE_PAGE_DOWN:
        focus(screen, stepped(screen, page, 1));
        break;
    case MOVE_FIRST:
        focus(screen, 0);
        break;
    case MOVE_LAST:
        focus(screen, screen->count - 1);
        break;
    }
    return REDRAW;
}

/* Goes to the next place at the side BY (-1 left, 1 right): of the same row,
 * else of the other column. */
static enum outcome aside(struct app *app, int by)
{
    struct overview_screen *screen = top_overview(app);
    lay_out(app, screen);
    if (screen->count == 0)
        return STAY;
    const struct spot *spot = &screen->spots[screen->at];
    size_t next = by < 0 ? screen->at - 1 : screen->at + 1;
    if (next < screen->count && screen->spots[next].y == spot->y &&
        screen->spots[next].column == spot->column) {
        focus(screen, next);
        return REDRAW;
    }
    if (spot->column + by == 0 || spot->column + by == 1) {
        size_t above = nearest(screen, spot->column + by, spot->y, -1, spot->x);
        focus(screen, above != screen->at
                          ? above
                          : nearest(screen, spot->column + by, spot->y, 1, spot->x));
    }
    return REDRAW;
}

static enum outcome pressed(struct app *app, struct overview_screen *screen, const struct key *key)
{
    const struct kind *kind = key->y == 1 ? frame_tab_at(app, key->x) : NULL;
    if (kind != NULL) {
        overview_leave(app);
        list_show(app, app->top, kind, 0);
        return REDRAW;
    }
    lay_out(app, screen);
    int y = key->y - 2 + screen->first;
    if (key->y < 2 || key->y >= 2 + screen->height)
        return STAY;
    for (size_t i = 0; i < screen->count; i++) {
        const struct spot *spot = &screen->spots[i];
        if (y < spot->y || y > spot->y + spot->more || key->x < spot->x ||
            key->x >= spot->x + spot->width)
            continue;
        focus(screen, i);
        return key->type == KEYS_DOUBLE ? overview_act_follow(app) : REDRAW;
    }
    return STAY;
}

static enum outcome overview_key(struct app *app, struct pane *pane, const struct key *key)
{
    if (key->type == KEYS_PRESS || key->type == KEYS_DOUBLE)
        return pressed(app, (struct overview_screen *)pane, key);
    return PASS;
}

enum outcome overview_act_open(struct app *app)
{
    while (app->top->below != NULL && !overview_is(app->top))
        app_follow(app, CLOSE);
    if (!overview_is(app->top))
        open_over_list(app);
    return REDRAW;
}

enum outcome overview_act_leave(struct app *app)
{
    overview_leave(app);
    return REDRAW;
}

enum outcome overview_act_add(struct app *app)
{
    form_open(app, overview_category(), 0);
    return REDRAW;
}

enum outcome overview_act_left(struct app *app)
{
    return aside(app, -1);
}

enum outcome overview_act_right(struct app *app)
{
    return aside(app, 1);
}

enum outcome overview_act_follow(struct app *app)
{
    struct overview_screen *screen = top_overview(app);
    lay_out(app, screen);
    return screen->at < screen->count ? overview_follow(app, screen, &screen->spots[screen->at])
                                      : STAY;
}

static bool overview_offers(const struct pane *pane, const char *name)
{
    const struct overview_screen *screen = (const struct overview_screen *)pane;
    if (strcmp(name, "scan") == 0)
        return false; /* it is shown where categories are */
    bool moves = strcmp(name, "follow-number") == 0 || strcmp(name, "block-left") == 0 ||
                 strcmp(name, "block-right") == 0;
    return !moves || !overview_is_empty(screen);
}

static const struct pane_ops ops = {
    .title = add_title,
    .key = overview_key,
    .move = overview_move,
    .draw = overview_draw,
    .reload = overview_reload,
    .work = work,
    .offers = overview_offers,
    .free = free_screen,
};

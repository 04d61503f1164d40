/*
 * The annual review: the rounds, the departments of one, their keys. Drawing is in
 * review_draw.c, the categories of a department in review_list.c, what is asked for in
 * review_ask.c.
 */
#include "model/kinds.h"
#include "model/mem.h"
#include "tui/page.h"
#include "tui/review_screen_inside.h"

#include <stdlib.h>
#include <string.h>

static const struct pane_ops ops;

struct review_screen *review_screen_of(struct pane *pane)
{
    return pane->ops == &ops ? (struct review_screen *)pane : NULL;
}

static struct review_screen *top_screen(struct app *app)
{
    struct review_screen *screen = review_screen_of(app->top);
    if (screen == NULL)
        bug("the annual review was expected");
    return screen;
}

const struct campaign_department *review_screen_department(const struct review_screen *screen)
{
    return screen->focus.at < screen->state.count ? &screen->state.departments[screen->focus.at]
                                                  : NULL;
}

static void screen_clear(struct review_screen *screen)
{
    free(screen->rounds);
    screen->rounds = NULL;
    screen->round_count = screen->round = 0;
    campaign_state_clear(&screen->state);
}

/* Reads the rounds and how the one that is wanted stands. */
static bool read_rounds(struct app *app, struct review_screen *screen, struct why *why)
{
    if (!campaigns_list(app->model, &screen->rounds, &screen->round_count, why))
        return false;
    for (size_t i = 0; i < screen->round_count; i++)
        if (screen->rounds[i] == screen->wanted)
            screen->round = i;
    if (screen->round_count == 0)
        return true;
    screen->wanted = screen->rounds[screen->round];
    return campaigns_state(app->model, screen->wanted, &screen->state, why);
}

static void screen_reload(struct app *app, struct pane *pane)
{
    struct review_screen *screen = (struct review_screen *)pane;
    struct why why = app_why(app);
    if (!app_read(app))
        return;
    screen_clear(screen);
    screen->read = read_rounds(app, screen, &why);
    app_read_end(app);
    if (!screen->read)
        app_unread(app, &why);
    if (screen->focus.at >= screen->state.count)
        screen->focus.at = screen->state.count == 0 ? 0 : screen->state.count - 1;
}

static void screen_free(struct pane *pane)
{
    struct review_screen *screen = (struct review_screen *)pane;
    screen_clear(screen);
    free(screen->asked.ids);
    free(screen);
}

static void screen_title(struct app *app, struct pane *pane, struct buf *out)
{
    (void)pane;
    buf_puts(out, words_in(app->lang, "Annual review"));
}

void review_screen_open(struct app *app, int64_t id)
{
    if (!app_read(app))
        return;
    app_read_end(app);
    struct review_screen *screen = mem_new(1, sizeof *screen);
    screen->pane.ops = &ops;
    screen->pane.context = ON_REVIEW;
    screen->wanted = id;
    app_open(app, &screen->pane);
    screen_reload(app, &screen->pane);
}

enum outcome review_act_open(struct app *app)
{
    review_screen_open(app, 0);
    return REDRAW;
}

enum outcome review_act_department(struct app *app)
{
    const struct review_screen *screen = top_screen(app);
    const struct campaign_department *department = review_screen_department(screen);
    if (department != NULL)
        review_list_open(app, &screen->state.campaign, department);
    return REDRAW;
}

static enum outcome turn(struct app *app, size_t by)
{
    struct review_screen *screen = top_screen(app);
    if (screen->round_count < 2)
        return STAY;
    screen->wanted = screen->rounds[(screen->round + by) % screen->round_count];
    screen->focus.at = screen->focus.first = 0;
    screen_reload(app, &screen->pane);
    return REDRAW;
}

enum outcome review_act_next(struct app *app)
{
    return turn(app, 1);
}

enum outcome review_act_previous(struct app *app)
{
    return turn(app, top_screen(app)->round_count - 1);
}

enum outcome review_act_start(struct app *app)
{
    review_ask_start(app);
    return REDRAW;
}

enum outcome review_act_approve(struct app *app)
{
    const struct campaign_state *state = &top_screen(app)->state;
    struct why why = app_why(app);
    if (state->campaign.id == 0)
        return STAY;
    if (!campaigns_open(&state->campaign, &why))
        app_refuse(app, &why);
    else
        review_ask_approve(app, &state->campaign, state->tally.of[REVIEW_OPEN]);
    return REDRAW;
}

enum outcome review_act_close(struct app *app)
{
    const struct campaign *campaign = &top_screen(app)->state.campaign;
    struct why why = app_why(app);
    if (campaign->id == 0)
        return STAY;
    if (!campaigns_closable(campaign, &why))
        app_refuse(app, &why);
    else
        review_ask_close(app, campaign);
    return REDRAW;
}

enum outcome review_act_record(struct app *app)
{
    int64_t id = top_screen(app)->state.campaign.id;
    if (id == 0)
        return STAY;
    page_open(app, kinds_find("campaign"), id);
    return REDRAW;
}

/* Selects the open reviews of the focused department into ASKED, but those of which the
 * category was changed; *LEFT is how many these are. */
static bool select_open(struct app *app, const struct review_screen *screen,
                        struct review_asked *asked, size_t *left, struct why *why)
{
    const char *const departments[] = {review_screen_department(screen)->code};
    struct campaign_selection selection = {
        .departments = departments, .department_count = 1, .edited = EDITED_ONLY};
    const struct campaign *campaign = &screen->state.campaign;
    bool done = campaigns_select(app->model, campaign, &selection, &asked->ids, left, why);
    free(asked->ids);
    asked->ids = NULL;
    selection.edited = EDITED_NOT;
    return done &&
           campaigns_select(app->model, campaign, &selection, &asked->ids, &asked->count, why);
}

/* Confirms what is open in the focused department. */
static enum outcome confirm_department(struct app *app, const struct review_screen *screen)
{
    struct why why = app_why(app);
    struct review_asked asked = {.campaign = screen->state.campaign.id,
                                 .head = screen->state.campaign.head,
                                 .outcome = REVIEW_UNCHANGED};
    size_t left = 0;
    if (review_screen_department(screen) == NULL || !app_read(app))
        return STAY;
    bool done = campaigns_open(&screen->state.campaign, &why) &&
                select_open(app, screen, &asked, &left, &why);
    app_read_end(app);
    if (!done)
        app_refuse(app, &why);
    else
        review_ask_unchanged(app, &asked, 0, left);
    return REDRAW;
}

enum outcome review_act_confirm(struct app *app)
{
    const struct review_screen *screen = review_screen_of(app->top);
    return screen != NULL ? confirm_department(app, screen) : review_list_confirm(app);
}

static enum outcome screen_move(struct app *app, struct pane *pane, enum move move)
{
    struct review_screen *screen = (struct review_screen *)pane;
    (void)app;
    return focus_move(&screen->focus, move, screen->state.count);
}

static enum outcome screen_key(struct app *app, struct pane *pane, const struct key *key)
{
    struct review_screen *screen = (struct review_screen *)pane;
    enum outcome pressed = focus_press(&screen->focus, key, screen->state.count);
    return pressed == REDRAW && key->type == KEYS_DOUBLE ? review_act_department(app) : pressed;
}

static bool screen_offers(const struct pane *pane, const char *name)
{
    const struct review_screen *screen = (const struct review_screen *)pane;
    const struct campaign *campaign = &screen->state.campaign;
    bool shown = campaign->id != 0;
    bool closed = campaign->closed_on[0] != '\0', approved = campaign->approved_on[0] != '\0';
    if (strcmp(name, "review-next") == 0)
        return screen->round_count > 1;
    if (strcmp(name, "review-department") == 0)
        return screen->state.count > 0;
    if (strcmp(name, "review-confirm") == 0)
        return screen->state.count > 0 && !closed && !approved;
    if (strcmp(name, "review-approve") == 0 || strcmp(name, "review-send") == 0 ||
        strcmp(name, "review-receive") == 0)
        return shown && !closed && !approved;
    if (strcmp(name, "review-close") == 0)
        return approved && !closed;
    return strcmp(name, "review-record") != 0 || shown;
}

static const struct pane_ops ops = {
    .title = screen_title,
    .key = screen_key,
    .move = screen_move,
    .draw = review_screen_draw,
    .reload = screen_reload,
    .offers = screen_offers,
    .free = screen_free,
};

/*
 * The categories of a department in a round: their marks, what is answered for them.
 * Drawing is in review_draw.c.
 */
#include "model/kinds.h"
#include "model/mem.h"
#include "tui/form.h"
#include "tui/page.h"
#include "tui/review_screen_inside.h"

#include <stdlib.h>
#include <string.h>

static const struct pane_ops ops;

struct review_list *review_list_of(struct pane *pane)
{
    return pane->ops == &ops ? (struct review_list *)pane : NULL;
}

static struct review_list *top_list(struct app *app)
{
    struct review_list *list = review_list_of(app->top);
    if (list == NULL)
        bug("the categories of an annual review were expected");
    return list;
}

static void forget(struct review_list *list)
{
    campaign_clear(&list->campaign);
    free(list->ids);
    list->ids = NULL;
    list->count = 0;
}

static void list_reload(struct app *app, struct pane *pane)
{
    struct review_list *list = (struct review_list *)pane;
    struct why why = app_why(app);
    int64_t id = list->campaign.id;
    int64_t focused = list->focus.at < list->count ? list->ids[list->focus.at] : 0;
    if (!app_read(app))
        return;
    forget(list);
    list->campaign.id = id;
    bool done = campaigns_read(app->model, id, &list->campaign, &why) &&
                campaigns_reviews(app->model, id, list->department, list->only_open, &list->ids,
                                  &list->count, &why);
    app_read_end(app);
    if (!done && why.class == WHY_FILE)
        app_unread(app, &why);
    if (list->campaign.id == 0)
        list->campaign.id = id;
    for (size_t i = 0; i < list->count; i++)
        if (list->ids[i] == focused)
            list->focus.at = i;
    if (list->focus.at >= list->count)
        list->focus.at = list->count == 0 ? 0 : list->count - 1;
}

static void list_free(struct pane *pane)
{
    struct review_list *list = (struct review_list *)pane;
    forget(list);
    marks_clear(&list->marks);
    free(list->asked.ids);
    free(list->title);
    free(list);
}

static void list_title(struct app *app, struct pane *pane, struct buf *out)
{
    (void)app;
    buf_puts(out, ((struct review_list *)pane)->title);
}

void review_list_open(struct app *app, const struct campaign *campaign,
                      const struct campaign_department *department)
{
    struct review_list *list = mem_new(1, sizeof *list);
    struct buf title = {0};
    if (department->id == 0)
        buf_puts(&title, words_in(app->lang, "(no department)"));
    else
        buf_printf(&title, "%s %s", department->code, department->name);
    list->title = buf_take(&title);
    list->pane.ops = &ops;
    list->pane.context = ON_REVIEW_LIST;
    list->campaign.id = campaign->id;
    list->department = department->id;
    app_open(app, &list->pane);
    list_reload(app, &list->pane);
}

/* The category of the focused review; 0 where there is none. */
static int64_t focused_category(struct app *app)
{
    const struct review_list *list = top_list(app);
    struct campaign_review review = {0};
    struct why why = app_why(app);
    int64_t id = 0;
    if (list->focus.at >= list->count || !app_read(app))
        return 0;
    if (campaigns_review(app->model, &list->campaign, list->ids[list->focus.at], &review, &why))
        id = review.category;
    else
        app_refuse(app, &why);
    campaign_review_clear(&review);
    app_read_end(app);
    return id;
}

enum outcome review_act_category(struct app *app)
{
    int64_t id = focused_category(app);
    if (id != 0)
        page_open(app, kinds_find("category"), id);
    return REDRAW;
}

enum outcome review_act_edit(struct app *app)
{
    int64_t id = focused_category(app);
    if (id != 0)
        form_open(app, kinds_find("category"), id);
    return REDRAW;
}

enum outcome review_act_mark(struct app *app)
{
    struct review_list *list = top_list(app);
    if (list->focus.at >= list->count)
        return STAY;
    int64_t id = list->ids[list->focus.at];
    if (marks_has(&list->marks, id))
        marks_drop(&list->marks, &id, 1);
    else
        marks_add(&list->marks, &id, 1);
    focus_move(&list->focus, MOVE_DOWN, list->count);
    return REDRAW;
}

enum outcome review_act_mark_all(struct app *app)
{
    struct review_list *list = top_list(app);
    if (marks_has_all(&list->marks, list->ids, list->count))
        marks_drop(&list->marks, list->ids, list->count);
    else
        marks_add(&list->marks, list->ids, list->count);
    return REDRAW;
}

enum outcome review_act_filter(struct app *app)
{
    struct review_list *list = top_list(app);
    list->only_open = !list->only_open;
    marks_clear(&list->marks); /* none is to be answered unseen */
    list_reload(app, &list->pane);
    return REDRAW;
}

/* The marked reviews, else the focused one; nothing where there is none. */
static struct review_asked asked_of(const struct review_list *list, enum review_outcome outcome)
{
    struct review_asked asked = {
        .campaign = list->campaign.id, .head = list->campaign.head, .outcome = outcome};
    size_t count = list->marks.count;
    const int64_t *ids = list->marks.ids;
    if (count == 0 && list->focus.at < list->count) {
        ids = &list->ids[list->focus.at];
        count = 1;
    }
    asked.ids = mem_new(count + 1, sizeof *asked.ids);
    if (count > 0)
        memcpy(asked.ids, ids, count * sizeof *asked.ids);
    asked.count = count;
    return asked;
}

/* How many of ASKED are of categories that were changed since the round began. */
static size_t count_edited(struct app *app, const struct review_list *list,
                           const struct review_asked *asked)
{
    struct why why = app_why(app);
    size_t edited = 0;
    if (!app_read(app))
        return 0;
    for (size_t i = 0; i < asked->count; i++) {
        struct campaign_review review;
        if (campaigns_review(app->model, &list->campaign, asked->ids[i], &review, &why))
            edited += review.edited;
        campaign_review_clear(&review);
    }
    app_read_end(app);
    return edited;
}

/* Asks about the marked reviews, else the focused one. */
static enum outcome ask(struct app *app, enum review_outcome outcome)
{
    struct review_list *list = top_list(app);
    struct why why = app_why(app);
    if (list->count == 0 && list->marks.count == 0)
        return STAY;
    if (!campaigns_open(&list->campaign, &why)) {
        app_refuse(app, &why);
        return REDRAW;
    }
    struct review_asked asked = asked_of(list, outcome);
    if (outcome != REVIEW_UNCHANGED)
        review_ask_comment(app, &asked);
    else
        review_ask_unchanged(app, &asked, count_edited(app, list, &asked), 0);
    return REDRAW;
}

enum outcome review_list_confirm(struct app *app)
{
    return ask(app, REVIEW_UNCHANGED);
}

enum outcome review_act_changed(struct app *app)
{
    return ask(app, REVIEW_CHANGED);
}

enum outcome review_act_retire(struct app *app)
{
    return ask(app, REVIEW_RETIRE);
}

static enum outcome list_move(struct app *app, struct pane *pane, enum move move)
{
    struct review_list *list = (struct review_list *)pane;
    (void)app;
    return focus_move(&list->focus, move, list->count);
}

static enum outcome list_key(struct app *app, struct pane *pane, const struct key *key)
{
    struct review_list *list = (struct review_list *)pane;
    enum outcome pressed = focus_press(&list->focus, key, list->count);
    return pressed == REDRAW && key->type == KEYS_DOUBLE ? review_act_category(app) : pressed;
}

static bool list_offers(const struct pane *pane, const char *name)
{
    const struct review_list *list = (const struct review_list *)pane;
    static const char *const answers[] = {"review-confirm", "review-changed", "review-retire"};
    for (size_t i = 0; i < sizeof answers / sizeof answers[0]; i++)
        if (strcmp(name, answers[i]) == 0)
            return list->count > 0 && list->campaign.approved_on[0] == '\0' &&
                   list->campaign.closed_on[0] == '\0';
    return list->count > 0 || strcmp(name, "review-filter") == 0 || strcmp(name, "back") == 0 ||
           strcmp(name, "undo") == 0;
}

static const struct pane_ops ops = {
    .title = list_title,
    .key = list_key,
    .move = list_move,
    .draw = review_list_draw,
    .reload = list_reload,
    .offers = list_offers,
    .free = list_free,
};

/*
 * Drawing the annual review: the head of a round, a bar for each department; and the
 * categories of a department.
 */
#include "model/dates.h"
#include "model/mem.h"
#include "model/numbers.h"
#include "tui/review_screen_inside.h"
#include "tui/wrapped.h"

#include <stdlib.h>

enum {
    BAR_WIDE = 20, /* columns of a bar, brackets included */
    BAR_NARROW = 12,
    WIDE = 60, /* columns inside the box for the wide bar and all numbers */
    OUTCOME_WIDTH = 12,
    DAY_WIDTH = 10,
    DETAIL_LEAST = 8 /* rows inside the box for the comment to stand below */
};

static size_t answered(const struct campaign_tally *tally)
{
    return tally->total - tally->of[REVIEW_OPEN];
}

/* Adds WORDS with DAY, and LEFT behind them, to OUT, which is for ROOM columns: only
 * whole. */
static void put_day(struct app *app, const char *words, const char *day, const char *left, int room,
                    struct buf *out)
{
    struct buf text = {0};
    size_t before = out->length;
    if (day[0] == '\0')
        return;
    date_format(day, app->lang, &text);
    buf_puts(out, out->length == 0 ? "" : "  ");
    buf_printf(out, words_in(app->lang, words), buf_text(&text));
    buf_puts(out, left);
    buf_clear(&text);
    if (before > 0 && canvas_width(app->canvas, buf_text(out)) > room)
        out->text[out->length = before] = '\0';
}

/* Adds how long it is until the due date, or how long since. */
static void put_left(const struct campaign_state *state, enum lang lang, struct buf *out)
{
    long days = state->days_left;
    if (state->campaign.due_on[0] == '\0' || state->campaign.closed_on[0] != '\0')
        return;
    if (days < 0)
        buf_printf(out, words_in(lang, N_(" (%s days ago)")), count_text(-days).text);
    else if (days == 0)
        buf_puts(out, words_in(lang, N_(" (today)")));
    else
        buf_printf(out, words_in(lang, N_(" (%s days left)")), count_text(days).text);
}

/* The lines of the head: dates, sums; where there is little room the sums alone. */
static void draw_head(struct app *app, const struct campaign_state *state, struct area area)
{
    const struct campaign *campaign = &state->campaign;
    struct buf days = {0}, sums = {0}, left = {0};
    int room = area.width - 1;
    bool closed = campaign->closed_on[0] != '\0';
    put_left(state, app->lang, &left);
    /* What comes last is left out first: of a closed round the day it was due on. */
    put_day(app, N_("closed on %s"), campaign->closed_on, "", room, &days);
    if (!closed)
        put_day(app, N_("due on %s"), campaign->due_on, buf_text(&left), room, &days);
    put_day(app, N_("approved on %s"), campaign->approved_on, "", room, &days);
    put_day(app, N_("started on %s"), campaign->started_on, "", room, &days);
    if (closed)
        put_day(app, N_("due on %s"), campaign->due_on, "", room, &days);
    buf_printf(&sums, words_in(app->lang, N_("%s of %s answered")),
               count_text((int64_t)answered(&state->tally)).text,
               count_text((int64_t)state->tally.total).text);
    for (enum review_outcome o = REVIEW_OPEN; o < REVIEW_OUTCOMES; o++)
        if (state->tally.of[o] > 0)
            buf_printf(&sums, "  %s %s", review_outcome_label(o, app->lang),
                       count_text((int64_t)state->tally.of[o]).text);
    if (area.height > 1)
        canvas_put(app->canvas, area.y, area.x + 1, area.width - 1,
                   state->overdue ? ROLE_WARNING : ROLE_TEXT, buf_text(&days));
    if (area.height > 0)
        canvas_put(app->canvas, area.y + area.height - 1, area.x + 1, area.width - 1, ROLE_TEXT,
                   buf_text(&sums));
    buf_clear(&days);
    buf_clear(&left);
    buf_clear(&sums);
}

/* A bar of WIDTH columns, filled as far as TALLY is answered: full only once all is. */
static void put_bar(const struct campaign_tally *tally, int width, struct buf *out)
{
    size_t done = answered(tally);
    int room = width - 2;
    int filled = tally->total == 0 ? 0 : (int)((double)done / (double)tally->total * room);
    if (filled == 0 && done > 0)
        filled = 1;
    buf_putc(out, '[');
    for (int i = 0; i < room; i++)
        buf_putc(out, i < filled ? '#' : '.');
    buf_putc(out, ']');
}

/* Adds the answers that want something to be done. */
static void put_outcomes(const struct campaign_tally *tally, enum lang lang, struct buf *out)
{
    for (enum review_outcome o = REVIEW_CHANGED; o < REVIEW_OUTCOMES; o++)
        if (tally->of[o] > 0)
            buf_printf(out, "  %s %s", review_outcome_label(o, lang),
                       count_text((int64_t)tally->of[o]).text);
}

static void draw_department(struct app *app, const struct campaign_state *state, size_t i,
                            bool focused, struct area inside, int y)
{
    const struct campaign_department *department = &state->departments[i];
    const struct campaign_tally *tally = &department->tally;
    bool wide = inside.width >= WIDE;
    bool late = state->overdue && tally->of[REVIEW_OPEN] > 0;
    enum role role = focused ? ROLE_SELECTED : late ? ROLE_WARNING : ROLE_TEXT;
    struct buf line = {0}, number = {0};
    put_bar(tally, wide ? BAR_WIDE : BAR_NARROW, &line);
    buf_printf(&number, "%s/%s", count_text((int64_t)answered(tally)).text,
               count_text((int64_t)tally->total).text);
    buf_printf(&line, " %*s%s", wide ? 11 : 5, buf_text(&number), late ? " !" : "  ");
    if (department->id == 0)
        buf_puts(&line, words_in(app->lang, "(no department)"));
    else
        buf_printf(&line, "%s %s", department->code, department->name);
    put_outcomes(tally, app->lang, &line);
    char *text = wrapped_in_one_line(buf_text(&line));
    canvas_put(app->canvas, y, inside.x, inside.width, role, focused ? ">" : "");
    canvas_put(app->canvas, y, inside.x + 1, inside.width - 1, role, text);
    if (focused)
        canvas_cursor(app->canvas, y, inside.x);
    free(text);
    buf_clear(&line);
    buf_clear(&number);
}

/* What stands on the screen while there is no round. */
static void draw_empty(struct app *app, const struct review_screen *screen, struct area inside)
{
    struct buf text = {0};
    if (screen->read)
        buf_printf(&text,
                   words_in(app->lang,
                            N_("No annual review was started yet. %s starts one: each department "
                               "confirms its data categories by a date, or says what changed; "
                               "then it is approved and closed.")),
                   app_key_of(app, ON_REVIEW, "review-start").text);
    else
        buf_puts(&text, "..");
    wrapped_draw(app->canvas,
                 (struct area){inside.y, inside.x + 1, inside.height, inside.width - 2}, ROLE_TEXT,
                 buf_text(&text), 0);
    canvas_cursor(app->canvas, inside.y, inside.x);
    buf_clear(&text);
}

static void draw_box(struct app *app, const struct review_screen *screen, struct area area)
{
    const struct campaign *campaign = &screen->state.campaign;
    struct buf title = {0}, place = {0};
    buf_puts(&title, words_in(app->lang, "Annual review"));
    if (campaign->id != 0)
        buf_printf(&title, " %s %s", campaign->code, campaign->name);
    if (screen->round_count > 1)
        buf_printf(&place, "%zu/%zu", screen->round + 1, screen->round_count);
    canvas_box(app->canvas, area.y, area.x, area.height, area.width, ROLE_BORDER_ON,
               buf_text(&title), place.length > 0 ? buf_text(&place) : NULL);
    buf_clear(&title);
    buf_clear(&place);
}

void review_screen_draw(struct app *app, struct pane *pane, struct area area)
{
    struct review_screen *screen = (struct review_screen *)pane;
    struct area inside = {area.y + 1, area.x + 1, area.height - 2, area.width - 2};
    draw_box(app, screen, area);
    if (screen->state.campaign.id == 0) {
        draw_empty(app, screen, inside);
        return;
    }
    int head = inside.height > 3 ? 2 : inside.height > 1 ? 1 : 0;
    draw_head(app, &screen->state, (struct area){inside.y, inside.x, head, inside.width});
    inside.y += head;
    inside.height -= head;
    if (inside.height >= DETAIL_LEAST) {
        canvas_rule(app->canvas, inside.y, inside.x, inside.width, ROLE_BORDER);
        inside.y++;
        inside.height--;
    }
    focus_show(&screen->focus, inside, screen->state.count);
    canvas_cursor(app->canvas, inside.y, inside.x);
    for (size_t i = screen->focus.first; i < focus_end(&screen->focus, screen->state.count); i++)
        draw_department(app, &screen->state, i, i == screen->focus.at, inside,
                        focus_y(&screen->focus, i));
}

/* What stands for the outcome of REVIEW; that its category was changed, while it is
 * open. */
static const char *outcome_words(const struct campaign_review *review, enum lang lang)
{
    return review->outcome == REVIEW_OPEN && review->edited
               ? words_in(lang, N_("Edited"))
               : review_outcome_label(review->outcome, lang);
}

static void draw_review(struct app *app, const struct review_list *list,
                        const struct campaign_review *review, bool focused, struct area inside,
                        int y)
{
    bool open = review->outcome == REVIEW_OPEN, marked = marks_has(&list->marks, review->id);
    bool wide = inside.width >= WIDE;
    enum role role = focused          ? ROLE_SELECTED
                     : marked         ? ROLE_MARKED
                     : !open          ? ROLE_DIM
                     : review->edited ? ROLE_WARNING
                                      : ROLE_TEXT;
    int x = inside.x + 2, end = inside.x + inside.width;
    struct buf title = {0};
    buf_printf(&title, "%s %s", review->code, review->name);
    char *text = wrapped_in_one_line(buf_text(&title));
    canvas_put(app->canvas, y, inside.x, inside.width, role, focused ? ">" : "");
    canvas_put(app->canvas, y, inside.x + 1, 1, role, marked ? "*" : "");
    canvas_put(app->canvas, y, x, OUTCOME_WIDTH, role, outcome_words(review, app->lang));
    x += OUTCOME_WIDTH + 1;
    if (wide) {
        canvas_put(app->canvas, y, x, DAY_WIDTH, role, review->reviewed_on);
        x += DAY_WIDTH + 1;
    }
    canvas_put(app->canvas, y, x, end - x, role, text);
    if (focused)
        canvas_cursor(app->canvas, y, inside.x);
    free(text);
    buf_clear(&title);
}

/* Who reviewed the focused category, when, and what was said; at the end of INSIDE,
 * which loses its rows. */
static void draw_detail(struct app *app, const struct campaign_review *review, struct area *inside)
{
    struct buf text = {0};
    if (inside->height < DETAIL_LEAST)
        return;
    inside->height -= 3;
    int y = inside->y + inside->height;
    canvas_rule(app->canvas, y, inside->x, inside->width, ROLE_BORDER);
    if (review->id != 0)
        buf_printf(&text, "[%s]", outcome_words(review, app->lang));
    put_day(app, "%s", review->reviewed_on, "", inside->width, &text);
    if (review->reviewer != NULL && review->reviewer[0] != '\0')
        buf_printf(&text, "  %s", review->reviewer);
    if (review->comment != NULL && review->comment[0] != '\0')
        buf_printf(&text, ": %s", review->comment);
    char *line = wrapped_in_one_line(buf_text(&text));
    wrapped_draw(app->canvas, (struct area){y + 1, inside->x + 1, 2, inside->width - 2}, ROLE_TEXT,
                 line, 0);
    free(line);
    buf_clear(&text);
}

static void draw_list_box(struct app *app, const struct review_list *list, struct area area)
{
    struct buf title = {0}, place = {0};
    buf_puts(&title, list->title);
    if (list->only_open)
        buf_printf(&title, " (%s)", review_outcome_label(REVIEW_OPEN, app->lang));
    if (list->marks.count > 0)
        buf_printf(&place, words_count(app->lang, "%s marked", "%s marked", list->marks.count),
                   count_text((int64_t)list->marks.count).text);
    else
        focus_put_place(&list->focus, list->count, &place);
    canvas_box(app->canvas, area.y, area.x, area.height, area.width, ROLE_BORDER_ON,
               buf_text(&title), buf_text(&place));
    buf_clear(&title);
    buf_clear(&place);
}

/* Draws the rows; those that cannot be read now are left as they are. */
static void draw_reviews(struct app *app, struct review_list *list, struct area inside)
{
    struct why why = app_why(app);
    struct campaign_review review = {0};
    if (!app_read(app))
        return;
    if (list->focus.at < list->count &&
        !campaigns_review(app->model, &list->campaign, list->ids[list->focus.at], &review, &why))
        app_unread(app, &why);
    draw_detail(app, &review, &inside);
    campaign_review_clear(&review);
    focus_show(&list->focus, inside, list->count);
    for (size_t i = list->focus.first; i < focus_end(&list->focus, list->count); i++) {
        if (campaigns_review(app->model, &list->campaign, list->ids[i], &review, &why))
            draw_review(app, list, &review, i == list->focus.at, inside, focus_y(&list->focus, i));
        campaign_review_clear(&review);
    }
    app_read_end(app);
}

void review_list_draw(struct app *app, struct pane *pane, struct area area)
{
    struct review_list *list = (struct review_list *)pane;
    struct area inside = {area.y + 1, area.x + 1, area.height - 2, area.width - 2};
    draw_list_box(app, list, area);
    canvas_cursor(app->canvas, inside.y, inside.x);
    if (list->count == 0)
        wrapped_draw(app->canvas,
                     (struct area){inside.y, inside.x + 1, inside.height, inside.width - 2},
                     ROLE_DIM,
                     words_in(app->lang, list->only_open ? N_("All of them are answered.")
                                                         : N_("There is no data category here.")),
                     0);
    draw_reviews(app, list, inside);
}

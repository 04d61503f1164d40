/*
 * What the annual review asks for: lines that are typed one after the other in a small
 * box, and questions. What was typed is kept until all of it was taken; where it is
 * refused in the end the lines are gone through again.
 */
#include "model/dates.h"
#include "model/mem.h"
#include "model/numbers.h"
#include "tui/dialog.h"
#include "tui/line_box.h"
#include "tui/progress.h"
#include "tui/reason.h"
#include "tui/review_screen_inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WIDTH_MOST = 64, STEPS = 3 };

/* What the lines are for. */
enum purpose { TO_START, TO_APPROVE, TO_ANSWER, TO_CLOSE, PURPOSES };

/* clang-format off */
static const struct {
    const char *title; /* English keys */
    const char *about[STEPS];
} boxes[PURPOSES] = {
    [TO_START] = {N_("Start a review"),
        {N_("Its name, such as the year."),
         N_("The day by which the departments are to answer."),
         N_("Which data categories, as a filter of lists; empty for all that are not retired.")}},
    [TO_APPROVE] = {N_("Approve the review"),
        {N_("Who approves: name or title of the protection manager."),
         N_("Answers are open. The number of those that may stay open:"),
         N_("Why it is approved without them; an auditor will read it.")}},
    [TO_ANSWER] = {N_("Answer"),
        {N_("What the department says about it; may stay empty.")}},
    [TO_CLOSE] = {N_("Close the review"),
        {N_("Nothing in it is changed any more. The name of the snapshot that seals the result:")}},
};
/* clang-format on */

struct review_ask {
    struct line_box box;
    enum purpose purpose;
    int step, steps;
    char *typed[STEPS];
    struct review_asked asked;
};

static const struct line_ops ops;

static void clear(struct line_box *box)
{
    struct review_ask *ask = (struct review_ask *)box;
    for (int i = 0; i < STEPS; i++)
        free(ask->typed[i]);
    free(ask->asked.ids);
}

/* Opens the box of so many STEPS, the first line beginning with BEFORE. */
static void open_lines(struct app *app, enum purpose purpose, int steps, const char *before,
                       const struct review_asked *asked)
{
    struct review_ask *ask = mem_new(1, sizeof *ask);
    ask->purpose = purpose;
    ask->steps = steps;
    if (asked != NULL)
        ask->asked = *asked;
    line_box_open(app, &ask->box, &ops, before);
}

void review_ask_start(struct app *app)
{
    open_lines(app, TO_START, 3, "", NULL);
}

void review_ask_approve(struct app *app, const struct campaign *campaign, size_t open)
{
    const struct review_asked asked = {.campaign = campaign->id};
    open_lines(app, TO_APPROVE, open > 0 ? 3 : 1, "", &asked);
}

void review_ask_close(struct app *app, const struct campaign *campaign)
{
    const struct review_asked asked = {.campaign = campaign->id};
    open_lines(app, TO_CLOSE, 1, campaign->name, &asked);
}

void review_ask_comment(struct app *app, struct review_asked *asked)
{
    open_lines(app, TO_ANSWER, 1, "", asked);
    asked->ids = NULL;
}

/* Goes to STEP, beginning with what was typed there. */
static void go_to(struct review_ask *ask, int step)
{
    ask->step = step;
    edit_set(&ask->box.edit, ask->typed[step] == NULL ? "" : ask->typed[step]);
}

/* Takes the lines of a new round; the screen below shows it then. */
static bool start(struct app *app, struct review_ask *ask, struct why *why)
{
    const struct campaign_order order = {
        .name = ask->typed[0], .due_on = ask->typed[1], .filter = ask->typed[2]};
    struct review_screen *screen = review_screen_of(ask->box.pane.below);
    struct campaign campaign;
    size_t count;
    struct progress progress = progress_new(app, words_in(app->lang, N_("Starting the review")));
    model_on_work(app->model, progress_tell_time, &progress);
    bool done = campaigns_start(app->model, &order, &campaign, &count, why);
    model_on_work(app->model, NULL, NULL);
    progress_end(&progress);
    if (done) {
        app_say(app, ROLE_OK, N_("The review %s began: %s data categories, due on %s."),
                campaign.name, count_text((int64_t)count).text, campaign.due_on);
        if (screen != NULL)
            screen->wanted = campaign.id;
    }
    campaign_clear(&campaign);
    return done;
}

static bool approve(struct app *app, struct review_ask *ask, struct why *why)
{
    struct campaign_approval approval = {.by = ask->typed[0]};
    struct campaign campaign;
    if (ask->steps > 1) {
        approval.open = (size_t)strtoul(ask->typed[1], NULL, 10);
        approval.reason = ask->typed[2];
    }
    bool done = campaigns_read(app->model, ask->asked.campaign, &campaign, why) &&
                campaigns_approve(app->model, &campaign, &approval, why);
    if (done)
        app_say(app, ROLE_OK, N_("Approved: %s %s."), campaign.code, campaign.name);
    campaign_clear(&campaign);
    return done;
}

static bool close_round(struct app *app, struct review_ask *ask, struct why *why)
{
    struct campaign campaign;
    struct progress progress = progress_new(app, words_in(app->lang, N_("Sealing the result")));
    model_on_work(app->model, progress_tell_time, &progress);
    bool done = campaigns_read(app->model, ask->asked.campaign, &campaign, why) &&
                campaigns_close(app->model, &campaign, ask->typed[0], NULL, why);
    model_on_work(app->model, NULL, NULL);
    progress_end(&progress);
    if (done)
        app_say(app, ROLE_OK, N_("Closed: %s %s. Its result is sealed as the snapshot \"%s\"."),
                campaign.code, campaign.name, ask->typed[0]);
    campaign_clear(&campaign);
    return done;
}

/* Gives ANSWER to the reviews of ASKED. */
static bool give(struct app *app, const struct review_asked *asked,
                 const struct campaign_answer *answer, struct why *why)
{
    struct campaign campaign;
    struct progress progress = progress_new(app, words_in(app->lang, N_("Answering")));
    model_on_work(app->model, progress_tell_time, &progress);
    bool done = campaigns_read(app->model, asked->campaign, &campaign, why);
    campaign.head = asked->head;
    done = done &&
           campaigns_answer(app->model, &campaign, asked->ids, asked->count, answer, NULL, why);
    model_on_work(app->model, NULL, NULL);
    progress_end(&progress);
    if (done)
        app_say(app, ROLE_OK, N_("%s: %s data categories."),
                review_outcome_label(asked->outcome, app->lang),
                count_text((int64_t)asked->count).text);
    campaign_clear(&campaign);
    return done;
}

/* Forgets the marks of the list that is on top now. */
static void unmark(struct app *app)
{
    struct review_list *list = review_list_of(app->top);
    if (list != NULL)
        marks_clear(&list->marks);
}

/* Carries out what all lines were typed for. */
static bool finish(struct app *app, struct review_ask *ask, struct why *why)
{
    const struct campaign_answer answer = {.outcome = ask->asked.outcome, .comment = ask->typed[0]};
    switch (ask->purpose) {
    case TO_START:
        return start(app, ask, why);
    case TO_APPROVE:
        return approve(app, ask, why);
    case TO_ANSWER:
        return give(app, &ask->asked, &answer, why);
    case TO_CLOSE:
        return close_round(app, ask, why);
    case PURPOSES:
        break;
    }
    return true;
}

/* Whether what was typed in the present step can be taken so far. */
static bool judge(const struct review_ask *ask, struct why *why)
{
    const char *typed = ask->box.edit.text;
    char iso[11];
    if (ask->purpose == TO_START && ask->step == 1)
        return date_parse(typed, iso, why);
    if (ask->purpose == TO_START && ask->step == 0 && typed[strspn(typed, " ")] == '\0')
        return why_set(why, "A review needs a name.");
    if (ask->purpose == TO_APPROVE && ask->step == 1 &&
        (typed[0] < '1' || typed[0] > '9' || typed[strspn(typed, "0123456789")] != '\0'))
        return why_set(why, "\"%s\" is not a number of reviews.", typed);
    if (ask->purpose == TO_APPROVE && ask->step == 0 && typed[strspn(typed, " ")] == '\0')
        return why_set(why, "An approval names who approves.");
    return true;
}

static enum outcome give_line(struct app *app, struct line_box *box)
{
    struct review_ask *ask = (struct review_ask *)box;
    struct why why = app_why(app);
    if (!judge(ask, &why)) {
        line_box_refuse(box, &why);
        return REDRAW;
    }
    free(ask->typed[ask->step]);
    ask->typed[ask->step] = mem_copy(ask->box.edit.text);
    if (ask->step + 1 < ask->steps) {
        go_to(ask, ask->step + 1);
        return REDRAW;
    }
    if (!finish(app, ask, &why)) {
        line_box_refuse(box, &why);
        go_to(ask, 0);
        return REDRAW;
    }
    app_take(app);
    line_box_free(box);
    unmark(app);
    return RELOAD;
}

static void put_words(struct app *app, struct line_box *box, struct buf *title, struct buf *about)
{
    const struct review_ask *ask = (const struct review_ask *)box;
    buf_puts(title, words_in(app->lang, boxes[ask->purpose].title));
    if (ask->steps > 1)
        buf_printf(title, " %d/%d", ask->step + 1, ask->steps);
    buf_puts(about, words_in(app->lang, boxes[ask->purpose].about[ask->step]));
}

static const struct line_ops ops = {
    .most = WIDTH_MOST, .words = put_words, .give = give_line, .clear = clear};

/* A confirmation while its question and its reason are asked: it stays with the screen
 * that asks, which alone frees it. */
static struct review_asked *pending_of(struct app *app)
{
    struct review_screen *screen = review_screen_of(app->top);
    struct review_list *list = review_list_of(app->top);
    if (screen == NULL && list == NULL)
        bug("an annual review was expected");
    return screen != NULL ? &screen->asked : &list->asked;
}

static enum outcome confirm(struct app *app, const char *reason, void *context)
{
    struct why why = app_why(app);
    const struct review_asked *asked = pending_of(app);
    const struct campaign_answer answer = {.outcome = REVIEW_UNCHANGED, .reason = reason};
    (void)context;
    if (!give(app, asked, &answer, &why)) {
        app_refuse(app, &why);
        return REDRAW;
    }
    unmark(app);
    return RELOAD;
}

static enum outcome confirm_answered(struct app *app, const struct dialog_question *question,
                                     size_t button)
{
    (void)question;
    (void)button;
    return reason_ask(app, NULL, confirm, NULL);
}

void review_ask_unchanged(struct app *app, struct review_asked *asked, size_t edited, size_t left)
{
    struct review_asked *pending = pending_of(app);
    struct buf text = {0};
    free(pending->ids);
    *pending = *asked;
    asked->ids = NULL;
    if (pending->count == 0) {
        app_say(app, ROLE_WARNING,
                left > 0 ? N_("What is open here was changed since the review began: open the "
                              "department and answer it there.")
                         : N_("Nothing is open here."));
        return;
    }
    buf_printf(&text,
               words_count(app->lang, "Confirm %s data category as unchanged?",
                           "Confirm %s data categories as unchanged?", pending->count),
               count_text((int64_t)pending->count).text);
    if (edited > 0)
        buf_printf(&text, words_in(app->lang, N_("\n%s of them changed since the review began.")),
                   count_text((int64_t)edited).text);
    if (left > 0)
        buf_printf(
            &text,
            words_in(app->lang, N_("\n%s more changed since the review began and stay open.")),
            count_text((int64_t)left).text);
    dialog_open(app,
                &(struct dialog_question){.title = words_in(app->lang, "Confirmed unchanged"),
                                          .text = buf_text(&text),
                                          .buttons = {{N_("Cancel"), NULL}, {N_("Confirm"), "y"}},
                                          .answer = confirm_answered});
    buf_clear(&text);
}

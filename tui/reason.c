/* See reason.h. */
#include "tui/reason.h"

#include "model/check.h"
#include "model/mem.h"
#include "tui/line_box.h"

#include <stdlib.h>
#include <string.h>

enum { WIDTH_MOST = 64 };

struct reason {
    struct pane pane;
    enum outcome (*done)(struct app *app, const char *reason, void *context);
    void *context;
    struct reason_question question; /* its title is NULL where a reason is asked for */
    struct edit edit;
    char *refusal; /* why what was typed is not taken; NULL: not tried yet */
};

static const struct pane_ops ops;

static struct reason *
new_line(struct app *app, const char *before,
         enum outcome (*done)(struct app *app, const char *reason, void *context), void *context)
{
    struct reason *reason = mem_new(1, sizeof *reason);
    reason->pane.ops = &ops;
    reason->pane.context = ON_REASON;
    reason->done = done;
    reason->context = context;
    edit_init(&reason->edit, before, false);
    app_open(app, &reason->pane);
    return reason;
}

enum outcome reason_ask(struct app *app, const char *before,
                        enum outcome (*done)(struct app *app, const char *reason, void *context),
                        void *context)
{
    if (!app->ask_reason) {
        enum outcome outcome = done(app, NULL, context);
        free(context);
        return outcome;
    }
    new_line(app, before, done, context);
    return REDRAW;
}

enum outcome reason_ask_line(struct app *app, const struct reason_question *question,
                             enum outcome (*done)(struct app *app, const char *line, void *context),
                             void *context)
{
    new_line(app, NULL, done, context)->question = *question;
    return REDRAW;
}

static void reason_free(struct pane *pane)
{
    struct reason *reason = (struct reason *)pane;
    edit_clear(&reason->edit);
    free(reason->refusal);
    free(reason->context);
    free(reason);
}

static bool is_blank(const char *text)
{
    static const char wide[] = "　";
    while (*text != '\0') {
        if (strncmp(text, wide, sizeof wide - 1) == 0)
            text += sizeof wide - 1;
        else if (*text == ' ' || *text == '\t')
            text++;
        else
            return false;
    }
    return true;
}

static bool check_line(struct app *app, const struct reason *reason, struct why *why)
{
    const char *line = reason->edit.text;
    if (!is_blank(line))
        return check_text(line, why) &&
               (reason->question.taken == NULL || reason->question.taken(app, line, why));
    if (reason->question.title == NULL)
        return why_set(why, "A reason is needed: a few words on why this is changed.");
    return reason->question.optional || why_set(why, "Type something, or leave with Esc.");
}

enum outcome reason_act_give(struct app *app)
{
    struct reason *reason = (struct reason *)app->top;
    struct why why = app_why(app);
    bool good = check_line(app, reason, &why);
    if (!good) {
        free(reason->refusal);
        reason->refusal = mem_copy(why.text);
        return REDRAW;
    }
    app_take(app);
    enum outcome outcome = reason->done(app, reason->edit.text, reason->context);
    reason_free(&reason->pane);
    return outcome;
}

enum outcome reason_act_leave(struct app *app)
{
    if (((const struct reason *)app->top)->question.title == NULL)
        app_say(app, ROLE_WARNING, N_("Not done yet: no reason was given."));
    return CLOSE;
}

static enum outcome reason_key(struct app *app, struct pane *pane, const struct key *key)
{
    struct reason *reason = (struct reason *)pane;
    if (!edit_key(&reason->edit, key, app->canvas->columns, 1, app->canvas->ambiguous))
        return PASS;
    free(reason->refusal);
    reason->refusal = NULL;
    return REDRAW;
}

static void reason_draw(struct app *app, struct pane *pane, struct area area)
{
    struct reason *reason = (struct reason *)pane;
    bool other = reason->question.title != NULL;
    const struct line_box box = {
        .title = other ? reason->question.title : words_in(app->lang, "Reason for the change"),
        .about = other ? reason->question.about
                       : words_in(app->lang, "It is kept in the history with this change."),
        .refusal = reason->refusal,
        .most = WIDTH_MOST};
    line_box_draw(app, &box, &reason->edit, area);
}

static const struct pane_ops ops = {
    .overlay = true,
    .key = reason_key,
    .draw = reason_draw,
    .free = reason_free,
};

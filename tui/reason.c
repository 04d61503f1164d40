/* See reason.h. */
#include "tui/reason.h"

#include "model/check.h"
#include "model/mem.h"
#include "tui/line_box.h"

#include <stdlib.h>
#include <string.h>

enum { WIDTH_MOST = 64 };

struct reason {
    struct line_box box;
    enum outcome (*done)(struct app *app, const char *reason, void *context);
    void *context;
    struct reason_question question; /* its title is NULL where a reason is asked for */
};

static const struct line_ops ops;

static struct reason *
new_line(struct app *app, const char *before,
         enum outcome (*done)(struct app *app, const char *reason, void *context), void *context)
{
    struct reason *reason = mem_new(1, sizeof *reason);
    reason->done = done;
    reason->context = context;
    line_box_open(app, &reason->box, &ops, before);
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

static void clear(struct line_box *box)
{
    free(((struct reason *)box)->context);
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
    const char *line = reason->box.edit.text;
    if (!is_blank(line))
        return check_text(line, why) &&
               (reason->question.taken == NULL || reason->question.taken(app, line, why));
    if (reason->question.title == NULL)
        return why_set(why, "A reason is needed: a few words on why this is changed.");
    return reason->question.optional || why_set(why, "Type something, or leave with Esc.");
}

static enum outcome give(struct app *app, struct line_box *box)
{
    struct reason *reason = (struct reason *)box;
    struct why why = app_why(app);
    if (!check_line(app, reason, &why)) {
        line_box_refuse(box, &why);
        return REDRAW;
    }
    app_take(app);
    enum outcome outcome = reason->done(app, box->edit.text, reason->context);
    line_box_free(box);
    return outcome;
}

static void leave(struct app *app, struct line_box *box)
{
    if (((const struct reason *)box)->question.title == NULL)
        app_say(app, ROLE_WARNING, N_("Not done yet: no reason was given."));
}

static void put_words(struct app *app, struct line_box *box, struct buf *title, struct buf *about)
{
    const struct reason_question *question = &((const struct reason *)box)->question;
    bool other = question->title != NULL;
    buf_puts(title, other ? question->title : words_in(app->lang, "Reason for the change"));
    buf_puts(about, other ? question->about
                          : words_in(app->lang, "It is kept in the history with this change."));
}

static const struct line_ops ops = {
    .most = WIDTH_MOST, .words = put_words, .give = give, .leave = leave, .clear = clear};

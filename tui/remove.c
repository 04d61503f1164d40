/*
 * The question before a deletion. Where other records refer to the one that
 * goes, they are named first, and the deletion takes it out of them; all of
 * it is one entry of the journal, which undo takes back.
 */
#include "tui/remove.h"

#include "model/change.h"
#include "model/refer.h"
#include "tui/detail.h"
#include "tui/dialog.h"
#include "tui/list.h"

#include <stdlib.h>
#include <string.h>

enum { NAMED_MOST = 50 };

static bool carry_out(struct app *app, const struct kind *kind, int64_t id, bool carry,
                      struct why *why)
{
    struct record *record = record_load(app->model, kind, id, why);
    struct buf about = {0};
    if (record == NULL)
        return false;
    buf_printf(&about, "%s/%s", kind->name, record_value(record, "code"));
    record_free(record);
    struct change_note note = {.what = "delete", .about = buf_text(&about)};
    bool done = change_begin(app->model, &note, why) &&
                change_delete(app->model, kind, id, carry, NULL, why) &&
                change_commit(app->model, NULL, why);
    change_cancel(app->model);
    buf_clear(&about);
    return done;
}

static enum outcome answered(struct app *app, const struct dialog_question *question, size_t button)
{
    struct why why = app_why(app);
    struct buf title = {0};
    bool carry = strcmp(question->buttons[button].key, "x") == 0;
    record_title(app->model, question->kind, question->id, &title);
    bool done = carry_out(app, question->kind, question->id, carry, &why);
    if (done)
        app_say(app, ROLE_OK, N_("Deleted: %s. u takes it back."), buf_text(&title));
    else
        app_refuse(app, &why);
    buf_clear(&title);
    app->changed = done;
    /* The record's own page goes with it. */
    return done && !list_is(app->top) ? CLOSE : REDRAW;
}

/* Adds a line for each record that refers to the one that goes. */
static void name_referrers(struct app *app, const struct referrer *from, size_t count,
                           struct buf *out)
{
    for (size_t i = 0; i < count && i < NAMED_MOST; i++) {
        struct kinds_reference end = {from[i].kind, from[i].field};
        buf_puts(out, "\n- ");
        detail_end_label(&end, app->lang, out);
        buf_puts(out, ": ");
        record_title(app->model, from[i].kind, from[i].id, out);
    }
    if (count > NAMED_MOST) {
        size_t more = count - NAMED_MOST;
        buf_puts(out, "\n- ");
        buf_printf(out, words_count(app->lang, "%zu more", "%zu more", more), more);
    }
}

void remove_ask(struct app *app, const struct kind *kind, int64_t id)
{
    size_t count = 0;
    struct buf text = {0}, title = {0};
    struct referrer *from = refer_to(app->model, kind, id, &count);
    struct dialog_question question = {
        .title = words_in(app->lang, "Delete a record"),
        .buttons = {{N_("Cancel"), NULL}, {N_("Delete it"), "y"}},
        .answer = answered,
        .kind = kind,
        .id = id,
    };
    record_title(app->model, kind, id, &title);
    buf_printf(&text, words_in(app->lang, "%s: %s will be deleted."), kind->label[app->lang],
               buf_text(&title));
    buf_puts(&text, "\n");
    if (count == 0) {
        buf_puts(&text, words_in(app->lang, "Nothing is linked to it."));
    } else {
        buf_printf(&text,
                   words_count(app->lang, "%zu record is linked to it and will lose the link:",
                               "%zu records are linked to it and will lose the link:", count),
                   count);
        name_referrers(app, from, count, &text);
        question.buttons[1] = (struct dialog_button){N_("Unlink and delete"), "x"};
    }
    question.text = buf_text(&text);
    dialog_open(app, &question);
    buf_clear(&text);
    buf_clear(&title);
    free(from);
}

/*
 * The question before a deletion. Where other records refer to the one that
 * goes, they are named first, and the deletion takes it out of them; then those
 * that it refers to itself, which lose the other end. All of it is one entry of
 * the journal, which undo takes back.
 */
#include "tui/remove.h"

#include "model/cells.h"
#include "model/change.h"
#include "model/mem.h"
#include "model/numbers.h"
#include "model/record.h"
#include "model/refer.h"
#include "tui/detail.h"
#include "tui/dialog.h"
#include "tui/list.h"
#include "tui/reason.h"

#include <stdlib.h>
#include <string.h>

enum { NAMED_MOST = 50 };

/* What a deletion is about, while its reason is asked. */
struct removal {
    const struct kind *kind;
    int64_t id;
    bool carry;
};

/* Deletes the record; adds its code and name to TITLE. */
static bool carry_out(struct app *app, const struct removal *removal, const char *reason,
                      struct buf *title, struct why *why)
{
    const struct kind *kind = removal->kind;
    int64_t id = removal->id;
    struct record *record = record_load(app->model, kind, id, why);
    struct buf about = {0};
    if (record == NULL)
        return false;
    buf_printf(&about, "%s/%s", kind->name, record_value(record, "code"));
    buf_printf(title, "%s %s", record_value(record, "code"), record_value(record, "name"));
    record_free(record);
    struct change_note note = {.what = "delete", .about = buf_text(&about), .why = reason};
    bool done = change_begin(app->model, &note, why) &&
                change_delete(app->model, kind, id, removal->carry, NULL, why) &&
                change_commit(app->model, NULL, why);
    change_cancel(app->model);
    buf_clear(&about);
    return done;
}

static enum outcome remove_now(struct app *app, const char *reason, void *context)
{
    const struct removal *removal = context;
    struct why why = app_why(app);
    struct buf title = {0};
    bool done = carry_out(app, removal, reason, &title, &why);
    if (done)
        app_say(app, ROLE_OK, N_("Deleted: %s. %s takes it back."), buf_text(&title),
                app_key_of(app, ON_LIST, "undo").text);
    else
        app_refuse(app, &why);
    buf_clear(&title);
    app->changed = done;
    /* The record's own page goes with it. */
    return done && !list_is(app->top) ? CLOSE : REDRAW;
}

static enum outcome answered(struct app *app, const struct dialog_question *question, size_t button)
{
    struct removal *removal = mem_new(1, sizeof *removal);
    removal->kind = question->kind;
    removal->id = question->id;
    removal->carry = strcmp(question->buttons[button].key, "x") == 0;
    return reason_ask(app, NULL, remove_now, removal);
}

/* Adds how many of COUNT records were not named. */
static void name_more(struct app *app, size_t count, struct buf *out)
{
    if (count <= NAMED_MOST)
        return;
    buf_puts(out, "\n- ");
    count_put_more(count - NAMED_MOST, app->lang, out);
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
    name_more(app, count, out);
}

/* Adds a line for each record that RECORD refers to, the first NAMED_MOST of
 * them; returns how many there are. */
static size_t name_referred(struct app *app, const struct record *record, struct buf *out)
{
    size_t count = 0;
    for (size_t i = 0; i < record->kind->field_count; i++) {
        const struct field *field = &record->kind->fields[i];
        struct cells codes = {0};
        if (field->type == TYPE_LINKS)
            cells_parse(record->values[i], &codes);
        else if (kinds_is_reference(field) && record->values[i][0] != '\0')
            cells_add(&codes, record->values[i]);
        for (size_t k = 0; k < codes.count; k++, count++) {
            const struct kind *kind = kinds_find(field->kind);
            if (count >= NAMED_MOST)
                continue;
            buf_printf(out, "\n- %s: ", field->label[app->lang]);
            record_title(app->model, kind, record_find(app->model, kind, codes.items[k]), out);
        }
        cells_clear(&codes);
    }
    name_more(app, count, out);
    return count;
}

/* Adds what the deletion of RECORD does to others, both ways; returns how many
 * refer to it. */
static size_t tell_links(struct app *app, const struct record *record, struct buf *out)
{
    size_t count = 0;
    struct buf referred = {0};
    struct referrer *from = refer_to(app->model, record->kind, record->id, &count);
    size_t others = name_referred(app, record, &referred);
    buf_puts(out, "\n");
    if (count == 0) {
        buf_puts(out, words_in(app->lang, "No record refers to it."));
    } else {
        buf_printf(out,
                   words_count(app->lang, "%s record is linked to it and will lose the link:",
                               "%s records are linked to it and will lose the link:", count),
                   count_text((int64_t)count).text);
        name_referrers(app, from, count, out);
    }
    if (others > 0) {
        buf_puts(out, "\n");
        buf_printf(out,
                   words_count(app->lang, "It refers to %s record, which will no longer show it:",
                               "It refers to %s records, which will no longer show it:", others),
                   count_text((int64_t)others).text);
        buf_puts(out, buf_text(&referred));
    }
    buf_clear(&referred);
    free(from);
    return count;
}

static void ask(struct app *app, const struct record *record)
{
    struct buf text = {0}, title = {0};
    struct dialog_question question = {
        .title = words_in(app->lang, "Delete a record"),
        .buttons = {{N_("Cancel"), NULL}, {N_("Delete it"), "y"}},
        .answer = answered,
        .kind = record->kind,
        .id = record->id,
    };
    buf_printf(&title, "%s %s", record_value(record, "code"), record_value(record, "name"));
    buf_printf(&text, words_in(app->lang, "%s: %s will be deleted."),
               record->kind->label[app->lang], buf_text(&title));
    if (tell_links(app, record, &text) > 0)
        question.buttons[1] = (struct dialog_button){N_("Unlink and delete"), "x"};
    question.text = buf_text(&text);
    dialog_open(app, &question);
    buf_clear(&text);
    buf_clear(&title);
}

void remove_ask(struct app *app, const struct kind *kind, int64_t id)
{
    struct why why = app_why(app);
    /* Who cannot read the links cannot say what the deletion does. */
    if (!app_read(app))
        return;
    struct record *record = record_load(app->model, kind, id, &why);
    if (record == NULL)
        app_refuse(app, &why);
    else
        ask(app, record);
    record_free(record);
    app_read_end(app);
}

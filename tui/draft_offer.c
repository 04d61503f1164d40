/*
 * Unsaved forms of earlier sessions: which there are, what is asked of one, and
 * how one is continued. What is continued belongs to this window from then on.
 */
#include "model/numbers.h"
#include "tui/draft_keep.h"

#include "model/drafts.h"
#include "model/guard.h"
#include "model/history.h"
#include "tui/dialog.h"
#include "tui/draft_content.h"
#include "tui/form_inside.h"
#include "tui/picker.h"

#include <stdlib.h>
#include <string.h>

enum { LABELS_MOST = 8 };

enum { BUTTON_CONTINUE = 1, BUTTON_THROW_AWAY };

/* Whether the form of draft ID stands open in this window. */
static bool is_open(const struct app *app, int64_t id)
{
    for (struct pane *pane = app->top; pane != NULL; pane = pane->below) {
        const struct form *form = form_of(pane);
        if (form != NULL && form->draft->kept_id == id)
            return true;
    }
    return false;
}

/* Begins reading, and finds the drafts to offer. False where that cannot be, which
 * was said. What came true is ended with found(). */
static bool find(struct app *app, struct drafts *drafts)
{
    struct why why = app_why(app);
    if (!app_read(app))
        return false;
    bool read = drafts_list(app->model, drafts, &why);
    for (size_t i = drafts->count; i-- > 0;)
        if (is_open(app, drafts->items[i].id))
            drafts_leave_out(drafts, i);
    if (read)
        return true;
    app_refuse(app, &why);
    drafts_clear(drafts);
    app_read_end(app);
    return false;
}

static void found(struct app *app, struct drafts *drafts)
{
    drafts_clear(drafts);
    app_read_end(app);
}

/* Adds what ITEM is a draft of: "データ区分 C-0006 採用応募者". */
static void add_title(struct app *app, const struct drafts_item *item, struct buf *out)
{
    struct buf typed = {0}, title = {0};
    draft_content_text(item->content, "name", &typed);
    char *name = guard_quote(buf_text(&typed));
    if (item->record == 0)
        buf_printf(out, words_in(app->lang, "New: %s"), item->kind->label[app->lang]);
    else
        buf_puts(out, item->kind->label[app->lang]);
    if (item->record != 0 && record_title(app->model, item->kind, item->record, &title))
        buf_printf(out, " %s", buf_text(&title));
    else if (name[0] != '\0')
        buf_printf(out, " %s", name);
    free(name);
    buf_clear(&typed);
    buf_clear(&title);
}

/* Adds a line with the fields that ITEM tells of. */
static void add_labels(struct app *app, const struct drafts_item *item, struct buf *out)
{
    struct cells labels = {0};
    draft_content_labels(item->kind, item->content, app->lang, &labels);
    if (labels.count > 0)
        buf_printf(out, "\n%s ", words_in(app->lang, "Changed:"));
    for (size_t i = 0; i < labels.count && i < LABELS_MOST; i++)
        buf_printf(out, "%s%s", i == 0 ? "" : " / ", labels.items[i]);
    if (labels.count > LABELS_MOST) {
        buf_puts(out, " / ");
        count_put_more(labels.count - LABELS_MOST, app->lang, out);
    }
    cells_clear(&labels);
}

/* Adds a sentence on what became of the record of ITEM since. */
static void add_state(struct app *app, const struct drafts_item *item, struct buf *out)
{
    struct why why = app_why(app);
    struct record *record =
        item->record == 0 ? NULL : record_load(app->model, item->kind, item->record, &why);
    if (item->record != 0 && record == NULL && why.class != WHY_FILE) {
        buf_putc(out, '\n');
        buf_puts(out, words_in(app->lang, "The record was deleted since; going on makes a new one "
                                          "of what was typed."));
    } else if (record != NULL && record->rev != item->rev) {
        buf_putc(out, '\n');
        buf_puts(out, words_in(app->lang, "The record was saved since; both versions are shown "
                                          "when you save."));
    }
    record_free(record);
    if (item->machine != NULL) {
        buf_putc(out, '\n');
        buf_printf(out,
                   words_in(app->lang, "It was typed on the machine \"%s\", where it may still be "
                                       "open."),
                   item->machine);
    }
}

/* Tells what of the draft did not come back. */
static void tell(struct app *app, const struct drafts_item *item, const struct draft_loss *loss)
{
    struct buf text = {0}, moment = {0};
    history_moment(item->at, false, &moment);
    buf_printf(&text, words_in(app->lang, "This is how the form stood on %s. It is not saved yet."),
               buf_text(&moment));
    if (loss->numbers.count > 0) {
        struct buf names = {0};
        for (size_t i = 0; i < loss->numbers.count; i++)
            buf_printf(&names, "%s%s", i == 0 ? "" : words_in(app->lang, ", "),
                       loss->numbers.items[i]);
        buf_putc(&text, '\n');
        buf_printf(&text,
                   words_count(app->lang,
                               "%zu field was not kept, as it held an individual number: %s.",
                               "%zu fields were not kept, as they held individual numbers: %s.",
                               loss->numbers.count),
                   loss->numbers.count, buf_text(&names));
        buf_clear(&names);
    }
    if (loss->unknown > 0) {
        buf_putc(&text, '\n');
        buf_printf(&text,
                   words_count(app->lang, "%zu entry could not be taken over.",
                               "%zu entries could not be taken over.", loss->unknown),
                   loss->unknown);
    }
    app->message_role = loss->numbers.count + loss->unknown > 0 ? ROLE_WARNING : ROLE_OK;
    buf_empty(&app->message);
    buf_puts(&app->message, buf_text(&text));
    buf_clear(&text);
    buf_clear(&moment);
}

/* Opens the form of ITEM. False where the inventory cannot be read. */
static bool go_on(struct app *app, const struct drafts_item *item)
{
    struct why why = app_why(app);
    struct draft_loss loss = {0};
    struct draft *draft = draft_new(app->model, item->kind, item->record, &why);
    if (draft == NULL && why.class != WHY_FILE)
        draft = draft_new(app->model, item->kind, 0, &why);
    if (draft == NULL) {
        app_refuse(app, &why);
        return false;
    }
    draft_content_take(app->model, draft, item->content, item->rev, app->lang, &loss);
    draft->kept_id = item->id;
    form_open_draft(app, draft);
    tell(app, item, &loss);
    cells_clear(&loss.numbers);
    return true;
}

static void throw_away(struct app *app, int64_t id)
{
    struct why why = app_why(app);
    if (drafts_remove(app->model, id, &why))
        app_say(app, ROLE_OK, N_("Thrown away."));
    else
        app_refuse(app, &why);
}

static enum outcome answered(struct app *app, const struct dialog_question *question, size_t button)
{
    struct drafts drafts;
    size_t i = 0;
    if (!find(app, &drafts))
        return REDRAW;
    while (i < drafts.count && drafts.items[i].id != question->id)
        i++;
    bool there = i < drafts.count;
    bool opened = there && button == BUTTON_CONTINUE && go_on(app, &drafts.items[i]);
    found(app, &drafts);
    if (!there)
        app_say(app, ROLE_WARNING,
                N_("This form is no longer there: another window has taken it."));
    else if (button == BUTTON_THROW_AWAY)
        throw_away(app, question->id);
    else if (opened)
        draft_keep_all(app, false); /* it is this window's from now on */
    return REDRAW;
}

static void ask(struct app *app, const struct drafts_item *item)
{
    struct buf text = {0}, title = {0}, moment = {0};
    add_title(app, item, &title);
    history_moment(item->at, false, &moment);
    buf_printf(&text, "%s\n", buf_text(&title));
    buf_printf(&text, words_in(app->lang, "Typed on %s and not saved."), buf_text(&moment));
    add_labels(app, item, &text);
    add_state(app, item, &text);
    dialog_open(app, &(struct dialog_question){
                         .title = words_in(app->lang, "Unsaved form"),
                         .text = buf_text(&text),
                         .buttons = {{N_("Not now"), NULL},
                                     [BUTTON_CONTINUE] = {N_("Continue"), "c"},
                                     [BUTTON_THROW_AWAY] = {N_("Throw away"), "x"}},
                         .answer = answered,
                         .kind = item->kind,
                         .id = item->id,
                     });
    buf_clear(&text);
    buf_clear(&title);
    buf_clear(&moment);
}

static enum outcome chosen(struct app *app, struct picker *picker)
{
    struct drafts drafts;
    int64_t id = strtoll(picker_picked(picker), NULL, 10);
    if (!find(app, &drafts))
        return REDRAW;
    for (size_t i = 0; i < drafts.count; i++)
        if (drafts.items[i].id == id)
            ask(app, &drafts.items[i]);
    found(app, &drafts);
    return REDRAW;
}

static void ask_which(struct app *app, const struct drafts *drafts)
{
    struct picker *picker = picker_new(words_in(app->lang, "Unsaved forms"), chosen);
    for (size_t i = 0; i < drafts->count; i++) {
        struct buf id = {0}, title = {0}, moment = {0};
        buf_printf(&id, "%lld", (long long)drafts->items[i].id);
        add_title(app, &drafts->items[i], &title);
        history_moment(drafts->items[i].at, false, &moment);
        picker_add(picker, buf_text(&id), buf_text(&title), buf_text(&moment));
        buf_clear(&id);
        buf_clear(&title);
        buf_clear(&moment);
    }
    picker_open(app, picker);
}

/* Offers what there is, or says why it cannot. False where there is nothing. */
static bool offer(struct app *app)
{
    struct drafts drafts;
    if (!find(app, &drafts))
        return true;
    bool any = drafts.count > 0;
    if (drafts.count == 1)
        ask(app, &drafts.items[0]);
    else if (any)
        ask_which(app, &drafts);
    found(app, &drafts);
    return any;
}

void draft_keep_offer(struct app *app)
{
    if (!model_readonly(app->model))
        offer(app);
}

enum outcome draft_keep_act_list(struct app *app)
{
    if (!offer(app))
        app_say(app, ROLE_DIM, N_("There is no unsaved form."));
    return REDRAW;
}

/*
 * How a form ends: saved, given up, or kept with the form below. Also the
 * person's own editor, which leaves it for a while.
 */
#include "model/mem.h"
#include "tui/conflict.h"
#include "tui/dialog.h"
#include "tui/draft_keep.h"
#include "tui/editor.h"
#include "tui/field.h"
#include "tui/judge.h"
#include "tui/list.h"
#include "tui/reason.h"
#include "tui/views.h"
#include "tui/wrapped.h"

#include <stdlib.h>

/* ENTRY is the journal entry, 0 where the record is as it was before. */
static enum outcome saved(struct app *app, struct form *form, int64_t id, int64_t entry)
{
    const struct kind *kind = form->draft->record->kind;
    struct pane *list = list_below(app);
    struct buf title = {0};
    /* It is saved whoever holds the inventory by now. */
    if (app_read(app)) {
        record_title(app->model, kind, id, &title);
        app_read_end(app);
    } else {
        draft_title(form->draft, app->lang, &title);
    }
    if (entry != 0)
        app_say(app, ROLE_OK, N_("Saved: %s. %s takes it back."), buf_text(&title),
                app_key_of(app, ON_LIST, "undo").text);
    else
        app_say(app, ROLE_DIM, N_("Nothing was changed."));
    judge_put_change(app, &app->message);
    if (judge_caused(app)->count > 0)
        app->message_role = ROLE_WARNING;
    buf_clear(&title);
    if (views_kind(&views[list_view_number(list)]) == kind)
        list_show(app, list, kind, id);
    app->changed = true;
    draft_keep_drop(app, form);
    return CLOSE;
}

/* Puts the focus on the first field with an error and says how many there are;
 * what is wrong stands at each. False where none has one. */
static bool show_errors(struct app *app, struct form *form)
{
    const struct kind *kind = form->draft->record->kind;
    size_t wrong = 0, first = kind->field_count;
    for (size_t i = 0; i < kind->field_count; i++)
        if (form->draft->errors[i] != NULL && wrong++ == 0)
            first = i;
    if (wrong == 0)
        return false;
    struct buf text = {0};
    buf_printf(&text,
               words_count(app->lang, "Not saved: %zu field needs attention.",
                           "Not saved: %zu fields need attention.", wrong),
               wrong);
    form_lines_focus(form, first);
    app_say(app, ROLE_ERROR, "%s", buf_text(&text));
    buf_clear(&text);
    return true;
}

static enum outcome save(struct app *app, const char *reason, void *context)
{
    struct form *form = (struct form *)app->top;
    struct why why = app_why(app);
    int64_t id = 0, entry = 0;
    (void)context;
    free(form->draft->reason);
    form->draft->reason = reason == NULL ? NULL : mem_copy(reason);
    judge_before(app, form->draft->record);
    if (draft_save(app->model, form->draft, &id, &entry, &why)) {
        judge_after(app, form->draft->record->kind, id);
        return saved(app, form, id, entry);
    }
    if (why.class == WHY_STALE && conflict_open(app, form))
        return REDRAW;
    if (!show_errors(app, form))
        app_refuse(app, &why);
    return REDRAW;
}

/* What was given before a refusal or a conflict need not be typed again. */
enum outcome form_save(struct app *app, struct form *form)
{
    return reason_ask(app, form->draft->reason, save, NULL);
}

enum outcome form_act_save(struct app *app)
{
    struct form *form = (struct form *)app->top;
    size_t wrong;
    if (!draft_check_all(form->draft, app->lang, &wrong)) {
        show_errors(app, form);
        return REDRAW;
    }
    if (form->end != NULL) {
        app_say(app, ROLE_OK,
                form->draft->owner->stands_for > 0
                    ? N_("Kept. It is saved when the marked records are changed.")
                    : N_("Kept. It is saved together with the record before."));
        return CLOSE;
    }
    if (form->draft->record->id != 0 && !draft_changed(form->draft)) {
        app_say(app, ROLE_DIM, N_("Nothing was changed."));
        draft_keep_drop(app, form);
        return CLOSE;
    }
    return form_save(app, form);
}

/* The draft goes with the form; a made one leaves the end that owns it. */
static enum outcome give_up(struct app *app)
{
    struct form *form = (struct form *)app->top;
    if (form->end != NULL) {
        struct draft_end *end = form->end;
        struct draft *draft = form->draft;
        app_follow(app, CLOSE);
        draft_drop(end, draft);
        form_lines_make((struct form *)app->top);
        return REDRAW;
    }
    draft_keep_drop(app, form);
    return CLOSE;
}

static enum outcome leave_answered(struct app *app, const struct dialog_question *question,
                                   size_t button)
{
    (void)question;
    return button == 1 ? form_act_save(app) : give_up(app);
}

enum outcome form_act_leave(struct app *app)
{
    struct form *form = (struct form *)app->top;
    size_t wrong;
    if (form->kept && draft_check_all(form->draft, app->lang, &wrong))
        return form_act_save(app);
    if (!draft_changed(form->draft))
        return give_up(app);
    dialog_open(
        app,
        &(struct dialog_question){
            .title = words_in(app->lang, "Leave the form"),
            .text = words_in(app->lang, "What was changed here is not saved yet."),
            .buttons = {{N_("Back to the form"), NULL}, {N_("Save"), "s"}, {N_("Throw away"), "x"}},
            .answer = leave_answered,
        });
    return REDRAW;
}

enum outcome form_act_editor(struct app *app)
{
    struct form *form = (struct form *)app->top;
    const struct field *field = form_field(form);
    struct why why = app_why(app);
    char *edited = NULL;
    if (field == NULL || !kinds_is_text(field)) {
        app_say(app, ROLE_WARNING, N_("Only texts can be edited in your own editor."));
        return REDRAW;
    }
    if (app->term == NULL) {
        app_say(app, ROLE_WARNING, N_("There is no terminal for an editor."));
        return REDRAW;
    }
    struct edit *edit = &form->draft->fields[form_line(form)->number];
    draft_keep_all(app, false);
    if (editor_edit(app->term, edit->text, &edited, &why)) {
        char *line = wrapped_in_one_line(edited);
        edit_set(edit, edit->lines ? edited : line);
        free(line);
    } else {
        app_refuse(app, &why);
    }
    free(edited);
    return REDRAW;
}

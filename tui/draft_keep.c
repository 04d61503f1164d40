/* See draft_keep.h. What offers the kept ones stands in draft_offer.c. */
#include "tui/draft_keep.h"

#include "model/drafts.h"
#include "model/mem.h"
#include "model/ticks.h"
#include "tui/draft_content.h"
#include "tui/form_inside.h"

#include <stdlib.h>
#include <string.h>

/* So long a key may have to wait, for what no person has asked for. */
enum { WAIT_MS = 50 };

/* Says once a session what stands in the way, unless something else is being
 * said. */
static void tell(struct app *app, const struct why *why)
{
    if (app->drafts_unkept_said || app->message.length > 0)
        return;
    app->drafts_unkept_said = true;
    app_say(app, ROLE_WARNING, N_("What is typed here is safe only once it is saved: %s"),
            why->text);
}

/* Whether a text of the record was erased behind the form, which must not bring
 * it back into the file. */
static bool was_redacted(struct app *app, const struct record *record)
{
    struct why why = app_why(app);
    struct record *now =
        record->id == 0 ? NULL : record_load(app->model, record->kind, record->id, &why);
    bool redacted = false;
    for (size_t i = 0; now != NULL && now->rev == record->rev && i < now->kind->field_count; i++)
        redacted = redacted || (kinds_is_text(&now->kind->fields[i]) &&
                                strcmp(now->values[i], record->base[i]) != 0);
    record_free(now);
    return redacted;
}

static void put(struct app *app, struct form *form, char *content)
{
    struct why why = app_why(app);
    struct draft *draft = form->draft;
    const struct record *record = draft->record;
    struct drafts_item item = {
        .kind = record->kind, .record = record->id, .rev = record->rev, .content = content};
    switch (drafts_put(app->model, &item, &draft->kept_id, &why)) {
    case DRAFTS_KEPT:
        free(form->content);
        form->content = mem_copy(content);
        break;
    case DRAFTS_GONE:
        form->unkept = true;
        break;
    case DRAFTS_BUSY:
        break;
    case DRAFTS_FAILED:
        tell(app, &why);
        break;
    }
}

void draft_keep_drop(struct app *app, struct form *form)
{
    struct why why = app_why(app);
    free(form->content);
    form->content = NULL;
    if (form->draft->kept_id != 0 && drafts_remove(app->model, form->draft->kept_id, &why))
        form->draft->kept_id = 0;
}

static void keep(struct app *app, struct form *form)
{
    struct buf content = {0};
    if (form->end != NULL || form->unkept)
        return;
    if (!draft_changed(form->draft)) {
        draft_keep_drop(app, form);
        return;
    }
    draft_content_put(form->draft, &content);
    bool known = form->content != NULL && strcmp(form->content, content.text) == 0;
    if (!known && form->draft->kept_id == 0 && was_redacted(app, form->draft->record))
        form->unkept = true;
    else if (!known)
        put(app, form, content.text);
    buf_clear(&content);
}

void draft_keep_all(struct app *app, bool patient)
{
    app->drafts_kept_ms = ticks_ms();
    if (model_readonly(app->model))
        return;
    if (!patient)
        model_patience(app->model, WAIT_MS);
    for (struct pane *pane = app->top; pane != NULL; pane = pane->below)
        if (form_of(pane) != NULL)
            keep(app, form_of(pane));
    model_patience(app->model, -1);
}

void draft_keep_due(struct app *app, int ms)
{
    if (ticks_ms() - app->drafts_kept_ms >= ms)
        draft_keep_all(app, false);
}

/*
 * The screen for editing together: its lines and keys. The order is planned in
 * bulk_plan.c, drawn in bulk_draw.c; the lists to choose from and the end stand
 * in bulk_acts.c.
 */
#include "tui/bulk.h"

#include "model/mem.h"
#include "model/numbers.h"
#include "model/record.h"
#include "tui/bulk_inside.h"
#include "tui/detail.h"
#include "tui/field.h"

#include <stdlib.h>
#include <string.h>

enum { NAMES_SHOWN = 6 };

static const struct pane_ops ops;

const struct kind *bulk_kind(const struct bulk *bulk)
{
    return bulk->form.draft->record->kind;
}

const struct field *bulk_field(const struct bulk *bulk)
{
    return bulk->chosen && !bulk->other_end ? &bulk_kind(bulk)->fields[bulk->number] : NULL;
}

bool bulk_takes(const struct bulk *bulk, enum several_way way)
{
    const struct field *field = bulk_field(bulk);
    bool list = bulk->other_end || (field != NULL && kinds_is_list(field));
    switch (way) {
    case SEVERAL_SET:
        return bulk->chosen;
    case SEVERAL_ADD:
    case SEVERAL_TAKE_OUT:
        return bulk->chosen && list;
    case SEVERAL_EMPTY:
        return bulk->chosen && (field == NULL || !field->required);
    }
    return false;
}

const char *bulk_way_words(const struct app *app, const struct bulk *bulk, enum several_way way)
{
    switch (way) {
    case SEVERAL_SET:
        return words_in(app->lang,
                        bulk_takes(bulk, SEVERAL_ADD) ? N_("Replace all by") : N_("Set to"));
    case SEVERAL_ADD:
        return words_in(app->lang, N_("Add these"));
    case SEVERAL_TAKE_OUT:
        return words_in(app->lang, N_("Take these out"));
    case SEVERAL_EMPTY:
        return words_in(app->lang, N_("Make it empty"));
    }
    return "";
}

void bulk_add_label(struct app *app, const struct bulk *bulk, struct buf *out)
{
    if (bulk->other_end)
        detail_end_label(&bulk->form.draft->ends[bulk->number].through, app->lang, out);
    else if (bulk->chosen)
        buf_puts(out, bulk_field(bulk)->label[app->lang]);
}

/* The names of the first records, for the foot of the preview. */
static char *name_first(struct app *app, const struct kind *kind, const int64_t *ids, size_t count)
{
    struct buf names = {0};
    for (size_t i = 0; i < count && i < NAMES_SHOWN; i++) {
        buf_puts(&names, i == 0 ? "" : " / ");
        record_title(app->model, kind, ids[i], &names);
    }
    if (count > NAMES_SHOWN) {
        buf_puts(&names, " / ");
        count_put_more(count - NAMES_SHOWN, app->lang, &names);
    }
    return names.text == NULL ? mem_copy("") : buf_take(&names);
}

void bulk_open(struct app *app, const struct kind *kind, const int64_t *ids, size_t count)
{
    struct why why = app_why(app);
    if (!app_read(app))
        return;
    struct bulk *bulk = mem_new(1, sizeof *bulk);
    form_begin(&bulk->form, draft_new(app->model, kind, 0, &why));
    bulk->form.draft->stands_for = count;
    bulk->form.pane.ops = &ops;
    bulk->form.pane.context = ON_BULK;
    bulk->ids = mem_new(count + 1, sizeof *ids);
    memcpy(bulk->ids, ids, count * sizeof *ids);
    bulk->count = count;
    bulk->names = name_first(app, kind, ids, count);
    app_open(app, &bulk->form.pane);
    bulk_act_choose(app);
    app_read_end(app);
}

static void bulk_free(struct pane *pane)
{
    struct bulk *bulk = (struct bulk *)pane;
    bulk_forget_plan(bulk);
    struct draft *draft = bulk->form.draft;
    form_end(&bulk->form);
    draft_free(draft);
    free(bulk->ids);
    free(bulk->names);
    free(bulk);
}

static void bulk_title(struct app *app, struct pane *pane, struct buf *out)
{
    (void)pane;
    buf_puts(out, words_in(app->lang, "Edit together"));
}

static enum outcome bulk_move(struct app *app, struct pane *pane, enum move move)
{
    struct bulk *bulk = (struct bulk *)pane;
    (void)app;
    bulk->at = (enum bulk_line)pane_moved(bulk->at, move, BULK_LINES, BULK_LINES);
    return REDRAW;
}

/* The first letter of what is chosen, not typed, begins its list. */
static enum outcome letter(struct app *app, struct bulk *bulk, const struct key *key)
{
    struct form *form = &bulk->form;
    struct key command = key_to_command(key);
    struct buf text = {0};
    enum outcome outcome = PASS;
    if (key_is_mark(key))
        return STAY;
    if (key->type == KEYS_TEXT && command.point != ' ')
        buf_put_point(&text, key->point);
    if (text.length > 0 && bulk->other_end)
        outcome = form_end_choose(app, form, bulk->number, buf_text(&text));
    else if (text.length > 0)
        outcome =
            field_ops(bulk_field(bulk)->type)->choose(app, form, bulk->number, buf_text(&text));
    buf_clear(&text);
    return outcome;
}

static enum outcome pressed(struct app *app, struct bulk *bulk, const struct key *key)
{
    int line = key->y - bulk->y;
    if (line < 0 || line >= BULK_LINES)
        return STAY;
    bulk->at = (enum bulk_line)line;
    return key->type == KEYS_DOUBLE ? bulk_act_choose(app) : REDRAW;
}

static enum outcome bulk_key(struct app *app, struct pane *pane, const struct key *key)
{
    struct bulk *bulk = (struct bulk *)pane;
    const struct field *field = bulk_field(bulk);
    if (key->type == KEYS_PRESS || key->type == KEYS_DOUBLE)
        return pressed(app, bulk, key);
    if (bulk->at != BULK_VALUE || !bulk->chosen || bulk->way == SEVERAL_EMPTY)
        return PASS;
    if (field == NULL || field_ops(field->type)->key == NULL)
        return letter(app, bulk, key);
    return field_ops(field->type)->key(app, &bulk->form, bulk->number, key);
}

static void bulk_reload(struct app *app, struct pane *pane)
{
    (void)app;
    ((struct bulk *)pane)->outdated = true;
}

static bool bulk_work(struct app *app, struct pane *pane)
{
    return bulk_look(app, (struct bulk *)pane);
}

static const struct pane_ops ops = {
    .title = bulk_title,
    .key = bulk_key,
    .move = bulk_move,
    .draw = bulk_draw,
    .reload = bulk_reload,
    .work = bulk_work,
    .free = bulk_free,
};

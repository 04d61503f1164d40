/*
 * The actions of editing together: the lists of fields and of what is done to
 * them, and carrying it out after a question.
 */
#include "model/change.h"
#include "model/mem.h"
#include "model/numbers.h"
#include "model/refer.h"
#include "tui/bulk_inside.h"
#include "tui/detail.h"
#include "tui/dialog.h"
#include "tui/field.h"
#include "tui/picker.h"
#include "tui/progress.h"
#include "tui/reason.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct bulk *top_bulk(struct app *app)
{
    return (struct bulk *)app->top;
}

static enum outcome choose_value(struct app *app, struct bulk *bulk)
{
    const struct field *field = bulk_field(bulk);
    bulk->at = BULK_VALUE;
    if (bulk->way == SEVERAL_EMPTY)
        return REDRAW;
    if (bulk->other_end)
        return form_end_choose(app, &bulk->form, bulk->number, "");
    if (field_ops(field->type)->choose != NULL)
        return field_ops(field->type)->choose(app, &bulk->form, bulk->number, "");
    return REDRAW;
}

static enum outcome way_chosen(struct app *app, struct picker *picker)
{
    struct bulk *bulk = top_bulk(app);
    const char *id = picker_picked(picker);
    if (id == NULL)
        return REDRAW;
    bulk->way = (enum several_way)strtoul(id, NULL, 10);
    return choose_value(app, bulk);
}

static enum outcome choose_way(struct app *app, struct bulk *bulk)
{
    struct picker *picker = picker_new(words_in(app->lang, "Do"), way_chosen);
    bulk->at = BULK_WAY;
    for (enum several_way way = SEVERAL_SET; way <= SEVERAL_EMPTY; way++) {
        char id[4];
        snprintf(id, sizeof id, "%d", (int)way);
        if (bulk_takes(bulk, way))
            picker_add(picker, id, bulk_way_words(app, bulk, way), "");
        if (way == bulk->way)
            picker_focus(picker, id);
    }
    picker_open(app, picker);
    return REDRAW;
}

/* A field has its column as id, an other end its number behind a blank. */
static enum outcome field_chosen(struct app *app, struct picker *picker)
{
    struct bulk *bulk = top_bulk(app);
    const char *id = picker_picked(picker);
    if (id == NULL)
        return REDRAW;
    bulk->chosen = true;
    bulk->other_end = id[0] == ' ';
    bulk->number = bulk->other_end ? strtoul(id, NULL, 10) : kinds_field(bulk_kind(bulk), id);
    bulk->way = SEVERAL_SET;
    return bulk_takes(bulk, SEVERAL_ADD) ? choose_way(app, bulk) : choose_value(app, bulk);
}

/* Names tell records apart, so no two are given the same here. */
static bool is_offered(const struct field *field)
{
    return field->type != TYPE_CODE && strcmp(field->column, "name") != 0;
}

static void add_fields(struct app *app, const struct bulk *bulk, struct picker *picker)
{
    const struct kind *kind = bulk_kind(bulk);
    for (int section = SECTION_BASIC; section <= SECTION_OTHER; section++)
        for (size_t i = 0; i < kind->field_count; i++)
            if ((int)kind->fields[i].section == section && is_offered(&kind->fields[i]))
                picker_add_field(picker, &kind->fields[i], app->lang,
                                 kinds_section((enum section)section, app->lang));
}

/* Only lists: what refers to one record alone cannot refer to several. */
static void add_ends(struct app *app, const struct bulk *bulk, struct picker *picker)
{
    const struct draft *draft = bulk->form.draft;
    for (size_t i = 0; i < draft->end_count; i++) {
        const struct kinds_reference *through = &draft->ends[i].through;
        struct buf id = {0}, label = {0};
        if (through->kind->fields[through->field].type != TYPE_LINKS)
            continue;
        buf_printf(&id, " %zu", i);
        detail_end_label(through, app->lang, &label);
        picker_add_extra(picker, buf_text(&id), buf_text(&label),
                         kinds_section(form_lines_end_section(&bulk->form, i), app->lang),
                         &(struct picker_extra){.words = through->kind->name});
        buf_clear(&id);
        buf_clear(&label);
    }
}

static enum outcome choose_field(struct app *app, struct bulk *bulk)
{
    struct picker *picker = picker_new(words_in(app->lang, "Which field?"), field_chosen);
    bulk->at = BULK_FIELD;
    add_fields(app, bulk, picker);
    add_ends(app, bulk, picker);
    if (bulk_field(bulk) != NULL)
        picker_focus(picker, bulk_field(bulk)->column);
    picker_open(app, picker);
    return REDRAW;
}

enum outcome bulk_act_choose(struct app *app)
{
    struct bulk *bulk = top_bulk(app);
    const struct field *field = bulk_field(bulk);
    if (!bulk->chosen || bulk->at == BULK_FIELD)
        return choose_field(app, bulk);
    if (bulk->at == BULK_WAY)
        return choose_way(app, bulk);
    /* In a line that is typed, Enter means that the value is there. */
    bool picked = bulk->other_end || field_ops(field->type)->choose != NULL;
    return picked && bulk->way != SEVERAL_EMPTY ? choose_value(app, bulk) : bulk_act_apply(app);
}

enum outcome bulk_act_next(struct app *app)
{
    return app->top->ops->move(app, app->top, MOVE_DOWN);
}

enum outcome bulk_act_previous(struct app *app)
{
    return app->top->ops->move(app, app->top, MOVE_UP);
}

static enum outcome turn(struct app *app, bool forward)
{
    struct bulk *bulk = top_bulk(app);
    const struct field *field = bulk_field(bulk);
    if (bulk->at == BULK_WAY && bulk->chosen) {
        do
            bulk->way = (enum several_way)((bulk->way + (forward ? 1 : SEVERAL_EMPTY)) %
                                           (SEVERAL_EMPTY + 1));
        while (!bulk_takes(bulk, bulk->way));
        return REDRAW;
    }
    if (bulk->at != BULK_VALUE || field == NULL || bulk->way == SEVERAL_EMPTY ||
        field_ops(field->type)->turn == NULL)
        return STAY;
    field_ops(field->type)->turn(&bulk->form, bulk->number, forward);
    return REDRAW;
}

enum outcome bulk_act_turn(struct app *app)
{
    return turn(app, true);
}

enum outcome bulk_act_turn_back(struct app *app)
{
    return turn(app, false);
}

enum outcome bulk_act_empty(struct app *app)
{
    struct bulk *bulk = top_bulk(app);
    const struct field *field = bulk_field(bulk);
    if (bulk->at != BULK_VALUE || !bulk->chosen || bulk->way == SEVERAL_EMPTY)
        return STAY;
    if (bulk->other_end)
        return form_end_empty(&bulk->form, bulk->number);
    if (field_ops(field->type)->empty == NULL)
        return STAY;
    field_ops(field->type)->empty(&bulk->form, bulk->number);
    return REDRAW;
}

/* Saves the records that are made for the order; adds their codes to MADE. */
static bool put_made(struct app *app, const struct bulk *bulk, struct cells *made, struct why *why)
{
    if (!bulk->other_end)
        return true;
    const struct draft_end *end = &bulk->form.draft->ends[bulk->number];
    for (size_t i = 0; i < end->made_count; i++) {
        struct buf text = {0};
        int64_t id;
        bool done = draft_put(app->model, end->made[i], &id, why);
        if (done) {
            refer_code(app->model, end->through.kind, id, &text);
            cells_add(made, buf_text(&text));
        } else {
            draft_title(end->made[i], app->lang, &text);
            why_at(why, "%s", buf_text(&text));
        }
        buf_clear(&text);
        if (!done)
            return false;
    }
    return true;
}

static bool carry_out(struct app *app, struct bulk *bulk, const char *reason, struct why *why)
{
    struct progress progress = progress_new(app, words_in(app->lang, "Saving"));
    struct several_watch watch = {progress_tell, &progress};
    struct cells made = {0};
    struct buf about = {0};
    several_about(bulk_kind(bulk), bulk->plan->changing, &about);
    struct change_note note = {.what = "set", .about = buf_text(&about), .why = reason};
    bool done = change_begin(app->model, &note, why) && put_made(app, bulk, &made, why) &&
                several_apply(app->model, bulk->plan, &made, &watch, why) &&
                change_commit(app->model, NULL, why);
    change_cancel(app->model);
    cells_clear(&made);
    buf_clear(&about);
    return done;
}

/* Carries the plan out, for the reason given. */
static enum outcome change_now(struct app *app, const char *reason, void *context)
{
    struct bulk *bulk = top_bulk(app);
    struct why why = app_why(app);
    struct buf name = {0};
    (void)context;
    if (bulk->plan == NULL)
        bug("a question without a plan");
    size_t count = bulk->plan->changing;
    if (!carry_out(app, bulk, reason, &why)) {
        app_refuse(app, &why);
        bulk_forget_plan(bulk);
        return REDRAW;
    }
    buf_printf(&name, words_count(app->lang, "%s (%s record)", "%s (%s records)", count),
               bulk_kind(bulk)->label[app->lang], count_text((int64_t)count).text);
    app_say(app, ROLE_OK, N_("Changed: %s. %s takes it back."), buf_text(&name),
            app_key_of(app, ON_LIST, "undo").text);
    buf_clear(&name);
    app->changed = true;
    return CLOSE;
}

static enum outcome answered(struct app *app, const struct dialog_question *question, size_t button)
{
    (void)question;
    (void)button;
    return reason_ask(app, NULL, change_now, NULL);
}

/* Looks at all records; false where the person gives up. */
static bool look_at_all(struct app *app, struct bulk *bulk)
{
    struct progress progress = progress_new(app, words_in(app->lang, "Looking at the records"));
    while (bulk_look(app, bulk))
        if (!progress_tell(&progress, bulk->plan->looked, bulk->plan->count))
            return false;
    progress_end(&progress);
    return bulk->plan == NULL || bulk->plan->looked == bulk->plan->count;
}

enum outcome bulk_act_apply(struct app *app)
{
    struct bulk *bulk = top_bulk(app);
    struct buf text = {0};
    if (!bulk->chosen)
        return choose_field(app, bulk);
    if (!look_at_all(app, bulk))
        return REDRAW;
    if (bulk->plan == NULL) {
        app_say(app, ROLE_ERROR, "%s", bulk->refusal);
        return REDRAW;
    }
    if (bulk->plan->changing == 0) {
        app_say(app, ROLE_WARNING, N_("No record would change."));
        return REDRAW;
    }
    if (!app_read(app))
        return REDRAW;
    bulk_add_label(app, bulk, &text);
    buf_printf(&text, ": %s\n", bulk_way_words(app, bulk, bulk->way));
    bulk_preview(app, bulk, &text);
    app_read_end(app);
    dialog_open(app, &(struct dialog_question){
                         .title = words_in(app->lang, "Change the marked records"),
                         .text = buf_text(&text),
                         .buttons = {{N_("Cancel"), NULL}, {N_("Change them"), "y"}},
                         .answer = answered,
                     });
    buf_clear(&text);
    return REDRAW;
}

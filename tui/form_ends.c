/*
 * The other ends in a form: which records of other kinds refer to this one.
 * They are linked and unlinked here, and made with the record: the form of
 * the new one opens over this form, with the link in place.
 */
#include "model/mem.h"
#include "model/present.h"
#include "tui/detail.h"
#include "tui/form_inside.h"
#include "tui/picker.h"

#include <stdlib.h>

static struct draft_end *end_at(struct form *form, size_t number)
{
    if (number >= form->draft->end_count)
        bug("no such end");
    return &form->draft->ends[number];
}

/* Makes a record of END's kind and opens its form; its name is NAME, or begins
 * with that of the record that it is made for. */
static void make(struct app *app, struct form *form, struct draft_end *end, const char *name)
{
    struct draft *made = draft_make(app->model, form->draft, end, app->lang);
    size_t field = kinds_field(made->record->kind, "name");
    const char *owner = draft_text(form->draft, "name");
    struct buf text = {0};
    if (name[0] != '\0')
        buf_puts(&text, name);
    else if (owner[0] != '\0')
        buf_printf(&text, words_in(app->lang, "%s - %s"), owner,
                   made->record->kind->label[app->lang]);
    edit_clear(&made->fields[field]);
    edit_init(&made->fields[field], buf_text(&text), false);
    free(made->initial[field]);
    made->initial[field] = buf_take(&text);
    if (made->initial[field] == NULL)
        made->initial[field] = mem_copy("");
    form_open_made(app, end, made, false);
}

/* A record of END's kind has one such reference only: linking it here takes it
 * away from where it was, which must not happen unsaid. */
static void tell_moved(struct app *app, const struct draft_end *end)
{
    const struct field *field = &end->through.kind->fields[end->through.field];
    for (size_t i = 0; field->type == TYPE_REF && i < end->codes.count; i++) {
        struct why why = app_why(app);
        struct buf name = {0};
        if (cells_find(&end->base, end->codes.items[i]) < end->base.count)
            continue;
        struct record *record =
            record_load_code(app->model, end->through.kind, end->codes.items[i], &why);
        if (record != NULL && record->values[end->through.field][0] != '\0') {
            present_text(app->model, field, record->values[end->through.field], app->lang, &name);
            app_say(app, ROLE_WARNING, N_("%s is linked to %s now; saving moves it here."),
                    end->codes.items[i], buf_text(&name));
        }
        record_free(record);
        buf_clear(&name);
    }
}

static enum outcome linked(struct app *app, struct picker *picker)
{
    struct form *form = (struct form *)app->top;
    struct draft_end *end = end_at(form, picker_tagged(picker));
    const struct cells *chosen = picker_chosen(picker);
    /* What cannot be read cannot be told, and nothing is taken away unsaid. */
    if (!app_read(app))
        return REDRAW;
    form->touched[picker_tagged(picker)] = true;
    cells_clear(&end->codes);
    for (size_t i = 0; i < chosen->count; i++)
        cells_add(&end->codes, chosen->items[i]);
    tell_moved(app, end);
    app_read_end(app);
    if (picker_made(picker) != NULL)
        make(app, form, end, picker_made(picker));
    form_lines_make(form);
    return REDRAW;
}

static void open_links(struct app *app, struct form *form, size_t number, const char *typed)
{
    struct draft_end *end = end_at(form, number);
    struct buf title = {0};
    detail_end_label(&end->through, app->lang, &title);
    struct picker *picker = picker_new(buf_text(&title), linked);
    buf_clear(&title);
    picker_records(picker, end->through.kind, false);
    picker_several(picker, &end->codes);
    picker_unordered(picker);
    picker_making(picker, true);
    picker_tag(picker, number);
    picker_type(picker, typed);
    picker_open(app, picker);
}

/* One of the records that are made was chosen, or the links. */
static enum outcome made_chosen(struct app *app, struct picker *picker)
{
    struct form *form = (struct form *)app->top;
    struct draft_end *end = end_at(form, picker_tagged(picker));
    const char *id = picker_picked(picker);
    if (id == NULL || id[0] == '\0') {
        open_links(app, form, picker_tagged(picker), "");
        return REDRAW;
    }
    size_t i = strtoul(id, NULL, 10);
    if (i < end->made_count)
        form_open_made(app, end, end->made[i], true);
    return REDRAW;
}

enum outcome form_end_choose(struct app *app, struct form *form, size_t number, const char *typed)
{
    struct draft_end *end = end_at(form, number);
    if (end->made_count == 0) {
        open_links(app, form, number, typed);
        return REDRAW;
    }
    struct picker *picker = picker_new(end->through.kind->label[app->lang], made_chosen);
    for (size_t i = 0; i < end->made_count; i++) {
        struct buf id = {0}, text = {0};
        buf_printf(&id, "%zu", i);
        buf_puts(&text, "+ ");
        draft_title(end->made[i], app->lang, &text);
        picker_add(picker, buf_text(&id), buf_text(&text), "");
        buf_clear(&id);
        buf_clear(&text);
    }
    picker_add(picker, "", words_in(app->lang, "Link another, or make one more"), "");
    picker_tag(picker, number);
    picker_open(app, picker);
    return REDRAW;
}

enum outcome form_end_empty(struct form *form, size_t number)
{
    struct draft_end *end = end_at(form, number);
    form->touched[number] = true;
    if (end->made_count > 0)
        draft_drop(end, end->made[end->made_count - 1]);
    else if (end->codes.count > 0)
        free(end->codes.items[--end->codes.count]);
    form_lines_make(form);
    return REDRAW;
}

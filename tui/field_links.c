/*
 * Fields that refer to records. The picker finds them by typing and makes by
 * name what is missing: a name that is no code yet stands in the field with a
 * "+" until the form is saved.
 */
#include "tui/field.h"

#include "tui/picker.h"

#include <string.h>

enum { SHOWN_MOST = 60 }; /* more than a few rows hold */

static const struct field *row_of(const struct form *form, size_t field)
{
    return &form->draft->record->kind->fields[field];
}

static void parse(const struct form *form, size_t field, struct cells *items)
{
    const char *text = form->draft->fields[field].text;
    if (row_of(form, field)->type == TYPE_LINKS)
        cells_parse(text, items);
    else if (text[0] != '\0')
        cells_add(items, text);
}

static void put(struct form *form, size_t field, const struct cells *items)
{
    struct buf text = {0};
    if (row_of(form, field)->type == TYPE_LINKS)
        cells_format(items, &text);
    else if (items->count > 0)
        buf_puts(&text, items->items[0]);
    edit_set(&form->draft->fields[field], buf_text(&text));
    buf_clear(&text);
}

/* Adds the name of the record with that code, or the name of one to be made. */
static void add_name(struct app *app, const struct kind *kind, const char *item, struct buf *out)
{
    int64_t id = record_find(app->model, kind, item);
    struct buf title = {0};
    if (id == 0) {
        buf_printf(out, "+ %s", item);
        return;
    }
    record_title(app->model, kind, id, &title);
    const char *name = strchr(buf_text(&title), ' ');
    buf_puts(out, name == NULL ? buf_text(&title) : name + 1);
    buf_clear(&title);
}

static void add_text(struct app *app, struct form *form, size_t field, struct buf *out)
{
    const struct kind *kind = kinds_find(row_of(form, field)->kind);
    struct cells items = {0};
    if (draft_owned(form->draft, field)) {
        draft_title(form->draft->owner, app->lang, out);
        buf_printf(out, " (%s)", words_in(app->lang, "the record before"));
    }
    parse(form, field, &items);
    for (size_t i = 0; i < items.count && i < SHOWN_MOST; i++) {
        buf_puts(out, out->length == 0 ? "" : " / ");
        add_name(app, kind, items.items[i], out);
    }
    if (items.count > SHOWN_MOST) {
        size_t more = items.count - SHOWN_MOST;
        buf_puts(out, " / ");
        buf_printf(out, words_count(app->lang, "%zu more", "%zu more", more), more);
    }
    cells_clear(&items);
}

static void links_empty(struct form *form, size_t field)
{
    struct cells items = {0}, kept = {0};
    parse(form, field, &items);
    for (size_t i = 0; i + 1 < items.count; i++)
        cells_add(&kept, items.items[i]);
    put(form, field, &kept);
    cells_clear(&items);
    cells_clear(&kept);
}

static enum outcome chosen(struct app *app, struct picker *picker)
{
    struct form *form = (struct form *)app->top;
    size_t field = picker_tagged(picker);
    struct cells items = {0};
    if (row_of(form, field)->type == TYPE_LINKS) {
        put(form, field, picker_chosen(picker));
        return REDRAW;
    }
    const char *item = picker_made(picker) != NULL ? picker_made(picker) : picker_picked(picker);
    if (item != NULL && item[0] != '\0')
        cells_add(&items, item);
    put(form, field, &items);
    cells_clear(&items);
    return REDRAW;
}

static enum outcome links_choose(struct app *app, struct form *form, size_t field,
                                 const char *typed)
{
    const struct field *row = row_of(form, field);
    struct cells items = {0};
    if (row->type == TYPE_REF && draft_owned(form->draft, field)) {
        app_say(app, ROLE_DIM, N_("This link is fixed: the record is made for the one before."));
        return REDRAW;
    }
    struct picker *picker = picker_new(row->label[app->lang], chosen);
    parse(form, field, &items);
    picker_records(picker, kinds_find(row->kind), row->type == TYPE_REF);
    picker_making(picker, false);
    picker_tag(picker, field);
    if (row->type == TYPE_LINKS)
        picker_several(picker, &items);
    picker_focus(picker, items.count > 0 ? items.items[0] : "");
    picker_type(picker, typed);
    picker_open(app, picker);
    cells_clear(&items);
    return REDRAW;
}

const struct field_ops field_ref = {
    .rows = field_chosen_rows,
    .draw = field_chosen_draw,
    .text = add_text,
    .choose = links_choose,
    .empty = links_empty,
};

const struct field_ops field_links = {
    .rows = field_chosen_rows,
    .draw = field_chosen_draw,
    .text = add_text,
    .choose = links_choose,
    .empty = links_empty,
};

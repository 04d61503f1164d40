/*
 * The names of the records that a form is linked to. They are read when a link
 * changes or records were saved, not at each drawing: a key costs no reading,
 * and while another process holds the inventory the form shows what it showed.
 */
#include "model/mem.h"
#include "model/numbers.h"
#include "tui/detail.h"
#include "tui/form_inside.h"

#include <stdlib.h>
#include <string.h>

enum {
    LINKS_MOST = 60, /* more than the rows of a field hold */
    ENDS_MOST = 5    /* one a row */
};

struct form_name {
    char *of;   /* the links that TEXT names, as they stand in the draft */
    char *text; /* NULL: not read yet */
};

static size_t name_count(const struct form *form)
{
    return form->draft->record->kind->field_count + form->draft->end_count;
}

static void forget(struct form_name *name)
{
    free(name->of);
    name->of = NULL;
}

void form_names_forget(struct form *form)
{
    for (size_t i = 0; form->names != NULL && i < name_count(form); i++)
        forget(&form->names[i]);
}

void form_names_free(struct form *form)
{
    form_names_forget(form);
    for (size_t i = 0; form->names != NULL && i < name_count(form); i++)
        free(form->names[i].text);
    free(form->names);
    form->names = NULL;
}

/* The place of the name with that number, and whether it must be read: it is
 * not of what OF says, and the inventory can be read now. The caller ends the
 * reading. */
static struct form_name *name_at(struct app *app, struct form *form, size_t number, struct buf *of,
                                 bool *read)
{
    if (form->names == NULL)
        form->names = mem_new(name_count(form), sizeof *form->names);
    struct form_name *name = &form->names[number];
    *read = (name->of == NULL || strcmp(name->of, buf_text(of)) != 0) && app_read(app);
    if (*read) {
        free(name->of);
        name->of = mem_copy(buf_text(of));
    }
    return name;
}

static const char *name_text(struct form_name *name, bool read, struct buf *text)
{
    if (read) {
        free(name->text);
        name->text = mem_copy(buf_text(text));
    }
    buf_clear(text);
    return name->text == NULL ? "" : name->text;
}

/* Adds the name of the record with that code, or the name of one to be made. */
static void add_record(struct app *app, const struct kind *kind, const char *item, struct buf *out)
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

static void add_links(struct app *app, const struct form *form, size_t field, struct buf *out)
{
    const struct field *row = form_row(form, field);
    const char *text = form->draft->fields[field].text;
    struct cells items = {0};
    if (row->type == TYPE_LINKS)
        cells_parse(text, &items);
    else if (text[0] != '\0')
        cells_add(&items, text);
    for (size_t i = 0; i < items.count && i < LINKS_MOST; i++) {
        buf_puts(out, out->length == 0 ? "" : " / ");
        add_record(app, kinds_find(row->kind), items.items[i], out);
    }
    if (items.count > LINKS_MOST) {
        buf_puts(out, " / ");
        count_put_more(items.count - LINKS_MOST, app->lang, out);
    }
    cells_clear(&items);
}

/* Adds what the record of a made draft will be linked to, which has no code yet,
 * or is several. */
static void put_owner(const struct app *app, const struct draft *owner, struct buf *out)
{
    draft_title(owner, app->lang, out);
    buf_puts(out, " (");
    if (owner->stands_for > 0)
        buf_printf(out,
                   words_count(app->lang, "the %s marked record", "the %s marked records",
                               owner->stands_for),
                   count_text((int64_t)owner->stands_for).text);
    else
        buf_puts(out, words_in(app->lang, "the record before"));
    buf_putc(out, ')');
}

const char *form_names_of_field(struct app *app, struct form *form, size_t field)
{
    struct buf of = {0}, text = {0};
    bool read;
    if (draft_owned(form->draft, field)) {
        put_owner(app, form->draft->owner, &text);
    }
    buf_printf(&of, "%d %s %s", (int)app->lang, form->draft->fields[field].text, buf_text(&text));
    struct form_name *name = name_at(app, form, field, &of, &read);
    if (read) {
        add_links(app, form, field, &text);
        app_read_end(app);
    }
    buf_clear(&of);
    return name_text(name, read, &text);
}

static void add_end(struct app *app, const struct draft_end *end, const char *code, struct buf *out)
{
    const struct kind *kind = end->through.kind;
    int64_t id = record_find(app->model, kind, code);
    if (id != 0)
        detail_summary(app, kind, id, kinds_find(kind->fields[end->through.field].kind), out);
    else
        buf_puts(out, code);
}

static void add_ends(struct app *app, const struct draft_end *end, struct buf *out)
{
    size_t count = end->made_count + end->codes.count;
    size_t shown = count <= ENDS_MOST ? count : ENDS_MOST - 1;
    for (size_t i = 0; i < shown; i++) {
        buf_puts(out, i == 0 ? "" : "\n");
        if (i < end->made_count) {
            buf_puts(out, "+ ");
            draft_title(end->made[i], app->lang, out);
        } else {
            add_end(app, end, end->codes.items[i - end->made_count], out);
        }
    }
    if (shown < count) {
        buf_puts(out, "\n");
        count_put_more(count - shown, app->lang, out);
    }
}

const char *form_names_of_end(struct app *app, struct form *form, size_t number)
{
    const struct draft_end *end = &form->draft->ends[number];
    struct buf of = {0}, text = {0};
    bool read;
    buf_printf(&of, "%d ", (int)app->lang);
    cells_format(&end->codes, &of);
    for (size_t i = 0; i < end->made_count; i++) {
        buf_puts(&of, "\n");
        draft_title(end->made[i], app->lang, &of);
    }
    struct form_name *name =
        name_at(app, form, form->draft->record->kind->field_count + number, &of, &read);
    if (read) {
        add_ends(app, end, &text);
        app_read_end(app);
    }
    buf_clear(&of);
    return name_text(name, read, &text);
}

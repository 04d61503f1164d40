/*
 * Fields that refer to records. The picker finds them by typing and makes by
 * name what is missing: a name that is no code yet stands in the field with a
 * "+" until the form is saved.
 */
#include "tui/field.h"

#include "model/check.h"
#include "model/mem.h"
#include "model/refer.h"
#include "tui/picker.h"

#include <stdlib.h>
#include <string.h>

static void parse(const struct form *form, size_t field, struct cells *items)
{
    const char *text = form->draft->fields[field].text;
    if (form_row(form, field)->type == TYPE_LINKS)
        cells_parse(text, items);
    else if (text[0] != '\0')
        cells_add(items, text);
}

static void put(struct form *form, size_t field, const struct cells *items)
{
    struct buf text = {0};
    if (form_row(form, field)->type == TYPE_LINKS)
        cells_format(items, &text);
    else if (items->count > 0)
        buf_puts(&text, items->items[0]);
    edit_set(&form->draft->fields[field], buf_text(&text));
    buf_clear(&text);
}

static void add_text(struct app *app, struct form *form, size_t field, struct buf *out)
{
    buf_puts(out, form_names_of_field(app, form, field));
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
    if (form_row(form, field)->type == TYPE_LINKS) {
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
    const struct field *row = form_row(form, field);
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

/* What a paste brought. */
struct pasted {
    struct cells items; /* the links as they will be */
    size_t added, made; /* names that came, and those that are no record yet */
};

/* Adds NAME, a piece of a paste: the code of the record called so, or the name of
 * one that is made with the form. False with WHY where it must not be kept or
 * means several. */
static bool add_pasted(struct app *app, const struct kind *kind, const char *name,
                       struct pasted *pasted, struct why *why)
{
    struct buf code = {0};
    int64_t id = refer_find(app->model, kind, name, why);
    if (id < 0 || (id == 0 && !check_text(name, why)))
        return false;
    if (id > 0)
        refer_code(app->model, kind, id, &code);
    const char *item = id > 0 ? buf_text(&code) : name;
    if (cells_find(&pasted->items, item) == pasted->items.count) {
        cells_add(&pasted->items, item);
        pasted->added++;
        pasted->made += id == 0;
    }
    buf_clear(&code);
    return true;
}

static const char dividers[] = "\t\n";

/* Whether dividers stand between parts of TEXT, not only at its ends: a single
 * cell of a spreadsheet is copied with a line end. */
static bool is_several(const char *text)
{
    text += strspn(text, dividers);
    text += strcspn(text, dividers);
    return text[strspn(text, dividers)] != '\0';
}

/* Adds the names of TEXT, which are divided. */
static bool add_all_pasted(struct app *app, const struct kind *kind, const char *text,
                           struct pasted *pasted, struct why *why)
{
    static const char blanks[] = " \t\n";
    bool good = true;
    for (text += strspn(text, blanks); *text != '\0' && good; text += strspn(text, blanks)) {
        size_t length = strcspn(text, dividers), name = length;
        while (text[name - 1] == ' ')
            name--;
        char *piece = mem_copy_bytes(text, name);
        good = add_pasted(app, kind, piece, pasted, why);
        free(piece);
        text += length;
    }
    return good;
}

/* A paste of several cells or lines is several names; any other begins the
 * picker. */
static enum outcome links_key(struct app *app, struct form *form, size_t field,
                              const struct key *key)
{
    struct why why = app_why(app);
    struct pasted pasted = {0};
    if (key->type != KEYS_PASTE || !is_several(key->text) || !app_read(app))
        return PASS;
    parse(form, field, &pasted.items);
    bool good =
        add_all_pasted(app, kinds_find(form_row(form, field)->kind), key->text, &pasted, &why);
    app_read_end(app);
    if (!good) {
        app_refuse(app, &why);
    } else {
        put(form, field, &pasted.items);
        if (pasted.made == 0)
            app_say(app, ROLE_OK, N_("Added from the paste: %zu."), pasted.added);
        else
            app_say(app, ROLE_OK,
                    N_("Added from the paste: %zu. Of these %zu (+) will be made on saving."),
                    pasted.added, pasted.made);
    }
    cells_clear(&pasted.items);
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
    .key = links_key,
    .choose = links_choose,
    .empty = links_empty,
};

/*
 * Fields whose value is chosen: flags, one of a list, several of a list. A
 * flag has the values of TYPE_FLAG as a list of its own. Empty is always one
 * of the choices: not stated.
 */
#include "tui/field.h"

#include "model/present.h"
#include "tui/picker.h"

#include <string.h>

static const char *const flag_values[] = {"", "yes", "no"};

enum { FLAG_VALUES = sizeof flag_values / sizeof flag_values[0] };

static void add_text(struct app *app, struct form *form, size_t field, struct buf *out)
{
    present_text(app->model, form_row(form, field), form->draft->fields[field].text, app->lang,
                 out);
}

/* How many values the field has, the empty one among them, and each of them. */
static size_t value_count(const struct field *field)
{
    size_t count = 1;
    if (field->type == TYPE_FLAG)
        return FLAG_VALUES;
    while (field->choices[count - 1].value != NULL)
        count++;
    return count;
}

static const char *value_at(const struct field *field, size_t i)
{
    if (field->type == TYPE_FLAG)
        return flag_values[i];
    return i == 0 ? "" : field->choices[i - 1].value;
}

static void choice_turn(struct form *form, size_t field, bool forward)
{
    const struct field *row = form_row(form, field);
    struct edit *edit = &form->draft->fields[field];
    size_t count = value_count(row), at = 0;
    while (at < count && strcmp(value_at(row, at), edit->text) != 0)
        at++;
    if (at == count)
        at = 0;
    edit_set(edit, value_at(row, (at + (forward ? 1 : count - 1)) % count));
}

static void choice_empty(struct form *form, size_t field)
{
    edit_set(&form->draft->fields[field], "");
}

static void choices_empty(struct form *form, size_t field)
{
    struct edit *edit = &form->draft->fields[field];
    struct cells values = {0}, kept = {0};
    struct buf text = {0};
    cells_parse(edit->text, &values);
    for (size_t i = 0; i + 1 < values.count; i++)
        cells_add(&kept, values.items[i]);
    cells_format(&kept, &text);
    edit_set(edit, buf_text(&text));
    cells_clear(&values);
    cells_clear(&kept);
    buf_clear(&text);
}

static enum outcome chosen(struct app *app, struct picker *picker)
{
    struct form *form = (struct form *)app->top;
    size_t field = picker_tagged(picker);
    struct buf text = {0};
    if (form_row(form, field)->type == TYPE_CHOICES)
        cells_format(picker_chosen(picker), &text);
    else if (picker_picked(picker) != NULL)
        buf_puts(&text, picker_picked(picker));
    edit_set(&form->draft->fields[field], buf_text(&text));
    buf_clear(&text);
    return REDRAW;
}

static enum outcome choice_choose(struct app *app, struct form *form, size_t field,
                                  const char *typed)
{
    const struct field *row = form_row(form, field);
    const char *text = form->draft->fields[field].text;
    bool several = row->type == TYPE_CHOICES;
    struct picker *picker = picker_new(row->label[app->lang], chosen);
    for (size_t i = several ? 1 : 0; i < value_count(row); i++) {
        struct buf label = {0};
        const char *value = value_at(row, i);
        if (i == 0)
            buf_puts(&label, words_in(app->lang, "(not stated)"));
        else
            present_text(app->model, row, value, app->lang, &label);
        picker_add(picker, value, buf_text(&label), "");
        buf_clear(&label);
    }
    if (several) {
        struct cells now = {0};
        cells_parse(text, &now);
        picker_several(picker, &now);
        cells_clear(&now);
    }
    picker_fuzzy(picker);
    picker_tag(picker, field);
    picker_focus(picker, text);
    picker_type(picker, typed);
    picker_open(app, picker);
    return REDRAW;
}

const struct field_ops field_choice = {
    .rows = field_chosen_rows,
    .draw = field_chosen_draw,
    .text = add_text,
    .choose = choice_choose,
    .turn = choice_turn,
    .empty = choice_empty,
};

const struct field_ops field_choices = {
    .rows = field_chosen_rows,
    .draw = field_chosen_draw,
    .text = add_text,
    .choose = choice_choose,
    .empty = choices_empty,
};

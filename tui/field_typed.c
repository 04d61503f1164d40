/*
 * Dates, periods, counts and countries: typed as people say them. Beside the
 * text, or under it where there is little room, stands how it is understood;
 * while it is not, an example. Why it is not is said on leaving, as the error
 * of the field, which then stands in place of the example.
 */
#include "tui/field.h"

#include "model/check.h"
#include "model/present.h"

#include <string.h>

enum {
    TYPED_WIDTH = 24,
    BESIDE_LEAST = 40 /* columns of the value for the words to stand beside the text */
};

static const char *example_of(enum type type)
{
    static const char *const examples[TYPE_LINKS + 1] = {
        [TYPE_DATE] = N_("e.g. 2026/4/1, R8.4.1"),
        [TYPE_PERIOD] = N_("e.g. 6 months, 5 years"),
        [TYPE_COUNT] = N_("e.g. 12,400"),
        [TYPE_COUNTRY] = N_("e.g. Japan, US"),
    };
    return examples[type];
}

/* Adds VALUE, as it is kept, in words; where people write other words than the
 * program keeps, what it keeps too. */
static void add_words(const struct field *field, const char *value, enum lang lang, struct buf *out)
{
    bool coded = field->type == TYPE_PERIOD || field->type == TYPE_COUNTRY;
    if (field->type == TYPE_DATE)
        buf_puts(out, value);
    else
        present_text(NULL, field, value, lang, out);
    if (coded)
        buf_printf(out, " (%s)", value);
}

/* Adds what stands beside the text. Without the focus that is only how it is
 * understood, where the text itself does not say it. */
static void add_note(struct app *app, const struct form *form, size_t number, bool focused,
                     struct buf *out)
{
    const struct field *field = &form->draft->record->kind->fields[number];
    const char *text = form->draft->fields[number].text;
    struct why why = app_why(app);
    struct buf value = {0}, shown = {0};
    bool understood = check_value(field, text, &value, &why) && value.length > 0;
    if (understood) {
        draft_text_of(field, buf_text(&value), app->lang, &shown);
        bool says_it = strcmp(buf_text(&shown), text) == 0 && field->type != TYPE_COUNT;
        if (focused || !says_it) {
            buf_empty(&shown);
            add_words(field, buf_text(&value), app->lang, &shown);
            if (strcmp(buf_text(&shown), text) != 0)
                buf_printf(out, "= %s", buf_text(&shown));
        }
    } else if (focused && form->draft->errors[number] == NULL) {
        buf_puts(out, words_in(app->lang, example_of(field->type)));
    }
    buf_clear(&value);
    buf_clear(&shown);
}

static int typed_rows(struct app *app, struct form *form, size_t field, int width, bool focused)
{
    struct buf note = {0};
    add_note(app, form, field, focused, &note);
    int rows = width < BESIDE_LEAST && note.length > 0 ? 2 : 1;
    buf_clear(&note);
    return rows;
}

static void typed_draw(struct app *app, struct form *form, size_t field, struct area area,
                       bool focused)
{
    struct buf note = {0};
    bool beside = area.width >= BESIDE_LEAST;
    int width = area.width < TYPED_WIDTH ? area.width : TYPED_WIDTH;
    add_note(app, form, field, focused, &note);
    if (beside)
        canvas_put(app->canvas, area.y, area.x + width + 1, area.width - width - 1, ROLE_DIM,
                   buf_text(&note));
    else if (area.height > 1)
        canvas_put(app->canvas, area.y + 1, area.x, area.width, ROLE_DIM, buf_text(&note));
    edit_draw_line(&form->draft->fields[field], app->canvas, area.y, area.x, width,
                   field_role(focused), focused);
    buf_clear(&note);
}

const struct field_ops field_typed = {
    .rows = typed_rows, .draw = typed_draw, .key = field_edit_key};

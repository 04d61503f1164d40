/*
 * The table of types, and the texts: lines and areas. What fields that are
 * chosen share is here too.
 */
#include "tui/field.h"

#include "model/mem.h"
#include "tui/wrapped.h"

#include <stdlib.h>
#include <string.h>

enum { NOTE_ROWS = 5, NOTE_ROWS_ON = 3, TEXT_ROWS = 5 };

static int line_rows(struct app *app, struct form *form, size_t field, int width, bool focused)
{
    (void)app, (void)form, (void)field, (void)width, (void)focused;
    return 1;
}

static void line_draw(struct app *app, struct form *form, size_t field, struct area area,
                      bool focused)
{
    const struct draft *draft = form->draft;
    bool missing = draft->record->kind->fields[field].required &&
                   draft->fields[field].length == 0 && draft->errors[field] == NULL;
    edit_draw_line(&form->draft->fields[field], app->canvas, area.y, area.x, area.width,
                   field_role(focused), focused);
    const struct field *row = &draft->record->kind->fields[field];
    struct buf hint = {0};
    if (missing)
        buf_puts(&hint, words_in(app->lang, "(required)"));
    else if (row->suggestion != SUGGEST_NOTHING && draft->fields[field].length == 0)
        buf_printf(&hint, words_in(app->lang, "(type it, or %s: list)"),
                   app_key_of(app, ON_FORM, "choose").text);
    /* Behind the cursor, which stands at the beginning. */
    if (hint.length > 0)
        canvas_clip(app->canvas, area.y, area.x + 2, area.width - 2, field_role(focused),
                    hint.text);
    buf_clear(&hint);
}

/* The rows that a long text may take: more where the form has many. */
static int note_most(const struct form *form)
{
    int share = form->page * 2 / 5;
    return share > NOTE_ROWS ? share : NOTE_ROWS;
}

static int note_rows(struct app *app, struct form *form, size_t field, int width, bool focused)
{
    int most = note_most(form);
    int rows = edit_rows(&form->draft->fields[field], width, app->canvas->ambiguous, most);
    return focused && rows < NOTE_ROWS_ON ? NOTE_ROWS_ON : rows;
}

static void note_draw(struct app *app, struct form *form, size_t field, struct area area,
                      bool focused)
{
    edit_draw_area(&form->draft->fields[field], app->canvas, area, field_role(focused), focused);
}

enum outcome field_edit_key(struct app *app, struct form *form, size_t field, const struct key *key)
{
    /* The form undoes in the order of what was done in all of its fields. */
    if (edit_key_undoes(key))
        return PASS;
    bool taken = edit_key(&form->draft->fields[field], key, form->width, note_most(form),
                          app->canvas->ambiguous);
    return taken ? REDRAW : PASS;
}

static const struct field_ops line = {.rows = line_rows, .draw = line_draw, .key = field_edit_key};
static const struct field_ops note = {.rows = note_rows, .draw = note_draw, .key = field_edit_key};

static const struct field_ops *const by_type[] = {
    [TYPE_CODE] = &line,
    [TYPE_TEXT] = &line,
    [TYPE_NOTE] = &note,
    [TYPE_URL] = &line,
    [TYPE_DATE] = &field_typed,
    [TYPE_PERIOD] = &field_typed,
    [TYPE_COUNT] = &field_typed,
    [TYPE_FLAG] = &field_choice,
    [TYPE_COUNTRY] = &field_typed,
    [TYPE_CHOICE] = &field_choice,
    [TYPE_CHOICES] = &field_choices,
    [TYPE_REF] = &field_ref,
    [TYPE_LINKS] = &field_links,
};

const struct field_ops *field_ops(enum type type)
{
    return by_type[type];
}

enum role field_role(bool focused)
{
    return focused ? ROLE_FIELD_ON : ROLE_FIELD;
}

int field_text_rows(struct app *app, const char *text, int width)
{
    int rows = wrapped_rows(app->canvas, text, width);
    return rows > TEXT_ROWS ? TEXT_ROWS : rows;
}

void field_draw_text(struct app *app, struct area area, bool focused, const char *text)
{
    canvas_fill(app->canvas, area, field_role(focused));
    if (text[0] == '\0')
        canvas_put(app->canvas, area.y, area.x, area.width, focused ? ROLE_FIELD_ON : ROLE_DIM,
                   words_in(app->lang, "(not stated)"));
    else
        wrapped_draw(app->canvas, area, field_role(focused), text, 0);
    if (focused)
        canvas_cursor(app->canvas, area.y, area.x);
}

int field_list_rows(struct app *app, const char *text, int width)
{
    int rows = 1;
    if (strchr(text, '\n') == NULL)
        return field_text_rows(app, text, width);
    for (; (text = strchr(text, '\n')) != NULL; text++)
        rows++;
    return rows;
}

void field_draw_list(struct app *app, struct area area, bool focused, const char *text)
{
    if (strchr(text, '\n') == NULL) {
        field_draw_text(app, area, focused, text);
        return;
    }
    canvas_fill(app->canvas, area, field_role(focused));
    for (int y = 0; y < area.height && *text != '\0'; y++) {
        size_t length = strcspn(text, "\n");
        char *entry = mem_copy_bytes(text, length);
        canvas_put(app->canvas, area.y + y, area.x, area.width, field_role(focused), entry);
        free(entry);
        text += length + (text[length] == '\n');
    }
    if (focused)
        canvas_cursor(app->canvas, area.y, area.x);
}

static void add_text(struct app *app, struct form *form, size_t field, struct buf *out)
{
    field_ops(form->draft->record->kind->fields[field].type)->text(app, form, field, out);
}

int field_chosen_rows(struct app *app, struct form *form, size_t field, int width, bool focused)
{
    struct buf text = {0};
    (void)focused;
    add_text(app, form, field, &text);
    int rows = field_text_rows(app, buf_text(&text), width);
    buf_clear(&text);
    return rows;
}

void field_chosen_draw(struct app *app, struct form *form, size_t field, struct area area,
                       bool focused)
{
    struct buf text = {0};
    add_text(app, form, field, &text);
    field_draw_text(app, area, focused, buf_text(&text));
    buf_clear(&text);
}

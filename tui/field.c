/*
 * The table of types, and the types that are typed: lines, areas, and lines
 * beside which stands how they are understood.
 */
#include "tui/field.h"

#include "model/check.h"
#include "model/mem.h"
#include "model/present.h"
#include "tui/wrapped.h"

#include <stdlib.h>
#include <string.h>

enum { TYPED_WIDTH = 24, NOTE_ROWS = 6, NOTE_ROWS_ON = 3, TEXT_ROWS = 5 };

static enum role field_role(bool focused)
{
    return focused ? ROLE_FIELD_ON : ROLE_FIELD;
}

static int line_rows(struct app *app, struct form *form, size_t field, int width, bool focused)
{
    (void)app, (void)form, (void)field, (void)width, (void)focused;
    return 1;
}

static void line_draw(struct app *app, struct form *form, size_t field, struct area area,
                      bool focused)
{
    edit_draw_line(&form->draft->fields[field], app->canvas, area.y, area.x, area.width,
                   field_role(focused), focused);
}

/* A line holds no tabs: those of a paste, such as of cells of a spreadsheet,
 * become blanks. */
static enum outcome line_key(struct app *app, struct form *form, size_t field,
                             const struct key *key)
{
    struct key own = *key;
    if (key->type == KEYS_PASTE) {
        own.text = mem_copy(key->text);
        for (char *tab = own.text; (tab = strchr(tab, '\t')) != NULL;)
            *tab = ' ';
    }
    bool taken =
        edit_key(&form->draft->fields[field], &own, form->width, 1, app->canvas->ambiguous);
    if (key->type == KEYS_PASTE)
        free(own.text);
    return taken ? REDRAW : PASS;
}

/* Adds how the text of the field is understood, where that says more than the
 * text. */
static void add_understood(const struct field *field, const char *text, enum lang lang,
                           struct buf *out)
{
    struct why why = {.lang = lang};
    struct buf value = {0}, words = {0};
    if (text[0] != '\0' && check_value(field, text, &value, &why)) {
        if (field->type == TYPE_DATE)
            buf_puts(&words, buf_text(&value));
        else
            present_text(NULL, field, buf_text(&value), lang, &words);
        if (field->type == TYPE_COUNTRY)
            buf_printf(&words, " (%s)", buf_text(&value));
        if (strcmp(buf_text(&words), text) != 0)
            buf_printf(out, "= %s", buf_text(&words));
    }
    buf_clear(&value);
    buf_clear(&words);
}

static void typed_draw(struct app *app, struct form *form, size_t field, struct area area,
                       bool focused)
{
    struct edit *edit = &form->draft->fields[field];
    struct buf understood = {0};
    int width = area.width / 2 < TYPED_WIDTH ? area.width / 2 : TYPED_WIDTH;
    add_understood(&form->draft->record->kind->fields[field], edit->text, app->lang, &understood);
    canvas_put(app->canvas, area.y, area.x + width + 1, area.width - width - 1, ROLE_DIM,
               buf_text(&understood));
    edit_draw_line(edit, app->canvas, area.y, area.x, width, field_role(focused), focused);
    buf_clear(&understood);
}

static int note_rows(struct app *app, struct form *form, size_t field, int width, bool focused)
{
    int rows = edit_rows(&form->draft->fields[field], width, app->canvas->ambiguous, NOTE_ROWS);
    if (focused && rows < NOTE_ROWS_ON)
        rows = NOTE_ROWS_ON;
    return rows > NOTE_ROWS ? NOTE_ROWS : rows;
}

static void note_draw(struct app *app, struct form *form, size_t field, struct area area,
                      bool focused)
{
    edit_draw_area(&form->draft->fields[field], app->canvas, area, field_role(focused), focused);
}

static enum outcome note_key(struct app *app, struct form *form, size_t field,
                             const struct key *key)
{
    bool taken =
        edit_key(&form->draft->fields[field], key, form->width, NOTE_ROWS, app->canvas->ambiguous);
    return taken ? REDRAW : PASS;
}

static const struct field_ops line = {.rows = line_rows, .draw = line_draw, .key = line_key};
static const struct field_ops typed = {.rows = line_rows, .draw = typed_draw, .key = line_key};
static const struct field_ops note = {.rows = note_rows, .draw = note_draw, .key = note_key};

static const struct field_ops *const by_type[] = {
    [TYPE_CODE] = &line,
    [TYPE_TEXT] = &line,
    [TYPE_NOTE] = &note,
    [TYPE_URL] = &line,
    [TYPE_DATE] = &typed,
    [TYPE_PERIOD] = &typed,
    [TYPE_COUNT] = &typed,
    [TYPE_FLAG] = &field_choice,
    [TYPE_COUNTRY] = &typed,
    [TYPE_CHOICE] = &field_choice,
    [TYPE_CHOICES] = &field_choices,
    [TYPE_REF] = &field_ref,
    [TYPE_LINKS] = &field_links,
};

const struct field_ops *field_ops(enum type type)
{
    return by_type[type];
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

/*
 * Drawing the screen for editing together: three lines, and what they would
 * do.
 */
#include "model/numbers.h"
#include "tui/bulk_inside.h"
#include "tui/field.h"
#include "tui/wrapped.h"

enum { LABEL = 8, MARK = 2 };

static const char *const labels[BULK_LINES] = {
    [BULK_FIELD] = N_("Field"),
    [BULK_WAY] = N_("Do"),
    [BULK_VALUE] = N_("Value"),
};

static void draw_label(struct app *app, const struct bulk *bulk, enum bulk_line line, int y,
                       struct area area)
{
    if (bulk->at == line)
        canvas_put(app->canvas, y, area.x, MARK, ROLE_SELECTED, ">");
    canvas_put(app->canvas, y, area.x + MARK, LABEL, ROLE_LABEL, words_in(app->lang, labels[line]));
}

/* Draws the value into AREA at most; returns the rows that it takes. */
static int draw_value(struct app *app, struct bulk *bulk, struct area area)
{
    struct form *form = &bulk->form;
    const struct field *field = bulk_field(bulk);
    bool focused = bulk->at == BULK_VALUE;
    const char *names = "";
    int rows;
    form->x = area.x;
    form->width = area.width;
    if (field != NULL && bulk->way != SEVERAL_EMPTY) {
        rows = field_ops(field->type)->rows(app, form, bulk->number, area.width, focused);
        area.height = rows < area.height ? rows : area.height;
        field_ops(field->type)->draw(app, form, bulk->number, area, focused);
        return area.height;
    }
    if (bulk->other_end && bulk->way != SEVERAL_EMPTY)
        names = form_names_of_end(app, form, bulk->number);
    rows = field_list_rows(app, names, area.width);
    area.height = rows < area.height ? rows : area.height;
    field_draw_list(app, area, focused, names);
    return area.height;
}

/* Draws the three lines; returns the rows that they take. */
static int draw_lines(struct app *app, struct bulk *bulk, struct area area)
{
    struct area value = {area.y, area.x + MARK + LABEL + 1, 1, area.width - MARK - LABEL - 1};
    struct buf text = {0};
    for (enum bulk_line line = BULK_FIELD; line < BULK_LINES; line++)
        draw_label(app, bulk, line, area.y + (int)line, area);
    bulk_add_label(app, bulk, &text);
    field_draw_text(app, value, bulk->at == BULK_FIELD, buf_text(&text));
    value.y++;
    field_draw_text(app, value, bulk->at == BULK_WAY,
                    bulk->chosen ? bulk_way_words(app, bulk, bulk->way) : "");
    value.y++;
    value.height = area.height - 2;
    buf_clear(&text);
    return 2 + draw_value(app, bulk, value);
}

/* What would change, or why that is not known. */
static void draw_preview(struct app *app, const struct bulk *bulk, struct area area)
{
    struct buf text = {0};
    if (!bulk->chosen)
        buf_puts(&text, words_in(app->lang, "Choose the field that is to change."));
    else if (bulk->refusal != NULL)
        buf_puts(&text, bulk->refusal);
    else
        bulk_preview(app, bulk, &text);
    buf_puts(&text, "\n\n");
    buf_printf(&text, words_in(app->lang, "Marked: %s"), bulk->names);
    wrapped_draw(app->canvas, area, bulk->plan == NULL ? ROLE_DIM : ROLE_TEXT, buf_text(&text), 0);
    buf_clear(&text);
}

void bulk_draw(struct app *app, struct pane *pane, struct area area)
{
    struct bulk *bulk = (struct bulk *)pane;
    struct buf about = {0};
    struct area inside = {area.y + 1, area.x + 2, area.height - 2, area.width - 4};
    bool read = app_read(app);
    bulk_plan(app, bulk);
    buf_printf(&about, words_count(app->lang, "%s (%s record)", "%s (%s records)", bulk->count),
               bulk_kind(bulk)->label[app->lang], count_text((int64_t)bulk->count).text);
    canvas_box(app->canvas, area.y, area.x, area.height, area.width, ROLE_BORDER_ON,
               words_in(app->lang, "Edit together"), buf_text(&about));
    buf_clear(&about);
    bulk->y = inside.y;
    int rows = draw_lines(app, bulk, inside);
    int y = app->canvas->cursor_y, x = app->canvas->cursor_x;
    inside.y += rows;
    inside.height -= rows;
    if (inside.height > 2) {
        canvas_rule(app->canvas, inside.y, inside.x, inside.width, ROLE_BORDER);
        inside.y++;
        inside.height--;
    }
    if (inside.height > 0)
        draw_preview(app, bulk, inside);
    canvas_cursor(app->canvas, y, x);
    if (read)
        app_read_end(app);
}

/*
 * Drawing a form: labels at the left, values at the right, errors under their
 * field, and at the foot what the focused field asks for.
 */
#include "model/glyphs.h"
#include "tui/detail.h"
#include "tui/field.h"
#include "tui/wrapped.h"

enum {
    LABEL_MOST = 24,
    LABEL_SHARE = 3, /* labels take at most one part in so many */
    HELP_ROWS = 2,   /* of the help at the foot */
    HELP_LEAST = 12, /* rows of the box for a help to be shown */
    ERROR_ROWS = 2,
    MARK = 2 /* columns before a label */
};

/* Where things stand. */
struct layout {
    struct area area; /* of the lines */
    int label;        /* columns of the labels */
    int value_x;
    int value_width;
};

static void line_label(struct app *app, const struct form *form, const struct form_line *line,
                       struct buf *out)
{
    switch (line->part) {
    case PART_FIELD: {
        const struct field *field = &form->draft->record->kind->fields[line->number];
        buf_printf(out, "%s%s", field->label[app->lang], field->required ? " *" : "");
        break;
    }
    case PART_END:
        detail_end_label(&form->draft->ends[line->number].through, app->lang, out);
        break;
    case PART_HEADING:
    case PART_FOLD:
    case PART_END_FOLD:
        break;
    }
}

static struct layout lay_out(struct app *app, struct form *form, struct area area)
{
    struct layout layout = {.area = area};
    int most = area.width / LABEL_SHARE < LABEL_MOST ? area.width / LABEL_SHARE : LABEL_MOST;
    for (size_t i = 0; i < form->count; i++) {
        struct buf label = {0};
        line_label(app, form, &form->lines[i], &label);
        int width = glyph_width(buf_text(&label), app->canvas->ambiguous);
        if (width > layout.label)
            layout.label = width;
        buf_clear(&label);
    }
    if (layout.label > most)
        layout.label = most;
    layout.value_x = area.x + MARK + layout.label + 2;
    layout.value_width = area.x + area.width - layout.value_x;
    return layout;
}

static const char *error_of(const struct form *form, const struct form_line *line)
{
    return line->part == PART_FIELD ? form->draft->errors[line->number] : NULL;
}

static int error_rows(struct app *app, const char *error, int width)
{
    int rows = error == NULL ? 0 : field_text_rows(app, error, width);
    return rows > ERROR_ROWS ? ERROR_ROWS : rows;
}

static int value_rows(struct app *app, struct form *form, size_t i, int width)
{
    const struct form_line *line = &form->lines[i];
    if (line->part == PART_FIELD) {
        const struct field *field = &form->draft->record->kind->fields[line->number];
        return field_ops(field->type)->rows(app, form, line->number, width, i == form->at);
    }
    if (line->part == PART_END) {
        struct buf text = {0};
        form_end_text(app, &form->draft->ends[line->number], &text);
        int rows = field_text_rows(app, buf_text(&text), width);
        buf_clear(&text);
        return rows;
    }
    return 1;
}

static int line_rows(struct app *app, struct form *form, size_t i, int width)
{
    return value_rows(app, form, i, width) +
           error_rows(app, error_of(form, &form->lines[i]), width);
}

/* Scrolls so that the focused line is seen, with the heading before it. */
static void scroll(struct app *app, struct form *form, const struct layout *layout)
{
    int before = 0;
    for (size_t i = 0; i < form->at; i++)
        before += line_rows(app, form, i, layout->value_width);
    int rows = line_rows(app, form, form->at, layout->value_width);
    int first = before;
    if (form->at > 0 && form->lines[form->at - 1].part == PART_HEADING)
        first--;
    if (before + rows > form->top + layout->area.height)
        form->top = before + rows - layout->area.height;
    if (first < form->top)
        form->top = first;
}

static const char *section_name(const struct app *app, const struct form_line *line)
{
    if ((int)line->section == FORM_ENDS)
        return words_in(app->lang, "Linked from");
    return kinds_section(line->section, app->lang);
}

static void fold_text_of(struct app *app, const struct form_line *line, struct buf *out)
{
    if (line->part == PART_END_FOLD) {
        buf_printf(out,
                   words_count(app->lang, "%zu more kind of links", "%zu more kinds of links",
                               line->folded),
                   line->folded);
        return;
    }
    /* Where nothing of the section is open, the line names it. */
    if (line->number == 0)
        buf_printf(out, "%s: ", section_name(app, line));
    buf_printf(out, words_count(app->lang, "%zu more field", "%zu more fields", line->folded),
               line->folded);
    if (line->filled > 0)
        buf_printf(out, words_in(app->lang, " (%zu filled)"), line->filled);
}

/* Draws a value into the rows that it has. */
static void draw_value(struct app *app, struct form *form, size_t i, struct area area)
{
    const struct form_line *line = &form->lines[i];
    bool focused = i == form->at;
    if (line->part == PART_FIELD) {
        const struct field *field = &form->draft->record->kind->fields[line->number];
        field_ops(field->type)->draw(app, form, line->number, area, focused);
    } else {
        struct buf text = {0};
        form_end_text(app, &form->draft->ends[line->number], &text);
        field_draw_text(app, area, focused, buf_text(&text));
        buf_clear(&text);
    }
}

static void draw_error(struct app *app, const struct layout *layout, int y, const char *error)
{
    int bottom = layout->area.y + layout->area.height;
    int rows = error_rows(app, error, layout->value_width);
    if (y < layout->area.y || y >= bottom)
        return;
    if (rows > bottom - y)
        rows = bottom - y;
    canvas_put(app->canvas, y, layout->value_x - 2, 2, ROLE_ERROR, "!");
    wrapped_draw(app->canvas, (struct area){y, layout->value_x, rows, layout->value_width},
                 ROLE_ERROR, error, 0);
}

static void draw_line(struct app *app, struct form *form, const struct layout *layout, size_t i,
                      int y, int rows)
{
    const struct form_line *line = &form->lines[i];
    struct area area = layout->area;
    bool focused = i == form->at;
    struct buf text = {0};
    if (focused)
        canvas_put(app->canvas, y, area.x, MARK, ROLE_SELECTED, ">");
    switch (line->part) {
    case PART_HEADING:
        canvas_put(app->canvas, y, area.x, area.width, ROLE_TITLE, section_name(app, line));
        break;
    case PART_FOLD:
    case PART_END_FOLD:
        fold_text_of(app, line, &text);
        canvas_put(app->canvas, y, area.x + MARK, 2, ROLE_KEY, "+");
        canvas_put(app->canvas, y, area.x + MARK + 2, area.width - MARK - 2,
                   focused ? ROLE_SELECTED : ROLE_DIM, buf_text(&text));
        if (focused)
            canvas_cursor(app->canvas, y, area.x + MARK);
        break;
    case PART_FIELD:
    case PART_END:
        line_label(app, form, line, &text);
        canvas_put(app->canvas, y, area.x + MARK, layout->label, ROLE_LABEL, buf_text(&text));
        draw_value(app, form, i, (struct area){y, layout->value_x, rows, layout->value_width});
        break;
    }
    buf_clear(&text);
}

/* What the focused line asks for. */
static const char *help_of(struct app *app, const struct form *form)
{
    const struct field *field = form_field(form);
    if (field != NULL)
        return field->help == NULL ? "" : words_in(app->lang, field->help);
    switch (form_line(form)->part) {
    case PART_END:
        return words_in(app->lang, "Enter links records to this one, or makes a new one that is "
                                   "saved with it.");
    case PART_FOLD:
    case PART_END_FOLD:
        return words_in(app->lang, "Enter shows these as well; F4 shows all.");
    case PART_HEADING:
    case PART_FIELD:
        break;
    }
    return "";
}

static void draw_help(struct app *app, const struct form *form, struct area area)
{
    canvas_rule(app->canvas, area.y, area.x, area.width, ROLE_BORDER);
    area.y++;
    area.height--;
    wrapped_draw(app->canvas, area, ROLE_DIM, help_of(app, form), 0);
}

static void draw_box(struct app *app, const struct form *form, struct area area)
{
    struct buf title = {0};
    draft_title(form->draft, app->lang, &title);
    canvas_box(app->canvas, area.y, area.x, area.height, area.width, ROLE_BORDER_ON,
               buf_text(&title),
               draft_changed(form->draft) ? words_in(app->lang, "not saved")
                                          : form->draft->record->kind->label[app->lang]);
    buf_clear(&title);
}

void form_draw(struct app *app, struct pane *pane, struct area area)
{
    struct form *form = (struct form *)pane;
    struct area inside = {area.y + 1, area.x + 2, area.height - 2, area.width - 4};
    draw_box(app, form, area);
    if (area.height >= HELP_LEAST) {
        inside.height -= HELP_ROWS + 1;
        draw_help(app, form,
                  (struct area){inside.y + inside.height, inside.x, HELP_ROWS + 1, inside.width});
    }
    struct layout layout = lay_out(app, form, inside);
    form->page = inside.height;
    form->width = layout.value_width;
    scroll(app, form, &layout);
    int y = inside.y - form->top;
    for (size_t i = 0; i < form->count && y < inside.y + inside.height; i++) {
        int rows = value_rows(app, form, i, layout.value_width);
        const char *error = error_of(form, &form->lines[i]);
        int room = inside.y + inside.height - y;
        /* A value whose first rows are scrolled away is not drawn at all. */
        if (y >= inside.y)
            draw_line(app, form, &layout, i, y, rows < room ? rows : room);
        y += rows;
        if (error != NULL)
            draw_error(app, &layout, y, error);
        y += error_rows(app, error, layout.value_width);
    }
}

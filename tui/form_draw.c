/*
 * Drawing a form: labels at the left, values at the right, errors under their
 * field, and at the foot what the focused field asks for. All lines are
 * measured once, then the view is scrolled to the focus, then what is seen is
 * drawn.
 */
#include "model/glyphs.h"
#include "tui/detail.h"
#include "tui/field.h"
#include "tui/wrapped.h"

#include <stdlib.h>

enum {
    LABEL_LEAST = 12, /* columns that labels get at least, where they need them */
    LABEL_SHARE = 30, /* and at most, percent */
    LABEL_ROWS = 3,
    LABEL_INDENT = 2, /* of the rows of a label after its first */
    HELP_ROWS = 2,    /* of the help at the foot */
    HELP_LEAST = 12,  /* rows of the box for a help to have rows of its own */
    ERROR_LEAST = 30, /* columns of a value for an error to stand under it */
    ERROR_ROWS = 5,
    MARK = 2 /* columns before a label */
};

/* Where things stand. */
struct layout {
    struct area area; /* of the lines */
    int label;        /* columns of the labels */
    int value_x;
    int value_width;
    int error_x;
    int error_width;
};

static void field_label(struct app *app, const struct form *form, size_t field, struct buf *out)
{
    const struct field *row = form_row(form, field);
    buf_printf(out, "%s%s", row->label[app->lang], row->required ? " *" : "");
}

static void line_label(struct app *app, const struct form *form, const struct form_line *line,
                       struct buf *out)
{
    if (line->part == PART_FIELD)
        field_label(app, form, line->number, out);
    else if (line->part == PART_END)
        detail_end_label(&form->draft->ends[line->number].through, app->lang, out);
}

/* The columns of the widest label of the form, folded ones too: what is
 * unfolded moves nothing. */
static int widest_label(struct app *app, const struct form *form)
{
    size_t fields = form->draft->record->kind->field_count;
    int widest = 0;
    for (size_t i = 0; i < fields + form->draft->end_count; i++) {
        struct buf label = {0};
        if (i < fields)
            field_label(app, form, i, &label);
        else
            detail_end_label(&form->draft->ends[i - fields].through, app->lang, &label);
        int width = canvas_width(app->canvas, buf_text(&label));
        if (width > widest)
            widest = width;
        buf_clear(&label);
    }
    return widest;
}

static int at_most(int rows, int most)
{
    return rows < most ? rows : most;
}

static struct layout lay_out(struct app *app, const struct form *form, struct area area)
{
    struct layout layout = {.area = area, .label = widest_label(app, form)};
    int most = area.width * LABEL_SHARE / 100;
    layout.label = at_most(layout.label, most > LABEL_LEAST ? most : LABEL_LEAST);
    layout.value_x = area.x + MARK + layout.label + 2;
    layout.value_width = area.x + area.width - layout.value_x;
    bool below = layout.value_width >= ERROR_LEAST;
    layout.error_x = below ? layout.value_x : area.x + MARK + 2;
    layout.error_width = area.x + area.width - layout.error_x;
    return layout;
}

static const char *error_of(const struct form *form, const struct form_line *line)
{
    return line->part == PART_FIELD ? form->draft->errors[line->number] : NULL;
}

static int value_rows(struct app *app, struct form *form, size_t i, int width)
{
    const struct form_line *line = &form->lines[i];
    if (line->part == PART_END)
        return field_list_rows(app, form_names_of_end(app, form, line->number), width);
    if (line->part != PART_FIELD)
        return 1;
    const struct field *field = &form->draft->record->kind->fields[line->number];
    return field_ops(field->type)->rows(app, form, line->number, width, i == form->at);
}

/* The lines of TEXT, a label, in WIDTH columns, of which those after the first
 * are indented. The caller frees them. */
static int wrap_label(const struct app *app, const char *text, int width, struct glyph_line **lines)
{
    int ambiguous = app->canvas->ambiguous;
    bool fits = glyph_width(text, ambiguous) <= width;
    return (int)glyph_wrap(text, fits ? width : width - LABEL_INDENT, ambiguous, lines);
}

static int label_rows(struct app *app, const struct form *form, const struct form_line *line,
                      int width)
{
    struct buf label = {0};
    struct glyph_line *lines;
    line_label(app, form, line, &label);
    int rows = wrap_label(app, buf_text(&label), width, &lines);
    free(lines);
    buf_clear(&label);
    return at_most(rows, LABEL_ROWS);
}

static void draw_label(struct app *app, const struct form *form, const struct form_line *line,
                       struct area area)
{
    struct buf label = {0}, part = {0};
    struct glyph_line *lines;
    line_label(app, form, line, &label);
    int count = wrap_label(app, buf_text(&label), area.width, &lines);
    for (int i = 0; i < count && i < area.height; i++) {
        int indent = i == 0 ? 0 : LABEL_INDENT;
        bool cut = i + 1 == area.height && i + 1 < count;
        buf_empty(&part);
        buf_add(&part, buf_text(&label) + lines[i].start,
                cut ? label.length - lines[i].start : lines[i].length);
        canvas_put(app->canvas, area.y + i, area.x + indent, area.width - indent, ROLE_LABEL,
                   buf_text(&part));
    }
    free(lines);
    buf_clear(&part);
    buf_clear(&label);
}

static void measure(struct app *app, struct form *form, const struct layout *layout)
{
    for (size_t i = 0; i < form->count; i++) {
        struct form_line *line = &form->lines[i];
        const char *error = error_of(form, line);
        int label = label_rows(app, form, line, layout->label);
        line->rows = value_rows(app, form, i, layout->value_width);
        if (line->rows < label)
            line->rows = label;
        line->below = error == NULL ? 0
                                    : at_most(wrapped_rows(app->canvas, error, layout->error_width),
                                              ERROR_ROWS);
    }
}

static int all_rows(const struct form_line *line)
{
    return line->rows + line->below;
}

/* Scrolls so that the focused line is seen, with what stands before and after
 * it where there is room, and that the first row is the first of a line. */
static void scroll(struct form *form, int height)
{
    size_t first = form->at, last = form->at;
    int before = 0, total = 0, rows = all_rows(&form->lines[form->at]);
    if (last + 1 < form->count && rows + all_rows(&form->lines[last + 1]) <= height / 2)
        rows += all_rows(&form->lines[++last]);
    /* The line before, with its heading. */
    while (first > 0 && form->at - first < 2 &&
           rows + all_rows(&form->lines[first - 1]) <= height &&
           (first == form->at || form->lines[first - 1].part == PART_HEADING))
        rows += all_rows(&form->lines[--first]);
    for (size_t i = 0; i < first; i++)
        before += all_rows(&form->lines[i]);
    for (size_t i = 0; i < form->count; i++)
        total += all_rows(&form->lines[i]);
    /* No rows are left empty at the end that the lines before could fill. */
    if (form->top > total - height)
        form->top = total > height ? total - height : 0;
    if (before + rows > form->top + height)
        form->top = before + rows - height;
    if (before < form->top)
        form->top = before;
    int y = 0;
    for (size_t i = 0; i < first && y < form->top; i++)
        y += all_rows(&form->lines[i]);
    form->top = y;
}

static void fold_text_of(struct app *app, const struct form_line *line, struct buf *out)
{
    if (line->part == PART_END_FOLD) {
        buf_printf(
            out,
            words_count(app->lang, "%zu more kind of links", "%zu more kinds of links", line->all),
            line->all);
        return;
    }
    /* Where nothing of the section is open, the line names it. */
    if (line->number == 0)
        buf_printf(out, "%s: ", kinds_section(line->section, app->lang));
    buf_printf(out, words_count(app->lang, "%zu more field", "%zu more fields", line->all),
               line->all);
    if (line->filled > 0)
        buf_printf(out, words_in(app->lang, " (%zu filled)"), line->filled);
}

static void draw_heading(struct app *app, const struct form *form, size_t i, struct area area)
{
    const struct form_line *line = &form->lines[i];
    int used = canvas_put(app->canvas, area.y, area.x, area.width, ROLE_TITLE,
                          kinds_section(line->section, app->lang));
    canvas_printf(app->canvas, area.y, area.x + used, area.width - used, ROLE_DIM, "  %zu/%zu",
                  form_lines_filled(form, i), line->all);
}

static void draw_fold(struct app *app, const struct form_line *line, struct area area, bool focused)
{
    struct buf text = {0};
    fold_text_of(app, line, &text);
    canvas_put(app->canvas, area.y, area.x, 2, ROLE_KEY, "+");
    canvas_put(app->canvas, area.y, area.x + 2, area.width - 2, focused ? ROLE_SELECTED : ROLE_DIM,
               buf_text(&text));
    if (focused)
        canvas_cursor(app->canvas, area.y, area.x);
    buf_clear(&text);
}

static void draw_value(struct app *app, struct form *form, size_t i, struct area area)
{
    const struct form_line *line = &form->lines[i];
    bool focused = i == form->at;
    if (line->part == PART_FIELD) {
        const struct field *field = &form->draft->record->kind->fields[line->number];
        field_ops(field->type)->draw(app, form, line->number, area, focused);
    } else {
        field_draw_list(app, area, focused, form_names_of_end(app, form, line->number));
    }
}

/* Draws the line and its error; what of them lies below the area is left out. */
static void draw_line(struct app *app, struct form *form, const struct layout *layout, size_t i)
{
    const struct form_line *line = &form->lines[i];
    struct area area = layout->area;
    int room = area.y + area.height - line->y;
    int rows = at_most(line->rows, room);
    int label_width = area.width - MARK;
    bool focused = i == form->at;
    if (focused)
        canvas_put(app->canvas, line->y, area.x, MARK, ROLE_SELECTED, ">");
    if (line->part == PART_HEADING) {
        draw_heading(app, form, i, (struct area){line->y, area.x, 1, area.width});
    } else if (line->part == PART_FOLD || line->part == PART_END_FOLD) {
        draw_fold(app, line, (struct area){line->y, area.x + MARK, 1, label_width}, focused);
    } else {
        draw_label(app, form, line, (struct area){line->y, area.x + MARK, rows, layout->label});
        draw_value(app, form, i,
                   (struct area){line->y, layout->value_x, rows, layout->value_width});
    }
    if (line->below == 0 || room <= rows)
        return;
    canvas_put(app->canvas, line->y + rows, layout->error_x - 2, 2, ROLE_ERROR, "!");
    wrapped_draw(app->canvas,
                 (struct area){line->y + rows, layout->error_x, at_most(line->below, room - rows),
                               layout->error_width},
                 ROLE_ERROR, error_of(form, line), 0);
}

/* Adds what the focused line asks for. */
static void put_help(const struct app *app, const struct form *form, struct buf *out)
{
    const struct field *field = form_field(form);
    struct key_name choose = app_key_of(app, ON_FORM, "choose");
    if (field != NULL) {
        buf_puts(out, field->help == NULL ? "" : words_in(app->lang, field->help));
        return;
    }
    switch (form_line(form)->part) {
    case PART_END:
        buf_printf(out,
                   words_in(app->lang, "%s links records to this one, or makes a new one that is "
                                       "saved with it."),
                   choose.text);
        break;
    case PART_FOLD:
    case PART_END_FOLD:
        buf_printf(out, words_in(app->lang, "%s shows these as well; %s shows all."), choose.text,
                   app_key_of(app, ON_FORM, "unfold").text);
        break;
    case PART_HEADING:
    case PART_FIELD:
        break;
    }
}

/* Where there are rows for it the help has two of its own, else it stands in
 * the lower side of the box. */
static void draw_help(struct app *app, const struct form *form, struct area area, bool own_rows)
{
    struct buf help = {0};
    put_help(app, form, &help);
    if (own_rows) {
        canvas_rule(app->canvas, area.y, area.x, area.width, ROLE_BORDER);
        area.y++;
        area.height--;
        wrapped_draw(app->canvas, area, ROLE_DIM, buf_text(&help), 0);
    } else {
        int width = canvas_width(app->canvas, buf_text(&help)) + 2;
        canvas_printf(app->canvas, area.y, area.x - 1, at_most(width, area.width + 2), ROLE_DIM,
                      " %s ", buf_text(&help));
    }
    buf_clear(&help);
}

/* What the box says at the right: whether there is something to save. */
static const char *state_of(const struct app *app, const struct draft *draft)
{
    if (draft_changed(draft))
        return words_in(app->lang, "not saved");
    return draft->record->id == 0 ? words_in(app->lang, "new")
                                  : draft->record->kind->label[app->lang];
}

static void draw_box(struct app *app, const struct form *form, struct area area)
{
    struct buf title = {0};
    draft_title(form->draft, app->lang, &title);
    canvas_box(app->canvas, area.y, area.x, area.height, area.width, ROLE_BORDER_ON,
               buf_text(&title), state_of(app, form->draft));
    buf_clear(&title);
}

void form_draw(struct app *app, struct pane *pane, struct area area)
{
    struct form *form = (struct form *)pane;
    struct area inside = {area.y + 1, area.x + 2, area.height - 2, area.width - 4};
    bool own_rows = area.height >= HELP_LEAST;
    draw_box(app, form, area);
    if (own_rows)
        inside.height -= HELP_ROWS + 1;
    draw_help(app, form,
              (struct area){inside.y + inside.height, inside.x, HELP_ROWS + 1, inside.width},
              own_rows);
    struct layout layout = lay_out(app, form, inside);
    form->page = inside.height;
    form->first_y = inside.y;
    form->x = layout.value_x;
    form->width = layout.value_width;
    measure(app, form, &layout);
    scroll(form, inside.height);
    int y = inside.y - form->top;
    for (size_t i = 0; i < form->count; i++) {
        form->lines[i].y = y;
        if (y >= inside.y && y < inside.y + inside.height)
            draw_line(app, form, &layout, i);
        y += all_rows(&form->lines[i]);
    }
    pane_more(app->canvas, inside, form->top > 0, y > inside.y + inside.height);
}

/*
 * Building and drawing the lines of a record. Values come as model/present.h
 * words them; at the end stands one line for each record that refers to this
 * one, said by the columns that views.c names as its summary.
 */
#include "tui/detail.h"

#include "model/cells.h"
#include "model/deadlines.h"
#include "model/mem.h"
#include "model/numbers.h"
#include "model/present.h"
#include "model/record.h"
#include "model/refer.h"
#include "tui/views.h"
#include "tui/wrapped.h"

#include <stdlib.h>
#include <string.h>

enum { REFERRERS_SHOWN = 12, CATEGORIES_SAID = 3, LABEL_LEAST = 8 };

void detail_clear(struct detail *detail)
{
    for (size_t i = 0; i < detail->count; i++) {
        free(detail->lines[i].label);
        free(detail->lines[i].text);
        free(detail->lines[i].links);
    }
    free(detail->lines);
    free(detail->title);
    *detail = (struct detail){0};
}

/* Adds a line, which takes TEXT over from the buffer. */
static struct detail_line *add_line(struct detail *detail, const char *label, struct buf *text)
{
    detail->lines = mem_resize(detail->lines, detail->count + 1, sizeof *detail->lines);
    struct detail_line *line = &detail->lines[detail->count++];
    *line = (struct detail_line){.label = mem_copy(label)};
    line->text = text->text != NULL ? buf_take(text) : mem_copy("");
    return line;
}

static void add_link(struct detail_line *line, const struct kind *kind, int64_t id)
{
    if (id == 0)
        return;
    line->links = mem_resize(line->links, line->link_count + 1, sizeof *line->links);
    line->links[line->link_count++] = (struct detail_link){kind, id};
}

static void add_field(struct app *app, struct detail *detail, const struct record *record,
                      size_t number)
{
    const struct field *field = &record->kind->fields[number];
    const char *value = record->values[number];
    struct buf text = {0};
    if (value[0] == '\0')
        return;
    present_text(app->model, field, value, app->lang, &text);
    struct detail_line *line = add_line(detail, field->label[app->lang], &text);
    if (!kinds_is_reference(field))
        return;
    const struct kind *kind = kinds_find(field->kind);
    struct cells codes = {0};
    if (field->type == TYPE_LINKS)
        cells_parse(value, &codes);
    else
        cells_add(&codes, value);
    for (size_t i = 0; i < codes.count; i++)
        add_link(line, kind, record_find(app->model, kind, codes.items[i]));
    cells_clear(&codes);
}

/* Adds the first of the categories in VALUE, under the label of FIELD: what a
 * party touches shows on its own screen. There may be thousands. */
static void add_categories(struct app *app, const struct field *field, const char *value,
                           struct buf *out)
{
    struct cells codes = {0}, first = {0};
    struct buf cell = {0};
    if (field->type == TYPE_LINKS)
        cells_parse(value, &codes);
    else
        cells_add(&codes, value);
    for (size_t i = 0; i < codes.count && i < CATEGORIES_SAID; i++)
        cells_add(&first, codes.items[i]);
    cells_format(&first, &cell);
    buf_printf(out, "%s: ", field->label[app->lang]);
    present_text(app->model, field, buf_text(&cell), app->lang, out);
    if (codes.count > first.count) {
        buf_puts(out, " / ");
        count_put_more(codes.count - first.count, app->lang, out);
    }
    cells_clear(&codes);
    cells_clear(&first);
    buf_clear(&cell);
}

/* Adds what field number FIELD of RECORD says of it to a person who looks at
 * a record of kind FROM: not that record itself. */
static void add_telling(struct app *app, const struct record *record, size_t field,
                        const struct kind *from, struct buf *out)
{
    const struct field *row = &record->kind->fields[field];
    const char *value = record->values[field];
    bool back = kinds_is_reference(row) && strcmp(row->kind, from->name) == 0;
    if (back || value[0] == '\0')
        return;
    if (kinds_is_reference(row) && strcmp(row->kind, "category") == 0)
        add_categories(app, row, value, out);
    else
        present_text(app->model, row, value, app->lang, out);
}

void detail_summary(struct app *app, const struct kind *kind, int64_t id, const struct kind *from,
                    struct buf *out)
{
    const struct view *view = views_of(kind);
    struct why why = app_why(app);
    struct record *record = record_load(app->model, kind, id, &why);
    size_t said = 0;
    if (record == NULL)
        return;
    for (size_t i = 0; i < VIEW_SUMMARY && view->summary[i] != NULL; i++) {
        struct buf part = {0};
        add_telling(app, record, kinds_field(kind, view->summary[i]), from, &part);
        /* Something must come first: where the most telling is empty, the name. */
        if (i == 0 && part.length == 0)
            buf_puts(&part, record_value(record, "name"));
        if (part.length > 0 && said > 0)
            buf_puts(out, said == 1 ? " (" : words_in(app->lang, ", "));
        said += part.length > 0;
        buf_puts(out, buf_text(&part));
        buf_clear(&part);
    }
    if (said > 1)
        buf_puts(out, ")");
    record_free(record);
}

/* Whether KIND refers to TARGET by more than one of its fields. */
static bool refers_by_several(const struct kind *kind, const struct kind *target)
{
    size_t fields = 0;
    for (size_t i = 0; i < kind->field_count; i++)
        fields +=
            kinds_is_reference(&kind->fields[i]) && strcmp(kind->fields[i].kind, target->name) == 0;
    return fields > 1;
}

void detail_end_label(const struct kinds_reference *end, enum lang lang, struct buf *out)
{
    const struct field *field = &end->kind->fields[end->field];
    buf_puts(out, views_of(end->kind)->tab[lang]);
    if (refers_by_several(end->kind, kinds_find(field->kind)))
        buf_printf(out, " (%s)", field->label[lang]);
}

static void add_end(struct app *app, struct detail *detail, const struct kinds_reference *end)
{
    size_t count = 0, all = 0;
    struct referrer *from =
        refer_some(app->model, end->kind, end->field, detail->id, REFERRERS_SHOWN, &count, &all);
    struct buf label = {0};
    detail_end_label(end, app->lang, &label);
    for (size_t i = 0; i < count; i++) {
        struct buf text = {0};
        detail_summary(app, from[i].kind, from[i].id, detail->kind, &text);
        struct detail_line *line = add_line(detail, i == 0 ? buf_text(&label) : "", &text);
        line->other_end = true;
        add_link(line, from[i].kind, from[i].id);
    }
    if (all > count) {
        struct buf text = {0};
        if (all < REFER_COUNTED)
            count_put_more(all - count, app->lang, &text);
        else
            buf_printf(&text, words_in(app->lang, "more than %s more"),
                       count_text((int64_t)(all - count)).text);
        add_line(detail, "", &text)->other_end = true;
    }
    buf_clear(&label);
    free(from);
}

/* Adds what is to be done of an incident or a request, and by when. */
static void add_deadlines(struct app *app, struct detail *detail)
{
    struct deadlines *deadlines = deadlines_of(app->model, detail->kind, detail->id);
    for (size_t i = 0; i < deadlines->count; i++) {
        struct buf text = {0};
        deadline_put(&deadlines->items[i], app->lang, &text);
        add_line(detail, words_in(app->lang, deadline_what_name(deadlines->items[i].what)), &text);
    }
    deadlines_free(deadlines);
}

/* The record, with reads begun where there is one; NULL with WHY. */
static struct record *load_record(struct app *app, const struct kind *kind, int64_t id,
                                  struct why *why)
{
    struct record *record = NULL;
    if (!app_read(app)) {
        why->class = WHY_FILE;
        return NULL;
    }
    record = record_load(app->model, kind, id, why);
    if (record != NULL)
        return record;
    if (why->class == WHY_FILE)
        app_unread(app, why);
    app_read_end(app);
    return NULL;
}

bool detail_load(struct app *app, struct detail *detail, const struct kind *kind, int64_t id,
                 struct why *why)
{
    int top = detail->top;
    bool same = detail->kind == kind && detail->id == id;
    struct record *record = load_record(app, kind, id, why);
    if (record == NULL && why->class == WHY_FILE)
        return false;
    detail_clear(detail);
    if (record == NULL)
        return false;
    struct buf title = {0};
    buf_printf(&title, "%s %s", record_value(record, "code"), record_value(record, "name"));
    *detail = (struct detail){.kind = kind, .id = id, .title = buf_take(&title)};
    detail->top = same ? top : 0;
    add_deadlines(app, detail);
    for (int section = SECTION_BASIC; section <= SECTION_OTHER; section++)
        for (size_t i = 0; i < kind->field_count; i++)
            if ((int)kind->fields[i].section == section && kind->fields[i].type != TYPE_CODE &&
                strcmp(kind->fields[i].column, "name") != 0)
                add_field(app, detail, record, i);
    record_free(record);
    struct kinds_reference end = {0};
    while (kinds_referring(kind, &end))
        add_end(app, detail, &end);
    app_read_end(app);
    return true;
}

/* The columns that labels take: as the longest asks, at most two fifths. */
static int label_width(const struct app *app, const struct detail *detail, int width)
{
    int most = LABEL_LEAST;
    for (size_t i = 0; i < detail->count; i++) {
        int columns = canvas_width(app->canvas, detail->lines[i].label);
        if (columns > most)
            most = columns;
    }
    return most > width * 2 / 5 ? width * 2 / 5 : most;
}

/* Where labels and texts stand in an area, in columns. */
struct places {
    int label, left, width;
};

static struct places places_in(const struct app *app, const struct detail *detail, int width)
{
    int label = label_width(app, detail, width);
    return (struct places){.label = label, .left = label + 2, .width = width - label - 2};
}

static int rows_of(const struct app *app, const struct detail_line *line,
                   const struct places *places)
{
    int label = wrapped_rows(app->canvas, line->label, places->label);
    int text = wrapped_rows(app->canvas, line->text, places->width);
    return label > text ? label : text;
}

/* Scrolls so that line FOCUS is seen. */
static void scroll_to(struct app *app, struct detail *detail, long focus, int height,
                      const struct places *places)
{
    int before = 0;
    for (long i = 0; i < focus; i++)
        before += rows_of(app, &detail->lines[i], places);
    int rows = rows_of(app, &detail->lines[focus], places);
    if (before + rows > detail->top + height)
        detail->top = before + rows - height;
    if (before < detail->top)
        detail->top = before;
}

/* Draws TEXT from row Y on in the columns of PART, as far as it lies within the
 * rows of PART. */
static void draw_part(struct app *app, struct area part, int y, enum role role, const char *text)
{
    int above = y < part.y ? part.y - y : 0;
    struct area rows = {y + above, part.x, part.y + part.height - y - above, part.width};
    wrapped_draw(app->canvas, rows, role, text, above);
}

static enum role value_role(const struct detail_line *line, bool focused)
{
    if (focused)
        return ROLE_SELECTED;
    return line->link_count > 0 ? ROLE_LINK : ROLE_TEXT;
}

/* Draws LINE from row Y on; all of its ROWS have the look of the focus where it
 * is FOCUSED. */
static void draw_line(struct app *app, const struct detail_line *line, struct area area,
                      const struct places *places, int y, int rows, bool focused)
{
    struct area label = {area.y, area.x, area.height, places->label};
    struct area text = {area.y, area.x + places->left, area.height, places->width};
    int first = y < area.y ? area.y : y;
    int end = y + rows < area.y + area.height ? y + rows : area.y + area.height;
    if (focused) {
        canvas_fill(app->canvas, (struct area){first, area.x, end - first, area.width},
                    ROLE_SELECTED);
        canvas_cursor(app->canvas, first, area.x);
    }
    draw_part(app, label, y, focused ? ROLE_SELECTED : ROLE_LABEL, line->label);
    draw_part(app, text, y, value_role(line, focused), line->text);
}

size_t detail_at(struct app *app, const struct detail *detail, struct area area, int y)
{
    struct places places = places_in(app, detail, area.width);
    int top = area.y - detail->top;
    if (y < area.y || y >= area.y + area.height)
        return detail->count;
    for (size_t i = 0; i < detail->count; i++) {
        top += rows_of(app, &detail->lines[i], &places);
        if (y < top)
            return i;
    }
    return detail->count;
}

void detail_draw(struct app *app, struct detail *detail, struct area area, long focus)
{
    struct places places = places_in(app, detail, area.width);
    if (focus >= 0 && (size_t)focus < detail->count)
        scroll_to(app, detail, focus, area.height, &places);
    int y = area.y - detail->top, end = area.y + area.height;
    for (size_t i = 0; i < detail->count; i++) {
        const struct detail_line *line = &detail->lines[i];
        int rows = rows_of(app, line, &places);
        if (y < end && y + rows > area.y)
            draw_line(app, line, area, &places, y, rows, (long)i == focus);
        y += rows;
    }
    pane_more(app->canvas, area, detail->top > 0, y > end);
}

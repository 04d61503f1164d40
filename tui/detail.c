/*
 * Building and drawing the lines of a record. Values come as model/present.h
 * words them; at the end stands one line for each record that refers to this
 * one, said by the columns that views.c names as its summary.
 */
#include "tui/detail.h"

#include "model/cells.h"
#include "model/glyphs.h"
#include "model/mem.h"
#include "model/present.h"
#include "model/record.h"
#include "model/refer.h"
#include "tui/views.h"
#include "tui/wrapped.h"

#include <stdlib.h>
#include <string.h>

enum { REFERRERS_SHOWN = 12, LABEL_LEAST = 8 };

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

/* Adds what field number FIELD of RECORD says of it to a person who looks at
 * a record of kind FROM: not that record itself. */
static void add_telling(struct app *app, const struct record *record, size_t field,
                        const struct kind *from, struct buf *out)
{
    const struct field *row = &record->kind->fields[field];
    bool back = kinds_is_reference(row) && strcmp(row->kind, from->name) == 0;
    if (!back)
        present_text(app->model, row, record->values[field], app->lang, out);
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
        size_t more = all - count;
        buf_printf(&text,
                   all < REFER_COUNTED ? words_count(app->lang, "%zu more", "%zu more", more)
                                       : words_in(app->lang, "more than %zu more"),
                   more);
        add_line(detail, "", &text)->other_end = true;
    }
    buf_clear(&label);
    free(from);
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
        int columns = glyph_width(detail->lines[i].label, app->canvas->ambiguous);
        if (columns > most)
            most = columns;
    }
    return most > width * 2 / 5 ? width * 2 / 5 : most;
}

/* Scrolls so that line FOCUS is seen. */
static void scroll_to(struct app *app, struct detail *detail, long focus, int height, int width)
{
    int before = 0;
    for (long i = 0; i < focus; i++)
        before += wrapped_rows(app->canvas, detail->lines[i].text, width);
    int rows = wrapped_rows(app->canvas, detail->lines[focus].text, width);
    if (before + rows > detail->top + height)
        detail->top = before + rows - height;
    if (before < detail->top)
        detail->top = before;
}

/* Draws the text of LINE from row Y on, as far as it lies within AREA. */
static void draw_value(struct app *app, const struct detail_line *line, struct area area, int y,
                       int left, enum role role)
{
    int above = y < area.y ? area.y - y : 0;
    struct area value = {y + above, area.x + left, 0, area.width - left};
    value.height = area.y + area.height - value.y;
    wrapped_draw(app->canvas, value, role, line->text, above);
}

static enum role value_role(const struct detail_line *line, bool focused)
{
    if (focused)
        return ROLE_SELECTED;
    return line->link_count > 0 ? ROLE_LINK : ROLE_TEXT;
}

size_t detail_at(struct app *app, const struct detail *detail, struct area area, int y)
{
    int left = label_width(app, detail, area.width) + 2;
    int top = area.y - detail->top;
    if (y < area.y || y >= area.y + area.height)
        return detail->count;
    for (size_t i = 0; i < detail->count; i++) {
        top += wrapped_rows(app->canvas, detail->lines[i].text, area.width - left);
        if (y < top)
            return i;
    }
    return detail->count;
}

void detail_draw(struct app *app, struct detail *detail, struct area area, long focus)
{
    int label = label_width(app, detail, area.width);
    int left = label + 2;
    if (focus >= 0 && (size_t)focus < detail->count)
        scroll_to(app, detail, focus, area.height, area.width - left);
    int y = area.y - detail->top;
    for (size_t i = 0; i < detail->count && y < area.y + area.height; i++) {
        const struct detail_line *line = &detail->lines[i];
        bool focused = (long)i == focus;
        if (y >= area.y)
            canvas_put(app->canvas, y, area.x, label, focused ? ROLE_SELECTED : ROLE_LABEL,
                       line->label);
        if (focused && y >= area.y) {
            canvas_put(app->canvas, y, area.x + label, 2, ROLE_SELECTED, "");
            canvas_cursor(app->canvas, y, area.x);
        }
        draw_value(app, line, area, y, left, value_role(line, focused));
        y += wrapped_rows(app->canvas, line->text, area.width - left);
    }
}

/* See report.h. */
#include "tui/report.h"

#include "model/mem.h"
#include "model/numbers.h"
#include "model/record.h"
#include "tui/page.h"
#include "tui/wrapped.h"

#include <stdlib.h>
#include <string.h>

void report_take(void *context, const struct document_line *line)
{
    struct report *report = context;
    report->lines =
        mem_grow(report->lines, report->count, &report->capacity, sizeof *report->lines);
    report->lines[report->count++] =
        (struct report_line){.text = mem_copy(line->text),
                             .record = line->record == NULL ? NULL : mem_copy(line->record),
                             .heading = line->heading};
}

void report_clear(struct report *report)
{
    for (size_t i = 0; i < report->count; i++) {
        free(report->lines[i].text);
        free(report->lines[i].record);
    }
    free(report->lines);
    free(report->sum);
    *report = (struct report){0};
}

void report_replace(struct report *report, struct report *made)
{
    struct report old = *report;
    *report = *made;
    *made = (struct report){0};
    report->at = old.at < report->count ? old.at : report->count == 0 ? 0 : report->count - 1;
    report->first = old.first;
    report->page = old.page;
    report->rows_area = old.rows_area;
    report_clear(&old);
}

void report_move(struct report *report, enum move move)
{
    report->at = pane_moved(report->at, move, report->count, report->page);
}

/* Whether line AT begins a part: the first of its heading that says something. */
static bool begins_part(const struct report *report, size_t at)
{
    const struct report_line *line = &report->lines[at];
    return line->heading && line->text[0] != '\0' &&
           (at == 0 || !line[-1].heading || line[-1].text[0] == '\0');
}

void report_go_part(struct report *report, int step)
{
    size_t at = report->at;
    do
        at += (size_t)step;
    while (at < report->count && !begins_part(report, at));
    if (at < report->count)
        report->at = at;
}

enum outcome report_key(struct app *app, struct report *report, const struct key *key,
                        enum outcome (*open)(struct app *app))
{
    if (key->type != KEYS_PRESS && key->type != KEYS_DOUBLE)
        return PASS;
    if (!pane_row_at(key, report->rows_area, report->first, report->count, &report->at))
        return STAY;
    return key->type == KEYS_DOUBLE ? open(app) : REDRAW;
}

bool report_has_record(const struct report *report)
{
    return report->at < report->count && report->lines[report->at].record != NULL;
}

enum outcome report_open_record(struct app *app, const struct report *report)
{
    if (!report_has_record(report) || !app_read(app))
        return STAY;
    const char *record = report->lines[report->at].record, *slash = strchr(record, '/');
    char *name = mem_copy_bytes(record, strcspn(record, "/"));
    const struct kind *kind = kinds_find(name);
    int64_t id = slash == NULL || kind == NULL ? 0 : record_find(app->model, kind, slash + 1);
    free(name);
    app_read_end(app);
    if (id != 0)
        page_open(app, kind, id);
    else
        app_say(app, ROLE_DIM, N_("This record is not here any more."));
    return REDRAW;
}

static void draw_line(struct app *app, const struct report_line *line, bool focused,
                      struct area inside, int y)
{
    enum role role = focused ? ROLE_SELECTED : line->heading ? ROLE_TITLE : ROLE_TEXT;
    canvas_put(app->canvas, y, inside.x, inside.width, role, focused ? ">" : "");
    canvas_put(app->canvas, y, inside.x + 1, inside.width - 1, role, line->text);
    if (focused)
        canvas_cursor(app->canvas, y, inside.x);
}

void report_draw(struct app *app, struct report *report, const char *title, struct area area)
{
    struct area inside = {area.y + 1, area.x + 1, area.height - 2, area.width - 2};
    struct buf place = {0};
    buf_printf(&place, "%s/%s", count_text(report->count == 0 ? 0 : (int64_t)report->at + 1).text,
               count_text((int64_t)report->count).text);
    canvas_box(app->canvas, area.y, area.x, area.height, area.width, ROLE_BORDER_ON, title,
               buf_text(&place));
    buf_clear(&place);
    canvas_put(app->canvas, inside.y, inside.x + 1, inside.width - 1, ROLE_DIM, report->sum);
    inside.y++;
    inside.height--;
    wrapped_detail(app->canvas, &inside,
                   report->at < report->count ? report->lines[report->at].text : "");
    report->rows_area = inside;
    report->page = inside.height < 1 ? 1 : (size_t)inside.height;
    report->first = pane_scrolled(report->first, report->at, report->count, report->page);
    canvas_cursor(app->canvas, inside.y, inside.x);
    for (size_t i = 0; i < report->page && report->first + i < report->count; i++)
        draw_line(app, &report->lines[report->first + i], report->first + i == report->at, inside,
                  inside.y + (int)i);
}

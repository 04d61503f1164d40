/*
 * Drawing the import assistant: its box, and the first step: how the file was
 * read, with its first rows.
 */
#include "model/guard.h"
#include "tui/import_inside.h"
#include "tui/wrapped.h"

#include <stdlib.h>

enum { LABEL = 10, NUMBER = 6, CELLS_MOST = 40, DETAIL_LEAST = 9, ROOMY = 10 };

void import_draw_detail(struct app *app, struct area *area, int rows, const char *text)
{
    if (area->height < DETAIL_LEAST)
        return;
    if (rows > area->height / 3)
        rows = area->height / 3;
    area->height -= rows + 1;
    int y = area->y + area->height;
    canvas_rule(app->canvas, y, area->x, area->width, ROLE_BORDER);
    wrapped_draw(app->canvas, (struct area){y + 1, area->x + 1, rows, area->width - 2}, ROLE_TEXT,
                 text, 0);
}

/* How the file was read: "CP932, comma", or the sheet. */
static void put_reading(struct app *app, const struct importing *importing, struct buf *out)
{
    const struct sheet *sheet = intake_sheet(importing->intake);
    const struct xlsx_book *book = intake_book(importing->intake);
    if (sheet->is_workbook && book->read < book->count)
        buf_printf(out, words_in(app->lang, "sheet \"%s\""), book->sheets[book->read].name);
    else if (sheet->encoding != NULL)
        buf_printf(out, "%s, %s", sheet->encoding,
                   plan_delimiter_word(sheet->found.delimiter, app->lang));
}

/* Which row is the header, and how much of it is known. */
static void put_header(struct app *app, const struct importing *importing, struct buf *out)
{
    const struct headers *headers = intake_headers(importing->intake);
    size_t known = 0, filled = 0;
    if (headers == NULL)
        return;
    for (size_t i = 0; i < headers->count; i++) {
        known += headers->targets[i].use == HEADERS_FIELD ||
                 headers->targets[i].use == HEADERS_NUMBERS ||
                 headers->targets[i].use == HEADERS_JOINED;
        filled += i != headers->reason && !headers->targets[i].untitled;
    }
    buf_printf(out, words_in(app->lang, "row %zu"),
               sheet_at(intake_sheet(importing->intake), headers->row)->number);
    buf_puts(out, ", ");
    if (headers->own)
        buf_puts(out, words_in(app->lang, "as we export it"));
    else
        buf_printf(out, words_in(app->lang, "%zu of %zu columns are known"), known, filled);
}

static void draw_fact(struct app *app, struct area *area, const char *label, const char *text)
{
    if (area->height < 1 || text[0] == '\0')
        return;
    canvas_put(app->canvas, area->y, area->x + 1, LABEL, ROLE_LABEL, label);
    canvas_put(app->canvas, area->y, area->x + 1 + LABEL, area->width - LABEL - 2, ROLE_TEXT, text);
    area->y++;
    area->height--;
}

/* What else a person should know of the file before going on. */
static void draw_more(struct app *app, const struct importing *importing, struct area *area)
{
    const struct headers *headers = intake_headers(importing->intake);
    struct buf left = {0}, said = {0};
    if (headers == NULL || area->height < ROOMY)
        return;
    plan_put_left(headers->left.items, headers->left.count, "-", app->lang, &left);
    draw_fact(app, area, words_in(app->lang, "Left out"), buf_text(&left));
    if (headers->mapping != NULL)
        draw_fact(app, area, words_in(app->lang, "Mapping"), headers->mapping);
    plan_book_say(intake_book(importing->intake), app->lang, &said);
    if (said.length > 0) {
        struct area rows = {area->y, area->x + 1, area->height / 3, area->width - 2};
        int used = wrapped_draw(app->canvas, rows, ROLE_DIM, said.text, 0);
        area->y += used;
        area->height -= used;
    }
    buf_clear(&left);
    buf_clear(&said);
}

static void draw_facts(struct app *app, const struct importing *importing, struct area *area)
{
    const struct headers *headers = intake_headers(importing->intake);
    struct buf reading = {0}, header = {0};
    put_reading(app, importing, &reading);
    put_header(app, importing, &header);
    /* Where there is little room, what helps is shown first. */
    bool brief = importing->refusal != NULL && area->height < ROOMY;
    if (!brief)
        draw_fact(app, area, words_in(app->lang, "Read as"), buf_text(&reading));
    draw_fact(app, area, words_in(app->lang, "Header"), buf_text(&header));
    if (headers != NULL && !brief)
        draw_fact(app, area, words_in(app->lang, "A row is"), headers->kind->label[app->lang]);
    draw_more(app, importing, area);
    buf_clear(&reading);
    buf_clear(&header);
}

/* Says why the file cannot be taken as it is, in at most half of the room. */
static void draw_refusal(struct app *app, const struct importing *importing, struct area *area)
{
    bool understood = intake_headers(importing->intake) != NULL;
    if (importing->refusal == NULL)
        return;
    bool alone = intake_head_count(importing->intake) == 0;
    struct area rows = {area->y, area->x + 1, alone ? area->height : (area->height + 1) / 2,
                        area->width - 2};
    int used = wrapped_draw(app->canvas, rows, understood ? ROLE_WARNING : ROLE_ERROR,
                            importing->refusal, 0);
    area->y += used;
    area->height -= used;
}

/* Whether the row that spreadsheets show as NUMBER is no record. */
static bool is_left(const struct headers *headers, size_t number)
{
    size_t i = 0;
    if (headers == NULL)
        return false;
    while (i < headers->left.count &&
           (number < headers->left.items[i].first || number > headers->left.items[i].last))
        i++;
    return i < headers->left.count;
}

/* A row as it was read, its cells divided by bars. */
static void draw_head(struct app *app, const struct importing *importing, size_t row, int y,
                      struct area area)
{
    const struct headers *headers = intake_headers(importing->intake);
    const struct rows_row *at = intake_head(importing->intake, row);
    bool focused = row == importing->focus[IMPORT_FILE].at;
    bool header = headers != NULL && row >= headers->lines.group && row <= headers->row;
    bool left = !header && is_left(headers, at->number);
    enum role role = focused ? ROLE_SELECTED : header ? ROLE_TITLE : left ? ROLE_DIM : ROLE_TEXT;
    struct buf text = {0};
    for (size_t i = 0; i < at->count && i < CELLS_MOST; i++) {
        char *line = wrapped_in_one_line(intake_head_cell(importing->intake, row, i));
        buf_printf(&text, "%s%s", i == 0 ? "" : " | ", line);
        free(line);
    }
    char *masked = guard_mask(buf_text(&text));
    canvas_put(app->canvas, y, area.x, area.width, role, focused ? ">" : "");
    canvas_printf(app->canvas, y, area.x + 1, NUMBER, role, "%c%4zu",
                  header ? '#'
                  : left ? '-'
                         : ' ',
                  at->number);
    canvas_put(app->canvas, y, area.x + 1 + NUMBER, area.width - 1 - NUMBER, role, masked);
    if (focused)
        canvas_cursor(app->canvas, y, area.x);
    free(masked);
    buf_clear(&text);
}

static void draw_file(struct app *app, struct importing *importing, struct area area)
{
    size_t count = intake_head_count(importing->intake);
    canvas_cursor(app->canvas, area.y, area.x);
    draw_facts(app, importing, &area);
    draw_refusal(app, importing, &area);
    if (area.height > 3 && count > 0) {
        canvas_rule(app->canvas, area.y, area.x, area.width, ROLE_BORDER);
        area.y++;
        area.height--;
    }
    struct focus *focus = &importing->focus[IMPORT_FILE];
    focus_show(focus, area, count);
    for (size_t i = focus->first; i < focus_end(focus, count); i++)
        draw_head(app, importing, i, focus_y(focus, i), area);
}

/* What the box is called: its file, or how many are planned. */
static void put_title(const struct app *app, const struct importing *importing, struct buf *out)
{
    size_t count = intake_files(importing->intake);
    const char *name = import_base_name(intake_path(importing->intake));
    if (count == 1)
        buf_puts(out, name);
    else if (importing->step == IMPORT_PLAN)
        buf_printf(out, words_in(app->lang, "%zu files"), count);
    else
        buf_printf(out, words_in(app->lang, "%s (file %zu of %zu)"), name,
                   intake_file(importing->intake) + 1, count);
}

void import_draw(struct app *app, struct pane *pane, struct area area)
{
    static const char *const steps[IMPORT_STEPS] = {N_("1/3 File"), N_("2/3 Columns"),
                                                    N_("3/3 Plan")};
    struct importing *importing = (struct importing *)pane;
    struct area inside = {area.y + 1, area.x + 1, area.height - 2, area.width - 2};
    struct buf title = {0};
    put_title(app, importing, &title);
    canvas_box(app->canvas, area.y, area.x, area.height, area.width, ROLE_BORDER_ON,
               buf_text(&title), words_in(app->lang, steps[importing->step]));
    buf_clear(&title);
    switch (importing->step) {
    case IMPORT_FILE:
        draw_file(app, importing, inside);
        break;
    case IMPORT_COLUMNS:
        import_draw_columns(app, importing, inside);
        break;
    case IMPORT_PLAN:
    case IMPORT_STEPS:
        import_draw_plan(app, importing, inside);
        break;
    }
}

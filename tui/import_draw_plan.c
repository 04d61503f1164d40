/*
 * Drawing the plan of an import: a tab for each outcome with its count, the
 * lines of the one that is shown, the focused line in full.
 */
#include "import/intake.h"
#include "model/guard.h"
#include "model/numbers.h"
#include "tui/import_inside.h"
#include "tui/wrapped.h"

#include <stdlib.h>
#include <string.h>

enum { SIGN = 3, NUMBER = 8, INDENT = 5, DETAIL_ROWS = 4, TAB_GAP = 2 };

static const char *tab_words(enum import_tab tab, enum lang lang)
{
    static const char *const words[IMPORT_TABS] = {
        [IMPORT_ALL] = N_("Rows"),        [IMPORT_NEW] = N_("new"),
        [IMPORT_CHANGED] = N_("changed"), [IMPORT_UNCHANGED] = N_("unchanged"),
        [IMPORT_REFUSED] = N_("refused"), [IMPORT_LEFT] = N_("left out"),
        [IMPORT_MADE] = N_("made"),
    };
    return words_in(lang, words[tab]);
}

static char tab_sign(enum import_tab tab)
{
    static const char signs[IMPORT_TABS] = {' ', '+', '~', '=', '!', '-', '*'};
    return signs[tab];
}

/* How much of the tabs there is room for: words on all, on the one that is shown,
 * or signs and counts alone. */
enum wording { WORDS_ON_ALL, WORDS_ON_SHOWN, WORDS_ON_NONE };

/* Adds a tab: " !refused 3 ", or in brackets where it is shown. */
static void put_tab(const struct app *app, const struct importing *importing, enum import_tab tab,
                    enum wording wording, struct buf *out)
{
    struct count_text count = count_text((int64_t)importing->counts[tab]);
    const char sign[2] = {tab_sign(tab) == ' ' ? '\0' : tab_sign(tab)};
    bool on = tab == importing->tab;
    bool words = wording == WORDS_ON_ALL || (wording == WORDS_ON_SHOWN && on);
    buf_printf(out, "%s%s%s%s%s%s", on ? "[" : " ", sign, words ? tab_words(tab, app->lang) : "",
               words ? " " : "", count.text, on ? "]" : " ");
}

/* Where the tabs begin; START[IMPORT_TABS] is the end of the last. */
static enum wording lay_out_tabs(struct app *app, const struct importing *importing,
                                 int start[IMPORT_TABS + 1])
{
    struct area area = importing->tabs_area;
    for (enum wording wording = WORDS_ON_ALL;; wording++) {
        start[0] = area.x;
        for (int i = 0; i < IMPORT_TABS; i++) {
            struct buf text = {0};
            put_tab(app, importing, (enum import_tab)i, wording, &text);
            start[i + 1] = start[i] + canvas_width(app->canvas, buf_text(&text));
            buf_clear(&text);
        }
        if (start[IMPORT_TABS] <= area.x + area.width || wording == WORDS_ON_NONE)
            return wording;
    }
}

enum import_tab import_tab_at(struct app *app, const struct importing *importing, int x)
{
    int start[IMPORT_TABS + 1];
    lay_out_tabs(app, importing, start);
    for (int i = 0; i < IMPORT_TABS; i++)
        if (x >= start[i] && x < start[i + 1])
            return (enum import_tab)i;
    return IMPORT_TABS;
}

static void draw_tabs(struct app *app, const struct importing *importing)
{
    struct area area = importing->tabs_area;
    int start[IMPORT_TABS + 1];
    enum wording wording = lay_out_tabs(app, importing, start);
    canvas_put(app->canvas, area.y, area.x, area.width, ROLE_TAB, "");
    for (int i = 0; i < IMPORT_TABS && start[i] < area.x + area.width; i++) {
        struct buf text = {0};
        int width = start[i + 1] - start[i], room = area.x + area.width - start[i];
        put_tab(app, importing, (enum import_tab)i, wording, &text);
        canvas_put(app->canvas, area.y, start[i], width < room ? width : room,
                   (enum import_tab)i == importing->tab ? ROLE_TAB_ON : ROLE_TAB, buf_text(&text));
        buf_clear(&text);
    }
}

static enum import_tab tab_of(enum plan_outcome outcome)
{
    switch (outcome) {
    case PLAN_NEW:
        return IMPORT_NEW;
    case PLAN_CHANGED:
        return IMPORT_CHANGED;
    case PLAN_UNCHANGED:
        return IMPORT_UNCHANGED;
    case PLAN_REFUSED:
        return IMPORT_REFUSED;
    case PLAN_LEFT:
        break;
    }
    return IMPORT_LEFT;
}

/* A value of a cell; nothing is shown as such. */
static void put_value(const struct app *app, const char *value, struct buf *out)
{
    char *masked = guard_mask(value);
    char *line = wrapped_in_one_line(masked);
    buf_puts(out, line[0] == '\0' ? words_in(app->lang, "(not stated)") : line);
    free(line);
    free(masked);
}

/* Adds what a part of a row says: "C5 件数: 120 -> 140". */
static void put_part(const struct app *app, const struct importing *importing,
                     const struct import_line *line, struct buf *out)
{
    const struct plan_file *file =
        &intake_told(importing->intake)->files[intake_row_file(importing->intake, line->row)];
    const struct import_part part = import_part(importing, line);
    struct buf cell = {0};
    plan_put_cell(file, intake_row(importing->intake, line->row), part.column, &cell);
    buf_puts(out, buf_text(&cell) + strspn(buf_text(&cell), " "));
    buf_clear(&cell);
    if (part.reason != NULL) {
        buf_puts(out, part.reason);
        return;
    }
    put_value(app, part.old, out);
    buf_puts(out, " -> ");
    put_value(app, part.new, out);
}

/* Adds a record that would be made: "! 委託先 PT-0003 アオバ印刷". */
static void put_record(const struct app *app, const struct plan_record *record, struct buf *out)
{
    buf_printf(out, "%s %s %s", record->kind->label[app->lang], record->code, record->name);
    if (record->like != NULL) {
        buf_puts(out, "  ");
        buf_printf(out, words_in(app->lang, "likely the same as %s"), record->like);
    }
}

static void put_row(const struct app *app, const struct importing *importing, size_t number,
                    struct buf *out)
{
    const struct plan_row *row = intake_row(importing->intake, number);
    bool left = intake_is_left(importing->intake, number);
    buf_printf(out, "%s  %s%s%s", tab_words(left ? IMPORT_LEFT : tab_of(row->outcome), app->lang),
               row->code, row->code[0] == '\0' ? "" : " ", row->name);
    if (intake_is_corrected(importing->intake, number))
        buf_printf(out, "  %s", words_in(app->lang, "(corrected)"));
}

static void draw_line(struct app *app, const struct importing *importing, size_t i, int y,
                      struct area area)
{
    const struct import_line *line = &importing->lines[i];
    const struct plan *plan = intake_told(importing->intake);
    bool focused = i == importing->focus[IMPORT_PLAN].at, made = importing->tab == IMPORT_MADE;
    enum role role = focused ? ROLE_SELECTED : ROLE_TEXT;
    struct buf text = {0};
    char sign = made && plan->created.items[line->row].like != NULL ? '?' : '*';
    int x = area.x + SIGN;
    canvas_put(app->canvas, y, area.x, area.width, role, focused ? ">" : "");
    if (made) {
        put_record(app, &plan->created.items[line->row], &text);
    } else if (line->part == 0) {
        const struct plan_row *row = intake_row(importing->intake, line->row);
        sign = tab_sign(tab_of(row->outcome));
        if (plan->file_count > 1)
            canvas_printf(app->canvas, y, x, NUMBER, role, "%zu:%zu",
                          intake_row_file(importing->intake, line->row) + 1, row->number);
        else
            canvas_printf(app->canvas, y, x, NUMBER, role, "%zu", row->number);
        x += NUMBER;
        put_row(app, importing, line->row, &text);
    } else {
        sign = ' ';
        x += INDENT;
        put_part(app, importing, line, &text);
    }
    char *shown = wrapped_in_one_line(buf_text(&text));
    canvas_printf(app->canvas, y, area.x + 1, 1, role, "%c", sign);
    canvas_put(app->canvas, y, x, area.x + area.width - x, role, shown);
    if (focused)
        canvas_cursor(app->canvas, y, area.x);
    free(shown);
    buf_clear(&text);
}

/* The focused line in full, with what else is said of its row. */
static void put_detail(const struct app *app, const struct importing *importing, struct buf *out)
{
    const struct import_line *line = import_line(importing);
    const struct plan *plan = intake_told(importing->intake);
    if (line == NULL) {
        buf_puts(out, importing->planned
                          ? words_in(app->lang, "No row here.")
                          : words_in(app->lang, "There is no plan now, since it was given up."));
        return;
    }
    if (importing->tab == IMPORT_MADE) {
        const struct plan_record *record = &plan->created.items[line->row];
        put_record(app, record, out);
        buf_putc(out, '\n');
        buf_printf(out,
                   words_count(app->lang, "%zu row names it.", "%zu rows name it.", record->rows),
                   record->rows);
        return;
    }
    const struct plan_row *row = intake_row(importing->intake, line->row);
    if (plan->file_count > 1) {
        buf_printf(
            out, words_in(app->lang, "%s, row %zu"),
            import_base_name(plan->files[intake_row_file(importing->intake, line->row)].path),
            row->number);
        buf_putc(out, '\n');
    }
    if (line->part == 0)
        put_row(app, importing, line->row, out);
    else
        put_part(app, importing, line, out);
    for (size_t i = 0; i < row->note_count; i++)
        buf_printf(out, "\n%s", row->notes[i]);
}

void import_draw_plan(struct app *app, struct importing *importing, struct area area)
{
    size_t count = importing->line_count;
    struct buf detail = {0};
    importing->tabs_area = (struct area){area.y, area.x, 1, area.width};
    draw_tabs(app, importing);
    area.y++;
    area.height--;
    put_detail(app, importing, &detail);
    import_draw_detail(app, &area, DETAIL_ROWS, buf_text(&detail));
    buf_clear(&detail);
    canvas_cursor(app->canvas, area.y, area.x);
    struct focus *focus = &importing->focus[IMPORT_PLAN];
    focus_show(focus, area, count);
    for (size_t i = focus->first; i < focus_end(focus, count); i++)
        draw_line(app, importing, i, focus_y(focus, i), area);
}

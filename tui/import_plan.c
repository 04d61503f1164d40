/*
 * The third step of an import: the plan, its lines, and what is corrected in it.
 * It is carried out in import_end.c.
 */
#include "model/guard.h"
#include "model/mem.h"
#include "tui/import_inside.h"
#include "tui/picker.h"
#include "tui/progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const enum import_tab tabs[] = {
    [PLAN_NEW] = IMPORT_NEW,
    [PLAN_CHANGED] = IMPORT_CHANGED,
    [PLAN_UNCHANGED] = IMPORT_UNCHANGED,
    [PLAN_REFUSED] = IMPORT_REFUSED,
    [PLAN_LEFT] = IMPORT_LEFT,
};

static void add_line(struct importing *importing, size_t row, size_t part)
{
    importing->lines = mem_grow(importing->lines, importing->line_count, &importing->line_capacity,
                                sizeof *importing->lines);
    importing->lines[importing->line_count++] = (struct import_line){row, part};
}

void import_make_lines(struct importing *importing)
{
    const struct plan *plan = intake_told(importing->intake);
    memset(importing->counts, 0, sizeof importing->counts);
    importing->line_count = 0;
    if (!importing->planned)
        return;
    size_t count = intake_rows(importing->intake);
    importing->counts[IMPORT_ALL] = count;
    importing->counts[IMPORT_MADE] = plan->created.count;
    for (size_t i = 0; i < count; i++) {
        enum plan_outcome outcome = intake_outcome(importing->intake, i);
        importing->counts[tabs[outcome]]++;
        if (importing->tab != IMPORT_ALL && importing->tab != tabs[outcome])
            continue;
        add_line(importing, i, 0);
        size_t parts = outcome == PLAN_REFUSED   ? intake_row(importing->intake, i)->refusal_count
                       : outcome == PLAN_CHANGED ? intake_row(importing->intake, i)->cell_count
                                                 : 0;
        for (size_t k = 0; k < parts; k++)
            add_line(importing, i, k + 1);
    }
    for (size_t i = 0; importing->tab == IMPORT_MADE && i < plan->created.count; i++)
        add_line(importing, i, 0);
}

void import_tab_show(struct importing *importing, enum import_tab tab)
{
    importing->tab = tab;
    importing->focus[IMPORT_PLAN] = (struct focus){0};
    import_make_lines(importing);
}

const struct import_line *import_line(const struct importing *importing)
{
    size_t at = importing->focus[IMPORT_PLAN].at;
    return at < importing->line_count ? &importing->lines[at] : NULL;
}

struct import_part import_part(const struct importing *importing, const struct import_line *line)
{
    const struct plan_row *row = intake_row(importing->intake, line->row);
    if (line->part <= row->refusal_count) {
        const struct plan_refusal *refusal = &row->refusals[line->part - 1];
        return (struct import_part){.column = refusal->column, .reason = refusal->reason};
    }
    const struct plan_cell *cell = &row->cells[line->part - 1 - row->refusal_count];
    return (struct import_part){.column = cell->column, .old = cell->old, .new = cell->new};
}

/* Puts the focus on the line of ROW, or where it would stand. */
static void focus_row(struct importing *importing, size_t row, size_t part)
{
    size_t at = 0;
    while (at < importing->line_count &&
           (importing->lines[at].row < row ||
            (importing->lines[at].row == row && importing->lines[at].part < part)))
        at++;
    if (at == importing->line_count && at > 0)
        at--;
    importing->focus[IMPORT_PLAN].at = at;
}

/* Shows the rows that are refused first, then all; the focus stays with the row
 * of BEFORE, the line that had it, or NULL. */
static void show_what_matters(struct importing *importing, const struct import_line *before)
{
    if (before == NULL && importing->counts[IMPORT_REFUSED] > 0)
        import_tab_show(importing, IMPORT_REFUSED);
    else if (importing->counts[importing->tab] == 0)
        import_tab_show(importing, IMPORT_ALL);
    if (before != NULL && importing->tab != IMPORT_MADE)
        focus_row(importing, before->row, before->part);
}

bool import_plan(struct app *app, struct importing *importing)
{
    struct why why = app_why(app);
    struct progress progress = progress_new(app, words_in(app->lang, "Planning"));
    const struct import_watch watch = {.tell = progress_tell, .context = &progress};
    const struct import_line *focused = import_line(importing);
    struct import_line before = focused == NULL ? (struct import_line){0} : *focused;
    importing->planned = intake_plan(importing->intake, &watch, &why);
    importing->outdated = false;
    progress_end(&progress);
    if (!importing->planned)
        app_refuse(app, &why);
    import_make_lines(importing);
    show_what_matters(importing, focused == NULL ? NULL : &before);
    return importing->planned;
}

static enum outcome turn_tab(struct app *app, int by)
{
    struct importing *importing = import_top(app);
    int tab = (int)importing->tab;
    for (int i = 0; i < IMPORT_TABS; i++) {
        tab = (tab + by + IMPORT_TABS) % IMPORT_TABS;
        if (importing->counts[tab] > 0)
            break;
    }
    import_tab_show(importing, (enum import_tab)tab);
    return REDRAW;
}

enum outcome import_act_next_tab(struct app *app)
{
    return turn_tab(app, 1);
}

enum outcome import_act_previous_tab(struct app *app)
{
    return turn_tab(app, -1);
}

/* Plans anew for what the person has changed in the rows; where there are many
 * rows only when told, so that several changes cost one plan. */
static void follow_change(struct app *app, struct importing *importing)
{
    enum { MANY_ROWS = 20000 };
    if (importing->planned && intake_rows(importing->intake) > MANY_ROWS) {
        importing->outdated = true;
        app_say(app, ROLE_OK, N_("Taken. %s makes the plan anew, once all is corrected."),
                app_key_of(app, ON_IMPORT_PLAN, "import-plan").text);
    } else {
        import_plan(app, importing);
    }
}

bool import_correct(struct app *app, size_t row, size_t column, const char *text, struct why *why)
{
    struct importing *importing = import_top(app);
    if (!intake_correct(importing->intake, row, column, text, why))
        return false;
    follow_change(app, importing);
    return true;
}

static enum outcome column_chosen(struct app *app, struct picker *picker)
{
    struct importing *importing = import_top(app);
    const char *id = picker_picked(picker);
    if (id != NULL)
        import_cell_open(app, importing, picker_tagged(picker), strtoul(id, NULL, 10));
    return REDRAW;
}

/* Asks which cell of ROW is to be corrected. */
static void choose_cell(struct app *app, const struct importing *importing, size_t row)
{
    const struct headers *headers = intake_headers(importing->intake);
    struct picker *picker = picker_new(words_in(app->lang, "Which cell?"), column_chosen);
    for (size_t i = 0; i < headers->count; i++) {
        char id[24], *title = guard_mask(headers->targets[i].title);
        char *cell = guard_quote(intake_cell(importing->intake, row, i));
        snprintf(id, sizeof id, "%zu", i);
        if (headers->targets[i].use == HEADERS_FIELD)
            picker_add(picker, id, title, cell);
        free(title);
        free(cell);
    }
    picker_tag(picker, row);
    picker_open(app, picker);
}

enum outcome import_act_correct(struct app *app)
{
    struct importing *importing = import_top(app);
    const struct import_line *line = import_line(importing);
    if (line == NULL || importing->tab == IMPORT_MADE)
        return STAY;
    const struct plan_row *row = intake_row(importing->intake, line->row);
    /* The columns that are looked at are those of its file. */
    intake_turn(importing->intake, intake_row_file(importing->intake, line->row));
    struct import_line part = *line;
    if (part.part == 0 && row->refusal_count == 1)
        part.part = 1;
    size_t column = part.part == 0 ? intake_headers(importing->intake)->count
                                   : intake_column(importing->intake, part.row,
                                                   import_part(importing, &part).column);
    if (column < intake_headers(importing->intake)->count)
        import_cell_open(app, importing, part.row, column);
    else
        choose_cell(app, importing, part.row);
    return REDRAW;
}

enum outcome import_act_leave_row(struct app *app)
{
    struct importing *importing = import_top(app);
    const struct import_line *line = import_line(importing);
    if (line == NULL || importing->tab == IMPORT_MADE)
        return STAY;
    intake_leave(importing->intake, line->row, !intake_is_left(importing->intake, line->row));
    follow_change(app, importing);
    return REDRAW;
}

enum outcome import_act_keep_old(struct app *app)
{
    struct importing *importing = import_top(app);
    const struct import_line *line = import_line(importing);
    struct why why = app_why(app);
    if (line == NULL || importing->tab == IMPORT_MADE || line->part == 0 ||
        import_part(importing, line).old == NULL) {
        app_say(app, ROLE_WARNING, N_("Go to a changed cell to keep what the record holds."));
        return REDRAW;
    }
    if (intake_options(importing->intake)->empty_clears) {
        app_say(app, ROLE_WARNING,
                N_("Empty cells clear fields in this import, so that the cell has to be "
                   "corrected instead."));
        return REDRAW;
    }
    size_t column =
        intake_column(importing->intake, line->row, import_part(importing, line).column);
    if (!import_correct(app, line->row, column, "", &why))
        app_refuse(app, &why);
    return REDRAW;
}

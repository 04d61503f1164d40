/*
 * The third step of an import: the plan, its lines, and carrying it out.
 */
#include "model/guard.h"
#include "model/mem.h"
#include "model/numbers.h"
#include "tui/dialog.h"
#include "tui/import_inside.h"
#include "tui/picker.h"
#include "tui/progress.h"
#include "tui/reason.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

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

/* The lines of the tab that is shown. */
static void make_lines(struct importing *importing)
{
    const struct plan *plan = intake_told(importing->intake);
    const struct plan_file *file = &plan->files[0];
    memset(importing->counts, 0, sizeof importing->counts);
    importing->line_count = 0;
    if (!importing->planned)
        return;
    importing->counts[IMPORT_ALL] = file->row_count;
    importing->counts[IMPORT_MADE] = plan->created.count;
    for (size_t i = 0; i < file->row_count; i++) {
        enum plan_outcome outcome = plan_outcome(file, i);
        importing->counts[tabs[outcome]]++;
        if (importing->tab != IMPORT_ALL && importing->tab != tabs[outcome])
            continue;
        add_line(importing, i, 0);
        size_t parts = outcome == PLAN_REFUSED   ? plan_at(file, i)->refusal_count
                       : outcome == PLAN_CHANGED ? plan_at(file, i)->cell_count
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
    importing->at[IMPORT_PLAN] = importing->first[IMPORT_PLAN] = 0;
    make_lines(importing);
}

const struct import_line *import_line(const struct importing *importing)
{
    size_t at = importing->at[IMPORT_PLAN];
    return at < importing->line_count ? &importing->lines[at] : NULL;
}

struct import_part import_part(const struct importing *importing, const struct import_line *line)
{
    const struct plan_row *row = plan_at(import_file(importing), line->row);
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
    importing->at[IMPORT_PLAN] = at;
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
    const struct import_watch watch = {progress_tell, &progress};
    const struct import_line *focused = import_line(importing);
    struct import_line before = focused == NULL ? (struct import_line){0} : *focused;
    importing->planned = intake_plan(importing->intake, &watch, &why);
    importing->outdated = false;
    progress_end(&progress);
    if (!importing->planned)
        app_refuse(app, &why);
    make_lines(importing);
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
    if (importing->planned && import_file(importing)->row_count > MANY_ROWS) {
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
    const struct plan_row *row = plan_at(import_file(importing), line->row);
    struct import_line part = *line;
    if (part.part == 0 && row->refusal_count == 1)
        part.part = 1;
    size_t column = part.part == 0
                        ? intake_headers(importing->intake)->count
                        : intake_column(importing->intake, import_part(importing, &part).column);
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
    size_t column = intake_column(importing->intake, import_part(importing, line).column);
    if (!import_correct(app, line->row, column, "", &why))
        app_refuse(app, &why);
    return REDRAW;
}

/* Tells what was done, before the screen closes. */
static void tell_done(struct app *app, const struct importing *importing)
{
    const struct plan *plan = intake_told(importing->intake);
    size_t refused = plan_count(plan, PLAN_REFUSED);
    struct buf text = {0}, path = {0};
    buf_printf(&text, words_in(app->lang, "Imported: %s new, %s changed. %s takes it back."),
               count_text((int64_t)plan_count(plan, PLAN_NEW)).text,
               count_text((int64_t)plan_count(plan, PLAN_CHANGED)).text,
               app_key_of(app, ON_LIST, "undo").text);
    if (refused > 0) {
        intake_refused_path(importing->intake, &path);
        buf_printf(&text,
                   words_count(app->lang, " %s row was refused and stands in %s.",
                               " %s rows were refused and stand in %s.", refused),
                   count_text((int64_t)refused).text, buf_text(&path));
    }
    if (plan->files[0].mapping_lost != NULL)
        buf_printf(&text, words_in(app->lang, " Where the columns go was not kept: %s"),
                   plan->files[0].mapping_lost);
    else if (intake_has_choices(importing->intake))
        buf_puts(&text, words_in(app->lang, " Where the columns go is kept for the next file with "
                                            "this header."));
    app_say(app, ROLE_OK, "%s", buf_text(&text));
    buf_clear(&text);
    buf_clear(&path);
}

/* Carries the plan out; CONTEXT points to whether the good rows alone are taken. */
static enum outcome carry_out(struct app *app, const char *reason, void *context)
{
    struct importing *importing = import_top(app);
    bool good = *(const bool *)context;
    struct why why = app_why(app);
    struct progress progress = progress_new(app, words_in(app->lang, "Importing"));
    const struct import_watch watch = {progress_tell, &progress};
    bool done = intake_carry_out(importing->intake, good, reason, &watch, &why);
    progress_end(&progress);
    if (done && intake_told(importing->intake)->state == PLAN_CARRIED) {
        tell_done(app, importing);
        app->changed = true;
        return CLOSE;
    }
    if (done)
        app_say(app, ROLE_WARNING,
                N_("Nothing was changed: rows are refused that were not before."));
    else
        app_refuse(app, &why);
    importing->planned = done;
    make_lines(importing);
    return REDRAW;
}

static enum outcome ask_reason(struct app *app, bool good)
{
    bool *context = mem_new(1, sizeof *context);
    *context = good;
    return reason_ask(app, NULL, carry_out, context);
}

static enum outcome good_rows(struct app *app, const struct dialog_question *question,
                              size_t button)
{
    (void)question;
    (void)button;
    intake_options(import_top(app)->intake)->force = true;
    return ask_reason(app, true);
}

/* Asks what becomes of the rows that are not refused. */
static void ask_good(struct app *app, const struct importing *importing)
{
    struct buf text = {0}, path = {0};
    size_t refused = importing->counts[IMPORT_REFUSED];
    intake_refused_path(importing->intake, &path);
    buf_printf(&text, words_count(app->lang, "%s row is refused.", "%s rows are refused.", refused),
               count_text((int64_t)refused).text);
    buf_printf(&text, "\n%s\n%s",
               words_in(app->lang, "They can be corrected here or left out. Or the other rows are "
                                   "taken, and these are written beside the file, with the "
                                   "reasons:"),
               import_base_name(buf_text(&path)));
    if (access(path.text, F_OK) == 0)
        buf_printf(&text, "\n%s", words_in(app->lang, "It is there already and will be replaced."));
    dialog_open(app, &(struct dialog_question){
                         .title = words_in(app->lang, "Rows are refused"),
                         .text = buf_text(&text),
                         .buttons = {{N_("Back"), NULL}, {N_("Take the good rows"), "g"}},
                         .answer = good_rows,
                     });
    buf_clear(&text);
    buf_clear(&path);
}

enum outcome import_act_carry_out(struct app *app)
{
    struct importing *importing = import_top(app);
    if (!importing->planned || importing->outdated) {
        if (import_plan(app, importing))
            app_say(
                app, ROLE_WARNING,
                N_("The plan was made anew, as something had changed. Look at it, then import."));
        return REDRAW;
    }
    size_t taken = importing->counts[IMPORT_NEW] + importing->counts[IMPORT_CHANGED];
    if (taken == 0) {
        app_say(app, ROLE_WARNING, N_("There is nothing to import: no row is new or changed."));
        return REDRAW;
    }
    if (importing->counts[IMPORT_REFUSED] == 0)
        return ask_reason(app, false);
    ask_good(app, importing);
    return REDRAW;
}

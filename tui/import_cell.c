/*
 * Correcting a cell of the plan: a line over it, with what was wrong. The cell
 * is changed in memory; the file on the disk stays as it is.
 */
#include "model/guard.h"
#include "model/mem.h"
#include "tui/edit.h"
#include "tui/import_inside.h"
#include "tui/line_box.h"

#include <stdlib.h>
#include <string.h>

enum { WIDTH_MOST = 70 };

struct import_cell {
    struct pane pane;
    size_t row, column;
    char *title;  /* "row 5: 保存期間" */
    char *reason; /* why the cell is refused; NULL where it is not */
    struct edit edit;
};

static const struct pane_ops ops;

/* Why the cell of COLUMN in ROW is refused; NULL where it is not. */
static const char *refused_for(const struct importing *importing, size_t row, const char *title)
{
    const struct plan_row *told = intake_row(importing->intake, row);
    for (size_t i = 0; i < told->refusal_count; i++)
        if (strcmp(told->refusals[i].column, title) == 0)
            return told->refusals[i].reason;
    return NULL;
}

void import_cell_open(struct app *app, struct importing *importing, size_t row, size_t column)
{
    struct import_cell *cell = mem_new(1, sizeof *cell);
    const struct plan_row *told = intake_row(importing->intake, row);
    struct buf title = {0};
    char *column_title = guard_mask(import_target(importing, column)->title);
    const char *reason = refused_for(importing, row, column_title);
    cell->pane.ops = &ops;
    cell->pane.context = ON_IMPORT_CELL;
    cell->row = row;
    cell->column = column;
    buf_printf(&title, words_in(app->lang, "row %zu"), told->number);
    buf_printf(&title, ": %s", column_title);
    cell->title = buf_take(&title);
    cell->reason = mem_copy(
        reason != NULL ? reason : words_in(app->lang, "The file on the disk stays as it is."));
    char *masked = guard_mask(intake_cell(importing->intake, row, column));
    edit_init(&cell->edit, masked, false);
    free(masked);
    free(column_title);
    app_open(app, &cell->pane);
}

static void cell_free(struct pane *pane)
{
    struct import_cell *cell = (struct import_cell *)pane;
    edit_clear(&cell->edit);
    free(cell->title);
    free(cell->reason);
    free(cell);
}

enum outcome import_act_cell_take(struct app *app)
{
    struct import_cell *cell = (struct import_cell *)app->top;
    struct why why = app_why(app);
    app_take(app);
    if (import_correct(app, cell->row, cell->column, cell->edit.text, &why)) {
        cell_free(&cell->pane);
        return REDRAW;
    }
    free(cell->reason);
    cell->reason = mem_copy(why.text);
    app_open(app, &cell->pane);
    return REDRAW;
}

enum outcome import_act_cell_leave(struct app *app)
{
    (void)app;
    return CLOSE;
}

static enum outcome cell_key(struct app *app, struct pane *pane, const struct key *key)
{
    struct import_cell *cell = (struct import_cell *)pane;
    return edit_key(&cell->edit, key, app->canvas->columns, 1, app->canvas->ambiguous) ? REDRAW
                                                                                       : PASS;
}

static void cell_draw(struct app *app, struct pane *pane, struct area area)
{
    struct import_cell *cell = (struct import_cell *)pane;
    const struct line_box box = {.title = cell->title,
                                 .about =
                                     words_in(app->lang, "The file on the disk stays as it is."),
                                 .refusal = cell->reason,
                                 .most = WIDTH_MOST};
    line_box_draw(app, &box, &cell->edit, area);
}

static const struct pane_ops ops = {
    .overlay = true,
    .key = cell_key,
    .draw = cell_draw,
    .free = cell_free,
};

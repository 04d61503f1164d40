/*
 * Correcting a cell of the plan: a line over it, with what was wrong. The cell
 * is changed in memory; the file on the disk stays as it is.
 */
#include "model/guard.h"
#include "model/mem.h"
#include "tui/import_inside.h"
#include "tui/line_box.h"

#include <stdlib.h>
#include <string.h>

enum { WIDTH_MOST = 70 };

struct import_cell {
    struct line_box box;
    size_t row, column;
    char *title;  /* "row 5: 保存期間" */
    char *reason; /* why the cell is refused; NULL where it is not */
};

static const struct line_ops ops;

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
    cell->row = row;
    cell->column = column;
    buf_printf(&title, words_in(app->lang, "row %zu"), told->number);
    buf_printf(&title, ": %s", column_title);
    cell->title = buf_take(&title);
    char *masked = guard_mask(intake_cell(importing->intake, row, column));
    line_box_open(app, &cell->box, &ops, masked);
    if (reason != NULL)
        cell->box.refusal = mem_copy(cell->reason = mem_copy(reason));
    free(masked);
    free(column_title);
}

static void clear(struct line_box *box)
{
    struct import_cell *cell = (struct import_cell *)box;
    free(cell->title);
    free(cell->reason);
}

static enum outcome give(struct app *app, struct line_box *box)
{
    struct import_cell *cell = (struct import_cell *)box;
    struct why why = app_why(app);
    app_take(app);
    if (import_correct(app, cell->row, cell->column, box->edit.text, &why)) {
        line_box_free(box);
        return REDRAW;
    }
    free(cell->reason);
    cell->reason = mem_copy(why.text);
    line_box_refuse(box, &why);
    app_open(app, &box->pane);
    return REDRAW;
}

static void put_words(struct app *app, struct line_box *box, struct buf *title, struct buf *about)
{
    const struct import_cell *cell = (const struct import_cell *)box;
    buf_puts(title, cell->title);
    buf_puts(about, cell->reason != NULL
                        ? cell->reason
                        : words_in(app->lang, "The file on the disk stays as it is."));
}

static const struct line_ops ops = {
    .most = WIDTH_MOST, .words = put_words, .give = give, .clear = clear};

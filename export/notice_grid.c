/* Tables of a notice. See notice_inside.h. */
#include "export/notice_inside.h"

#include "model/mem.h"

#include <stdlib.h>

struct grid_row {
    enum notice_duty duty;
    struct buf cells[GRID_COLUMNS];
    const struct record **records;
    size_t count, capacity;
};

void grid_begin(struct grid *grid, struct writing *w, const char *const *keys)
{
    *grid = (struct grid){.w = w};
    for (; keys[grid->columns] != NULL; grid->columns++) {
        if (grid->columns == GRID_COLUMNS)
            bug("too many columns in a table of a notice");
        grid->keys[grid->columns] = keys[grid->columns];
    }
}

void grid_row(struct grid *grid, enum notice_duty duty)
{
    grid->rows = mem_grow(grid->rows, grid->count, &grid->capacity, sizeof *grid->rows);
    grid->rows[grid->count++] = (struct grid_row){.duty = duty};
}

static struct grid_row *last(struct grid *grid)
{
    return &grid->rows[grid->count - 1];
}

void grid_from(struct grid *grid, const struct record *record)
{
    struct grid_row *row = last(grid);
    row->records = mem_grow(row->records, row->count, &row->capacity, sizeof(struct record *));
    row->records[row->count++] = record;
}

void grid_cell(struct grid *grid, size_t column, const char *text)
{
    buf_puts(&last(grid)->cells[column], text);
}

void grid_field(struct grid *grid, size_t column, const struct record *record, const char *field)
{
    writing_value(grid->w, record, field, &last(grid)->cells[column]);
}

/* Whether a row has something in that column. */
static bool is_filled(const struct grid *grid, size_t column)
{
    for (size_t r = 0; r < grid->count; r++)
        if (grid->rows[r].cells[column].length > 0)
            return true;
    return false;
}

static void write_row(struct grid *grid, const struct grid_row *row, const bool *filled)
{
    writing_put(grid->w, NOTICE_ROW);
    for (size_t c = 0; c < grid->columns; c++)
        if (filled[c])
            writing_cell(grid->w, buf_text(&row->cells[c]));
    for (size_t i = 0; i < row->count; i++)
        writing_from(grid->w, row->records[i]);
    writing_duty(grid->w, row->duty);
}

static void free_row(struct grid_row *row)
{
    for (size_t c = 0; c < GRID_COLUMNS; c++)
        buf_clear(&row->cells[c]);
    free(row->records);
}

void grid_end(struct grid *grid)
{
    bool filled[GRID_COLUMNS];
    for (size_t c = 0; c < grid->columns; c++)
        filled[c] = is_filled(grid, c);
    if (grid->count > 0)
        writing_put(grid->w, NOTICE_HEAD);
    for (size_t c = 0; c < grid->columns && grid->count > 0; c++)
        if (filled[c])
            writing_cell(grid->w, writing_words(grid->w, grid->keys[c]));
    for (size_t r = 0; r < grid->count; r++) {
        write_row(grid, &grid->rows[r], filled);
        free_row(&grid->rows[r]);
    }
    free(grid->rows);
    *grid = (struct grid){0};
}

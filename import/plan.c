/*
 * Gathering a plan. How it is told stands in plan_print.c.
 */
#include "import/plan.h"

#include "model/guard.h"
#include "model/mem.h"

#include <stdlib.h>

size_t plan_count(const struct plan *plan, enum plan_outcome outcome)
{
    size_t count = 0;
    for (size_t i = 0; i < plan->file_count; i++)
        for (size_t k = 0; k < plan->files[i].row_count; k++)
            count += plan_outcome(&plan->files[i], k) == outcome;
    return count;
}

void plan_change(struct plan_row *row, const char *column, const char *old, const char *new)
{
    row->cells = mem_grow(row->cells, row->cell_count, &row->cell_capacity, sizeof *row->cells);
    row->cells[row->cell_count++] =
        (struct plan_cell){mem_copy(column), mem_copy(old), mem_copy(new)};
}

void plan_refuse(struct plan_row *row, const char *column, const char *value, const char *reason,
                 const char *sort)
{
    row->refusals =
        mem_grow(row->refusals, row->refusal_count, &row->refusal_capacity, sizeof *row->refusals);
    row->refusals[row->refusal_count++] =
        (struct plan_refusal){mem_copy(column), guard_mask(value), guard_mask(reason), sort};
    row->outcome = PLAN_REFUSED;
}

void plan_note(struct plan_row *row, const char *sentence)
{
    row->notes = mem_grow(row->notes, row->note_count, &row->note_capacity, sizeof *row->notes);
    row->notes[row->note_count++] = guard_mask(sentence);
}

void plan_split(struct plan_file *file, const char *title, const struct plan_split *split)
{
    file->splits =
        mem_grow(file->splits, file->split_count, &file->split_capacity, sizeof *file->splits);
    file->splits[file->split_count] = *split;
    file->splits[file->split_count++].title = guard_mask(title);
}

void plan_title(struct plan_file *file, const char *title)
{
    file->titles =
        mem_grow(file->titles, file->title_count, &file->title_capacity, sizeof *file->titles);
    file->titles[file->title_count++] = mem_copy(title);
}

void plan_record(struct plan_records *records, const struct plan_record *record)
{
    records->items =
        mem_grow(records->items, records->count, &records->capacity, sizeof *records->items);
    struct plan_record *copy = &records->items[records->count++];
    *copy = *record;
    copy->code = mem_copy(record->code);
    copy->name = mem_copy(record->name);
}

void plan_row_clear(struct plan_row *row)
{
    for (size_t i = 0; i < row->cell_count; i++) {
        free(row->cells[i].column);
        free(row->cells[i].old);
        free(row->cells[i].new);
    }
    for (size_t i = 0; i < row->refusal_count; i++) {
        free(row->refusals[i].column);
        free(row->refusals[i].value);
        free(row->refusals[i].reason);
    }
    for (size_t i = 0; i < row->note_count; i++)
        free(row->notes[i]);
    free(row->cells);
    free(row->refusals);
    free(row->notes);
    free(row->code);
    free(row->name);
    *row = (struct plan_row){.number = row->number, .outcome = PLAN_UNCHANGED};
}

void plan_records_clear(struct plan_records *records)
{
    for (size_t i = 0; i < records->count; i++) {
        free(records->items[i].code);
        free(records->items[i].name);
        free(records->items[i].like);
    }
    free(records->items);
    *records = (struct plan_records){0};
}

static void column_clear(struct plan_column *column)
{
    for (size_t i = 0; i < column->sample_count; i++)
        free(column->samples[i]);
    free(column->title);
    free(column->field);
    free(column->options);
    free(column->taken_by);
    free(column->near);
}

void plan_file_clear(struct plan_file *file)
{
    plan_rows_free(file);
    for (size_t i = 0; i < file->split_count; i++)
        free(file->splits[i].title);
    free(file->splits);
    for (size_t i = 0; i < file->title_count; i++)
        free(file->titles[i]);
    xlsx_clear(&file->book);
    free(file->titles);
    for (size_t i = 0; i < file->column_count; i++)
        column_clear(&file->columns[i]);
    free(file->columns);
    free(file->left);
    free(file->mapping);
    free(file->mapping_lost);
    free(file->name_of);
    free(file->path);
    free(file->told);
    *file = (struct plan_file){0};
}

void plan_clear(struct plan *plan)
{
    for (size_t i = 0; i < plan->file_count; i++)
        plan_file_clear(&plan->files[i]);
    free(plan->files);
    plan_records_clear(&plan->created);
    plan_records_clear(&plan->removed);
    *plan = (struct plan){0};
}

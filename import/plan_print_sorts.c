/*
 * The refusals of a file by their sort: where many rows have the same mistake in
 * the same column, a person mends the column and not a row, and needs the list.
 */
#include "import/plan.h"

#include "model/buf.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

/* Fewer rows are read one by one; more stretches than can be read are cut. */
enum { ROWS_LEAST = 5, STRETCHES_MOST = 40 };

/* One mistake in one column. */
struct sort {
    const char *sort;
    char *column, *reason; /* of the first one */
    struct buf rows;       /* "3, 5-9" */
    size_t count, stretches;
    size_t last, from; /* of the stretch that is open */
};

struct sorts {
    struct sort *items;
    size_t count, capacity;
};

static struct sort *sort_of(struct sorts *sorts, const struct plan_refusal *refusal)
{
    for (size_t i = 0; i < sorts->count; i++) {
        struct sort *sort = &sorts->items[i];
        if (sort->sort == refusal->sort && strcmp(sort->column, refusal->column) == 0)
            return sort;
    }
    sorts->items = mem_grow(sorts->items, sorts->count, &sorts->capacity, sizeof *sorts->items);
    sorts->items[sorts->count] = (struct sort){.sort = refusal->sort,
                                               .column = mem_copy(refusal->column),
                                               .reason = mem_copy(refusal->reason)};
    return &sorts->items[sorts->count++];
}

/* Writes the stretch of rows that is open. */
static void close_stretch(struct sort *sort, enum lang lang)
{
    if (sort->from == 0)
        return;
    if (sort->stretches < STRETCHES_MOST) {
        buf_printf(&sort->rows, "%s%zu", sort->stretches == 0 ? "" : words_in(lang, ", "),
                   sort->from);
        if (sort->last > sort->from)
            buf_printf(&sort->rows, "-%zu", sort->last);
    } else if (sort->stretches == STRETCHES_MOST) {
        buf_puts(&sort->rows, " ..");
    }
    sort->stretches++;
}

static void add_row(struct sort *sort, size_t number, enum lang lang)
{
    if (sort->count > 0 && sort->last == number)
        return;
    if (sort->count == 0 || sort->last + 1 != number) {
        close_stretch(sort, lang);
        sort->from = number;
    }
    sort->last = number;
    sort->count++;
}

static void print_sort(struct sort *sort, FILE *out, enum lang lang, struct buf *line)
{
    close_stretch(sort, lang);
    buf_printf(line,
               words_count(lang, "  %zu row (%s), such as: %s%s%s",
                           "  %zu rows (%s), such as: %s%s%s", sort->count),
               sort->count, buf_text(&sort->rows), sort->column,
               sort->column[0] == '\0' ? "" : ": ", sort->reason);
    plan_print_line(out, line);
}

void plan_print_sorts(const struct plan_file *file, FILE *out, enum lang lang, struct buf *line)
{
    struct sorts sorts = {0};
    bool any = false;
    for (size_t i = 0; (i = plan_next(file, i, PLAN_REFUSED)) < file->row_count; i++)
        for (size_t k = 0; k < plan_at(file, i)->refusal_count; k++)
            add_row(sort_of(&sorts, &plan_at(file, i)->refusals[k]), plan_number(file, i), lang);
    for (size_t i = 0; i < sorts.count; i++) {
        if (sorts.items[i].count >= ROWS_LEAST) {
            if (!any) {
                buf_puts(line, words_in(lang, "The same mistake in many rows:"));
                plan_print_line(out, line);
            }
            any = true;
            print_sort(&sorts.items[i], out, lang, line);
        }
        buf_clear(&sorts.items[i].rows);
        free(sorts.items[i].column);
        free(sorts.items[i].reason);
    }
    free(sorts.items);
}

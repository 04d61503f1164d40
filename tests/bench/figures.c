/* See figures.h. */
#include "tests/bench/figures.h"

#include "model/mem.h"

#include <stdio.h>
#include <stdlib.h>

void figure_add(struct figure *figure, double ms, double cpu_ms)
{
    figure->values =
        mem_grow(figure->values, figure->count, &figure->capacity, sizeof *figure->values);
    figure->values[figure->count++] = ms;
    figure->cpu += cpu_ms;
}

static int compare(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

/* The least value that PERCENT of all do not exceed. */
static double percentile(const struct figure *figure, size_t percent)
{
    size_t rank = (figure->count * percent + 99) / 100;
    return figure->values[rank == 0 ? 0 : rank - 1];
}

void figure_print(struct figure *figure, const char *program)
{
    if (figure->count == 0)
        return;
    qsort(figure->values, figure->count, sizeof *figure->values, compare);
    printf("%s\t%s\t%zu\t%.2f\t%.2f\t%.2f\t%.2f\t%s\n", program, figure->name, figure->count,
           percentile(figure, 50), percentile(figure, 99), figure->values[figure->count - 1],
           figure->cpu / (double)figure->count, figure->how == NULL ? "" : figure->how);
    fflush(stdout);
    free(figure->values);
    figure->values = NULL;
    figure->count = figure->capacity = 0;
}

void figure_print_value(const char *program, const char *name, double value, const char *unit,
                        const char *how)
{
    printf("%s\t%s (%s)\t1\t%.2f\t%.2f\t%.2f\t\t%s\n", program, name, unit, value, value, value,
           how == NULL ? "" : how);
    fflush(stdout);
}

/*
 * figures - what the bench measured: samples under a name, and their summary.
 */
#ifndef BENCH_FIGURES_H
#define BENCH_FIGURES_H

#include <stddef.h>

struct figure {
    const char *name; /* the same for the same figure of each program */
    const char *how;  /* what was done, where that needs saying, or NULL */
    double *values;   /* milliseconds */
    double cpu;       /* their processor time together */
    size_t count, capacity;
};

/* Adds a sample: MS until finished, CPU_MS of processor time. */
void figure_add(struct figure *figure, double ms, double cpu_ms);

/* Prints a line of fields divided by TAB: PROGRAM, name, count, median, 99th
 * percentile, greatest, mean processor time, how. Frees the samples. */
void figure_print(struct figure *figure, const char *program);

/* Prints a line of a single value in UNIT, such as "MiB", in the same form. */
void figure_print_value(const char *program, const char *name, double value, const char *unit,
                        const char *how);

#endif

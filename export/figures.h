/*
 * figures - the numbers behind the charts of the papers, as plain data for people
 * who read a language: workbooks make charts of them, pages draw them.
 *
 * A figure is a list of bars, each with a name and one number for each series. Only
 * the longest bars are named; the rest is one bar at the end, and what could not be
 * counted is told in a note, so that nothing is left out unseen. Categories with the
 * status retired are not counted.
 */
#ifndef FIGURES_H
#define FIGURES_H

#include "model/why.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct model;

enum {
    FIGURE_SERIES = 4, /* the most series of a figure */
    FIGURE_BARS = 20   /* the most bars that are named */
};

enum figure_id {
    FIGURE_PERSONS,     /* persons by category: one series */
    FIGURE_DEPARTMENTS, /* persons by department: one series */
    FIGURE_RETENTION,   /* categories by the length of their retention: one series */
    FIGURE_REVIEW,      /* the latest annual review: categories of each department, a series
                           for each outcome and one for those nobody answered yet */
    FIGURES
};

struct figure_bar {
    char *name;
    int64_t values[FIGURE_SERIES];
};

struct figure {
    const char *title;                 /* borrowed */
    const char *names;                 /* what the names of the bars are: borrowed */
    const char *series[FIGURE_SERIES]; /* what the numbers are: borrowed */
    unsigned colours[FIGURE_SERIES];   /* 0xRRGGBB, told apart also by those who see no red
                                          or green */
    size_t series_count;
    struct figure_bar *bars; /* none: there is nothing to be shown, and the note says why */
    size_t count;
    char *note; /* what is not in it, or ""; one sentence or two */
};

/* Counts all figures of M in LANG into FIGURES, an array of FIGURES; figures_clear()
 * frees what it holds. False with WHY where the inventory cannot be read; nothing is
 * held then. */
bool figures_load(struct model *m, enum lang lang, struct figure figures[], struct why *why);
void figures_clear(struct figure figures[]);

#endif

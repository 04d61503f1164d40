/*
 * figures_inside - how the figures are counted (figures.h).
 */
#ifndef FIGURES_INSIDE_H
#define FIGURES_INSIDE_H

#include "export/figures.h"
#include "model/kinds.h"

/* Numbers by the record they belong to; 0 stands for none. A zeroed one is empty. */
struct tally {
    struct tally_row {
        int64_t id;
        struct figure_bar bar;
    } * rows; /* ascending by id */
    size_t count, capacity;
};

/* Adds NUMBER to the series SERIES of record ID, called NAME, which is copied. */
void tally_add(struct tally *tally, int64_t id, const char *name, size_t series, int64_t number);

/* Moves the bars of TALLY to FIGURE, the longest first, and the rest as one bar called
 * after REST, an English text with %zu; TALLY is empty then. */
void tally_take(struct tally *tally, enum lang lang, const char *rest, struct figure *figure);

/* Gives FIGURE the note TEXT. */
void figure_note(struct figure *figure, const char *text);

/* One function a figure, the first two together. */
bool figures_persons(struct model *m, enum lang lang, struct figure *persons,
                     struct figure *departments, struct why *why);
bool figure_retention(struct model *m, enum lang lang, struct figure *figure, struct why *why);
bool figure_review(struct model *m, enum lang lang, struct figure *figure, struct why *why);

#endif

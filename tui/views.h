/*
 * views - how each kind of record is shown in lists.
 *
 * One row a kind, in the order of the tabs: the word on the tab, the columns
 * of the list, what says in a few words what a linked record is about, and
 * which links of other kinds stand open in its form, and where. What a field is and how
 * it is called stands in model/kinds.c.
 */
#ifndef VIEWS_H
#define VIEWS_H

#include "model/kinds.h"

enum { VIEW_COLUMNS = 7, VIEW_SUMMARY = 4, VIEW_ENDS = 7 };

struct view_column {
    const char *column;
    int width;            /* columns of the screen; 0: what the others leave */
    const char *label[2]; /* a shorter heading than the label of the field, or NULL */
};

/* Links of another kind to the records of a view. */
struct view_end {
    const char *kind;
    enum section section; /* of the form, in which they stand */
};

struct view {
    const char *kind;
    const char *tab[2];                       /* by enum lang */
    struct view_column columns[VIEW_COLUMNS]; /* ends with a row of NULL */
    const char *summary[VIEW_SUMMARY];        /* columns, the first the most telling */
    struct view_end ends[VIEW_ENDS];          /* ends with a row of NULL */
};

extern const struct view views[];
extern const size_t views_count;

/* The view of KIND. */
const struct view *views_of(const struct kind *kind);

/* The kind of the view. */
const struct kind *views_kind(const struct view *view);

#endif

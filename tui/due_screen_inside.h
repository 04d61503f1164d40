/*
 * due_screen_inside - what the calendar of disposal is made of, for
 * due_screen*.c only.
 */
#ifndef DUE_SCREEN_INSIDE_H
#define DUE_SCREEN_INSIDE_H

#include "model/due.h"
#include "tui/due_screen.h"
#include "tui/focus.h"

/* Which lines are shown. */
enum due_filter {
    DUE_ALL,
    DUE_ONLY_OVERDUE,
    DUE_ONLY_MUST, /* what is to be disposed of, with a date */
    DUE_ONLY_MAY,  /* legal minimums, with a date */
    DUE_ONLY_UNDATED,
    DUE_FILTERS
};

struct due_screen {
    struct pane pane;
    struct due *shown;  /* NULL before anything was computed */
    struct due *coming; /* what is being computed, or NULL */
    int years;          /* how far it looks ahead */
    enum due_filter filter;
    size_t *rows; /* the lines of `shown` that the filter lets through */
    size_t count;
    size_t counts[DUE_FILTERS]; /* how many lines each filter lets through */
    struct focus focus;
};

/* The focused line; NULL where there is none. */
const struct due_line *due_screen_line(const struct due_screen *screen);

/* The name of a filter, English key of words_in(). */
const char *due_filter_word(enum due_filter filter);

void due_screen_draw(struct app *app, struct pane *pane, struct area area);

/* Opens the form of a disposal of what LINE is about. */
enum outcome due_screen_record(struct app *app, const struct due_line *line);

#endif

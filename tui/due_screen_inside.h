/*
 * due_screen_inside - what the calendar of disposal is made of, for
 * due_screen*.c only.
 */
#ifndef DUE_SCREEN_INSIDE_H
#define DUE_SCREEN_INSIDE_H

#include "model/deadlines.h"
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
    DUE_ONLY_OPEN, /* incidents and requests */
    DUE_FILTERS
};

/* A row: a line of `shown`, or of `deadlines` where it is of an incident or a request. */
struct due_row {
    bool open;
    size_t number;
};

struct due_screen {
    struct pane pane;
    struct due *shown;                  /* NULL before anything was computed */
    struct deadlines *deadlines;        /* there with `shown` */
    struct due *coming;                 /* what is being computed, or NULL */
    struct deadlines *coming_deadlines; /* there with `coming` */
    int years;                          /* how far it looks ahead */
    enum due_filter filter;
    struct due_row *rows; /* that the filter lets through */
    size_t count;
    size_t counts[DUE_FILTERS]; /* how many lines each filter lets through */
    struct focus focus;
};

/* The focused line, and the focused line about an incident or a request; NULL where there is
 * none, or the other is focused. */
const struct due_line *due_screen_line(const struct due_screen *screen);
const struct deadline *due_screen_deadline(const struct due_screen *screen);

/* Has the rows be those that the filter lets through; of one organization where only that
 * is shown. */
void due_screen_find_rows(const struct app *app, struct due_screen *screen);

/* Shows DUE and DEADLINES, which it takes, in place of the old; the focus stays on its line. */
void due_screen_take(const struct app *app, struct due_screen *screen, struct due *due,
                     struct deadlines *deadlines);

/* The name of a filter, English key of words_in(). */
const char *due_filter_word(enum due_filter filter);

void due_screen_draw(struct app *app, struct pane *pane, struct area area);

/* Opens the form of a disposal of what LINE is about. */
enum outcome due_screen_record(struct app *app, const struct due_line *line);

#endif

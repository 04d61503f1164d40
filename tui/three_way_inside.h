/*
 * three_way_inside - what the screen of three values is made of, for
 * tui/three_way_*.c only.
 */
#ifndef TUI_THREE_WAY_INSIDE_H
#define TUI_THREE_WAY_INSIDE_H

#include "tui/focus.h"
#include "tui/three_way_screen.h"

enum three_way_line { LINE_GROUP, LINE_RECORD, LINE_CELL, LINE_NOTE };

/* A line of the screen: RECORD is the number of a group or of a note as well. */
struct three_way_row {
    enum three_way_line line;
    size_t record, cell;
};

struct three_way_screen {
    struct pane pane;
    struct three_way_plan plan;
    char *title, *labels[3]; /* base, theirs, mine */
    struct three_way_row *rows;
    size_t count, capacity;
    struct focus focus;
    bool conflicts; /* only these are shown */
    bool whole;     /* the focused one fills the screen */
    int read;       /* rows of it above the first shown */
    bool decided;   /* the person has decided something */
};

/* The screen that is the top one. */
struct three_way_screen *three_way_top(struct app *app);

/* The focused row; NULL where there is none. */
const struct three_way_row *three_way_row(const struct three_way_screen *screen);

/* The record and the cell (or NULL) of ROW; NULL where it is none. */
struct three_way_record *three_way_record_of(const struct three_way_screen *screen,
                                             const struct three_way_row *row);
struct three_way_cell *three_way_cell_of(const struct three_way_screen *screen,
                                         const struct three_way_row *row);

/* Whether ROW (or NULL) is to be decided. */
bool three_way_row_open(const struct three_way_screen *screen, const struct three_way_row *row);

/* Makes the rows anew and keeps the focus where it is. */
void three_way_make_rows(struct three_way_screen *screen);

/* Puts the focus on record R and its cell C (SIZE_MAX: the record itself). */
void three_way_focus(struct three_way_screen *screen, size_t r, size_t c);

void three_way_draw(struct app *app, struct pane *pane, struct area area);

#endif

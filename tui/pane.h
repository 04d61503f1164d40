/*
 * pane - what every screen of the program can do.
 *
 * Screens, and the boxes that open over them, are panes on a stack (app.h);
 * the top one has the keyboard. A screen is a struct whose first member is a
 * struct pane; what it can do stands in one constant table of functions. No
 * pane paints by itself: its functions say what must follow (enum outcome),
 * and the loop in app.c carries it out.
 */
#ifndef PANE_H
#define PANE_H

#include "tui/canvas.h"
#include "tui/keys.h"

#include <stdbool.h>

struct app;
struct pane;

/* What must follow after a key or an action. */
enum outcome {
    PASS,   /* it meant nothing here: the next in line is asked */
    STAY,   /* done, and the display is as before */
    REDRAW, /* the display has changed */
    RELOAD, /* records have changed: every screen reads again */
    CLOSE,  /* the top screen is finished */
    QUIT    /* the program is finished */
};

/* Where an action applies: each screen is in one of these at a time. */
enum context {
    ON_LIST = 1 << 0,
    ON_FILTER = 1 << 1, /* a filter is being typed over a list */
    ON_RECORD = 1 << 2,
    ON_FORM = 1 << 3,
    ON_PICKER = 1 << 4,
    ON_TICKING = 1 << 5, /* a picker that takes several */
    ON_LINKING = 1 << 6, /* the same, of which no order is kept */
    ON_DIALOG = 1 << 7,
    ON_LINE = 1 << 8, /* a line is being typed over a screen (line_box.h) */
    ON_HISTORY = 1 << 9,
    ON_CONFLICT = 1 << 10,
    ON_THREE_WAY = 1 << 11, /* base, theirs and mine */
    ON_OVERVIEW = 1 << 12,
    ON_FREQUENCY = 1 << 13, /* the values of a column with their counts */
    ON_COLUMNS = 1 << 14,   /* choosing the columns of a list */
    ON_BULK = 1 << 15,      /* editing several records together */
    ON_SEQUENCE = 1 << 16,  /* a key was pressed that another is to follow */
    ON_FILES = 1 << 17,     /* the path of a file is being typed */
    ON_SCAN = 1 << 18,      /* a roster held against a category */
    ON_NOTICE = 1 << 19,    /* the text of a notice */
    ON_FINDINGS = 1 << 20,  /* what the law finds in the records */
    ON_DUE = 1 << 21,       /* the calendar of disposal */

    /* The steps of an import. */
    ON_IMPORT = 1 << 22,         /* how the file is read */
    ON_IMPORT_COLUMNS = 1 << 23, /* where its columns go */
    ON_IMPORT_PLAN = 1 << 24,    /* what becomes of its rows */

    ON_REVIEW = 1 << 25,      /* an annual review by department */
    ON_REVIEW_LIST = 1 << 26, /* the data categories of a department in it */
    ON_IMPACT = 1 << 27,      /* what is touched by what went wrong */
    ON_TRIAL = 1 << 28        /* what a trial does */
};

/* Where letters are text, and commands have only their other keys. */
enum {
    ON_TYPING =
        ON_FILTER | ON_FORM | ON_PICKER | ON_TICKING | ON_LINKING | ON_LINE | ON_BULK | ON_FILES
};

enum move { MOVE_UP, MOVE_DOWN, MOVE_PAGE_UP, MOVE_PAGE_DOWN, MOVE_FIRST, MOVE_LAST };

struct pane_ops {
    /* Whether the screen below shows around it. */
    bool overlay;

    /* Adds its name for the breadcrumb; may be NULL. */
    void (*title)(struct app *app, struct pane *pane, struct buf *out);

    /* Looks at KEY before the table of actions does; may be NULL. The wheel of
     * the mouse, where it passes it on, moves the focus. */
    enum outcome (*key)(struct app *app, struct pane *pane, const struct key *key);

    /* Moves the focus; may be NULL. */
    enum outcome (*move)(struct app *app, struct pane *pane, enum move move);

    /* Draws itself into AREA and puts the cursor at its focus. */
    void (*draw)(struct app *app, struct pane *pane, struct area area);

    /* Reads its records again; may be NULL. */
    void (*reload)(struct app *app, struct pane *pane);

    /* Does a piece, a few milliseconds, of what it has to do while no key comes;
     * true while more is left. No statement of the database stays open. May be
     * NULL. */
    bool (*work)(struct app *app, struct pane *pane);

    /* Whether the action called NAME, which applies here, does anything on the
     * screen as it is now: the foot line shows only those. NULL: all do. */
    bool (*offers)(const struct pane *pane, const char *name);

    /* Frees the screen and what it holds. */
    void (*free)(struct pane *pane);
};

struct pane {
    const struct pane_ops *ops;
    enum context context;
    struct pane *below; /* in the stack; NULL for the lowest */
};

/* The place to which MOVE leads from AT among COUNT rows of which PAGE are
 * shown; 0 where there are none. */
size_t pane_moved(size_t at, enum move move, size_t count, size_t page);

/* Whether KEY, of the mouse, is on one of the COUNT rows of which AREA shows
 * those from FIRST on; AT becomes the number of the row then. */
bool pane_row_at(const struct key *key, struct area area, size_t first, size_t count, size_t *at);

/* The first row to show so that AT is among the PAGE rows shown, with FIRST
 * as it was. */
size_t pane_scrolled(size_t first, size_t at, size_t count, size_t page);

/* Tells by signs at the column right of AREA that there is more ABOVE it and
 * BELOW it. */
void pane_more(struct canvas *canvas, struct area area, bool above, bool below);

#endif

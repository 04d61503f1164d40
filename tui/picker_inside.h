/*
 * picker_inside - what a picker is made of, for picker*.c only.
 */
#ifndef PICKER_INSIDE_H
#define PICKER_INSIDE_H

#include "model/listing.h"
#include "tui/edit.h"
#include "tui/focus.h"
#include "tui/picker.h"

enum picker_row_type { ROW_PLAIN, ROW_HEADING, ROW_REMARK };

/* A row in memory; see picker.h. */
struct picker_row {
    enum picker_row_type type;
    char *id, *text, *right, *note, *words, *keys;
};

enum picker_place {
    PLACE_NONE,    /* no record */
    PLACE_CHOSEN,  /* one of `head`, chosen or picked lately */
    PLACE_ROW,     /* one of `rows` */
    PLACE_HEADING, /* one of `rows` over others */
    PLACE_REMARK,  /* one of `rows` that only tells something */
    PLACE_RECORD,  /* one of `listing` */
    PLACE_MAKE     /* make what was typed */
};

struct picker {
    struct pane pane;
    char *title;
    enum outcome (*done)(struct app *app, struct picker *picker);
    size_t tag;

    struct edit filter;
    struct focus focus;

    struct picker_row *rows;
    size_t row_count, row_capacity;
    size_t *shown; /* the rows that match the filter */
    size_t shown_count;

    const struct kind *kind; /* its records are the rows; NULL: `rows` are */
    bool none;
    struct listing listing;
    struct listing_work *work; /* what is still being looked for; NULL: nothing */
    struct cells head;         /* chosen before, then picked lately: first while nothing is typed */
    size_t recent;             /* how many of `head` were picked lately */
    struct cells before;       /* what was chosen when it opened */
    bool making, making_always, making_now;

    char *refusal; /* why what is typed cannot be made; NULL: it can */

    bool several, touched;
    bool unordered; /* the chosen have no order */
    bool fuzzy;     /* letters find `rows`, the best first */
    bool notes;     /* some of `rows` have a note */
    struct cells chosen;
    char *picked, *made;
};

/* What stands in a row of the picker. Zeroed; the owner calls
 * picker_seen_clear(). */
struct picker_seen {
    enum picker_place place;
    char *id, *text, *right;
    const char *note; /* borrowed; "" where there is none */
    bool ticked;
    size_t order; /* place among the chosen */
};

/* Finds the rows that match the filter. */
void picker_find(struct app *app, struct picker *picker);

/* Finds those of the rows in memory. */
void picker_match(struct picker *picker);

/* Goes on looking for records for a few milliseconds; true while more is left. */
bool picker_work(struct app *app, struct pane *pane);

/* How many rows there are. */
size_t picker_count(const struct picker *picker);

/* Whether row I, below picker_count(), is a heading. */
bool picker_is_heading(const struct picker *picker, size_t i);

/* The row next to AT that is no heading: below it, or with UP above it where
 * there is one. */
size_t picker_off_heading(const struct picker *picker, size_t at, bool up);

/* What stands in row I, below picker_count(). */
struct picker_seen picker_look(struct app *app, const struct picker *picker, size_t i);
void picker_seen_clear(struct picker_seen *seen);

void picker_draw(struct app *app, struct pane *pane, struct area area);

#endif

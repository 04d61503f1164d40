/*
 * timeline_inside - what the history on the screen is made of, for timeline*.c
 * only.
 */
#ifndef TIMELINE_INSIDE_H
#define TIMELINE_INSIDE_H

#include "model/history.h"
#include "model/journal.h"
#include "tui/focus.h"
#include "tui/timeline.h"

struct timeline {
    struct pane pane;
    const struct kind *kind; /* NULL for all */
    char *code;              /* NULL for all */
    bool snapshots;          /* only these */
    size_t limit;            /* entries asked for */
    struct entries entries;
    bool read;                  /* entries were read; else there may be some */
    struct history_lines words; /* of the focused entry */
    size_t words_of;            /* its place, from 1; 0 none */
    int64_t marked;             /* the entry with which the focused one is compared; 0 none */
    struct focus focus;
};

/* The top screen where it is the history, else NULL. */
struct timeline *timeline_top(struct app *app);

/* The focused entry; NULL where there is none. */
const struct entry *timeline_focused(const struct timeline *timeline);

/* Opens the snapshots alone. */
void timeline_open_snapshots(struct app *app);

/* Reads the entries of TIMELINE, which are snapshots. False with WHY. */
bool timeline_read_snapshots(struct app *app, struct entries *entries, struct why *why);

#endif

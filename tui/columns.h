/*
 * columns - which columns a list shows, in which order and how wide.
 *
 * Each kind begins with those of its view (views.h); the person may choose
 * others. What was chosen is remembered (state.h) under "columns.KIND" as
 * "code:8 name:0 persons:9". A width of 0 is what the others leave.
 */
#ifndef COLUMNS_H
#define COLUMNS_H

#include "model/buf.h"
#include "tui/views.h"

#include <stdbool.h>

struct state;

enum {
    COLUMNS_MOST = 64, /* at least the fields of any kind */
    COLUMN_NARROWEST = 3,
    COLUMN_WIDEST = 99,
    COLUMN_REST_LEAST = 14 /* what a column of width 0 keeps before others are left out */
};

struct column {
    size_t field; /* its place in the kind */
    int width;    /* columns of the screen; 0: what the others leave */
};

struct columns {
    const struct view *view;
    struct column items[COLUMNS_MOST];
    size_t count; /* at least 1 once they were chosen */
};

/* Where the columns stand on the screen: widths by column, 0 for those that
 * are left out as there is no room. */
struct columns_layout {
    int width[COLUMNS_MOST];
    size_t count;
};

/* The columns of VIEW as it begins. */
struct columns columns_default(const struct view *view);

/* The columns of VIEW as they were chosen last, by STATE, which may be NULL. */
struct columns columns_remembered(const struct view *view, const struct state *state);

/* Has STATE, which may be NULL, remember COLUMNS. */
void columns_remember(const struct columns *columns, struct state *state);

/* Reads TEXT, as columns_format() writes it, for VIEW. Unknown columns, those
 * that were named before and what is no column are left out, widths are kept
 * within bounds. False where no column is left; COLUMNS stays as it was. */
bool columns_parse(const struct view *view, const char *text, struct columns *columns);

/* Adds COLUMNS as text to OUT. */
void columns_format(const struct columns *columns, struct buf *out);

/* The place of FIELD among COLUMNS; COLUMNS->count where it is not shown. */
size_t columns_find(const struct columns *columns, size_t field);

/* The width at which FIELD of VIEW is shown first. */
int columns_first_width(const struct view *view, size_t field);

/* The heading of FIELD in lists of VIEW: a shorter one where there is one. */
const char *columns_heading(const struct view *view, size_t field, enum lang lang);

/* How COLUMNS stand in ROOM columns of the screen, a blank between them. What
 * does not fit is left out from the right, but for the first column and the
 * first that takes what the others leave. TAKEN columns of the room that there
 * was are taken for a while: no column is left out because of them. */
struct columns_layout columns_lay_out(const struct columns *columns, int room, int taken);

#endif

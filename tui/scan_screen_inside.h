/*
 * scan_screen_inside - what the screen of a scan is made of, for tui/scan*.c
 * only.
 */
#ifndef SCAN_SCREEN_INSIDE_H
#define SCAN_SCREEN_INSIDE_H

#include "import/scan.h"
#include "tui/focus.h"
#include "tui/scan_screen.h"

enum scan_line_type {
    SCAN_LINE_FILE,     /* what it was taken for */
    SCAN_LINE_CATEGORY, /* against which it is held, or none */
    SCAN_LINE_LIKELY,   /* one that it may be held against */
    SCAN_LINE_COUNT,    /* the number of persons as it would be set */
    SCAN_LINE_ITEM,     /* of the file */
    SCAN_LINE_ABSENT    /* declared, and not in the file */
};

struct scan_line {
    enum scan_line_type type;
    size_t number; /* among likely categories, items, absent ones */
};

/* Which lines are shown: all, or those of one standing. */
enum scan_filter {
    SCAN_SHOW_ALL,
    SCAN_SHOW_UNDECLARED,
    SCAN_SHOW_UNKNOWN,
    SCAN_SHOW_DECLARED,
    SCAN_SHOW_ABSENT,
    SCAN_SHOW_OTHERS, /* no personal data, or held against nothing */
    SCAN_FILTERS
};

enum scan_count {
    SCAN_COUNT_ROWS, /* a row is a person */
    SCAN_COUNT_TYPED,
    SCAN_COUNT_LEFT /* the category keeps its number */
};

/* How the person says that the file is read. */
struct scan_how {
    char *encoding;    /* NULL: found */
    char *sheet;       /* NULL: its only filled one, or none */
    char delimiter;    /* 0: found */
    size_t header_row; /* as spreadsheets number rows; 0: found */
};

struct scan_screen {
    struct pane pane;
    char *path;
    bool workbook;
    int64_t category; /* against which the file is to be held; 0: it is chosen */
    struct scan_how how;
    char *refusal; /* why the file cannot be read like this; NULL: it was read */
    struct scan scan;
    bool *ticked; /* by item */
    size_t ticked_count;
    bool decided; /* something was ticked or decided that leaving would lose */

    enum scan_count count;
    char *typed; /* the number, canonical */

    enum scan_filter filter;
    struct scan_line *lines;
    size_t line_count, line_capacity;
    struct focus focus;
    int filter_y; /* the row of the filters at the last drawing; -1: they were not drawn */
};

/* The screen where PANE is one, else NULL. */
struct scan_screen *scan_screen_of(struct pane *pane);

/* Opens an empty one over the top screen, for what was read of a file. */
struct scan_screen *scan_screen_open(struct app *app);

void scan_how_clear(struct scan_how *how);

/* Reads the file of the top screen again, with row ROW as its header; 0: found. */
enum outcome scan_read_header(struct app *app, size_t row);

/* Makes the lines anew; the focus stays on its line where that is still there. */
void scan_rows_make(struct scan_screen *screen);

/* Shows the lines of FILTER; the focus goes to the first where its line is not
 * among them. */
void scan_rows_filter(struct scan_screen *screen, enum scan_filter filter);

/* How many lines FILTER shows, but for those about the whole file. */
size_t scan_rows_of(const struct scan_screen *screen, enum scan_filter filter);

/* Puts the focus on item number ITEM where it is shown. */
void scan_rows_focus(struct scan_screen *screen, size_t item);

/* The line with the focus. There is always one. */
struct scan_line scan_rows_at(const struct scan_screen *screen);

/* Whether item number ITEM is ticked; and ticks it, or takes the tick off. */
bool scan_rows_ticked(const struct scan_screen *screen, size_t item);
void scan_rows_tick(struct scan_screen *screen, size_t item, bool on);

/* Reads the inventory anew after something was decided. */
void scan_screen_refresh(struct app *app, struct scan_screen *screen);

/* The number of persons that would be set, as kept; "" where it is left. For the
 * caller to free. */
char *scan_screen_persons(const struct scan_screen *screen);

/* What the standing of ITEM is called, in a word or two. */
const char *scan_say_standing(const struct scan_item *item, enum lang lang);

/* What the class of ITEM is called. */
const char *scan_say_class(const struct scan_item *item, enum lang lang);

/* What FILTER is called. */
const char *scan_say_filter(const struct scan_screen *screen, enum scan_filter filter,
                            enum lang lang);

/* Adds the words of a line that is about the whole file: its label, its text. */
void scan_say_line(struct app *app, const struct scan_screen *screen, struct scan_line line,
                   struct buf *label, struct buf *text);

/* Adds all that is to be known of a line, in lines. */
void scan_say_detail(struct app *app, const struct scan_screen *screen, struct scan_line line,
                     struct buf *out);

/* Says that a category is to be chosen before, or the file to be read. */
void scan_say_no_category(struct app *app, const struct scan_screen *screen);

/* Opens the question for the number of persons, or for that of the header row. */
void scan_count_ask(struct app *app, const struct scan_screen *screen);
void scan_header_ask(struct app *app, const struct scan_screen *screen);

void scan_draw(struct app *app, struct pane *pane, struct area area);

#endif

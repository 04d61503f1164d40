/*
 * import_inside - what the import assistant is made of, for import_*.c of tui/
 * only.
 */
#ifndef IMPORT_INSIDE_H
#define IMPORT_INSIDE_H

#include "import/column_way.h"
#include "import/intake.h"
#include "tui/focus.h"
#include "tui/import_screen.h"

enum import_step { IMPORT_FILE, IMPORT_COLUMNS, IMPORT_PLAN, IMPORT_STEPS };

/* What the plan shows: rows by outcome, then the records that would be made. */
enum import_tab {
    IMPORT_ALL,
    IMPORT_NEW,
    IMPORT_CHANGED,
    IMPORT_UNCHANGED,
    IMPORT_REFUSED,
    IMPORT_LEFT,
    IMPORT_MADE,
    IMPORT_TABS
};

/* A line of the plan: a row among those of all files, or with PART one of its
 * refusals or cells (from 1); of IMPORT_MADE a record. */
struct import_line {
    size_t row, part;
};

struct importing {
    struct pane pane; /* its context is that of the step */
    struct intake *intake;
    enum import_step step;
    bool *looked_at; /* by file: its columns were shown, or need not be */
    char *refusal;   /* why the step of the file cannot be left for the next; NULL */
    struct focus focus[IMPORT_STEPS];

    bool planned;  /* by what stands in the intake now; else there are no lines */
    bool outdated; /* records were saved or rows changed since */
    enum import_tab tab;
    size_t counts[IMPORT_TABS];
    struct import_line *lines;
    size_t line_count, line_capacity;
    struct area tabs_area;
};

/* The assistant, which is the top screen. */
struct importing *import_top(struct app *app);

/* The name of the file at PATH: "台帳.csv". */
const char *import_base_name(const char *path);

/* The top screen where it is the assistant; else the assistant, opened. */
struct importing *import_open(struct app *app);

/* Shows what was read of the file, from its first step on where it was not
 * understood. */
void import_begin_file(struct app *app, struct importing *importing);

/* Turns to file number FILE; the step stays. */
void import_turn(struct app *app, struct importing *importing, size_t file);

/* Shows the first step of the file; or its last one before the plan. */
void import_show_file(struct app *app, struct importing *importing);
void import_show_last(struct app *app, struct importing *importing);

/* Whether the file is understood, and no export of ours, whose columns are
 * known. */
bool import_has_columns(const struct importing *importing);

/* How WAY, which says one thing, reads cells. */
const char *import_way_words(const struct column_way *way, enum lang lang);

/* The column of the file that is shown. */
const struct headers_target *import_target(const struct importing *importing, size_t column);

/* Goes to STEP. */
void import_go(struct importing *importing, enum import_step step);

/* Reads the file again as its options say now. */
enum outcome import_read_again(struct app *app, struct importing *importing);

/* Looks whether the columns let records be told; keeps why not. */
void import_check(struct app *app, struct importing *importing);

/* Makes the plan and its lines; false where that was given up or failed, which
 * was said. */
bool import_plan(struct app *app, struct importing *importing);

/* Makes the lines of the tab that is shown anew. */
void import_make_lines(struct importing *importing);

/* Shows another tab; the focus goes to its first line. */
void import_tab_show(struct importing *importing, enum import_tab tab);

/* The focused line; NULL where there is none. */
const struct import_line *import_line(const struct importing *importing);

/* The column and the text of the part that LINE is: of a refusal, REASON is
 * set and the others are NULL; of a changed cell OLD and NEW. */
struct import_part {
    const char *column, *reason, *old, *new;
};
struct import_part import_part(const struct importing *importing, const struct import_line *line);

/* Asks for the text of column COLUMN of row ROW, over the plan. */
void import_cell_open(struct app *app, struct importing *importing, size_t row, size_t column);

/* Takes TEXT for the cell and plans anew. False with WHY where it may not stand
 * there. */
bool import_correct(struct app *app, size_t row, size_t column, const char *text, struct why *why);

/* How many rows a step has to move in. */
size_t import_rows(const struct importing *importing);

/* The tab at column X of the row of tabs; IMPORT_TABS where none is. */
enum import_tab import_tab_at(struct app *app, const struct importing *importing, int x);

/* Drawing: the whole, and the steps into what is inside its box. */
void import_draw(struct app *app, struct pane *pane, struct area area);
void import_draw_columns(struct app *app, struct importing *importing, struct area area);
void import_draw_plan(struct app *app, struct importing *importing, struct area area);

/* Draws TEXT at the foot of AREA below a rule, in at most ROWS rows, and takes
 * them off AREA; nothing where there is little room. */
void import_draw_detail(struct app *app, struct area *area, int rows, const char *text);

#endif

/*
 * report - a document (export/document.h) shown line by line, for screens that show one.
 *
 * The lines are those of the text form. One has the focus; all of it is told below, since
 * a line may be longer than the screen is wide. Some are about a record, which opens.
 */
#ifndef REPORT_H
#define REPORT_H

#include "export/document.h"
#include "tui/app.h"
#include "tui/focus.h"

struct report_line {
    char *text;
    char *record; /* that the line is about, "party/PT-0001", or NULL */
    bool heading;
};

/* A zeroed one is empty; report_clear() frees what it holds. */
struct report {
    struct report_line *lines;
    size_t count, capacity;
    char *sum; /* one line above the others */
    struct focus focus;
};

void report_clear(struct report *report);

/* Takes a line of document_begin_lines(); CONTEXT is the struct report. */
void report_take(void *context, const struct document_line *line);

/* Puts what MADE holds, which is empty then, in the place of what REPORT held; the focus
 * stays where it was. */
void report_replace(struct report *report, struct report *made);

/* Moves the focus to the next part, STEP 1, or the one before, -1: to the first line of a heading.
 */
void report_go_part(struct report *report, int step);

/* Looks at KEY as pane_ops does: a press moves the focus, of a second one OPEN is done. */
enum outcome report_key(struct app *app, struct report *report, const struct key *key,
                        enum outcome (*open)(struct app *app));

/* Whether the focused line is about a record; opens it, and says so where it is no more. */
bool report_has_record(const struct report *report);
enum outcome report_open_record(struct app *app, const struct report *report);

/* Draws it into AREA, in a box with TITLE. */
void report_draw(struct app *app, struct report *report, const char *title, struct area area);

#endif

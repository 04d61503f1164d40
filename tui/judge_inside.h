/*
 * judge_inside - what the screen of findings is made of, for judge_*.c only.
 */
#ifndef JUDGE_INSIDE_H
#define JUDGE_INSIDE_H

#include "tui/judge.h"

/* Whose findings are shown. */
enum judge_scope { JUDGE_ALL, JUDGE_RECORD, JUDGE_SAVE, JUDGE_SCOPES };

/* A line: a finding, and whether the last save cured it. */
struct judge_row {
    const struct finding *finding;
    bool cured;
    char *title; /* code and name of its record, once it was read */
};

struct judge_screen {
    struct pane pane;
    const struct kind *kind; /* of the record that was shown; NULL for none */
    int64_t id;
    enum judge_scope scope;
    enum severity least; /* lighter ones are left out */
    struct findings found;
    struct findings_walk walk;
    bool walking; /* all records are being judged */
    struct judge_row *rows;
    size_t count;
    size_t counts[SEVERITY_INFORMATION + 1]; /* of each severity, whatever is left out */
    size_t waived;                           /* left out, as an exception switches the rule off */
    size_t at, first, page;
    struct area rows_area;
};

/* The findings that the scope has; *CURED those that are shown as cured. */
const struct findings *judge_screen_found(const struct app *app, const struct judge_screen *screen);

/* The focused line; NULL where there is none. */
const struct judge_row *judge_screen_row(const struct judge_screen *screen);

void judge_draw(struct app *app, struct pane *pane, struct area area);

#endif

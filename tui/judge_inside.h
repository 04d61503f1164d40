/*
 * judge_inside - what the screen of findings is made of, for judge_*.c only.
 */
#ifndef JUDGE_INSIDE_H
#define JUDGE_INSIDE_H

#include "tui/focus.h"
#include "tui/judge.h"

/* Whose findings are shown. */
enum judge_scope { JUDGE_ALL, JUDGE_RECORD, JUDGE_SAVE, JUDGE_SCOPES };

/* A line: a finding, and whether the last save cured it. The lists grow while the
 * records are looked through, so it is named by its place. */
struct judge_row {
    size_t place; /* in found, or in cured */
    bool cured;
    char *title; /* code and name of its record, once it was read */
};

/* The finding that the person looks at, wherever it stands when the lines are made
 * anew. */
struct judge_sight {
    const struct rule *rule; /* only compared; NULL for none */
    const struct kind *kind;
    int64_t id;
    size_t field;
    size_t at; /* its line, for when it is gone */
};

struct judge_screen {
    struct pane pane;
    const struct kind *kind; /* of the record that was shown; NULL for none */
    int64_t id;
    enum judge_scope scope;
    enum severity least;          /* lighter ones are left out */
    struct findings found, cured; /* the screen's own, whatever is saved meanwhile */
    struct findings_walk walk;
    bool walking; /* all records are being judged */
    struct judge_row *rows;
    size_t count, capacity;
    struct judge_sight sight;
    size_t counts[SEVERITY_INFORMATION + 1]; /* of each severity, whatever is left out */
    size_t waived;                           /* left out, as an exception switches the rule off */
    struct focus focus;
};

/* The focused line; NULL where there is none. */
const struct judge_row *judge_screen_row(const struct judge_screen *screen);

/* What ROW shows; borrowed until the next piece of work. */
const struct finding *judge_screen_finding(const struct judge_screen *screen,
                                           const struct judge_row *row);

void judge_draw(struct app *app, struct pane *pane, struct area area);

#endif

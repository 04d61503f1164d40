/*
 * form_inside - what a form is made of, for form*.c, field*.c and conflict.c.
 */
#ifndef FORM_INSIDE_H
#define FORM_INSIDE_H

#include "tui/draft.h"
#include "tui/form.h"

/* What a line of the form is. */
enum form_part {
    PART_HEADING, /* the name of a section; takes no focus */
    PART_FIELD,
    PART_FOLD,    /* the folded fields of a section */
    PART_END,     /* records of another kind that refer to this one */
    PART_END_FOLD /* the folded ones of those */
};

struct form_line {
    enum form_part part;
    enum section section; /* PART_HEADING, PART_FIELD, PART_FOLD */
    size_t number;        /* PART_FIELD: of the field; PART_END: of the end */
    size_t folded;        /* PART_FOLD, PART_END_FOLD: how many are behind it */
    size_t filled;        /* and how many of them are filled */
};

/* The section that stands after all others: the other ends. */
enum { FORM_ENDS = SECTION_OTHER + 1 };

struct form {
    struct pane pane;
    struct draft *draft;
    struct draft_end *end;    /* of the form below, which owns the draft; NULL: this form does */
    bool open[FORM_ENDS + 1]; /* the sections whose folded fields are shown */
    bool *touched;            /* by end: its links were chosen here, so it stays open */
    struct form_line *lines;
    size_t count;
    size_t at;      /* the focused line */
    int top;        /* the first row shown */
    int page;       /* rows at the last drawing */
    int width;      /* columns of a value at the last drawing */
    bool kept;      /* its draft was kept with the form below before */
    bool elsewhere; /* it was said that the record has changed elsewhere */

    char *content; /* what of it was kept last (draft_keep.h); NULL: nothing */
    bool unkept;   /* it must not be kept any more */
};

/* Makes the lines anew; the focus stays on its field. */
void form_lines_make(struct form *form);

/* Puts the focus on field number FIELD, unfolding it. */
void form_lines_focus(struct form *form, size_t field);

/* Opens the fold that has the focus, which goes to the first line that was
 * behind it. Nothing where the focused line is none. */
void form_lines_unfold(struct form *form);

/* Moves the focus by one line that takes it; false at the end. */
bool form_lines_step(struct form *form, bool forward);

/* The focused line, and its field: NULL where it is none. */
const struct form_line *form_line(const struct form *form);
const struct field *form_field(const struct form *form);

/* Opens a form over this one for MADE, a draft of END. KEPT tells that it was
 * kept before, so that leaving keeps it. */
void form_open_made(struct app *app, struct draft_end *end, struct draft *made, bool kept);

/* PANE as a form; NULL where it is none. */
struct form *form_of(struct pane *pane);

/* Saves the top form, which has been checked, once it is known why where that is
 * asked; returns what must follow. */
enum outcome form_save(struct app *app, struct form *form);

void form_draw(struct app *app, struct pane *pane, struct area area);

/* The other ends: their text, choosing, taking the last one out. */
void form_end_text(struct app *app, const struct draft_end *end, struct buf *out);
enum outcome form_end_choose(struct app *app, struct form *form, size_t number, const char *typed);
enum outcome form_end_empty(struct form *form, size_t number);

#endif

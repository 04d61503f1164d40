/*
 * form_inside - what a form is made of, for form*.c, field*.c, bulk*.c and
 * conflict.c.
 */
#ifndef FORM_INSIDE_H
#define FORM_INSIDE_H

#include "tui/draft.h"
#include "tui/draft_undo.h"
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
    enum section section;
    size_t number; /* PART_FIELD: of the field; PART_END: of the end; folds: lines before it */
    size_t all;    /* PART_HEADING: fields and links of the section; folds: those behind it */
    size_t filled; /* of these, of a heading those folded away: how many are filled */
    int y;         /* where it stood at the last drawing; may lie outside of the area */
    int rows;      /* of label and value */
    int below;     /* rows of the error under them */
};

struct form_name;

struct form {
    struct pane pane;
    struct draft *draft;
    struct draft_end *end; /* of the form below, which owns the draft; NULL: this form does */
    struct draft_undo *undo;
    bool open[SECTION_LINKED + 1]; /* the sections whose folded fields are shown */
    bool *touched;                 /* by end: its links were chosen here, so it stays open */
    struct form_line *lines;
    size_t count, capacity;
    size_t at;               /* the focused line */
    struct form_name *names; /* by field, then by end: see form_names.c */
    int top;                 /* the first row shown */
    int page;                /* rows at the last drawing */
    int x, width;            /* where values stood at the last drawing, and their columns */
    int first_y;             /* and the row of the screen that was the first of the lines */
    bool kept;               /* its draft was kept with the form below before */
    bool elsewhere;          /* it was said that the record has changed elsewhere */

    char *content; /* what of it was kept last (draft_keep.h); NULL: nothing */
    bool unkept;   /* it must not be kept any more */
};

/* Makes FORM, zeroed, one of DRAFT, which stays the caller's; form_end() frees
 * what it holds besides. */
void form_begin(struct form *form, struct draft *draft);
void form_end(struct form *form);

/* Makes the lines anew; the focus stays on its field. */
void form_lines_make(struct form *form);

/* The section in which the links by end number END stand. */
enum section form_lines_end_section(const struct form *form, size_t end);

/* How many fields and links of the section are filled, whose heading is line
 * number HEADING. */
size_t form_lines_filled(const struct form *form, size_t heading);

/* Puts the focus on field number FIELD, unfolding it. */
void form_lines_focus(struct form *form, size_t field);

/* Puts the focus on end number END; false where it is folded away. */
bool form_lines_focus_end(struct form *form, size_t end);

/* Opens the fold that has the focus, which goes to the first line that was
 * behind it. Nothing where the focused line is none. */
void form_lines_unfold(struct form *form);

/* Moves the focus by one line that takes it; false at the end. */
bool form_lines_step(struct form *form, bool forward);

/* Moves the focus to the beginning of the next section, or of the one before;
 * back goes to the beginning of its own first. False at the end. */
bool form_lines_step_section(struct form *form, bool forward);

/* The focused line, and its field: NULL where it is none. */
const struct form_line *form_line(const struct form *form);
const struct field *form_field(const struct form *form);

/* The field of the record with number FIELD. */
const struct field *form_row(const struct form *form, size_t field);

/* Checks what was typed into the focused field, which is left. */
void form_leave_field(struct app *app, struct form *form);

/* Opens a form over this one for MADE, a draft of END. KEPT tells that it was
 * kept before, so that leaving keeps it. */
void form_open_made(struct app *app, struct draft_end *end, struct draft *made, bool kept);

/* PANE as a form; NULL where it is none. */
struct form *form_of(struct pane *pane);

/* Saves the top form, which has been checked, once it is known why where that is
 * asked; returns what must follow. */
enum outcome form_save(struct app *app, struct form *form);

void form_draw(struct app *app, struct pane *pane, struct area area);

/* What field number FIELD, a reference, or end number END is linked to, by the
 * names of the records, one after the other or one a line. Borrowed until the
 * next call. Where the inventory cannot be read, they are as they were. */
const char *form_names_of_field(struct app *app, struct form *form, size_t field);
const char *form_names_of_end(struct app *app, struct form *form, size_t end);

/* Has the names read again; frees all. */
void form_names_forget(struct form *form);
void form_names_free(struct form *form);

/* The other ends: choosing, taking the last one out. */
enum outcome form_end_choose(struct app *app, struct form *form, size_t number, const char *typed);
enum outcome form_end_empty(struct form *form, size_t number);

#endif

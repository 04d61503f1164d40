/*
 * field - what each type of field can do in a form.
 *
 * One row of functions a type. The form asks for nothing but these; a new
 * type is a new row.
 */
#ifndef FIELD_H
#define FIELD_H

#include "tui/form_inside.h"

struct field_ops {
    /* The rows that field number FIELD of FORM takes at WIDTH columns. */
    int (*rows)(struct app *app, struct form *form, size_t field, int width, bool focused);

    /* Draws it into AREA; with the focus it puts the cursor. */
    void (*draw)(struct app *app, struct form *form, size_t field, struct area area, bool focused);

    /* Adds the value as people read it; for fields that are chosen, not typed. */
    void (*text)(struct app *app, struct form *form, size_t field, struct buf *out);

    /* Looks at KEY before the table of actions; may be NULL. Letters that it
     * passes open the picker with them. */
    enum outcome (*key)(struct app *app, struct form *form, size_t field, const struct key *key);

    /* Enter: opens the picker, which begins with TYPED; NULL: the next field. */
    enum outcome (*choose)(struct app *app, struct form *form, size_t field, const char *typed);

    /* Takes the next or previous value; may be NULL. */
    void (*turn)(struct form *form, size_t field, bool forward);

    /* Empties it, or takes the last value out; may be NULL. */
    void (*empty)(struct form *form, size_t field);
};

/* The functions for fields of TYPE. */
const struct field_ops *field_ops(enum type type);

/* For what is typed and understood (field_typed.c), choices (field_choice.c) and
 * references (field_links.c). */
extern const struct field_ops field_typed;
extern const struct field_ops field_choice;
extern const struct field_ops field_choices;
extern const struct field_ops field_ref;
extern const struct field_ops field_links;

/* The role of what is typed or chosen. */
enum role field_role(bool focused);

/* The key of a text that is typed. */
enum outcome field_edit_key(struct app *app, struct form *form, size_t field,
                            const struct key *key);

/* The rows and draw of fields that are chosen: their text, wrapped. */
int field_chosen_rows(struct app *app, struct form *form, size_t field, int width, bool focused);
void field_chosen_draw(struct app *app, struct form *form, size_t field, struct area area,
                       bool focused);

/* Draws TEXT, wrapped, as the value of a field that is chosen, not typed.
 * Where it is empty, what that means stands there. */
void field_draw_text(struct app *app, struct area area, bool focused, const char *text);

/* The rows that field_draw_text() needs, at most a few. */
int field_text_rows(struct app *app, const char *text, int width);

/* The rows of a list, an entry a line, and its drawing: each in a row of its
 * own, cut where it is too long; a single one as field_draw_text(). */
int field_list_rows(struct app *app, const char *text, int width);
void field_draw_list(struct app *app, struct area area, bool focused, const char *text);

#endif

/*
 * line_box - a small box over a screen in which one line is typed.
 *
 * Whatever asks for a line has a struct that begins with a struct line_box, and a table
 * of what is particular to it. Typing, drawing, the refusal of what was typed, and the
 * keys that take the line or leave it are the same for all.
 */
#ifndef LINE_BOX_H
#define LINE_BOX_H

#include "tui/app.h"
#include "tui/edit.h"

struct line_box {
    struct pane pane;
    const struct line_ops *line;
    struct edit edit; /* what is typed */
    char *refusal;    /* why it is not taken; NULL: not tried yet, or typed on since */
};

struct line_ops {
    int most; /* columns, where the screen has so many */

    /* Adds the title, and what the line is for. */
    void (*words)(struct app *app, struct line_box *box, struct buf *title, struct buf *about);

    /* Takes the line: takes the box off the stack and frees it, or refuses and keeps it. */
    enum outcome (*give)(struct app *app, struct line_box *box);

    /* Is told before the box is left without a line; may be NULL. */
    void (*leave)(struct app *app, struct line_box *box);

    /* Frees what BOX holds besides the line; may be NULL. */
    void (*clear)(struct line_box *box);
};

/* Opens BOX, of mem_new(), with the line beginning with BEFORE (or NULL). */
void line_box_open(struct app *app, struct line_box *box, const struct line_ops *ops,
                   const char *before);

/* Shows WHY the line is not taken, until it is typed on. */
void line_box_refuse(struct line_box *box, const struct why *why);

/* Frees BOX, which is not on the stack any more. */
void line_box_free(struct line_box *box);

/* Actions. */
enum outcome line_act_give(struct app *app);
enum outcome line_act_leave(struct app *app);

#endif

/*
 * edit - a text while a person edits it, in one line or in an area.
 *
 * The text is kept byte for byte as it was given and typed; the cursor only
 * rests between clusters (model/glyphs.h). Editing knows nothing of drawing,
 * and drawing (edit_draw.c) changes only where the view begins.
 *
 * WIDTH below is the width in columns of the area in which the text is drawn:
 * an area wraps one column earlier, so that the cursor has a place at the end
 * of a line. AMBIGUOUS is as in model/glyphs.h.
 */
#ifndef EDIT_H
#define EDIT_H

#include "tui/canvas.h"
#include "tui/keys.h"

#include <stdbool.h>
#include <stddef.h>

struct edit_step;

struct edit {
    char *text;      /* UTF-8, closed with a NUL; borrowed by whoever reads it */
    size_t length;   /* bytes without the NUL */
    size_t capacity; /* bytes of memory */
    size_t at;       /* the edit point: byte offset, 0 to length */
    bool lines;      /* an area of several lines; else one line */

    int goal;     /* column that up and down keep to; -1 none */
    size_t first; /* what the view begins with: a byte of the line, a line of the area */

    struct edit_step *steps; /* what was done, for undo and redo */
    size_t step_count;
    size_t step_capacity;
    size_t steps_done; /* steps before this are done, those after undone */
    bool joining;      /* the next typed text belongs to the last step */
};

enum edit_move {
    EDIT_LEFT, /* by clusters */
    EDIT_RIGHT,
    EDIT_WORD_LEFT, /* by words; in Japanese by runs of kanji, hiragana, katakana */
    EDIT_WORD_RIGHT,
    EDIT_HOME, /* the ends of the line */
    EDIT_END,
    EDIT_START, /* the ends of the text */
    EDIT_FINISH
};

/* Begins to edit a copy of TEXT (NULL is empty), the cursor at its end. The
 * owner calls edit_clear(). */
void edit_init(struct edit *edit, const char *text, bool lines);

/* Frees what EDIT holds. */
void edit_clear(struct edit *edit);

/* Replaces the whole text by TEXT as one undoable step; the cursor goes to
 * its end. */
void edit_set(struct edit *edit, const char *text);

/* Inserts TEXT at the edit point: what was typed, or a paste; in a line as
 * wrapped_in_one_line() (wrapped.h) makes it, in an area with LF at its line ends and blanks for
 * tabs. */
void edit_insert(struct edit *edit, const char *text);

/* Deletes what lies between the edit point and where MOVE would bring it.
 * (EDIT_LEFT is Backspace, EDIT_RIGHT Delete, EDIT_END kills to the end of
 * the line; at the end of a line in an area, EDIT_END takes the line end.)
 * Backspace takes the mark of a half-width kana alone, which was typed as a
 * character of its own: of ｶﾞ stays ｶ. */
void edit_delete(struct edit *edit, enum edit_move move);

/* Moves the edit point to what is shown ROW rows below and COLUMN columns right
 * of where the text was drawn last, in WIDTH columns. */
void edit_press(struct edit *edit, int row, int column, int width, int ambiguous);

/* Moves the edit point. */
void edit_move(struct edit *edit, enum edit_move move);

/* Moves the edit point by LINES wrapped lines (negative: up), keeping to its
 * column. False where it stood in the first or last line already. */
bool edit_move_lines(struct edit *edit, int lines, int width, int ambiguous);

/* Takes back, or does again, one step. False where there is none. */
bool edit_undo(struct edit *edit);
bool edit_redo(struct edit *edit);

/* Whether edit_key() takes KEY, which is no character, in texts of one line
 * and of several. */
bool edit_is_key(const struct key *key);
/* Has what is typed next be a step of its own: the person went elsewhere. */
void edit_rest(struct edit *edit);

/* Forgets what was taken back, so that it cannot be done again. */
void edit_forget_undone(struct edit *edit);

/* Whether edit_key() takes KEY to undo or redo. Who keeps the order of changes
 * over several texts (draft_undo.h) looks at these keys itself. */
bool edit_key_undoes(const struct key *key);

/* Does what KEY means while editing (edit_keys.c has the table). False where
 * it means nothing here and whoever holds the field should look at it. HEIGHT
 * is in rows, for page-up and page-down. */
bool edit_key(struct edit *edit, const struct key *key, int width, int height, int ambiguous);

/* Rows that the text needs at WIDTH: at least 1, at most MOST. Of a long text
 * only the beginning is looked at. */
int edit_rows(const struct edit *edit, int width, int ambiguous, int most);

/* Draws a line of WIDTH columns at Y, X, scrolled so that the edit point is
 * seen; puts the cursor of the canvas there where FOCUSED. "<" and ">" at the
 * ends show that there is more. */
void edit_draw_line(struct edit *edit, struct canvas *canvas, int y, int x, int width,
                    enum role role, bool focused);

/* The same for an area of several rows. */
void edit_draw_area(struct edit *edit, struct canvas *canvas, struct area area, enum role role,
                    bool focused);

#endif

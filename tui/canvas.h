/*
 * canvas - the screen in memory.
 *
 * A grid of cells. Whoever draws says what a text is (its role), never a
 * colour; tui/term_paint.c brings the cells to the terminal, tests read them
 * as text. Every text passes the display filter here, so that no control or
 * bidirectional character of a record reaches the terminal. What lies outside
 * the canvas is not drawn; nothing here fails.
 */
#ifndef CANVAS_H
#define CANVAS_H

#include "model/buf.h"

#include <stdbool.h>

/* What a text is. Colours only help: bold, underline and reverse tell the
 * focus, fields, keys and errors apart without them. */
enum role {
    ROLE_TEXT,
    ROLE_DIM,          /* of less weight: hints, empty values */
    ROLE_TITLE,        /* titles of boxes and sections */
    ROLE_BAR,          /* head line, foot line */
    ROLE_TAB,          /* a tab */
    ROLE_TAB_ON,       /* the tab shown */
    ROLE_SELECTED,     /* the focused row */
    ROLE_SELECTED_DIM, /* the row that has the focus when its list has it again */
    ROLE_MARKED,       /* a row marked for an action on several */
    ROLE_LABEL,        /* the name of a field */
    ROLE_FIELD,        /* what can be typed into */
    ROLE_FIELD_ON,     /* what is typed into now */
    ROLE_KEY,          /* a key in help and foot line */
    ROLE_LINK,         /* the name of another record */
    ROLE_MATCH,        /* what a search found */
    ROLE_BORDER,       /* lines and boxes */
    ROLE_BORDER_ON,    /* the box that has the focus */
    ROLE_OK,
    ROLE_WARNING,
    ROLE_ERROR,
    ROLE_COUNT /* how many there are */
};

enum { CELL_BYTES = 24 };

/* One column of one row. A wide glyph stands in the left of its two cells;
 * the right one has width 0 and no text. */
struct cell {
    char text[CELL_BYTES]; /* base and marks, closed with a NUL; never empty at width 1 and 2 */
    unsigned char width;   /* columns: 0, 1, 2 */
    unsigned char role;    /* enum role */
};

/* A part of the canvas, in cells. */
struct area {
    int y, x;
    int height, width;
};

struct canvas {
    int rows, columns;
    int ambiguous; /* columns of ambiguous characters: 1 or 2 */
    int cursor_y, cursor_x;
    struct cell *cells; /* rows * columns, row by row */
};

/* An empty canvas of at least 1x1 cells; the owner calls canvas_free(). */
struct canvas *canvas_new(int rows, int columns, int ambiguous);

/* Frees CANVAS; NULL is allowed. */
void canvas_free(struct canvas *canvas);

/* Gives it another size (at least 1x1) and clears it. */
void canvas_resize(struct canvas *canvas, int rows, int columns);

/* Makes every cell a blank of ROLE_TEXT; the cursor goes to 0, 0. */
void canvas_clear(struct canvas *canvas);

/* The cell at Y, X, which must lie inside. Borrowed until the next drawing. */
const struct cell *canvas_cell(const struct canvas *canvas, int y, int x);

/* The whole canvas as an area. */
struct area canvas_area(const struct canvas *canvas);

/* The columns of TEXT as CANVAS shows it, after the display filter. */
int canvas_width(const struct canvas *canvas, const char *text);

/* Writes TEXT at Y, X into exactly WIDTH columns: filled with blanks, cut
 * with ".." where it is longer. A wide glyph that is overwritten by half
 * becomes a blank. Returns the columns that the text itself took. */
int canvas_put(struct canvas *canvas, int y, int x, int width, enum role role, const char *text);

/* The same, but cut without "..", and not filled: cells after the text stay
 * as they are. */
int canvas_clip(struct canvas *canvas, int y, int x, int width, enum role role, const char *text);

/* canvas_put() of a formatted text. */
int canvas_printf(struct canvas *canvas, int y, int x, int width, enum role role,
                  const char *format, ...) __attribute__((format(printf, 6, 7)));

/* Makes AREA blank, in ROLE. */
void canvas_fill(struct canvas *canvas, struct area area, enum role role);

/* Gives WIDTH cells from Y, X another role; their text stays. */
void canvas_role(struct canvas *canvas, int y, int x, int width, enum role role);

/* Draws a horizontal line of WIDTH columns. */
void canvas_rule(struct canvas *canvas, int y, int x, int width, enum role role);

/* Draws a box of HEIGHT rows and WIDTH columns (at least 2 each, else
 * nothing), with TITLE at the left and RIGHT_TITLE at the right of its upper
 * side (each may be NULL). The inside stays as it is. Lines are ASCII where
 * ambiguous characters are 2 columns wide. */
void canvas_box(struct canvas *canvas, int y, int x, int height, int width, enum role role,
                const char *title, const char *right_title);

/* Puts the cursor: the edit point, or the focused row. Held inside. Input
 * methods and screen readers follow it. */
void canvas_cursor(struct canvas *canvas, int y, int x);

/* Adds the display to BUF: one line a row, blanks at the ends left out. */
void canvas_text(const struct canvas *canvas, struct buf *buf);

/* The same, each row followed by a row of role letters ('.' text, 's'
 * selected, …; see canvas_text.c) where it has a role other than ROLE_TEXT,
 * and at last "cursor Y,X". */
void canvas_text_roles(const struct canvas *canvas, struct buf *buf);

#endif

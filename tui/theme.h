/*
 * theme - how each role of a text looks (canvas.h).
 *
 * A theme gives every role colours and attributes; a person may change single
 * roles. A colour that is not named is the terminal's own: whatever a person
 * chose, light or dark, stays readable. Where there are no colours, attributes
 * alone tell the roles apart. Free of curses: tui/term_paint.c carries it out.
 */
#ifndef THEME_H
#define THEME_H

#include "model/why.h"
#include "tui/canvas.h"

#include <stdbool.h>
#include <stddef.h>

/* Colours of a look: the number of the terminal's palette, and one. */
enum {
    COLOUR_OWN, /* the terminal's own foreground or background */
    COLOUR_BLACK,
    COLOUR_RED,
    COLOUR_GREEN,
    COLOUR_YELLOW,
    COLOUR_BLUE,
    COLOUR_MAGENTA,
    COLOUR_CYAN,
    COLOUR_WHITE,
    COLOUR_BRIGHT_BLACK, /* 7 more bright ones follow in the same order */
    COLOUR_BRIGHT_YELLOW = COLOUR_YELLOW + 8,
    COLOUR_BRIGHT_CYAN = COLOUR_CYAN + 8,
    COLOUR_BRIGHT_WHITE = COLOUR_WHITE + 8,
    COLOUR_LAST = 256
};

/* Attributes of a look, several. */
enum { LOOK_BOLD = 1, LOOK_DIM = 2, LOOK_UNDERLINE = 4, LOOK_REVERSE = 8 };

/* Zeroed, it is the terminal's own look. */
struct look {
    short foreground, background; /* COLOUR_OWN to COLOUR_LAST */
    unsigned char attributes;     /* LOOK_BOLD and the like */
};

struct theme {
    bool colours;                    /* false: it uses none */
    struct look looks[ROLE_COUNT];   /* where there are colours */
    unsigned char plain[ROLE_COUNT]; /* attributes where there are none */
};

/* The name of theme number I; NULL behind the last. 0 is the usual one. */
const char *theme_name(size_t i);

/* Makes THEME theme number I. */
void theme_use(struct theme *theme, size_t i);

/* The name of ROLE in the configuration, and a few English words (a key of
 * words_in()) on what it is for. */
const char *theme_role_name(enum role role);
const char *theme_role_help(enum role role);

/* The role of that name; ROLE_COUNT where there is none. */
enum role theme_role(const char *name);

/* Gives ROLE the look that TEXT describes: "red on black bold". Where there
 * are no colours, a look without colours counts as well. False with WHY where
 * a word is neither colour nor attribute. */
bool theme_set(struct theme *theme, enum role role, const char *text, struct why *why);

/* Adds the look of ROLE in the words that theme_set() reads. */
void theme_describe(const struct theme *theme, enum role role, struct buf *out);

/* COLOUR as a palette of COUNT colours (8 at least) can show it: its number
 * there, -1 for the terminal's own. */
short theme_shown(short colour, int count);

#endif

/*
 * term - the terminal: cells out, keys in.
 *
 * The only module that knows curses (term*.c). Calling order: term_start(),
 * then in turns term_paint() and term_read(), at last term_stop(). There can
 * be one terminal at a time. While it is started, standard error is held back
 * and printed after the terminal has been restored, so that no message tears
 * the screen or vanishes with it. The terminal is restored on every way out:
 * exit(), SIGSEGV, SIGABRT and the like. SIGHUP, SIGINT and SIGTERM come as
 * KEYS_HANGUP, so that the person's text can be kept; a second one ends the
 * program.
 */
#ifndef TERM_H
#define TERM_H

#include "model/why.h"
#include "tui/canvas.h"
#include "tui/keys.h"
#include "tui/theme.h"

#include <stdbool.h>

struct term_options {
    int ambiguous;             /* columns of ambiguous characters: 1, 2; 0 asks the terminal */
    bool mouse;                /* take the mouse (the terminal's own selection then needs Shift) */
    const struct theme *theme; /* NULL for the usual one; copied */
};

enum { TERM_CLICKS = 8 };

/* Zeroed, it is a terminal that is not started. */
struct term {
    int rows, columns; /* the size of the window, as last told by KEYS_RESIZE */
    int ambiguous;     /* columns of ambiguous characters: 1 or 2 */

    /* What follows belongs to term*.c. */
    bool on;
    bool away; /* another has the terminal; past that, as the program is to end */
    bool mouse;
    struct theme theme;
    bool colour;            /* the looks with colours are used */
    bool stale;             /* paint every cell next time */
    struct canvas *painted; /* what the terminal shows */
    struct screen *screen;  /* of curses */
    long long press_ms;     /* when and where the mouse was last pressed */
    int press_y, press_x;
    struct key clicks[TERM_CLICKS]; /* of the mouse, that came at once, the next one first */
    size_t click_count;
};

/* Takes the terminal and clears the screen. Sets the locale's LC_CTYPE, to
 * C.UTF-8 where the environment's is not UTF-8. False with the reason in WHY
 * where standard input or output is not a terminal, or TERM names one that
 * cannot show a full screen. */
bool term_start(struct term *term, const struct term_options *options, struct why *why);

/* Restores the terminal and frees what TERM holds. May be called twice. */
void term_stop(struct term *term);

/* Ends the program by the signal that asked for it, if one did: for after
 * term_stop(), when all is put away. */
void term_end(void);

/* Shows CANVAS: writes the cells that changed and puts the cursor. What does
 * not fit on the screen is left out. */
void term_paint(struct term *term, const struct canvas *canvas);

/* What the terminal shows; NULL before the first painting. Borrowed until the
 * next. */
const struct canvas *term_shown(const struct term *term);

/* Has the next term_paint() write everything anew (Ctrl-L). */
void term_refresh(struct term *term);

/* Waits at most TIMEOUT milliseconds for something to happen and puts it into
 * KEY: KEYS_TICK where nothing did, KEYS_HANGUP where the terminal is gone or a
 * signal asked the program to end. The caller calls key_clear(), and on
 * KEYS_RESIZE takes over the rows, columns and ambiguous of TERM (the terminal's
 * answer about the latter comes as one, too). Suspends the program here on
 * SIGTSTP. */
void term_read(struct term *term, struct key *key, int timeout);

/* Takes the mouse or leaves it to the terminal. */
void term_mouse(struct term *term, bool on);

/* Hands the terminal over to the program ARGV (found by PATH, run without a
 * shell) and waits for its end. STATUS is set as by waitpid(). False with the
 * reason in WHY where it could not be started. */
bool term_suspend_for(struct term *term, char *const argv[], int *status, struct why *why);

/* Suspends the program, as Ctrl-Z does elsewhere; returns when it goes on. */
void term_suspend(struct term *term);

/* Copies TEXT to the clipboard of the person's own machine (OSC 52, xterm
 * control sequences); whether the terminal obeys cannot be known. False with
 * the reason in WHY where TEXT is longer than terminals take. */
bool term_copy(struct term *term, const char *text, struct why *why);

#endif

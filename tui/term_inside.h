/*
 * term_inside - what the files of tui/term share, and nobody else uses.
 */
#ifndef TERM_INSIDE_H
#define TERM_INSIDE_H

#include "tui/term.h"

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/* term.c */

/* Writes TEXT to the terminal as it is, past curses, which must have nothing
 * waiting to be written. */
void term_send(const char *text);

/* Gives the terminal back for a while, and takes it again. */
void term_leave(struct term *term);
void term_enter(struct term *term);

/* term_child.c */

/* SIGTSTP came: this process alone stops, and the terminal is whole meanwhile. */
void term_stop_here(struct term *term);

/* term_paint.c */

/* Prepares the colours of THEME; false where the terminal has none, or where
 * the theme or NO_COLOR asks for none. */
bool term_paint_colours(const struct theme *theme);

/* Lets the terminal show what curses was told. */
void term_paint_show(void);

/* term_signals.c */

/* Remembers the state of the terminal and what signals do; before curses
 * changes either. */
void term_signals_prepare(void);

/* From now on the ways out restore the terminal: RESTORE is what to write to
 * it, cut where it is longer than any terminal's. Holds standard error back. */
void term_signals_take(const char *restore);

/* Back to what term_signals_prepare() found, but for SIGHUP, which is only
 * noted; lets standard error go. */
void term_signals_drop(void);

/* While another program has the terminal: a hang-up and SIGTERM are noted all
 * the same, the keyboard's SIGINT and SIGQUIT are for the other, the rest is as
 * found. */
void term_signals_rest(void);

/* Has those that are noted, one that came before too, go to the process CHILD as
 * well; 0 ends that. */
void term_signals_child(pid_t child);

/* Whether the terminal was hung up, or a signal asked the program to end. */
bool term_signals_hangup(void);

/* Whether the program is asked to suspend itself (SIGTSTP); forgets it. */
bool term_signals_stop(void);

/* Holds SIGTSTP back, or lets it through: curses ignores it while it writes, and
 * the wish to suspend would be lost. */
void term_signals_hold(bool hold);

/* term_input.c */

/* Tells curses the keys that terminfo does not tell it. */
void term_input_prepare(void);

/* term_mouse.c */

/* Puts aside what the mouse did. */
void term_mouse_read(struct term *term);

/* Takes the next of what was put aside; false where nothing is. */
bool term_mouse_take(struct term *term, struct key *key);

/* term_width.c */

/* The width of ambiguous characters that curses shall count with. */
void term_width_set(int ambiguous);

/* Asks the terminal for that width; the answer comes as input. */
void term_width_ask(void);

/* The width that the answer "ROW;COLUMN" tells; 0 where it is no answer. */
int term_width_answer(const char *parameters);

#endif

/*
 * term_info - what terminfo knows of the terminal, as text.
 *
 * Apart from the rest of tui/term, as <term.h> of curses has a struct term of
 * its own.
 */
#ifndef TERM_INFO_H
#define TERM_INFO_H

#include "model/buf.h"

#include <stdbool.h>

/* Adds the capability NAME ("rmcup", see terminfo(5)) to BUF, without the
 * pauses that only printing terminals needed; nothing where the terminal has
 * none of that name. After curses was started. */
void term_info_add(struct buf *buf, const char *name);

/* Whether TERM names a terminal that terminfo knows and that can put its cursor
 * anywhere, as a full screen needs. Before curses was started. */
bool term_info_full_screen(void);

#endif

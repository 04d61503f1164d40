/*
 * shown - the output of a command, harmless where a person's terminal is to show it.
 *
 * A CSV holds values byte for byte, so that what export writes is read back; on a
 * terminal an escape sequence in one would be acted on. There, and there only, the
 * text is shown as model/display.h gives it.
 */
#ifndef SHOWN_H
#define SHOWN_H

#include <stdio.h>

struct shown {
    FILE *file; /* to write to */
    char *text; /* what waits for the terminal */
    size_t length;
};

/* Begins: standard output itself, or where that is a terminal a text in memory. The
 * caller ends it. */
void shown_begin(struct shown *shown);

/* Ends: what waited goes to standard output. */
void shown_end(struct shown *shown);

#endif

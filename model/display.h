/*
 * display - text made harmless for a terminal.
 *
 * Every text that comes from a file, a person or the environment passes here
 * on its way to the screen and to messages: what would move the cursor, turn
 * the direction of writing or hide itself is shown by its number instead.
 */
#ifndef DISPLAY_H
#define DISPLAY_H

#include "model/buf.h"

#include <stdio.h>

/* Adds TEXT to OUT. Control characters (line feed and tabulator too),
 * bidirectional and invisible characters and what is no character appear as
 * <U+202E>, bytes that are not UTF-8 as <0xFF>. Variation selectors and the zero width joiner directly
 * after a visible character stay: names and emoji are made of them. */
void display_add(struct buf *out, const char *text);

/* The same, but line ends stay: LF, and CR LF as LF. */
void display_add_lines(struct buf *out, const char *text);

/* Writes TEXT to FILE as display_add() gives it. Errors are left to ferror(). */
void display_print(FILE *file, const char *text);

#endif

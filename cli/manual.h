/*
 * manual - the manual page, printed from the tables of commands, options and
 * actions, so that it cannot disagree with the program.
 */
#ifndef MANUAL_H
#define MANUAL_H

#include "model/words.h"

#include <stdio.h>

/* Prints daicho(1) in the man macros. */
void manual_print(FILE *out, enum lang lang);

#endif

/*
 * completion - what a shell completes after "daicho", printed from the tables
 * of commands, options and kinds, so that it cannot disagree with the program.
 */
#ifndef COMPLETION_H
#define COMPLETION_H

#include "model/words.h"

#include <stdio.h>

/* Prints the script for SHELL, one of the choices of --print-completion, with
 * descriptions in LANG where it shows any. It needs nothing but the shell. */
void completion_print(FILE *out, const char *shell, enum lang lang);

#endif

/*
 * completion - what a shell completes after "daicho", printed from the tables
 * of commands, options and kinds, so that it cannot disagree with the program.
 */
#ifndef COMPLETION_H
#define COMPLETION_H

#include <stdio.h>

/* Prints the script for bash, to be sourced; it needs nothing but bash. */
void completion_print(FILE *out);

#endif

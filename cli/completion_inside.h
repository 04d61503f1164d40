/*
 * completion_inside - what the scripts for the shells have in common: one file
 * a shell, all printed from the same tables.
 */
#ifndef COMPLETION_INSIDE_H
#define COMPLETION_INSIDE_H

#include "cli/review.h"

#include <stdio.h>

/* Prints CHOICES, which '|' divides, divided by blanks. */
void completion_choices(FILE *out, const char *choices);

/* Prints the names of all kinds, divided by blanks. */
void completion_kinds(FILE *out);

/* What an argument may be. */
enum completion_takes {
    TAKES_KIND,
    TAKES_FILE,
    TAKES_COMMAND, /* another command, with what follows it */
    TAKES_OTHER
};

/* Prints the names of the commands that can be tried, divided by blanks. */
void completion_tried(FILE *out);

/* What the argument called NAME in help and synopses may be. */
enum completion_takes completion_takes(const char *name);

/* What SYNOPSIS has first that is no option, "" where there is nothing. It goes to
 * its end. */
const char *completion_word(const char *synopsis);

/* Prints the names of the parts of COMMAND, which has some (review.h), divided by blanks;
 * with FILES only of those that files follow, divided by '|'. */
void completion_parts(FILE *out, const struct command *command, bool files);

/* Whether the option belongs to no command: it goes with the screen, or prints
 * something about the program. */
bool completion_alone(enum option_id id);

/* Print the script for a shell, with descriptions in LANG where it shows any. */
void completion_bash(FILE *out, enum lang lang);
void completion_fish(FILE *out, enum lang lang);
void completion_zsh(FILE *out, enum lang lang);

#endif

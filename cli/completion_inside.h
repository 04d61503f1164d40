/*
 * completion_inside - what the scripts for the shells have in common: one file
 * a shell, all printed from the same tables.
 */
#ifndef COMPLETION_INSIDE_H
#define COMPLETION_INSIDE_H

#include "cli/commands.h"

#include <stdio.h>

/* Prints CHOICES, which '|' divides, divided by blanks. */
void completion_choices(FILE *out, const char *choices);

/* Prints the names of all kinds, divided by blanks. */
void completion_kinds(FILE *out);

/* What an argument may be. */
enum completion_takes { TAKES_KIND, TAKES_FILE, TAKES_OTHER };

/* What the argument called NAME in help and synopses may be. */
enum completion_takes completion_takes(const char *name);

/* What follows COMMAND first that is no option, "" where nothing does. It goes
 * to the end of the synopsis. */
const char *completion_word(const struct command *command);

/* Whether the option belongs to no command: it goes with the screen, or prints
 * something about the program. */
bool completion_alone(enum option_id id);

/* Print the script for a shell, with descriptions in LANG where it shows any. */
void completion_bash(FILE *out, enum lang lang);
void completion_fish(FILE *out, enum lang lang);
void completion_zsh(FILE *out, enum lang lang);

#endif

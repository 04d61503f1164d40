/*
 * file - the inventory as a file: how it is made, and the commands for it (file.c).
 */
#ifndef FILE_H
#define FILE_H

#include "cli/commands.h"

/* Makes the inventory of CLI, empty or, where SAMPLE is not NULL, with the sample of that
 * name. False with WHY; then there is none. */
bool file_make(struct cli *cli, const char *sample, struct why *why);

#endif

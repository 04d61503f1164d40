/*
 * output - files that an export or an import writes.
 *
 * What is there is not overwritten unless the person says so, nobody else can
 * read what is made, and a full disk is told instead of leaving half a file.
 */
#ifndef OUTPUT_H
#define OUTPUT_H

#include "model/why.h"

#include <stdbool.h>
#include <stdio.h>

/* Opens a new file at PATH for writing, mode 0600. With FORCE an existing
 * regular file is emptied and used. NULL with WHY (class WHY_FILE where the
 * system refuses it, WHY_INPUT where the file exists). */
FILE *output_open(const char *path, bool force, struct why *why);

/* Closes FILE. False with WHY, class WHY_FILE, where not all of it could be
 * written; PATH is then deleted. */
bool output_close(FILE *file, const char *path, struct why *why);

/* Whether all that was written to FILE, which stays open, went out; else
 * false with WHY, class WHY_FILE, naming it as NAME. */
bool output_flush(FILE *file, const char *name, struct why *why);

/* Makes the folder PATH, mode 0700; one that exists and is empty is used.
 * False with WHY. */
bool output_folder(const char *path, struct why *why);

#endif

/*
 * output - files that an export or an import writes.
 *
 * A file is written beside its place and moved there when it is complete, so
 * that what was there before stays until then, also where the disk is full.
 * What is there is not overwritten unless the person says so, the inventory
 * never is, and nobody else can read what is made.
 */
#ifndef OUTPUT_H
#define OUTPUT_H

#include "model/why.h"

#include <stdbool.h>
#include <stdio.h>

struct model;

/* A file that is being written. */
struct output {
    FILE *file; /* to write to; output_end() closes it */
    char *path;
    char *temporary; /* what is written, in the same folder */
    bool force;
    const struct model *m; /* that is written */
    size_t failures;       /* of its statements, as it was begun */
};

/* Begins a new file for PATH, mode 0600. M is the inventory that is open, which
 * PATH must not be. With FORCE a regular file at PATH will be replaced. False
 * with WHY: class WHY_INPUT where something stands at PATH that stays, WHY_FILE
 * where the system refuses the file. */
bool output_begin(struct output *output, const char *path, bool force, const struct model *m,
                  struct why *why);

/* Ends OUTPUT, which was begun: where it is WHOLE and no statement of the inventory failed
 * meanwhile, the file is written to the disk and moved to its path; else it is deleted. True where
 * it is at its path. False with WHY, unless not WHOLE: then WHY is left alone. What stood at the
 * path before is there still. */
bool output_end(struct output *output, bool whole, struct why *why);

/* Whether all that was written to FILE, which stays open, went out; else
 * false with WHY, class WHY_FILE, naming it as NAME. */
bool output_flush(FILE *file, const char *name, struct why *why);

/* Makes the folder PATH, mode 0700; one that exists and is empty is used. *MADE
 * says which it was. False with WHY. */
bool output_folder(const char *path, bool *made, struct why *why);

#endif

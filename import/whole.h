/*
 * whole - a file that an earlier import has read, and that is as it was.
 *
 * People import the same file twice, to see that nothing is left to do. Where every cell
 * of it went into a record, every row was taken without a note, and no entry of the
 * journal has come since, there is nothing to find by reading it: the plan is that no row
 * changes anything, and what was told of the file is told again. A digest of all that the
 * plan depends on stands for it: the bytes, the options, when mappings were kept, this build of the
 * program.
 *
 * Only for one text file, by itself, without a mapping or words of the person; any other
 * is read, and its rows may still be known one by one (again.h).
 */
#ifndef WHOLE_H
#define WHOLE_H

#include "model/digest.h"

#include <stdbool.h>

struct load;

/* What is known of the file of an import. A zeroed one knows nothing. */
struct whole {
    char digest[DIGEST_TEXT]; /* "" where the file cannot be known */
};

/* Whether the only file of LOAD, which was not read, is known to change nothing; its plan
 * says so then, and nothing else is to be done. */
bool whole_is_known(struct load *load);

/* Keeps the file for the next import where that can be said of it; within the change, or
 * behind its end as again_keep() does, and called after that. */
void whole_keep(struct load *load);

#endif

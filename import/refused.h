/*
 * refused - the rows that an import refused, as a file to mend and import again.
 *
 * FILE.refused.csv has the header and the cells of the rows as they came, with
 * a last column that says why. It is written for Excel (csv_writer.h); the
 * import knows it by that column and takes the guards off again. Individual
 * numbers are masked.
 */
#ifndef REFUSED_H
#define REFUSED_H

#include "import/load.h"

/* Writes the files of refused rows of all files that have some, beside their
 * places. False with WHY where one exists (unless the options force it) or
 * cannot be written; then none is left. */
bool refused_write(struct load *load, struct why *why);

/* Moves what refused_write() wrote to its places: the import is done. False with
 * WHY where that cannot be. */
bool refused_place(struct load *load, struct why *why);

/* Whether a row of FILE is refused. */
bool refused_has(const struct load_file *file);

/* Adds the path to which the refused rows of FILE go. */
void refused_path(const struct load_file *file, struct buf *path);

/* Deletes what refused_write() wrote: the import came to nothing. */
void refused_delete(struct load *load);

#endif

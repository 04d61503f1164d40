/*
 * ways - how the cells of each column of a foreign file are read, found over
 * all of them.
 *
 * A column in which 氏名、住所 recurs is cut at 、; one of sentences is not. Where
 * it is not clear the cells stay whole, and the plan says so and how to set it.
 * In a column of yes and no, 1 and 0 count only where nothing else stands.
 */
#ifndef WAYS_H
#define WAYS_H

#include "import/load.h"

/* Takes what the person says about the columns of FILE (options and mapping)
 * into file->columns. False with WHY where it cannot be read. */
bool ways_take(const struct import_options *options, struct load_file *file, struct why *why);

/* Finds how the columns of all files are split, and tells their plans. Records
 * that rows define must be there already, since names are not cut. */
void ways_find(struct load *load);

/* Adds the values of TEXT, a cell of column COLUMN of FILE that is split, to OUT
 * in our own form (cells.h). */
void ways_cell(const struct load_file *file, size_t column, const char *text, struct buf *out);

#endif

/*
 * merged - cells that stand for those below them.
 *
 * People write 人事部 once and merge its cell over five rows. A workbook keeps the
 * text in the first of the merged cells alone and says which they are: the
 * others are filled with it. A text file has lost what was merged, so that
 * nothing is filled there; that a column has this shape is said.
 */
#ifndef MERGED_H
#define MERGED_H

#include "import/headers.h"

/* Fills the cells of SHEET below the header that are merged with one above them,
 * in the first column of each range, and counts them in its book. Rows that
 * are no records are left out already. */
void merged_fill(struct sheet *sheet, const struct headers *headers);

/* How many cells of column COLUMN of SHEET, among the first rows, are empty below
 * others as those of merged cells are: the first row has a text, no text returns,
 * and most are empty. 0 where it has another shape, or is no column that groups
 * the rows. */
size_t merged_gaps(const struct sheet *sheet, const struct headers *headers, size_t column);

#endif

/*
 * twins - new records that are likely another one under a second spelling.
 *
 * Each name that a row brings in becomes a record of its own: that ㈱アオバ印刷 is
 * 株式会社アオバ印刷 is for the person to say, who is told of it before anything is
 * saved. The cure is to write it alike, or to add it as another name.
 */
#ifndef TWINS_H
#define TWINS_H

#include "import/load.h"

/* Counts the records that the row which was read last names, makes or removes, and
 * forgets that it does: where load->row_by_row is set, only their number is asked
 * for later. */
void twins_count(struct load *load);

/* Tells the plan the records that came and went for rows that are not refused, and
 * of each that was created because a row names it which others are likely the same,
 * old ones and new ones. */
void twins_tell(struct load *load);

#endif

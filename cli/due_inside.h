/*
 * due_inside - what the files of the command due share.
 */
#ifndef CLI_DUE_INSIDE_H
#define CLI_DUE_INSIDE_H

#include "model/deadlines.h"

struct json_writer;

/* Adds TEXT so that it stands in one line and does the terminal no harm. */
void due_put_plain(const char *text, struct buf *out);

/* Prints what is open of incidents and requests, as a table with a heading; nothing where there
 * is nothing. */
void due_print_deadlines(const struct deadlines *deadlines, enum lang lang);

/* The same into the member "deadlines" of the open object, with "deadlines_overdue". */
void due_write_deadlines(struct json_writer *writer, const struct deadlines *deadlines);

#endif

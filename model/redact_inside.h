/*
 * redact_inside - what the files of model/redact*.c share.
 */
#ifndef REDACT_INSIDE_H
#define REDACT_INSIDE_H

struct buf;
struct model;

/* Adds to OTHERS lines that name where else TEXT, which the open change erases,
 * stands: records, entries of the journal, unsaved forms. */
void redact_name_others(struct model *m, const char *text, struct buf *others);

#endif

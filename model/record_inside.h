/*
 * record_inside - giving a record what was read of it, for the files of model/
 * that read records.
 */
#ifndef RECORD_INSIDE_H
#define RECORD_INSIDE_H

#include "model/record.h"

/* A link that was read: its place and the code of what it leads to, borrowed. */
struct record_link {
    int64_t position;
    const char *code;
};

/* Gives field number FIELD of RECORD the TEXT that was read, as value and base. */
void record_take(struct record *record, size_t field, const char *text);

/* The same for the COUNT links of it, which it puts in order. */
void record_take_links(struct record *record, size_t field, struct record_link *links,
                       size_t count);

#endif

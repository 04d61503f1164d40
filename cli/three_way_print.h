/*
 * three_way_print - a three-way proposal on standard output, for merge and for
 * whatever else takes in what others changed.
 */
#ifndef THREE_WAY_PRINT_H
#define THREE_WAY_PRINT_H

#include "export/json_writer.h"
#include "model/three_way.h"

/* What the three values are called, in the language of the person. */
struct three_way_labels {
    const char *base, *theirs, *mine;
};

/* Prints the counts, the notes, and each record with its cells; with CONFLICTS
 * only those that are not decided. */
void three_way_print(struct model *m, const struct three_way *way,
                     const struct three_way_labels *labels, bool conflicts);

/* Writes the same as members "counts", "notes" and "records" of the open object. */
void three_way_write(struct model *m, const struct three_way *way, struct json_writer *writer);

#endif

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

/* Prints the counts, in a line each those of a kind, the notes but the codes that are given
 * anew, and of the records the conflicts, decided or not. */
void three_way_print_brief(struct model *m, const struct three_way *way,
                           const struct three_way_labels *labels);

/* Prints a line for each kind of which there are records: how many came, changed and so on. */
void three_way_print_kinds(const struct three_way *way, enum lang lang);

/* Whether three_way_print_brief() leaves out something that three_way_print() tells. */
bool three_way_has_more(const struct three_way *way);

/* Writes the same as members "counts", "notes" and "records" of the open object. */
void three_way_write(struct model *m, const struct three_way *way, struct json_writer *writer);

#endif

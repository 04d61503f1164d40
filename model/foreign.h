/*
 * foreign - an inventory that somebody else kept, opened to be read.
 *
 * A file from outside may be anything. It is copied first, so that what was checked
 * is what is read, and nothing is written to it; then everything is looked at
 * before anything is believed: that it is an inventory of a known version, that
 * its schema is daicho's own (no triggers, no views), that the file is whole, that
 * its journal holds and its records follow from it, that each recorded change can
 * be read to its end and concerns tables of the inventory only, and that no text
 * holds what none may hold. An older one is brought up to date in the copy.
 */
#ifndef FOREIGN_H
#define FOREIGN_H

#include "model/why.h"

struct model;

/* A copy of the inventory at PATH, which nothing can change, beside M, whose
 * language, person and clock it has; for foreign_close(). NULL with WHY (class
 * WHY_INPUT), which begins with PATH. */
struct model *foreign_open(struct model *m, const char *path, struct why *why);

/* Closes it; M may be NULL. */
void foreign_close(struct model *m);

#endif

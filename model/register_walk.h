/*
 * register_walk - the cells of the register, row by row, for exports.
 *
 * The same cells as register_cell() gives, at a fraction of the time: the
 * categories and their links are read side by side (record_reader.h, beside.h), and
 * what many rows name is read and put into words once. Memory does not grow with
 * the inventory: what is kept is forgotten where it has become much.
 */
#ifndef REGISTER_WALK_H
#define REGISTER_WALK_H

#include "model/buf.h"
#include "model/why.h"

#include <stdint.h>

struct model;
struct register_walk;

/* Begins to read rows for people who read LANG. While it is in use, nothing is
 * changed in M. register_walk_free() frees. */
struct register_walk *register_walk_new(struct model *m, enum lang lang);
void register_walk_free(struct register_walk *walk);

/* The cells of category ID, one for each of register_columns, borrowed until
 * the next call; NULL with WHY where it cannot be read. */
const struct span *register_walk_row(struct register_walk *walk, int64_t id, struct why *why);

#endif

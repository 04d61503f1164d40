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

/* The same for programs: cells of the category itself are canonical values, "yes", "no"
 * or "" for sensitive data, codes of countries; those of linked kinds are empty, see
 * register_walk_linked(). */
struct register_walk *register_walk_new_canonical(struct model *m);
void register_walk_free(struct register_walk *walk);

/* The cells of category ID, one for each of register_columns, borrowed until
 * the next call; NULL with WHY where it cannot be read. */
const struct span *register_walk_row(struct register_walk *walk, int64_t id, struct why *why);

/* A record that is linked to the category of a row. */
struct register_walk_record {
    const char *code, *name;
    char *const *values; /* of the columns of its kind, in the order of register_columns */
};

/* How many records of GROUP (register_groups) the present row has, and number AT of them:
 * by code, storages in the order of the category. Borrowed as the row is. */
size_t register_walk_count(const struct register_walk *walk, size_t group);
struct register_walk_record register_walk_linked(const struct register_walk *walk, size_t group,
                                                 size_t at);

#endif

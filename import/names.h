/*
 * names - what was already seen under a name.
 *
 * A table of texts, each with a number, by which an import knows rows that
 * define the same record twice, names it has looked up before, and records
 * that it refused. Each text is kept for a kind of record, since a department
 * and a party may have the same name.
 */
#ifndef NAMES_H
#define NAMES_H

#include "model/kinds.h"

#include <stddef.h>
#include <stdint.h>

/* A zeroed one is empty. */
struct names {
    struct names_slot *slots;
    size_t count;
    size_t capacity; /* a power of two, or 0 */
};

/* Keeps VALUE for NAME of KIND unless there is one already; gives the value
 * that stands for it now. */
size_t names_add(struct names *names, const struct kind *kind, const char *name, size_t value);

/* Sets VALUE to what is kept for NAME of KIND; false where nothing is. */
bool names_find(const struct names *names, const struct kind *kind, const char *name,
                size_t *value);

/* A number for all that NAMES holds, in whatever order it came; values apart. */
uint64_t names_sum(const struct names *names);

/* A hash of NAME of KIND. */
size_t names_hash(const struct kind *kind, const char *name);

/* Frees what NAMES holds; it is empty again. */
void names_clear(struct names *names);

#endif

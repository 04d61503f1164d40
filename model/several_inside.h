/*
 * several_inside - what looking at an order and carrying it out share, for
 * several*.c only.
 */
#ifndef SEVERAL_INSIDE_H
#define SEVERAL_INSIDE_H

#include "model/several.h"

enum several_fate { FATE_CHANGING, FATE_SAME, FATE_REFUSED };

/* What a record has before the order, canonical, as the field shows it, and
 * the stamp of that state. */
struct several_state {
    char *before;
    uint64_t stamp;
};

/* Reads the state of record ID for other ends. */
struct several_state several_ends(struct model *m, const struct several *several, int64_t id);

/* What BEFORE becomes with the values ITEMS; the caller frees it. */
char *several_after(const struct several *several, const char *before, const struct cells *items);

/* Whether the field takes several values. */
bool several_is_list(const struct several *several);

#endif

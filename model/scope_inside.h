/*
 * scope_inside - what a scope is made of, for scope*.c only.
 */
#ifndef SCOPE_INSIDE_H
#define SCOPE_INSIDE_H

#include "model/scope.h"

enum scope_act {
    SCOPE_IDS,      /* reads the numbers of the records of the kind */
    SCOPE_NAMES,    /* records belong to the organization that the field names */
    SCOPE_FOLLOWS,  /* records belong to those to which what the field names belongs */
    SCOPE_USES,     /* what the field names belongs to those to which the record does */
    SCOPE_MENTIONS, /* exceptions belong to those to which the record does that they name */
    SCOPE_SETTLES   /* what belongs to none belongs to all */
};

/* One thing to be done, in pieces. */
struct scope_way {
    enum scope_act act;
    const struct kind *kind;
    size_t field;
    bool if_none; /* only for records that belong to none so far */
};

/* The records of a kind by number, with a bit for each organization. */
struct scope_kind {
    int64_t *ids;
    uint64_t *bits, *gained; /* gained: by the present way */
    size_t count, capacity;
};

struct scope {
    unsigned sharers; /* besides the first */
    struct model *m;
    int64_t organizations[SCOPE_MOST];
    size_t organization_count;
    struct scope_kind *kinds; /* by kinds_index() */
    struct scope_way *ways;
    size_t way_count, way_capacity;
    size_t at;             /* the present way */
    int64_t first, second; /* how far it was read */
};

/* Lists the ways of SCOPE in the order in which they are to be gone. */
void scope_list_ways(struct scope *scope);

/* The place of record ID among the records of OF; OF->count where it is not there. */
size_t scope_place(const struct scope_kind *of, int64_t id);

#endif

/*
 * flow - the map of data flows: whose data comes in, what it becomes, where it
 * is kept, and who else gets it.
 *
 * Places are joined by ways. Persons and sources lead to data categories, these
 * to storages, contractors, recipients, joint users and receivers of external
 * transmission. A party stands on the map twice where data both comes from it
 * and goes to it, so that the map reads in one direction. Categories that have
 * the same ways stand in one box.
 */
#ifndef FLOW_H
#define FLOW_H

#include "model/why.h"

#include <stddef.h>

struct record;
struct shelves;

enum flow_sort {
    FLOW_SUBJECTS, /* persons, as the category calls them */
    FLOW_SOURCE,   /* a party that data comes from */
    FLOW_CATEGORY,
    FLOW_SITE, /* a site or app of which the category is not told */
    FLOW_STORAGE,
    FLOW_PARTY,
    FLOW_SORTS
};

/* What a way says of the place it leads to, or comes from. */
enum flow_role {
    FLOW_OF,          /* persons, category */
    FLOW_OBTAINED,    /* source, category */
    FLOW_ACTED_FOR,   /* controller, category that we handle for it */
    FLOW_KEPT,        /* category, storage */
    FLOW_HANDLED,     /* storage, provider that handles the data */
    FLOW_HOSTED,      /* storage, provider that does not, or of which it is not told */
    FLOW_ENTRUSTED,   /* category, contractor */
    FLOW_REENTRUSTED, /* contractor, subcontractor */
    FLOW_GIVEN,       /* category, recipient */
    FLOW_SHARED,      /* category, joint user */
    FLOW_SENT,        /* category or site, receiver of external transmission */
    FLOW_ROLES
};

struct flow_place {
    enum flow_sort sort;
    const void *of;  /* tells the place from others while the map is made */
    char *id;        /* unique and harmless: "category/C-0001" */
    char *code;      /* "" for persons and sites */
    char *name;      /* "" where the record does not tell */
    char country[3]; /* ISO 3166-1 alpha-2; "" where none is known */
    bool sensitive;  /* special-care-required items are among those of the category */
    size_t with;     /* the place in whose box it stands: its own number, or that of
                        an earlier category with the same ways */
};

struct flow_way {
    size_t from, to; /* numbers of places */
    enum flow_role role;
    char country[3]; /* where it differs from that of the place it leads to; else "" */
};

struct flow_map {
    char *title;
    struct flow_place *places; /* categories by code, the others as they are met */
    size_t place_count, place_capacity;
    struct flow_way *ways;
    size_t way_count, way_capacity;
    size_t categories; /* on the map */
    size_t left_out;   /* categories that are retired, contracts that ended */
};

struct flow_query {
    const char *filter;       /* of categories, as filter.h reads it; NULL for all */
    const char *organization; /* the code of one; NULL for all */
    const char *today;        /* contracts that ended before are left out */
};

/* More categories than this are refused: nobody could read the map. */
enum { FLOW_MOST_CATEGORIES = 2000 };

/* Makes the map of what QUERY asks for. Where the filter lets no category
 * through there is none on the map. False with WHY: no such organization, too
 * many categories, the inventory cannot be read. flow_clear() frees. */
bool flow_read(struct shelves *shelves, const struct flow_query *query, struct flow_map *map,
               struct why *why);
void flow_clear(struct flow_map *map);

/* What a place is called by the way that leads to it (from it: sources): 委託先. */
const char *flow_role_words(enum flow_role role, enum lang lang);

/* Whether COUNTRY, a code or "", is a foreign one. */
bool flow_is_abroad(const char *country);

#endif

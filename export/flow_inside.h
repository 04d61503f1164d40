/* flow_inside - what the files that make the map of data flows share. */
#ifndef FLOW_INSIDE_H
#define FLOW_INSIDE_H

#include "export/flow.h"
#include "export/shelves.h"

#include <stdint.h>

/* The number of a place that is not on the map. */
#define FLOW_NOWHERE SIZE_MAX

/* The number of the place of SORT that stands for RECORD, which is put on MAP
 * where it is not there yet. */
size_t flow_place(struct flow_map *map, enum flow_sort sort, const struct record *record);

/* The same without putting it there: FLOW_NOWHERE where it is not. */
size_t flow_find(const struct flow_map *map, enum flow_sort sort, const void *of);

/* The place of the persons or the site called NAME. */
size_t flow_named(struct flow_map *map, enum flow_sort sort, const char *name);

/* Joins two places, once. COUNTRY is what the record of the way tells of the
 * place TO: it is taken for that place where it has none. */
void flow_join(struct flow_map *map, size_t from, size_t to, enum flow_role role,
               const char *country);

/* Puts what leads to the categories of MAP, and what they lead to, on it. */
void flow_follow(struct shelves *shelves, const struct flow_query *query, struct flow_map *map);

/* Has categories with the same ways stand in one box. */
void flow_group(struct flow_map *map);

#endif

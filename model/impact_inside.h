/* impact_inside - what the files of impact share. See impact.h. */
#ifndef IMPACT_INSIDE_H
#define IMPACT_INSIDE_H

#include "model/impact.h"
#include "model/inside.h"

/* Numbers 0, 1, 2, … for keys of three numbers, in the order in which they were met. */
struct impact_map {
    struct impact_key {
        int64_t a, b, c;
        size_t number; /* counted from 1; 0: the slot is free */
    } * slots;
    size_t size, count; /* size: a power of two, or 0 */
};

/* The number of the key; *FRESH says whether it was met first now. */
size_t impact_map_at(struct impact_map *map, int64_t a, int64_t b, int64_t c, bool *fresh);
void impact_map_clear(struct impact_map *map);

/* What is kept while an impact is. */
struct impact_work {
    struct model *m;
    struct impact_map known; /* by kind and number */
    struct record **records; /* by the numbers of `known` */
    size_t capacity;
    struct record_reader **readers; /* by kind, while the inventory is read */
    struct titles *titles;
    struct impact_map touched; /* by number of the category */
    size_t category_capacity, reason_capacity, link_capacity;
};

/* The record ID of KIND without what it says of categories, read where it is not known
 * yet; NULL where ID is 0 or there is none. Kept with WORK. An error waits for db_ok(). */
const struct record *impact_record(struct impact_work *work, const struct kind *kind, int64_t id);

/* Ends reading: what was read stays until impact_records_free(). */
void impact_readers_end(struct impact_work *work);
void impact_records_free(struct impact_work *work);

/* A way in which records are something to categories: SQL of what stands behind FROM, and
 * the columns in it. */
struct impact_way {
    enum impact_role role;
    const char *what_kind, *via_kind; /* via_kind NULL: the category itself */
    const char *from, *category, *what, *via;
    bool by_what, by_via; /* seeds of these kinds lead to the categories */
    const char *order;    /* within a category */
};
extern const struct impact_way impact_ways[];
extern const size_t impact_ways_count;

/* The rows of WAY: of the categories whose numbers the array of JSON :ids holds; of those
 * that the record :id is to, as what or as via. Columns: category, what, via. */
struct statement *impact_way_of_categories(struct model *m, const struct impact_way *way);
struct statement *impact_way_of_what(struct model *m, const struct impact_way *way);
struct statement *impact_way_of_via(struct model *m, const struct impact_way *way);

/* Finds which laws hold, and the desks; errors wait for db_ok(). */
void impact_find_laws(struct impact *impact);
void impact_find_desks(struct impact *impact);

/* Gathers the holders and the items of the touched categories; errors wait for db_ok(). */
void impact_gather(struct impact *impact);

/* Adds up the persons and answers the heads. */
void impact_judge(struct impact *impact);

#endif

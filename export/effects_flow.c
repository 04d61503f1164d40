/* What a trial does to the flows of data: ways that come and go on the map of both states.
 * See effects_inside.h. */
#include "export/effects_inside.h"

#include "export/shelves.h"
#include "model/cells.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

const char *effects_country(const struct effects_way *way)
{
    const char *told = way->way->country;
    return told[0] != '\0' ? told : way->map->places[way->way->to].country;
}

static int by_number(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

/* Places are the same by the number of their record, persons and sites by their name. */
static int compare_places(const struct flow_place *one, const struct flow_place *two)
{
    const struct record *a = one->of, *b = two->of;
    int order = (one->sort > two->sort) - (one->sort < two->sort);
    if (order == 0)
        order = by_number(a == NULL ? 0 : a->id, b == NULL ? 0 : b->id);
    return order == 0 && a == NULL ? strcmp(one->name, two->name) : order;
}

static int compare_ways(const void *left, const void *right)
{
    const struct effects_way *a = left, *b = right;
    int order = (a->way->role > b->way->role) - (a->way->role < b->way->role);
    if (order == 0)
        order = compare_places(&a->map->places[a->way->from], &b->map->places[b->way->from]);
    if (order == 0)
        order = compare_places(&a->map->places[a->way->to], &b->map->places[b->way->to]);
    return order == 0 ? strcmp(effects_country(a), effects_country(b)) : order;
}

static void add_way(struct effects_ways *ways, struct effects_way way)
{
    ways->list = mem_grow(ways->list, ways->count, &ways->capacity, sizeof *ways->list);
    ways->list[ways->count++] = way;
}

/* All ways of MAP in order. */
static struct effects_ways ways_of(const struct flow_map *map)
{
    struct effects_ways ways = {0};
    for (size_t i = 0; i < map->way_count; i++)
        add_way(&ways, (struct effects_way){map, &map->ways[i]});
    if (ways.count > 0)
        qsort(ways.list, ways.count, sizeof *ways.list, compare_ways);
    return ways;
}

static void compare(struct effects *effects)
{
    struct effects_ways before = ways_of(&effects->maps[EFFECTS_BEFORE]);
    struct effects_ways after = ways_of(&effects->maps[EFFECTS_AFTER]);
    size_t b = 0, a = 0;
    while (b < before.count || a < after.count) {
        int order = b == before.count  ? 1
                    : a == after.count ? -1
                                       : compare_ways(&before.list[b], &after.list[a]);
        if (order < 0)
            add_way(&effects->ways_gone, before.list[b]);
        if (order > 0)
            add_way(&effects->ways_come, after.list[a]);
        b += order <= 0;
        a += order >= 0;
    }
    free(before.list);
    free(after.list);
}

/* Whether the map of SHELVES would hold more categories than one takes. */
static bool has_too_many(struct shelves *shelves)
{
    size_t count;
    shelves_all(shelves, "category", &count);
    return count > FLOW_MOST_CATEGORIES;
}

bool effects_find_flows(struct effects *effects, struct why *why)
{
    const struct flow_query query = {.today = effects->today};
    for (size_t i = 0; i < EFFECTS_STATES; i++)
        effects->too_many = effects->too_many || has_too_many(effects->shelves[i]);
    for (size_t i = 0; i < EFFECTS_STATES && !effects->too_many; i++)
        if (!flow_read(effects->shelves[i], &query, &effects->maps[i], why))
            return false;
    if (!effects->too_many)
        compare(effects);
    return true;
}

static void add_once(struct cells *out, const char *value)
{
    if (out->count == 0 || cells_find(out, value) == out->count)
        cells_add(out, value);
}

/* Whether a way of MAP leads to PLACE of another map. */
static bool is_reached(const struct flow_map *map, const struct flow_place *place)
{
    for (size_t i = 0; i < map->way_count; i++)
        if (compare_places(&map->places[map->ways[i].to], place) == 0)
            return true;
    return false;
}

void effects_parties_only(const struct effects_ways *ways, const struct flow_map *other,
                          struct cells *out)
{
    for (size_t i = 0; i < ways->count; i++) {
        const struct effects_way *way = &ways->list[i];
        const struct flow_place *to = &way->map->places[way->way->to];
        struct buf title = {0};
        if (to->sort != FLOW_PARTY || is_reached(other, to))
            continue;
        buf_printf(&title, "%s %s", to->code, to->name);
        add_once(out, buf_text(&title));
        buf_clear(&title);
    }
}

static bool has_country(const struct flow_map *map, const char *country)
{
    for (size_t i = 0; i < map->way_count; i++)
        if (strcmp(effects_country(&(struct effects_way){map, &map->ways[i]}), country) == 0)
            return true;
    return false;
}

void effects_countries_only(const struct effects_ways *ways, const struct flow_map *other,
                            struct cells *out)
{
    for (size_t i = 0; i < ways->count; i++) {
        const char *country = effects_country(&ways->list[i]);
        if (country[0] != '\0' && !has_country(other, country))
            add_once(out, country);
    }
}

/* See flow.h. What leads to the categories and from them is followed in
 * flow_follow.c. */
#include "export/flow_inside.h"

#include "export/safe_name.h"
#include "model/buf.h"
#include "model/cells.h"
#include "model/kinds.h"
#include "model/listing.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

static const char *const sort_names[FLOW_SORTS] = {
    [FLOW_SUBJECTS] = "persons", [FLOW_SOURCE] = "source",   [FLOW_CATEGORY] = "category",
    [FLOW_SITE] = "site",        [FLOW_STORAGE] = "storage", [FLOW_PARTY] = "party",
};

static const char *const role_words[FLOW_ROLES] = {
    [FLOW_OF] = N_("Persons concerned"),
    [FLOW_OBTAINED] = N_("Source of data"),
    [FLOW_ACTED_FOR] = N_("Controller that we act for"),
    [FLOW_KEPT] = N_("Place of storage"),
    [FLOW_HANDLED] = N_("Provider, handles the data"),
    [FLOW_HOSTED] = N_("Provider of the storage"),
    [FLOW_ENTRUSTED] = N_("Contractor"),
    [FLOW_REENTRUSTED] = N_("Subcontractor"),
    [FLOW_GIVEN] = N_("Recipient"),
    [FLOW_SHARED] = N_("Joint user"),
    [FLOW_SENT] = N_("Receiver of external transmission"),
};

const char *flow_role_words(enum flow_role role, enum lang lang)
{
    return words_in(lang, role_words[role]);
}

bool flow_is_abroad(const char *country)
{
    return country[0] != '\0' && strcmp(country, "JP") != 0;
}

static size_t add_place(struct flow_map *map, const struct flow_place *place)
{
    map->places =
        mem_grow(map->places, map->place_count, &map->place_capacity, sizeof *map->places);
    map->places[map->place_count] = *place;
    map->places[map->place_count].with = map->place_count;
    return map->place_count++;
}

size_t flow_find(const struct flow_map *map, enum flow_sort sort, const void *of)
{
    for (size_t i = 0; i < map->place_count; i++)
        if (map->places[i].of == of && map->places[i].sort == sort)
            return i;
    return FLOW_NOWHERE;
}

size_t flow_place(struct flow_map *map, enum flow_sort sort, const struct record *record)
{
    size_t found = flow_find(map, sort, record);
    if (found != FLOW_NOWHERE)
        return found;
    struct buf id = {0};
    buf_printf(&id, "%s/", sort_names[sort]);
    safe_name_put(record_value(record, "code"), &id);
    struct flow_place place = {.sort = sort,
                               .of = record,
                               .id = buf_take(&id),
                               .code = mem_copy(record_value(record, "code")),
                               .name = mem_copy(record_value(record, "name"))};
    size_t country = kinds_field(record->kind, "country");
    if (country < record->kind->field_count)
        memcpy(place.country, record->values[country], strnlen(record->values[country], 2));
    return add_place(map, &place);
}

size_t flow_named(struct flow_map *map, enum flow_sort sort, const char *name)
{
    size_t number = 1;
    for (size_t i = 0; i < map->place_count; i++) {
        if (map->places[i].sort != sort)
            continue;
        if (strcmp(map->places[i].name, name) == 0)
            return i;
        number++;
    }
    struct buf id = {0};
    buf_printf(&id, "%s/%zu", sort_names[sort], number);
    const struct flow_place place = {
        .sort = sort, .id = buf_take(&id), .code = mem_copy(""), .name = mem_copy(name)};
    return add_place(map, &place);
}

static bool is_same(const struct flow_way *one, const struct flow_way *two)
{
    return one->from == two->from && one->to == two->to && one->role == two->role &&
           strcmp(one->country, two->country) == 0;
}

void flow_join(struct flow_map *map, size_t from, size_t to, enum flow_role role,
               const char *country)
{
    struct flow_way way = {.from = from, .to = to, .role = role};
    struct flow_place *place = &map->places[to];
    if (place->country[0] == '\0')
        memcpy(place->country, country, strnlen(country, 2));
    else if (strcmp(place->country, country) != 0)
        memcpy(way.country, country, strnlen(country, 2));
    for (size_t i = 0; i < map->way_count; i++)
        if (is_same(&map->ways[i], &way))
            return;
    map->ways = mem_grow(map->ways, map->way_count, &map->way_capacity, sizeof *map->ways);
    map->ways[map->way_count++] = way;
}

static bool is_sensitive(struct shelves *shelves, const struct record *category)
{
    struct cells items = {0};
    bool sensitive = false;
    cells_parse(record_value(category, "items"), &items);
    for (size_t i = 0; i < items.count && !sensitive; i++) {
        const struct record *item = shelves_find(shelves, "item", items.items[i]);
        sensitive = item != NULL && strcmp(record_value(item, "item_class"), "sensitive") == 0;
    }
    cells_clear(&items);
    return sensitive;
}

/* Puts RECORD on the map unless it is retired or of another organization. */
static void take_category(struct shelves *shelves, const struct flow_query *query,
                          const struct record *record, struct flow_map *map)
{
    if (query->organization != NULL &&
        strcmp(record_value(record, "organization"), query->organization) != 0)
        return;
    if (strcmp(record_value(record, "status"), "retired") == 0) {
        map->left_out++;
        return;
    }
    size_t place = flow_place(map, FLOW_CATEGORY, record);
    map->places[place].sensitive = is_sensitive(shelves, record);
    map->categories++;
}

static bool take_categories(struct shelves *shelves, const struct flow_query *query,
                            struct flow_map *map, struct why *why)
{
    const struct kind *kind = kinds_find("category");
    const struct listing_query wanted = {.kind = kind, .filter = query->filter};
    struct listing listing = {0};
    size_t count = 0, at = 0;
    if (!listing_load(shelves_model(shelves), &wanted, &listing, why))
        return false;
    struct record *const *records = shelves_all(shelves, kind->name, &count);
    /* Both are in the order of the codes. */
    for (size_t i = 0; i < count && at < listing.count; i++)
        if (records[i]->id == listing.ids[at]) {
            take_category(shelves, query, records[i], map);
            at++;
        }
    listing_clear(&listing);
    if (map->categories <= FLOW_MOST_CATEGORIES)
        return true;
    return why_set(why,
                   "A map of %zu data categories could not be read; it takes %d at most. Choose "
                   "fewer of them with --filter or --organization.",
                   map->categories, FLOW_MOST_CATEGORIES);
}

/* The title: the organization that is asked for, or the only one. */
static bool take_title(struct shelves *shelves, const struct flow_query *query,
                       struct flow_map *map, struct why *why)
{
    size_t count = 0;
    struct record *const *all = shelves_all(shelves, "organization", &count);
    const struct record *chosen = count == 1 ? all[0] : NULL;
    if (query->organization != NULL)
        chosen = shelves_find(shelves, "organization", query->organization);
    if (query->organization != NULL && chosen == NULL && shelves_ok(shelves, why))
        return why_set(why,
                       "There is no organization %s. 'daicho list organization' shows the codes.",
                       query->organization);
    map->title = mem_copy(chosen == NULL ? "" : record_value(chosen, "name"));
    return true;
}

bool flow_read(struct shelves *shelves, const struct flow_query *query, struct flow_map *map,
               struct why *why)
{
    *map = (struct flow_map){0};
    bool done = take_title(shelves, query, map, why) && take_categories(shelves, query, map, why);
    if (done) {
        flow_follow(shelves, query, map);
        flow_group(map);
        done = shelves_ok(shelves, why);
    }
    if (!done)
        flow_clear(map);
    return done;
}

void flow_clear(struct flow_map *map)
{
    for (size_t i = 0; i < map->place_count; i++) {
        free(map->places[i].id);
        free(map->places[i].code);
        free(map->places[i].name);
    }
    free(map->places);
    free(map->ways);
    free(map->title);
    *map = (struct flow_map){0};
}

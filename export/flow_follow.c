/*
 * See flow.h. Each kind of record that moves data has one function here, which
 * joins the places that a record names. Records are taken in the order of their
 * codes, so that the same inventory always gives the same map.
 */
#include "export/flow_inside.h"

#include "model/buf.h"
#include "model/cells.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

/* What is being followed. */
struct trail {
    struct shelves *shelves;
    const struct flow_query *query;
    struct flow_map *map;
};

/* The place of the party CODE; FLOW_NOWHERE where there is no such record. */
static size_t party_place(struct trail *trail, enum flow_sort sort, const char *code)
{
    const struct record *party = shelves_find(trail->shelves, "party", code);
    return party == NULL ? FLOW_NOWHERE : flow_place(trail->map, sort, party);
}

/* The places on the map of the categories that RECORD names. For the caller to
 * free. */
static size_t *category_places(struct trail *trail, const struct record *record, size_t *count)
{
    struct cells codes = {0};
    cells_parse(record_value(record, "categories"), &codes);
    size_t *places = mem_new(codes.count + 1, sizeof *places);
    *count = 0;
    for (size_t i = 0; i < codes.count; i++) {
        const struct record *category = shelves_find(trail->shelves, "category", codes.items[i]);
        size_t place =
            category == NULL ? FLOW_NOWHERE : flow_find(trail->map, FLOW_CATEGORY, category);
        if (place != FLOW_NOWHERE)
            places[(*count)++] = place;
    }
    cells_clear(&codes);
    return places;
}

/* Joins COUNT places FROM with the party CODE. */
static void join_party(struct trail *trail, const size_t *from, size_t count, const char *code,
                       enum flow_role role, const char *country)
{
    size_t to = count == 0 ? FLOW_NOWHERE : party_place(trail, FLOW_PARTY, code);
    for (size_t i = 0; i < count && to != FLOW_NOWHERE; i++)
        flow_join(trail->map, from[i], to, role, country);
}

static void follow_storage(struct trail *trail, size_t category, const char *code)
{
    const struct record *storage = shelves_find(trail->shelves, "storage", code);
    if (storage == NULL)
        return;
    size_t place = flow_place(trail->map, FLOW_STORAGE, storage);
    flow_join(trail->map, category, place, FLOW_KEPT, "");
    bool handles = strcmp(record_value(storage, "provider_handles_data"), "yes") == 0;
    join_party(trail, &place, 1, record_value(storage, "provider"),
               handles ? FLOW_HANDLED : FLOW_HOSTED, "");
}

/* Persons, controllers and storages stand in the category itself. */
static void follow_category(struct trail *trail, const struct record *record)
{
    size_t place = flow_find(trail->map, FLOW_CATEGORY, record);
    if (place == FLOW_NOWHERE)
        return;
    struct cells controllers = {0}, storages = {0};
    size_t persons = flow_named(trail->map, FLOW_SUBJECTS, record_value(record, "subjects"));
    flow_join(trail->map, persons, place, FLOW_OF, "");
    cells_parse(record_value(record, "acts_for"), &controllers);
    for (size_t i = 0; i < controllers.count; i++) {
        size_t from = party_place(trail, FLOW_SOURCE, controllers.items[i]);
        if (from != FLOW_NOWHERE)
            flow_join(trail->map, from, place, FLOW_ACTED_FOR, "");
    }
    cells_parse(record_value(record, "storages"), &storages);
    for (size_t i = 0; i < storages.count; i++)
        follow_storage(trail, place, storages.items[i]);
    cells_clear(&controllers);
    cells_clear(&storages);
}

static void follow_acquisition(struct trail *trail, const struct record *record)
{
    const struct record *category =
        shelves_find(trail->shelves, "category", record_value(record, "category"));
    size_t to = category == NULL ? FLOW_NOWHERE : flow_find(trail->map, FLOW_CATEGORY, category);
    if (to == FLOW_NOWHERE)
        return;
    size_t from = party_place(trail, FLOW_SOURCE, record_value(record, "source"));
    if (from != FLOW_NOWHERE)
        flow_join(trail->map, from, to, FLOW_OBTAINED, "");
}

static void follow_entrustment(struct trail *trail, const struct record *record)
{
    struct cells parts = {0};
    size_t count = 0;
    size_t *from = category_places(trail, record, &count);
    const char *ended = record_value(record, "ended_on");
    if (count > 0 && ended[0] != '\0' && strcmp(ended, trail->query->today) < 0) {
        trail->map->left_out++;
        count = 0;
    }
    const char *contractor = record_value(record, "contractor");
    join_party(trail, from, count, contractor, FLOW_ENTRUSTED, record_value(record, "country"));
    size_t place = count == 0 ? FLOW_NOWHERE : party_place(trail, FLOW_PARTY, contractor);
    cells_parse(record_value(record, "subcontractors"), &parts);
    for (size_t i = 0; i < parts.count && place != FLOW_NOWHERE; i++)
        join_party(trail, &place, 1, parts.items[i], FLOW_REENTRUSTED, "");
    cells_clear(&parts);
    free(from);
}

static void follow_provision(struct trail *trail, const struct record *record)
{
    struct cells recipients = {0};
    size_t count = 0;
    size_t *from = category_places(trail, record, &count);
    cells_parse(record_value(record, "recipients"), &recipients);
    for (size_t i = 0; i < recipients.count; i++)
        join_party(trail, from, count, recipients.items[i], FLOW_GIVEN,
                   record_value(record, "country"));
    cells_clear(&recipients);
    free(from);
}

/* Where a joint user is the organization whose category it is, nothing moves. */
static bool is_our_own(struct trail *trail, size_t category, const char *party)
{
    const struct record *user = shelves_find(trail->shelves, "party", party);
    const struct record *record = trail->map->places[category].of;
    const char *ours = user == NULL ? "" : record_value(user, "organization");
    return ours[0] != '\0' && strcmp(ours, record_value(record, "organization")) == 0;
}

static void follow_joint_use(struct trail *trail, const struct record *record)
{
    struct cells users = {0};
    size_t count = 0;
    size_t *from = category_places(trail, record, &count);
    cells_parse(record_value(record, "users"), &users);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < users.count; k++)
            if (!is_our_own(trail, from[i], users.items[k]))
                join_party(trail, &from[i], 1, users.items[k], FLOW_SHARED, "");
    cells_clear(&users);
    free(from);
}

/* A tag that no category is told of belongs to its site, and is on the map
 * unless some categories were chosen. */
static void follow_transmission(struct trail *trail, const struct record *record)
{
    bool all = trail->query->filter == NULL && trail->query->organization == NULL;
    size_t count = 0;
    size_t *from = category_places(trail, record, &count);
    const char *receiver = record_value(record, "provider");
    if (all && receiver[0] != '\0' && record_value(record, "categories")[0] == '\0')
        from[count++] = flow_named(trail->map, FLOW_SITE, record_value(record, "site"));
    join_party(trail, from, count, receiver, FLOW_SENT, "");
    free(from);
}

void flow_follow(struct shelves *shelves, const struct flow_query *query, struct flow_map *map)
{
    static const struct {
        const char *kind;
        void (*follow)(struct trail *trail, const struct record *record);
    } kinds_followed[] = {
        {"category", follow_category},       {"acquisition", follow_acquisition},
        {"entrustment", follow_entrustment}, {"provision", follow_provision},
        {"joint_use", follow_joint_use},     {"transmission", follow_transmission},
    };
    struct trail trail = {.shelves = shelves, .query = query, .map = map};
    for (size_t k = 0; k < sizeof kinds_followed / sizeof kinds_followed[0]; k++) {
        size_t count = 0;
        struct record *const *records = shelves_all(shelves, kinds_followed[k].kind, &count);
        for (size_t i = 0; i < count; i++)
            kinds_followed[k].follow(&trail, records[i]);
    }
}

static int by_text(const void *left, const void *right)
{
    const char *const *a = left, *const *b = right;
    return strcmp(*a, *b);
}

/* All ways of category PLACE, of which there is one at least, as a text: equal for equal
 * ways. */
static char *ways_of(const struct flow_map *map, size_t place)
{
    struct cells ways = {0};
    struct buf text = {0};
    for (size_t i = 0; i < map->way_count; i++) {
        const struct flow_way *way = &map->ways[i];
        if (way->from != place && way->to != place)
            continue;
        struct buf one = {0};
        buf_printf(&one, "%d %zu %s", (int)way->role, way->from == place ? way->to : way->from,
                   way->country);
        cells_add(&ways, buf_text(&one));
        buf_clear(&one);
    }
    qsort(ways.items, ways.count, sizeof *ways.items, by_text);
    buf_puts(&text, map->places[place].sensitive ? "sensitive; " : "");
    cells_format(&ways, &text);
    cells_clear(&ways);
    return buf_take(&text);
}

void flow_group(struct flow_map *map)
{
    char **ways = mem_new(map->place_count + 1, sizeof *ways);
    for (size_t i = 0; i < map->place_count; i++) {
        if (map->places[i].sort != FLOW_CATEGORY)
            continue;
        ways[i] = ways_of(map, i);
        for (size_t k = 0; k < i && map->places[i].with == i; k++)
            if (strcmp(ways[k], ways[i]) == 0)
                map->places[i].with = k;
    }
    for (size_t i = 0; i < map->place_count; i++)
        free(ways[i]);
    free(ways);
}

/* What an impact knows already: keys with numbers (open addressing), and the records that
 * are something to categories. */
#include "model/impact_inside.h"
#include "model/mem.h"
#include "model/record_reader.h"
#include "model/titles.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_SIZE = 256 };

static size_t slot_of(const struct impact_map *map, int64_t a, int64_t b, int64_t c)
{
    uint64_t hash = (uint64_t)a * 0x9E3779B97F4A7C15u ^ (uint64_t)b * 0xC2B2AE3D27D4EB4Fu ^
                    (uint64_t)c * 0x165667B19E3779F9u;
    size_t slot = (size_t)(hash ^ hash >> 29) & (map->size - 1);
    while (map->slots[slot].number != 0 &&
           (map->slots[slot].a != a || map->slots[slot].b != b || map->slots[slot].c != c))
        slot = (slot + 1) & (map->size - 1);
    return slot;
}

static void grow(struct impact_map *map)
{
    struct impact_map larger = {.size = map->size == 0 ? FIRST_SIZE : 2 * map->size,
                                .count = map->count};
    larger.slots = mem_new(larger.size, sizeof *larger.slots);
    for (size_t i = 0; i < map->size; i++) {
        const struct impact_key *key = &map->slots[i];
        if (key->number != 0)
            larger.slots[slot_of(&larger, key->a, key->b, key->c)] = *key;
    }
    free(map->slots);
    *map = larger;
}

size_t impact_map_at(struct impact_map *map, int64_t a, int64_t b, int64_t c, bool *fresh)
{
    if (2 * map->count >= map->size)
        grow(map);
    struct impact_key *key = &map->slots[slot_of(map, a, b, c)];
    *fresh = key->number == 0;
    if (*fresh)
        *key = (struct impact_key){a, b, c, ++map->count};
    return key->number - 1;
}

void impact_map_clear(struct impact_map *map)
{
    free(map->slots);
    *map = (struct impact_map){0};
}

/* The reader of KIND for all but its links to categories, of which there may be as many
 * as the inventory has. */
static struct record_reader *reader_of(struct impact_work *work, const struct kind *kind)
{
    struct record_reader **reader = &work->readers[kinds_index(kind)];
    uint64_t fields = 0;
    if (*reader != NULL)
        return *reader;
    for (size_t i = 0; i < kind->field_count; i++)
        if (kind->fields[i].type != TYPE_LINKS || strcmp(kind->fields[i].kind, "category") != 0)
            fields |= (uint64_t)1 << i;
    *reader = record_reader_new(work->m, kind, fields, work->titles);
    return *reader;
}

static struct record *read_record(struct impact_work *work, const struct kind *kind, int64_t id)
{
    struct record_reader *reader = reader_of(work, kind);
    if (!record_reader_at(reader, id))
        return NULL;
    struct record *record = record_new(kind);
    record->id = id;
    for (size_t i = 0; i < kind->field_count; i++)
        if (kind->fields[i].type != TYPE_LINKS || strcmp(kind->fields[i].kind, "category") != 0)
            record_put(record, i, record_reader_value(reader, i).text);
    return record;
}

const struct record *impact_record(struct impact_work *work, const struct kind *kind, int64_t id)
{
    bool fresh = false;
    if (id == 0)
        return NULL;
    size_t at = impact_map_at(&work->known, (int64_t)kinds_index(kind), id, 0, &fresh);
    if (fresh) {
        work->records = mem_grow(work->records, at, &work->capacity, sizeof(struct record *));
        work->records[at] = read_record(work, kind, id);
    }
    return work->records[at];
}

void impact_readers_end(struct impact_work *work)
{
    for (size_t i = 0; i < kinds_count; i++)
        record_reader_free(work->readers[i]);
    free(work->readers);
    work->readers = NULL;
    titles_free(work->titles);
    work->titles = NULL;
}

void impact_records_free(struct impact_work *work)
{
    for (size_t i = 0; i < work->known.count; i++)
        record_free(work->records[i]);
    free(work->records);
    impact_map_clear(&work->known);
}

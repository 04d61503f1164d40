/* Records by names, and by the other names they have; see load.h. */
#include "import/load.h"

#include "model/cells.h"
#include "model/mem.h"
#include "model/refer.h"

#include <stdlib.h>

void load_ids_add(struct load_ids *ids, const struct kind *kind, const char *name, int64_t id)
{
    size_t at = names_add(&ids->names, kind, name, ids->count);
    if (at < ids->count) {
        if (ids->ids[at] != id)
            ids->ids[at] = 0;
        return;
    }
    ids->ids = mem_grow(ids->ids, ids->count, &ids->capacity, sizeof *ids->ids);
    ids->ids[ids->count++] = id;
}

bool load_ids_find(const struct load_ids *ids, const struct kind *kind, const char *name,
                   int64_t *id)
{
    size_t at;
    if (!names_find(&ids->names, kind, name, &at))
        return false;
    *id = ids->ids[at];
    return true;
}

void load_ids_clear(struct load_ids *ids)
{
    names_clear(&ids->names);
    free(ids->ids);
    *ids = (struct load_ids){0};
}

static void take_other_name(void *context, const struct kind *kind, int64_t id, const char *name)
{
    load_ids_add(context, kind, name, id);
}

int64_t load_find(struct load *load, const struct kind *kind, const char *name)
{
    int64_t id = refer_find_named(load->m, kind, name, &load->why), other;
    if (id != 0)
        return id;
    /* No record has an empty name: it marks the kinds that were read. */
    if (!load_ids_find(&load->other, kind, "", &other)) {
        load_ids_add(&load->other, kind, "", 0);
        if (!refer_other_names(load->m, kind, take_other_name, &load->other, &load->why))
            return -1;
    }
    if (!load_ids_find(&load->other, kind, name, &other))
        return 0;
    /* A record may have lost the name since it was kept. */
    if (other != 0 && refer_has_other_name(load->m, kind, other, name))
        return other;
    return refer_find(load->m, kind, name, &load->why);
}

void load_keep_other_names(struct load *load, const struct record *record)
{
    struct cells names = {0};
    int64_t ignored;
    size_t field = kinds_field(record->kind, "other_names");
    if (field == record->kind->field_count ||
        !load_ids_find(&load->other, record->kind, "", &ignored))
        return;
    cells_parse(record->values[field], &names);
    for (size_t i = 0; i < names.count; i++)
        load_ids_add(&load->other, record->kind, names.items[i], record->id);
    cells_clear(&names);
}

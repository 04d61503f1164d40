/* See linked_grow.h. */
#include "import/linked_grow.h"

#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

/* A copy of RECORD, a wish, with VALUE in FIELD. */
static struct record *copy_with(const struct record *record, size_t field, const char *value)
{
    struct why ignored = {.lang = LANG_EN};
    struct record *copy = record_new(record->kind);
    for (size_t f = 0; f < record->kind->field_count; f++)
        if (!record_set(copy, f, f == field ? value : record->values[f], &ignored))
            bug("a wished value that is not canonical");
    return copy;
}

/* Adds a wish like FIRST for the recipients CODES. */
static void add_wish(struct linked_wish *wish, const struct record *first, size_t field,
                     const struct cells *codes)
{
    struct buf value = {0};
    cells_format(codes, &value);
    wish->records[wish->count++] = copy_with(first, field, buf_text(&value));
    buf_clear(&value);
}

/* Whether THERE has recipients, and all of them are among WANTED; they are added to
 * HELD. */
static bool has_all(const struct register_linked *there, size_t field, const struct cells *wanted,
                    struct cells *held)
{
    for (size_t k = 0; k < there->count; k++)
        cells_parse(there->records[k]->values[field], held);
    bool all = held->count > 0;
    for (size_t i = 0; i < held->count && all; i++)
        all = cells_find(wanted, held->items[i]) < wanted->count;
    return all;
}

static void divide(struct linked_wish *wish, const struct register_linked *there, size_t field,
                   const struct cells *added)
{
    struct record *first = wish->records[0];
    free(wish->records);
    wish->records = mem_new(there->count + 2, sizeof *wish->records);
    wish->count = 0;
    for (size_t k = 0; k < there->count; k++) {
        struct cells codes = {0};
        cells_parse(there->records[k]->values[field], &codes);
        if (codes.count > 0)
            add_wish(wish, first, field, &codes);
        cells_clear(&codes);
    }
    if (added->count > 0)
        add_wish(wish, first, field, added);
    record_free(first);
}

void linked_grow(struct linked_wish *wish, const struct register_linked *there)
{
    struct cells wanted = {0}, held = {0}, added = {0};
    if (wish->count != 1 || there->count == 0 ||
        strcmp(wish->records[0]->kind->name, "provision") != 0)
        return;
    size_t field = kinds_field(wish->records[0]->kind, "recipients");
    cells_parse(wish->records[0]->values[field], &wanted);
    if (wish->given[field] && has_all(there, field, &wanted, &held)) {
        cells_subtract(&wanted, &held, &added);
        /* One record with the same recipients needs no help. */
        if (added.count > 0 || there->count > 1)
            divide(wish, there, field, &added);
    }
    cells_clear(&wanted);
    cells_clear(&held);
    cells_clear(&added);
}

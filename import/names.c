/*
 * See names.h: a hash table with open addressing (FNV-1a), at most half full.
 */
#include "import/names.h"

#include "model/mem.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct names_slot {
    const struct kind *kind;
    char *name; /* NULL where the slot is free */
    size_t value;
};

size_t names_hash(const struct kind *kind, const char *name)
{
    uint64_t h = UINT64_C(14695981039346656037) ^ kinds_index(kind);
    for (const char *at = name; *at != '\0'; at++)
        h = (h ^ (unsigned char)*at) * UINT64_C(1099511628211);
    return (size_t)(h ^ h >> 32);
}

/* The slot of NAME, or the free one where it would stand. */
static struct names_slot *slot(const struct names *names, const struct kind *kind, const char *name)
{
    size_t at = names_hash(kind, name) & (names->capacity - 1);
    while (names->slots[at].name != NULL &&
           (names->slots[at].kind != kind || strcmp(names->slots[at].name, name) != 0))
        at = (at + 1) & (names->capacity - 1);
    return &names->slots[at];
}

static void grow(struct names *names)
{
    struct names old = *names;
    names->capacity = old.capacity == 0 ? 64 : old.capacity * 2;
    names->slots = mem_new(names->capacity, sizeof *names->slots);
    for (size_t i = 0; i < old.capacity; i++)
        if (old.slots[i].name != NULL)
            *slot(names, old.slots[i].kind, old.slots[i].name) = old.slots[i];
    free(old.slots);
}

size_t names_add(struct names *names, const struct kind *kind, const char *name, size_t value)
{
    if ((names->count + 1) * 2 > names->capacity)
        grow(names);
    struct names_slot *at = slot(names, kind, name);
    if (at->name == NULL) {
        *at = (struct names_slot){kind, mem_copy(name), value};
        names->count++;
    }
    return at->value;
}

bool names_find(const struct names *names, const struct kind *kind, const char *name, size_t *value)
{
    if (names->capacity == 0)
        return false;
    const struct names_slot *at = slot(names, kind, name);
    if (at->name == NULL)
        return false;
    *value = at->value;
    return true;
}

uint64_t names_sum(const struct names *names)
{
    uint64_t sum = names->count;
    for (size_t i = 0; i < names->capacity; i++)
        if (names->slots[i].name != NULL)
            sum += names_hash(names->slots[i].kind, names->slots[i].name);
    return sum;
}

void names_clear(struct names *names)
{
    for (size_t i = 0; i < names->capacity; i++)
        free(names->slots[i].name);
    free(names->slots);
    *names = (struct names){0};
}

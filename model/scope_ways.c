/*
 * In which order is found out to whom records belong. All references of the table of
 * kinds are gone once, so that a new field is known here by itself.
 */
#include "model/scope_inside.h"

#include "model/mem.h"

#include <string.h>

/* Kinds that have what names them belong where they do, in this order; all others
 * that are referred to belong where what refers to them does. */
static const char *const leading[] = {"organization", "category",  "department", "notice",
                                      "desk",         "procedure", "campaign"};
enum { LEADING = sizeof leading / sizeof leading[0], AFTER_CATEGORY = 2 };

static bool is_kind(const struct kind *kind, const char *name)
{
    return strcmp(kind->name, name) == 0;
}

static void add(struct scope *scope, struct scope_way way)
{
    scope->ways =
        mem_grow(scope->ways, scope->way_count, &scope->way_capacity, sizeof *scope->ways);
    scope->ways[scope->way_count++] = way;
}

/* Adds WAY for every field that refers to the kind called TARGET, but not those of the
 * kind called BUT. */
static void add_all(struct scope *scope, const char *target, const char *but, struct scope_way way)
{
    struct kinds_reference from = {0};
    while (kinds_referring(kinds_find(target), &from)) {
        way.kind = from.kind;
        way.field = from.field;
        if (!is_kind(from.kind, but))
            add(scope, way);
    }
}

static void add_own(struct scope *scope, const char *name, const char *column, struct scope_way way)
{
    way.kind = kinds_find(name);
    way.field = kinds_field(way.kind, column);
    add(scope, way);
}

static bool is_leading(const char *name)
{
    size_t i = 0;
    while (i < LEADING && strcmp(leading[i], name) != 0)
        i++;
    return i < LEADING;
}

/* What the fields of KIND name is used by it, unless that leads. */
static void add_uses(struct scope *scope, const struct kind *kind)
{
    for (size_t f = 0; f < kind->field_count; f++)
        if (kinds_is_reference(&kind->fields[f]) && !is_leading(kind->fields[f].kind))
            add(scope, (struct scope_way){.act = SCOPE_USES, .kind = kind, .field = f});
}

/* A kind is settled once nothing further can be found out about it. */
static void settle(struct scope *scope, const char *name)
{
    add(scope, (struct scope_way){.act = SCOPE_SETTLES, .kind = kinds_find(name)});
}

void scope_list_ways(struct scope *scope)
{
    static const char *const used_last[] = {"storage", "party", "item", "purpose", "measure"};
    for (size_t k = 0; k < kinds_count; k++)
        add(scope, (struct scope_way){.act = SCOPE_IDS, .kind = &kinds[k]});
    add_all(scope, "organization", "party", (struct scope_way){.act = SCOPE_NAMES});
    add_own(scope, "category", "department",
            (struct scope_way){.act = SCOPE_FOLLOWS, .if_none = true});
    settle(scope, "category");
    add_own(scope, "category", "department", (struct scope_way){.act = SCOPE_USES});
    add_all(scope, "category", "", (struct scope_way){.act = SCOPE_FOLLOWS});
    for (size_t i = AFTER_CATEGORY; i < LEADING; i++)
        add_all(scope, leading[i], "category",
                (struct scope_way){.act = SCOPE_FOLLOWS, .if_none = true});
    for (size_t k = 0; k < kinds_count; k++) {
        bool used = false;
        for (size_t i = 0; i < sizeof used_last / sizeof used_last[0]; i++)
            used = used || is_kind(&kinds[k], used_last[i]);
        if (used || is_kind(&kinds[k], "waiver"))
            continue;
        settle(scope, kinds[k].name);
        add_uses(scope, &kinds[k]);
    }
    settle(scope, "storage");
    add_uses(scope, kinds_find("storage"));
    for (size_t i = 1; i < sizeof used_last / sizeof used_last[0]; i++)
        settle(scope, used_last[i]);
    add_own(scope, "waiver", "record", (struct scope_way){.act = SCOPE_MENTIONS});
    settle(scope, "waiver");
}

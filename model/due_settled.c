/*
 * What settles a line, and what holds it: disposals that were recorded, and
 * legal minimums that still run.
 */
#include "model/compare.h"
#include "model/dates.h"
#include "model/due_inside.h"
#include "model/expiry.h"
#include "model/fold.h"
#include "model/inside.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

/* Whether disposal ID names no items, or all of the COUNT ITEMS. */
static bool covers_items(struct model *m, int64_t id, const int64_t *items, size_t count)
{
    bool any = false;
    size_t found = 0;
    struct statement *st =
        db_prepare(m->db, "SELECT target FROM disposal_items WHERE source = :id");
    db_bind_int(st, ":id", id);
    while (db_step(st)) {
        int64_t item = db_int_at(st, 0);
        any = true;
        if (count > 0 && bsearch(&item, items, count, sizeof *items, compare_numbers) != NULL)
            found++;
    }
    return !any || (count > 0 && found == count);
}

/* Whether the category is stored in no place but those that are among the COUNT
 * EMPTIED ones. */
static bool all_emptied(struct model *m, int64_t category, const int64_t *emptied, size_t count)
{
    bool all = true;
    struct statement *st =
        db_prepare(m->db, "SELECT target FROM category_storages WHERE source = :id");
    db_bind_int(st, ":id", category);
    while (db_step(st)) {
        bool found = false;
        for (size_t i = 0; i < count; i++)
            found = found || emptied[i] == db_int_at(st, 0);
        all = all && found;
    }
    return all;
}

bool due_settled(struct model *m, int64_t category, const int64_t *items, size_t count,
                 const char *since)
{
    int64_t *emptied = NULL;
    size_t emptied_count = 0, capacity = 0;
    bool whole = false, some = false;
    struct statement *st =
        db_prepare(m->db, "SELECT id, coalesce(storage, 0) FROM disposal "
                          "WHERE category = :category AND disposed_on >= :since");
    db_bind_int(st, ":category", category);
    db_bind_text(st, ":since", since);
    while (db_step(st)) {
        int64_t id = db_int_at(st, 0), storage = db_int_at(st, 1);
        if (!covers_items(m, id, items, count))
            continue;
        some = true;
        whole = whole || storage == 0;
        emptied = mem_grow(emptied, emptied_count, &capacity, sizeof *emptied);
        emptied[emptied_count++] = storage;
    }
    bool settled = whole || (some && all_emptied(m, category, emptied, emptied_count));
    free(emptied);
    return settled;
}

static bool have_common(const struct due_rule *a, const struct due_rule *b)
{
    for (size_t i = 0; i < a->item_count; i++)
        if (b->item_count > 0 && bsearch(&a->items[i], b->items, b->item_count, sizeof *b->items,
                                         compare_numbers) != NULL)
            return true;
    return a->item_count == 0 || b->item_count == 0;
}

static bool same_text(const char *a, const char *b)
{
    struct buf x = {0}, y = {0};
    fold_text(a, &x);
    fold_text(b, &y);
    bool same = strcmp(buf_text(&x), buf_text(&y)) == 0;
    buf_clear(&x);
    buf_clear(&y);
    return same;
}

/* Whether FLOOR is a legal minimum that can hold what RULE disposes of: of the
 * same papers and items, from the same event. */
static bool can_hold(const struct due_rule *floor, const struct due_rule *rule)
{
    if (floor == NULL || strcmp(floor->rule, "floor") != 0 || !have_common(floor, rule))
        return false;
    bool papers = floor->record_type[0] == '\0' || rule->record_type[0] == '\0' ||
                  same_text(floor->record_type, rule->record_type);
    bool known = rule->reads.kind != EVENT_OTHER && floor->reads.kind == rule->reads.kind;
    return papers && strcmp(floor->event_on, rule->event_on) == 0 &&
           (known || same_text(floor->event, rule->event));
}

void due_hold(struct model *m, const struct due *due, const struct due_rule *rule, int64_t category,
              const char *event_on, const char *last, char held[11])
{
    held[0] = '\0';
    struct statement *st =
        db_prepare(m->db, "SELECT source FROM retention_categories WHERE target = :id");
    db_bind_int(st, ":id", category);
    while (db_step(st)) {
        const struct due_rule *floor = due_rule_of(due, db_int_at(st, 0));
        char end[11];
        if (!can_hold(floor, rule))
            continue;
        bool counted = floor->event_on[0] != '\0' && floor->reads.day_after;
        const char *period = floor->transitional[0] != '\0' ? floor->transitional : floor->period;
        if (!expiry_last(event_on, counted, period, end))
            continue;
        if (strcmp(end, last) > 0 && strcmp(end, held) > 0)
            memcpy(held, end, sizeof end);
    }
}

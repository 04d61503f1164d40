/*
 * Carrying an order out. A field of the records themselves is saved record by
 * record; for other ends the links that come and go are gathered first, so
 * that each record that holds them is saved once.
 */
#include "model/compare.h"
#include "model/several.h"

#include "model/change.h"
#include "model/inside.h"
#include "model/mem.h"
#include "model/record.h"
#include "model/refer.h"
#include "model/several_inside.h"

#include <stdlib.h>
#include <string.h>

/* A link that comes or goes: END is the record that holds it. */
struct turn {
    char *end, *code;
    bool coming;
    size_t order;
};

struct turns {
    struct turn *items;
    size_t count, capacity;
};

static bool go_on(const struct several_watch *watch, size_t done, size_t total, struct why *why)
{
    if (watch == NULL || watch->tell(watch->context, done, total))
        return true;
    return why_set(why, "Given up. Nothing was changed.");
}

static bool refuse_stale(struct model *m, const struct kind *kind, int64_t id, struct why *why)
{
    struct buf title = {0};
    if (record_title(m, kind, id, &title))
        why_set_class(why, WHY_STALE,
                      "%s was changed elsewhere meanwhile. Nothing was changed; look again at "
                      "what would change.",
                      buf_text(&title));
    else if (db_ok(m->db, why))
        why_set_class(why, WHY_STALE,
                      "One of the records was deleted elsewhere meanwhile. Nothing was changed; "
                      "look again at what would change.");
    buf_clear(&title);
    return false;
}

/* The values as codes, with those of the records MADE for the order; names
 * become records. */
static bool settle_items(struct model *m, const struct several *several, const struct cells *made,
                         struct cells *items, struct why *why)
{
    struct cells names = {0};
    struct buf cell = {0}, codes = {0};
    for (size_t i = 0; i < several->named; i++)
        cells_add(&names, several->items.items[i]);
    if (!kinds_is_reference(&several->field)) {
        *items = names;
        return true;
    }
    if (several_is_list(several))
        cells_format(&names, &cell);
    else if (names.count > 0)
        buf_puts(&cell, names.items[0]);
    bool done = refer_cell(m, &several->field, buf_text(&cell), REFER_CREATE, NULL, &codes, why);
    if (several_is_list(several))
        cells_parse(buf_text(&codes), items);
    else if (codes.length > 0)
        cells_add(items, buf_text(&codes));
    for (size_t i = 0; made != NULL && i < made->count; i++)
        cells_add(items, made->items[i]);
    cells_clear(&names);
    buf_clear(&cell);
    buf_clear(&codes);
    return done;
}

/* Changes record number I, as it was when it was looked at. */
static bool apply_own(struct model *m, const struct several *several, size_t i,
                      const struct cells *items, struct why *why)
{
    size_t field = several->order.field.field;
    if (several->fates[i] == FATE_REFUSED)
        return true;
    struct record *record = record_load(m, several->order.kind, several->ids[i], why);
    if (record == NULL && why->class == WHY_FILE)
        return false;
    if (record == NULL || (uint64_t)record->rev != several->stamps[i]) {
        record_free(record);
        return refuse_stale(m, several->order.kind, several->ids[i], why);
    }
    bool done = true;
    if (several->fates[i] == FATE_CHANGING) {
        char *after = several_after(several, record->base[field], items);
        done = record_set(record, field, after, why) && record_save(m, record, why);
        free(after);
    }
    record_free(record);
    return done;
}

static void add_turns(struct turns *turns, const struct cells *from, const struct cells *other,
                      const char *code, bool coming)
{
    for (size_t i = 0; i < from->count; i++) {
        if (cells_find(other, from->items[i]) < other->count)
            continue;
        turns->items = mem_grow(turns->items, turns->count, &turns->capacity, sizeof *turns->items);
        turns->items[turns->count] =
            (struct turn){mem_copy(from->items[i]), mem_copy(code), coming, turns->count};
        turns->count++;
    }
}

/* Gathers the links of record number I that come and go. */
static bool gather(struct model *m, const struct several *several, size_t i,
                   const struct cells *items, struct turns *turns, struct why *why)
{
    struct cells old = {0}, new = {0};
    struct buf code = {0};
    if (several->fates[i] == FATE_REFUSED)
        return true;
    struct several_state state = several_ends(m, several, several->ids[i]);
    refer_code(m, several->order.kind, several->ids[i], &code);
    bool done = db_ok(m->db, why);
    if (done && (state.stamp != several->stamps[i] || code.length == 0))
        done = refuse_stale(m, several->order.kind, several->ids[i], why);
    if (done && several->fates[i] == FATE_CHANGING) {
        char *after = several_after(several, state.before, items);
        cells_parse(state.before, &old);
        cells_parse(after, &new);
        add_turns(turns, &old, &new, buf_text(&code), false);
        add_turns(turns, &new, &old, buf_text(&code), true);
        free(after);
    }
    free(state.before);
    cells_clear(&old);
    cells_clear(&new);
    buf_clear(&code);
    return done;
}

static int by_end(const void *a, const void *b)
{
    const struct turn *x = a, *y = b;
    int ends = strcmp(x->end, y->end);
    return ends != 0 ? ends : (x->order > y->order) - (x->order < y->order);
}

/* Adds to OUT what CODES is once the first COUNT of TURNS were made. */
static void turn_codes(const struct cells *codes, const struct turn *turns, size_t count,
                       struct cells *out)
{
    char **going = mem_new(count + 1, sizeof *going);
    size_t gone = 0;
    for (size_t i = 0; i < count; i++)
        if (!turns[i].coming)
            going[gone++] = turns[i].code;
    qsort(going, gone, sizeof *going, compare_texts);
    for (size_t i = 0; i < codes->count; i++)
        if (bsearch(&codes->items[i], going, gone, sizeof *going, compare_texts) == NULL)
            cells_add(out, codes->items[i]);
    for (size_t i = 0; i < count; i++)
        if (turns[i].coming)
            cells_add(out, turns[i].code);
    free(going);
}

/* Saves the record that the first COUNT of TURNS are about. */
static bool save_end(struct model *m, const struct several *several, const struct turn *turns,
                     size_t count, struct why *why)
{
    size_t field = several->order.field.field;
    struct cells codes = {0}, after = {0};
    struct buf cell = {0};
    struct record *record = record_load_code(m, several->order.field.kind, turns[0].end, why);
    if (record == NULL)
        return false;
    size_t item = cells_find(&several->items, turns[0].end);
    int64_t rev = item < several->items.count ? several->item_revs[item] : 0;
    if (rev != 0 && rev != record->rev) {
        refuse_stale(m, several->order.field.kind, record->id, why);
        record_free(record);
        return false;
    }
    cells_parse(record->values[field], &codes);
    turn_codes(&codes, turns, count, &after);
    cells_format(&after, &cell);
    bool done = record_set(record, field, buf_text(&cell), why) && record_save(m, record, why);
    cells_clear(&codes);
    cells_clear(&after);
    buf_clear(&cell);
    record_free(record);
    return done;
}

static bool apply_ends(struct model *m, const struct several *several, const struct cells *items,
                       const struct several_watch *watch, struct why *why)
{
    struct turns turns = {0};
    bool done = true;
    for (size_t i = 0; i < several->count && done; i++)
        done = go_on(watch, i, several->count, why) && gather(m, several, i, items, &turns, why);
    if (turns.count > 0)
        qsort(turns.items, turns.count, sizeof *turns.items, by_end);
    for (size_t i = 0, count; i < turns.count && done; i += count) {
        count = 1;
        while (i + count < turns.count &&
               strcmp(turns.items[i].end, turns.items[i + count].end) == 0)
            count++;
        done = go_on(watch, several->count, several->count, why) &&
               save_end(m, several, &turns.items[i], count, why);
    }
    for (size_t i = 0; i < turns.count; i++) {
        free(turns.items[i].end);
        free(turns.items[i].code);
    }
    free(turns.items);
    return done;
}

bool several_apply(struct model *m, struct several *several, const struct cells *made,
                   const struct several_watch *watch, struct why *why)
{
    struct cells items = {0};
    if (several->looked < several->count)
        bug("an order that was not looked at");
    bool done = settle_items(m, several, made, &items, why);
    if (done && several->order.other_end)
        done = apply_ends(m, several, &items, watch, why);
    for (size_t i = 0; i < several->count && done && !several->order.other_end; i++)
        done = go_on(watch, i, several->count, why) && apply_own(m, several, i, &items, why);
    cells_clear(&items);
    return done;
}

bool several_delete(struct model *m, const struct kind *kind, const int64_t *ids, size_t count,
                    bool carry, const struct several_watch *watch, struct why *why)
{
    bool done = true;
    for (size_t i = 0; i < count && done; i++)
        done = go_on(watch, i, count, why) && change_delete(m, kind, ids[i], carry, NULL, why);
    return done;
}

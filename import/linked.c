/*
 * Making the linked records of a category what a row of the register wants.
 * A record that is already as wanted is left alone. One that is about the same
 * recipients, contractor, users, period or way is changed in place, so that
 * its other fields survive; what is kept of one party is never given to
 * another. A record that other categories share is never changed.
 */
#include "import/linked.h"

#include "import/linked_grow.h"
#include "import/linked_name.h"
#include "model/change.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

/* The linked records of one kind for one row. */
struct group {
    struct load *load;
    struct plan_row *plan;
    const struct record *category;
    size_t through; /* the field of the kind that leads to the category */
    const struct linked_wish *wish;
    struct record **there;
    size_t there_count;
    bool *kept; /* by place in `there`: has found its wish */
    bool *met;  /* by place in the wish: is there */
};

/* Saves RECORD, or refuses the row. */
static bool save(const struct group *g, struct record *record)
{
    if (record_save(g->load->m, record, &g->load->why))
        return true;
    load_refuse(g->load, g->plan, "", NULL, "");
    return false;
}

/* Sets FIELD of RECORD to VALUE, or refuses the row. */
static void put(const struct group *g, struct record *record, size_t field, const char *value)
{
    if (!record_set(record, field, value, &g->load->why))
        load_refuse(g->load, g->plan, "", NULL, value);
}

/* Whether a wished VALUE of FIELD leaves what is there alone. */
static bool is_open(const struct group *g, size_t field, const char *value)
{
    return value[0] == '\0' && (!g->load->options->empty_clears || g->wish->told[field]);
}

static bool is_like(const struct group *g, const struct record *there, const struct record *wanted,
                    bool exact)
{
    for (size_t f = 0; f < there->kind->field_count; f++)
        if (g->wish->given[f] && strcmp(there->values[f], wanted->values[f]) != 0 &&
            (exact || !is_open(g, f, wanted->values[f])))
            return false;
    return true;
}

static void match(const struct group *g, bool exact)
{
    for (size_t i = 0; i < g->wish->count; i++)
        for (size_t k = 0; k < g->there_count && !g->met[i]; k++)
            if (!g->kept[k] && is_like(g, g->there[k], g->wish->records[i], exact))
                g->met[i] = g->kept[k] = true;
}

/* Whether both lists hold the same values, in whatever order. */
static bool is_same_set(const struct cells *a, const struct cells *b)
{
    bool same = true;
    for (size_t i = 0; i < a->count && same; i++)
        same = cells_find(b, a->items[i]) < b->count;
    for (size_t i = 0; i < b->count && same; i++)
        same = cells_find(a, b->items[i]) < a->count;
    return same;
}

/* Whether FIELD holds, over all records that are there, just the links that
 * the one wished record holds. */
static bool is_union(const struct group *g, size_t field)
{
    struct cells wanted = {0}, there = {0};
    cells_parse(g->wish->records[0]->values[field], &wanted);
    for (size_t k = 0; k < g->there_count; k++)
        cells_parse(g->there[k]->values[field], &there);
    bool same = is_same_set(&wanted, &there);
    cells_clear(&wanted);
    cells_clear(&there);
    return same;
}

/* A sheet with nothing but a column of recipients says who they are, not by
 * which provision: where they are all there, nothing is to be done. */
static bool is_met_together(const struct group *g)
{
    bool met = g->wish->lists_only && g->wish->count == 1 && g->there_count > 0;
    for (size_t f = 0; met && f < g->there[0]->kind->field_count; f++)
        met = !g->wish->given[f] || is_union(g, f);
    return met;
}

bool linked_is_shared(const struct record *record, size_t through)
{
    struct cells codes = {0};
    if (record->kind->fields[through].type == TYPE_LINKS)
        cells_parse(record->values[through], &codes);
    bool shared = codes.count > 1;
    cells_clear(&codes);
    return shared;
}

static bool is_same_value(const struct field *field, const char *a, const char *b)
{
    struct cells first = {0}, second = {0};
    if (!kinds_is_list(field))
        return strcmp(a, b) == 0;
    cells_parse(a, &first);
    cells_parse(b, &second);
    bool same = is_same_set(&first, &second);
    cells_clear(&first);
    cells_clear(&second);
    return same;
}

/* The fields that tell the linked records of KIND apart, ended by NULL. */
static const char *const *identity_of(const struct kind *kind)
{
    static const char *const columns[][4] = {
        {"acquisition", "way", NULL, NULL},        {"provision", "recipients", NULL, NULL},
        {"entrustment", "contractor", NULL, NULL}, {"joint_use", "users", NULL, NULL},
        {"retention", "period", "event", NULL},
    };
    size_t at = 0;
    while (strcmp(columns[at][0], kind->name) != 0)
        at++;
    return columns[at] + 1;
}

/* Whether WANTED, the only wish, names some of those whom THERE, the only record
 * there, names, and no others: what is known of all holds for these. */
static bool is_fewer(const struct group *g, size_t field, const struct record *there,
                     const struct record *wanted)
{
    struct cells more = {0}, fewer = {0}, others = {0};
    if (!kinds_is_list(&there->kind->fields[field]) || g->wish->count != 1 || g->there_count != 1)
        return false;
    cells_parse(there->values[field], &more);
    cells_parse(wanted->values[field], &fewer);
    cells_subtract(&fewer, &more, &others);
    bool some = fewer.count > 0 && others.count == 0;
    cells_clear(&more);
    cells_clear(&fewer);
    cells_clear(&others);
    return some;
}

/* Whether THERE is about what WANTED is about, by the fields that the row
 * gives of those that tell records of the kind apart. */
static bool is_same(const struct group *g, const struct record *there, const struct record *wanted)
{
    for (const char *const *at = identity_of(there->kind); *at != NULL; at++) {
        size_t f = kinds_field(there->kind, *at);
        if (g->wish->given[f] &&
            !is_same_value(&there->kind->fields[f], there->values[f], wanted->values[f]) &&
            !is_fewer(g, f, there, wanted))
            return false;
    }
    return true;
}

/* Whether the row can say which of the linked records it means: it names what
 * tells them apart, or has a value for each. Else the row is refused. */
static bool is_clear(const struct group *g)
{
    if (g->there_count == 0 || g->wish->count == g->there_count)
        return true;
    const struct kind *kind = g->there[0]->kind;
    const char *const *identity = identity_of(kind);
    for (const char *const *at = identity; *at != NULL; at++)
        if (g->wish->given[kinds_field(kind, *at)])
            return true;
    const char *label = kind->fields[kinds_field(kind, *identity)].label[g->load->why.lang];
    why_set(&g->load->why,
            "%s: %zu values stand here, but %zu records are linked. Give a value for each, or the "
            "column %s as well.",
            kind->label[g->load->why.lang], g->wish->count, g->there_count, label);
    load_refuse(g->load, g->plan, "", NULL, "");
    return false;
}

/* Gives RECORD the values of WANTED. */
static void put_wish(const struct group *g, struct record *record, const struct record *wanted)
{
    for (size_t f = 0; f < record->kind->field_count; f++)
        if (g->wish->given[f] && !is_open(g, f, wanted->values[f]))
            put(g, record, f, wanted->values[f]);
}

/* Changes records of this category alone that no wish met into wishes about
 * the same. */
static bool update(const struct group *g)
{
    bool done = true;
    for (size_t i = 0; i < g->wish->count && done; i++) {
        const struct record *wanted = g->wish->records[i];
        size_t k = g->met[i] ? g->there_count : 0;
        while (k < g->there_count && (g->kept[k] || linked_is_shared(g->there[k], g->through) ||
                                      !is_same(g, g->there[k], wanted)))
            k++;
        if (k == g->there_count)
            continue;
        put_wish(g, g->there[k], wanted);
        g->met[i] = g->kept[k] = true;
        done = g->plan->outcome != PLAN_REFUSED && save(g, g->there[k]);
    }
    return done;
}

/* Saves what is wished and still not there as new records. */
static bool create(const struct group *g)
{
    bool done = true;
    for (size_t i = 0; i < g->wish->count && done; i++) {
        struct record *record = g->wish->records[i];
        struct buf name = {0};
        if (g->met[i])
            continue;
        linked_name(g->load->m, g->category, record, g->load->options->lang, &name);
        put(g, record, kinds_field(record->kind, "name"), buf_text(&name));
        put(g, record, g->through, record_value(g->category, "code"));
        done = g->plan->outcome != PLAN_REFUSED && save(g, record);
        if (done)
            load_tell(g->load, record, LOAD_CREATED);
        buf_clear(&name);
    }
    return done;
}

/* Takes the category out of RECORD, or deletes it where it has no other. */
static bool let_go(const struct group *g, struct record *record)
{
    struct load *load = g->load;
    if (!linked_is_shared(record, g->through)) {
        if (!change_delete(load->m, record->kind, record->id, false, NULL, &load->why)) {
            load_refuse(load, g->plan, "", NULL, "");
            return false;
        }
        load_tell(load, record, LOAD_REMOVED);
        return true;
    }
    struct cells codes = {0}, others = {0};
    struct buf value = {0};
    cells_parse(record->values[g->through], &codes);
    for (size_t i = 0; i < codes.count; i++)
        if (strcmp(codes.items[i], record_value(g->category, "code")) != 0)
            cells_add(&others, codes.items[i]);
    cells_format(&others, &value);
    put(g, record, g->through, buf_text(&value));
    cells_clear(&codes);
    cells_clear(&others);
    buf_clear(&value);
    return save(g, record);
}

static void apply_group(struct group *g)
{
    if (!g->wish->stated)
        return;
    g->kept = mem_new(g->there_count + 1, sizeof *g->kept);
    g->met = mem_new(g->wish->count + 1, sizeof *g->met);
    match(g, true);
    match(g, false);
    if (!is_met_together(g) && is_clear(g)) {
        bool done = update(g) && create(g);
        for (size_t k = 0; k < g->there_count && done; k++)
            if (!g->kept[k])
                done = let_go(g, g->there[k]);
    }
    free(g->kept);
    free(g->met);
}

/* Gives the storages of the category the media that the row states. A storage
 * that is known to be of another medium refuses the row. */
static void apply_media(struct load *load, const struct load_file *file, size_t row,
                        const struct register_linked *storages, const struct cells *media)
{
    struct plan_row *plan = plan_row(file->plan, row);
    const struct kind *kind = kinds_find("storage");
    size_t field = kinds_field(kind, "medium");
    if (media->count == 0)
        return;
    const char *title = file->headers.targets[headers_find(&file->headers, kind, field)].title;
    if (storages->count == 0) {
        plan_note(plan, words_in(load->options->lang,
                                 "The medium was not taken, since no storage is named."));
        return;
    }
    if (media->count > 1 && media->count != storages->count) {
        why_set(&load->why,
                "%zu media stand here, but there are %zu storages. Give one for each, "
                "or one for all.",
                media->count, storages->count);
        load_refuse(load, plan, title, NULL, "");
        return;
    }
    for (size_t i = 0; i < storages->count; i++) {
        struct record *storage = storages->records[i];
        const char *medium = media->items[media->count == 1 ? 0 : i];
        const char *known = storage->values[field];
        if (medium[0] == '\0' || strcmp(medium, known) == 0)
            continue;
        if (known[0] != '\0') {
            why_set(&load->why,
                    "The storage %s %s is of the medium %s. Change it there, or name another "
                    "storage.",
                    record_value(storage, "code"), record_value(storage, "name"),
                    kinds_choice(&kind->fields[field], known)->label[load->why.lang]);
            load_refuse(load, plan, title, NULL,
                        kinds_choice(&kind->fields[field], medium)->label[load->why.lang]);
            continue;
        }
        if (!record_set(storage, field, medium, &load->why) ||
            !record_save(load->m, storage, &load->why))
            load_refuse(load, plan, title, NULL, medium);
    }
}

static bool states_anything(const struct linked *linked)
{
    bool stated = linked->media.count > 0;
    for (size_t i = 0; i < REGISTER_GROUPS; i++)
        stated = stated || linked->wishes[i].stated;
    return stated;
}

void linked_apply(struct load *load, struct load_file *file, size_t row,
                  const struct record *category, struct linked *linked)
{
    struct plan_row *plan = plan_row(file->plan, row);
    struct cells old = {0}, new = {0};
    if (!states_anything(linked))
        return;
    /* Nothing is linked yet to what this row has just made. */
    bool alone = load->at_once && file->rows[row].fresh && linked->media.count == 0;
    struct register_row *before =
        alone ? mem_new(1, sizeof *before) : register_load(load->m, category->id, &load->why);
    if (before == NULL) {
        load_refuse(load, plan, "", NULL, "");
        return;
    }
    if (!file->rows[row].fresh)
        linked_cells(load, file, before, &old);
    for (size_t i = 0; i < REGISTER_GROUPS; i++) {
        const struct kind *kind = kinds_find(register_groups[i].kind);
        struct register_linked *there = &before->linked[i];
        if (register_groups[i].through == NULL) {
            apply_media(load, file, row, there, &linked->media);
            continue;
        }
        linked_grow(&linked->wishes[i], there);
        struct group g = {.load = load,
                          .plan = plan,
                          .category = category,
                          .through = kinds_field(kind, register_groups[i].through),
                          .wish = &linked->wishes[i],
                          .there = there->records,
                          .there_count = there->count};
        apply_group(&g);
    }
    register_free(before);
    struct register_row *after =
        file->rows[row].fresh ? NULL : register_load(load->m, category->id, &load->why);
    if (after != NULL) {
        linked_cells(load, file, after, &new);
        linked_tell(load, file, plan, &old, &new);
    }
    register_free(after);
    cells_clear(&old);
    cells_clear(&new);
}

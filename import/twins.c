/*
 * See twins.h. Only names with the key of a new one are kept, so that an
 * inventory of many parties costs one look at each.
 */
#include "import/twins.h"

#include "model/alike.h"
#include "model/mem.h"
#include "model/refer.h"

#include <stdlib.h>
#include <string.h>

enum { SHOWN_MOST = 3 };

/* A name with the key of a new record. */
struct twin {
    char *code, *name;
    size_t next; /* place of the next one with that key, plus 1; 0 for the last */
};

/* The names with the key of a new record: their places, plus 1. */
struct group {
    size_t first, last;
};

struct twins {
    const struct kind *kind;
    struct names made; /* codes of records that refused rows alone would make */
    struct names keys; /* of new records: the places of their groups */
    struct group *groups;
    struct twin *items;
    size_t count, capacity;
};

static void take_name(void *context, const char *code, const char *name)
{
    struct twins *twins = context;
    struct buf key = {0};
    size_t group, ignored;
    alike_key(name, &key);
    if (key.length > 0 && !names_find(&twins->made, twins->kind, code, &ignored) &&
        names_find(&twins->keys, twins->kind, key.text, &group)) {
        twins->items = mem_grow(twins->items, twins->count, &twins->capacity, sizeof *twins->items);
        twins->items[twins->count++] = (struct twin){mem_copy(code), mem_copy(name), 0};
        struct group *of = &twins->groups[group];
        if (of->first == 0)
            of->first = twins->count;
        else
            twins->items[of->last - 1].next = twins->count;
        of->last = twins->count;
    }
    buf_clear(&key);
}

/* Tells RECORD what else has its key, which is that of GROUP. */
static void put_like(const struct twins *twins, const struct group *group,
                     struct plan_record *record, enum lang lang)
{
    struct buf like = {0};
    size_t shown = 0;
    for (size_t i = group->first; i != 0 && shown <= SHOWN_MOST; i = twins->items[i - 1].next) {
        const struct twin *twin = &twins->items[i - 1];
        if (strcmp(twin->code, record->code) == 0)
            continue;
        if (shown < SHOWN_MOST)
            buf_printf(&like, "%s%s %s", shown == 0 ? "" : words_in(lang, ", "), twin->code,
                       twin->name);
        else
            buf_puts(&like, " ..");
        shown++;
    }
    if (shown > 0)
        record->like = buf_take(&like);
    buf_clear(&like);
}

/* Keeps the codes of records of the kind that come to nothing: a refused row alone
 * names them. */
static void find_made(const struct load *load, struct twins *twins)
{
    const struct plan_records *created = &load->plan->created;
    struct names kept = {0};
    size_t ignored;
    for (size_t i = 0; i < created->count; i++)
        names_add(&kept, created->items[i].kind, created->items[i].code, 0);
    for (size_t i = 0; i < load->named_count; i++) {
        const struct load_named *named = &load->named[i];
        if (named->kind == twins->kind && named->fate == LOAD_CREATED &&
            !names_find(&kept, named->kind, named->code, &ignored))
            names_add(&twins->made, named->kind, named->code, 0);
    }
    names_clear(&kept);
}

static void tell_kind(struct load *load, const struct kind *kind)
{
    struct plan_records *created = &load->plan->created;
    struct twins twins = {.kind = kind};
    size_t *groups = mem_new(created->count + 1, sizeof *groups);
    twins.groups = mem_new(created->count + 1, sizeof *twins.groups);
    for (size_t i = 0; i < created->count; i++) {
        struct buf key = {0};
        if (created->items[i].kind != kind || !created->items[i].named)
            continue;
        alike_key(created->items[i].name, &key);
        groups[i] = names_add(&twins.keys, kind, buf_text(&key), i);
        buf_clear(&key);
    }
    find_made(load, &twins);
    if (!refer_names(load->m, kind, take_name, &twins, &load->why))
        load->broken = true;
    for (size_t i = 0; i < created->count; i++)
        if (created->items[i].kind == kind && created->items[i].named)
            put_like(&twins, &twins.groups[groups[i]], &created->items[i], load->options->lang);
    for (size_t i = 0; i < twins.count; i++) {
        free(twins.items[i].code);
        free(twins.items[i].name);
    }
    free(twins.items);
    free(twins.groups);
    names_clear(&twins.keys);
    names_clear(&twins.made);
    free(groups);
}

void twins_count(struct load *load)
{
    bool refused = load_is_refused(load, load->row);
    for (size_t i = 0; i < load->use_count; i++) {
        struct load_named *named = &load->named[load->uses[i].named];
        named->uses = 0;
        named->rows += !refused;
        named->named = named->named || load->uses[i].field != NULL;
    }
    load->use_count = 0;
}

/* Tells the plan the records that came and went for rows that are not refused. */
static void tell_records(struct load *load)
{
    for (size_t i = 0; i < load->named_count; i++) {
        const struct load_named *named = &load->named[i];
        struct plan_record told = {.kind = named->kind,
                                   .code = named->code,
                                   .name = named->name,
                                   .named = named->named,
                                   .rows = named->rows};
        for (size_t use = named->uses; use != 0; use = load->uses[use - 1].next) {
            told.rows += !load_is_refused(load, load->uses[use - 1].row);
            told.named = told.named || load->uses[use - 1].field != NULL;
        }
        if (told.rows > 0 && named->fate == LOAD_CREATED)
            plan_record(&load->plan->created, &told);
        else if (told.rows > 0 && named->fate == LOAD_REMOVED)
            plan_record(&load->plan->removed, &told);
    }
}

void twins_tell(struct load *load)
{
    tell_records(load);
    for (size_t k = 0; k < kinds_count && !load->broken; k++) {
        bool any = false;
        for (size_t i = 0; i < load->plan->created.count && !any; i++)
            any = load->plan->created.items[i].kind == &kinds[k] &&
                  load->plan->created.items[i].named;
        if (any)
            tell_kind(load, &kinds[k]);
    }
}

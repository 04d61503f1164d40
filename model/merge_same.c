/* See merge_same.h. */
#include "model/merge_same.h"

#include "model/buf.h"
#include "model/inside.h"
#include "model/mem.h"
#include "model/merge_inside.h"
#include "model/others.h"
#include "model/past.h"
#include "model/record.h"
#include "model/three_way_inside.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* The kinds of which records are shared, the ones that others refer to first. */
static const struct {
    const char *kind;
    bool numbered; /* it has a corporate number */
} shared[] = {{"organization", true}, {"party", true}, {"item", false}};
enum { SHARED = sizeof shared / sizeof shared[0] };

struct same_pair {
    const struct kind *kind;
    int64_t theirs, ours;
    bool fresh; /* found for the first time */
};

struct merge_same {
    struct same_pair *pairs; /* in order of kind and THEIRS once all are found */
    struct same_pair *ours;  /* the same in order of kind and OURS */
    size_t count, capacity;
};

/* A record that may be one with another. */
struct candidate {
    int64_t id;
    char *name, *number;
};

struct candidates {
    struct candidate *items;           /* in order of their names */
    const struct candidate **numbered; /* those with a number, in order of it */
    size_t count, capacity, numbered_count;
};

static void forget(struct candidates *all)
{
    for (size_t i = 0; i < all->count; i++) {
        free(all->items[i].name);
        free(all->items[i].number);
    }
    free(all->items);
    free(all->numbered);
    *all = (struct candidates){0};
}

static int by_name(const void *a, const void *b)
{
    const struct candidate *x = a, *y = b;
    return strcmp(x->name, y->name);
}

static int by_number(const void *a, const void *b)
{
    const struct candidate *x = *(const struct candidate *const *)a;
    const struct candidate *y = *(const struct candidate *const *)b;
    return strcmp(x->number, y->number);
}

static int by_kind_and_ours(const void *a, const void *b)
{
    const struct same_pair *x = a, *y = b;
    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    return (x->ours > y->ours) - (x->ours < y->ours);
}

static int by_kind_and_theirs(const void *a, const void *b)
{
    const struct same_pair *x = a, *y = b;
    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    return (x->theirs > y->theirs) - (x->theirs < y->theirs);
}

/* The records of kind number K in M that are not in BUT, in order of their names. */
static void read_candidates(struct model *m, size_t k, struct model *but, struct candidates *all)
{
    const struct kind *kind = kinds_find(shared[k].kind);
    struct statement *st =
        model_statement(m,
                        shared[k].numbered ? "SELECT id, name, corporate_number FROM %1$s"
                                           : "SELECT id, name, '' FROM %1$s",
                        kind);
    while (db_step(st)) {
        int64_t id = db_int_at(st, 0);
        const char *number = db_text_at(st, 2);
        if (merge_has(but, kind, id))
            continue;
        all->items = mem_grow(all->items, all->count, &all->capacity, sizeof *all->items);
        all->items[all->count++] = (struct candidate){
            id, mem_copy(db_text_at(st, 1)), mem_copy(number[0] == 'T' ? number + 1 : number)};
    }
    if (all->count > 0)
        qsort(all->items, all->count, sizeof *all->items, by_name);
    all->numbered = mem_new(all->count + 1, sizeof *all->numbered);
    for (size_t i = 0; i < all->count; i++)
        if (all->items[i].number[0] != '\0')
            all->numbered[all->numbered_count++] = &all->items[i];
    qsort(all->numbered, all->numbered_count, sizeof *all->numbered, by_number);
}

/* The only one of ALL with that corporate number; NULL where none or several have it. */
static const struct candidate *with_number(const struct candidates *all, const char *number)
{
    const struct candidate wanted = {.number = (char *)number};
    const struct candidate *key = &wanted;
    const struct candidate **end = all->numbered + all->numbered_count;
    const struct candidate **found =
        bsearch(&key, all->numbered, all->numbered_count, sizeof *all->numbered, by_number);
    if (found == NULL || (found > all->numbered && by_number(found - 1, &key) == 0) ||
        (found + 1 < end && by_number(found + 1, &key) == 0))
        return NULL;
    return *found;
}

/* The only one of ALL with that name. */
static const struct candidate *with_name(const struct candidates *all, const char *name)
{
    const struct candidate wanted = {.name = (char *)name};
    const struct candidate *found =
        all->count == 0 ? NULL
                        : bsearch(&wanted, all->items, all->count, sizeof *all->items, by_name);
    if (found == NULL || (found > all->items && by_name(found - 1, &wanted) == 0) ||
        (found + 1 < all->items + all->count && by_name(found + 1, &wanted) == 0))
        return NULL;
    return found;
}

/* The one of OTHERS that is one with ONE of OWN; NULL where none is, or several may be. */
static const struct candidate *same_as(const struct candidates *own, const struct candidate *one,
                                       const struct candidates *others)
{
    const struct candidate *found = with_number(others, one->number);
    if (found != NULL)
        return with_number(own, one->number) == one ? found : NULL;
    found = with_name(others, one->name);
    bool differ = found != NULL && one->number[0] != '\0' && found->number[0] != '\0';
    return found != NULL && !differ && with_name(own, one->name) == one ? found : NULL;
}

/* Sorts the pairs found so far, so that merge_same_here() and merge_same_is() know
 * them. */
static void settle(struct merge_same *same)
{
    free(same->ours);
    same->ours = mem_new(same->count + 1, sizeof *same->ours);
    if (same->count == 0)
        return;
    memcpy(same->ours, same->pairs, same->count * sizeof *same->ours);
    qsort(same->ours, same->count, sizeof *same->ours, by_kind_and_ours);
    qsort(same->pairs, same->count, sizeof *same->pairs, by_kind_and_theirs);
}

static void add_pair(struct merge_same *same, struct same_pair pair)
{
    same->pairs = mem_grow(same->pairs, same->count, &same->capacity, sizeof *same->pairs);
    same->pairs[same->count++] = pair;
}

/* An earlier merge: FILE was merged into MERGER. */
struct earlier {
    struct model *merger, *file;
    struct model *known; /* the file as it was at the latest of them: borrowed */
    bool ours_merged;    /* the merger is the inventory here, else the file */
};

static int by_id(const void *a, const void *b)
{
    const struct candidate *x = *(const struct candidate *const *)a;
    const struct candidate *y = *(const struct candidate *const *)b;
    return (x->id > y->id) - (x->id < y->id);
}

/* ALL in the order of their numbers; the caller frees. */
static const struct candidate **in_order(const struct candidates *all)
{
    const struct candidate **order = mem_new(all->count + 1, sizeof *order);
    for (size_t i = 0; i < all->count; i++)
        order[i] = &all->items[i];
    qsort(order, all->count, sizeof *order, by_id);
    return order;
}

/* The one with number ID of the COUNT in ORDER; NULL where there is none. */
static const struct candidate *with_id(const struct candidate *const *order, size_t count,
                                       int64_t id)
{
    const struct candidate wanted = {.id = id};
    const struct candidate *key = &wanted;
    const struct candidate *const *found = bsearch(&key, order, count, sizeof *order, by_id);
    return found == NULL ? NULL : *found;
}

/* Takes out of LOST, of kind number K, what is found again where the file was KNOWN and
 * the merger stood at STATE. */
static void find_again(struct merge_same *same, const struct earlier *of, size_t k,
                       struct model *known, struct model *state, struct candidates *lost)
{
    const struct kind *kind = kinds_find(shared[k].kind);
    struct candidates there = {0}, here = {0};
    size_t left = 0;
    read_candidates(known, k, state, &there);
    read_candidates(state, k, known, &here);
    const struct candidate **order = in_order(&there);
    for (size_t i = 0; i < lost->count; i++) {
        struct candidate *one = &lost->items[i];
        const struct candidate *then = with_id(order, there.count, one->id), *found = NULL;
        bool own = then == NULL && merge_has(state, kind, one->id);
        found = then == NULL ? NULL : same_as(&there, then, &here);
        if (found != NULL && merge_has(of->merger, kind, found->id))
            add_pair(same, of->ours_merged ? (struct same_pair){kind, one->id, found->id, false}
                                           : (struct same_pair){kind, found->id, one->id, false});
        if (found != NULL || own) {
            free(one->name);
            free(one->number);
        } else {
            lost->items[left++] = *one;
        }
    }
    lost->count = left;
    free(order);
    forget(&there);
    forget(&here);
}

static size_t count_all(const struct candidates lost[SHARED])
{
    size_t count = 0;
    for (size_t k = 0; k < SHARED; k++)
        count += lost[k].count;
    return count;
}

/* Looks where the merger stood at ENTRY of its journal, when the file was KNOWN. */
static bool look_at(struct merge_same *same, const struct earlier *of, struct model *known,
                    int64_t entry, struct candidates lost[SHARED], struct why *why)
{
    struct model *state = past_open(of->merger, entry, why);
    for (size_t k = 0; k < SHARED && state != NULL; k++)
        find_again(same, of, k, known, state, &lost[k]);
    /* What could not be read there would be records that were never one. */
    bool done = state != NULL && model_ok_since(state, 0, why);
    past_close(state);
    return done;
}

/* Goes back through the earlier merges, the latest first, until everything is found that
 * the file had then and the merger has under another number. */
static bool look_back(struct merge_same *same, const struct earlier *of, struct why *why)
{
    struct candidates lost[SHARED] = {{0}};
    int64_t entry = INT64_MAX, seq;
    bool done = true, latest = true;
    for (size_t k = 0; k < SHARED; k++)
        read_candidates(of->known, k, of->merger, &lost[k]);
    while (done && count_all(lost) > 0 && others_merge_before(of->merger, of->file, &entry, &seq)) {
        struct model *known = latest ? of->known : past_open(of->file, seq, why);
        done = known != NULL && look_at(same, of, known, entry, lost, why) &&
               (count_all(lost) == 0 || look_at(same, of, known, entry - 1, lost, why));
        done = done && model_ok_since(known, 0, why);
        if (!latest)
            past_close(known);
        latest = false;
    }
    for (size_t k = 0; k < SHARED; k++)
        forget(&lost[k]);
    return done;
}

/* Adds to FRESH what is one now, of what neither side knows of the other. */
static void find_new(const struct merge_same *same, struct model *m, const struct merge *merge,
                     struct model *base, size_t k, struct merge_same *fresh)
{
    const struct kind *kind = kinds_find(shared[k].kind);
    struct candidates there = {0}, here = {0};
    read_candidates(merge->other, k, m, &there);
    read_candidates(m, k, merge->other, &here);
    for (size_t i = 0; i < there.count; i++) {
        const struct candidate *one = &there.items[i];
        const struct candidate *found = same_as(&there, one, &here);
        if (found == NULL || merge_same_here(same, kind, one->id) != one->id ||
            merge_same_is(same, kind, found->id))
            continue;
        /* What one side knew and has no more was deleted there. */
        if (base == NULL || (!merge_has(base, kind, one->id) && !merge_has(base, kind, found->id)))
            add_pair(fresh, (struct same_pair){kind, one->id, found->id, true});
    }
    forget(&there);
    forget(&here);
}

struct merge_same *merge_same_new(struct model *m, const struct merge *merge, struct model *base,
                                  struct why *why)
{
    struct merge_same *same = mem_new(1, sizeof *same);
    bool ours_merged = merge->base == MERGE_OF_THEIRS;
    const struct earlier earlier = {.merger = ours_merged ? m : merge->other,
                                    .file = ours_merged ? merge->other : m,
                                    .known = base,
                                    .ours_merged = ours_merged};
    bool done = !merge->apart || base == NULL || look_back(same, &earlier, why);
    settle(same);
    if (!merge->apart)
        return same;
    struct merge_same fresh = {0};
    for (size_t k = 0; k < SHARED && done; k++)
        find_new(same, m, merge, base, k, &fresh);
    for (size_t i = 0; i < fresh.count; i++)
        add_pair(same, fresh.pairs[i]);
    free(fresh.pairs);
    settle(same);
    if (done && db_ok(m->db, why) && db_ok(merge->other->db, why))
        return same;
    merge_same_free(same);
    return NULL;
}

void merge_same_free(struct merge_same *same)
{
    if (same == NULL)
        return;
    free(same->pairs);
    free(same->ours);
    free(same);
}

int64_t merge_same_here(const struct merge_same *same, const struct kind *kind, int64_t id)
{
    const struct same_pair wanted = {.kind = kind, .theirs = id};
    const struct same_pair *found = same->pairs;
    if (found != NULL)
        found = bsearch(&wanted, same->pairs, same->count, sizeof *same->pairs, by_kind_and_theirs);
    return found == NULL ? id : found->ours;
}

bool merge_same_is(const struct merge_same *same, const struct kind *kind, int64_t id)
{
    const struct same_pair wanted = {.kind = kind, .ours = id};
    return bsearch(&wanted, same->ours, same->count, sizeof *same->ours, by_kind_and_ours) != NULL;
}

void merge_same_value(const struct merge_same *same, const char *value, struct buf *out)
{
    /* A token ends with the digits of its number. */
    for (const char *at = value; *at != '\0';) {
        const struct kind *kind = NULL;
        int64_t id = three_way_meant(at, &kind);
        if (id == 0) {
            buf_putc(out, *at++);
            continue;
        }
        at = strchr(at, '/') + 1;
        at += strspn(at, "-0123456789");
        three_way_token(kind, merge_same_here(same, kind, id), out);
    }
}

void merge_same_note(struct model *m, const struct merge_same *same, struct merge *merge)
{
    size_t told = 0;
    for (size_t i = 0; i < same->count && told < MERGE_NOTES; i++) {
        const struct same_pair *pair = &same->pairs[i];
        struct buf theirs = {0}, ours = {0}, text = {0};
        if (!pair->fresh)
            continue;
        record_title(merge->other, pair->kind, pair->theirs, &theirs);
        record_title(m, pair->kind, pair->ours, &ours);
        buf_printf(&text, words_in(m->lang, N_("%s: %s of the file is %s here.")),
                   pair->kind->label[m->lang], buf_text(&theirs), buf_text(&ours));
        three_way_note(merge->way, buf_text(&text));
        buf_clear(&theirs);
        buf_clear(&ours);
        buf_clear(&text);
        told++;
    }
}

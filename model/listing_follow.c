/*
 * Bringing a listing up to date after a few records changed: they are taken
 * out, and those that still belong to it are put where they stand now.
 */
#include "model/buf.h"
#include "model/compare.h"
#include "model/inside.h"
#include "model/listing_inside.h"
#include "model/mem.h"
#include "model/search.h"

#include <stdlib.h>
#include <string.h>

enum { FOLLOWED_MOST = 64 }; /* records; more are read anew as quickly */

struct following {
    struct model *m;
    const struct listing_query *query;
    struct filter *filter;
    struct order *order; /* NULL: by code, as the index has it */
};

/* The code of record ID; the caller frees it. */
static char *code_of(struct following *f, int64_t id)
{
    struct buf sql = {0};
    buf_printf(&sql, "SELECT code FROM %s WHERE id = :id", f->query->kind->name);
    struct statement *st = db_prepare(f->m->db, buf_text(&sql));
    buf_clear(&sql);
    db_bind_int(st, ":id", id);
    if (!db_step(st))
        return mem_copy("");
    char *code = mem_copy(db_text_at(st, 0));
    db_done(st);
    return code;
}

/* Whether record A, whose text is TEXT, stands before record B. */
static bool precedes(struct following *f, int64_t a, const struct buf *text, int64_t b)
{
    bool before;
    if (f->order == NULL) {
        char *mine = code_of(f, a), *other = code_of(f, b);
        before = (strcmp(mine, other) < 0) != f->query->descending;
        free(mine);
        free(other);
        return before;
    }
    struct buf other = {0};
    search_text(f->m, f->query->kind, b, &other);
    before = order_precedes(f->order, &(struct order_record){a, buf_text(text), text->length},
                            &(struct order_record){b, buf_text(&other), other.length});
    buf_clear(&other);
    return before;
}

/* Puts record ID, whose text is TEXT, where it belongs in LISTING. */
static void insert(struct following *f, struct listing *listing, int64_t id, const struct buf *text)
{
    size_t low = 0, high = listing->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (precedes(f, id, text, listing->ids[middle]))
            high = middle;
        else
            low = middle + 1;
    }
    memmove(&listing->ids[low + 1], &listing->ids[low],
            (listing->count - low) * sizeof *listing->ids);
    listing->ids[low] = id;
    listing->count++;
}

/* Whether the record with TEXT, closed with a NUL, passes the filter. */
static bool passes(const struct following *f, int64_t id, const struct buf *text)
{
    struct search_block block = {
        .ids = {id}, .count = 1, .texts = text->text, .length = text->length + 1};
    return (filter_block(f->filter, &block) & 1) != 0;
}

/* Takes the COUNT records IDS out of LISTING. */
static void take_out(struct listing *listing, const int64_t *ids, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < listing->count; i++) {
        int64_t id = listing->ids[i];
        bool known = count == 1 ? id == ids[0]
                                : bsearch(&id, ids, count, sizeof *ids, compare_numbers) != NULL;
        if (!known)
            listing->ids[kept++] = id;
    }
    listing->count = kept;
}

static void follow(struct following *f, const int64_t *ids, size_t count, struct listing *listing)
{
    take_out(listing, ids, count);
    listing->ids = mem_resize(listing->ids, listing->count + count, sizeof *listing->ids);
    for (size_t i = 0; i < count; i++) {
        struct buf text = {0};
        search_text(f->m, f->query->kind, ids[i], &text);
        if (text.length > 0 && passes(f, ids[i], &text))
            insert(f, listing, ids[i], &text);
        buf_clear(&text);
    }
}

bool listing_follow(struct model *m, const struct listing_query *query, int64_t since,
                    struct listing *listing)
{
    struct following f = {.m = m, .query = query};
    int64_t *ids;
    size_t count;
    model_begin_reading(m);
    if (!search_changed(m, query->kind, since, FOLLOWED_MOST, &ids, &count))
        return false;
    f.filter = filter_new(query->kind, query->filter);
    f.order = listing_order(query, f.filter);
    if (count > 0)
        follow(&f, ids, count, listing);
    order_free(f.order);
    filter_free(f.filter);
    free(ids);
    return !db_failed(m->db);
}

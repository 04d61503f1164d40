/*
 * Bringing a listing up to date after a few records changed: they are taken
 * out, and those that still belong to it are put where they stand now.
 */
#include "model/buf.h"
#include "model/compare.h"
#include "model/inside.h"
#include "model/listing_inside.h"
#include "model/mem.h"
#include "model/scope.h"
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

/* Record ID with its TEXTS, as the order takes it. */
static struct order_record ordered(const struct following *f, int64_t id,
                                   const struct search_columns *texts)
{
    struct order_record record = {.id = id};
    size_t code = kinds_field(f->query->kind, "code");
    record.code = buf_text(&texts->fields[code]);
    for (size_t i = 0; i < f->query->kind->field_count; i++)
        if (i != code && (order_fields(f->order) >> i & 1) != 0)
            record.value = buf_text(&texts->fields[i]);
    return record;
}

/* Whether record A, whose texts are TEXTS, stands before record B. */
static bool precedes(struct following *f, int64_t a, const struct search_columns *texts, int64_t b)
{
    if (f->order == NULL) {
        char *mine = code_of(f, a), *other = code_of(f, b);
        bool before = (strcmp(mine, other) < 0) != f->query->descending;
        free(mine);
        free(other);
        return before;
    }
    struct search_columns others = {0};
    search_make(f->m, f->query->kind, &b, 1, &others);
    const struct order_record mine = ordered(f, a, texts), other = ordered(f, b, &others);
    bool before = order_precedes(f->order, &mine, &other);
    search_clear(&others);
    return before;
}

/* Puts record ID, whose texts are TEXTS, where it belongs in LISTING. */
static void insert(struct following *f, struct listing *listing, int64_t id,
                   const struct search_columns *texts)
{
    size_t low = 0, high = listing->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (precedes(f, id, texts, listing->ids[middle]))
            high = middle;
        else
            low = middle + 1;
    }
    memmove(&listing->ids[low + 1], &listing->ids[low],
            (listing->count - low) * sizeof *listing->ids);
    listing->ids[low] = id;
    listing->count++;
}

/* Whether the record with TEXTS is there and passes the filter. */
static bool passes(const struct following *f, const struct search_columns *texts)
{
    const struct kind *kind = f->query->kind;
    if (texts->fields[kinds_field(kind, "code")].length == 0)
        return false;
    struct search_set passing;
    filter_begin(f->filter, 1);
    for (size_t i = 0; i < kind->field_count; i++) {
        const struct buf *field = &texts->fields[i];
        if (field->length > 0)
            filter_add(f->filter, &(struct search_texts){i, field->text, field->length});
    }
    filter_end(f->filter, &passing);
    return passing.bits[0] != 0;
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
    struct search_columns texts = {0};
    for (size_t i = 0; i < count; i++) {
        search_make(f->m, f->query->kind, &ids[i], 1, &texts);
        const struct scope *scope = f->query->scope;
        if (passes(f, &texts) && (scope == NULL || scope_has(scope, f->query->kind, ids[i])))
            insert(f, listing, ids[i], &texts);
    }
    search_clear(&texts);
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

/*
 * See listing.h. All records by code come from the index of the codes, in
 * pieces behind the code read last. Anything else comes from the stored texts
 * (search.h): those that pass the filter are put in order as they are found.
 */
#include "model/listing.h"

#include "model/buf.h"
#include "model/inside.h"
#include "model/listing_inside.h"
#include "model/mem.h"
#include "model/scope.h"
#include "model/search.h"
#include "model/ticks.h"

#include <stdlib.h>
#include <string.h>

/* Read or merged between two looks at the clock. */
enum { CHECKED_ROWS = 1024, CHECKED_BLOCKS = 4, MERGED_RECORDS = 16384 };

struct listing_work {
    struct model *m;
    const struct kind *kind;
    bool descending;
    struct scope *scope; /* or NULL */
    bool read;           /* all that is to be read */
    bool done;
    size_t seen;

    /* All by code. */
    char *last; /* the code read last; NULL before the first */
    int64_t *ids;
    size_t count, capacity;

    /* Filtered or sorted; NULL otherwise. */
    struct order *order;
    struct filter *filter;
    struct search_walk walk;
    struct buf codes, values; /* of a block: the texts of the code and of the field of the order */
};

struct order *listing_order(const struct listing_query *query, const struct filter *filter)
{
    const struct kind *kind = query->kind;
    size_t field = query->sort == NULL ? kind->field_count : kinds_field(kind, query->sort);
    if (field < kind->field_count && kind->fields[field].type == TYPE_CODE)
        field = kind->field_count;
    if (field == kind->field_count && filter_is_empty(filter))
        return NULL;
    return order_new(kind, field, query->descending);
}

struct listing_work *listing_start(struct model *m, const struct listing_query *query)
{
    struct listing_work *work = mem_new(1, sizeof *work);
    work->m = m;
    work->kind = query->kind;
    work->descending = query->descending;
    work->scope = scope_share(query->scope);
    work->walk.kind = query->kind;
    work->filter = filter_new(query->kind, query->filter);
    work->order = listing_order(query, work->filter);
    if (work->order != NULL)
        work->walk.fields = filter_fields(work->filter) | order_fields(work->order);
    return work;
}

void listing_stop(struct listing_work *work)
{
    if (work == NULL)
        return;
    search_pause(&work->walk);
    filter_free(work->filter);
    order_free(work->order);
    buf_clear(&work->codes);
    buf_clear(&work->values);
    scope_free(work->scope);
    free(work->ids);
    free(work->last);
    free(work);
}

static bool is_in_scope(const struct listing_work *work, int64_t id)
{
    return work->scope == NULL || scope_has(work->scope, work->kind, id);
}

/* Reads on in the index of the codes until UNTIL. */
static void read_codes(struct listing_work *work, long long until)
{
    struct buf sql = {0};
    const char *code = NULL;
    const char *comparison = work->descending ? "<" : ">";
    buf_printf(&sql, "SELECT id, code FROM %s WHERE code %s :last ORDER BY code%s",
               work->kind->name, work->last == NULL ? "IS NOT" : comparison,
               work->descending ? " DESC" : "");
    struct statement *st = db_prepare(work->m->db, buf_text(&sql));
    buf_clear(&sql);
    db_bind_text(st, ":last", work->last == NULL ? "" : work->last);
    while (db_step(st)) {
        int64_t id = db_int_at(st, 0);
        if (is_in_scope(work, id)) {
            work->ids = mem_grow(work->ids, work->count, &work->capacity, sizeof *work->ids);
            work->ids[work->count++] = id;
        }
        if (++work->seen % CHECKED_ROWS == 0 && ticks_us() > until) {
            code = db_text_at(st, 1);
            break;
        }
    }
    work->done = code == NULL;
    free(work->last);
    work->last = code == NULL ? NULL : mem_copy(code);
    if (code != NULL)
        db_done(st);
}

/* Reads the texts of BLOCK: puts the records that pass the filter into PASSING,
 * and keeps what the order needs. */
static void read_block(struct listing_work *work, const struct search_block *block,
                       struct search_set *passing)
{
    struct search_texts texts;
    uint64_t order = order_fields(work->order);
    size_t code = kinds_field(work->kind, "code");
    buf_empty(&work->codes);
    buf_empty(&work->values);
    filter_begin(work->filter, block->count);
    while (search_field(work->m, &work->walk, &texts)) {
        filter_add(work->filter, &texts);
        if ((order >> texts.field & 1) != 0)
            buf_add(texts.field == code ? &work->codes : &work->values, texts.texts, texts.length);
    }
    filter_end(work->filter, passing);
}

/* The next of TEXTS, behind *AT; "" where there are no more. */
static const char *next_text(const struct buf *texts, size_t *at)
{
    if (*at >= texts->length)
        return "";
    const char *text = texts->text + *at;
    *at += strlen(text) + 1;
    return text;
}

/* Takes the records of BLOCK that are in SET. */
static void take_block(struct listing_work *work, const struct search_block *block,
                       const struct search_set *set)
{
    size_t code = 0, value = 0;
    for (size_t i = 0; i < block->count; i++) {
        const struct order_record record = {.id = block->ids[i],
                                            .code = next_text(&work->codes, &code),
                                            .value = next_text(&work->values, &value)};
        if ((set->bits[i / SEARCH_WORD] >> i % SEARCH_WORD & 1) != 0 &&
            is_in_scope(work, record.id))
            order_add(work->order, &record);
    }
}

/* Reads on in the stored texts until UNTIL. */
static void read_texts(struct listing_work *work, long long until)
{
    struct search_block block;
    struct search_set passing;
    size_t blocks = 0;
    bool more = true;
    while (++blocks % CHECKED_BLOCKS != 0 || ticks_us() <= until) {
        more = search_next(work->m, &work->walk, &block);
        if (!more)
            break;
        work->seen += block.count;
        read_block(work, &block, &passing);
        take_block(work, &block, &passing);
    }
    search_pause(&work->walk);
    order_settle(work->order);
    work->read = !more;
}

/* Goes on with the order until UNTIL, by one piece at least. */
static void merge(struct listing_work *work, long long until)
{
    do
        work->done = order_merge(work->order, MERGED_RECORDS);
    while (!work->done && ticks_us() <= until);
}

bool listing_step(struct listing_work *work, long ms, struct why *why)
{
    long long until = ms == 0 ? INT64_MAX : ticks_us() + ms * 1000;
    if (work->done)
        return true;
    model_begin_reading(work->m);
    if (work->order == NULL)
        read_codes(work, until);
    else if (!work->read)
        read_texts(work, until);
    if (work->read)
        merge(work, until);
    return db_ok(work->m->db, why);
}

bool listing_done(const struct listing_work *work)
{
    return work->done;
}

size_t listing_seen(const struct listing_work *work)
{
    return work->seen;
}

size_t listing_found(const struct listing_work *work)
{
    return work->order != NULL ? order_count(work->order) : work->count;
}

void listing_take(struct listing_work *work, struct listing *listing)
{
    size_t count = listing_found(work);
    listing_clear(listing);
    listing->kind = work->kind;
    listing->count = count;
    if (count == 0)
        return;
    listing->ids = mem_new(count, sizeof *listing->ids);
    if (work->order != NULL)
        order_ids(work->order, listing->ids);
    else
        memcpy(listing->ids, work->ids, count * sizeof *listing->ids);
}

bool listing_load(struct model *m, const struct listing_query *query, struct listing *listing,
                  struct why *why)
{
    struct listing_work *work = listing_start(m, query);
    *listing = (struct listing){.kind = query->kind};
    bool read = listing_step(work, 0, why);
    if (read)
        listing_take(work, listing);
    listing_stop(work);
    return read;
}

void listing_clear(struct listing *listing)
{
    free(listing->ids);
    *listing = (struct listing){0};
}

size_t listing_place(const struct listing *listing, int64_t id)
{
    size_t i = 0;
    while (i < listing->count && listing->ids[i] != id)
        i++;
    return i;
}

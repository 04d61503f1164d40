/*
 * See impact.h. First the named records lead to categories, then these are read in pieces
 * with all that is something to them, each way of impact_ways.c once a piece.
 */
#include "model/impact.h"

#include "model/buf.h"
#include "model/dates.h"
#include "model/history.h"
#include "model/impact_inside.h"
#include "model/mem.h"
#include "model/titles.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PIECE = 500 /* categories */ };

static const char *const texts_columns[IMPACT_TEXTS] = {
    [IMPACT_CODE] = "code",         [IMPACT_NAME] = "name",
    [IMPACT_SUBJECTS] = "subjects", [IMPACT_CLASS] = "data_class",
    [IMPACT_OUR_ROLE] = "role",     [IMPACT_CONDITION] = "class_condition",
    [IMPACT_MINORS] = "minors",     [IMPACT_PERSONS_ON] = "persons_on",
    [IMPACT_STATUS] = "status",     [IMPACT_FACIAL] = "facial_features",
    [IMPACT_ENDED_ON] = "ended_on",
};

/* The category with that number, which is touched from now on. */
static size_t touch(struct impact *impact, int64_t id)
{
    bool fresh = false;
    size_t at = impact_map_at(&impact->work->touched, id, 0, 0, &fresh);
    if (fresh) {
        impact->categories = mem_grow(impact->categories, at, &impact->work->category_capacity,
                                      sizeof *impact->categories);
        impact->categories[at] = (struct impact_category){.id = id, .persons = -1};
        impact->category_count = at + 1;
    }
    return at;
}

static void add_reason(struct impact *impact, struct impact_link reason)
{
    impact->reasons = mem_grow(impact->reasons, impact->reason_count,
                               &impact->work->reason_capacity, sizeof *impact->reasons);
    impact->reasons[impact->reason_count++] = reason;
}

/* The kind called NAME; NULL where that is. */
static const struct kind *kind_of(const char *name)
{
    return name == NULL ? NULL : kinds_find(name);
}

/* The record of a column of ST. */
static const struct record *record_at(struct impact *impact, struct statement *st, int column,
                                      const struct kind *kind)
{
    return kind == NULL ? NULL : impact_record(impact->work, kind, db_int_at(st, column));
}

/* Adds the categories of the rows of ST, in which RECORD, to which SEED leads, stands as what, or
 * as via. */
static void follow_rows(struct impact *impact, size_t seed, const struct record *record,
                        const struct impact_way *way, struct statement *st, bool as_what)
{
    const struct kind *via_kind = kind_of(way->via_kind);
    int64_t before = 0;
    db_bind_int(st, ":id", record->id);
    for (bool first = true; db_step(st); first = false) {
        int64_t id = db_int_at(st, 0);
        /* A record has a row for each of its parties; it is one reason all the same. */
        if (id == 0 || (!as_what && !first && id == before))
            continue;
        before = id;
        struct impact_link reason = {
            .category = touch(impact, id), .role = way->role, .seed = seed};
        reason.what = as_what ? record : NULL;
        reason.via = as_what ? record_at(impact, st, 2, via_kind) : record;
        add_reason(impact, reason);
    }
}

static void follow(struct impact *impact, size_t seed, const struct record *record)
{
    struct model *m = impact->work->m;
    const char *kind = record->kind->name;
    if (strcmp(kind, "category") == 0)
        add_reason(impact, (struct impact_link){.category = touch(impact, record->id),
                                                .role = IMPACT_CATEGORY,
                                                .seed = seed});
    for (size_t i = 0; i < impact_ways_count; i++) {
        const struct impact_way *way = &impact_ways[i];
        if (way->by_what && strcmp(way->what_kind, kind) == 0)
            follow_rows(impact, seed, record, way, impact_way_of_what(m, way), true);
        if (way->by_via && strcmp(way->via_kind, kind) == 0)
            follow_rows(impact, seed, record, way, impact_way_of_via(m, way), false);
    }
}

/* Follows the other records that are one of our own organizations too: of a party the
 * organization that it stands for, of an organization the parties that stand for it. */
static void follow_selves(struct impact *impact, size_t seed)
{
    const struct record *record = impact->seeds[seed].record;
    bool party = strcmp(record->kind->name, "party") == 0;
    if (!party && strcmp(record->kind->name, "organization") != 0)
        return;
    struct statement *st =
        db_prepare(impact->work->m->db, party ? "SELECT organization FROM party WHERE id = :id"
                                              : "SELECT id FROM party WHERE organization = :id "
                                                "ORDER BY code");
    db_bind_int(st, ":id", record->id);
    while (db_step(st)) {
        const struct record *self =
            record_at(impact, st, 0, kinds_find(party ? "organization" : "party"));
        if (self != NULL)
            follow(impact, seed, self);
    }
}

/* Adds the COUNT numbers of categories from FIRST on as an array of JSON. */
static void put_ids(const struct impact *impact, size_t first, size_t count, struct buf *out)
{
    for (size_t i = 0; i < count; i++)
        buf_printf(out, "%c%lld", i == 0 ? '[' : ',', (long long)impact->categories[first + i].id);
    buf_putc(out, ']');
}

/* The place of category ID; category_count or more where it was not touched, as a damaged file
 * may give what was not asked for. */
static size_t place_of(struct impact *impact, int64_t id)
{
    bool fresh = false;
    return impact_map_at(&impact->work->touched, id, 0, 0, &fresh);
}

static void read_texts(struct impact *impact, const char *ids)
{
    static const char what[] = "categories of an impact";
    struct statement *st = db_kept(impact->work->m->db, what, what);
    if (st == NULL) {
        struct buf sql = {0};
        buf_puts(&sql, "SELECT id, coalesce(persons, -1)");
        for (size_t i = 0; i < IMPACT_TEXTS; i++)
            buf_printf(&sql, ", %s", texts_columns[i]);
        buf_puts(&sql, " FROM category WHERE id IN (SELECT value FROM json_each(:ids))");
        st = db_keep(impact->work->m->db, what, what, buf_text(&sql));
        buf_clear(&sql);
    }
    db_bind_text(st, ":ids", ids);
    while (db_step(st)) {
        size_t place = place_of(impact, db_int_at(st, 0));
        if (place >= impact->category_count)
            continue;
        struct impact_category *category = &impact->categories[place];
        category->persons = db_int_at(st, 1);
        for (int i = 0; i < IMPACT_TEXTS; i++)
            category->texts[i] = mem_copy(db_text_at(st, i + 2));
    }
}

static void read_links(struct impact *impact, const char *ids)
{
    for (size_t i = 0; i < impact_ways_count; i++) {
        const struct impact_way *way = &impact_ways[i];
        const struct kind *what = kind_of(way->what_kind), *via = kind_of(way->via_kind);
        struct statement *st = impact_way_of_categories(impact->work->m, way);
        db_bind_text(st, ":ids", ids);
        while (db_step(st)) {
            struct impact_link link = {.category = place_of(impact, db_int_at(st, 0)),
                                       .role = way->role,
                                       .what = record_at(impact, st, 1, what),
                                       .via = record_at(impact, st, 2, via)};
            if (link.category >= impact->category_count || (link.what == NULL && link.via == NULL))
                continue;
            impact->links = mem_grow(impact->links, impact->link_count,
                                     &impact->work->link_capacity, sizeof *impact->links);
            impact->links[impact->link_count++] = link;
        }
    }
}

/* Calls READ with the numbers of all touched categories, piece by piece. */
static void in_pieces(struct impact *impact, void (*read)(struct impact *impact, const char *ids))
{
    for (size_t at = 0; at < impact->category_count; at += PIECE) {
        size_t left = impact->category_count - at;
        struct buf ids = {0};
        put_ids(impact, at, left < PIECE ? left : PIECE, &ids);
        read(impact, buf_text(&ids));
        buf_clear(&ids);
    }
}

static int by_code(const void *a, const void *b)
{
    const struct impact_category *x = a, *y = b;
    return strcmp(x->texts[IMPACT_CODE], y->texts[IMPACT_CODE]);
}

/* The LINKS in the order of their categories, and otherwise as they were. */
static struct impact_link *by_category(const struct impact *impact, struct impact_link *links,
                                       size_t count)
{
    size_t *next = mem_new(impact->category_count + 1, sizeof *next);
    struct impact_link *sorted = mem_new(count + 1, sizeof *sorted);
    for (size_t i = 0; i < count; i++)
        next[links[i].category + 1]++;
    for (size_t i = 1; i <= impact->category_count; i++)
        next[i] += next[i - 1];
    for (size_t i = 0; i < count; i++)
        sorted[next[links[i].category]++] = links[i];
    free(next);
    free(links);
    return sorted;
}

/* How many different records that were named lead to each category. */
static size_t *count_seeds(struct impact *impact)
{
    size_t *counts = mem_new(impact->category_count + 1, sizeof *counts);
    struct impact_map pairs = {0};
    for (size_t i = 0; i < impact->reason_count; i++) {
        const struct impact_link *reason = &impact->reasons[i];
        bool fresh = false;
        impact_map_at(&pairs, (int64_t)reason->category, (int64_t)reason->seed, 0, &fresh);
        counts[reason->category] += fresh;
        impact->seeds[reason->seed].categories += fresh;
    }
    impact_map_clear(&pairs);
    return counts;
}

static void free_texts(struct impact_category *category)
{
    for (size_t i = 0; i < IMPACT_TEXTS; i++)
        free(category->texts[i]);
}

/* Puts the categories in order and leaves out those that are not asked for; their reasons
 * follow them. */
static void settle(struct impact *impact)
{
    size_t *counts = count_seeds(impact), kept = 0;
    int64_t *ids = mem_new(impact->category_count + 1, sizeof *ids);
    for (size_t i = 0; i < impact->category_count; i++) {
        ids[i] = impact->categories[i].id;
        if (impact->categories[i].texts[IMPACT_CODE] != NULL &&
            (!impact->narrow || counts[i] == impact->seed_count))
            impact->categories[kept++] = impact->categories[i];
        else
            free_texts(&impact->categories[i]);
    }
    impact->category_count = kept;
    if (kept > 1)
        qsort(impact->categories, kept, sizeof *impact->categories, by_code);
    impact_map_clear(&impact->work->touched);
    for (size_t i = 0; i < kept; i++)
        (void)place_of(impact, impact->categories[i].id);
    size_t reasons = 0;
    for (size_t i = 0; i < impact->reason_count; i++) {
        size_t place = place_of(impact, ids[impact->reasons[i].category]);
        impact->reasons[i].category = place;
        if (place < kept)
            impact->reasons[reasons++] = impact->reasons[i];
    }
    impact->reason_count = reasons;
    impact->reasons = by_category(impact, impact->reasons, reasons);
    free(ids);
    free(counts);
}

static void set_ranges(struct impact *impact)
{
    for (size_t i = impact->reason_count; i > 0; i--) {
        struct impact_category *category = &impact->categories[impact->reasons[i - 1].category];
        category->first_reason = i - 1;
        category->reason_count++;
    }
    for (size_t i = impact->link_count; i > 0; i--) {
        struct impact_category *category = &impact->categories[impact->links[i - 1].category];
        category->first_link = i - 1;
        category->link_count++;
    }
}

/* Takes the named records. False with WHY. */
static bool take_seeds(struct impact *impact, const struct impact_query *query, struct why *why)
{
    impact->seeds = mem_new(query->count + 1, sizeof *impact->seeds);
    impact->seed_count = query->count;
    for (size_t i = 0; i < query->count; i++) {
        struct impact_seed *seed = &impact->seeds[i];
        *seed = query->seeds[i];
        seed->categories = 0;
        if (!impact_leads(seed->kind))
            return why_set(why, "A record of the kind %s leads to no data category.",
                           seed->kind->label[why->lang]);
        seed->record = impact_record(impact->work, seed->kind, seed->id);
        if (seed->record == NULL)
            return db_judge(impact->work->m->db, why_set(why, "The record is not there any more."),
                            why);
    }
    return true;
}

/* The days are counted from when the first of the incidents that were named was known. */
static void take_known_day(struct impact *impact)
{
    const char *first = "";
    for (size_t i = 0; i < impact->seed_count; i++) {
        const struct impact_seed *seed = &impact->seeds[i];
        const char *known =
            strcmp(seed->kind->name, "incident") == 0 ? record_value(seed->record, "known_on") : "";
        if (date_valid(known) && (first[0] == '\0' || strcmp(known, first) < 0))
            first = known;
    }
    impact->assumed = first[0] == '\0';
    if (!impact->assumed)
        snprintf(impact->on, sizeof impact->on, "%s", first);
}

static bool read_all(struct impact *impact, const struct impact_query *query, struct why *why)
{
    struct impact_work *work = impact->work;
    if (!take_seeds(impact, query, why))
        return false;
    if (query->on == NULL)
        take_known_day(impact);
    for (size_t i = 0; i < impact->seed_count; i++) {
        follow(impact, i, impact->seeds[i].record);
        follow_selves(impact, i);
    }
    in_pieces(impact, read_texts);
    if (!db_ok(work->m->db, why))
        return false;
    settle(impact);
    in_pieces(impact, read_links);
    impact->links = by_category(impact, impact->links, impact->link_count);
    set_ranges(impact);
    impact_gather(impact);
    impact_find_laws(impact);
    impact_find_desks(impact);
    return db_ok(work->m->db, why);
}

struct impact *impact_new(struct model *m, const struct impact_query *query, struct why *why)
{
    struct impact *impact = mem_new(1, sizeof *impact);
    impact->work = mem_new(1, sizeof *impact->work);
    impact->work->m = m;
    impact->work->readers = mem_new(kinds_count, sizeof(struct record_reader *));
    impact->work->titles = titles_new();
    impact->narrow = query->narrow;
    if (query->on == NULL)
        history_today(m, impact->on);
    else
        snprintf(impact->on, sizeof impact->on, "%s", query->on);
    model_begin_reading(m);
    bool done = read_all(impact, query, why);
    impact_readers_end(impact->work);
    if (!done) {
        impact_free(impact);
        return NULL;
    }
    impact_judge(impact);
    return impact;
}

void impact_free(struct impact *impact)
{
    if (impact == NULL)
        return;
    for (size_t i = 0; i < impact->category_count; i++)
        free_texts(&impact->categories[i]);
    free(impact->seeds);
    free(impact->categories);
    free(impact->reasons);
    free(impact->links);
    free(impact->holders);
    free(impact->items);
    free(impact->desks);
    impact_map_clear(&impact->work->touched);
    impact_records_free(impact->work);
    free(impact->work);
    free(impact);
}

/*
 * The part of an overview that follows links: how long categories are kept,
 * which of them hold sensitive data, which are in other countries.
 */
#include "model/compare.h"
#include "model/inside.h"
#include "model/mem.h"
#include "model/overview_inside.h"
#include "model/periods.h"
#include "model/rising.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* Periods that are told apart; a ledger has a dozen. */
enum { PERIODS_MOST = 200 };

/* clang-format off */

/* What is to be known of the records of a kind. Of an entrustment and a
 * provision it is the country, where that is not given the one of the party. */
static const struct {
    const char *kind, *what;
    unsigned char flag; /* set on the linked categories where `what` is not empty; 0: none */
    const char *links;  /* the linked categories of record :id after :after */
} sources[] = {
    {"retention", "t.period", 0, NULL},
    {"item",
     "CASE WHEN t.item_class = 'individual_number' THEN 'number' "
     "WHEN t.item_class IN ('sensitive', 'delicate') "
     "OR t.sensitive_head <> '' THEN 'yes' ELSE '' END", OVERVIEW_SENSITIVE,
     "SELECT source FROM category_items WHERE target = :id AND " RISING("source")
     " ORDER BY source LIMIT :limit"},
    {"storage", "CASE t.country WHEN 'JP' THEN '' ELSE t.country END", OVERVIEW_ABROAD,
     "SELECT source FROM category_storages WHERE target = :id AND " RISING("source")
     " ORDER BY source LIMIT :limit"},
    {"entrustment",
     "CASE t.country WHEN 'JP' THEN '' WHEN '' THEN coalesce((SELECT p.country FROM party p "
     "WHERE p.id = t.contractor AND p.country <> 'JP'), '') ELSE t.country END", OVERVIEW_ABROAD,
     "SELECT target FROM entrustment_categories WHERE source = :id AND " RISING("target")
     " ORDER BY target LIMIT :limit"},
    {"provision",
     "CASE t.country WHEN 'JP' THEN '' WHEN '' THEN coalesce((SELECT p.country "
     "FROM provision_recipients r JOIN party p ON p.id = r.target WHERE r.source = t.id "
     "AND p.country NOT IN ('', 'JP') LIMIT 1), '') ELSE t.country END", OVERVIEW_ABROAD,
     "SELECT target FROM provision_categories WHERE source = :id AND " RISING("target")
     " ORDER BY target LIMIT :limit"},
};

/* The sensitive items of category :id, those of the row above. */
static const char about_sensitive[] =
    "SELECT group_concat(name, ' / ') FROM (SELECT i.name FROM category_items l "
    "JOIN item i ON i.id = l.target WHERE l.source = :id "
    "AND (i.item_class IN ('sensitive', 'delicate', 'individual_number') "
    "OR i.sensitive_head <> '') ORDER BY l.position)";

/* The countries that category :id is in. */
static const char about_abroad[] =
    "SELECT group_concat(country, ' ') FROM ("
    "SELECT s.country FROM category_storages l JOIN storage s ON s.id = l.target "
    "WHERE l.source = :id "
    "UNION SELECT CASE e.country WHEN '' THEN p.country ELSE e.country END "
    "FROM entrustment_categories l JOIN entrustment e ON e.id = l.source "
    "LEFT JOIN party p ON p.id = e.contractor WHERE l.target = :id "
    "UNION SELECT CASE v.country WHEN '' THEN p.country ELSE v.country END "
    "FROM provision_categories l JOIN provision v ON v.id = l.source "
    "LEFT JOIN provision_recipients r ON r.source = v.id "
    "LEFT JOIN party p ON p.id = r.target WHERE l.target = :id "
    "ORDER BY 1) WHERE country NOT IN ('', 'JP')";

/* clang-format on */

enum { SOURCES = sizeof sources / sizeof sources[0] };

/* The place of KIND in sources; SOURCES where it is not there. */
static size_t source_of(const struct kind *kind)
{
    size_t i = 0;
    while (i < SOURCES && strcmp(sources[i].kind, kind->name) != 0)
        i++;
    return i;
}

const char *overview_what(const struct kind *kind)
{
    size_t source = source_of(kind);
    if (strcmp(kind->name, "campaign") == 0)
        return "CASE t.closed_on WHEN '' THEN 'open' ELSE '' END";
    if (strcmp(kind->name, "review") == 0)
        return "coalesce(t.campaign, 0) || CASE t.outcome WHEN '' THEN 'o' ELSE '' END";
    return source < SOURCES ? sources[source].what : "''";
}

/* The place of PERIOD among those told apart. Beyond the most that are, it
 * counts as one without a length. */
static size_t period_place(struct overview *overview, const char *period)
{
    struct overview_work *work = overview->work;
    if (overview->period_count >= PERIODS_MOST)
        period = "";
    for (size_t i = 0; i < overview->period_count; i++)
        if (strcmp(overview->periods[i].period, period) == 0)
            return i;
    overview->periods = mem_grow(overview->periods, overview->period_count, &work->period_capacity,
                                 sizeof *overview->periods);
    overview->periods[overview->period_count] =
        (struct overview_period){.period = mem_copy(period), .last = INT64_MIN};
    return overview->period_count++;
}

void overview_take_row(struct overview *overview, const struct kind *kind, int64_t id,
                       const char *what)
{
    struct overview_work *work = overview->work;
    size_t source = source_of(kind);
    if (strcmp(kind->name, "campaign") == 0)
        overview_take_round(overview, id, what);
    if (strcmp(kind->name, "review") == 0)
        overview_take_review(overview, what);
    if (source == SOURCES)
        return;
    if (sources[source].flag != 0) {
        if (what[0] == '\0')
            return;
        work->sources = mem_grow(work->sources, work->source_count, &work->source_capacity,
                                 sizeof *work->sources);
        work->sources[work->source_count++] = (struct overview_source){
            kind, id,
            (unsigned char)(sources[source].flag |
                            (strcmp(what, "number") == 0 ? OVERVIEW_NUMBERS : 0))};
        return;
    }
    size_t period = period_place(overview, what);
    work->rules =
        mem_grow(work->rules, work->rule_count, &work->rule_capacity, sizeof *work->rules);
    work->rules[work->rule_count++] = (struct overview_rule){id, period};
}

static int by_rule(const void *a, const void *b)
{
    return compare_numbers(&((const struct overview_rule *)a)->id,
                           &((const struct overview_rule *)b)->id);
}

/* The place of category ID; the count of categories where another process
 * has made it since they were read. */
static size_t place_of(const struct overview_work *work, int64_t id)
{
    const int64_t *found =
        work->count == 0 ? NULL : bsearch(&id, work->ids, work->count, sizeof id, compare_numbers);
    return found == NULL ? work->count : (size_t)(found - work->ids);
}

/* Takes that retention SOURCE covers category ID. */
static void take_rule(struct overview *overview, int64_t id, int64_t source)
{
    struct overview_work *work = overview->work;
    size_t place = place_of(work, id);
    struct overview_rule wanted = {source, 0};
    const struct overview_rule *rule =
        work->rule_count == 0
            ? NULL
            : bsearch(&wanted, work->rules, work->rule_count, sizeof wanted, by_rule);
    if (place == work->count || rule == NULL || (work->flags[place] & OVERVIEW_RETIRED) != 0)
        return;
    work->flags[place] |= OVERVIEW_RETAINED;
    struct overview_period *period = &overview->periods[rule->period];
    if (period->last != id)
        period->categories++;
    period->last = id;
}

/* The days of PERIOD to order by; one without a length is the longest. */
static long length_of(const struct overview_period *period)
{
    long days = period_days(period->period);
    return days == 0 ? LONG_MAX : days;
}

static int by_length(const void *a, const void *b)
{
    long x = length_of(a), y = length_of(b);
    return x < y ? -1 : x > y;
}

static void order_periods(struct overview *overview)
{
    size_t kept = 0;
    for (size_t i = 0; i < overview->period_count; i++)
        if (overview->periods[i].categories > 0)
            overview->periods[kept++] = overview->periods[i];
        else
            free(overview->periods[i].period);
    overview->period_count = kept;
    if (kept > 0)
        qsort(overview->periods, kept, sizeof *overview->periods, by_length);
}

void overview_name(struct model *m, struct overview_record *record)
{
    struct statement *st = db_prepare(m->db, "SELECT name, minors = 'yes' AS minors, "
                                             "facial_features = 'yes' AS facial_features "
                                             "FROM category WHERE id = :id");
    db_bind_int(st, ":id", record->id);
    if (db_step(st)) {
        record->name = mem_copy(db_text(st, "name"));
        record->minors = db_int(st, "minors") != 0;
        record->facial_features = db_int(st, "facial_features") != 0;
        db_done(st);
    } else {
        record->name = mem_copy("");
    }
}

/* Reads what ABOUT says of RECORD. */
static void tell(struct model *m, const char *about, struct overview_record *record)
{
    struct statement *st = db_prepare(m->db, about);
    db_bind_int(st, ":id", record->id);
    if (db_step(st)) {
        record->about = mem_copy(db_text_at(st, 0));
        db_done(st);
    }
}

/* Finds the categories of which the flags in MASK are WANTED, and names the
 * first of them; ABOUT is the SQL that tells more of one, or NULL. */
static void gather(struct model *m, const struct overview *overview, unsigned mask, unsigned wanted,
                   const char *about, struct overview_set *set)
{
    const struct overview_work *work = overview->work;
    set->items = mem_new(OVERVIEW_KEPT, sizeof *set->items);
    for (size_t i = 0; i < work->count; i++) {
        if ((work->flags[i] & (mask | OVERVIEW_RETIRED)) != wanted)
            continue;
        set->total++;
        if (set->count == OVERVIEW_KEPT)
            continue;
        struct overview_record *record = &set->items[set->count++];
        record->id = work->ids[i];
        overview_name(m, record);
        if (about != NULL)
            tell(m, about, record);
    }
}

void overview_gather_soon(struct model *m, struct overview *overview)
{
    gather(m, overview, OVERVIEW_SOON, OVERVIEW_SOON,
           "SELECT review_due_on FROM category WHERE id = :id", &overview->soon);
}

bool overview_retention(struct model *m, struct overview *overview)
{
    struct overview_work *work = overview->work;
    size_t end = work->at + OVERVIEW_PIECE < work->count ? work->at + OVERVIEW_PIECE : work->count;
    if (work->at < end) {
        struct statement *st =
            db_prepare(m->db, "SELECT target, source FROM retention_categories "
                              "WHERE target >= :first AND target <= :last ORDER BY target");
        db_bind_int(st, ":first", work->ids[work->at]);
        db_bind_int(st, ":last", work->ids[end - 1]);
        while (db_step(st))
            take_rule(overview, db_int_at(st, 0), db_int_at(st, 1));
        work->at = end;
    }
    if (work->at < work->count)
        return false;
    order_periods(overview);
    gather(m, overview, OVERVIEW_RETAINED, 0, NULL, &overview->unretained);
    return true;
}

/* Sets the flag of the present source on a piece of its categories. True once
 * none is left. */
static bool follow_source(struct model *m, struct overview_work *work)
{
    const struct overview_source *source = &work->sources[work->at];
    size_t row = source_of(source->kind);
    int rows = 0;
    struct statement *st = db_prepare(m->db, sources[row].links);
    db_bind_int(st, ":id", source->id);
    db_bind_int(st, ":after", work->after);
    db_bind_int(st, ":limit", OVERVIEW_PIECE);
    for (; db_step(st); rows++) {
        work->after = db_int_at(st, 0);
        size_t place = place_of(work, work->after);
        if (place < work->count)
            work->flags[place] |= source->flags;
    }
    return rows < OVERVIEW_PIECE;
}

bool overview_links(struct model *m, struct overview *overview)
{
    struct overview_work *work = overview->work;
    if (work->at < work->source_count) {
        if (follow_source(m, work)) {
            work->at++;
            work->after = INT64_MIN;
        }
        return false;
    }
    /* One a piece: each reads hundreds of records. */
    if (work->at++ == work->source_count) {
        gather(m, overview, OVERVIEW_SENSITIVE, OVERVIEW_SENSITIVE, about_sensitive,
               &overview->sensitive);
        return false;
    }
    gather(m, overview, OVERVIEW_ABROAD, OVERVIEW_ABROAD, about_abroad, &overview->abroad);
    return true;
}

/*
 * Starting a round. Its record and the reviews are new records of one change of many
 * (bulk.h), so that a hundred thousand categories take seconds.
 */
#include "model/campaigns.h"

#include "model/buf.h"
#include "model/campaigns_inside.h"
#include "model/cells.h"
#include "model/change.h"
#include "model/compare.h"
#include "model/filter.h"
#include "model/history.h"
#include "model/inside.h"
#include "model/listing.h"
#include "model/mem.h"
#include "model/refer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Which categories are in the scope. */
struct scope {
    int64_t organization; /* 0: of all */
    int64_t *departments;
    size_t department_count;
    struct listing passing; /* by number, where there is a filter */
    bool filtered;
};

int64_t campaigns_record(struct model *m, const char *kind_name, const char *name, struct why *why)
{
    const struct kind *kind = kinds_find(kind_name);
    int64_t id = refer_find(m, kind, name, why);
    if (id == 0)
        why_set(why, "There is no record \"%s\" of the kind %s.", name, kind->label[why->lang]);
    return id < 0 ? 0 : id;
}

bool campaigns_is_filter(const char *text)
{
    return text != NULL && text[strspn(text, " ")] != '\0';
}

bool campaigns_filter(struct model *m, const char *text, struct listing *passing, struct why *why)
{
    const struct kind *kind = kinds_find("category");
    struct filter *filter = filter_new(kind, text);
    bool sound = true;
    for (size_t i = 0; i < filter_count(filter) && sound; i++) {
        struct buf word = {0};
        if (filter_say(filter, i, why->lang, &word) != FILTER_GOOD)
            sound =
                why_set(why, "The filter has a word that means nothing here: %s.", buf_text(&word));
        buf_clear(&word);
    }
    filter_free(filter);
    struct listing_query query = {.kind = kind, .filter = text};
    sound = sound && listing_load(m, &query, passing, why);
    if (sound && passing->count > 0)
        qsort(passing->ids, passing->count, sizeof *passing->ids, compare_numbers);
    return sound;
}

bool campaigns_passes(const struct listing *passing, int64_t id)
{
    return passing->count > 0 && bsearch(&id, passing->ids, passing->count, sizeof *passing->ids,
                                         compare_numbers) != NULL;
}

static void scope_clear(struct scope *scope)
{
    free(scope->departments);
    listing_clear(&scope->passing);
}

static bool read_scope(struct model *m, const struct campaign_order *order, struct scope *scope,
                       struct why *why)
{
    bool done = true;
    if (order->organization != NULL && order->organization[0] != '\0') {
        scope->organization = campaigns_record(m, "organization", order->organization, why);
        done = scope->organization != 0;
    }
    scope->departments = mem_new(order->department_count + 1, sizeof *scope->departments);
    for (size_t i = 0; i < order->department_count && done; i++) {
        int64_t id = campaigns_record(m, "department", order->departments[i], why);
        done = id != 0;
        scope->departments[scope->department_count++] = id;
    }
    scope->filtered = campaigns_is_filter(order->filter);
    return done && (!scope->filtered || campaigns_filter(m, order->filter, &scope->passing, why));
}

static bool in_scope(const struct scope *scope, int64_t category, int64_t department)
{
    bool found = scope->department_count == 0;
    for (size_t i = 0; i < scope->department_count && !found; i++)
        found = scope->departments[i] == department;
    return found && (!scope->filtered || campaigns_passes(&scope->passing, category));
}

static bool put(struct record *record, const char *column, const char *typed, struct why *why)
{
    return record_set(record, kinds_field(record->kind, column), typed, why);
}

/* Fills the record of the round. */
static bool fill(struct model *m, const struct campaign_order *order, const struct scope *scope,
                 struct record *record, struct why *why)
{
    struct buf organization = {0}, departments = {0};
    struct cells codes = {0};
    char today[11];
    history_today(m, today);
    if (scope->organization != 0)
        refer_code(m, kinds_find("organization"), scope->organization, &organization);
    for (size_t i = 0; i < scope->department_count; i++) {
        struct buf code = {0};
        refer_code(m, kinds_find("department"), scope->departments[i], &code);
        if (cells_find(&codes, buf_text(&code)) == codes.count)
            cells_add(&codes, buf_text(&code));
        buf_clear(&code);
    }
    cells_format(&codes, &departments);
    record_put(record, kinds_field(record->kind, "organization"), buf_text(&organization));
    record_put(record, kinds_field(record->kind, "departments"), buf_text(&departments));
    record_put(record, kinds_field(record->kind, "started_on"), today);
    bool done = put(record, "name", order->name, why) &&
                put(record, "filter", order->filter == NULL ? "" : order->filter, why) &&
                put(record, "due_on", order->due_on == NULL ? "" : order->due_on, why);
    const char *due = record_value(record, "due_on");
    if (done && due[0] == '\0')
        done = why_set(why, "A review needs a date by which the departments are to answer.");
    else if (done && strcmp(due, today) < 0)
        done = why_set(why, "The due date %s is past.", due);
    cells_clear(&codes);
    buf_clear(&organization);
    buf_clear(&departments);
    return done;
}

/* Whether no round has the name that RECORD is to have. */
static bool is_free(struct model *m, const struct record *record, struct why *why)
{
    const char *name = record_value(record, "name");
    struct statement *st = db_prepare(m->db, "SELECT code FROM campaign WHERE name = :name");
    db_bind_text(st, ":name", name);
    if (!db_step(st))
        return db_ok(m->db, why);
    why_set(why, "There is a review called %s already: %s.", name, db_text_at(st, 0));
    db_done(st);
    return false;
}

/* Adds the review of the category in the present row of ST. */
static bool add_review(struct model *m, const struct record *campaign, struct statement *st,
                       struct why *why)
{
    struct record *review = record_new(kinds_find("review"));
    bool done = put(review, "name", db_text_at(st, 2), why);
    record_put(review, kinds_field(review->kind, "campaign"), record_value(campaign, "code"));
    record_put(review, kinds_field(review->kind, "category"), db_text_at(st, 1));
    record_put(review, kinds_field(review->kind, "department"), db_text_at(st, 4));
    done = done && record_save(m, review, why);
    record_free(review);
    return done;
}

static bool add_reviews(struct model *m, const struct scope *scope, const struct record *campaign,
                        size_t *count, struct why *why)
{
    bool done = true;
    *count = 0;
    struct statement *st = db_prepare(
        m->db, "SELECT c.id, c.code, c.name, coalesce(c.department, 0), coalesce(d.code, '') "
               "FROM category c LEFT JOIN department d ON d.id = c.department "
               "WHERE c.status <> 'retired' AND (:organization = 0 OR :organization = "
               "coalesce(c.organization, d.organization, "
               "(SELECT max(id) FROM organization HAVING count(*) = 1))) "
               "ORDER BY d.code IS NULL, d.code, c.code");
    db_bind_int(st, ":organization", scope->organization);
    while (done && db_step(st)) {
        if (!in_scope(scope, db_int_at(st, 0), db_int_at(st, 3)))
            continue;
        done = add_review(m, campaign, st, why);
        ++*count;
    }
    if (!done)
        db_done(st);
    if (!done || !db_ok(m->db, why))
        return false;
    if (*count > 0)
        return true;
    return why_set(why, "There is no data category in the scope of the review.");
}

/* The round as it was saved: once it is, nothing that is read could fail. */
static void take_started(const struct record *record, int64_t entry, struct campaign *campaign)
{
    campaign->id = record->id;
    campaign->entry = campaign->head = entry;
    campaign->code = mem_copy(record_value(record, "code"));
    campaign->name = mem_copy(record_value(record, "name"));
    campaign->approved_by = mem_copy("");
    campaign->snapshot = mem_copy("");
    snprintf(campaign->started_on, sizeof campaign->started_on, "%s",
             record_value(record, "started_on"));
    snprintf(campaign->due_on, sizeof campaign->due_on, "%s", record_value(record, "due_on"));
}

bool campaigns_start(struct model *m, const struct campaign_order *order, struct campaign *campaign,
                     size_t *count, struct why *why)
{
    struct change_note note = {
        .what = "review", .about = "campaign", .why = order->reason, .many = true};
    struct scope scope = {0};
    struct record *record = record_new(kinds_find("campaign"));
    *campaign = (struct campaign){0};
    bool done = change_begin(m, &note, why);
    if (done) {
        done = read_scope(m, order, &scope, why) && fill(m, order, &scope, record, why) &&
               is_free(m, record, why) && record_save(m, record, why);
        if (done)
            change_tell(m, record);
        int64_t entry;
        done = done && add_reviews(m, &scope, record, count, why) && change_commit(m, &entry, why);
        if (done)
            take_started(record, entry, campaign);
        else
            change_cancel(m);
    }
    scope_clear(&scope);
    record_free(record);
    return done;
}

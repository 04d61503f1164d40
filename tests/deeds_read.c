/* See deeds.h: what reads. Each puts what it read into OUT, so that a test sees where
 * something is missing. */
#include "tests/deeds.h"

#include "model/campaigns.h"
#include "model/content.h"
#include "model/deadlines.h"
#include "model/differ.h"
#include "model/due.h"
#include "model/findings.h"
#include "model/foreign.h"
#include "model/frequency.h"
#include "model/history.h"
#include "model/impact.h"
#include "model/inside.h"
#include "model/journal.h"
#include "model/listing.h"
#include "model/others.h"
#include "model/overview.h"
#include "model/past.h"
#include "model/record.h"
#include "model/refer.h"
#include "model/register.h"
#include "model/register_walk.h"
#include "model/review_due.h"
#include "model/scope.h"
#include "model/search.h"
#include "model/several.h"
#include "model/snapshots.h"
#include "model/verify.h"
#include "model/waivers.h"

#include <stdlib.h>
#include <string.h>

static bool list_records(const struct scene *scene, struct buf *out, struct why *why)
{
    static const struct {
        const char *kind, *filter, *sort;
    } queries[] = {
        {"category", "", "name"},
        {"category", "name:m -items:address", "department"},
        {"category", "members", "persons"},
        {"retention", "categories:staff", "period"},
        {"item", NULL, NULL},
        {"item", "name:a", "code"},
    };
    for (size_t i = 0; i < sizeof queries / sizeof queries[0]; i++) {
        const struct listing_query query = {.kind = kinds_find(queries[i].kind),
                                            .filter = queries[i].filter,
                                            .sort = queries[i].sort};
        struct listing listing;
        if (!listing_load(scene->m, &query, &listing, why))
            return false;
        for (size_t k = 0; k < listing.count; k++)
            buf_printf(out, "%lld ", (long long)listing.ids[k]);
        listing_clear(&listing);
    }
    return true;
}

static bool hash_the_content(const struct scene *scene, struct buf *out, struct why *why)
{
    char hex[65];
    if (!content_hash(scene->m, hex, why))
        return false;
    buf_puts(out, hex);
    return true;
}

static bool compare_with_the_past(const struct scene *scene, struct buf *out, struct why *why)
{
    struct past_when when;
    struct differences all;
    if (!past_find_when(scene->m, "first", &when, why))
        return false;
    struct model *past = past_open_when(scene->m, &when, why);
    bool done = past != NULL && differ(past, scene->m, NULL, &all, why);
    if (done) {
        for (size_t i = 0; i < all.count; i++)
            buf_printf(out, "%s %d %zu ", all.items[i].code, all.items[i].change,
                       all.items[i].count);
        differ_clear(&all);
    }
    if (past != NULL)
        past_close(past);
    return done;
}

static bool find_moments(const struct scene *scene, struct buf *out, struct why *why)
{
    static const char *const moments[] = {"first", "2026-11-22", "#3", "2026-11-22 10:00", "now"};
    for (size_t i = 0; i < sizeof moments / sizeof moments[0]; i++) {
        int64_t entry;
        if (!past_find(scene->m, moments[i], &entry, why))
            return false;
        buf_printf(out, "%lld ", (long long)entry);
    }
    return true;
}

static bool replay_the_journal(const struct scene *scene, struct buf *out, struct why *why)
{
    struct model *past = past_open(scene->m, 3, why);
    if (past == NULL)
        return false;
    char hex[65];
    bool done = content_hash(past, hex, why);
    past_close(past);
    if (done)
        buf_puts(out, hex);
    return done;
}

static bool compute_disposal(const struct scene *scene, struct buf *out, struct why *why)
{
    struct due *due = due_new(scene->m, NULL);
    bool done = true;
    while (done && !due_done(due))
        done = due_step(scene->m, due, why);
    for (size_t i = 0; done && i < due->count; i++) {
        buf_printf(out, "%s %s %d: ", due->lines[i].category_code, due->lines[i].last,
                   due->lines[i].state);
        due_put_more(&due->lines[i], LANG_EN, out);
    }
    due_free(due);
    return done;
}

static void put_findings(const struct findings *found, struct buf *out)
{
    for (size_t i = 0; i < found->count; i++)
        buf_printf(out, "%s %lld %s %lld, ", found->list[i].kind->name,
                   (long long)found->list[i].id, found->list[i].detail,
                   (long long)found->list[i].waiver);
}

static bool run_the_rules(const struct scene *scene, struct buf *out, struct why *why)
{
    struct rulebook *book =
        rulebook_new(scene->m, &(struct rulebook_options){.today = "2026-11-22"});
    struct findings found = {0};
    size_t count;
    bool done = findings_all(book, NULL, &found, why);
    if (done) {
        put_findings(&found, out);
        rulebook_waivers(book, &count);
        buf_printf(out, "%zu", count);
    }
    findings_clear(&found);
    rulebook_free(book);
    return done;
}

static bool judge_a_record(const struct scene *scene, struct buf *out, struct why *why)
{
    struct rulebook *book =
        rulebook_new(scene->m, &(struct rulebook_options){.today = "2026-11-22"});
    struct findings found = {0};
    struct concerned concerned = {0};
    struct record *record = record_load_code(scene->m, kinds_find("category"), "C-2", why);
    bool done = record != NULL;
    if (done) {
        concerned_by(scene->m, record, &concerned);
        done = db_ok(scene->m->db, why) && findings_of(book, &concerned, NULL, &found, why);
    }
    if (done)
        put_findings(&found, out);
    record_free(record);
    concerned_clear(&concerned);
    findings_clear(&found);
    rulebook_free(book);
    return done;
}

static bool count_for_the_overview(const struct scene *scene, struct buf *out, struct why *why)
{
    struct overview *overview = overview_new(scene->m);
    bool done = true;
    while (done && !overview_done(overview))
        done = overview_step(scene->m, overview, why);
    if (done) {
        for (size_t i = 0; i < kinds_count; i++)
            buf_printf(out, "%lld ", (long long)overview->records[i]);
        buf_printf(out, "%lld %zu %zu %zu %zu", (long long)overview->persons,
                   overview->entries.count, overview->largest_count, overview->round_count,
                   overview->period_count);
    }
    overview_free(overview);
    return done;
}

static bool read_the_history(const struct scene *scene, struct buf *out, struct why *why)
{
    struct entries entries = {0}, theirs = {0};
    bool done = journal_list(scene->m, "category", "C-1", 0, &entries, why) &&
                others_list(scene->m, NULL, NULL, &theirs, why);
    for (size_t i = 0; done && i < entries.count; i++) {
        struct history_lines lines;
        done = history_load(scene->m, entries.items[i].seq, 0, &lines, why);
        for (size_t k = 0; done && k < lines.count; k++)
            history_put(&lines.items[k], out);
        if (done)
            history_clear(&lines);
    }
    buf_printf(out, "%zu", theirs.count);
    journal_clear(&theirs);
    journal_clear(&entries);
    return done;
}

static bool count_values(const struct scene *scene, struct buf *out, struct why *why)
{
    const struct kind *kind = kinds_find("category");
    static const char *const fields[] = {"items", "department", "persons", "ended_on", "name"};
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
        const struct frequency_query query = {
            .kind = kind, .field = kinds_field(kind, fields[i]), .all = true, .count = 3};
        struct frequency *frequency = frequency_new(&query);
        bool done = true;
        while (done && !frequency_is_done(frequency))
            done = frequency_piece(scene->m, frequency, why);
        for (size_t k = 0; done && k < frequency_rows(frequency); k++)
            buf_printf(out, "%s %zu, ", frequency_row(frequency, k).value,
                       frequency_row(frequency, k).count);
        frequency_free(frequency);
        if (!done)
            return false;
    }
    return true;
}

static bool look_at_the_rounds(const struct scene *scene, struct buf *out, struct why *why)
{
    int64_t *ids, *reviews;
    size_t count, of;
    if (!campaigns_list(scene->m, &ids, &count, why))
        return false;
    bool done = true;
    for (size_t i = 0; done && i < count; i++) {
        struct campaign_state state;
        struct campaign_review review;
        done = campaigns_state(scene->m, ids[i], &state, why);
        if (!done)
            break;
        buf_printf(out, "%s %zu %zu ", state.campaign.code, state.tally.total, state.count);
        done = campaigns_reviews(scene->m, ids[i], -1, false, &reviews, &of, why);
        if (done) {
            done = of == 0 || campaigns_review(scene->m, &state.campaign, reviews[0], &review, why);
            if (done && of > 0) {
                buf_printf(out, "%s %d %d ", review.code, review.outcome, review.edited);
                campaign_review_clear(&review);
            }
            free(reviews);
        }
        campaign_state_clear(&state);
    }
    free(ids);
    return done;
}

static bool count_the_open_round(const struct scene *scene, struct buf *out, struct why *why)
{
    struct campaign_count count = {0};
    bool done = campaigns_count_begin(scene->m, &count, why);
    while (done && !count.done)
        done = campaigns_count_step(scene->m, &count, why);
    if (done)
        buf_printf(out, "%s %zu", count.due_on, count.tally.total);
    return done;
}

static bool verify_all(const struct scene *scene, struct buf *out, struct why *why)
{
    struct verify_report report;
    bool done = verify_run(scene->m, true, NULL, &report, why);
    if (done)
        buf_printf(out, "%s %lld %zu", buf_text(&report.text), (long long)report.entries,
                   report.snapshots);
    buf_clear(&report.text);
    return done;
}

static bool see_what_reviews_are_due(const struct scene *scene, struct buf *out, struct why *why)
{
    struct review_due due;
    if (!review_due_read(scene->m, &due, why))
        return false;
    for (size_t i = 0; i < due.count; i++)
        buf_printf(out, "%s %s %d, ", due.lines[i].code, due.lines[i].until, due.lines[i].standing);
    review_due_clear(&due);
    return true;
}

static bool list_snapshots(const struct scene *scene, struct buf *out, struct why *why)
{
    struct snapshots all;
    if (!snapshots_list(scene->m, &all, why))
        return false;
    for (size_t i = 0; i < all.count; i++)
        buf_printf(out, "%s %s ", all.items[i].name, all.items[i].content);
    snapshots_clear(&all);
    return true;
}

/* What a person types as the name of a new snapshot. */
static bool look_whether_a_snapshot_may_be_called_so(const struct scene *scene, struct buf *out,
                                                     struct why *why)
{
    (void)out;
    return snapshot_name_ok(scene->m, "second", why);
}

static bool hold_an_organization_apart(const struct scene *scene, struct buf *out, struct why *why)
{
    struct scope_sizes sizes;
    char hex[65];
    int64_t id = scope_find(scene->m, "One", why);
    struct model *copy = id == 0 ? NULL : scope_copy(scene->m, id, &sizes, why);
    bool done = copy != NULL && content_hash(copy, hex, why);
    if (done)
        buf_printf(out, "%zu %zu %zu %s", sizes.all, sizes.held, sizes.common, hex);
    model_close(copy);
    return done;
}

/* What is offered for it is what is read here. */
static bool look_for_an_organization_that_is_none(const struct scene *scene, struct buf *out,
                                                  struct why *why)
{
    if (scope_find(scene->m, "Onee", why) != 0 || strstr(why->text, "no organization") == NULL)
        return false;
    buf_puts(out, why->text);
    return true;
}

/* Few marked records are looked up one by one, many in one go. */
static bool see_which_marked_records_stay(const struct scene *scene, struct buf *out,
                                          struct why *why)
{
    enum { MANY = 1100 };
    int64_t ids[MANY];
    for (size_t most = 3; most <= MANY; most += MANY - 3) {
        size_t count = most;
        for (size_t i = 0; i < count; i++)
            ids[i] = (int64_t)i + 1;
        if (!several_keep(scene->m, kinds_find("category"), ids, &count, why))
            return false;
        for (size_t i = 0; i < count; i++)
            buf_printf(out, "%lld ", (long long)ids[i]);
    }
    return true;
}

static bool read_the_register(const struct scene *scene, struct buf *out, struct why *why)
{
    int64_t id = record_find(scene->m, kinds_find("category"), "C-1");
    struct register_row *row = db_ok(scene->m->db, why) ? register_load(scene->m, id, why) : NULL;
    if (row == NULL)
        return false;
    for (size_t i = 0; i < register_columns_count; i++)
        register_cell(scene->m, row, &register_columns[i], LANG_EN, out);
    register_free(row);
    return db_ok(scene->m->db, why);
}

static bool walk_the_register(const struct scene *scene, struct buf *out, struct why *why)
{
    static const char *const codes[] = {"C-1", "C-2", "C-3"};
    struct register_walk *walk = register_walk_new(scene->m, LANG_EN);
    bool done = true;
    for (size_t i = 0; done && i < 3; i++) {
        int64_t id = record_find(scene->m, kinds_find("category"), codes[i]);
        const struct span *cells =
            db_ok(scene->m->db, why) ? register_walk_row(walk, id, why) : NULL;
        done = cells != NULL;
        for (size_t k = 0; done && k < register_columns_count; k++)
            buf_add(out, cells[k].text, cells[k].length);
    }
    register_walk_free(walk);
    return done;
}

static bool find_by_name(const struct scene *scene, struct buf *out, struct why *why)
{
    const struct kind *kind = kinds_find("category");
    return refer_cell(scene->m, &kind->fields[kinds_field(kind, "items")], "Name; I-0002",
                      REFER_REFUSE, NULL, out, why);
}

static bool see_who_refers(const struct scene *scene, struct buf *out, struct why *why)
{
    const struct kind *kind = kinds_find("item");
    size_t count;
    struct referrer *all = refer_to(scene->m, kind, record_find(scene->m, kind, "I-0001"), &count);
    free(all);
    buf_printf(out, "%zu", count);
    return db_ok(scene->m->db, why);
}

static bool look_at_a_file(const struct scene *scene, struct buf *out, struct why *why)
{
    char hex[65];
    struct model *other = foreign_open(scene->m, scene->other, why);
    bool done = other != NULL && content_hash(other, hex, why);
    if (done)
        buf_puts(out, hex);
    foreign_close(other);
    return done;
}

static bool see_what_is_open_by_when(const struct scene *scene, struct buf *out, struct why *why)
{
    struct deadlines *deadlines = deadlines_load(scene->m, why);
    for (size_t i = 0; deadlines != NULL && i < deadlines->count; i++)
        deadline_put(&deadlines->items[i], LANG_EN, out);
    bool done = deadlines != NULL;
    deadlines_free(deadlines);
    return done;
}

static bool see_what_an_incident_touches(const struct scene *scene, struct buf *out,
                                         struct why *why)
{
    size_t failures = model_failures(scene->m);
    struct impact_seed seed = {.kind = kinds_find("incident")};
    seed.id = record_find(scene->m, seed.kind, "IN-0001");
    const struct impact_query query = {.seeds = &seed, .count = 1};
    struct impact *impact =
        model_ok_since(scene->m, failures, why) ? impact_new(scene->m, &query, why) : NULL;
    for (size_t i = 0; impact != NULL && i < impact->category_count; i++)
        buf_printf(out, "%s %zu, ", impact->categories[i].texts[IMPACT_CODE],
                   impact->categories[i].reason_count);
    bool done = impact != NULL;
    impact_free(impact);
    return done;
}

// clang-format off
const struct deed deeds_that_read[] = {
    {"listing records", list_records},
    {"the hash of the content", hash_the_content},
    {"comparing with the past", compare_with_the_past},
    {"finding moments", find_moments},
    {"the inventory as it was at first", replay_the_journal},
    {"the calendar of disposal", compute_disposal},
    {"running the rules", run_the_rules},
    {"judging a record", judge_a_record},
    {"the overview", count_for_the_overview},
    {"the history of a record", read_the_history},
    {"counting values", count_values},
    {"the rounds of reviews", look_at_the_rounds},
    {"counting the open round", count_the_open_round},
    {"the full verification", verify_all},
    {"the reviews that are due", see_what_reviews_are_due},
    {"listing snapshots", list_snapshots},
    {"whether a snapshot may be called so", look_whether_a_snapshot_may_be_called_so},
    {"an organization apart", hold_an_organization_apart},
    {"an organization that is none", look_for_an_organization_that_is_none},
    {"which marked records stay", see_which_marked_records_stay},
    {"a row of the register", read_the_register},
    {"walking the register", walk_the_register},
    {"finding by name", find_by_name},
    {"what refers to a record", see_who_refers},
    {"looking at another file", look_at_a_file},
    {"what is open of incidents, by when", see_what_is_open_by_when},
    {"what an incident touches", see_what_an_incident_touches},
};
// clang-format on
const size_t deeds_that_read_count = sizeof deeds_that_read / sizeof deeds_that_read[0];

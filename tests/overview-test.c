/*
 * The numbers of the overview: what counts where, that links are followed
 * from all their ends, and that counting in pieces counts all.
 */
#include "tests/model.h"

#include "model/buf.h"
#include "model/inside.h"
#include "model/mem.h"
#include "model/overview.h"
#include "model/overview_inside.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

static struct why why = {.lang = LANG_EN};

/* An empty inventory on 2026-11-22. */
static struct model *model_today(void)
{
    struct model_options options = {
        .lang = LANG_EN, .who = "tester", .now = "2026-11-22T07:18:00Z"};
    struct model *m = model_scratch(&options, &why);
    assert_non_null(m);
    return m;
}

static struct overview *count(struct model *m)
{
    struct overview *overview = overview_new(m);
    while (!overview_done(overview))
        assert_true(overview_step(m, overview, &why));
    for (int part = 0; part < OVERVIEW_PARTS; part++)
        assert_true(overview->ready[part]);
    return overview;
}

static int64_t records(const struct overview *overview, const char *kind)
{
    return overview->records[kinds_index(kinds_find(kind))];
}

/* The names of a set, divided by blanks. */
static void set_is(const struct overview_set *set, const char *expected)
{
    struct buf names = {0};
    for (size_t i = 0; i < set->count; i++)
        buf_printf(&names, "%s%s", i == 0 ? "" : " ", set->items[i].name);
    assert_string_equal(buf_text(&names), expected);
    buf_clear(&names);
}

static void an_empty_inventory_counts_nothing(void **state)
{
    (void)state;
    struct model *m = model_today();
    struct overview *overview = overview_new(m);
    for (size_t i = 0; i < kinds_count; i++)
        assert_int_equal(overview->records[i], -1);
    overview_free(overview);
    overview = count(m);
    for (size_t i = 0; i < kinds_count; i++)
        assert_int_equal(overview->records[i], 0);
    assert_int_equal(overview->entries.count, 0);
    assert_int_equal(overview->largest_count, 0);
    assert_string_equal(overview->today, "2026-11-22");
    overview_free(overview);
    model_close(m);
}

static void retired_categories_count_by_kind_and_status_only(void **state)
{
    (void)state;
    struct model *m = model_today();
    test_add(m, "item", "name", "health", "item_class", "sensitive", NULL);
    test_add(m, "category", "name", "a", "status", "approved", "persons", "10", NULL);
    test_add(m, "category", "name", "b", "status", "retired", "persons", "99", "items", "I-0001",
             "review_due_on", "2020-01-01", NULL);
    test_add(m, "category", "name", "c", NULL);
    struct overview *overview = count(m);
    assert_int_equal(records(overview, "category"), 3);
    assert_int_equal(records(overview, "item"), 1);
    static const int64_t statuses[OVERVIEW_STATUSES] = {0, 0, 1, 1, 1};
    assert_memory_equal(overview->statuses, statuses, sizeof statuses);
    assert_int_equal(overview->persons, 10);
    assert_int_equal(overview->uncounted, 1);
    assert_int_equal(overview->planned.overdue, 0);
    assert_int_equal(overview->unreviewed, 2);
    set_is(&overview->unretained, "a c");
    assert_int_equal(overview->sensitive.total, 0);
    overview_free(overview);
    model_close(m);
}

static void the_largest_come_first_and_the_sum_holds_all(void **state)
{
    (void)state;
    struct model *m = model_today();
    for (int i = 1; i <= 20; i++) {
        char persons[16], name[16];
        snprintf(persons, sizeof persons, "%d", i * 7 % 20 * 100);
        snprintf(name, sizeof name, "n%d", i * 7 % 20);
        test_add(m, "category", "name", name, "persons", persons, NULL);
    }
    struct overview *overview = count(m);
    assert_int_equal(overview->persons, 19000);
    assert_int_equal(overview->largest_count, OVERVIEW_LARGEST);
    for (size_t i = 0; i < overview->largest_count; i++) {
        char name[16];
        snprintf(name, sizeof name, "n%zu", 19 - i);
        assert_string_equal(overview->largest[i].name, name);
        assert_int_equal(overview->largest[i].persons, (19 - (int64_t)i) * 100);
    }
    overview_free(overview);
    model_close(m);
}

static void sums_beyond_all_numbers_stay_at_the_greatest(void **state)
{
    (void)state;
    struct model *m = model_today();
    test_add(m, "category", "name", "a", "persons", "999999999999999", NULL);
    test_add(m, "category", "name", "b", "persons", "1", NULL);
    struct overview *overview = count(m);
    assert_int_equal(overview->persons, 1000000000000000);
    overview_free(overview);
    /* As another program may have written it. */
    assert_true(db_run(m->db, "UPDATE category SET persons = 9223372036854775807"));
    overview = count(m);
    assert_int_equal(overview->persons, INT64_MAX);
    overview_free(overview);
    model_close(m);
}

static void a_category_of_nobody_is_none_of_the_largest(void **state)
{
    (void)state;
    struct model *m = model_today();
    test_add(m, "category", "name", "a", "persons", "0", NULL);
    test_add(m, "category", "name", "b", "persons", "1", NULL);
    struct overview *overview = count(m);
    assert_int_equal(overview->largest_count, 1);
    assert_string_equal(overview->largest[0].name, "b");
    overview_free(overview);
    model_close(m);
}

static void reviews_fall_in_their_month(void **state)
{
    static const struct {
        const char *reviewed, *due;
    } dates[] = {
        {"", "2026-11-21"}, {"", "2026-11-22"}, {"", "2026-11-30"}, {"2026-11-01", "2027-10-31"},
        {"", "2027-11-01"}, {"2025-11-21", ""}, {"2025-11-22", ""}, {"2026-02-28", ""},
        {"2026-11-22", ""}, {"", ""},
    };
    (void)state;
    struct model *m = model_today();
    for (size_t i = 0; i < sizeof dates / sizeof dates[0]; i++)
        test_add(m, "category", "name", "x", "reviewed_on", dates[i].reviewed, "review_due_on",
                 dates[i].due, NULL);
    struct overview *overview = count(m);
    struct overview_reviews planned = {.overdue = 1, .months = {[0] = 2, [11] = 1}, .later = 1};
    struct overview_reviews yearly = {.overdue = 1, .months = {[0] = 1, [3] = 1}, .later = 1};
    assert_memory_equal(&overview->planned, &planned, sizeof planned);
    assert_memory_equal(&overview->yearly, &yearly, sizeof yearly);
    assert_int_equal(overview->unreviewed, 1);
    overview_free(overview);
    model_close(m);
}

/* A category with two rules of one length counts once there; with rules of
 * different lengths at each. */
static void open_rounds_count_what_is_not_answered(void **state)
{
    (void)state;
    struct model *m = model_today();
    test_add(m, "category", "code", "C-1", "name", "a", "reviewed_on", "2025-12-01", NULL);
    test_add(m, "category", "code", "C-2", "name", "b", "reviewed_on", "2026-11-01", NULL);
    test_add(m, "campaign", "name", "soon", "started_on", "2026-01-01", "due_on", "2026-12-20",
             NULL);
    test_add(m, "campaign", "name", "late", "started_on", "2026-01-01", "due_on", "2026-11-21",
             NULL);
    test_add(m, "campaign", "name", "over", "due_on", "2026-01-01", "closed_on", "2026-02-01",
             NULL);
    test_add(m, "review", "name", "a", "campaign", "RV-0001", "category", "C-1", NULL);
    test_add(m, "review", "name", "b", "campaign", "RV-0001", "category", "C-2", "outcome",
             "changed", NULL);
    test_add(m, "review", "name", "a", "campaign", "RV-0003", "category", "C-1", NULL);
    struct overview *overview = count(m);
    assert_int_equal(overview->round_count, 2);
    assert_string_equal(overview->rounds[0].name, "late");
    assert_int_equal(overview->rounds[0].standing, REVIEW_OVERDUE);
    assert_int_equal(overview->rounds[0].total, 0);
    assert_string_equal(overview->rounds[1].name, "soon");
    assert_int_equal(overview->rounds[1].standing, REVIEW_SOON);
    assert_int_equal(overview->rounds[1].total, 2);
    assert_int_equal(overview->rounds[1].open, 1);
    set_is(&overview->soon, "a");
    overview_free(overview);
    model_close(m);
}

static void categories_count_by_the_length_of_their_retention(void **state)
{
    static const struct {
        const char *period;
        int64_t categories;
    } expected[] = {{"P2W", 1}, {"P6M", 1}, {"P5Y", 2}, {"", 1}};
    (void)state;
    struct model *m = model_today();
    for (int i = 0; i < 4; i++)
        test_add(m, "category", "name", i == 0 ? "a" : i == 1 ? "b" : i == 2 ? "c" : "d", NULL);
    test_add(m, "retention", "name", "r", "period", "P5Y", "categories", "C-0001; C-0002", NULL);
    test_add(m, "retention", "name", "r", "period", "P5Y", "categories", "C-0001", NULL);
    test_add(m, "retention", "name", "r", "period", "P2W", "categories", "C-0001", NULL);
    test_add(m, "retention", "name", "r", "period", "P6M", "categories", "C-0003", NULL);
    test_add(m, "retention", "name", "r", "wording", "as long as needed", "categories", "C-0003",
             NULL);
    test_add(m, "retention", "name", "unused", "period", "P9Y", NULL);
    struct overview *overview = count(m);
    assert_int_equal(overview->period_count, sizeof expected / sizeof expected[0]);
    for (size_t i = 0; i < overview->period_count; i++) {
        assert_string_equal(overview->periods[i].period, expected[i].period);
        assert_int_equal(overview->periods[i].categories, expected[i].categories);
    }
    set_is(&overview->unretained, "d");
    overview_free(overview);
    model_close(m);
}

static void special_care_is_seen_from_items_and_fields(void **state)
{
    (void)state;
    struct model *m = model_today();
    test_add(m, "item", "name", "name", "item_class", "ordinary", NULL);
    test_add(m, "item", "name", "health", "item_class", "sensitive", NULL);
    test_add(m, "item", "name", "history", "sensitive_head", "medical_history", NULL);
    test_add(m, "category", "name", "plain", "items", "I-0001", "minors", "no", NULL);
    test_add(m, "category", "name", "staff", "items", "I-0003; I-0001; I-0002", NULL);
    test_add(m, "category", "name", "pupils", "minors", "yes", NULL);
    test_add(m, "category", "name", "camera", "facial_features", "yes", NULL);
    struct overview *overview = count(m);
    const struct overview_set *set = &overview->sensitive;
    set_is(set, "staff pupils camera");
    assert_string_equal(set->items[0].about, "history / health");
    assert_true(set->items[1].minors);
    assert_true(set->items[2].facial_features);
    overview_free(overview);
    model_close(m);
}

/* The country of a provision or an entrustment goes before that of the party;
 * what is in Japan, or nowhere, is not abroad. */
static void abroad_is_seen_from_storages_entrustments_and_provisions(void **state)
{
    (void)state;
    struct model *m = model_today();
    for (int i = 0; i < 6; i++) {
        char name[2] = {(char)('a' + i), '\0'};
        test_add(m, "category", "name", name, NULL);
    }
    test_add(m, "party", "name", "us", "country", "US", NULL);
    test_add(m, "party", "name", "jp", "country", "JP", NULL);
    test_add(m, "storage", "name", "home", "country", "JP", NULL);
    test_add(m, "storage", "name", "cloud", "country", "IE", NULL);
    test_set(m, "category", "C-0001", "storages", "ST-0001; ST-0002");
    test_set(m, "category", "C-0002", "storages", "ST-0001");
    test_add(m, "entrustment", "name", "e", "contractor", "PT-0001", "categories", "C-0001; C-0003",
             NULL);
    test_add(m, "entrustment", "name", "e", "contractor", "PT-0001", "country", "JP", "categories",
             "C-0004", NULL);
    test_add(m, "provision", "name", "p", "recipients", "PT-0002; PT-0001", "categories", "C-0005",
             NULL);
    test_add(m, "provision", "name", "p", "country", "DE", "categories", "C-0005", NULL);
    test_add(m, "provision", "name", "p", "recipients", "PT-0002", "categories", "C-0006", NULL);
    struct overview *overview = count(m);
    const struct overview_set *set = &overview->abroad;
    set_is(set, "a c e");
    assert_string_equal(set->items[0].about, "IE US");
    assert_string_equal(set->items[1].about, "US");
    assert_string_equal(set->items[2].about, "DE US");
    overview_free(overview);
    model_close(m);
}

static void the_newest_entries_come_first(void **state)
{
    (void)state;
    struct model *m = model_today();
    for (int i = 0; i < OVERVIEW_ENTRIES + 2; i++)
        test_add(m, "item", "name", "x", NULL);
    struct overview *overview = count(m);
    assert_int_equal(overview->entries.count, OVERVIEW_ENTRIES);
    assert_int_equal(overview->entries.items[0].seq, OVERVIEW_ENTRIES + 2);
    overview_free(overview);
    model_close(m);
}

/* Twice a piece and one more, all with an item that is sensitive, kept by one
 * rule. */
static void counting_in_pieces_counts_all(void **state)
{
    enum { MANY = 2 * OVERVIEW_PIECE + 1 };
    static const struct change_note note = {.what = "add", .about = "many"};
    (void)state;
    struct model *m = model_today();
    struct buf codes = {0};
    test_add(m, "item", "name", "health", "item_class", "sensitive", NULL);
    assert_true(change_begin(m, &note, &why));
    struct record *category = record_new(kinds_find("category"));
    assert_true(record_set(category, kinds_field(category->kind, "name"), "x", &why));
    assert_true(record_set(category, kinds_field(category->kind, "persons"), "3", &why));
    assert_true(record_set(category, kinds_field(category->kind, "items"), "I-0001", &why));
    for (int i = 0; i < MANY; i++) {
        struct record *one = record_copy(category);
        assert_true(record_save(m, one, &why));
        buf_printf(&codes, "%s%s", i == 0 ? "" : "; ", record_value(one, "code"));
        record_free(one);
    }
    record_free(category);
    assert_true(change_commit(m, NULL, &why));
    test_add(m, "retention", "name", "r", "period", "P1Y", "categories", buf_text(&codes), NULL);
    struct overview *overview = count(m);
    assert_int_equal(records(overview, "category"), MANY);
    assert_int_equal(overview->persons, 3 * MANY);
    assert_int_equal(overview->unreviewed, MANY);
    assert_int_equal(overview->periods[0].categories, MANY);
    assert_int_equal(overview->unretained.total, 0);
    assert_int_equal(overview->sensitive.total, MANY);
    assert_int_equal(overview->sensitive.count, OVERVIEW_KEPT);
    overview_free(overview);
    buf_clear(&codes);
    model_close(m);
}

/* An overview may be given up at any piece. */
static void counting_may_be_given_up(void **state)
{
    (void)state;
    struct model *m = model_today();
    test_add(m, "item", "name", "health", "item_class", "sensitive", NULL);
    test_add(m, "category", "name", "a", "items", "I-0001", "persons", "1", NULL);
    test_add(m, "retention", "name", "r", "period", "P1Y", "categories", "C-0001", NULL);
    for (int pieces = 0; pieces < 40; pieces++) {
        struct overview *overview = overview_new(m);
        for (int i = 0; i < pieces; i++)
            assert_true(overview_step(m, overview, &why));
        overview_free(overview);
    }
    model_close(m);
}

/* More lengths than are told apart count as one without a length. */
static void many_lengths_of_retention_are_told_apart_up_to_a_limit(void **state)
{
    enum { LENGTHS = 203, APART = 201 };
    (void)state;
    struct model *m = model_today();
    test_add(m, "category", "name", "a", NULL);
    test_add(m, "category", "name", "b", "status", "retired", NULL);
    const struct kind *kind = kinds_find("retention");
    assert_true(change_begin(m, &(struct change_note){.what = "add", .about = ""}, &why));
    for (int i = 1; i <= LENGTHS; i++) {
        struct record *record = record_new(kind);
        char period[16];
        snprintf(period, sizeof period, "P%dM", i);
        record_put(record, kinds_field(kind, "name"), period);
        record_put(record, kinds_field(kind, "period"), period);
        record_put(record, kinds_field(kind, "categories"), "C-0001; C-0002");
        assert_true(record_save(m, record, &why));
        record_free(record);
    }
    assert_true(change_commit(m, NULL, &why));
    struct overview *overview = count(m);
    assert_int_equal(overview->period_count, APART);
    assert_string_equal(overview->periods[0].period, "P1M");
    assert_string_equal(overview->periods[1].period, "P2M");
    assert_string_equal(overview->periods[APART - 1].period, "");
    for (size_t i = 0; i < overview->period_count; i++)
        assert_int_equal(overview->periods[i].categories, 1);
    assert_int_equal(overview->unretained.total, 0);
    overview_free(overview);
    model_close(m);
}

/* What another process adds while it is counted belongs to the next time. */
static void what_comes_while_it_is_counted_does_no_harm(void **state)
{
    (void)state;
    bool done = false;
    for (int pieces = 0; !done; pieces++) {
        struct model *m = model_today();
        struct overview *overview = overview_new(m);
        for (int i = 0; i < pieces && !overview_done(overview); i++)
            assert_true(overview_step(m, overview, &why));
        done = overview_done(overview);
        test_add(m, "item", "name", "health", "item_class", "sensitive", NULL);
        test_add(m, "category", "name", "a", "items", "I-0001", "persons", "7", NULL);
        test_add(m, "retention", "name", "r", "period", "P1Y", "categories", "C-0001", NULL);
        while (!overview_done(overview))
            assert_true(overview_step(m, overview, &why));
        assert_true(overview->persons == 0 || overview->persons == 7);
        assert_true(overview->unretained.total <= 1);
        overview_free(overview);
        model_close(m);
    }
}

/* The line of the organization CODE, "" for what names none. */
static const struct overview_organization *line_of(const struct overview *overview,
                                                   const char *code)
{
    for (size_t i = 0; i < overview->organization_count; i++)
        if (strcmp(overview->organizations[i].code, code) == 0)
            return &overview->organizations[i];
    fail_msg("no line of \"%s\"", code);
    return NULL;
}

static void each_organization_of_a_group_has_a_line(void **state)
{
    (void)state;
    struct model *m = model_today();
    test_add_lines(m, "organization|name=Holding|jurisdictions=JP\n");
    struct overview *overview = count(m);
    assert_int_equal(overview->organization_count, 0);
    overview_free(overview);
    test_add_lines(
        m, "organization|name=Sales\norganization|name=Idle\n"
           "item|name=Diagnosis|item_class=sensitive\n"
           "item|name=My number|item_class=individual_number\n"
           "party|name=Carrier|country=US\nparty|name=Cloud\nparty|name=Old\n"
           "category|name=A|organization=O-0001|persons=5|items=I-0001; I-0002|"
           "reviewed_on=2020-01-01\n"
           "category|name=B|organization=O-0001\n"
           "category|name=C|organization=O-0002|persons=7|review_due_on=2027-03-31\n"
           "category|name=Gone|organization=O-0002|persons=99|status=retired\n"
           "category|name=Whose|persons=3\n"
           "entrustment|name=Shipping|categories=C-0001; C-0003|contractor=PT-0001\n"
           "entrustment|name=Hosting|categories=C-0001|contractor=PT-0002\n"
           "entrustment|name=More|categories=C-0002|contractor=PT-0002\n"
           "entrustment|name=Past|categories=C-0003|contractor=PT-0003|ended_on=2020-01-01\n"
           "incident|name=Lost|categories=C-0003|known_on=2026-11-20\n"
           "request|name=Asked|organization=O-0002|received_on=2026-11-01|due_on=2026-11-30\n"
           "notice|name=Policy|organization=O-0001\nnotice|name=Draft|organization=O-0001\n"
           "publication|name=First|notice=NT-0001|published_on=2026-04-01\n");
    overview = count(m);
    const struct overview_organization *line = line_of(overview, "O-0001");
    assert_int_equal(overview->organization_count, 4);
    assert_string_equal(line->laws, "JP");
    assert_int_equal(line->categories, 2);
    assert_int_equal(line->persons, 5);
    assert_int_equal(line->uncounted, 1);
    assert_int_equal(line->sensitive, 1);
    assert_int_equal(line->numbers, 1);
    assert_int_equal(line->abroad, 1);
    assert_int_equal(line->contractors, 2);
    assert_int_equal(line->reviews[REVIEW_OVERDUE], 1);
    assert_int_equal(line->reviews[REVIEW_NEVER], 1);
    assert_int_equal(line->notices, 2);
    assert_int_equal(line->published, 1);
    assert_string_equal(line->published_on, "2026-04-01");
    assert_int_equal(line->incidents, 0);
    line = line_of(overview, "O-0002");
    assert_int_equal(line->categories, 1);
    assert_int_equal(line->persons, 7);
    assert_int_equal(line->contractors, 1);
    assert_int_equal(line->incidents, 1);
    assert_int_equal(line->requests, 1);
    assert_true(line->next[0] != '\0');
    assert_int_equal(line_of(overview, "O-0003")->categories, 0);
    line = line_of(overview, "");
    assert_int_equal(line->categories, 1);
    assert_int_equal(line->persons, 3);
    assert_int_equal(overview->persons, 15);
    overview_free(overview);
    model_close(m);
}

/* The overview of ORGANIZATION alone. */
static struct overview *count_held(struct model *m, const char *code)
{
    struct overview *overview = overview_new(m);
    overview_hold(overview, record_find(m, kinds_find("organization"), code));
    while (!overview_done(overview))
        assert_true(overview_step(m, overview, &why));
    return overview;
}

static void one_organization_is_counted_alone(void **state)
{
    (void)state;
    struct model *m = model_today();
    test_add_lines(m, "organization|name=Holding\norganization|name=Sales\n"
                      "item|name=Diagnosis|item_class=sensitive\n"
                      "category|name=A|organization=O-0001|persons=5|items=I-0001\n"
                      "category|name=B|organization=O-0002|persons=7\n"
                      "category|name=C|organization=O-0002|status=retired\n"
                      "retention|name=r|period=P1Y|categories=C-0001\n"
                      "incident|name=One|categories=C-0001|known_on=2026-11-20\n"
                      "incident|name=Two|categories=C-0002|known_on=2026-11-01\n"
                      "incident|name=Closed, not reported|organization=O-0001|"
                      "known_on=2026-11-01|heads=sensitive|state=closed\n"
                      "request|name=Asked|organization=O-0002|received_on=2026-11-01|"
                      "due_on=2026-11-30\n"
                      "campaign|name=Of Sales|organization=O-0002|due_on=2027-03-31\n"
                      "review|name=B|campaign=RV-0001|category=C-0002\n");
    struct overview *overview = count(m);
    assert_int_equal(overview->deadlines->incidents, 2);
    assert_int_equal(line_of(overview, "O-0001")->incidents, 1);
    overview_free(overview);
    overview = count_held(m, "O-0001");
    assert_int_equal(records(overview, "category"), 1);
    assert_int_equal(records(overview, "incident"), 2);
    assert_int_equal(records(overview, "campaign"), 0);
    assert_int_equal(overview->persons, 5);
    set_is(&overview->sensitive, "A");
    set_is(&overview->unretained, "");
    assert_int_equal(overview->deadlines->incidents, 1);
    assert_int_equal(overview->deadlines->requests, 0);
    assert_int_equal(overview->round_count, 0);
    assert_int_equal(overview->organization_count, 0);
    overview_free(overview);
    overview = count_held(m, "O-0002");
    assert_int_equal(records(overview, "category"), 2);
    assert_int_equal(overview->persons, 7);
    set_is(&overview->sensitive, "");
    set_is(&overview->unretained, "B");
    assert_int_equal(overview->deadlines->incidents, 1);
    assert_int_equal(overview->deadlines->requests, 1);
    size_t lines = 0;
    for (int s = 0; s < DEADLINE_STATES; s++)
        lines += overview->deadlines->states[s];
    assert_int_equal(lines, overview->deadlines->count);
    assert_int_equal(overview->round_count, 1);
    overview_free(overview);
    model_close(m);
}

/* As many as are told apart, and one line for all others. */
static void a_very_large_group_has_a_line_for_its_rest(void **state)
{
    (void)state;
    struct model *m = model_today();
    for (int i = 0; i < SCOPE_MOST + 3; i++)
        test_add(m, "organization", "name", "Company", NULL);
    test_add(m, "category", "name", "a", "organization", "O-0001", "persons", "1", NULL);
    test_add(m, "category", "name", "z", "organization", "O-0065", "persons", "2", NULL);
    struct overview *overview = count(m);
    assert_int_equal(overview->organization_count, SCOPE_MOST + 2);
    const struct overview_organization *rest = &overview->organizations[SCOPE_MOST];
    assert_int_equal(rest->several, 3);
    assert_int_equal(rest->persons, 2);
    assert_int_equal(overview->organizations[0].persons, 1);
    overview_free(overview);
    model_close(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_inventory_counts_nothing),
        cmocka_unit_test(each_organization_of_a_group_has_a_line),
        cmocka_unit_test(one_organization_is_counted_alone),
        cmocka_unit_test(a_very_large_group_has_a_line_for_its_rest),
        cmocka_unit_test(retired_categories_count_by_kind_and_status_only),
        cmocka_unit_test(the_largest_come_first_and_the_sum_holds_all),
        cmocka_unit_test(a_category_of_nobody_is_none_of_the_largest),
        cmocka_unit_test(sums_beyond_all_numbers_stay_at_the_greatest),
        cmocka_unit_test(reviews_fall_in_their_month),
        cmocka_unit_test(open_rounds_count_what_is_not_answered),
        cmocka_unit_test(categories_count_by_the_length_of_their_retention),
        cmocka_unit_test(special_care_is_seen_from_items_and_fields),
        cmocka_unit_test(abroad_is_seen_from_storages_entrustments_and_provisions),
        cmocka_unit_test(the_newest_entries_come_first),
        cmocka_unit_test(counting_in_pieces_counts_all),
        cmocka_unit_test(counting_may_be_given_up),
        cmocka_unit_test(many_lengths_of_retention_are_told_apart_up_to_a_limit),
        cmocka_unit_test(what_comes_while_it_is_counted_does_no_harm),
    };
    setenv("TZ", "UTC", 1);
    tzset();
    return cmocka_run_group_tests_name("overview", tests, NULL, NULL);
}

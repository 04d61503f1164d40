/*
 * What is touched by what went wrong: which categories each record leads to and why, what
 * they come to, and what the heads of reporting find. A count that is missing is never
 * taken for none.
 */
#include "tests/model.h"

#include "model/buf.h"
#include "model/impact.h"
#include "model/kinds.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct why why = {.lang = LANG_EN};

/* Members (items, a storage, a contractor with a subcontractor), staff (an individual
 * number, an illness), statistics. */
static struct model *model_filled(void)
{
    struct model_options options = {
        .lang = LANG_EN, .who = "tester", .now = "2026-11-22T07:18:00Z"};
    struct model *m = model_scratch(&options, &why);
    assert_non_null(m);
    test_add(m, "organization", "code", "O-1", "name", "Example", NULL);
    test_add(m, "department", "code", "D-1", "name", "Sales", "organization", "O-1", NULL);
    test_add(m, "item", "code", "I-1", "name", "Mail address", "item_class", "ordinary", NULL);
    test_add(m, "item", "code", "I-2", "name", "Illness", "item_class", "sensitive", NULL);
    test_add(m, "item", "code", "I-3", "name", "My Number", "item_class", "individual_number",
             NULL);
    test_add(m, "party", "code", "PT-1", "name", "Hosting", "country", "US", NULL);
    test_add(m, "party", "code", "PT-2", "name", "Chat contractor", NULL);
    test_add(m, "party", "code", "PT-3", "name", "Help desk", NULL);
    test_add(m, "party", "code", "PT-4", "name", "Recipient", NULL);
    test_add(m, "party", "code", "PT-5", "name", "Sister company", NULL);
    test_add(m, "party", "code", "PT-6", "name", "Client", NULL);
    test_add(m, "storage", "code", "ST-1", "name", "Cloud", "provider", "PT-1", "country", "US",
             NULL);
    test_add(m, "category", "code", "C-1", "name", "Members", "items", "I-1", "optional_items",
             "I-1", "storages", "ST-1", "persons", "900", "persons_on", "2026-04-01", "department",
             "D-1", NULL);
    test_add(m, "category", "code", "C-2", "name", "Staff", "items", "I-1; I-2; I-3", "persons",
             "150", "persons_on", "2026-04-01", NULL);
    test_add(m, "category", "code", "C-3", "name", "Figures", "storages", "ST-1", "persons",
             "50000", "data_class", "statistics", NULL);
    test_add(m, "category", "code", "C-4", "name", "Orders for a client", "items", "I-1",
             "acts_for", "PT-6", "storages", "ST-1", NULL);
    test_add(m, "entrustment", "code", "E-1", "name", "Chat", "categories", "C-1", "contractor",
             "PT-2", "subcontractors", "PT-3", "ended_on", "2026-03-31", NULL);
    test_add(m, "provision", "code", "V-1", "name", "Inquiries", "categories", "C-1; C-2",
             "recipients", "PT-4; PT-5", NULL);
    test_add(m, "joint_use", "code", "J-1", "name", "Group", "categories", "C-2", "users", "PT-5",
             NULL);
    return m;
}

/* What KIND/CODE, and OTHER unless it is NULL, touch. impact_free() frees. */
static struct impact *impact_of(struct model *m, const char *kind, const char *code,
                                const char *other_kind, const char *other, bool narrow)
{
    struct impact_seed seeds[2] = {{.kind = kinds_find(kind)}};
    seeds[0].id = record_find(m, seeds[0].kind, code);
    if (other != NULL) {
        seeds[1].kind = kinds_find(other_kind);
        seeds[1].id = record_find(m, seeds[1].kind, other);
    }
    const struct impact_query query = {
        .seeds = seeds, .count = other == NULL ? 1 : 2, .narrow = narrow};
    return impact_new(m, &query, &why);
}

/* Stops the test unless KIND/CODE leads to EXPECTED: the codes of the categories, each
 * with its reasons, "C-1 1:E-1". */
static void leads(struct model *m, const char *kind, const char *code, const char *expected)
{
    struct buf text = {0};
    struct impact *impact = impact_of(m, kind, code, NULL, NULL, false);
    assert_non_null(impact);
    for (size_t i = 0; i < impact->category_count; i++) {
        const struct impact_category *category = &impact->categories[i];
        buf_printf(&text, "%s%s", i == 0 ? "" : " ", category->texts[IMPACT_CODE]);
        for (size_t r = 0; r < category->reason_count; r++) {
            const struct impact_link *reason = &impact->reasons[category->first_reason + r];
            buf_printf(&text, ":%d", (int)reason->role);
            if (reason->via != NULL)
                buf_printf(&text, "/%s", record_value(reason->via, "code"));
        }
    }
    assert_string_equal(buf_text(&text), expected);
    buf_clear(&text);
    impact_free(impact);
}

static void a_storage_leads_to_what_is_kept_in_it(void **state)
{
    (void)state;
    struct model *m = model_filled();
    leads(m, "storage", "ST-1", "C-1:1 C-3:1 C-4:1");
    model_close(m);
}

static void a_party_leads_to_what_it_has_in_every_role_and_says_by_which_record(void **state)
{
    (void)state;
    struct model *m = model_filled();
    leads(m, "party", "PT-1", "C-1:2/ST-1 C-3:2/ST-1 C-4:2/ST-1");
    leads(m, "party", "PT-2", "C-1:3/E-1");
    leads(m, "party", "PT-3", "C-1:4/E-1");
    leads(m, "party", "PT-5", "C-1:5/V-1 C-2:5/V-1:6/J-1");
    leads(m, "party", "PT-6", "C-4:8");
    model_close(m);
}

static void a_record_between_leads_to_its_categories_once_however_many_parties_it_has(void **state)
{
    (void)state;
    struct model *m = model_filled();
    leads(m, "provision", "V-1", "C-1:5/V-1 C-2:5/V-1");
    leads(m, "entrustment", "E-1", "C-1:3/E-1");
    model_close(m);
}

static void items_departments_and_categories_lead_to_categories(void **state)
{
    (void)state;
    struct model *m = model_filled();
    leads(m, "item", "I-2", "C-2:9");
    leads(m, "department", "D-1", "C-1:11");
    leads(m, "category", "C-3", "C-3:0");
    model_close(m);
}

static void a_source_is_not_touched_by_what_happens_there(void **state)
{
    (void)state;
    struct model *m = model_filled();
    test_add(m, "party", "code", "PT-7", "name", "Broker", NULL);
    test_add(m, "acquisition", "code", "A-1", "name", "Bought", "category", "C-1", "source", "PT-7",
             NULL);
    leads(m, "party", "PT-7", "");
    leads(m, "acquisition", "A-1", "C-1:14");
    model_close(m);
}

static void several_records_are_united_or_narrowed_to_what_all_lead_to(void **state)
{
    (void)state;
    struct model *m = model_filled();
    struct impact *all = impact_of(m, "storage", "ST-1", "item", "I-1", false);
    struct impact *both = impact_of(m, "storage", "ST-1", "item", "I-1", true);
    assert_int_equal(all->category_count, 4);
    assert_int_equal(both->category_count, 2);
    assert_string_equal(both->categories[0].texts[IMPACT_CODE], "C-1");
    assert_string_equal(both->categories[1].texts[IMPACT_CODE], "C-4");
    assert_int_equal(both->categories[0].reason_count, 3); /* item, optional item, storage */
    impact_free(all);
    impact_free(both);
    model_close(m);
}

static void a_missing_count_is_unknown_and_statistics_do_not_count(void **state)
{
    (void)state;
    struct model *m = model_filled();
    struct impact *impact = impact_of(m, "storage", "ST-1", NULL, NULL, false);
    assert_int_equal(impact->persons.sum, 900);
    assert_int_equal(impact->persons.known, 1);
    assert_int_equal(impact->persons.unknown, 1);
    assert_int_equal(impact->not_counted, 1);
    assert_int_equal(impact->heads[IMPACT_MANY], IMPACT_UNKNOWN);
    impact_free(impact);
    test_set(m, "category", "C-4", "persons", "200");
    test_set(m, "category", "C-4", "persons_on", "2025-11-22");
    impact = impact_of(m, "storage", "ST-1", NULL, NULL, false);
    assert_int_equal(impact->heads[IMPACT_MANY], IMPACT_OPEN); /* 1,100, perhaps the same ones */
    impact_free(impact);
    test_set(m, "category", "C-4", "persons", "1000");
    impact = impact_of(m, "category", "C-4", NULL, NULL, false);
    assert_int_equal(impact->heads[IMPACT_MANY], IMPACT_NOT_SEEN); /* more than 1,000 are asked */
    impact_free(impact);
    test_set(m, "category", "C-4", "persons_on", "2025-11-21"); /* more than a year ago */
    impact = impact_of(m, "category", "C-4", NULL, NULL, false);
    assert_int_equal(impact->persons.old, 1);
    assert_int_equal(impact->heads[IMPACT_MANY], IMPACT_UNKNOWN);
    impact_free(impact);
    test_set(m, "category", "C-4", "persons", "1001");
    impact = impact_of(m, "category", "C-4", NULL, NULL, false);
    assert_int_equal(impact->heads[IMPACT_MANY], IMPACT_LIKELY);
    impact_free(impact);
    model_close(m);
}

static void the_heads_follow_the_classes_of_items_and_two_stay_open(void **state)
{
    (void)state;
    struct model *m = model_filled();
    struct impact *staff = impact_of(m, "category", "C-2", NULL, NULL, false);
    assert_int_equal(staff->heads[IMPACT_SENSITIVE], IMPACT_LIKELY);
    assert_int_equal(staff->heads[IMPACT_NUMBERS], IMPACT_LIKELY);
    assert_int_equal(staff->heads[IMPACT_PROPERTY], IMPACT_OPEN);
    assert_int_equal(staff->heads[IMPACT_WRONGFUL], IMPACT_OPEN);
    assert_string_equal(record_value(staff->items[0].item, "code"), "I-2");
    impact_free(staff);
    struct impact *members = impact_of(m, "category", "C-1", NULL, NULL, false);
    assert_int_equal(members->heads[IMPACT_SENSITIVE], IMPACT_NOT_SEEN);
    assert_int_equal(members->item_count, 1);
    assert_int_equal(members->items[0].categories, 1); /* optional items are items too */
    impact_free(members);
    test_set(m, "category", "C-4", "items", "");
    struct impact *client = impact_of(m, "category", "C-4", NULL, NULL, false);
    assert_int_equal(client->heads[IMPACT_SENSITIVE], IMPACT_UNKNOWN);
    assert_int_equal(client->heads[IMPACT_NUMBERS], IMPACT_UNKNOWN);
    impact_free(client);
    model_close(m);
}

/* Silence of the ledger is no answer. */
static void an_item_without_a_class_may_be_of_any(void **state)
{
    (void)state;
    struct model *m = model_filled();
    test_set(m, "item", "I-1", "item_class", "");
    struct impact *members = impact_of(m, "category", "C-1", NULL, NULL, false);
    assert_int_equal(members->classless, 1);
    assert_int_equal(members->heads[IMPACT_SENSITIVE], IMPACT_UNKNOWN);
    assert_int_equal(members->heads[IMPACT_NUMBERS], IMPACT_UNKNOWN);
    impact_free(members);
    struct impact *staff = impact_of(m, "category", "C-2", NULL, NULL, false);
    assert_int_equal(staff->classless, 1);
    assert_int_equal(staff->heads[IMPACT_SENSITIVE], IMPACT_LIKELY);
    impact_free(staff);
    model_close(m);
}

static void a_head_of_sensitive_data_makes_an_item_sensitive_whatever_its_class(void **state)
{
    (void)state;
    struct model *m = model_filled();
    test_set(m, "item", "I-1", "sensitive_head", "creed");
    struct impact *members = impact_of(m, "category", "C-1", NULL, NULL, false);
    assert_int_equal(members->heads[IMPACT_SENSITIVE], IMPACT_LIKELY);
    impact_free(members);
    model_close(m);
}

static void items_of_what_is_no_personal_data_are_listed_and_answer_no_head(void **state)
{
    (void)state;
    struct model *m = model_filled();
    test_set(m, "category", "C-3", "items", "I-2");
    struct impact *figures = impact_of(m, "category", "C-3", NULL, NULL, false);
    assert_int_equal(figures->item_count, 1);
    assert_false(figures->items[0].counts);
    assert_int_not_equal(figures->heads[IMPACT_SENSITIVE], IMPACT_LIKELY);
    impact_free(figures);
    struct impact *both = impact_of(m, "category", "C-3", "category", "C-2", false);
    assert_int_equal(both->heads[IMPACT_SENSITIVE], IMPACT_LIKELY);
    impact_free(both);
    model_close(m);
}

static void an_entrustment_has_ended_from_the_day_after_its_last(void **state)
{
    static const struct {
        const char *on;
        bool ended;
    } cases[] = {{"", false}, {"2026-11-21", true}, {"2026-11-22", false}, {"2027-03-31", false}};
    (void)state;
    struct model *m = model_filled();
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        test_set(m, "entrustment", "E-1", "ended_on", cases[i].on);
        struct impact *impact = impact_of(m, "party", "PT-2", NULL, NULL, false);
        assert_int_equal(impact_is_ended(impact, impact->reasons[0].via), cases[i].ended);
        assert_false(impact_is_ended(impact, NULL));
        impact_free(impact);
    }
    model_close(m);
}

static void an_optional_item_is_told_once_where_it_stands_among_all_items(void **state)
{
    (void)state;
    struct model *m = model_filled();
    test_set(m, "category", "C-1", "items", "I-3; I-1");
    test_set(m, "category", "C-1", "optional_items", "I-1; I-2");
    struct impact *impact = impact_of(m, "category", "C-1", NULL, NULL, false);
    struct buf told = {0};
    for (size_t i = 0; i < impact->link_count; i++)
        if (impact->links[i].role == IMPACT_ITEM || impact->links[i].role == IMPACT_OPTIONAL_ITEM)
            buf_printf(&told, "%s%s ", record_value(impact->links[i].what, "code"),
                       impact_is_repeated(impact, i) ? " again" : "");
    assert_string_equal(buf_text(&told), "I-3 I-1 I-1 again I-2 ");
    buf_clear(&told);
    impact_free(impact);
    model_close(m);
}

static void of_several_incidents_the_first_that_was_known_counts(void **state)
{
    (void)state;
    struct model *m = model_filled();
    test_add(m, "incident", "code", "IN-1", "name", "x", "known_on", "2026-11-10", "categories",
             "C-1", NULL);
    test_add(m, "incident", "code", "IN-2", "name", "y", "known_on", "2026-11-05", "categories",
             "C-2", NULL);
    test_add(m, "incident", "code", "IN-3", "name", "z", "categories", "C-2", NULL);
    static const char *const pairs[][2] = {{"IN-1", "IN-2"}, {"IN-2", "IN-1"}, {"IN-2", "IN-3"}};
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        struct impact *both = impact_of(m, "incident", pairs[i][0], "incident", pairs[i][1], false);
        assert_non_null(both);
        assert_string_equal(both->on, "2026-11-05");
        impact_free(both);
    }
    model_close(m);
}

static void what_an_incident_says_is_taken_from_it(void **state)
{
    (void)state;
    struct model *m = model_filled();
    test_add(m, "incident", "code", "IN-1", "name", "Break-in", "known_on", "2026-11-10",
             "storages", "ST-1", NULL);
    struct impact *impact = impact_of(m, "incident", "IN-1", NULL, NULL, false);
    assert_string_equal(impact->on, "2026-11-10");
    assert_int_equal(impact->category_count, 3); /* as no category was named: all that ST-1 has */
    impact_free(impact);
    test_set(m, "incident", "IN-1", "categories", "C-1");
    impact = impact_of(m, "incident", "IN-1", NULL, NULL, false);
    assert_int_equal(impact->category_count, 1);
    impact_free(impact);
    model_close(m);
}

static void where_nothing_is_touched_nothing_is_answered(void **state)
{
    (void)state;
    struct model *m = model_filled();
    test_add(m, "party", "code", "PT-9", "name", "Nobody's", NULL);
    struct impact *impact = impact_of(m, "party", "PT-9", NULL, NULL, false);
    assert_int_equal(impact->category_count, 0);
    assert_int_equal(impact->heads[IMPACT_SENSITIVE], IMPACT_UNKNOWN);
    assert_int_equal(impact->heads[IMPACT_MANY], IMPACT_UNKNOWN);
    assert_int_equal(impact->heads[IMPACT_NUMBERS], IMPACT_UNKNOWN);
    impact_free(impact);
    test_set(m, "joint_use", "J-1", "responsible", "PT-9");
    impact = impact_of(m, "party", "PT-9", NULL, NULL, false);
    assert_int_equal(impact->category_count, 1);
    impact_free(impact);
    model_close(m);
}

/* One category with few numbers says nothing of another whose items nobody knows. */
static void numbers_in_one_category_do_not_answer_for_another(void **state)
{
    (void)state;
    struct model *m = model_filled();
    test_set(m, "category", "C-2", "persons", "50");
    test_set(m, "category", "C-4", "items", "");
    test_set(m, "category", "C-4", "persons", "5000");
    struct impact *impact = impact_of(m, "category", "C-2", "category", "C-4", false);
    assert_int_equal(impact->heads[IMPACT_NUMBERS], IMPACT_UNKNOWN);
    impact_free(impact);
    model_close(m);
}

static void an_item_that_only_the_contract_names_is_touched_too(void **state)
{
    (void)state;
    struct model *m = model_filled();
    test_set(m, "entrustment", "E-1", "items", "I-1; I-3");
    struct impact *impact = impact_of(m, "party", "PT-2", NULL, NULL, false);
    assert_int_equal(impact->item_count, 2);
    assert_string_equal(record_value(impact->items[0].item, "code"), "I-3");
    assert_int_equal(impact->items[0].categories, 0);
    assert_int_equal(impact->heads[IMPACT_NUMBERS], IMPACT_UNKNOWN);
    impact_free(impact);
    model_close(m);
}

static void other_holders_are_told_with_country_and_whether_it_happened_there(void **state)
{
    (void)state;
    struct model *m = model_filled();
    struct impact *impact = impact_of(m, "party", "PT-2", NULL, NULL, false);
    struct buf text = {0};
    for (size_t i = 0; i < impact->holder_count; i++) {
        const struct impact_holder *holder = &impact->holders[i];
        buf_printf(&text, "%d %s %s%s%s\n", (int)holder->role, record_value(holder->what, "code"),
                   impact_country(holder),
                   holder->seed     ? " here"
                   : holder->behind ? " behind"
                                    : "",
                   impact_is_ended(impact, holder->via) ? " ended" : "");
    }
    assert_string_equal(buf_text(&text), "1 ST-1 US\n2 PT-1 US\n3 PT-2  here ended\n"
                                         "4 PT-3  ended\n5 PT-4 \n5 PT-5 \n");
    buf_clear(&text);
    impact_free(impact);
    model_close(m);
}

/* The marks of the holders of C-1 where KIND/CODE is named. */
static void places_are(struct model *m, const char *kind, const char *code, const char *expected)
{
    struct buf text = {0};
    struct impact *impact = impact_of(m, kind, code, NULL, NULL, false);
    assert_non_null(impact);
    for (size_t i = 0; i < impact->holder_count; i++)
        if (impact->holders[i].seed || impact->holders[i].behind)
            buf_printf(&text, "%s %s;", record_value(impact->holders[i].what, "code"),
                       impact->holders[i].seed ? "here" : "behind");
    assert_string_equal(buf_text(&text), expected);
    buf_clear(&text);
    impact_free(impact);
}

static void where_a_record_between_was_named_it_is_open_who_behind_it_it_was(void **state)
{
    (void)state;
    struct model *m = model_filled();
    places_are(m, "entrustment", "E-1", "PT-2 behind;PT-3 behind;");
    places_are(m, "storage", "ST-1", "ST-1 here;PT-1 behind;");
    places_are(m, "category", "C-1", "");
    test_add(m, "incident", "code", "IN-1", "name", "Break-in", "categories", "C-1", "parties",
             "PT-3", "storages", "ST-1", NULL);
    places_are(m, "incident", "IN-1", "ST-1 here;PT-3 here;");
    model_close(m);
}

/* A subsidiary that works for us is the party of our contract and an organization of ours. */
static void an_organization_of_ours_and_the_party_that_stands_for_it_are_one(void **state)
{
    (void)state;
    struct model *m = model_filled();
    test_add(m, "organization", "code", "O-2", "name", "Subsidiary", NULL);
    test_set(m, "category", "C-1", "organization", "O-1");
    test_set(m, "category", "C-2", "organization", "O-1");
    test_set(m, "category", "C-4", "organization", "O-2");
    leads(m, "organization", "O-2", "C-4:12");
    leads(m, "party", "PT-2", "C-1:3/E-1");
    test_set(m, "party", "PT-2", "organization", "O-2");
    leads(m, "organization", "O-2", "C-1:3/E-1 C-4:12");
    leads(m, "party", "PT-2", "C-1:3/E-1 C-4:12");
    places_are(m, "organization", "O-2", "PT-2 here;");
    model_close(m);
}

static void laws_are(struct model *m, const char *code, bool appi, bool gdpr)
{
    struct impact *impact = impact_of(m, "category", code, NULL, NULL, false);
    assert_non_null(impact);
    assert_int_equal(impact->appi, appi);
    assert_int_equal(impact->gdpr, gdpr);
    impact_free(impact);
}

static void the_laws_are_those_of_the_organizations_that_it_concerns(void **state)
{
    (void)state;
    struct model *m = model_filled();
    laws_are(m, "C-1", true, false);
    test_add(m, "organization", "code", "O-2", "name", "GmbH", "jurisdictions", "EU", NULL);
    test_set(m, "category", "C-4", "organization", "O-2");
    laws_are(m, "C-1", true, false);
    laws_are(m, "C-4", false, true);
    laws_are(m, "C-2", true, true); /* whose it is stands nowhere: of both, maybe */
    test_add(m, "incident", "code", "IN-1", "name", "Lost", "organization", "O-1", "categories",
             "C-4", NULL);
    struct impact *impact = impact_of(m, "incident", "IN-1", NULL, NULL, false);
    assert_true(impact->appi && impact->gdpr);
    impact_free(impact);
    model_close(m);
}

static void desks_are_those_of_the_organizations_that_it_concerns(void **state)
{
    (void)state;
    struct model *m = model_filled();
    test_add(m, "organization", "code", "O-2", "name", "Subsidiary", NULL);
    test_set(m, "category", "C-4", "organization", "O-2");
    test_add(m, "desk", "code", "DK-1", "name", "Parent", "organization", "O-1", NULL);
    test_add(m, "desk", "code", "DK-2", "name", "Subsidiary", "organization", "O-2", NULL);
    test_add(m, "desk", "code", "DK-3", "name", "Group", NULL);
    struct impact *impact = impact_of(m, "category", "C-4", NULL, NULL, false);
    assert_int_equal(impact->desk_count, 2);
    assert_string_equal(record_value(impact->desks[0], "code"), "DK-2");
    assert_string_equal(record_value(impact->desks[1], "code"), "DK-3");
    impact_free(impact);
    impact = impact_of(m, "category", "C-2", NULL, NULL, false); /* whose it is stands nowhere */
    assert_int_equal(impact->desk_count, 3);
    impact_free(impact);
    model_close(m);
}

static void a_day_that_nobody_said_is_marked_as_assumed(void **state)
{
    (void)state;
    struct model *m = model_filled();
    struct impact *impact = impact_of(m, "category", "C-1", NULL, NULL, false);
    assert_true(impact->assumed);
    impact_free(impact);
    test_add(m, "incident", "code", "IN-1", "name", "Lost", "categories", "C-1", "known_on",
             "2026-11-10", NULL);
    impact = impact_of(m, "incident", "IN-1", NULL, NULL, false);
    assert_false(impact->assumed);
    impact_free(impact);
    model_close(m);
}

static void a_kind_that_leads_nowhere_and_a_record_that_is_gone_are_refused(void **state)
{
    (void)state;
    struct model *m = model_filled();
    test_add(m, "notice", "code", "NT-1", "name", "Policy", NULL);
    assert_null(impact_of(m, "notice", "NT-1", NULL, NULL, false));
    assert_string_equal(why.text, "A record of the kind Notice leads to no data category.");
    assert_null(impact_of(m, "party", "PT-99", NULL, NULL, false));
    assert_string_equal(why.text, "The record is not there any more.");
    model_close(m);
}

/* More than are read at once. */
static void many_categories_keep_their_order_reasons_and_links(void **state)
{
    (void)state;
    enum { MANY = 1203 };
    struct model *m = model_filled();
    struct change_note note = {.what = "add", .about = "", .many = true};
    assert_true(change_begin(m, &note, &why));
    for (int i = 0; i < MANY; i++) {
        struct record *record = record_new(kinds_find("category"));
        struct buf code = {0};
        buf_printf(&code, "X-%04d", MANY - i);
        assert_true(record_set(record, kinds_field(record->kind, "code"), code.text, &why));
        assert_true(record_set(record, kinds_field(record->kind, "name"), "one", &why));
        assert_true(record_set(record, kinds_field(record->kind, "items"),
                               i % 2 == 0 ? "I-2; I-1" : "I-1", &why));
        assert_true(record_save(m, record, &why));
        buf_clear(&code);
        record_free(record);
    }
    assert_true(change_commit(m, NULL, &why));
    struct impact *impact = impact_of(m, "item", "I-1", NULL, NULL, false);
    assert_int_equal(impact->category_count, MANY + 3);
    for (size_t i = 3; i < impact->category_count; i++) {
        const struct impact_category *category = &impact->categories[i];
        struct buf code = {0};
        buf_printf(&code, "X-%04zu", i - 2);
        assert_string_equal(category->texts[IMPACT_CODE], code.text);
        assert_int_equal(category->reason_count, 1);
        assert_int_equal(impact->links[category->first_link].category, i);
        assert_string_equal(record_value(impact->links[category->first_link].what, "code"),
                            (MANY - (i - 2)) % 2 == 0 ? "I-2" : "I-1");
        buf_clear(&code);
    }
    assert_int_equal(impact->items[0].categories, (MANY + 1) / 2 + 1);
    impact_free(impact);
    model_close(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_storage_leads_to_what_is_kept_in_it),
        cmocka_unit_test(a_party_leads_to_what_it_has_in_every_role_and_says_by_which_record),
        cmocka_unit_test(a_record_between_leads_to_its_categories_once_however_many_parties_it_has),
        cmocka_unit_test(items_departments_and_categories_lead_to_categories),
        cmocka_unit_test(a_source_is_not_touched_by_what_happens_there),
        cmocka_unit_test(several_records_are_united_or_narrowed_to_what_all_lead_to),
        cmocka_unit_test(a_missing_count_is_unknown_and_statistics_do_not_count),
        cmocka_unit_test(the_heads_follow_the_classes_of_items_and_two_stay_open),
        cmocka_unit_test(an_item_without_a_class_may_be_of_any),
        cmocka_unit_test(a_head_of_sensitive_data_makes_an_item_sensitive_whatever_its_class),
        cmocka_unit_test(items_of_what_is_no_personal_data_are_listed_and_answer_no_head),
        cmocka_unit_test(an_entrustment_has_ended_from_the_day_after_its_last),
        cmocka_unit_test(an_optional_item_is_told_once_where_it_stands_among_all_items),
        cmocka_unit_test(of_several_incidents_the_first_that_was_known_counts),
        cmocka_unit_test(what_an_incident_says_is_taken_from_it),
        cmocka_unit_test(where_nothing_is_touched_nothing_is_answered),
        cmocka_unit_test(numbers_in_one_category_do_not_answer_for_another),
        cmocka_unit_test(an_item_that_only_the_contract_names_is_touched_too),
        cmocka_unit_test(other_holders_are_told_with_country_and_whether_it_happened_there),
        cmocka_unit_test(where_a_record_between_was_named_it_is_open_who_behind_it_it_was),
        cmocka_unit_test(an_organization_of_ours_and_the_party_that_stands_for_it_are_one),
        cmocka_unit_test(the_laws_are_those_of_the_organizations_that_it_concerns),
        cmocka_unit_test(desks_are_those_of_the_organizations_that_it_concerns),
        cmocka_unit_test(a_day_that_nobody_said_is_marked_as_assumed),
        cmocka_unit_test(a_kind_that_leads_nowhere_and_a_record_that_is_gone_are_refused),
        cmocka_unit_test(many_categories_keep_their_order_reasons_and_links),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

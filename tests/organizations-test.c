/*
 * Several organizations in one inventory: which of them each line of the overview counts,
 * also while categories come, and under which of their laws an incident falls.
 */
#include "tests/model.h"

#include "model/buf.h"
#include "model/impact.h"
#include "model/inside.h"
#include "model/overview.h"
#include "model/scope.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static struct why why = {.lang = LANG_EN};

/* The overview of M with all counted; overview_free() frees. */
static struct overview *counted(struct model *m)
{
    struct overview *overview = overview_new(m);
    while (!overview_done(overview))
        assert_true(overview_step(m, overview, &why));
    return overview;
}

static void more_organizations_than_have_a_line_share_one(void **state)
{
    (void)state;
    struct model *m = test_model();
    struct buf lines = {0}, text = {0};
    for (int i = 1; i <= SCOPE_MOST + 2; i++)
        buf_printf(&lines, "organization|code=O-%02d|name=Company\n", i);
    buf_puts(&lines, "category|name=A|organization=O-64|persons=999999999999999\n"
                     "category|name=B|organization=O-01|persons=3\ncategory|name=C|persons=4\n");
    test_add_lines(m, buf_text(&lines));
    struct overview *overview = counted(m);
    size_t count = overview->organization_count;
    assert_int_equal(count, SCOPE_MOST + 2);
    const struct overview_organization *others = &overview->organizations[count - 2];
    const struct overview_organization *none = &overview->organizations[count - 1];
    overview_put_line(&overview->organizations[0], LANG_EN, &text);
    assert_string_equal(buf_text(&text), "O-01 Company");
    buf_empty(&text);
    overview_put_line(others, LANG_EN, &text);
    assert_string_equal(buf_text(&text), "2 others");
    buf_empty(&text);
    overview_put_line(none, LANG_EN, &text);
    assert_string_equal(buf_text(&text), "(no organization)");
    assert_int_equal(overview->organizations[0].persons, 3);
    assert_int_equal(others->persons, 999999999999999);
    assert_int_equal(none->persons, 4);
    overview_free(overview);
    buf_clear(&lines);
    buf_clear(&text);
    model_close(m);
}

/* Steps on until PART of OVERVIEW is counted. */
static void count_until(struct model *m, struct overview *overview, enum overview_part part)
{
    while (!overview->ready[part])
        assert_true(overview_step(m, overview, &why));
}

/* An undo in another window brings a category back among those that were read: its links
 * lead to nothing that is counted, and the next overview has all. */
static void a_category_that_comes_back_meanwhile_counts_the_next_time(void **state)
{
    (void)state;
    struct model *m = test_model();
    const struct kind *category = kinds_find("category");
    test_add_lines(m, "organization|name=Sales\norganization|name=Factory\n"
                      "item|name=health|item_class=sensitive\n"
                      "category|name=A|organization=O-0001|items=I-0001\n"
                      "category|name=B|organization=O-0001|items=I-0001\n"
                      "category|name=C|organization=O-0002|items=I-0001\n"
                      "retention|name=r|period=P1Y|categories=C-0001; C-0002; C-0003\n");
    assert_true(change_begin(m, &(struct change_note){.what = "delete", .about = ""}, &why));
    assert_true(change_delete(m, category, record_find(m, category, "C-0002"), true, NULL, &why));
    assert_true(change_commit(m, NULL, &why));
    struct overview *overview = overview_new(m);
    count_until(m, overview, OVERVIEW_LEDGER);
    assert_true(journal_undo(m, 0, NULL, &why));
    while (!overview_done(overview))
        assert_true(overview_step(m, overview, &why));
    assert_int_equal(overview->sensitive.total, 2);
    assert_int_equal(overview->unretained.total, 0);
    assert_int_equal(overview->period_count, 1);
    assert_int_equal(overview->periods[0].categories, 2);
    assert_int_equal(overview->organizations[0].sensitive, 1);
    overview_free(overview);
    overview = counted(m);
    assert_int_equal(overview->sensitive.total, 3);
    assert_int_equal(overview->periods[0].categories, 3);
    assert_int_equal(overview->organizations[0].sensitive, 2);
    overview_free(overview);
    model_close(m);
}

static void the_first_category_counts_the_next_time_too(void **state)
{
    (void)state;
    struct model *m = test_model();
    test_add_lines(m, "item|name=health|item_class=sensitive\n");
    struct overview *overview = overview_new(m);
    count_until(m, overview, OVERVIEW_LEDGER);
    test_add_lines(m, "category|name=A|items=I-0001\n");
    while (!overview_done(overview))
        assert_true(overview_step(m, overview, &why));
    assert_int_equal(overview->sensitive.total, 0);
    overview_free(overview);
    overview = counted(m);
    assert_int_equal(overview->sensitive.total, 1);
    overview_free(overview);
    model_close(m);
}

/* No sum goes beyond the greatest number, whatever another program has written. */
static void the_persons_of_an_organization_stay_at_the_greatest_number(void **state)
{
    (void)state;
    struct model *m = test_model();
    test_add_lines(m, "organization|name=Sales\norganization|name=Factory\n"
                      "category|name=A|organization=O-0001\ncategory|name=B|organization=O-0001\n"
                      "category|name=C|organization=O-0002|persons=7\n");
    assert_true(db_run(m->db, "UPDATE category SET persons = 5000000000000000000 WHERE code <> "
                              "'C-0003'"));
    struct overview *overview = counted(m);
    assert_int_equal(overview->organizations[0].persons, INT64_MAX);
    assert_int_equal(overview->organizations[1].persons, 7);
    overview_free(overview);
    model_close(m);
}

static void a_contractor_counts_once_for_each_whose_it_is(void **state)
{
    (void)state;
    struct model *m = test_model();
    test_add_lines(
        m, "organization|name=Sales\norganization|name=Factory\n"
           "party|name=Carrier\nparty|name=Printer\nparty|name=Cleaner\n"
           "category|name=A|organization=O-0001\ncategory|name=B|organization=O-0002\n"
           "category|name=C\n"
           "entrustment|name=Parcels|categories=C-0001|contractor=PT-0001\n"
           "entrustment|name=Letters|categories=C-0001; C-0002|contractor=PT-0001\n"
           "entrustment|name=Labels|categories=C-0003|contractor=PT-0001\n"
           "entrustment|name=Forms|categories=C-0003|contractor=PT-0002\n"
           "entrustment|name=Old|categories=C-0001|contractor=PT-0003|ended_on=2001-01-01\n"
           "entrustment|name=Open|categories=C-0002\n"
           "entrustment|name=Future|categories=C-0002|contractor=PT-0003|ended_on=9998-12-31\n");
    struct overview *overview = counted(m);
    assert_int_equal(overview->organization_count, 3);
    assert_int_equal(overview->organizations[0].contractors, 1);
    assert_int_equal(overview->organizations[1].contractors, 2);
    assert_int_equal(overview->organizations[2].contractors, 1);
    overview_free(overview);
    model_close(m);
}

/* Stops the test unless record CODE of KIND falls under just these laws. */
static void laws_are(struct model *m, const char *kind, const char *code, bool appi, bool gdpr)
{
    struct impact_seed seed = {.kind = kinds_find(kind)};
    seed.id = record_find(m, seed.kind, code);
    struct impact *impact = impact_new(m, &(struct impact_query){.seeds = &seed, .count = 1}, &why);
    assert_non_null(impact);
    assert_int_equal(impact->appi, appi);
    assert_int_equal(impact->gdpr, gdpr);
    impact_free(impact);
}

static void an_incident_is_under_the_laws_of_its_organization_or_of_any(void **state)
{
    (void)state;
    struct model *m = test_model();
    test_add_lines(m, "organization|name=London|jurisdictions=UK\n"
                      "organization|name=Berlin|jurisdictions=EU\n"
                      "organization|name=Tokyo|jurisdictions=JP\n"
                      "organization|name=Osaka\n"
                      "incident|name=a|organization=O-0001\nincident|name=b|organization=O-0002\n"
                      "incident|name=c|organization=O-0003\nincident|name=d|organization=O-0004\n"
                      "incident|name=e\nitem|name=Address\n");
    laws_are(m, "incident", "IN-0001", false, true);
    laws_are(m, "incident", "IN-0002", false, true);
    laws_are(m, "incident", "IN-0003", true, false);
    laws_are(m, "incident", "IN-0004", true, false);
    /* Those of several count together. */
    struct impact_seed two[2] = {{.kind = kinds_find("incident")},
                                 {.kind = kinds_find("incident")}};
    two[0].id = record_find(m, two[0].kind, "IN-0001");
    two[1].id = record_find(m, two[1].kind, "IN-0003");
    struct impact *impact = impact_new(m, &(struct impact_query){.seeds = two, .count = 2}, &why);
    assert_non_null(impact);
    assert_true(impact->appi && impact->gdpr);
    impact_free(impact);
    /* Whose it is is not said: any may be meant. */
    laws_are(m, "incident", "IN-0005", true, true);
    laws_are(m, "item", "I-0001", true, true);
    model_close(m);
}

static void a_category_of_which_it_is_not_said_whose_it_is_may_be_of_any(void **state)
{
    (void)state;
    struct model *m = test_model();
    test_add_lines(m, "organization|name=Berlin|jurisdictions=EU\n"
                      "organization|name=Tokyo|jurisdictions=JP\nitem|name=Address\n"
                      "item|name=Telephone\n"
                      "category|name=a|items=I-0001\n"
                      "category|name=b|organization=O-0001|items=I-0001; I-0002\n");
    laws_are(m, "item", "I-0002", false, true);
    laws_are(m, "item", "I-0001", true, true);
    model_close(m);
}

static void where_no_organization_is_recorded_japanese_law_is_asked(void **state)
{
    (void)state;
    struct model *m = test_model();
    test_add(m, "incident", "name", "a", NULL);
    laws_are(m, "incident", "IN-0001", true, false);
    model_close(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(more_organizations_than_have_a_line_share_one),
        cmocka_unit_test(a_category_that_comes_back_meanwhile_counts_the_next_time),
        cmocka_unit_test(the_first_category_counts_the_next_time_too),
        cmocka_unit_test(the_persons_of_an_organization_stay_at_the_greatest_number),
        cmocka_unit_test(a_contractor_counts_once_for_each_whose_it_is),
        cmocka_unit_test(an_incident_is_under_the_laws_of_its_organization_or_of_any),
        cmocka_unit_test(a_category_of_which_it_is_not_said_whose_it_is_may_be_of_any),
        cmocka_unit_test(where_no_organization_is_recorded_japanese_law_is_asked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * Rounds of the annual review at their edges: orders that cannot be started, answers
 * of other days, approvals with open reviews, and what is no review any more.
 */
#include "tests/model.h"

#include "model/buf.h"
#include "model/campaigns.h"
#include "model/inside.h"
#include "model/overview.h"
#include "model/past.h"
#include "model/review_due.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct why why = {.lang = LANG_EN};

/* Two categories of a department, and one of none. */
static struct model *model_of_three(void)
{
    struct model *m = test_model();
    test_add(m, "organization", "code", "O-1", "name", "One", NULL);
    test_add(m, "organization", "code", "O-2", "name", "Two", NULL);
    test_add(m, "department", "code", "D-1", "name", "Sales", "organization", "O-1", NULL);
    test_add(m, "category", "code", "C-1", "name", "Members", "department", "D-1", NULL);
    test_add(m, "category", "code", "C-2", "name", "Calls", "department", "D-1", NULL);
    test_add(m, "category", "code", "C-3", "name", "Guests", NULL);
    return m;
}

static bool start(struct model *m, struct campaign_order order, struct campaign *campaign)
{
    size_t count;
    if (order.due_on == NULL)
        order.due_on = "2027-03-31";
    return campaigns_start(m, &order, campaign, &count, &why);
}

static struct campaign started(struct model *m, const char *name)
{
    struct campaign campaign;
    if (!start(m, (struct campaign_order){.name = name}, &campaign))
        fail_msg("%s", why.text);
    return campaign;
}

static void says(const char *expected)
{
    if (strstr(why.text, expected) == NULL)
        fail_msg("\"%s\" does not say \"%s\"", why.text, expected);
}

static void an_order_that_means_nothing_starts_no_round(void **state)
{
    static const char *const sales[] = {"Sales"}, *const nobody[] = {"Sales", "Nobody"};
    static const struct {
        struct campaign_order order;
        const char *says;
    } orders[] = {
        {{.name = "x", .organization = "Three"}, "There is no record \"Three\""},
        {{.name = "x", .departments = nobody, .department_count = 2}, "\"Nobody\""},
        {{.name = "x", .filter = "colour:red"}, "means nothing here"},
        {{.name = "x", .filter = "name:mem colour:red"}, "means nothing here"},
        {{.name = "x", .filter = "colour:red name:mem size:2"}, "means nothing here: colour:red."},
        {{.name = "x", .filter = "name:nothing-like-it"}, "no data category in the scope"},
        {{.name = "x", .organization = "Two"}, "no data category in the scope"},
        {{.name = "x", .organization = "Two", .departments = sales, .department_count = 1},
         "no data category in the scope"},
        {{.name = "123456789018"}, "Name"},
        {{.name = "x", .filter = "name:123456789018"}, "Filter"},
        {{.name = "x", .due_on = "soon"}, "Due on"},
    };
    (void)state;
    struct model *m = model_of_three();
    char before[65], after[65];
    test_digest(m, before);
    for (size_t i = 0; i < sizeof orders / sizeof orders[0]; i++) {
        struct campaign campaign;
        why.text[0] = '\0';
        assert_false(start(m, orders[i].order, &campaign));
        says(orders[i].says);
        assert_null(strstr(why.text, "123456789018"));
        campaign_clear(&campaign);
    }
    test_digest(m, after);
    assert_string_equal(before, after);
    /* Nothing at all is no organization and no filter. */
    struct campaign campaign;
    static const char *const twice[] = {"Sales", "D-1"};
    assert_true(start(m,
                      (struct campaign_order){.name = "x",
                                              .organization = "",
                                              .filter = "  ",
                                              .departments = twice,
                                              .department_count = 2},
                      &campaign));
    test_value_is(m, "campaign", "RV-0001", "departments", "D-1");
    assert_null(test_value(m, "review", "RR-0003", "name"));
    campaign_clear(&campaign);
    model_close(m);
}

static bool selects(struct model *m, const struct campaign *campaign,
                    struct campaign_selection selection, size_t expected)
{
    int64_t *ids;
    size_t count;
    bool done = campaigns_select(m, campaign, &selection, &ids, &count, &why);
    assert_int_equal(count, done ? expected : 0);
    free(ids);
    return done;
}

static void a_review_that_is_named_twice_is_meant_once(void **state)
{
    static const char *const twice[] = {"C-1", "Members", "C-2"}, *const other[] = {"C-1", "C-4"},
                             *const none[] = {"C-1", "C-404"};
    static const char *const unknown[] = {"Nobody", "Sales"}, *const nobodys[] = {""},
                             *const both[] = {"Sales", ""};
    (void)state;
    struct model *m = model_of_three();
    struct campaign campaign = started(m, "2026");
    test_add(m, "category", "code", "C-4", "name", "Later", NULL);
    assert_true(
        selects(m, &campaign, (struct campaign_selection){.names = twice, .name_count = 3}, 2));
    assert_false(
        selects(m, &campaign, (struct campaign_selection){.names = other, .name_count = 2}, 0));
    assert_string_equal(why.text, "C-4 is not in the review RV-0001 2026.");
    assert_false(
        selects(m, &campaign, (struct campaign_selection){.names = none, .name_count = 2}, 0));
    says("C-404");
    assert_false(selects(m, &campaign,
                         (struct campaign_selection){.departments = unknown, .department_count = 2},
                         0));
    says("There is no record \"Nobody\" of the kind Department.");
    /* Those of no department. */
    assert_true(selects(m, &campaign,
                        (struct campaign_selection){.departments = nobodys, .department_count = 1},
                        1));
    /* Those of either. */
    assert_true(selects(
        m, &campaign, (struct campaign_selection){.departments = both, .department_count = 2}, 3));
    assert_false(selects(m, &campaign, (struct campaign_selection){.filter = "colour:red"}, 0));
    says("means nothing here");
    campaign_clear(&campaign);
    model_close(m);
}

static bool answer(struct model *m, const struct campaign *campaign, const char *name,
                   const struct campaign_answer *given)
{
    struct campaign now;
    int64_t *ids;
    size_t count;
    struct campaign_selection selection = {.names = &name, .name_count = 1};
    assert_true(campaigns_read(m, campaign->id, &now, &why));
    assert_true(campaigns_select(m, &now, &selection, &ids, &count, &why));
    bool done = campaigns_answer(m, &now, ids, count, given, NULL, &why);
    free(ids);
    campaign_clear(&now);
    return done;
}

static void an_answer_moves_the_next_review_unless_it_is_of_an_earlier_day(void **state)
{
    static const struct {
        const char *reviewed, *due, *on;
        const char *reviewed_then, *due_then;
    } cases[] = {
        {"2026-01-31", "2026-07-31", "2026-12-01", "2026-12-01", "2027-05-31"},
        /* As far as 366 days are kept; what is longer, or unknown, becomes a year. */
        {"2024-01-01", "2025-01-01", "2026-12-01", "2026-12-01", "2027-12-02"},
        {"2024-01-01", "2025-01-02", "2026-12-01", "2026-12-01", "2027-12-01"},
        {"2026-01-31", "", "2026-12-01", "2026-12-01", "2027-12-01"},
        {"", "2026-01-31", "2026-12-01", "2026-12-01", "2027-12-01"},
        {"2026-01-31", "2026-01-31", "2026-12-01", "2026-12-01", "2027-12-01"},
        /* Of an earlier day it tells nothing of the category. */
        {"2026-12-02", "2027-06-01", "2026-12-01", "2026-12-02", "2027-06-01"},
        {"2026-12-01", "2027-06-01", "2026-12-01", "2026-12-01", "2027-06-01"},
        /* Beyond the calendar no day can be named. */
        {"2026-01-31", "2026-07-31", "9999-12-01", "9999-12-01", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct model *m = model_of_three();
        test_set(m, "category", "C-1", "reviewed_on", cases[i].reviewed);
        test_set(m, "category", "C-1", "review_due_on", cases[i].due);
        struct campaign campaign = started(m, "2026");
        struct campaign_answer given = {.outcome = REVIEW_CHANGED, .on = cases[i].on};
        if (!answer(m, &campaign, "C-1", &given))
            fail_msg("%s", why.text);
        test_value_is(m, "review", "RR-0001", "reviewed_on", cases[i].on);
        test_value_is(m, "review", "RR-0001", "reviewer", "tester");
        test_value_is(m, "category", "C-1", "reviewed_on", cases[i].reviewed_then);
        test_value_is(m, "category", "C-1", "review_due_on", cases[i].due_then);
        campaign_clear(&campaign);
        model_close(m);
    }
}

static void a_number_of_a_person_is_no_reviewer_and_no_comment(void **state)
{
    static const struct campaign_answer wrong[] = {
        {.outcome = REVIEW_UNCHANGED, .reviewer = "123456789018"},
        {.outcome = REVIEW_UNCHANGED, .comment = "ask 123456789018"},
    };
    (void)state;
    struct model *m = model_of_three();
    struct campaign campaign = started(m, "2026");
    for (size_t i = 0; i < 2; i++) {
        assert_false(answer(m, &campaign, "C-1", &wrong[i]));
        assert_null(strstr(why.text, "123456789018"));
        test_value_is(m, "review", "RR-0001", "outcome", "");
        assert_true(change_begin(m, &(struct change_note){.what = "set", .about = "x"}, &why));
        assert_false(campaigns_put(m, 1, &wrong[i], &why));
        change_cancel(m);
    }
    campaign_clear(&campaign);
    model_close(m);
}

static bool is_overdue(struct model *m, int64_t id, long days_left)
{
    struct campaign_state told;
    assert_true(campaigns_state(m, id, &told, &why));
    assert_int_equal(told.days_left, days_left);
    bool overdue = told.overdue;
    campaign_state_clear(&told);
    return overdue;
}

static void an_approval_with_open_reviews_says_how_many_and_why(void **state)
{
    (void)state;
    struct model *m = model_of_three();
    struct campaign campaign = started(m, "2026");
    test_set(m, "campaign", "RV-0001", "remarks", "By mail.");
    struct campaign_approval approval = {.open = 3};
    assert_false(campaigns_approve(m, &campaign, &approval, &why));
    assert_string_equal(why.text, "An approval names who approves.");
    approval.by = "  ";
    assert_false(campaigns_approve(m, &campaign, &approval, &why));
    assert_string_equal(why.text, "An approval names who approves.");
    approval.by = "The manager";
    assert_false(campaigns_approve(m, &campaign, &approval, &why));
    says("needs a reason");
    approval.reason = "";
    assert_false(campaigns_approve(m, &campaign, &approval, &why));
    says("needs a reason");
    approval.reason = "They left.";
    approval.open = 2;
    assert_false(campaigns_approve(m, &campaign, &approval, &why));
    assert_string_equal(why.text, "3 reviews are not answered, not 2. Nothing was approved.");
    approval.open = 3;
    approval.by = "123456789018";
    assert_false(campaigns_approve(m, &campaign, &approval, &why));
    approval.by = "The manager";
    test_value_is(m, "campaign", "RV-0001", "approved_on", "");
    assert_true(campaigns_approve(m, &campaign, &approval, &why));
    test_value_is(m, "campaign", "RV-0001", "remarks",
                  "By mail.\nApproved with 3 reviews not answered: They left.");
    test_value_is(m, "campaign", "RV-0001", "approved_on", "2026-11-22");
    /* It is late while something is open in it, until it is closed. */
    test_set(m, "campaign", "RV-0001", "due_on", "2026-11-21");
    assert_true(is_overdue(m, campaign.id, -1));
    test_set(m, "campaign", "RV-0001", "closed_on", "2026-11-22");
    assert_false(is_overdue(m, campaign.id, -1));
    campaign_clear(&campaign);
    model_close(m);
}

static void a_round_in_which_all_answered_is_never_late(void **state)
{
    static const char *const all[] = {"C-1", "C-2", "C-3"};
    (void)state;
    struct model *m = model_of_three();
    struct campaign campaign = started(m, "2026");
    struct campaign_answer given = {.outcome = REVIEW_UNCHANGED};
    test_set(m, "campaign", "RV-0001", "due_on", "2026-11-21");
    for (size_t i = 0; i < 3; i++) {
        assert_true(is_overdue(m, campaign.id, -1));
        assert_true(answer(m, &campaign, all[i], &given));
    }
    assert_false(is_overdue(m, campaign.id, -1));
    test_set(m, "campaign", "RV-0001", "due_on", "");
    assert_false(is_overdue(m, campaign.id, 0));
    campaign_clear(&campaign);
    model_close(m);
}

static void what_was_deleted_is_no_review_any_more(void **state)
{
    (void)state;
    struct model *m = model_of_three();
    struct campaign campaign = started(m, "2026"), gone;
    struct campaign_review review;
    struct campaign_state told;
    assert_false(campaigns_read(m, 404, &gone, &why));
    assert_string_equal(why.text, "There is no such review any more.");
    assert_false(campaigns_state(m, 404, &told, &why));
    assert_false(campaigns_review(m, &campaign, 404, &review, &why));
    assert_string_equal(why.text, "There is no such review any more.");
    assert_false(campaigns_find(m, "2027", &gone, &why));
    says("There is no review \"2027\".");
    /* More rounds than a sentence names. */
    for (int i = 0; i < 12; i++) {
        char name[] = {'a', (char)('a' + i), '\0'};
        struct campaign more = started(m, name);
        campaign_clear(&more);
    }
    assert_false(campaigns_find(m, NULL, &gone, &why));
    says(" ..");
    campaign_clear(&campaign);
    model_close(m);
}

/* A review that is open on somebody's screen while another person deletes it. */
static void what_was_deleted_meanwhile_takes_no_answer(void **state)
{
    (void)state;
    struct model *m = model_of_three();
    const struct kind *kind = kinds_find("review");
    const struct campaign_answer given = {.outcome = REVIEW_CHANGED};
    struct campaign campaign = started(m, "2026");
    const int64_t ids[] = {record_find(m, kind, "RR-0001"), record_find(m, kind, "RR-0002")};
    char before[65], after[65];
    assert_true(change_begin(m, &(struct change_note){.what = "delete", .about = "x"}, &why));
    assert_true(change_delete(m, kind, ids[1], false, NULL, &why));
    assert_true(change_commit(m, NULL, &why));
    test_digest(m, before);
    for (size_t count = 1; count <= 2; count++) {
        assert_false(campaigns_answer(m, &campaign, ids + 2 - count, count, &given, NULL, &why));
        assert_string_equal(why.text, "There is no such review any more.");
        assert_int_equal(why.class, WHY_STALE);
    }
    test_digest(m, after);
    assert_string_equal(before, after);
    assert_true(campaigns_answer(m, &campaign, ids, 1, &given, NULL, &why));
    test_value_is(m, "review", "RR-0001", "outcome", "changed");
    campaign_clear(&campaign);
    model_close(m);
}

/* The snapshot of a round is called what the person says, and checked as they all are. */
static void a_number_of_a_person_names_no_snapshot(void **state)
{
    (void)state;
    struct model *m = model_of_three();
    struct campaign campaign = started(m, "2026");
    const struct campaign_approval approval = {.by = "The manager", .open = 3, .reason = "gone"};
    assert_true(campaigns_approve(m, &campaign, &approval, &why));
    assert_false(campaigns_close(m, &campaign, "Year 123456789018", NULL, &why));
    says("Snapshot: This may hold an individual number");
    test_value_is(m, "campaign", "RV-0001", "closed_on", "");
    assert_true(campaigns_close(m, &campaign, "Year 2026", NULL, &why));
    test_value_is(m, "campaign", "RV-0001", "snapshot", "Year 2026");
    campaign_clear(&campaign);
    model_close(m);
}

static void an_outcome_is_read_in_either_language(void **state)
{
    (void)state;
    for (int outcome = REVIEW_OPEN; outcome < REVIEW_OUTCOMES; outcome++) {
        enum review_outcome of = (enum review_outcome)outcome;
        assert_int_equal(review_outcome_read(review_outcome_value(of)), of);
        assert_int_equal(review_outcome_read(review_outcome_label(of, LANG_EN)), of);
        assert_int_equal(review_outcome_read(review_outcome_label(of, LANG_JA)), of);
    }
    assert_int_equal(review_outcome_read("perhaps"), REVIEW_OUTCOMES);
}

static void a_review_at_the_ends_of_the_calendar_has_a_standing(void **state)
{
    static const struct {
        const char *reviewed, *due, *today, *until;
        enum review_standing standing;
    } cases[] = {
        /* No year comes after the last. */
        {"9999-06-01", "", "2026-11-22", "", REVIEW_NEVER},
        {"9998-06-01", "", "2026-11-22", "9999-06-01", REVIEW_FRESH},
        /* None stands before the first, so there is no tenth of it. */
        {"", "1583-06-01", "1583-05-31", "1583-06-01", REVIEW_FRESH},
        {"", "1584-06-01", "1584-05-31", "1584-06-01", REVIEW_SOON},
        /* Reviewed on the day that is set for the next one: a year is counted up to it. */
        {"2026-12-10", "2026-12-10", "2026-11-22", "2026-12-10", REVIEW_SOON},
        {"2027-05-01", "2027-04-01", "2026-11-22", "2027-04-01", REVIEW_FRESH},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char until[11];
        assert_int_equal(review_stands(cases[i].reviewed, cases[i].due, cases[i].today, until),
                         cases[i].standing);
        assert_string_equal(until, cases[i].until);
    }
}

/* Another program may have altered when an entry of the journal was made, and the inventory
 * as it was then is judged by that day: where it is none, by the present one. */
static void an_overview_of_an_odd_moment_counts_all(void **state)
{
    static const struct {
        const char *at, *today, *year_ago;
    } cases[] = {
        {"1583-01-02T12:00:00Z", "1583-01-02", "1583-01-02"},
        {"1583-01-01T12:00:00Z", "2026-11-22", "2025-11-22"},
        {"9999-12-30T12:00:00Z", "9999-12-30", "9998-12-30"},
        {"9999-12-31T12:00:00Z", "2026-11-22", "2025-11-22"},
        {"2026-11-20T24:00:00Z", "2026-11-22", "2025-11-22"},
        {"2026-02-30T12:00:00Z", "2026-11-22", "2025-11-22"},
        {"2026-11- 2T12:00:00Z", "2026-11-22", "2025-11-22"},
        {"2026-11-20", "2026-11-22", "2025-11-22"},
        {"2026-11-20 12:00:00Z", "2026-11-22", "2025-11-22"},
        {"some day", "2026-11-22", "2025-11-22"},
    };
    struct model *m = test_model();
    (void)state;
    test_add(m, "category", "name", "A", "review_due_on", "2026-12-01", NULL);
    test_add(m, "category", "name", "B", "reviewed_on", "2026-06-01", NULL);
    test_add(m, "incident", "name", "lost", "known_on", "2026-11-20", NULL);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct buf sql = {0};
        buf_printf(&sql, "UPDATE journal SET at = '%s' WHERE seq = 3", cases[i].at);
        assert_true(db_run(m->db, buf_text(&sql)));
        buf_clear(&sql);
        struct model *past = past_open(m, 3, &why);
        assert_non_null(past);
        struct overview *overview = overview_new(past);
        assert_string_equal(overview->today, cases[i].today);
        assert_string_equal(overview->year_ago, cases[i].year_ago);
        while (!overview_done(overview))
            assert_true(overview_step(past, overview, &why));
        assert_int_equal(overview->records[kinds_index(kinds_find("category"))], 2);
        overview_free(overview);
        past_close(past);
    }
    model_close(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_order_that_means_nothing_starts_no_round),
        cmocka_unit_test(a_review_that_is_named_twice_is_meant_once),
        cmocka_unit_test(an_answer_moves_the_next_review_unless_it_is_of_an_earlier_day),
        cmocka_unit_test(a_number_of_a_person_is_no_reviewer_and_no_comment),
        cmocka_unit_test(an_approval_with_open_reviews_says_how_many_and_why),
        cmocka_unit_test(a_round_in_which_all_answered_is_never_late),
        cmocka_unit_test(a_review_at_the_ends_of_the_calendar_has_a_standing),
        cmocka_unit_test(an_overview_of_an_odd_moment_counts_all),
        cmocka_unit_test(what_was_deleted_is_no_review_any_more),
        cmocka_unit_test(what_was_deleted_meanwhile_takes_no_answer),
        cmocka_unit_test(a_number_of_a_person_names_no_snapshot),
        cmocka_unit_test(an_outcome_is_read_in_either_language),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * What is to be done of incidents and requests, and by when: each from what is recorded, and
 * nothing where neither law nor promise tells a day.
 */
#include "tests/model.h"

#include "model/buf.h"
#include "model/deadlines.h"
#include "model/promises.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct why why = {.lang = LANG_EN};

/* An empty inventory on Monday, 2026-11-23. */
static struct model *model_today(void)
{
    struct model_options options = {
        .lang = LANG_EN, .who = "tester", .now = "2026-11-23T07:18:00Z"};
    struct model *m = model_scratch(&options, &why);
    assert_non_null(m);
    return m;
}

/* The deadlines of M, one a line: day, state, what, record. */
static void deadlines_are(struct model *m, const char *expected)
{
    static const char *const states[] = {"overdue", "week", "later", "undated"};
    static const char *const whats[] = {"preliminary", "final",    "persons", "authority",
                                        "high-risk",   "incident", "answer"};
    struct buf found = {0};
    struct deadlines *deadlines = deadlines_load(m, &why);
    assert_non_null(deadlines);
    for (size_t i = 0; i < deadlines->count; i++) {
        const struct deadline *line = &deadlines->items[i];
        buf_printf(&found, "%s %s %s %s\n", line->day[0] == '\0' ? "-" : line->day,
                   states[line->state], whats[line->what], line->code);
    }
    assert_string_equal(buf_text(&found), expected);
    buf_clear(&found);
    deadlines_free(deadlines);
}

/* What is said of every deadline, a line each. */
static void they_say(struct model *m, const char *expected)
{
    struct buf found = {0};
    struct deadlines *deadlines = deadlines_load(m, &why);
    assert_non_null(deadlines);
    for (size_t i = 0; i < deadlines->count; i++) {
        const struct deadline *line = &deadlines->items[i];
        buf_printf(&found, "%s, %s: ", line->code, deadline_what_name(line->what));
        deadline_put(line, LANG_EN, &found);
        buf_puts(&found, "\n");
    }
    assert_string_equal(buf_text(&found), expected);
    buf_clear(&found);
    size_t count = deadlines->count;
    assert_true(deadlines_step(m, deadlines)); /* nothing is left to be read */
    assert_int_equal(deadlines->count, count);
    deadlines_free(deadlines);
}

/* What is said of the first deadline. */
static void the_first_says(struct model *m, const char *part)
{
    struct buf text = {0};
    struct deadlines *deadlines = deadlines_load(m, &why);
    assert_non_null(deadlines);
    assert_true(deadlines->count > 0);
    deadline_put_basis(&deadlines->items[0], LANG_EN, &text);
    if (strstr(buf_text(&text), part) == NULL)
        print_error("%s\n", buf_text(&text));
    assert_non_null(strstr(buf_text(&text), part));
    buf_clear(&text);
    deadlines_free(deadlines);
}

static void an_incident_has_its_reports_and_its_notification_due(void **state)
{
    struct model *m = model_today();
    (void)state;
    test_add(m, "incident", "code", "IN-0001", "name", "IN-0001", "known_on", "2026-11-20", "heads",
             "sensitive", NULL);
    deadlines_are(m, "2026-11-24 week preliminary IN-0001\n"
                     "2026-12-21 later final IN-0001\n"
                     "- undated persons IN-0001\n");
    test_set(m, "incident", "IN-0001", "heads", "sensitive; wrongful");
    test_set(m, "incident", "IN-0001", "preliminary_on", "2026-11-22");
    test_set(m, "incident", "IN-0001", "notified_on", "2026-11-22");
    deadlines_are(m, "2027-01-18 later final IN-0001\n");
    the_first_says(m, "60 days");
    test_set(m, "incident", "IN-0001", "final_on", "2026-11-23");
    deadlines_are(m, "- undated incident IN-0001\n");
    test_set(m, "incident", "IN-0001", "state", "closed");
    deadlines_are(m, "");
    model_close(m);
}

static void an_incident_that_was_not_judged_says_so(void **state)
{
    struct model *m = model_today();
    (void)state;
    test_add(m, "incident", "code", "IN-0001", "name", "IN-0001", "known_on", "2026-10-01", NULL);
    deadlines_are(m, "2026-10-05 overdue preliminary IN-0001\n"
                     "2026-10-30 overdue final IN-0001\n"
                     "- undated persons IN-0001\n");
    the_first_says(m, "not recorded, please check");
    test_set(m, "incident", "IN-0001", "known_on", "");
    deadlines_are(m, "- undated preliminary IN-0001\n"
                     "- undated final IN-0001\n"
                     "- undated persons IN-0001\n");
    the_first_says(m, "the day of knowing is not recorded");
    model_close(m);
}

static void what_is_not_reported_by_us_has_nothing_due(void **state)
{
    struct model *m = model_today();
    (void)state;
    test_add(m, "incident", "code", "IN-0001", "name", "IN-0001", "known_on", "2026-10-01", "heads",
             "none", NULL);
    test_add(m, "incident", "code", "IN-0002", "name", "IN-0002", "known_on", "2026-10-01", "heads",
             "sensitive", "controller_told_on", "2026-10-02", NULL);
    they_say(m, "IN-0001, Open incident: neither a report nor a notification is open\n"
                "IN-0002, Open incident: neither a report nor a notification is open\n");
    deadlines_are(m, "- undated incident IN-0001\n"
                     "- undated incident IN-0002\n");
    /* None beside another head is a slip that hides nothing. */
    test_set(m, "incident", "IN-0001", "heads", "none; sensitive");
    test_set(m, "incident", "IN-0002", "state", "closed");
    deadlines_are(m, "2026-10-05 overdue preliminary IN-0001\n"
                     "2026-10-30 overdue final IN-0001\n"
                     "- undated persons IN-0001\n");
    model_close(m);
}

static void a_request_is_due_by_its_day_else_by_the_promise(void **state)
{
    struct model *m = model_today();
    (void)state;
    test_add(m, "procedure", "code", "PC-0001", "name", "PC-0001", "promise",
             "受付から2週間以内に回答します", NULL);
    test_add(m, "request", "code", "RQ-0001", "name", "RQ-0001", "received_on", "2026-11-10",
             "procedure", "PC-0001", NULL);
    test_add(m, "request", "code", "RQ-0002", "name", "RQ-0002", "received_on", "2026-11-10",
             "procedure", "PC-0001", "due_on", "2026-11-20", NULL);
    test_add(m, "request", "code", "RQ-0003", "name", "RQ-0003", "received_on", "2026-11-10",
             "procedure", "PC-0001", "outcome", "withdrawn", NULL);
    deadlines_are(m, "2026-11-20 overdue answer RQ-0002\n"
                     "2026-11-24 week answer RQ-0001\n");
    test_set(m, "request", "RQ-0001", "received_on", "");
    test_set(m, "request", "RQ-0002", "done_on", "2026-11-23");
    deadlines_are(m, "- undated answer RQ-0001\n");
    the_first_says(m, "the day of receipt is not recorded");
    model_close(m);
}

static void where_nothing_is_promised_no_day_is_made_up(void **state)
{
    struct model *m = model_today();
    (void)state;
    test_add(m, "request", "code", "RQ-0001", "name", "RQ-0001", "received_on", "2026-01-01", NULL);
    deadlines_are(m, "- undated answer RQ-0001\n");
    the_first_says(m, "no number of days is promised");
    test_add(m, "procedure", "code", "PC-0001", "name", "PC-0001", "promise", "10営業日以内", NULL);
    test_set(m, "request", "RQ-0001", "procedure", "PC-0001");
    deadlines_are(m, "- undated answer RQ-0001\n");
    the_first_says(m, "no days can be counted from the promise: 10営業日以内");
    model_close(m);
}

static void the_month_of_the_gdpr_counts_where_a_category_is_under_it(void **state)
{
    struct model *m = model_today();
    (void)state;
    test_add(m, "organization", "code", "O-0001", "name", "O-0001", "jurisdictions", "JP", NULL);
    test_add(m, "organization", "code", "O-0002", "name", "O-0002", "jurisdictions", "JP; EU",
             NULL);
    test_add(m, "category", "code", "C-0001", "name", "C-0001", "organization", "O-0001", NULL);
    test_add(m, "category", "code", "C-0002", "name", "C-0002", "organization", "O-0002", NULL);
    test_add(m, "procedure", "code", "PC-0001", "name", "PC-0001", "promise", "within 2 months",
             NULL);
    test_add(m, "procedure", "code", "PC-0002", "name", "PC-0002", "promise", "within 2 weeks",
             NULL);
    test_add(m, "request", "code", "RQ-0001", "name", "RQ-0001", "received_on", "2026-11-10",
             "categories", "C-0001", NULL);
    test_add(m, "request", "code", "RQ-0002", "name", "RQ-0002", "received_on", "2026-11-10",
             "categories", "C-0001; C-0002", "procedure", "PC-0001", NULL);
    test_add(m, "request", "code", "RQ-0003", "name", "RQ-0003", "received_on", "2026-11-10",
             "categories", "C-0002", "procedure", "PC-0002", NULL);
    deadlines_are(m, "2026-11-24 week answer RQ-0003\n"
                     "2026-12-10 later answer RQ-0002\n"
                     "- undated answer RQ-0001\n");
    model_close(m);
}

static void each_deadline_says_from_what_it_comes(void **state)
{
    struct model *m = model_today();
    (void)state;
    test_add(m, "organization", "code", "O-0001", "name", "O-0001", "jurisdictions", "EU", NULL);
    test_add(m, "category", "code", "C-0001", "name", "C-0001", NULL);
    test_add(m, "procedure", "code", "PC-0001", "name", "PC-0001", "promise", "within 2 weeks",
             NULL);
    test_add(m, "request", "code", "RQ-0001", "name", "x", "received_on", "2026-11-10", "due_on",
             "2026-11-20", NULL);
    test_add(m, "request", "code", "RQ-0002", "name", "x", "received_on", "2026-11-10", "procedure",
             "PC-0001", NULL);
    test_add(m, "request", "code", "RQ-0003", "name", "x", "received_on", "2026-11-10",
             "categories", "C-0001", NULL);
    they_say(m, "RQ-0001, Answer the request: 2026-11-20 (overdue): the day that was set\n"
                "RQ-0002, Answer the request: 2026-11-24 (within 7 days): promised: within 2 "
                "weeks\n"
                "RQ-0003, Answer the request: 2026-12-10 (later): one month (GDPR Art. 12(3), "
                "where it applies)\n");
    model_close(m);
}

/* The duty to report began in April 2022, and no day lies after the year 9999. */
static void where_no_day_can_be_computed_the_line_says_so(void **state)
{
    struct model *m = model_today();
    (void)state;
    test_add(m, "organization", "code", "O-0001", "name", "O-0001", "jurisdictions", "JP; EU",
             NULL);
    test_add(m, "category", "code", "C-0001", "name", "C-0001", NULL);
    test_add(m, "procedure", "code", "PC-0001", "name", "PC-0001", "promise", "within 2 weeks",
             NULL);
    test_add(m, "incident", "code", "IN-0001", "name", "x", "known_on", "2022-03-31", "heads",
             "sensitive", "notified_on", "2022-04-01", "abroad_told_on", "2022-04-01", NULL);
    test_add(m, "request", "code", "RQ-0001", "name", "x", "received_on", "9999-12-20", "procedure",
             "PC-0001", NULL);
    they_say(m, "IN-0001, Preliminary report: the day is not computed for these years\n"
                "IN-0001, Final report: the day is not computed for these years\n"
                "RQ-0001, Answer the request: the day is not computed for these years\n");
    /* Where one of two days can be computed it counts; without a receipt none can. */
    test_set(m, "request", "RQ-0001", "categories", "C-0001");
    test_set(m, "request", "RQ-0001", "received_on", "9999-12-10");
    test_set(m, "incident", "IN-0001", "heads", "");
    test_set(m, "incident", "IN-0001", "state", "closed");
    they_say(m, "RQ-0001, Answer the request: 9999-12-24 (later): promised: within 2 weeks\n");
    test_set(m, "request", "RQ-0001", "procedure", "");
    test_set(m, "request", "RQ-0001", "received_on", "");
    they_say(m, "RQ-0001, Answer the request: the day of receipt is not recorded\n");
    model_close(m);
}

/* Article 26 is Japan's: it is not asked where only another law holds. */
static void each_law_asks_only_those_who_are_under_it(void **state)
{
    struct model *m = model_today();
    (void)state;
    test_add(m, "organization", "code", "O-0001", "name", "O-0001", "jurisdictions", "EU", NULL);
    test_add(m, "incident", "code", "IN-0001", "name", "IN-0001", "known_on", "2026-11-20", NULL);
    deadlines_are(m, "2026-11-23 week authority IN-0001\n"
                     "- undated high-risk IN-0001\n");
    the_first_says(m, "72 hours from the moment of knowing");
    test_set(m, "incident", "IN-0001", "known_on", "9999-12-30");
    the_first_says(m, "the day is not computed for these years");
    test_set(m, "incident", "IN-0001", "known_on", "");
    the_first_says(m, "the day of knowing is not recorded");
    test_set(m, "incident", "IN-0001", "known_on", "2026-11-20");
    /* One report, if only the last, was made to whom else? */
    test_set(m, "incident", "IN-0001", "final_on", "2026-11-22");
    deadlines_are(m, "- undated high-risk IN-0001\n");
    test_set(m, "incident", "IN-0001", "final_on", "");
    test_set(m, "incident", "IN-0001", "preliminary_on", "2026-11-22");
    deadlines_are(m, "- undated high-risk IN-0001\n");
    the_first_says(m, "GDPR Art. 34(1)");
    test_set(m, "incident", "IN-0001", "notified_on", "2026-11-22");
    deadlines_are(m, "- undated incident IN-0001\n");
    the_first_says(m, "neither a report nor a notification is open");
    test_set(m, "organization", "O-0001", "jurisdictions", "CN; OTHER");
    deadlines_are(m, "- undated incident IN-0001\n");
    the_first_says(m, "the days of other laws are not computed");
    model_close(m);
}

static void an_organization_under_both_laws_has_the_duties_of_both(void **state)
{
    struct model *m = model_today();
    (void)state;
    test_add(m, "organization", "code", "O-0001", "name", "O-0001", "jurisdictions", "JP; UK",
             NULL);
    test_add(m, "incident", "code", "IN-0001", "name", "IN-0001", "known_on", "2026-11-01", "heads",
             "none", NULL);
    deadlines_are(m, "2026-11-04 overdue authority IN-0001\n"
                     "- undated high-risk IN-0001\n");
    test_set(m, "incident", "IN-0001", "heads", "sensitive");
    test_set(m, "incident", "IN-0001", "preliminary_on", "2026-11-03"); /* to the Commission */
    test_set(m, "incident", "IN-0001", "notified_on", "2026-11-03");
    deadlines_are(m, "2026-11-04 overdue authority IN-0001\n"
                     "2026-11-30 week final IN-0001\n");
    test_set(m, "incident", "IN-0001", "abroad_told_on", "2026-11-03");
    deadlines_are(m, "2026-11-30 week final IN-0001\n");
    /* A contractor that told the controller has done its part under both. */
    test_set(m, "incident", "IN-0001", "abroad_told_on", "");
    test_set(m, "incident", "IN-0001", "controller_told_on", "2026-11-02");
    deadlines_are(m, "- undated incident IN-0001\n");
    model_close(m);
}

static void the_organization_of_a_category_counts_and_where_none_is_named_any(void **state)
{
    struct model *m = model_today();
    (void)state;
    test_add(m, "organization", "code", "O-0001", "name", "O-0001", "jurisdictions", "JP", NULL);
    test_add(m, "organization", "code", "O-0002", "name", "O-0002", "jurisdictions", "EU", NULL);
    test_add(m, "department", "code", "D-0002", "name", "D-0002", "organization", "O-0002", NULL);
    test_add(m, "category", "code", "C-0002", "name", "C-0002", "department", "D-0002", NULL);
    test_add(m, "incident", "code", "IN-0001", "name", "IN-0001", "known_on", "2026-11-20",
             "organization", "O-0001", "notified_on", "2026-11-21", NULL);
    deadlines_are(m, "2026-11-24 week preliminary IN-0001\n"
                     "2026-12-21 later final IN-0001\n");
    test_set(m, "incident", "IN-0001", "categories", "C-0002");
    deadlines_are(m, "2026-11-23 week authority IN-0001\n"
                     "2026-11-24 week preliminary IN-0001\n"
                     "2026-12-21 later final IN-0001\n");
    test_set(m, "incident", "IN-0001", "organization", "");
    deadlines_are(m, "2026-11-23 week authority IN-0001\n");
    test_set(m, "incident", "IN-0001", "categories", "");
    deadlines_are(m, "2026-11-23 week authority IN-0001\n"
                     "2026-11-24 week preliminary IN-0001\n"
                     "2026-12-21 later final IN-0001\n");
    model_close(m);
}

/* Closing is no report. */
static void a_closed_incident_keeps_the_reports_of_its_heads(void **state)
{
    struct model *m = model_today();
    (void)state;
    test_add(m, "incident", "code", "IN-0001", "name", "IN-0001", "known_on", "2026-11-01", "heads",
             "sensitive", "preliminary_on", "2026-11-03", "state", "closed", NULL);
    deadlines_are(m, "2026-11-30 week final IN-0001\n");
    test_set(m, "incident", "IN-0001", "heads", "");
    deadlines_are(m, "");
    model_close(m);
}

/* Complaints are Article 40, and for a withdrawal of consent no article of its own is named. */
static void each_kind_of_request_names_its_own_article(void **state)
{
    static const char *const says[][2] = {
        {"purpose", "without delay (APPI Arts. 32 to 35)"},
        {"disclosure", "without delay (APPI Arts. 32 to 35)"},
        {"record_disclosure", "without delay (APPI Arts. 32 to 35)"},
        {"correction", "without delay (APPI Arts. 32 to 35)"},
        {"suspension", "without delay (APPI Arts. 32 to 35)"},
        {"provision_stop", "without delay (APPI Arts. 32 to 35)"},
        {"complaint", "suitably and quickly (APPI Art. 40(1))"},
        {"withdrawal", "no article of its own"},
    };
    struct model *m = model_today();
    (void)state;
    test_add(m, "organization", "code", "O-0001", "name", "O-0001", NULL);
    test_add(m, "request", "code", "RQ-0001", "name", "RQ-0001", "received_on", "2026-11-01", NULL);
    for (size_t i = 0; i < sizeof says / sizeof says[0]; i++) {
        test_set(m, "request", "RQ-0001", "request_type", says[i][0]);
        the_first_says(m, says[i][1]);
    }
    test_set(m, "organization", "O-0001", "jurisdictions", "CN");
    the_first_says(m, "as the law that holds asks");
    model_close(m);
}

static void promise_is(const char *text, const char *expected)
{
    struct buf iso = {0};
    assert_int_equal(promise_period(text, &iso), expected != NULL);
    assert_string_equal(buf_text(&iso), expected == NULL ? "" : expected);
    buf_clear(&iso);
}

static void a_promise_is_read_from_its_words_where_they_tell_one_period(void **state)
{
    (void)state;
    promise_is("2週間以内", "P2W");
    promise_is("原則として、受付後３０日以内に書面で回答する。", "P30D");
    promise_is("an answer within 10 days of receipt", "P10D");
    promise_is("一か月以内", "P1M");
    promise_is("受付から半年以内に回答する", "P6M");
    promise_is("1か月半以内", NULL);
    promise_is("2週間半", NULL);
    promise_is("", NULL);
    promise_is("遅滞なく対応する", NULL);
    promise_is("10営業日以内", NULL);
    promise_is("土日祝日を除く10日以内", NULL);
    promise_is("within 10 working days", NULL);
    promise_is("通常2週間、遅くとも1か月以内", NULL);
    promise_is("2026年4月から受け付ける", NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_incident_has_its_reports_and_its_notification_due),
        cmocka_unit_test(an_incident_that_was_not_judged_says_so),
        cmocka_unit_test(what_is_not_reported_by_us_has_nothing_due),
        cmocka_unit_test(a_request_is_due_by_its_day_else_by_the_promise),
        cmocka_unit_test(where_nothing_is_promised_no_day_is_made_up),
        cmocka_unit_test(the_month_of_the_gdpr_counts_where_a_category_is_under_it),
        cmocka_unit_test(each_deadline_says_from_what_it_comes),
        cmocka_unit_test(where_no_day_can_be_computed_the_line_says_so),
        cmocka_unit_test(each_law_asks_only_those_who_are_under_it),
        cmocka_unit_test(an_organization_under_both_laws_has_the_duties_of_both),
        cmocka_unit_test(the_organization_of_a_category_counts_and_where_none_is_named_any),
        cmocka_unit_test(a_closed_incident_keeps_the_reports_of_its_heads),
        cmocka_unit_test(each_kind_of_request_names_its_own_article),
        cmocka_unit_test(a_promise_is_read_from_its_words_where_they_tell_one_period),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * The calendar of disposal at its edges: what holds a line and what does not, dates
 * beyond the calendar, rules that come meanwhile, and what is said of a line.
 */
#include "tests/due.h"

#include "model/buf.h"
#include "model/due.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static struct why why = {.lang = LANG_EN};

/* Our own rule of three years from the end of the year, and a legal minimum of five. */
static struct model *model_held(void)
{
    struct model *m = due_model();
    test_add(m, "item", "code", "I-1", "name", "Bank account", NULL);
    test_add(m, "item", "code", "I-2", "name", "Address", NULL);
    test_add(m, "retention", "code", "R-1", "name", "ours", "rule", "own", "period", "P3Y", "event",
             "年度末", "categories", "C-1", NULL);
    test_add(m, "retention", "code", "R-2", "name", "law", "rule", "floor", "period", "P5Y",
             "event", "年度末", "categories", "C-1", NULL);
    return m;
}

static void is_held(struct model *m, bool held)
{
    struct buf lines = {0};
    due_lines_of(m, "2026-12-31", &lines);
    const char *expected = held ? "must held R-1 held 2028-03-31" : "must overdue R-1\n";
    if (strstr(buf_text(&lines), expected) == NULL)
        fail_msg("%s", buf_text(&lines));
    buf_clear(&lines);
}

static void a_minimum_holds_only_what_it_covers(void **state)
{
    (void)state;
    struct model *m = model_held();
    is_held(m, true);
    test_set(m, "retention", "R-2", "items", "I-2");
    is_held(m, true);
    test_set(m, "retention", "R-1", "items", "I-1");
    is_held(m, false);
    test_set(m, "retention", "R-1", "items", "I-1; I-2");
    is_held(m, true);
    test_set(m, "retention", "R-2", "items", "");
    is_held(m, true);
    /* Papers: one that names none means all; widths of letters make no other paper. */
    test_set(m, "retention", "R-2", "record_type", "帳簿 A");
    is_held(m, true);
    test_set(m, "retention", "R-1", "record_type", "帳簿 Ａ");
    is_held(m, true);
    test_set(m, "retention", "R-1", "record_type", "帳簿 B");
    is_held(m, false);
    /* The event of both is one. */
    test_set(m, "retention", "R-1", "record_type", "");
    test_set(m, "retention", "R-2", "event", "年末");
    is_held(m, false);
    model_close(m);
}

static void the_longest_minimum_counts_and_a_shorter_one_holds_nothing(void **state)
{
    (void)state;
    struct model *m = model_held();
    test_add(m, "retention", "code", "R-3", "name", "longer", "rule", "floor", "period", "P7Y",
             "event", "年度末", "categories", "C-1", NULL);
    test_add(m, "retention", "code", "R-4", "name", "again", "rule", "floor", "period", "P5Y",
             "event", "年度末", "categories", "C-1", NULL);
    test_add(m, "retention", "code", "R-5", "name", "words", "rule", "floor", "wording", "long",
             "event", "年度末", "categories", "C-1", NULL);
    struct buf lines = {0};
    due_lines_of(m, "2026-12-31", &lines);
    assert_non_null(strstr(buf_text(&lines), "must held R-1 held 2030-03-31\n"));
    buf_clear(&lines);
    test_set(m, "retention", "R-3", "transitional_period", "P1Y");
    is_held(m, true);
    for (int i = 2; i <= 4; i++) {
        char code[8];
        snprintf(code, sizeof code, "R-%d", i);
        test_set(m, "retention", code, "period", "P2Y");
    }
    is_held(m, false);
    model_close(m);
}

static void a_minimum_from_a_date_holds_what_runs_from_the_same_event(void **state)
{
    (void)state;
    struct model *m = model_held();
    for (int i = 1; i <= 2; i++) {
        char code[8];
        snprintf(code, sizeof code, "R-%d", i);
        test_set(m, "retention", code, "event", "完結の日の翌日から");
        test_set(m, "retention", code, "event_on", "2023-04-01");
    }
    /* From the day after, which was stated: the date is that of the first day. */
    due_lines_are(m, "2026-12-31", "2026-03-31 must held R-1 held 2028-03-31\n");
    test_set(m, "retention", "R-2", "event", "完結の日から");
    due_lines_are(m, "2026-12-31", "2026-03-31 must overdue R-1\n");
    test_set(m, "retention", "R-1", "event", "完結の日から");
    due_lines_are(m, "2026-12-31", "2026-04-01 must held R-1 held 2028-04-01\n");
    test_set(m, "retention", "R-2", "event_on", "2023-04-02");
    due_lines_are(m, "2026-12-31", "2026-04-01 must overdue R-1\n");
    model_close(m);
}

static void only_minimums_have_a_transitional_period(void **state)
{
    (void)state;
    struct model *m = due_model();
    test_add(m, "retention", "code", "R-1", "name", "ours", "rule", "own", "period", "P5Y",
             "transitional_period", "P3Y", "event", "完結の日", "event_on", "2024-02-29",
             "categories", "C-1", NULL);
    due_lines_are(m, "2029-12-31", "2029-02-28 must coming R-1\n");
    model_close(m);
}

static void one_place_that_was_not_emptied_keeps_a_line(void **state)
{
    (void)state;
    struct model *m = due_model();
    static const char *const places[] = {"S-1", "S-2", "S-3"};
    for (size_t i = 0; i < 3; i++)
        test_add(m, "storage", "code", places[i], "name", places[i], NULL);
    test_set(m, "category", "C-1", "storages", "S-1; S-2; S-3");
    test_add(m, "retention", "code", "R-1", "name", "ours", "rule", "own", "period", "P1Y", "event",
             "年度末", "categories", "C-1", NULL);
    for (size_t i = 3; i > 0; i--) {
        due_lines_are(m, "2026-12-31", "2026-03-31 must overdue R-1\n");
        test_add(m, "disposal", "name", "one", "category", "C-1", "storage", places[i - 1],
                 "disposed_on", "2026-05-01", NULL);
    }
    due_lines_are(m, "2026-12-31", "");
    model_close(m);
}

static void dates_beyond_the_calendar_give_no_line(void **state)
{
    (void)state;
    struct model *m = due_model();
    test_add(m, "retention", "code", "R-1", "name", "long", "rule", "own", "period", "P500Y",
             "event", "年度末", "categories", "C-1", NULL);
    due_lines_are(m, "2099-12-31", "");
    test_set(m, "retention", "R-1", "period", "P20Y");
    struct due *due = due_new(m, "9999-12-31");
    while (!due_done(due))
        assert_true(due_step(m, due, &why));
    assert_string_equal(due->lines[due->count - 1].last, "9999-03-31");
    assert_true(due_step(m, due, &why));
    due_free(due);
    test_set(m, "retention", "R-1", "event", "完結の日");
    test_set(m, "retention", "R-1", "event_on", "9990-01-01");
    due_lines_are(m, "9999-12-31", "");
    model_close(m);
    struct model_options options = {
        .lang = LANG_EN, .who = "tester", .now = "9999-06-01T07:18:00Z"};
    m = model_scratch(&options, &why);
    due = due_new(m, NULL);
    assert_string_equal(due->until, "9999-06-01");
    due_free(due);
    model_close(m);
}

static void a_rule_that_was_made_meanwhile_waits_for_the_next_time(void **state)
{
    (void)state;
    struct model *m = due_model();
    for (int i = 1; i <= 2; i++) {
        struct due *due = due_new(m, NULL);
        assert_true(due_step(m, due, &why));
        char code[8];
        snprintf(code, sizeof code, "R-%d", i);
        test_add(m, "retention", "code", code, "name", "late", "rule", "own", "period", "P1Y",
                 "event", "退職", "items", "", "categories", "C-1", NULL);
        while (!due_done(due))
            assert_true(due_step(m, due, &why));
        assert_int_equal(due->count, i - 1);
        due_free(due);
    }
    due_lines_are(m, NULL, "- must undated R-1 1\n- must undated R-2 1\n");
    model_close(m);
}

static void a_minimum_that_was_made_meanwhile_holds_from_the_next_time_on(void **state)
{
    (void)state;
    struct model *m = model_held();
    test_set(m, "retention", "R-2", "categories", "");
    struct due *due = due_new(m, "2026-12-31");
    assert_true(due_step(m, due, &why));
    test_add(m, "retention", "code", "R-3", "name", "law", "rule", "floor", "period", "P5Y",
             "event", "年度末", "categories", "C-1", NULL);
    while (!due_done(due))
        assert_true(due_step(m, due, &why));
    assert_int_equal(due->count, 1);
    assert_string_equal(due->lines[0].rule->code, "R-1");
    assert_int_equal(due->lines[0].state, DUE_OVERDUE);
    due_free(due);
    is_held(m, true);
    model_close(m);
}

static void more_rules_than_a_piece_holds_are_all_read(void **state)
{
    (void)state;
    enum { RULES = 401 };
    struct model *m = model_held();
    const struct kind *kind = kinds_find("retention");
    assert_true(change_begin(m, &(struct change_note){.what = "add", .about = ""}, &why));
    for (int i = 0; i < RULES; i++) {
        struct record *record = record_new(kind);
        record_put(record, kinds_field(kind, "name"), "one of many");
        record_put(record, kinds_field(kind, "items"), "I-1; I-2");
        record_put(record, kinds_field(kind, "categories"), "C-1");
        assert_true(record_save(m, record, &why));
        record_free(record);
    }
    assert_true(change_commit(m, NULL, &why));
    struct due *due = due_new(m, NULL);
    while (!due_done(due))
        assert_true(due_step(m, due, &why));
    assert_int_equal(due->states[DUE_UNDATED], RULES);
    assert_string_equal(due->lines[due->count - 1].rule->item_names, "Bank account / Address");
    due_free(due);
    model_close(m);
}

static void what_is_said_of_a_line_tells_all_that_is_to_be_known(void **state)
{
    (void)state;
    struct model *m = model_held();
    test_add(m, "retention", "code", "R-3", "name", "date", "rule", "floor", "period", "P1Y",
             "transitional_period", "P6M", "event_on", "2026-09-30", "categories", "C-1", NULL);
    test_add(m, "entrustment", "code", "E-1", "name", "Payroll", "categories", "C-1", "ended_on",
             "2026-10-31", NULL);
    test_add(m, "entrustment", "code", "E-2", "name", "Archive", "categories", "C-1", "ended_on",
             "2026-10-31", NULL);
    test_add(m, "retention", "code", "R-4", "name", "end", "rule", "own", "period", "P1M", "event",
             "委託契約の終了", "categories", "C-1", NULL);
    test_add(m, "category", "code", "C-2", "name", "Guests", NULL);
    test_add(m, "organization", "code", "O-2", "name", "Other", NULL);
    static const char *const rules[][2] = {{"R-5", "年度末"}, {"R-6", "取扱終了"}, {"R-7", ""}};
    for (size_t i = 0; i < 3; i++)
        test_add(m, "retention", "code", rules[i][0], "name", "none", "rule", "own", "event",
                 rules[i][1], "period", i == 2 ? "" : "P1M", "categories", "C-2", NULL);
    static const char *const expected[] = {
        "2026-03-31 held by a minimum; 3 years from 2023-03-31 (年度末); a legal minimum runs "
        "until 2028-03-31",
        "2026-03-31 minimum has ended; 5 years from 2021-03-31 (年度末)",
        "2026-11-30 disposal due; 1 month from 2026-10-31 (委託契約の終了); E-1 Payroll",
        "2026-11-30 disposal due; 1 month from 2026-10-31 (委託契約の終了); E-2 Archive",
        "2027-03-31 disposal due; 3 years from 2024-03-31 (年度末); a legal minimum runs until "
        "2029-03-31",
        "2027-03-31 minimum ends; 5 years from 2022-03-31 (年度末)",
        "2027-03-31 minimum ends; 6 months from 2026-09-30; 2027-09-30 without the transitional "
        "rule",
        " no date; 1 month from: 年度末; the month in which the fiscal year ends is not stated",
        " no date; 1 month from: 取扱終了; the end is not stated",
        " no date; no period is stated",
    };
    struct due *due = due_new(m, "2027-03-31");
    while (!due_done(due))
        assert_true(due_step(m, due, &why));
    for (size_t i = 0; i < due->count; i++) {
        struct buf said = {0};
        buf_printf(&said, "%s %s", due->lines[i].last, due_standing(&due->lines[i]));
        due_put_more(&due->lines[i], LANG_EN, &said);
        assert_true(i < sizeof expected / sizeof expected[0]);
        assert_string_equal(buf_text(&said), expected[i]);
        buf_clear(&said);
    }
    assert_int_equal(due->count, sizeof expected / sizeof expected[0]);
    due_free(due);
    model_close(m);
}

static void the_next_sunday_is_not_the_day_after(void **state)
{
    (void)state;
    assert_true(event_read("締切の翌日").day_after);
    assert_false(event_read("締切の翌日曜").day_after);
    assert_true(event_read("from the day after the end").day_after);
    assert_false(event_read("締切").day_after);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_minimum_holds_only_what_it_covers),
        cmocka_unit_test(the_longest_minimum_counts_and_a_shorter_one_holds_nothing),
        cmocka_unit_test(a_minimum_from_a_date_holds_what_runs_from_the_same_event),
        cmocka_unit_test(only_minimums_have_a_transitional_period),
        cmocka_unit_test(one_place_that_was_not_emptied_keeps_a_line),
        cmocka_unit_test(dates_beyond_the_calendar_give_no_line),
        cmocka_unit_test(a_rule_that_was_made_meanwhile_waits_for_the_next_time),
        cmocka_unit_test(a_minimum_that_was_made_meanwhile_holds_from_the_next_time_on),
        cmocka_unit_test(more_rules_than_a_piece_holds_are_all_read),
        cmocka_unit_test(what_is_said_of_a_line_tells_all_that_is_to_be_known),
        cmocka_unit_test(the_next_sunday_is_not_the_day_after),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * The calendar of disposal: which lines a rule gives, which dates they have,
 * what settles and what holds them.
 */
#include "tests/due.h"

#include "model/buf.h"
#include "model/dates.h"
#include "model/due.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static struct why why = {.lang = LANG_EN};

static void a_fiscal_year_has_a_line_for_each_year_and_one_for_the_past(void **state)
{
    (void)state;
    struct model *m = due_model();
    test_add(m, "retention", "code", "R-1", "name", "books", "rule", "own", "period", "P7Y",
             "event", "事業年度末", "categories", "C-1", NULL);
    due_lines_are(m, "2028-12-31",
                  "2026-03-31 must overdue R-1\n"
                  "2027-03-31 must coming R-1\n"
                  "2028-03-31 must coming R-1\n");
    /* One year from today where nothing is said. */
    due_lines_are(m, NULL, "2026-03-31 must overdue R-1\n2027-03-31 must coming R-1\n");
    test_add(m, "disposal", "code", "D-1", "name", "early", "category", "C-1", "disposed_on",
             "2026-03-31", NULL);
    due_lines_are(m, NULL, "2026-03-31 must overdue R-1\n2027-03-31 must coming R-1\n");
    test_add(m, "disposal", "code", "D-2", "name", "after", "category", "C-1", "disposed_on",
             "2026-04-01", NULL);
    due_lines_are(m, NULL, "2027-03-31 must coming R-1\n");
    model_close(m);
}

static void without_the_month_of_the_year_end_no_date_is_guessed(void **state)
{
    (void)state;
    struct model *m = due_model();
    test_set(m, "organization", "O-1", "fiscal_month", "");
    test_add(m, "retention", "code", "R-1", "name", "books", "rule", "own", "period", "P7Y",
             "event", "年度末", "categories", "C-1", NULL);
    due_lines_are(m, NULL, "- must undated R-1 2\n");
    test_set(m, "organization", "O-1", "fiscal_month", "2");
    const char *dated = "2026-02-28 must overdue R-1\n2027-02-28 must coming R-1\n";
    due_lines_are(m, "2027-12-31", dated);
    /* The category itself, its department, or the only organization says whose year it is. */
    test_set(m, "category", "C-1", "organization", "");
    due_lines_are(m, "2027-12-31", dated);
    test_add(m, "organization", "code", "O-2", "name", "Other", "fiscal_month", "12", NULL);
    due_lines_are(m, "2027-12-31", "- must undated R-1 2\n");
    test_add(m, "department", "code", "P-1", "name", "Office", "organization", "O-1", NULL);
    test_set(m, "category", "C-1", "department", "P-1");
    due_lines_are(m, "2027-12-31", dated);
    model_close(m);
}

static void years_in_which_nothing_was_handled_have_no_line(void **state)
{
    (void)state;
    struct model *m = due_model();
    test_add(m, "retention", "code", "R-1", "name", "books", "rule", "own", "period", "P1Y",
             "event", "年末", "categories", "C-1", NULL);
    due_lines_are(m, "2028-12-31",
                  "2025-12-31 must overdue R-1\n"
                  "2026-12-31 must coming R-1\n"
                  "2027-12-31 must coming R-1\n"
                  "2028-12-31 must coming R-1\n");
    test_set(m, "category", "C-1", "started_on", "2025-04-01");
    test_set(m, "category", "C-1", "ended_on", "2026-06-30");
    due_lines_are(m, "2028-12-31", "2026-12-31 must coming R-1\n2027-12-31 must coming R-1\n");
    model_close(m);
}

static void the_deadline_of_tax_declarations_is_dated(void **state)
{
    (void)state;
    struct model *m = due_model();
    test_add(m, "retention", "code", "R-1", "name", "tax", "rule", "floor", "period", "P7Y",
             "event", "提出期限の属する年の翌年1月10日の翌日", "categories", "C-1", NULL);
    due_lines_are(m, NULL, "2026-01-10 may passed R-1\n2027-01-10 may coming R-1\n");
    model_close(m);
}

static void each_persons_own_event_is_not_guessed(void **state)
{
    (void)state;
    struct model *m = due_model();
    test_add(m, "retention", "code", "R-1", "name", "leaving", "rule", "own", "period", "P3Y",
             "event", "退職", "categories", "C-1", NULL);
    test_add(m, "retention", "code", "R-2", "name", "words", "wording", "as needed", "categories",
             "C-1", NULL);
    test_add(m, "retention", "code", "R-3", "name", "no event", "period", "P1Y", "categories",
             "C-1", NULL);
    test_add(m, "retention", "code", "R-4", "name", "numbers", "rule", "ceiling", "event",
             "法定の保存期間の経過", "categories", "C-1", NULL);
    due_lines_are(m, NULL,
                  "- must undated R-1 1\n"
                  "- must undated R-2 5\n"
                  "- must undated R-3 4\n"
                  "- must undated R-4 5\n");
    struct due *due = due_new(m, NULL);
    while (!due_done(due))
        assert_true(due_step(m, due, &why));
    static const char *const expected[] = {
        "; 3 years from each person's event: 退職",
        "; as needed; the kind of rule is not stated",
        "; 1 year; from which event is not stated; the kind of rule is not stated",
        "; no period is stated; from: 法定の保存期間の経過",
    };
    assert_int_equal(due->count, 4);
    for (size_t i = 0; i < due->count; i++) {
        struct buf more = {0};
        due_put_more(&due->lines[i], LANG_EN, &more);
        assert_string_equal(buf_text(&more), expected[i]);
        buf_clear(&more);
    }
    due_free(due);
    model_close(m);
}

static void contracts_end_with_their_entrustment(void **state)
{
    (void)state;
    struct model *m = due_model();
    test_add(m, "retention", "code", "R-2", "name", "nobody", "rule", "own", "period", "P1M",
             "event", "委託契約の終了", "categories", "C-1", NULL);
    due_lines_are(m, NULL, "- must undated R-2 3\n");
    test_set(m, "retention", "R-2", "categories", "");
    test_add(m, "entrustment", "code", "E-1", "name", "Payroll", "categories", "C-1", "ended_on",
             "2026-09-30", NULL);
    test_add(m, "retention", "code", "R-1", "name", "ours", "rule", "own", "period", "P1M", "event",
             "委託契約の終了", "categories", "C-1", NULL);
    due_lines_are(m, NULL, "2026-10-31 must overdue R-1 by E-1 Payroll\n");
    test_add(m, "entrustment", "code", "E-2", "name", "Archive", "categories", "C-1", NULL);
    due_lines_are(m, NULL,
                  "2026-10-31 must overdue R-1 by E-1 Payroll\n"
                  "- must undated R-1 3\n");
    /* A plain contract may be that with each person as well. */
    test_set(m, "retention", "R-1", "event", "契約終了");
    due_lines_are(m, NULL,
                  "2026-10-31 must overdue R-1 by E-1 Payroll\n"
                  "- must undated R-1 1\n");
    model_close(m);
}

static void one_date_for_all_is_settled_by_a_disposal_after_it(void **state)
{
    (void)state;
    struct model *m = due_model();
    test_add(m, "retention", "code", "R-1", "name", "campaign", "rule", "own", "period", "P6M",
             "event", "キャンペーンの終了", "event_on", "2026-08-31", "categories", "C-1", NULL);
    due_lines_are(m, NULL, "2027-02-28 must coming R-1\n");
    test_add(m, "disposal", "code", "D-1", "name", "before", "category", "C-1", "disposed_on",
             "2026-08-30", NULL);
    due_lines_are(m, NULL, "2027-02-28 must coming R-1\n");
    test_add(m, "disposal", "code", "D-2", "name", "after", "category", "C-1", "disposed_on",
             "2026-10-01", NULL);
    due_lines_are(m, NULL, "");
    model_close(m);
}

static void what_ended_and_was_disposed_of_whole_is_over(void **state)
{
    (void)state;
    struct model *m = due_model();
    test_set(m, "category", "C-1", "ended_on", "2026-03-31");
    test_add(m, "retention", "code", "R-1", "name", "end", "rule", "own", "period", "P3M", "event",
             "取扱終了", "categories", "C-1", NULL);
    test_add(m, "retention", "code", "R-2", "name", "leaving", "rule", "own", "period", "P3Y",
             "event", "退会", "categories", "C-1", NULL);
    due_lines_are(m, NULL, "2026-06-30 must overdue R-1\n- must undated R-2 1\n");
    test_add(m, "disposal", "code", "D-1", "name", "all", "category", "C-1", "disposed_on",
             "2026-07-03", NULL);
    due_lines_are(m, NULL, "");
    model_close(m);
}

static void a_disposal_covers_its_items_and_places_alone(void **state)
{
    (void)state;
    struct model *m = due_model();
    test_add(m, "item", "code", "I-1", "name", "Bank account", NULL);
    test_add(m, "item", "code", "I-2", "name", "Address", NULL);
    test_add(m, "storage", "code", "S-1", "name", "Cabinet", NULL);
    test_add(m, "storage", "code", "S-2", "name", "Server", NULL);
    test_set(m, "category", "C-1", "storages", "S-1; S-2");
    test_add(m, "retention", "code", "R-1", "name", "bank", "rule", "own", "period", "P1Y", "event",
             "年度末", "items", "I-1", "categories", "C-1", NULL);
    test_add(m, "retention", "code", "R-2", "name", "all", "rule", "own", "period", "P1Y", "event",
             "年度末", "categories", "C-1", NULL);
    const char *both = "2026-03-31 must overdue R-1\n2026-03-31 must overdue R-2\n";
    due_lines_are(m, "2026-12-31", both);
    test_add(m, "disposal", "code", "D-1", "name", "other items", "category", "C-1", "items", "I-2",
             "disposed_on", "2026-05-01", NULL);
    due_lines_are(m, "2026-12-31", both);
    test_add(m, "disposal", "code", "D-2", "name", "the cabinet", "category", "C-1", "items", "I-1",
             "storage", "S-1", "disposed_on", "2026-05-01", NULL);
    due_lines_are(m, "2026-12-31", both);
    test_add(m, "disposal", "code", "D-3", "name", "the server", "category", "C-1", "items",
             "I-1; I-2", "storage", "S-2", "disposed_on", "2026-05-02", NULL);
    due_lines_are(m, "2026-12-31", "2026-03-31 must overdue R-2\n");
    test_add(m, "disposal", "code", "D-4", "name", "everything", "category", "C-1", "disposed_on",
             "2026-05-03", NULL);
    due_lines_are(m, "2026-12-31", "");
    /* Once all is gone, what else is recorded of that day changes nothing. */
    test_add(m, "disposal", "code", "D-5", "name", "the cabinet again", "category", "C-1",
             "storage", "S-1", "disposed_on", "2026-05-04", NULL);
    test_add(m, "disposal", "code", "D-6", "name", "everything again", "category", "C-1",
             "disposed_on", "2026-05-04", NULL);
    due_lines_are(m, "2026-12-31", "");
    model_close(m);
}

static void a_minimum_holds_what_would_be_due(void **state)
{
    (void)state;
    struct model *m = due_model();
    test_add(m, "retention", "code", "R-1", "name", "ours", "rule", "own", "period", "P3Y", "event",
             "年度末", "categories", "C-1", NULL);
    test_add(m, "retention", "code", "R-2", "name", "law", "rule", "floor", "period", "P5Y",
             "event", "事業年度の終了", "categories", "C-1", NULL);
    due_lines_are(m, "2026-12-31",
                  "2026-03-31 must held R-1 held 2028-03-31\n"
                  "2026-03-31 may passed R-2\n");
    /* Of other papers it does not. */
    test_set(m, "retention", "R-1", "record_type", "名簿");
    test_set(m, "retention", "R-2", "record_type", "帳簿書類");
    due_lines_are(m, "2026-12-31",
                  "2026-03-31 must overdue R-1\n"
                  "2026-03-31 may passed R-2\n");
    model_close(m);
}

static void a_transitional_period_stands_beside_the_full_one(void **state)
{
    (void)state;
    struct model *m = due_model();
    test_add(m, "retention", "code", "R-1", "name", "law", "rule", "floor", "period", "P5Y",
             "transitional_period", "P3Y", "event", "完結の日", "event_on", "2024-02-29",
             "categories", "C-1", NULL);
    due_lines_are(m, "2028-12-31", "2027-02-28 may coming R-1 full 2029-02-28\n");
    model_close(m);
}

/* The samples of a year: all of it is dated as by hand. */
static void fiscal_years_of_fifty_years_run_on_without_a_gap(void **state)
{
    (void)state;
    struct model *m = due_model();
    test_set(m, "organization", "O-1", "fiscal_month", "2");
    test_add(m, "retention", "code", "R-1", "name", "books", "rule", "own", "period", "P10Y",
             "event", "年度末", "categories", "C-1", NULL);
    struct due *due = due_new(m, "2040-12-31");
    while (!due_done(due))
        assert_true(due_step(m, due, &why));
    assert_int_equal(due->count, 15);
    for (size_t i = 0; i < due->count; i++) {
        char expected[11];
        int year = 2026 + (int)i;
        struct date end = {year, 2, year % 4 == 0 ? 29 : 28};
        assert_true(date_join(end, expected));
        assert_string_equal(due->lines[i].last, expected);
    }
    assert_int_equal(due->states[DUE_OVERDUE], 1);
    assert_int_equal(due->states[DUE_COMING], 14);
    due_free(due);
    model_close(m);
}

static void many_categories_are_computed_in_pieces(void **state)
{
    (void)state;
    enum { MANY = 1500 };
    struct model *m = due_model();
    test_add(m, "retention", "code", "R-1", "name", "ours", "rule", "own", "period", "P1Y", "event",
             "年度末", "categories", "C-1", NULL);
    struct change_note note = {.what = "import", .about = "", .many = true};
    assert_true(change_begin(m, &note, &why));
    const struct kind *kind = kinds_find("category");
    struct buf codes = {0};
    for (int i = 0; i < MANY; i++) {
        struct record *record = record_new(kind);
        char name[32];
        snprintf(name, sizeof name, "Category %d", i);
        assert_true(record_set(record, kinds_field(kind, "name"), name, &why));
        assert_true(record_set(record, kinds_field(kind, "organization"), "O-1", &why));
        assert_true(record_save(m, record, &why));
        buf_printf(&codes, "%s%s", i == 0 ? "" : "; ", record_value(record, "code"));
        record_free(record);
    }
    assert_true(change_commit(m, NULL, &why));
    test_set(m, "retention", "R-1", "categories", buf_text(&codes));
    buf_clear(&codes);
    struct due *due = due_new(m, NULL);
    int pieces = 0;
    for (; !due_done(due); pieces++)
        assert_true(due_step(m, due, &why));
    assert_true(pieces > 5);
    assert_int_equal(due->count, 2 * MANY);
    for (size_t i = 1; i < due->count; i++)
        assert_true(strcmp(due->lines[i - 1].last, due->lines[i].last) <= 0);
    due_free(due);
    model_close(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_fiscal_year_has_a_line_for_each_year_and_one_for_the_past),
        cmocka_unit_test(without_the_month_of_the_year_end_no_date_is_guessed),
        cmocka_unit_test(years_in_which_nothing_was_handled_have_no_line),
        cmocka_unit_test(the_deadline_of_tax_declarations_is_dated),
        cmocka_unit_test(each_persons_own_event_is_not_guessed),
        cmocka_unit_test(contracts_end_with_their_entrustment),
        cmocka_unit_test(one_date_for_all_is_settled_by_a_disposal_after_it),
        cmocka_unit_test(what_ended_and_was_disposed_of_whole_is_over),
        cmocka_unit_test(a_disposal_covers_its_items_and_places_alone),
        cmocka_unit_test(a_minimum_holds_what_would_be_due),
        cmocka_unit_test(a_transitional_period_stands_beside_the_full_one),
        cmocka_unit_test(fiscal_years_of_fifty_years_run_on_without_a_gap),
        cmocka_unit_test(many_categories_are_computed_in_pieces),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * The numbers behind the charts.
 */
#include "export/figures_inside.h"
#include "tests/model.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

/* Stops the test unless bar AT of FIGURE is called NAME and has VALUE in SERIES. */
static void has_bar(const struct figure *figure, size_t at, const char *name, size_t series,
                    int64_t value)
{
    assert_true(at < figure->count);
    assert_string_equal(figure->bars[at].name, name);
    assert_int_equal(figure->bars[at].values[series], value);
}

static void load(struct model *m, enum lang lang, struct figure figures[])
{
    struct why why = {.lang = lang};
    if (!figures_load(m, lang, figures, &why))
        fail_msg("%s", why.text);
}

static void test_an_empty_inventory_has_figures_that_say_so(void **state)
{
    (void)state;
    struct figure figures[FIGURES];
    struct model *m = test_model();
    load(m, LANG_JA, figures);
    for (size_t i = 0; i < FIGURES; i++)
        assert_int_equal(figures[i].count, 0);
    assert_string_equal(figures[FIGURE_RETENTION].note, "データ区分がありません。");
    assert_string_equal(figures[FIGURE_REVIEW].note, "棚卸しの記録がありません。");
    figures_clear(figures);
    model_close(m);
}

/* Also those of many categories, the most that a number holds. */
static void test_sums_end_at_the_largest_number(void **state)
{
    (void)state;
    struct tally tally = {0};
    struct figure figure = {.note = NULL};
    for (int64_t id = 0; id < FIGURE_BARS + 3; id++) {
        tally_add(&tally, id, "x", 0, INT64_MAX - 1);
        tally_add(&tally, id, "x", 0, INT64_MAX - 1);
    }
    tally_take(&tally, LANG_EN, "%zu others", &figure);
    assert_int_equal(figure.count, FIGURE_BARS + 1);
    for (size_t i = 0; i < figure.count; i++) {
        assert_true(figure.bars[i].values[0] == INT64_MAX);
        free(figure.bars[i].name);
    }
    free(figure.bars);
}

/* The review that was started last counts, whatever its number. */
static void test_an_earlier_review_that_was_recorded_later_is_not_the_last(void **state)
{
    (void)state;
    struct figure figures[FIGURES];
    struct model *m = test_model();
    test_add_lines(m, "category|code=C-1|name=Members\n"
                      "campaign|code=RV-1|name=Now|started_on=2026-04-01\n"
                      "campaign|code=RV-2|name=Before|started_on=2025-04-01\n"
                      "review|name=a|campaign=RV-1|category=C-1|outcome=changed\n"
                      "review|name=b|campaign=RV-2|category=C-1|outcome=unchanged\n"
                      "review|name=c|category=C-1|outcome=unchanged\n");
    load(m, LANG_EN, figures);
    assert_int_equal(figures[FIGURE_REVIEW].count, 1);
    has_bar(&figures[FIGURE_REVIEW], 0, "No department", 1, 1);
    has_bar(&figures[FIGURE_REVIEW], 0, "No department", 0, 0);
    figures_clear(figures);
    model_close(m);
}

static void test_persons_are_added_up(void **state)
{
    (void)state;
    struct figure figures[FIGURES];
    struct model *m = test_model();
    test_add(m, "department", "code", "D-1", "name", "Sales", NULL);
    test_add(m, "department", "code", "D-2", "name", "Staff", NULL);
    test_add(m, "category", "name", "Members", "persons", "500", "department", "D-1", NULL);
    test_add(m, "category", "name", "Callers", "persons", "20", "department", "D-1", NULL);
    test_add(m, "category", "name", "Employees", "persons", "90", "department", "D-2", NULL);
    test_add(m, "category", "name", "Gone", "persons", "9000", "status", "retired", NULL);
    test_add(m, "category", "name", "Nobody's", "persons", "700", NULL);
    test_add(m, "category", "name", "Uncounted", "department", "D-2", NULL);
    load(m, LANG_EN, figures);
    const struct figure *persons = &figures[FIGURE_PERSONS];
    assert_int_equal(persons->count, 4);
    has_bar(persons, 0, "Nobody's", 0, 700);
    has_bar(persons, 1, "Members", 0, 500);
    has_bar(persons, 3, "Callers", 0, 20);
    assert_string_equal(persons->note, "1 category has no number of persons.");
    const struct figure *departments = &figures[FIGURE_DEPARTMENTS];
    assert_int_equal(departments->count, 3);
    has_bar(departments, 0, "Sales", 0, 520);
    has_bar(departments, 1, "Staff", 0, 90);
    has_bar(departments, 2, "No department", 0, 700);
    figures_clear(figures);
    model_close(m);
}

static void test_only_the_longest_bars_are_named(void **state)
{
    (void)state;
    struct figure figures[FIGURES];
    struct model *m = test_model();
    for (int i = 1; i <= FIGURE_BARS + 3; i++) {
        char name[16], persons[16];
        snprintf(name, sizeof name, "No. %d", i);
        snprintf(persons, sizeof persons, "%d", i);
        test_add(m, "category", "name", name, "persons", persons, NULL);
    }
    load(m, LANG_EN, figures);
    const struct figure *figure = &figures[FIGURE_PERSONS];
    assert_int_equal(figure->count, FIGURE_BARS + 1);
    has_bar(figure, 0, "No. 23", 0, 23);
    has_bar(figure, FIGURE_BARS, "3 further categories", 0, 1 + 2 + 3);
    figures_clear(figures);
    model_close(m);
}

static void test_retentions_come_by_length(void **state)
{
    (void)state;
    struct figure figures[FIGURES];
    struct model *m = test_model();
    test_add(m, "category", "code", "C-1", "name", "A", NULL);
    test_add(m, "category", "code", "C-2", "name", "B", NULL);
    test_add(m, "category", "code", "C-3", "name", "C", NULL);
    test_add(m, "retention", "name", "7", "categories", "C-1", "period", "P7Y", NULL);
    test_add(m, "retention", "name", "1", "categories", "C-2", "period", "P1Y", NULL);
    load(m, LANG_EN, figures);
    const struct figure *figure = &figures[FIGURE_RETENTION];
    assert_int_equal(figure->count, 3);
    has_bar(figure, 0, "1 year", 0, 1);
    has_bar(figure, 1, "7 years", 0, 1);
    has_bar(figure, 2, "No retention is stated", 0, 1);
    figures_clear(figures);
    model_close(m);
}

static void test_the_latest_review_is_shown_by_department(void **state)
{
    (void)state;
    struct figure figures[FIGURES];
    struct model *m = test_model();
    test_add(m, "department", "code", "D-1", "name", "Sales", NULL);
    test_add(m, "category", "code", "C-1", "name", "A", NULL);
    test_add(m, "campaign", "code", "RV-2", "name", "2026", "started_on", "2026-04-01", NULL);
    test_add(m, "campaign", "code", "RV-1", "name", "2025", "started_on", "2025-04-01", NULL);
    test_add(m, "review", "name", "a", "campaign", "RV-1", "category", "C-1", "department", "D-1",
             "outcome", "changed", NULL);
    test_add(m, "review", "name", "b", "campaign", "RV-2", "category", "C-1", "department", "D-1",
             "outcome", "unchanged", NULL);
    test_add(m, "review", "name", "c", "campaign", "RV-2", "category", "C-1", "department", "D-1",
             NULL);
    load(m, LANG_EN, figures);
    const struct figure *figure = &figures[FIGURE_REVIEW];
    assert_int_equal(figure->series_count, 4);
    assert_string_equal(figure->series[3], "Not answered");
    assert_int_equal(figure->count, 1);
    has_bar(figure, 0, "Sales", 0, 1);
    has_bar(figure, 0, "Sales", 1, 0);
    has_bar(figure, 0, "Sales", 3, 1);
    assert_string_equal(figure->note, "Annual review: 2026.");
    figures_clear(figures);
    model_close(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_an_empty_inventory_has_figures_that_say_so),
        cmocka_unit_test(test_sums_end_at_the_largest_number),
        cmocka_unit_test(test_an_earlier_review_that_was_recorded_later_is_not_the_last),
        cmocka_unit_test(test_persons_are_added_up),
        cmocka_unit_test(test_only_the_longest_bars_are_named),
        cmocka_unit_test(test_retentions_come_by_length),
        cmocka_unit_test(test_the_latest_review_is_shown_by_department),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

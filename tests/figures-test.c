/*
 * The numbers behind the charts and in the overview of a group, and how texts and workbooks,
 * which draw nothing, tell them.
 */
#include "export/document.h"
#include "export/figures_inside.h"
#include "export/group.h"
#include "export/workbook.h"
#include "tests/model.h"
#include "tests/workbook.h"

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

/* Two categories with persons, of no department. */
static struct model *with_persons(struct figure figures[])
{
    struct model *m = test_model();
    test_add_lines(m, "category|code=C-1|name=Members|persons=12400\n"
                      "category|code=C-2|name=Guests|persons=30\n");
    load(m, LANG_EN, figures);
    return m;
}

static void test_a_text_tells_a_chart_bar_by_bar(void **state)
{
    (void)state;
    struct figure figures[FIGURES];
    struct model *m = with_persons(figures);
    struct document d;
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    document_begin(&d, out, DOCUMENT_TXT, LANG_EN, "x");
    document_figure(&d, &figures[FIGURE_PERSONS], "persons");
    document_end(&d);
    fclose(out);
    struct buf expected = {0};
    buf_printf(&expected, "%s\n  Members: 12,400\n  Guests: 30\n", figures[FIGURE_PERSONS].title);
    assert_string_equal(text, buf_text(&expected));
    buf_clear(&expected);
    free(text);
    figures_clear(figures);
    model_close(m);
}

/* A table with one row. */
static void put_table(struct document *d, const char *head, const char *cell)
{
    document_table(d, &head, 1);
    document_texts(d, &cell);
}

static void test_a_leaf_holds_headings_tables_and_charts_one_below_the_other(void **state)
{
    struct why why = {.lang = LANG_EN};
    struct figure figures[FIGURES];
    struct model *m = with_persons(figures);
    struct document d;
    char path[TEST_PATH];
    test_path(*state, "b.xlsx", path);
    struct workbook *book = workbook_begin(path, true, m, WORKBOOK_SMALL, &why);
    assert_non_null(book);
    document_begin_book(&d, book, LANG_EN, "x");
    document_heading(&d, 2, NULL, "First");
    put_table(&d, "Head", "in sight");
    document_heading(&d, 3, NULL, "Part");
    put_table(&d, "Other head", "below");
    document_figure(&d, &figures[FIGURE_PERSONS], "persons");
    document_heading(&d, 2, NULL, "Second");
    for (int i = 0; i < 6; i++)
        document_pair(&d, "Label", "value");
    put_table(&d, "Far head", "far down");
    document_end(&d);
    assert_true(workbook_end(book, true, &why));
    char *first = workbook_rows(path, "First"), *second = workbook_rows(path, "Second");
    test_same(first, "1:First\n2:Head\n3:in sight\n5:Part\n6:Other head\n7:below\n"
                     "9:Persons by data category\n10:Members|12,400\n11:Guests|30\n");
    test_same(second, "1:Second\n2:Label|value\n3:Label|value\n4:Label|value\n5:Label|value\n"
                      "6:Label|value\n7:Label|value\n8:Far head\n9:far down\n");
    free(first);
    free(second);
    figures_clear(figures);
    model_close(m);
}

/* A rule of the person's own that warns of every data category, from the day FROM. */
static void write_rule(const char *folder, const char *name, const char *from)
{
    struct buf text = {0};
    buf_printf(&text,
               "title: All\nseverity: warning\nfrom: %s\nsql:\n"
               "SELECT 'category', t.id, 'remarks', NULL FROM category t\n",
               from);
    test_write(folder, name, buf_text(&text));
    buf_clear(&text);
}

/* How many warnings of RULE, in FOLDER, the overview of the group M has for its first
 * organization. */
static int64_t warnings(struct model *m, const char *folder, const char *rule)
{
    struct why why = {.lang = LANG_EN};
    const struct rulebook_options how = {.folder = folder};
    struct rulebook *book = rulebook_new(m, &how);
    struct findings found = {0};
    struct group group;
    assert_non_null(rulebook_find(book, rule));
    assert_true(findings_all(book, rulebook_find(book, rule), &found, &why));
    assert_int_equal(found.count, 3);
    assert_true(group_load(m, book, &found, &group, &why));
    int64_t count = group_number(&group, 0, GROUP_WARNINGS);
    group_clear(&group);
    findings_clear(&found);
    rulebook_free(book);
    return count;
}

static void test_a_group_counts_what_rules_find_that_hold_today_and_are_not_excepted(void **state)
{
    struct model *m = test_model();
    test_add_lines(m, "organization|code=O-1|name=One\norganization|code=O-2|name=Two\n"
                      "category|code=C-1|name=A|organization=O-1\n"
                      "category|code=C-2|name=B|organization=O-1\n"
                      "category|code=C-3|name=C|organization=O-2\n");
    write_rule(*state, "NOW.rule", "2026-11-22");
    write_rule(*state, "LATER.rule", "2026-11-23");
    assert_int_equal(warnings(m, *state, "NOW"), 2);
    assert_int_equal(warnings(m, *state, "LATER"), 0);
    test_add(m, "waiver", "name", "No need", "rule", "NOW", "record", "category/C-2", "reason",
             "told", NULL);
    assert_int_equal(warnings(m, *state, "NOW"), 1);
    model_close(m);
}

static void test_a_group_tells_every_law_of_an_organization(void **state)
{
    (void)state;
    struct why why = {.lang = LANG_EN};
    struct model *m = test_model();
    test_add_lines(m, "organization|code=O-1|name=One|jurisdictions=JP; EU\n"
                      "organization|code=O-2|name=Two\n");
    struct findings none = {0};
    struct group group;
    struct buf laws = {0};
    struct rulebook *book = rulebook_new(m, &(struct rulebook_options){0});
    assert_true(group_load(m, book, &none, &group, &why));
    for (size_t i = 0; i < group.lines; i++) {
        group_put(&group, i, GROUP_LAWS, LANG_EN, &laws);
        buf_puts(&laws, "\n");
    }
    assert_string_equal(buf_text(&laws), "Japan / EU\nnot stated\n-\n");
    buf_clear(&laws);
    group_clear(&group);
    rulebook_free(book);
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
        cmocka_unit_test(test_a_text_tells_a_chart_bar_by_bar),
        cmocka_unit_test_setup_teardown(
            test_a_leaf_holds_headings_tables_and_charts_one_below_the_other, workbook_folder,
            workbook_folder_delete),
        cmocka_unit_test_setup_teardown(
            test_a_group_counts_what_rules_find_that_hold_today_and_are_not_excepted,
            workbook_folder, workbook_folder_delete),
        cmocka_unit_test(test_a_group_tells_every_law_of_an_organization),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

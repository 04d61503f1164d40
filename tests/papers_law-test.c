/*
 * What the papers and the evidence say of rules that do not count today, of exceptions,
 * and of periods that end every year.
 */
#include "export/evidence.h"
#include "export/papers.h"
#include "model/findings.h"
#include "model/mem.h"
#include "tests/io.h"
#include "tests/model.h"
#include "tests/workbook.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

/* A rule of our own that finds each category. */
static void write_rule(const char *folder, const char *name, const char *more)
{
    struct buf text = {0};
    buf_printf(&text,
               "title: %s\nseverity: %s\nmessage: It is %s.\nsql:\n"
               "SELECT 'category', t.id, 'remarks', '' FROM category t\n",
               name, more, name);
    test_write(folder, name, buf_text(&text));
    buf_clear(&text);
}

static const char records[] =
    "organization|code=O-1|name=Example KK|fiscal_month=3\n"
    "category|code=C-1|name=Members|organization=O-1\n"
    "category|code=C-2|name=Visitors|organization=O-1\n"
    "retention|code=R-1|name=Books|categories=C-1; C-2|rule=own|period=P1Y|event=事業年度末\n"
    "retention|code=R-2|name=By law|categories=C-1|rule=floor|period=P7Y|event=事業年度末\n"
    "retention|code=R-3|name=In words|categories=C-2|wording=as needed\n"
    "waiver|name=Known|rule=now|record=category/C-1|reason=asked counsel\n";

/* An inventory of those records on 2026-11-22, and a folder of rules in the folder of D. */
static void fill(struct desk *d, char rules[TEST_PATH])
{
    model_close(d->m);
    d->m = test_model();
    test_add_lines(d->m, records);
    test_path(d->folder, "rules", rules);
    assert_int_equal(mkdir(rules, 0700), 0);
    write_rule(rules, "now.rule", "error");
    write_rule(rules, "later.rule", "warning\nfrom: 2027-04-01");
    write_rule(rules, "over.rule", "information\nuntil: 2026-03-31");
    write_rule(rules, "ending.rule", "warning\nuntil: 2026-11-22");
}

/* The sheet NAME of papers that are written of D, for the caller to free. */
static char *sheet_of(struct desk *d, const char *rules, enum lang lang, const char *name)
{
    char path[TEST_PATH];
    d->why.lang = lang;
    test_path(d->folder, "papers.xlsx", path);
    assert_true(model_hold(d->m, &d->why));
    if (!papers_write(d->m, path, true, rules, &d->why))
        fail_msg("%s", d->why.text);
    model_release(d->m);
    return workbook_rows(path, name);
}

/* How often PART stands in TEXT. */
static size_t count_of(const char *text, const char *part)
{
    size_t count = 0;
    for (const char *at = text; (at = strstr(at, part)) != NULL; at++)
        count++;
    return count;
}

static void test_papers_say_how_each_finding_stands(void **state)
{
    struct desk *d = *state;
    char rules[TEST_PATH];
    fill(d, rules);
    char *rows = sheet_of(d, rules, LANG_EN, "Findings");
    test_holds(rows, "It is now.rule.||excepted\n");
    test_holds(rows, "It is now.rule.||open\n");
    test_holds(rows, "It is ending.rule.||open\n");
    assert_int_equal(count_of(rows, "|not in force yet\n"), 2);
    assert_int_equal(count_of(rows, "|no longer in force\n"), 2);
    free(rows);
}

static void test_evidence_says_how_each_finding_stands(void **state)
{
    struct desk *d = *state;
    char rules[TEST_PATH], folder[TEST_PATH];
    struct evidence_made made;
    fill(d, rules);
    test_path(d->folder, "out", folder);
    const struct evidence_order order = {
        .m = d->m, .present = d->m, .folder = folder, .rules_folder = rules};
    assert_true(evidence_make(&order, &made, &d->why));
    char *csv = test_read(folder, "findings.csv");
    test_holds(csv, "Switched off by an exception,EX-0001\n");
    test_holds(csv, "Not in force yet,\n");
    test_holds(csv, "It is ending.rule.");
    assert_null(strstr(csv, "It is over.rule."));
    free(csv);
}

/* Of what ends every year: what is past, and the next one; by category and rule. */
static void test_of_what_ends_every_year_the_next_end_is_shown(void **state)
{
    struct desk *d = *state;
    char rules[TEST_PATH];
    fill(d, rules);
    char *rows = sheet_of(d, rules, LANG_EN, "Ends of retention periods");
    assert_int_equal(count_of(rows, "|R-1 Books|"), 4);
    assert_int_equal(count_of(rows, "2027-03-31|"), 3);
    assert_int_equal(count_of(rows, "2028-03-31|"), 0);
    assert_int_equal(count_of(rows, "|R-2 By law|"), 2);
    test_holds(rows, "|R-3 In words||as needed");
    free(rows);
}

/* Each contract ends by itself; what is told further begins no cell with its divider. */
static void test_each_contract_has_its_end(void **state)
{
    struct desk *d = *state;
    model_close(d->m);
    d->m = test_model();
    test_add_lines(d->m, "category|code=C-1|name=Members\nparty|code=PT-1|name=Tag KK\n"
                         "entrustment|name=a|categories=C-1|contractor=PT-1|ended_on=2027-01-31\n"
                         "entrustment|name=b|categories=C-1|contractor=PT-1|ended_on=2027-02-28\n"
                         "entrustment|name=c|categories=C-1|contractor=PT-1|ended_on=2026-01-31\n"
                         "retention|code=R-1|name=After it|categories=C-1|rule=own|period=P1Y|"
                         "event=委託契約終了\n");
    char *english = sheet_of(d, NULL, LANG_EN, "Ends of retention periods");
    char *japanese = sheet_of(d, NULL, LANG_JA, "保存期間と満了日");
    assert_int_equal(count_of(english, "|R-1 After it|"), 3);
    assert_int_equal(count_of(japanese, "|R-1 After it|"), 3);
    assert_int_equal(count_of(english, "|; "), 0);
    assert_int_equal(
        count_of(japanese, "|。") + count_of(japanese, "|、") + count_of(japanese, "|；"), 0);
    free(english);
    free(japanese);
}

/* The last years that a date has. */
static void test_papers_can_be_written_in_the_last_years(void **state)
{
    static const struct model_options options = {
        .lang = LANG_EN, .who = "tester", .now = "9995-11-22T09:00:00Z"};
    struct desk *d = *state;
    model_close(d->m);
    d->m = model_scratch(&options, &d->why);
    test_add_lines(d->m, records);
    char *rows = sheet_of(d, NULL, LANG_EN, "Ends of retention periods");
    test_holds(rows, "9996-03-31|minimum ends|C-1|Members|");
    free(rows);
}

/* A text that no cell holds ends the papers, wherever it stands. */
static void test_papers_with_a_text_that_no_cell_holds_are_refused(void **state)
{
    static const struct {
        const char *kind, *code, *column;
    } places[] = {
        {"category", "C-1", "remarks"},
        {"retention", "R-1", "exception"},
        {"organization", "O-1", "remarks"},
    };
    enum { CHARACTERS = 32768 };
    struct desk *d = *state;
    char rules[TEST_PATH], path[TEST_PATH], *text = mem_new(CHARACTERS + 1, 1);
    fill(d, rules);
    memset(text, 'x', CHARACTERS);
    test_path(d->folder, "refused.xlsx", path);
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        test_set(d->m, places[i].kind, places[i].code, places[i].column, text);
        assert_true(model_hold(d->m, &d->why));
        assert_false(papers_write(d->m, path, true, rules, &d->why));
        model_release(d->m);
        test_holds(d->why.text, "the text has 32768 characters");
        assert_int_not_equal(access(path, F_OK), 0);
        test_set(d->m, places[i].kind, places[i].code, places[i].column, "");
    }
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_papers_say_how_each_finding_stands, desk_open,
                                        desk_close),
        cmocka_unit_test_setup_teardown(test_evidence_says_how_each_finding_stands, desk_open,
                                        desk_close),
        cmocka_unit_test_setup_teardown(test_of_what_ends_every_year_the_next_end_is_shown,
                                        desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_each_contract_has_its_end, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_papers_can_be_written_in_the_last_years, desk_open,
                                        desk_close),
        cmocka_unit_test_setup_teardown(test_papers_with_a_text_that_no_cell_holds_are_refused,
                                        desk_open, desk_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

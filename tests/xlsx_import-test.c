/*
 * What becomes of a workbook that is imported: its plan, cells by their names,
 * options that apply to it or not, and the ledgers of products.
 */
#include "import/plan.h"
#include "tests/model.h"
#include "tests/workbook.h"

#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#define CELL(text) "<c t=\"inlineStr\"><is><t>" text "</t></is></c>"
#define HEADER "<row>" CELL("名称") CELL("件数") CELL("件数の基準日") CELL("備考") "</row>"
#define DATES "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"57\"/></cellXfs>"

/* Imports the files NAMES of the folder; the plan is in d->plan. */
static bool run(struct desk *d, const char *const *names, const struct import_options *options)
{
    plan_clear(&d->plan);
    return test_import(d->m, d->folder, names, options, &d->plan, &d->why);
}

static const char *const only[] = {"a.xlsx", NULL};

static void test_rows_become_records(void **state)
{
    struct desk *d = *state;
    const struct workbook workbook = {
        .rows = HEADER
        "<row>" CELL("会員") "<c><v>12400.0</v></c><c s=\"1\"><v>45383</v></c></row>"
                             "<row r=\"4\">" CELL("名刺") "<c t=\"b\"><v>1</v></c></row>",
        .styles = DATES,
    };
    const struct import_options options = {.lang = LANG_EN};
    workbook_write(d->folder, "a.xlsx", &workbook);
    assert_true(run(d, only, &options));
    assert_int_equal(d->plan.state, PLAN_HELD);
    assert_true(d->plan.files[0].is_workbook);
    assert_int_equal(plan_number(&d->plan.files[0], 1), 4);
    char *told = test_plan(&d->plan);
    test_holds(told, "a.xlsx: sheet \"A\", Data category");
    test_holds(told, "row 4  refused  名刺\n      B4 件数: \"TRUE\" is not a count.");
    free(told);
    const struct import_options good = {.lang = LANG_EN, .accept_good = true};
    assert_true(run(d, only, &good));
    assert_int_equal(plan_count(&d->plan, PLAN_NEW), 1);
    desk_holds(d, "category", "C-0001", "persons", "12400");
    desk_holds(d, "category", "C-0001", "persons_on", "2024-04-01");
    /* What was refused comes back as CSV. */
    char *refused = test_read(d->folder, "a.xlsx.refused.csv");
    assert_non_null(refused);
    test_holds(refused, "名刺");
    free(refused);
}

static void test_errors_of_formulas_refuse_their_row(void **state)
{
    struct desk *d = *state;
    const struct workbook workbook = {
        .rows = HEADER "<row>" CELL("会員") "<c/><c/><c t=\"e\"><f>X1</f><v>#REF!</v></c></row>"
                                            "<row>" CELL("名刺") "</row>",
    };
    const struct import_options options = {.lang = LANG_EN, .accept_good = true};
    workbook_write(d->folder, "a.xlsx", &workbook);
    assert_true(run(d, only, &options));
    char *told = test_plan(&d->plan);
    test_holds(told, "      D2 備考: \"#REF!\" is what a spreadsheet shows for a formula that has "
                     "failed.");
    free(told);
    assert_int_equal(plan_count(&d->plan, PLAN_NEW), 1);
    assert_int_equal(plan_count(&d->plan, PLAN_REFUSED), 1);
}

static void test_the_plan_says_what_is_not_read(void **state)
{
    struct desk *d = *state;
    const struct workbook workbook = {
        .rows = HEADER "<row hidden=\"1\">" CELL("会員") "</row>",
        .after = "<mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>",
        .second = "<row>" CELL("説明") "</row>",
        .sheets = "<sheet name=\"台帳\" sheetId=\"1\" r:id=\"rId1\"/>"
                  "<sheet name=\"説明\" sheetId=\"2\" r:id=\"rId2\"/>"
                  "<sheet name=\"設定\" sheetId=\"3\" state=\"hidden\" r:id=\"rId2\"/>"
                  "<sheet name=\"裏\" sheetId=\"4\" state=\"veryHidden\" r:id=\"rId2\"/>",
    };
    struct import_options options = {.lang = LANG_EN, .sheet = "台帳", .dry_run = true};
    workbook_write(d->folder, "a.xlsx", &workbook);
    assert_true(run(d, only, &options));
    char *told = test_plan(&d->plan);
    test_holds(told, "sheet \"台帳\", Data category, register form\n"
                     "  Sheets with content that are not read: 説明\n"
                     "  Hidden sheets, not read: 設定\n"
                     "  Sheets hidden from the menus too, not read: 裏\n"
                     "  Merged cells, whose value stands in the first one only: A1:B1\n"
                     "  1 row that the sheet hides is read too.\n");
    free(told);
    options.sheet = NULL;
    assert_false(run(d, only, &options));
    test_holds(d->why.text, "a.xlsx: Several sheets have content.");
    assert_int_equal(d->why.class, WHY_INPUT);
}

static void test_options_that_say_nothing_are_refused(void **state)
{
    struct desk *d = *state;
    const struct workbook workbook = {.rows = HEADER "<row>" CELL("会員") "</row>"};
    static const char *const both[] = {"a.xlsx", "b.csv", NULL}, *const text[] = {"b.csv", NULL};
    workbook_write(d->folder, "a.xlsx", &workbook);
    test_write(d->folder, "b.csv", "名称;備考\n名刺;x\n");
    struct import_options options = {.lang = LANG_EN, .encoding = "UTF-8", .dry_run = true};
    assert_false(run(d, only, &options));
    test_holds(d->why.text, "--encoding and --delimiter say how a text is read");
    assert_int_equal(d->why.class, WHY_USAGE);
    assert_true(run(d, both, &options));
    options = (struct import_options){.lang = LANG_EN, .delimiter = ';', .dry_run = true};
    assert_false(run(d, only, &options));
    assert_true(run(d, both, &options));
    options = (struct import_options){.lang = LANG_EN, .sheet = "A", .dry_run = true};
    assert_false(run(d, text, &options));
    test_holds(d->why.text, "--sheet chooses the sheet of a workbook");
    assert_true(run(d, both, &options));
}

/* The name of a file says nothing. */
static void test_files_are_known_by_their_bytes(void **state)
{
    struct desk *d = *state;
    const struct workbook workbook = {.rows = HEADER "<row>" CELL("会員") "</row>"};
    const struct import_options options = {.lang = LANG_EN, .dry_run = true};
    static const char *const names[] = {"a.csv", "b.xlsx", NULL};
    workbook_write(d->folder, "a.csv", &workbook);
    test_write(d->folder, "b.xlsx", "名称\n名刺\n");
    assert_true(run(d, names, &options));
    assert_true(d->plan.files[0].is_workbook);
    assert_false(d->plan.files[1].is_workbook);
}

static void test_numbers_of_persons_stay_out(void **state)
{
    struct desk *d = *state;
    const struct workbook workbook = {
        .rows = HEADER "<row>" CELL("会員") "<c/><c/><c><v>123456789018</v></c></row>"};
    const struct import_options options = {.lang = LANG_EN};
    workbook_write(d->folder, "a.xlsx", &workbook);
    assert_true(run(d, only, &options));
    assert_int_equal(d->plan.state, PLAN_HELD);
    char *told = test_plan(&d->plan);
    assert_null(strstr(told, "123456789018"));
    free(told);
}

/* 人事部 stands once for three records, and one row of its cell is blank; a cell that
 * has a text of its own keeps it. */
static void test_merged_cells_are_filled_down(void **state)
{
    struct desk *d = *state;
    const struct workbook workbook = {
        .rows = "<row>" CELL("管理部門") CELL("名称") CELL(
            "備考") "</row>"
                    "<row>" CELL("人事部") CELL("応募者") CELL(
                        "注") "</row>"
                              "<row><c r=\"B3\" t=\"inlineStr\"><is><t>従業員</t></is></c></row>"
                              "<row r=\"5\"><c r=\"B5\" "
                              "t=\"inlineStr\"><is><t>退職者</t></is></c></row>"
                              "<row r=\"6\">" CELL("総務部")
                                  CELL("来客") "</row>"
                                               "<row r=\"7\">" CELL("経理部")
                                                   CELL("株主") "</row>"
                                                                "<row r=\"8\"><c r=\"B8\" "
                                                                "t=\"inlineStr\"><is><t>社債権者</"
                                                                "t></is></c></row>",
        .after = "<mergeCells><mergeCell ref=\"A1:A1\"/><mergeCell ref=\"A2:A5\"/>"
                 "<mergeCell ref=\"A6:A7\"/><mergeCell ref=\"C2:D3\"/></mergeCells>",
    };
    const struct import_options options = {.lang = LANG_EN};
    workbook_write(d->folder, "a.xlsx", &workbook);
    assert_true(run(d, only, &options));
    char *told = test_plan(&d->plan);
    test_holds(told, "  3 cells below the first of merged ones got its value.\n");
    free(told);
    desk_holds(d, "category", "C-0002", "department", "D-0001");
    desk_holds(d, "category", "C-0003", "department", "D-0001");
    desk_holds(d, "category", "C-0002", "remarks", "注");
    desk_holds(d, "category", "C-0003", "remarks", "");
    desk_holds(d, "category", "C-0005", "department", "D-0003");
    desk_holds(d, "category", "C-0006", "department", "");
    assert_int_equal(desk_count(d, "department"), 3);
}

/* A text file does not tell what was merged: that is said, and nothing is filled. */
static void test_gaps_of_texts_are_said(void **state)
{
    struct desk *d = *state;
    const struct import_options options = {.lang = LANG_EN};
    desk_imports(d, "管理部門,名称,備考\n人事部,応募者,注\n,従業員,\n,退職者,\n総務部,来客,\n",
                 &options, 4, 0, 0, 0);
    char *told = test_plan(&d->plan);
    test_holds(told, "管理部門 → Department (another word for it)\n"
                     "      Cells that are empty below another one: 2. They were taken as empty;");
    assert_null(strstr(strstr(told, "another one: 2") + 1, "below another one"));
    free(told);
    desk_holds(d, "category", "C-0002", "department", "");
    /* What returns is no group. */
    desk_imports(d, "管理部門,名称\n人事部,ア\n,イ\n,ウ\n人事部,エ\n,オ\n", &options, 5, 0, 0, 0);
    told = test_plan(&d->plan);
    assert_null(strstr(told, "below another one"));
    free(told);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_rows_become_records, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_errors_of_formulas_refuse_their_row, desk_open,
                                        desk_close),
        cmocka_unit_test_setup_teardown(test_the_plan_says_what_is_not_read, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_options_that_say_nothing_are_refused, desk_open,
                                        desk_close),
        cmocka_unit_test_setup_teardown(test_files_are_known_by_their_bytes, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_merged_cells_are_filled_down, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_gaps_of_texts_are_said, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_numbers_of_persons_stay_out, desk_open, desk_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

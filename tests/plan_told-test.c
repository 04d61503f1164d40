/*
 * What the plan of an import tells of a file as a whole: how it was read, what of it is
 * not as it seems, the same mistake in many rows; and the mapping that is written beside it.
 */
#include "import/headers.h"
#include "import/mapping.h"
#include "import/remedy.h"
#include "tests/model.h"
#include "tests/workbook.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])
#define TEST(name) cmocka_unit_test_setup_teardown(name, desk_open, desk_close)
#define CELL(text) "<c t=\"inlineStr\"><is><t>" text "</t></is></c>"

static const char *const book[] = {"a.xlsx", NULL};

/* Stops the test unless the plan of TEXT tells PART, or does not where it begins with '!'. */
static void tells(struct desk *d, const char *text, const struct import_options *options,
                  const char *part)
{
    if (!desk_run(d, text, options))
        fail_msg("%s", d->why.text);
    char *told = test_plan(&d->plan);
    bool lacks = part[0] == '!';
    if ((strstr(told, part + lacks) == NULL) != lacks)
        fail_msg("\"%s\" in\n%s", part, told);
    free(told);
}

static void the_plan_names_what_divides_the_cells(void **state)
{
    static const struct {
        char delimiter;
        const char *text, *told;
    } cases[] = {
        {',', "名称,備考\nア,イ\n", "a.csv: UTF-8, comma"},
        {';', "名称;備考\nア;イ\n", "a.csv: UTF-8, semicolon"},
        {'\t', "名称\t備考\nア\tイ\n", "a.csv: UTF-8, TAB"},
        {'|', "名称|備考\nア|イ\n", "a.csv: UTF-8, another delimiter"},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        tells(*state, cases[i].text,
              &(struct import_options){
                  .lang = LANG_EN, .delimiter = cases[i].delimiter, .dry_run = true},
              cases[i].told);
}

/* Rows that are refused as a whole have no cell to be named; each mistake is told once. */
static void the_same_mistake_in_many_rows_is_told_once(void **state)
{
    static const struct import_options dry = {.lang = LANG_EN, .dry_run = true};
    static const char nameless[] = "名称,備考\n,a\n,b\n,c\n,d\n,e\nア,\n";
    static const char two[] = "名称,件数,件数の基準日\nア,x,\nイ,x,\nウ,x,\nエ,x,\nオ,x,\n"
                              "カ,,x\nキ,,x\nク,,x\nケ,,x\nコ,,x\n";
    tells(*state, nameless, &dry,
          "The same mistake in many rows:\n  5 rows (2-6), such as: The row has neither a code nor "
          "a name.\n");
    tells(*state, two, &dry,
          "The same mistake in many rows:\n  5 rows (2-6), such as: 件数: \"x\" is not a count.");
    tells(*state, two, &dry, "\n  5 rows (7-11), such as: 件数の基準日: ");
    tells(*state, "名称,件数\nア,x\nイ,x\nウ,x\nエ,x\n", &dry, "!The same mistake");
}

static void a_row_of_a_workbook_that_is_refused_as_a_whole_names_no_cell(void **state)
{
    struct desk *d = *state;
    const struct workbook workbook = {.rows = "<row>" CELL("名称") CELL("件数")
                                          CELL("備考") "</row><row><c/><c><v>5</v></c>" CELL(
                                              "注") "</row><row>" CELL("ア") CELL("x") "</row>"};
    const struct import_options dry = {.lang = LANG_EN, .dry_run = true};
    workbook_write(d->folder, "a.xlsx", &workbook);
    assert_true(test_import(d->m, d->folder, book, &dry, &d->plan, &d->why));
    char *told = test_plan(&d->plan);
    test_holds(told, "\n      The row has neither a code nor a name.\n");
    test_holds(told, "row 3  refused  ア\n      B3 件数: ");
    free(told);
}

/* A range that begins in a row without cells has nothing to fill others with; a sheet that is
 * empty needs no choice. */
static void what_is_empty_in_a_workbook_is_passed_over(void **state)
{
    struct desk *d = *state;
    const struct workbook workbook = {
        .rows = "<row r=\"1\">" CELL("管理部門") CELL("名称") "</row><row r=\"2\">" CELL("人事部")
            CELL("応募者") "</row><row r=\"4\"><c r=\"B4\" t=\"inlineStr\"><is><t>来客</t></is></c>"
                           "</row>",
        .after = "<mergeCells><mergeCell ref=\"A3:A4\"/></mergeCells>",
        .sheets = "<sheet name=\"category\" sheetId=\"2\" r:id=\"rId2\"/><sheet "
                  "name=\"台帳\" sheetId=\"1\" r:id=\"rId1\"/>",
        .second = "",
    };
    const struct import_options options = {.lang = LANG_EN};
    workbook_write(d->folder, "a.xlsx", &workbook);
    if (!test_import(d->m, d->folder, book, &options, &d->plan, &d->why))
        fail_msg("%s", d->why.text);
    char *told = test_plan(&d->plan);
    test_holds(told, "a.xlsx: sheet \"台帳\"");
    test_holds(told, "whose value stands in the first one only: A3:A4\n");
    assert_null(strstr(told, "got its value"));
    assert_null(strstr(told, "Sheets with content"));
    free(told);
    desk_holds(d, "category", "C-0002", "department", "");
}

static void put_cell(const char *text, struct buf *out)
{
    buf_printf(out, "<c t=\"inlineStr\"><is><t>%s</t></is></c>", text);
}

/* The sheet of our export of KIND with one record called NAME, whose flags say FLAG. */
static void put_sheet(const struct kind *kind, const char *name, const char *flag, struct buf *out)
{
    buf_puts(out, "<row>");
    for (size_t i = 0; i < kind->field_count; i++)
        put_cell(kind->fields[i].label[LANG_EN], out);
    buf_puts(out, "</row><row>");
    for (size_t i = 0; i < kind->field_count; i++)
        put_cell(i == kinds_field(kind, "name")      ? name
                 : kind->fields[i].type == TYPE_FLAG ? flag
                                                     : "",
                 out);
    buf_puts(out, "</row>");
}

/* Each sheet of a workbook of ours has a file of its own for its refused rows. */
static void refused_rows_of_our_sheets_go_apart(void **state)
{
    struct desk *d = *state;
    struct buf departments = {0}, purposes = {0};
    put_sheet(kinds_find("department"), "総務部", "perhaps", &departments);
    put_sheet(kinds_find("purpose"), "採用", "yes", &purposes);
    const struct workbook workbook = {
        .rows = departments.text,
        .sheets = "<sheet name=\"department\" sheetId=\"1\" r:id=\"rId1\"/><sheet "
                  "name=\"purpose\" sheetId=\"2\" r:id=\"rId2\"/>",
        .second = purposes.text,
    };
    const struct import_options good = {.lang = LANG_EN, .accept_good = true};
    workbook_write(d->folder, "a.xlsx", &workbook);
    if (!test_import(d->m, d->folder, book, &good, &d->plan, &d->why))
        fail_msg("%s", d->why.text);
    assert_int_equal(desk_count(d, "purpose"), 1);
    assert_int_equal(desk_count(d, "department"), 0);
    assert_int_equal(test_file_count(d->folder), 2);
    char *refused = test_read(d->folder, "a.xlsx.department.refused.csv");
    assert_non_null(refused);
    test_holds(refused, ",総務部,");
    free(refused);
    buf_clear(&departments);
    buf_clear(&purposes);
}

/* Reads a file of HEADER, FIRST and ROWS more of ROW, and describes its columns. */
static void describe(struct desk *d, const char *const parts[3], size_t rows,
                     struct plan_file *file)
{
    struct buf text = {0};
    struct sheet sheet;
    struct headers headers;
    char path[TEST_PATH];
    buf_printf(&text, "%s%s", parts[0], parts[1]);
    for (size_t i = 0; i < rows; i++)
        buf_puts(&text, parts[2]);
    buf_puts(&text, "総務部,最後\n");
    test_write(d->folder, "a.csv", text.text);
    test_path(d->folder, "a.csv", path);
    assert_true(sheet_read(path, &(struct sheet_source){0}, &sheet, &d->why));
    if (!headers_read(&sheet, 0, NULL, &headers, &d->why))
        fail_msg("%s", d->why.text);
    *file = (struct plan_file){0};
    plan_describe(file, &sheet, &headers, LANG_EN);
    headers_clear(&headers);
    sheet_clear(&sheet);
    buf_clear(&text);
}

/* A ledger of a million rows is described by its first ten thousand. */
static void columns_are_described_by_the_first_rows(void **state)
{
    static const struct {
        const char *parts[3];
        size_t rows, gaps;
        const char *last; /* sample of the names */
    } cases[] = {
        {{"管理部門,名称(必須)\n", "人事部,名簿\n", ",名簿\n"}, 9998, 9998, "最後"},
        {{"管理部門,名称(必須)\n", "人事部,名簿\n", ",名簿\n"}, 10050, 9999, "名簿"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct plan_file file;
        describe(*state, cases[i].parts, cases[i].rows, &file);
        assert_int_equal(file.columns[0].gaps, cases[i].gaps);
        assert_true(file.columns[1].sample_count > 0);
        assert_string_equal(file.columns[1].samples[file.columns[1].sample_count - 1],
                            cases[i].last);
        plan_file_clear(&file);
    }
}

/* More filled cells than empty ones are a column with gaps of its own. */
static void a_column_that_is_mostly_filled_was_not_merged(void **state)
{
    static const struct import_options dry = {.lang = LANG_EN, .dry_run = true};
    tells(*state, "管理部門,名称\n人事部,ア\n,イ\n,ウ\n総務部,エ\n", &dry,
          "Cells that are empty below another one: 2.");
    tells(*state, "管理部門,名称\n人事部,ア\n,イ\n,ウ\n総務部,エ\n経理部,オ\n", &dry,
          "!empty below another one");
}

/* The mapping that is written for TEXT, which is imported by the mapping MAPPING; for the
 * caller to free. */
static char *mapping_of(struct desk *d, const char *text, const char *mapping)
{
    char path[TEST_PATH], by[TEST_PATH];
    test_path(d->folder, "saved.tsv", path);
    test_path(d->folder, "by.tsv", by);
    if (mapping != NULL)
        test_write(d->folder, "by.tsv", mapping);
    const struct import_options options = {.lang = LANG_EN,
                                           .mapping = mapping == NULL ? NULL : by,
                                           .save_mapping = path,
                                           .dry_run = true,
                                           .force = true};
    if (!desk_run(d, text, &options))
        fail_msg("%s", d->why.text);
    return test_read(d->folder, "saved.tsv");
}

/* What names are made of without anybody saying so is said, behind the options that were. */
static void a_saved_mapping_says_what_names_are_made_of(void **state)
{
    static const char ledger[] =
        "Business function,Purpose of processing\nPersonnel,payroll、leave\n";
    struct desk *d = *state;
    char *first = mapping_of(
        d, ledger, "daicho mapping\t1\nPurpose of processing\tcategory.purposes\tsplit=touten\n");
    test_holds(first, "Business function\tcategory.description\tname\n"
                      "Purpose of processing\tcategory.purposes\tsplit=touten name\n");
    char *second = mapping_of(d, ledger, first);
    assert_string_equal(second, first);
    free(first);
    free(second);
}

/* The column of reasons belongs to no mapping: the mended rows fit the one of the first. */
static void a_saved_mapping_leaves_out_the_reasons(void **state)
{
    struct desk *d = *state;
    char *with = mapping_of(d, "名称,件数,Reason\nア,1,件数: bad\n", NULL);
    char *without = mapping_of(d, "名称,件数\nア,1\n", NULL);
    assert_string_equal(with, without);
    free(with);
    free(without);
}

/* The import stands, and the plan says why the mapping of it does not. */
static void a_mapping_that_cannot_be_kept_is_told(void **state)
{
    struct desk *d = *state;
    char config[TEST_PATH], by[TEST_PATH];
    test_path(d->folder, "config", config);
    test_path(d->folder, "by.tsv", by);
    test_write(d->folder, "by.tsv", "daicho mapping\t1\n題\tcategory.name\n");
    const struct import_options options = {.lang = LANG_EN, .mapping = by};
    const struct import_options plain = {.lang = LANG_EN, .dry_run = true};
    assert_int_equal(setenv("XDG_CONFIG_HOME", config, 1), 0);
    tells(d, "題,備考\nア,\n", &options, "!The mapping was not kept");
    tells(d, "題,備考\nア,\n", &plain, "  Mapping, kept for this header: ");
    char *kept = strdup(d->plan.files[0].mapping);
    assert_int_equal(unlink(kept), 0);
    assert_int_equal(mkdir(kept, 0700), 0);
    tells(d, "題,備考\nイ,\n", &options, "  The mapping was not kept for the next file: ");
    tells(d, "題,備考\nウ,\n", &options, "is no regular file and was not overwritten.");
    desk_holds(d, "category", "C-0003", "name", "ウ");
    free(kept);
    assert_int_equal(unsetenv("XDG_CONFIG_HOME"), 0);
}

/* A header without a word is one where a mapping says so by the places of its columns; then
 * no number of cells is expected. */
static void a_header_without_words_is_read_by_places(void **state)
{
    struct desk *d = *state;
    char by[TEST_PATH];
    test_path(d->folder, "by.tsv", by);
    test_write(d->folder, "by.tsv", "daicho mapping\t1\ncolumn:1\tcategory.name\n");
    const struct import_options options = {
        .lang = LANG_EN, .mapping = by, .header_row = 1, .dry_run = true};
    tells(d, ",,Reason\nア\nイ,b,bad\n", &options, "row 2  new");
    tells(d, ",,Reason\nア\nイ,b,bad\n", &options, "!Cells expected");
}

/* What cures a refusal is named by its option on the command line. */
static void a_key_that_is_no_column_can_be_chosen_anew(void **state)
{
    struct desk *d = *state;
    static const char *const keys[] = {"nothing", "remarks"};
    for (size_t i = 0; i < COUNT(keys); i++) {
        const struct import_options options = {.lang = LANG_EN, .key = keys[i]};
        assert_false(desk_run(d, "名称,説明\nア,x\n", &options));
        assert_int_equal(d->why.remedy, REMEDY_KEY);
        assert_string_equal(remedy_option(d->why.remedy, LANG_EN),
                            "--key FIELD says by which field the records are found.");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_plan_names_what_divides_the_cells),
        TEST(the_same_mistake_in_many_rows_is_told_once),
        TEST(a_row_of_a_workbook_that_is_refused_as_a_whole_names_no_cell),
        TEST(what_is_empty_in_a_workbook_is_passed_over),
        TEST(refused_rows_of_our_sheets_go_apart),
        TEST(columns_are_described_by_the_first_rows),
        TEST(a_column_that_is_mostly_filled_was_not_merged),
        TEST(a_saved_mapping_says_what_names_are_made_of),
        TEST(a_saved_mapping_leaves_out_the_reasons),
        TEST(a_mapping_that_cannot_be_kept_is_told),
        TEST(a_header_without_words_is_read_by_places),
        TEST(a_key_that_is_no_column_can_be_chosen_anew),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

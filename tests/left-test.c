/*
 * Which rows and columns of a ledger are no records and no fields: totals, notes, row
 * numbers; what is stated beside them; and what merged cells of a workbook mean.
 */
#include "import/plan.h"
#include "tests/io.h"
#include "tests/model.h"
#include "tests/workbook.h"

#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* A ledger, and a part of what its plan tells. */
struct ledger {
    const char *text, *told;
};

static void check(const struct ledger *ledgers, size_t count)
{
    static const struct import_options dry = {
        .lang = LANG_EN, .dry_run = true, .unknown_to_remarks = true};
    size_t wrong = 0;
    for (size_t i = 0; i < count; i++) {
        void *opened;
        desk_open(&opened);
        struct desk *d = opened;
        bool read = desk_run(d, ledgers[i].text, &dry);
        char *told = read ? test_plan(&d->plan) : strdup(d->why.text);
        if (strstr(told, ledgers[i].told) == NULL) {
            print_error("%s\nlacks \"%s\":\n%s\n", ledgers[i].text, ledgers[i].told, told);
            wrong++;
        }
        free(told);
        desk_close(&opened);
    }
    assert_int_equal(wrong, 0);
}

static void totals_and_notes_are_no_records(void **state)
{
    static const struct ledger ledgers[] = {
        {"名称,件数\nA,1\n部門別合計,1\n", "Rows left out: 3 (total)"},
        {"名称,件数\nA,1\n合計,3 台\n", "row 3  refused"},
        {"名称,件数\nA,1\n会計の書類の写しと請求書の控えと見積書の控えの一覧,2\n", "new 2"},
        {"名称,件数,備考\nA,1,x\n注,,\n", "Rows left out: 3 (note)"},
        {"名称,件数,備考\nA,1,x\n以上,,\n", "Rows left out: 3 (note)"},
        {"名称,件数,備考\n(1),(2),(3)\nA,1,x\n", "Rows left out: 2 (describes the columns)"},
    };
    (void)state;
    check(ledgers, COUNT(ledgers));
}

static void row_numbers_are_no_codes(void **state)
{
    static const struct ledger ledgers[] = {
        {"No.,名称,件数\n1,A,1\n2,B,2\n", "No. numbers the rows, and is not taken for codes"},
        {"No.,名称,件数\n1,A,1\n3,B,2\n", "No. → Code"},
        {"No.,名称,件数\n,A,1\n,B,2\n", "new 2"},
        {"No.,名称,件数\n1x,A,1\n2x,B,2\n", "new 2"},
        {"No.,項目,利用目的\n1,氏名,連絡\n2,住所,発送\n", "new 2"},
        {"No,管理番号,名称\n1,K-1,A\n2,K-2,B\n", "管理番号 → Code"},
    };
    (void)state;
    check(ledgers, COUNT(ledgers));
}

static void what_is_worked_out_is_held_against_the_records(void **state)
{
    static const struct ledger ledgers[] = {
        {"名称,項目,要配慮の有無,外国\nA,病歴,有,米国\n", "was not checked"},
        {"名称,項目,要配慮の有無,外国\nA,病歴,有,米国; 火星\n", "refused"},
        {"名称,項目,要配慮の有無\nA,病歴,多分\n", "refused"},
    };
    (void)state;
    check(ledgers, COUNT(ledgers));
}

/* A ledger of two columns with cells merged as RANGES say, and the department of each of
 * its three rows. */
static void merged_cells_have_the_value_of_the_first(void **state)
{
    static const struct {
        const char *range, *departments;
    } cases[] = {
        {"A2:A4", "D-0001 D-0001 D-0001 "},
        {"A2:A3", "D-0001 D-0001 - "},
        {"A2:A99", "D-0001 D-0001 D-0001 "},
        {"A3:A4", "D-0001 - - "},
        {"A9:A12", "D-0001 - - "},
        {"Z2:Z4", "D-0001 - - "},
        {"A1:B1", "D-0001 - - "},
    };
    static const struct import_options plain = {.lang = LANG_EN};
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        void *opened;
        struct buf after = {0}, found = {0};
        struct plan told = {0};
        desk_open(&opened);
        struct desk *d = opened;
        buf_printf(&after, "<mergeCells><mergeCell ref=\"%s\"/></mergeCells>", cases[i].range);
        const struct workbook workbook = {
            .rows = "<row r=\"1\"><c t=\"str\"><v>部署</v></c><c t=\"str\"><v>名称</v></c></row>"
                    "<row r=\"2\"><c t=\"str\"><v>人事部</v></c><c t=\"str\"><v>A</v></c></row>"
                    "<row r=\"3\"><c r=\"B3\" t=\"str\"><v>B</v></c></row>"
                    "<row r=\"4\"><c r=\"B4\" t=\"str\"><v>C</v></c></row>",
            .after = after.text};
        workbook_write(d->folder, "a.xlsx", &workbook);
        if (!test_import(d->m, d->folder, (const char *const[]){"a.xlsx", NULL}, &plain, &told,
                         &d->why))
            fail_msg("%s", d->why.text);
        for (int k = 1; k <= 3; k++) {
            char code[] = "C-0001";
            code[5] = (char)('0' + k);
            char *value = test_value(d->m, "category", code, "department");
            buf_printf(&found, "%s ", value == NULL || value[0] == '\0' ? "-" : value);
            free(value);
        }
        if (strcmp(buf_text(&found), cases[i].departments) != 0)
            fail_msg("%s: %s", cases[i].range, buf_text(&found));
        plan_clear(&told);
        buf_clear(&after);
        buf_clear(&found);
        desk_close(&opened);
    }
}

/* What a workbook holds beside the sheet that is read. */
static void what_a_workbook_holds_beside_is_told(void **state)
{
    char a[] = "台帳", b[] = "控え", c[] = "設定";
    struct xlsx_sheet sheets[] = {{.name = a, .shown = XLSX_HIDDEN, .filled = true},
                                  {.name = b, .shown = XLSX_VISIBLE, .filled = true},
                                  {.name = c, .shown = XLSX_VERY_HIDDEN}};
    struct xlsx_range ranges[30];
    for (uint32_t i = 0; i < COUNT(ranges); i++)
        ranges[i] =
            (struct xlsx_range){.row = i + 1, .last_row = i + 2, .column = 1, .last_column = 1};
    struct xlsx_book book = {.sheets = sheets,
                             .count = COUNT(sheets),
                             .merged = ranges,
                             .merged_kept = COUNT(ranges),
                             .merged_count = COUNT(ranges) + 5,
                             .merged_filled = 2,
                             .hidden_rows = 2};
    static const char *const parts[] = {
        "The sheet is hidden in the workbook.\n",
        "Sheets with content that are not read: 控え\n",
        "Sheets hidden from the menus too, not read: 設定\n",
        "A1:A2, A2:A3",
        " more\n",
        "2 cells below the first of merged ones got its value.\n",
        "Beyond 30 merged ranges, cells were taken as they stand.\n",
        "2 rows that the sheet hides are read too.",
    };
    struct buf said = {0};
    (void)state;
    plan_book_say(&book, LANG_EN, &said);
    for (size_t i = 0; i < COUNT(parts); i++)
        test_holds(buf_text(&said), parts[i]);
    buf_clear(&said);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(totals_and_notes_are_no_records),
        cmocka_unit_test(row_numbers_are_no_codes),
        cmocka_unit_test(what_is_worked_out_is_held_against_the_records),
        cmocka_unit_test(merged_cells_have_the_value_of_the_first),
        cmocka_unit_test(what_a_workbook_holds_beside_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

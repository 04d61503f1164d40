/*
 * What an import tells of rows that are out of the ordinary: what was there before, the
 * file, and a part of what is told.
 */
#include "import/import.h"
#include "tests/io.h"
#include "tests/model.h"

#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

struct told {
    const char *before; /* a file that is imported first, or NULL */
    const char *text;
    struct import_options options; /* with their language */
    const char *kind;              /* or NULL */
    const char *parts[3];          /* each is told; behind '!', none */
};

#define EN .lang = LANG_EN

/* clang-format off */

static const struct told naming[] = {
    {NULL, "コード,名称\nbad code!,甲社\n,乙社\n", {EN, .dry_run = true}, "party", {"row 2  refused", "row 3  new"}},
    {NULL, "コード,名称\nPT-9,\n", {EN, .dry_run = true}, "party", {"row 2  refused", "名称: "}},
    {NULL, "コード,名称\n,A\nC-5,A\n", {EN}, NULL, {"Row 3 is about the same record. Join the rows."}},
    {NULL, "名称,件数の基準日\nA,never\n", {EN, .key = "persons_on"}, NULL, {"row 2  refused"}},
    {"名称,説明\nA,same\nB,same\n", "名称,説明\nC,same\n", {EN, .key = "description"}, NULL, {"Several records have this value."}},
    {NULL, "名称,経過措置の期間\nA,退会後3年\n", {EN, .dry_run = true}, "retention", {"row 2  refused"}},
    {"名称,説明\nA,one\n", "名称,説明\nC,one\n", {EN, .key = "description"}, NULL, {"row 2  changed  C-0001"}},
    {"コード,名称\n007,A\n", "コード,名称\n7,B\n", {EN}, NULL, {"spreadsheets take off zeros before a number"}},
    {"コード,名称\n007,A\n", "コード,名称\n07x,B\n", {EN}, NULL, {"!spreadsheets take"}},
};

static const struct told remarks[] = {
    {"名称,備考\nA,zx: y\n", "名称,x\nA,y\n", {EN, .unknown_to_remarks = true}, NULL, {"row 2  changed"}},
    {"名称,備考\nA,x: yy\n", "名称,x\nA,y\n", {EN, .unknown_to_remarks = true}, NULL, {"row 2  changed"}},
    {"名称,備考\nA,x: y\n", "名称,x\nA,y\n", {EN, .unknown_to_remarks = true}, NULL, {"unchanged 1"}},
    {"名称,備考\nA,x\n", "コード,名称,備考\n,A,\n", {EN, .empty_clears = true}, NULL, {"row 2  changed", "!refused 1"}},
};

static const struct told plain[] = {
    {NULL, "code,name,purposes\nC-1,A,x; ; y\n", {EN}, NULL, {"row 2  new", "P-0002 y"}},
    {NULL, "名称,備考\nA,#N/A\n", {EN}, NULL, {"row 2  refused", "a formula that has failed"}},
    {NULL, "name,remarks\nA,'=x\n", {EN}, NULL, {"row 2  new"}},
    {NULL, "name,remarks\r\n会員,'=x\r\n", {EN}, NULL, {"row 2  new"}},
    {NULL, "code,name,remarks\nC-1,A,'=x\n", {EN, .delimiter = ','}, NULL, {"row 2  new"}},
};

static const struct told dependants[] = {
    {NULL, "name,notice_type,parent\nX,bad,\nY,,X\nZ,,Y\nV,,\n", {EN, .dry_run = true, .accept_good = true}, "notice", {"refused 3", "row 5  new"}},
    {NULL, "name,notice_type,parent\nY,,X\nZ,,Y\nX,bad,\nV,,Y\n", {EN, .dry_run = true, .accept_good = true}, "notice", {"refused 4"}},
    {NULL, "code,name,notice_type,parent\nNT-9,X,bad,\n,Y,,NT-9\n,Z,,X\n", {EN, .dry_run = true, .accept_good = true}, "notice", {"refused 3"}},
};

static const struct told parties[] = {
    {"コード,名称\nPT-1,株式会社アオバ\nPT-2,アオバ株式会社\nPT-3,(株)アオバ\nPT-4,アオバ合同会社\nPT-5,株式会社\n",
     "名称,委託先\nA,有限会社アオバ\n", {EN}, "party", {"PT-1 株式会社アオバ, PT-2 アオバ株式会社, PT-3 (株)アオバ .."}},
    {"コード,名称\nPT-1,株式会社アオバ\nPT-2,アオバ株式会社\nPT-3,(株)アオバ\nPT-4,アオバ合同会社\nPT-6,アオバ有限会社\n",
     "名称,委託先\nA,学校法人アオバ\nB,株式会社\n", {EN}, "party", {"(株)アオバ .."}},
};

static const struct import_way about[] = {{"件数", "counts=about"}};

/* What a cell of others may hold beyond its value, and what it may not. */
static const struct told beyond[] = {
    {NULL, "名称,件数\nA,約多数\n", {EN}, NULL, {"row 2  refused", "件数: \"約多数\" is not a count."}},
    {NULL, "名称,件数\nA,約123456789018\n", {EN, .ways = about, .way_count = 1}, NULL,
     {"row 2  refused", "件数: Remarks: This may hold an individual number"}},
    {NULL, "名称,根拠資料\nA,https://example.jp/a\nB,規程集 3頁\n", {EN}, NULL,
     {"row 2  new", "根拠資料: \"規程集 3頁\" is no address, and stands in the field Remarks.", "!example.jp/a\" is no"}},
    {NULL, "名称,根拠資料\nA,ftp:bad\n", {EN}, NULL, {"row 2  refused", "\"ftp:bad\" is not a whole address."}},
    {NULL, "名称,根拠資料\nA,規程集123456789018\n", {EN}, NULL,
     {"row 2  refused", "根拠資料: Remarks: This may hold an individual number"}},
    {NULL, "名称,項目,外国\nA,x,Narnia; US\nB,x,US; Narnia\n", {EN}, NULL,
     {"row 2  refused", "外国: \"Narnia\" is not a country that is known here.", "row 3  refused"}},
    {NULL, "名称,情報のページ\nA,会社案内 3頁\n", {EN}, "party",
     {"row 2  refused", "\"会社案内 3頁\" is not a whole address."}},
    {NULL, "名称,保存期間,起算\nA,退会後3年,退会\n", {EN}, "retention", {"row 2  new"}},
    {NULL, "名称,保存期間,起算,期間の表現\nA,退会後最長3年,解約,3年\n", {EN}, "retention",
     {"row 2  refused", "保存期間: \"退会後最長3年\" says more than a period."}},
    {NULL, "名称,保存期間\nA,123456789018の退会後3年\n", {EN}, "retention",
     {"row 2  refused", "保存期間: From which event: This may hold an individual number"}},
    {NULL, "名称,保存期間,起算\nA,123456789018の退会後最長3年,123456789018の退会\n", {EN}, "retention",
     {"row 2  refused", "保存期間: Wording: This may hold an individual number", "起算: This may hold"}},
};

/* clang-format on */

/* Checks COUNT cases; their kind is that of the file before where FIRST is set, else of the
 * file itself. */
static void check(const struct told *cases, size_t count, bool first)
{
    size_t wrong = 0;
    for (size_t i = 0; i < count; i++) {
        void *opened;
        struct import_options options = cases[i].options, before = {EN};
        desk_open(&opened);
        struct desk *d = opened;
        if (cases[i].kind != NULL)
            (first ? &before : &options)->kind = kinds_find(cases[i].kind);
        if (cases[i].before != NULL && !desk_run(d, cases[i].before, &before))
            fail_msg("%s", d->why.text);
        bool read = desk_run(d, cases[i].text, &options);
        char *told = read ? test_plan(&d->plan) : strdup(d->why.text);
        for (size_t k = 0; k < COUNT(cases[i].parts) && cases[i].parts[k] != NULL; k++) {
            bool lacks = cases[i].parts[k][0] == '!';
            if ((strstr(told, cases[i].parts[k] + lacks) == NULL) == lacks)
                continue;
            print_error("%s\n\"%s\" in\n%s\n", cases[i].text, cases[i].parts[k], told);
            wrong++;
        }
        free(told);
        desk_close(&opened);
    }
    assert_int_equal(wrong, 0);
}

static void rows_are_found_by_code_name_or_key(void **state)
{
    (void)state;
    check(naming, COUNT(naming), false);
}

static void remarks_grow_by_whole_lines(void **state)
{
    (void)state;
    check(remarks, COUNT(remarks), false);
}

static void cells_of_few_columns_are_read_as_those_of_others(void **state)
{
    (void)state;
    check(plain, COUNT(plain), false);
}

static void rows_that_name_a_refused_one_are_refused_too(void **state)
{
    (void)state;
    check(dependants, COUNT(dependants), false);
}

static void names_that_are_alike_are_told_up_to_three(void **state)
{
    (void)state;
    check(parties, COUNT(parties), true);
}

static void a_cell_that_says_more_than_its_value_is_kept_or_refused(void **state)
{
    (void)state;
    check(beyond, COUNT(beyond), false);
}

/* What cannot be checked goes to the remarks with its header, unless that holds a number. */
static void a_header_that_holds_an_individual_number_comes_into_no_remarks(void **state)
{
    struct desk *d = *state;
    char path[TEST_PATH];
    test_path(d->folder, "map.tsv", path);
    struct import_options options = {EN, .mapping = path, .unknown_to_remarks = true};
    test_write(d->folder, "map.tsv", "daicho mapping\t1\n123456789018\tcategory.sensitive\n");
    desk_imports(d, "名称,項目,123456789018\nA,x,yes\n", &options, 0, 0, 0, 1);
    char *told = test_plan(&d->plan);
    test_holds(told, "************: Remarks: This may hold an individual number");
    free(told);
    assert_int_equal(desk_count(d, "category"), 0);
}

/* How often somebody is told how far it is, and after how often they give up. */
struct patience {
    size_t told, most;
};

static bool tell(void *context, size_t done, size_t total)
{
    struct patience *patience = context;
    assert_true(done <= total);
    return ++patience->told <= patience->most;
}

static void an_import_that_is_given_up_changes_nothing(void **state)
{
    enum { ROWS = 200, STEPS = 64 };
    struct desk *d = *state;
    struct patience patience = {0};
    const struct import_options options = {EN, .watch = {.tell = tell, .context = &patience}};
    struct buf text = {0};
    char before[65], after[65];
    buf_puts(&text, "名称,項目,要配慮の有無\n");
    for (size_t i = 0; i < ROWS; i++)
        buf_printf(&text, "区分%zu,氏名,\n", i);
    test_digest(d->m, before);
    for (; patience.most < 2 * ROWS / STEPS; patience.most++) {
        patience.told = 0;
        assert_false(desk_run(d, buf_text(&text), &options));
        assert_string_equal(d->why.text, "Given up. Nothing was changed.");
        test_digest(d->m, after);
        assert_string_equal(before, after);
    }
    patience.told = 0;
    assert_true(desk_run(d, buf_text(&text), &options));
    assert_int_equal(patience.told, patience.most);
    buf_clear(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_are_found_by_code_name_or_key),
        cmocka_unit_test(remarks_grow_by_whole_lines),
        cmocka_unit_test(cells_of_few_columns_are_read_as_those_of_others),
        cmocka_unit_test(rows_that_name_a_refused_one_are_refused_too),
        cmocka_unit_test(names_that_are_alike_are_told_up_to_three),
        cmocka_unit_test(a_cell_that_says_more_than_its_value_is_kept_or_refused),
        cmocka_unit_test_setup_teardown(
            a_header_that_holds_an_individual_number_comes_into_no_remarks, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(an_import_that_is_given_up_changes_nothing, desk_open,
                                        desk_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

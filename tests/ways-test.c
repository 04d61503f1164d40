/*
 * How the cells of foreign files are read: what is split and what stays whole,
 * dates, periods, counts and flags by their columns.
 */
#include "import/import.h"
#include "model/refer.h"
#include "tests/io.h"
#include "tests/model.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static const struct import_options plain = {.lang = LANG_EN};

/* Stops the test unless the plan holds PART. */
static void plan_holds(struct desk *d, const char *part)
{
    char *told = test_plan(&d->plan);
    test_holds(told, part);
    free(told);
}

/* Whether the names of the items in order, divided by '|', are EXPECTED; prints them
 * where they are not. */
static bool has_items(struct desk *d, const char *expected)
{
    struct buf names = {0};
    for (int64_t i = 1; i <= desk_count(d, "item"); i++) {
        char code[16];
        snprintf(code, sizeof code, "I-%04d", (int)i);
        char *name = test_value(d->m, "item", code, "name");
        buf_printf(&names, "%s%s", i == 1 ? "" : "|", name == NULL ? "?" : name);
        free(name);
    }
    bool same = strcmp(buf_text(&names), expected) == 0;
    if (!same)
        print_error("%s and not %s\n", buf_text(&names), expected);
    buf_clear(&names);
    return same;
}

static void items_are(struct desk *d, const char *expected)
{
    assert_true(has_items(d, expected));
}

/* Each a column of items of some sheet, and the values that come of it. */
static void test_columns(void **state)
{
    (void)state;
    static const struct {
        const char *cells[4], *items, *told;
    } cases[] = {
        {{"氏名、住所、電話番号", "氏名、メール"},
         "氏名|住所|電話番号|メール",
         "項目: split at 、, 5 values of 2 cells."},
        {{"氏名，住所", "電話"}, "氏名|住所|電話", "split at 、, 2 values of 1 cell."},
        {{"\"氏名,住所\"", "電話"}, "氏名|住所|電話", "split at commas"},
        {{"\"氏名\n住所\n電話\"", "氏名"}, "氏名|住所|電話", "split by lines or numbers"},
        {{"\"1: 氏名 \r\n2: 住所\"", "1: 電話"}, "氏名|住所|電話", "split by lines or numbers"},
        {{"①氏名②住所", "①電話"}, "氏名|住所|①電話", "split by lines or numbers"},
        {{"\"・氏名\n・住所\"", "・電話"}, "氏名|住所|電話", "split by lines or numbers"},
        {{"\"氏名、住所、\n電話\"", "氏名"}, "氏名|住所|電話", "split at 、"},
        {{"氏名; 住所", "a\\;b"}, "氏名|住所|a;b", "split at semicolons"},
        {{"氏名；住所", "電話"}, "氏名|住所|電話", "split at semicolons"},
        {{"氏名・住所・電話番号", "学歴"}, "氏名|住所|電話番号|学歴", "split at ・"},
        {{"氏名・住所・電話", "氏名、学歴", "音声・電話", "氏名、電話・FAX"},
         "氏名|住所|電話|学歴|音声・電話|電話・FAX",
         "項目: 2 cells may hold several values and were kept whole."},
        {{"氏名・住所・電話", "氏名、学歴", "学歴・住所"},
         "氏名|住所|電話|学歴",
         "split at ・, 7 values of 3 cells."},
        {{"氏名・住所", "氏名", "住所"}, "氏名|住所", "split at ・"},
        {{"氏名・住所", "住所・氏名"}, "氏名|住所", "split at ・"},
        {{"氏名/住所／電話", ""}, "氏名|住所|電話", "split at slashes"},
        {{"Name - Address - Phone", ""}, "Name|Address|Phone", "split at dashes"},
        /* It is not clear: the cells stay whole. */
        {{"購入・閲覧履歴", "氏名"},
         "購入・閲覧履歴|氏名",
         "項目: 1 cell may hold several values and was kept whole."},
        {{"氏名/カナ", "住所"}, "氏名/カナ|住所", "kept whole"},
        {{"商品の発送、連絡をするため", "氏名"}, "商品の発送、連絡をするため|氏名", "kept whole"},
        {{"アオバ・サービスの利用履歴", "氏名"}, "アオバ・サービスの利用履歴|氏名", NULL},
        {{"電話番号（自宅、携帯）", "氏名"}, "電話番号（自宅、携帯）|氏名", NULL},
        {{"電話・FAX", "氏名、住所、電話・FAX"}, "電話・FAX|氏名|住所", "split at 、"},
        {{"\\\\server\\share", "氏名"}, "\\\\server\\share|氏名", NULL},
        /* Sentences are no lists. */
        {{"氏名、及び住所", ""}, "氏名、及び住所", "kept whole"},
        {{"氏名、住所。電話", ""}, "氏名、住所。電話", "kept whole"},
        {{"商品を、発送する", ""}, "商品を、発送する", "kept whole"},
        {{"氏名、会員が窓口で申し込んだときに書いた紙に記されている連絡先と家族の続柄と勤務先と役職"
          "の一覧",
          ""},
         "氏名、会員が窓口で申し込んだときに書いた紙に記されている連絡先と家族の続柄と勤務先と役職"
         "の一覧",
         "kept whole"},
        {{"連絡のため、発送のため", ""}, "連絡のため|発送のため", "split at 、"},
        /* Several dividers in one column. */
        {{"氏名; 住所、電話", "学歴"}, "氏名|住所|電話|学歴", "split at 、"},
        {{"氏名；", "住所"}, "氏名；|住所", NULL},
        {{"氏名・住所", "商品を・連絡"}, "氏名・住所|商品を・連絡", "kept whole"},
        {{"氏名・住所", "商品を・連絡", "姓/名"}, "氏名・住所|商品を・連絡|姓/名", "kept whole"},
        {{"氏名・住所・電話", "商品を・発送を・連絡"},
         "氏名・住所・電話|商品を・発送を・連絡",
         "kept whole"},
        {{"商品を、連絡", "氏名・住所・電話"}, "商品を、連絡|氏名・住所・電話", "kept whole"},
        {{"\"a\nb\"", "\"c\nd\"", "e、f"}, "a|b|c|d|e、f", "split by lines"},
        {{"a；b", "c；d", "e、f"}, "a|b|c|d|e、f", "split at semicolons"},
        {{"\"a\nb\"", "c；d", "e；f"}, "a\nb|c|d|e|f", "split at semicolons"},
        {{"氏名・住所・電話", "姓/名/カナ"}, "氏名・住所・電話|姓|名|カナ", "split at slashes"},
        {{"\"a,b\"", "x/y/z"}, "a,b|x|y|z", "split at slashes"},
        {{"\"a,b\"", "\"c,d\"", "x/y/z"}, "a|b|c|d|x/y/z", "split at commas"},
        {{"\"a、b\nc\"", "\"d\ne\"", "\"f\ng\""}, "a、b|c|d|e|f|g", "split by lines"},
        {{"氏名; 住所", "電話; 学歴", "購入・閲覧"},
         "氏名|住所|電話|学歴|購入・閲覧",
         "split at semicolons"},
    };
    size_t wrong = 0;
    for (size_t i = 0; i < COUNT(cases); i++) {
        void *opened;
        struct buf text = {0};
        desk_open(&opened);
        struct desk *d = opened;
        buf_puts(&text, "名称,項目\n");
        size_t rows = 0;
        for (; rows < 4 && cases[i].cells[rows] != NULL; rows++)
            buf_printf(&text, "区分%zu,%s\n", rows, cases[i].cells[rows]);
        desk_imports(d, buf_text(&text), &plain, rows, 0, 0, 0);
        bool good = has_items(d, cases[i].items);
        char *told = test_plan(&d->plan);
        good = good && (cases[i].told == NULL ? strstr(told, "split") == NULL
                                              : strstr(told, cases[i].told) != NULL);
        if (!good)
            print_error("%s is told as\n%s\n", cases[i].cells[0], told);
        wrong += !good;
        free(told);
        /* The same again changes nothing. */
        desk_imports(d, buf_text(&text), &plain, 0, 0, rows, 0);
        buf_clear(&text);
        desk_close(&opened);
    }
    assert_int_equal(wrong, 0);
}

/* A name that is known is not torn, whatever stands in it. */
static void test_known_names(void **state)
{
    struct desk *d = *state;
    test_add(d->m, "item", "name", "購入・閲覧履歴", (char *)NULL);
    test_add(d->m, "item", "name", "氏名、フリガナ", (char *)NULL);
    desk_imports(d, "名称,項目\nA,購入・閲覧履歴、住所\nB,氏名、フリガナ、電話・住所\n", &plain, 2,
                 0, 0, 0);
    items_are(d, "購入・閲覧履歴|氏名、フリガナ|住所|電話・住所");
    desk_holds(d, "category", "C-0001", "items", "I-0001; I-0003");
    desk_holds(d, "category", "C-0002", "items", "I-0002; I-0004");
    /* Parts that are records already are values. */
    desk_imports(d, "名称,項目\nC,住所・購入・閲覧履歴\n", &plain, 1, 0, 0, 0);
    desk_holds(d, "category", "C-0003", "items", "I-0003; I-0001");
}

static void test_choices_and_linked(void **state)
{
    struct desk *d = *state;
    desk_imports(d,
                 "名称,取得の形態,委託先,保管場所,媒体\n"
                 "A,直接書面、第三者から,青葉印刷、緑商事,\"人事棚\n給与システム\",紙・電子\n"
                 "B,直接書面,黄商店,棚2,紙/電子\n",
                 &plain, 2, 0, 0, 0);
    assert_int_equal(desk_count(d, "acquisition"), 3);
    assert_int_equal(desk_count(d, "entrustment"), 3);
    assert_int_equal(desk_count(d, "storage"), 3);
    desk_holds(d, "storage", "ST-0001", "medium", "both");
    desk_holds(d, "storage", "ST-0003", "medium", "both");
}

static void test_set_ways(void **state)
{
    struct desk *d = *state;
    static const struct import_way ways[] = {
        {"項目", "split=nakaguro"}, {"件数", "counts=about"}, {"最終見直し日", "dates=heisei"}};
    struct import_options set = {.lang = LANG_EN, .ways = ways, .way_count = COUNT(ways)};
    const char *text = "名称,項目,件数,最終見直し日,備考\nA,購入・閲覧履歴,約500,29/09/"
                       "01,\nB,氏名,100人以上,31.4.30,x\n";
    desk_imports(d, text, &plain, 0, 0, 0, 2);
    test_holds(plan_at(&d->plan.files[0], 0)->refusals[1].reason, "dates=reiwa");
    desk_imports(d, text, &set, 2, 0, 0, 0);
    items_are(d, "購入|閲覧履歴|氏名");
    desk_holds(d, "category", "C-0001", "persons", "500");
    desk_holds(d, "category", "C-0001", "remarks", "件数: 約500");
    desk_holds(d, "category", "C-0002", "remarks", "x\n件数: 100人以上");
    desk_holds(d, "category", "C-0001", "reviewed_on", "2017-09-01");
    plan_holds(d, "件数: \"約500\" was taken for 500, and stands in the remarks.");
    desk_imports(d, text, &set, 0, 0, 2, 0);
    static const struct import_way wrong[] = {{"項目", "split=somehow"}};
    set.ways = wrong;
    set.way_count = 1;
    assert_false(desk_run(d, text, &set));
    test_holds(d->why.text, "項目: \"split=somehow\" says nothing about a column");
    static const struct import_way single[] = {{"件数", "split=touten"}};
    set.ways = single;
    assert_false(desk_run(d, text, &set));
    test_holds(d->why.text, "件数: A row has one value here");
    static const struct import_way ways_of_nothing[] = {{"担当", "split=touten"}};
    set.ways = ways_of_nothing;
    set.unknown_to_remarks = true;
    assert_false(desk_run(d, "名称,担当\nC,x\n", &set));
    test_holds(d->why.text, "担当: A row has one value here");
}

/* What the person says of a column holds for values in our own form, and in our own export,
 * where somebody has written others. */
static void test_said_for_our_own_form(void **state)
{
    struct desk *d = *state;
    static const struct import_way semicolons[] = {{"項目", "split=semicolon"}};
    static const struct import_way marks[] = {{"Items", "split=touten"}};
    struct import_options set = {.lang = LANG_EN, .ways = semicolons, .way_count = 1};
    desk_imports(d, "名称,項目\nA,氏名; 住所\nB,電話;学歴;氏名\n", &set, 2, 0, 0, 0);
    items_are(d, "氏名|住所|電話|学歴");
    plan_holds(d, "項目: split at semicolons, 5 values of 2 cells.");
    char *own = test_register(d->m);
    char *at = strstr(own, "氏名; 住所");
    struct buf written = {0};
    assert_non_null(at);
    buf_add(&written, own, (size_t)(at - own));
    buf_printf(&written, "氏名、住所%s", at + strlen("氏名; 住所"));
    set.ways = marks;
    desk_imports(d, buf_text(&written), &set, 0, 0, 2, 0);
    plan_holds(d, "an export of daicho\n  Items: split at 、, 5 values of 2 cells.");
    buf_clear(&written);
    free(own);
}

/* A mapping that says nothing of a column is told, whatever else the person says of it. */
static void test_a_mapping_that_says_nothing_is_told(void **state)
{
    struct desk *d = *state;
    char path[TEST_PATH];
    static const struct import_way ways[] = {{"項目", "split=semicolon"}, {"件数", "counts=about"}};
    test_write(d->folder, "m.tsv",
               "daicho mapping\t1\n名称\tcategory.name\n項目\tcategory.items\tsplit=somehow\n");
    test_path(d->folder, "m.tsv", path);
    const struct import_options set = {
        .lang = LANG_EN, .mapping = path, .ways = ways, .way_count = COUNT(ways)};
    assert_false(desk_run(d, "名称,項目,件数\nA,氏名,1\n", &set));
    test_holds(d->why.text, "項目: \"split=somehow\" says nothing about a column");
    assert_int_equal(desk_count(d, "category"), 0);
}

/* Of linked records a row may have several, so that their columns can be split. */
static void test_ways_of_linked_columns(void **state)
{
    struct desk *d = *state;
    static const struct import_way ways[] = {{"委託先", "split=nakaguro"},
                                             {"外国", "split=touten"}};
    const struct import_options set = {
        .lang = LANG_EN, .ways = ways, .way_count = COUNT(ways), .unknown_to_remarks = true};
    desk_imports(d, "名称,委託先,外国\nA,甲社・乙社,\n", &set, 1, 0, 0, 0);
    assert_int_equal(desk_count(d, "entrustment"), 2);
    plan_holds(d, "委託先: split at ・");
    plan_holds(d, "外国: split at 、");
    desk_imports(d, "名称,委託先,委託先の国\nB,丙社、丁社,アメリカ、フランス\n", &plain, 1, 0, 0,
                 0);
    assert_int_equal(desk_count(d, "entrustment"), 4);
}

/* Choices of which a record has several, in a file of its kind. */
static void test_several_choices(void **state)
{
    struct desk *d = *state;
    const struct import_options options = {.lang = LANG_EN, .kind = kinds_find("organization")};
    desk_imports(d, "名称,適用法域\n甲社,日本、EU\n乙社,日本\n", &options, 2, 0, 0, 0);
    desk_holds(d, "organization", "O-0001", "jurisdictions", "JP; EU");
}

/* A name that holds a semicolon is known, whatever the others of the column are. */
static void test_known_names_with_semicolons(void **state)
{
    struct desk *d = *state;
    test_add(d->m, "item", "name", "a; b", (char *)NULL);
    desk_imports(d, "名称,項目\nA,a; b\nB,c; d\nC,e\n", &plain, 3, 0, 0, 0);
    items_are(d, "a; b|c|d|e");
    desk_holds(d, "category", "C-0001", "items", "I-0001");
}

/* Blanks of any kind and line ends of any system about and in a value. */
static void test_cells_are_tidied(void **state)
{
    struct desk *d = *state;
    desk_imports(d,
                 "名称,備考,保存期間（年）,メモ（年）\n"
                 "\tA\t,\"x\ry\r\nz\",,\n"
                 "B　,　x　,3,\n",
                 &(struct import_options){.lang = LANG_EN, .unknown_to_remarks = true}, 2, 0, 0, 0);
    desk_holds(d, "category", "C-0001", "name", "A");
    desk_holds(d, "category", "C-0001", "remarks", "x\ny\nz");
    desk_holds(d, "category", "C-0002", "name", "B");
    desk_holds(d, "category", "C-0002", "remarks", "x");
    desk_holds(d, "retention", "RT-0001", "period", "P3Y");
}

static void test_dates(void **state)
{
    struct desk *d = *state;
    desk_imports(d,
                 "名称,最終見直し日,次回見直し日\n"
                 "A,平成32年1月1日,R06/04/01\n"
                 "B,昭和五十五年四月一日,㋿6.4.1\n"
                 "C,45383,\n"
                 "D,29/09/01,\n"
                 "E,令和元年4月30日,\n",
                 &plain, 2, 0, 0, 3);
    plan_holds(
        d, "row 2  new  C-0001 A\n      最終見直し日: \"平成32年1月1日\" runs on past the end of "
           "its era and was taken for 令和2年1月1日 (2020-01-01).");
    plan_holds(d, "could be a day as Excel counts them, 2024-04-01.");
}

static void test_periods(void **state)
{
    struct desk *d = *state;
    const char *text =
        "名称,保存期間\nA,退会後3年\nB,永年\nC,30日以内\nD,3年、5年\nE,退会後、3年\nF,5年\n";
    desk_imports(d, text, &plain, 6, 0, 0, 0);
    desk_holds(d, "retention", "RT-0001", "period", "P3Y");
    desk_holds(d, "retention", "RT-0001", "event", "退会");
    desk_holds(d, "retention", "RT-0002", "period", "");
    desk_holds(d, "retention", "RT-0002", "wording", "永年");
    desk_holds(d, "retention", "RT-0003", "period", "P30D");
    desk_holds(d, "retention", "RT-0003", "wording", "30日以内");
    desk_holds(d, "retention", "RT-0004", "period", "P3Y");
    desk_holds(d, "retention", "RT-0005", "period", "P5Y");
    desk_holds(d, "retention", "RT-0006", "event", "退会");
    plan_holds(d, "4 periods were told in words");
    desk_imports(d, text, &plain, 0, 0, 6, 0);
    const struct import_options clear = {.lang = LANG_EN, .empty_clears = true};
    desk_imports(d, text, &clear, 0, 0, 6, 0);
    /* A column of its own for the event is obeyed, and must not differ. */
    desk_imports(d, "名称,保存期間,起算\nG,退会後3年,\nH,退会後3年,退会\n", &plain, 2, 0, 0, 0);
    desk_holds(d, "retention", "RT-0008", "event", "退会");
    desk_holds(d, "retention", "RT-0009", "event", "退会");
    desk_imports(d, "名称,保存期間,起算\nI,退会後3年,退職\n", &plain, 0, 0, 0, 1);
    test_holds(plan_at(&d->plan.files[0], 0)->refusals[0].reason, "says more than a period");
}

static void test_flags(void **state)
{
    struct desk *d = *state;
    desk_imports(d, "名称,16歳未満を含む\nA,1\nB,0\nC,\n", &plain, 3, 0, 0, 0);
    desk_holds(d, "category", "C-0001", "minors", "yes");
    desk_holds(d, "category", "C-0003", "minors", "");
    desk_imports(d, "名称,16歳未満を含む\nD,有\nE,無\nF,○\n", &plain, 3, 0, 0, 0);
    desk_imports(d, "名称,16歳未満を含む\nA,1\nB,有\nC,×\n", &plain, 0, 2, 0, 1);
    test_holds(plan_at(&d->plan.files[0], 0)->refusals[0].reason, "may mean anything");
}

static void test_corporate_numbers(void **state)
{
    struct desk *d = *state;
    test_add(d->m, "party", "name", "株式会社青葉", "corporate_number", "7000012050002",
             (char *)NULL);
    desk_imports(d, "名称,委託先\nA,7000012050002\nB,T７０００012050002\nC,株式会社青葉\n", &plain,
                 3, 0, 0, 0);
    assert_int_equal(desk_count(d, "party"), 1);
    desk_imports(d, "名称,委託先\nD,7000012050003\nE,1000012050001\n", &plain, 0, 0, 0, 2);
    test_holds(plan_at(&d->plan.files[0], 0)->refusals[0].reason, "check digit");
}

/* What is worked out and cannot be judged yet is kept where the person says so. */
static void test_derived_is_kept(void **state)
{
    struct desk *d = *state;
    const struct import_options keep = {.lang = LANG_EN, .unknown_to_remarks = true};
    const char *text = "名称,項目,要配慮の有無,備考\nA,病歴,有,x\n";
    desk_imports(d, text, &keep, 1, 0, 0, 0);
    desk_holds(d, "category", "C-0001", "remarks", "x\n要配慮の有無: 有");
    desk_imports(d, "名称,項目,要配慮の有無\nA,病歴,有\n", &keep, 0, 0, 1, 0);
    desk_imports(d, "名称,外国\nA,米国\n", &keep, 0, 1, 0, 0);
    desk_holds(d, "category", "C-0001", "remarks", "x\n要配慮の有無: 有\n外国: 米国");
    plan_holds(d, "Remarks: x");
    desk_imports(d, "名称,要配慮の有無\nB,無\n", &plain, 1, 0, 0, 0);
    desk_holds(d, "category", "C-0002", "remarks", "");
}

static void test_trimmed(void **state)
{
    struct desk *d = *state;
    desk_imports(d, "名称,件数\n A ,12\nB,　13\n", &plain, 2, 0, 0, 0);
    plan_holds(d, "  Blanks at the ends of 2 cells were left out.\n");
}

#define AT_DESK(test) cmocka_unit_test_setup_teardown(test, desk_open, desk_close)

/* Era, year, month and day in columns of their own are one date. */
static void test_dates_in_parts(void **state)
{
    struct desk *d = *state;
    desk_imports(
        d,
        "名称,件数,基準日,,,,備考\n,,元号,年,月,日,\n会員,1,令和,６,4,1,x\n"
        "応募者,2,平成,31年,4月,30日,\n株主,3,令和,元,5,1,\n来客,4,,2024,7,9,\n名簿,5,R,6,4,1,\n"
        "空,6,,,,,\n全部,7,令和6年4月1日,,,,\n",
        &plain, 7, 0, 0, 0);
    static const char *const days[] = {"2024-04-01", "2019-04-30", "2019-05-01", "2024-07-09",
                                       "2024-04-01", "",           "2024-04-01"};
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
        char code[] = "C-0001";
        code[5] = (char)('1' + i);
        desk_holds(d, "category", code, "persons_on", days[i]);
    }
    desk_holds(d, "category", "C-0001", "remarks", "x");
    plan_holds(d, "Header: rows 1 and 2, since 7 of 7 columns are known there.");
    plan_holds(d, "    基準日 日: a part of the date before it\n");
    /* Each part beside the others, and what is no date: a code for an era, a part that is
     * missing. */
    desk_imports(
        d, "名称,基準日（年）,基準日（月）,基準日（日）\nア,2024,2,29\nイ,2023,2,29\nウ,2024,2,\n",
        &plain, 1, 0, 0, 2);
    desk_imports(d, "名称,基準日元号,基準日年,基準日月,基準日日\nエ,5,6,4,1\n", &plain, 0, 0, 0, 1);
    /* One title over cells that were merged, in place of a label for each. */
    desk_imports(d, "名称,基準日,,,備考\nカ,2024,4,1,x\nキ,,,,y\nク,2023年,12月,31日,z\n", &plain,
                 3, 0, 0, 0);
    plan_holds(d, "Header: row 1, since 3 of 3 columns are known there.");
    desk_imports(d, "名称,基準日,,,\nケ,令和,元,5,1\n", &plain, 1, 0, 0, 0);
    static const char *const merged[] = {"2024-04-01", "", "2023-12-31", "2019-05-01"};
    for (size_t i = 0; i < sizeof merged / sizeof merged[0]; i++) {
        static const char *const names[] = {"カ", "キ", "ク", "ケ"};
        int64_t id = refer_find(d->m, kinds_find("category"), names[i], &d->why);
        struct record *record = record_load(d->m, kinds_find("category"), id, &d->why);
        assert_non_null(record);
        assert_string_equal(record_value(record, "persons_on"), merged[i]);
        record_free(record);
    }
    /* What stands below is no part of a date. */
    desk_imports(d, "名称,基準日,,\nコ,2024-04-01,4,1\n", &plain, 1, 0, 0, 0);
    plan_holds(d, "no header, 1 cell");
    desk_imports(d, "名称,基準日,,\nサ,2024,13,1\n", &plain, 0, 0, 0, 1);
    /* Without the name of a date, or in another order, they are columns by themselves. */
    desk_imports(d, "名称,元号,年,月,日\nオ,令和,6,4,1\n", &plain, 1, 0, 0, 0);
    plan_holds(d, "Columns not imported: 元号, 年, 月, 日");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_columns),
        AT_DESK(test_known_names),
        AT_DESK(test_choices_and_linked),
        AT_DESK(test_set_ways),
        AT_DESK(test_said_for_our_own_form),
        AT_DESK(test_a_mapping_that_says_nothing_is_told),
        AT_DESK(test_ways_of_linked_columns),
        AT_DESK(test_several_choices),
        AT_DESK(test_known_names_with_semicolons),
        AT_DESK(test_cells_are_tidied),
        AT_DESK(test_dates),
        AT_DESK(test_dates_in_parts),
        AT_DESK(test_periods),
        AT_DESK(test_flags),
        AT_DESK(test_corporate_numbers),
        AT_DESK(test_derived_is_kept),
        AT_DESK(test_trimmed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * Names that are likely one and the same: the key by which they meet, and that
 * the plan tells of them and joins nothing.
 */
#include "import/import.h"
#include "model/alike.h"
#include "tests/io.h"
#include "tests/model.h"

#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static const struct import_options plain = {.lang = LANG_EN};

static void test_key(void **state)
{
    (void)state;
    static const char *const same[][6] = {
        {"株式会社アオバ印刷", "㈱アオバ印刷", "(株)アオバ印刷", "アオバ印刷株式会社",
         "株式会社　ｱｵﾊﾞ印刷", "あおば印刷（株）"},
        {"髙橋商店", "高橋商店", "高橋商店様", NULL},
        {"山﨑運輸", "山崎運輸", "山崎運輸 御中", NULL},
        {"サーバー", "サーバ", "サ－バ", NULL},
        {"キヤノン", "キャノン", NULL},
        {"茅ヶ崎センター", "茅ケ崎センター", NULL},
        {"Aoba Printing Co., Ltd.", "AOBA PRINTING", "Aoba Printing, Inc.", "aoba-printing", NULL},
        {"一般社団法人青葉会", "青葉會", NULL},
        {"アオバ・サービス", "アオバサービス", NULL},
        {"住所", "住所等", NULL},
        {"斎藤商店", "斉藤商店", "齋藤商店", NULL},
        {"駅前医院", "驛前醫院", NULL},
        {"アイウエオツヤユヨワカケ", "ァィゥェォッャュョヮヵヶ", NULL},
        {"緑野会", "緑野、会。", "緑野会 , ,", "緑野会 Co., Ltd.", NULL},
        {"Abco", "ABCO", NULL},
    };
    struct buf keys[COUNT(same)] = {{0}};
    for (size_t i = 0; i < COUNT(same); i++) {
        alike_key(same[i][0], &keys[i]);
        for (size_t k = 1; k < COUNT(same[i]) && same[i][k] != NULL; k++) {
            struct buf key = {0};
            alike_key(same[i][k], &key);
            if (strcmp(buf_text(&key), buf_text(&keys[i])) != 0)
                fail_msg("%s: %s and not %s", same[i][k], buf_text(&key), buf_text(&keys[i]));
            buf_clear(&key);
        }
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(keys[k].text, keys[i].text);
    }
    for (size_t i = 0; i < COUNT(same); i++)
        buf_clear(&keys[i]);
    static const char *const other[] = {"株式会社", "(株)", "Inc.", "アオバ物流", "等"};
    struct buf key = {0};
    for (size_t i = 0; i < COUNT(other); i++) {
        buf_empty(&key);
        alike_key(other[i], &key);
        assert_true(key.length > 0);
    }
    static const char *const nothing[] = {"", " - ", ", ,"};
    for (size_t i = 0; i < COUNT(nothing); i++) {
        buf_empty(&key);
        alike_key(nothing[i], &key);
        assert_int_equal(key.length, 0);
    }
    buf_clear(&key);
}

static void test_told(void **state)
{
    struct desk *d = *state;
    const struct import_options dry = {.lang = LANG_EN, .dry_run = true};
    test_add(d->m, "party", "name", "株式会社アオバ印刷", (char *)NULL);
    test_add(d->m, "party", "name", "緑商事", "other_names", "みどり商事", (char *)NULL);
    const char *text =
        "名称,委託先\nA,㈱アオバ印刷\nB,㈱アオバ印刷\nC,アオバ印刷\nD,ミドリ商事\nE,黄商店\n"
        "F,みどり商事\n";
    for (int i = 0; i < 2; i++) {
        desk_imports(d, text, i == 0 ? &dry : &plain, 6, 0, 0, 0);
        char *told = test_plan(&d->plan);
        test_holds(told, i == 0 ? "To be created, because a row names it:\n"
                                : "Created, because a row names it:\n");
        test_holds(told, "  Party PT-0003 ㈱アオバ印刷 (2 rows) — is it the same as PT-0001 "
                         "株式会社アオバ印刷, PT-0004 アオバ印刷?\n");
        test_holds(told, "  Party PT-0004 アオバ印刷 (1 row) — is it the same as PT-0001 "
                         "株式会社アオバ印刷, PT-0003 ㈱アオバ印刷?\n");
        test_holds(told,
                   "  Party PT-0005 ミドリ商事 (1 row) — is it the same as PT-0002 みどり商事?\n");
        test_holds(told, "  Party PT-0006 黄商店 (1 row)\n");
        free(told);
    }
    assert_int_equal(desk_count(d, "party"), 6);
    desk_imports(d, text, &plain, 0, 0, 6, 0);
}

/* A name of marks alone is like no other. */
static void test_a_name_of_marks_is_like_none(void **state)
{
    struct desk *d = *state;
    test_add(d->m, "party", "name", "・", (char *)NULL);
    test_add(d->m, "party", "name", "緑商事", (char *)NULL);
    desk_imports(d, "名称,委託先\nA,／\nB,株式会社緑商事\n", &plain, 2, 0, 0, 0);
    char *told = test_plan(&d->plan);
    test_holds(told, "  Party PT-0003 ／ (1 row)\n");
    test_holds(told, "  Party PT-0004 株式会社緑商事 (1 row) — is it the same as PT-0002 緑商事?\n");
    free(told);
}

/* The same mistake in many rows is told once more, with their list. */
static void test_sorts(void **state)
{
    struct desk *d = *state;
    desk_imports(
        d, "名称,件数,委託先\nA,約1,甲\nB,約2,甲\nC,3,甲\nD,約4,㈱甲\nE,約5,\nF,多数,\nG,約7,\n",
        &plain, 1, 0, 0, 6);
    char *told = test_plan(&d->plan);
    test_holds(told, "The same mistake in many rows:\n  5 rows (2-3, 5-6, 8), such as: 件数: "
                     "\"約1\" is not an exact count.");
    assert_null(strstr(told, "(7), such as"));
    /* What the refused rows alone name is not promised. */
    test_holds(told, "To be created, because a row names it:\n");
    test_holds(told, "甲 (1 row)\n");
    free(told);
    assert_int_equal(d->plan.state, PLAN_HELD);
}

#define AT_DESK(test) cmocka_unit_test_setup_teardown(test, desk_open, desk_close)

/* Excel takes the zeros off: the record is offered, and another one is made. */
static void test_zeros(void **state)
{
    struct desk *d = *state;
    const struct import_options by_remarks = {.lang = LANG_EN, .key = "remarks"};
    desk_imports(d, "コード,名称,備考\n001,会員,0042\n010,応募者,7\nA-1,株主,x\n", &plain, 3, 0, 0,
                 0);
    desk_imports(
        d,
        "コード,名称\n1,会員（旧）\n0010,応募者（旧）\n001,会員\n12,来客\nA-01,株主（旧）\n0,零\n",
        &plain, 5, 0, 1, 0);
    char *told = test_plan(&d->plan);
    test_holds(told, "No record has \"1\", but 001 会員 has \"001\"");
    test_holds(told, "No record has \"0010\", but 010 応募者 has \"010\"");
    assert_null(strstr(told, "\"12\""));
    assert_null(strstr(told, "\"A-01\""));
    assert_null(strstr(told, "\"0\""));
    free(told);
    desk_holds(d, "category", "001", "name", "会員");
    desk_holds(d, "category", "1", "name", "会員（旧）");
    /* By another field, too. */
    desk_imports(d, "名称,備考\n会員の控え,42\n応募者の控え,07\n", &by_remarks, 2, 0, 0, 0);
    told = test_plan(&d->plan);
    test_holds(told, "No record has \"42\", but 001 会員 has \"0042\"");
    test_holds(told, "No record has \"07\", but 010 応募者 has \"7\"");
    free(told);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_key),
        AT_DESK(test_told),
        AT_DESK(test_a_name_of_marks_is_like_none),
        AT_DESK(test_sorts),
        AT_DESK(test_zeros),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

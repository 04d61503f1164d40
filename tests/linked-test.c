/*
 * Lists of recipients and joint users that grow and shrink from one import to the
 * next: what is known of some is kept, and none of it is given to others. And who
 * is no party: the persons themselves.
 */
#include "import/import.h"
#include "tests/io.h"
#include "tests/model.h"

#include <stdlib.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static const struct import_options plain = {.lang = LANG_EN};
static const struct import_options clearing = {.lang = LANG_EN, .empty_clears = true};

static void test_more(void **state)
{
    struct desk *d = *state;
    const char *more = "code,recipients,ground\nC-1,X; Y; Z,law\n";
    desk_imports(d, "code,name,recipients,ground\nC-1,A,X; Y,law\n", &plain, 1, 0, 0, 0);
    test_set(d->m, "provision", "PV-0001", "country", "US");
    desk_imports(d, more, &plain, 0, 1, 0, 0);
    assert_int_equal(d->plan.removed.count, 0);
    desk_holds(d, "provision", "PV-0001", "recipients", "PT-0001; PT-0002");
    desk_holds(d, "provision", "PV-0001", "country", "US");
    desk_holds(d, "provision", "PV-0002", "recipients", "PT-0003");
    desk_holds(d, "provision", "PV-0002", "ground", "law");
    desk_holds(d, "provision", "PV-0002", "country", "");
    desk_imports(d, more, &plain, 0, 0, 1, 0);
    desk_imports(d, "code,recipients\nC-1,Z; Y; X\n", &plain, 0, 0, 1, 0);
    /* What the row says of all holds for each. */
    desk_imports(d, "code,recipients,ground\nC-1,X; Y; Z,life\n", &plain, 0, 1, 0, 0);
    desk_holds(d, "provision", "PV-0001", "ground", "life");
    desk_holds(d, "provision", "PV-0001", "country", "US");
    desk_holds(d, "provision", "PV-0002", "ground", "life");
    /* So it is for a column of recipients alone. */
    desk_imports(d, "code,recipients\nC-1,X; Y; Z; W; V\n", &plain, 0, 1, 0, 0);
    desk_holds(d, "provision", "PV-0003", "recipients", "PT-0004; PT-0005");
    assert_int_equal(desk_count(d, "provision"), 3);
    test_sound(d->m);
}

static void test_fewer(void **state)
{
    struct desk *d = *state;
    desk_imports(d, "code,name,recipients,共同利用者\nC-1,A,X; Y; Z,U; V; W\n", &plain, 1, 0, 0, 0);
    test_set(d->m, "provision", "PV-0001", "country", "US");
    test_set(d->m, "joint_use", "JU-0001", "remarks", "agreed");
    desk_imports(d, "code,recipients,共同利用者\nC-1,X; Z,V; U\n", &plain, 0, 1, 0, 0);
    assert_int_equal(d->plan.removed.count, 0);
    desk_holds(d, "provision", "PV-0001", "recipients", "PT-0001; PT-0003");
    desk_holds(d, "provision", "PV-0001", "country", "US");
    desk_holds(d, "joint_use", "JU-0001", "users", "PT-0005; PT-0004");
    desk_holds(d, "joint_use", "JU-0001", "remarks", "agreed");
    /* Others are others. */
    desk_imports(d, "code,recipients\nC-1,V\n", &plain, 0, 1, 0, 0);
    assert_int_equal(d->plan.removed.count, 1);
    desk_holds(d, "provision", "PV-0002", "country", "");
}

/* 本人 is a way of acquisition, and leaves open which: it is refused as it is in the
 * column of the way, and makes no party. */
static void test_persons_are_no_party(void **state)
{
    struct desk *d = *state;
    desk_imports(d,
                 "名称,取得元,取得方法\n会員,本人,\n応募者,従業員本人から,\n問合せ,Data subject,\n"
                 "名簿,本人,第三者\n来客,,本人\n",
                 &plain, 0, 0, 0, 5);
    char *told = test_plan(&d->plan);
    test_holds(told, "\"従業員本人から\" is no party, and leaves open whether the data comes in "
                     "writing. State it in a column for the way of acquisition, as Directly, in "
                     "writing or Directly, not in writing.");
    test_holds(told, "\"本人\" stands here, but the way of acquisition is From a third party.");
    free(told);
    desk_imports(
        d,
        "名称,取得元,取得方法\n会員,本人,直接書面\n録音,お客様本人,自動取得\n問合せ,日本人,\n"
        "株主,本人; ㈱甲,直接; 第三者\n",
        &plain, 4, 0, 0, 0);
    told = test_plan(&d->plan);
    test_holds(told, "取得元: \"本人\" is no party: Directly, in writing tells");
    free(told);
    assert_int_equal(desk_count(d, "party"), 2);
    desk_holds(d, "acquisition", "A-0001", "way", "direct_written");
    desk_holds(d, "acquisition", "A-0001", "source", "");
    /* Records of their own are read alike. */
    const struct import_options ways = {.lang = LANG_EN, .kind = kinds_find("acquisition")};
    desk_imports(d, "名称,取得元,取得方法\nア,本人,直接\nイ,本人,\n", &ways, 1, 0, 0, 1);
}

/* Expects that the last plan holds PART. */
static void expect_told(struct desk *d, const char *part)
{
    char *text = test_plan(&d->plan);
    test_holds(text, part);
    free(text);
}

/* What a row leaves open of a record that it means stays as it is there: the sheet may
 * not know it. */
static void test_open(void **state)
{
    struct desk *d = *state;
    desk_imports(d,
                 "code,name,委託先,委託業務,再委託先\nC-1,A,X; Y,p; q,甲; 乙\n"
                 "C-2,B,Z,p,丙\n",
                 &plain, 2, 0, 0, 0);
    desk_imports(d, "code,委託先,委託業務,再委託先\nC-1,X; Y,p; r,丁;\nC-2,Z,,丙\n", &plain, 0, 1,
                 1, 0);
    desk_holds(d, "entrustment", "EN-0001", "subcontractors", "PT-0007");
    desk_holds(d, "entrustment", "EN-0002", "work", "r");
    desk_holds(d, "entrustment", "EN-0002", "subcontractors", "PT-0004");
    desk_holds(d, "entrustment", "EN-0003", "work", "p");
    assert_int_equal(desk_count(d, "entrustment"), 3);
}

/* A row that has fewer values than there are records, and nothing that tells them apart,
 * says of none what it means, and no other record of it is changed either. */
static void test_unclear(void **state)
{
    struct desk *d = *state;
    desk_imports(d,
                 "code,name,委託先,委託業務,保存期間,廃棄方法\n"
                 "C-1,A,X; Y,p; q,1年; 2年,s; t\n",
                 &plain, 1, 0, 0, 0);
    desk_imports(d, "code,委託業務,保存期間,廃棄方法\nC-1,r,1年; 2年,u; v\n", &plain, 0, 0, 0, 1);
    expect_told(d, "Entrustment: 1 values stand here, but 2 records are linked. Give a value for "
                   "each, or the column Contractor as well.");
    desk_holds(d, "entrustment", "EN-0001", "work", "p");
    desk_holds(d, "retention", "RT-0001", "disposal_method", "s");
    /* With a value for each it is clear, and so it is with the contractor. */
    desk_imports(d, "code,委託業務\nC-1,r; q\n", &plain, 0, 1, 0, 0);
    desk_holds(d, "entrustment", "EN-0001", "work", "r");
    desk_imports(d, "code,委託先,委託業務\nC-1,Y,z\n", &plain, 0, 1, 0, 0);
    desk_holds(d, "entrustment", "EN-0002", "work", "z");
    assert_int_equal(desk_count(d, "entrustment"), 1);
}

/* A provision without recipients is what a row without them means, where it is the only
 * one. It is no obstacle to keeping what is known of others. */
static void test_without_recipients(void **state)
{
    struct desk *d = *state;
    desk_imports(d, "code,name,提供手段\nC-1,A,郵送\n", &plain, 1, 0, 0, 0);
    desk_imports(d, "code,提供手段\nC-1,電子送信\n", &plain, 0, 1, 0, 0);
    desk_holds(d, "provision", "PV-0001", "means", "電子送信");
    test_add(d->m, "party", "name", "X", NULL);
    test_add(d->m, "provision", "name", "第二", "categories", "C-1", "recipients", "PT-0001",
             "country", "US", NULL);
    desk_imports(d, "code,recipients,提供手段\nC-1,X; Y,手渡し\n", &plain, 0, 1, 0, 0);
    desk_holds(d, "provision", "PV-0002", "country", "US");
    desk_holds(d, "provision", "PV-0002", "means", "手渡し");
    desk_holds(d, "provision", "PV-0003", "recipients", "PT-0002");
    desk_holds(d, "provision", "PV-0003", "country", "");
    assert_int_equal(desk_count(d, "provision"), 2);
    /* Emptied, they say nothing of whom it is given to. */
    desk_imports(d, "code,name,提供手段\nC-2,B,郵送; 電子送信\n", &plain, 1, 0, 0, 0);
    desk_imports(d, "code,recipients,提供手段\nC-2,,手渡し\n", &clearing, 0, 1, 0, 0);
    assert_int_equal(desk_count(d, "provision"), 3);
}

/* Where empty cells empty, no recipients are others than those that are there. */
static void test_emptied(void **state)
{
    struct desk *d = *state;
    desk_imports(d, "code,name,recipients,ground\nC-1,A,X,law\n", &plain, 1, 0, 0, 0);
    test_set(d->m, "provision", "PV-0001", "country", "US");
    desk_imports(d, "code,recipients,ground\nC-1,,law\n", &clearing, 0, 1, 0, 0);
    desk_holds(d, "provision", "PV-0002", "recipients", "");
    desk_holds(d, "provision", "PV-0002", "country", "");
    assert_int_equal(desk_count(d, "provision"), 1);
    /* What only some cells of a column told beside their values is not emptied. */
    desk_imports(d, "code,name,保存期間\nC-2,B,退職後5年; 3年\n", &plain, 1, 0, 0, 0);
    test_set(d->m, "retention", "RT-0002", "event", "contract_end");
    desk_imports(d, "code,保存期間\nC-2,退職後5年; 3年\n", &clearing, 0, 0, 1, 0);
    desk_holds(d, "retention", "RT-0002", "event", "contract_end");
}

/* A medium that is none refuses its row alone. */
static void test_media(void **state)
{
    struct desk *d = *state;
    static const struct import_options good = {.lang = LANG_EN, .accept_good = true};
    desk_imports(d, "name,保管場所,媒体\nA,書庫,石板\nB,金庫,紙\n", &good, 1, 0, 0, 1);
    expect_told(d, "媒体: \"石板\" is not one of the choices. Expected: Electronic, Paper, ");
    assert_int_equal(desk_count(d, "storage"), 1);
    desk_holds(d, "storage", "ST-0001", "name", "金庫");
    desk_holds(d, "storage", "ST-0001", "medium", "paper");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_more, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_fewer, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_persons_are_no_party, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_open, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_unclear, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_without_recipients, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_emptied, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_media, desk_open, desk_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

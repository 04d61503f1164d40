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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_more, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_fewer, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_persons_are_no_party, desk_open, desk_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

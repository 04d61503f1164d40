/*
 * Lists of recipients and joint users that grow and shrink from one import to the
 * next: what is known of some is kept, and none of it is given to others.
 */
#include "import/import.h"
#include "tests/io.h"
#include "tests/model.h"

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_more, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_fewer, desk_open, desk_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

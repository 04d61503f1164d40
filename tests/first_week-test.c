/* What a new inventory wants first is ticked off by what it holds, and is no matter later. */
#include "tests/model.h"

#include "model/first_week.h"
#include "model/kinds.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static const char today[] = "2026-11-22";

static int steps_done(struct model *m)
{
    struct first_week week;
    first_week_read(m, today, &week);
    return week.shown ? week.count : -1;
}

static void each_step_is_ticked_off_by_its_record(void **state)
{
    (void)state;
    struct model *m = test_model();
    test_add(m, "organization", "name", "Sample", NULL);
    assert_int_equal(steps_done(m), 0);
    test_set(m, "organization", "O-0001", "address", "Tokyo");
    assert_int_equal(steps_done(m), 0);
    test_set(m, "organization", "O-0001", "representative", "The president");
    assert_int_equal(steps_done(m), 1);
    test_add(m, "department", "name", "Sales", NULL);
    assert_int_equal(steps_done(m), 2);
    test_add(m, "item", "name", "Name", NULL);
    test_add(m, "purpose", "name", "Contact", NULL);
    test_add(m, "category", "name", "Members", "items", "I-0001", NULL);
    assert_int_equal(steps_done(m), 3);
    test_set(m, "category", "C-0001", "purposes", "P-0001");
    assert_int_equal(steps_done(m), 4);
    test_add(m, "retention", "name", "Five years", NULL);
    test_add(m, "storage", "name", "A cabinet", NULL);
    test_add(m, "desk", "name", "A desk", NULL);
    test_add(m, "procedure", "name", "Disclosure", NULL);
    assert_int_equal(steps_done(m), 8);
    model_close(m);
}

static void a_list_that_is_done_is_not_shown(void **state)
{
    (void)state;
    struct model *m = test_model();
    test_add_lines(m, "organization|name=Sample|address=Tokyo|representative=The president\n"
                      "department|name=Sales\n"
                      "item|name=Name\n"
                      "purpose|name=Contact\n"
                      "category|name=Members|items=I-0001|purposes=P-0001\n"
                      "retention|name=Five years\n"
                      "storage|name=A cabinet\n"
                      "desk|name=A desk\n"
                      "procedure|name=Disclosure\n"
                      "notice|name=Policy\n");
    assert_int_equal(steps_done(m), 8);
    test_add(m, "publication", "name", "Edition", NULL);
    assert_int_equal(steps_done(m), -1);
    model_close(m);
}

static void it_ends_with_the_first_month_and_with_the_first_review(void **state)
{
    (void)state;
    struct model *m = test_model();
    struct first_week week;
    test_add(m, "category", "name", "Members", NULL);
    first_week_read(m, "2026-12-21", &week);
    assert_true(week.shown);
    first_week_read(m, "2026-12-22", &week);
    assert_false(week.shown);
    assert_int_equal(steps_done(m), 1);
    test_add(m, "campaign", "name", "Review 2026", NULL);
    assert_int_equal(steps_done(m), -1);
    model_close(m);
}

static void every_step_leads_to_a_list(void **state)
{
    (void)state;
    for (int i = 0; i < FIRST_WEEK_STEPS; i++)
        assert_non_null(kinds_find(first_week_steps[i].kind));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_step_is_ticked_off_by_its_record),
        cmocka_unit_test(a_list_that_is_done_is_not_shown),
        cmocka_unit_test(it_ends_with_the_first_month_and_with_the_first_review),
        cmocka_unit_test(every_step_leads_to_a_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

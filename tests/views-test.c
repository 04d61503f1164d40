/*
 * The table of views, held against the kinds that it shows.
 */
#include "model/kinds.h"
#include "tui/views.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static void test_every_kind_once(void **state)
{
    (void)state;
    assert_int_equal(views_count, kinds_count);
    for (size_t i = 0; i < kinds_count; i++) {
        const struct view *view = views_of(&kinds[i]);
        assert_ptr_equal(views_kind(view), &kinds[i]);
        assert_non_null(view->tab[LANG_EN]);
        assert_non_null(view->tab[LANG_JA]);
    }
}

/* The first nine tabs are what the keys 1 to 9 promise. */
static void test_digits(void **state)
{
    static const char *const names[] = {"category",  "purpose",   "item",
                                        "party",     "provision", "entrustment",
                                        "joint_use", "retention", "storage"};
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        assert_string_equal(views[i].kind, names[i]);
}

static void test_columns(void **state)
{
    (void)state;
    for (size_t i = 0; i < views_count; i++) {
        const struct kind *kind = views_kind(&views[i]);
        size_t flexible = 0, k = 0;
        for (; k < VIEW_COLUMNS && views[i].columns[k].column != NULL; k++) {
            assert_true(kinds_field(kind, views[i].columns[k].column) < kind->field_count);
            flexible += views[i].columns[k].width == 0;
        }
        assert_true(k < VIEW_COLUMNS);
        assert_int_equal(flexible, 1);
        assert_string_equal(views[i].columns[0].column, "code");
        assert_string_equal(views[i].columns[1].column, "name");
        assert_non_null(views[i].summary[0]);
        for (k = 0; k < VIEW_SUMMARY && views[i].summary[k] != NULL; k++)
            assert_true(kinds_field(kind, views[i].summary[k]) < kind->field_count);
    }
}

static void test_ends(void **state)
{
    (void)state;
    for (size_t i = 0; i < views_count; i++)
        for (size_t k = 0; k < VIEW_ENDS && views[i].ends[k].kind != NULL; k++) {
            struct kinds_reference at = {0};
            bool refers = false;
            while (kinds_referring(views_kind(&views[i]), &at))
                refers = refers || strcmp(at.kind->name, views[i].ends[k].kind) == 0;
            assert_true(refers);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_kind_once),
        cmocka_unit_test(test_digits),
        cmocka_unit_test(test_columns),
        cmocka_unit_test(test_ends),
    };
    return cmocka_run_group_tests_name("views", tests, NULL, NULL);
}

/*
 * What an impact takes for one and what for several: a contractor is told once for each
 * record that names it, an optional item once however it stands among all items.
 */
#include "tests/model.h"

#include "model/buf.h"
#include "model/impact.h"
#include "model/kinds.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct why why = {.lang = LANG_EN};

/* What KIND/CODE touches. impact_free() frees. */
static struct impact *impact_of(struct model *m, const char *kind, const char *code)
{
    struct impact_seed seed = {.kind = kinds_find(kind)};
    seed.id = record_find(m, seed.kind, code);
    struct impact *impact = impact_new(m, &(struct impact_query){.seeds = &seed, .count = 1}, &why);
    assert_non_null(impact);
    return impact;
}

/* How a person got it, and that it was disposed of, may be recorded before it is said of
 * which category. */
static void a_record_without_its_category_touches_none(void **state)
{
    static const char *const kinds_of[] = {"acquisition", "disposal"};
    (void)state;
    struct model *m = test_model();
    test_add(m, "category", "code", "C-1", "name", "Members", NULL);
    for (size_t i = 0; i < sizeof kinds_of / sizeof kinds_of[0]; i++) {
        test_add(m, kinds_of[i], "code", "X-1", "name", "one", NULL);
        struct impact *impact = impact_of(m, kinds_of[i], "X-1");
        assert_int_equal(impact->category_count, 0);
        assert_int_equal(impact->reason_count, 0);
        impact_free(impact);
        test_set(m, kinds_of[i], "X-1", "category", "C-1");
        impact = impact_of(m, kinds_of[i], "X-1");
        assert_int_equal(impact->category_count, 1);
        assert_int_equal(impact->reason_count, 1);
        impact_free(impact);
    }
    model_close(m);
}

static void an_optional_item_is_told_once_wherever_it_stands_among_all(void **state)
{
    static const char *const all[] = {"I-1; I-2; I-3; I-4", "I-4; I-3; I-2; I-1", "I-3; I-1",
                                      "I-3; I-4"};
    (void)state;
    struct model *m = test_model();
    for (int i = 1; i <= 4; i++)
        test_add(m, "item", "code", (const char[]){'I', '-', (char)('0' + i), '\0'}, "name", "x",
                 NULL);
    test_add(m, "category", "code", "C-1", "name", "Members", "optional_items", "I-1", NULL);
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        test_set(m, "category", "C-1", "items", all[i]);
        struct impact *impact = impact_of(m, "category", "C-1");
        const struct impact_link *last = &impact->links[impact->link_count - 1];
        assert_int_equal(last->role, IMPACT_OPTIONAL_ITEM);
        bool told = strstr(all[i], "I-1") != NULL;
        assert_true(impact_is_repeated(impact, impact->link_count - 1) == told);
        impact_free(impact);
    }
    model_close(m);
}

static void a_contractor_is_told_for_each_entrustment_that_names_it(void **state)
{
    enum { ENTRUSTMENTS = 100 };
    (void)state;
    struct model *m = test_model();
    struct buf lines = {0};
    test_add(m, "category", "code", "C-1", "name", "Members", NULL);
    test_add(m, "party", "code", "PT-1", "name", "Hosting", NULL);
    for (int i = 1; i <= ENTRUSTMENTS; i++)
        buf_printf(&lines, "entrustment|code=E-%03d|name=x|categories=C-1|contractor=PT-1\n", i);
    test_add_lines(m, buf_text(&lines));
    struct impact *impact = impact_of(m, "party", "PT-1");
    assert_int_equal(impact->category_count, 1);
    assert_int_equal(impact->reason_count, ENTRUSTMENTS);
    assert_int_equal(impact->holder_count, ENTRUSTMENTS);
    for (size_t i = 0; i < ENTRUSTMENTS; i++) {
        assert_ptr_equal(impact->holders[i].what, impact->holders[0].what);
        assert_int_equal(impact->holders[i].categories, 1);
        assert_true(impact->holders[i].seed);
        if (i > 0)
            assert_string_not_equal(record_value(impact->holders[i - 1].via, "code"),
                                    record_value(impact->holders[i].via, "code"));
    }
    impact_free(impact);
    buf_clear(&lines);
    model_close(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_record_without_its_category_touches_none),
        cmocka_unit_test(an_optional_item_is_told_once_wherever_it_stands_among_all),
        cmocka_unit_test(a_contractor_is_told_for_each_entrustment_that_names_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

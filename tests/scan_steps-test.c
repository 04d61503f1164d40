/*
 * The steps of a scan that a screen takes one by one: deciding, following the
 * inventory, overruling, giving up.
 */
#include "import/scan.h"
#include "tests/io.h"
#include "tests/model.h"

#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static const char staff[] = "社員番号,姓,名,電話番号1,電話番号2,障害者,備考\n"
                            "1,山田,太郎,03-1234-5678,,na,\n"
                            "2,鈴木,花子,03-1234-5679,090-1234-5678,一般,\n";

/* Reads TEXT as a file into SCAN, as OPTIONS say. */
static bool run(struct desk *d, const char *text, const struct scan_options *options,
                struct scan *scan)
{
    char path[TEST_PATH];
    test_write(d->folder, "a.csv", text);
    test_path(d->folder, "a.csv", path);
    const char *const paths[] = {path};
    return scan_read(d->m, paths, 1, options, scan, &d->why);
}

static void must_run(struct desk *d, const char *text, struct scan *scan)
{
    const struct scan_options options = {.lang = LANG_EN};
    if (!run(d, text, &options, scan))
        fail_msg("%s", d->why.text);
}

static const struct scan_item *item(const struct scan *scan, const char *name)
{
    for (size_t i = 0; i < scan->count; i++)
        if (strcmp(scan->items[i].name, name) == 0)
            return &scan->items[i];
    fail_msg("no item %s", name);
    return NULL;
}

/* The steps that a screen takes one by one: an item is made of a column that is
 * not known, gets its class, and is added alone. */
static void test_deciding_step_by_step(void **state)
{
    struct desk *d = *state;
    struct scan scan;
    size_t made;
    test_add(d->m, "item", "name", "氏名", "item_class", "ordinary", (char *)NULL);
    test_add(d->m, "category", "name", "従業員", "items", "I-0001", (char *)NULL);
    must_run(d, staff, &scan);
    assert_true(scan_hold(d->m, &scan, "C-0001", &d->why));
    size_t unknown = (size_t)(item(&scan, "備考") - scan.items);
    assert_true(scan_decide_item(d->m, &scan, unknown, "備考", NULL, &made, &d->why));
    assert_int_equal(scan_item_columns(&scan, unknown), 0);
    assert_int_equal(scan_item_columns(&scan, made), 1);
    assert_true(scan_refresh(d->m, &scan, &d->why));
    assert_int_equal(scan.items[made].standing, SCAN_UNDECLARED);
    assert_true(scan_set_class(&scan, made, "financial", &d->why));
    size_t name = (size_t)(item(&scan, "氏名") - scan.items);
    assert_false(scan_set_class(&scan, name, "financial", &d->why));
    test_holds(d->why.text, "The inventory has the item 氏名");
    bool *chosen = mem_new(scan.count, sizeof *chosen);
    chosen[made] = true;
    const struct scan_accept one = {.chosen = chosen, .persons = "keep"};
    if (!scan_accept(d->m, &scan, &one, &d->why))
        fail_msg("%s", d->why.text);
    free(chosen);
    assert_true(scan.items[made].added);
    test_value_is(d->m, "category", "C-0001", "items", "I-0001; I-0002");
    test_value_is(d->m, "item", "I-0002", "name", "備考");
    test_value_is(d->m, "item", "I-0002", "item_class", "financial");
    scan_clear(&scan);
}

/* What others save is seen; a category that was deleted is let go of. */
static void test_following_the_inventory(void **state)
{
    struct desk *d = *state;
    struct scan scan;
    test_add(d->m, "category", "name", "従業員", (char *)NULL);
    must_run(d, staff, &scan);
    assert_true(scan_hold(d->m, &scan, "C-0001", &d->why));
    assert_int_equal(item(&scan, "氏名")->standing, SCAN_UNDECLARED);
    test_add(d->m, "item", "name", "氏名", (char *)NULL);
    test_set(d->m, "category", "C-0001", "items", "I-0001");
    assert_true(scan_refresh(d->m, &scan, &d->why));
    assert_int_equal(item(&scan, "氏名")->standing, SCAN_DECLARED);
    assert_string_equal(item(&scan, "氏名")->code, "I-0001");
    test_add(d->m, "category", "name", "会員", "items", "I-0001", (char *)NULL);
    assert_true(change_begin(
        d->m, &(struct change_note){.what = "delete", .about = "category/C-0001"}, &d->why));
    assert_true(change_delete(d->m, kinds_find("category"), scan.id, true, NULL, &d->why));
    assert_true(change_commit(d->m, NULL, &d->why));
    /* Twice, as likely categories are not to be listed again and again. */
    for (int i = 0; i < 2; i++)
        assert_true(scan_refresh(d->m, &scan, &d->why));
    assert_int_equal(scan.id, 0);
    assert_int_equal(item(&scan, "氏名")->standing, SCAN_UNHELD);
    assert_int_equal(scan.likely_count, 1);
    assert_string_equal(scan.likely[0].name, "会員");
    scan_clear(&scan);
}

/* A ledger may be taken for a roster, of which less is kept. */
static void test_overruling_towards_less(void **state)
{
    struct desk *d = *state;
    struct scan scan;
    test_add(d->m, "category", "name", "従業員", (char *)NULL);
    must_run(d, "名称,利用目的,保存期間\n会員,配送,5年\n", &scan);
    assert_int_equal(scan.files[0].told, ROSTER_LEDGER);
    for (int i = 0; i < 2; i++)
        scan_overrule(&scan, 0, LANG_EN);
    assert_int_equal(scan.files[0].told, ROSTER_PERSONS);
    const struct cells *reasons = &scan.files[0].reasons;
    test_holds(reasons->items[reasons->count - 1], "A person said");
    assert_null(strstr(reasons->items[reasons->count - 2], "A person said"));
    assert_true(scan_hold(d->m, &scan, "C-0001", &d->why));
    const struct scan_accept count = {.items = ""};
    if (!scan_accept(d->m, &scan, &count, &d->why))
        fail_msg("%s", d->why.text);
    test_value_is(d->m, "category", "C-0001", "persons", "1");
    scan_clear(&scan);
}

static bool three_times(void *context)
{
    int *left = context;
    return --*left > 0;
}

static void test_given_up(void **state)
{
    struct desk *d = *state;
    struct scan scan;
    struct buf text = {0};
    int left = 3;
    buf_puts(&text, "社員番号,氏名\n");
    for (int i = 0; i < 20000; i++)
        buf_printf(&text, "%d,山田\n", i);
    const struct scan_options options = {
        .lang = LANG_EN, .on_screen = true, .going = three_times, .context = &left};
    assert_false(run(d, buf_text(&text), &options, &scan));
    assert_string_equal(d->why.text, "Given up. Nothing was changed.");
    assert_int_equal(left, 0);
    scan_clear(&scan);
    buf_clear(&text);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, desk_open, desk_close)
    const struct CMUnitTest tests[] = {
        TEST(test_deciding_step_by_step),
        TEST(test_following_the_inventory),
        TEST(test_overruling_towards_less),
        TEST(test_given_up),
    };
#undef TEST
    return cmocka_run_group_tests(tests, NULL, NULL);
}

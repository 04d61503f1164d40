/*
 * A file that changes nothing is told without being read, as long as neither it nor the
 * inventory has changed, and in the words in which it is told when it is read.
 */
#include "import/plan.h"
#include "model/inside.h"
#include "model/mem.h"
#include "model/redact.h"
#include "tests/io.h"
#include "tests/model.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static const struct import_options plain = {.lang = LANG_EN};
static const struct import_options dry = {.lang = LANG_EN, .dry_run = true};

static const char ledger[] = "code,name,persons,department,purposes,items,remarks\n"
                             "C-1,Members,12400,Sales,Service; Billing,Name; Address,old\n"
                             "C-2,Applicants,320,Personnel,Selection,Name,\n";

/* The plan of TEXT in words, for the caller to free; *KNOWN is whether it was not read. */
static char *tell(struct desk *d, const char *text, const struct import_options *options,
                  bool *known)
{
    assert_true(desk_run(d, text, options));
    *known = d->plan.files[0].told != NULL;
    return test_plan(&d->plan);
}

/* Whether TEXT is known as a whole. Its plan must be the same as when it is read. */
static bool is_known(struct desk *d, const char *text, const struct import_options *options)
{
    bool known, again;
    char *quick = tell(d, text, options, &known);
    assert_true(db_run(d->m->db, "UPDATE seen_whole SET entry = -entry"));
    char *whole = tell(d, text, options, &again);
    assert_true(db_run(d->m->db, "UPDATE seen_whole SET entry = abs(entry)"));
    assert_false(again);
    assert_string_equal(quick, whole);
    free(quick);
    free(whole);
    return known;
}

static void test_a_file_is_known_as_soon_as_it_was_imported(void **state)
{
    struct desk *d = *state;
    desk_imports(d, ledger, &plain, 2, 0, 0, 0);
    assert_true(is_known(d, ledger, &dry));
    assert_true(is_known(d, ledger, &plain));
    assert_int_equal(d->plan.state, PLAN_CARRIED);
    assert_int_equal(plan_count(&d->plan, PLAN_UNCHANGED), 2);
    /* A file of the same rows that is read in another way is another one. */
    const struct import_options clears = {.lang = LANG_EN, .dry_run = true, .empty_clears = true};
    const struct import_options japanese = {.lang = LANG_JA, .dry_run = true};
    const struct import_options key = {.lang = LANG_EN, .dry_run = true, .key = "name"};
    assert_false(is_known(d, ledger, &clears));
    assert_false(is_known(d, ledger, &japanese));
    assert_false(is_known(d, ledger, &key));
}

static void test_a_file_that_changed_is_read(void **state)
{
    struct desk *d = *state;
    struct buf text = {0};
    desk_imports(d, ledger, &plain, 2, 0, 0, 0);
    buf_printf(&text, "%sC-3,Visitors,,Sales,Security,Face,\n", ledger);
    assert_false(is_known(d, text.text, &dry));
    desk_imports(d, text.text, &plain, 1, 0, 2, 0);
    assert_true(is_known(d, text.text, &dry));
    assert_false(is_known(d, ledger, &dry));
    buf_clear(&text);
}

static void test_a_file_is_read_once_anything_has_changed(void **state)
{
    struct desk *d = *state;
    desk_imports(d, ledger, &plain, 2, 0, 0, 0);
    test_set(d->m, "category", "C-1", "remarks", "new");
    desk_imports(d, ledger, &dry, 0, 1, 1, 0);
    assert_null(d->plan.files[0].told);
    assert_true(journal_undo(d->m, 0, NULL, &d->why));
    assert_false(is_known(d, ledger, &dry));
    /* To find that nothing is left to do is enough to know it again. */
    desk_imports(d, ledger, &plain, 0, 0, 2, 0);
    assert_true(is_known(d, ledger, &dry));
    assert_true(journal_event(d->m, "backup", "", &d->why));
    assert_false(is_known(d, ledger, &dry));
    assert_int_equal(db_number(d->m->db, "SELECT count(*) FROM seen_whole", 0, -1), 1);
}

static void test_a_mapping_has_files_read(void **state)
{
    struct desk *d = *state;
    char path[TEST_PATH + 32];
    assert_int_equal(setenv("XDG_CONFIG_HOME", d->folder, 1), 0);
    desk_imports(d, ledger, &plain, 2, 0, 0, 0);
    desk_imports(d, ledger, &dry, 0, 0, 2, 0);
    assert_non_null(d->plan.files[0].told);
    snprintf(path, sizeof path, "%s/daicho", d->folder);
    assert_int_equal(mkdir(path, 0700), 0);
    snprintf(path, sizeof path, "%s/daicho/mappings", d->folder);
    assert_int_equal(mkdir(path, 0700), 0);
    desk_imports(d, ledger, &dry, 0, 0, 2, 0);
    assert_null(d->plan.files[0].told);
    assert_int_equal(unsetenv("XDG_CONFIG_HOME"), 0);
}

static void test_a_dry_run_keeps_nothing(void **state)
{
    struct desk *d = *state;
    desk_imports(d, ledger, &dry, 2, 0, 0, 0);
    desk_imports(d, ledger, &dry, 2, 0, 0, 0);
    assert_int_equal(db_number(d->m->db, "SELECT count(*) FROM seen_whole", 0, -1), 0);
}

static void test_cells_that_go_into_no_record_are_in_no_digest(void **state)
{
    static const char *const texts[] = {/* a column that is not imported */
                                        "code,name,persons,shoe size\nC-1,Members,12400,27\n",
                                        /* rows that are no records */
                                        "code,name,persons\nC-1,Members,12400\ntotal,,12400\n",
                                        "A title\ncode,name,persons\nC-1,Members,12400\n",
                                        /* a cell that may have lost its guard */
                                        "code,name,persons\nC-1,'=Members,12400\n"};
    struct desk *d = *state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        assert_true(desk_run(d, texts[i], &plain));
        assert_false(is_known(d, texts[i], &plain));
        assert_false(is_known(d, texts[i], &dry));
    }
    assert_int_equal(db_number(d->m->db, "SELECT count(*) FROM seen_whole", 0, -1), 0);
}

static void test_what_was_erased_is_not_known(void **state)
{
    struct desk *d = *state;
    struct redacted redacted;
    const struct kind *kind = kinds_find("category");
    desk_imports(d, ledger, &plain, 2, 0, 0, 0);
    assert_true(redact_field(d->m, kind, record_find(d->m, kind, "C-1"),
                             kinds_field(kind, "remarks"), &redacted, &d->why));
    redact_clear(&redacted);
    assert_int_equal(db_number(d->m->db, "SELECT count(*) FROM seen_whole", 0, -1), 0);
    desk_imports(d, ledger, &dry, 0, 1, 1, 0);
}

static void test_a_name_with_a_divider_has_the_file_read_again(void **state)
{
    static const char text[] = "code,name,department,purposes\n"
                               "C-1,Members,\"Sales, North\",Service\n"
                               "C-2,Callers,\"Sales, North\",\"Billing, Service\"\n";
    struct desk *d = *state;
    assert_true(desk_run(d, text, &plain));
    assert_false(is_known(d, text, &dry));
    assert_true(desk_run(d, text, &plain));
    is_known(d, text, &dry);
    test_sound(d->m);
}

static bool write_another(void *context, size_t done, size_t all)
{
    struct desk *d = context;
    (void)done;
    (void)all;
    test_write(d->folder, "a.csv", "code,name,persons\nN-1,Name 1,7\n");
    return true;
}

/* What another program writes in the meantime is not taken for what was imported. */
static void test_a_file_that_changes_while_it_is_imported_is_read_again(void **state)
{
    struct desk *d = *state;
    const struct import_options watched = {.lang = LANG_EN, .watch = {.tell = write_another, .context = d}};
    struct buf text = {0};
    buf_puts(&text, "code,name,persons\n");
    for (size_t i = 1; i <= 100; i++)
        buf_printf(&text, "N-%zu,Name %zu,5\n", i, i);
    desk_imports(d, text.text, &watched, 100, 0, 0, 0);
    desk_holds(d, "category", "N-1", "persons", "5");
    assert_int_equal(db_number(d->m->db, "SELECT count(*) FROM seen_whole", 0, -1), 0);
    plan_clear(&d->plan);
    assert_true(test_import(d->m, d->folder, (const char *const[]){"a.csv", NULL}, &plain, &d->plan,
                            &d->why));
    assert_int_equal(plan_count(&d->plan, PLAN_CHANGED), 1);
    desk_holds(d, "category", "N-1", "persons", "7");
    buf_clear(&text);
}

/* No file is read for that alone which is too large to be imported. */
static void test_a_file_that_is_too_large_is_refused(void **state)
{
    struct desk *d = *state;
    char path[TEST_PATH];
    test_write(d->folder, "large.csv", ledger);
    test_path(d->folder, "large.csv", path);
    assert_int_equal(truncate(path, (256 << 20) + 1), 0);
    assert_false(test_import(d->m, d->folder, (const char *const[]){"large.csv", NULL}, &plain,
                             &d->plan, &d->why));
    test_holds(d->why.text, "The file is larger than 256 MiB.");
    assert_int_equal(desk_count(d, "category"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_file_is_known_as_soon_as_it_was_imported, desk_open,
                                        desk_close),
        cmocka_unit_test_setup_teardown(test_a_file_that_changed_is_read, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_a_file_is_read_once_anything_has_changed, desk_open,
                                        desk_close),
        cmocka_unit_test_setup_teardown(test_a_mapping_has_files_read, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_a_dry_run_keeps_nothing, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_cells_that_go_into_no_record_are_in_no_digest,
                                        desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_what_was_erased_is_not_known, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_a_name_with_a_divider_has_the_file_read_again,
                                        desk_open, desk_close),
        cmocka_unit_test_setup_teardown(
            test_a_file_that_changes_while_it_is_imported_is_read_again, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_a_file_that_is_too_large_is_refused, desk_open,
                                        desk_close),
    };
    test_stay_in("tests/data");
    return cmocka_run_group_tests(tests, NULL, NULL);
}

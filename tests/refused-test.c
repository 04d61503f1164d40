/*
 * Rows that are refused while the others are loaded: the file that they go to,
 * and the rows that fall with them because they name what these define.
 */
#include "import/import.h"
#include "tests/io.h"
#include "tests/model.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void test_accept_good(void **state)
{
    struct desk *d = *state;
    struct import_options good = {.lang = LANG_EN, .accept_good = true};
    const char *text = "コード,name,メモ,件数\n"
                       "C-1,Good,=1+1,12\n"
                       "C-2,Bad,=2+2,many\n"
                       "C-3,Number,1234-5678-9018,3\n"
                       "C-4,\"Also, good\",,\n";
    desk_imports(d, text, &good, 2, 0, 0, 2);
    assert_int_equal(d->plan.state, PLAN_CARRIED);
    assert_int_equal(desk_count(d, "category"), 2);
    char *refused = test_read(d->folder, "a.csv.refused.csv");
    assert_non_null(refused);
    test_holds(refused, "\xEF\xBB\xBFコード,name,メモ,件数,Reason\r\nC-2,Bad,'=2+2,many,\"件数: ");
    assert_null(strstr(refused, "9018"));
    assert_null(strstr(refused, "Good"));
    free(refused);
    /* It is not overwritten, and then nothing is changed either. */
    assert_false(desk_run(d, "name,件数\nFifth,5\nSixth,x\n", &good));
    test_holds(d->why.text, "a.csv.refused.csv exists already");
    assert_int_equal(desk_count(d, "category"), 2);
    good.force = true;
    desk_imports(d, "name,件数\nFifth,5\nSixth,x\n", &good, 1, 0, 0, 1);
}

static void test_refused_file_again(void **state)
{
    struct desk *d = *state;
    const struct import_options good = {
        .lang = LANG_EN, .accept_good = true, .unknown_to_remarks = true};
    desk_imports(d, "name,persons,memo\nBad,many,=2+2\n", &good, 0, 0, 0, 1);
    char *refused = test_read(d->folder, "a.csv.refused.csv");
    char *many = strstr(refused, "many,");
    memcpy(many, "  12,", 5); /* the person mends the cell and keeps the reason */
    desk_imports(d, refused, &good, 1, 0, 0, 0);
    desk_holds(d, "category", "C-0001", "persons", "12");
    desk_holds(d, "category", "C-0001", "remarks", "memo: =2+2");
    free(refused);
}

/* What is refused again has its new reason in place of the old one, and one mark before what
 * looks like a formula, as the files that Excel opens have it: ours and those of refused rows. In
 * others the mark is a part of the text. */
static void test_refused_again(void **state)
{
    static const struct {
        const char *text, *refused;
    } cases[] = {
        {"\xEF\xBB\xBFname,persons,memo,Reason\r\nBad,many,'=2+2,old\r\n",
         "\xEF\xBB\xBFname,persons,memo,Reason\r\nBad,many,'=2+2,\"persons: "},
        {"\xEF\xBB\xBF"
         "Code,Name,Organization,Manager,Contact,Active,Remarks\r\nD-1,Sales,,,,perhaps,'=2+2\r\n",
         "\xEF\xBB\xBF"
         "Code,Name,Organization,Manager,Contact,Active,Remarks,Reason\r\n"
         "D-1,Sales,,,,perhaps,'=2+2,\"Active: "},
        {"name,persons,memo\r\nBad,many,'=2+2\r\n",
         "\xEF\xBB\xBFname,persons,memo,Reason\r\nBad,many,''=2+2,\"persons: "},
    };
    struct desk *d = *state;
    const struct import_options good = {.lang = LANG_EN, .accept_good = true, .force = true};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        desk_imports(d, cases[i].text, &good, 0, 0, 0, 1);
        char *refused = test_read(d->folder, "a.csv.refused.csv");
        test_holds(refused, cases[i].refused);
        assert_null(strstr(refused, "old"));
        free(refused);
    }
}

/* Of several files all refused rows find a place, or nothing is changed. */
static void test_refused_of_several_files(void **state)
{
    struct desk *d = *state;
    struct import_options good = {.lang = LANG_EN, .accept_good = true};
    static const char *const names[] = {"b.csv", "c.csv", NULL};
    test_write(d->folder, "b.csv", "name,persons\nB,many\nD,1\n");
    test_write(d->folder, "c.csv", "name,persons\nC,many\nE,1\n");
    test_write(d->folder, "b.csv.refused.csv", "older");
    assert_false(test_import(d->m, d->folder, names, &good, &d->plan, &d->why));
    test_holds(d->why.text, "b.csv.refused.csv exists already");
    assert_int_equal(desk_count(d, "category"), 0);
    assert_int_equal(test_file_count(d->folder), 3);
    good.force = true;
    assert_true(test_import(d->m, d->folder, names, &good, &d->plan, &d->why));
    assert_int_equal(desk_count(d, "category"), 2);
    assert_int_equal(test_file_count(d->folder), 4);
}

/* A file that is named twice has one file of refused rows; that is told, and the others have
 * theirs. */
static void test_a_file_that_is_named_twice(void **state)
{
    struct desk *d = *state;
    const struct import_options good = {.lang = LANG_EN, .accept_good = true};
    static const char *const names[] = {"b.csv", "b.csv", "c.csv", NULL};
    test_write(d->folder, "b.csv", "name,persons\nB,many\n");
    test_write(d->folder, "c.csv", "name,persons\nC,many\nE,1\n");
    assert_false(test_import(d->m, d->folder, names, &good, &d->plan, &d->why));
    test_holds(d->why.text, "The good rows were loaded, but not all refused ones are in a file: ");
    test_holds(d->why.text, "b.csv.refused.csv exists already");
    assert_int_equal(desk_count(d, "category"), 1);
    assert_int_equal(test_file_count(d->folder), 4);
    for (size_t i = 1; i < 3; i++) {
        char *refused = test_read(d->folder, i == 1 ? "b.csv.refused.csv" : "c.csv.refused.csv");
        test_holds(refused, i == 1 ? "\r\nB,many," : "\r\nC,many,");
        free(refused);
    }
}

static void test_refused_reference(void **state)
{
    struct desk *d = *state;
    const struct import_options good = {.lang = LANG_EN, .accept_good = true};
    test_write(d->folder, "department.csv",
               "Code,Name,Organization,Manager,Contact,Active,Remarks\n"
               "D-1,Sales,,,,perhaps,\nD-2,Staff,,,,yes,\n");
    test_write(d->folder, "b.csv",
               "name,department\nBy code,D-1\nBy name,Sales\nElse,Staff\nAgain,Sales\n");
    assert_true(test_import(d->m, d->folder, (const char *const[]){"b.csv", "department.csv", NULL},
                            &good, &d->plan, &d->why));
    assert_int_equal(plan_count(&d->plan, PLAN_NEW), 2);
    assert_int_equal(plan_count(&d->plan, PLAN_REFUSED), 4);
    assert_int_equal(desk_count(d, "department"), 1);
    assert_int_equal(desk_count(d, "category"), 1);
    for (size_t i = 0; i < 4; i++)
        if (i != 2)
            test_holds(plan_at(&d->plan.files[0], i)->refusals[0].reason,
                       "/department.csv, which is refused");
}

static void test_chain(void **state)
{
    struct desk *d = *state;
    enum { ROWS = 2000, LIMIT = 25 };
    const struct import_options good = {
        .lang = LANG_EN, .kind = kinds_find("notice"), .accept_good = true};
    char path[TEST_PATH];
    test_path(d->folder, "chain.csv", path);
    FILE *out = fopen(path, "w");
    fputs("name,parent,made_on\nfree,,\nnotice 0,,someday\n", out);
    for (int i = 1; i < ROWS; i++)
        fprintf(out, "notice %d,notice %d,\n", i, i - 1);
    fputs("free too,free,\n", out);
    assert_int_equal(fclose(out), 0);
    assert_true(desk_seconds(d, "chain.csv", &good) < LIMIT);
    assert_int_equal(plan_count(&d->plan, PLAN_REFUSED), ROWS);
    assert_int_equal(plan_count(&d->plan, PLAN_NEW), 2);
    assert_int_equal(desk_count(d, "notice"), 2);
    const struct plan_refusal *last = plan_at(&d->plan.files[0], ROWS)->refusals;
    assert_string_equal(last->column, "parent");
    assert_string_equal(last->value, "notice 1998");
    test_holds(last->reason, "\"notice 1998\" stands in row 2001 of ");
}

static void test_refused_over_inventory(void **state)
{
    struct desk *d = *state;
    const struct import_options good = {.lang = LANG_EN, .accept_good = true, .force = true};
    char path[TEST_PATH];
    struct plan plan;
    test_path(d->folder, "b.csv.refused.csv", path);
    test_write(d->folder, "b.csv", "name,persons\nA,many\nB,1\n");
    struct model *m = test_model_at(path);
    assert_false(
        test_import(m, d->folder, (const char *const[]){"b.csv", NULL}, &good, &plan, &d->why));
    test_holds(d->why.text, "belongs to the inventory");
    assert_int_equal(record_count(m, kinds_find("category")), 0);
    test_add(m, "category", "name", "still there", (char *)NULL);
    model_close(m);
}

/* Where the inventory cannot be written, the refused rows of an earlier import
 * are still there, and nothing is left beside them. */
static void test_older_file_survives(void **state)
{
    struct desk *d = *state;
    enum { ROWS = 3000, ROOM = 64 * 1024 };
    const struct import_options good = {.lang = LANG_EN, .accept_good = true, .force = true};
    const struct rlimit small = {.rlim_cur = ROOM, .rlim_max = RLIM_INFINITY};
    struct rlimit before;
    struct buf text = {0};
    struct plan plan;
    char path[TEST_PATH];
    test_path(d->folder, "a.daicho", path);
    struct model *m = test_model_at(path);
    buf_puts(&text, "name,persons\n");
    for (int i = 0; i < ROWS; i++)
        buf_printf(&text, "a category with number %d,%s\n", i, i == 0 ? "many" : "1");
    test_write(d->folder, "b.csv", text.text);
    test_write(d->folder, "b.csv.refused.csv", "older");
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    bool done =
        test_import(m, d->folder, (const char *const[]){"b.csv", NULL}, &good, &plan, &d->why);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    signal(SIGXFSZ, SIG_DFL);
    assert_false(done);
    assert_int_equal(d->why.class, WHY_FILE);
    char *older = test_read(d->folder, "b.csv.refused.csv");
    assert_string_equal(older, "older");
    free(older);
    assert_int_equal(record_count(m, kinds_find("category")), 0);
    assert_true(
        test_import(m, d->folder, (const char *const[]){"b.csv", NULL}, &good, &plan, &d->why));
    char *newer = test_read(d->folder, "b.csv.refused.csv");
    test_holds(newer, "a category with number 0,many,");
    free(newer);
    plan_clear(&plan);
    model_close(m);
    buf_clear(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_accept_good, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_refused_file_again, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_refused_again, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_refused_of_several_files, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_a_file_that_is_named_twice, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_refused_reference, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_chain, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_refused_over_inventory, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_older_file_survives, desk_open, desk_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

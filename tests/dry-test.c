/*
 * A dry run tells what the import then does: random files are planned and then
 * imported, into inventories that hold other records, and both plans are the same
 * to the last cell.
 */
#include "model/change.h"
#include "model/journal.h"
#include "tests/io.h"
#include "tests/model.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

/* A column, and what may stand in its cells. */
struct column {
    const char *title;
    const char *cells[8];
};

static const struct column columns[] = {
    {"persons", {"1", "20", "300", "", "4,000", "about 5", "", "7"}},
    {"department", {"Sales", "Law", "Sales", "", "D-0001", "D-0002", "Board", "Sales"}},
    {"purposes", {"Service", "Billing", "Service; Billing", "", "P-0001", "P-0002", "X", "Y"}},
    {"recipients", {"X", "Y", "X; Y", "", "PT-0001", "Z", "U; V; W", "X"}},
    {"委託先", {"X", "Y", "X; Y", "", "", "Z", "青葉", "X"}},
    {"storages", {"S1", "S2", "S1; S2", "", "", "S3", "S1", "S1"}},
    {"媒体", {"紙", "電子", "", "", "", "紙", "電子", "紙"}},
    {"remarks", {"a", "b", "", "", "c", "d", "e", "f"}},
};
enum { COLUMNS = sizeof columns / sizeof columns[0] };

/* Names that other rows have, or that are or become codes. */
static const char *const names[] = {"Members", "Staff", "Callers", "C-0003", "C-2", "Guests",
                                    "C-0001",  "Users", "Members", "Others", "",    "Alumni"};

/* What the rows of one file have in common. */
struct form {
    bool coded, used[COLUMNS];
};

static void put_cell(const char *text, struct buf *out)
{
    buf_printf(out, ",\"%s\"", text);
}

/* Adds a row: called by one of the names above, or where ALL differ by number NUMBER. */
static void put_row(const struct form *form, bool all, size_t number, unsigned *seed,
                    struct buf *out)
{
    if (form->coded)
        buf_printf(out, "C-%zu", all ? number : test_random(seed, 12));
    if (all)
        buf_printf(out, "%sName %zu", form->coded ? "," : "", number);
    else
        buf_printf(out, "%s%s", form->coded ? "," : "", names[test_random(seed, 12)]);
    for (size_t i = 0; i < COLUMNS; i++)
        if (form->used[i])
            put_cell(columns[i].cells[test_random(seed, 8)], out);
    buf_putc(out, '\n');
}

static void write_file(struct desk *d, unsigned *seed)
{
    struct form form = {.coded = test_random(seed, 2) == 0};
    struct buf text = {0};
    bool all = test_random(seed, 3) != 0;
    buf_puts(&text, form.coded ? "code,name" : "name");
    for (size_t i = 0; i < COLUMNS; i++) {
        form.used[i] = test_random(seed, 3) == 0;
        if (form.used[i])
            buf_printf(&text, ",%s", columns[i].title);
    }
    buf_putc(&text, '\n');
    size_t first = test_random(seed, 40);
    for (size_t i = 0; i < 8; i++)
        put_row(&form, all, first + i, seed, &text);
    test_write(d->folder, "a.csv", buf_text(&text));
    buf_clear(&text);
}

/* The rows of the plan of a.csv, or the error, for the caller to free. */
static char *plan_of(struct desk *d, const struct import_options *options)
{
    struct buf out = {0};
    plan_clear(&d->plan);
    if (test_import(d->m, d->folder, (const char *const[]){"a.csv", NULL}, options, &d->plan,
                    &d->why))
        test_plan_rows(&d->plan, &out);
    else
        buf_puts(&out, d->why.text);
    buf_puts(&out, "");
    return buf_take(&out);
}

static void test_a_dry_run_tells_what_the_import_does(void **state)
{
    struct desk *d = *state;
    unsigned seed = 20261122;
    size_t carried = 0;
    char before[65], after[65];
    size_t steps = test_count("DRY_COUNT", 160);
    for (size_t i = 0; i < steps; i++) {
        struct import_options options = {.lang = LANG_EN,
                                         .force = true,
                                         .accept_good = test_random(&seed, 2) == 0,
                                         .empty_clears = test_random(&seed, 4) == 0};
        write_file(d, &seed);
        options.dry_run = true;
        test_digest(d->m, before);
        char *planned = plan_of(d, &options);
        test_digest(d->m, after);
        assert_string_equal(before, after);
        options.dry_run = false;
        char *done = plan_of(d, &options);
        test_same(planned, done);
        carried += d->plan.state == PLAN_CARRIED;
        free(planned);
        free(done);
        /* Often the inventory is nearly empty, where most is new. */
        while (test_random(&seed, 3) == 0 && journal_undo(d->m, 0, NULL, &d->why))
            ;
    }
    assert_true(carried > steps / 3);
    test_sound(d->m);
}

static void test_a_dry_run_refuses_what_the_import_refuses(void **state)
{
    struct desk *d = *state;
    const struct import_options dry = {.lang = LANG_EN, .dry_run = true};
    desk_imports(d, "code,name,persons\nC-1,A,1\nC-1,B,2\n,C,3\nC-2,D,many\n", &dry, 2, 0, 0, 2);
    desk_imports(d, "name,purposes\nA,X; X\nA,Y\nB,Z\n", &dry, 2, 0, 0, 1);
    assert_int_equal(desk_count(d, "category") + desk_count(d, "purpose"), 0);
}

/* Stops the test unless two files of KIND, or the first alone, are planned as they are then
 * imported, so that row NUMBER of the last is one of OUTCOME. */
static void plans_as_done(struct desk *d, const char *kind, const char *const texts[2],
                          size_t number, enum plan_outcome outcome)
{
    const char *const paths[] = {"a.csv", texts[1] == NULL ? NULL : "b.csv", NULL};
    struct import_options options = {
        .lang = LANG_EN, .kind = kinds_find(kind), .accept_good = true, .dry_run = true};
    struct buf plans[2] = {{0}};
    for (size_t i = 0; i < 2 && texts[i] != NULL; i++)
        test_write(d->folder, paths[i], texts[i]);
    for (size_t i = 0; i < 2; i++) {
        plan_clear(&d->plan);
        if (!test_import(d->m, d->folder, paths, &options, &d->plan, &d->why))
            fail_msg("%s", d->why.text);
        test_plan_rows(&d->plan, &plans[i]);
        options.dry_run = false;
    }
    test_same(buf_text(&plans[0]), buf_text(&plans[1]));
    const struct plan_file *last = &d->plan.files[d->plan.file_count - 1];
    assert_int_equal(plan_outcome(last, number), outcome);
    buf_clear(&plans[0]);
    buf_clear(&plans[1]);
}

/* A row that states a code may find a record by the name that a row before it gave, even
 * one of another file; the numbers of names are no matter. */
static void test_a_dry_run_knows_what_rows_before_have_named(void **state)
{
    struct desk *d = *state;
    static const char *const files[] = {"code,name\nC-1,Members\nC-2,Callers\nC-3,Members\n",
                                        "code,name\nC-4,Guests\nMembers,Others\n"};
    static const char *const apart[] = {"code,name\nC-5,Alumni\n", "code,name\nC-6,Pupils\n"};
    static const char *const companies[] = {
        "code,name,corporate_number,representative\nO-1,Aoba,7000012050002,A\n"
        "7000012050002,Midori,,B\n", NULL};
    struct buf many = {0};
    test_add(d->m, "category", "name", "Staff", (char *)NULL);
    test_add(d->m, "organization", "name", "Ki", (char *)NULL);
    plans_as_done(d, "category", files, 0, PLAN_NEW);
    plans_as_done(d, "category", apart, 0, PLAN_NEW);
    plans_as_done(d, "organization", companies, 1, PLAN_NEW);
    assert_int_equal(desk_count(d, "organization"), 3);
    buf_puts(&many, "code,name\n");
    for (size_t i = 1; i <= 100; i++)
        buf_printf(&many, "N-%zu,Name %zu\n", i, i < 100 ? i : 1);
    plans_as_done(d, "category", (const char *const[]){many.text, NULL}, 99, PLAN_NEW);
    test_sound(d->m);
    buf_clear(&many);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_dry_run_tells_what_the_import_does, desk_open,
                                        desk_close),
        cmocka_unit_test_setup_teardown(test_a_dry_run_refuses_what_the_import_refuses, desk_open,
                                        desk_close),
        cmocka_unit_test_setup_teardown(test_a_dry_run_knows_what_rows_before_have_named, desk_open,
                                        desk_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

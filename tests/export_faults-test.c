/*
 * An export of which something fails is refused with a reason, and nothing of it is
 * there: neither where a statement of the database fails, nor where the disk is full. It
 * is never shorter than it should be, and an inventory is as it was before.
 *
 * EXPORT_FAULTS is how many points are tried of each form; as it is, the calls that no
 * form before had, or as many of them.
 */
#include "tests/export_forms.h"
#include "tests/failing.h"
#include "tests/io.h"
#include "tests/model.h"

#include <ftw.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

enum { USUAL = 80 };

/* One form on its way out. */
struct run {
    const struct export_form *form;
    struct model *m;
    char folder[TEST_PATH], path[TEST_PATH];
    bool done;
    struct why why;
    size_t points, violations;
};

static void write_form(void *context)
{
    struct run *run = context;
    run->why = (struct why){.lang = LANG_EN};
    run->done = export_forms_write(run->form, run->m, run->path, &run->why);
}

static struct {
    size_t files;
    off_t largest;
} met;

static int meet(const char *path, const struct stat *info, int type, struct FTW *at)
{
    (void)path;
    met.files += at->level > 0;
    if (type == FTW_F && info->st_size > met.largest)
        met.largest = info->st_size;
    return 0;
}

/* Looks how many files and folders there are, and how large the largest file is. */
static void look(const struct run *run)
{
    met.files = 0;
    met.largest = 0;
    nftw(run->folder, meet, 8, FTW_PHYS);
}

static void clear_folder(struct run *run)
{
    test_folder_delete(run->folder);
    assert_int_equal(mkdir(run->folder, 0700), 0);
}

/* Says what went wrong at a point. */
static void violate(struct run *run, const char *what, size_t point)
{
    print_error("%s at %zu: %s (%s) %s\n", run->form->name, point, what, run->why.text,
                failing_what());
    run->violations++;
}

/* The run failed at POINT: it says why, nothing is there, and the inventory has BEFORE. */
static void check_refused(struct run *run, size_t point, const char *before)
{
    char after[65];
    run->points++;
    look(run);
    test_digest(run->m, after);
    if (run->done)
        violate(run, "was taken for done", point);
    else if (run->why.text[0] == '\0')
        violate(run, "gives no reason", point);
    else if (met.files > 0)
        violate(run, "left something", point);
    if (!run->done && strcmp(before, after) != 0)
        violate(run, "changed the inventory", point);
    if (met.files > 0)
        clear_folder(run);
}

/* Whatever statement fails of this form. */
static void try_statements(struct run *run)
{
    char before[65];
    size_t *points;
    size_t count = failing_calls(write_form, run, USUAL, "EXPORT_FAULTS", &points);
    if (!run->done)
        fail_msg("%s: %s", run->form->name, run->why.text);
    clear_folder(run);
    test_digest(run->m, before);
    for (size_t i = 0; i < count; i++) {
        failing_at(points[i]);
        write_form(run);
        bool struck = failing_struck();
        failing_at(0);
        if (struck)
            check_refused(run, points[i], before);
        else {
            clear_folder(run);
            test_digest(run->m, before);
        }
    }
    free(points);
}

/* A disk that is full at any byte of the largest file. */
static void try_sizes(struct run *run)
{
    char before[65];
    struct rlimit whole, less;
    write_form(run);
    look(run);
    off_t largest = met.largest;
    size_t count = largest == 0 ? 0 : test_count("EXPORT_FAULTS", 3);
    clear_folder(run);
    test_digest(run->m, before);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &whole), 0);
    for (size_t i = 0; i < count; i++) {
        less = whole;
        less.rlim_cur = (rlim_t)((size_t)largest * i / count);
        assert_int_equal(setrlimit(RLIMIT_FSIZE, &less), 0);
        write_form(run);
        assert_int_equal(setrlimit(RLIMIT_FSIZE, &whole), 0);
        check_refused(run, (size_t)less.rlim_cur, before);
    }
}

/* Has TRY try every form. */
static void try_all(void (*try)(struct run *run))
{
    char folder[TEST_PATH];
    struct run run = {0};
    test_folder(folder);
    test_path(folder, "out", run.folder);
    assert_int_equal(mkdir(run.folder, 0700), 0);
    run.m = export_forms_inventory(folder);
    for (size_t i = 0; i < export_forms_count; i++) {
        run.form = &export_forms_all[i];
        test_path(run.folder, run.form->name, run.path);
        try(&run);
    }
    test_sound(run.m);
    model_close(run.m);
    test_folder_delete(folder);
    printf("%zu points, %zu violations\n", run.points, run.violations);
    assert_int_equal(run.violations, 0);
}

static void where_a_statement_fails_nothing_of_an_export_is_there(void **state)
{
    (void)state;
    try_all(try_statements);
}

static void where_the_disk_is_full_nothing_of_an_export_is_there(void **state)
{
    (void)state;
    signal(SIGXFSZ, SIG_IGN);
    try_all(try_sizes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(where_a_statement_fails_nothing_of_an_export_is_there),
        cmocka_unit_test(where_the_disk_is_full_nothing_of_an_export_is_there),
    };
    failing_watch();
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * What a process leaves beside an inventory goes once it has ended, and nothing else:
 * not what a process that runs has there, nor what another machine has.
 */
#include "tests/io.h"

#include "model/buf.h"
#include "model/leftovers.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static char folder[TEST_PATH], inventory[TEST_PATH];

static int begin(void **state)
{
    (void)state;
    test_folder(folder);
    test_path(folder, "a.daicho", inventory);
    return 0;
}

static int end(void **state)
{
    (void)state;
    test_folder_delete(folder);
    return 0;
}

/* Makes NAME in the folder, and tells whether it is there. */
static void make(const char *name)
{
    test_write(folder, name, "x");
}

static bool is_there(const char *name)
{
    char path[TEST_PATH];
    struct stat status;
    test_path(folder, name, path);
    return lstat(path, &status) == 0;
}

/* The name that this process gives, with BEHIND; the caller frees. */
static char *name_of_us(const char *behind)
{
    struct buf name = {0};
    leftovers_name("a.daicho", &name);
    buf_puts(&name, behind);
    return buf_take(&name);
}

/* A child that writes its name into NAME, and goes on until END is closed. */
static pid_t begin_child(char name[TEST_PATH], int *stop)
{
    int told[2], ended[2];
    assert_int_equal(pipe(told), 0);
    assert_int_equal(pipe(ended), 0);
    pid_t child = fork();
    if (child == 0) {
        char byte;
        char *own = name_of_us("copy");
        close(ended[1]);
        if (write(told[1], own, strlen(own) + 1) < 0)
            _exit(1);
        _exit(read(ended[0], &byte, 1) == 0 ? 0 : 1);
    }
    assert_true(read(told[0], name, TEST_PATH - 1) > 0);
    close(told[0]);
    close(told[1]);
    close(ended[0]);
    *stop = ended[1];
    return child;
}

static void what_a_running_process_has_stays_until_it_ends(void **state)
{
    (void)state;
    char name[TEST_PATH], inner[2 * TEST_PATH];
    int stop;
    pid_t child = begin_child(name, &stop);
    make(name);
    char within[TEST_PATH], path[2 * TEST_PATH];
    snprintf(within, sizeof within, "%.200sfolder", name);
    snprintf(path, sizeof path, "%s/%s", folder, within);
    assert_int_equal(mkdir(path, 0700), 0);
    snprintf(inner, sizeof inner, "%.200sfolder/daicho.txt", name);
    make(inner);
    leftovers_remove(inventory);
    assert_true(is_there(name));
    assert_true(is_there(inner));
    close(stop);
    assert_int_equal(waitpid(child, NULL, 0), child);
    /* A folder that others may enter is none of ours. */
    assert_int_equal(chmod(path, 0755), 0);
    leftovers_remove(inventory);
    assert_false(is_there(name));
    assert_true(is_there(inner));
    assert_int_equal(chmod(path, 0700), 0);
    leftovers_remove(inventory);
    assert_false(is_there(within));
}

static void a_number_that_another_process_has_by_now_protects_nothing(void **state)
{
    (void)state;
    char *own = name_of_us("copy"), later[TEST_PATH];
    const char *start = strchr(own + strlen(".daicho-"), '-');
    assert_non_null(start);
    /* Of one that began at another moment under this number. */
    snprintf(later, sizeof later, "%.*s-1%s", (int)(start - own), own, start + 1);
    make(own);
    make(later);
    leftovers_remove(inventory);
    assert_true(is_there(own));
    assert_false(is_there(later));
    free(own);
}

static void what_another_machine_has_stays(void **state)
{
    (void)state;
    static const char *const others[] = {
        ".daicho-1-1-00000000-00000000-00000000-copy", ".daicho-999999-copy", ".daicho-copy",
        ".daicho-0-1-00000000-00000000-00000000-copy", "daicho-1-1-0-0-0-"};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        make(others[i]);
    leftovers_remove(inventory);
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        assert_true(is_there(others[i]));
}

static void a_link_is_not_followed(void **state)
{
    (void)state;
    char name[TEST_PATH], link[2 * TEST_PATH], target[TEST_PATH];
    int stop;
    pid_t child = begin_child(name, &stop);
    close(stop);
    assert_int_equal(waitpid(child, NULL, 0), child);
    test_folder(target);
    test_write(target, "kept", "x");
    snprintf(link, sizeof link, "%s/%s", folder, name);
    assert_int_equal(symlink(target, link), 0);
    leftovers_remove(inventory);
    assert_false(is_there(name));
    char *kept = test_read(target, "kept");
    assert_non_null(kept);
    free(kept);
    test_folder_delete(target);
}

/* A person without rights over others has one at least: the root. */
static void a_folder_of_another_person_stays(void **state)
{
    enum { NOBODY = 65534 };
    char path[TEST_PATH];
    (void)state;
    if (geteuid() != 0) {
        leftovers_discard("/");
        assert_int_equal(access("/", X_OK), 0);
        return;
    }
    test_path(folder, "theirs", path);
    assert_int_equal(mkdir(path, 0700), 0);
    make("theirs/kept");
    assert_int_equal(chown(path, NOBODY, NOBODY), 0);
    leftovers_discard(path);
    assert_true(is_there("theirs/kept"));
    assert_int_equal(chown(path, 0, 0), 0);
    leftovers_discard(path);
    assert_false(is_there("theirs"));
}

/* Another process may have taken away what is to be discarded or written to the disk. */
static void what_is_gone_already_is_let_pass(void **state)
{
    char path[TEST_PATH];
    (void)state;
    test_path(folder, "gone", path);
    leftovers_discard(path);
    leftovers_sync(path);
    assert_false(is_there("gone"));
    make("gone");
    leftovers_discard(path); /* a file is no folder */
    leftovers_sync(path);
    assert_true(is_there("gone"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_a_running_process_has_stays_until_it_ends),
        cmocka_unit_test(a_number_that_another_process_has_by_now_protects_nothing),
        cmocka_unit_test(what_another_machine_has_stays),
        cmocka_unit_test(a_link_is_not_followed),
        cmocka_unit_test(a_folder_of_another_person_stays),
        cmocka_unit_test(what_is_gone_already_is_let_pass),
    };
    return cmocka_run_group_tests(tests, begin, end);
}

/*
 * Whether the process that left a mark still runs, and what becomes of the files
 * that one which ended left behind.
 */
#define _GNU_SOURCE /* setresuid() */
#include "model/alive.h"
#include "model/buf.h"
#include "model/leftovers.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

/* The number of a process that has ended. */
static long ended_process(void)
{
    pid_t child = fork();
    if (child == 0)
        _exit(0);
    assert_int_equal(waitpid(child, NULL, 0), child);
    return (long)child;
}

/* The parts of the mark of this process. */
struct parts {
    char machine[64], boot[64], space[64];
    long process;
    unsigned long long start;
};

static struct parts own_parts(void)
{
    struct parts own;
    struct buf mark = {0};
    alive_mark(&mark);
    assert_int_equal(sscanf(buf_text(&mark), "%63s %63s %63s %ld %llu", own.machine, own.boot,
                            own.space, &own.process, &own.start),
                     5);
    assert_int_equal(own.process, getpid());
    buf_clear(&mark);
    return own;
}

static enum alive judge(const struct parts *parts)
{
    struct buf mark = {0};
    buf_printf(&mark, "%s %s %s %ld %llu", parts->machine, parts->boot, parts->space,
               parts->process, parts->start);
    enum alive alive = alive_judge(buf_text(&mark));
    buf_clear(&mark);
    return alive;
}

static void a_mark_is_judged_by_machine_boot_space_and_start(void **state)
{
    (void)state;
    struct parts own = own_parts(), other = own;
    assert_int_equal(judge(&own), ALIVE_SELF);
    strcpy(other.machine, "elsewhere");
    assert_int_equal(judge(&other), ALIVE_ELSEWHERE);
    /* Another machine that is not running the same boot is still another machine. */
    strcpy(other.boot, "another");
    assert_int_equal(judge(&other), ALIVE_ELSEWHERE);
    other = own;
    strcpy(other.boot, "another");
    assert_int_equal(judge(&other), ALIVE_ENDED);
    strcpy(other.space, "another");
    assert_int_equal(judge(&other), ALIVE_ENDED);
    other = own;
    strcpy(other.space, "another");
    assert_int_equal(judge(&other), ALIVE_ELSEWHERE);
    other = own;
    other.start++;
    assert_int_equal(judge(&other), ALIVE_ENDED);
    /* Where the start is not known the number alone says it. */
    other.start = 0;
    assert_int_equal(judge(&other), ALIVE_RUNS);
    other.process = ended_process();
    assert_int_equal(judge(&other), ALIVE_ENDED);
    other.start = own.start;
    assert_int_equal(judge(&other), ALIVE_ENDED);
}

/* The first process is of another user, whom this one may send nothing. */
static void a_process_of_another_user_runs(void **state)
{
    enum { NOBODY = 65534 };
    (void)state;
    struct parts other = own_parts();
    other.process = 1;
    other.start = 0;
    bool root = geteuid() == 0;
    if (root)
        assert_int_equal(setresuid(NOBODY, NOBODY, 0), 0);
    enum alive found = judge(&other);
    if (root) {
        assert_int_equal(setresuid(0, 0, 0), 0);
        /* As it was before: a sanitizer looks at the process itself. */
        assert_int_equal(prctl(PR_SET_DUMPABLE, 1), 0);
    }
    assert_int_equal(found, ALIVE_RUNS);
}

static void what_is_no_mark_is_of_no_machine(void **state)
{
    static const char *const none[] = {"",           "a b c",   "a b c 0 5",
                                       "a b c -1 5", "a b c 5", "a b c x 5"};
    (void)state;
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++) {
        struct buf machine = {0};
        assert_int_equal(alive_judge(none[i]), ALIVE_ENDED);
        alive_machine(none[i], &machine);
        assert_string_equal(buf_text(&machine), "-");
        buf_clear(&machine);
    }
}

/* A name is of a process only where all of it is there. */
static void a_name_without_its_end_is_of_no_process(void **state)
{
    struct buf name = {0};
    (void)state;
    alive_name(&name);
    assert_int_equal(alive_judge_name(buf_text(&name)), ALIVE_SELF);
    buf_puts(&name, "out.csv");
    assert_int_equal(alive_judge_name(buf_text(&name)), ALIVE_SELF);
    name.text[name.length - strlen("-out.csv")] = '\0';
    assert_int_equal(alive_judge_name(buf_text(&name)), ALIVE_ELSEWHERE);
    buf_clear(&name);
}

static char *path_in(const char *folder, const char *name)
{
    struct buf path = {0};
    buf_printf(&path, "%s/%s", folder, name);
    return buf_take(&path);
}

static bool is_there(const char *folder, const char *name)
{
    char *path = path_in(folder, name);
    bool there = access(path, F_OK) == 0;
    free(path);
    return there;
}

static void make(const char *folder, const char *name)
{
    char *path = path_in(folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fclose(file);
    free(path);
}

/* Anything that another program or a person may have put there stays. */
static void a_name_that_bears_no_mark_is_left_alone(void **state)
{
    static const char *const kept[] = {".daicho-",         ".daicho-x-1", ".daicho-0-",
                                       ".daicho--5-x.csv", "daicho-1-x",  "mine.csv"};
    char folder[] = "/tmp/daicho-left-XXXXXX";
    (void)state;
    assert_non_null(mkdtemp(folder));
    for (size_t i = 0; i < sizeof kept / sizeof kept[0]; i++)
        make(folder, kept[i]);
    char *target = path_in(folder, "out.csv");
    leftovers_remove(target);
    for (size_t i = 0; i < sizeof kept / sizeof kept[0]; i++) {
        char *path = path_in(folder, kept[i]);
        assert_true(is_there(folder, kept[i]));
        unlink(path);
        free(path);
    }
    assert_int_equal(rmdir(folder), 0);
    /* A folder that is not there has none. */
    leftovers_remove(target);
    free(target);
}

static void a_name_beside_a_file_stands_in_its_folder(void **state)
{
    struct buf name = {0}, expected = {0};
    (void)state;
    leftovers_name("/a/b/out.csv", &name);
    buf_puts(&expected, "/a/b/.daicho-");
    alive_name(&expected);
    assert_string_equal(buf_text(&name), buf_text(&expected));
    buf_empty(&name);
    leftovers_name("out.csv", &name);
    assert_string_equal(buf_text(&name), buf_text(&expected) + 5);
    buf_clear(&name);
    buf_clear(&expected);
    leftovers_remove("out.csv");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_mark_is_judged_by_machine_boot_space_and_start),
        cmocka_unit_test(a_process_of_another_user_runs),
        cmocka_unit_test(what_is_no_mark_is_of_no_machine),
        cmocka_unit_test(a_name_without_its_end_is_of_no_process),
        cmocka_unit_test(a_name_that_bears_no_mark_is_left_alone),
        cmocka_unit_test(a_name_beside_a_file_stands_in_its_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

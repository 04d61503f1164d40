/*
 * Proves tui/editor on a real pseudo-terminal, by the program term-demo that
 * lies beside this one: whose editor runs, what comes back, and that nothing
 * is left lying about.
 */
#include "tests/vt.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

enum { ROWS = 12, COLUMNS = 100 };

static void quit(struct vt *vt)
{
    vt_send(vt, "q");
    int status = vt_wait_exit(vt);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    assert_true(vt_restored(vt));
    vt_stop(vt);
}

struct editing {
    const char *visual;
    const char *shown;
};

static const struct editing editings[] = {
    {"VISUAL=sed -i s/本/新/", "text: 新文 "},
    {"VISUAL=sed -i~ s/本/後/", "text: 後文 "}, /* with a backup */
    {"VISUAL=sed -i -e $a追加", "text: 本文<U+000A>追加"},
    {"VISUAL=sh -c", "the editor \"sh\" ended"}, /* the file is no command */
    {"VISUAL=false", "the editor \"false\" ended"},
    {"VISUAL=/nowhere/editor", "\"/nowhere/editor\" was not started"},
};

static void an_editor_of_the_persons_own(void **state)
{
    for (size_t i = 0; i < COUNT(editings); i++) {
        char directory[VT_DIRECTORY_BYTES];
        char runtime[60];
        struct vt vt;
        vt_make_directory(directory);
        snprintf(runtime, sizeof runtime, "XDG_RUNTIME_DIR=%s", directory);
        const char *const settings[] = {"TERM=xterm-256color", editings[i].visual, runtime, NULL};
        vt_start_script(&vt, ROWS, COLUMNS, *state, "exec \"$0\"", settings);
        vt_wait_for(&vt, "key 0:");
        vt_send(&vt, "e");
        vt_wait_for(&vt, editings[i].shown);
        vt_wait_for(&vt, "key 1: e");
        assert_true(vt.alternate);
        vt_paste(&vt, "again"); /* bracketed paste is on again */
        vt_wait_for(&vt, "key 2: Paste 5");
        assert_int_equal(rmdir(directory), 0); /* nothing was left in it */
        quit(&vt);
    }
}

static void what_an_editor_must_not_leave(void **state)
{
    static const char *const visuals[] = {
        "VISUAL=sed -i s/本/\\x00/",  /* a NUL */
        "VISUAL=sed -i s/本/\\xFF/",  /* not UTF-8 */
        "VISUAL=truncate -s 1048577", /* too long */
        "VISUAL=rm",                  /* no file */
    };
    for (size_t i = 0; i < COUNT(visuals); i++) {
        const char *const settings[] = {"TERM=xterm-256color", "XDG_RUNTIME_DIR=", visuals[i],
                                        NULL};
        struct vt vt;
        vt_start_script(&vt, ROWS, COLUMNS, *state, "exec \"$0\"", settings);
        vt_wait_for(&vt, "key 0:");
        vt_send(&vt, "e");
        vt_wait_for(&vt, "The text was left as it was");
        vt_wait_for(&vt, "text: 本文");
        quit(&vt);
    }
}

int main(int argc, char **argv)
{
    (void)argc;
    char *demo = vt_beside(argv[0], "term-demo");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_prestate(an_editor_of_the_persons_own, demo),
        cmocka_unit_test_prestate(what_an_editor_must_not_leave, demo),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    free(demo);
    return failed;
}

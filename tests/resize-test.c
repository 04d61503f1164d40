/*
 * The window changes its size: in storms, while the program is stopped, and
 * to sizes that nobody works at. Whatever comes, what is shown afterwards is
 * what would be painted anew.
 */
#include "tests/window.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

enum { STORM = 2000, RECORDS = 300, KEY_EVERY = 8, PAINT_MS = 20, QUIET_MS = 600 };

struct storm {
    const char *open;        /* keys that open the screen from the list */
    const char *opened;      /* what it shows then */
    const char *const *keys; /* pressed by turns, closed with NULL */
    const char *leave;       /* keys that lead back to the list */
};

static const char *const reading_keys[] = {"j", "\033[6~", "k", "\033OB", "\033[5~", "s", NULL};
static const char *const typing_keys[] = {"会", "\033OB", "x", "\x7F", "\033OA", "\033OB", NULL};

static const char *const form_keys[] = {"\033OB", "\033OB",  "\033[6~", "\033OA",
                                        "\033OS", "\033[5~", "\x1A",    NULL};

static const struct storm storms[] = {
    {"", "C-0001", reading_keys, ""},
    {"0", "Latest changes", reading_keys, "\033"},
    {"e", "Ctrl-S", form_keys, "\033"},
    {":", "Commands", typing_keys, "\033"},
};

/* Sizes from 1x1 to 300x100, the extremes among them. */
static void storm(struct vt *vt, const char *const *keys)
{
    unsigned seed = 5;
    size_t key = 0;
    for (int i = 0; i < STORM; i++) {
        seed = seed * 1103515245u + 12345u;
        int rows = 1 + (int)(seed >> 16) % 100;
        int columns = 1 + (int)(seed >> 6 & 0xFFFF) % 300;
        if (i % 100 == 0)
            rows = columns = 1;
        if (i % 100 == 50) {
            rows = 100;
            columns = 300;
        }
        vt_window(vt, rows, columns);
        if (i % KEY_EVERY == 0) {
            vt_send(vt, keys[key++]);
            if (keys[key] == NULL)
                key = 0;
        }
        /* Now faster than it can paint, now one by one. */
        vt_pump(vt, i % 4 == 0 ? PAINT_MS : 0);
    }
    vt_window(vt, 1, 1);
    vt_window(vt, WINDOW_ROWS, WINDOW_COLUMNS);
}

/* Milliseconds that the process has used so far (proc(5), /proc/PID/stat). */
static long used_ms(pid_t process)
{
    char path[40];
    unsigned long user, system;
    snprintf(path, sizeof path, "/proc/%ld/stat", (long)process);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    assert_int_equal(
        fscanf(file, "%*d %*s %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user, &system),
        2);
    fclose(file);
    return (long)(user + system) * 1000 / sysconf(_SC_CLK_TCK);
}

/* Where nothing happens, nothing is done. */
static void assert_idle(struct vt *vt)
{
    long before = used_ms(vt->child);
    vt_pump(vt, QUIET_MS);
    assert_true(used_ms(vt->child) - before < QUIET_MS / 2);
}

static void every_screen_is_whole_after_a_storm(void **state)
{
    place_fill(*state, RECORDS);
    for (size_t i = 0; i < COUNT(storms); i++) {
        struct vt vt;
        window_open(&vt, *state);
        vt_send(&vt, storms[i].open);
        vt_wait_for(&vt, storms[i].opened);
        storm(&vt, storms[i].keys);
        window_assert_fresh(&vt);
        assert_idle(&vt);
        vt_stop(&vt);
    }
    place_assert_sound(*state);
}

/* What every_size() looks for. */
struct size {
    int rows, columns;
    bool usable;
};

static const struct size sizes[] = {
    {100, 300, true}, {24, 80, true}, {10, 40, true},
    {10, 39, false},  {9, 40, false}, {9, 39, false},
};

static void every_size_is_drawn_or_said_to_be_too_small(void **state)
{
    for (size_t i = 0; i < COUNT(sizes); i++) {
        struct vt vt;
        window_open_sized(&vt, *state, sizes[i].rows, sizes[i].columns, "exec \"$@\"", NULL);
        vt_wait_for(&vt, sizes[i].usable ? "C-0001" : "The window is too small");
        if (sizes[i].usable) {
            assert_true(vt_wait_for(&vt, "q Quit") == sizes[i].rows - 1);
            /* The law is asked while no key comes: its signs come last. They stand beside
             * the frame; a wide foot line has the key of the findings. */
            vt_wait_for(&vt, "!│");
            window_assert_fresh(&vt);
        }
        window_quit(&vt);
    }
}

/* A form that no longer fits is there again when it does. */
static void a_window_made_small_keeps_what_was_typed(void **state)
{
    struct vt vt;
    window_open(&vt, *state);
    window_type_name(&vt, " 採用");
    vt_resize(&vt, 9, 39);
    vt_wait_for(&vt, "too small");
    vt_send(&vt, "xq\r\x13");
    vt_resize(&vt, WINDOW_ROWS, WINDOW_COLUMNS);
    vt_wait_for(&vt, "Members 採用");
    vt_wait_for(&vt, "not saved");
    window_assert_fresh(&vt);
    vt_stop(&vt);
}

/* A shell with job control, from which people suspend. */
static const char shell[] = "set -m; \"$@\"; echo stopped; read line; fg; echo ended";

/* Takes the window back, which has another size now. */
static void go_on(struct vt *vt)
{
    vt_wait_for(vt, "stopped");
    assert_false(vt->alternate);
    assert_true(vt->cursor_visible);
    vt_resize(vt, 12, 50);
    vt_send(vt, "\n");
    vt_wait_for(vt, "Members");
    assert_true(vt->alternate);
    /* The foot line stands in the last row of the new size. */
    assert_int_equal(vt_wait_for(vt, "? Help"), 11);
    window_assert_fresh(vt);
}

static void leave_to_shell(struct vt *vt)
{
    vt_send(vt, "q");
    vt_wait_exit(vt);
    vt_wait_for(vt, "ended");
    assert_true(vt_restored(vt));
    vt_stop(vt);
}

static void suspended_by_command_it_comes_back_in_the_new_size(void **state)
{
    struct vt vt;
    window_open_script(&vt, *state, shell, NULL);
    vt_wait_for(&vt, "C-0001");
    vt_send(&vt, ":suspend");
    vt_wait_for(&vt, "1/1");
    vt_send(&vt, "\r");
    go_on(&vt);
    leave_to_shell(&vt);
}

static void suspended_by_signal_it_comes_back_in_the_new_size(void **state)
{
    struct vt vt;
    window_open_script(&vt, *state, shell, NULL);
    vt_wait_for(&vt, "C-0001");
    vt_signal_job(&vt, SIGTSTP);
    go_on(&vt);
    leave_to_shell(&vt);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_screen_is_whole_after_a_storm, place_make,
                                        place_remove),
        cmocka_unit_test_setup_teardown(every_size_is_drawn_or_said_to_be_too_small, place_make,
                                        place_remove),
        cmocka_unit_test_setup_teardown(a_window_made_small_keeps_what_was_typed, place_make,
                                        place_remove),
        cmocka_unit_test_setup_teardown(suspended_by_command_it_comes_back_in_the_new_size,
                                        place_make, place_remove),
        cmocka_unit_test_setup_teardown(suspended_by_signal_it_comes_back_in_the_new_size,
                                        place_make, place_remove),
    };
    return cmocka_run_group_tests_name("resize", tests, NULL, NULL);
}

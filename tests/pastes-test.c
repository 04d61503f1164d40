/*
 * Pastes (bracketed paste of xterm and those like it): a text arrives whole
 * wherever text is typed, and is no command where keys are commands.
 */
#include "tests/window.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include <cmocka.h>

/* Two cells of a row, a line end of each kind, and letters that are commands. */
static const char cells[] = "採用応募者\t葛\U000E0100飾\r\ndq\nu\r";

static const char ctrl_s[] = "\x13";
static const char f4[] = "\033OS";

/* Fails unless TEXT is a part of what was saved, as JSON has it. */
static void assert_kept(const struct place *place, const char *text)
{
    struct buf arguments = {0};
    buf_printf(&arguments, "export --kind category --format json | grep -qF '%s'", text);
    assert_int_equal(place_run(place, buf_text(&arguments)), 0);
    buf_clear(&arguments);
}

static void into_the_filter(void **state)
{
    struct vt vt;
    window_open(&vt, *state);
    vt_send(&vt, "/");
    vt_wait_for(&vt, "Keep");
    vt_paste(&vt, cells);
    vt_wait_for(&vt, "/ 採用応募者 葛\U000E0100飾 dq u ");
    vt_send(&vt, "\r");
    vt_wait_for(&vt, "[採用応募者] [葛\U000E0100飾] [dq] [u]");
    window_quit(&vt);
    place_assert_count(*state, "category", "", 1);
}

static void into_a_line(void **state)
{
    struct vt vt;
    window_open(&vt, *state);
    window_type_name(&vt, " ");
    vt_paste(&vt, cells);
    vt_wait_for(&vt, "Members 採用応募者 葛\U000E0100飾 dq u");
    vt_send(&vt, ctrl_s);
    vt_wait_for(&vt, "Saved");
    window_quit(&vt);
    assert_kept(*state, "\"Members 採用応募者 葛\U000E0100飾 dq u\"");
}

static void into_a_note(void **state)
{
    struct vt vt;
    window_open(&vt, *state);
    vt_send(&vt, "e");
    vt_wait_for(&vt, "Ctrl-S");
    vt_send(&vt, f4);
    vt_wait_for(&vt, "> Name");
    vt_send(&vt, "\t");
    vt_wait_for(&vt, "> Description");
    vt_paste(&vt, cells);
    vt_wait_for(&vt, "dq");
    vt_send(&vt, ctrl_s);
    vt_wait_for(&vt, "Saved");
    window_quit(&vt);
    assert_kept(*state, "\"採用応募者 葛\U000E0100飾\\ndq\\nu");
}

static void into_a_picker(void **state)
{
    struct vt vt;
    window_open(&vt, *state);
    vt_send(&vt, ":");
    vt_wait_for(&vt, "Commands");
    vt_paste(&vt, "quit\r\n");
    vt_wait_for(&vt, "/ quit");
    window_settle(&vt);
    vt_wait_for(&vt, "/ quit");
    vt_send(&vt, "\033");
    vt_wait_for(&vt, "a Add");
    window_quit(&vt);
}

static void into_a_reason(void **state)
{
    struct vt vt;
    place_configure(*state, "ask-reason = yes\n");
    window_open(&vt, *state);
    window_type_name(&vt, " 2");
    vt_send(&vt, ctrl_s);
    vt_wait_for(&vt, "Reason for the change");
    vt_paste(&vt, cells);
    vt_wait_for(&vt, "採用応募者 葛\U000E0100飾 dq u ");
    vt_send(&vt, "\r");
    vt_wait_for(&vt, "Saved");
    window_quit(&vt);
    assert_int_equal(place_run(*state, "history | grep -qF '採用応募者 葛\U000E0100飾 dq u'"), 0);
}

/* Everywhere else it is no command but a mistake, which is told. */
static void where_keys_are_commands(void **state)
{
    static const struct {
        const char *open, *opened, *pasted;
    } screens[] = {
        {"", "C-0001", "dq\r"},     {"0", "Latest changes", "q"}, {"\r", "L In the list", "dq"},
        {"H", "Undo this", "u"},    {"F\r", "Group", "q"},        {"c", "Columns and widths", "q"},
        {"d", "Esc Cancel", "y\r"},
    };
    for (size_t i = 0; i < sizeof screens / sizeof screens[0]; i++) {
        struct vt vt;
        window_open(&vt, *state);
        vt_send(&vt, screens[i].open);
        vt_wait_for(&vt, screens[i].opened);
        vt_paste(&vt, screens[i].pasted);
        vt_wait_for(&vt, "Nothing was pasted");
        window_settle(&vt);
        vt_wait_for(&vt, screens[i].opened);
        vt_stop(&vt);
    }
    place_assert_count(*state, "category", "", 1);
}

static void after_the_first_key_of_two(void **state)
{
    struct vt vt;
    window_open(&vt, *state);
    vt_send(&vt, "g");
    vt_wait_for(&vt, "g and then");
    vt_paste(&vt, "p");
    vt_wait_for(&vt, "a Add");
    window_settle(&vt);
    vt_wait_for(&vt, "C-0001");
    window_quit(&vt);
}

/* The window changes its size in the middle: the text is whole all the same,
 * and the size is not forgotten. */
static void while_the_window_changes(void **state)
{
    struct vt vt;
    struct buf text = {0};
    window_open(&vt, *state);
    window_type_name(&vt, " ");
    vt_send(&vt, "\033[200~begin ");
    for (int i = 0; i < 200; i++) {
        vt_window(&vt, 10 + i % 20, 40 + i % 50);
        vt_send(&vt, "貼");
        buf_puts(&text, "貼");
    }
    vt_resize(&vt, 30, 90);
    vt_send(&vt, " end\033[201~");
    vt_wait_for(&vt, "貼 end");
    window_assert_fresh(&vt);
    assert_int_equal(vt_wait_for(&vt, "Ctrl-S Save"), 29);
    vt_send(&vt, ctrl_s);
    vt_wait_for(&vt, "Saved");
    vt_stop(&vt);
    assert_kept(*state, buf_text(&text));
    assert_kept(*state, "\"Members begin 貼");
    buf_clear(&text);
}

static void while_the_window_changes_where_keys_are_commands(void **state)
{
    struct vt vt;
    window_open(&vt, *state);
    vt_send(&vt, "\033[200~");
    for (int i = 0; i < 200; i++) {
        vt_window(&vt, 10 + i % 20, 40 + i % 50);
        vt_send(&vt, "qa");
    }
    vt_resize(&vt, 30, 90);
    vt_send(&vt, "q\033[201~");
    vt_wait_for(&vt, "Nothing was pasted");
    window_settle(&vt);
    vt_wait_for(&vt, "C-0001");
    window_assert_fresh(&vt);
    window_quit(&vt);
}

/* A wish to end comes in the middle: what follows is no command. */
static void while_the_program_is_asked_to_end(void **state)
{
    struct vt vt;
    window_open(&vt, *state);
    vt_send(&vt, "\033[200~begin ");
    kill(vt.child, SIGTERM);
    vt_send(&vt, "aaa");
    int status = vt_wait_exit(&vt);
    assert_true(WIFSIGNALED(status));
    assert_true(vt_restored(&vt));
    vt_stop(&vt);
    place_assert_sound(*state);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(into_the_filter, place_make, place_remove),
        cmocka_unit_test_setup_teardown(into_a_line, place_make, place_remove),
        cmocka_unit_test_setup_teardown(into_a_note, place_make, place_remove),
        cmocka_unit_test_setup_teardown(into_a_picker, place_make, place_remove),
        cmocka_unit_test_setup_teardown(into_a_reason, place_make, place_remove),
        cmocka_unit_test_setup_teardown(where_keys_are_commands, place_make, place_remove),
        cmocka_unit_test_setup_teardown(after_the_first_key_of_two, place_make, place_remove),
        cmocka_unit_test_setup_teardown(while_the_window_changes, place_make, place_remove),
        cmocka_unit_test_setup_teardown(while_the_window_changes_where_keys_are_commands,
                                        place_make, place_remove),
        cmocka_unit_test_setup_teardown(while_the_program_is_asked_to_end, place_make,
                                        place_remove),
    };
    return cmocka_run_group_tests_name("pastes", tests, NULL, NULL);
}

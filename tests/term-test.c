/*
 * Proves tui/term on a real pseudo-terminal, by the program
 * term-demo that lies beside this one: what is shown, what keys arrive, and
 * that the terminal is whole again whatever ends the program.
 */
#include "tests/vt.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

enum { ROWS = 12, COLUMNS = 100, EXIT_HANGUP = 3, EXIT_REFUSED = 2 };

/* The locale is not UTF-8: the program must cope. */
static const char *const environment[] = {"TERM=xterm-256color", "LC_ALL=C", "NO_COLOR=", NULL};

static void start(struct vt *vt, void **state)
{
    const char *const argv[] = {*state, NULL};
    vt_start(vt, ROWS, COLUMNS, argv, environment);
    vt_wait_for(vt, "key 0:");
}

static void quit(struct vt *vt)
{
    vt_send(vt, "q");
    int status = vt_wait_exit(vt);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    assert_true(vt_restored(vt));
    vt_stop(vt);
}

static void wide_and_combining_text(void **state)
{
    struct vt vt;
    struct buf row = {0};
    start(&vt, state);
    vt_row(&vt, 1, &row);
    assert_memory_equal(buf_text(&row), "│葛\U000E0100 か\u0301 \u00E9 台帳①|",
                        strlen("│葛\U000E0100 か\u0301 \u00E9 台帳①|"));
    VTermScreenCell cell;
    vterm_screen_get_cell(vt.screen, (VTermPos){.row = 1, .col = COLUMNS - 1}, &cell);
    assert_int_equal(cell.chars[0], 0x2502); /* the right side of the box, in its column */
    /* emoji of two columns whose base terminals make one or two wide */
    assert_int_equal(vt_wait_for(&vt, "│❤ 1\u20E3 x|"), 7);
    vt_wait_cursor(&vt, 3, 6);
    /* Marks come composed: libvterm 0.1.4 gives U+3099 two columns, as others do. */
    assert_int_equal(vt_wait_for(&vt, "│が "), 6);
    buf_clear(&row);
    quit(&vt);
}

struct typed {
    const char *bytes;
    const char *label;
};

static const struct typed typed_keys[] = {
    {"a", "a"},
    {"台", "台"},
    {"\U0001F600", "\U0001F600"},
    {"\r", "Enter"},
    {"\n", "Enter"},
    {"\t", "Tab"},
    {"\033[Z", "Shift-Tab"},
    {"\x7F", "Backspace"},
    {"\b", "Backspace"},
    {"\033[3~", "Del"},
    {"\033OA", "Up"},
    {"\033OB", "Down"},
    {"\033OC", "Right"},
    {"\033OD", "Left"},
    {"\033OH", "Home"},
    {"\033OF", "End"},
    {"\033[5~", "Page Up"},
    {"\033[6~", "Page Down"},
    {"\033[1;5D", "Ctrl-Left"},
    {"\033[1;5F", "Ctrl-End"},
    {"\033OP", "F1"},
    {"\033[24~", "F12"},
    {"\033[1~", "Home"}, /* PuTTY's, which calls itself xterm */
    {"\033[B", "Down"},
    {"\x1A", "Ctrl-Z"},
    {"\x03", "Ctrl-C"},
    {"\x13", "Ctrl-S"},
    {"\x1C", "Ctrl-\\"},
    {"\033x", "Alt-x"},
    {"\033\x7F", "Alt-Backspace"},
    {"\033", "Esc"},
};

static void keys_arrive(void **state)
{
    struct vt vt;
    start(&vt, state);
    for (size_t i = 0; i < COUNT(typed_keys); i++) {
        struct buf expected = {0};
        buf_printf(&expected, "key %zu: %s ", i + 1, typed_keys[i].label);
        vt_send(&vt, typed_keys[i].bytes);
        vt_wait_for(&vt, buf_text(&expected));
        buf_clear(&expected);
    }
    quit(&vt);
}

static void sequences_that_are_no_key_are_not_typed(void **state)
{
    struct vt vt;
    start(&vt, state);
    vt_send(&vt, "\033[99;77x\033[?1;2c\033[7;7Ry");
    vt_wait_for(&vt, "key 1: y");
    quit(&vt);
}

static void a_run_of_characters_arrives_whole(void **state)
{
    struct vt vt;
    start(&vt, state);
    vt_send(&vt, "個人情報保護管理者");
    vt_wait_for(&vt, "key 9: 者");
    quit(&vt);
}

static void a_paste_is_one_key(void **state)
{
    struct vt vt;
    struct buf text = {0};
    start(&vt, state);
    vt_paste(&vt, "q\r個人\te\u0301");
    vt_wait_for(&vt, "key 1: Paste 12 <q<U+000A>個人<U+0009>\u00E9>");
    for (int i = 0; i < 5000; i++)
        buf_puts(&text, "貼q");
    vt_paste(&vt, buf_text(&text));
    vt_wait_for(&vt, "key 2: Paste 20000 <貼q");
    buf_clear(&text);
    quit(&vt);
}

/* A terminal of another encoding: what it sends is seen as damaged, and takes
 * nothing with it. */
static void bytes_that_are_no_character_swallow_nothing(void **state)
{
    struct vt vt;
    start(&vt, state);
    vt_send(&vt, "\xFFy");
    vt_wait_for(&vt, "key 2: y");
    vt_send(&vt, "\xE5\x8F"
                 "y");
    vt_wait_for(&vt, "key 5: y");
    vt_paste(&vt, "名\xE4\xBA|\xFF台");
    vt_wait_for(&vt, "key 6: Paste 16 <名\uFFFD\uFFFD|\uFFFD台>");
    quit(&vt);
}

static void a_new_size_within_a_paste(void **state)
{
    struct vt vt;
    start(&vt, state);
    vt_send(&vt, "\033[200~a");
    vt_window(&vt, ROWS, 60);
    vt_send(&vt, "b\033[201~");
    vt_wait_for(&vt, "size 12x60");
    quit(&vt);
}

static void the_mouse(void **state)
{
    struct vt vt;
    start(&vt, state);
    vt_mouse(&vt, 4, 7, 1);
    vt_wait_for(&vt, "key 1: Click at 4,7");
    vt_mouse(&vt, 5, 7, 1);
    vt_mouse(&vt, 5, 7, 1); /* not after a wait, which may be too long for a double click */
    vt_wait_for(&vt, "key 3: Double click at 5,7");
    vt_mouse(&vt, 5, 50, 4);
    vt_wait_for(&vt, "key 4: Wheel up at 5,50");
    /* Those that come at once come in their order, and all of them. */
    vt_send(&vt, "\033[<64;9;2M\033[<65;9;3M\033[<65;9;4M\033[<64;9;5M");
    vt_wait_for(&vt, "key 8: Wheel up at 4,8");
    vt_send(&vt, "m");
    vt_wait_for(&vt, "key 9: m");
    assert_non_null(strstr(buf_text(&vt.output), "\033[?1006;1000l"));
    quit(&vt);
}

static void ambiguous_width_is_asked_for(void **state)
{
    struct vt vt;
    start(&vt, state);
    vt_wait_for(&vt, "ambiguous 1");
    buf_empty(&vt.output);
    vt_send(&vt, "\033[2;3R"); /* as a terminal answers that shows them wide */
    vt_wait_for(&vt, "ambiguous 2");
    assert_int_equal(vt_wait_for(&vt, "+ 鍵盤 --"), 0);
    vt_wait_for(&vt, "x|");
    /* curses counts two columns: no blank between what the canvas has apart */
    assert_non_null(strstr(buf_text(&vt.output), "①|"));
    quit(&vt);
}

static void a_new_size(void **state)
{
    struct vt vt;
    start(&vt, state);
    vt_resize(&vt, 20, 40);
    vt_wait_for(&vt, "size 20x40");
    quit(&vt);
}

static void a_storm_of_sizes(void **state)
{
    struct vt vt;
    unsigned seed = 5;
    start(&vt, state);
    for (int i = 0; i < 2000; i++) {
        seed = seed * 1103515245u + 12345u;
        vt_window(&vt, 1 + (int)(seed >> 16) % 50, 1 + (int)(seed >> 8 & 0xFFFF) % 100);
        if (i % 10 == 0)
            vt_window(&vt, 1, 1);
        vt_pump(&vt, 0);
    }
    vt_window(&vt, 1, 1);
    vt_window(&vt, ROWS, COLUMNS);
    vt_wait_for(&vt, "size 12x100");
    vt_wait_for(&vt, "葛\U000E0100 か\u0301 \u00E9 台帳①|");
    quit(&vt);
}

static void hang_up(void **state, const char *script)
{
    char directory[VT_DIRECTORY_BYTES], setting[100], saved[40];
    struct vt vt;
    vt_make_directory(directory);
    snprintf(saved, sizeof saved, "%s/saved", directory);
    snprintf(setting, sizeof setting, "SAVED=%s", saved);
    const char *const settings[] = {"TERM=xterm-256color", setting, NULL};
    vt_start_script(&vt, ROWS, COLUMNS, *state, script, settings);
    vt_wait_for(&vt, "key 0:");
    vt_hang_up(&vt);
    /* The terminal's program, the shell and the kernel may each send one. */
    for (siginfo_t end = {0}; end.si_pid == 0 && kill(vt.child, SIGHUP) == 0;)
        waitid(P_PID, (id_t)vt.child, &end, WEXITED | WNOHANG | WNOWAIT);
    int status = vt_wait_exit(&vt);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), EXIT_HANGUP);
    assert_int_equal(unlink(saved), 0);
    assert_int_equal(rmdir(directory), 0);
    vt_stop(&vt);
}

static void a_hang_up_lets_the_program_save_and_end(void **state)
{
    hang_up(state, "exec \"$0\" \"$SAVED\"");
}

static void a_hang_up_without_its_signal(void **state)
{
    hang_up(state, "trap '' HUP; exec \"$0\" \"$SAVED\"");
}

static void signals_leave_the_terminal_whole(void **state)
{
    static const int numbers[] = {SIGTERM, SIGINT, SIGQUIT, SIGABRT, SIGSEGV};
    for (size_t i = 0; i < COUNT(numbers); i++) {
        struct vt vt;
        start(&vt, state);
        assert_true(vt.alternate);
        assert_false(vt_restored(&vt));
        assert_int_equal(kill(vt.child, numbers[i]), 0);
        int status = vt_wait_exit(&vt);
        assert_true(WIFSIGNALED(status) || WEXITSTATUS(status) != 0);
        if (numbers[i] == SIGTERM)
            assert_int_equal(WTERMSIG(status), SIGTERM);
        assert_true(vt_restored(&vt));
        vt_stop(&vt);
    }
}

struct last_words {
    const char *key;
    const char *words; /* on the screen after the end */
};

static const struct last_words last_words[] = {
    {"b", "daicho: bug at "},
    {"d", "demo: out of memory"},
    {"wq", "a warning"},
};

static void messages_are_read_after_the_screen(void **state)
{
    for (size_t i = 0; i < COUNT(last_words); i++) {
        struct vt vt;
        start(&vt, state);
        vt_send(&vt, last_words[i].key);
        vt_wait_exit(&vt);
        assert_true(vt_restored(&vt));
        vt_wait_for(&vt, last_words[i].words);
        vt_stop(&vt);
    }
}

/* A shell with job control, as people suspend from. */
static void suspend(void **state, bool by_signal)
{
    static const char script[] = "set -m; \"$0\"; echo stopped; read line; fg; echo ended";
    struct vt vt;
    vt_start_script(&vt, ROWS, COLUMNS, *state, script, environment);
    vt_wait_for(&vt, "key 0:");
    if (by_signal)
        vt_signal_job(&vt, SIGTSTP);
    else
        vt_send(&vt, "z");
    vt_wait_for(&vt, "stopped");
    assert_false(vt.alternate);
    vt_send(&vt, "\n");
    vt_wait_for(&vt, "葛\U000E0100 か\u0301 \u00E9 台帳①|");
    assert_true(vt.alternate);
    vt_send(&vt, "y");
    vt_wait_for(&vt, by_signal ? "key 1: y" : "key 2: y");
    vt_send(&vt, "q");
    vt_wait_exit(&vt);
    vt_wait_for(&vt, "ended");
    assert_false(vt.alternate);
    vt_stop(&vt);
}

static void suspended_by_itself(void **state)
{
    suspend(state, false);
}

static void suspended_by_a_signal(void **state)
{
    suspend(state, true);
}

struct refusal {
    const char *script;
    const char *reason;
};

static const struct refusal refusals[] = {
    {"exec \"$0\" </dev/null", "The screen needs a terminal"},
    {"\"$0\" | cat; exit 2", "The screen needs a terminal"},
    {"unset TERM; exec \"$0\"", "TERM is not set"},
    {"TERM=nonsense exec \"$0\"", "of the type \"nonsense\""},
    {"TERM=dumb exec \"$0\"", "of the type \"dumb\""},
};

static void terminals_that_will_not_do(void **state)
{
    for (size_t i = 0; i < COUNT(refusals); i++) {
        struct vt vt;
        vt_start_script(&vt, ROWS, COLUMNS, *state, refusals[i].script, environment);
        int status = vt_wait_exit(&vt);
        assert_true(WIFEXITED(status));
        assert_int_equal(WEXITSTATUS(status), EXIT_REFUSED);
        vt_wait_for(&vt, refusals[i].reason);
        assert_true(vt_restored(&vt));
        vt_stop(&vt);
    }
}

struct colours {
    const char *script;
    bool coloured;
};

static const struct colours colour_cases[] = {
    {"exec \"$0\"", true},
    {"TERM=xterm exec \"$0\"", true},
    {"NO_COLOR=1 exec \"$0\"", false},
    {"TERM=vt100 exec \"$0\"", false},
};

static void colours_and_their_absence(void **state)
{
    for (size_t i = 0; i < COUNT(colour_cases); i++) {
        struct vt vt;
        VTermScreenCell label, selected;
        vt_start_script(&vt, ROWS, COLUMNS, *state, colour_cases[i].script, environment);
        vt_wait_for(&vt, "text:");
        vterm_screen_get_cell(vt.screen, (VTermPos){.row = 4, .col = 1}, &label);
        vterm_screen_get_cell(vt.screen, (VTermPos){.row = 2, .col = 1}, &selected);
        assert_int_equal(!VTERM_COLOR_IS_DEFAULT_FG(&label.fg), colour_cases[i].coloured);
        assert_true(selected.attrs.reverse);
        quit(&vt);
    }
}

int main(int argc, char **argv)
{
    (void)argc;
    char *demo = vt_beside(argv[0], "term-demo");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_prestate(wide_and_combining_text, demo),
        cmocka_unit_test_prestate(keys_arrive, demo),
        cmocka_unit_test_prestate(sequences_that_are_no_key_are_not_typed, demo),
        cmocka_unit_test_prestate(a_run_of_characters_arrives_whole, demo),
        cmocka_unit_test_prestate(a_paste_is_one_key, demo),
        cmocka_unit_test_prestate(bytes_that_are_no_character_swallow_nothing, demo),
        cmocka_unit_test_prestate(a_new_size_within_a_paste, demo),
        cmocka_unit_test_prestate(the_mouse, demo),
        cmocka_unit_test_prestate(ambiguous_width_is_asked_for, demo),
        cmocka_unit_test_prestate(a_new_size, demo),
        cmocka_unit_test_prestate(a_storm_of_sizes, demo),
        cmocka_unit_test_prestate(a_hang_up_lets_the_program_save_and_end, demo),
        cmocka_unit_test_prestate(a_hang_up_without_its_signal, demo),
        cmocka_unit_test_prestate(signals_leave_the_terminal_whole, demo),
        cmocka_unit_test_prestate(messages_are_read_after_the_screen, demo),
        cmocka_unit_test_prestate(suspended_by_itself, demo),
        cmocka_unit_test_prestate(suspended_by_a_signal, demo),
        cmocka_unit_test_prestate(terminals_that_will_not_do, demo),
        cmocka_unit_test_prestate(colours_and_their_absence, demo),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    free(demo);
    return failed;
}

/*
 * Terminals of every kind: what each can show, those that never say how wide
 * their characters are or say it late, editors that fail, and that each is
 * left as it was found.
 */
#include "tests/window.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static const char ctrl_s[] = "\x13", ctrl_o[] = "\x0F";

struct kind_of_terminal {
    const char *settings; /* as the shell has them */
    bool colour;
};

static const struct kind_of_terminal terminals[] = {
    {"TERM=xterm-256color", true},
    {"TERM=xterm", true},
    {"TERM=screen-256color", true},
    {"TERM=tmux-256color", true},
    {"TERM=screen", true},
    {"TERM=linux ASAN_OPTIONS=detect_leaks=0", true}, /* libgpm leaves ten bytes lying */
    {"TERM=xterm-mono", false},
    {"TERM=vt100", false},
    {"TERM=vt220", false},
    {"NO_COLOR=1", false},
};

/* Fails unless the row that holds TEXT looks otherwise than plain text, and is
 * coloured only where COLOUR allows it. */
static void assert_marked(struct vt *vt, const char *text, bool colour)
{
    VTermScreenCell cell;
    int row = vt_wait_for(vt, text);
    vterm_screen_get_cell(vt->screen, (VTermPos){.row = row, .col = 2}, &cell);
    bool coloured = !VTERM_COLOR_IS_DEFAULT_FG(&cell.fg) || !VTERM_COLOR_IS_DEFAULT_BG(&cell.bg);
    assert_true(cell.attrs.reverse || (colour && coloured));
    assert_true(colour || !coloured);
}

static void each_shows_edits_and_is_left_as_it_was(void **state)
{
    place_fill(*state, 3);
    for (size_t i = 0; i < COUNT(terminals); i++) {
        struct vt vt;
        char text[24], script[80];
        snprintf(text, sizeof text, "済%zu", i);
        snprintf(script, sizeof script, "%s exec \"$@\"", terminals[i].settings);
        window_open_script(&vt, *state, script, NULL);
        vt_wait_for(&vt, "会員 3");
        vt_wait_for(&vt, "!");
        vt_send(&vt, "gg");
        assert_marked(&vt, ">C-0001", terminals[i].colour);
        vt_key(&vt, VTERM_KEY_DOWN);
        assert_marked(&vt, ">C-0002", terminals[i].colour);
        vt_send(&vt, "e");
        vt_wait_for(&vt, "Ctrl-S");
        vt_send(&vt, text);
        vt_wait_for(&vt, text);
        vt_send(&vt, ctrl_s);
        vt_wait_for(&vt, "Saved");
        window_assert_fresh(&vt);
        window_quit(&vt);
    }
}

/* The question for the width of ambiguous characters (term_width.c). */
static const char question[] = "\033[6n";

/* Opens a window on a terminal that leaves the question open. */
static void open_unanswered(struct vt *vt, const struct place *place)
{
    window_open_script(vt, place, "exec \"$@\"", NULL);
    vt->silent = true;
    vt_wait_for(vt, "C-0001");
    assert_non_null(strstr(buf_text(&vt->output), question));
    vt_wait_for(vt, "!");
}

static void one_that_never_answers(void **state)
{
    struct vt vt;
    open_unanswered(&vt, *state);
    window_type_name(&vt, " ①②");
    vt_send(&vt, ctrl_s);
    vt_wait_for(&vt, "Saved");
    window_assert_fresh(&vt);
    window_quit(&vt);
}

/* The answer comes while something is typed: it is no text, and from then on
 * the characters count as the terminal shows them. */
static void one_that_answers_late(void **state)
{
    static const char *const screens[][2] = {
        {"/", "Keep"}, {":", "Commands"}, {"e", "Ctrl-S"}, {"g", "g and then"}, {"0", "Latest"}};
    for (size_t i = 0; i < COUNT(screens); i++) {
        struct vt vt;
        open_unanswered(&vt, *state);
        vt_wait_for(&vt, "┌");
        vt_send(&vt, screens[i][0]);
        vt_wait_for(&vt, screens[i][1]);
        vt_send(&vt, "\033[2;3R");
        vt_wait_for(&vt, "--"); /* lines of ASCII, as others would be two wide */
        window_settle(&vt);
        struct buf picture = {0};
        window_picture(&vt, &picture);
        assert_null(strstr(buf_text(&picture), "2;3"));
        assert_null(strstr(buf_text(&picture), "┌"));
        buf_clear(&picture);
        vt_stop(&vt);
    }
}

struct editing {
    const char *visual;
    const char *shown;
};

/* $VISUAL with arguments; an editor that fails, is killed, does not exist. */
static const struct editing editings[] = {
    {"VISUAL=sed -i -e s/Members/会員/", "> Name *                        会員"},
    {"VISUAL=false", "The text was left as it was"},
    {"VISUAL=sh -c kill\t-9\t$$", "The text was left as it was"},
    {"VISUAL=/nowhere/editor -x", "/nowhere/editor\" was not started"},
    {"VISUAL=chmod 000", "> Name *                        Members"},
    {"VISUAL=truncate -s 0", "> Name *"},
};

static void editors_of_every_kind(void **state)
{
    for (size_t i = 0; i < COUNT(editings); i++) {
        struct vt vt;
        window_open_with(&vt, *state, NULL, editings[i].visual);
        vt_send(&vt, "e");
        vt_wait_for(&vt, "Ctrl-S");
        buf_empty(&vt.output);
        vt_send(&vt, ctrl_o);
        /* The terminal is handed over whole, and taken again. */
        vt_wait_output(&vt, "\033[?2004l");
        vt_wait_output(&vt, "\033[?2004h");
        vt_wait_for(&vt, editings[i].shown);
        assert_true(vt.alternate);
        vt_paste(&vt, "貼付");
        vt_wait_for(&vt, "貼付");
        window_assert_fresh(&vt);
        vt_stop(&vt);
        place_assert_count(*state, "category", "Members", 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_shows_edits_and_is_left_as_it_was, place_make,
                                        place_remove),
        cmocka_unit_test_setup_teardown(one_that_never_answers, place_make, place_remove),
        cmocka_unit_test_setup_teardown(one_that_answers_late, place_make, place_remove),
        cmocka_unit_test_setup_teardown(editors_of_every_kind, place_make, place_remove),
    };
    return cmocka_run_group_tests_name("terminals", tests, NULL, NULL);
}

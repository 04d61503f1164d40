/*
 * The program as it is shipped, on a real terminal: it opens, two of them work
 * on one file, a vanished terminal or a signal leaves file and terminal whole,
 * keys, mouse and colours are those of the person.
 * DAICHO names the program.
 */
#include "tests/window.h"

#include "model/change.h"
#include "model/db.h"
#include "model/drafts.h"
#include "model/inside.h"
#include "model/model.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static const char ctrl_s[] = "\x13";

static void it_opens_on_the_categories_and_leaves_whole(void **state)
{
    struct vt vt;
    window_open(&vt, *state);
    vt_wait_for(&vt, "Members");
    vt_wait_for(&vt, "12,400");
    vt_resize(&vt, 12, 50);
    vt_wait_for(&vt, "Members");
    window_quit(&vt);
}

static void what_is_typed_and_saved_is_there(void **state)
{
    struct vt vt;
    window_open(&vt, *state);
    vt_send(&vt, "a");
    vt_wait_for(&vt, "Ctrl-S");
    vt_send(&vt, "採用応募者 葛\xF3\xA0\x84\x80");
    vt_wait_for(&vt, "採用応募者");
    vt_send(&vt, ctrl_s);
    vt_wait_for(&vt, "C-0002");
    window_quit(&vt);
    assert_int_equal(place_run(*state,
                               "list category --filter name:葛\xF3\xA0\x84\x80 --format json | "
                               "grep -q '採用応募者 葛\xF3\xA0\x84\x80'"),
                     0);
    place_assert_sound(*state);
}

static void two_screens_see_each_other_and_do_not_overwrite(void **state)
{
    struct vt mine, theirs;
    window_open(&mine, *state);
    window_open(&theirs, *state);
    vt_send(&mine, "e");
    vt_wait_for(&mine, "Ctrl-S");
    vt_send(&mine, " mine");
    vt_wait_for(&mine, "Members mine");
    vt_send(&theirs, "e");
    vt_wait_for(&theirs, "Ctrl-S");
    vt_send(&theirs, " theirs");
    vt_wait_for(&theirs, "Members theirs");
    vt_send(&theirs, ctrl_s);
    vt_wait_for(&theirs, "Saved");
    vt_send(&mine, ctrl_s);
    vt_wait_for(&mine, "Two versions");
    vt_wait_for(&mine, "Members theirs");
    vt_wait_for(&mine, "Members mine");
    vt_send(&mine, "m");
    vt_send(&mine, ctrl_s);
    vt_wait_for(&mine, "Saved");
    vt_wait_for(&theirs, "Members mine");
    window_quit(&mine);
    window_quit(&theirs);
    place_assert_sound(*state);
}

static void a_vanished_terminal_ends_it_soon(void **state)
{
    struct vt vt;
    window_open(&vt, *state);
    window_type_name(&vt, " unsaved");
    vt_hang_up(&vt);
    vt_wait_exit(&vt);
    vt_stop(&vt);
    place_assert_sound(*state);
    assert_int_equal(
        place_run(*state, "list category --filter unsaved --format json | grep -q unsaved"), 1);
}

static void the_screen_is_found_as_a_vanished_terminal_left_it(void **state)
{
    struct vt vt;
    window_open(&vt, *state);
    vt_send(&vt, "/");
    vt_wait_for(&vt, "Keep");
    vt_send(&vt, "Memb\r");
    vt_wait_for(&vt, "[Memb]");
    vt_wait_for(&vt, "a Add");
    vt_hang_up(&vt);
    vt_wait_exit(&vt);
    vt_stop(&vt);
    window_open(&vt, *state);
    vt_wait_for(&vt, "[Memb]");
    window_quit(&vt);
}

/* Types into the form of C-0001 and waits until that is kept. */
static void type_unsaved(struct vt *vt, struct place *place)
{
    struct why why = {.lang = LANG_EN};
    const struct model_options options = {.lang = LANG_EN, .who = "tester"};
    window_type_name(vt, " 採用");
    struct model *m = model_open(place->file, &options, &why);
    assert_non_null(m);
    bool kept = false;
    for (int waited = 0; !kept && waited < VT_LIMIT_MS; waited += 50) {
        struct drafts drafts;
        /* The window lives: its draft is there, but offered to nobody. */
        assert_true(drafts_list(m, &drafts, &why));
        assert_int_equal(drafts.count, 0);
        drafts_clear(&drafts);
        kept = db_number(m->db, "SELECT count(*) FROM draft", 0, 0) > 0;
        vt_pump(vt, 50);
    }
    assert_true(kept);
    model_close(m);
}

/* The next start offers what was typed; taken, it is as it was, and can be
 * saved; then nothing is offered any more. */
static void check_offered(const struct place *place)
{
    struct vt vt;
    window_open(&vt, place);
    vt_wait_for(&vt, "Unsaved form");
    vt_wait_for(&vt, "C-0001 Members");
    vt_send(&vt, "c");
    vt_wait_for(&vt, "It is not saved yet");
    vt_wait_for(&vt, "Members 採用");
    vt_send(&vt, ctrl_s);
    vt_wait_for(&vt, "Saved: C-0001 Members 採用");
    window_quit(&vt);
    window_open(&vt, place);
    window_quit(&vt);
    place_assert_sound(place);
}

static void what_was_typed_survives_kill_9(void **state)
{
    struct vt vt;
    window_open(&vt, *state);
    type_unsaved(&vt, *state);
    kill(vt.child, SIGKILL);
    vt_wait_exit(&vt);
    vt_stop(&vt);
    place_assert_sound(*state);
    check_offered(*state);
}

/* At once, not only when a second has passed. */
static void what_was_typed_survives_the_end_of_the_terminal(void **state)
{
    struct vt vt;
    window_open(&vt, *state);
    window_type_name(&vt, " 採用");
    vt_hang_up(&vt);
    vt_wait_exit(&vt);
    vt_stop(&vt);
    check_offered(*state);
}

static void what_was_typed_survives_a_wish_to_end(void **state)
{
    struct vt vt;
    window_open(&vt, *state);
    window_type_name(&vt, " 採用");
    kill(vt.child, SIGTERM);
    int status = vt_wait_exit(&vt);
    assert_true(WIFSIGNALED(status));
    assert_true(vt_restored(&vt));
    vt_stop(&vt);
    check_offered(*state);
}

static void an_open_form_is_not_offered_to_another_window(void **state)
{
    struct vt mine, other;
    window_open(&mine, *state);
    type_unsaved(&mine, *state);
    window_open(&other, *state);
    vt_send(&other, "H");
    vt_wait_for(&other, "History");
    vt_send(&other, "q");
    window_quit(&other);
    vt_send(&mine, ctrl_s);
    vt_wait_for(&mine, "Saved");
    window_quit(&mine);
}

/* A save that has to wait says so; what is typed meanwhile is done afterwards;
 * Esc gives it up with nothing lost. */
static void a_wait_is_told_and_can_be_given_up(void **state)
{
    struct vt vt;
    struct place *place = *state;
    struct why why = {.lang = LANG_EN};
    const struct model_options options = {.lang = LANG_EN, .who = "tester"};
    const struct change_note note = {.what = "set", .about = "C-0001"};
    window_open(&vt, place);
    struct model *m = model_open(place->file, &options, &why);
    assert_non_null(m);
    window_type_name(&vt, " later");
    assert_true(change_begin(m, &note, &why));
    vt_send(&vt, ctrl_s);
    vt_wait_for(&vt, "Another window is saving");
    vt_send(&vt, "\033");
    vt_wait_for(&vt, "try again soon");
    vt_wait_for(&vt, "Members later");
    vt_send(&vt, ctrl_s);
    vt_wait_for(&vt, "Another window is saving");
    vt_send(&vt, "H");
    change_cancel(m);
    vt_wait_for(&vt, "What changed");
    vt_wait_for(&vt, "Name: Members");
    vt_send(&vt, "q");
    window_quit(&vt);
    model_close(m);
    place_assert_sound(place);
}

static void a_command_says_that_it_waits(void **state)
{
    struct place *place = *state;
    struct why why = {.lang = LANG_EN};
    const struct model_options options = {.lang = LANG_EN, .who = "tester"};
    const struct change_note note = {.what = "set", .about = "C-0001"};
    struct buf command = {0};
    struct model *m = model_open(place->file, &options, &why);
    assert_non_null(m);
    assert_true(change_begin(m, &note, &why));
    assert_int_equal(place_run(place, "--lang en set C-0001 name=Guests"), 4);
    change_cancel(m);
    model_close(m);
    buf_printf(&command, "grep -q 'Another window is saving; waiting' %s/out", place->folder);
    assert_int_equal(system(buf_text(&command)), 0);
    buf_clear(&command);
}

static void a_signal_leaves_the_terminal_whole(void **state)
{
    static const int signals[] = {SIGTERM, SIGINT, SIGSEGV};
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++) {
        struct vt vt;
        window_open(&vt, *state);
        kill(vt.child, signals[i]);
        int status = vt_wait_exit(&vt);
        assert_true(WIFSIGNALED(status));
        assert_int_equal(WTERMSIG(status), signals[i]);
        assert_true(vt_restored(&vt));
        vt_stop(&vt);
        place_assert_sound(*state);
    }
}

static void what_the_screen_said_is_saved_survives_kill_9(void **state)
{
    enum { KILLS = 8 };
    for (int i = 0; i < KILLS; i++) {
        struct vt vt;
        struct buf list = {0};
        char text[24];
        snprintf(text, sizeof text, "-%d", i);
        window_open(&vt, *state);
        vt_send(&vt, "e");
        vt_wait_for(&vt, "Ctrl-S");
        vt_send(&vt, text);
        vt_wait_for(&vt, text);
        vt_send(&vt, ctrl_s);
        vt_wait_for(&vt, "Saved");
        /* In the middle of the next edit. */
        vt_send(&vt, "e");
        vt_wait_for(&vt, "Ctrl-S");
        kill(vt.child, SIGKILL);
        vt_wait_exit(&vt);
        vt_stop(&vt);
        place_assert_sound(*state);
        buf_printf(&list, "list category --format json | grep -q -e '%s\"'", text);
        assert_int_equal(place_run(*state, buf_text(&list)), 0);
        buf_clear(&list);
    }
}

static void the_keys_of_a_person_work_and_mistakes_are_told(void **state)
{
    struct vt vt;
    place_configure(*state, "mouse = off\nkey.add = x\nnonsense = 1\n");
    window_open(&vt, *state);
    vt_wait_for(&vt, "config, line 3: There is no option");
    assert_null(strstr(buf_text(&vt.output), "1000h"));
    vt_send(&vt, "x");
    vt_wait_for(&vt, "Ctrl-S");
    vt_send(&vt, "\033");
    vt_wait_for(&vt, "x Add");
    vt_send(&vt, "q");
    vt_wait_exit(&vt);
    assert_true(vt_restored(&vt));
    vt_wait_for(&vt, "daicho: ");
    vt_wait_for(&vt, "There is no option \"nonsense\"");
    vt_stop(&vt);
}

static void the_mouse_is_switched_at_a_key(void **state)
{
    static const char f9[] = "\033[20~";
    struct vt vt;
    window_open(&vt, *state);
    vt_mouse(&vt, 1, 18, 1); /* the second tab */
    vt_wait_for(&vt, "no record of the kind Purpose");
    vt_send(&vt, f9);
    vt_wait_for(&vt, "The mouse is off; the terminal selects text. F9 switches it on again.");
    assert_non_null(strstr(buf_text(&vt.output), "1000l"));
    buf_empty(&vt.output);
    vt_send(&vt, f9);
    vt_wait_for(&vt, "hold Shift and drag");
    assert_non_null(strstr(buf_text(&vt.output), "1000h"));
    window_quit(&vt);
}

/* Whether some cell of the screen has a colour. */
static bool is_coloured(struct vt *vt)
{
    for (int row = 0; row < WINDOW_ROWS; row++)
        for (int column = 0; column < WINDOW_COLUMNS; column++) {
            VTermScreenCell cell;
            vterm_screen_get_cell(vt->screen, (VTermPos){.row = row, .col = column}, &cell);
            if (!VTERM_COLOR_IS_DEFAULT_FG(&cell.fg) || !VTERM_COLOR_IS_DEFAULT_BG(&cell.bg))
                return true;
        }
    return false;
}

static void themes_and_their_absence(void **state)
{
    static const struct {
        const char *theme, *setting;
        bool coloured;
    } cases[] = {
        {"default", NULL, true},          {"mono", NULL, false},
        {"contrast", NULL, true},         {"dark", "NO_COLOR=1", false},
        {"contrast", "TERM=xterm", true}, {"light", "TERM=vt100", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct place *place = *state;
        struct buf text = {0};
        struct vt vt;
        buf_printf(&text, "theme = %s\n", cases[i].theme);
        place_configure(place, buf_text(&text));
        window_open_with(&vt, place, NULL, cases[i].setting);
        assert_int_equal(is_coloured(&vt), cases[i].coloured);
        window_quit(&vt);
        buf_clear(&text);
    }
}

static VTermScreenCellAttrs attributes_at(struct vt *vt, int row, int column)
{
    VTermScreenCell cell;
    vterm_screen_get_cell(vt->screen, (VTermPos){.row = row, .col = column}, &cell);
    return cell.attrs;
}

/* The column of TEXT in a row of the screen, behind the side of a box. */
static int column_of(const struct vt *vt, int row, const char *text)
{
    struct buf shown = {0};
    vt_row(vt, row, &shown);
    const char *found = strstr(buf_text(&shown), text);
    assert_non_null(found);
    int column = (int)(found - buf_text(&shown)) - (int)strlen("│") + 1;
    buf_clear(&shown);
    return column;
}

/* Signs and words say what colours do, on list and form. What is awaited last
 * is painted last: the lower rows. */
static void without_colours_nothing_is_lost(void **state)
{
    static const char *const settings[] = {NULL, "NO_COLOR=1"};
    for (size_t i = 0; i < sizeof settings / sizeof settings[0]; i++) {
        struct place *place = *state;
        struct vt vt;
        place_configure(place, settings[i] == NULL ? "theme = mono\n" : "theme = default\n");
        window_open_with(&vt, place, NULL, settings[i]);
        int row = vt_wait_for(&vt, ">C-0001");
        assert_true(attributes_at(&vt, row, 1).reverse);
        vt_send(&vt, " ");
        vt_wait_for(&vt, ">*C-0001");
        vt_wait_for(&vt, "- Unmark");
        assert_false(is_coloured(&vt));
        vt_send(&vt, "-e");
        row = vt_wait_for(&vt, "> Name *");
        vt_wait_for(&vt, "Ctrl-S Save");
        assert_true(attributes_at(&vt, row, 2).reverse);
        int column = column_of(&vt, row, "Members");
        assert_true(attributes_at(&vt, row, column).underline);
        assert_true(attributes_at(&vt, row, column).bold);
        assert_false(attributes_at(&vt, row - 1, column).bold);
        vt_send(&vt, "\x15"); /* Ctrl-U */
        vt_send(&vt, ctrl_s);
        vt_wait_for(&vt, "! This field is needed.");
        vt_wait_for(&vt, "Not saved: 1 field");
        assert_false(is_coloured(&vt));
        vt_send(&vt, "\033");
        vt_wait_for(&vt, "[ x Throw away ]");
        assert_false(is_coloured(&vt));
        vt_send(&vt, "x");
        vt_wait_for(&vt, ">C-0001");
        window_quit(&vt);
    }
}

static void read_only_refuses_every_edit(void **state)
{
    struct vt vt;
    window_open_with(&vt, *state, "--readonly", NULL);
    vt_wait_for(&vt, "[read only]");
    vt_send(&vt, "e");
    vt_wait_for(&vt, "Nothing was changed, as --readonly was given.");
    window_quit(&vt);
    place_assert_sound(*state);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(it_opens_on_the_categories_and_leaves_whole, place_make,
                                        place_remove),
        cmocka_unit_test_setup_teardown(what_is_typed_and_saved_is_there, place_make, place_remove),
        cmocka_unit_test_setup_teardown(two_screens_see_each_other_and_do_not_overwrite, place_make,
                                        place_remove),
        cmocka_unit_test_setup_teardown(a_vanished_terminal_ends_it_soon, place_make, place_remove),
        cmocka_unit_test_setup_teardown(the_screen_is_found_as_a_vanished_terminal_left_it,
                                        place_make, place_remove),
        cmocka_unit_test_setup_teardown(what_the_screen_said_is_saved_survives_kill_9, place_make,
                                        place_remove),
        cmocka_unit_test_setup_teardown(what_was_typed_survives_kill_9, place_make, place_remove),
        cmocka_unit_test_setup_teardown(what_was_typed_survives_the_end_of_the_terminal, place_make,
                                        place_remove),
        cmocka_unit_test_setup_teardown(what_was_typed_survives_a_wish_to_end, place_make,
                                        place_remove),
        cmocka_unit_test_setup_teardown(an_open_form_is_not_offered_to_another_window, place_make,
                                        place_remove),
        cmocka_unit_test_setup_teardown(a_command_says_that_it_waits, place_make, place_remove),
        cmocka_unit_test_setup_teardown(a_wait_is_told_and_can_be_given_up, place_make,
                                        place_remove),
        cmocka_unit_test_setup_teardown(a_signal_leaves_the_terminal_whole, place_make,
                                        place_remove),
        cmocka_unit_test_setup_teardown(the_keys_of_a_person_work_and_mistakes_are_told, place_make,
                                        place_remove),
        cmocka_unit_test_setup_teardown(the_mouse_is_switched_at_a_key, place_make, place_remove),
        cmocka_unit_test_setup_teardown(themes_and_their_absence, place_make, place_remove),
        cmocka_unit_test_setup_teardown(read_only_refuses_every_edit, place_make, place_remove),
        cmocka_unit_test_setup_teardown(without_colours_nothing_is_lost, place_make, place_remove),
    };
    return cmocka_run_group_tests_name("program", tests, NULL, NULL);
}

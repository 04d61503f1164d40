/*
 * Several windows and processes on one file: each sees what the others save,
 * waits for them and says so, and what may only be read is not written.
 */
#include "tests/window.h"

#include "model/change.h"
#include "model/model.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static const char ctrl_s[] = "\x13";
static const char waiting[] = "Another window is saving";

static void each_window_sees_what_the_other_saves(void **state)
{
    static const char *const screens[][2] = {
        {"", "a Add"}, {"0", "Latest changes"}, {"\r", "L In the list"}, {"H", "Undo this"}};
    struct vt other;
    window_open(&other, *state);
    for (size_t i = 0; i < sizeof screens / sizeof screens[0]; i++) {
        struct vt mine;
        char text[24];
        snprintf(text, sizeof text, "済%zu", i);
        window_open(&mine, *state);
        vt_send(&mine, screens[i][0]);
        vt_wait_for(&mine, screens[i][1]);
        vt_send(&other, "e");
        vt_wait_for(&other, "Ctrl-S");
        vt_send(&other, text);
        vt_wait_for(&other, text);
        vt_send(&other, ctrl_s);
        vt_wait_for(&other, "Saved");
        vt_wait_for(&mine, "Another window has saved");
        vt_wait_for(&mine, text);
        window_assert_fresh(&mine);
        vt_stop(&mine);
    }
    window_quit(&other);
    place_assert_sound(*state);
}

/* What is typed stays while others save and delete. */
static void a_form_outlives_the_record(void **state)
{
    struct vt vt;
    window_open(&vt, *state);
    window_type_name(&vt, " 採用");
    assert_int_equal(place_run(*state, "delete C-0001"), 0);
    vt_wait_for(&vt, "This record was deleted elsewhere meanwhile.");
    vt_wait_for(&vt, "Members 採用");
    vt_send(&vt, ctrl_s);
    vt_wait_for(&vt, "Deleted meanwhile");
    vt_send(&vt, "y");
    vt_wait_for(&vt, "Saved");
    window_quit(&vt);
    place_assert_sound(*state);
    place_assert_count(*state, "category", "採用", 1);
}

/* A process that holds the inventory. */
static struct model *hold(const struct place *place)
{
    struct why why = {.lang = LANG_EN};
    const struct model_options options = {.lang = LANG_EN, .who = "tester"};
    const struct change_note note = {.what = "set", .about = "C-0001"};
    struct model *m = model_open(place->file, &options, &why);
    assert_non_null(m);
    assert_true(change_begin(m, &note, &why));
    return m;
}

static void let_go(struct model *m)
{
    change_cancel(m);
    model_close(m);
}

/* While another saves: the screen can be read and moved in; what would save
 * says that it waits, and Esc gives it up with nothing lost. */
static void a_file_that_is_held(void **state)
{
    struct vt vt;
    place_fill(*state, 30);
    window_open(&vt, *state);
    struct model *holder = hold(*state);
    vt_send(&vt, "j");
    vt_wait_for(&vt, ">C-0002");
    vt_send(&vt, "/会員 2\r");
    vt_wait_for(&vt, "[会員] [2]");
    vt_send(&vt, "u");
    vt_wait_for(&vt, waiting);
    vt_send(&vt, "\033");
    vt_wait_for(&vt, "try again soon");
    vt_send(&vt, "e");
    vt_wait_for(&vt, "Ctrl-S");
    vt_send(&vt, "採用");
    vt_wait_for(&vt, "採用");
    vt_send(&vt, ctrl_s);
    vt_wait_for(&vt, waiting);
    vt_resize(&vt, 20, 80);
    vt_send(&vt, "\033");
    vt_wait_for(&vt, "try again soon");
    vt_wait_for(&vt, "採用");
    let_go(holder);
    vt_send(&vt, ctrl_s);
    vt_wait_for(&vt, "Saved");
    window_assert_fresh(&vt);
    window_quit(&vt);
    place_assert_sound(*state);
}

/* A wish to end, or a terminal that vanishes, does not wait for the other. */
static void an_end_while_a_file_is_held(void **state)
{
    for (int i = 0; i < 2; i++) {
        struct vt vt;
        window_open(&vt, *state);
        struct model *holder = hold(*state);
        window_type_name(&vt, " 採用");
        vt_send(&vt, ctrl_s);
        vt_wait_for(&vt, waiting);
        if (i == 0)
            vt_hang_up(&vt);
        else
            vt_signal_job(&vt, SIGTERM);
        vt_wait_exit(&vt);
        vt_stop(&vt);
        let_go(holder);
        place_assert_sound(*state);
        place_assert_count(*state, "category", "採用", 0);
    }
}

/* Keys that would change something, with what is said instead. */
static void assert_refused(struct vt *vt, const char *reason)
{
    static const char *const keys[] = {"a", "e", "d", "u", "r", "D", " E"};
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        vt_send(vt, keys[i]);
        vt_wait_for(vt, reason);
        window_settle(vt);
        vt_wait_for(vt, "C-0001");
    }
}

static void opened_for_reading_only(void **state)
{
    struct vt vt;
    struct stat before, after;
    const struct place *place = *state;
    assert_int_equal(stat(place->file, &before), 0);
    window_open_with(&vt, place, "--readonly", NULL);
    vt_wait_for(&vt, "[read only]");
    assert_refused(&vt, "Nothing was changed, as --readonly was given.");
    window_quit(&vt);
    assert_int_equal(stat(place->file, &after), 0);
    assert_int_equal(before.st_mtim.tv_sec, after.st_mtim.tv_sec);
    assert_int_equal(before.st_mtim.tv_nsec, after.st_mtim.tv_nsec);
}

static void a_file_that_can_only_be_read(void **state)
{
    struct vt vt;
    const struct place *place = *state;
    assert_int_equal(chmod(place->file, 0400), 0);
    assert_int_equal(chmod(place->folder, 0500), 0);
    const char *script = "exec \"$@\"";
    if (access(place->file, W_OK) == 0) {
        /* The superuser may write everything, unless that right is laid down. */
        script = "exec setpriv --bounding-set=-dac_override \"$@\"";
        if (system("setpriv --bounding-set=-dac_override true 2>/dev/null") != 0)
            skip();
    }
    window_open_script(&vt, place, script, NULL);
    vt_wait_for(&vt, "[read only]");
    assert_refused(&vt, "The inventory can only be read");
    window_quit(&vt);
    assert_int_equal(chmod(place->folder, 0700), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_window_sees_what_the_other_saves, place_make,
                                        place_remove),
        cmocka_unit_test_setup_teardown(a_form_outlives_the_record, place_make, place_remove),
        cmocka_unit_test_setup_teardown(a_file_that_is_held, place_make, place_remove),
        cmocka_unit_test_setup_teardown(an_end_while_a_file_is_held, place_make, place_remove),
        cmocka_unit_test_setup_teardown(opened_for_reading_only, place_make, place_remove),
        cmocka_unit_test_setup_teardown(a_file_that_can_only_be_read, place_make, place_remove),
    };
    return cmocka_run_group_tests_name("windows", tests, NULL, NULL);
}

/*
 * The ways out that no person chose: the terminal vanishes, a signal asks the
 * program to end or kills it, on every kind of screen. Terminal and inventory
 * are whole afterwards, and what was typed is offered again. ENDS_EVERY=4 ends every
 * fourth screen only.
 */
#include "tests/window.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* How a screen is reached: keys, each with what is shown after them. */
struct screen {
    struct {
        const char *keys, *shown;
    } steps[4];
    bool typed; /* something is typed into a form that is not saved */
};

static const struct screen screens[] = {
    {.steps = {{"", "a Add"}}},
    {.steps = {{"/Memb", "Keep"}}},
    {.steps = {{"0", "Latest changes"}}},
    {.steps = {{"\r", "L In the list"}}},
    {.steps = {{"H", "Undo this"}}},
    {.steps = {{"F", "Count"}, {"\r", "Group"}}},
    {.steps = {{"c", "Columns and widths"}}},
    {.steps = {{"g", "g and then"}}},
    {.steps = {{":", "Commands"}}},
    {.steps = {{"?", "Esc Cancel"}}},
    {.steps = {{"d", "Esc Cancel"}}},
    {.steps = {{" E", "Edit together"}}},
    {.steps = {{"e", "Ctrl-S"}, {" 採用", "Members 採用"}}, .typed = true},
    {.steps = {{"e", "Ctrl-S"}, {" 採用", "Members 採用"}, {"\033x", "Commands"}}, .typed = true},
    {.steps = {{"e", "Ctrl-S"}, {" 採用", "Members 採用"}, {"\033", "Leave the form"}},
     .typed = true},
    {.steps = {{"e", "Ctrl-S"}, {" 採用", "Members 採用"}, {"\x13", "Reason for"}}, .typed = true},
    {.steps = {{"e", "Ctrl-S"}, {" 採用", "Members 採用"}, {"\x0F", "an editor"}}, .typed = true},
};

/* An editor that asks for a line and leaves the text. */
static void make_editor(const struct place *place)
{
    char path[64];
    snprintf(path, sizeof path, "%s/editor", place->folder);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs("#!/bin/sh\nprintf '\\033[2J\\033[Han editor\\n'\nread line\n", file);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(chmod(path, 0700), 0);
}

/* Opens a window on SCREEN; SCRIPT is as in window_open_script(). */
static void open_at(struct vt *vt, const struct place *place, const struct screen *screen,
                    const char *script)
{
    char visual[80];
    snprintf(visual, sizeof visual, "VISUAL=%s/editor", place->folder);
    window_open_script(vt, place, script, visual);
    vt_wait_for(vt, "C-0001");
    for (size_t i = 0; i < COUNT(screen->steps) && screen->steps[i].keys != NULL; i++) {
        vt_send(vt, screen->steps[i].keys);
        vt_wait_for(vt, screen->steps[i].shown);
    }
}

/* The next window offers what was typed, and nothing else. */
static void assert_offered(const struct place *place, bool typed)
{
    struct vt vt;
    place_assert_sound(place);
    place_assert_count(place, "category", "採用", 0);
    window_open(&vt, place);
    if (typed) {
        vt_wait_for(&vt, "Unsaved form");
        vt_send(&vt, "c");
        vt_wait_for(&vt, "Members 採用");
        vt_stop(&vt);
        return;
    }
    vt_wait_for(&vt, "? Help");
    window_quit(&vt);
}

/* Ends a window on each screen by END and looks at what is left. */
static void on_every_screen(const char *script, void (*end)(struct vt *vt))
{
    const char *every = getenv("ENDS_EVERY");
    for (size_t i = 0; i < COUNT(screens); i += every == NULL ? 1 : (size_t)atoi(every)) {
        struct vt vt;
        void *place;
        place_make(&place);
        make_editor(place);
        place_configure(place, "ask-reason = yes\n");
        open_at(&vt, place, &screens[i], script);
        end(&vt);
        vt_stop(&vt);
        assert_offered(place, screens[i].typed);
        place_remove(&place);
    }
}

static void vanish(struct vt *vt)
{
    vt_hang_up(vt);
    int status = vt_wait_exit(vt);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

static void a_terminal_that_vanishes(void **state)
{
    (void)state;
    on_every_screen("exec \"$@\"", vanish);
}

static void a_terminal_that_vanishes_without_a_signal(void **state)
{
    (void)state;
    on_every_screen("trap '' HUP; exec \"$@\"", vanish);
}

/* The whole job is asked, as at the end of a session. */
static void ask_to_end(struct vt *vt)
{
    vt_signal_job(vt, SIGTERM);
    int status = vt_wait_exit(vt);
    assert_true(WIFSIGNALED(status));
    assert_int_equal(WTERMSIG(status), SIGTERM);
    assert_true(vt_restored(vt));
}

static void a_wish_to_end(void **state)
{
    (void)state;
    on_every_screen("exec \"$@\"", ask_to_end);
}

/* The program alone is asked while its editor is open: the editor hears of it,
 * and no text is left in its folder. */
static void a_wish_to_end_while_an_editor_is_open(void **state)
{
    const struct screen *editing = &screens[COUNT(screens) - 1];
    struct vt vt;
    setenv("XDG_RUNTIME_DIR", ((struct place *)*state)->folder, 1);
    make_editor(*state);
    open_at(&vt, *state, editing, "exec \"$@\"");
    kill(vt.child, SIGTERM);
    int status = vt_wait_exit(&vt);
    assert_true(WIFSIGNALED(status));
    assert_int_equal(WTERMSIG(status), SIGTERM);
    assert_true(vt_restored(&vt));
    vt_stop(&vt);
    assert_int_equal(place_run(*state, "--version; ls -d ${XDG_RUNTIME_DIR}/.daicho-*"), 2);
    unsetenv("XDG_RUNTIME_DIR");
    assert_offered(*state, true);
}

/* Ended by the shell from which it was suspended: it stays in the background. */
static void a_wish_to_end_while_suspended(void **state)
{
    static const char script[] =
        "set -m; \"$@\"; echo stopped; read line; kill -TERM %1; kill -CONT %1; "
        "while kill -0 %1 2>/dev/null; do jobs >/dev/null; done; echo ended";
    struct vt vt;
    window_open_script(&vt, *state, script, NULL);
    vt_wait_for(&vt, "C-0001");
    window_type_name(&vt, " 採用");
    vt_signal_job(&vt, SIGTSTP);
    vt_wait_for(&vt, "stopped");
    vt_send(&vt, "\n");
    vt_wait_for(&vt, "ended");
    vt_wait_exit(&vt);
    assert_true(vt_restored(&vt));
    vt_stop(&vt);
    assert_offered(*state, true);
}

/* Without memory the program ends by itself, and says so on a terminal that is whole;
 * what was kept of the form is offered again. */
static void no_memory_for_a_key(void **state)
{
    const struct place *place = *state;
    struct vt vt;
    struct buf script = {0};
#ifdef DAICHO_SANITIZED
    skip(); /* its own allocator has to stand first */
#endif
    char *library = realpath("tests/memory_fails.so", NULL);
    assert_non_null(library);
    buf_printf(&script,
               "MEMORY_SIGNAL=1 MEMORY_FAIL_HOW=on MEMORY_FAIL_AT=1 LD_PRELOAD=%s exec \"$@\"",
               library);
    window_open_script(&vt, place, buf_text(&script), NULL);
    vt_wait_for(&vt, "C-0001");
    window_type_name(&vt, " 採用");
    while (place_ask(place, "SELECT count(*) FROM draft") != 1)
        vt_pump(&vt, 50);
    kill(vt.child, SIGUSR1);
    vt_send(&vt, "x");
    int status = vt_wait_exit(&vt);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 4);
    assert_true(vt_restored(&vt));
    vt_wait_for(&vt, "daicho: out of memory.");
    vt_stop(&vt);
    buf_clear(&script);
    free(library);
    assert_offered(place, true);
}

/* Kills the program while it changes several records: all of them or none. */
static void killed_while_it_saves_several(void **state)
{
    enum { RECORDS = 400, KILLS = 8 };
    place_fill(*state, RECORDS);
    for (int i = 0; i < KILLS; i++) {
        struct vt vt;
        struct buf value = {0}, filter = {0}, list = {0};
        buf_printf(&value, "%d", 5000 + i);
        buf_printf(&filter, "persons:%d", 5000 + i);
        window_open(&vt, *state);
        vt_send(&vt, "*E");
        vt_wait_for(&vt, "Which field?");
        vt_send(&vt, "Number of persons\r");
        vt_wait_for(&vt, "> Value");
        vt_send(&vt, buf_text(&value));
        vt_send(&vt, "\x13");
        vt_wait_for(&vt, "Change the marked records");
        vt_send(&vt, "y");
        /* A different moment each time; in the last, after it was acknowledged. */
        if (i + 1 < KILLS)
            vt_pump(&vt, i * 3);
        else
            vt_wait_for(&vt, "Changed: ");
        kill(vt.child, SIGKILL);
        vt_wait_exit(&vt);
        vt_stop(&vt);
        place_assert_sound(*state);
        buf_printf(&list, "list category --filter %s --format csv | wc -l | grep -qx -e 1 -e %d",
                   buf_text(&filter), RECORDS + 2);
        assert_int_equal(place_run(*state, buf_text(&list)), 0);
        if (i + 1 == KILLS)
            place_assert_count(*state, "category", buf_text(&filter), RECORDS + 1);
        buf_clear(&value);
        buf_clear(&filter);
        buf_clear(&list);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_terminal_that_vanishes),
        cmocka_unit_test(a_terminal_that_vanishes_without_a_signal),
        cmocka_unit_test(a_wish_to_end),
        cmocka_unit_test_setup_teardown(a_wish_to_end_while_an_editor_is_open, place_make,
                                        place_remove),
        cmocka_unit_test_setup_teardown(no_memory_for_a_key, place_make, place_remove),
        cmocka_unit_test_setup_teardown(killed_while_it_saves_several, place_make, place_remove),
        cmocka_unit_test_setup_teardown(a_wish_to_end_while_suspended, place_make, place_remove),
    };
    return cmocka_run_group_tests_name("ends", tests, NULL, NULL);
}

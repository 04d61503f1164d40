/*
 * The screen as it was left: what a second session finds of the first, and
 * what it passes over.
 */
#include "tests/model.h"

#include "model/buf.h"
#include "model/mem.h"
#include "tui/app.h"
#include "tui/list.h"
#include "tui/script.h"
#include "tui/session.h"
#include "tui/state.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

struct place {
    char folder[32];
    char file[64];
    struct model *m;
};

static int begin(void **state)
{
    struct place *place = mem_new(1, sizeof *place);
    strcpy(place->folder, "/tmp/daicho-session-XXXXXX");
    assert_non_null(mkdtemp(place->folder));
    snprintf(place->file, sizeof place->file, "%s/a.daicho", place->folder);
    setenv("XDG_STATE_HOME", place->folder, 1);
    place->m = test_model_at(place->file);
    test_add(place->m, "category", "code", "C-0001", "name", "Alpha", "persons", "3", NULL);
    test_add(place->m, "category", "code", "C-0002", "name", "Beta", "persons", "20", NULL);
    test_add(place->m, "category", "code", "C-0003", "name", "Gamma", "persons", "10", NULL);
    test_add(place->m, "party", "code", "PT-0001", "name", "Delta", NULL);
    test_add(place->m, "party", "code", "PT-0002", "name", "Epsilon", NULL);
    *state = place;
    return 0;
}

static int end(void **state)
{
    struct place *place = *state;
    struct buf command = {0};
    model_close(place->m);
    buf_printf(&command, "rm -r %s", place->folder);
    int status = system(buf_text(&command));
    buf_clear(&command);
    free(place);
    return status;
}

/* Runs the commands of TEXT (tui/script.h) in a session of its own; adds what
 * they show to SHOWN. */
static void run(struct place *place, const char *text, struct buf *shown)
{
    struct why why = {.lang = LANG_EN};
    struct app app;
    char line[256];
    FILE *in = fmemopen((void *)text, strlen(text), "r"), *out = tmpfile();
    app_init(&app, place->m, LANG_EN, 24, 80, 1);
    app.state = state_open(place->file);
    session_restore(&app);
    if (!script_run(&app, in, out, &why)) {
        struct buf display = {0};
        canvas_text(app.canvas, &display);
        fail_msg("%s\n%s", why.text, buf_text(&display));
    }
    session_keep(&app);
    state_save(app.state);
    state_free(app.state);
    app_clear(&app);
    fclose(in);
    rewind(out);
    while (fgets(line, sizeof line, out) != NULL)
        buf_puts(shown, line);
    fclose(out);
}

/* Two sessions: the second must show what its commands expect. */
static void run_both(void **state, const char *first, const char *second)
{
    struct buf shown = {0};
    run(*state, first, &shown);
    run(*state, second, &shown);
    buf_clear(&shown);
}

static void the_focused_record_and_its_kind_are_found_again(void **state)
{
    run_both(state, "keys down down g a down\n", "expect >PT-0002\nkeys g c\nexpect >C-0003\n");
}

static void filter_and_order_are_found_again(void **state)
{
    run_both(state,
             "keys s\ntype Persons\nkeys enter s\ntype Persons\nkeys enter /\ntype a\nkeys enter\n",
             "expect [a]\nexpect v Persons\nexpect >C-0002\nkeys down\nexpect >C-0003\n");
}

static void a_record_that_is_gone_leaves_its_place(void **state)
{
    struct buf shown = {0};
    run(*state, "keys down\nexpect >C-0002\n", &shown);
    run(*state, "remove category/C-0002\nkeys home\n", &shown);
    run(*state, "keys down down up\nexpect >C-0001\nkeys down\nexpect >C-0003\n", &shown);
    run(*state, "expect >C-0003\nremove category/C-0003\n", &shown);
    run(*state, "expect >C-0001\n", &shown);
    buf_clear(&shown);
}

/* Whatever stands in the file, the list opens. */
static void what_is_not_sound_is_passed_over(void **state)
{
    static const char *const kept[] = {
        "x",
        "-1 -1 - ",
        "99999999999999999999999 4 - ",
        "7 999999 persons:up ",
        "1 1 no_such_column a",
        "1 1 - \xFF\xFE",
        "1",
        " ",
        "1 18446744073709551615 - ",
    };
    struct place *place = *state;
    for (size_t i = 0; i < sizeof kept / sizeof kept[0]; i++) {
        struct state *before = state_open(place->file);
        struct buf shown = {0};
        state_set(before, "list.on", i % 2 == 0 ? "no_such_kind" : "category");
        state_set(before, "list.category", kept[i]);
        state_save(before);
        state_free(before);
        run(place, "show\nkeys esc down up home\nexpect >C-0001\n", &shown);
        buf_clear(&shown);
    }
}

static void without_a_state_nothing_is_kept(void **state)
{
    struct place *place = *state;
    struct app app;
    app_init(&app, place->m, LANG_EN, 24, 80, 1);
    session_restore(&app);
    session_tick(&app);
    session_keep(&app);
    assert_int_equal(list_view_number(app.top), 0);
    app_clear(&app);
}

static void commands_used_lately_stand_first_in_the_palette(void **state)
{
    run_both(state, "keys :\ntype history\nkeys enter\nkeys esc :\ntype go party\nkeys enter\n",
             "keys :\nexpect Used lately\nexpect >Parties\nkeys down\nexpect >History\n"
             "keys down\nexpect All commands\nexpect >Open\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_focused_record_and_its_kind_are_found_again, begin,
                                        end),
        cmocka_unit_test_setup_teardown(filter_and_order_are_found_again, begin, end),
        cmocka_unit_test_setup_teardown(a_record_that_is_gone_leaves_its_place, begin, end),
        cmocka_unit_test_setup_teardown(what_is_not_sound_is_passed_over, begin, end),
        cmocka_unit_test_setup_teardown(without_a_state_nothing_is_kept, begin, end),
        cmocka_unit_test_setup_teardown(commands_used_lately_stand_first_in_the_palette, begin,
                                        end),
    };
    return cmocka_run_group_tests_name("session", tests, NULL, NULL);
}

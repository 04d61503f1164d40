/*
 * Hostile texts in every field of every kind: what is refused is refused with a reason,
 * what is taken is kept byte for byte, and nothing of it reaches a terminal as it is:
 * on no screen in memory, and not on a real terminal.
 *
 * HOSTILE_COUNT says how many records of each kind there are; with 1000 every text
 * stands in every field. `hostile-test make FILE` makes the inventory for hostile.sh,
 * `hostile-test texts` writes the texts, each ended by NUL.
 */
#include "tests/hostile.h"
#include "tests/model.h"

#include "model/buf.h"
#include "model/mem.h"
#include "tui/app.h"
#include "tui/canvas.h"
#include "tui/script.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { USUAL_COUNT = 24, STEP = 12 };

/* The inventory, and what was tried and found on it. */
struct desk {
    struct model *m;
    size_t count; /* of records of each kind */
    struct hostile_tally tally;
    size_t displays, harmful;
};

static size_t wanted_count(void)
{
    size_t count = test_count("HOSTILE_COUNT", USUAL_COUNT);
    return count < hostile_count() ? count : hostile_count();
}

static int open_desk(void **state)
{
    struct desk *desk = mem_new(1, sizeof *desk);
    desk->m = test_model();
    desk->count = wanted_count();
    hostile_offer(&desk->tally);
    hostile_fill(desk->m, desk->count);
    *state = desk;
    return 0;
}

static int close_desk(void **state)
{
    struct desk *desk = *state;
    size_t points = desk->tally.offered + desk->displays;
    size_t violations = desk->tally.mute + desk->tally.altered + desk->harmful;
    printf("hostile-test: %zu points, %zu violations\n", points, violations);
    model_close(desk->m);
    free(desk);
    return 0;
}

static void what_is_refused_is_refused_with_a_reason(void **state)
{
    const struct desk *desk = *state;
    assert_true(desk->tally.offered > 10000);
    assert_true(desk->tally.refused > 0 && desk->tally.refused < desk->tally.offered);
    assert_int_equal(desk->tally.mute, 0);
}

/* A text is saved and read as it is. */
static void what_is_taken_is_kept_byte_for_byte(void **state)
{
    const struct desk *desk = *state;
    struct model *m = test_model();
    assert_int_equal(desk->tally.altered, 0);
    for (const char *const *text = hostile_texts; *text != NULL; text++) {
        if ((*text)[strspn(*text, " \t\r\n")] == '\0')
            continue;
        char code[21];
        snprintf(code, sizeof code, "C-%zu", (size_t)(text - hostile_texts));
        test_add(m, "category", "code", code, "name", *text, "remarks", *text, NULL);
        test_value_is(m, "category", code, "remarks", *text);
        test_value_is(m, "category", code, "name", *text);
    }
    test_sound(m);
    test_sound(desk->m);
    model_close(m);
}

/* Fails where the display of APP, after KEY, holds harm. */
static void look(struct desk *desk, struct app *app, const char *kind, const char *key)
{
    struct buf shown = {0};
    app_draw(app);
    canvas_text(app->canvas, &shown);
    desk->displays++;
    if (!hostile_harmless(buf_text(&shown), true)) {
        desk->harmful++;
        print_error("%s, after %s:\n%s\n", kind, key, buf_text(&shown));
    }
    buf_clear(&shown);
}

/* Does one COMMAND of a script, which may not apply. */
static void command(struct app *app, const char *command)
{
    struct why why = {.lang = LANG_EN};
    FILE *script = fmemopen((void *)(uintptr_t)command, strlen(command), "r");
    assert_non_null(script);
    script_run(app, script, stdout, &why);
    fclose(script);
}

static void press(struct desk *desk, struct app *app, const char *kind, const char *const *keys)
{
    for (; *keys != NULL && !app->quit; keys++) {
        command(app, *keys);
        look(desk, app, kind, *keys);
    }
}

/* The list of KIND, its records one by one, and of one in STEP all that it leads to. */
static void look_through(struct desk *desk, struct app *app, const struct kind *kind)
{
    static const char *const whole[] = {
        "action first",  "key F",         "key page-down", "key esc", "key !",
        "key page-down", "key enter",     "key esc",       "key esc", "key H",
        "key enter",     "key page-down", "key esc",       "key esc", "key *",
        "key E",         "key page-down", "key esc",       "key -",   NULL};
    static const char *const record[] = {
        "key enter",     "key page-down", "key page-down", "key H",     "key enter", "key esc",
        "key esc",       "key !",         "key esc",       "key e",     "key f4",    "key down",
        "key page-down", "key page-down", "field items",   "key enter", "key down",  "key esc",
        "field remarks", "key enter",     "key a",         "key esc",   "key enter", "key esc",
        "key esc",       "key d",         "key esc",       "key esc",   "key esc",   NULL};
    static const char *const next[] = {"key down", NULL};
    char go[64];
    snprintf(go, sizeof go, "action go-%s", kind->name);
    for (char *at = go; (at = strchr(at, '_')) != NULL;)
        *at = '-';
    command(app, "action to-list");
    command(app, go);
    press(desk, app, kind->name, whole);
    command(app, go);
    command(app, "action first");
    for (size_t i = 0; i < desk->count; i++) {
        if ((i + kinds_index(kind)) % STEP == 0)
            press(desk, app, kind->name, record);
        press(desk, app, kind->name, next);
    }
}

static void no_screen_shows_what_a_terminal_would_act_on(void **state)
{
    static const char *const elsewhere[] = {
        "key 0",   "key page-down", "action palette",  "type H",
        "key esc", "key esc",       "action findings", "key end",
        "key esc", "action due",    "key end",         "key esc",
        NULL};
    struct desk *desk = *state;
    struct app app;
    app_init(&app, desk->m, LANG_JA, 24, 80, 1);
    while (app_work(&app))
        ;
    for (size_t i = 0; i < kinds_count && !app.quit; i++)
        look_through(desk, &app, &kinds[i]);
    press(desk, &app, "overview", elsewhere);
    app_clear(&app);
    assert_true(desk->displays > kinds_count * desk->count);
    assert_int_equal(desk->harmful, 0);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_refused_is_refused_with_a_reason),
        cmocka_unit_test(what_is_taken_is_kept_byte_for_byte),
        cmocka_unit_test(no_screen_shows_what_a_terminal_would_act_on),
    };
    if (argc == 3 && strcmp(argv[1], "make") == 0) {
        struct model *m = test_model_at(argv[2]);
        hostile_fill(m, wanted_count());
        model_close(m);
        return 0;
    }
    if (argc == 2 && strcmp(argv[1], "texts") == 0) {
        for (const char *const *text = hostile_texts; *text != NULL; text++)
            fwrite(*text, 1, strlen(*text) + 1, stdout);
        return 0;
    }
    return cmocka_run_group_tests(tests, open_desk, close_desk);
}

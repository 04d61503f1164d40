/*
 * The two moments in which keys are most dangerous: while another process holds
 * the inventory, and while the window is too small to show anything.
 */
#include "model/buf.h"
#include "model/db.h"
#include "model/model.h"
#include "model/record.h"
#include "tui/app.h"
#include "tui/script.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static struct why why = {.lang = LANG_EN};

static void play(struct app *app, const char *text)
{
    FILE *script = fmemopen((void *)text, strlen(text), "r");
    assert_non_null(script);
    if (!script_run(app, script, stdout, &why))
        fail_msg("%s", why.text);
    fclose(script);
}

static void begin(struct app *app, struct model *m)
{
    static const char fixture[] = "save category/C-0001 name=会員\n"
                                  "save category/C-0002 name=従業員\n"
                                  "save provision/PV-0001 name=提供\n"
                                  "save provision/PV-0001 categories=C-0001; C-0002\n"
                                  "save category/C-0001 items=氏名; 住所\n"
                                  "save acquisition/A-0001 name=取得\n"
                                  "save acquisition/A-0001 category=C-0001\n";
    app_init(app, m, LANG_EN, 24, 80, 1);
    play(app, fixture);
}

static void press_named(struct app *app, const char *name)
{
    struct key key;
    assert_true(key_parse(name, &key));
    app_key(app, &key);
    app_draw(app);
}

static void check_shows(const struct app *app, const char *text, bool wanted)
{
    struct buf shown = {0};
    canvas_text(app->canvas, &shown);
    if ((strstr(buf_text(&shown), text) != NULL) != wanted)
        fail_msg("%s: %s\n%s", wanted ? "missing" : "surplus", text, buf_text(&shown));
    buf_clear(&shown);
}

/* While another process holds the inventory, what was shown stays and nothing
 * passes for deleted or empty; the first tick after it reads again. */
static void check_held(struct app *app, struct db *other, const char *shown)
{
    static const char *const keys[] = {"4", "enter", "d", "y", "H", "0"};
    const struct pane *top = app->top;
    assert_true(db_run(other, "BEGIN EXCLUSIVE"));
    app_key(app, &(struct key){.type = KEYS_TICK});
    app_draw(app);
    check_shows(app, shown, true);
    check_shows(app, "is using", true);
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        press_named(app, keys[i]);
        assert_ptr_equal(app->top, top);
        check_shows(app, shown, true);
    }
    assert_true(db_run(other, "COMMIT"));
    assert_true(db_ok(other, &why));
    app_key(app, &(struct key){.type = KEYS_TICK});
    app_draw(app);
    check_shows(app, shown, true);
    check_shows(app, "is using", false);
}

static void test_held_elsewhere(void **state)
{
    struct model_options options = {.lang = LANG_EN, .who = "tester"};
    char folder[] = "/tmp/daicho-held-XXXXXX", path[64];
    struct app app;
    (void)state;
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/a.daicho", folder);
    struct model *m = model_create(path, &options, &why);
    assert_non_null(m);
    begin(&app, m);
    app_key(&app, &(struct key){.type = KEYS_TICK});
    struct db *other = db_open(path, DB_READ_WRITE, &why);
    assert_non_null(other);
    press_named(&app, "home");
    check_held(&app, other, "C-0001");
    press_named(&app, "0");
    while (app_work(&app))
        ;
    check_held(&app, other, "The first week");
    press_named(&app, "esc");
    press_named(&app, "enter");
    check_held(&app, other, "> C-0001");
    press_named(&app, "d");
    check_shows(&app, "2 records are linked to it", true);
    check_shows(&app, "It refers to 2 records", true);
    press_named(&app, "esc");
    db_close(other);
    app_clear(&app);
    assert_int_equal(record_count(m, kinds_find("category")), 2);
    model_close(m);
    unlink(path);
    assert_int_equal(rmdir(folder), 0);
}

/* Has OTHER hold the inventory, or let it go. */
static void hold(struct app *app, struct db *other, bool on)
{
    assert_true(db_run(other, on ? "BEGIN EXCLUSIVE" : "COMMIT"));
    if (on)
        return;
    app_key(app, &(struct key){.type = KEYS_TICK});
    app_draw(app);
    check_shows(app, "is using", false);
}

/* A link that would be taken away from another record is not taken while that
 * cannot be told; a record that cannot be compared does not pass for deleted. */
static void test_a_form_while_held(void **state)
{
    struct model_options options = {.lang = LANG_EN, .who = "tester"};
    char folder[] = "/tmp/daicho-held-XXXXXX", path[64];
    struct app app;
    (void)state;
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/a.daicho", folder);
    struct model *m = model_create(path, &options, &why);
    assert_non_null(m);
    begin(&app, m);
    model_patience(m, 0);
    struct db *other = db_open(path, DB_READ_WRITE, &why);
    assert_non_null(other);
    play(&app, "keys home down e\nfield acquisition\nkeys enter space up\nexpect A-0001\n");
    hold(&app, other, true);
    press_named(&app, "enter");
    check_shows(&app, "is using", true);
    check_shows(&app, "saving moves it here", false);
    hold(&app, other, false);
    play(&app, "keys ctrl-s\nexpect Nothing was changed\n");
    play(&app, "keys e\nfield acquisition\nkeys enter space up enter\nexpect saving moves it here\n"
               "field name\ntype x\n"
               "save category/C-0002 name=別の名称\n");
    hold(&app, other, true);
    press_named(&app, "ctrl-s");
    check_shows(&app, "is using", true);
    check_shows(&app, "Deleted meanwhile", false);
    hold(&app, other, false);
    play(&app, "keys ctrl-s\nexpect Two versions\n");
    db_close(other);
    app_clear(&app);
    model_close(m);
    unlink(path);
    assert_int_equal(rmdir(folder), 0);
}

/* Where the window is too small to show anything, a key only leaves. */
static void test_unseen(void **state)
{
    static const char *const names[] = {"enter", "esc",    "a",      "e",      "d",     "delete",
                                        "y",     "ctrl-s", "ctrl-z", "u",      "r",     ":",
                                        "?",     "space",  "click",  "ctrl-w", "alt-x", "tab"};
    struct model_options options = {.lang = LANG_EN, .who = "tester"};
    struct model *m = model_scratch(&options, &why);
    struct app app;
    (void)state;
    begin(&app, m);
    const struct pane *top = app.top;
    app_key(&app, &(struct key){.type = KEYS_RESIZE, .y = 9, .x = 39});
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        press_named(&app, names[i]);
    assert_ptr_equal(app.top, top);
    assert_false(app.quit);
    assert_int_equal(record_count(m, kinds_find("category")), 2);
    press_named(&app, "q");
    assert_true(app.quit);
    app_clear(&app);
    model_close(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_held_elsewhere),
        cmocka_unit_test(test_a_form_while_held),
        cmocka_unit_test(test_unseen),
    };
    return cmocka_run_group_tests_name("held", tests, NULL, NULL);
}

/*
 * Any key at any moment: thousands of keys by chance, from a fixed seed, on
 * all screens and in changing sizes. The display stays whole after each, and
 * nothing of it harms the inventory: what was not saved on purpose changes no
 * record, and in the end every change can be undone.
 * ANYKEY_SEED and ANYKEY_COUNT in the environment choose others.
 * And the two moments in which keys are most dangerous: while another process
 * holds the inventory, and while the window is too small to show anything.
 */
#include "tests/model.h"

#include "model/buf.h"
#include "model/change.h"
#include "model/db.h"
#include "model/journal.h"
#include "model/mem.h"
#include "model/record.h"
#include "tui/actions.h"
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

enum { KEYS = 6000, CHECK_EVERY = 20, FIXTURE_ENTRIES = 7 };

static const char *const names[] = {
    "enter",     "enter",      "enter",     "esc",       "esc",       "tab",
    "shift-tab", "up",         "down",      "down",      "left",      "right",
    "home",      "end",        "page-up",   "page-down", "backspace", "delete",
    "space",     "f1",         "f2",        "f4",        "ctrl-s",    "ctrl-s",
    "ctrl-z",    "ctrl-r",     "ctrl-up",   "ctrl-down", "ctrl-k",    "ctrl-u",
    "ctrl-o",    "ctrl-l",     "ctrl-home", "alt-x",     "click",     "double-click",
    "wheel-up",  "wheel-down", "a",         "e",         "d",         "/",
    "s",         "u",          "r",         ":",         "?",         "H",
    "L",         "y",          "x",         "m",         "t",         "j",
    "k",         "g",          "G",         "0",         "1",         "2",
    "3",         "5",          "8",         "[",         "]",         "v",
    "*",         "-",          "E",         "D",         "Y",         "space",
    "0",         "K",          "c",         "F",         "b",         "Z",
    "J",         "K",          "+",
};

static const char *const texts[] = {
    "会員",         "氏名",  "か\xE3\x82\x99", "葛\xF3\xA0\x84\x80", "6か月", "令和8年4月1日",
    "123456789018", "12400", "\xE2\x80\xAE",   "👨‍👩‍👧", "ｱｲｳ",   "a; b\\",
    "C-0001",       "日本",
};

/* A number by xorshift (Marsaglia, 2003), below LIMIT. */
static uint32_t next(uint32_t *seed, uint32_t limit)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed % limit;
}

static void press(struct app *app, uint32_t *seed)
{
    struct key key;
    assert_true(key_parse(names[next(seed, sizeof names / sizeof names[0])], &key));
    key.y = (int)next(seed, 40);
    key.x = (int)next(seed, 120);
    app_key(app, &key);
}

static void paste(struct app *app, uint32_t *seed)
{
    struct key key = {.type = KEYS_PASTE};
    key.text = mem_copy(texts[next(seed, sizeof texts / sizeof texts[0])]);
    app_key(app, &key);
    key_clear(&key);
}

static void resize(struct app *app, uint32_t *seed)
{
    struct key key = {.type = KEYS_RESIZE};
    key.y = 1 + (int)next(seed, 45);
    key.x = 1 + (int)next(seed, 140);
    app_key(app, &key);
}

/* Every cell has text where it has width, a wide one its other half, and the
 * cursor is inside. */
static void check_canvas(const struct canvas *canvas)
{
    for (int y = 0; y < canvas->rows; y++)
        for (int x = 0; x < canvas->columns; x++) {
            const struct cell *cell = canvas_cell(canvas, y, x);
            assert_true(cell->role < ROLE_COUNT);
            assert_true(cell->width <= 2);
            assert_int_equal(cell->width == 0, cell->text[0] == '\0');
            if (cell->width == 2) {
                assert_true(x + 1 < canvas->columns);
                assert_int_equal(canvas_cell(canvas, y, x + 1)->width, 0);
            }
            if (cell->width == 0)
                assert_true(x > 0 && canvas_cell(canvas, y, x - 1)->width == 2);
        }
    assert_true(canvas->cursor_y >= 0 && canvas->cursor_y < canvas->rows);
    assert_true(canvas->cursor_x >= 0 && canvas->cursor_x < canvas->columns);
}

static uint32_t number(const char *name, uint32_t otherwise)
{
    const char *text = getenv(name);
    return text == NULL ? otherwise : (uint32_t)strtoul(text, NULL, 10);
}

static void begin(struct app *app, struct model *m)
{
    static const char fixture[] = "save category/C-0001 name=会員\n"
                                  "save category/C-0001 items=氏名; 住所\n"
                                  "save category/C-0002 name=従業員\n"
                                  "save provision/PV-0001 name=提供\n"
                                  "save provision/PV-0001 categories=C-0001; C-0002\n"
                                  "save acquisition/A-0001 name=取得\n"
                                  "save acquisition/A-0001 category=C-0001\n";
    struct why why = {.lang = LANG_EN};
    FILE *script = tmpfile();
    app_init(app, m, LANG_JA, 24, 80, 1);
    fputs(fixture, script);
    rewind(script);
    assert_true(script_run(app, script, stdout, &why));
    fclose(script);
}

/* The records as the last entry of the journal left them. */
struct saved {
    int64_t seq;
    char digest[65];
};

/* Nothing that was not saved on purpose, and so has no entry, changed a
 * record. */
static void check_saved(struct model *m, struct saved *saved)
{
    struct why why = {.lang = LANG_EN};
    char head[65], digest[65];
    int64_t seq;
    assert_true(journal_head(m, &seq, head, &why));
    test_digest(m, digest);
    if (seq == saved->seq)
        assert_string_equal(digest, saved->digest);
    saved->seq = seq;
    memcpy(saved->digest, digest, sizeof digest);
}

/* Opens the list again where the keys left the program. */
static void again(struct app *app, struct model *m, uint32_t *seed)
{
    app_clear(app);
    app_init(app, m, next(seed, 2) == 0 ? LANG_EN : LANG_JA, 24, 80, 1 + (int)next(seed, 2));
}

static void test_any_key(void **state)
{
    struct why why = {.lang = LANG_EN};
    struct model_options options = {
        .lang = LANG_JA, .who = "tester", .now = "2026-11-22T07:18:00Z"};
    struct model *m = model_scratch(&options, &why);
    uint32_t seed = number("ANYKEY_SEED", 20261122);
    uint32_t count = number("ANYKEY_COUNT", KEYS);
    struct saved saved = {0};
    struct app app;
    (void)state;
    assert_non_null(m);
    begin(&app, m);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t dice = next(&seed, 100);
        if (dice < 6)
            paste(&app, &seed);
        else if (dice < 8)
            resize(&app, &seed);
        else
            press(&app, &seed);
        assert_false(change_is_open(m));
        if (next(&seed, 4) > 0)
            app_work(&app);
        if (i % CHECK_EVERY == 0)
            check_saved(m, &saved);
        app_draw(&app);
        check_canvas(app.canvas);
        if (app.quit)
            again(&app, m, &seed);
    }
    app_clear(&app);
    /* It is a test only where the keys did something. */
    struct entries entries;
    assert_true(journal_list(m, NULL, NULL, 0, &entries, &why));
    assert_true(entries.count > FIXTURE_ENTRIES);
    journal_clear(&entries);
    while (journal_undo(m, 0, NULL, &why))
        ;
    for (size_t i = 0; i < kinds_count; i++)
        assert_int_equal(record_count(m, &kinds[i]), 0);
    test_sound(m);
    model_close(m);
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
    struct why why = {.lang = LANG_EN};
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
    struct why why = {.lang = LANG_EN};
    struct model_options options = {.lang = LANG_EN, .who = "tester"};
    char folder[] = "/tmp/daicho-held-XXXXXX", path[64];
    struct app app;
    (void)state;
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/a.daicho", folder);
    struct model *m = model_create(path, &options, &why);
    assert_non_null(m);
    begin(&app, m);
    app.lang = LANG_EN;
    app_key(&app, &(struct key){.type = KEYS_TICK});
    struct db *other = db_open(path, DB_READ_WRITE, &why);
    assert_non_null(other);
    press_named(&app, "home");
    check_held(&app, other, "C-0001");
    press_named(&app, "0");
    while (app_work(&app))
        ;
    check_held(&app, other, "(not stated) 2");
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

/* Where the window is too small to show anything, a key only leaves. */
static void test_unseen(void **state)
{
    struct why why = {.lang = LANG_EN};
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
        cmocka_unit_test(test_any_key),
        cmocka_unit_test(test_held_elsewhere),
        cmocka_unit_test(test_unseen),
    };
    return cmocka_run_group_tests_name("any key", tests, NULL, NULL);
}

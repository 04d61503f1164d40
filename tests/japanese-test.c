/*
 * Whatever a person types or pastes is kept byte for byte, shown whole and
 * found again: random texts of characters that programs are known to damage,
 * driven through the screens. The seeds are fixed.
 */
#include "tests/model.h"

#include "model/buf.h"
#include "model/glyphs.h"
#include "model/mem.h"
#include "model/utf8.h"
#include "tui/app.h"
#include "tui/script.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* What people write, and what else there is. */
static const char *const clusters[] = {
    "台",
    "帳",
    "あ",
    "ー",
    "。",
    "「",
    "ﾀ",
    "ｶﾞ",
    "ﾊﾟ",
    "か\u3099",
    "ハ\u309A",
    "葛\U000E0100",
    "辻\U000E0101",
    "e\u0301",
    "a\u0323\u0302",
    "𠮷",
    "𩸽",
    "神",
    "\uFA19",
    "Ａ",
    "ｚ",
    "x",
    "Q",
    "-",
    "①",
    "※",
    "→",
    "─",
    "👨\u200D👩\u200D👧\u200D👦",
    "👍🏽",
    "👩🏽\u200D💻",
    "🇯🇵",
    "❤\uFE0F",
    "1\uFE0F\u20E3",
    "☎\uFE0E",
    "한",
    "नि",
    "\u202E",
    "\u200B",
    "\u00AD",
    "\u3000",
    " ",
};

static unsigned next_random(unsigned *seed)
{
    *seed = *seed * 1103515245u + 12345u;
    return *seed >> 16 & 0x7FFF;
}

/* Up to MOST of them, at least one, not a blank first or last. */
static char *random_text(unsigned *seed, unsigned most)
{
    struct buf text = {0};
    unsigned count = next_random(seed) % most;
    buf_puts(&text, clusters[next_random(seed) % 10]);
    for (unsigned i = 0; i < count; i++)
        buf_puts(&text, clusters[next_random(seed) % COUNT(clusters)]);
    buf_puts(&text, clusters[next_random(seed) % 10]);
    return buf_take(&text);
}

struct screens {
    struct model *m;
    struct app app;
};

static int begin(void **state)
{
    struct screens *screens = mem_new(1, sizeof *screens);
    screens->m = test_model();
    app_init(&screens->app, screens->m, LANG_JA, 24, 80, 1);
    *state = screens;
    return 0;
}

static int end(void **state)
{
    struct screens *screens = *state;
    app_clear(&screens->app);
    model_close(screens->m);
    free(screens);
    return 0;
}

/* Runs one command of tui/script.h: COMMAND, a blank and REST. */
static void run(struct screens *screens, const char *command, const char *rest)
{
    struct why why = {.lang = LANG_EN};
    struct buf line = {0}, display = {0};
    buf_printf(&line, "%s %s", command, rest);
    FILE *in = fmemopen(line.text, line.length, "r"), *out = tmpfile();
    if (!script_run(&screens->app, in, out, &why)) {
        canvas_text(screens->app.canvas, &display);
        fail_msg("%s: %s\n%s", buf_text(&line), why.text, buf_text(&display));
    }
    fclose(in);
    fclose(out);
    buf_clear(&line);
}

static void enter(struct screens *screens, const char *text, bool pasted)
{
    run(screens, pasted ? "paste" : "type", text);
}

/* Each row is full, and each wide glyph has both of its cells. */
static void is_whole(struct screens *screens)
{
    struct canvas *canvas = screens->app.canvas;
    app_draw(&screens->app);
    for (int y = 0; y < canvas->rows; y++) {
        int width = 0;
        for (int x = 0; x < canvas->columns; x++) {
            const struct cell *cell = canvas_cell(canvas, y, x);
            bool right_half = x > 0 && canvas_cell(canvas, y, x - 1)->width == 2;
            assert_int_equal(cell->width == 0, right_half);
            if (cell->width > 0)
                assert_int_equal(glyph_width(cell->text, canvas->ambiguous), cell->width);
            width += cell->width;
        }
        assert_int_equal(width, canvas->columns);
    }
}

static void name_is(struct screens *screens, size_t number, const char *name, const char *note)
{
    char code[16];
    snprintf(code, sizeof code, "C-%04zu", number);
    test_value_is(screens->m, "category", code, "name", name);
    test_value_is(screens->m, "category", code, "description", note);
}

static void what_is_entered_is_kept(void **state)
{
    struct screens *screens = *state;
    unsigned seed = 17;
    for (size_t round = 1; round <= 60; round++) {
        char *name = random_text(&seed, 12), *note = random_text(&seed, 60);
        run(screens, "keys", "a");
        run(screens, "field", "name");
        enter(screens, name, round % 2 == 0);
        run(screens, "field", "description");
        enter(screens, note, round % 3 == 0);
        is_whole(screens);
        run(screens, "keys", "ctrl-s");
        name_is(screens, round, name, note);
        is_whole(screens);
        free(name);
        free(note);
    }
}

static void what_is_entered_is_undone_and_done_again(void **state)
{
    struct screens *screens = *state;
    unsigned seed = 23;
    for (size_t round = 1; round <= 20; round++) {
        char *name = random_text(&seed, 10);
        run(screens, "keys", "a");
        run(screens, "field", "name");
        enter(screens, "初め", true);
        enter(screens, name, round % 2 == 0);
        for (int i = 0; i < 40; i++)
            run(screens, "keys", "ctrl-z");
        for (int i = 0; i < 40; i++)
            run(screens, "keys", "ctrl-y");
        run(screens, "keys", "ctrl-s");
        struct buf whole = {0};
        buf_printf(&whole, "初め%s", name);
        name_is(screens, round, buf_text(&whole), "");
        buf_clear(&whole);
        free(name);
    }
}

static void what_was_entered_survives_a_crash(void **state)
{
    struct screens *screens = *state;
    unsigned seed = 29;
    for (size_t round = 1; round <= 20; round++) {
        char *name = random_text(&seed, 12), *note = random_text(&seed, 40);
        run(screens, "keys", "a");
        run(screens, "field", "name");
        enter(screens, name, round % 2 == 0);
        run(screens, "field", "description");
        enter(screens, note, true);
        run(screens, "tick", "");
        run(screens, "crash", "");
        is_whole(screens);
        run(screens, "keys", "c ctrl-s");
        name_is(screens, round, name, note);
        free(name);
        free(note);
    }
}

/* The size and the width of ambiguous characters change between screens. */
static void every_screen_shows_whole_characters(void **state)
{
    static const char *const keys[] = {
        "down",  "end",   "enter", "e",   "tab tab tab", "esc", "esc", "F",   "down", "esc", "H",
        "enter", "esc",   "esc",   "0",   "down",        "end", "1",   "?",   "down", "esc", ":",
        "esc",   "space", "E",     "esc", "c",           "esc", "d",   "esc", "s",    "esc", "Z",
    };
    static const char *const sizes[] = {"80x24", "40x10", "43x13", "120x40", "77x17"};
    struct screens *screens = *state;
    unsigned seed = 31;
    for (size_t i = 1; i <= 40; i++) {
        char code[16];
        char *name = random_text(&seed, 20), *note = random_text(&seed, 90);
        snprintf(code, sizeof code, "C-%04zu", i);
        test_add(screens->m, "category", "code", code, "name", name, "description", note,
                 "subjects", name, NULL);
        free(name);
        free(note);
    }
    app_follow(&screens->app, RELOAD);
    for (size_t size = 0; size < COUNT(sizes); size++)
        for (int ambiguous = 1; ambiguous <= 2; ambiguous++) {
            run(screens, "size", sizes[size]);
            screens->app.canvas->ambiguous = ambiguous;
            for (size_t i = 0; i < COUNT(keys); i++) {
                run(screens, "keys", keys[i]);
                is_whole(screens);
            }
            run(screens, "keys", "esc esc esc /");
            enter(screens, clusters[(size * 7) % COUNT(clusters)], true);
            is_whole(screens);
            run(screens, "keys", "enter");
            is_whole(screens);
            run(screens, "keys", "esc");
        }
}

/* From the end to the beginning and back: each boundary of a cluster once. */
static void the_cursor_stops_once_at_each_character(void **state)
{
    struct screens *screens = *state;
    unsigned seed = 37;
    for (int round = 0; round < 30; round++) {
        char *name = random_text(&seed, 12);
        size_t count = 0;
        for (size_t at = 0; name[at] != '\0'; at += glyph_cluster(name + at))
            count++;
        run(screens, "keys", "a");
        run(screens, "field", "name");
        enter(screens, name, round % 2 == 0);
        for (size_t i = 0; i < count; i++)
            run(screens, "keys", "left");
        enter(screens, "始", false);
        for (size_t i = 0; i < count; i++)
            run(screens, "keys", "right");
        enter(screens, "終", false);
        run(screens, "keys", "ctrl-s");
        struct buf whole = {0};
        buf_printf(&whole, "始%s終", name);
        name_is(screens, (size_t)round + 1, buf_text(&whole), "");
        buf_clear(&whole);
        free(name);
    }
}

/* As often as there are characters, Backspace empties a text: of ｶﾞ, which was
 * typed as two, it takes two. */
static void backspace_takes_whole_characters(void **state)
{
    struct screens *screens = *state;
    for (size_t i = 0; i < COUNT(clusters); i++) {
        struct buf text = {0};
        buf_printf(&text, "台%s", clusters[i]);
        bool two = strcmp(clusters[i], "ｶﾞ") == 0 || strcmp(clusters[i], "ﾊﾟ") == 0;
        run(screens, "keys", "a");
        run(screens, "field", "name");
        enter(screens, buf_text(&text), true);
        run(screens, "keys", two ? "backspace backspace" : "backspace");
        run(screens, "keys", "ctrl-s");
        name_is(screens, i + 1, "台", "");
        buf_clear(&text);
    }
}

/* A name is found by itself, whole, in the filter. */
static void names_are_found_by_themselves(void **state)
{
    static const char *const same[][2] = {
        {"か\u3099\u304Dく", "がきく"},
        {"葛\U000E0100飾", "葛飾"},
        {"ﾀﾅｶﾞﾜ", "たながわ"},
        {"ＡＢＣ", "abc"},
        {"cafe\u0301", "CAFÉ"},
        {"\uFA19社", "神社"},
        {"👩🏽\u200D💻", "👩🏽\u200D💻"},
        {"①号", "1号"},
        {"㈱台帳", "(株)台帳"},
        {"人\u3000名", "人 名"},
        {"サ\u200Bーバ", "サーバ"},
    };
    struct screens *screens = *state;
    for (size_t i = 0; i < COUNT(same); i++) {
        char code[16], found[24];
        snprintf(code, sizeof code, "C-%04zu", i + 1);
        snprintf(found, sizeof found, ">%s", code);
        test_add(screens->m, "category", "code", code, "name", same[i][0], NULL);
        app_follow(&screens->app, RELOAD);
        for (int way = 0; way < 2; way++) {
            run(screens, "keys", "/");
            enter(screens, same[i][way], way == 0);
            run(screens, "keys", "enter");
            run(screens, "expect", found);
            run(screens, "keys", "esc");
        }
    }
}

/* Each key of the list, typed with the input method on, does the same. */
static void full_width_keys_are_commands(void **state)
{
    static const struct {
        const char *keys, *shows;
    } commands[] = {
        {"ｊ", ">C-0002"},       {"Ｇ", ">C-0003"}, {"ｋ", ">C-0001"},
        {"？", "ヘルプ"},        {"：", "命令"},    {"／", "/"},
        {"２", "利用目的"},      {"０", "概況"},    {"ｇ ａ", "相手先"},
        {"ｇ ｃ", "データ区分"}, {"ｅ", "編集"},    {"ａ", "新規"},
        {"\u3000", "*C-0001"},
    };
    struct screens *screens = *state;
    test_add(screens->m, "category", "code", "C-0001", "name", "一", NULL);
    test_add(screens->m, "category", "code", "C-0002", "name", "二", NULL);
    test_add(screens->m, "category", "code", "C-0003", "name", "三", NULL);
    app_follow(&screens->app, RELOAD);
    for (size_t i = 0; i < COUNT(commands); i++) {
        run(screens, "keys", commands[i].keys);
        run(screens, "expect", commands[i].shows);
        run(screens, "keys", "esc esc esc g c home");
    }
}

/* Kana and kanji mean that the input method is on, and a sequence waits. */
static void japanese_is_no_command(void **state)
{
    static const char *const keys[] = {"あ", "ー", "会", "𠮷", "g ち", "葛 \U000E0100"};
    struct screens *screens = *state;
    for (size_t i = 0; i < COUNT(keys); i++) {
        run(screens, "keys", keys[i]);
        run(screens, "expect", "日本語入力");
        run(screens, "keys", "esc");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_entered_is_kept, begin, end),
        cmocka_unit_test_setup_teardown(what_is_entered_is_undone_and_done_again, begin, end),
        cmocka_unit_test_setup_teardown(what_was_entered_survives_a_crash, begin, end),
        cmocka_unit_test_setup_teardown(every_screen_shows_whole_characters, begin, end),
        cmocka_unit_test_setup_teardown(the_cursor_stops_once_at_each_character, begin, end),
        cmocka_unit_test_setup_teardown(backspace_takes_whole_characters, begin, end),
        cmocka_unit_test_setup_teardown(names_are_found_by_themselves, begin, end),
        cmocka_unit_test_setup_teardown(full_width_keys_are_commands, begin, end),
        cmocka_unit_test_setup_teardown(japanese_is_no_command, begin, end),
    };
    return cmocka_run_group_tests_name("japanese", tests, NULL, NULL);
}

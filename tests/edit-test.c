/*
 * Proves tui/edit: texts come back byte for byte, the edit point rests
 * between clusters, changes are undone and done again, and the view follows.
 */
#include "tui/edit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/display.h"
#include "model/glyphs.h"
#include "model/mem.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

enum { WIDTH = 11, HEIGHT = 3 };

/* Puts the edit point where TEXT has '|', and edits TEXT without it. */
static void edit_at_bar(struct edit *edit, const char *text, bool lines)
{
    char *plain = mem_copy(text);
    size_t at = strcspn(text, "|");
    memmove(plain + at, plain + at + 1, strlen(plain + at));
    edit_init(edit, plain, lines);
    edit->at = at;
    free(plain);
}

static void assert_bar(const struct edit *edit, const char *expected)
{
    struct buf found = {0};
    buf_add(&found, edit->text, edit->at);
    buf_puts(&found, "|");
    buf_puts(&found, edit->text + edit->at);
    assert_string_equal(buf_text(&found), expected);
    buf_clear(&found);
}

/* Presses the keys named in KEYS, with blanks between. */
static void press(struct edit *edit, const char *keys)
{
    char *names = mem_copy(keys);
    char *rest;
    for (char *name = strtok_r(names, " ", &rest); name != NULL;
         name = strtok_r(NULL, " ", &rest)) {
        struct key key;
        assert_true(key_parse(name, &key));
        edit_key(edit, &key, WIDTH, HEIGHT, 1);
    }
    free(names);
}

struct keying {
    const char *before;
    bool lines;
    const char *keys;
    const char *after;
};

static const struct keying keyings[] = {
    {"|", false, "a space 台", "a 台|"},
    {"会|員", false, "社", "会社|員"},
    {"か\u3099|", false, "backspace", "|"},
    {"葛\U000E0100|城", false, "backspace", "|城"},
    {"|葛\U000E0100城", false, "delete", "|城"},
    {"👨\u200D👩|!", false, "left right backspace", "|!"},
    {"ﾀﾞ|", false, "left", "|ﾀﾞ"},
    {"ﾀﾞ|", false, "backspace", "ﾀ|"},
    {"ﾊﾟ|ﾝ", false, "backspace p", "ﾊp|ﾝ"},
    {"ﾞ|", false, "backspace", "|"},
    {"|ﾀﾞ", false, "delete", "|"},
    {"ﾀﾞ|", false, "backspace ctrl-z", "ﾀﾞ|"},
    {"|", false, "backspace delete left right", "|"},
    {"か|き", false, "\u3099", "か\u3099|き"},
    {"|\u3099", false, "か", "か\u3099|"},
    {"個人情報をDBに保存|", false, "ctrl-left", "個人情報をDBに|保存"},
    {"個人情報をDBに保存|", false, "ctrl-left ctrl-left ctrl-left", "個人情報を|DBに保存"},
    {"|サーバー一覧", false, "ctrl-right", "サーバー|一覧"},
    {"|one  two", false, "ctrl-right", "one  |two"},
    {"one  two|", false, "alt-b alt-b alt-b", "|one  two"},
    {"one two|", false, "ctrl-w", "one |"},
    {"one two|", false, "alt-backspace", "one |"},
    {"one| two", false, "ctrl-k", "one|"},
    {"one| two", false, "ctrl-u", "| two"},
    {"one| two", false, "home x end y", "xone twoy|"},
    {"one| two", false, "enter tab up down", "one| two"},
    {"a|b", true, "enter", "a\n|b"},
    {"ab\nc|d", true, "home backspace", "ab|cd"},
    {"a|b\ncd", true, "ctrl-k", "a|\ncd"},
    {"a|\ncd", true, "ctrl-k", "a|cd"},
    {"a|b\r\ncd", true, "end", "ab|\r\ncd"},
    {"ab\r\n|cd", true, "left", "ab|\r\ncd"},
    {"ab\r\n|cd", true, "backspace", "ab|cd"},
    {"a\nb|", true, "ctrl-home", "|a\nb"},
    {"|a\nb", true, "ctrl-end", "a\nb|"},
    {"a\n|b", true, "ctrl-left", "a|\nb"},
    /* up and down, by lines as wrapped at ten columns */
    {"個人情報保護方|針", true, "up", "個人|情報保護方針"},
    {"個|人情報保護方針", true, "down", "個人情報保護|方針"},
    {"abc|d\ne\nfghi", true, "down down", "abcd\ne\nfgh|i"},
    {"abc|d\ne\nfghi", true, "down left down", "abcd\ne\n|fghi"},
    {"a\nb\nc\nd|", true, "page-up", "a\nb|\nc\nd"},
    {"a\nb|", true, "down", "a\nb|"},
    /* undo by words, redo, and nothing to undo */
    {"|", false, "a b space c d ctrl-z", "ab |"},
    {"|", false, "a b space c d ctrl-z ctrl-z", "|"},
    {"|", false, "a b ctrl-z ctrl-y", "ab|"},
    {"|", false, "a ctrl-z b ctrl-y", "b|"},
    {"a b|c", false, "ctrl-w ctrl-k ctrl-z ctrl-z ctrl-z", "a b|c"},
    {"|", false, "a left b ctrl-z", "|a"},
};

static void keys_edit(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(keyings); i++) {
        struct edit edit;
        edit_at_bar(&edit, keyings[i].before, keyings[i].lines);
        press(&edit, keyings[i].keys);
        assert_bar(&edit, keyings[i].after);
        edit_clear(&edit);
    }
}

static void keys_that_others_need(void **state)
{
    (void)state;
    static const char *const left_in_line[] = {"enter", "tab", "esc", "up", "f1", "page-down"};
    static const char *const left_in_area[] = {"tab", "esc", "up", "down", "f1"};
    struct edit edit;
    struct key key;
    edit_init(&edit, "x", false);
    for (size_t i = 0; i < COUNT(left_in_line); i++) {
        assert_true(key_parse(left_in_line[i], &key));
        assert_false(edit_key(&edit, &key, WIDTH, HEIGHT, 1));
    }
    edit_clear(&edit);
    edit_init(&edit, "x", true);
    for (size_t i = 0; i < COUNT(left_in_area); i++) {
        assert_true(key_parse(left_in_area[i], &key));
        assert_false(edit_key(&edit, &key, WIDTH, HEIGHT, 1));
    }
    edit_clear(&edit);
}

static const char *const as_stored[] = {
    "",
    "葛\U000E0100飾区",
    "か\u3099",
    "ﾀﾅｶ ﾀﾛｳ",
    "ＡＢＣ１２３",
    "👨\u200D👩\u200D👧",
    "\u202Eabc",
    "a\tb",
    "x\r\ny\n",
    "\xFF\xE5",
    "　先頭と末尾　",
};

static void texts_are_kept_byte_for_byte(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(as_stored); i++) {
        for (int lines = 0; lines < 2; lines++) {
            struct edit edit;
            edit_init(&edit, as_stored[i], lines);
            press(&edit, "home ctrl-home x backspace end ctrl-end left right y ctrl-z");
            assert_string_equal(edit.text, as_stored[i]);
            assert_int_equal(edit.length, strlen(as_stored[i]));
            edit_clear(&edit);
        }
    }
}

struct pasting {
    const char *pasted;
    const char *in_line;
    const char *in_area;
};

static const struct pasting pastings[] = {
    {"氏名\n", "氏名", "氏名\n"},
    {"a\r\nb\r\n", "a b", "a\nb\n"},
    {"a\rb", "a b", "a\nb"},
    {"\t会員\t総務部\r\n\r\n採用\r\n", "会員 総務部 採用", " 会員 総務部\n\n採用\n"},
    {"か\u3099葛\U000E0100", "か\u3099葛\U000E0100", "か\u3099葛\U000E0100"},
};

static void pastes_go_in_whole(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(pastings); i++) {
        for (int lines = 0; lines < 2; lines++) {
            struct edit edit;
            struct key key = {.type = KEYS_PASTE, .text = mem_copy(pastings[i].pasted)};
            edit_init(&edit, NULL, lines);
            assert_true(edit_key(&edit, &key, WIDTH, HEIGHT, 1));
            assert_string_equal(edit.text, lines ? pastings[i].in_area : pastings[i].in_line);
            assert_true(edit_undo(&edit));
            assert_string_equal(edit.text, "");
            key_clear(&key);
            edit_clear(&edit);
        }
    }
}

static void setting_can_be_undone(void **state)
{
    (void)state;
    struct edit edit;
    edit_init(&edit, "前", false);
    edit_set(&edit, "後");
    assert_bar(&edit, "後|");
    edit_set(&edit, "後");
    assert_true(edit_undo(&edit));
    assert_bar(&edit, "前|");
    assert_false(edit_undo(&edit));
    assert_true(edit_redo(&edit));
    assert_bar(&edit, "後|");
    assert_false(edit_redo(&edit));
    edit_clear(&edit);
}

/* Random edits: the edit point is always between clusters, undoing all gives
 * the beginning, redoing all the end. */
static void random_edits(void **state)
{
    (void)state;
    static const char *const keys[] = {"a",      "台",        "\u3099", "space",     "left",
                                       "right",  "backspace", "delete", "enter",     "ctrl-w",
                                       "ctrl-k", "up",        "down",   "ctrl-left", "home",
                                       "end",    "ctrl-u",    "👩",      "\u200D",    "ctrl-z"};
    unsigned seed = 3;
    for (int round = 0; round < 60; round++) {
        struct edit edit;
        edit_init(&edit, "初め\nか\u3099", round % 2 == 0);
        char *first = mem_copy(edit.text);
        for (int i = 0; i < 100; i++) {
            seed = seed * 1103515245u + 12345u;
            press(&edit, keys[(seed >> 16) % COUNT(keys)]);
            assert_int_equal(edit.length, strlen(edit.text));
            size_t start = glyph_cluster_before(edit.text, edit.at);
            if (edit.at > 0)
                assert_int_equal(start + glyph_cluster(edit.text + start), edit.at);
        }
        while (edit_redo(&edit))
            continue;
        char *last = mem_copy(edit.text);
        while (edit_undo(&edit))
            continue;
        assert_string_equal(edit.text, first);
        while (edit_redo(&edit))
            continue;
        assert_string_equal(edit.text, last);
        free(first);
        free(last);
        edit_clear(&edit);
    }
}

struct line_view {
    const char *text; /* '|' is the edit point */
    int width;
    const char *row;
    int cursor;
};

static const struct line_view line_views[] = {
    {"|", 8, "", 0},
    {"氏名|", 8, "氏名", 4},
    {"abcdefg|", 8, "abcdefg", 7},
    {"abcdefgh|", 8, "<cdefgh", 7},
    {"|abcdefghij", 8, "abcdefg>", 0},
    {"個人情報|保護", 8, "<情報保>", 5},
    {"a\u202Eb|", 12, "a<U+202E>b", 10},
    {"a\nb|", 12, "a<U+000A>b", 10},
    {"か\u3099|き", 8, "か\u3099き", 2},
    {"台帳|", 2, "", 0},
    {"台帳|", 1, "", 0},
};

static void a_line_shows_its_edit_point(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(line_views); i++) {
        struct edit edit;
        struct buf row = {0};
        struct buf expected = {0};
        struct canvas *canvas = canvas_new(1, line_views[i].width, 1);
        edit_at_bar(&edit, line_views[i].text, false);
        edit_draw_line(&edit, canvas, 0, 0, line_views[i].width, ROLE_FIELD_ON, true);
        canvas_text(canvas, &row);
        buf_printf(&expected, "%s\n", line_views[i].row);
        assert_string_equal(buf_text(&row), buf_text(&expected));
        assert_int_equal(canvas->cursor_x, line_views[i].cursor);
        buf_clear(&row);
        buf_clear(&expected);
        canvas_free(canvas);
        edit_clear(&edit);
    }
}

/* Whatever is typed and however narrow: the cursor stands before the cluster
 * that the next key would delete, and a redraw changes nothing. */
static void the_view_follows(void **state)
{
    (void)state;
    static const char *const keys[] = {"left", "right", "backspace", "home", "end", "台", "a"};
    unsigned seed = 11;
    for (int width = 5; width < 14; width++) {
        struct edit edit;
        struct canvas *canvas = canvas_new(1, width, 1);
        edit_init(&edit, "個人data情報か\u3099保護x", false);
        for (int i = 0; i < 400; i++) {
            seed = seed * 1103515245u + 12345u;
            press(&edit, keys[(seed >> 16) % COUNT(keys)]);
            edit_draw_line(&edit, canvas, 0, 0, width, ROLE_FIELD_ON, true);
            int x = canvas->cursor_x;
            const struct cell *cell = canvas_cell(canvas, 0, x);
            size_t bytes = glyph_cluster(edit.text + edit.at);
            if (bytes > 0)
                assert_memory_equal(cell->text, edit.text + edit.at, bytes);
            else
                assert_string_equal(cell->text, " ");
            edit_draw_line(&edit, canvas, 0, 0, width, ROLE_FIELD_ON, true);
            assert_int_equal(canvas->cursor_x, x);
        }
        canvas_free(canvas);
        edit_clear(&edit);
    }
}

/* A family of emoji or a number that stands for a character is one character,
 * of which all is seen where the edit point is. */
static void wide_clusters_are_seen_whole(void **state)
{
    (void)state;
    static const char *const keys[] = {"left", "left", "right", "backspace", "👩", "\u200D", "名"};
    unsigned seed = 13;
    for (int width = 18; width < 30; width++) {
        struct edit edit;
        struct canvas *canvas = canvas_new(1, width, 1);
        edit_init(&edit,
                  "👨\u200D👩\u200D👧\u200D👦の\u202E名簿ｶﾞ👩🏽\u200D💻\u200Bか\u3099保護🇯"
                  "🇵",
                  false);
        for (int i = 0; i < 200; i++) {
            seed = seed * 1103515245u + 12345u;
            press(&edit, keys[(seed >> 16) % COUNT(keys)]);
            edit_draw_line(&edit, canvas, 0, 0, width, ROLE_FIELD_ON, true);
            char *cluster = mem_copy_bytes(edit.text + edit.at, glyph_cluster(edit.text + edit.at));
            struct buf shown = {0};
            display_add(&shown, cluster);
            int x = canvas->cursor_x;
            size_t at = 0;
            /* As many glyphs as fit into half of the view. */
            for (int columns; at < shown.length && x < canvas->cursor_x + width / 2; x += columns) {
                const struct cell *cell = canvas_cell(canvas, 0, x);
                size_t bytes = glyph_next(buf_text(&shown) + at, &columns, 1);
                if (canvas_width(canvas, cluster) <= width / 2)
                    assert_memory_equal(cell->text, buf_text(&shown) + at, bytes);
                at += bytes;
            }
            buf_clear(&shown);
            free(cluster);
        }
        canvas_free(canvas);
        edit_clear(&edit);
    }
}

/* A click brings the edit point to the character under it, also where the view
 * is scrolled, and to the end of a line behind its text. */
static void a_click_places_the_edit_point(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool lines;
        int row, column;
        const char *after;
    } presses[] = {
        {"個人情報|", false, 0, 4, "個人|情報"},
        {"個人情報|", false, 0, 5, "個人|情報"},
        {"個人|情報", false, 0, 9, "個人情報|"},
        {"個人情報保護方針|", false, 0, 1, "個人情報|保護方針"},
        {"abc\nde|", true, 0, 1, "a|bc\nde"},
        {"abc\nde|", true, 1, 8, "abc\nde|"},
        {"|abc\nde", true, 2, 1, "abc\nd|e"},
    };
    for (size_t i = 0; i < COUNT(presses); i++) {
        struct edit edit;
        struct canvas *canvas = canvas_new(3, 10, 1);
        edit_at_bar(&edit, presses[i].text, presses[i].lines);
        if (presses[i].lines)
            edit_draw_area(&edit, canvas, canvas_area(canvas), ROLE_FIELD_ON, true);
        else
            edit_draw_line(&edit, canvas, 0, 0, 10, ROLE_FIELD_ON, true);
        edit_press(&edit, presses[i].row, presses[i].column, 10, 1);
        assert_bar(&edit, presses[i].after);
        canvas_free(canvas);
        edit_clear(&edit);
    }
}

static void a_line_without_focus_shows_its_beginning(void **state)
{
    (void)state;
    struct edit edit;
    struct buf row = {0};
    struct canvas *canvas = canvas_new(1, 8, 1);
    edit_init(&edit, "個人情報保護方針", false);
    edit_draw_line(&edit, canvas, 0, 0, 8, ROLE_FIELD, false);
    canvas_text(canvas, &row);
    assert_string_equal(buf_text(&row), "個人情..\n");
    buf_clear(&row);
    canvas_free(canvas);
    edit_clear(&edit);
}

static void an_area_scrolls_to_its_edit_point(void **state)
{
    (void)state;
    struct edit edit;
    struct buf rows = {0};
    struct canvas *canvas = canvas_new(4, 12, 1);
    struct area area = {.y = 1, .x = 1, .height = 2, .width = 9};
    edit_init(&edit, "利用目的。会員\n管理\nのため", true);
    assert_int_equal(edit_rows(&edit, 9, 1, 9), 4);
    assert_int_equal(edit_rows(&edit, 9, 1, 3), 3);
    assert_int_equal(edit_rows(&edit, 2, 1, 2), 2);
    edit_draw_area(&edit, canvas, area, ROLE_FIELD, true);
    canvas_text(canvas, &rows);
    assert_string_equal(buf_text(&rows), "\n 管理\n のため\n\n");
    assert_int_equal(canvas->cursor_y, 2);
    assert_int_equal(canvas->cursor_x, 7);
    buf_empty(&rows);
    press(&edit, "ctrl-home");
    canvas_clear(canvas);
    edit_draw_area(&edit, canvas, area, ROLE_FIELD, true);
    canvas_text_roles(canvas, &rows);
    assert_string_equal(buf_text(&rows), "\n 利用目\n.fffffffff\n 的。会員\n.fffffffff\n\n"
                                         "cursor 1,1\n");
    buf_clear(&rows);
    canvas_free(canvas);
    edit_clear(&edit);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_edit),
        cmocka_unit_test(keys_that_others_need),
        cmocka_unit_test(texts_are_kept_byte_for_byte),
        cmocka_unit_test(pastes_go_in_whole),
        cmocka_unit_test(setting_can_be_undone),
        cmocka_unit_test(random_edits),
        cmocka_unit_test(a_line_shows_its_edit_point),
        cmocka_unit_test(the_view_follows),
        cmocka_unit_test(wide_clusters_are_seen_whole),
        cmocka_unit_test(a_click_places_the_edit_point),
        cmocka_unit_test(a_line_without_focus_shows_its_beginning),
        cmocka_unit_test(an_area_scrolls_to_its_edit_point),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * Proves tui/keys: names in both directions, commands typed with the input
 * method on, and the hint that it is on.
 */
#include "tui/keys.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "model/mem.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

struct name {
    const char *name;
    struct key key;
    const char *english;
    const char *japanese;
};

static const struct name names[] = {
    {"a", {.type = KEYS_TEXT, .point = 'a'}, "a", "a"},
    {"G", {.type = KEYS_TEXT, .point = 'G'}, "G", "G"},
    {"?", {.type = KEYS_TEXT, .point = '?'}, "?", "?"},
    {"台", {.type = KEYS_TEXT, .point = 0x53F0}, "台", "台"},
    {"space", {.type = KEYS_TEXT, .point = ' '}, "Space", "Space"},
    {"enter", {.type = KEYS_ENTER}, "Enter", "Enter"},
    {"Esc", {.type = KEYS_ESCAPE}, "Esc", "Esc"},
    {"shift-tab", {.type = KEYS_BACKTAB}, "Shift-Tab", "Shift-Tab"},
    {"up", {.type = KEYS_UP}, "Up", "上"},
    {"page-down", {.type = KEYS_PAGE_DOWN}, "Page Down", "PageDown"},
    {"ctrl-left", {.type = KEYS_CTRL_LEFT}, "Ctrl-Left", "Ctrl-左"},
    {"ctrl-z", {.type = KEYS_CTRL, .point = 'z'}, "Ctrl-Z", "Ctrl-Z"},
    {"CTRL-Z", {.type = KEYS_CTRL, .point = 'z'}, "Ctrl-Z", "Ctrl-Z"},
    {"ctrl-space", {.type = KEYS_CTRL, .point = ' '}, "Ctrl-Space", "Ctrl-Space"},
    {"ctrl-m", {.type = KEYS_ENTER}, "Enter", "Enter"},
    {"ctrl-i", {.type = KEYS_TAB}, "Tab", "Tab"},
    {"ctrl-h", {.type = KEYS_BACKSPACE}, "Backspace", "Backspace"},
    {"ctrl-[", {.type = KEYS_ESCAPE}, "Esc", "Esc"},
    {"alt-x", {.type = KEYS_ALT, .point = 'x'}, "Alt-x", "Alt-x"},
    {"alt-backspace", {.type = KEYS_ALT, .point = 0x7F}, "Alt-Backspace", "Alt-Backspace"},
    {"f1", {.type = KEYS_FUNCTION, .point = 1}, "F1", "F1"},
    {"F12", {.type = KEYS_FUNCTION, .point = 12}, "F12", "F12"},
    {"f", {.type = KEYS_TEXT, .point = 'f'}, "f", "f"},
    {"wheel-up", {.type = KEYS_WHEEL_UP}, "Wheel up", "ホイール上"},
};

static void names_and_labels(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(names); i++) {
        struct key key;
        struct buf label = {0};
        assert_true(key_parse(names[i].name, &key));
        assert_true(key_equal(&key, &names[i].key));
        key_label(&key, LANG_EN, &label);
        assert_string_equal(buf_text(&label), names[i].english);
        buf_empty(&label);
        key_label(&key, LANG_JA, &label);
        assert_string_equal(buf_text(&label), names[i].japanese);
        buf_clear(&label);
    }
}

static void no_such_key(void **state)
{
    (void)state;
    static const char *const wrong[] = {"",       "aa",      "f0",     "f13",  "f1x",  "ctrl-",
                                        "ctrl-1", "ctrl-台", "alt-台", "alt-", "\x01", "\x7F"};
    for (size_t i = 0; i < COUNT(wrong); i++) {
        struct key key;
        assert_false(key_parse(wrong[i], &key));
    }
}

struct command {
    uint32_t typed;
    uint32_t command;
    bool japanese;
};

static const struct command commands[] = {
    {'q', 'q', false},        {0xFF51, 'q', false}, /* ｑ */
    {0xFF21, 'A', false},                           /* Ａ */
    {0xFF1A, ':', false},                           /* ： */
    {0xFF0F, '/', false},                           /* ／ */
    {0xFF01, '!', false},     {0xFF5E, '~', false},
    {0x3000, ' ', false},     {0x3042, 0x3042, true}, /* あ */
    {0x30A2, 0x30A2, true},                           /* ア */
    {0xFF71, 0xFF71, true},                           /* half-width ｱ */
    {0x3002, 0x3002, true},                           /* 。 */
    {0x30FC, 0x30FC, true},                           /* ー */
    {0x53F0, 0x53F0, true},                           /* 台 */
    {0x20BB7, 0x20BB7, true},                         /* 𠮷 */
    {0xE0100, 0xE0100, true}, /* a variation selector, which comes after a kanji */
    {0xFFE5, 0xFFE5, true},   /* ￥ */
    {0xE9, 0xE9, false},
};

static void commands_with_the_input_method_on(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(commands); i++) {
        struct key typed = {.type = KEYS_TEXT, .point = commands[i].typed};
        struct key command = key_to_command(&typed);
        assert_int_equal(command.point, commands[i].command);
        assert_int_equal(command.type, KEYS_TEXT);
        assert_int_equal(key_is_japanese(&typed), commands[i].japanese);
    }
    struct key alt = {.type = KEYS_FUNCTION, .point = 1};
    struct key same = key_to_command(&alt);
    assert_true(key_equal(&alt, &same));
    assert_false(key_is_japanese(&alt));
}

static void clearing_frees_a_paste(void **state)
{
    (void)state;
    struct key key = {.type = KEYS_PASTE, .text = mem_copy("貼り付け")};
    key_clear(&key);
    assert_int_equal(key.type, KEYS_TICK);
    assert_null(key.text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_and_labels),
        cmocka_unit_test(no_such_key),
        cmocka_unit_test(commands_with_the_input_method_on),
        cmocka_unit_test(clearing_frees_a_paste),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * Tests of words: catalogues made here byte by byte, whole and damaged, the one
 * of the program, and the choice of the language.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/buf.h"
#include "model/words.h"
#include "model/words_ja.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* In the order of their keys; the fourth is a plural. */
static const struct {
    const char *key;
    size_t key_length;
    const char *translation;
} entries[] = {
    {"", 0, "Content-Type: text/plain; charset=UTF-8\n"},
    {"Cancel", 6, "取消"},
    {"Quit", 4, "終了"},
    {"one file\0%d files", 17, "%d件のファイル"},
    {"yes", 3, "はい"},
};

enum { ENTRIES = COUNT(entries), HEAD = 28, TEXTS = HEAD + ENTRIES * 16 };

static void put_number(struct buf *mo, size_t number, bool big_endian)
{
    for (int i = 0; i < 4; i++)
        buf_putc(mo, (char)(number >> (big_endian ? 24 - 8 * i : 8 * i) & 0xFF));
}

/* A catalogue of the entries in one of both byte orders. */
static struct buf make_catalogue(bool big_endian)
{
    struct buf mo = {0}, texts = {0};
    const size_t head[] = {0x950412DE, 0, ENTRIES, HEAD, HEAD + ENTRIES * 8, 0, 0};
    for (size_t i = 0; i < COUNT(head); i++)
        put_number(&mo, head[i], big_endian);
    for (size_t i = 0; i < ENTRIES; i++) {
        put_number(&mo, entries[i].key_length, big_endian);
        put_number(&mo, TEXTS + texts.length, big_endian);
        buf_add(&texts, entries[i].key, entries[i].key_length + 1);
    }
    for (size_t i = 0; i < ENTRIES; i++) {
        put_number(&mo, strlen(entries[i].translation), big_endian);
        put_number(&mo, TEXTS + texts.length, big_endian);
        buf_add(&texts, entries[i].translation, strlen(entries[i].translation) + 1);
    }
    buf_add(&mo, texts.text, texts.length);
    buf_clear(&texts);
    return mo;
}

static const char *find(const struct buf *mo, const char *text)
{
    return words_find((const unsigned char *)mo->text, mo->length, text);
}

static void test_find(void **state)
{
    (void)state;
    for (int big_endian = 0; big_endian <= 1; big_endian++) {
        struct buf mo = make_catalogue(big_endian);
        for (size_t i = 0; i < ENTRIES; i++)
            assert_string_equal(find(&mo, entries[i].key), entries[i].translation);
        assert_null(find(&mo, "A"));
        assert_null(find(&mo, "Cancel it"));
        assert_null(find(&mo, "yet"));
        assert_null(find(&mo, "zebra"));
        buf_clear(&mo);
    }
}

/* Looks for every key in SIZE bytes that end where memory ends; a result must
 * lie within them. */
static void find_all(const char *bytes, size_t size)
{
    unsigned char *copy = malloc(size == 0 ? 1 : size);
    assert_non_null(copy);
    memcpy(copy, bytes, size);
    for (size_t i = 0; i < ENTRIES; i++) {
        const char *found = words_find(copy, size, entries[i].key);
        if (found == NULL)
            continue;
        const unsigned char *start = (const unsigned char *)found;
        assert_true(start >= copy && start < copy + size);
        assert_true(strlen(found) < (size_t)(copy + size - start));
    }
    free(copy);
}

static void test_damaged_catalogues(void **state)
{
    (void)state;
    struct buf mo = make_catalogue(false);
    for (size_t size = 0; size < mo.length; size++)
        find_all(mo.text, size);
    for (size_t at = 0; at < mo.length; at++) {
        char kept = mo.text[at];
        for (int value = 0; value < 256; value++) {
            mo.text[at] = (char)value;
            find_all(mo.text, mo.length);
        }
        mo.text[at] = kept;
    }
    buf_clear(&mo);
}

static void test_no_catalogue(void **state)
{
    (void)state;
    static const unsigned char nothing[1] = {0};
    static const unsigned char other[HEAD] = "not a catalogue of gettext";
    assert_null(words_find(nothing, 0, "yes"));
    assert_null(words_find(nothing, 1, "yes"));
    assert_null(words_find(other, sizeof other, "yes"));
}

static void test_words_in(void **state)
{
    (void)state;
    static const char unknown[] = "There is no translation of this sentence.";
    assert_string_equal(words_in(LANG_JA, "yes"), "はい");
    assert_string_equal(words_in(LANG_EN, "yes"), "yes");
    assert_ptr_equal(words_in(LANG_JA, unknown), unknown);
    assert_string_equal(words_in(LANG_JA, ""), "");
}

static void test_words_count(void **state)
{
    (void)state;
    static const char one[] = "%lu untold thing", many[] = "%lu untold things";
    assert_string_equal(words_count(LANG_JA, "%ld day", "%ld days", 1), "%ld日");
    assert_string_equal(words_count(LANG_JA, "%ld day", "%ld days", 2), "%ld日");
    assert_string_equal(words_count(LANG_EN, "%ld day", "%ld days", 0), "%ld days");
    assert_string_equal(words_count(LANG_EN, "%ld day", "%ld days", 1), "%ld day");
    assert_string_equal(words_count(LANG_EN, "%ld day", "%ld days", 2), "%ld days");
    assert_ptr_equal(words_count(LANG_JA, one, many, 1), one);
    assert_ptr_equal(words_count(LANG_JA, one, many, 2), many);
}

static void set_or_unset(const char *name, const char *value)
{
    if (value == NULL)
        assert_int_equal(unsetenv(name), 0);
    else
        assert_int_equal(setenv(name, value, 1), 0);
}

static void test_environment(void **state)
{
    (void)state;
    static const struct {
        const char *all, *messages, *lang;
        enum lang expected;
    } cases[] = {
        {NULL, NULL, NULL, LANG_EN},          {NULL, NULL, "ja_JP.UTF-8", LANG_JA},
        {NULL, NULL, "ja", LANG_JA},          {NULL, NULL, "ja.UTF-8", LANG_JA},
        {NULL, NULL, "ja@hiragana", LANG_JA}, {NULL, NULL, "jam", LANG_EN},
        {NULL, NULL, "j", LANG_EN},           {NULL, NULL, "en_US.UTF-8", LANG_EN},
        {NULL, NULL, "C.UTF-8", LANG_EN},     {NULL, "ja_JP", "en_US", LANG_JA},
        {NULL, "en_US", "ja_JP", LANG_EN},    {"C", "ja_JP", "ja_JP", LANG_EN},
        {"ja_JP", "C", "C", LANG_JA},         {"", "", "ja_JP", LANG_JA},
        {"", "ja_JP", "C", LANG_JA},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        set_or_unset("LC_ALL", cases[i].all);
        set_or_unset("LC_MESSAGES", cases[i].messages);
        set_or_unset("LANG", cases[i].lang);
        assert_int_equal(words_from_environment(), cases[i].expected);
    }
}

static void test_language(void **state)
{
    (void)state;
    enum lang lang = LANG_EN;
    assert_true(words_language("ja", &lang));
    assert_int_equal(lang, LANG_JA);
    assert_false(words_language("fr", &lang));
    assert_false(words_language("", &lang));
    assert_int_equal(lang, LANG_JA);
    assert_true(words_language("en", &lang));
    assert_int_equal(lang, LANG_EN);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_find),         cmocka_unit_test(test_damaged_catalogues),
        cmocka_unit_test(test_no_catalogue), cmocka_unit_test(test_words_in),
        cmocka_unit_test(test_words_count),  cmocka_unit_test(test_environment),
        cmocka_unit_test(test_language),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * Tests of what handles text as such: utf8, fold, display.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/display.h"
#include "model/fold.h"
#include "model/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* A text exactly as long as it says, so that the sanitizers see any byte read
 * behind it. */
static char *exact(const char *bytes, size_t length)
{
    char *copy = malloc(length == 0 ? 1 : length);
    assert_non_null(copy);
    memcpy(copy, bytes, length);
    return copy;
}

static void test_utf8_valid(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t length;
        bool valid;
        size_t bad;
    } cases[] = {
        {"", 0, true, 0},
        {"abc", 3, true, 0},
        {"a\0b", 3, true, 0},
        {"個人\xF0\xA0\xAE\xB7", 10, true, 0},
        {"\xEF\xBF\xBF\xF4\x8F\xBF\xBF", 7, true, 0}, /* U+FFFF, U+10FFFF */
        {"\xED\x9F\xBF\xEE\x80\x80", 6, true, 0},     /* around the surrogates */
        {"ab\x80", 3, false, 2},
        {"\xC0\xAF", 2, false, 0},         /* overlong */
        {"\xC1\xBF", 2, false, 0},         /* overlong */
        {"\xE0\x9F\xBF", 3, false, 0},     /* overlong */
        {"\xF0\x8F\xBF\xBF", 4, false, 0}, /* overlong */
        {"\xED\xA0\x80", 3, false, 0},     /* a surrogate */
        {"\xF4\x90\x80\x80", 4, false, 0}, /* above U+10FFFF */
        {"\xF5\x80\x80\x80", 4, false, 0},
        {"\xFF", 1, false, 0},
        {"個\xE4\xBA", 5, false, 3},       /* cut short */
        {"\xE4\xBA\x41", 3, false, 0},     /* broken off */
        {"\xF0\xA0\xAE", 3, false, 0},     /* cut short */
        {"\x8C\xC2\x90\x6C", 4, false, 0}, /* CP932 */
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        size_t bad = 999;
        char *text = exact(cases[i].bytes, cases[i].length);
        assert_int_equal(utf8_valid(text, cases[i].length, &bad), cases[i].valid);
        assert_int_equal(bad, cases[i].valid ? 999 : cases[i].bad);
        assert_int_equal(utf8_valid(text, cases[i].length, NULL), cases[i].valid);
        free(text);
    }
}

/* Every code point there is comes back from the bytes that buf writes. */
static void test_utf8_every_point(void **state)
{
    (void)state;
    for (uint32_t point = 1; point <= 0x10FFFF; point++) {
        struct buf buf = {0};
        buf_put_point(&buf, point);
        bool surrogate = point >= 0xD800 && point <= 0xDFFF;
        uint32_t found;
        size_t taken = utf8_next(buf_text(&buf), &found);
        assert_int_equal(utf8_valid(buf_text(&buf), buf.length, NULL), !surrogate);
        assert_int_equal(found, surrogate ? UTF8_BAD : point);
        assert_int_equal(taken, surrogate ? 1 : buf.length);
        buf_clear(&buf);
    }
}

static void test_utf8_next_at_ends(void **state)
{
    (void)state;
    uint32_t point = 1;
    assert_int_equal(utf8_next("", &point), 0);
    assert_int_equal(point, 0);
    /* The sequence announces more than there is before the closing NUL. */
    static const char *const broken[] = {"\xE4\xBA", "\xF0\xA0\xAE", "\xC3", "\x80", "\xE4z"};
    for (size_t i = 0; i < COUNT(broken); i++) {
        char *text = exact(broken[i], strlen(broken[i]) + 1);
        assert_int_equal(utf8_next(text, &point), 1);
        assert_int_equal(point, UTF8_BAD);
        free(text);
    }
}

static void test_utf8_cut(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t limit, length;
    } cases[] = {
        {"abc", 5, 3},  {"abc", 3, 3},  {"abc", 2, 2},  {"", 0, 0},     {"abc", 0, 0},
        {"個人", 6, 6}, {"個人", 5, 3}, {"個人", 4, 3}, {"個人", 3, 3}, {"個人", 2, 0},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(utf8_cut(cases[i].text, cases[i].limit), cases[i].length);
}

static void assert_folded(const char *text, const char *expected)
{
    struct buf key = {0}, again = {0};
    fold_text(text, &key);
    assert_string_equal(buf_text(&key), expected);
    fold_text(expected, &again);
    assert_string_equal(buf_text(&again), expected);
    buf_clear(&again);
    buf_clear(&key);
}

static void test_fold(void **state)
{
    (void)state;
    static const struct {
        const char *text, *key;
    } cases[] = {
        {"", ""},
        {"   ", ""},
        {"　\t\n", ""},
        {"ABC xyz", "abc xyz"},
        {"いすゞ みすゝ", "イスヾ ミスヽ"},
        {"ＡＢＣ　１２３", "abc 123"},
        {"  a \t b\r\nc  ", "a b c"},
        {"個人　 情報", "個人 情報"},
        {"ﾀﾅｶ ｶﾞｷﾞ ﾊﾟ", "タナカ ガギ パ"},
        {"たなか がぎ ぱゔゝ", "タナカ ガギ パヴヽ"},
        {"か\xE3\x82\x99", "ガ"}, /* decomposed, as from macOS */
        {"わ\xE3\x82\x99", "ヷ"}, /* composes as katakana only */
        {"㈱台帳", "(株)台帳"},
        {"①Ⅲ㎝㋿", "1iiicm令和"},
        {"Straße ÉCOLE", "strasse école"},
        {"03‐1‑2–3—4―5−6ー7－8ｰ9-0", "03-1-2-3-4-5-6-7-8-9-0"},
        {"サーバー", "サ-バ-"},
        {"1〜2～3~4∼5〰6", "1~2~3~4~5~6"},
        {"葛\xF3\xA0\x84\x80城", "葛城"},         /* with U+E0100 */
        {"❤\xEF\xB8\x8F", "❤"},                   /* with U+FE0F */
        {"個\xE2\x80\x8B人\xEF\xBB\xBF", "個人"}, /* U+200B, U+FEFF */
        {"a\xFF"
         "b",
         "a\xEF\xBF\xBD"
         "b"},
        {"個\xE4\xBA", "個\xEF\xBF\xBD\xEF\xBF\xBD"},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_folded(cases[i].text, cases[i].key);
}

/* Shapes of one kanji are found as one, whichever of them is typed; names that
 * people tell apart stay apart. */
static void test_fold_takes_shapes_of_a_kanji_as_one(void **state)
{
    (void)state;
    static const char *const same[][2] = {
        {"髙橋", "高橋"},           {"山﨑", "山崎"},
        {"渡邉", "渡辺"},           {"渡邊", "渡辺"},
        {"齋藤", "斎藤"},           {"齊藤", "斉藤"},
        {"斎藤", "斉藤"},           {"濵田", "浜田"},
        {"濱田", "浜田"},           {"德川", "徳川"},
        {"槗本", "橋本"},           {"𠮷野家", "吉野家"},
        {"小栁", "小柳"},           {"冨田", "富田"},
        {"嶋田", "島田"},           {"國學院", "国学院"},
        {"澤田", "沢田"},           {"株式會社", "株式会社"},
        {"慶應義塾", "慶応義塾"},   {"市ヶ谷", "市ケ谷"},
        {"霞ゖ関", "霞ケ關"},       {"葛\xF3\xA0\x84\x80飾", "葛飾"},
        {"\xEF\xA8\x99戶", "神戸"},
    };
    static const char *const apart[][2] = {
        {"河合", "川合"},     {"大阪", "大坂"}, {"畠山", "畑山"}, {"庄司", "荘司"},
        {"市が谷", "市ケ谷"}, {"柴碕", "柴崎"}, {"太田", "大田"},
    };
    for (size_t i = 0; i < COUNT(same) + COUNT(apart); i++) {
        bool one = i < COUNT(same);
        const char *const *pair = one ? same[i] : apart[i - COUNT(same)];
        struct buf left = {0}, right = {0};
        fold_text(pair[0], &left);
        fold_text(pair[1], &right);
        assert_int_equal(strcmp(buf_text(&left), buf_text(&right)) == 0, one);
        buf_clear(&right);
        buf_clear(&left);
    }
}

/* A key is the key of itself, whatever character it came from. */
static void test_fold_is_stable(void **state)
{
    (void)state;
    struct buf text = {0}, key = {0}, again = {0};
    for (uint32_t point = 1; point <= 0x10FFFF; point++) {
        if (point >= 0xD800 && point <= 0xDFFF)
            continue;
        buf_empty(&text);
        buf_empty(&key);
        buf_empty(&again);
        buf_put_point(&text, point);
        fold_text(buf_text(&text), &key);
        fold_text(buf_text(&key), &again);
        assert_string_equal(buf_text(&again), buf_text(&key));
    }
    buf_clear(&again);
    buf_clear(&key);
    buf_clear(&text);
}

/* Most Japanese text is folded by a short way; a full-width letter beside it
 * has the long one taken. */
static void test_fold_is_the_same_by_both_ways(void **state)
{
    (void)state;
    for (uint32_t point = 0x21; point <= 0xFFFF; point++) {
        struct buf text = {0}, key = {0}, beside = {0};
        if (point == 0x3099 || point == 0x309A || (point >= 0xD800 && point <= 0xDFFF))
            continue;
        buf_puts(&text, "か");
        buf_put_point(&text, point);
        fold_text(buf_text(&text), &key);
        buf_puts(&text, "Ａ");
        fold_text(buf_text(&text), &beside);
        /* A blank at the end goes, one before the letter stays. */
        size_t blank = beside.length - key.length - 1;
        assert_true(blank <= 1);
        assert_memory_equal(buf_text(&beside), buf_text(&key), key.length);
        buf_clear(&text);
        buf_clear(&key);
        buf_clear(&beside);
    }
}

static void test_fold_adds_to_what_is_there(void **state)
{
    (void)state;
    struct buf out = {0};
    buf_puts(&out, "KEPT ");
    fold_text("  Ａ b", &out);
    fold_text(" C", &out);
    assert_string_equal(buf_text(&out), "KEPT a bc");
    buf_clear(&out);
}

static void test_fold_contains(void **state)
{
    (void)state;
    assert_true(fold_contains("採用応募者 氏名", "氏名"));
    assert_true(fold_contains("氏名", ""));
    assert_false(fold_contains("氏", "氏名"));
    assert_false(fold_contains("", "氏"));
}

static void test_display(void **state)
{
    (void)state;
    static const struct {
        const char *text, *shown;
    } cases[] = {
        {"", ""},
        {"個人情報 (A-1)", "個人情報 (A-1)"},
        {"a\x1B[31mb", "a<U+001B>[31mb"},
        {"a\nb\tc\r", "a<U+000A>b<U+0009>c<U+000D>"},
        {"\x7F\xC2\x9B"
         "A",
         "<U+007F><U+009B>A"},
        {"a\xE2\x80\xAE"
         "b",
         "a<U+202E>b"},
        {"\xE2\x81\xA6x\xE2\x81\xA9", "<U+2066>x<U+2069>"},
        {"a\xE2\x80\x8B"
         "b\xEF\xBB\xBF",
         "a<U+200B>b<U+FEFF>"},
        {"a\xC2\xAD\xD8\x9C", "a<U+00AD><U+061C>"},
        {"x\xE2\x80\xA8", "x<U+2028>"},
        {"x\xF3\xA0\x81\x81", "x<U+E0041>"},
        {"葛\xF3\xA0\x84\x80", "葛\xF3\xA0\x84\x80"},
        {"❤\xEF\xB8\x8F", "❤\xEF\xB8\x8F"},
        {"\xEF\xB8\x8F", "<U+FE0F>"},
        {" \xEF\xB8\x8F", " <U+FE0F>"},
        {"　\xF3\xA0\x84\x80", "　<U+E0100>"},
        {"\u2009\uFE0F", "\u2009<U+FE0F>"},
        {"\u202F\uFE0F", "\u202F<U+FE0F>"},
        {"\u205F\uFE0F", "\u205F<U+FE0F>"},
        {"👩\xE2\x80\x8D💻", "👩\xE2\x80\x8D💻"},
        {"❤\xEF\xB8\x8F\xE2\x80\x8D🔥", "❤\xEF\xB8\x8F\xE2\x80\x8D🔥"},
        {"\xE2\x80\x8D"
         "a",
         "<U+200D>a"},
        {"a\xE2\x80\x8D\xE2\x80\x8D", "a\xE2\x80\x8D<U+200D>"},
        {"\n\xE2\x80\x8D", "<U+000A><U+200D>"},
        {"\xFF\xC0"
         "a",
         "<0xFF><0xC0>a"},
        {"個\xE4\xBA", "個<0xE4><0xBA>"},
        {"\xEF\xBF\xBD", "\xEF\xBF\xBD"}, /* U+FFFD itself is a character */
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct buf out = {0};
        display_add(&out, cases[i].text);
        assert_string_equal(buf_text(&out), cases[i].shown);
        buf_clear(&out);
    }
}

static void test_display_lines(void **state)
{
    (void)state;
    struct buf out = {0};
    display_add_lines(&out, "一\n二\r\n\xE2\x80\x8D\x07\r三\r\r\n");
    assert_string_equal(buf_text(&out), "一\n二\n<U+200D><U+0007><U+000D>三<U+000D>\n");
    buf_clear(&out);
}

static void test_display_print(void **state)
{
    (void)state;
    char line[100] = "";
    FILE *file = tmpfile();
    assert_non_null(file);
    display_print(file, "個人\x1B]0;title\x07\n");
    rewind(file);
    size_t length = fread(line, 1, sizeof line - 1, file);
    fclose(file);
    assert_int_equal(length, strlen(line));
    assert_string_equal(line, "個人<U+001B>]0;title<U+0007><U+000A>");
}

/* Whatever the bytes, what is shown is UTF-8 and holds no control character. */
static void test_display_of_any_bytes(void **state)
{
    (void)state;
    uint32_t seed = 1;
    for (int round = 0; round < 20000; round++) {
        char text[13] = "";
        for (int i = 0; i < 12; i++) {
            seed = seed * 1664525u + 1013904223u;
            text[i] = (char)(seed >> 24);
        }
        struct buf out = {0};
        display_add(&out, text);
        assert_true(utf8_valid(buf_text(&out), out.length, NULL));
        uint32_t point;
        const char *at = buf_text(&out);
        for (size_t more; (more = utf8_next(at, &point)) > 0; at += more)
            assert_true(point >= 0x20 && (point < 0x7F || point > 0x9F));
        buf_clear(&out);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_utf8_valid),
        cmocka_unit_test(test_utf8_every_point),
        cmocka_unit_test(test_utf8_next_at_ends),
        cmocka_unit_test(test_utf8_cut),
        cmocka_unit_test(test_fold),
        cmocka_unit_test(test_fold_takes_shapes_of_a_kanji_as_one),
        cmocka_unit_test(test_fold_is_stable),
        cmocka_unit_test(test_fold_is_the_same_by_both_ways),
        cmocka_unit_test(test_fold_adds_to_what_is_there),
        cmocka_unit_test(test_fold_contains),
        cmocka_unit_test(test_display),
        cmocka_unit_test(test_display_lines),
        cmocka_unit_test(test_display_print),
        cmocka_unit_test(test_display_of_any_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

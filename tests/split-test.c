/*
 * Tests of several values in one cell: how each way cuts, what it leaves whole,
 * and that our own form comes back as it went.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "import/column_way.h"
#include "tests/io.h"

#include <stdio.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* Stops the test unless TEXT is cut by HOW into VALUES, divided by '|'. */
static void assert_cut(enum cells_split how, const char *text,
                       const struct cells_split_names *names, const char *values)
{
    struct cells cells = {0};
    struct buf found = {0};
    cells_split_cut(how, text, names, &cells);
    for (size_t i = 0; i < cells.count; i++)
        buf_printf(&found, "%s%s", i == 0 ? "" : "|", cells.items[i]);
    if (strcmp(buf_text(&found), values) != 0)
        fail_msg("%s, %s: %s and not %s", cells_split_name(how), text, buf_text(&found), values);
    unsigned used = 1u << how | 1u << CELLS_SPLIT_LINES | 1u << CELLS_SPLIT_SEMICOLON;
    if (cells.count > 1 && (cells_split_marks(text) & used) == 0)
        fail_msg("%s: no divider of %s was seen", text, cells_split_name(how));
    cells_clear(&cells);
    buf_clear(&found);
}

static void test_cut(void **state)
{
    (void)state;
    static const struct {
        enum cells_split how;
        const char *text, *values;
    } cases[] = {
        {CELLS_SPLIT_WHOLE, " 氏名、住所; 電話 ", "氏名、住所; 電話"},
        {CELLS_SPLIT_SEMICOLON, "氏名; 住所;電話", "氏名|住所|電話"},
        {CELLS_SPLIT_SEMICOLON, "氏名；住所", "氏名|住所"},
        {CELLS_SPLIT_SEMICOLON, "A\\; B; C", "A; B|C"},
        {CELLS_SPLIT_LINES, "氏名\n住所\n\n電話 \n", "氏名|住所|電話"},
        {CELLS_SPLIT_LINES, "・氏名\n・住所（自宅・実家）", "氏名|住所（自宅・実家）"},
        {CELLS_SPLIT_LINES, "- 氏名\n- 住所", "氏名|住所"},
        {CELLS_SPLIT_LINES, "1: 氏名\r\n2: 住所", "氏名|住所"},
        {CELLS_SPLIT_LINES, "1: 氏名 2: 住所 3: 電話", "氏名|住所|電話"},
        {CELLS_SPLIT_LINES, "1: 採用選考", "採用選考"},
        {CELLS_SPLIT_LINES, "①氏名②住所③電話番号", "氏名|住所|電話番号"},
        {CELLS_SPLIT_LINES, "① 氏名\n② 住所", "氏名|住所"},
        {CELLS_SPLIT_LINES, "①号館", "①号館"},
        {CELLS_SPLIT_LINES, "(1)氏名　(2)住所", "氏名|住所"},
        {CELLS_SPLIT_LINES, "（1）氏名\n（2）住所", "氏名|住所"},
        {CELLS_SPLIT_LINES, "1.氏名\n2.住所", "氏名|住所"},
        {CELLS_SPLIT_LINES, "1.5年分の記録", "1.5年分の記録"},
        {CELLS_SPLIT_LINES, "氏名; 住所\n電話", "氏名|住所|電話"},
        {CELLS_SPLIT_TOUTEN, "氏名、住所、電話番号", "氏名|住所|電話番号"},
        {CELLS_SPLIT_TOUTEN, "氏名， 住所､電話", "氏名|住所|電話"},
        {CELLS_SPLIT_TOUTEN, "氏名、住所、\n電話", "氏名|住所|電話"},
        {CELLS_SPLIT_TOUTEN, "氏名、、住所、", "氏名|住所"},
        {CELLS_SPLIT_TOUTEN, "電話番号（自宅、携帯）、メール", "電話番号（自宅、携帯）|メール"},
        {CELLS_SPLIT_TOUTEN, "電話番号（自宅、携帯", "電話番号（自宅|携帯"},
        {CELLS_SPLIT_TOUTEN, "1: 氏名、住所 2: 電話", "氏名|住所|電話"},
        {CELLS_SPLIT_TOUTEN, "氏名[姓、名]、住所", "氏名[姓、名]|住所"},
        {CELLS_SPLIT_COMMA, "Name, address,phone", "Name|address|phone"},
        {CELLS_SPLIT_COMMA, "Aoba Co., Ltd., Midori, Inc.", "Aoba Co., Ltd.|Midori, Inc."},
        {CELLS_SPLIT_COMMA, "12,400件", "12,400件"},
        {CELLS_SPLIT_SLASH, "氏名/住所／電話", "氏名|住所|電話"},
        {CELLS_SPLIT_SLASH, "https://example.jp/a/b", "https://example.jp/a/b"},
        {CELLS_SPLIT_SLASH, "1/2年次", "1/2年次"},
        {CELLS_SPLIT_NAKAGURO, "氏名・住所・電話番号", "氏名|住所|電話番号"},
        {CELLS_SPLIT_NAKAGURO, "アオバ・サービス・青葉", "アオバ・サービス|青葉"},
        {CELLS_SPLIT_NAKAGURO, "・氏名・住所", "氏名|住所"},
        {CELLS_SPLIT_DASH, "Name - Address - Phone-number", "Name|Address|Phone-number"},
        {CELLS_SPLIT_TOUTEN, "", ""},
        {CELLS_SPLIT_TOUTEN, "、", ""},
        {CELLS_SPLIT_TOUTEN, "\t氏名\t、住所", "氏名|住所"},
        {CELLS_SPLIT_TOUTEN, "12，400件", "12，400件"},
        {CELLS_SPLIT_TOUTEN, "１、２", "１|２"},
        {CELLS_SPLIT_COMMA, "１，２件", "１，２件"},
        {CELLS_SPLIT_COMMA, "Midori, Inc", "Midori, Inc"},
        {CELLS_SPLIT_COMMA, "Midori, Include", "Midori|Include"},
        {CELLS_SPLIT_SLASH, "https://example.jp / 氏名", "https://example.jp / 氏名"},
        {CELLS_SPLIT_NAKAGURO, "サーバー・メール", "サーバー・メール"},
        {CELLS_SPLIT_NAKAGURO, "ｻｰﾊﾞ・ﾒｰﾙ", "ｻｰﾊﾞ・ﾒｰﾙ"},
        {CELLS_SPLIT_NAKAGURO, "￥・￥", "￥|￥"},
        {CELLS_SPLIT_LINES,
         "1.a\n2.b\n3.c\n4.d\n5.e\n6.f\n7.g\n8.h\n9.i\n10.j\n11.k\n12.l\n13.m\n14.n\n15.o\n"
         "16.p\n17.q\n18.r\n19.s\n20.t\n21.u",
         "a|b|c|d|e|f|g|h|i|j|k|l|m|n|o|p|q|r|s|t|u"},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_cut(cases[i].how, cases[i].text, NULL, cases[i].values);
}

static bool has(void *context, const char *text)
{
    for (const char *const *name = context; *name != NULL; name++)
        if (strcmp(*name, text) == 0)
            return true;
    return false;
}

static void test_names_stay_whole(void **state)
{
    (void)state;
    static const char *names[] = {"青葉、緑商事", "電話・FAX", "A、B、C", NULL};
    const struct cells_split_names known = {has, names};
    assert_cut(CELLS_SPLIT_TOUTEN, "青葉、緑商事", &known, "青葉、緑商事");
    assert_cut(CELLS_SPLIT_TOUTEN, "青葉、緑商事、黄商店", &known, "青葉、緑商事|黄商店");
    assert_cut(CELLS_SPLIT_TOUTEN, "黄商店、青葉、緑商事", &known, "黄商店|青葉、緑商事");
    assert_cut(CELLS_SPLIT_TOUTEN, "青葉、緑", &known, "青葉|緑");
    assert_cut(CELLS_SPLIT_TOUTEN, "A、B、C、D", &known, "A、B、C|D");
    assert_cut(CELLS_SPLIT_NAKAGURO, "氏名・電話・FAX", &known, "氏名|電話・FAX");
    assert_cut(CELLS_SPLIT_TOUTEN, "、、青葉、緑商事", &known, "青葉、緑商事");
}

/* A cell of very many values is cut as one of few: no name has so many dividers. */
static void test_a_name_of_more_dividers_than_any_has_is_cut(void **state)
{
    enum { MOST = 32 };
    (void)state;
    for (size_t dividers = MOST; dividers <= MOST + 3; dividers++) {
        struct buf name = {0}, cut = {0}, text = {0}, values = {0};
        for (size_t i = 0; i <= dividers; i++) {
            buf_printf(&name, "%sx", i == 0 ? "" : "、");
            buf_printf(&cut, "%sx", i == 0 ? "" : "|");
        }
        const char *names[] = {name.text, NULL};
        const struct cells_split_names known = {has, names};
        bool whole = dividers <= MOST;
        buf_printf(&text, "%s、y", name.text);
        buf_printf(&values, "%s|y", whole ? name.text : cut.text);
        assert_cut(CELLS_SPLIT_TOUTEN, text.text, &known, values.text);
        buf_clear(&name);
        buf_clear(&cut);
        buf_clear(&text);
        buf_clear(&values);
    }
}

/* Whatever values our own form holds, it gives them back. */
static void test_own_form(void **state)
{
    (void)state;
    static const char *const words[] = {"氏名", "a;b", "\\",   "住所、電話",
                                        "1: x", "・",  "A; B", "①②"};
    for (size_t i = 0; i < COUNT(words); i++)
        for (size_t k = 0; k < COUNT(words); k++) {
            struct cells cells = {0}, again = {0};
            struct buf text = {0}, back = {0};
            cells_add(&cells, words[i]);
            cells_add(&cells, words[k]);
            cells_format(&cells, &text);
            cells_split_cut(CELLS_SPLIT_SEMICOLON, text.text, NULL, &again);
            cells_format(&again, &back);
            assert_string_equal(back.text, text.text);
            cells_clear(&cells);
            cells_clear(&again);
            buf_clear(&text);
            buf_clear(&back);
        }
}

/* How many letters of the alphabet below stand in TEXT. */
static size_t letters_in(const char *text)
{
    static const char *const letters[] = {"氏", "A", "ア"};
    size_t count = 0;
    for (; *text != '\0'; text++)
        for (size_t i = 0; i < COUNT(letters); i++)
            count += strncmp(text, letters[i], strlen(letters[i])) == 0;
    return count;
}

/* Whatever stands in a cell, each way keeps all of its letters. */
static void test_nothing_is_lost(void **state)
{
    (void)state;
    static const char *const alphabet[] = {
        "氏", "A", "ア", "、", "・", "／", ";",  "；", "\n", " ",  " - ", "（", "）",
        "(",  ")", "①",  "②",  "1:", "2:", "\\", ",",  "　", "「", "」",  "3.", "/"};
    unsigned seed = 7;
    for (int round = 0; round < 20000; round++) {
        struct buf text = {0};
        for (size_t i = test_random(&seed, 14); i > 0; i--)
            buf_puts(&text, alphabet[test_random(&seed, COUNT(alphabet))]);
        for (size_t how = 0; how < CELLS_SPLITS; how++) {
            struct cells values = {0};
            size_t letters = 0;
            cells_split_cut((enum cells_split)how, buf_text(&text), NULL, &values);
            for (size_t i = 0; i < values.count; i++)
                letters += letters_in(values.items[i]);
            if (letters != letters_in(buf_text(&text)))
                fail_msg("%s: %s", cells_split_name((enum cells_split)how), buf_text(&text));
            cells_clear(&values);
        }
        buf_clear(&text);
    }
}

static void test_ways(void **state)
{
    (void)state;
    struct why why = {.lang = LANG_EN};
    for (size_t i = 0; i < CELLS_SPLITS; i++) {
        enum cells_split how;
        assert_true(cells_split_named(cells_split_name((enum cells_split)i), &how));
        assert_int_equal(how, i);
        for (size_t k = 0; k < 3; k++) {
            static const char eras[] = {0, 'h', 'm'};
            struct column_way way = {how, eras[k], k == 1, k == 2}, read;
            struct buf text = {0};
            column_way_format(&way, &text);
            assert_true(column_way_parse(buf_text(&text), &read, &why));
            assert_memory_equal(&read.split, &way.split, sizeof way.split);
            assert_int_equal(read.era, way.era);
            assert_int_equal(read.serials, way.serials);
            assert_int_equal(read.about, way.about);
            buf_clear(&text);
        }
    }
    static const char *const wrong[] = {
        "split=", "split=x", "dates=", "dates=keio", "counts=", "x"};
    struct column_way way;
    for (size_t i = 0; i < COUNT(wrong); i++) {
        assert_false(column_way_parse(wrong[i], &way, &why));
        assert_non_null(strstr(why.text, "says nothing about a column"));
    }
    assert_true(column_way_parse("  dates=令和\tsplit=lines ", &way, &why));
    assert_int_equal(way.era, 'r');
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cut),
        cmocka_unit_test(test_names_stay_whole),
        cmocka_unit_test(test_a_name_of_more_dividers_than_any_has_is_cut),
        cmocka_unit_test(test_own_form),
        cmocka_unit_test(test_nothing_is_lost),
        cmocka_unit_test(test_ways),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

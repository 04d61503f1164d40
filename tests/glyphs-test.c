/*
 * Proves model/glyphs: what a cell holds and what the cursor stops at, widths,
 * cutting and padding, and where Japanese lines break.
 */
#include "model/glyphs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

struct split {
    const char *text;
    const char *glyphs;   /* parts that cells hold, with '|' between */
    const char *clusters; /* parts that the cursor stops at */
    int narrow, wide;     /* columns with ambiguous characters of 1 and 2 */
};

static const struct split splits[] = {
    {"", "", "", 0, 0},
    {"ab", "a|b", "a|b", 2, 2},
    {"台帳", "台|帳", "台|帳", 4, 4},
    {"ﾀﾞ", "ﾀ|ﾞ", "ﾀﾞ", 2, 2},
    {"か\u3099き", "か\u3099|き", "か\u3099|き", 4, 4},
    {"葛\U000E0100城", "葛\U000E0100|城", "葛\U000E0100|城", 4, 4},
    {"e\u0301x", "e\u0301|x", "e\u0301|x", 2, 2},
    {"①※─", "①|※|─", "①|※|─", 3, 6},
    {"❤\uFE0F!", "❤\uFE0F|!", "❤\uFE0F|!", 3, 3},
    {"1\uFE0F\u20E3", "1\uFE0F\u20E3", "1\uFE0F\u20E3", 2, 2},
    {"#\uFE0F\u20E3*\uFE0F\u20E3", "#\uFE0F\u20E3|*\uFE0F\u20E3", "#\uFE0F\u20E3|*\uFE0F\u20E3", 4,
     4},
    {"A\uFE0F", "A\uFE0F", "A\uFE0F", 1, 1},
    {"👨\u200D👩", "👨\u200D|👩", "👨\u200D👩", 4, 4},
    {"👍🏽", "👍🏽", "👍🏽", 2, 2},
    {"☝🏽x", "☝🏽|x", "☝🏽|x", 3, 3},
    {"👩🏽\u200D💻", "👩🏽\u200D|💻", "👩🏽\u200D💻", 4, 4},
    {"台🏽", "台|🏽", "台🏽", 4, 4},
    {"𠮷\U000323B0", "𠮷|\U000323B0", "𠮷|\U000323B0", 4, 4},
    {"🇯🇵🇫🇷", "🇯|🇵|🇫|🇷", "🇯🇵|🇫🇷", 4, 4},
    {"\u3099x", "\u3099|x", "\u3099|x", 2, 2},
    {"한", "한", "한", 2, 2},
    {"a\r\nb", "a|\r|\n|b", "a|\r\n|b", 2, 2},
    {"\xFF"
     "a",
     "\xFF|a", "\xFF|a", 2, 3},
};

static void glyphs_and_clusters(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(splits); i++) {
        const char *text = splits[i].text;
        struct buf glyphs = {0};
        struct buf clusters = {0};
        for (size_t at = 0, more; (more = glyph_next(text + at, NULL, 1)) > 0; at += more) {
            buf_puts(&glyphs, at > 0 ? "|" : "");
            buf_add(&glyphs, text + at, more);
        }
        for (size_t at = 0, more; (more = glyph_cluster(text + at)) > 0; at += more) {
            assert_int_equal(glyph_cluster_before(text, at + more), at);
            buf_puts(&clusters, at > 0 ? "|" : "");
            buf_add(&clusters, text + at, more);
        }
        assert_string_equal(buf_text(&glyphs), splits[i].glyphs);
        assert_string_equal(buf_text(&clusters), splits[i].clusters);
        assert_int_equal(glyph_width(text, 1), splits[i].narrow);
        assert_int_equal(glyph_width(text, 2), splits[i].wide);
        buf_clear(&glyphs);
        buf_clear(&clusters);
    }
}

static void before_the_beginning_is_the_beginning(void **state)
{
    (void)state;
    assert_int_equal(glyph_cluster_before("", 0), 0);
    assert_int_equal(glyph_cluster_before("abc", 0), 0);
    /* From within a cluster: its own beginning. */
    assert_int_equal(glyph_cluster_before("xか\u3099", 4), 1);
}

struct padding {
    const char *text;
    int columns;
    const char *padded;
};

static const struct padding paddings[] = {
    {"", 3, "   "},
    {"ab", 4, "ab  "},
    {"台帳", 4, "台帳"},
    {"台帳", 5, "台帳 "},
    {"個人情報", 6, "個人.."},
    {"個人情報", 7, "個人.. "},
    {"個人情報", 3, "個 "},
    {"個人情報", 1, " "},
    {"abcdef", 5, "abc.."},
    {"葛\U000E0100城", 2, "葛\U000E0100"},
    {"ｱｶﾞｷﾞ", 4, "ｱ.. "},
    {"👨\u200D👩台帳", 5, "..   "},
    {"👨\u200D👩台帳", 6, "👨\u200D👩.."},
    {"👨\u200D👩", 3, "   "},
    {"ab", 0, ""},
    {"ab", -1, ""},
};

static void padding_is_exact(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(paddings); i++) {
        struct buf buf = {0};
        glyph_pad(&buf, paddings[i].text, paddings[i].columns, 1);
        assert_string_equal(buf_text(&buf), paddings[i].padded);
        buf_clear(&buf);
    }
}

static void cutting_never_halves(void **state)
{
    (void)state;
    int used;
    assert_int_equal(glyph_cut("台帳", 3, 1, &used), 3);
    assert_int_equal(used, 2);
    assert_int_equal(glyph_cut("か\u3099き", 2, 1, &used), 6);
    assert_int_equal(used, 2);
    assert_int_equal(glyph_cut("①①", 2, 2, &used), 3);
    assert_int_equal(used, 2);
    assert_int_equal(glyph_cut("台ｶﾞ", 3, 1, &used), 3);
    assert_int_equal(used, 2);
    assert_int_equal(glyph_cut("a\r\nb", 1, 1, &used), 3);
    assert_int_equal(used, 1);
}

struct shown {
    const char *glyph;
    uint32_t points[GLYPH_POINTS + 1]; /* closed with 0 */
};

static const struct shown shown_glyphs[] = {
    {"", {0}},
    {"a", {'a'}},
    {"葛\U000E0100", {0x845B, 0xE0100}},
    {"か\u3099", {0x304C}},
    {"か\u309A", {0x304B, 0x309A}},
    {"e\u0301", {0xE9}},
    {"e\u0323\u0302", {0x1EC7}},
    {"\uFA19", {0xFA19}},
    {"\uFA19\U000E0100", {0xFA19, 0xE0100}},
    {" \u3099", {' ', 0x3099}},
    {"❤\uFE0F", {0x2764}},
    {"1\uFE0F\u20E3", {'1', 0x20E3}},
    {"👍🏽", {0x1F44D}},
    {"👩🏽\u200D", {0x1F469}},
    {"🏽", {0x1F3FD}},
    {"a\u0316\u0317\u0318\u0319\u031A\u031B", {'a', 0x316, 0x317, 0x318, 0x319}},
};

static void terminals_get_what_they_agree_on(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(shown_glyphs); i++) {
        uint32_t points[GLYPH_POINTS];
        size_t count = glyph_points(shown_glyphs[i].glyph, points, 1);
        for (size_t k = 0; k < count; k++)
            assert_int_equal(points[k], shown_glyphs[i].points[k]);
        assert_int_equal(shown_glyphs[i].points[count], 0);
    }
    /* é is ambiguous: where it takes two columns, e and its mark stay apart. */
    uint32_t points[GLYPH_POINTS];
    assert_int_equal(glyph_points("e\u0301", points, 2), 2);
    assert_int_equal(glyph_points("か\u3099", points, 2), 1);
}

struct wrapping {
    const char *text;
    int columns;
    const char *lines; /* with '|' between */
};

static void what_joins_the_syllable_before_takes_no_column(void **state)
{
    static const uint32_t joining[] = {0x1160, 0x11FF, 0xD7B0, 0xD7FB, 0x3099, 0x200D};
    static const uint32_t alone[] = {0x1100, 0xD7A3, 0xAC00};
    (void)state;
    for (size_t i = 0; i < COUNT(joining); i++)
        assert_int_equal(glyph_point_width(joining[i], 1), 0);
    for (size_t i = 0; i < COUNT(alone); i++)
        assert_int_equal(glyph_point_width(alone[i], 1), 2);
}

static const struct wrapping wrappings[] = {
    {"", 10, ""},
    {"台帳", 10, "台帳"},
    {"one\ttwo", 4, "one\t|two"},
    {"個人情報保護", 4, "個人|情報|保護"},
    {"個人情報保護", 5, "個人|情報|保護"},
    /* what begins no line goes with the character before it */
    {"利用目的。会員", 8, "利用目|的。会員"},
    {"あいうえ、お", 8, "あいう|え、お"},
    {"サーバーー", 6, "サー|バーー"},
    {"あああっと", 6, "ああ|あっと"},
    {"氏名)住所", 4, "氏|名)|住所"},
    /* what ends no line goes with the character after it */
    {"取得「氏名」", 6, "取得|「氏|名」"},
    /* nothing but closers: broken by force rather than lost */
    {"。。。。", 4, "。。|。。"},
    /* a word longer than the line is broken so that no 。 begins the next */
    {"abcdefgh。台", 8, "abcdefg|h。台"},
    {"abcdefgh」、台", 8, "abcdefg|h」、台"},
    {"「abcdefghij", 8, "「abcdef|ghij"},
    /* words stay whole where they fit */
    {"see the privacy act", 8, "see the |privacy |act"},
    {"利用はGoogleへ", 8, "利用は|Googleへ"},
    {"abcdefghij", 4, "abcd|efgh|ij"},
    {"a-bc 2027-03-31", 10, "a-bc |2027-03-31"},
    {"re-entrust", 4, "re-|entr|ust"},
    /* blanks hang over */
    {"ab   cd", 2, "ab   |cd"},
    {"台帳　台帳", 4, "台帳　|台帳"},
    /* line ends */
    {"a\nb", 10, "a|b"},
    {"a\r\nb", 10, "a|b"},
    {"a\n", 10, "a|"},
    {"\n\n", 10, "||"},
    /* wider than the line */
    {"台帳", 1, "台|帳"},
    {"台帳", 0, "台|帳"},
    {"か\u3099か\u3099", 3, "か\u3099|か\u3099"},
};

static void lines_break_where_they_may(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(wrappings); i++) {
        struct glyph_line *lines;
        struct buf found = {0};
        size_t count = glyph_wrap(wrappings[i].text, wrappings[i].columns, 1, &lines);
        for (size_t line = 0; line < count; line++) {
            buf_puts(&found, line > 0 ? "|" : "");
            buf_add(&found, wrappings[i].text + lines[line].start, lines[line].length);
        }
        assert_string_equal(buf_text(&found), wrappings[i].lines);
        free(lines);
        buf_clear(&found);
    }
}

/* Whatever the bytes and the width: lines follow each other, and only line
 * ends lie between them. */
static void no_byte_is_lost(void **state)
{
    (void)state;
    static const char *const parts[] = {"台",       "、", "a",        " ",    "\n", "\r\n", "\r",
                                        "か\u3099", "「", "👨\u200D👩", "\xE5", "-",  "ー"};
    unsigned seed = 1;
    for (int round = 0; round < 2000; round++) {
        struct buf text = {0};
        for (int i = 0; i < 12; i++) {
            seed = seed * 1103515245u + 12345u;
            buf_puts(&text, parts[(seed >> 16) % COUNT(parts)]);
        }
        struct glyph_line *lines;
        size_t count = glyph_wrap(buf_text(&text), (int)(seed >> 8) % 12, 1 + round % 2, &lines);
        size_t at = 0;
        for (size_t line = 0; line < count; line++) {
            size_t skipped = lines[line].start - at;
            assert_true(skipped <= 2);
            assert_true(skipped == 0 || text.text[lines[line].start - 1] == '\n');
            at = lines[line].start + lines[line].length;
        }
        assert_int_equal(at, text.length);
        free(lines);
        buf_clear(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(glyphs_and_clusters),
        cmocka_unit_test(before_the_beginning_is_the_beginning),
        cmocka_unit_test(padding_is_exact),
        cmocka_unit_test(cutting_never_halves),
        cmocka_unit_test(terminals_get_what_they_agree_on),
        cmocka_unit_test(what_joins_the_syllable_before_takes_no_column),
        cmocka_unit_test(lines_break_where_they_may),
        cmocka_unit_test(no_byte_is_lost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

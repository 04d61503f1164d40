/*
 * Which encoding a file is taken for, and what is said of one that is in none.
 * The byte strings are what Japanese programs write: short headers, half-width
 * kana, characters that only Windows has.
 */
#include "import/encoding.h"
#include "import/encoding_likely.h"
#include "tests/io.h"

#include <iconv.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#define BYTES(text) text, sizeof(text) - 1

struct found_case {
    const char *bytes;
    size_t length;
    const char *given; /* the encoding that the person names */
    const char *name;
    const char *text;
    bool bom;
};

/* clang-format off */

static const struct found_case found_cases[] = {
    {BYTES(""), NULL, "UTF-8", "", false},
    {BYTES("name,code\n"), NULL, "UTF-8", "name,code\n", false},
    {BYTES("氏名,住所\n"), NULL, "UTF-8", "氏名,住所\n", false},
    /* A file that holds a mark and nothing else is empty. */
    {BYTES("\xEF\xBB\xBF"), NULL, "UTF-8", "", true},
    {BYTES("\xEF\xBB\xBF""氏名"), NULL, "UTF-8", "氏名", true},
    {BYTES("\xEF\xBB\xBF""氏名"), "utf-8", "UTF-8", "氏名", true},
    {BYTES("𠮷野家😀葛󠄀"), NULL, "UTF-8", "𠮷野家😀葛󠄀", false},
    {BYTES("\xFF\xFE""a\0\x0F\x5C"), NULL, "UTF-16LE", "a\xE5\xB0\x8F", true},
    {BYTES("\xFE\xFF\0a\x5C\x0F"), NULL, "UTF-16BE", "a\xE5\xB0\x8F", true},
    {BYTES("\xFE\xFF\0a\x5C\x0F"), "UTF-16", "UTF-16BE", "a\xE5\xB0\x8F", true},
    {BYTES("\xFE\xFF\0a\x5C\x0F"), "UTF16", "UTF-16BE", "a\xE5\xB0\x8F", true},
    {BYTES("\xFF\xFE""a\0\x0F\x5C"), "Unicode", "UTF-16LE", "a\xE5\xB0\x8F", true},
    {BYTES("a\0\x0F\x5C"), "utf-16le", "UTF-16LE", "a\xE5\xB0\x8F", false},
    {BYTES("\x1B$B;aL>\x1B(B,x"), NULL, "ISO-2022-JP", "氏名,x", false},
    {BYTES("\x1B$@;aL>\x1B(B,x"), NULL, "ISO-2022-JP", "氏名,x", false},
    /* Other escape sequences are no text of ISO-2022-JP. */
    {BYTES("a\x1B[1mb"), NULL, "UTF-8", "a\x1B[1mb", false},
    {BYTES("a\x1B$Cb"), NULL, "UTF-8", "a\x1B$Cb", false},
    /* 処理区分,件数: the header of a payroll program */
    {BYTES("\x8F\x88\x97\x9D\x8B\xE6\x95\xAA\x2C\x8C\x8F\x90\x94\x0D\x0A"), NULL, "CP932", "処理区分,件数\r\n", false},
    /* 点検連番,型式: all of its bytes are letters in windows-1252 */
    {BYTES("\x93\x5F\x8C\x9F\x98\x41\x94\xD4\x2C\x8C\x5E\x8E\xAE\x0D\x0A\x31\x2C\x32\x0D\x0A"), NULL, "CP932", "点検連番,型式\r\n1,2\r\n", false},
    /* 硎谷 among ASCII: a kanji that IBM added */
    {BYTES("y-t/*/\xFB\x79\x92\x4A/*/"), NULL, "CP932", "y-t/*/硎谷/*/", false},
    /* 点検番号,計 */
    {BYTES("\x93\x5F\x8C\x9F\x94\xD4\x8D\x86,\x8C\x76"), NULL, "CP932", "点検番号,計", false},
    /* ①㈱髙 are in no other than CP932 */
    {BYTES("\x87\x40\x87\x8A\xFB\xFC"), NULL, "CP932", "①㈱髙", false},
    {BYTES("\x87\x40\x87\x8A\xFB\xFC"), "Shift_JIS", "CP932", "①㈱髙", false},
    /* 髙 as NEC and as IBM placed it, the first and the last character of users */
    {BYTES("\xEE\xE0,\xFB\xFC,\xF0\x40,\xF9\xFC\n"), NULL, "CP932", "髙,髙,\uE000,\uE757\n", false},
    /* ∵ and ≒, which stand in NEC's row too */
    {BYTES("\x81\xE6\x87\x9A,\x81\xE0\x87\x90\n"), "SJIS", "CP932", "∵∵,≒≒\n", false},
    /* \ and ~ stay what they are, and 〜 is the wave that Windows writes */
    {BYTES("\x5C\x7E\x81\x60\x81\x7C"), NULL, "CP932", "\\~～－", false},
    /* ｼﾒｲ,ｶﾅ and ｼｬｲﾝﾊﾞﾝｺﾞｳ */
    {BYTES("\xBC\xD2\xB2,\xB6\xC5\n"), NULL, "CP932", "ｼﾒｲ,ｶﾅ\n", false},
    {BYTES("\xBC\xAC\xB2\xDD\xCA\xDE\xDD\xBA\xDE\xB3\n"), NULL, "CP932", "ｼｬｲﾝﾊﾞﾝｺﾞｳ\n", false},
    /* ｶﾅ､ｼﾒｲﾃﾞﾝﾜ, in which one pair of bytes in five would be hiragana in EUC-JP */
    {BYTES("\xB6\xC5\xA4\xBC\xD2\xB2\xC3\xDE\xDD\xDC\n"), NULL, "CP932", "ｶﾅ､ｼﾒｲﾃﾞﾝﾜ\n", false},
    /* 氏名,住所 / しめい / half-width kana, all in EUC-JP */
    {BYTES("\xBB\xE1\xCC\xBE,\xBD\xBB\xBD\xEA\n"), NULL, "EUC-JP", "氏名,住所\n", false},
    {BYTES("\xA4\xB7\xA4\xE1\xA4\xA4\n"), NULL, "EUC-JP", "しめい\n", false},
    {BYTES("\x8E\xBC\x8E\xD2\x8E\xB2\n"), NULL, "EUC-JP", "ｼﾒｲ\n", false},
    /* ﾃﾞﾝﾜ,ｶﾅ in EUC-JP, and ①㈱ as vendors added them */
    {BYTES("\x8E\xC3\x8E\xDE\x8E\xDD\x8E\xDC,\x8E\xB6\x8E\xC5\r\n"), NULL, "EUC-JP", "ﾃﾞﾝﾜ,ｶﾅ\r\n", false},
    {BYTES("\xBB\xE1\xCC\xBE\xAD\xA1\xAD\xEA\xA1\xC1"), "EUC-JP", "EUC-JP", "氏名①㈱～", false},
    /* 社,車 are half-width kana in EUC-JP, and no word */
    {BYTES("\x8E\xD0,\x8E\xD4\n"), NULL, "CP932", "社,車\n", false},
    /* UTF-16 without mark, in both orders: 氏名,住所 and a row of ASCII */
    {BYTES("\x0F\x6C\x0D\x54,\0\x4F\x4F\x40\x62\r\0\n\0"), NULL, "UTF-16LE", "氏名,住所\r\n", false},
    {BYTES("\x6C\x0F\x54\x0D\0,\x4F\x4F\x62\x40\0\r\0\n"), NULL, "UTF-16BE", "氏名,住所\r\n", false},
    {BYTES("\x6C\x0F\x54\x0D\0,\x4F\x4F\x62\x40\0\r\0\n"), "UTF-16", "UTF-16BE", "氏名,住所\r\n", false},
    {BYTES("a\0,\0b\0\n\0"), NULL, "UTF-16LE", "a,b\n", false},
    {BYTES("\0a\0,\xD8\x42\xDF\xB7\0\n"), NULL, "UTF-16BE", "a,𠮷\n", false},
    /* 社 alone is valid in both: CP932 is far more usual */
    {BYTES("\x8E\xD0\n"), NULL, "CP932", "社\n", false},
    {BYTES("\x8E\xD0\n"), "EUC-JP", "EUC-JP", "ﾐ\n", false},
};

struct refused_case {
    const char *bytes;
    size_t length;
    const char *given;
    enum why_class class;
    const char *parts[4]; /* of the message */
};

static const struct refused_case refused_cases[] = {
    {BYTES("a\nb\xFF"), "UTF-8", WHY_INPUT, {"UTF-8", "byte 4", "line 2", "(FF)"}},
    {BYTES("\xEF\xBB\xBF""a\xC0\xAF"), NULL, WHY_INPUT, {"byte 5", "line 1", "(C0 AF)", NULL}},
    /* one wrong byte in a long text in UTF-8, which CP932 gives up much earlier */
    {BYTES("一行目の長い文章です。\r\n二行目\xFFです"), NULL, WHY_INPUT, {"UTF-8", "line 2", "(FF E3 81 A7)", NULL}},
    {BYTES("\x8F\x88\x97\x9D\r\r\x8B"), "CP932", WHY_INPUT, {"CP932", "byte 7", "line 3", "(8B)"}},
    {BYTES("\xFF\xFE""a\0\x00\xDC"), NULL, WHY_INPUT, {"UTF-16LE", "byte 5", "(00 DC)", NULL}},
    {BYTES("\xFF\xFE""a\0b"), NULL, WHY_INPUT, {"UTF-16LE", "byte 5", "(62)", NULL}},
    {BYTES("\xA0\xA0\xFF"), NULL, WHY_INPUT, {"byte 1", "say which encoding it is in", NULL, NULL}},
    /* ISO-2022-JP whose two-byte characters do not end with their line, or that is cut */
    {BYTES("a,\x1B$B;aL>\nb\x1B(B\n"), NULL, WHY_INPUT, {"ISO-2022-JP", "byte 3", "line 1", "(1B 24 42 3B)"}},
    {BYTES("a\nb,\x1B$B;aL>"), "JIS", WHY_INPUT, {"ISO-2022-JP", "byte 5", "line 2", NULL}},
    {BYTES("\x1B$B;a\x1B$BL>\n"), NULL, WHY_INPUT, {"ISO-2022-JP", "byte 1", NULL, NULL}},
    /* An escape sequence that the end of the file or another one cuts */
    {BYTES("\x1B$B;aL>\x1B(B,x\n\x1B("), NULL, WHY_INPUT, {"ISO-2022-JP", "byte 14", "line 2", "(1B 28)"}},
    {BYTES("a\x1B\x1B$B;a"), NULL, WHY_INPUT, {"ISO-2022-JP", "byte 2", "line 1", "(1B 1B 24 42)"}},
    {BYTES("abc\xB1\n\x80,\x1B"), "Shift_JIS", WHY_INPUT, {"CP932", "byte 6", "line 2", "(80 2C 1B)"}},
    {BYTES("\xBB\xE1,\r\n\xFF\xA1"), "EUC-JP", WHY_INPUT, {"EUC-JP", "byte 6", "line 2", "(FF A1)"}},
    {BYTES("a\0\n\0\x00\xD8\x61\x00"), "UTF-16LE", WHY_INPUT, {"UTF-16LE", "byte 5", "line 2", "(00 D8 61 00)"}},
    {BYTES("abc"), "windows-1252", WHY_USAGE, {"windows-1252", "CP932 (Shift_JIS)", NULL, NULL}},
};

/* clang-format on */

static void test_found(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof found_cases / sizeof found_cases[0]; i++) {
        const struct found_case *c = &found_cases[i];
        struct why why = {.lang = LANG_EN};
        struct encoding_text out;
        if (!encoding_decode(c->bytes, c->length, c->given, &out, &why))
            fail_msg("case %zu: %s", i, why.text);
        assert_string_equal(out.name, c->name);
        assert_string_equal(out.text, c->text);
        assert_int_equal(out.length, strlen(c->text));
        assert_int_equal(out.bom, c->bom);
        encoding_clear(&out);
    }
}

static void test_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof refused_cases / sizeof refused_cases[0]; i++) {
        const struct refused_case *c = &refused_cases[i];
        struct why why = {.lang = LANG_EN};
        struct encoding_text out;
        assert_false(encoding_decode(c->bytes, c->length, c->given, &out, &why));
        assert_int_equal(why.class, c->class);
        for (size_t k = 0; k < 4 && c->parts[k] != NULL; k++)
            test_holds(why.text, c->parts[k]);
        assert_null(out.text);
    }
}

/* TEXT in the encoding NAME; gives the length. */
static size_t encode(const char *name, const char *text, char out[1024])
{
    iconv_t cd = iconv_open(name, "UTF-8");
    char *in = (char *)text, *at = out;
    size_t left = strlen(text), room = 1024;
    assert_int_equal(iconv(cd, &in, &left, &at, &room), 0);
    iconv_close(cd);
    return 1024 - room;
}

static void test_sheets(void **state)
{
    (void)state;
    /* A ledger's header and a row, in every encoding that Japanese programs write. */
    static const char *const encodings[] = {"CP932", "EUC-JP", "UTF-8", "ISO-2022-JP"};
    static const char *const sheets[] = {
        "コード,名称,利用目的\n",
        "個人情報の種類,利用目的,管理部門,取得方法,保存場所\n採用応募者,採用の検討,人事部,,書庫\n",
        "データ主体,件数規模,アクセス権者\n会員,12400,営業部のみ\n",
        "社員番号,氏名,カナ,生年月日,住所,電話番号\n",
    };
    for (size_t e = 0; e < sizeof encodings / sizeof encodings[0]; e++)
        for (size_t s = 0; s < sizeof sheets / sizeof sheets[0]; s++) {
            char bytes[1024];
            struct why why = {.lang = LANG_EN};
            struct encoding_text out;
            size_t length = encode(encodings[e], sheets[s], bytes);
            assert_true(encoding_decode(bytes, length, NULL, &out, &why));
            assert_string_equal(out.name, encodings[e]);
            assert_string_equal(out.text, sheets[s]);
            encoding_clear(&out);
        }
}

/* A NUL that strayed into a text, or many at its end, does not make it UTF-16:
 * the reader refuses it by its place. */
static void test_stray_nul(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t length;
    } cases[] = {
        {BYTES("a,b\n1,\0\n")},
        {BYTES("name,b\n1,2\n\0\0\0\0\0\0")},
        {BYTES("\0")},
        {BYTES("\x8E\x81\x96\xBC,\0a\r\n1,2\r\n3,4\n")},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct why why = {.lang = LANG_EN};
        struct encoding_text out;
        if (!encoding_decode(cases[i].bytes, cases[i].length, NULL, &out, &why))
            fail_msg("case %zu: %s", i, why.text);
        assert_non_null(memchr(out.text, '\0', out.length));
        encoding_clear(&out);
    }
}

static void test_late(void **state)
{
    (void)state;
    /* The only Japanese character stands behind a megabyte of ASCII. */
    enum { LENGTH = 1 << 20 };
    struct why why = {.lang = LANG_EN};
    struct encoding_text out;
    char *bytes = malloc(LENGTH + 2);
    memset(bytes, 'a', LENGTH);
    memcpy(bytes + LENGTH, "\x88\xC0", 2);
    assert_true(encoding_decode(bytes, LENGTH + 2, NULL, &out, &why));
    assert_string_equal(out.name, "CP932");
    assert_string_equal(out.text + LENGTH, "安");
    encoding_clear(&out);
    free(bytes);
}

static void test_files(void **state)
{
    (void)state;
    char folder[TEST_PATH], path[TEST_PATH];
    struct why why = {.lang = LANG_EN};
    struct encoding_text out;
    test_folder(folder);
    test_write(folder, "a.csv", "\xEF\xBB\xBF名称\r\n");
    test_path(folder, "a.csv", path);
    assert_true(encoding_read(path, NULL, &out, &why));
    assert_string_equal(out.text, "名称\r\n");
    encoding_clear(&out);
    test_path(folder, "none.csv", path);
    assert_false(encoding_read(path, NULL, &out, &why));
    test_holds(why.text, "cannot be opened");
    assert_false(encoding_read(folder, NULL, &out, &why));
    test_holds(why.text, "cannot be read");
    test_folder_delete(folder);
}

/* Two characters of ASCII at least tell the order of UTF-16, and no half of a pair may
 * be left over. */
static void test_order_of_wide_text(void **state)
{
    static const struct {
        const char *bytes;
        size_t length;
        enum encoding_order order;
    } cases[] = {
        {BYTES("a\0b\0"), ENCODING_LITTLE},         {BYTES("\0a\0b"), ENCODING_BIG},
        {BYTES("a\0\x0F\x5C"), ENCODING_NARROW},    {BYTES("\0a\x5C\x0F"), ENCODING_NARROW},
        {BYTES("a\0b\0\x3D\xD8"), ENCODING_NARROW}, {BYTES("a\0b"), ENCODING_NARROW},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct encoding_wide wide = {0};
        encoding_count_wide(&wide, (const unsigned char *)cases[i].bytes, cases[i].length);
        assert_int_equal(encoding_likely_wide(&wide), cases[i].order);
    }
}

/* A name that people use, in whatever case, is that of one encoding; others are none. */
static void test_names(void **state)
{
    static const char *const names[][2] = {
        {"sjis", "CP932"}, {"Windows-31J", "CP932"}, {"utf8", "UTF-8"},       {"utf-8-sig", "UTF-8"},
        {"euc", "EUC-JP"}, {"jis", "ISO-2022-JP"},   {"UTF-16LE", "UTF-16LE"}};
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        assert_string_equal(encoding_name(names[i][0]), names[i][1]);
    assert_null(encoding_name("windows-1252"));
    assert_null(encoding_name(""));
}

/* A file that another program writes to while it is looked at is in no encoding yet. */
static void test_written_to(void **state)
{
    char folder[TEST_PATH], path[TEST_PATH];
    struct why why = {.lang = LANG_EN};
    struct source source;
    struct encoding encoding;
    (void)state;
    test_folder(folder);
    test_write(folder, "a.csv", "氏名,住所\n");
    test_path(folder, "a.csv", path);
    assert_true(source_open(&source, path, &why));
    test_write(folder, "a.csv", "氏名,住所\n見本,東京都\n");
    assert_false(encoding_find(&source, NULL, &encoding, &why));
    test_holds(why.text, "The file was written to while it was read.");
    source_close(&source);
    test_folder_delete(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_found),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_sheets),
        cmocka_unit_test(test_stray_nul),
        cmocka_unit_test(test_order_of_wide_text),
        cmocka_unit_test(test_late),
        cmocka_unit_test(test_files),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_written_to),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

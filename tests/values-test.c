/*
 * Tests of numerals, counts, flags and addresses.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/history.h"
#include "model/numbers.h"
#include "model/numerals.h"
#include "model/urls.h"

#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static void assert_holds(const char *text, const char *part)
{
    if (strstr(text, part) == NULL)
        fail_msg("\"%s\" without \"%s\"", text, part);
}

static void test_numerals(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t taken;
        long value;
    } cases[] = {
        {"12年", 2, 12},
        {"0", 1, 0},
        {"007", 3, 7},
        {"999999999", 9, 999999999},
        {"1000000000", 0, -1},
        {"六年", 3, 6},
        {"十", 3, 10},
        {"十二", 6, 12},
        {"二十", 6, 20},
        {"三十一日", 9, 31},
        {"百", 3, 100},
        {"百二十三", 12, 123},
        {"二千二十四年", 15, 2024},
        {"千九百八十九", 18, 1989},
        {"二〇二四", 12, 2024},
        {"一〇", 6, 10},
        {"零", 3, 0},
        {"", 0, -1},
        {"年", 0, -1},
        {"十十", 0, -1},
        {"十百", 0, -1},
        {"〇十", 0, -1},
        {"十〇", 0, -1},
        {"十一二", 0, -1},
        {"二〇十", 0, -1},
        {"一二三四五六七八九〇", 0, -1},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        long value = -1;
        assert_int_equal(numeral_read(cases[i].text, &value), cases[i].taken);
        if (cases[i].taken > 0)
            assert_int_equal(value, cases[i].value);
    }
}

static void test_counts(void **state)
{
    (void)state;
    static const struct {
        const char *typed, *canonical;
    } cases[] = {
        {"12400", "12400"},
        {"12,400", "12400"},
        {"12，400", "12400"},
        {"１２４００", "12400"},
        {"12,400件", "12400"},
        {"12,400 人", "12400"},
        {"１２，４００名", "12400"},
        {" 320 ", "320"},
        {"0", "0"},
        {"000", "0"},
        {"0012", "12"},
        {"1,234,567", "1234567"},
        {"999999999999999", "999999999999999"},
        {"999,999,999,999,999", "999999999999999"},
        {"0000999999999999999", "999999999999999"},
        {"1万", "10000"},
        {"1万件", "10000"},
        {"１万２千", "12000"},
        {"1万2千人", "12000"},
        {"1.2万", "12000"},
        {"1.25億", "125000000"},
        {"1.20000万", "12000"},
        {"3億2千万", "320000000"},
        {"2千5百", "2500"},
        {"1万2345名", "12345"},
        {"三百名", "300"},
        {"一万二千三百四十五件", "12345"},
        {"十二", "12"},
        {"320 persons", "320"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct why why = {.lang = LANG_EN};
        struct buf canonical = {0};
        if (!count_parse(cases[i].typed, &canonical, &why))
            fail_msg("%s: %s", cases[i].typed, why.text);
        assert_string_equal(buf_text(&canonical), cases[i].canonical);
        buf_clear(&canonical);
    }
}

static void test_counts_refused(void **state)
{
    (void)state;
    static const struct {
        const char *typed, *part;
    } cases[] = {
        {"", "is not a count"},
        {"多数", "is not a count"},
        {"-", "is not a count"},
        {"12.5", "is not a count"},
        {"12 400", "is not a count"},
        {"12,40", "is not a count"},
        {"1234,567", "is not a count"},
        {",400", "is not a count"},
        {"12,400,", "is not a count"},
        {"1e5", "is not a count"},
        {"12400人件", "is not a count"},
        {"-5", "negative"},
        {"－１００", "negative"},
        {"約100", "not an exact count"},
        {"約1.2万", "not an exact count"},
        {"1.23456万", "is not a count"},
        {"1.2千", "is not a count"},
        {"99999999億", "is not a count"},
        {"1.2万3千", "is not a count"},
        {"1百2千", "is not a count"},
        {"1万2万", "is not a count"},
        {"1万12345", "is not a count"},
        {"1千12百", "is not a count"},
        {"1.万", "is not a count"},
        {"1.000000000万", "is not a count"},
        {"万", "is not a count"},
        {"100〜500", "is a range"},
        {"100～500件", "is a range"},
        {"100件-500件", "is a range"},
        {"100名〜500名", "is a range"},
        {"(100〜500)", "not an exact count"},
        {"会員100〜500", "not an exact count"},
        {"100から500", "is a range"},
        {"およそ 100件", "not an exact count"},
        {"100人以上", "not an exact count"},
        {"about 100", "not an exact count"},
        {">1000", "not an exact count"},
        {"1000000000000000", "more than 15 digits"},
        {"1,000,000,000,000,000件", "more than 15 digits"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct why why = {.lang = LANG_EN};
        struct buf canonical = {0};
        if (count_parse(cases[i].typed, &canonical, &why))
            fail_msg("%s was taken for %s", cases[i].typed, buf_text(&canonical));
        assert_holds(why.text, cases[i].part);
        assert_int_equal(canonical.length, 0);
        buf_clear(&canonical);
    }
}

static void test_count_format(void **state)
{
    (void)state;
    static const struct {
        const char *canonical, *shown;
    } cases[] = {
        {"", ""},          {"0", "0"},          {"320", "320"},
        {"1000", "1,000"}, {"12400", "12,400"}, {"999999999999999", "999,999,999,999,999"},
        {"多数", "多数"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct buf out = {0};
        buf_puts(&out, "計 ");
        count_format(cases[i].canonical, &out);
        assert_string_equal(buf_text(&out) + strlen("計 "), cases[i].shown);
        buf_clear(&out);
    }
}

static void test_counts_in_sentences(void **state)
{
    (void)state;
    struct buf text = {0};
    assert_string_equal(count_text(1234567).text, "1,234,567");
    assert_string_equal(count_text(999).text, "999");
    history_title("set", "category: 100000 records", LANG_JA, &text);
    assert_non_null(strstr(buf_text(&text), "（100,000件）"));
    buf_clear(&text);
}

/* What is shown is read as what it was. */
static void test_shown_is_read(void **state)
{
    (void)state;
    struct why why = {.lang = LANG_EN};
    for (long long number = 0; number < 999999999999999; number = number * 7 + 3) {
        struct buf canonical = {0}, shown = {0}, read = {0};
        buf_printf(&canonical, "%lld", number);
        count_format(canonical.text, &shown);
        assert_true(count_parse(shown.text, &read, &why));
        assert_string_equal(read.text, canonical.text);
        buf_clear(&canonical);
        buf_clear(&shown);
        buf_clear(&read);
    }
    static const char *const flags[] = {"yes", "no"};
    for (size_t i = 0; i < COUNT(flags); i++)
        for (int lang = LANG_EN; lang <= LANG_JA; lang++) {
            struct buf shown = {0}, read = {0};
            flag_format(flags[i], (enum lang)lang, &shown);
            assert_true(flag_parse(shown.text, &read, &why));
            assert_string_equal(read.text, flags[i]);
            buf_clear(&shown);
            buf_clear(&read);
        }
}

static void test_flags(void **state)
{
    (void)state;
    static const char *const yes[] = {
        "yes",  "Yes",  "ＹＥＳ", "y", "true", "ON",     "1", "１", "はい", "ハイ", "ﾊｲ",   "有",
        "有り", "あり", "○",      "◯", "〇",   " はい ", "✓", "✔",  "☑",    "レ",   "該当", "済"};
    static const char *const no[] = {"no",   "No", "ＮＯ",   "n",      "false",  "Off",
                                     "0",    "０", "いいえ", "イイエ", "無",     "無し",
                                     "なし", "×",  "✕",      "✗",      "非該当", "未"};
    static const char *const neither[] = {"", "x", "?", "2", "はいはい", "yes no", "要", "-"};
    for (size_t i = 0; i < COUNT(yes) + COUNT(no); i++) {
        bool positive = i < COUNT(yes);
        const char *typed = positive ? yes[i] : no[i - COUNT(yes)];
        struct why why = {.lang = LANG_EN};
        struct buf canonical = {0};
        if (!flag_parse(typed, &canonical, &why))
            fail_msg("%s: %s", typed, why.text);
        assert_string_equal(buf_text(&canonical), positive ? "yes" : "no");
        buf_clear(&canonical);
    }
    for (size_t i = 0; i < COUNT(neither); i++) {
        struct why why = {.lang = LANG_EN};
        struct buf canonical = {0};
        assert_false(flag_parse(neither[i], &canonical, &why));
        assert_holds(why.text, "neither yes nor no");
        assert_int_equal(canonical.length, 0);
        buf_clear(&canonical);
    }
}

static void test_flag_format(void **state)
{
    (void)state;
    static const struct {
        const char *canonical, *ja, *en;
    } cases[] = {{"yes", "はい", "yes"}, {"no", "いいえ", "no"}, {"", "", ""}, {"?", "?", "?"}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct buf out = {0};
        flag_format(cases[i].canonical, LANG_JA, &out);
        assert_string_equal(buf_text(&out), cases[i].ja);
        buf_empty(&out);
        flag_format(cases[i].canonical, LANG_EN, &out);
        assert_string_equal(buf_text(&out), cases[i].en);
        buf_clear(&out);
    }
}

static void test_urls(void **state)
{
    (void)state;
    static const char *const good[] = {
        "https://www.example.jp/privacy",
        "http://example.jp",
        "HTTPS://EXAMPLE.JP/",
        "https://www.example.jp/個人情報?q=保護#第1条",
        "https://例え.jp/",
        "http://[2001:db8::1]:8080/",
        "ftp://ftp.example.jp/",
        "ftps://ftp.example.jp/a",
        "file:///home/user/台帳.pdf",
        "file://server/share/My Documents/a.pdf",
        "mailto:privacy@example.jp",
        "mailto:privacy@example.jp?subject=%E9%96%8B%E7%A4%BA",
        "\\\\server\\share",
        "\\\\server\\share\\個人情報 台帳\\a.xlsx",
    };
    for (size_t i = 0; i < COUNT(good); i++) {
        struct why why = {.lang = LANG_EN};
        if (!url_check(good[i], &why))
            fail_msg("%s: %s", good[i], why.text);
    }
}

static void test_urls_refused(void **state)
{
    (void)state;
    static const struct {
        const char *typed, *part;
    } cases[] = {
        {"", "not a whole address"},
        {"www.example.jp", "not a whole address"},
        {"/privacy", "not a whole address"},
        {"https://", "not a whole address"},
        {"https:///privacy", "not a whole address"},
        {"https:example.jp", "not a whole address"},
        {"javascript:alert(1)", "not a whole address"},
        {"data:text/plain,x", "not a whole address"},
        {"file://", "not a whole address"},
        {"mailto:", "not a whole address"},
        {"mailto:privacy", "not a whole address"},
        {"mailto:@example.jp", "not a whole address"},
        {"mailto:privacy@", "not a whole address"},
        {"privacy@example.jp", "not a whole address"},
        {"\\\\server", "not a whole address"},
        {"\\\\server\\", "not a whole address"},
        {"\\\\\\share\\x", "not a whole address"},
        {"C:\\temp\\a.txt", "not a whole address"},
        {" https://example.jp/", "at an end"},
        {"https://example.jp/ ", "at an end"},
        {"https://example.jp/　", "at an end"},
        {"https://example.jp/a b", "%20"},
        {"https://example.jp/a　b", "%20"},
        {"https://example.jp/\n", "line end"},
        {"https://example.jp/\x1B[0m", "control character"},
        {"https://example.jp/\xE2\x80\xAE"
         "fdp.exe",
         "invisible"},
        {"https://exam\xE2\x80\x8Bple.jp/", "invisible"},
        {"https://example.jp/\xFF", "control character"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct why why = {.lang = LANG_EN};
        if (url_check(cases[i].typed, &why))
            fail_msg("%s was taken", cases[i].typed);
        assert_holds(why.text, cases[i].part);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numerals),
        cmocka_unit_test(test_counts),
        cmocka_unit_test(test_counts_refused),
        cmocka_unit_test(test_count_format),
        cmocka_unit_test(test_counts_in_sentences),
        cmocka_unit_test(test_shown_is_read),
        cmocka_unit_test(test_flags),
        cmocka_unit_test(test_flag_format),
        cmocka_unit_test(test_urls),
        cmocka_unit_test(test_urls_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

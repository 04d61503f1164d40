/*
 * Tests of periods: the ways of writing, what is refused and how it is told,
 * and that what is shown can be typed again.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/periods.h"
#include "model/periods_words.h"

#include <stdio.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static void assert_read(const char *typed, const char *expected)
{
    struct why why = {.lang = LANG_EN};
    struct buf iso = {0};
    if (!period_parse(typed, &iso, &why))
        fail_msg("%s: %s", typed, why.text);
    if (strcmp(buf_text(&iso), expected) != 0)
        fail_msg("%s: %s and not %s", typed, buf_text(&iso), expected);
    buf_clear(&iso);
}

static void test_ways_of_writing(void **state)
{
    (void)state;
    static const struct {
        const char *typed, *iso;
    } cases[] = {
        {"P5Y", "P5Y"},
        {"p1y6m", "P1Y6M"},
        {"Ｐ６Ｍ", "P6M"},
        {"P2W", "P2W"},
        {"P30D", "P30D"},
        {"P1Y2M3D", "P1Y2M3D"},
        {"P12M", "P12M"},
        {"P06M", "P6M"},
        {"5年", "P5Y"},
        {"5年間", "P5Y"},
        {" ５　年 ", "P5Y"},
        {"5か年", "P5Y"},
        {"5ヶ年", "P5Y"},
        {"5箇年", "P5Y"},
        {"6か月", "P6M"},
        {"6ヶ月", "P6M"},
        {"6カ月", "P6M"},
        {"6ケ月", "P6M"},
        {"６ヵ月", "P6M"},
        {"6ゕ月", "P6M"},
        {"6ｶ月", "P6M"},
        {"6箇月", "P6M"},
        {"6個月", "P6M"},
        {"6ヶ月間", "P6M"},
        {"12か月", "P12M"},
        {"1年6か月", "P1Y6M"},
        {"1年 6か月", "P1Y6M"},
        {"1年と6か月", "P1Y6M"},
        {"一年六か月", "P1Y6M"},
        {"1年半", "P1Y6M"},
        {"半年", "P6M"},
        {"半年間", "P6M"},
        {"2週間", "P2W"},
        {"2週", "P2W"},
        {"30日", "P30D"},
        {"30日間", "P30D"},
        {"三十日", "P30D"},
        {"五年", "P5Y"},
        {"十年", "P10Y"},
        {"二十五年間", "P25Y"},
        {"六十か月", "P60M"},
        {"1 year", "P1Y"},
        {"5 years", "P5Y"},
        {"5years", "P5Y"},
        {"6 Months", "P6M"},
        {"1 year 6 months", "P1Y6M"},
        {"1 year, 6 months", "P1Y6M"},
        {"1 year and 6 months", "P1Y6M"},
        {"2 weeks", "P2W"},
        {"30 days", "P30D"},
        {"1 day", "P1D"},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_read(cases[i].typed, cases[i].iso);
}

static void test_refused(void **state)
{
    (void)state;
    static const char none[] = "is not a period", endless[] = "has no end",
                      more[] = "says more than a period";
    static const struct {
        const char *typed, *part;
    } cases[] = {
        {"", none},
        {"当面", none},
        {"5", none},
        {"年", none},
        {"6月", none},
        {"6m", none},
        {"P", none},
        {"P5", none},
        {"PT5H", none},
        {"P1.5Y", none},
        {"P-5Y", none},
        {"P5Y5Y", none},
        {"P6M1Y", none},
        {"P1Y2W", none},
        {"P0D", none},
        {"P10000Y", none},
        {"P五Y", none},
        {"99999999999年", none},
        {"永年", endless},
        {"永久保存", endless},
        {"無期限", endless},
        {"無期", endless},
        {"期限なし", endless},
        {"Indefinitely", endless},
        {"退会後3年", more},
        {"5年以上", more},
        {"約5年", more},
        {"5年と", more},
        {"1年6か月半", more},
        {"0日", none},
        {"10000年", none},
        {"6 years post-employment", more},
        {"採用選考の終了から 6か月", more},
        {"3年1年", more},
        {"6か月1年", more},
        {"1年2週間", more},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct why why = {.lang = LANG_EN};
        struct buf iso = {0};
        if (period_parse(cases[i].typed, &iso, &why))
            fail_msg("%s was taken for %s", cases[i].typed, buf_text(&iso));
        if (strstr(why.text, cases[i].part) == NULL)
            fail_msg("%s: \"%s\" without \"%s\"", cases[i].typed, why.text, cases[i].part);
        assert_int_equal(iso.length, 0);
        buf_clear(&iso);
    }
}

/* The words of the fields to which a person is sent are those on the screen. */
static void test_refused_in_japanese(void **state)
{
    (void)state;
    struct why why = {.lang = LANG_JA};
    struct buf iso = {0};
    assert_false(period_parse("退会後3年", &iso, &why));
    assert_non_null(strstr(why.text, "「退会後3年」"));
    assert_non_null(strstr(why.text, "「起算」または「期間の表現」に入力してください。"));
    assert_false(period_parse("永年", &iso, &why));
    assert_non_null(strstr(why.text, "「期間の表現」に入力してください。"));
    buf_clear(&iso);
}

static void test_format(void **state)
{
    (void)state;
    static const struct {
        const char *iso, *ja, *en;
    } cases[] = {
        {"P5Y", "5年", "5 years"},
        {"P1Y", "1年", "1 year"},
        {"P6M", "6か月", "6 months"},
        {"P1M", "1か月", "1 month"},
        {"P1Y6M", "1年6か月", "1 year 6 months"},
        {"P2W", "2週間", "2 weeks"},
        {"P30D", "30日", "30 days"},
        {"P12M", "12か月", "12 months"},
        {"", "", ""},
        {"永年", "永年", "永年"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct buf out = {0};
        buf_puts(&out, "(");
        period_format(cases[i].iso, LANG_JA, &out);
        assert_string_equal(buf_text(&out) + 1, cases[i].ja);
        buf_empty(&out);
        period_format(cases[i].iso, LANG_EN, &out);
        assert_string_equal(buf_text(&out), cases[i].en);
        buf_clear(&out);
    }
}

/* What is shown in either language is read again as the same period. */
static void test_round_trip(void **state)
{
    (void)state;
    for (int units = 1; units < 16; units++) {
        if ((units & 4) != 0 && units != 4)
            continue; /* weeks stand alone */
        static const char letters[] = "YMWD";
        char iso[64] = "P";
        for (int i = 0; i < 4; i++) {
            size_t length = strlen(iso);
            if ((units >> i & 1) != 0)
                snprintf(iso + length, sizeof iso - length, "%d%c", 7 * i + 1, letters[i]);
        }
        struct buf out = {0};
        period_format(iso, LANG_JA, &out);
        assert_read(buf_text(&out), iso);
        buf_empty(&out);
        period_format(iso, LANG_EN, &out);
        assert_read(buf_text(&out), iso);
        buf_clear(&out);
    }
}

/* As ledgers write them: period, event, wording. */
static void test_words(void **state)
{
    (void)state;
    static const struct {
        const char *typed, *period, *event, *wording;
    } cases[] = {
        {"3年", "P3Y", "", ""},
        {"３ヵ年", "P3Y", "", ""},
        {"六箇月", "P6M", "", ""},
        {"5年間保存", "P5Y", "", ""},
        {"退会後3年", "P3Y", "退会", ""},
        {"退会後 ３年", "P3Y", "退会", ""},
        {"退会後、3年間", "P3Y", "退会", ""},
        {"退職後5年", "P5Y", "退職", ""},
        {"契約終了後5年間", "P5Y", "契約終了", ""},
        {"契約終了の日から5年間", "P5Y", "契約終了の日", ""},
        {"最終利用日より1年6ヶ月", "P1Y6M", "最終利用日", ""},
        {"退会してから半年", "P6M", "退会", ""},
        {"取得から1年", "P1Y", "取得", ""},
        {"3年（退会後）", "P3Y", "退会", ""},
        {"3年(退職の日から)", "P3Y", "退職の日", ""},
        {"6 years post-employment", "P6Y", "post-employment", ""},
        {"3 years after the end of the contract", "P3Y", "the end of the contract", ""},
        {"5 years from last contact", "P5Y", "last contact", ""},
        {"within 30 days", "P30D", "", "within 30 days"},
        {"Within 30 days", "P30D", "", "Within 30 days"},
        {"30日以内", "P30D", "", "30日以内"},
        {"最長5年", "P5Y", "", "最長5年"},
        {"at least 7 years", "P7Y", "", "at least 7 years"},
        {"退職後30日以内", "P30D", "退職", "退職後30日以内"},
        {"永年", "", "", "永年"},
        {"永久", "", "", "永久"},
        {"無期限", "", "", "無期限"},
        {"永久保存", "", "", "永久保存"},
        {"Permanent", "", "", "Permanent"},
        {"indefinitely", "", "", "indefinitely"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct period_words words = {0};
        if (!period_words_read(cases[i].typed, &words))
            fail_msg("%s was not read", cases[i].typed);
        assert_string_equal(buf_text(&words.period), cases[i].period);
        assert_string_equal(buf_text(&words.event), cases[i].event);
        assert_string_equal(buf_text(&words.wording), cases[i].wording);
        period_words_clear(&words);
    }
}

static void test_words_refused(void **state)
{
    (void)state;
    static const char *const typed[] = {
        "",        "後3年",    "退会後",     "退会後しばらく", "3年又は5年",  "約3年",
        "3年程度", "退会まで", "法令による", "3年(紙のみ)",    "永年ではない"};
    for (size_t i = 0; i < COUNT(typed); i++) {
        struct period_words words = {0};
        if (period_words_read(typed[i], &words))
            fail_msg("%s was read", typed[i]);
        assert_int_equal(words.period.length + words.event.length + words.wording.length, 0);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ways_of_writing),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_refused_in_japanese),
        cmocka_unit_test(test_format),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_words_refused),
        cmocka_unit_test(test_round_trip),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

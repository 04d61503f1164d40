/*
 * Tests of dates: the calendar against the C library, the eras day by day
 * against a table of their own, and what is refused.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/dates.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static void assert_read(const char *typed, const char *expected)
{
    struct why why = {.lang = LANG_EN};
    char iso[11] = "";
    if (!date_parse(typed, iso, &why))
        fail_msg("%s: %s", typed, why.text);
    if (strcmp(iso, expected) != 0)
        fail_msg("%s: %s and not %s", typed, iso, expected);
}

/* Asserts that TYPED is refused in words that hold PART, and ISO left alone. */
static void assert_refused(const char *typed, const char *part)
{
    struct why why = {.lang = LANG_EN};
    char iso[11] = "unchanged";
    if (date_parse(typed, iso, &why))
        fail_msg("%s was taken for %s", typed, iso);
    if (strstr(why.text, part) == NULL)
        fail_msg("%s: \"%s\" without \"%s\"", typed, why.text, part);
    assert_int_equal(why.class, WHY_INPUT);
    assert_string_equal(iso, "unchanged");
}

static void test_ways_of_writing(void **state)
{
    (void)state;
    static const char *const first_of_april[] = {
        "2024-04-01",
        "2024-4-1",
        "2024/04/01",
        "2024/4/1",
        "2024.4.1",
        "20240401",
        "2024年4月1日",
        "2024年04月01日",
        " 2024-04-01 ",
        "　2024/4/1\n",
        "２０２４年４月１日",
        "２０２４／４／１",
        "２０２４－０４－０１",
        "2024‐4‐1",
        "2024−4−1",
        "2024年 4月 1日",
        "2024 年 4 月 1 日",
        "二〇二四年四月一日",
        "二千二十四年四月一日",
        "令和6年4月1日",
        "令和６年４月１日",
        "令和 6年 4月 1日",
        "令和六年四月一日",
        "令和06年04月01日",
        "R6.4.1",
        "R06.04.01",
        "R06/04/01",
        "r6-4-1",
        "Ｒ６．４．１",
        "R.6.4.1",
        "R6年4月1日",
        "R060401",
        "㋿6.4.1",
        "㋿6年4月1日",
        "令6.4.1",
        "令和6.4.1",
    };
    for (size_t i = 0; i < COUNT(first_of_april); i++)
        assert_read(first_of_april[i], "2024-04-01");
}

static void test_eras(void **state)
{
    (void)state;
    static const struct {
        const char *typed, *iso;
    } cases[] = {
        {"令和元年5月1日", "2019-05-01"},
        {"令和1年5月1日", "2019-05-01"},
        {"R元.5.1", "2019-05-01"},
        {"令和元年五月一日", "2019-05-01"},
        {"平成31年4月30日", "2019-04-30"},
        {"平成三十一年四月三十日", "2019-04-30"},
        {"H31.4.30", "2019-04-30"},
        {"㍻31.4.30", "2019-04-30"},
        {"平成元年1月8日", "1989-01-08"},
        {"昭和64年1月7日", "1989-01-07"},
        {"㍼55年4月1日", "1980-04-01"},
        {"S55.4.1", "1980-04-01"},
        {"昭和五十五年十二月二十一日", "1980-12-21"},
        {"昭和元年12月25日", "1926-12-25"},
        {"大正15年12月24日", "1926-12-24"},
        {"㍽元年7月30日", "1912-07-30"},
        {"T1.7.30", "1912-07-30"},
        {"明治45年7月29日", "1912-07-29"},
        {"㍾6年1月1日", "1873-01-01"},
        {"m33-2-28", "1900-02-28"},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_read(cases[i].typed, cases[i].iso);
}

static void test_refused(void **state)
{
    (void)state;
    static const struct {
        const char *typed, *part;
    } cases[] = {
        {"", "is not a date"},
        {"あとで", "is not a date"},
        {"2024-04-01 から", "is not a date"},
        {"2024/4-1", "is not a date"},
        {"2024 4 1", "is not a date"},
        {"2024年4月1", "is not a date"},
        {"2024年4/1", "is not a date"},
        {"2024年4", "is not a date"},
        {"2024/4/", "is not a date"},
        {"2024-04-01-01", "is not a date"},
        {"April 1, 2024", "is not a date"},
        {"202441", "is not a date"},
        {"12345678901234567890", "is not a date"},
        {"十十年4月1日", "is not a date"},
        {"元年4月1日", "is not a date"},
        {"Q6.4.1", "is not a date"},
        {"24/4/1", "four digits"},
        {"29/09/01", "four digits"},
        {"4/1/2024", "four digits"},
        {"６．４．１", "four digits"},
        {"2024-04", "not a whole date"},
        {"2024/4", "not a whole date"},
        {"2024", "not a whole date"},
        {"2024年", "not a whole date"},
        {"2024年4月", "not a whole date"},
        {"令和6年", "not a whole date"},
        {"R6", "not a whole date"},
        {"4月1日", "not a whole date"},
        {"2024-04-01T10:00", "time of day"},
        {"2024/4/1 0:00:00", "time of day"},
        {"2024年4月1日10時", "time of day"},
        {"2023-02-29", "no day"},
        {"1900-02-29", "no day"},
        {"2024-04-31", "no day"},
        {"2024-13-01", "no day"},
        {"2024-00-10", "no day"},
        {"2024-01-00", "no day"},
        {"令和0年4月1日", "no day"},
        {"1582-12-31", "1583"},
        {"999999999-1-1", "no day"},
        {"令和999999999年1月1日", "no day"},
        {"平成32年1月1日", "令和2年1月1日"},
        {"平成32年1月1日", "2020-01-01"},
        {"平成31年5月1日", "令和元年5月1日"},
        {"令和元年4月30日", "平成31年4月30日"},
        {"昭和64年1月8日", "平成元年1月8日"},
        {"昭和100年1月1日", "令和7年1月1日"},
        {"昭和元年1月1日", "大正15年1月1日"},
        {"大正元年7月29日", "明治45年7月29日"},
        {"明治45年7月30日", "大正元年7月30日"},
        {"明治5年12月2日", "before 1873"},
        {"1234-5678-9018", "****-****-****"},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_refused(cases[i].typed, cases[i].part);
}

/* What is known of the column of a file. */
static void test_ways_of_a_column(void **state)
{
    (void)state;
    static const struct date_way heisei = {.era = 'h', .column = true},
                                 over = {.overruns = true, .column = true},
                                 serial = {.serials = true, .column = true},
                                 both = {.era = 'r', .serials = true, .column = true},
                                 none = {.column = true};
    static const struct {
        const struct date_way *way;
        const char *typed, *iso; /* NULL: refused */
        bool overran;
        const char *part;
    } cases[] = {
        {&heisei, "29/09/01", "2017-09-01", false, NULL},
        {&heisei, "290901", "2017-09-01", false, NULL},
        {&heisei, "2.1.8", "1990-01-08", false, NULL},
        {&heisei, "R6.4.1", "2024-04-01", false, NULL},
        {&heisei, "2017/9/1", "2017-09-01", false, NULL},
        {&heisei, "32/1/1", NULL, false, "令和2年1月1日"},
        {&over, "平成32年1月1日", "2020-01-01", true, NULL},
        {&over, "平成31年5月1日", "2019-05-01", true, NULL},
        {&over, "昭和100年1月1日", "2025-01-01", true, NULL},
        {&over, "昭和64年1月7日", "1989-01-07", false, NULL},
        {&over, "令和元年4月30日", NULL, false, "平成31年4月30日"},
        {&over, "平成31年4月31日", NULL, false, "no day"},
        {&none, "29/09/01", NULL, false, "dates=reiwa"},
        {&none, "45383", NULL, false, "2024-04-01"},
        {&none, "45383", NULL, false, "dates=serial"},
        {&none, "12345", NULL, false, "is not a date"},
        {&none, "99999", NULL, false, "is not a date"},
        {&none, "290901", NULL, false, "is not a date"},
        {&serial, "45383", "2024-04-01", false, NULL},
        {&serial, "1", "1900-01-01", false, NULL},
        {&serial, "59", "1900-02-28", false, NULL},
        {&serial, "60", NULL, false, "is not a date"},
        {&serial, "61", "1900-03-01", false, NULL},
        {&serial, "2958465", "9999-12-31", false, NULL},
        {&serial, "2958466", NULL, false, "is not a date"},
        {&serial, "20240401", "2024-04-01", false, NULL},
        {&serial, "2024/4/1", "2024-04-01", false, NULL},
        /* Of an era are six digits, which a count of days seldom has. */
        {&both, "060401", "2024-04-01", false, NULL},
        {&both, "45383", "2024-04-01", false, NULL},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct why why = {.lang = LANG_EN};
        char iso[11] = "";
        bool overran, read = date_read(cases[i].typed, cases[i].way, iso, &overran, &why);
        if (read != (cases[i].iso != NULL))
            fail_msg("%s: %s", cases[i].typed, read ? iso : why.text);
        if (read)
            assert_string_equal(iso, cases[i].iso);
        else if (strstr(why.text, cases[i].part) == NULL)
            fail_msg("%s: %s", cases[i].typed, why.text);
        assert_int_equal(overran, cases[i].overran);
    }
}

static void test_names_of_eras(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        char letter;
    } cases[] = {{"令和", 'r'}, {"Heisei", 'h'}, {"Ｓ", 's'}, {"t", 't'},
                 {"明治", 'm'}, {"serial", 0},   {"", 0},     {"平", 0}};
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(date_era(cases[i].name), cases[i].letter);
}

/* Japanese readers are told in Japanese. */
static void test_refused_in_japanese(void **state)
{
    (void)state;
    struct why why = {.lang = LANG_JA};
    char iso[11];
    assert_false(date_parse("平成32年1月1日", iso, &why));
    assert_string_equal(why.text,
                        "「平成32年1月1日」はその元号の期間にない日付です。この日は"
                        "令和2年1月1日に当たります。そのとおり入力するか、2020-01-01 と入力してください。");
}

/* The eras with their first and last days, and the year before their first. */
static const struct {
    const char *name;
    const char *letter;
    const char *first, *last;
    int before;
} eras[] = {
    {"明治", "M", "1873-01-01", "1912-07-29", 1867},
    {"大正", "T", "1912-07-30", "1926-12-24", 1911},
    {"昭和", "S", "1926-12-25", "1989-01-07", 1925},
    {"平成", "H", "1989-01-08", "2019-04-30", 1988},
    {"令和", "R", "2019-05-01", "2100-12-31", 2018},
};

/* Every day of 1873 to 2100, in every era: taken in its own, refused in all
 * others. */
static void test_every_day_of_every_era(void **state)
{
    (void)state;
    long last = date_days("2100-12-31");
    for (long day = date_days("1873-01-01"); day <= last; day++) {
        char iso[11], typed[64], found[11];
        assert_true(date_from_days(day, iso));
        struct date date = date_split(iso);
        int taken = 0;
        for (size_t i = 0; i < COUNT(eras); i++) {
            bool in = strcmp(eras[i].first, iso) <= 0 && strcmp(iso, eras[i].last) <= 0;
            int year = date.year - eras[i].before;
            struct why why = {.lang = LANG_EN};
            snprintf(typed, sizeof typed, "%s%d年%d月%d日", eras[i].name, year, date.month,
                     date.day);
            assert_int_equal(date_parse(typed, found, &why), in);
            if (!in)
                continue;
            assert_string_equal(found, iso);
            snprintf(typed, sizeof typed, "%s%d.%d.%d", eras[i].letter, year, date.month, date.day);
            assert_read(typed, iso);
            taken++;
        }
        assert_int_equal(taken, 1);
    }
}

/* The calendar against gmtime_r(), and back. */
static void test_every_day(void **state)
{
    (void)state;
    for (long day = -35429; day <= 47846; day++) { /* 1872-12-31 to 2100-12-31 */
        time_t seconds = (time_t)day * 86400;
        struct tm parts;
        char iso[11], expected[11];
        assert_non_null(gmtime_r(&seconds, &parts));
        assert_int_equal(strftime(expected, sizeof expected, "%Y-%m-%d", &parts), 10);
        assert_true(date_from_days(day, iso));
        assert_string_equal(iso, expected);
        assert_true(date_valid(iso));
        assert_int_equal(date_days(iso), day);
        assert_read(iso, iso);
    }
}

static void test_ends_of_the_calendar(void **state)
{
    (void)state;
    char iso[11];
    long first = date_days("1583-01-01"), last = date_days("9999-12-31");
    assert_true(date_from_days(first, iso));
    assert_string_equal(iso, "1583-01-01");
    assert_true(date_from_days(last, iso));
    assert_string_equal(iso, "9999-12-31");
    assert_false(date_from_days(first - 1, iso));
    assert_false(date_from_days(last + 1, iso));
    assert_int_equal(date_days("1970-01-01"), 0);
}

static void test_valid(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool valid;
    } cases[] = {
        {"2024-02-29", true},  {"2000-02-29", true},  {"2023-02-29", false},  {"1900-02-29", false},
        {"2024-2-29", false},  {"2024/02/29", false}, {"2024-02-29 ", false}, {"", false},
        {"2024-02-", false},   {"202a-02-29", false}, {"1582-12-31", false},  {"1583-01-01", true},
        {"-024-02-29", false}, {"2024-00-01", false}, {"2024-12-32", false},  {"9999-12-31", true},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(date_valid(cases[i].text), cases[i].valid);
}

static void test_join(void **state)
{
    (void)state;
    char iso[11] = "unchanged";
    assert_false(date_join((struct date){2023, 2, 29}, iso));
    assert_false(date_join((struct date){10000, 1, 1}, iso));
    assert_string_equal(iso, "unchanged");
    assert_true(date_join((struct date){2024, 2, 29}, iso));
    assert_string_equal(iso, "2024-02-29");
}

static void test_add_months(void **state)
{
    (void)state;
    static const struct {
        const char *iso;
        int months;
        const char *expected; /* NULL where it lies outside of the calendar */
    } cases[] = {
        {"2024-01-31", 1, "2024-02-29"},  {"2023-01-31", 1, "2023-02-28"},
        {"2024-01-31", 3, "2024-04-30"},  {"2024-01-15", 1, "2024-02-15"},
        {"2024-11-30", 3, "2025-02-28"},  {"2024-12-31", 1, "2025-01-31"},
        {"2024-03-31", -1, "2024-02-29"}, {"2024-01-31", -2, "2023-11-30"},
        {"2024-05-31", 0, "2024-05-31"},  {"2024-05-31", 1200, "2124-05-31"},
        {"9999-11-30", 1, "9999-12-30"},  {"9999-12-01", 1, NULL},
        {"1583-01-01", -1, NULL},         {"2024-01-01", 2147483647, NULL},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char result[11] = "unchanged";
        assert_int_equal(date_add_months(cases[i].iso, cases[i].months, result),
                         cases[i].expected != NULL);
        assert_string_equal(result, cases[i].expected == NULL ? "unchanged" : cases[i].expected);
    }
}

static void test_add_years(void **state)
{
    (void)state;
    static const struct {
        const char *iso;
        int years;
        const char *expected;
    } cases[] = {
        {"2024-02-29", 1, "2025-02-28"},  {"2024-02-29", 4, "2028-02-29"},
        {"2024-04-01", -5, "2019-04-01"}, {"2024-04-01", 7975, "9999-04-01"},
        {"2024-04-01", 7976, NULL},       {"2024-04-01", 2147483647, NULL},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char result[11];
        memcpy(result, cases[i].iso, sizeof result);
        assert_int_equal(date_add_years(result, cases[i].years, result), cases[i].expected != NULL);
        assert_string_equal(result, cases[i].expected == NULL ? cases[i].iso : cases[i].expected);
    }
}

static void test_format(void **state)
{
    (void)state;
    static const struct {
        const char *iso, *ja, *en;
    } cases[] = {
        {"2024-04-01", "2024年4月1日", "2024-04-01"},
        {"2024-12-31", "2024年12月31日", "2024-12-31"},
        {"", "", ""},
        {"soon", "soon", "soon"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct buf out = {0};
        date_format(cases[i].iso, LANG_JA, &out);
        assert_string_equal(buf_text(&out), cases[i].ja);
        buf_empty(&out);
        date_format(cases[i].iso, LANG_EN, &out);
        assert_string_equal(buf_text(&out), cases[i].en);
        buf_clear(&out);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ways_of_writing),
        cmocka_unit_test(test_eras),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_ways_of_a_column),
        cmocka_unit_test(test_names_of_eras),
        cmocka_unit_test(test_refused_in_japanese),
        cmocka_unit_test(test_every_day_of_every_era),
        cmocka_unit_test(test_every_day),
        cmocka_unit_test(test_ends_of_the_calendar),
        cmocka_unit_test(test_valid),
        cmocka_unit_test(test_join),
        cmocka_unit_test(test_add_months),
        cmocka_unit_test(test_add_years),
        cmocka_unit_test(test_format),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

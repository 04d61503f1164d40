/*
 * Tests of guard: which digits are taken for an individual number, and that
 * none is left by the mask. The numbers are made up.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/guard.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* Texts that hold one number, and what is left of them. */
static const struct {
    const char *text, *masked;
} finds[] = {
    {"123456789018", "************"},
    {"番号は123456789018です", "番号は************です"},
    {"１２３４５６７８９０１８", "************"},
    {"123456７８９018", "************"},
    {"1234-5678-9018", "****-****-****"},
    {"1234 5678 9018", "**** **** ****"},
    {"1234　5678　9018", "****　****　****"},
    {"１２３４－５６７８－９０１８", "****－****－****"},
    {"1234‐5678‐9018", "****‐****‐****"},
    {"1234−5678−9018", "****−****−****"},
    {"1234ー5678ー9018", "****ー****ー****"},
    {"1234ｰ5678ｰ9018", "****ｰ****ｰ****"},
    {"1234―5678–9018", "****―****–****"},
    {"1234-5678 9018", "****-**** ****"},
    {"1234﹣5678﹣9018", "****﹣****﹣****"},
    {"1234\u00A05678\u00A09018", "****\u00A0****\u00A0****"},
    {"1234\u20095678\u20099018", "****\u2009****\u2009****"},
    {"1234\u202F5678\u202F9018", "****\u202F****\u202F****"},
    {"1234\u205F5678\u205F9018", "****\u205F****\u205F****"},
    {"123-456-789-018", "***-***-***-***"},
    {"12-3456789018", "**-**********"},
    {"1234  5678  9018", "****  ****  ****"},
    {"1234 - 5678 - 9018", "**** - **** - ****"},
    {"1234　－　5678　－　9018", "****　－　****　－　****"},
    {"①②③④⑤⑥⑦⑧⑨⓪①⑧", "************"},
    {"①123456789018②", "①************②"},
    {"１２３４５６７８９０１８²", "************²"},
    {"\xF0\x9D\x9F\x8F\xF0\x9D\x9F\x90\xF0\x9D\x9F\x91"
     "456789018",
     "************"},
    {"1234-56789018", "****-********"},
    {"1 2 3 4 5 6 7 8 9 0 1 8", "* * * * * * * * * * * *"},
    {"1234\xE2\x80\x8B"
     "56789018",
     "****\xE2\x80\x8B********"},
    {"1\xEF\xB8\x8F"
     "234-\xE2\x80\x8B"
     "5678-9018",
     "*\xEF\xB8\x8F***-\xE2\x80\x8B****-****"},
    {"2024-1234-5678-9018", "2024-****-****-****"},
    {"1234-5678-9018-2024", "****-****-****-2024"},
    {"C-0001 1234-5678-9018", "C-0001 ****-****-****"},
    {"2024年度A01番1234-5678-9018号", "2024年度A01番****-****-****号"},
    {"123456789018-1", "************-1"},
    {"x123456789018\xFF", "x************\xFF"},
    {"1234567890123 123456789018", "1234567890123 ************"},
    {"111111111118", "************"},
    /* Two that overlap: both run from a beginning of four digits. */
    {"1186-8779-1542-5991", "****-****-****-****"},
    {"403123456782,987654321093", "************,************"},
};

/* Texts that hold none. */
static const char *const harmless[] = {
    "",
    "個人番号",
    "12345678901",               /* too short */
    "123456789019",              /* wrong check digit */
    "1234567890181",             /* a longer run */
    "0123456789018",             /* a longer run */
    "12345678\342\200\21390181", /* the same, hidden */
    "１１２３４５６７８９０１８",
    "1234-5678-9019",
    "1234--5678-9018", /* two dividers */
    "1234 -- 5678 - 9018",
    "1234\n5678\n9018", /* lines of their own */
    "1234/5678/9018",
    "1234.5678.9018",
    "123-456 789-018", /* dividers differ, and not 4-4-4 */
    "000000000000",
    "0000-0000-0000",
    "7000012050002", /* a corporate number */
    "03-1234-5678",
    "2024-04-01",
    "1234a56789018",
    "1234\n5678\n9018",
};

static void test_finds(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(finds); i++) {
        size_t offset = 999, length = 999;
        assert_true(guard_finds(finds[i].text, &offset, &length));
        assert_true(guard_finds(finds[i].text, NULL, NULL));
        char *found = strndup(finds[i].text + offset, length);
        assert_non_null(found);
        /* What is found is a number by itself, with no byte too many. */
        size_t start, rest;
        assert_true(guard_finds(found, &start, &rest));
        assert_int_equal(start, 0);
        assert_int_equal(rest, length);
        free(found);
    }
}

static void test_mask(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(finds); i++) {
        char *masked = guard_mask(finds[i].text);
        assert_string_equal(masked, finds[i].masked);
        assert_false(guard_finds(masked, NULL, NULL));
        free(masked);
    }
}

static void test_harmless(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(harmless); i++) {
        size_t offset = 999, length = 999;
        assert_false(guard_finds(harmless[i], &offset, &length));
        assert_int_equal(offset, 999);
        assert_int_equal(length, 999);
        char *masked = guard_mask(harmless[i]);
        assert_string_equal(masked, harmless[i]);
        free(masked);
    }
}

static void test_place(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t offset, length;
    } cases[] = {
        {"abc 123456789018.", 4, 12},
        {"番号１２３４　５６７８　９０１８", 6, 42},
        {"2024-1234-5678-9018", 5, 14},
        {"403123456782 987654321093", 0, 12},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        size_t offset, length;
        assert_true(guard_finds(cases[i].text, &offset, &length));
        assert_int_equal(offset, cases[i].offset);
        assert_int_equal(length, cases[i].length);
    }
}

/* For any eleven digits, one last digit makes a number and nine do not. */
static void test_one_check_digit(void **state)
{
    (void)state;
    uint64_t seed = 1;
    for (int round = 0; round < 1000; round++) {
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        unsigned long long body = (seed >> 20) % 100000000000u;
        int found = 0;
        for (unsigned last = 0; last <= 9; last++) {
            char text[32];
            snprintf(text, sizeof text, "%011llu%u", body, last);
            found += guard_finds(text, NULL, NULL);
        }
        assert_int_equal(found, 1);
    }
}

static void test_quote(void **state)
{
    (void)state;
    static const struct {
        const char *typed, *quote;
    } cases[] = {
        {"", ""},
        {"令和6年", "令和6年"},
        {"1234-5678-9018", "****-****-****"},
        {"個個個個個個個個個個個個個個個個個個個個", "個個個個個個個個個個個個個個個個個個個個"},
        {"a個個個個個個個個個個個個個個個個個個個個", "a個個個個個個個個個個個個個個個個個個個.."},
        /* Cut where the number stands: no part of it is left. */
        {"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx123456789018",
         "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx**********.."},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char *quote = guard_quote(cases[i].typed);
        assert_string_equal(quote, cases[i].quote);
        free(quote);
    }
}

static void test_corporate(void **state)
{
    (void)state;
    static const struct {
        const char *digits;
        bool valid;
    } cases[] = {
        {"7000012050002", true},   {"7123456789012", true},
        {"8000012050002", false},  {"7000012050003", false},
        {"700001205000", false},   {"70000120500020", false},
        {"700001205000x", false},  {"", false},
        {"７000012050002", false},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(guard_corporate_valid(cases[i].digits), cases[i].valid);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_finds),           cmocka_unit_test(test_mask),
        cmocka_unit_test(test_harmless),        cmocka_unit_test(test_place),
        cmocka_unit_test(test_one_check_digit), cmocka_unit_test(test_quote),
        cmocka_unit_test(test_corporate),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

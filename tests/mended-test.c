/*
 * Tests of what a spreadsheet does to values: each way is known, alone and with
 * others, and what a person changed is never taken for it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "import/mended.h"

#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

struct row {
    const char *sent, *text;
    enum mended mended;
};

static void test_what_a_spreadsheet_does_is_known(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"会員\n退会者", "会員\r\n退会者", MENDED_LINES},
        {"会員\n退会者", "会員_x000D_\n退会者", MENDED_LINES},
        {"会員", "会員　", MENDED_BLANKS},
        {"会員", " 会員\r\n", MENDED_BLANKS},
        {"\"会員\"という", "“会員”という", MENDED_QUOTES},
        {"等...", "等…", MENDED_QUOTES},
        {"12400", "１２４００", MENDED_WIDTH},
        {"カード", "ｶｰﾄﾞ", MENDED_WIDTH},
        {"会員 (2024)", "会員　（２０２４）", MENDED_WIDTH},
        {"=A1", "'=A1", MENDED_GUARD},
        {"'00", "00", MENDED_GUARD},
        {"0012", "12", MENDED_ZEROS},
        {"000", "0", MENDED_ZEROS},
        {"09012345678", "9012345678", MENDED_ZEROS},
        {"12400", "12,400", MENDED_FORMAT},
        {"12400", "12400.0", MENDED_FORMAT},
        {"123456789012", "1.23457E+11", MENDED_ROUNDED},
        {"1234567890123", "1.23457E+12", MENDED_ROUNDED},
        {"12345678901234567", "12345678901234500", MENDED_ROUNDED},
        {"2024-04-01", "45383", MENDED_DATE},
        {"2024-04-01", "43921", MENDED_DATE},
        {"2024-04-01", "2024/4/1", MENDED_DATE},
        {"2024-04-01", "2024/4/1 0:00", MENDED_DATE},
        {"2024-04-01", "2024年4月1日", MENDED_DATE},
        {"2024-04-01", "4/1/2024", MENDED_DATE},
        {"2024-04-01", "2024-04-01T00:00:00", MENDED_DATE},
        {"1-2", "2026-01-02", MENDED_MADE_DATE},
        {"1-2", "1月2日", MENDED_MADE_DATE},
        {"1-2", "2-Jan", MENDED_MADE_DATE},
        {"3/4", "2026/3/4", MENDED_MADE_DATE},
        {"3/4", "4-Mar", MENDED_MADE_DATE},
        {"1-2", "46024", MENDED_MADE_DATE},
        {"true", "TRUE", MENDED_FLAG},
        {"0012", " 12 ", MENDED_ZEROS},
        {"2024-04-01", "2024/4/1　", MENDED_DATE},
        {"会員", "\u00a0会員\t", MENDED_BLANKS},
        {"100000000000", "1E+11", MENDED_ROUNDED},
        {"1-2", "1/2/2026", MENDED_MADE_DATE},
        {"1-2", "Jan-02", MENDED_MADE_DATE},
        {"2-1", "1月2日", MENDED_MADE_DATE},
        {"True", "TRUE", MENDED_FLAG},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        if (mended_find(rows[i].sent, rows[i].text) != rows[i].mended)
            fail_msg("%s, %s: %d", rows[i].sent, rows[i].text,
                     (int)mended_find(rows[i].sent, rows[i].text));
}

static void test_what_a_person_changed_is_not(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"会員", "会員", MENDED_NOT},
        {"会員", "", MENDED_NOT},
        {"", "会員", MENDED_NOT},
        {"12400", "12500", MENDED_NOT},
        {"0012", "13", MENDED_NOT},
        {"120", "12", MENDED_NOT},
        {"12400", "124.00", MENDED_NOT},
        {"123456789012", "1.23458E+11", MENDED_NOT},
        {"2024-04-01", "45384", MENDED_NOT},
        {"2024-04-01", "2024/4/2", MENDED_NOT},
        {"2024-04-01", "4/2/2024", MENDED_NOT},
        {"1-2", "2026-01-03", MENDED_NOT},
        {"1-2", "1-3", MENDED_NOT},
        {"会員\n退会者", "会員退会者", MENDED_NOT},
        {"true", "FALSE", MENDED_NOT},
        {"abc", "ABC", MENDED_NOT},
        {"ひらがな", "ヒラガナ", MENDED_NOT},
        {"高島", "髙島", MENDED_NOT},
        {"0", "", MENDED_NOT},
        {"5年", "5", MENDED_NOT},
        {"12345678901", "12345678900", MENDED_NOT},
        {"012", "345", MENDED_NOT},
        {"12400", "12400..0", MENDED_NOT},
        {"123456789012", "E11", MENDED_NOT},
        {"123456789012", "1x3E+11", MENDED_NOT},
        {"123456789012", "1E+1.1", MENDED_NOT},
        {"123456789012", "1.2345678901234567E+11", MENDED_NOT},
        {"12345678901234567", "123", MENDED_NOT},
        {"12345678901234567", "1234567890123450x", MENDED_NOT},
        {"12345678901234567", "22345678901234500", MENDED_NOT},
        {"12345678901234567", "12345678901234510", MENDED_NOT},
        {"2024-04-01", "2024-04-01 10:30", MENDED_NOT},
        {"2024-04-01", "4/1/2024x", MENDED_NOT},
        {"2024-04-01", "123", MENDED_NOT},
        {"1-2", "123", MENDED_NOT},
        {"1-2", "1月2", MENDED_NOT},
        {"1-2", "1月2日木", MENDED_NOT},
        {"1-2", "2-January", MENDED_NOT},
        {"1-2", "2-Foo", MENDED_NOT},
        {"1-2", "Jan-x", MENDED_NOT},
        {"1-2", "Jan-02x", MENDED_NOT},
        {"2-3", "1月2日", MENDED_NOT},
        {"Tx", "TRUE", MENDED_NOT},
        {"=A1", "'=A2", MENDED_NOT},
        {"'00", "01", MENDED_NOT},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        if (mended_find(rows[i].sent, rows[i].text) != MENDED_NOT)
            fail_msg("%s, %s: %d", rows[i].sent, rows[i].text,
                     (int)mended_find(rows[i].sent, rows[i].text));
}

static void test_what_is_typed_loses_blanks_at_its_ends_alone(void **state)
{
    (void)state;
    struct buf out = {0};
    mended_tidy("　会員 と\r\n退会者_x000D_\n ", &out);
    assert_string_equal(buf_text(&out), "会員 と\n退会者");
    buf_clear(&out);
}

static void test_each_way_has_words(void **state)
{
    (void)state;
    assert_string_equal(mended_words(MENDED_NOT, LANG_JA), "");
    for (int i = MENDED_LINES; i <= MENDED_FLAG; i++) {
        assert_true(strlen(mended_words((enum mended)i, LANG_EN)) > 0);
        assert_string_not_equal(mended_words((enum mended)i, LANG_JA),
                                mended_words((enum mended)i, LANG_EN));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_a_spreadsheet_does_is_known),
        cmocka_unit_test(test_what_a_person_changed_is_not),
        cmocka_unit_test(test_what_is_typed_loses_blanks_at_its_ends_alone),
        cmocka_unit_test(test_each_way_has_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* What a cell looks like: the values of persons are told from words and marks. */
#include "import/shape.h"

#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static void each_cell_has_the_shape_that_people_see(void **state)
{
    static const struct {
        const char *cell;
        enum shape shape;
    } cells[] = {
        {"", SHAPE_EMPTY},
        {"○", SHAPE_MARK},
        {"有", SHAPE_MARK},
        {"１", SHAPE_MARK},
        {"会員", SHAPE_TEXT},
        {"a@example.jp", SHAPE_MAIL},
        {"ａ＠ｅｘａｍｐｌｅ．ｊｐ", SHAPE_MAIL},
        {"@example.jp", SHAPE_TEXT},
        {"at @example.jp", SHAPE_TEXT},
        {"a@localhost", SHAPE_TEXT},
        {"03-1234-5678", SHAPE_PHONE},
        {"(03)1234 5678", SHAPE_PHONE},
        {"090-1234-5678", SHAPE_PHONE},
        {"+81 3-1234-5678", SHAPE_PHONE},
        {"+81", SHAPE_TEXT},
        {"+81 3-1234-5678-1234-5678", SHAPE_TEXT},
        {"100-0001", SHAPE_POSTAL},
        {"〒100-0001", SHAPE_POSTAL},
        {"〒 １００－０００１", SHAPE_POSTAL},
        {"100_0001", SHAPE_TEXT},
        {"123456", SHAPE_NUMBER},
        {"12345", SHAPE_TEXT},
        {"2024-04-01", SHAPE_DATE},
        {"2024/4/1 09:30", SHAPE_DATE},
        {"2024-04-01T09:30:00", SHAPE_DATE},
        {"令和6年4月1日", SHAPE_DATE},
        {"0000 0000 0000", SHAPE_NUMBER},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cells); i++)
        if (shape_of(cells[i].cell) != cells[i].shape)
            fail_msg("%s: %d", cells[i].cell, (int)shape_of(cells[i].cell));
}

static void values_have_words_and_others_have_none(void **state)
{
    (void)state;
    for (int shape = 0; shape < SHAPES; shape++) {
        const char *english = shape_words((enum shape)shape, LANG_EN);
        const char *japanese = shape_words((enum shape)shape, LANG_JA);
        assert_int_equal(english[0] != '\0', shape_is_value((enum shape)shape));
        assert_int_equal(strcmp(english, japanese) != 0, shape_is_value((enum shape)shape));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_cell_has_the_shape_that_people_see),
        cmocka_unit_test(values_have_words_and_others_have_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

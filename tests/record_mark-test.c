/*
 * Tests of record numbers as text: they come back, look like no number, and a
 * damaged one is known.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/record_mark.h"

#include <stdlib.h>
#include <string.h>

static char *mark_of(int64_t id)
{
    struct buf mark = {0};
    record_mark_put(id, &mark);
    return buf_take(&mark);
}

static void assert_back(const char *text, int64_t id)
{
    int64_t back = -1;
    if (record_mark_read(text, &back) != RECORD_MARK_GOOD || back != id)
        fail_msg("%s", text);
}

/* Numbers over the whole range, the same in every run. */
static int64_t number_at(unsigned i)
{
    static const int64_t ends[] = {0, 1, 30, 31, 32, INT64_MAX - 1, INT64_MAX};
    if (i < sizeof ends / sizeof ends[0])
        return ends[i];
    uint64_t mixed = (i + 1) * UINT64_C(0x9E3779B97F4A7C15);
    return (int64_t)((mixed ^ (mixed >> 29)) >> 1);
}

static void test_a_mark_comes_back(void **state)
{
    (void)state;
    for (unsigned i = 0; i < 2000; i++) {
        char *mark = mark_of(number_at(i));
        assert_int_equal(strlen(mark), 17);
        assert_int_equal(mark[0], 'R');
        assert_back(mark, number_at(i));
        free(mark);
    }
}

static void test_a_mark_comes_back_in_other_widths_cases_and_dashes(void **state)
{
    (void)state;
    char *mark = mark_of(1234567890123456789);
    assert_string_equal(mark, "R3KM9-VHWVF-5AJEM");
    assert_back(" r3km9vhwvf5ajem ", 1234567890123456789);
    assert_back("Ｒ３ＫＭ９－ＶＨＷＶＦ－５ＡＪＥＭ", 1234567890123456789);
    assert_back("R3KM9 – VHWVF — 5AJEM", 1234567890123456789);
    free(mark);
}

static void test_each_wrong_character_is_known(void **state)
{
    (void)state;
    char *mark = mark_of(number_at(99));
    for (size_t i = 1; mark[i] != '\0'; i++)
        for (const char *other = "23456789ABCDEFGHJKMNPQRSTUVWXYZ01ILO"; *other != '\0'; other++) {
            int64_t id = -1;
            char kept = mark[i];
            if (kept == '-' || kept == *other)
                continue;
            mark[i] = *other;
            assert_int_equal(record_mark_read(mark, &id), RECORD_MARK_DAMAGED);
            assert_int_equal(id, -1);
            mark[i] = kept;
        }
    free(mark);
}

static void test_two_that_changed_places_are_known(void **state)
{
    (void)state;
    char *mark = mark_of(number_at(77));
    for (size_t i = 1; mark[i] != '\0'; i++)
        for (size_t k = i + 1; mark[k] != '\0'; k++) {
            int64_t id;
            char first = mark[i], second = mark[k];
            if (first == second || first == '-' || second == '-')
                continue;
            mark[i] = second;
            mark[k] = first;
            assert_int_equal(record_mark_read(mark, &id), RECORD_MARK_DAMAGED);
            mark[i] = first;
            mark[k] = second;
        }
    free(mark);
}

static void test_other_texts_are_no_marks(void **state)
{
    (void)state;
    static const char *const others[] = {"",
                                         "R",
                                         "C-0001",
                                         "会員",
                                         "R3KM9-VHWVF-5AJE",
                                         "R3KM9-VHWVF-5AJEMM",
                                         "23KM9-VHWVF-5AJEM",
                                         "1.23457E+18"};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        int64_t id;
        assert_int_equal(record_mark_read(others[i], &id), RECORD_MARK_NONE);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_mark_comes_back),
        cmocka_unit_test(test_a_mark_comes_back_in_other_widths_cases_and_dashes),
        cmocka_unit_test(test_each_wrong_character_is_known),
        cmocka_unit_test(test_two_that_changed_places_are_known),
        cmocka_unit_test(test_other_texts_are_no_marks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * Finding by a few letters: which texts they stand for, and which of them
 * best.
 */
#include "tui/fuzzy.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

static void letters_in_their_order_are_found(void **state)
{
    (void)state;
    assert_true(fuzzy_score("gc", "go-category") > 0);
    assert_true(fuzzy_score("取消", "選択の取り消し") > 0);
    assert_true(fuzzy_score("undo", "undo") > 0);
    assert_int_equal(fuzzy_score("", "anything"), 0);
}

static void letters_out_of_order_or_missing_are_not(void **state)
{
    (void)state;
    assert_int_equal(fuzzy_score("yc", "go-category"), FUZZY_NONE);
    assert_int_equal(fuzzy_score("gz", "go-category"), FUZZY_NONE);
    assert_int_equal(fuzzy_score("a", ""), FUZZY_NONE);
    assert_int_equal(fuzzy_score("aa", "a"), FUZZY_NONE);
}

static void the_first_fits_better_than_the_second(void **state)
{
    static const struct {
        const char *typed, *better, *worse;
    } cases[] = {
        {"so", "sort", "also"},                     /* the beginning of a word */
        {"nk", "next-kind", "unknown"},             /* the beginnings of words */
        {"his", "history", "the list"},             /* a run */
        {"undo", "undo", "up and down"},            /* a run */
        {"ab", "x ab", "x a b"},                    /* a run over two beginnings */
        {"ca", "go-category", "go-clause"},         /* a run */
        {"b", "b in front", "a long way to the b"}, /* near the front */
        {"ooo", "o-o-o", "oxoxo"},                  /* letters that repeat */
        {"保存", "保存期間", "保管と保護の在り方"}, /* Japanese */
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        int better = fuzzy_score(cases[i].typed, cases[i].better);
        int worse = fuzzy_score(cases[i].typed, cases[i].worse);
        if (better <= worse)
            fail_msg("%s: %s has %d, %s has %d", cases[i].typed, cases[i].better, better,
                     cases[i].worse, worse);
    }
}

/* What is longer than is looked at neither overflows nor fails. */
static void long_texts_are_looked_at_from_the_front(void **state)
{
    char text[2000], typed[200];
    (void)state;
    for (size_t i = 0; i < sizeof text - 1; i++)
        text[i] = 'a';
    text[sizeof text - 1] = '\0';
    for (size_t i = 0; i < sizeof typed - 1; i++)
        typed[i] = 'a';
    typed[sizeof typed - 1] = '\0';
    assert_true(fuzzy_score(typed, text) > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_in_their_order_are_found),
        cmocka_unit_test(letters_out_of_order_or_missing_are_not),
        cmocka_unit_test(the_first_fits_better_than_the_second),
        cmocka_unit_test(long_texts_are_looked_at_from_the_front),
    };
    return cmocka_run_group_tests_name("fuzzy", tests, NULL, NULL);
}

/*
 * The order of lists: what comes first among values of each type, and that any
 * number of records, added and merged in pieces of any size, stand in that order.
 */
#include "model/buf.h"
#include "model/mem.h"
#include "model/order.h"
#include "model/search.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const struct kind *kind_of(const char *name)
{
    const struct kind *kind = kinds_find(name);
    assert_non_null(kind);
    return kind;
}

/* VALUE as the texts of search.h hold it. */
static char *held(const char *value)
{
    struct buf text = {0};
    if (value[0] != '\0')
        buf_printf(&text, "%c%s%c", SEARCH_PART, value, SEARCH_PART);
    buf_putc(&text, '\0');
    return buf_take(&text);
}

/* Whether VALUE with CODE comes before OTHER with OTHER_CODE by COLUMN of KIND. */
static bool precedes(const char *kind, const char *column, bool descending,
                     const char *const value[2], const char *const code[2])
{
    const struct kind *of = kind_of(kind);
    struct order *order = order_new(of, kinds_field(of, column), descending);
    struct order_record records[2];
    char *texts[4];
    for (int i = 0; i < 2; i++) {
        texts[2 * i] = held(code[i]);
        texts[2 * i + 1] = held(value[i]);
        records[i] =
            (struct order_record){.id = i + 1, .code = texts[2 * i], .value = texts[2 * i + 1]};
    }
    bool first = order_precedes(order, &records[0], &records[1]);
    for (int i = 0; i < 4; i++)
        free(texts[i]);
    order_free(order);
    return first;
}

static void values_come_as_people_expect_of_their_type(void **state)
{
    static const struct {
        const char *kind, *column;
        const char *first, *second;
    } rows[] = {
        {"category", "persons", "9", "10"},
        {"category", "persons", "12 or so", "13"},
        {"category", "persons", "12/9", "13"},
        {"category", "persons", "12p", "13"},
        {"category", "name", "abc", "abd"},
        {"category", "name", "abc", "abcd"},
        {"category", "name", "the sixteen characters A", "the sixteen characters B"},
        {"category", "name", "the sixteen char", "the sixteen char and more"},
        {"category", "name", "会員", "会員名簿"},
        {"category", "name", "é", "ê"},
        {"category", "name", "z", "𠮷"},
        {"category", "name", "𠀋", "𠮷"},
        /* Cut within a character by another program. */
        {"category", "name", "会員", "会\xe5\x93"},
        {"organization", "jurisdictions", "jp", "eu"},
        {"organization", "jurisdictions", "cn", "of no list"},
        {"organization", "fiscal_month", "2", "10"},
        {"retention", "period", "P30D", "P2M"},
        {"retention", "period", "P2M", "P1Y"},
        {"retention", "period", "P7Y and more words than a period has", "P8Y"},
    };
    static const char *const codes[2] = {"c-0001", "c-0001"};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const char *const values[2] = {rows[i].first, rows[i].second};
        const char *const turned[2] = {rows[i].second, rows[i].first};
        for (int descending = 0; descending < 2; descending++) {
            bool up = precedes(rows[i].kind, rows[i].column, descending, values, codes);
            bool down = precedes(rows[i].kind, rows[i].column, descending, turned, codes);
            if (up == descending || down != descending)
                fail_msg("%s and %s stand in the wrong order", rows[i].first, rows[i].second);
        }
    }
}

static void nothing_comes_last_either_way_and_equals_by_their_codes(void **state)
{
    static const char *const filled[2] = {"z", ""}, *const empty[2] = {"", "z"};
    static const char *const same[2] = {"z", "z"};
    static const char *const up[2] = {"c-0001", "c-0002"}, *const down[2] = {"c-0002", "c-0001"};
    static const char *const alike[2] = {"c-0001", "c-0001"};
    (void)state;
    for (int descending = 0; descending < 2; descending++) {
        assert_true(precedes("category", "name", descending, filled, up));
        assert_false(precedes("category", "name", descending, empty, up));
        assert_true(precedes("category", "name", descending, same, up));
        assert_false(precedes("category", "name", descending, same, down));
        /* At last by their numbers, so that the order is one. */
        assert_true(precedes("category", "name", descending, same, alike));
    }
    order_free(NULL);
}

/* A name of invisible characters alone is kept as it was typed; folded it is no text. */
static void a_value_that_folds_to_nothing_comes_last_too(void **state)
{
    static const char blank[] = {SEARCH_PART, SEARCH_PART, '\0'};
    const struct kind *kind = kind_of("category");
    char *code = held("c-0001"), *seen = held("z");
    const struct order_record empty = {.id = 1, .code = code, .value = blank};
    const struct order_record filled = {.id = 2, .code = code, .value = seen};
    (void)state;
    for (int descending = 0; descending < 2; descending++) {
        struct order *order = order_new(kind, kinds_field(kind, "name"), descending);
        assert_true(order_precedes(order, &filled, &empty));
        assert_false(order_precedes(order, &empty, &filled));
        order_free(order);
    }
    free(code);
    free(seen);
}

/* Codes of other forms than the program's stand before and behind its own; the
 * shortest that could be the beginning of ours stand before. */
static void codes_of_any_form_have_one_order(void **state)
{
    static const char *const codes[] = {"a-0009", "c", "c-0001", "c-0002", "c0001", "d-0001"};
    static const char *const values[2] = {"", ""};
    (void)state;
    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++)
        for (size_t k = 0; k < sizeof codes / sizeof codes[0]; k++) {
            const char *const pair[2] = {codes[i], codes[k]};
            bool first = precedes("category", "code", false, values, pair);
            if (i != k && first != (i < k))
                fail_msg("%s and %s stand in the wrong order", codes[i], codes[k]);
        }
}

static void texts_are_told_apart_by_their_first_96_bytes(void **state)
{
    char at_limit[2][200], beyond[2][200];
    static const char *const codes[2] = {"c-0002", "c-0001"};
    (void)state;
    for (int i = 0; i < 2; i++) {
        memset(at_limit[i], 'a', sizeof at_limit[i] - 1);
        memset(beyond[i], 'a', sizeof beyond[i] - 1);
        at_limit[i][95] = (char)('x' + i);
        beyond[i][96] = (char)('x' + i);
        at_limit[i][199] = beyond[i][199] = '\0';
    }
    const char *const told[2] = {at_limit[0], at_limit[1]};
    const char *const same[2] = {beyond[0], beyond[1]};
    assert_true(precedes("category", "name", false, told, codes));
    /* Alike, so that the codes tell. */
    assert_false(precedes("category", "name", false, same, codes));
}

static int by_number(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

/* COUNT records whose values are random numbers, added in pieces of PIECE, merged
 * by STEP, stand as qsort() has them. */
static void merges(size_t count, size_t piece, size_t step)
{
    const struct kind *kind = kind_of("category");
    struct order *order = order_new(kind, kinds_field(kind, "persons"), false);
    uint64_t *numbers = mem_new(count, sizeof *numbers), random = 88172645463325252u;
    int64_t *ids = mem_new(count, sizeof *ids);
    for (size_t i = 0; i < count; i++) {
        char code[24], value[40];
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        numbers[i] = random >> 24;
        snprintf(code, sizeof code, "%cc-%zu%c", SEARCH_PART, i, SEARCH_PART);
        snprintf(value, sizeof value, "%c%llu%c", SEARCH_PART, (unsigned long long)numbers[i],
                 SEARCH_PART);
        order_add(order,
                  &(struct order_record){.id = (int64_t)numbers[i], .code = code, .value = value});
        if ((i + 1) % piece == 0)
            order_settle(order);
    }
    order_settle(order);
    order_settle(order); /* nothing new */
    assert_int_equal(order_count(order), count);
    while (!order_merge(order, step))
        ;
    assert_true(order_merge(order, step));
    order_ids(order, ids);
    qsort(numbers, count, sizeof *numbers, by_number);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(ids[i], numbers[i]);
    free(numbers);
    free(ids);
    order_free(order);
}

static void any_number_of_records_in_pieces_of_any_size_is_one_order(void **state)
{
    (void)state;
    merges(1, 1, 1);
    merges(1000, 7, SIZE_MAX);
    /* More than are merged at once: runs are left, and merged step by step. */
    merges(60000, 20000, 1000);
    merges(100000, 17000, SIZE_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_come_as_people_expect_of_their_type),
        cmocka_unit_test(nothing_comes_last_either_way_and_equals_by_their_codes),
        cmocka_unit_test(a_value_that_folds_to_nothing_comes_last_too),
        cmocka_unit_test(codes_of_any_form_have_one_order),
        cmocka_unit_test(texts_are_told_apart_by_their_first_96_bytes),
        cmocka_unit_test(any_number_of_records_in_pieces_of_any_size_is_one_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

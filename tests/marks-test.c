/*
 * Marks: a set that keeps its order whatever comes and goes, also of a million
 * records.
 */
#include "model/mem.h"
#include "tui/marks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { MILLION = 1000000 };

/* A number by xorshift (Marsaglia, 2003), below LIMIT. */
static uint32_t next(uint32_t *seed, uint32_t limit)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed % limit;
}

static void a_record_is_marked_once(void **state)
{
    static const int64_t ids[] = {30, 10, 20, 10};
    struct marks marks = {0};
    (void)state;
    assert_false(marks_has(&marks, 10));
    marks_add(&marks, ids, 4);
    marks_add(&marks, &ids[1], 1);
    assert_int_equal(marks.count, 3);
    assert_int_equal(marks.ids[0], 10);
    assert_int_equal(marks.ids[2], 30);
    assert_true(marks_has_all(&marks, ids, 4));
    marks_drop(&marks, &ids[2], 1);
    assert_false(marks_has(&marks, 20));
    assert_false(marks_has_all(&marks, ids, 4));
    marks_drop(&marks, &ids[2], 1);
    assert_int_equal(marks.count, 2);
    marks_add(&marks, NULL, 0);
    marks_drop(&marks, NULL, 0);
    assert_int_equal(marks.count, 2);
    marks_clear(&marks);
    assert_int_equal(marks.count, 0);
}

/* The same steps on an array of flags give the same set. */
static void any_steps_keep_the_set(void **state)
{
    enum { NUMBERS = 200, STEPS = 3000, MOST = 8 };
    bool flags[NUMBERS] = {0};
    struct marks marks = {0};
    uint32_t seed = 20261122;
    (void)state;
    for (int step = 0; step < STEPS; step++) {
        int64_t ids[MOST];
        size_t count = next(&seed, MOST + 1);
        bool add = next(&seed, 2) == 0;
        for (size_t i = 0; i < count; i++) {
            ids[i] = next(&seed, NUMBERS);
            flags[ids[i]] = add;
        }
        if (add)
            marks_add(&marks, ids, count);
        else
            marks_drop(&marks, ids, count);
        size_t wanted = 0;
        for (int64_t id = 0; id < NUMBERS; id++) {
            assert_int_equal(marks_has(&marks, id), flags[id]);
            wanted += flags[id];
        }
        assert_int_equal(marks.count, wanted);
    }
    marks_clear(&marks);
}

static void a_million_are_marked_and_taken_off(void **state)
{
    int64_t *ids = mem_new(MILLION, sizeof *ids);
    struct marks marks = {0};
    uint32_t seed = 7;
    (void)state;
    for (size_t i = 0; i < MILLION; i++)
        ids[i] = (int64_t)i * 3;
    for (size_t i = MILLION - 1; i > 0; i--) {
        size_t other = next(&seed, (uint32_t)i + 1);
        int64_t id = ids[i];
        ids[i] = ids[other];
        ids[other] = id;
    }
    marks_add(&marks, ids, MILLION / 2);
    marks_add(&marks, ids, MILLION);
    assert_int_equal(marks.count, MILLION);
    assert_true(marks_has_all(&marks, ids, MILLION));
    for (size_t i = 1; i < MILLION; i++)
        if (marks.ids[i] != marks.ids[i - 1] + 3)
            fail_msg("place %zu", i);
    assert_false(marks_has(&marks, 4));
    marks_drop(&marks, ids, MILLION - 1);
    assert_int_equal(marks.count, 1);
    assert_int_equal(marks.ids[0], ids[MILLION - 1]);
    marks_clear(&marks);
    free(ids);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_record_is_marked_once),
        cmocka_unit_test(any_steps_keep_the_set),
        cmocka_unit_test(a_million_are_marked_and_taken_off),
    };
    return cmocka_run_group_tests_name("marks", tests, NULL, NULL);
}

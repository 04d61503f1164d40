/*
 * Tests of cells: several values in one cell, and back without loss.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/cells.h"

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static void test_cells_parse(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t count;
        const char *values[4];
    } cases[] = {
        {"", 0, {NULL}},
        {"氏名", 1, {"氏名"}},
        {"氏名; 住所;電話番号", 3, {"氏名", "住所", "電話番号"}},
        {"; ", 2, {"", ""}},
        {";", 2, {"", ""}},
        {"a;", 2, {"a", ""}},
        {"a;  b", 2, {"a", " b"}},
        {" a ; b ", 2, {" a ", "b "}},
        {"a\\;b", 1, {"a;b"}},
        {"a\\\\;b", 2, {"a\\", "b"}},
        {"C:\\temp", 1, {"C:\\temp"}},
        {"a\\", 1, {"a\\"}},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct cells cells = {0};
        cells_parse(cases[i].text, &cells);
        assert_int_equal(cells.count, cases[i].count);
        for (size_t n = 0; n < cells.count; n++)
            assert_string_equal(cells.items[n], cases[i].values[n]);
        cells_clear(&cells);
        assert_int_equal(cells.count, 0);
    }
}

/* Every list of up to three values of up to two characters that matter. */
static void test_cells_round_trip(void **state)
{
    (void)state;
    static const char *const values[] = {"",    " ",    ";",  "\\",    "x",    "; ",  "\\;",
                                         ";\\", "\\\\", " ;", "x;",    ";x",   "\\x", "x\\",
                                         "\\ ", " \\",  ";;", "個;人", "x; y", "  "};
    enum { VALUES = COUNT(values), LISTS = VALUES * VALUES * VALUES };
    for (int i = 0; i < LISTS * 3; i++) {
        struct cells cells = {0}, back = {0};
        int list = i / 3;
        for (int n = 0; n <= i % 3; n++, list /= VALUES)
            cells_add(&cells, values[list % VALUES]);
        if (cells.count > 1 || cells.items[0][0] != '\0') {
            struct buf text = {0};
            cells_format(&cells, &text);
            cells_parse(buf_text(&text), &back);
            assert_int_equal(back.count, cells.count);
            for (size_t n = 0; n < cells.count; n++)
                assert_string_equal(back.items[n], cells.items[n]);
            buf_clear(&text);
        }
        cells_clear(&back);
        cells_clear(&cells);
    }
}

static void test_cells_nested(void **state)
{
    (void)state;
    struct cells inner = {0}, outer = {0}, back = {0};
    struct buf value = {0}, text = {0};
    cells_add(&inner, "東京; 大阪");
    cells_add(&inner, "a\\b");
    cells_format(&inner, &value);
    cells_add(&outer, buf_text(&value));
    cells_add(&outer, "名古屋");
    cells_format(&outer, &text);
    cells_clear(&outer);
    cells_parse(buf_text(&text), &outer);
    assert_int_equal(outer.count, 2);
    cells_parse(outer.items[0], &back);
    assert_int_equal(back.count, 2);
    assert_string_equal(back.items[0], "東京; 大阪");
    assert_string_equal(back.items[1], "a\\b");
    buf_clear(&text);
    buf_clear(&value);
    cells_clear(&back);
    cells_clear(&outer);
    cells_clear(&inner);
}

static void test_cells_lone_empty_value(void **state)
{
    (void)state;
    struct cells cells = {0};
    struct buf text = {0};
    cells_add(&cells, "");
    cells_format(&cells, &text);
    assert_string_equal(buf_text(&text), "");
    buf_clear(&text);
    cells_clear(&cells);
}

static void test_cells_find(void **state)
{
    (void)state;
    struct cells cells = {0};
    assert_int_equal(cells_find(&cells, "a"), 0);
    cells_parse("a; b; a", &cells);
    assert_int_equal(cells_find(&cells, "a"), 0);
    assert_int_equal(cells_find(&cells, "b"), 1);
    assert_int_equal(cells_find(&cells, "B"), cells.count);
    cells_clear(&cells);
}

static void test_cells_repeated(void **state)
{
    (void)state;
    static const struct {
        const char *cells, *repeated;
    } cases[] = {{"", NULL},    {"a", NULL},         {"a; b; c", NULL},  {"a; A", NULL},
                 {"a; a", "a"}, {"b; a; b; c", "b"}, {"c; c; b; b", "b"}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct cells cells = {0};
        cells_parse(cases[i].cells, &cells);
        const char *found = cells_repeated(&cells);
        if (cases[i].repeated == NULL)
            assert_null(found);
        else
            assert_string_equal(found, cases[i].repeated);
        cells_clear(&cells);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cells_parse),  cmocka_unit_test(test_cells_round_trip),
        cmocka_unit_test(test_cells_nested), cmocka_unit_test(test_cells_lone_empty_value),
        cmocka_unit_test(test_cells_find),   cmocka_unit_test(test_cells_repeated),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

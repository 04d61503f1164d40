/*
 * Proves tui/canvas: texts stay in their columns, wide glyphs are whole or
 * not there, boxes, roles, and the canvas as text.
 */
#include "tui/canvas.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static void assert_shows(const struct canvas *canvas, const char *expected)
{
    struct buf text = {0};
    canvas_text(canvas, &text);
    assert_string_equal(buf_text(&text), expected);
    buf_clear(&text);
}

/* Every wide glyph has its two cells, every row its columns. */
static void assert_whole(const struct canvas *canvas)
{
    for (int y = 0; y < canvas->rows; y++) {
        int x = 0;
        while (x < canvas->columns) {
            const struct cell *cell = canvas_cell(canvas, y, x);
            assert_in_range(cell->width, 1, 2);
            assert_int_not_equal(cell->text[0], '\0');
            if (cell->width == 2)
                assert_int_equal(canvas_cell(canvas, y, x + 1)->width, 0);
            x += cell->width;
        }
        assert_int_equal(x, canvas->columns);
    }
}

struct put {
    int x, width;
    const char *text;
    const char *row; /* of ten columns that were "あいうえお" */
    int used;
};

static const struct put puts_into_wide[] = {
    {0, 4, "ab", "ab  うえお", 2},
    {0, 3, "abc", "abc うえお", 3},
    {1, 2, "xy", " xy うえお", 2},
    {1, 1, "x", " xいうえお", 1},
    {2, 4, "個人情報", "あ個..えお", 4},
    {4, 3, "個人", "あい個  お", 3},
    {8, 4, "個人", "あいうえ個", 4},
    {9, 2, "個", "あいうえ", 2},
    {-1, 5, "個人", " 人 うえお", 4},
    {-4, 2, "xy", "あいうえお", 2},
    {12, 2, "xy", "あいうえお", 2},
    {0, 0, "x", "あいうえお", 0},
    {0, -3, "x", "あいうえお", 0},
    {0, 10, "a\nb", "a<U+000A>b", 10},
    {0, 2, "か\u3099", "か\u3099いうえお", 2},
    {0, 2, "\u0301", " \u0301 いうえお", 1},
    {2, 4, "👨\u200D👩", "あ👨\u200D👩えお", 4},
};

static void texts_stay_in_their_columns(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(puts_into_wide); i++) {
        const struct put *put = &puts_into_wide[i];
        struct canvas *canvas = canvas_new(1, 10, 1);
        canvas_put(canvas, 0, 0, 10, ROLE_TEXT, "あいうえお");
        int used = canvas_put(canvas, 0, put->x, put->width, ROLE_TEXT, put->text);
        struct buf expected = {0};
        buf_printf(&expected, "%s\n", put->row);
        assert_shows(canvas, buf_text(&expected));
        assert_int_equal(used, put->used);
        assert_whole(canvas);
        buf_clear(&expected);
        canvas_free(canvas);
    }
}

static void clipping_leaves_the_rest(void **state)
{
    (void)state;
    struct canvas *canvas = canvas_new(1, 10, 1);
    canvas_put(canvas, 0, 0, 10, ROLE_TEXT, "0123456789");
    assert_int_equal(canvas_clip(canvas, 0, 2, 5, ROLE_TEXT, "個人情報"), 4);
    assert_shows(canvas, "01個人6789\n");
    assert_int_equal(canvas_printf(canvas, 0, 7, 3, ROLE_TEXT, "%d", 42), 2);
    assert_shows(canvas, "01個人642\n");
    canvas_free(canvas);
}

static void ambiguous_characters_follow_the_terminal(void **state)
{
    (void)state;
    struct canvas *canvas = canvas_new(2, 6, 2);
    canvas_put(canvas, 0, 0, 3, ROLE_TEXT, "①※");
    canvas_put(canvas, 1, 0, 6, ROLE_TEXT, "①※");
    assert_shows(canvas, "①\n①※\n");
    assert_int_equal(canvas_cell(canvas, 1, 2)->width, 2);
    assert_whole(canvas);
    canvas_free(canvas);
}

static void more_marks_than_a_cell_holds(void **state)
{
    (void)state;
    struct buf text = {0};
    buf_puts(&text, "か");
    for (int i = 0; i < 40; i++)
        buf_puts(&text, "\u3099");
    buf_puts(&text, "x");
    struct canvas *canvas = canvas_new(1, 4, 1);
    assert_int_equal(canvas_put(canvas, 0, 0, 4, ROLE_TEXT, buf_text(&text)), 3);
    assert_string_equal(canvas_cell(canvas, 0, 2)->text, "x");
    assert_whole(canvas);
    canvas_free(canvas);
    buf_clear(&text);
}

static void boxes(void **state)
{
    (void)state;
    struct canvas *canvas = canvas_new(4, 20, 1);
    canvas_box(canvas, 0, 0, 4, 20, ROLE_BORDER, "データ区分", "5/8");
    assert_shows(canvas, "┌ データ区分 ─ 5/8 ┐\n"
                         "│                  │\n"
                         "│                  │\n"
                         "└──────────────────┘\n");
    canvas_clear(canvas);
    canvas_box(canvas, 0, 0, 2, 13, ROLE_BORDER, "データ区分", "5/8");
    assert_shows(canvas, "┌ データ.. ─┐\n└───────────┘\n\n\n");
    canvas_clear(canvas);
    canvas_box(canvas, 1, 18, 3, 6, ROLE_BORDER, "切れる", NULL);
    assert_shows(canvas, "\n                  ┌\n                  │\n                  └─\n");
    assert_whole(canvas);
    canvas_clear(canvas);
    canvas_box(canvas, 0, 0, 1, 1, ROLE_BORDER, "x", "y");
    assert_shows(canvas, "\n\n\n\n");
    canvas_free(canvas);
    canvas = canvas_new(3, 8, 2);
    canvas_box(canvas, 0, 0, 3, 8, ROLE_BORDER, "氏", NULL);
    canvas_rule(canvas, 1, 1, 6, ROLE_BORDER);
    assert_shows(canvas, "+ 氏 --+\n|------|\n+------+\n");
    canvas_free(canvas);
}

static void roles_and_cursor(void **state)
{
    (void)state;
    struct canvas *canvas = canvas_new(3, 8, 1);
    canvas_put(canvas, 0, 0, 4, ROLE_TITLE, "台");
    canvas_fill(canvas, (struct area){.y = 1, .x = 2, .height = 2, .width = 3}, ROLE_BAR);
    canvas_role(canvas, 1, 3, 1, ROLE_MATCH);
    canvas_cursor(canvas, 1, 30);
    struct buf text = {0};
    canvas_text_roles(canvas, &text);
    assert_string_equal(buf_text(&text), "台\ntttt\n"
                                         "\n..bxb\n"
                                         "\n..bbb\n"
                                         "cursor 1,7\n");
    buf_clear(&text);
    canvas_free(canvas);
}

static void size_changes(void **state)
{
    (void)state;
    struct canvas *canvas = canvas_new(0, -5, 1);
    assert_int_equal(canvas->rows * canvas->columns, 1);
    canvas_put(canvas, 0, 0, 9, ROLE_TEXT, "台帳");
    assert_shows(canvas, "\n");
    canvas_resize(canvas, 2, 3);
    canvas_put(canvas, 1, 1, 9, ROLE_TEXT, "台帳");
    assert_shows(canvas, "\n 台\n");
    struct area area = canvas_area(canvas);
    assert_int_equal(area.height, 2);
    assert_int_equal(area.width, 3);
    canvas_free(canvas);
    canvas_free(NULL);
}

/* Whatever is drawn over whatever: the grid stays whole. */
static void random_drawing(void **state)
{
    (void)state;
    static const char *const texts[] = {"a", "台帳", "か\u3099x", "👨\u200D👩", "", "ab個cd", "🇯🇵"};
    struct canvas *canvas = canvas_new(3, 13, 1);
    unsigned seed = 7;
    for (int round = 0; round < 20000; round++) {
        seed = seed * 1103515245u + 12345u;
        int y = (int)(seed >> 28) % 5 - 1;
        int x = (int)(seed >> 20 & 31) % 18 - 3;
        int width = (int)(seed >> 12 & 15);
        const char *text = texts[(seed >> 16 & 15) % COUNT(texts)];
        if (round % 2 == 0)
            canvas_put(canvas, y, x, width, ROLE_TEXT, text);
        else
            canvas_clip(canvas, y, x, width, ROLE_DIM, text);
        assert_whole(canvas);
    }
    canvas_free(canvas);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_stay_in_their_columns),
        cmocka_unit_test(clipping_leaves_the_rest),
        cmocka_unit_test(ambiguous_characters_follow_the_terminal),
        cmocka_unit_test(more_marks_than_a_cell_holds),
        cmocka_unit_test(boxes),
        cmocka_unit_test(roles_and_cursor),
        cmocka_unit_test(size_changes),
        cmocka_unit_test(random_drawing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

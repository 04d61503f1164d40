/*
 * The columns of lists: as text and back, and where they stand on the screen.
 */
#include "model/mem.h"
#include "tests/model.h"
#include "tui/app.h"
#include "tui/columns.h"
#include "tui/state.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static const struct view *category_view(void)
{
    return views_of(kinds_find("category"));
}

/* Stops the test unless COLUMNS are EXPECTED as text. */
static void check_text(const struct columns *columns, const char *expected)
{
    struct buf text = {0};
    columns_format(columns, &text);
    assert_string_equal(buf_text(&text), expected);
    buf_clear(&text);
}

static const char category_default[] =
    "code:8 name:0 persons:9 status:9 department:14 reviewed_on:14";

static void test_every_view_begins_with_its_own(void **state)
{
    (void)state;
    struct columns category = columns_default(category_view());
    check_text(&category, category_default);
    for (size_t i = 0; i < views_count; i++) {
        struct columns columns = columns_default(&views[i]), read;
        struct buf text = {0};
        assert_true(views_kind(&views[i])->field_count <= COLUMNS_MOST);
        columns_format(&columns, &text);
        assert_true(columns_parse(&views[i], buf_text(&text), &read));
        check_text(&read, buf_text(&text));
        buf_clear(&text);
    }
}

static void test_what_is_no_column_is_left_out(void **state)
{
    static const struct {
        const char *text, *read;
    } cases[] = {
        {"persons:9 nothing:4 name:0", "persons:9 name:0"},
        {"name:0 persons:9 name:12", "name:0 persons:9"},
        {"name  persons: code:8x :3 status:7", "status:7"},
        {"name:-5 persons:1 status:100000 code:99999999999999999999",
         "name:0 persons:3 status:99 code:99"},
        {" remarks:0 ", "remarks:0"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct columns columns = {0};
        assert_true(columns_parse(category_view(), cases[i].text, &columns));
        check_text(&columns, cases[i].read);
    }
}

static void test_a_text_without_a_column_changes_nothing(void **state)
{
    static const char *const texts[] = {"", " ", "nothing:1", "name", "::::", "name:x"};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        struct columns columns = columns_default(category_view());
        assert_false(columns_parse(category_view(), texts[i], &columns));
        check_text(&columns, category_default);
    }
}

static void test_what_was_chosen_is_remembered(void **ignored)
{
    char folder[] = "/tmp/daicho-columns-XXXXXX";
    (void)ignored;
    assert_non_null(mkdtemp(folder));
    assert_int_equal(setenv("XDG_STATE_HOME", folder, 1), 0);
    struct state *state = state_open(folder);
    struct columns columns;
    assert_true(columns_parse(category_view(), "name:20 remarks:0", &columns));
    columns_remember(&columns, state);
    assert_string_equal(state_get(state, "columns.category"), "name:20 remarks:0");
    columns = columns_remembered(category_view(), state);
    check_text(&columns, "name:20 remarks:0");
    /* The first choice needs no memory: it may be another in a later version. */
    columns = columns_default(category_view());
    columns_remember(&columns, state);
    assert_null(state_get(state, "columns.category"));
    state_free(state);
    columns = columns_remembered(category_view(), NULL);
    check_text(&columns, category_default);
    assert_int_equal(rmdir(folder), 0);
}

/* Stops the test unless the columns TEXT stand in ROOM as EXPECTED, widths
 * divided by blanks, when TAKEN columns are taken from it. */
static void check_taken(const char *text, int room, int taken, const char *expected)
{
    struct columns columns;
    struct buf widths = {0};
    assert_true(columns_parse(category_view(), text, &columns));
    struct columns_layout layout = columns_lay_out(&columns, room, taken);
    assert_int_equal(layout.count, columns.count);
    for (size_t i = 0; i < layout.count; i++)
        buf_printf(&widths, "%s%d", i == 0 ? "" : " ", layout.width[i]);
    assert_string_equal(buf_text(&widths), expected);
    buf_clear(&widths);
}

static void check_layout(const char *text, int room, const char *expected)
{
    check_taken(text, room, 0, expected);
}

static void test_the_rest_goes_to_the_column_without_a_width(void **state)
{
    (void)state;
    check_layout("code:8 name:0 persons:9", 50, "8 31 9");
    check_layout("code:8 name:0 remarks:0", 50, "8 20 20");
    check_layout("code:8 name:0 remarks:0", 51, "8 20 21");
    check_layout("code:8 persons:9", 50, "8 9");
}

static void test_what_does_not_fit_is_left_out_from_the_right(void **state)
{
    (void)state;
    check_layout("code:8 name:0 persons:9 status:9", 43, "8 14 9 9");
    check_layout("code:8 name:0 persons:9 status:9", 42, "8 23 9 0");
    check_layout("code:8 persons:9 status:9 name:0", 42, "8 9 0 23");
    check_layout("code:8 persons:9 status:9", 20, "8 9 0");
    check_layout("name:0 remarks:0 persons:9", 30, "14 15 0");
}

static void test_marks_leave_no_column_out(void **state)
{
    (void)state;
    check_taken("code:8 name:0 persons:9 status:9", 42, 1, "8 13 9 9");
    check_taken("code:8 persons:9", 17, 1, "8 8");
    check_taken("code:8 persons:9", 16, 1, "8 0");
}

static void test_nothing_stands_outside(void **state)
{
    (void)state;
    check_layout("code:8 name:0", 10, "8 1");
    check_layout("code:8 name:0", 8, "8 0");
    check_layout("remarks:99", 30, "30");
    check_layout("code:8", 0, "0");
}

static void test_headings(void **state)
{
    const struct kind *kind = kinds_find("category");
    (void)state;
    assert_string_equal(columns_heading(category_view(), kinds_field(kind, "persons"), LANG_JA),
                        "件数");
    assert_string_equal(columns_heading(category_view(), kinds_field(kind, "remarks"), LANG_JA),
                        "備考");
}

static void press(struct app *app, int y, int x)
{
    app_key(app, &(struct key){.type = KEYS_PRESS, .y = y, .x = x});
    app_draw(app);
}

/* Stops the test unless TEXT stands on line Y. */
static void check_line(const struct app *app, int y, const char *text)
{
    struct buf screen = {0};
    canvas_text(app->canvas, &screen);
    const char *line = buf_text(&screen);
    for (int i = 0; i < y; i++)
        line = strchr(line, '\n') + 1;
    char *own = mem_copy_bytes(line, strcspn(line, "\n"));
    if (strstr(own, text) == NULL)
        fail_msg("line %d is: %s", y, own);
    free(own);
    buf_clear(&screen);
}

static void test_a_heading_that_is_pressed_sorts(void **state)
{
    struct model *m = test_model();
    struct app app;
    (void)state;
    test_add(m, "category", "name", "members", "persons", "10", NULL);
    test_add(m, "category", "name", "calls", "persons", "20", NULL);
    app_init(&app, m, LANG_EN, 24, 80, 1);
    app_draw(&app);
    check_line(&app, 4, "C-0001   members");
    press(&app, 3, 12);
    check_line(&app, 3, "^ Name");
    check_line(&app, 4, "C-0002   calls");
    press(&app, 3, 12);
    check_line(&app, 3, "v Name");
    check_line(&app, 4, "C-0001   members");
    press(&app, 3, 12);
    check_line(&app, 3, "Code     Name ");
    press(&app, 3, 30);
    check_line(&app, 3, "^ Persons");
    press(&app, 3, 2);
    check_line(&app, 3, "Code     Name");
    check_line(&app, 4, "C-0001   members");
    app_clear(&app);
    model_close(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_view_begins_with_its_own),
        cmocka_unit_test(test_what_is_no_column_is_left_out),
        cmocka_unit_test(test_a_text_without_a_column_changes_nothing),
        cmocka_unit_test(test_what_was_chosen_is_remembered),
        cmocka_unit_test(test_the_rest_goes_to_the_column_without_a_width),
        cmocka_unit_test(test_what_does_not_fit_is_left_out_from_the_right),
        cmocka_unit_test(test_marks_leave_no_column_out),
        cmocka_unit_test(test_nothing_stands_outside),
        cmocka_unit_test(test_headings),
        cmocka_unit_test(test_a_heading_that_is_pressed_sorts),
    };
    return cmocka_run_group_tests_name("columns", tests, NULL, NULL);
}

/*
 * What a form does with single keys and clicks, where the golden screens of
 * tests/screens do not reach.
 */
#include "model/change.h"
#include "model/mem.h"
#include "model/model.h"
#include "model/record.h"
#include "tui/app.h"
#include "tui/form.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { ROWS = 24, COLUMNS = 80, VALUE_X = 40 };

static int set_up(void **state)
{
    struct why why = {.lang = LANG_EN};
    struct model_options options = {
        .lang = LANG_EN, .who = "tester", .now = "2026-11-22T07:18:00Z"};
    struct app *app = mem_new(1, sizeof *app);
    struct model *m = model_scratch(&options, &why);
    assert_non_null(m);
    app_init(app, m, LANG_EN, ROWS, COLUMNS, 1);
    form_open(app, kinds_find("category"), 0);
    app_draw(app);
    *state = app;
    return 0;
}

static int tear_down(void **state)
{
    struct app *app = *state;
    struct model *m = app->model;
    app_clear(app);
    free(app);
    model_close(m);
    return 0;
}

static void press(struct app *app, const struct key *key)
{
    app_key(app, key);
    app_draw(app);
}

static void type(struct app *app, uint32_t point)
{
    press(app, &(struct key){.type = KEYS_TEXT, .point = point});
}

static void click(struct app *app, enum key_type type, int y, int x)
{
    press(app, &(struct key){.type = type, .y = y, .x = x});
}

/* The row of the display that holds TEXT. */
static int row_of(struct app *app, const char *text)
{
    struct buf shown = {0};
    int row = 0;
    canvas_text(app->canvas, &shown);
    const char *found = strstr(buf_text(&shown), text);
    if (found == NULL)
        fail_msg("no row shows %s", text);
    for (const char *p = buf_text(&shown); p < found; p++)
        row += *p == '\n';
    buf_clear(&shown);
    return row;
}

static void is_focused(struct app *app, const char *label)
{
    assert_int_equal(app->canvas->cursor_y, row_of(app, label));
    assert_string_equal(canvas_cell(app->canvas, row_of(app, label), 2)->text, ">");
}

static void a_click_brings_the_focus(void **state)
{
    struct app *app = *state;
    is_focused(app, "Name *");
    click(app, KEYS_PRESS, row_of(app, "Data subjects"), VALUE_X);
    is_focused(app, "Data subjects");
    /* The field that was left is checked. */
    row_of(app, "! This field is needed.");
    click(app, KEYS_PRESS, row_of(app, "Who"), 4);
    is_focused(app, "Data subjects");
    click(app, KEYS_PRESS, 0, 4);
    is_focused(app, "Data subjects");
    assert_int_equal(app->top->context, ON_FORM);
}

static void a_click_in_a_text_places_the_cursor(void **state)
{
    struct app *app = *state;
    type(app, 'a');
    type(app, 0x53F0);
    type(app, 'b');
    int x = app->canvas->cursor_x - 3;
    click(app, KEYS_PRESS, app->canvas->cursor_y, x);
    assert_int_equal(app->canvas->cursor_x, x);
    type(app, '-');
    row_of(app, "a-台b");
}

static void a_second_click_does_what_enter_does(void **state)
{
    struct app *app = *state;
    click(app, KEYS_PRESS, row_of(app, "Department"), VALUE_X);
    is_focused(app, "Department");
    click(app, KEYS_DOUBLE, row_of(app, "Department"), VALUE_X);
    assert_int_equal(app->top->context, ON_PICKER);
    press(app, &(struct key){.type = KEYS_ESCAPE});
    click(app, KEYS_DOUBLE, row_of(app, "+ 2 more fields"), 6);
    is_focused(app, "Description");
}

/* An input method sends a character and then its variation selector: where no
 * text is typed neither says anything. */
static void a_mark_by_itself_is_silent(void **state)
{
    struct app *app = *state;
    press(app, &(struct key){.type = KEYS_DOWN});
    is_focused(app, "+ 2 more fields");
    buf_empty(&app->message);
    type(app, 0xE0100);
    assert_int_equal(app->message.length, 0);
    assert_true(form_go(app, "role"));
    type(app, 0x3099);
    assert_int_equal(app->top->context, ON_FORM);
}

/* The blank of an input method is a blank. */
static void an_ideographic_space_turns_a_choice(void **state)
{
    struct app *app = *state;
    assert_true(form_go(app, "status"));
    type(app, 0x3000);
    row_of(app, "Draft");
    type(app, ' ');
    row_of(app, "In review");
}

/* Names are read when a link changes or a record is saved. */
static void names_of_links_follow_what_is_saved(void **state)
{
    struct app *app = *state;
    struct why why = {.lang = LANG_EN};
    const struct kind *kind = kinds_find("department");
    struct record *record = record_new(kind);
    struct change_note note = {.what = "add", .about = "department"};
    assert_true(form_go(app, "department"));
    press(app, &(struct key){.type = KEYS_PASTE, .text = (char[]){"Sales"}});
    press(app, &(struct key){.type = KEYS_ENTER});
    row_of(app, "+ Sales");
    assert_true(record_set(record, kinds_field(kind, "name"), "Selling", &why));
    assert_true(record_set(record, kinds_field(kind, "code"), "Sales", &why));
    assert_true(change_begin(app->model, &note, &why));
    assert_true(record_save(app->model, record, &why));
    assert_true(change_commit(app->model, NULL, &why));
    record_free(record);
    app_follow(app, RELOAD);
    app_draw(app);
    is_focused(app, "Selling");
}

static void sections_are_a_key_away(void **state)
{
    struct app *app = *state;
    struct key next = {.type = KEYS_CTRL_DOWN}, previous = {.type = KEYS_CTRL_UP};
    press(app, &next);
    is_focused(app, "Data subjects");
    press(app, &(struct key){.type = KEYS_DOWN});
    press(app, &previous);
    is_focused(app, "Data subjects");
    press(app, &previous);
    is_focused(app, "Code");
    press(app, &previous);
    is_focused(app, "Code");
    for (int i = 0; i < 20; i++)
        press(app, &next);
    is_focused(app, "more kinds of links");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_click_brings_the_focus, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_click_in_a_text_places_the_cursor, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_second_click_does_what_enter_does, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_mark_by_itself_is_silent, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_ideographic_space_turns_a_choice, set_up, tear_down),
        cmocka_unit_test_setup_teardown(names_of_links_follow_what_is_saved, set_up, tear_down),
        cmocka_unit_test_setup_teardown(sections_are_a_key_away, set_up, tear_down),
    };
    return cmocka_run_group_tests_name("form", tests, NULL, NULL);
}

/*
 * The mouse: what a click, a second one and the wheel do on each screen, and
 * that a key gives the mouse back to the terminal.
 */
#include "tests/window.h"

#include "model/glyphs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { WHEEL_UP = 4, WHEEL_DOWN = 5, DOUBLES = 50 };

static const char ctrl_s[] = "\x13";

/* The column at which TEXT begins in ROW; it must stand there. */
static int column_of(struct vt *vt, int row, const char *text)
{
    struct buf line = {0};
    vt_row(vt, row, &line);
    const char *found = strstr(buf_text(&line), text);
    assert_non_null(found);
    int column = glyph_width_bytes(buf_text(&line), (size_t)(found - buf_text(&line)), 1);
    buf_clear(&line);
    return column;
}

/* Clicks on TEXT, where it stands when all is shown. */
static void click(struct vt *vt, const char *text)
{
    window_settle(vt);
    int row = vt_wait_for(vt, text);
    vt_mouse(vt, row, column_of(vt, row, text), 1);
}

/* Clicks twice on TEXT, once more where the machine was too slow to take it for
 * a double click, until SHOWN is shown. */
static void double_click(struct vt *vt, const char *text, const char *shown)
{
    window_settle(vt);
    int row = vt_wait_for(vt, text);
    int column = column_of(vt, row, text);
    for (int i = 0; i < DOUBLES && !vt_shows(vt, shown); i++) {
        vt_mouse(vt, row, column, 1);
        vt_mouse(vt, row, column, 1);
        vt_pump(vt, 400);
    }
    vt_wait_for(vt, shown);
}

static void in_the_list(void **state)
{
    struct vt vt;
    place_fill(*state, 30);
    window_open(&vt, *state);
    click(&vt, "会員 4 ");
    vt_wait_for(&vt, ">C-0005");
    vt_mouse(&vt, 10, 10, WHEEL_DOWN);
    vt_wait_for(&vt, ">C-0006");
    vt_mouse(&vt, 10, 10, WHEEL_UP);
    vt_mouse(&vt, 10, 10, WHEEL_UP);
    vt_wait_for(&vt, ">C-0004");
    click(&vt, "Persons");
    vt_wait_for(&vt, "^ Persons");
    click(&vt, "Persons");
    vt_wait_for(&vt, "v Persons");
    click(&vt, "Persons");
    vt_wait_for(&vt, "  Persons");
    click(&vt, "会員 3 ");
    vt_wait_for(&vt, ">C-0004");
    vt_mouse(&vt, 20, 99, 1); /* on nothing */
    window_settle(&vt);
    vt_wait_for(&vt, ">C-0004");
    double_click(&vt, "会員 5 ", "L In the list");
    vt_wait_for(&vt, "C-0006 会員 5");
    window_assert_fresh(&vt);
    vt_stop(&vt);
}

static void while_a_filter_is_typed(void **state)
{
    struct vt vt;
    place_fill(*state, 30);
    window_open(&vt, *state);
    vt_send(&vt, "/会員");
    vt_wait_for(&vt, "30 of 31");
    click(&vt, "会員 4 ");
    vt_wait_for(&vt, ">C-0005");
    vt_send(&vt, " 4");
    vt_wait_for(&vt, "of 31");
    vt_wait_for(&vt, "/ 会員 4");
    vt_stop(&vt);
}

static void on_the_tabs(void **state)
{
    struct vt vt;
    window_open(&vt, *state);
    click(&vt, "2 Purposes");
    vt_wait_for(&vt, "no record of the kind Purpose");
    click(&vt, "0 Overview");
    vt_wait_for(&vt, "Latest changes");
    click(&vt, "Items ");
    click(&vt, "1 Categories");
    vt_wait_for(&vt, ">C-0001");
    window_quit(&vt);
}

/* Each key of the foot line is a button. */
static void on_the_foot_line(void **state)
{
    struct vt vt;
    place_fill(*state, 30);
    window_open(&vt, *state);
    click(&vt, "Filter");
    vt_wait_for(&vt, "Keep");
    vt_send(&vt, "会員 1");
    vt_wait_for(&vt, "15 of 31");
    click(&vt, "↵");
    vt_wait_for(&vt, "filter");
    click(&vt, "Edit");
    vt_wait_for(&vt, "> Name");
    vt_send(&vt, "x");
    vt_wait_for(&vt, "会員 1x");
    click(&vt, "Ctrl-S Save");
    vt_wait_for(&vt, "Saved: C-0002 会員 1x");
    click(&vt, "u Undo");
    vt_wait_for(&vt, "Undone");
    /* The second click of two does not press what stands there by then. */
    window_settle(&vt);
    int row = vt_wait_for(&vt, "d Delete");
    int column = column_of(&vt, row, "d Delete");
    vt_mouse(&vt, row, column, 1);
    vt_mouse(&vt, row, column, 1);
    vt_wait_for(&vt, "Delete a record");
    window_settle(&vt);
    vt_wait_for(&vt, "Cancel");
    click(&vt, "Esc");
    window_settle(&vt);
    vt_wait_for(&vt, ">C-0002");
    window_quit(&vt);
}

static void in_a_form_and_its_pickers(void **state)
{
    struct vt vt;
    window_open(&vt, *state);
    vt_send(&vt, "e");
    vt_wait_for(&vt, "> Name");
    click(&vt, "Person in charge");
    vt_wait_for(&vt, "> Person in charge");
    click(&vt, "Members  ");
    vt_wait_for(&vt, "> Name");
    /* The edit point goes where the click was. */
    vt_send(&vt, "新");
    vt_wait_for(&vt, "新Members");
    vt_mouse(&vt, 10, 10, WHEEL_DOWN);
    vt_wait_for(&vt, "> + 2 more fields");
    double_click(&vt, "Department", "┌ Department");
    vt_stop(&vt);
}

static void in_a_picker(void **state)
{
    struct vt vt;
    window_open(&vt, *state);
    vt_send(&vt, "K");
    vt_wait_for(&vt, ">Data category");
    click(&vt, " Item ");
    vt_wait_for(&vt, ">Item");
    vt_mouse(&vt, 12, 50, WHEEL_UP);
    vt_wait_for(&vt, ">Purpose");
    double_click(&vt, "Item ", "no record of the kind Item");
    window_quit(&vt);
}

static void on_the_buttons_of_a_question(void **state)
{
    struct vt vt;
    window_open(&vt, *state);
    window_type_name(&vt, " 2");
    vt_send(&vt, "\033");
    click(&vt, "[ Esc Back");
    vt_wait_for(&vt, "Ctrl-S");
    window_settle(&vt);
    vt_wait_for(&vt, "not saved");
    vt_send(&vt, "\033");
    click(&vt, "[ s Save");
    vt_wait_for(&vt, "Saved: C-0001 Members 2");
    window_quit(&vt);
}

static void in_a_record_and_its_history(void **state)
{
    struct vt vt;
    const struct place *place = *state;
    assert_int_equal(place_run(place, "add item name=氏名"), 0);
    assert_int_equal(place_run(place, "set C-0001 items=I-0001"), 0);
    window_open(&vt, place);
    vt_send(&vt, "\r");
    vt_wait_for(&vt, "L In the list");
    click(&vt, "Items");
    vt_wait_for(&vt, "2/");
    vt_mouse(&vt, 5, 5, WHEEL_UP);
    vt_wait_for(&vt, "1/");
    double_click(&vt, "Items", "I-0001 氏名 ─");
    vt_send(&vt, "q");
    vt_wait_for(&vt, "C-0001 Members ─");
    vt_send(&vt, "qH");
    vt_wait_for(&vt, "1/3");
    vt_mouse(&vt, 4, 5, 1);
    vt_wait_for(&vt, "2/3");
    vt_mouse(&vt, 4, 5, WHEEL_DOWN);
    vt_wait_for(&vt, "3/3");
    vt_stop(&vt);
}

static void in_two_versions(void **state)
{
    struct vt vt;
    window_open(&vt, *state);
    window_type_name(&vt, " mine");
    assert_int_equal(place_run(*state, "set C-0001 name=Theirs persons=5"), 0);
    vt_send(&vt, ctrl_s);
    vt_wait_for(&vt, "Two versions");
    click(&vt, "Number of");
    vt_wait_for(&vt, "> Number of");
    vt_mouse(&vt, 10, 10, WHEEL_UP);
    double_click(&vt, "Name", "* Members mine");
    vt_stop(&vt);
}

static void where_several_are_edited(void **state)
{
    struct vt vt;
    window_open(&vt, *state);
    vt_send(&vt, " E");
    vt_wait_for(&vt, "Which field?");
    vt_send(&vt, "Number of persons\r");
    vt_wait_for(&vt, "> Value");
    click(&vt, "Do  ");
    vt_wait_for(&vt, "> Do");
    vt_mouse(&vt, 3, 3, WHEEL_UP);
    vt_wait_for(&vt, "> Field");
    vt_stop(&vt);
}

/* In the question for a file, and on what was found in it. */
static void in_a_scan(void **state)
{
    const struct place *place = *state;
    struct buf path = {0};
    struct vt vt;
    buf_printf(&path, "%s/roster.csv", place->folder);
    FILE *file = fopen(buf_text(&path), "w");
    assert_non_null(file);
    fputs("社員番号,氏名,謎\n1,山田,x\n", file);
    assert_int_equal(fclose(file), 0);
    window_open(&vt, place);
    vt_send(&vt, "\rS\x15");
    vt_send(&vt, place->folder);
    vt_send(&vt, "/");
    click(&vt, "roster.csv");
    vt_send(&vt, "\r");
    vt_wait_for(&vt, "no cell is stored");
    click(&vt, "氏名");
    vt_wait_for(&vt, ">[ ] NOT DECLARED    氏名");
    vt_mouse(&vt, 5, 10, WHEEL_DOWN);
    vt_wait_for(&vt, ">    unknown: decide 謎");
    click(&vt, "[All 3]");
    vt_wait_for(&vt, "[Not declared 2]");
    double_click(&vt, "社員番号", "Which item is");
    vt_stop(&vt);
    buf_clear(&path);
}

static void given_back_to_the_terminal_at_a_key(void **state)
{
    static const char f9[] = "\033[20~";
    struct vt vt;
    window_open(&vt, *state);
    vt_send(&vt, f9);
    vt_wait_for(&vt, "The mouse is off");
    vt_wait_output(&vt, "1000l");
    /* Clicks that were on their way are no keys: column 18 is "3" in the older
     * way of telling it. */
    vt_send(&vt, "\033[M 3\"\033[<0;19;2M");
    window_settle(&vt);
    vt_wait_for(&vt, ">C-0001");
    vt_send(&vt, f9);
    vt_wait_for(&vt, "hold Shift and drag");
    click(&vt, "2 Purposes");
    vt_wait_for(&vt, "no record of the kind Purpose");
    window_quit(&vt);
}

/* What is no click of ours is no typed text either: other buttons, releases,
 * drags, places outside of the window. */
static void other_reports_are_let_pass(void **state)
{
    struct vt vt;
    window_open(&vt, *state);
    vt_send(&vt, "/");
    vt_wait_for(&vt, "Keep");
    vt_send(&vt, "\033[<2;10;5M\033[<2;10;5m\033[<1;10;5M\033[<32;11;6M\033[<64;999;999M"
                 "\033[<0;999;999M\033[<0;0;0M\033[<0;10;5m");
    window_settle(&vt);
    vt_send(&vt, "Memb");
    vt_wait_for(&vt, "/ Memb ");
    vt_stop(&vt);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(in_the_list, place_make, place_remove),
        cmocka_unit_test_setup_teardown(while_a_filter_is_typed, place_make, place_remove),
        cmocka_unit_test_setup_teardown(on_the_tabs, place_make, place_remove),
        cmocka_unit_test_setup_teardown(on_the_foot_line, place_make, place_remove),
        cmocka_unit_test_setup_teardown(in_a_form_and_its_pickers, place_make, place_remove),
        cmocka_unit_test_setup_teardown(in_a_picker, place_make, place_remove),
        cmocka_unit_test_setup_teardown(on_the_buttons_of_a_question, place_make, place_remove),
        cmocka_unit_test_setup_teardown(in_a_record_and_its_history, place_make, place_remove),
        cmocka_unit_test_setup_teardown(in_two_versions, place_make, place_remove),
        cmocka_unit_test_setup_teardown(where_several_are_edited, place_make, place_remove),
        cmocka_unit_test_setup_teardown(in_a_scan, place_make, place_remove),
        cmocka_unit_test_setup_teardown(given_back_to_the_terminal_at_a_key, place_make,
                                        place_remove),
        cmocka_unit_test_setup_teardown(other_reports_are_let_pass, place_make, place_remove),
    };
    return cmocka_run_group_tests_name("mouse", tests, NULL, NULL);
}

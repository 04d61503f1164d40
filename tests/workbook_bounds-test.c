/*
 * What a workbook has no room for is refused and not cut, and nothing is written after
 * that.
 */
#include "export/leaf.h"
#include "export/table_leaf.h"
#include "model/mem.h"
#include "tests/io.h"
#include "tests/model.h"
#include "tests/workbook.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static struct workbook *begin(struct desk *d, char path[TEST_PATH])
{
    test_path(d->folder, "b.xlsx", path);
    struct workbook *book = workbook_begin(path, true, d->m, WORKBOOK_FLAT, &d->why);
    assert_non_null(book);
    return book;
}

static void put_text(struct leaf *leaf)
{
    leaf_text(leaf, 0, "a", STYLE_TEXT);
}

static void put_number(struct leaf *leaf)
{
    leaf_number(leaf, 0, 1, STYLE_NUMBER);
}

static void put_date(struct leaf *leaf)
{
    leaf_date(leaf, 0, "2026-11-22", STYLE_DATE);
}

static void put_link(struct leaf *leaf)
{
    leaf_link(leaf, 0, leaf, "a");
}

static void put_across(struct leaf *leaf)
{
    leaf_across(leaf, 0, 2, 2, "a", STYLE_PROSE);
}

static void (*const puts_one[])(struct leaf *leaf) = {put_text, put_number, put_date, put_link,
                                                      put_across};
enum { PUTS = sizeof puts_one / sizeof puts_one[0] };

/* Every way to write a cell, at the row behind the last. */
static void test_no_cell_is_written_behind_the_last_row(void **state)
{
    struct desk *d = *state;
    for (size_t i = 0; i < PUTS; i++) {
        char path[TEST_PATH];
        struct workbook *book = begin(d, path);
        struct leaf *leaf = workbook_leaf(book, "Long");
        put_text(leaf);
        while (leaf_row(leaf) < WORKBOOK_ROWS)
            leaf_next(leaf);
        leaf_lines(leaf, 3);
        leaf_next(leaf);
        assert_true(workbook_ok(book));
        puts_one[i](leaf);
        assert_false(workbook_ok(book));
        assert_false(workbook_end(book, true, &d->why));
        test_holds(d->why.text, "The sheet \"Long\" would have more than 1048576 rows");
        assert_int_not_equal(access(path, F_OK), 0);
    }
}

/* The first problem is the one that is told. */
static void test_after_a_refusal_nothing_more_is_written(void **state)
{
    struct desk *d = *state;
    char path[TEST_PATH], *text = mem_new(WORKBOOK_UNITS + 2, 1);
    struct workbook *book = begin(d, path);
    struct leaf *leaf = workbook_leaf(book, "A");
    const struct leaf_chart chart = {.from = leaf, .title = "x", .count = 1, .series_count = 1};
    memset(text, 'x', WORKBOOK_UNITS + 1);
    leaf_across(leaf, 2, 2, 1, text, STYLE_PROSE);
    assert_false(workbook_ok(book));
    for (size_t i = 0; i < PUTS; i++)
        puts_one[i](leaf);
    leaf_lines(leaf, 5);
    leaf_next(leaf);
    leaf_chart(leaf, 0, 0, 100, 100, &chart);
    leaf_text(workbook_leaf(book, "B"), 0, text, STYLE_TEXT);
    assert_false(workbook_end(book, true, &d->why));
    test_holds(d->why.text, "Sheet \"A\", cell C1: the text has 32768 characters");
    assert_int_not_equal(access(path, F_OK), 0);
    free(text);
}

static void test_what_is_empty_or_beside_the_sheet_is_left_out(void **state)
{
    static const char *const offered[] = {"Yes", "No"};
    struct desk *d = *state;
    char path[TEST_PATH];
    struct workbook *book = begin(d, path);
    struct leaf *leaf = workbook_leaf(book, "");
    size_t none = workbook_list(book, NULL, 0), some = workbook_list(book, offered, 2);
    leaf_dropdown(leaf, 0, 0, 0, none, true, NULL);
    leaf_dropdown(leaf, 0, 1, 0, some, true, NULL);
    leaf_dropdown(leaf, 0, 0, WORKBOOK_ROWS, some, true, NULL);
    leaf_chart(leaf, 0, 0, 100, 100, &(struct leaf_chart){.from = leaf, .title = "x"});
    leaf_break(leaf);
    leaf_text(leaf, 0, "one\rtwo\r\nthree", STYLE_TEXT);
    leaf_next(leaf);
    for (size_t i = 0; i < 100; i++)
        leaf_break(leaf);
    leaf_print(leaf, &(struct leaf_print){.scale = 90});
    assert_true(workbook_end(book, true, &d->why));
    char *rows = workbook_rows(path, "-");
    test_holds(rows, "1:one");
    free(rows);
}

static void test_names_of_leaves_fit_tabs_and_formulas(void **state)
{
    struct desk *d = *state;
    char path[TEST_PATH];
    struct workbook *book = begin(d, path);
    /* 16 characters of two units each: one is too many. */
    struct leaf *wide = workbook_leaf(book, "𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷");
    assert_string_equal(leaf_name(wide), "𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷");
    assert_string_equal(leaf_name(workbook_leaf(book, "a\tb[c]")), "a b c ");
    assert_true(workbook_end(book, true, &d->why));
}

/* Spreadsheets would round it. */
static void test_a_number_of_more_digits_than_they_keep_is_a_text(void **state)
{
    struct desk *d = *state;
    char path[TEST_PATH];
    const struct kind *kind = kinds_find("category");
    const struct field *field = &kind->fields[kinds_field(kind, "persons")];
    struct workbook *book = begin(d, path);
    struct leaf *leaf = workbook_leaf(book, "A");
    table_leaf_value(leaf, 0, field, "123456789012345", "x");
    table_leaf_value(leaf, 1, field, "1234567890123456", "1234567890123456");
    table_leaf_value(leaf, 2, field, "", "");
    table_leaf_value(leaf, 3, NULL, "", "text");
    assert_true(workbook_end(book, true, &d->why));
    char *rows = workbook_rows(path, NULL);
    test_holds(rows, "1:123456789012345|1234567890123456||text");
    free(rows);
}

/* A long text in a cell that may be changed is shown, and not as ####. */
static void test_a_long_text_is_shown_where_it_may_be_changed(void **state)
{
    struct desk *d = *state;
    char path[TEST_PATH], text[257] = {0};
    struct workbook *book = begin(d, path);
    struct leaf *leaf = workbook_leaf(book, "A");
    memset(text, 'x', sizeof text - 1);
    leaf_text(leaf, 0, text, STYLE_OPEN);
    leaf_text(leaf, 1, text, STYLE_TEXT);
    leaf_text(leaf, 2, text, STYLE_HEADING);
    leaf_text(leaf, 3, "\xEF\xBF\xBF_x12_", STYLE_TEXT);
    assert_true(workbook_end(book, true, &d->why));
    char *rows = workbook_rows(path, NULL);
    test_holds(rows, text);
    free(rows);
}

/* Of many records, rows are kept on the disk and not in memory. */
static void test_a_workbook_of_many_records_keeps_no_rows_in_memory(void **state)
{
    enum { SMALL = 3000 };
    struct desk *d = *state;
    const struct kind *item = kinds_find("item");
    const struct change_note note = {.what = "add", .about = "", .many = true};
    enum workbook_memory memory;
    assert_true(change_begin(d->m, &note, &d->why));
    for (size_t i = 0; i < SMALL + 1; i++) {
        struct record *record = record_new(item);
        record_put(record, kinds_field(item, "name"), "Mail");
        assert_true(record_save(d->m, record, &d->why));
        record_free(record);
    }
    assert_true(change_commit(d->m, NULL, &d->why));
    assert_true(table_leaf_memory(d->m, item, &memory, &d->why));
    assert_int_equal(memory, WORKBOOK_FLAT);
    assert_true(table_leaf_memory(d->m, NULL, &memory, &d->why));
    assert_int_equal(memory, WORKBOOK_FLAT);
    assert_true(table_leaf_memory(d->m, kinds_find("category"), &memory, &d->why));
    assert_int_equal(memory, WORKBOOK_SMALL);
}

/* It says in which sheet, whichever comes behind it. */
static void test_a_note_that_no_cell_holds_keeps_all_kinds_from_being_written(void **state)
{
    struct desk *d = *state;
    char path[TEST_PATH], *text = mem_new(WORKBOOK_UNITS + 2, 1);
    memset(text, 'x', WORKBOOK_UNITS + 1);
    test_add(d->m, "department", "code", "D-1", "name", "Sales", "remarks", text, NULL);
    test_add(d->m, "category", "code", "C-1", "name", "Maps", "remarks", text, NULL);
    test_path(d->folder, "all.xlsx", path);
    assert_false(table_book_all(d->m, path, false, &d->why));
    test_holds(d->why.text, "Sheet \"Department\", cell G2: the text has 32768 characters");
    assert_int_equal(test_file_count(d->folder), 0);
    free(text);
}

/* That it had room again when the file was closed brings no row back. */
static void test_a_disk_that_was_full_for_a_while_gives_no_workbook(void **state)
{
    enum { ROOM = 65536, ROWS = 4000 };
    struct desk *d = *state;
    char path[TEST_PATH];
    struct rlimit whole, less;
    struct workbook *book = begin(d, path);
    struct leaf *leaf = workbook_leaf(book, "A");
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &whole), 0);
    less = (struct rlimit){.rlim_cur = ROOM, .rlim_max = whole.rlim_max};
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &less), 0);
    for (size_t i = 0; i < ROWS; i++) {
        leaf_text(leaf, 0, "a row that comes to the disk", STYLE_TEXT);
        leaf_next(leaf);
    }
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &whole), 0);
    put_text(workbook_leaf(book, "B"));
    assert_false(workbook_end(book, true, &d->why));
    test_holds(d->why.text, "b.xlsx could not be written whole. See whether the disk is full.");
    assert_int_equal(test_file_count(d->folder), 0);
}

/* Nor does it where no file can be opened any more; what is told later still has its place. */
static void test_where_no_more_files_can_be_open_there_is_no_workbook(void **state)
{
    struct desk *d = *state;
    char path[TEST_PATH];
    struct rlimit whole, less;
    struct workbook *book = begin(d, path);
    put_text(workbook_leaf(book, "A"));
    int next = dup(STDERR_FILENO);
    assert_true(next >= 0);
    close(next);
    assert_int_equal(getrlimit(RLIMIT_NOFILE, &whole), 0);
    less = (struct rlimit){.rlim_cur = (rlim_t)next + 1, .rlim_max = whole.rlim_max};
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &less), 0);
    assert_false(workbook_end(book, true, &d->why));
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &whole), 0);
    test_holds(d->why.text, "b.xlsx could not be written whole.");
    assert_int_equal(test_file_count(d->folder), 0);
    assert_true(fcntl(STDERR_FILENO, F_GETFD) >= 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_number_of_more_digits_than_they_keep_is_a_text,
                                        desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_no_cell_is_written_behind_the_last_row, desk_open,
                                        desk_close),
        cmocka_unit_test_setup_teardown(test_after_a_refusal_nothing_more_is_written, desk_open,
                                        desk_close),
        cmocka_unit_test_setup_teardown(test_what_is_empty_or_beside_the_sheet_is_left_out,
                                        desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_names_of_leaves_fit_tabs_and_formulas, desk_open,
                                        desk_close),
        cmocka_unit_test_setup_teardown(test_a_long_text_is_shown_where_it_may_be_changed,
                                        desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_a_workbook_of_many_records_keeps_no_rows_in_memory,
                                        desk_open, desk_close),
        cmocka_unit_test_setup_teardown(
            test_a_note_that_no_cell_holds_keeps_all_kinds_from_being_written, desk_open,
            desk_close),
        cmocka_unit_test_setup_teardown(test_a_disk_that_was_full_for_a_while_gives_no_workbook,
                                        desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_where_no_more_files_can_be_open_there_is_no_workbook,
                                        desk_open, desk_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

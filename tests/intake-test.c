/*
 * An import taken step by step: columns chosen by a person, cells corrected in
 * memory, rows left out, and the same change as the command line makes.
 */
#include "import/intake.h"
#include "tests/io.h"
#include "tests/model.h"
#include "tests/workbook.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, desk_close)

static const struct import_watch nobody = {0};

/* A desk of which the configuration lies in its folder. */
static int begin(void **state)
{
    int failed = desk_open(state);
    setenv("XDG_CONFIG_HOME", ((struct desk *)*state)->folder, 1);
    return failed;
}

static struct intake *open_path(struct model *m, const char *path)
{
    return intake_open(m, &path, 1, LANG_EN);
}

/* An intake on the file a.csv of the desk, which gets TEXT, read. */
static struct intake *open_text(struct desk *d, const char *text)
{
    char path[TEST_PATH];
    test_write(d->folder, "a.csv", text);
    test_path(d->folder, "a.csv", path);
    struct intake *intake = open_path(d->m, path);
    if (!intake_read(intake, NULL, &d->why))
        fail_msg("%s", d->why.text);
    return intake;
}

static void plan(struct desk *d, struct intake *intake)
{
    if (!intake_plan(intake, NULL, &d->why))
        fail_msg("%s", d->why.text);
}

static void assert_counts(const struct intake *intake, size_t added, size_t refused, size_t left)
{
    const struct plan *told = intake_told(intake);
    assert_int_equal(plan_count(told, PLAN_NEW), added);
    assert_int_equal(plan_count(told, PLAN_REFUSED), refused);
    assert_int_equal(plan_count(told, PLAN_LEFT), left);
}

static void carry_out(struct desk *d, struct intake *intake, bool accept_good)
{
    if (!intake_carry_out(intake, accept_good, "as agreed", NULL, &d->why))
        fail_msg("%s", d->why.text);
}

static const char ledger[] = "name,count of people,reviewed_on\n"
                             "Members,120,2025-04-01\n"
                             "Applicants,30,2025-13-01\n"
                             "Staff,7,2025-05-01\n";

static void a_plan_changes_nothing_and_can_be_made_again(void **state)
{
    struct desk *d = *state;
    struct intake *intake = open_text(d, ledger);
    for (int i = 0; i < 3; i++) {
        plan(d, intake);
        assert_counts(intake, 2, 1, 0);
        assert_int_equal(desk_count(d, "category"), 0);
    }
    intake_close(intake);
}

static void a_corrected_cell_passes_the_same_checks(void **state)
{
    struct desk *d = *state;
    struct intake *intake = open_text(d, ledger);
    size_t column = intake_column(intake, 0, "reviewed_on");
    assert_int_equal(column, 2);
    assert_true(intake_correct(intake, 1, column, "2025-14-01", &d->why));
    plan(d, intake);
    assert_counts(intake, 2, 1, 0);
    assert_true(intake_correct(intake, 1, column, "2025-12-01", &d->why));
    plan(d, intake);
    assert_counts(intake, 3, 0, 0);
    carry_out(d, intake, false);
    assert_int_equal(intake_told(intake)->state, PLAN_CARRIED);
    intake_close(intake);
    desk_holds(d, "category", "C-0002", "reviewed_on", "2025-12-01");
    /* The file is as it was, and all of it is one change. */
    char *text = test_read(d->folder, "a.csv");
    assert_string_equal(text, ledger);
    free(text);
    assert_true(journal_undo(d->m, 0, NULL, &d->why));
    assert_int_equal(desk_count(d, "category"), 0);
}

static void an_individual_number_is_no_correction(void **state)
{
    struct desk *d = *state;
    struct intake *intake = open_text(d, ledger);
    assert_false(intake_correct(intake, 1, 0, "123456789018", &d->why));
    assert_string_equal(intake_cell(intake, 1, 0), "Applicants");
    assert_int_equal(intake_corrections(intake), 0);
    intake_close(intake);
}

static void a_row_that_is_left_out_is_not_imported(void **state)
{
    struct desk *d = *state;
    struct intake *intake = open_text(d, ledger);
    intake_leave(intake, 1, true);
    plan(d, intake);
    assert_counts(intake, 2, 0, 1);
    assert_string_equal(plan_at(&intake_told(intake)->files[0], 1)->name, "Applicants");
    intake_leave(intake, 1, false);
    intake_leave(intake, 0, true);
    plan(d, intake);
    assert_counts(intake, 1, 1, 1);
    intake_leave(intake, 1, true);
    carry_out(d, intake, false);
    intake_close(intake);
    assert_int_equal(desk_count(d, "category"), 1);
    desk_holds(d, "category", "C-0001", "name", "Staff");
}

static void a_column_goes_where_the_person_says(void **state)
{
    struct desk *d = *state;
    struct header_place place;
    struct intake *intake = open_text(d, ledger);
    assert_int_equal(intake_headers(intake)->targets[1].use, HEADERS_NOT_KNOWN);
    assert_true(header_place_parse("category.persons", NULL, &place, &d->why));
    assert_true(intake_choose(intake, 1, HEADERS_FIELD, &place, &d->why));
    assert_true(intake_has_choices(intake));
    assert_true(intake_choose(intake, 2, HEADERS_IGNORED, NULL, &d->why));
    plan(d, intake);
    assert_counts(intake, 3, 0, 0);
    carry_out(d, intake, false);
    intake_close(intake);
    desk_holds(d, "category", "C-0001", "persons", "120");
    desk_holds(d, "category", "C-0001", "reviewed_on", "");
    /* The next file with this header goes the same way without a question. */
    intake = open_text(d, ledger);
    assert_int_equal(intake_headers(intake)->targets[1].use, HEADERS_FIELD);
    assert_true(intake_headers(intake)->kept);
    intake_close(intake);
}

static void columns_are_checked_at_once(void **state)
{
    struct desk *d = *state;
    struct intake *intake = open_text(d, "業務の名,件数\n会員,120\n");
    assert_true(intake_choose(intake, 0, HEADERS_IGNORED, NULL, &d->why));
    assert_false(intake_check(intake, &d->why));
    assert_false(intake_plan(intake, &nobody, &d->why));
    intake_close(intake);
}

static void another_header_keeps_corrections(void **state)
{
    struct desk *d = *state;
    struct intake *intake = open_text(d, ledger);
    assert_true(intake_correct(intake, 1, 2, "2025-12-01", &d->why));
    intake_how(intake)->header_row = 2;
    (void)intake_read(intake, &nobody, &d->why);
    intake_how(intake)->header_row = 0;
    assert_true(intake_read(intake, &nobody, &d->why));
    assert_string_equal(intake_cell(intake, 1, 2), "2025-12-01");
    assert_int_equal(intake_head_count(intake), 4);
    assert_string_equal(intake_head_cell(intake, 2, 0), "Applicants");
    intake_close(intake);
}

static void the_good_rows_alone_leave_a_file_of_the_others(void **state)
{
    struct desk *d = *state;
    struct buf path = {0};
    struct intake *intake = open_text(d, ledger);
    plan(d, intake);
    carry_out(d, intake, false);
    assert_int_equal(intake_told(intake)->state, PLAN_HELD);
    assert_int_equal(desk_count(d, "category"), 0);
    carry_out(d, intake, true);
    assert_int_equal(intake_told(intake)->state, PLAN_CARRIED);
    assert_int_equal(desk_count(d, "category"), 2);
    assert_true(intake_refused_path(intake, 0, &path));
    FILE *file = fopen(path.text, "r");
    assert_non_null(file);
    fclose(file);
    buf_clear(&path);
    intake_close(intake);
}

static bool give_up(void *context, size_t done, size_t total)
{
    size_t *calls = context;
    assert_true(done <= total);
    return ++*calls < 2;
}

static void a_long_plan_can_be_given_up(void **state)
{
    struct desk *d = *state;
    struct buf text = {0};
    size_t calls = 0;
    const struct import_watch watch = {.tell = give_up, .context = &calls};
    buf_puts(&text, "name\n");
    for (int i = 0; i < 1000; i++)
        buf_printf(&text, "A %d\n", i);
    struct intake *intake = open_text(d, buf_text(&text));
    assert_false(intake_plan(intake, &watch, &d->why));
    assert_int_equal(calls, 2);
    plan(d, intake);
    assert_counts(intake, 1000, 0, 0);
    intake_close(intake);
    buf_clear(&text);
}

static bool never_go(void *context)
{
    ++*(size_t *)context;
    return false;
}

static void a_reading_that_is_given_up_changes_nothing(void **state)
{
    struct desk *d = *state;
    struct header_place place;
    struct buf text = {0};
    size_t calls = 0;
    const struct import_watch watch = {.going = never_go, .context = &calls};
    buf_puts(&text, "name,count of people\n");
    for (int i = 0; i < 5000; i++)
        buf_printf(&text, "A %d,%d\n", i, i);
    struct intake *intake = open_text(d, buf_text(&text));
    assert_true(header_place_parse("category.persons", NULL, &place, &d->why));
    assert_true(intake_choose(intake, 1, HEADERS_FIELD, &place, &d->why));
    intake_how(intake)->header_row = 2;
    intake_say(intake, INTAKE_ENCODING, "CP932");
    assert_false(intake_read(intake, &watch, &d->why));
    assert_int_equal(calls, 1);
    assert_non_null(strstr(d->why.text, "Given up. Nothing was changed."));
    /* What was read before stands, with what the person had said of it. */
    assert_int_equal(intake_how(intake)->header_row, 0);
    assert_null(intake_said(intake, INTAKE_ENCODING));
    assert_int_equal(intake_headers(intake)->targets[1].use, HEADERS_FIELD);
    assert_true(intake_has_choices(intake));
    plan(d, intake);
    assert_counts(intake, 5000, 0, 0);
    intake_close(intake);
    buf_clear(&text);
}

static void a_file_that_was_never_read_can_be_given_up(void **state)
{
    struct desk *d = *state;
    struct buf text = {0};
    char path[TEST_PATH];
    size_t calls = 0;
    const struct import_watch watch = {.going = never_go, .context = &calls};
    buf_puts(&text, "name\n");
    for (int i = 0; i < 5000; i++)
        buf_printf(&text, "A %d\n", i);
    test_write(d->folder, "a.csv", buf_text(&text));
    test_path(d->folder, "a.csv", path);
    struct intake *intake = open_path(d->m, path);
    assert_false(intake_read(intake, &watch, &d->why));
    assert_null(intake_headers(intake));
    assert_int_equal(intake_head_count(intake), 0);
    intake_close(intake);
    buf_clear(&text);
}

/* An intake on a.csv and b.csv of the desk, which get these texts, both read. */
static struct intake *open_two(struct desk *d, const char *first, const char *second)
{
    char a[TEST_PATH], b[TEST_PATH];
    test_write(d->folder, "a.csv", first);
    test_write(d->folder, "b.csv", second);
    test_path(d->folder, "a.csv", a);
    test_path(d->folder, "b.csv", b);
    struct intake *intake = intake_open(d->m, (const char *const[]){a, b}, 2, LANG_EN);
    for (size_t i = 0; i < 2; i++) {
        intake_turn(intake, i);
        if (!intake_read(intake, &nobody, &d->why))
            fail_msg("%s", d->why.text);
    }
    intake_turn(intake, 0);
    return intake;
}

static void several_files_are_one_plan_and_one_change(void **state)
{
    struct desk *d = *state;
    struct intake *intake =
        open_two(d, ledger, "Register 2025\nname,retention\nVisitors,1年\nCalls,\n");
    /* The second file is told alone where its header stands. */
    intake_turn(intake, 1);
    assert_int_equal(intake_headers(intake)->row, 1);
    intake_how(intake)->header_row = 2;
    assert_true(intake_read(intake, &nobody, &d->why));
    plan(d, intake);
    assert_int_equal(intake_rows(intake), 5);
    assert_counts(intake, 4, 1, 0);
    assert_int_equal(intake_row_file(intake, 2), 0);
    assert_int_equal(intake_row_file(intake, 3), 1);
    assert_string_equal(intake_row(intake, 3)->name, "Visitors");
    assert_int_equal(intake_row(intake, 3)->number, 3);
    /* Rows are corrected and left out by their number among all. */
    assert_true(
        intake_correct(intake, 1, intake_column(intake, 1, "reviewed_on"), "2025-12-01", &d->why));
    assert_true(intake_correct(intake, 3, intake_column(intake, 3, "name"), "Guests", &d->why));
    intake_leave(intake, 4, true);
    plan(d, intake);
    assert_counts(intake, 4, 0, 1);
    carry_out(d, intake, false);
    intake_close(intake);
    assert_int_equal(desk_count(d, "category"), 4);
    desk_holds(d, "category", "C-0004", "name", "Guests");
    assert_true(journal_undo(d->m, 0, NULL, &d->why));
    assert_int_equal(desk_count(d, "category"), 0);
}

static void the_file_that_cannot_be_planned_is_turned_to(void **state)
{
    struct desk *d = *state;
    struct intake *intake = open_two(d, ledger, "name,persons\nVisitors,1\n");
    intake_turn(intake, 1);
    assert_true(intake_choose(intake, 0, HEADERS_IGNORED, NULL, &d->why));
    intake_turn(intake, 0);
    assert_false(intake_plan(intake, &nobody, &d->why));
    assert_int_equal(intake_file(intake), 1);
    assert_non_null(strstr(d->why.text, "b.csv"));
    intake_close(intake);
}

static void a_mapping_goes_to_a_file_and_comes_from_one(void **state)
{
    struct desk *d = *state;
    struct header_place place;
    char path[TEST_PATH];
    struct intake *intake = open_text(d, ledger);
    test_path(d->folder, "map.tsv", path);
    assert_true(header_place_parse("category.persons", NULL, &place, &d->why));
    assert_true(intake_choose(intake, 1, HEADERS_FIELD, &place, &d->why));
    intake_way(intake, 1, "counts=about");
    assert_true(intake_save_mapping(intake, path, &d->why));
    intake_close(intake);
    intake = open_text(d, ledger);
    assert_int_equal(intake_headers(intake)->targets[1].use, HEADERS_NOT_KNOWN);
    assert_true(intake_take_mapping(intake, path, &d->why));
    assert_int_equal(intake_headers(intake)->targets[1].use, HEADERS_FIELD);
    assert_string_equal(intake_headers(intake)->targets[1].options, "counts=about");
    assert_string_equal(intake_headers(intake)->mapping, path);
    assert_true(intake_has_choices(intake));
    intake_close(intake);
}

static void a_mapping_that_does_not_fit_changes_no_column(void **state)
{
    struct desk *d = *state;
    char path[TEST_PATH];
    struct intake *intake = open_text(d, ledger);
    test_write(d->folder, "map.tsv",
               "daicho mapping\t1\nreviewed_on\tremarks\nnowhere\tcategory.persons\n");
    test_path(d->folder, "map.tsv", path);
    assert_false(intake_take_mapping(intake, path, &d->why));
    assert_non_null(strstr(d->why.text, "line 3"));
    assert_int_equal(intake_headers(intake)->targets[2].use, HEADERS_FIELD);
    assert_null(intake_headers(intake)->mapping);
    assert_false(intake_has_choices(intake));
    plan(d, intake);
    assert_counts(intake, 2, 1, 0);
    intake_close(intake);
}

static void a_roster_shows_no_cell(void **state)
{
    struct desk *d = *state;
    char path[TEST_PATH];
    test_write(d->folder, "a.csv",
               "社員番号,氏名,生年月日,電話番号\n1,甲野一郎,1990-01-01,03-1234-5678\n");
    test_path(d->folder, "a.csv", path);
    struct intake *intake = open_path(d->m, path);
    assert_false(intake_read(intake, &nobody, &d->why));
    assert_true(intake_is_roster(intake));
    assert_int_equal(intake_head_count(intake), 0);
    assert_null(intake_headers(intake));
    intake_close(intake);
}

/* A column has one field, and what was chosen before stands. */
static void a_field_that_is_taken_is_not_chosen(void **state)
{
    struct desk *d = *state;
    struct header_place name;
    struct intake *intake = open_text(d, ledger);
    assert_true(header_place_parse("category.name", NULL, &name, &d->why));
    assert_false(intake_choose(intake, 1, HEADERS_FIELD, &name, &d->why));
    test_holds(d->why.text, "The column \"name\" goes to this field already.");
    assert_false(intake_has_choices(intake));
    assert_int_equal(intake_headers(intake)->targets[1].use, HEADERS_NOT_KNOWN);
    intake_close(intake);
}

/* The mapping that was taken last holds; what is none takes nothing of it away. */
static void a_second_mapping_takes_the_place_of_the_first(void **state)
{
    struct desk *d = *state;
    char first[TEST_PATH], second[TEST_PATH];
    struct intake *intake = open_text(d, ledger);
    test_path(d->folder, "first.tsv", first);
    test_path(d->folder, "second.tsv", second);
    test_write(d->folder, "first.tsv", "daicho mapping\t1\ncount of people\tcategory.persons\n");
    test_write(d->folder, "second.tsv", "a mapping of mine\n");
    assert_true(intake_take_mapping(intake, first, &d->why));
    assert_false(intake_take_mapping(intake, second, &d->why));
    test_holds(d->why.text, "second.tsv, line 1: This is no mapping.");
    assert_string_equal(intake_headers(intake)->mapping, first);
    assert_int_equal(intake_headers(intake)->targets[1].use, HEADERS_FIELD);
    test_write(d->folder, "second.tsv", "daicho mapping\t1\ncount of people\tremarks\n");
    assert_true(intake_take_mapping(intake, second, &d->why));
    assert_string_equal(intake_headers(intake)->mapping, second);
    assert_int_equal(intake_headers(intake)->targets[1].use, HEADERS_REMARKS);
    intake_close(intake);
}

/* Our own exports are known by themselves: no mapping is kept for them. */
static void no_mapping_is_kept_for_an_export_of_ours(void **state)
{
    struct desk *d = *state;
    char path[TEST_PATH], config[TEST_PATH];
    struct intake *intake =
        open_text(d, "Code,Name,Organization,Manager,Contact,Active,Remarks\nD-1,Sales,,,,yes,x\n");
    test_path(d->folder, "map.tsv", path);
    test_path(d->folder, "daicho/mappings", config);
    test_write(d->folder, "map.tsv", "daicho mapping\t1\nRemarks\tignore\n");
    assert_true(intake_take_mapping(intake, path, &d->why));
    carry_out(d, intake, false);
    intake_close(intake);
    desk_holds(d, "department", "D-1", "remarks", "");
    assert_true(test_file_count(config) <= 0);
}

static void a_wrong_line_of_the_words_for_headers_stops_the_reading(void **state)
{
    struct desk *d = *state;
    char folder[TEST_PATH];
    struct intake *intake = open_text(d, ledger);
    test_path(d->folder, "daicho", folder);
    mkdir(folder, 0700);
    test_write(folder, "headers.tsv", "count of people\n");
    assert_false(intake_read(intake, &nobody, &d->why));
    test_holds(d->why.text, "headers.tsv, line 1");
    assert_null(intake_headers(intake));
    assert_false(intake_plan(intake, &nobody, &d->why));
    /* Corrected, it says what the column is. */
    test_write(folder, "headers.tsv", "count of people\tcategory.persons\n");
    assert_true(intake_read(intake, &nobody, &d->why));
    assert_int_equal(intake_headers(intake)->targets[1].use, HEADERS_FIELD);
    intake_close(intake);
}

/* A correction is of one cell of one file: where that is read otherwise and has no such
 * cell it waits until the file is read as before. */
static void a_correction_waits_for_its_cell(void **state)
{
    struct desk *d = *state;
    struct intake *intake = open_two(d, ledger, "name;persons\nVisitors;1\nCalls;many\n");
    plan(d, intake);
    assert_int_equal(intake_rows(intake), 5);
    assert_true(intake_correct(intake, 4, 1, "2", &d->why));
    assert_true(intake_read(intake, &nobody, &d->why));
    assert_string_equal(intake_cell(intake, 1, 1), "30");
    intake_turn(intake, 1);
    intake_how(intake)->delimiter = ',';
    assert_true(intake_read(intake, &nobody, &d->why));
    assert_int_equal(intake_headers(intake)->count, 1);
    intake_how(intake)->delimiter = 0;
    test_write(d->folder, "b.csv", "name;persons\nVisitors;1\n");
    assert_true(intake_read(intake, &nobody, &d->why));
    assert_int_equal(intake_sheet(intake)->count, 2);
    test_write(d->folder, "b.csv", "name;persons\nVisitors;1\nCalls;many\n");
    assert_true(intake_read(intake, &nobody, &d->why));
    assert_string_equal(intake_cell(intake, 4, 1), "2");
    assert_int_equal(intake_corrections(intake), 1);
    intake_close(intake);
}

/* Rows are numbered over the files that are understood. */
static void a_file_that_is_not_understood_has_no_rows(void **state)
{
    struct desk *d = *state;
    struct intake *intake = open_two(d, ledger, "name,persons\nVisitors,1\n");
    plan(d, intake);
    intake_say(intake, INTAKE_ENCODING, "EUC-KR");
    assert_false(intake_read(intake, &nobody, &d->why));
    test_holds(d->why.text, "The encoding EUC-KR is not known.");
    assert_int_equal(intake_rows(intake), 1);
    assert_int_equal(intake_row_file(intake, 0), 1);
    assert_string_equal(intake_cell(intake, 0, 0), "Visitors");
    intake_close(intake);
}

static void the_refused_rows_are_of_their_file(void **state)
{
    struct desk *d = *state;
    struct buf path = {0};
    struct intake *intake = open_two(d, ledger, "name,persons\nVisitors,1\n");
    carry_out(d, intake, true);
    assert_true(intake_refused_path(intake, 0, &path));
    test_holds(path.text, "a.csv.refused.csv");
    buf_empty(&path);
    assert_false(intake_refused_path(intake, 1, &path));
    assert_int_equal(path.length, 0);
    buf_clear(&path);
    intake_close(intake);
}

/* A workbook is planned and looked at as often as the person likes. */
static void the_sheets_of_a_planned_workbook_are_known(void **state)
{
    struct desk *d = *state;
    char path[TEST_PATH];
    static const struct workbook book = {
        .rows = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>name</t></is></c>"
                "<c r=\"B1\" t=\"inlineStr\"><is><t>persons</t></is></c></row>"
                "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>Visitors</t></is></c>"
                "<c r=\"B2\" t=\"inlineStr\"><is><t>many</t></is></c></row>"};
    workbook_write(d->folder, "a.xlsx", &book);
    test_path(d->folder, "a.xlsx", path);
    struct intake *intake = open_path(d->m, path);
    assert_true(intake_read(intake, &nobody, &d->why));
    assert_int_equal(intake_book(intake)->count, 1);
    plan(d, intake);
    assert_counts(intake, 0, 1, 0);
    assert_int_equal(intake_book(intake)->count, 1);
    assert_true(intake_correct(intake, 0, 1, "12", &d->why));
    plan(d, intake);
    assert_counts(intake, 1, 0, 0);
    assert_true(intake_told(intake)->files[0].is_workbook);
    assert_int_equal(intake_book(intake)->count, 1);
    assert_string_equal(intake_book(intake)->sheets[0].name, "A");
    intake_close(intake);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_plan_changes_nothing_and_can_be_made_again),
        TEST(a_corrected_cell_passes_the_same_checks),
        TEST(an_individual_number_is_no_correction),
        TEST(a_row_that_is_left_out_is_not_imported),
        TEST(a_column_goes_where_the_person_says),
        TEST(columns_are_checked_at_once),
        TEST(another_header_keeps_corrections),
        TEST(the_good_rows_alone_leave_a_file_of_the_others),
        TEST(a_long_plan_can_be_given_up),
        TEST(a_reading_that_is_given_up_changes_nothing),
        TEST(a_file_that_was_never_read_can_be_given_up),
        TEST(several_files_are_one_plan_and_one_change),
        TEST(the_file_that_cannot_be_planned_is_turned_to),
        TEST(a_mapping_goes_to_a_file_and_comes_from_one),
        TEST(a_mapping_that_does_not_fit_changes_no_column),
        TEST(a_roster_shows_no_cell),
        TEST(a_field_that_is_taken_is_not_chosen),
        TEST(a_second_mapping_takes_the_place_of_the_first),
        TEST(no_mapping_is_kept_for_an_export_of_ours),
        cmocka_unit_test_setup_teardown(a_wrong_line_of_the_words_for_headers_stops_the_reading,
                                        begin, desk_close),
        TEST(a_correction_waits_for_its_cell),
        TEST(a_file_that_is_not_understood_has_no_rows),
        TEST(the_refused_rows_are_of_their_file),
        TEST(the_sheets_of_a_planned_workbook_are_known),
    };
    return cmocka_run_group_tests_name("intake", tests, NULL, NULL);
}

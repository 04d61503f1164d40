/* The rows of a plan say the same after they were packed, whichever is asked for. */
#include "import/plan.h"
#include "import/sheet.h"
#include "model/buf.h"
#include "model/mem.h"
#include "tests/io.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

enum { ROWS = PLAN_BLOCK * (PLAN_OPEN + 3) + 5, STEP = 1013 };

/* A sheet with a gap in its numbers behind every thousandth row. */
static void make_sheet(struct sheet *sheet)
{
    const char *const cells[] = {"x"};
    struct why why = {.lang = LANG_EN};
    *sheet = (struct sheet){0};
    for (size_t i = 0; i < ROWS; i++)
        assert_true(sheet_add(
            sheet, &(struct reader_row){.number = i + 1 + i / 1000, .cells = cells, .count = 1},
            &why));
}

static enum plan_outcome outcome_of(size_t row)
{
    return row % 7 == 0   ? PLAN_REFUSED
           : row % 7 == 1 ? PLAN_CHANGED
           : row % 7 == 2 ? PLAN_UNCHANGED
                          : PLAN_NEW;
}

static void fill(const struct plan_file *file, size_t i)
{
    static const char sort[] = "a sort";
    char text[32];
    struct plan_row *row = plan_row(file, i);
    snprintf(text, sizeof text, "text %zu", i);
    row->outcome = outcome_of(i);
    if (i % 5 != 0)
        row->name = mem_copy(text);
    if (i % 3 != 0)
        row->code = mem_copy(text + 5);
    if (row->outcome == PLAN_REFUSED)
        plan_refuse(row, "A", text, "no", sort);
    if (row->outcome == PLAN_CHANGED) {
        plan_change(row, "A", "", text);
        plan_change(row, "B", text, "");
    }
    if (i % 11 == 0)
        plan_note(row, text);
}

static void check(const struct plan_file *file, size_t i)
{
    char text[32];
    const struct plan_row *row = plan_at(file, i);
    snprintf(text, sizeof text, "text %zu", i);
    assert_int_equal(row->number, i + 2 + (i + 1) / 1000);
    assert_int_equal(plan_number(file, i), row->number);
    assert_int_equal(row->outcome, outcome_of(i));
    assert_int_equal(plan_outcome(file, i), row->outcome);
    if (i % 5 == 0)
        assert_null(row->name);
    else
        assert_string_equal(row->name, text);
    if (i % 3 == 0)
        assert_null(row->code);
    else
        assert_string_equal(row->code, text + 5);
    assert_int_equal(row->refusal_count, row->outcome == PLAN_REFUSED);
    if (row->refusal_count > 0) {
        assert_string_equal(row->refusals[0].value, text);
        assert_string_equal(row->refusals[0].sort, "a sort");
    }
    assert_int_equal(row->cell_count, row->outcome == PLAN_CHANGED ? 2 : 0);
    if (row->cell_count > 0) {
        assert_string_equal(row->cells[0].new, text);
        assert_string_equal(row->cells[1].column, "B");
    }
    assert_int_equal(row->note_count, i % 11 == 0);
    if (row->note_count > 0)
        assert_string_equal(row->notes[0], text);
}

static void test_rows_say_the_same_when_they_were_packed(void **state)
{
    (void)state;
    struct plan_file file = {0};
    struct sheet sheet;
    size_t told = 0, refused = 0;
    make_sheet(&sheet);
    plan_rows_make(&file, &sheet, 1, ROWS - 1);
    for (size_t i = 0; i < file.row_count; i++) {
        assert_int_equal(plan_outcome(&file, i), PLAN_UNCHANGED);
        fill(&file, i);
    }
    for (size_t i = 0; i < file.row_count; i++)
        check(&file, i);
    for (size_t i = 0; i < file.row_count; i++)
        check(&file, i * STEP % file.row_count);
    for (size_t i = 0; (i = plan_next_told(&file, i)) < file.row_count; i++) {
        assert_true(outcome_of(i) != PLAN_UNCHANGED || i % 11 == 0);
        told++;
    }
    for (size_t i = 0; (i = plan_next(&file, i, PLAN_REFUSED)) < file.row_count; i++)
        refused++;
    for (size_t i = 0; i < file.row_count; i++) {
        told -= outcome_of(i) != PLAN_UNCHANGED || i % 11 == 0;
        refused -= outcome_of(i) == PLAN_REFUSED;
    }
    assert_int_equal(told, 0);
    assert_int_equal(refused, 0);
    sheet_clear(&sheet);
    plan_file_clear(&file);
}

static void test_the_first_refusal_of_a_sort_is_told_whatever_was_packed_since(void **state)
{
    (void)state;
    struct plan_file file = {0};
    struct sheet sheet;
    struct buf line = {0};
    char *told = NULL;
    size_t length;
    make_sheet(&sheet);
    plan_rows_make(&file, &sheet, 1, ROWS - 1);
    for (size_t i = 0; i < file.row_count; i++)
        fill(&file, i);
    FILE *out = open_memstream(&told, &length);
    plan_print_sorts(&file, out, LANG_EN, &line);
    fclose(out);
    test_holds(told, ", such as: A: no");
    free(told);
    buf_clear(&line);
    sheet_clear(&sheet);
    plan_file_clear(&file);
}

static void test_a_row_that_is_forgotten_says_nothing(void **state)
{
    (void)state;
    struct plan_file file = {0};
    struct sheet sheet;
    make_sheet(&sheet);
    plan_rows_make(&file, &sheet, 1, ROWS - 1);
    for (size_t i = 0; i < file.row_count; i++)
        fill(&file, i);
    for (size_t i = 0; i < file.row_count; i += 2)
        plan_forget(&file, i);
    for (size_t i = 0; i < file.row_count; i++)
        if (i % 2 == 1) {
            check(&file, i);
        } else {
            assert_int_equal(plan_outcome(&file, i), PLAN_UNCHANGED);
            assert_null(plan_at(&file, i)->name);
            assert_int_equal(plan_at(&file, i)->note_count, 0);
            assert_int_equal(plan_at(&file, i)->number, i + 2 + (i + 1) / 1000);
        }
    sheet_clear(&sheet);
    plan_file_clear(&file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows_say_the_same_when_they_were_packed),
        cmocka_unit_test(test_a_row_that_is_forgotten_says_nothing),
        cmocka_unit_test(test_the_first_refusal_of_a_sort_is_told_whatever_was_packed_since),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

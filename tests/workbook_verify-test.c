/*
 * A workbook of which a part is not whole is not taken for one, though its archive is
 * sound.
 */
#include "export/workbook_inside.h"
#include "tests/io.h"
#include "tests/model.h"

#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#define SHEET "xl/worksheets/sheet1.xml"

/* A part of an archive. */
struct part {
    const char *name; /* NULL ends a list */
    const char *text;
};

/* Writes PARTS as the archive at PATH. */
static void write_archive(const char *path, const struct part *parts)
{
    zip_t *archive = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, NULL);
    assert_non_null(archive);
    for (; parts->name != NULL; parts++) {
        zip_source_t *source = zip_source_buffer(archive, parts->text, strlen(parts->text), 0);
        assert_true(zip_file_add(archive, parts->name, source, 0) >= 0);
    }
    assert_int_equal(zip_close(archive), 0);
}

/* Whether an archive of PARTS is taken for a workbook of LEAVES leaves whose rows have
 * SIZES bytes. */
static bool is_taken(struct desk *d, const struct part *parts, size_t leaves, const long *sizes)
{
    char path[TEST_PATH];
    struct workbook book = {.leaf_count = leaves, .output = {.path = path, .temporary = path}};
    test_path(d->folder, "a.xlsx", path);
    write_archive(path, parts);
    d->why = (struct why){.lang = LANG_EN};
    bool taken = workbook_verify(&book, sizes, &d->why);
    if (!taken)
        test_holds(d->why.text, "could not be written whole. See whether the disk is full.");
    return taken;
}

static void test_a_part_that_ends_early_is_noticed(void **state)
{

    /* clang-format off */
    static const struct {
        struct part parts[3];
        size_t leaves;
        long sizes[2];
        bool taken;
    } cases[] = {
        {{{SHEET, "<worksheet><sheetData>rows</sheetData></worksheet>"}}, 1, {4, 0}, true},
        {{{SHEET, "<worksheet><sheetData>rows</sheetData></worksheet>"}}, 1, {5, 0}, false},
        {{{SHEET, "<worksheet><sheetData>rows</sheetData></worksheet>"}}, 1, {-1, 0}, true},
        {{{SHEET, "<worksheet><sheetData>rows</sheetData></worksheet>"}}, 1, {0, 0}, false},
        {{{SHEET, "<worksheet><sheetData/></worksheet>\n"}}, 1, {0, 0}, true},
        {{{SHEET, "<worksheet><sheetData/></worksheet>"}}, 1, {4, 0}, false},
        {{{SHEET, "<worksheet><sheetData>rows</worksheet>"}}, 1, {4, 0}, false},
        {{{SHEET, "<worksheet><sheetData>rows"}}, 1, {4, 0}, false},
        {{{SHEET, "<worksheet><sheetData>rows</sheetData>"}}, 1, {4, 0}, false},
        {{{SHEET, "<a/>"}}, 1, {-1, 0}, false},
        {{{SHEET, "<worksheet></worksheet>"}, {"xl/styles.xml", "<a/>"}}, 1, {-1, 0}, true},
        {{{SHEET, "<worksheet></worksheet>"}, {"xl/styles.xml", "<a"}}, 1, {-1, 0}, false},
        {{{SHEET, "<worksheet></worksheet>"}, {"xl/styles.xml", ""}}, 1, {-1, 0}, false},
        {{{SHEET, "<worksheet></worksheet>"}, {SHEET ".rels", "<a/>"}}, 1, {-1, 0}, true},
        {{{SHEET, "<worksheet></worksheet>"}, {"xl/worksheets/sheet0.xml", "<a/>"}}, 1, {-1, 0}, true},
        {{{SHEET, "<worksheet></worksheet>"}, {"xl/worksheets/sheet2.xml", "<a/>"}}, 1, {-1, 0}, true},
        {{{SHEET, "<worksheet></worksheet>"}}, 2, {-1, -1}, false},
    };
    /* clang-format on */
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        if (is_taken(*state, cases[i].parts, cases[i].leaves, cases[i].sizes) != cases[i].taken)
            fail_msg("archive %zu", i);
}

/* A part is read in blocks: what is looked for may stand on their border, or in one
 * before the last. */
static void test_a_large_part_is_read_whole(void **state)
{
    for (size_t before = 65500; before < 65570; before += 5) {
        struct buf text = {0};
        buf_puts(&text, "<worksheet><sheetData>");
        size_t begun = text.length;
        while (text.length < before)
            buf_putc(&text, 'r');
        long sizes[] = {(long)(text.length - begun)};
        buf_puts(&text, "</sheetData>");
        while (text.length < 140000)
            buf_puts(&text, "</sheetData>");
        buf_puts(&text, "</worksheet>");
        const struct part parts[] = {{SHEET, buf_text(&text)}, {0}};
        assert_true(is_taken(*state, parts, 1, sizes));
        while (text.length < 280000)
            buf_putc(&text, '\n');
        const struct part blank[] = {{"a.xml", buf_text(&text)}, {0}};
        assert_false(is_taken(*state, blank, 1, sizes));
        buf_clear(&text);
    }
}

static void test_what_is_no_archive_is_no_workbook(void **state)
{
    struct desk *d = *state;
    char path[TEST_PATH];
    struct workbook book = {.leaf_count = 1, .output = {.path = path, .temporary = path}};
    const long sizes[] = {-1};
    test_path(d->folder, "none.xlsx", path);
    assert_false(workbook_verify(&book, sizes, &d->why));
    test_write(d->folder, "none.xlsx", "no archive");
    assert_false(workbook_verify(&book, sizes, &d->why));
    test_holds(d->why.text, "could not be written whole");
}

/* Writes BYTES at PLACE of the file at PATH, as a disk that fails may. */
static void write_over(const char *path, long place, const char *bytes)
{
    FILE *file = fopen(path, "r+b");
    assert_non_null(file);
    assert_int_equal(fseek(file, place, SEEK_SET), 0);
    fputs(bytes, file);
    fclose(file);
}

/* One byte of a part is another one. */
static void test_a_part_that_cannot_be_inflated_is_noticed(void **state)
{
    struct desk *d = *state;
    char path[TEST_PATH];
    const long sizes[] = {-1};
    const struct part parts[] = {{SHEET, "<worksheet>rows rows rows</worksheet>"}, {0}};
    struct workbook book = {.leaf_count = 1, .output = {.path = path, .temporary = path}};
    assert_true(is_taken(d, parts, 1, sizes));
    test_path(d->folder, "a.xlsx", path);
    write_over(path, 30 + (long)strlen(SHEET) + 5, "\xFF\xFF\xFF");
    assert_false(workbook_verify(&book, sizes, &d->why));
}

/* What the archive says of how a part is packed is another one. */
static void test_a_part_that_cannot_be_opened_is_noticed(void **state)
{
    enum { METHOD = 10, TAIL = 22, ENTRY = 46 };
    struct desk *d = *state;
    char path[TEST_PATH];
    const long sizes[] = {-1};
    const struct part parts[] = {{SHEET, "<worksheet>rows</worksheet>"}, {0}};
    struct workbook book = {.leaf_count = 1, .output = {.path = path, .temporary = path}};
    assert_true(is_taken(d, parts, 1, sizes));
    test_path(d->folder, "a.xlsx", path);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    long entry = ftell(file) - TAIL - ENTRY - (long)strlen(SHEET);
    fclose(file);
    write_over(path, entry + METHOD, "\xFE");
    d->why = (struct why){.lang = LANG_EN};
    assert_false(workbook_verify(&book, sizes, &d->why));
    test_holds(d->why.text, "could not be written whole. See whether the disk is full.");
}

static void test_names_of_leaves_stand_between_apostrophes_in_formulas(void **state)
{
    struct buf quoted = {0};
    (void)state;
    leaf_quoted("it's", &quoted);
    assert_string_equal(buf_text(&quoted), "'it''s'");
    buf_clear(&quoted);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names_of_leaves_stand_between_apostrophes_in_formulas),
        cmocka_unit_test_setup_teardown(test_a_part_that_ends_early_is_noticed, desk_open,
                                        desk_close),
        cmocka_unit_test_setup_teardown(test_a_large_part_is_read_whole, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_what_is_no_archive_is_no_workbook, desk_open,
                                        desk_close),
        cmocka_unit_test_setup_teardown(test_a_part_that_cannot_be_inflated_is_noticed, desk_open,
                                        desk_close),
        cmocka_unit_test_setup_teardown(test_a_part_that_cannot_be_opened_is_noticed, desk_open,
                                        desk_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

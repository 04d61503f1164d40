/*
 * What is read is bounded: at each limit it is taken, beyond it is refused with what it
 * is, where it stands and what to do. README.md lists the limits; each line of that
 * list is a row here.
 */
#include "tests/io.h"
#include "tests/model.h"
#include "tests/workbook.h"

#include "cli/try_script.h"
#include "import/policy.h"
#include "import/source.h"
#include "model/findings.h"
#include "model/foreign.h"
#include "model/mem.h"
#include "model/rules_own.h"
#include "tui/config_file.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* Where the files of the test are. */
struct place {
    char folder[TEST_PATH], path[TEST_PATH];
};

/* Makes the file of PLACE one of BYTES without content behind HEAD. */
static void make_sparse(const struct place *place, const char *head, off_t bytes)
{
    int file = open(place->path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    assert_true(file >= 0);
    assert_int_equal(write(file, head, strlen(head)), (ssize_t)strlen(head));
    assert_int_equal(ftruncate(file, bytes), 0);
    close(file);
}

/* COUNT times TEXT, in which %zu is its number from 1. */
static void put_many(struct buf *out, size_t count, const char *text)
{
    const char *number = strstr(text, "%zu");
    size_t before = number == NULL ? strlen(text) : (size_t)(number - text);
    for (size_t i = 1; i <= count; i++) {
        buf_add(out, text, before);
        if (number != NULL)
            buf_printf(out, "%zu%s", i, number + 3);
    }
}

static bool read_sheet(const char *path, struct why *why)
{
    struct sheet sheet;
    bool read = sheet_read(path, &(struct sheet_source){0}, &sheet, why);
    if (read)
        sheet_clear(&sheet);
    return read;
}

static bool read_text(const struct place *place, struct buf *text, struct why *why)
{
    test_write(place->folder, "a", buf_text(text));
    buf_clear(text);
    return read_sheet(place->path, why);
}

static bool read_workbook(const struct place *place, const struct workbook *workbook,
                          struct why *why)
{
    workbook_write(place->folder, "a", workbook);
    return read_sheet(place->path, why);
}

/* Each reads what is as large as it may be, or with OVER one more; false with WHY. */

static bool text_file(const struct place *place, size_t over, struct why *why)
{
    struct source source;
    make_sparse(place, "a", SOURCE_LIMIT + (off_t)over);
    bool opened = source_open(&source, place->path, why);
    if (opened)
        source_close(&source);
    return opened;
}

static bool workbook_file(const struct place *place, size_t over, struct why *why)
{
    make_sparse(place, "PK\x03\x04", SOURCE_LIMIT + (off_t)over);
    return read_sheet(place->path, why);
}

static bool text_rows(const struct place *place, size_t over, struct why *why)
{
    struct sheet sheet = {.count = SHEET_ROWS - 1 + over};
    const char *const cells[] = {"a"};
    const struct reader_row row = {.number = SHEET_ROWS + over, .cells = cells, .count = 1};
    (void)place;
    bool added = sheet_add(&sheet, &row, why);
    sheet_clear(&sheet);
    return added;
}

static bool text_columns(const struct place *place, size_t over, struct why *why)
{
    struct buf text = {0};
    put_many(&text, READER_ROW_LIMIT - 1 + over, "a,");
    buf_puts(&text, "a\n");
    return read_text(place, &text, why);
}

static bool sheet_columns(const struct place *place, size_t over, struct why *why)
{
    const struct workbook workbook = {.rows =
                                          over ? "<row r=\"7\"><c r=\"XFE7\"><v>1</v></c></row>"
                                               : "<row r=\"7\"><c r=\"XFD7\"><v>1</v></c></row>"};
    return read_workbook(place, &workbook, why);
}

static bool text_cell(const struct place *place, size_t over, struct why *why)
{
    struct buf text = {0};
    buf_puts(&text, "a,b\nc,");
    put_many(&text, READER_CELL_LIMIT + over, "x");
    return read_text(place, &text, why);
}

static bool sheet_cell_inside(const struct place *place, size_t over, struct why *why)
{
    struct buf rows = {0};
    buf_puts(&rows, "<row><c t=\"inlineStr\"><is><t>");
    put_many(&rows, READER_CELL_LIMIT + over, "x");
    buf_puts(&rows, "</t></is></c></row>");
    bool read = read_workbook(place, &(struct workbook){.rows = buf_text(&rows)}, why);
    buf_clear(&rows);
    return read;
}

static bool sheet_cell_shared(const struct place *place, size_t over, struct why *why)
{
    struct buf strings = {0};
    buf_puts(&strings, "<si><t>a</t></si><si><t>");
    put_many(&strings, READER_CELL_LIMIT + over, "x");
    buf_puts(&strings, "</t></si>");
    const struct workbook workbook = {.rows = "<row><c t=\"s\"><v>0</v></c></row>",
                                      .strings = buf_text(&strings)};
    bool read = read_workbook(place, &workbook, why);
    buf_clear(&strings);
    return read;
}

static bool sheet_rows(const struct place *place, size_t over, struct why *why)
{
    struct buf rows = {0};
    buf_printf(&rows, "<row r=\"%zu\"><c><v>1</v></c></row>", XLSX_ROWS + over);
    bool read = read_workbook(place, &(struct workbook){.rows = buf_text(&rows)}, why);
    buf_clear(&rows);
    return read;
}

static bool parts(const struct place *place, size_t over, struct why *why)
{
    size_t count = 10000 + over;
    struct workbook_part *all = mem_new(count + 1, sizeof *all);
    char(*names)[24] = mem_new(count, sizeof *names);
    for (size_t i = 0; i < count; i++) {
        snprintf(names[i], sizeof names[i], "%zu", i);
        all[i] = (struct workbook_part){names[i], "x", 0};
    }
    workbook_archive(place->folder, "a", all);
    free(names);
    free(all);
    return read_sheet(place->path, why);
}

static bool relations(const struct place *place, size_t over, struct why *why)
{
    struct buf text = {0};
    buf_puts(&text, "<Relationships>");
    put_many(&text, 10000 + over, "<Relationship Id=\"%zu\" Type=\"x\" Target=\"x\"/>");
    buf_puts(&text, "</Relationships>");
    const struct workbook_part all[] = {{"_rels/.rels", buf_text(&text), 0}, {0}};
    workbook_archive(place->folder, "a", all);
    buf_clear(&text);
    return read_sheet(place->path, why);
}

static bool sheets(const struct place *place, size_t over, struct why *why)
{
    struct buf text = {0};
    put_many(&text, 10000 + over, "<sheet name=\"%zu\" sheetId=\"1\" r:id=\"rId5\"/>");
    bool read = read_workbook(place, &(struct workbook){.sheets = buf_text(&text)}, why);
    buf_clear(&text);
    return read;
}

static bool read_styles(const struct place *place, const char *list, const char *item, size_t count,
                        struct why *why)
{
    struct buf text = {0};
    buf_printf(&text, "<%s>", list);
    put_many(&text, count, item);
    buf_printf(&text, "</%s>", list);
    const struct workbook workbook = {.rows = "<row><c><v>1</v></c></row>",
                                      .styles = buf_text(&text)};
    bool read = read_workbook(place, &workbook, why);
    buf_clear(&text);
    return read;
}

static bool styles(const struct place *place, size_t over, struct why *why)
{
    return read_styles(place, "cellXfs", "<xf numFmtId=\"0\"/>", 65536 + over, why);
}

static bool formats(const struct place *place, size_t over, struct why *why)
{
    return read_styles(place, "numFmts", "<numFmt numFmtId=\"%zu\" formatCode=\"0\"/>",
                       65536 + over, why);
}

static bool policy(const struct place *place, size_t over, struct why *why)
{
    struct buf text = {0};
    struct policy read = {0};
    put_many(&text, POLICY_LIMIT + over, "x");
    test_write(place->folder, "a", buf_text(&text));
    buf_clear(&text);
    bool done = policy_read(place->path, NULL, &read, why);
    policy_clear(&read);
    return done;
}

static bool rule(const struct place *place, size_t over, struct why *why)
{
    struct buf text = {0};
    struct findings found = {0};
    size_t count, length;
    const char sql[] = "title: x\nseverity: warning\nmessage: x\nsql:\nSELECT 'category', t.id, "
                       "'remarks', t.name FROM category t\n";
    length = sizeof sql - 1;
    put_many(&text, 256 * 1024 - 1 + over - length, "#");
    buf_printf(&text, "\n%s", sql);
    test_write(place->folder, "a.rule", buf_text(&text));
    buf_clear(&text);
    struct model *m = test_model();
    const struct rulebook_options how = {.today = "2026-11-22", .folder = place->folder};
    struct rulebook *book = rulebook_new(m, &how);
    assert_true(findings_all(book, NULL, &found, why));
    const struct rule_problem *problems = rulebook_problems(book, &count);
    if (count > 0)
        why_set(why, "%s: %s", problems[0].path, problems[0].text);
    rulebook_free(book);
    findings_clear(&found);
    model_close(m);
    return count == 0;
}

static bool config(const struct place *place, size_t over, struct why *why)
{
    struct buf text = {0};
    struct config_lines lines = {0};
    put_many(&text, 64 * 1024 + over, "#");
    test_write(place->folder, "a", buf_text(&text));
    buf_clear(&text);
    bool read = config_file_read(place->path, &lines, why);
    config_file_clear(&lines);
    return read;
}

static bool script(const struct place *place, size_t over, struct why *why)
{
    struct buf text = {0};
    struct try_script read;
    buf_puts(&text, "undo\n");
    put_many(&text, TRY_SCRIPT_BYTES + over - text.length, "#");
    test_write(place->folder, "a", buf_text(&text));
    buf_clear(&text);
    bool done = try_script_read(place->path, &read, why);
    try_script_clear(&read);
    return done;
}

static bool inventory(const struct place *place, size_t over, struct why *why)
{
    struct model *m = test_model();
    make_sparse(place, "x", (off_t)4096 * 1024 * 1024 + (off_t)over);
    struct model *other = foreign_open(m, place->path, why);
    foreign_close(other);
    model_close(m);
    return other != NULL;
}

/* What is refused beyond a limit, and in which words: what, where, what to do. A limit
 * without a function is held by another test, which has these words. */
static const struct limit {
    const char *readme;
    bool (*reads)(const struct place *place, size_t over, struct why *why);
    const char *told[3];
    const char *test;
} limits[] = {
    {"| a file | 256 MiB |", text_file, {"larger than 256 MiB", "Divide it"}, NULL},
    {"| a file | 256 MiB |", workbook_file, {"larger than 256 MiB", "Divide it"}, NULL},
    {"| rows of a text that is imported, blank ones not counted | 4,000,000 |",
     text_rows,
     {"up to 4000000 rows", "Row 4000001: ", "Divide it"},
     NULL},
    {"| cells in a row | 16,384 |",
     text_columns,
     {"more than 16384 cells", "Line 1: ", "Check the delimiter."},
     NULL},
    {"| cells in a row | 16,384 |",
     sheet_columns,
     {"16,384 columns", "sheet \"A\"", "Save the workbook again"},
     NULL},
    {"| a cell | 1 MiB |",
     text_cell,
     {"a cell is larger than 1 MiB", "Line 2: ", "See whether a quotation mark"},
     NULL},
    {"| a cell | 1 MiB |",
     sheet_cell_inside,
     {"It is larger than 1 MiB.", "cell A1: ", "Shorten it"},
     NULL},
    {"| a cell | 1 MiB |",
     sheet_cell_shared,
     {"is larger than 1 MiB.", "Text 2 of the workbook", "Shorten the cell"},
     NULL},
    {"| rows of a sheet | 1,048,576 |",
     sheet_rows,
     {"more than 1,048,576 rows", "sheet \"A\"", "Save the workbook again"},
     NULL},
    {"| a sheet | 256 MiB of text, 33,554,432 cells, blank ones between included |",
     NULL,
     {"256 MiB of text or 33,554,432 cells"},
     "xlsx_refused-test"},
    {"| parts of a workbook | 10,000 |",
     parts,
     {"more than 10000 parts", "Save the sheet as CSV"},
     NULL},
    {"| parts of a workbook | 10,000 |",
     relations,
     {"refers to more than 10000 parts", "Part _rels/.rels", "Copy the sheet"},
     NULL},
    {"| sheets of a workbook | 10,000 |",
     sheets,
     {"more than 10000 sheets", "Copy the one that is wanted"},
     NULL},
    {"| formats, and styles, of a workbook | 65,536 |",
     styles,
     {"more than 65536 formats or styles", "Save the sheet as CSV"},
     NULL},
    {"| formats, and styles, of a workbook | 65,536 |",
     formats,
     {"more than 65536 formats or styles", "Save the sheet as CSV"},
     NULL},
    {"| what a workbook expands to | 200 times its size and 16 MiB; 2 GiB |",
     NULL,
     {"expands to far more than its size"},
     "xlsx_refused-test"},
    {"| a part of a workbook, but sheets and texts | 64 MiB |",
     NULL,
     {"the part is larger than 64 MiB"},
     "xlsx_refused-test"},
    {"| a tag in a part | 1 MiB, 64 within each other, 2,000 names |",
     NULL,
     {"a tag is larger than 1 MiB", "more elements stand within each other",
      "there are more names of elements"},
     "xlsx_refused-test"},
    {"| a published text | 8 MiB, 5,000 elements within each other |",
     policy,
     {"read up to 8 MB", "/a: ", "Save the page as text"},
     NULL},
    {"| a rule of your own | 256 KiB |",
     rule,
     {"larger than 256 KiB", "a.rule: ", "Shorten it."},
     NULL},
    {"| the configuration | 64 KiB |", config, {"longer than 64 KiB", "Shorten it."}, NULL},
    {"| a script of commands to try | 256 KiB |",
     script,
     {"more than 256 KiB", "/a: ", "Import what is much"},
     NULL},
    {"| an inventory to merge | 4096 MB, 1,000,000 entries in its journal |",
     inventory,
     {"more than 4096 MB", "/a: ", "See whether it is the inventory"},
     NULL},
    {"| sheets of a review received together | from 40 states of the inventory |",
     NULL,
     {"more than 40 different states"},
     "receive_sheet-test"},
};

static void what_is_beyond_a_limit_is_refused_in_words(void **state)
{
    const struct place *place = *state;
    for (size_t i = 0; i < COUNT(limits); i++) {
        const struct limit *limit = &limits[i];
        struct why at = {.lang = LANG_EN}, beyond = {.lang = LANG_EN};
        if (limit->reads == NULL)
            continue;
        /* Some are no workbook or inventory all the same. */
        if (!limit->reads(place, 0, &at) && strstr(at.text, limit->told[0]) != NULL)
            fail_msg("%s: %s", limit->readme, at.text);
        if (limit->reads(place, 1, &beyond))
            fail_msg("%s: one more is read", limit->readme);
        for (size_t k = 0; k < COUNT(limit->told) && limit->told[k] != NULL; k++)
            test_holds(beyond.text, limit->told[k]);
    }
}

static void limits_of_other_tests_stand_there(void **state)
{
    (void)state;
    char folder[TEST_PATH];
    snprintf(folder, sizeof folder, "%s/tests", getenv("srcdir"));
    for (size_t i = 0; i < COUNT(limits); i++) {
        char name[64];
        if (limits[i].reads != NULL)
            continue;
        snprintf(name, sizeof name, "%s.c", limits[i].test);
        char *text = test_read(folder, name);
        assert_non_null(text);
        for (size_t k = 0; k < COUNT(limits[i].told) && limits[i].told[k] != NULL; k++)
            test_holds(text, limits[i].told[k]);
        free(text);
    }
}

/* Each row of the README is one here, and the other way round. */
static void the_readme_names_each_limit_and_no_other(void **state)
{
    (void)state;
    char *text = test_read(getenv("srcdir"), "README.md");
    assert_non_null(text);
    char *list = strstr(text, "### How much is read\n");
    assert_non_null(list);
    list = strstr(list, "|---|---|\n");
    assert_non_null(list);
    for (size_t i = 0; i < COUNT(limits); i++)
        test_holds(list, limits[i].readme);
    char *line = strtok(list, "\n"), *rest = NULL;
    size_t rows = 0;
    for (line = strtok(NULL, "\n"); line != NULL && line[0] == '|'; line = strtok(rest, "\n")) {
        bool known = false;
        for (size_t i = 0; i < COUNT(limits); i++)
            known = known || strcmp(limits[i].readme, line) == 0;
        if (!known)
            fail_msg("no test of %s", line);
        rows++;
    }
    assert_true(rows > 10);
    free(text);
}

/* What is refused within a file is told with the file by whoever imports it. */
static void a_refusal_names_the_file(void **state)
{
    void *opened;
    struct place place;
    struct buf text = {0};
    (void)state;
    desk_open(&opened);
    struct desk *d = opened;
    test_path(d->folder, "a", place.path);
    memcpy(place.folder, d->folder, sizeof place.folder);
    buf_puts(&text, "名称,備考\n区分,");
    put_many(&text, READER_CELL_LIMIT + 1, "x");
    const struct import_options options = {.lang = LANG_EN};
    assert_false(desk_run(d, buf_text(&text), &options));
    test_holds(d->why.text, "a.csv: Line 2: a cell is larger than 1 MiB.");
    buf_clear(&text);
    desk_close(&opened);
}

static int place_make(void **state)
{
    static struct place place;
    if (getenv("srcdir") == NULL)
        setenv("srcdir", ".", 0);
    test_folder(place.folder);
    test_path(place.folder, "a", place.path);
    *state = &place;
    return 0;
}

static int place_remove(void **state)
{
    test_folder_delete(((struct place *)*state)->folder);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_beyond_a_limit_is_refused_in_words, place_make,
                                        place_remove),
        cmocka_unit_test_setup_teardown(limits_of_other_tests_stand_there, place_make,
                                        place_remove),
        cmocka_unit_test_setup_teardown(the_readme_names_each_limit_and_no_other, place_make,
                                        place_remove),
        cmocka_unit_test(a_refusal_names_the_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

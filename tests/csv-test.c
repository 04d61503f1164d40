/*
 * What is written must be read back: cells of every nasty kind, with and
 * without Excel's dialect, and whole inventories of random records, whose next
 * export must be equal byte for byte.
 */
#include "export/all_export.h"
#include "export/csv_writer.h"
#include "export/output.h"
#include "import/sheet.h"
#include "model/cells.h"
#include "tests/io.h"
#include "tests/model.h"

#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

/* Parts of which hostile cells are made. */
static const char *const parts[] = {
    "",         "a",
    "\"",       "'",
    ",",        ";",
    "; ",       "\\",
    "\n",       "\r",
    "\r\n",     "\t",
    " ",        "　",
    "=",        "+",
    "-",        "@",
    "＝",       "＋",
    "－",       "＠",
    "1",        "-5",
    "1.5",      "会員",
    "髙",       "葛󠄀",
    "か\u3099", "￥",
    "\u202E",   "sep=;",
    "N/A",      "なし",
    "#",        "|",
    "\x1B[31m", "\xEF\xBB\xBF",
};
enum { PARTS = sizeof parts / sizeof parts[0] };

static void put_hostile(unsigned *seed, struct buf *out)
{
    for (size_t left = test_random(seed, 6); left > 0; left--)
        buf_puts(out, parts[test_random(seed, PARTS)]);
}

struct formula_case {
    const char *text;
    bool formula;
};

static void test_formula(void **state)
{
    (void)state;
    static const struct formula_case cases[] = {
        {"", false},   {"a", false},   {"=1+1", true},   {"+81-3", true}, {"-", true},
        {"-5", false}, {"+5", false},  {"-1.25", false}, {"-1.", true},   {"@x", true},
        {"'=1", true}, {"''=1", true}, {"'a", false},    {"'", false},    {"＝1", true},
        {"－", true},  {"\tx", true},  {"\nx", true},    {"1=1", false},  {"-5a", true},
        {"'-5", true}, {" =1", true}, {"\u3000\u00A0＝1", true}, {" a=1", false}, {"あ=1", false},
        {"' =1", true}, {" ", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        if (csv_writer_is_formula(cases[i].text) != cases[i].formula)
            fail_msg("\"%s\"", cases[i].text);
}

/* The text that a writer makes of ROWS times COLUMNS cells. */
static char *write_cells(char **cells, size_t rows, size_t columns, enum csv_form form)
{
    char *text = NULL;
    size_t length = 0;
    struct csv_writer writer;
    FILE *out = open_memstream(&text, &length);
    csv_writer_begin(&writer, out, form);
    for (size_t i = 0; i < rows; i++) {
        for (size_t k = 0; k < columns; k++)
            csv_writer_cell(&writer, cells[i * columns + k]);
        csv_writer_end(&writer);
    }
    csv_writer_finish(&writer);
    fclose(out);
    return text;
}

static void test_bytes(void **state)
{
    (void)state;
    char *cells[] = {(char *)"a",  (char *)"b,c", (char *)"d\"e",
                     (char *)"-x", (char *)"",    (char *)"-5"};
    char *text = write_cells(cells, 2, 3, CSV_PLAIN);
    assert_string_equal(text, "a,\"b,c\",\"d\"\"e\"\n-x,,-5\n");
    free(text);
    text = write_cells(cells, 2, 3, CSV_EXCEL);
    assert_string_equal(text, "\xEF\xBB\xBF"
                              "a,\"b,c\",\"d\"\"e\"\r\n'-x,,-5\r\n");
    free(text);
}

/* Random cells, at least one of each row not empty, written and read. */
static void check_cells(unsigned *seed, enum csv_form form)
{
    enum { COLUMNS = 4, ROWS = 5 };
    char *cells[ROWS * COLUMNS];
    struct sheet sheet = {0};
    const struct reader_sink sink = {.row = sheet_add, .context = &sheet};
    struct why why = {.lang = LANG_EN};
    for (size_t i = 0; i < ROWS * COLUMNS; i++) {
        struct buf cell = {0};
        put_hostile(seed, &cell);
        if (i % COLUMNS == 0)
            buf_puts(&cell, "x");
        buf_puts(&cell, "");
        cells[i] = buf_take(&cell);
    }
    char *text = write_cells(cells, ROWS, COLUMNS, form);
    const char *start = text + (form == CSV_EXCEL ? 3 : 0);
    if (!reader_run(start, strlen(start), ',', &sink, &sheet.found, &why))
        fail_msg("%s in:\n%s", why.text, text);
    assert_int_equal(sheet.count, ROWS);
    for (size_t i = 0; i < ROWS * COLUMNS; i++) {
        const char *read = sheet_cell(&sheet, i / COLUMNS, i % COLUMNS);
        assert_string_equal(form == CSV_EXCEL ? csv_writer_unguard(read) : read, cells[i]);
        free(cells[i]);
    }
    sheet_clear(&sheet);
    free(text);
}

static void test_cells(void **state)
{
    (void)state;
    unsigned seed = 2026;
    for (size_t i = 0; i < 2000; i++)
        check_cells(&seed, i % 2 == 0 ? CSV_EXCEL : CSV_PLAIN);
}

static const char *choice(unsigned *seed, const struct field *field)
{
    size_t count = 0;
    while (field->choices[count].value != NULL)
        count++;
    return field->choices[test_random(seed, count)].value;
}

/* The code of a record of the kind named KIND, of those numbered 1 to 5. */
static void put_code(unsigned *seed, const char *kind, struct buf *out)
{
    buf_printf(out, "%s-%04zu", kinds_find(kind)->prefix, 1 + test_random(seed, 5));
}

static void put_list(unsigned *seed, const struct field *field, struct buf *out)
{
    struct cells values = {0};
    for (size_t i = test_random(seed, 4); i > 0; i--) {
        struct buf value = {0};
        if (field->type == TYPE_LINKS)
            put_code(seed, field->kind, &value);
        else
            buf_puts(&value, choice(seed, field));
        if (cells_find(&values, value.text) == values.count)
            cells_add(&values, value.text);
        buf_clear(&value);
    }
    cells_format(&values, out);
    cells_clear(&values);
}

/* A value that a person may have typed into FIELD. */
static void put_value(unsigned *seed, const struct field *field, struct buf *out)
{
    static const char *const countries[] = {"JP", "US", "CN", "IE"};
    static const char *const periods[] = {"P5Y", "P6M", "P1Y6M", "P30D", "P2W"};
    if (test_random(seed, 3) == 0)
        return;
    switch (field->type) {
    case TYPE_TEXT:
    case TYPE_NOTE:
        put_hostile(seed, out);
        break;
    case TYPE_URL:
        buf_printf(out, "https://example.co.jp/%zu", test_random(seed, 99));
        break;
    case TYPE_DATE:
        buf_printf(out, "20%02zu-%02zu-%02zu", test_random(seed, 99), 1 + test_random(seed, 12),
                   1 + test_random(seed, 28));
        break;
    case TYPE_PERIOD:
        buf_puts(out, periods[test_random(seed, 5)]);
        break;
    case TYPE_COUNT:
        buf_printf(out, "%zu", test_random(seed, 1000000));
        break;
    case TYPE_FLAG:
        buf_puts(out, test_random(seed, 2) == 0 ? "yes" : "no");
        break;
    case TYPE_COUNTRY:
        buf_puts(out, countries[test_random(seed, 4)]);
        break;
    case TYPE_CHOICE:
        buf_puts(out, choice(seed, field));
        break;
    case TYPE_CHOICES:
    case TYPE_LINKS:
        put_list(seed, field, out);
        break;
    case TYPE_REF:
        put_code(seed, field->kind, out);
        break;
    case TYPE_CODE:
        break;
    }
}

/* Gives every field of a record that exists a random value. */
static void fill(struct model *m, unsigned *seed, const struct kind *kind, size_t number)
{
    struct why why = {.lang = LANG_EN};
    char code[32];
    snprintf(code, sizeof code, "%s-%04zu", kind->prefix, number);
    struct record *record = record_load_code(m, kind, code, &why);
    assert_non_null(record);
    for (size_t f = 0; f < kind->field_count; f++) {
        struct buf value = {0};
        put_value(seed, &kind->fields[f], &value);
        if (kind->fields[f].required)
            buf_puts(&value, "name");
        if (kind->fields[f].type != TYPE_CODE && !record_set(record, f, buf_text(&value), &why))
            fail_msg("%s: %s", kind->fields[f].column, why.text);
        buf_clear(&value);
    }
    if (!record_save(m, record, &why))
        fail_msg("%s", why.text);
    record_free(record);
}

/* An inventory with five records of each kind, every field filled at random. */
static struct model *random_model(unsigned *seed)
{
    struct model *m = test_model();
    struct why why = {.lang = LANG_EN};
    for (size_t k = 0; k < kinds_count; k++)
        for (size_t i = 0; i < 5; i++)
            test_add(m, kinds[k].name, "name", "new", (char *)NULL);
    assert_true(change_begin(m, &(struct change_note){.what = "set", .about = "all"}, &why));
    for (size_t k = 0; k < kinds_count; k++)
        for (size_t i = 1; i <= 5; i++)
            fill(m, seed, &kinds[k], i);
    assert_true(change_commit(m, NULL, &why));
    return m;
}

/* Exports M, imports that into an empty inventory and exports again. */
static void check_round(struct model *m, const char *folder, enum lang lang, enum csv_form form)
{
    char first[TEST_PATH], second[TEST_PATH];
    const char *names[32] = {NULL};
    char files[32][64];
    struct why why = {.lang = LANG_EN};
    struct plan plan;
    const struct import_options options = {.lang = LANG_EN};
    test_path(folder, "first", first);
    test_path(folder, "second", second);
    assert_true(all_export_csv(m, first, lang, form, &why));
    for (size_t k = 0; k < kinds_count; k++) {
        snprintf(files[k], sizeof files[k], "%s.csv", kinds[k].name);
        names[kinds_count - 1 - k] = files[k];
    }
    struct model *fresh = test_model();
    if (!test_import(fresh, first, names, &options, &plan, &why))
        fail_msg("%s", why.text);
    assert_int_equal(plan.state, PLAN_CARRIED);
    assert_int_equal(plan_count(&plan, PLAN_NEW), 5 * kinds_count);
    assert_int_equal(plan.created.count, 0);
    plan_clear(&plan);
    assert_true(all_export_csv(fresh, second, lang, form, &why));
    for (size_t k = 0; k < kinds_count; k++) {
        char *a = test_read(first, files[k]), *b = test_read(second, files[k]);
        test_same(a, b);
        free(a);
        free(b);
    }
    model_close(fresh);
    test_folder_delete(first);
    test_folder_delete(second);
}

static void test_round(void **state)
{
    (void)state;
    char folder[TEST_PATH];
    unsigned seed = 7;
    test_folder(folder);
    for (int i = 0; i < 8; i++) {
        struct model *m = random_model(&seed);
        check_round(m, folder, i % 2 == 0 ? LANG_EN : LANG_JA, i % 4 < 2 ? CSV_EXCEL : CSV_PLAIN);
        model_close(m);
    }
    test_folder_delete(folder);
}

static void test_again(void **state)
{
    (void)state;
    char folder[TEST_PATH], path[TEST_PATH], before[65], after[65];
    unsigned seed = 11;
    struct why why = {.lang = LANG_EN};
    struct plan plan;
    const struct import_options options = {.lang = LANG_EN, .empty_clears = true};
    test_folder(folder);
    test_path(folder, "all", path);
    struct model *m = random_model(&seed);
    assert_true(all_export_csv(m, path, LANG_JA, CSV_EXCEL, &why));
    test_digest(m, before);
    assert_true(test_import(m, path, (const char *const[]){"party.csv", "category.csv", NULL},
                            &options, &plan, &why));
    assert_int_equal(plan_count(&plan, PLAN_UNCHANGED), 10);
    plan_clear(&plan);
    test_digest(m, after);
    assert_string_equal(before, after);
    model_close(m);
    test_folder_delete(folder);
}

static void test_folders(void **state)
{
    (void)state;
    char folder[TEST_PATH], path[TEST_PATH], file[TEST_PATH];
    struct why why = {.lang = LANG_EN};
    struct stat info;
    struct model *m = test_model();
    test_folder(folder);
    test_path(folder, "new", path);
    assert_true(all_export_csv(m, path, LANG_EN, CSV_PLAIN, &why));
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0700);
    char *text = test_read(path, "disposal.csv");
    assert_string_equal(text,
                        "Code,Name,Data category,Items,Storage,Disposed of on,Method,Number of "
                        "persons,Done by,Contractor's certificate,Remarks\n");
    free(text);
    test_path(path, "disposal.csv", file);
    assert_int_equal(stat(file, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);
    /* A folder with files is refused and left as it is. */
    assert_false(all_export_csv(m, folder, LANG_EN, CSV_PLAIN, &why));
    test_holds(why.text, "is no empty folder");
    assert_int_equal(why.class, WHY_INPUT);
    test_path(folder, "none/deep", path);
    assert_false(all_export_csv(m, path, LANG_EN, CSV_PLAIN, &why));
    assert_int_equal(why.class, WHY_FILE);
    model_close(m);
    test_folder_delete(folder);
}

/* Writes TEXT to PATH through an output. */
static bool puts_out(struct model *m, const char *path, bool force, const char *text,
                     struct why *why)
{
    struct output output;
    if (!output_begin(&output, path, force, m, why))
        return false;
    fputs(text, output.file);
    return output_end(&output, true, why);
}

static void holds_text(const char *folder, const char *name, const char *expected)
{
    char *text = test_read(folder, name);
    assert_non_null(text);
    assert_string_equal(text, expected);
    free(text);
}

/* How many files FOLDER has. */
static size_t files_in(const char *path)
{
    size_t count = 0;
    DIR *folder = opendir(path);
    assert_non_null(folder);
    for (const struct dirent *at = readdir(folder); at != NULL; at = readdir(folder))
        count += strcmp(at->d_name, ".") != 0 && strcmp(at->d_name, "..") != 0;
    closedir(folder);
    return count;
}

static void test_output(void **state)
{
    (void)state;
    char folder[TEST_PATH], path[TEST_PATH], other[TEST_PATH];
    struct why why = {.lang = LANG_EN};
    struct model *m = test_model();
    struct output output;
    test_folder(folder);
    test_write(folder, "a.csv", "old");
    test_path(folder, "a.csv", path);
    assert_false(puts_out(m, path, false, "new", &why));
    assert_int_equal(why.class, WHY_INPUT);
    test_holds(why.text, "--force");
    /* What was there stays until the new file is complete. */
    assert_true(output_begin(&output, path, true, m, &why));
    fputs("half", output.file);
    holds_text(folder, "a.csv", "old");
    assert_false(output_end(&output, false, &why));
    holds_text(folder, "a.csv", "old");
    assert_true(puts_out(m, path, true, "new", &why));
    holds_text(folder, "a.csv", "new");
    /* A file that came meanwhile is not overwritten either. */
    test_path(folder, "b.csv", other);
    assert_true(output_begin(&output, other, false, m, &why));
    test_write(folder, "b.csv", "theirs");
    assert_false(output_end(&output, true, &why));
    test_holds(why.text, "exists already");
    holds_text(folder, "b.csv", "theirs");
    /* A link and a folder are no place for a file, even with force. */
    test_path(folder, "link.csv", other);
    assert_int_equal(symlink(path, other), 0);
    assert_false(puts_out(m, other, true, "x", &why));
    test_holds(why.text, "is no regular file");
    assert_false(puts_out(m, folder, true, "x", &why));
    test_path(folder, "none/a.csv", other);
    assert_false(puts_out(m, other, true, "x", &why));
    assert_int_equal(why.class, WHY_FILE);
    holds_text(folder, "a.csv", "new");
    assert_int_equal(files_in(folder), 3);
    model_close(m);
    test_folder_delete(folder);
}

/* The inventory is not overwritten, under whatever name. */
static void test_inventory_stays(void **state)
{
    (void)state;
    static const char *const names[] = {"a.daicho", "hard"};
    char folder[TEST_PATH], path[TEST_PATH], other[TEST_PATH];
    struct why why = {.lang = LANG_EN};
    test_folder(folder);
    test_path(folder, "a.daicho", path);
    test_path(folder, "hard", other);
    struct model *m = test_model_at(path);
    test_add(m, "item", "name", "a", (char *)NULL);
    assert_int_equal(link(path, other), 0);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        test_path(folder, names[i], other);
        for (int force = 0; force < 2; force++) {
            assert_false(puts_out(m, other, force, "x", &why));
            assert_int_equal(why.class, WHY_INPUT);
            test_holds(why.text, "belongs to the inventory that is open");
        }
    }
    test_add(m, "item", "name", "b", (char *)NULL);
    assert_int_equal(record_count(m, kinds_find("item")), 2);
    model_close(m);
    test_folder_delete(folder);
}

/* Where the disk is full, nothing is left of an export, so that it can be
 * tried again, and the file that it would replace is as before. */
static void test_disk_full(void **state)
{
    (void)state;
    enum { ROOM = 400 };
    char folder[TEST_PATH], path[TEST_PATH], file[TEST_PATH], long_text[ROOM * 2 + 1];
    struct why why = {.lang = LANG_EN};
    struct rlimit before;
    unsigned seed = 3;
    struct model *m = random_model(&seed);
    test_folder(folder);
    test_write(folder, "a.csv", "old");
    test_path(folder, "a.csv", file);
    test_path(folder, "all", path);
    memset(long_text, 'x', ROOM * 2);
    long_text[ROOM * 2] = '\0';
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    const struct rlimit small = {.rlim_cur = ROOM, .rlim_max = before.rlim_max};
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    bool all = all_export_csv(m, path, LANG_EN, CSV_PLAIN, &why);
    bool one = puts_out(m, file, true, long_text, &why);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    signal(SIGXFSZ, SIG_DFL);
    assert_false(all || one);
    assert_int_equal(why.class, WHY_FILE);
    test_holds(why.text, "a.csv could not be written whole");
    holds_text(folder, "a.csv", "old");
    assert_int_equal(files_in(folder), 1);
    assert_true(all_export_csv(m, path, LANG_EN, CSV_PLAIN, &why));
    assert_int_equal(files_in(path), kinds_count);
    model_close(m);
    test_folder_delete(folder);
}

static void test_full(void **state)
{
    (void)state;
    struct why why = {.lang = LANG_EN};
    FILE *full = fopen("/dev/full", "w");
    if (full == NULL)
        skip();
    fputs("a,b\n", full);
    assert_false(output_flush(full, "the register", &why));
    assert_int_equal(why.class, WHY_FILE);
    test_holds(why.text, "the register could not be written whole");
    fclose(full);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_formula),   cmocka_unit_test(test_bytes),
        cmocka_unit_test(test_cells),     cmocka_unit_test(test_round),
        cmocka_unit_test(test_again),     cmocka_unit_test(test_folders),
        cmocka_unit_test(test_output),    cmocka_unit_test(test_inventory_stays),
        cmocka_unit_test(test_disk_full), cmocka_unit_test(test_full),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

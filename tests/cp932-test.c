/*
 * The forms for Excel, UTF-8 and CP932: the guard against formulas comes off as
 * it was set on, whatever is typed; what CP932 would lose is told before; what
 * it holds comes back as it was.
 */
#include "export/all_export.h"
#include "export/cp932.h"
#include "export/csv_writer.h"
#include "export/kind_export.h"
#include "import/encoding.h"
#include "import/sheet.h"
#include "model/choices.h"
#include "model/register.h"
#include "tests/io.h"
#include "tests/model.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static const enum csv_form forms[] = {CSV_PLAIN, CSV_EXCEL, CSV_EXCEL_CP932};
enum { FORMS = sizeof forms / sizeof forms[0] };

/* What cells are made of that a spreadsheet may run, or mistake. */
static const char *const parts[] = {
    "'", "=", "+",  "-",  "@", "\t", "\r", "\n", "＝", "＋", "－", "＠",
    "1", "5", ".5", "\"", ",", ";",  " ",  "a",  "会", "髙", "①",  "ｱ",
};
enum { PARTS = sizeof parts / sizeof parts[0] };

/* CELLS as one row each of a table that has a column before them, in FORM. */
static char *write_table(const char *const *cells, size_t count, enum csv_form form, size_t *length)
{
    char *text = NULL;
    struct csv_writer writer;
    FILE *out = open_memstream(&text, length);
    csv_writer_begin(&writer, out, form);
    for (size_t i = 0; i < count; i++) {
        csv_writer_cell(&writer, "x");
        csv_writer_cell(&writer, cells[i]);
        csv_writer_end(&writer);
    }
    csv_writer_finish(&writer);
    fclose(out);
    return text;
}

/* Whether a spreadsheet sees a formula in TEXT: what the guard is for. */
static bool looks_run(const char *text)
{
    return strchr("=+-@\t\r\n", text[0]) != NULL || strncmp(text, "＝", 3) == 0 ||
           strncmp(text, "＋", 3) == 0 || strncmp(text, "－", 3) == 0 ||
           strncmp(text, "＠", 3) == 0;
}

static bool is_number(const char *text)
{
    char *end;
    strtod(text, &end);
    return end != text && *end == '\0';
}

/* Writes CELLS in FORM and reads them back: as they were, and none of them as a
 * spreadsheet would run it. */
static void check_forms(const char *const *cells, size_t count, enum csv_form form)
{
    size_t length;
    struct encoding_text text;
    struct sheet sheet = {0};
    const struct reader_sink sink = {.row = sheet_add, .context = &sheet};
    struct why why = {.lang = LANG_EN};
    char *bytes = write_table(cells, count, form, &length);
    const char *name = form == CSV_EXCEL_CP932 ? "CP932" : "UTF-8";
    if (!encoding_decode(bytes, length, name, &text, &why) ||
        !reader_run(text.text, text.length, ',', &sink, &sheet.found, &why))
        fail_msg("%s", why.text);
    assert_int_equal(sheet.count, count);
    for (size_t i = 0; i < count; i++) {
        const char *read = sheet_cell(&sheet, i, 1);
        if (form != CSV_PLAIN && read[0] != '\0' && looks_run(read) && !is_number(read))
            fail_msg("\"%s\" stands there as a formula", read);
        assert_string_equal(form == CSV_PLAIN ? read : csv_writer_unguard(read), cells[i]);
    }
    sheet_clear(&sheet);
    encoding_clear(&text);
    free(bytes);
}

/* Every text of up to three parts, and random longer ones. */
static void test_guard(void **state)
{
    (void)state;
    enum { SHORT = (PARTS + 1) * (PARTS + 1) * (PARTS + 1), COUNT = SHORT + 20000 };
    const char **cells = calloc(COUNT, sizeof *cells);
    unsigned seed = 932;
    for (size_t i = 0; i < COUNT; i++) {
        struct buf cell = {0};
        buf_puts(&cell, "");
        size_t digits = i, more = i < SHORT ? 3 : 1 + test_random(&seed, 9);
        for (size_t k = 0; k < more; k++) {
            size_t part = i < SHORT ? digits % (PARTS + 1) : test_random(&seed, PARTS);
            buf_puts(&cell, part == PARTS ? "" : parts[part]);
            digits /= PARTS + 1;
        }
        cells[i] = buf_take(&cell);
    }
    for (size_t f = 0; f < FORMS; f++)
        check_forms(cells, COUNT, forms[f]);
    for (size_t i = 0; i < COUNT; i++)
        free((char *)cells[i]);
    free(cells);
}

/* The form of our own --excel is known in either encoding, also where ASCII
 * alone stands in it; that of the plain export is not. */
static void test_marked(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool marked;
    } cases[] = {
        {"\xEF\xBB\xBF名称\r\n会員\r\n", true},
        {"\xEF\xBB\xBF名称\n会員\n", false},
        {"名称\r\n会員\r\n", false},
        {"名称\n会員\n", false},
        {"\x96\xBC\x8F\xCC\r\n-\r\n", true},
        {"\x96\xBC\x8F\xCC\n-\n", false},
        {"Name\r\n-\r\n", true},
        {"Name\n-\n", false},
    };
    char folder[TEST_PATH], path[TEST_PATH];
    test_folder(folder);
    test_path(folder, "a.csv", path);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct why why = {.lang = LANG_EN};
        struct sheet sheet;
        test_write(folder, "a.csv", cases[i].text);
        assert_true(sheet_read(path, &(struct sheet_source){0}, &sheet, &why));
        if (sheet.marked != cases[i].marked)
            fail_msg("case %zu", i);
        sheet_clear(&sheet);
    }
    test_folder_delete(folder);
}

/* The parties in our form for Excel, as a program saves them that writes neither mark
 * nor CR. The caller frees it. */
static char *saved_again(struct desk *d)
{
    char *text = NULL;
    size_t length = 0, kept = 0;
    FILE *out = open_memstream(&text, &length);
    struct csv_writer writer;
    csv_writer_begin(&writer, out, CSV_EXCEL);
    assert_true(kind_export_csv(d->m, kinds_find("party"), NULL, LANG_JA, &writer, &d->why));
    csv_writer_finish(&writer);
    fclose(out);
    for (size_t i = 3; i <= length; i++)
        if (text[i] != '\r')
            text[kept++] = text[i];
    return text;
}

static void test_guards_of_other_programs(void **state)
{
    struct desk *d = *state;
    const struct import_options plain = {.lang = LANG_EN};
    test_add(d->m, "party", "name", "甲社", "remarks", "=1+2", (char *)NULL);
    test_add(d->m, "party", "name", "乙社", "remarks", "'-x", (char *)NULL);
    char *text = saved_again(d);
    test_holds(text, "'=1+2");
    test_holds(text, "''-x");
    /* One cell that is there without its guard tells of all. */
    desk_imports(d, text, &plain, 0, 0, 2, 0);
    test_set(d->m, "party", "PT-0001", "remarks", "");
    desk_imports(d, text, &plain, 0, 1, 1, 0);
    desk_holds(d, "party", "PT-0001", "remarks", "=1+2");
    desk_holds(d, "party", "PT-0002", "remarks", "'-x");
    /* A cell that is there as it stands tells that there are none. */
    test_set(d->m, "party", "PT-0001", "remarks", "'=1+2");
    desk_imports(d, text, &plain, 0, 1, 1, 0);
    desk_holds(d, "party", "PT-0002", "remarks", "''-x");
    /* Where nothing tells they stay, and that is said. */
    test_set(d->m, "party", "PT-0001", "remarks", "");
    test_set(d->m, "party", "PT-0002", "remarks", "");
    struct buf tabs = {0};
    for (const char *at = text; *at != '\0'; at++)
        buf_putc(&tabs, *at == ',' ? '\t' : *at);
    desk_imports(d, buf_text(&tabs), &plain, 0, 2, 0, 0);
    desk_holds(d, "party", "PT-0001", "remarks", "'=1+2");
    char *told = test_plan(&d->plan);
    test_holds(told, "  2 cells begin with an apostrophe before a formula, as our exports for");
    free(told);
    buf_clear(&tabs);
    free(text);
}

static void test_back(void **state)
{
    (void)state;
    static const struct {
        uint32_t point, back;
    } cases[] = {
        {'a', 'a'},       {'\\', '\\'},     {'~', '~'},       {0x3042, 0x3042}, {0xFF71, 0xFF71},
        {0x9AD9, 0x9AD9}, {0x2460, 0x2460}, {0xE000, 0xE000}, {0xA5, '\\'},     {0x203E, '~'},
        {0x301C, 0xFF5E}, {0x2212, 0xFF0D}, {0x2014, 0x2015}, {0x2016, 0x2225}, {0xA2, 0xFFE0},
        {0xA3, 0xFFE1},   {0xAC, 0xFFE2},   {0x20BB7, 0},     {0x1F600, 0},     {0xE9, 0},
        {0x32FF, 0},      {0x3094, 0},      {0xE0100, 0},     {0x200B, 0},
    };
    struct cp932 *cp932 = cp932_open();
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        if (cp932_back(cp932, cases[i].point) != cases[i].back)
            fail_msg("U+%04X comes back as U+%04X", (unsigned)cases[i].point,
                     (unsigned)cp932_back(cp932, cases[i].point));
    assert_true(cp932_keeps(cp932, "髙橋①㈱ｱ～"));
    assert_false(cp932_keeps(cp932, "髙橋〜"));
    assert_true(cp932_keeps(cp932, ""));
    cp932_close(cp932);
}

static void add_loss(void *context, const struct csv_loss *loss)
{
    buf_printf(context, "%s|%s|%04X>%04X ", loss->code, loss->column, (unsigned)loss->point,
               (unsigned)loss->back);
}

/* Each character once a cell, with record and column, in the order of the file. */
static void test_losses(void **state)
{
    (void)state;
    struct buf losses = {0};
    const struct csv_check check = {.loss = add_loss, .context = &losses};
    static const char *const rows[][3] = {
        {"コード", "名称", "備考"},
        {"C-1", "会員", ""},
        {"C-2", "𠮷野と𠮷田", "¥100〜¥200"},
        {"C-3", "=é", "髙①"},
    };
    struct csv_writer writer;
    csv_writer_begin_check(&writer, NULL, &check);
    for (size_t i = 0; i < 4; i++) {
        for (size_t k = 0; k < 3; k++)
            csv_writer_cell(&writer, rows[i][k]);
        csv_writer_end(&writer);
    }
    csv_writer_finish(&writer);
    assert_string_equal(buf_text(&losses), "C-2|名称|20BB7>0000 C-2|備考|00A5>005C "
                                           "C-2|備考|301C>FF5E C-3|名称|00E9>0000 ");
    buf_clear(&losses);
}

/* Everything of our own that stands in an export: labels and choices. */
static void test_own_words(void **state)
{
    (void)state;
    struct cp932 *cp932 = cp932_open();
    for (int lang = 0; lang < 2; lang++) {
        for (size_t i = 0; i < register_columns_count; i++)
            assert_true(cp932_keeps(cp932, register_columns[i].label[lang]));
        for (size_t k = 0; k < kinds_count; k++)
            for (size_t f = 0; f < kinds[k].field_count; f++) {
                const struct field *field = &kinds[k].fields[f];
                assert_true(cp932_keeps(cp932, field->label[lang]));
                for (size_t c = 0; field->choices != NULL && field->choices[c].value != NULL; c++)
                    if (!cp932_keeps(cp932, field->choices[c].label[lang]))
                        fail_msg("%s", field->choices[c].label[lang]);
            }
    }
    cp932_close(cp932);
}

/* Exports M to the folder NAME in FOLDER, in FORM and LANG. */
static void export_to(struct model *m, const char *folder, const char *name, enum lang lang,
                      enum csv_form form)
{
    char path[TEST_PATH];
    struct why why = {.lang = LANG_EN};
    test_path(folder, name, path);
    if (!all_export_csv(m, path, lang, form, &why))
        fail_msg("%s", why.text);
}

/* Stops the test unless the export of FROM, which has COUNT items and parties, in
 * FORM gives an equal inventory, and changes nothing in FROM itself. */
static void check_round(struct model *from, size_t count, enum lang lang, enum csv_form form)
{
    char folder[TEST_PATH], path[TEST_PATH], before[65], after[65];
    const char *const names[] = {"item.csv", "party.csv", NULL};
    const struct import_options options = {.lang = LANG_EN, .empty_clears = true};
    struct why why = {.lang = LANG_EN};
    struct plan plan;
    struct model *to = test_model();
    test_folder(folder);
    export_to(from, folder, "a", lang, form);
    test_path(folder, "a", path);
    if (!test_import(to, path, names, &options, &plan, &why))
        fail_msg("%s", why.text);
    assert_true(plan.files[0].own && plan.files[1].own);
    assert_int_equal(plan.state, PLAN_CARRIED);
    assert_string_equal(plan.files[0].encoding, form == CSV_EXCEL_CP932 ? "CP932" : "UTF-8");
    plan_clear(&plan);
    export_to(to, folder, "b", lang, form);
    for (size_t i = 0; i < 2; i++) {
        char name[64];
        snprintf(name, sizeof name, "a/%s", names[i]);
        char *a = test_read(folder, name);
        name[0] = 'b';
        char *b = test_read(folder, name);
        test_same(a, b);
        free(a);
        free(b);
    }
    test_digest(from, before);
    assert_true(test_import(from, path, names, &options, &plan, &why));
    assert_int_equal(plan_count(&plan, PLAN_UNCHANGED), count);
    plan_clear(&plan);
    test_digest(from, after);
    assert_string_equal(before, after);
    model_close(to);
    test_folder_delete(folder);
}

static void test_round(void **state)
{
    (void)state;
    unsigned seed = 31;
    struct model *m = test_model();
    for (size_t i = 0; i < 80; i++) {
        struct buf name = {0}, remarks = {0};
        for (size_t k = 0; k < 6; k++) {
            buf_puts(&name, parts[test_random(&seed, PARTS)]);
            buf_puts(&remarks, parts[test_random(&seed, PARTS)]);
        }
        buf_printf(&name, "氏%zu", i);
        test_add(m, i % 2 == 0 ? "item" : "party", "name", name.text, "remarks", remarks.text,
                 (char *)NULL);
        buf_clear(&name);
        buf_clear(&remarks);
    }
    for (size_t f = 0; f < FORMS; f++) {
        check_round(m, 80, LANG_JA, forms[f]);
        check_round(m, 80, LANG_EN, forms[f]);
    }
    model_close(m);
}

/* Below English headers, these kanji and kana would be taken for EUC-JP. */
static void test_ambiguous(void **state)
{
    (void)state;
    struct model *m = test_model();
    test_add(m, "item", "name", "爍ｱｲ", "remarks", "=爍ｱｲ", (char *)NULL);
    test_add(m, "party", "name", "爍ｱｲ", (char *)NULL);
    check_round(m, 2, LANG_EN, CSV_EXCEL_CP932);
    check_round(m, 2, LANG_JA, CSV_EXCEL_CP932);
    model_close(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_guard),
        cmocka_unit_test(test_marked),
        cmocka_unit_test(test_back),
        cmocka_unit_test(test_losses),
        cmocka_unit_test(test_own_words),
        cmocka_unit_test(test_round),
        cmocka_unit_test(test_ambiguous),
        cmocka_unit_test_setup_teardown(test_guards_of_other_programs, desk_open, desk_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

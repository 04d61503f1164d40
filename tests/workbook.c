/* See workbook.h. */
#include "tests/workbook.h"

#include "model/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

void workbook_archive(const char *folder, const char *name, const struct workbook_part *parts)
{
    char path[TEST_PATH];
    test_path(folder, name, path);
    zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, NULL);
    assert_non_null(zip);
    for (; parts->name != NULL; parts++) {
        if (parts->text == NULL)
            continue;
        size_t length = parts->length == 0 ? strlen(parts->text) : parts->length;
        zip_source_t *source = zip_source_buffer(zip, parts->text, length, 0);
        assert_non_null(source);
        assert_true(zip_file_add(zip, parts->name, source, 0) >= 0);
    }
    assert_int_equal(zip_close(zip), 0);
}

#define SPACE "http://schemas.openxmlformats.org/"
static const char head[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
static const char main_space[] = SPACE "spreadsheetml/2006/main";
static const char package_rels[] =
    "<Relationships xmlns=\"" SPACE "package/2006/relationships\"><Relationship Id=\"rId1\" "
    "Type=\"" SPACE "officeDocument/2006/relationships/officeDocument\" "
    "Target=\"xl/workbook.xml\"/></Relationships>";
static const char book_rels[] =
    "<Relationships xmlns=\"" SPACE "package/2006/relationships\">"
    "<Relationship Id=\"rId1\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
    "<Relationship Id=\"rId2\" Type=\"x/worksheet\" Target=\"/xl/worksheets/sheet2.xml\"/>"
    "<Relationship Id=\"rId3\" Type=\"x/sharedStrings\" Target=\"sharedStrings.xml\"/>"
    "<Relationship Id=\"rId4\" Type=\"x/styles\" Target=\"./styles.xml\"/>"
    "<Relationship Id=\"rId5\" Type=\"x/chartsheet\" Target=\"chartsheets/sheet1.xml\"/>"
    "</Relationships>";

static void put(struct buf *out, const char *root, const char *inside, const char *after)
{
    buf_printf(out, "%s<%s xmlns=\"%s\" xmlns:r=\"r\">%s", head, root, main_space,
               inside == NULL ? "" : inside);
    buf_printf(out, "%s</%s>", after == NULL ? "" : after, root);
}

static void put_sheet(struct buf *out, const char *rows, const char *after)
{
    struct buf data = {0};
    buf_printf(&data, "<sheetData>%s</sheetData>", rows == NULL ? "" : rows);
    put(out, "worksheet", data.text, after);
    buf_clear(&data);
}

void workbook_write(const char *folder, const char *name, const struct workbook *workbook)
{
    struct buf book = {0}, sheet = {0}, second = {0}, strings = {0}, styles = {0}, list = {0};
    buf_printf(&list, "%s<sheets>%s</sheets>", workbook->settings == NULL ? "" : workbook->settings,
               workbook->sheets == NULL ? "<sheet name=\"A\" sheetId=\"1\" r:id=\"rId1\"/>"
                                        : workbook->sheets);
    put(&book, "workbook", list.text, NULL);
    put_sheet(&sheet, workbook->rows, workbook->after);
    put_sheet(&second, workbook->second, NULL);
    put(&strings, "sst", workbook->strings, NULL);
    put(&styles, "styleSheet",
        workbook->styles == NULL ? "<cellXfs><xf numFmtId=\"0\"/></cellXfs>" : workbook->styles,
        NULL);
    const struct workbook_part parts[] = {
        {"_rels/.rels", package_rels, 0},
        {"xl/workbook.xml", book.text, 0},
        {"xl/_rels/workbook.xml.rels", book_rels, 0},
        {"xl/worksheets/sheet1.xml", workbook->sheet == NULL ? sheet.text : workbook->sheet, 0},
        {"xl/worksheets/sheet2.xml", second.text, 0},
        {"xl/sharedStrings.xml", strings.text, 0},
        {"xl/styles.xml", styles.text, 0},
        {0},
    };
    workbook_archive(folder, name, parts);
    struct buf *const all[] = {&book, &sheet, &second, &strings, &styles, &list};
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
        buf_clear(all[i]);
}

static bool tell(void *context, const struct reader_row *row, struct why *why)
{
    (void)why;
    struct buf *told = context;
    assert_true(row->count > 0 && row->count <= READER_ROW_LIMIT);
    assert_true(row->cells[row->count - 1][0] != '\0');
    buf_printf(told, "%zu:", row->number);
    for (size_t i = 0; i < row->count; i++) {
        if (i > 0)
            buf_putc(told, '|');
        buf_puts(told, row->cells[i]);
    }
    buf_putc(told, '\n');
    return true;
}

char *workbook_rows(const char *path, const char *name)
{
    struct buf told = {0};
    const struct reader_sink sink = {.row = tell, .context = &told};
    struct reader_found found;
    struct xlsx_book book;
    struct why why = {.lang = LANG_EN};
    if (!xlsx_run(path, name, &sink, &found, &book, &why)) {
        assert_int_equal(book.count, 0);
        buf_empty(&told);
        buf_puts(&told, why.text);
    }
    xlsx_clear(&book);
    buf_puts(&told, "");
    return buf_take(&told);
}

char *workbook_told(const char *folder, const struct workbook *workbook)
{
    char path[TEST_PATH];
    workbook_write(folder, "a.xlsx", workbook);
    test_path(folder, "a.xlsx", path);
    return workbook_rows(path, NULL);
}

void workbook_fixture(const char *name, char path[TEST_PATH])
{
    const char *source = getenv("srcdir");
    int length = snprintf(path, TEST_PATH, "%s/tests/data/%s", source == NULL ? "." : source, name);
    assert_true(length > 0 && length < TEST_PATH);
}

int workbook_folder(void **state)
{
    char folder[TEST_PATH];
    test_folder(folder);
    *state = mem_copy(folder);
    return 0;
}

int workbook_folder_delete(void **state)
{
    test_folder_delete(*state);
    free(*state);
    return 0;
}

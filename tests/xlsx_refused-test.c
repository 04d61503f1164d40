/*
 * Workbooks that are broken, of another kind or hostile: each is refused with
 * its reason, in bounded memory, and none is read in part.
 */
#include "tests/workbook.h"

#include "import/xlsx_inside.h"
#include "model/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zip.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#define ROW(cell) "<row r=\"1\">" cell "</row>"
#define SHEET(inside) "<worksheet><sheetData>" inside "</sheetData></worksheet>"

static const struct {
    struct workbook workbook;
    const char *told;
} cases[] = {
    /* Cells. */
    {{.rows = ROW("<c r=\"C1\" t=\"s\"><v>99</v></c>")},
     "sheet \"A\": cell C1: The cell names a text that the workbook does not have."},
    {{.rows = ROW("<c t=\"s\"><v>-1</v></c>")}, "does not have."},
    {{.rows = ROW("<c t=\"s\"><v>4294967296</v></c>")}, "does not have."},
    {{.rows = ROW("<c s=\"1\"><v>1</v></c>")}, "cell A1: The cell names a style"},
    {{.rows = ROW("<c><v>1,5</v></c>")}, "cell A1: The cell says that it holds a number"},
    {{.rows = ROW("<c><v>nan</v></c>")}, "holds a number"},
    {{.rows = ROW("<c><v>e</v></c>")}, "holds a number"},
    {{.rows = ROW("<c><v>1-2</v></c>")}, "holds a number"},
    {{.rows = ROW("<c><v>1e999</v></c>")}, "holds a number"},
    {{.rows = ROW("<c t=\"z\"><v>1</v></c>")}, "of a type that is not known"},
    {{.rows = ROW("<c r=\"B1\"><f>A1+1</f></c>")}, "cell B1: The cell has a formula whose result"},
    {{.rows = ROW("<c t=\"inlineStr\"><is><t>a_x0000_</t></is></c>")}, "NUL"},
    {{.rows = ROW("<c t=\"str\"><v>a_x0000_</v></c>")}, "NUL"},
    {{.rows = ROW("<c><v>1</v></c>"), .strings = "<si><t>a_x0000_</t></si>"}, "NUL"},
    /* Wild places. */
    {{.rows = "<row r=\"4000000000\"><c><v>1</v></c></row>"}, "more than 1,048,576 rows"},
    {{.rows = "<row r=\"1048577\"><c><v>1</v></c></row>"}, "more than 1,048,576 rows"},
    {{.rows = "<row r=\"1048576\"/><row><c><v>1</v></c></row>"}, "more than 1,048,576 rows"},
    {{.rows = ROW("<c r=\"ZZZZZZ1\"><v>1</v></c>")}, "16,384 columns"},
    {{.rows = ROW("<c r=\"XFE1\"><v>1</v></c>")}, "16,384 columns"},
    {{.rows = ROW("<c r=\"XFD1\"/><c><v>1</v></c>")}, "16,384 columns"},
    {{.rows = ROW("<c r=\"A2\"><v>1</v></c>")}, "not in their order"},
    {{.rows = ROW("<c r=\"1A\"><v>1</v></c>")}, "not in their order"},
    {{.rows = ROW("<c r=\"a1\"><v>1</v></c>")}, "not in their order"},
    {{.rows = ROW("<c r=\"A\"><v>1</v></c>")}, "not in their order"},
    {{.rows = ROW("<c r=\"A99999999\"><v>1</v></c>")}, "not in their order"},
    {{.rows = ROW("<c r=\"A1x\"><v>1</v></c>")}, "not in their order"},
    {{.rows = ROW("<c r=\"x\" s=\"0\"><v>1</v></c>")}, "not in their order"},
    {{.rows = ROW("<c s=\"x\" r=\"A1\"><v>1</v></c>")}, "not in their order"},
    {{.rows = ROW("<c r=\"B1\"><v>1</v></c><c r=\"B1\"><v>1</v></c>")}, "not in their order"},
    {{.rows = "<row r=\"2\"/><row r=\"1\"><c><v>1</v></c></row>"}, "not in their order"},
    {{.rows = "<row r=\"0\"><c><v>1</v></c></row>"}, "not in their order"},
    /* XML. */
    {{.sheet = "<worksheet>\n<sheetData>\n<row></sheetData></worksheet>"},
     "Part xl/worksheets/sheet1.xml, line 3: the XML is damaged (mismatched tag)."},
    {{.sheet = "<worksheet><sheetData>" ROW("<c><v>1</v></c>")}, "the XML is damaged"},
    {{.sheet = SHEET(ROW("<c><v>\xFF</v></c>"))}, "the XML is damaged"},
    {{.sheet = SHEET(ROW("<c><v>&bomb;</v></c>"))}, "the XML is damaged (undefined entity)"},
    {{.sheet = "not XML"}, "the XML is damaged"},
    {{.sheet = " "}, "the XML is damaged"},
    {{.sheet = "<html/>"}, "this is not what a workbook of tables holds there"},
    {{.sheet = "<!DOCTYPE worksheet SYSTEM \"file:///etc/passwd\">" SHEET("")},
     "a document type declaration stands here"},
    {{.sheet = "<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>" SHEET(
          ROW("<c><v>&b;</v></c>"))},
     "a document type declaration stands here"},
    {{.rows = ROW("<c><v>1</v></c>"), .strings = "<si><t>a</t></si></sst><!DOCTYPE x><sst>"},
     "the XML is damaged"},
    /* Parts. */
    {{.rows = ROW("<c><v>1</v></c>"), .sheets = "<sheet name=\"A\" sheetId=\"1\" r:id=\"rId99\"/>"},
     "lists a sheet that it does not have"},
    {{.rows = ROW("<c><v>1</v></c>"), .sheets = "<sheet sheetId=\"1\" r:id=\"rId1\"/>"},
     "lists a sheet that it does not have"},
    {{.rows = ROW("<c><v>1</v></c>"), .sheets = "<sheet name=\"A\" sheetId=\"1\"/>"},
     "lists a sheet that it does not have"},
    {{.rows = ROW("<c><v>1</v></c>"), .sheets = ""}, "No visible sheet has content"},
    {{.rows = ROW("<c><v>1</v></c>"), .styles = "<cellXfs><xf numFmtId=\"x\"/></cellXfs>"},
     "The styles of the workbook are damaged."},
    {{.rows = ROW("<c><v>1</v></c>"), .styles = "<numFmts><numFmt numFmtId=\"1\"/></numFmts>"},
     "The styles of the workbook are damaged."},
    {{.rows = ROW("<c><v>1</v></c>"), .styles = "<numFmts><numFmt formatCode=\"0\"/></numFmts>"},
     "The styles of the workbook are damaged."},
};

static void test_each_fault_is_named(void **state)
{
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char *told = workbook_told(*state, &cases[i].workbook);
        test_holds(told, cases[i].told);
        free(told);
    }
}

/* What the file NAME of the folder is read as. */
static char *told_of(const char *folder, const char *name)
{
    char path[TEST_PATH];
    struct sheet sheet;
    struct why why = {.lang = LANG_EN};
    test_path(folder, name, path);
    if (sheet_read(path, &(struct sheet_source){0}, &sheet, &why)) {
        sheet_clear(&sheet);
        return mem_copy("");
    }
    assert_int_equal(sheet.count, 0);
    return mem_copy(why.text);
}

/* Stops the test unless the archive of PARTS is refused with TOLD. */
static void refuses(const char *folder, const struct workbook_part *parts, const char *told)
{
    workbook_archive(folder, "r.xlsx", parts);
    char *said = told_of(folder, "r.xlsx");
    test_holds(said, told);
    free(said);
}

#define RELS(type, target)                                                                         \
    "<Relationships><Relationship Id=\"r\" Type=\"x/" type "\" Target=\"" target                   \
    "\"/></Relationships>"

static void test_other_files_are_named(void **state)
{
    const struct workbook_part ods[] = {
        {"mimetype", "application/vnd.oasis.opendocument.spreadsheet", 0},
        {"content.xml", "<x/>", 0},
        {0}};
    const struct workbook_part xlsb[] = {
        {"_rels/.rels", RELS("officeDocument", "xl/workbook.bin"), 0},
        {"xl/workbook.bin", "x", 0},
        {0}};
    const struct workbook_part docx[] = {
        {"_rels/.rels", RELS("officeDocument", "word/document.xml"), 0},
        {"word/_rels/document.xml.rels", "<Relationships/>", 0},
        {"word/document.xml", "<w:document xmlns:w=\"w\"/>", 0},
        {0}};
    const struct workbook_part zip[] = {{"a.csv", "name\nx\n", 0}, {0}};
    const struct workbook_part typed[] = {{"mimetype", "application/epub+zip", 0}, {0}};
    const struct workbook_part bare[] = {{"_rels/.rels", "<Relationships/>", 0}, {0}};
    static const char empty[22] = "PK\x05\x06";
    char path[TEST_PATH];
    test_path(*state, "e.xlsx", path);
    refuses(*state, ods, "The file is an OpenDocument file (.ods).");
    refuses(*state, xlsb, "The file is a binary workbook (.xlsb).");
    refuses(*state, docx, "Part word/document.xml, line 1: this is not what a workbook");
    refuses(*state, zip, "The file is a ZIP archive, but no Excel workbook.");
    refuses(*state, typed, "The file is a ZIP archive, but no Excel workbook.");
    refuses(*state, bare, "The file is a ZIP archive, but no Excel workbook.");
    /* An archive of nothing, which is its end alone. */
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(empty, sizeof empty, 1, file), 1);
    assert_int_equal(fclose(file), 0);
    char *said = told_of(*state, "e.xlsx");
    test_holds(said, "The file is a ZIP archive, but no Excel workbook.");
    free(said);
    test_write(*state, "old.xls", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and so on");
    said = told_of(*state, "old.xls");
    test_holds(said, "The file is an old Excel workbook (.xls) or one that is protected");
    free(said);
}

static void test_parts_are_there_and_once(void **state)
{
    struct workbook_part parts[] = {
        {"_rels/.rels", RELS("officeDocument", "b.xml"), 0},
        {"_rels/b.xml.rels", RELS("worksheet", "s.xml"), 0},
        {"b.xml", "<workbook><sheets><sheet name=\"A\" id=\"r\"/></sheets></workbook>", 0},
        {"s.xml", SHEET(ROW("<c><v>1</v></c>")), 0},
        {"S.XML", NULL, 0},
        {0}};
    refuses(*state, parts, "");
    for (size_t i = 1; i < 4; i++) {
        const char *text = parts[i].text;
        parts[i].text = NULL;
        refuses(*state, parts, "The workbook lacks its part ");
        parts[i].text = text;
    }
    parts[4].text = SHEET("");
    refuses(*state, parts, "The workbook has its part s.xml twice");
    parts[4].text = NULL;
    /* Parts in the places that the standard leaves open. */
    parts[1].text = "<Relationships><Relationship Id=\"r\" Type=\"worksheet\" "
                    "Target=\"./x/../s.xml\" TargetMode=\"Internal\"/></Relationships>";
    refuses(*state, parts, "");
    for (size_t i = 0; i < 2; i++) {
        struct buf twice = {0};
        const char *type = i == 0 ? "sharedStrings" : "styles";
        for (size_t k = 0; k < 2; k++)
            buf_printf(&twice, "<Relationship Id=\"%zu\" Type=\"x/%s\" Target=\"s.xml\"/>", k,
                       type);
        struct buf relations = {0};
        buf_printf(&relations, "<Relationships>%s</Relationships>", twice.text);
        parts[1].text = relations.text;
        refuses(*state, parts, type);
        buf_clear(&relations);
        buf_clear(&twice);
    }
    parts[1].text = RELS("worksheet", "s.xml");
    parts[0].text = "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" "
                    "Target=\"b.xml\"/><Relationship Id=\"b\" Type=\"x/officeDocument\" "
                    "Target=\"c.xml\"/></Relationships>";
    refuses(*state, parts, "The workbook names two parts of the type officeDocument.");
}

static void test_a_password_is_named(void **state)
{
    const struct workbook workbook = {.rows = ROW("<c><v>1</v></c>")};
    char path[TEST_PATH];
    workbook_write(*state, "p.xlsx", &workbook);
    test_path(*state, "p.xlsx", path);
    zip_t *zip = zip_open(path, 0, NULL);
    assert_non_null(zip);
    for (zip_int64_t i = 0; i < zip_get_num_entries(zip, 0); i++)
        assert_int_equal(
            zip_file_set_encryption(zip, (zip_uint64_t)i, ZIP_EM_TRAD_PKWARE, "secret"), 0);
    assert_int_equal(zip_close(zip), 0);
    char *said = told_of(*state, "p.xlsx");
    test_holds(said, "The file is protected with a password.");
    free(said);
}

/* LENGTH bytes: HEAD, then FILL again and again, then TAIL. */
static struct workbook_part filled(const char *name, const char *head, const char *fill,
                                   const char *tail, size_t length)
{
    size_t at = strlen(head), width = strlen(fill);
    char *text = mem_new(length + strlen(tail) + width + 1, 1);
    memcpy(text, head, at);
    for (; at < length; at += width)
        memcpy(text + at, fill, width);
    memcpy(text + at, tail, strlen(tail) + 1);
    return (struct workbook_part){name, text, 0};
}

/* Sheets of many bytes in few: blank text, endless tags, tags in tags, an
 * endless cell. Another process packs them, so that the memory of this one is
 * what reading takes. */
static void test_bombs_are_stopped(void **state)
{
    static const struct {
        const char *head, *fill, *tail, *told;
        size_t length;
    } bombs[] = {
        {"<worksheet><sheetData>", "                ", "</sheetData></worksheet>",
         "part s.xml: The workbook expands to far more than its size", 200000000},
        {"<worksheet a=\"", "aaaaaaaa", "\"/>", "a tag is larger than 1 MiB", 8000000},
        {"<worksheet><!--", "aaaaaaaa", "--></worksheet>", "a tag is larger than 1 MiB", 8000000},
        {"", "<worksheet>", "", "more elements stand within each other", 100000},
        {"<worksheet><sheetData>", "<row><c r=\"XFD1\"><v>1</v></c></row>",
         "</sheetData></worksheet>", "not in their order", 1000},
        {"<worksheet><sheetData><row><c><v>", "11111111", "</v></c></row></sheetData></worksheet>",
         "cell A1: It is larger than 1 MiB.", 4000000},
    };
    for (size_t i = 0; i < sizeof bombs / sizeof bombs[0]; i++) {
        pid_t child = fork();
        if (child == 0) {
            const struct workbook_part parts[] = {
                {"_rels/.rels", RELS("officeDocument", "b.xml"), 0},
                {"_rels/b.xml.rels", RELS("worksheet", "s.xml"), 0},
                {"b.xml", "<workbook><sheets><sheet name=\"A\" id=\"r\"/></sheets></workbook>", 0},
                filled("s.xml", bombs[i].head, bombs[i].fill, bombs[i].tail, bombs[i].length),
                {0}};
            workbook_archive(*state, "bomb.xlsx", parts);
            _exit(0);
        }
        int status;
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_int_equal(status, 0);
        char *said = told_of(*state, "bomb.xlsx");
        test_holds(said, bombs[i].told);
        free(said);
    }
#if !defined(DAICHO_SANITIZED)
    struct rusage used;
    assert_int_equal(getrusage(RUSAGE_SELF, &used), 0);
    assert_in_range(used.ru_maxrss, 1, 64 * 1024);
#endif
}

/* What does not expand too much may still be more than is kept in memory. */
static void test_parts_that_are_kept_are_small(void **state)
{
    unsigned seed = 1;
    struct buf noise = {0};
    for (size_t i = 0; i < 600000; i++)
        buf_putc(&noise, (char)(test_random(&seed, 255) + 1));
    struct workbook_part relations =
        filled("_rels/b.xml.rels", "<Relationships>", "        ", "</Relationships>", 80000000);
    const struct workbook_part parts[] = {{"_rels/.rels", RELS("officeDocument", "b.xml"), 0},
                                          {"noise", noise.text, 0},
                                          relations,
                                          {"b.xml", "<workbook/>", 0},
                                          {0}};
    refuses(*state, parts,
            "Part _rels/b.xml.rels, line 1: the part is larger than 64 MiB. Save the sheet");
    free((char *)relations.text);
    buf_clear(&noise);
}

/* Each name that expat meets it keeps for as long as it parses. */
static void test_names_without_end_are_stopped(void **state)
{
    struct buf elements = {0}, attributes = {0};
    for (size_t i = 0; i < 5000; i++) {
        buf_printf(&elements, "<name%zu/>", i);
        buf_printf(&attributes, "<c name%zu=\"\"/>", i);
    }
    const struct workbook of[] = {{.after = elements.text}, {.strings = attributes.text}};
    for (size_t i = 0; i < sizeof of / sizeof of[0]; i++) {
        struct workbook workbook = of[i];
        workbook.rows = ROW("<c><v>1</v></c>");
        char *told = workbook_told(*state, &workbook);
        test_holds(told, "there are more names of elements than a workbook has");
        free(told);
    }
    buf_clear(&elements);
    buf_clear(&attributes);
}

/* Few bytes in the file for each row that is given. */
static void test_what_few_bytes_make_of_much_is_bounded(void **state)
{
    struct buf rows = {0}, text = {0};
    for (size_t i = 1; i <= 4000; i++)
        buf_printf(&rows, "<row><c r=\"XFD%zu\"><v>1</v></c></row>", i);
    char *told = workbook_told(*state, &(struct workbook){.rows = rows.text});
    test_holds(told, "256 MiB of text or 33,554,432 cells");
    free(told);
    buf_empty(&rows);
    for (size_t i = 0; i < 1000000; i++)
        buf_putc(&text, 'a');
    struct buf strings = {0};
    buf_printf(&strings, "<si><t>%s</t></si>", text.text);
    for (size_t i = 0; i < 400; i++)
        buf_puts(&rows, "<row><c t=\"s\"><v>0</v></c></row>");
    told = workbook_told(*state, &(struct workbook){.rows = rows.text, .strings = strings.text});
    test_holds(told, "256 MiB of text or 33,554,432 cells");
    free(told);
    buf_clear(&rows);
    buf_clear(&text);
    buf_clear(&strings);
}

/* The bytes of the file at PATH. */
static struct buf bytes_of(const char *path)
{
    struct buf bytes = {0};
    char block[4096];
    size_t got;
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    while ((got = fread(block, 1, sizeof block, file)) > 0)
        buf_add(&bytes, block, got);
    fclose(file);
    return bytes;
}

/* Writes the bytes as f.xlsx and reads them; whatever comes of it, it ends, and
 * says why where it is no workbook. */
static bool try_bytes(const char *folder, const struct buf *bytes)
{
    char path[TEST_PATH];
    struct sheet sheet;
    struct why why = {.lang = LANG_EN};
    test_path(folder, "f.xlsx", path);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes->text, 1, bytes->length, file), bytes->length);
    assert_int_equal(fclose(file), 0);
    bool read = sheet_read(path, &(struct sheet_source){0}, &sheet, &why);
    if (read)
        sheet_clear(&sheet);
    else
        assert_true(why.text[0] != '\0');
    return read;
}

static struct buf fixture(const char *name)
{
    char path[TEST_PATH];
    workbook_fixture(name, path);
    return bytes_of(path);
}

static void test_a_file_that_was_cut_off_is_refused(void **state)
{
    struct buf bytes = fixture("ledger.xlsx");
    size_t whole = bytes.length;
    assert_true(try_bytes(*state, &bytes));
    for (bytes.length = 4; bytes.length < whole; bytes.length += 61)
        assert_false(try_bytes(*state, &bytes));
    buf_clear(&bytes);
}

/* Workbooks know two compressions; a third one, such as bzip2, is not tried. */
static void test_other_compressions_are_refused(void **state)
{
    enum { METHOD = 10, BZIP2 = 12 }; /* in the list of parts */
    const struct workbook workbook = {.rows = ROW("<c><v>1</v></c>")};
    char path[TEST_PATH];
    size_t parts = 0;
    workbook_write(*state, "c.xlsx", &workbook);
    test_path(*state, "c.xlsx", path);
    struct buf bytes = bytes_of(path);
    assert_true(try_bytes(*state, &bytes));
    for (size_t i = 0; i + METHOD < bytes.length; i++)
        if (memcmp(bytes.text + i, "PK\x01\x02", 4) == 0) {
            bytes.text[i + METHOD] = BZIP2;
            bytes.text[i + METHOD + 1] = 0;
            parts++;
        }
    assert_true(parts > 4);
    assert_false(try_bytes(*state, &bytes));
    char *said = told_of(*state, "f.xlsx");
    test_holds(said, "The workbook is damaged or was cut off on its way.");
    free(said);
    buf_clear(&bytes);
}

/* Between the choice of a file and its reading it may go, or the system give no more. */
static void test_a_workbook_that_cannot_be_opened_is_told(void **state)
{
    const struct workbook workbook = {.rows = ROW("<c><v>1</v></c>")};
    struct xlsx_book book;
    struct why why = {.lang = LANG_EN};
    struct rlimit usual;
    char path[TEST_PATH];
    workbook_write(*state, "o.xlsx", &workbook);
    test_path(*state, "o.xlsx", path);
    assert_int_equal(getrlimit(RLIMIT_NOFILE, &usual), 0);
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &(struct rlimit){0, usual.rlim_max}), 0);
    bool looked = xlsx_look(path, &book, &why);
    enum xlsx_magic magic = xlsx_magic(path);
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &usual), 0);
    assert_false(looked);
    test_same(why.text, "The file cannot be opened: too many files are open.");
    assert_int_equal(magic, XLSX_NONE);
    assert_int_equal(xlsx_magic(path), XLSX_ARCHIVE);
    assert_int_equal(unlink(path), 0);
    assert_false(xlsx_look(path, &book, &why));
    test_same(why.text, "The file cannot be opened: there is no such file or folder.");
    assert_int_equal(book.count, 0);
}

static size_t rounds(size_t usual)
{
    const char *count = getenv("FUZZ_ROUNDS");
    return count == NULL ? usual : (size_t)strtoul(count, NULL, 10);
}

/* Changes some bytes of BYTES. */
static void damage(struct buf *bytes, unsigned *seed)
{
    for (size_t k = test_random(seed, 4) + 1; k > 0; k--)
        bytes->text[test_random(seed, bytes->length)] = (char)test_random(seed, 256);
}

static void test_damaged_archives_end_in_words(void **state)
{
    unsigned seed = 20261122;
    for (size_t i = 0; i < rounds(400); i++) {
        struct buf bytes = fixture(i % 2 == 0 ? "ledger.xlsx" : "headers.xlsx");
        damage(&bytes, &seed);
        try_bytes(*state, &bytes);
        buf_clear(&bytes);
    }
}

/* A part of the archive as it was packed anew, damaged. */
struct packed {
    char *name;
    struct buf bytes;
};

/* Unpacks the file NAME of tests/data. */
static size_t unpack(const char *name, struct packed parts[32])
{
    char path[TEST_PATH];
    workbook_fixture(name, path);
    zip_t *zip = zip_open(path, ZIP_RDONLY, NULL);
    assert_non_null(zip);
    size_t count = (size_t)zip_get_num_entries(zip, 0);
    assert_true(count < 32);
    for (size_t i = 0; i < count; i++) {
        char block[4096];
        zip_int64_t got;
        zip_file_t *file = zip_fopen_index(zip, i, 0);
        parts[i] = (struct packed){.name = mem_copy(zip_get_name(zip, i, 0))};
        while ((got = zip_fread(file, block, sizeof block)) > 0)
            buf_add(&parts[i].bytes, block, (size_t)got);
        zip_fclose(file);
    }
    zip_discard(zip);
    return count;
}

/* Replaces a digit, a letter or a tag within TEXT, so that most of it is XML
 * still. */
static void disturb(struct buf *text, unsigned *seed)
{
    static const char letters[] = "0123456789<>/\"&ABZrstv _x-";
    if (text->length == 0)
        return;
    size_t at = test_random(seed, text->length);
    size_t end = at + 1 + test_random(seed, 3);
    for (; at < end && at < text->length; at++)
        if (test_random(seed, 2) == 0 || (text->text[at] >= '0' && text->text[at] <= '9'))
            text->text[at] = letters[test_random(seed, sizeof letters - 1)];
}

static void test_damaged_parts_end_in_words(void **state)
{
    unsigned seed = 19890107;
    size_t read = 0, count = rounds(400);
    for (size_t i = 0; i < count; i++) {
        struct packed packed[32];
        struct workbook_part parts[33] = {0};
        char path[TEST_PATH];
        size_t part_count = unpack(i % 2 == 0 ? "ledger.xlsx" : "headers.xlsx", packed);
        for (size_t k = test_random(&seed, 6) + 1; k > 0; k--)
            disturb(&packed[test_random(&seed, part_count)].bytes, &seed);
        for (size_t k = 0; k < part_count; k++)
            parts[k] = (struct workbook_part){packed[k].name, packed[k].bytes.text,
                                              packed[k].bytes.length};
        workbook_archive(*state, "d.xlsx", parts);
        test_path(*state, "d.xlsx", path);
        struct buf bytes = bytes_of(path);
        read += try_bytes(*state, &bytes);
        buf_clear(&bytes);
        for (size_t k = 0; k < part_count; k++) {
            free(packed[k].name);
            buf_clear(&packed[k].bytes);
        }
    }
    /* Neither all nor none: the damage reaches what is read. */
    assert_in_range(read, count / 100, count - 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bombs_are_stopped),
        cmocka_unit_test(test_each_fault_is_named),
        cmocka_unit_test(test_other_files_are_named),
        cmocka_unit_test(test_parts_are_there_and_once),
        cmocka_unit_test(test_a_password_is_named),
        cmocka_unit_test(test_other_compressions_are_refused),
        cmocka_unit_test(test_a_workbook_that_cannot_be_opened_is_told),
        cmocka_unit_test(test_what_few_bytes_make_of_much_is_bounded),
        cmocka_unit_test(test_parts_that_are_kept_are_small),
        cmocka_unit_test(test_names_without_end_are_stopped),
        cmocka_unit_test(test_a_file_that_was_cut_off_is_refused),
        cmocka_unit_test(test_damaged_archives_end_in_words),
        cmocka_unit_test(test_damaged_parts_end_in_words),
    };
    return cmocka_run_group_tests(tests, workbook_folder, workbook_folder_delete);
}

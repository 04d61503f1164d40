/*
 * What the cells of a workbook are as text, which sheet is read, and what is
 * said of the rest. Broken and hostile workbooks are in xlsx_refused-test.c.
 */
#include "import/plan.h"
#include "import/xlsx_inside.h"
#include "model/mem.h"
#include "tests/workbook.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

/* Stops the test unless WORKBOOK is read as EXPECTED. */
static void reads(const char *folder, const struct workbook *workbook, const char *expected)
{
    char *told = workbook_told(folder, workbook);
    test_same(told, expected);
    free(told);
}

static void test_each_type_of_cell(void **state)
{
    const struct workbook workbook = {
        .rows = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>1</v></c><c r=\"B1\"><v>12400</v></c>"
                "<c r=\"C1\" t=\"b\"><v>1</v></c><c r=\"D1\" t=\"b\"><v>0</v></c>"
                "<c r=\"E1\" t=\"inlineStr\"><is><t>直接</t></is></c>"
                "<c r=\"F1\" t=\"str\"><f>A1&amp;\"様\"</f><v>会員様</v></c>"
                "<c r=\"G1\"><f>1+1</f><v>2</v></c><c r=\"H1\" t=\"e\"><v>#N/A</v></c>"
                "<c r=\"I1\" t=\"d\"><v>2024-04-01T00:00:00</v></c>"
                "<c r=\"J1\" t=\"d\"><v>2024-04-01T09:30:00Z</v></c>"
                "<c r=\"K1\" t=\"n\"><v>3</v></c><c t=\"d\"><v>2024-04-02</v></c></row>",
        .strings = "<si><t>使わない</t></si><si><t>会員</t></si>",
    };
    reads(
        *state, &workbook,
        "1:会員|12400|TRUE|FALSE|直接|会員様|2|#N/A|2024-04-01|2024-04-01 09:30:00|3|2024-04-02\n");
}

static void test_readings_are_no_part_of_a_text(void **state)
{
    const struct workbook workbook = {
        .rows = "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c>"
                "<c t=\"inlineStr\"><is><t>東京都</t><rPh sb=\"0\" eb=\"3\"><t>トウキョウト</t>"
                "</rPh><phoneticPr fontId=\"1\"/></is></c></row>",
        .strings = "<si><t>東京都</t><rPh sb=\"0\" eb=\"3\"><t>トウキョウト</t></rPh>"
                   "<phoneticPr fontId=\"1\"/></si>"
                   "<si><r><rPr><b/></rPr><t>個人</t></r><r><t xml:space=\"preserve\"> 情報</t></r>"
                   "<rPh sb=\"0\" eb=\"2\"><t>コジン</t></rPh></si>",
    };
    reads(*state, &workbook, "1:東京都|個人 情報|東京都\n");
}

static void test_gaps_keep_rows_and_columns(void **state)
{
    const struct workbook workbook = {
        .rows = "<row r=\"2\"><c r=\"B2\"><v>1</v></c><c r=\"D2\"><v>2</v></c><c r=\"E2\" s=\"0\"/>"
                "</row><row r=\"3\" hidden=\"1\"/><row><c r=\"A4\"><v>3</v></c><c><v>4</v></c>"
                "</row><row r=\"1048576\" hidden=\"1\"><c r=\"XFD1048576\"><v>5</v></c></row>",
    };
    char *told = workbook_told(*state, &workbook);
    assert_memory_equal(told, "2:|1||2\n4:3|4\n1048576:||", 24);
    assert_int_equal(strlen(told), strlen("2:|1||2\n4:3|4\n1048576:5\n") + 16383);
    free(told);
}

/* A number as it is stored and shown. */
struct number_case {
    const char *format; /* NULL for a built-in one */
    uint32_t id;
    const char *stored, *shown;
};

static const struct number_case number_cases[] = {
    /* As they are stored, or as short as they can be. */
    {NULL, 0, "0", "0"},
    {NULL, 0, "-12", "-12"},
    {NULL, 0, "12400.0", "12400"},
    {NULL, 0, "1.24E+4", "12400"},
    {NULL, 0, "123456789012345", "123456789012345"},
    {NULL, 0, "0.10000000000000001", "0.1"},
    {NULL, 0, "0.30000000000000004", "0.30000000000000004"},
    {NULL, 0, "-1.5", "-1.5"},
    {NULL, 0, "1E-7", "1E-07"},
    {NULL, 0, "1E+300", "1E+300"},
    {NULL, 0, "0.0", "0"},
    {NULL, 0, "-0", "0"},
    {NULL, 0, "007", "7"},
    {NULL, 0, "123456789012345678", "1.2345678901234568E+17"},
    {"General", 164, "45383", "45383"},
    {"G/標準", 164, "45383", "45383"},
    {"G/標準\"年\"", 164, "3", "3年"},
    {"0.00E+00", 164, "45383", "45383"},
    {"##0.0E+0", 164, "45383", "45383"},
    {"#,##0\" days\"", 164, "45383", "45383 days"},
    {"0\"年\"", 164, "3", "3年"},
    {"0ヶ月", 164, "6", "6ヶ月"},
    {"0\\年", 164, "3.5", "3.5"},
    {"\"C-\"0000_ ", 164, "7", "C-0007"},
    {"\"C-\"0000", 164, "7.0", "C-0007"},
    {"#,##0\"件\"", 164, "12400", "12400"},
    {"[$¥-411]#,##0", 164, "12400", "12400"},
    {"\"これは長すぎる言葉です\"0", 164, "7", "7"},
    {"[>=100]0\"以上\";0", 164, "7", "7"},
    {"[赤]0\"年\"", 164, "3", "3年"},
    {"0.0\"年\"", 164, "3.5", "3.5"},
    {"# ?/?", 164, "3.5", "3.5"},
    {NULL, 9, "0.07", "7%"},
    {"0.0%", 164, "0.125", "12.5%"},
    {"[Red]#,##0;[Red]-#,##0", 164, "45383", "45383"},
    {"[>=100]0.0", 164, "45383", "45383"},
    {"\\d\\y0", 164, "45383", "dy45383"},
    {"@", 164, "45383", "45383"},
    {"0000", 164, "7", "0007"},
    {"000;@", 164, "12345", "12345"},
    {"0000", 164, "7.5", "7.5"},
    {"0000", 164, "-7", "-7"},
    {"0000", 164, "12345678", "12345678"},
    {"0000", 164, "1E+16", "1E+16"},
    {"000000000000000000000", 164, "7", "7"},
    {"0 0", 164, "7", "7"},
    {"\"¥\"0", 164, "7", "7"},
    {"0\"x", 164, "7", "7"},
    {"0\\", 164, "7", "7"},
    {"0_", 164, "7", "7"},
    {"0[x", 164, "7", "7"},
    {"a0", 164, "7", "7"},
    {"b0", 164, "7", "7"},
    {"0%;-0%", 164, "0.07", "7%"},
    {"0%x", 164, "0.07", "0.07"},
    /* Days. */
    {NULL, 14, "45383", "2024-04-01"},
    {NULL, 27, "45383", "2024-04-01"},
    {NULL, 31, "45383", "2024-04-01"},
    {NULL, 36, "45383", "2024-04-01"},
    {NULL, 50, "45383", "2024-04-01"},
    {NULL, 58, "45383", "2024-04-01"},
    {NULL, 14, "45383.75", "2024-04-01"},
    {"[$-411]ge.m.d", 164, "45383", "2024-04-01"},
    {"[$-411]ggge\"年\"m\"月\"d\"日\";@", 164, "43586", "2019-05-01"},
    {"[$-1030411]ggge\\年m\\月d\\日", 164, "43586", "2019-05-01"},
    {"e-m-d", 164, "45383", "2024-04-01"},
    {"rr", 164, "45383", "2024-04-01"},
    {"yyyy\"年\"m\"月\"", 164, "45383", "2024-04-01"},
    {"mmm", 164, "45383", "2024-04-01"},
    {"aaaa", 164, "45383", "2024-04-01"},
    {"[$-F800]dddd, mmmm dd, yyyy", 164, "45383", "2024-04-01"},
    {"YYYY/MM/DD", 164, "45383", "2024-04-01"},
    {"GGGE", 164, "45383", "2024-04-01"},
    {"RR", 164, "45383", "2024-04-01"},
    {"bbbb", 164, "45383", "2024-04-01"},
    {"[]yyyy", 164, "45383", "2024-04-01"},
    {"yyyy_-m", 164, "45383", "2024-04-01"},
    {"yyyy* m", 164, "45383", "2024-04-01"},
    {"yyyy\\", 164, "45383", "2024-04-01"},
    {"yyyy\"h", 164, "45383.75", "2024-04-01"},
    {"yyyy[h", 164, "45383.75", "2024-04-01"},
    {NULL, 14, "1", "1900-01-01"},
    {NULL, 14, "59", "1900-02-28"},
    {NULL, 14, "60", "1900-02-29"},
    {NULL, 14, "61", "1900-03-01"},
    {NULL, 14, "0", "1900-01-00"},
    {NULL, 14, "2958465", "9999-12-31"},
    {NULL, 14, "2958466", "2958466"},
    {NULL, 14, "-1", "-1"},
    /* Days with a time, times, and what goes past a day. */
    {NULL, 22, "45383", "2024-04-01"},
    {NULL, 22, "45383.395833333336", "2024-04-01 09:30"},
    {"yyyy/m/d h:mm:ss", 164, "45383.000011574074", "2024-04-01 00:00:01"},
    {NULL, 18, "0.75", "18:00"},
    {NULL, 21, "45383.395833333336", "09:30"},
    {NULL, 32, "0.39583333333333331", "09:30"},
    {NULL, 33, "0.39583333333333331", "09:30"},
    {NULL, 45, "0.0010416666666666667", "00:01:30"},
    {NULL, 47, "0.0010416666666666667", "00:01:30"},
    {"H:mm A/P", 164, "0.75", "18:00"},
    {"SS", 164, "0.75", "18:00"},
    {NULL, 46, "1.5", "36:00"},
    {"[h]:mm", 164, "1.5", "36:00"},
    {"[hh]\"時間\"", 164, "2", "48:00"},
    {"mm:ss.0", 164, "0.0010416666666666667", "00:01:30"},
    {"AM/PM h\"時\"", 164, "0.75", "18:00"},
};

static void test_numbers_are_shown_as_their_format_says(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof number_cases / sizeof number_cases[0]; i++) {
        const struct number_case *c = &number_cases[i];
        struct buf shown = {0};
        struct xlsx_format format =
            c->format == NULL ? xlsx_format_built_in(c->id) : xlsx_format_of(c->format);
        assert_true(xlsx_number(c->stored, format, false, &shown));
        if (strcmp(buf_text(&shown), c->shown) != 0)
            fail_msg("%s in %s (%u) is %s, not %s", c->stored, c->format == NULL ? "-" : c->format,
                     (unsigned)c->id, buf_text(&shown), c->shown);
        buf_clear(&shown);
    }
}

static void test_styles_are_found_by_their_number(void **state)
{
    struct workbook workbook = {
        .rows = "<row><c s=\"1\"><v>45383</v></c><c s=\"2\"><v>45383</v></c><c><v>45383</v></c>"
                "<c s=\"3\"><v>0</v></c></row>",
        .styles = "<numFmts count=\"1\"><numFmt numFmtId=\"176\" formatCode=\"[$-411]ge.m.d\"/>"
                  "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
                  "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"57\"/><xf numFmtId=\"176\"/>"
                  "<xf numFmtId=\"14\"/></cellXfs>",
    };
    reads(*state, &workbook, "1:2024-04-01|2024-04-01|45383|1900-01-00\n");
    workbook.settings = "<workbookPr date1904=\"true\"/>";
    reads(*state, &workbook, "1:2028-04-02|2028-04-02|45383|1904-01-01\n");
}

static void test_escapes_are_characters(void **state)
{
    const struct workbook workbook = {
        .rows = "<row><c t=\"s\"><v>0</v></c><c t=\"inlineStr\"><is><t>_x0041__x0042_</t></is></c>"
                "<c t=\"str\"><v>_xD83D__xDE00_</v></c><c t=\"s\"><v>1</v></c></row>",
        .strings = "<si><t>一行目_x000D_\n二行目</t></si>"
                   "<si><t>_x005F_x000D_ _xD83D_ _x12_ __x0041 _xDC00_ _xD83D__xFF21_</t></si>",
    };
    reads(*state, &workbook,
          "1:一行目\r\n二行目|AB|😀|_x000D_ _xD83D_ _x12_ __x0041 _xDC00_ "
          "_xD83D_Ａ\n");
}

/* A workbook of two sheets, the places of which are given. */
#define TWO(first, second)                                                                         \
    "<sheet name=\"台帳\" sheetId=\"1\" r:id=\"rId1\"" first "/>"                                  \
    "<sheet name=\"集計\" sheetId=\"3\" r:id=\"rId5\"/>"                                         \
    "<sheet name=\"記入例\" sheetId=\"2\" r:id=\"rId2\"" second "/>"
#define FILLED "<row><c><v>1</v></c></row>"
#define OTHER "<row><c><v>2</v></c></row>"

static const struct {
    struct workbook workbook;
    const char *name, *told;
} sheet_cases[] = {
    {{.sheets = TWO("", ""), .rows = FILLED}, NULL, "1:1\n"},
    {{.sheets = TWO("", ""), .second = OTHER}, NULL, "1:2\n"},
    {{.sheets = TWO("", ""), .rows = "<row><c><v>\n </v></c></row>", .second = OTHER},
     NULL,
     "1:2\n"},
    {{.sheets = TWO(" state=\"hidden\"", ""), .rows = FILLED, .second = OTHER}, NULL, "1:2\n"},
    {{.sheets = TWO("", " state=\"veryHidden\""), .rows = FILLED, .second = OTHER}, NULL, "1:1\n"},
    {{.sheets = TWO("", ""), .rows = FILLED, .second = OTHER},
     NULL,
     "Several sheets have content. Say which one is read. There "
     "are: 1 \"台帳\", 2 \"集計\", 3 \"記入例\"."},
    {{.sheets = TWO("", ""), .rows = FILLED, .second = OTHER}, "記入例", "1:2\n"},
    {{.sheets = TWO("", ""), .rows = FILLED, .second = OTHER}, "3", "1:2\n"},
    {{.sheets = TWO(" state=\"hidden\"", ""), .rows = FILLED, .second = OTHER}, "2", "1:2\n"},
    {{.sheets = TWO(" state=\"hidden\"", ""), .rows = FILLED, .second = OTHER}, "台帳", "1:1\n"},
    {{.sheets = TWO("", ""), .rows = FILLED}, "記入例", ""},
    {{.sheets = TWO("", "")},
     "2",
     "The sheet \"集計\" has no cells, as it is a chart or a dialogue."},
    {{.sheets = TWO(" state=\"hidden\"", ""), .rows = FILLED},
     NULL,
     "No visible sheet has content. A hidden one is read where it is named. There are: "
     "\"台帳\" (hidden), 1 \"集計\", 2 \"記入例\"."},
    {{.sheets = TWO("", ""), .rows = FILLED},
     "4",
     "No sheet has that name or number. There are: 1 \"台帳\", 2 \"集計\", 3 \"記入例\"."},
    {{.sheets = TWO("", ""), .rows = FILLED},
     "0",
     "No sheet has that name or number. There are: 1 \"台帳\", 2 \"集計\", 3 \"記入例\"."},
};

static void test_the_sheet_is_named_or_the_only_one(void **state)
{
    char path[TEST_PATH];
    test_path(*state, "s.xlsx", path);
    for (size_t i = 0; i < sizeof sheet_cases / sizeof sheet_cases[0]; i++) {
        workbook_write(*state, "s.xlsx", &sheet_cases[i].workbook);
        char *told = workbook_rows(path, sheet_cases[i].name);
        test_same(told, sheet_cases[i].told);
        free(told);
    }
}

static bool ignore(void *context, const struct reader_row *row, struct why *why)
{
    (void)context;
    (void)row;
    (void)why;
    return true;
}

static void test_merged_cells_and_hidden_rows_are_told(void **state)
{
    const struct workbook workbook = {
        .rows = "<row r=\"2\"><c r=\"A2\"><v>1</v></c></row><row r=\"5\" hidden=\"1\"><c><v>1</v>"
                "</c></row><row r=\"6\" hidden=\"1\"/>",
        .after = "<mergeCells count=\"2\"><mergeCell ref=\"A1:C1\"/><mergeCell ref=\"AB2:AB10\"/>"
                 "<mergeCell/><mergeCell ref=\"x\"/><mergeCell ref=\"A1\"/><mergeCell "
                 "ref=\"A1:x\"/><mergeCell ref=\"A1:B2x\"/></mergeCells>",
    };
    const struct reader_sink sink = {.row = ignore};
    struct reader_found found;
    struct xlsx_book book;
    struct why why = {.lang = LANG_EN};
    char path[TEST_PATH];
    workbook_write(*state, "m.xlsx", &workbook);
    test_path(*state, "m.xlsx", path);
    assert_true(xlsx_run(path, NULL, &sink, &found, &book, &why));
    assert_int_equal(found.blank, 3);
    assert_int_equal(book.hidden_rows, 1);
    assert_int_equal(book.merged_count, 2);
    assert_int_equal(book.merged_kept, 2);
    assert_int_equal(book.merged[1].column, 28);
    assert_int_equal(book.merged[1].last_row, 10);
    struct buf said = {0};
    plan_book_say(&book, LANG_EN, &said);
    test_same(said.text, "Merged cells, whose value stands in the first one only: A1:C1, AB2:AB10\n"
                         "1 row that the sheet hides is read too.\n");
    buf_clear(&said);
    xlsx_clear(&book);
}

/* Ranges without end are counted, but not kept. */
static void test_merged_ranges_are_bounded(void **state)
{
    const struct reader_sink sink = {.row = ignore};
    struct reader_found found;
    struct xlsx_book book;
    struct why why = {.lang = LANG_EN};
    struct buf after = {0}, said = {0};
    char path[TEST_PATH];
    buf_puts(&after, "<mergeCells>");
    for (size_t i = 1; i <= XLSX_RANGES + 2; i++)
        buf_printf(&after, "<mergeCell ref=\"A%zu:B%zu\"/>", i, i);
    buf_puts(&after, "</mergeCells>");
    workbook_write(*state, "r.xlsx", &(struct workbook){.rows = FILLED, .after = after.text});
    test_path(*state, "r.xlsx", path);
    assert_true(xlsx_run(path, NULL, &sink, &found, &book, &why));
    assert_int_equal(book.merged_kept, XLSX_RANGES);
    assert_int_equal(book.merged_count, XLSX_RANGES + 2);
    assert_int_equal(book.merged[XLSX_RANGES - 1].row, XLSX_RANGES);
    book.merged_filled = 1;
    plan_book_say(&book, LANG_EN, &said);
    test_holds(said.text, "Beyond 65536 merged ranges, cells were taken as they stand.\n");
    xlsx_clear(&book);
    buf_clear(&after);
    buf_clear(&said);
}

static void test_looking_does_not_read(void **state)
{
    const struct workbook workbook = {.sheets = TWO(" state=\"veryHidden\"", ""), .rows = FILLED};
    struct xlsx_book book;
    struct why why = {.lang = LANG_EN};
    char path[TEST_PATH];
    workbook_write(*state, "l.xlsx", &workbook);
    test_path(*state, "l.xlsx", path);
    assert_true(xlsx_look(path, &book, &why));
    assert_int_equal(book.count, 3);
    assert_string_equal(book.sheets[0].name, "台帳");
    assert_int_equal(book.sheets[0].shown, XLSX_VERY_HIDDEN);
    assert_true(book.sheets[0].filled);
    assert_null(book.sheets[1].part);
    assert_false(book.sheets[2].filled);
    xlsx_clear(&book);
}

/* Programs differ in names of parts, prefixes, and the form of the standard. */
static void test_unusual_workbooks_are_read(void **state)
{
    const struct workbook_part parts[] = {
        {"b", "x", 0},
        {"/_RELS\\.rels",
         "<Relationships><Relationship Id=\"a\" Type=\"http://purl.oclc.org/ooxml/officeDocument/"
         "relationships/officeDocument\" Target=\"/Book/Main.xml\"/></Relationships>",
         0},
        {"\\book/main.XML",
         "<x:workbook xmlns:x=\"strict\"><x:sheets><x:sheet name=\"A\" "
         "sheetId=\"1\" q:id=\"s\"/></x:sheets></x:workbook>",
         0},
        {"book/_rels/main.xml.rels",
         "<Relationships><Relationship Id=\"s\" Type=\"x/worksheet\" Target=\"../tables/one.xml\"/>"
         "<Relationship Id=\"h\" Type=\"x/hyperlink\" TargetMode=\"External\" Target=\"x\"/>"
         "</Relationships>",
         0},
        {"Tables/one.xml",
         "\xEF\xBB\xBF<x:worksheet xmlns:x=\"strict\"><x:sheetData><x:row r=\"1\"><x:c r=\"A1\" "
         "t=\"inlineStr\"><x:is><x:t>会員</x:t></x:is></x:c><x:c><x:v>7</x:v></x:c></x:row>"
         "</x:sheetData><extLst><ext><sheetData><row><c><v>9</v></c></row></sheetData></ext>"
         "</extLst></x:worksheet>",
         0},
        {0},
    };
    char path[TEST_PATH];
    workbook_archive(*state, "u.xlsx", parts);
    test_path(*state, "u.xlsx", path);
    char *told = workbook_rows(path, NULL);
    test_same(told, "1:会員|7\n");
    free(told);
}

/* Parts lie in folders of any depth and have names of any length, relations say less than
 * they should, elements stand on lines of their own, cells have more attributes. */
static void test_what_programs_leave_out_or_add_hinders_nothing(void **state)
{
    const struct workbook_part parts[] = {
        {"_rels/.rels",
         "<Relationships><Relationship Type=\"x/officeDocument\" Target=\"none\"/>"
         "<Relationship Id=\"n\" Target=\"none\"/>"
         "<Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"a/b/wb\"/></Relationships>",
         0},
        {"a/b/wb",
         "<workbook><sheets><sheet name=\"A\" r:id=\"s\" xmlns:r=\"r\"/></sheets>"
         "</workbook>",
         0},
        {"a/b/_rels/wb.rels",
         "<Relationships><Relationship Id=\"s\" Type=\"worksheet\" Target=\"../c/one.xml\"/>"
         "<Relationship Id=\"t\" Type=\"sharedStrings\" Target=\"texts\"/>"
         "<Relationship Id=\"f\" Type=\"styles\" Target=\"looks\"/></Relationships>",
         0},
        {"a/c/one.xml",
         "<worksheet><sheetData>\n <row spans=\"1:2\">\n  <c cm=\"1\" t=\"s\">\n<v>0</v></c>\n"
         "  <c vm=\"2\" s=\"0\"><v>7</v></c>\n </row>\n</sheetData></worksheet>",
         0},
        {"a/b/texts", "<sst>\n <si>\n  <t>会員</t>\n </si>\n</sst>", 0},
        {"a/b/looks", "<styleSheet><cellXfs><xf fontId=\"1\"/></cellXfs></styleSheet>", 0},
        {0},
    };
    char path[TEST_PATH];
    workbook_archive(*state, "d.xlsx", parts);
    test_path(*state, "d.xlsx", path);
    char *told = workbook_rows(path, NULL);
    test_same(told, "1:会員|7\n");
    free(told);
    /* The document has a name that is shorter than the endings that tell others. */
    const struct workbook_part of_two[] = {
        {"_rels/.rels",
         "<Relationships><Relationship Id=\"a\" Type=\"officeDocument\" Target=\"w\"/>"
         "</Relationships>",
         0},
        {"w", "<workbook><sheets><sheet name=\"A\" id=\"s\"/></sheets></workbook>", 0},
        {"_rels/w.rels",
         "<Relationships><Relationship Id=\"s\" Type=\"worksheet\" Target=\"s\"/></Relationships>",
         0},
        {"s", "<worksheet><sheetData>" FILLED "</sheetData></worksheet>", 0},
        {0},
    };
    workbook_archive(*state, "w.xlsx", of_two);
    test_path(*state, "w.xlsx", path);
    told = workbook_rows(path, NULL);
    test_same(told, "1:1\n");
    free(told);
}

/* A workbook of many pictures, which are not looked at. */
static void test_a_large_workbook_is_read(void **state)
{
    const struct workbook workbook = {.rows = FILLED};
    char path[TEST_PATH];
    size_t length = 11 << 20;
    char *picture = mem_new(length, 1);
    workbook_write(*state, "p.xlsx", &workbook);
    test_path(*state, "p.xlsx", path);
    zip_t *zip = zip_open(path, 0, NULL);
    assert_non_null(zip);
    zip_source_t *source = zip_source_buffer(zip, picture, length, 0);
    zip_int64_t at = zip_file_add(zip, "xl/media/image1.png", source, 0);
    assert_true(at >= 0);
    assert_int_equal(zip_set_file_compression(zip, (zip_uint64_t)at, ZIP_CM_STORE, 0), 0);
    assert_int_equal(zip_close(zip), 0);
    char *told = workbook_rows(path, NULL);
    test_same(told, "1:1\n");
    free(told);
    free(picture);
    unlink(path);
}

/* What stands in the file NAME of tests/data, as a sheet. */
static struct sheet data_sheet(const char *name)
{
    char path[TEST_PATH];
    struct sheet sheet;
    struct why why = {.lang = LANG_EN};
    workbook_fixture(name, path);
    if (!sheet_read(path, &(struct sheet_source){0}, &sheet, &why))
        fail_msg("%s", why.text);
    return sheet;
}

/* The cells that LibreOffice read from a text and saved are those of the text. */
static void test_a_text_saved_as_a_workbook_is_the_same(void **state)
{
    (void)state;
    static const char *const names[][2] = {{"headers.csv", "headers.xlsx"},
                                           {"rosters.csv", "rosters.xlsx"}};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        struct sheet text = data_sheet(names[i][0]), book = data_sheet(names[i][1]);
        assert_false(text.is_workbook);
        assert_true(book.is_workbook);
        assert_int_equal(text.count, book.count);
        assert_int_equal(text.found.blank, book.found.blank);
        for (size_t row = 0; row < text.count; row++) {
            assert_int_equal(sheet_at(&text, row)->number, sheet_at(&book, row)->number);
            for (size_t cell = 0; cell <= sheet_at(&text, row)->count; cell++)
                test_same(sheet_cell(&book, row, cell), sheet_cell(&text, row, cell));
        }
        sheet_clear(&text);
        sheet_clear(&book);
    }
}

static void test_a_real_workbook(void **state)
{
    (void)state;
    char path[TEST_PATH];
    workbook_fixture("ledger.xlsx", path);
    char *told = workbook_rows(path, NULL);
    test_same(told,
              "1:管理番号|個人情報の種類|利用目的|管理部門|件数|件数の基準日|委託先|保存期間|備考\n"
              "2:0007|会員|会員サービスの提供|営業部|12400|2024-04-01||3年|一行目\n二行目\n"
              "3:0008|採用応募者|採用選考||320|2019-05-01\n"
              "4:0009|名刺|連絡|総務部|3500|1989-01-07|||0.3\n"
              "5:0010|取引先担当者|||90|2026-03-31\n");
    free(told);
    told = workbook_rows(path, "選択肢");
    test_same(told, "1:有\n");
    free(told);
}

static void test_names_of_cells(void **state)
{
    (void)state;
    static const struct {
        size_t row, column;
        const char *name;
    } cases[] = {{5, 3, "C5"},    {1, 26, "Z1"},    {1, 27, "AA1"},
                 {2, 702, "ZZ2"}, {2, 703, "AAA2"}, {1048576, 16384, "XFD1048576"}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct buf name = {0};
        xlsx_cell_name(cases[i].row, cases[i].column, &name);
        assert_string_equal(name.text, cases[i].name);
        buf_clear(&name);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_type_of_cell),
        cmocka_unit_test(test_readings_are_no_part_of_a_text),
        cmocka_unit_test(test_gaps_keep_rows_and_columns),
        cmocka_unit_test(test_numbers_are_shown_as_their_format_says),
        cmocka_unit_test(test_styles_are_found_by_their_number),
        cmocka_unit_test(test_escapes_are_characters),
        cmocka_unit_test(test_the_sheet_is_named_or_the_only_one),
        cmocka_unit_test(test_merged_cells_and_hidden_rows_are_told),
        cmocka_unit_test(test_merged_ranges_are_bounded),
        cmocka_unit_test(test_looking_does_not_read),
        cmocka_unit_test(test_unusual_workbooks_are_read),
        cmocka_unit_test(test_what_programs_leave_out_or_add_hinders_nothing),
        cmocka_unit_test(test_a_large_workbook_is_read),
        cmocka_unit_test(test_a_text_saved_as_a_workbook_is_the_same),
        cmocka_unit_test(test_a_real_workbook),
        cmocka_unit_test(test_names_of_cells),
    };
    return cmocka_run_group_tests(tests, workbook_folder, workbook_folder_delete);
}

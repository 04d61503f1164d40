/*
 * What a workbook that we write holds: read back by our own reader, and its parts
 * looked at as they are.
 */
#include "export/leaf.h"
#include "model/buf.h"
#include "model/mem.h"
#include "tests/io.h"
#include "tests/model.h"
#include "tests/workbook.h"

#include <dirent.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zip.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

/* Begins a workbook b.xlsx in the folder of D. */
static struct workbook *begin(struct desk *d, enum workbook_memory memory)
{
    char path[TEST_PATH];
    test_path(d->folder, "b.xlsx", path);
    struct workbook *book = workbook_begin(path, true, d->m, memory, &d->why);
    assert_non_null(book);
    return book;
}

/* How many files stand in the folder of D. */
static size_t files(struct desk *d)
{
    size_t count = 0;
    DIR *folder = opendir(d->folder);
    assert_non_null(folder);
    for (const struct dirent *at = readdir(folder); at != NULL; at = readdir(folder))
        count += strcmp(at->d_name, ".") != 0 && strcmp(at->d_name, "..") != 0;
    closedir(folder);
    return count;
}

/* The part NAME of the workbook in the folder of D, for the caller to free. */
static char *part(struct desk *d, const char *name)
{
    char path[TEST_PATH];
    zip_stat_t info;
    test_path(d->folder, "b.xlsx", path);
    zip_t *archive = zip_open(path, ZIP_RDONLY, NULL);
    assert_non_null(archive);
    assert_int_equal(zip_stat(archive, name, 0, &info), 0);
    char *text = mem_new(info.size + 1, 1);
    zip_file_t *file = zip_fopen(archive, name, 0);
    assert_int_equal(zip_fread(file, text, info.size), (zip_int64_t)info.size);
    zip_fclose(file);
    zip_discard(archive);
    return text;
}

/* Stops the test unless the part NAME holds TEXT. */
static void holds(struct desk *d, const char *name, const char *text)
{
    char *found = part(d, name);
    test_holds(found, text);
    free(found);
}

/* Stops the test unless the sheet NAME (or the only one) reads as ROWS. */
static void reads(struct desk *d, const char *name, const char *rows)
{
    char path[TEST_PATH];
    test_path(d->folder, "b.xlsx", path);
    char *told = workbook_rows(path, name);
    test_same(told, rows);
    free(told);
}

static const char *const hostile[] = {
    "=1+1",
    "=cmd|'/c calc'!A0",
    "+81-3-1234",
    "-1",
    "@SUM(A1)",
    "{=1}",
    "0012",
    "1e5",
    "https://example.jp/a?b=c&d",
    "<b>&amp;\"'</b>",
    "_x000D_",
    "a_x0041_b_x005F_",
    "_xZZZZ_",
    "__x0009_",
    "葛\xF3\xA0\x84\x80城市", /* with an ideographic variation selector */
    "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7", /* a family */
    "１２３ｱｲｳ",
    "\xE3\x80\x80全角の空白\xE3\x80\x80",
    " leading and trailing ",
};

static void writes_hostile(struct desk *d, enum workbook_memory memory)
{
    struct buf rows = {0};
    struct workbook *book = begin(d, memory);
    struct leaf *leaf = workbook_leaf(book, "A");
    for (size_t i = 0; i < sizeof hostile / sizeof hostile[0]; i++) {
        leaf_text(leaf, 0, hostile[i], STYLE_TEXT);
        leaf_next(leaf);
        buf_printf(&rows, "%zu:%s\n", i + 1, hostile[i]);
    }
    assert_true(workbook_end(book, true, &d->why));
    reads(d, NULL, buf_text(&rows));
    char *xml = part(d, "xl/worksheets/sheet1.xml");
    assert_null(strstr(xml, "<f>"));
    assert_null(strstr(xml, "<hyperlink"));
    free(xml);
    buf_clear(&rows);
}

static void test_every_text_stays_the_text_it_was(void **state)
{
    writes_hostile(*state, WORKBOOK_FLAT);
    writes_hostile(*state, WORKBOOK_SMALL);
}

static void test_what_xml_cannot_hold_is_escaped(void **state)
{
    struct desk *d = *state;
    struct workbook *book = begin(d, WORKBOOK_FLAT);
    struct leaf *leaf = workbook_leaf(book, "A");
    leaf_text(leaf, 0,
              "a\x01"
              "b\x1Bz\r\nc\td\xEF\xBF\xBE\xEF\xBD\xB1",
              STYLE_TEXT);
    leaf_text(leaf, 1, "_x000D_", STYLE_TEXT);
    assert_true(workbook_end(book, true, &d->why));
    holds(d, "xl/worksheets/sheet1.xml", "a_x0001_b_x001B_z_x000D_\nc\td_xFFFE_\xEF\xBD\xB1<");
    holds(d, "xl/worksheets/sheet1.xml", ">_x005F_x000D_<");
}

static void test_numbers_and_dates_are_no_texts(void **state)
{
    struct desk *d = *state;
    struct workbook *book = begin(d, WORKBOOK_FLAT);
    struct leaf *leaf = workbook_leaf(book, "A");
    leaf_number(leaf, 0, 12400, STYLE_NUMBER);
    leaf_date(leaf, 1, "2026-11-22", STYLE_DATE);
    leaf_date(leaf, 2, "1900-02-28", STYLE_DATE);
    leaf_date(leaf, 3, "", STYLE_DATE);
    leaf_date(leaf, 4, "2000-02-29", STYLE_DATE);
    assert_true(workbook_end(book, true, &d->why));
    reads(d, NULL, "1:12400|2026-11-22|1900-02-28||2000-02-29\n");
    holds(d, "xl/worksheets/sheet1.xml", "<v>46348</v>");
}

static void test_headings_stay_and_are_printed_on_each_page(void **state)
{
    static const char *const headings[] = {"コード", "名称"};
    struct desk *d = *state;
    struct workbook *book = begin(d, WORKBOOK_FLAT);
    struct leaf *leaf = workbook_leaf(book, "台帳");
    const struct leaf_print print = {
        .paper = LEAF_A3, .landscape = true, .header = "A & B", .right = "2026-11-22"};
    leaf_headings(leaf, headings, 2, 1);
    leaf_text(leaf, 0, "C-0001", STYLE_TEXT);
    leaf_next(leaf);
    leaf_filter(leaf);
    leaf_print(leaf, &print);
    workbook_name(book, "rows_here", leaf, 1, 0, 1, 1);
    assert_true(workbook_end(book, true, &d->why));
    holds(d, "xl/workbook.xml", "<definedName name=\"rows_here\">'台帳'!$A$2:$B$2</definedName>");
    holds(d, "xl/worksheets/sheet1.xml",
          "<pane xSplit=\"1\" ySplit=\"1\" topLeftCell=\"B2\" activePane=\"bottomRight\" "
          "state=\"frozen\"/>");
    holds(d, "xl/worksheets/sheet1.xml", "<autoFilter ref=\"A1:B2\"/>");
    holds(d, "xl/worksheets/sheet1.xml", "paperSize=\"8\"");
    holds(d, "xl/worksheets/sheet1.xml", "orientation=\"landscape\"");
    holds(d, "xl/worksheets/sheet1.xml", "fitToHeight=\"0\"");
    holds(d, "xl/worksheets/sheet1.xml", "&amp;L&amp;9&amp;\"-,Regular\"A &amp;&amp; B");
    holds(d, "xl/worksheets/sheet1.xml", "&amp;R&amp;9&amp;\"-,Regular\"2026-11-22");
    holds(d, "xl/workbook.xml", "_xlnm.Print_Titles");
    holds(d, "xl/styles.xml", "Yu Gothic");
}

static void test_a_name_in_the_header_is_no_mark_of_it(void **state)
{
    struct desk *d = *state;
    char many[201] = {0};
    memset(many, '&', sizeof many - 1);
    const char *const names[] = {"P&G", "P&[Picture]", "&", many};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        struct workbook *book = begin(d, WORKBOOK_FLAT);
        struct leaf *leaf = workbook_leaf(book, "R&G&[Picture]&&&&&&&&&&&&&&&&&");
        leaf_print(leaf, &(struct leaf_print){.header = names[i], .right = names[i]});
        assert_true(workbook_end(book, true, &d->why));
        if (i == 0)
            holds(d, "xl/worksheets/sheet1.xml",
                  "&amp;L&amp;9&amp;\"-,Regular\"P&amp;&amp;&amp;\"-,Regular\"G&amp;C");
        if (i == 2)
            holds(d, "xl/worksheets/sheet1.xml", "&amp;R&amp;9&amp;\"-,Regular\"&amp;&amp;<");
    }
}

static void test_drop_downs_offer_lists_of_a_hidden_sheet(void **state)
{
    static const char *const yes_no[] = {"はい", "いいえ"}, *const again[] = {"はい", "いいえ"},
                             *const one[] = {"=1"};
    struct desk *d = *state;
    struct workbook *book = begin(d, WORKBOOK_FLAT);
    struct leaf *leaf = workbook_leaf(book, "A");
    size_t list = workbook_list(book, yes_no, 2), other = workbook_list(book, one, 1);
    assert_int_equal(workbook_list(book, again, 2), list);
    leaf_text(leaf, 0, "はい", STYLE_OPEN);
    leaf_next(leaf);
    leaf_dropdown(leaf, 0, 0, 9, list, true, "はい か いいえ");
    leaf_dropdown(leaf, 1, 0, 9, other, false, NULL);
    leaf_protect(leaf);
    assert_true(workbook_end(book, true, &d->why));
    holds(d, "xl/worksheets/sheet1.xml",
          "<formula1>'Choices'!$A$1:$A$2</formula1></dataValidation>");
    holds(d, "xl/worksheets/sheet1.xml", "prompt=\"はい か いいえ\" sqref=\"A1:A10\"");
    holds(d, "xl/worksheets/sheet1.xml", "<formula1>'Choices'!$A$3</formula1>");
    holds(d, "xl/worksheets/sheet1.xml", "<sheetProtection sheet=\"1\"");
    holds(d, "xl/workbook.xml", "name=\"Choices\" sheetId=\"2\" state=\"hidden\"");
    holds(d, "xl/styles.xml", "<protection locked=\"0\"/>");
    reads(d, "A", "1:はい\n");
}

static void test_names_of_sheets_are_made_to_fit(void **state)
{
    struct desk *d = *state;
    struct workbook *book = begin(d, WORKBOOK_FLAT);
    assert_string_equal(leaf_name(workbook_leaf(book, "A/B:C")), "A B C");
    assert_string_equal(leaf_name(workbook_leaf(book, "a b c")), "a b c 2");
    assert_string_equal(leaf_name(workbook_leaf(book, "History")), "History 2");
    assert_string_equal(leaf_name(workbook_leaf(book, "一二三四五六七八九十一二三四五六七八九十"
                                                      "一二三四五六七八九十一二三四")),
                        "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一");
    assert_string_equal(leaf_name(workbook_leaf(book, "Choices")), "Choices 2");
    assert_true(workbook_end(book, true, &d->why));
}

static void test_a_text_too_long_for_a_cell_is_refused_with_its_place(void **state)
{
    struct desk *d = *state;
    struct buf text = {0};
    for (int i = 0; i < WORKBOOK_UNITS / 2; i++)
        buf_puts(&text, "\xF0\xA0\xAE\xB7"); /* two units of UTF-16 each */
    buf_puts(&text, "a");
    struct workbook *book = begin(d, WORKBOOK_FLAT);
    struct leaf *leaf = workbook_leaf(book, "A");
    leaf_text(leaf, 0, buf_text(&text), STYLE_TEXT);
    assert_true(workbook_ok(book));
    assert_true(workbook_end(book, true, &d->why));
    buf_puts(&text, "b");
    book = begin(d, WORKBOOK_FLAT);
    leaf = workbook_leaf(book, "A");
    leaf_next(leaf);
    leaf_text(leaf, 2, buf_text(&text), STYLE_TEXT);
    assert_false(workbook_ok(book));
    leaf_text(leaf, 3, "what follows is of no use", STYLE_TEXT);
    assert_false(workbook_end(book, true, &d->why));
    test_holds(d->why.text, "Sheet \"A\", cell C2: the text has 32768 characters");
    buf_clear(&text);
    assert_int_equal(files(d), 1); /* the file of before, untouched, and nothing else */
}

static void test_a_row_too_many_is_refused(void **state)
{
    struct desk *d = *state;
    struct workbook *book = begin(d, WORKBOOK_FLAT);
    struct leaf *leaf = workbook_leaf(book, "A");
    for (size_t i = 0; i < WORKBOOK_ROWS; i++)
        leaf_next(leaf);
    assert_true(workbook_ok(book));
    leaf_number(leaf, 0, 1, STYLE_NUMBER);
    assert_false(workbook_end(book, true, &d->why));
    test_holds(d->why.text, "more than 1048576 rows");
    assert_int_equal(files(d), 0);
}

static void test_nothing_is_left_of_what_was_given_up(void **state)
{
    struct desk *d = *state;
    struct workbook *book = begin(d, WORKBOOK_FLAT);
    leaf_text(workbook_leaf(book, "A"), 0, "a", STYLE_TEXT);
    assert_int_equal(files(d), 2); /* the file, and the folder beside it */
    assert_false(workbook_end(book, false, &d->why));
    assert_int_equal(files(d), 0);
}

static void test_what_is_kept_in_between_is_private(void **state)
{
    struct desk *d = *state;
    struct workbook *book = begin(d, WORKBOOK_FLAT);
    leaf_text(workbook_leaf(book, "A"), 0, "a", STYLE_TEXT);
    DIR *folder = opendir(d->folder);
    for (const struct dirent *at = readdir(folder); at != NULL; at = readdir(folder)) {
        char path[TEST_PATH];
        struct stat info;
        if (at->d_name[0] != '.' || at->d_name[1] == '.' || at->d_name[1] == '\0')
            continue;
        test_path(d->folder, at->d_name, path);
        assert_int_equal(stat(path, &info), 0);
        assert_int_equal(info.st_mode & (S_IRWXG | S_IRWXO), 0);
        assert_int_equal(S_ISDIR(info.st_mode) ? rmdir(path) : 0, 0); /* it is empty */
    }
    closedir(folder);
    assert_false(workbook_end(book, false, &d->why));
}

/* Lets no file grow beyond BYTES, as a full disk would. */
static void limit_files(rlim_t bytes)
{
    struct rlimit limit;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
    limit.rlim_cur = bytes == 0 ? limit.rlim_max : bytes;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static void fills_the_disk(struct desk *d, enum workbook_memory memory, rlim_t bytes)
{
    unsigned seed = 1;
    struct workbook *book = begin(d, memory);
    struct leaf *leaf = workbook_leaf(book, "A");
    limit_files(bytes);
    for (size_t i = 0; i < 2000; i++) {
        char text[64];
        snprintf(text, sizeof text, "%zx%zx%zx", test_random(&seed, 0x7FFFFFFF),
                 test_random(&seed, 0x7FFFFFFF), test_random(&seed, 0x7FFFFFFF));
        leaf_text(leaf, 0, text, STYLE_TEXT);
        leaf_next(leaf);
    }
    bool done = workbook_end(book, true, &d->why);
    limit_files(0);
    assert_false(done);
    test_holds(d->why.text, "could not be written whole");
    assert_int_equal(d->why.class, WHY_FILE);
    assert_int_equal(files(d), 0);
}

static void test_a_full_disk_is_noticed(void **state)
{
    signal(SIGXFSZ, SIG_IGN);
    for (rlim_t bytes = 1000; bytes < 200000; bytes += 20000) {
        fills_the_disk(*state, WORKBOOK_FLAT, bytes < 40000 ? bytes : bytes / 2);
        fills_the_disk(*state, WORKBOOK_SMALL, bytes < 40000 ? bytes : bytes / 4);
    }
}

static void test_columns_are_as_wide_as_their_texts(void **state)
{
    struct desk *d = *state;
    struct workbook *book = begin(d, WORKBOOK_FLAT);
    struct leaf *leaf = workbook_leaf(book, "A");
    leaf_width(leaf, 1, 4, 20);
    leaf_width(leaf, 2, 4, 20);
    leaf_text(leaf, 0, "一二三四五\n六", STYLE_TEXT);
    leaf_text(leaf, 1, "a", STYLE_TEXT);
    leaf_text(leaf, 2, "a line that is longer than what is allowed", STYLE_TEXT);
    assert_true(workbook_end(book, true, &d->why));
    char *xml = part(d, "xl/worksheets/sheet1.xml");
    const char *columns = strstr(xml, "<cols>");
    assert_non_null(columns);
    test_holds(columns, "<col min=\"1\" max=\"1\" width=\"12.7");
    test_holds(columns, "<col min=\"2\" max=\"2\" width=\"6.7");
    test_holds(columns, "<col min=\"3\" max=\"3\" width=\"22.7");
    free(xml);
}

static void test_a_chart_takes_its_numbers_from_cells(void **state)
{
    static const char *const headings[] = {"部署", "人数"};
    struct desk *d = *state;
    struct workbook *book = begin(d, WORKBOOK_SMALL);
    struct leaf *leaf = workbook_leaf(book, "数 (1)");
    const struct leaf_chart chart = {.from = leaf,
                                     .title = "人数",
                                     .headings = 0,
                                     .first = 1,
                                     .count = 2,
                                     .names = 0,
                                     .series = 1,
                                     .series_count = 1};
    leaf_headings(leaf, headings, 2, 0);
    for (int i = 0; i < 2; i++) {
        leaf_text(leaf, 0, i == 0 ? "総務部" : "=人事部", STYLE_TEXT);
        leaf_number(leaf, 1, 10 * (i + 1), STYLE_NUMBER);
        leaf_next(leaf);
    }
    leaf_chart(leaf, 4, 0, 600, 300, &chart);
    assert_true(workbook_end(book, true, &d->why));
    holds(d, "xl/charts/chart1.xml", "<c:f>'数 (1)'!$B$2:$B$3</c:f>");
    holds(d, "xl/charts/chart1.xml", "<c:v>20</c:v>");
}

static void test_what_is_there_is_not_overwritten(void **state)
{
    struct desk *d = *state;
    test_write(d->folder, "b.xlsx", "kept");
    char path[TEST_PATH];
    test_path(d->folder, "b.xlsx", path);
    assert_null(workbook_begin(path, false, d->m, WORKBOOK_FLAT, &d->why));
    test_holds(d->why.text, "exists already");
    assert_int_equal(files(d), 1);
}

/* libxlsxwriter crashes where the C library gets no memory for a file. */
static void test_where_there_is_no_memory_to_close_it_that_is_said(void **state)
{
    struct desk *d = *state;
    int status = 0, ends[2];
    char said[1024] = "";
#ifdef DAICHO_SANITIZED
    skip(); /* it wants terabytes of addresses */
#endif
    struct workbook *book = begin(d, WORKBOOK_SMALL);
    leaf_text(workbook_leaf(book, "one"), 0, "x", STYLE_TEXT);
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        dup2(ends[1], STDERR_FILENO);
        setrlimit(RLIMIT_AS, &(struct rlimit){.rlim_cur = 1, .rlim_max = RLIM_INFINITY});
        /* What was freed before is there all the same. */
        for (const char *volatile block = ""; block != NULL;)
            block = malloc(1 << 20);
        workbook_end(book, true, &d->why);
        _exit(0);
    }
    close(ends[1]);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(read(ends[0], said, sizeof said - 1) > 0);
    close(ends[0]);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 4);
    test_holds(said, "memory");
    assert_true(workbook_end(book, true, &d->why));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_every_text_stays_the_text_it_was, desk_open,
                                        desk_close),
        cmocka_unit_test_setup_teardown(test_what_xml_cannot_hold_is_escaped, desk_open,
                                        desk_close),
        cmocka_unit_test_setup_teardown(test_numbers_and_dates_are_no_texts, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_headings_stay_and_are_printed_on_each_page, desk_open,
                                        desk_close),
        cmocka_unit_test_setup_teardown(test_a_name_in_the_header_is_no_mark_of_it, desk_open,
                                        desk_close),
        cmocka_unit_test_setup_teardown(test_drop_downs_offer_lists_of_a_hidden_sheet, desk_open,
                                        desk_close),
        cmocka_unit_test_setup_teardown(test_names_of_sheets_are_made_to_fit, desk_open,
                                        desk_close),
        cmocka_unit_test_setup_teardown(test_a_text_too_long_for_a_cell_is_refused_with_its_place,
                                        desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_a_row_too_many_is_refused, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_nothing_is_left_of_what_was_given_up, desk_open,
                                        desk_close),
        cmocka_unit_test_setup_teardown(test_what_is_kept_in_between_is_private, desk_open,
                                        desk_close),
        cmocka_unit_test_setup_teardown(test_a_full_disk_is_noticed, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_where_there_is_no_memory_to_close_it_that_is_said,
                                        desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_columns_are_as_wide_as_their_texts, desk_open,
                                        desk_close),
        cmocka_unit_test_setup_teardown(test_a_chart_takes_its_numbers_from_cells, desk_open,
                                        desk_close),
        cmocka_unit_test_setup_teardown(test_what_is_there_is_not_overwritten, desk_open,
                                        desk_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

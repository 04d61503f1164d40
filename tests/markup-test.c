/*
 * What people typed reads in HTML, Markdown, JSON and CSV as it stands: it begins nothing
 * of its own, and nothing in it is hidden.
 */
#include "export/csv_writer.h"
#include "export/json_writer.h"
#include "export/markup.h"
#include "model/mem.h"
#include "tests/io.h"

#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void test_html_shows_texts_as_they_stand(void **state)
{
    (void)state;
    static const struct {
        const char *text, *html, *plain;
    } cases[] = {
        {"a<b>&\"c\"\nd", "a&lt;b&gt;&amp;&quot;c&quot;<br>d", "a&lt;b&gt;&amp;&quot;c&quot; d"},
        {"see https://example.jp/a?b&c.",
         "see <a href=\"https://example.jp/a?b&amp;c\">"
         "https://example.jp/a?b&amp;c</a>.",
         "see https://example.jp/a?b&amp;c."},
        {"a \x02gone\x03 b", "a <mark>gone</mark> b", "a gone b"},
        {"a \x02open", "a <mark>open</mark>", "a open"},
        {"\x02twice\x02\x03\x03", "<mark>twice</mark>", "twice"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct buf html = {0}, plain = {0};
        markup_html(&html, cases[i].text);
        markup_html_plain(&plain, cases[i].text);
        assert_string_equal(buf_text(&html), cases[i].html);
        assert_string_equal(buf_text(&plain), cases[i].plain);
        buf_clear(&html);
        buf_clear(&plain);
    }
}

static void test_no_line_of_markdown_begins_anything(void **state)
{
    (void)state;
    static const struct {
        const char *text, *lines, *one;
    } cases[] = {
        {"1. first", "1\\. first", "1. first"},
        {"12) next", "12\\) next", "12) next"},
        {"12", "12", "12"},
        {"12 items", "12 items", "12 items"},
        {"- a\n+ b\n= c", "\\- a\n\\+ b\n\\= c", "- a + b = c"},
        {"    code\n\tcode", "code\ncode", "    code \tcode"},
        {"  \n\nx", "\n\nx", NULL},
        {"# a *b* _c_ `d` [e](f) <g> | h & i ~ \\",
         "\\# a \\*b\\* \\_c\\_ \\`d\\` \\[e\\](f) \\<g\\> \\| h \\& i \\~ \\\\", NULL},
        {"at https://example.jp/a_b", "at <https://example.jp/a_b>", "at <https://example.jp/a_b>"},
        {"a\x02new\x03", "anew", "anew"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct buf lines = {0}, one = {0};
        markup_md(&lines, cases[i].text, "\n");
        markup_md(&one, cases[i].text, " ");
        assert_string_equal(buf_text(&lines), cases[i].lines);
        if (cases[i].one != NULL)
            assert_string_equal(buf_text(&one), cases[i].one);
        buf_clear(&lines);
        buf_clear(&one);
    }
}

/* The words of a link stand in one line and hold no other link. */
static void test_words_of_a_link_hold_no_link(void **state)
{
    (void)state;
    struct buf out = {0};
    markup_md_plain(&out, "see\nhttps://example.jp/a_b");
    assert_string_equal(buf_text(&out), "see https://example.jp/a\\_b");
    buf_clear(&out);
    /* An address that goes on behind what is asked for is none of it. */
    markup_md_bytes(&out, "https://example.jp/a_b", 20);
    assert_string_equal(buf_text(&out), "https://example.jp/a");
    buf_clear(&out);
}

static void test_json_hides_nothing(void **state)
{
    (void)state;
    static const struct {
        const char *text, *json;
    } cases[] = {
        {"a\"b\\c\n\t\r\x01\x7F", "\"a\\\"b\\\\c\\n\\t\\r\\u0001\\u007f\""},
        {"あアㄅ漢é", "\"あアㄅ漢é\""},
        {"a\xC2\x85z", "\"a\\u0085z\""},
        {"a\xE2\x80\xAEz", "\"a\\u202ez\""},
        {"a\xF3\xA0\x80\x81z", "\"a\\udb40\\udc01z\""},
        {"𠮷", "\"𠮷\""},
        {"\xE2\x80\xAE", "\"\\u202e\""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char *text;
        size_t length;
        FILE *out = open_memstream(&text, &length);
        json_writer_string(out, cases[i].text);
        fclose(out);
        assert_string_equal(text, cases[i].json);
        free(text);
    }
}

/* COUNT cells as a row of CSV in FORM, for the caller to free. */
static char *row_of(enum csv_form form, const char *const *cells, size_t count)
{
    struct csv_writer writer;
    char *text;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    csv_writer_begin(&writer, out, form);
    csv_writer_cells(&writer, NULL, 0);
    for (size_t i = 0; i < count; i++)
        csv_writer_cell(&writer, cells[i]);
    csv_writer_end(&writer);
    csv_writer_finish(&writer);
    fclose(out);
    return text;
}

static void test_a_row_of_csv_is_never_a_blank_line(void **state)
{
    (void)state;
    static const char *const cells[] = {"", ""};
    char *none = row_of(CSV_PLAIN, cells, 0), *one = row_of(CSV_PLAIN, cells, 1),
         *two = row_of(CSV_PLAIN, cells, 2);
    assert_string_equal(none, "\"\"\n");
    assert_string_equal(one, "\"\"\n");
    assert_string_equal(two, ",\n");
    free(none);
    free(one);
    free(two);
}

static void test_a_cell_of_any_length_is_written_whole(void **state)
{
    (void)state;
    enum { BYTES = 3000000 };
    char *cell = mem_new(BYTES + 1, 1);
    memset(cell, '"', BYTES);
    const char *const cells[] = {cell};
    char *row = row_of(CSV_PLAIN, cells, 1);
    assert_int_equal(strlen(row), 2 * BYTES + 3);
    assert_int_equal(strspn(row, "\""), 2 * BYTES + 2);
    free(cell);
    free(row);
}

/* What CP932 has not, and where: "COLUMN:POINT ". */
static void tell_loss(void *context, const struct csv_loss *loss)
{
    buf_printf(context, "%s:%04X>%04X ", loss->column, (unsigned)loss->point, (unsigned)loss->back);
}

static void test_what_cp932_loses_is_told_wherever_it_stands(void **state)
{
    (void)state;
    static const struct {
        const char *cell, *losses;
    } cases[] = {
        {"漢字,\"かな\"", ""},
        {"é", "name:00E9>0000 "},
        {"é \"漢\"", "name:00E9>0000 "},
        {"漢 \"é\" 漢", "name:00E9>0000 "},
        {"漢 \"漢\" é", "name:00E9>0000 "},
        {"é, é, ñ", "name:00E9>0000 name:00F1>0000 "},
        {"𠮷", "name:20BB7>0000 "},
        {"=é", "name:00E9>0000 "},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct buf told = {0};
        const struct csv_check check = {tell_loss, &told};
        struct csv_writer writer;
        csv_writer_begin_check(&writer, NULL, &check);
        csv_writer_cell(&writer, "code");
        csv_writer_cell(&writer, "name");
        csv_writer_end(&writer);
        csv_writer_cell(&writer, "C-1");
        csv_writer_cell(&writer, cases[i].cell);
        csv_writer_end(&writer);
        csv_writer_finish(&writer);
        assert_string_equal(buf_text(&told), cases[i].losses);
        buf_clear(&told);
    }
}

/* As a file that was made elsewhere may hold it. */
static void test_a_cell_with_a_nul_is_lost_in_cp932_and_told(void **state)
{
    (void)state;
    struct buf told = {0};
    const struct csv_check check = {tell_loss, &told};
    const struct span heads[] = {{"code", 4}, {"name", 4}}, cells[] = {{"C-1", 3}, {"a\0b", 3}};
    struct csv_writer writer;
    char *text;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    csv_writer_begin_check(&writer, out, &check);
    csv_writer_cells(&writer, heads, 2);
    csv_writer_end(&writer);
    csv_writer_cells(&writer, cells, 2);
    csv_writer_end(&writer);
    bool lost = writer.lost;
    csv_writer_finish(&writer);
    fclose(out);
    assert_true(lost);
    buf_clear(&told);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_html_shows_texts_as_they_stand),
        cmocka_unit_test(test_no_line_of_markdown_begins_anything),
        cmocka_unit_test(test_words_of_a_link_hold_no_link),
        cmocka_unit_test(test_json_hides_nothing),
        cmocka_unit_test(test_a_row_of_csv_is_never_a_blank_line),
        cmocka_unit_test(test_a_cell_of_any_length_is_written_whole),
        cmocka_unit_test(test_a_cell_with_a_nul_is_lost_in_cp932_and_told),
        cmocka_unit_test(test_what_cp932_loses_is_told_wherever_it_stands),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

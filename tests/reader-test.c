/*
 * Rows of CSV as events: "3@4|a|b" is row 3 as a spreadsheet shows it, which
 * begins in line 4, with two cells; "~" before it says that it was mended.
 * Every text without line ends in its cells is read with each of the three
 * line ends, and all must give the same rows.
 */
#include "import/delimiter.h"
#include "import/loose.h"
#include "import/reader.h"
#include "import/sheet.h"
#include "import/source.h"
#include "model/mem.h"
#include "tests/io.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

struct event_case {
    const char *text;
    char delimiter; /* given */
    const char *events;
    char found;
    bool one_form; /* cells hold line ends: not to be read with others */
};

/* clang-format off */

static const struct event_case event_cases[] = {
    {"", 0, "", ',', false},
    {"\n\n", 0, "", ',', false},
    {"a,b\n1,2\n", 0, "1@1|a|b 2@2|1|2 ", ',', false},
    {"a,b\n1,2", 0, "1@1|a|b 2@2|1|2 ", ',', false},
    {"a,b\n\n1,2\n\n\n3,4\n", 0, "1@1|a|b 3@3|1|2 6@6|3|4 ", ',', false},
    {"a,b\n,\n1,2\n", 0, "1@1|a|b 3@3|1|2 ", ',', false},
    {"a,,\n,b,\n", 0, "1@1|a|| 2@2||b| ", ',', false},
    {" a , b \n", 0, "1@1| a | b  ", ',', false},
    {"\"a\",\"b,c\"\n", 0, "1@1|a|b,c ", ',', false},
    {"\"a \"\"b\"\"\",\"\"\n", 0, "1@1|a \"b\"| ", ',', false},
    {"\"a\nb\",c\n1,2\n", 0, "1@1|a\nb|c 2@3|1|2 ", ',', true},
    {"\"a\r\nb\rc\",d\r\n1,2\r\n", 0, "1@1|a\r\nb\rc|d 2@4|1|2 ", ',', true},
    {"x,y\n\"1\n\n2\",3\n4,5", 0, "1@1|x|y 2@2|1\n\n2|3 3@5|4|5 ", ',', true},
    /* delimiters */
    {"a\tb\n1\t2\n", 0, "1@1|a|b 2@2|1|2 ", '\t', false},
    {"a;b\n1;2\n", 0, "1@1|a|b 2@2|1|2 ", ';', false},
    {"a,b\nP-1; P-2,x\nP-3; P-4,y\n", 0, "1@1|a|b 2@2|P-1; P-2|x 3@3|P-3; P-4|y ", ',', false},
    {"\"a,b\";c\n\"1,2\";3\n", 0, "1@1|a,b|c 2@2|1,2|3 ", ';', false},
    {"a;b,c\n", ',', "1@1|a;b|c ", ',', false},
    {"a|b\n", '|', "1@1|a|b ", '|', false},
    {"sep=;\na;b,c\n", 0, "1@2|a|b,c ", ';', false},
    {"\"sep=\t\"\na\tb\n", 0, "1@2|a|b ", '\t', false},
    {"sep=", 0, "1@1|sep= ", ',', false},
    {"sep=;", 0, "", ';', false},
    {"sep=x,y\n1,2\n", 0, "1@1|sep=x|y 2@2|1|2 ", ',', false},
    {"SEP=;\na;b,c\n", 0, "1@2|a|b,c ", ';', false},
    {"sep=\"\na,b\n", 0, "~1@1|sep=\" 2@2|a|b ", ',', false},
    /* a title with a comma above the header */
    {"台帳,人事部\na\tb\tc\n1\t2\t3\n4\t5\t6\n", 0, "1@1|台帳,人事部 2@2|a|b|c 3@3|1|2|3 4@4|4|5|6 ", '\t', false},
    {"台帳; 人事部\na,b,c\n1,2,3\n4,5,6\n", 0, "1@1|台帳; 人事部 2@2|a|b|c 3@3|1|2|3 4@4|4|5|6 ", ',', false},
    /* the decimal comma of semicolon files; lists in the only filled cells */
    {"a;b\n1,5;2,5\n3,5;4,5\n", 0, "1@1|a|b 2@2|1,5|2,5 3@3|3,5|4,5 ", ';', false},
    {"a,b,c\n1; 2\n3; 4\n", 0, "1@1|a|b|c 2@2|1; 2 3@3|3; 4 ", ',', false},
    /* every kind of line end in one text */
    {"a,b\r1,2\n3,4\r\n5,6", 0, "1@1|a|b 2@2|1|2 3@3|3|4 4@4|5|6 ", ',', true},
    /* quotation marks between TABs: as Excel writes them, and as text */
    {"a\tb\n\"1,2\"\t\"x \"\"y\"\"\"\n3\t4\n", 0, "1@1|a|b 2@2|1,2|x \"y\" 3@3|3|4 ", '\t', false},
    {"a\tb\n\"x\ny\"\t2\n3\t4\n", 0, "1@1|a|b 2@2|x\ny|2 3@4|3|4 ", '\t', true},
    {"a\tb\tc\n\"1\t2\"\t3\n4\t5\"\t6\n", 0, "1@1|a|b|c ~2@2|\"1|2\"|3 ~3@3|4|5\"|6 ", '\t', false},
    {"a\tb\n1\t\"2\n3\t4\n", 0, "1@1|a|b ~2@2|1|\"2 3@3|3|4 ", '\t', false},
    {"a\tb\n\"1\"2\t3\n\t\"\"\n\"\t4\n", 0, "1@1|a|b ~2@2|\"1\"2|3 ~4@4|\"|4 ", '\t', false},
    /* text behind a cell in quotation marks, as Excel reads it */
    {"a,b\n1,\"x\"y,2\n3,4\n", 0, "1@1|a|b ~2@2|1|xy|2 3@3|3|4 ", ',', false},
    {"a,b\n\n1,\"x\" ,2", 0, "1@1|a|b ~3@3|1|x |2 ", ',', false},
    {"\"x\"\"y\"z\"w\",2\n3,4\n", 0, "~1@1|x\"yz\"w\"|2 2@2|3|4 ", ',', false},
    {"a,5\",\"b\nc\"\n1,2,3\n", 0, "~1@1|a|5\"|b\nc 2@3|1|2|3 ", ',', true},
    {"\"a\"b,\"c\r\nd\"\r\n1,2\r\n", 0, "~1@1|ab|c\r\nd 2@3|1|2 ", ',', true},
    /* a bare quotation mark in a cell, as Excel reads it */
    {"a,5\" disk,c\n1,2,3\n", 0, "~1@1|a|5\" disk|c 2@2|1|2|3 ", ',', false},
    {"A,B\",C", 0, "~1@1|A|B\"|C ", ',', false},
    {"\"x\ny\",5\"\nz,6\n", 0, "~1@1|x\ny|5\" 2@3|z|6 ", ',', true},
};

struct refusal_case {
    const char *text;
    const char *parts[3];
};

static const struct refusal_case refusal_cases[] = {
    {"a,b\n1,\"2\n3,4\n", {"line 2", "not closed", NULL}},
    {"a,b\n\"1\n2\",\"3\n4\n5", {"line 3", "not closed", NULL}},
    {"\"abc", {"line 1", "not closed", NULL}},
    {"a,5\" disk,c\n1,2,\"3\n4\n", {"line 2", "not closed", NULL}},
    {"a,b\"c,\"d\n1,2\n3\n", {"line 1", "not closed", NULL}},
    /* one forgotten, so that the next cell in marks closes it */
    {"a,b\n1,\"2\n3,4\n5,\"6\"\n", {"Line 4", "line 2", "stands behind"}},
    {"\"a\r\nb\"c,\"d\r\n", {"Line 2", "line 1", "stands behind"}},
};

/* clang-format on */

static bool add_event(void *context, const struct reader_row *row, struct why *why)
{
    (void)why;
    struct buf *events = context;
    buf_printf(events, "%s%zu@%zu", row->mended ? "~" : "", row->number, row->line);
    for (size_t i = 0; i < row->count; i++)
        buf_printf(events, "|%s", row->cells[i]);
    buf_putc(events, ' ');
    return true;
}

/* TEXT with LINE_END for each LF; the caller frees it. */
static char *with_ends(const char *text, const char *line_end)
{
    struct buf out = {0};
    for (; *text != '\0'; text++)
        if (*text == '\n')
            buf_puts(&out, line_end);
        else
            buf_putc(&out, *text);
    buf_puts(&out, "");
    return buf_take(&out);
}

static void test_events(void **state)
{
    (void)state;
    static const char *const ends[] = {"\n", "\r\n", "\r"};
    for (size_t i = 0; i < sizeof event_cases / sizeof event_cases[0]; i++)
        for (size_t e = 0; e < (event_cases[i].one_form ? 1 : 3); e++) {
            struct buf events = {0};
            const struct reader_sink sink = {.row = add_event, .context = &events};
            struct reader_found found;
            struct why why = {.lang = LANG_EN};
            char *text = with_ends(event_cases[i].text, ends[e]);
            if (!reader_run(text, strlen(text), event_cases[i].delimiter, &sink, &found, &why))
                fail_msg("case %zu: %s", i, why.text);
            assert_string_equal(buf_text(&events), event_cases[i].events);
            assert_int_equal(found.delimiter, event_cases[i].found);
            buf_clear(&events);
            free(text);
        }
}

/* A text that is given a few bytes at a time, but for its first part, by which the
 * reader finds the delimiter. */
struct pieces {
    const char *text;
    size_t length, first, size, at;
};

static bool give_piece(void *context, struct buf *text, struct why *why)
{
    (void)why;
    struct pieces *pieces = context;
    size_t left = pieces->length - pieces->at;
    size_t size = pieces->at == 0 ? pieces->first : pieces->size;
    size = size < left ? size : left;
    buf_add(text, pieces->text + pieces->at, size);
    pieces->at += size;
    return true;
}

/* Each text stands behind a part that is as long as what the reader begins with, and is
 * read as a whole and in pieces. */
static void check_pieces(const char *text, char delimiter, size_t size)
{
    char row[4096];
    struct buf whole = {0}, events = {0}, in_pieces = {0};
    struct why why = {.lang = LANG_EN}, again = {.lang = LANG_EN};
    struct reader_found found;
    snprintf(row, sizeof row, "a,b;c\td%04000d\n", 0);
    while (whole.length < DELIMITER_LOOK)
        buf_puts(&whole, row);
    struct pieces pieces = {.first = whole.length, .size = size};
    buf_puts(&whole, text);
    pieces.text = whole.text;
    pieces.length = whole.length;
    const struct reader_sink sink = {.row = add_event, .context = &events};
    const struct reader_sink other = {.row = add_event, .context = &in_pieces};
    const struct reader_source source = {.more = give_piece, .context = &pieces};
    bool done = reader_run(whole.text, whole.length, delimiter, &sink, &found, &why);
    assert_int_equal(reader_read(&source, delimiter, &other, &found, &again), done);
    assert_string_equal(buf_text(&in_pieces), buf_text(&events));
    if (!done)
        assert_string_equal(again.text, why.text);
    buf_clear(&whole);
    buf_clear(&events);
    buf_clear(&in_pieces);
}

static void test_pieces_make_no_difference(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof event_cases / sizeof event_cases[0]; i++) {
        char *crlf = with_ends(event_cases[i].text, "\r\n");
        check_pieces(event_cases[i].text, event_cases[i].found, 1);
        check_pieces(crlf, event_cases[i].found, 3);
        free(crlf);
    }
    for (size_t i = 0; i < sizeof refusal_cases / sizeof refusal_cases[0]; i++)
        check_pieces(refusal_cases[i].text, 0, 1);
}

/* The text of SOURCE, whose first part is long enough for the delimiter to be found. */
static bool read_pieces(struct pieces *pieces, char delimiter, struct buf *events, struct why *why)
{
    const struct reader_sink sink = {.row = add_event, .context = events};
    const struct reader_source source = {.more = give_piece, .context = pieces};
    struct reader_found found;
    pieces->at = 0;
    return reader_read(&source, delimiter, &sink, &found, why);
}

/* A row that needs more of the text than is there gets it; what follows is not read for it. */
static void test_a_row_between_tabs_waits_for_what_follows(void **state)
{
    (void)state;
    struct why why = {.lang = LANG_EN};
    struct buf text = {0}, events = {0};
    buf_puts(&text, "a\tb\n\"1,2\"\t3\n");
    size_t first = text.length;
    while (text.length < 2 * LOOSE_AHEAD)
        buf_puts(&text, "x\ty\n");
    struct pieces pieces = {.text = text.text, .length = text.length, .first = text.length};
    assert_true(read_pieces(&pieces, '\t', &events, &why));
    assert_memory_equal(events.text, "1@1|a|b 2@2|1,2|3 3@3|x|y ", 26);
    struct buf others = {0};
    pieces.first = first;
    pieces.size = LOOSE_AHEAD + 64;
    assert_true(read_pieces(&pieces, '\t', &others, &why));
    assert_string_equal(others.text, events.text);
    buf_clear(&text);
    buf_clear(&events);
    buf_clear(&others);
}

static bool read_all(const char *text, size_t length, struct why *why)
{
    struct buf events = {0};
    const struct reader_sink sink = {.row = add_event, .context = &events};
    struct reader_found found;
    bool done = reader_run(text, length, 0, &sink, &found, why);
    buf_clear(&events);
    return done;
}

static void test_refusals(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof refusal_cases / sizeof refusal_cases[0]; i++) {
        struct why why = {.lang = LANG_EN};
        const char *text = refusal_cases[i].text;
        if (read_all(text, strlen(text), &why))
            fail_msg("case %zu was read", i);
        for (size_t k = 0; k < 3 && refusal_cases[i].parts[k] != NULL; k++)
            test_holds(why.text, refusal_cases[i].parts[k]);
    }
}

static void test_nul(void **state)
{
    (void)state;
    struct why why = {.lang = LANG_EN};
    assert_false(read_all("a,b\n1,\0\n", 8, &why));
    test_holds(why.text, "Line 2");
    test_holds(why.text, "NUL");
    test_holds(why.text, "behind 2 other bytes");
    assert_false(read_all("a,b\r12\0\r", 8, &why));
    test_holds(why.text, "Line 2");
    test_holds(why.text, "behind 2 other bytes");
}

/* A NUL far inside a file is named by its place, whether a line begins there or a row
 * between TABs was read a little before. */
static void test_a_nul_is_found_far_inside(void **state)
{
    (void)state;
    static const struct {
        const char *row, *quoted;
        char delimiter;
    } cases[] = {{"会員,1\n", "会員,1\n", ','}, {"会員\t1\n", "\"2\"\t1\n", '\t'}};
    char folder[TEST_PATH], path[TEST_PATH], told[128];
    test_folder(folder);
    test_path(folder, "a.csv", path);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct sheet_source source = {.encoding = "UTF-8", .delimiter = cases[i].delimiter};
        struct why why = {.lang = LANG_EN};
        struct buf text = {0};
        struct sheet sheet;
        size_t lines = 1;
        for (; text.length < SOURCE_PIECE - LOOSE_AHEAD / 2; lines++)
            buf_puts(&text, cases[i].row);
        buf_puts(&text, cases[i].quoted);
        for (lines++; text.length < SOURCE_PIECE + LOOSE_AHEAD; lines++)
            buf_puts(&text, cases[i].row);
        buf_add(&text, "2\0\n", 3);
        FILE *file = fopen(path, "wb");
        assert_int_equal(fwrite(text.text, 1, text.length, file), text.length);
        assert_int_equal(fclose(file), 0);
        assert_false(sheet_read(path, &source, &sheet, &why));
        snprintf(told, sizeof told, "Line %zu holds a NUL character, which no text has, behind 1 ",
                 lines);
        test_holds(why.text, told);
        assert_int_equal(sheet.count, 0);
        buf_clear(&text);
    }
    test_folder_delete(folder);
}

/* A mark that begins a cell between TABs is looked for as far as a cell of Excel goes. */
static void test_marks_between_tabs_reach_as_far_as_a_cell(void **state)
{
    (void)state;
    enum { BYTES = 4 * 32767, LINES = 253 };
    static const struct {
        size_t lines, bytes; /* in the cell, before the mark that closes it */
        bool quoted;
    } cases[] = {{LINES - 1, 0, true}, {LINES, 0, false}, {0, BYTES - 2, true}, {0, BYTES, false}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct why why = {.lang = LANG_EN};
        struct buf text = {0}, events = {0};
        const struct reader_sink sink = {.row = add_event, .context = &events};
        struct reader_found found;
        buf_puts(&text, "a\tb\n\"");
        for (size_t k = 0; k < cases[i].lines; k++)
            buf_putc(&text, '\n');
        for (size_t k = 0; k < cases[i].bytes; k++)
            buf_putc(&text, 'x');
        buf_puts(&text, "\"\t2\n");
        assert_true(reader_run(text.text, text.length, '\t', &sink, &found, &why));
        assert_memory_equal(events.text, "1@1|a|b ", 8);
        assert_int_equal(strncmp(events.text + 8, "~2@2|\"", 6) == 0, !cases[i].quoted);
        buf_clear(&text);
        buf_clear(&events);
    }
}

static void test_limits(void **state)
{
    (void)state;
    static const struct {
        const char *text; /* behind a cell of 1 MiB */
        bool taken;
    } ends[] = {{"", true}, {",b\n", true}, {"\n", true}, {"x", false}, {"x,b\n", false}};
    struct why why = {.lang = LANG_EN};
    char *text = mem_new(READER_CELL_LIMIT * 2 + 64, 1);
    memset(text, 'x', READER_CELL_LIMIT);
    /* A cell of the limit is taken, in a line or as the last of the text. */
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        strcpy(text + READER_CELL_LIMIT, ends[i].text);
        if (read_all(text, READER_CELL_LIMIT + strlen(ends[i].text), &why) != ends[i].taken)
            fail_msg("case %zu", i);
        if (!ends[i].taken)
            test_holds(why.text, "larger than 1 MiB");
    }
    text[0] = '"';
    strcpy(text + READER_CELL_LIMIT, "x\",b\n");
    assert_true(read_all(text, READER_CELL_LIMIT + 5, &why));
    /* The same in a row that is read as Excel does, between commas and TABs. */
    strcpy(text + READER_CELL_LIMIT, "xx\"y,b\n");
    assert_false(read_all(text, READER_CELL_LIMIT + 7, &why));
    test_holds(why.text, "larger than 1 MiB");
    text[0] = 'x';
    strcpy(text + READER_CELL_LIMIT, "\"\tb\n");
    assert_false(read_all(text, READER_CELL_LIMIT + 4, &why));
    test_holds(why.text, "larger than 1 MiB");
    /* A quotation mark that stays open in line 2 is named, though the cell
     * grows past the limit many lines later. */
    memcpy(text, "a,b\nc,\"", 7);
    for (size_t i = 7; i < READER_CELL_LIMIT * 2; i++)
        text[i] = i % 64 == 0 ? '\n' : 'x';
    assert_false(read_all(text, READER_CELL_LIMIT * 2, &why));
    test_holds(why.text, "larger than 1 MiB");
    test_holds(why.text, "opened in line 2");
    memset(text, ',', READER_ROW_LIMIT + 1);
    text[READER_ROW_LIMIT + 1] = '\0';
    assert_false(read_all(text, READER_ROW_LIMIT + 1, &why));
    test_holds(why.text, "more than 16384 cells");
    free(text);
}

/* A mark that stays open is named in the line where it was opened, and in no other, however
 * the cell grows past the limit. */
static void test_the_mark_of_a_cell_that_is_too_large_is_named(void **state)
{
    (void)state;
    static const struct {
        const char *before;
        size_t cell;
        const char *behind, *told[2];
    } cases[] = {
        {"a,b\nc,\"", READER_CELL_LIMIT * 2, "", {"Line 2:", "opened in line 2."}},
        {"a,\"b\nc\",\"", READER_CELL_LIMIT * 2, "", {"Line 2:", "opened in line 2."}},
        {"a,b\nc,\"d\n", READER_CELL_LIMIT, "\",e\n", {"Line 3:", "opened in line 2."}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct why why = {.lang = LANG_EN};
        struct buf text = {0};
        buf_puts(&text, cases[i].before);
        for (size_t k = 0; k < cases[i].cell; k++)
            buf_putc(&text, 'x');
        buf_puts(&text, cases[i].behind);
        assert_false(read_all(text.text, text.length, &why));
        test_holds(why.text, cases[i].told[0]);
        test_holds(why.text, cases[i].told[1]);
        buf_clear(&text);
    }
}

static bool stop_at_second(void *context, const struct reader_row *row, struct why *why)
{
    (*(size_t *)context)++;
    return row->number < 2 || why_set(why, "Enough.");
}

static void test_sink_stops(void **state)
{
    (void)state;
    size_t rows = 0;
    const struct reader_sink sink = {.row = stop_at_second, .context = &rows};
    struct reader_found found;
    struct why why = {.lang = LANG_EN};
    assert_false(reader_run("a\nb\nc\n", 6, 0, &sink, &found, &why));
    assert_string_equal(why.text, "Enough.");
    assert_int_equal(rows, 2);
}

/* What test_places() checks each row against. */
struct places {
    const char *text;
    size_t start, rows;
};

static bool check_place(void *context, const struct reader_row *row, struct why *why)
{
    (void)why;
    struct places *places = context;
    size_t line = 1;
    for (size_t i = 0; i < row->start; i++)
        line += places->text[i] == '\n' || (places->text[i] == '\r' && places->text[i + 1] != '\n');
    if (row->line != line || row->number < ++places->rows || row->number > line ||
        (places->rows > 1 && row->start <= places->start))
        fail_msg("row %zu in line %zu, byte %zu of:\n%s", row->number, row->line, row->start,
                 places->text);
    places->start = row->start;
    return true;
}

/* Line and byte of every row agree, whatever stands in the text. */
static void test_places(void **state)
{
    (void)state;
    static const char *const parts[] = {"a", "b", "\"", "\"", "\"\"", ",",   "\t",
                                        ";", " ", "\n", "\n", "\r",   "\r\n"};
    static const char delimiters[] = {'\0', ',', '\t', ';'};
    unsigned seed = 77;
    for (size_t i = 0; i < 20000; i++) {
        struct buf text = {0};
        struct reader_found found;
        struct why why = {.lang = LANG_EN};
        buf_puts(&text, "");
        for (size_t k = test_random(&seed, 24); k > 0; k--)
            buf_puts(&text, parts[test_random(&seed, sizeof parts / sizeof parts[0])]);
        struct places places = {.text = text.text};
        const struct reader_sink sink = {.row = check_place, .context = &places};
        char delimiter = delimiters[i % sizeof delimiters];
        bool done = reader_run(text.text, text.length, delimiter, &sink, &found, &why);
        if (!done && (delimiter == '\t' || strstr(why.text, "was opened in line") == NULL))
            fail_msg("%s in:\n%s", why.text, text.text);
        buf_clear(&text);
    }
}

static void test_sheet(void **state)
{
    (void)state;
    char folder[TEST_PATH], path[TEST_PATH];
    struct why why = {.lang = LANG_EN};
    struct sheet sheet;
    test_folder(folder);
    test_write(folder, "a.csv", "\xEF\xBB\xBF\"名称\",code\r\n\r\n会員,C-1,extra\r\n,C-2\r\n");
    test_path(folder, "a.csv", path);
    assert_true(sheet_read(path, &(struct sheet_source){0}, &sheet, &why));
    assert_int_equal(sheet.count, 3);
    assert_true(sheet.marked);
    assert_int_equal(sheet.found.blank, 1);
    assert_string_equal(sheet_cell(&sheet, 0, 0), "名称");
    assert_string_equal(sheet_cell(&sheet, 1, 2), "extra");
    assert_string_equal(sheet_cell(&sheet, 2, 1), "C-2");
    assert_string_equal(sheet_cell(&sheet, 2, 7), "");
    assert_int_equal(sheet_at(&sheet, 2)->number, 4);
    assert_int_equal(sheet_at(&sheet, 2)->line, 4);
    assert_int_equal(sheet_at(&sheet, 1)->count, 3);
    /* Rows are found by the numbers that a spreadsheet shows; row 2 is empty. */
    assert_int_equal(sheet_find(&sheet, 4), 2);
    assert_int_equal(sheet_find(&sheet, 2), sheet.count);
    assert_int_equal(sheet_find(&sheet, 5), sheet.count);
    sheet_clear(&sheet);
    test_folder_delete(folder);
}

/* Says yes so often as is left. */
static bool goes_on(void *left)
{
    return (*(size_t *)left)-- > 0;
}

/* A person is asked every 4,096 rows, and what was read until then is gone with a no. */
static void test_a_long_file_is_read_while_the_person_wants_it(void **state)
{
    (void)state;
    enum { ROWS = 10000 };
    char folder[TEST_PATH], path[TEST_PATH];
    struct why why = {.lang = LANG_EN};
    struct buf text = {0};
    struct sheet sheet;
    size_t left = 3;
    const struct sheet_source source = {.going = goes_on, .context = &left};
    for (size_t i = 0; i < ROWS; i++)
        buf_puts(&text, "a,b\n");
    test_folder(folder);
    test_write(folder, "a.csv", text.text);
    test_path(folder, "a.csv", path);
    assert_true(sheet_read(path, &source, &sheet, &why));
    assert_int_equal(sheet.count, ROWS);
    assert_int_equal(left, 1);
    sheet_clear(&sheet);
    assert_false(sheet_read(path, &source, &sheet, &why));
    assert_string_equal(why.text, "Given up. Nothing was changed.");
    assert_int_equal(sheet.count, 0);
    buf_clear(&text);
    test_folder_delete(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_events),
        cmocka_unit_test(test_refusals),
        cmocka_unit_test(test_nul),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_sink_stops),
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_sheet),
        cmocka_unit_test(test_pieces_make_no_difference),
        cmocka_unit_test(test_a_row_between_tabs_waits_for_what_follows),
        cmocka_unit_test(test_a_nul_is_found_far_inside),
        cmocka_unit_test(test_marks_between_tabs_reach_as_far_as_a_cell),
        cmocka_unit_test(test_the_mark_of_a_cell_that_is_too_large_is_named),
        cmocka_unit_test(test_a_long_file_is_read_while_the_person_wants_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

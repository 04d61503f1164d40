/* Files that are read piece by piece: nothing is lost where two pieces meet, and a file
 * that is written to meanwhile is refused. */
#include "import/encoding.h"
#include "import/sheet.h"
#include "import/source.h"
#include "model/buf.h"
#include "tests/io.h"

#include <fcntl.h>
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

enum { LINES = 20000 };

static void write_bytes(const char *path, const char *bytes, size_t length, const char *mode)
{
    FILE *file = fopen(path, mode);
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

/* Lines of many lengths, each with END. */
static void make_lines(const char *end, struct buf *out)
{
    for (size_t i = 0; i < LINES; i++) {
        buf_printf(out, "C-%05zu,名簿", i);
        for (size_t k = 0; k < i % 37; k++)
            buf_puts(out, k % 2 == 0 ? "会員" : "ア表");
        buf_printf(out, ",%zu%s", i * i, end);
    }
}

/* TEXT in the encoding that iconv calls NAME. */
static void encode(const struct buf *text, const char *name, struct buf *out)
{
    iconv_t cd = iconv_open(name, "UTF-8");
    char block[4096], *in = text->text;
    size_t left = text->length, done;
    assert_true(cd != (iconv_t)-1);
    do {
        char *to = block;
        size_t room = sizeof block;
        done = iconv(cd, &in, &left, &to, &room);
        buf_add(out, block, sizeof block - room);
    } while (done == (size_t)-1);
    assert_int_equal(left, 0);
    iconv_close(cd);
}

static void test_an_encoding_is_the_same_in_pieces(void **state)
{
    (void)state;
    static const char *const names[][2] = {
        {"UTF-8", "UTF-8"},       {"CP932", "CP932"},       {"EUC-JP-MS", "EUC-JP"},
        {"UTF-16LE", "UTF-16LE"}, {"UTF-16BE", "UTF-16BE"}, {"ISO-2022-JP", "ISO-2022-JP"}};
    static const char *const ends[] = {"\n", "\r\n", "\r"};
    char folder[TEST_PATH], path[TEST_PATH];
    test_folder(folder);
    test_path(folder, "a.csv", path);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        for (size_t e = 0; e < 3; e++) {
            struct why why = {.lang = LANG_EN};
            struct buf text = {0}, bytes = {0};
            struct encoding_text read;
            make_lines(ends[e], &text);
            encode(&text, names[i][0], &bytes);
            assert_true(bytes.length > 3 * SOURCE_PIECE);
            write_bytes(path, bytes.text, bytes.length, "wb");
            if (!encoding_read(path, NULL, &read, &why))
                fail_msg("%s: %s", names[i][1], why.text);
            assert_string_equal(read.name, names[i][1]);
            assert_int_equal(read.length, text.length);
            assert_memory_equal(read.text, text.text, text.length);
            encoding_clear(&read);
            buf_clear(&text);
            buf_clear(&bytes);
        }
    test_folder_delete(folder);
}

static void test_a_wrong_byte_far_inside_is_named_by_its_place(void **state)
{
    (void)state;
    char folder[TEST_PATH], path[TEST_PATH], expected[128];
    struct why why = {.lang = LANG_EN};
    struct buf text = {0};
    struct encoding_text read;
    test_folder(folder);
    test_path(folder, "a.csv", path);
    make_lines("\r\n", &text);
    size_t place = text.length;
    buf_puts(&text, "\xFF\xFF\xFF z\r\n");
    write_bytes(path, text.text, text.length, "wb");
    assert_false(encoding_read(path, NULL, &read, &why));
    snprintf(expected, sizeof expected, "UTF-8: byte %zu, in line %d, is wrong there (FF FF FF 20)",
             place + 1, LINES + 1);
    test_holds(why.text, expected);
    buf_clear(&text);
    test_folder_delete(folder);
}

static void test_a_line_without_end_is_one_piece(void **state)
{
    (void)state;
    char folder[TEST_PATH], path[TEST_PATH];
    struct why why = {.lang = LANG_EN};
    struct source source;
    const char *piece;
    size_t length;
    char *line = malloc(3 * SOURCE_PIECE);
    test_folder(folder);
    test_path(folder, "a.csv", path);
    memset(line, 'a', 3 * SOURCE_PIECE);
    write_bytes(path, line, 3 * SOURCE_PIECE, "wb");
    assert_true(source_open(&source, path, &why));
    assert_int_equal(source_next(&source, &piece, &length, &why), SOURCE_PIECE_READ);
    assert_int_equal(length, 3 * SOURCE_PIECE);
    assert_int_equal(source_next(&source, &piece, &length, &why), SOURCE_END);
    source_close(&source);
    free(line);
    test_folder_delete(folder);
}

static void test_a_file_that_is_written_to_is_refused(void **state)
{
    (void)state;
    char folder[TEST_PATH], path[TEST_PATH];
    struct why why = {.lang = LANG_EN};
    struct buf text = {0}, out = {0};
    struct source source;
    struct encoding encoding;
    struct encoding_reading reading;
    test_folder(folder);
    test_path(folder, "a.csv", path);
    make_lines("\n", &text);
    write_bytes(path, text.text, text.length, "wb");
    assert_true(source_open(&source, path, &why));
    assert_true(encoding_find(&source, NULL, &encoding, &why));
    encoding_begin(&reading, &source, &encoding);
    assert_true(encoding_next(&reading, &out, &why));
    write_bytes(path, "C-9,x\n", 6, "ab");
    bool done = true;
    for (size_t before = 0; done && out.length > before;) {
        before = out.length;
        done = encoding_next(&reading, &out, &why);
    }
    assert_false(done);
    test_holds(why.text, "was written to while it was read");
    encoding_end(&reading);
    source_close(&source);
    buf_clear(&text);
    buf_clear(&out);
    test_folder_delete(folder);
}

/* Of the same size, but written to, as its time says. */
static void test_a_file_that_was_written_over_is_refused(void **state)
{
    (void)state;
    char folder[TEST_PATH], path[TEST_PATH];
    static const struct timespec opened = {1000, 500};
    static const struct {
        struct timespec now;
        bool read;
    } cases[] = {{{1000, 500}, true}, {{1001, 500}, false}, {{1000, 501}, false}};
    test_folder(folder);
    test_path(folder, "a.csv", path);
    test_write(folder, "a.csv", "名称\n会員\n");
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct why why = {.lang = LANG_EN};
        struct source source;
        const char *piece;
        size_t length;
        const struct timespec before[] = {opened, opened}, now[] = {cases[i].now, cases[i].now};
        assert_int_equal(utimensat(AT_FDCWD, path, before, 0), 0);
        assert_true(source_open(&source, path, &why));
        assert_int_equal(utimensat(AT_FDCWD, path, now, 0), 0);
        enum source_more more = source_next(&source, &piece, &length, &why);
        assert_int_equal(more, cases[i].read ? SOURCE_PIECE_READ : SOURCE_FAILED);
        if (!cases[i].read)
            test_holds(why.text, "was written to while it was read");
        source_close(&source);
    }
    test_folder_delete(folder);
}

/* Neither what never ends nor a file that grows while it is read takes all of the memory. */
static void test_what_grows_beyond_the_limit_is_refused(void **state)
{
    (void)state;
    char folder[TEST_PATH], path[TEST_PATH];
    struct why why = {.lang = LANG_EN};
    struct source source;
    const char *piece;
    size_t length;
    assert_false(source_open(&source, "/dev/zero", &why));
    test_holds(why.text, "The file is larger than 256 MiB.");
    test_folder(folder);
    test_path(folder, "a.csv", path);
    test_write(folder, "a.csv", "");
    assert_int_equal(truncate(path, SOURCE_LIMIT), 0);
    why.text[0] = '\0';
    assert_true(source_open(&source, path, &why));
    source.at = SOURCE_LIMIT - 1; /* all but the last byte was given */
    assert_int_equal(truncate(path, SOURCE_LIMIT + 1), 0);
    assert_int_equal(source_next(&source, &piece, &length, &why), SOURCE_FAILED);
    test_holds(why.text, "The file is larger than 256 MiB.");
    source_close(&source);
    test_folder_delete(folder);
}

static void test_a_pipe_is_read_as_a_file_is(void **state)
{
    (void)state;
    static const char text[] = "名称,備考\nあ,い\n";
    char path[TEST_PATH];
    struct why why = {.lang = LANG_EN};
    struct sheet sheet;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], text, strlen(text)), strlen(text));
    close(ends[1]);
    snprintf(path, sizeof path, "/dev/fd/%d", ends[0]);
    if (!sheet_read(path, &(struct sheet_source){0}, &sheet, &why))
        fail_msg("%s", why.text);
    assert_int_equal(sheet.count, 2);
    assert_string_equal(sheet_cell(&sheet, 1, 1), "い");
    sheet_clear(&sheet);
    close(ends[0]);
}

/* A sheet of more rows than stay open: all of them are read again, in order, then one
 * here and one there, and corrections stay. */
static void test_rows_are_the_same_when_they_were_packed(void **state)
{
    (void)state;
    enum { ROWS = ROWS_BLOCK * ROWS_OPEN_MOST * 3 + 7, STEP = 1009 };
    struct rows *rows = rows_new();
    char cells[3][32], corrected[32];
    const char *const texts[] = {cells[0], cells[1], cells[2]};
    for (size_t i = 0; i < ROWS; i++) {
        snprintf(cells[0], sizeof cells[0], "C-%zu", i);
        snprintf(cells[1], sizeof cells[1], "%s", i % 3 == 0 ? "" : "会員");
        snprintf(cells[2], sizeof cells[2], "%zu", i * i);
        rows_add(rows, &(struct reader_row){.number = i * 2 + 1,
                                            .line = i * 3 + 1,
                                            .cells = texts,
                                            .count = i % 3 + 1,
                                            .mended = i % 5 == 0});
    }
    rows_set(rows, 3, 0, "corrected");
    rows_set(rows, 3, 4, "beyond");
    for (size_t n = 0; n < 2 * ROWS; n++) {
        size_t i = n < ROWS ? n : n * STEP % ROWS;
        const struct rows_row *row = rows_at(rows, i);
        assert_int_equal(row->number, i * 2 + 1);
        assert_int_equal(row->line, i * 3 + 1);
        assert_int_equal(row->count, i == 3 ? 5 : i % 3 + 1);
        assert_int_equal(row->mended, i % 5 == 0);
        snprintf(corrected, sizeof corrected, "C-%zu", i);
        assert_string_equal(rows_cell(rows, i, 0), i == 3 ? "corrected" : corrected);
        snprintf(corrected, sizeof corrected, "%zu", i * i);
        assert_string_equal(rows_cell(rows, i, 2), i % 3 == 2 ? corrected : "");
        assert_string_equal(rows_cell(rows, i, 4), i == 3 ? "beyond" : "");
    }
    rows_free(rows);
}

/* Few rows of many cells, whose room rows of one cell got: the wide ones are as they were
 * when they are read again. */
static void test_wide_rows_are_the_same_after_narrow_ones(void **state)
{
    (void)state;
    enum { CELLS = 30, NARROW = ROWS_BLOCK * ROWS_OPEN_MOST };
    struct rows *rows = rows_new();
    char wide[CELLS][16];
    const char *texts[CELLS], *one[] = {"x"};
    for (size_t i = 0; i < ROWS_BLOCK + NARROW; i++) {
        bool first = i < ROWS_BLOCK;
        for (size_t c = 0; c < CELLS && first; c++) {
            snprintf(wide[c], sizeof wide[c], "%zu.%zu", i, c);
            texts[c] = wide[c];
        }
        rows_add(rows, &(struct reader_row){.number = i + 1,
                                            .line = i + 1,
                                            .cells = first ? texts : one,
                                            .count = first ? CELLS : 1});
    }
    /* The first block was asked for longest ago; its turn comes in the room of a narrow one. */
    assert_string_equal(rows_cell(rows, 0, CELLS - 1), "0.29");
    assert_string_equal(rows_cell(rows, ROWS_BLOCK - 1, 7), "255.7");
    assert_int_equal(rows_at(rows, 5)->count, CELLS);
    assert_string_equal(rows_cell(rows, ROWS_BLOCK, 0), "x");
    assert_string_equal(rows_cell(rows, ROWS_BLOCK + NARROW - 1, 0), "x");
    rows_free(rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_an_encoding_is_the_same_in_pieces),
        cmocka_unit_test(test_a_wrong_byte_far_inside_is_named_by_its_place),
        cmocka_unit_test(test_a_line_without_end_is_one_piece),
        cmocka_unit_test(test_a_file_that_is_written_to_is_refused),
        cmocka_unit_test(test_a_file_that_was_written_over_is_refused),
        cmocka_unit_test(test_what_grows_beyond_the_limit_is_refused),
        cmocka_unit_test(test_a_pipe_is_read_as_a_file_is),
        cmocka_unit_test(test_rows_are_the_same_when_they_were_packed),
        cmocka_unit_test(test_wide_rows_are_the_same_after_narrow_ones),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

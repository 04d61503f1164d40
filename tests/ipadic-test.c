/*
 * 392,127 rows of 13 cells that nobody here wrote: the dictionary of mecab, in
 * EUC-JP. Its encoding is found, every row comes in whole, and the same files
 * in CP932 give the same rows.
 */
#include "import/encoding.h"
#include "import/sheet.h"
#include "tests/corpus.h"

#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

enum { ROWS = 392127, CELLS = 13 };

/* BYTES as rows, whose encoding must be found to be NAME. */
static void read_rows(const char *path, const struct buf *bytes, const char *name,
                      struct sheet *sheet)
{
    const struct reader_sink sink = {.row = sheet_add, .context = sheet};
    struct encoding_text text;
    struct why why = {.lang = LANG_EN};
    *sheet = (struct sheet){0};
    if (!encoding_decode(bytes->text, bytes->length, NULL, &text, &why) ||
        !reader_run(text.text, text.length, 0, &sink, &sheet->found, &why))
        fail_msg("%s in %s: %s", path, name, why.text);
    if (strcmp(text.name, name) != 0)
        fail_msg("%s is taken for %s, not for %s", path, text.name, name);
    assert_int_equal(sheet->found.delimiter, ',');
    encoding_clear(&text);
}

/* Sets OUT to BYTES, in EUC-JP, converted to CP932. */
static void convert(const struct buf *bytes, struct buf *out)
{
    iconv_t codec = iconv_open("CP932", "EUC-JP-MS");
    char *in = bytes->text, *to = malloc(bytes->length), *at = to;
    size_t left = bytes->length, room = bytes->length;
    assert_int_equal(iconv(codec, &in, &left, &at, &room), 0);
    iconv_close(codec);
    buf_add(out, to, (size_t)(at - to));
    free(to);
}

/* Stops the test unless A and B have the same cells; gives the rows of CELLS. */
static size_t compare(const struct sheet *a, const struct sheet *b)
{
    size_t whole = 0;
    assert_int_equal(a->count, b->count);
    for (size_t i = 0; i < a->count; i++) {
        assert_int_equal(sheet_at(a, i)->count, sheet_at(b, i)->count);
        assert_false(sheet_at(a, i)->mended || sheet_at(b, i)->mended);
        whole += sheet_at(a, i)->count == CELLS;
        for (size_t c = 0; c < sheet_at(a, i)->count; c++)
            if (strcmp(sheet_cell(a, i, c), sheet_cell(b, i, c)) != 0)
                fail_msg("row %zu, cell %zu: %s", i, c, sheet_cell(a, i, c));
    }
    return whole;
}

static void test_ipadic(void **state)
{
    const glob_t *files = *state;
    size_t whole = 0, all = 0;
    for (size_t i = 0; i < files->gl_pathc; i++) {
        const char *path = files->gl_pathv[i];
        struct buf euc = {0}, cp932 = {0};
        struct sheet a, b;
        corpus_read(path, &euc);
        convert(&euc, &cp932);
        read_rows(path, &euc, "EUC-JP", &a);
        read_rows(path, &cp932, "CP932", &b);
        whole += compare(&a, &b);
        all += a.count;
        sheet_clear(&a);
        sheet_clear(&b);
        buf_clear(&euc);
        buf_clear(&cp932);
    }
    printf("mecab-ipadic: %zu rows passed in EUC-JP and in CP932, %zu did not, %zu files\n", whole,
           all - whole, files->gl_pathc);
    assert_int_equal(all, ROWS);
    assert_int_equal(whole, ROWS);
}

int main(void)
{
    glob_t files;
    corpus_find("/usr/share/mecab/dic/ipadic/*.csv", "mecab-ipadic", &files);
    const struct CMUnitTest tests[] = {cmocka_unit_test_prestate(test_ipadic, &files)};
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    globfree(&files);
    return failed;
}

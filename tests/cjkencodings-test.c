/*
 * The Japanese texts of CPython's own tests of encodings, each beside the same
 * text in UTF-8. Those of JIS X 0213 are in encodings of their own, which no
 * spreadsheet writes: they must be refused, not read as something else.
 */
#include "import/encoding.h"
#include "tests/corpus.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

struct text_case {
    const char *name;
    const char *encoding;
    const char *refused; /* why it is not read; NULL where it is */
};

static const struct text_case text_cases[] = {
    {"shift_jis", "CP932", NULL},
    {"euc_jp", "EUC-JP", NULL},
    {"iso2022_jp", "ISO-2022-JP", NULL},
    {"shift_jisx0213", "CP932", "JIS X 0213 is another character set than CP932"},
    {"euc_jisx0213", "EUC-JP", "JIS X 0213 is another character set than EUC-JP"},
};

static void read_text(const char *folder, const char *name, const char *end, struct buf *out)
{
    struct buf path = {0};
    buf_printf(&path, "%s/%s%s.txt", folder, name, end);
    corpus_read(path.text, out);
    buf_clear(&path);
}

/* Whether the text of CASE is read as what it is, without and with its name. */
static bool is_read(const char *folder, const struct text_case *c)
{
    struct buf bytes = {0}, expected = {0};
    bool done = true;
    read_text(folder, c->name, "", &bytes);
    read_text(folder, c->name, "-utf8", &expected);
    for (int named = 0; named < 2; named++) {
        struct why why = {.lang = LANG_EN};
        struct encoding_text text;
        bool read =
            encoding_decode(bytes.text, bytes.length, named == 1 ? c->encoding : NULL, &text, &why);
        done = done && read && strcmp(text.name, c->encoding) == 0 &&
               strcmp(text.text, expected.text) == 0;
        if (!read)
            printf("  %s: %s\n", c->name, why.text);
        if (c->refused != NULL)
            assert_false(read);
        encoding_clear(&text);
    }
    buf_clear(&bytes);
    buf_clear(&expected);
    return done;
}

static void test_texts(void **state)
{
    const glob_t *folders = *state;
    size_t passed = 0, count = sizeof text_cases / sizeof text_cases[0];
    for (size_t i = 0; i < count; i++) {
        const struct text_case *c = &text_cases[i];
        bool done = is_read(folders->gl_pathv[0], c);
        if (done != (c->refused == NULL))
            fail_msg("%s", c->name);
        if (!done)
            printf("  not passed: %s: %s\n", c->name, c->refused);
        passed += done;
    }
    printf("cjkencodings: %zu passed, %zu did not\n", passed, count - passed);
}

int main(void)
{
    glob_t folders;
    corpus_find("/usr/lib/python3*/test/cjkencodings", "libpython3.11-testsuite", &folders);
    const struct CMUnitTest tests[] = {cmocka_unit_test_prestate(test_texts, &folders)};
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    globfree(&folders);
    return failed;
}

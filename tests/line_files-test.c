/*
 * Files of lines that people write by hand: mappings, words for headers, words for
 * items. What is written in them is read as it is meant, and what is wrong is named
 * with its line.
 */
#include "import/header_words.h"
#include "import/items_file.h"
#include "import/mapping.h"
#include "import/tsv_lines.h"
#include "tests/io.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* A file that is written anew for each row of a table. */
struct place {
    char folder[TEST_PATH], path[TEST_PATH];
};

static int place_make(void **state)
{
    static struct place place;
    test_folder(place.folder);
    test_path(place.folder, "a.tsv", place.path);
    *state = &place;
    return 0;
}

static int place_remove(void **state)
{
    test_folder_delete(((struct place *)*state)->folder);
    return 0;
}

/* The lines as "number:part|part/". */
static void put_lines(const struct tsv_lines *lines, struct buf *out)
{
    for (size_t i = 0; i < lines->count; i++) {
        const struct tsv_line *line = &lines->items[i];
        buf_printf(out, "%zu:", line->number);
        for (size_t k = 0; k < line->count && k < TSV_PARTS; k++)
            buf_printf(out, "%s%s", k == 0 ? "" : "|", line->parts[k]);
        buf_printf(out, line->count > TSV_PARTS ? "|and %zu/" : "/", line->count - TSV_PARTS);
    }
}

static void lines_are_read_as_they_are_meant(void **state)
{
    static const struct {
        const char *text, *lines;
    } cases[] = {
        {"a\tb\n", "1:a|b/"},
        {"  a \t b c \n", "1:a|b c/"},
        {"a\t\t\n\n# x\ty\nb", "1:a/4:b/"},
        {"a\r\nb\rc", "1:a/2:b/3:c/"},
        {"a\\tb\\nc\\#d\\\\e", "1:a\tb\nc#d\\e/"},
        {"a\\xb\\", "1:a\\xb\\/"},
        {"\\# no comment\tb", "1:# no comment|b/"},
        {"a\tb\tc\td", "1:a|b|c|d/"},
        {"a\tb\tc\td\te\tf", "1:a|b|c|d|and 2/"},
        {" \t \t ", ""},
    };
    const struct place *place = *state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct tsv_lines lines;
        struct why why = {.lang = LANG_EN};
        struct buf out = {0};
        test_write(place->folder, "a.tsv", cases[i].text);
        assert_true(tsv_lines_read(place->path, &lines, &why));
        put_lines(&lines, &out);
        assert_string_equal(buf_text(&out), cases[i].lines);
        buf_clear(&out);
        tsv_lines_clear(&lines);
    }
}

static void what_is_written_comes_back(void **state)
{
    static const char *const parts[] = {"a", "# b", "c\td", "e\nf", "\\g", "h\\t"};
    const struct place *place = *state;
    struct tsv_lines lines;
    struct why why = {.lang = LANG_EN};
    struct buf text = {0};
    for (size_t i = 0; i < COUNT(parts); i++) {
        tsv_lines_put(parts[i], &text);
        buf_putc(&text, '\n');
    }
    test_write(place->folder, "a.tsv", buf_text(&text));
    assert_true(tsv_lines_read(place->path, &lines, &why));
    assert_int_equal(lines.count, COUNT(parts));
    for (size_t i = 0; i < COUNT(parts); i++)
        assert_string_equal(lines.items[i].parts[0], parts[i]);
    tsv_lines_clear(&lines);
    buf_empty(&text);
    tsv_lines_put("a\r\nb", &text);
    assert_string_equal(buf_text(&text), "a\\nb");
    buf_clear(&text);
}

static void a_file_with_a_nul_is_refused(void **state)
{
    const struct place *place = *state;
    struct tsv_lines lines;
    struct why why = {.lang = LANG_EN};
    FILE *file = fopen(place->path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite("a\0b\n", 1, 4, file), 4);
    assert_int_equal(fclose(file), 0);
    assert_false(tsv_lines_read(place->path, &lines, &why));
    test_holds(why.text, "a.tsv: It holds a NUL character");
}

/* A text that is refused, and why; NULL where it is read. */
struct refusal {
    const char *text, *told;
};

static bool read_mapping(const char *path, struct why *why)
{
    struct mapping mapping;
    bool read = mapping_read(path, &mapping, why);
    if (read)
        mapping_clear(&mapping);
    return read;
}

static bool read_items(const char *path, struct why *why)
{
    struct items items = {0};
    bool read = items_file_read(&items, path, why);
    items_clear(&items);
    return read;
}

static bool read_headers(const char *path, struct why *why)
{
    struct header_file file;
    bool read = header_file_read(path, &file, why);
    header_file_clear(&file);
    return read;
}

static void try_all(const struct place *place, bool (*read)(const char *path, struct why *why),
                    const struct refusal *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct why why = {.lang = LANG_EN};
        test_write(place->folder, "a.tsv", cases[i].text);
        bool done = read(place->path, &why);
        if (done != (cases[i].told == NULL))
            fail_msg("%s: %s", cases[i].text, why.text);
        if (!done)
            test_holds(why.text, cases[i].told);
    }
}

static void a_wrong_line_of_a_mapping_is_named(void **state)
{
    static const struct refusal cases[] = {
        {"daicho mapping\t1\n", NULL},
        {"daicho mapping\t1\nheader\t0123456789abcdef\n名称\tcategory.name\n備考\tremarks\tx\n",
         NULL},
        {"daicho mapping\t1\nheader\tcategory.name\n", NULL},
        {"", "a.tsv, line 1: This is no mapping."},
        {"名称\tcategory.name\n", "a.tsv, line 1: This is no mapping."},
        {"daicho mapping\n", "a.tsv, line 1: This is no mapping."},
        {"daicho mapping\t2\n", "a.tsv, line 1: The mapping is of form 2. This program reads form"},
        {"daicho mapping\t1\n\n名称\n", "a.tsv, line 3: The line has 1 parts. Expected"},
        {"daicho mapping\t1\na\tb\tc\td\n", "a.tsv, line 2: The line has 4 parts. Expected"},
        {"daicho mapping\t1\nheader\t0123456789abcdef\tx\theader\n",
         "line 2: The line has 4 parts."},
    };
    try_all(*state, read_mapping, cases, COUNT(cases));
}

static void a_wrong_word_for_an_item_is_named(void **state)
{
    static const struct refusal cases[] = {
        {"", NULL},
        {"K01\t給与コード\nK02\t基本給\tfinancial\n", NULL},
        {"K01\n", "a.tsv, line 1: Expected: a header, a TAB, the name of the item"},
        {"\t名\n", "a.tsv, line 1: Expected: a header, a TAB"},
        {"K01\t\tfinancial\n", "a.tsv, line 1: Expected: a header, a TAB"},
        {"a\tb\tfinancial\td\n", "a.tsv, line 1: Expected: a header, a TAB"},
        {"# x\nK01\t基本給\tgold\n", "a.tsv, line 2: "},
        {"K01\t基本給\nk01\t手当\n", "a.tsv, line 2: The header \"k01\" stands in the file twice."},
        {"***\t手当\n", "a.tsv, line 1: The header \"***\" has no letter"},
        {"1234 5678 9018\t手当\n", "a.tsv, line 1: "},
        {"K01\t1234 5678 9018\n", "a.tsv, line 1: "},
    };
    struct why why = {.lang = LANG_EN};
    try_all(*state, read_items, cases, COUNT(cases));
    assert_true(read_items("/nonexistent/items.tsv", &why));
}

static void a_wrong_word_for_a_header_is_named(void **state)
{
    static const struct refusal cases[] = {
        {"", NULL},
        {"業務名\tcategory.name\n", NULL},
        {"業務名\n", "a.tsv, line 1: The line has 1 parts. Expected: a header, a TAB, a field."},
        {"　\tname\n", "a.tsv, line 1: The line does not begin with a header."},
        {"業務名\tcategory.name\n 業務名 \tcategory.code\n",
         "a.tsv, line 2: The header \"業務名\" stands in line 1 already. Keep one of them."},
        {"業務名\tcategory.nothing\n", "a.tsv, line 1: "},
    };
    struct why why = {.lang = LANG_EN};
    try_all(*state, read_headers, cases, COUNT(cases));
    assert_true(read_headers(NULL, &why));
    assert_true(read_headers("/nonexistent/headers.tsv", &why));
    /* A folder is no file of words. */
    assert_false(read_headers(((const struct place *)*state)->folder, &why));
}

static void without_a_home_nobody_has_words_of_their_own(void **state)
{
    struct why why = {.lang = LANG_EN};
    struct buf path = {0};
    char *home = strdup(getenv("HOME") == NULL ? "/" : getenv("HOME"));
    (void)state;
    unsetenv("XDG_CONFIG_HOME");
    unsetenv("HOME");
    assert_false(header_file_path(&path));
    assert_true(read_items(NULL, &why));
    assert_int_equal(mapping_changed(), 0);
    setenv("HOME", home, 1);
    assert_true(header_file_path(&path));
    test_holds(buf_text(&path), "/.config/daicho/headers.tsv");
    buf_clear(&path);
    free(home);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, place_make, place_remove)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(lines_are_read_as_they_are_meant),
        TEST(what_is_written_comes_back),
        TEST(a_file_with_a_nul_is_refused),
        TEST(a_wrong_line_of_a_mapping_is_named),
        TEST(a_wrong_word_for_an_item_is_named),
        TEST(a_wrong_word_for_a_header_is_named),
        TEST(without_a_home_nobody_has_words_of_their_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

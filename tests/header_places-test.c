/*
 * Where columns go: what a field is called, which columns a person may choose, what a
 * mapping keeps of it, and dates and names that stand in several columns.
 */
#include "import/headers.h"
#include "import/mapping.h"
#include "import/plan.h"
#include "tests/io.h"
#include "tests/model.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])
#define TEST(name) cmocka_unit_test_setup_teardown(name, place_make, place_remove)

struct place {
    char folder[TEST_PATH], path[TEST_PATH];
    struct sheet sheet;
    struct headers headers;
    struct why why;
};

static int place_make(void **state)
{
    static struct place place;
    place = (struct place){.why = {.lang = LANG_EN}};
    test_folder(place.folder);
    test_path(place.folder, "a.csv", place.path);
    setenv("XDG_CONFIG_HOME", place.folder, 1);
    *state = &place;
    return 0;
}

static int place_remove(void **state)
{
    test_folder_delete(((struct place *)*state)->folder);
    return 0;
}

/* Reads TEXT and its header as one of KIND (NULL: found). */
static bool read_header(struct place *p, const char *text, const struct kind *kind)
{
    test_write(p->folder, "a.csv", text);
    assert_true(sheet_read(p->path, &(struct sheet_source){0}, &p->sheet, &p->why));
    return headers_read(&p->sheet, 0, kind, &p->headers, &p->why);
}

static void forget(struct place *p)
{
    headers_clear(&p->headers);
    sheet_clear(&p->sheet);
}

static void a_field_is_named_alone_or_with_its_kind(void **state)
{
    struct place *p = *state;
    static const struct {
        const char *text, *kind, *field; /* kind NULL: refused */
    } cases[] = {
        {"category.name", "category", "name"}, {"Name", "category", "name"},
        {"件数", "category", "persons"},       {"fiscal_month", "organization", "fiscal_month"},
        {"party.country", "party", "country"}, {"country", NULL, NULL},
        {"nothing.name", NULL, NULL},          {"party.sensitive", NULL, NULL},
        {"party.nothing", NULL, NULL},         {"nothing", NULL, NULL},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct header_place place;
        bool parsed = header_place_parse(cases[i].text, NULL, &place, &p->why);
        if (parsed != (cases[i].kind != NULL))
            fail_msg("%s: %s", cases[i].text, p->why.text);
        if (parsed) {
            assert_string_equal(place.kind->name, cases[i].kind);
            assert_string_equal(place.kind->fields[place.field].column, cases[i].field);
        }
    }
}

static void a_place_fits_where_a_row_can_set_it(void **state)
{
    (void)state;
    static const struct {
        const char *place, *kind;
        bool is_register, fits;
    } cases[] = {
        {"category.name", "category", false, true},
        {"category.sensitive", "category", false, false},
        {"category.sensitive", "category", true, true},
        {"provision.means", "category", false, false},
        {"provision.means", "category", true, true},
        {"provision.code", "category", true, false},
        {"provision.name", "category", true, false},
        {"provision.categories", "category", true, false},
        {"storage.medium", "category", true, true},
        {"storage.place", "category", true, false},
        {"party.country", "category", true, false},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct header_place place;
        struct why why = {.lang = LANG_EN};
        assert_true(header_place_parse(cases[i].place, NULL, &place, &why));
        if (header_place_fits(&place, kinds_find(cases[i].kind), cases[i].is_register) !=
            cases[i].fits)
            fail_msg("%s, %d", cases[i].place, cases[i].is_register);
    }
}

static void a_header_of_which_nothing_is_known_names_what_is_expected(void **state)
{
    struct place *p = *state;
    assert_false(read_header(p, "x,y\n1,2\n", NULL));
    test_holds(p->why.text, "Retention period");
    sheet_clear(&p->sheet);
    assert_false(read_header(p, "x,y\n1,2\n", kinds_find("party")));
    test_holds(p->why.text, "Expected for the kind Party: Code, Name, ");
    sheet_clear(&p->sheet);
}

static void what_gave_way_to_a_column_is_free_again(void **state)
{
    struct place *p = *state;
    assert_true(read_header(p, "個人情報の種類,\"名\r称\"\na,b\n", NULL));
    assert_string_equal(p->headers.targets[1].title, "名 称");
    assert_int_equal(p->headers.targets[0].taken_by, 2);
    assert_true(headers_choose(&p->headers, 1, HEADERS_IGNORED, NULL, &p->why));
    assert_int_equal(p->headers.targets[0].taken_by, 0);
    forget(p);
}

static void set_options(struct headers *headers, size_t column, const char *options)
{
    free(headers->targets[column].options);
    headers->targets[column].options = strdup(options);
}

/* The file NAME of the folder of P as a mapping of its headers. */
static char *mapping_of(struct place *p, const char *name)
{
    char path[TEST_PATH];
    test_path(p->folder, name, path);
    if (!mapping_write(&p->headers, path, true, NULL, &p->why))
        fail_msg("%s", p->why.text);
    return test_read(p->folder, name);
}

static void a_mapping_says_all_that_was_chosen(void **state)
{
    struct place *p = *state;
    static const char *const lines[] = {
        "daicho mapping\t1\nheader\t",
        "業務名\tcategory.description\tname\n",
        "利用目的\tcategory.purposes\tsplit=touten name\n",
        "備考\tcategory.remarks\tnone\n",
        "column:5\tignore\n",
        "# category.storages ?\n個人情報の保管先\t",
    };
    assert_true(read_header(p, "業務名,利用目的,備考,個人情報の保管先,\na,b,c,d,e\n", NULL));
    set_options(&p->headers, 0, "name");
    set_options(&p->headers, 1, "split=touten name");
    set_options(&p->headers, 2, "none");
    headers_find_name(&p->headers);
    assert_true(headers_choose(&p->headers, 4, HEADERS_IGNORED, NULL, &p->why));
    char *text = mapping_of(p, "map.tsv");
    for (size_t i = 0; i < COUNT(lines); i++)
        test_holds(text, lines[i]);
    free(text);
    forget(p);
}

static void names_are_made_of_three_columns_at_most(void **state)
{
    struct place *p = *state;
    assert_true(read_header(p, "業務名,利用目的,備考,項目,説明\na,b,c,d,e\n", NULL));
    for (size_t i = 0; i < p->headers.count; i++)
        set_options(&p->headers, i, "name");
    headers_find_name(&p->headers);
    for (size_t i = 0; i < HEADERS_NAME_PARTS; i++)
        assert_int_equal(p->headers.name_of[i], i);
    forget(p);
}

static void a_mapping_is_kept_where_there_is_a_place_for_it(void **state)
{
    struct place *p = *state;
    char *home = getenv("HOME") == NULL ? NULL : strdup(getenv("HOME"));
    struct buf path = {0};
    struct model *m = test_model();
    assert_true(read_header(p, "名称,備考\na,b\n", NULL));
    assert_true(mapping_keep(&p->headers, m, &p->why));
    assert_true(mapping_path(&p->headers, &path));
    assert_int_equal(access(buf_text(&path), F_OK), 0);
    assert_true(mapping_changed() > 0);
    setenv("XDG_CONFIG_HOME", "/dev/null/config", 1);
    assert_false(mapping_keep(&p->headers, m, &p->why));
    test_holds(p->why.text, "The folder /dev/null/config/daicho/mappings cannot be made");
    /* Nobody without a home keeps one, and that is no fault. */
    unsetenv("XDG_CONFIG_HOME");
    unsetenv("HOME");
    assert_true(mapping_keep(&p->headers, m, &p->why));
    assert_false(mapping_path(&p->headers, &path));
    forget(p);
    assert_true(read_header(p, "名称,備考\na,b\n", NULL));
    if (home != NULL)
        setenv("HOME", home, 1);
    free(home);
    forget(p);
    buf_clear(&path);
    model_close(m);
}

/* What the import of TEXT tells. */
struct told {
    const char *text, *told;
};

static void dates_in_several_columns_are_known_by_what_they_share(void **state)
{
    static const struct told cases[] = {
        {"名称,基準日年,見直し月,基準日日\nA,2024,4,1\n", "基準日年"},
        {"名称,基準日元号,基準日年,基準日月,基準日日\nA,令和,元年,5月,1日\n", "new 1"},
        {"名称,取得年,取得月,取得日\nA,2024,4,1\n", "取得年"},
        {"名称,備考年,備考月,備考日\nA,2024,4,1\n", "備考年"},
        {"名称,基準日年,基準日月,基準日日\nA,0,4,1\n", "refused"},
    };
    static const struct import_options dry = {
        .lang = LANG_EN, .dry_run = true, .unknown_to_remarks = true};
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        void *opened;
        desk_open(&opened);
        struct desk *d = opened;
        bool read = desk_run(d, cases[i].text, &dry);
        char *told = read ? test_plan(&d->plan) : strdup(d->why.text);
        test_holds(told, cases[i].told);
        free(told);
        desk_close(&opened);
    }
}

/* A sheet that is all headers, wider and longer than anybody looks. */
static void a_header_is_looked_for_in_the_first_rows_and_columns(void **state)
{
    struct place *p = *state;
    struct buf text = {0};
    struct header_words words = {0};
    struct header_lines found[HEADER_CANDIDATES];
    for (int row = 0; row < 60; row++) {
        buf_puts(&text, "名称");
        for (int column = 0; column < 300; column++)
            buf_puts(&text, row == 0 ? ",備考" : row < 40 ? ",x" : "");
        buf_putc(&text, '\n');
    }
    test_write(p->folder, "a.csv", buf_text(&text));
    assert_true(sheet_read(p->path, &(struct sheet_source){0}, &p->sheet, &p->why));
    header_words_build(&words, kinds_find("category"), true, NULL);
    assert_int_equal(header_rows_candidates(&p->sheet, &words, found), HEADER_CANDIDATES);
    assert_int_equal(found[0].row, 0);
    assert_int_equal(found[0].known, 2);
    header_words_clear(&words);
    sheet_clear(&p->sheet);
    buf_clear(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_field_is_named_alone_or_with_its_kind),
        TEST(a_place_fits_where_a_row_can_set_it),
        TEST(a_header_of_which_nothing_is_known_names_what_is_expected),
        TEST(what_gave_way_to_a_column_is_free_again),
        TEST(a_mapping_says_all_that_was_chosen),
        TEST(names_are_made_of_three_columns_at_most),
        TEST(a_mapping_is_kept_where_there_is_a_place_for_it),
        TEST(dates_in_several_columns_are_known_by_what_they_share),
        TEST(a_header_is_looked_for_in_the_first_rows_and_columns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

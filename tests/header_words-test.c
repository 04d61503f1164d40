/*
 * Which word means which field: the words that a person added, those that a mapping has
 * taken, and what a column is where several words or columns could be meant. And the same
 * for the words of items.
 */
#include "import/header_words.h"
#include "import/headers.h"
#include "import/items.h"
#include "import/mapping.h"
#include "tests/io.h"
#include "tests/model.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, desk_close)

static const struct import_options dry = {.lang = LANG_EN, .dry_run = true};

/* A desk of which the configuration lies in its folder. */
static int begin(void **state)
{
    int failed = desk_open(state);
    setenv("XDG_CONFIG_HOME", ((struct desk *)*state)->folder, 1);
    return failed;
}

/* The options under which the lines TEXT are the mapping; PATH is where they stand. */
static struct import_options mapped(const struct desk *d, const char *lines, char path[TEST_PATH])
{
    struct import_options options = dry;
    struct buf text = {0};
    buf_printf(&text, "daicho mapping\t1\n%s", lines);
    test_write(d->folder, "map.tsv", text.text);
    test_path(d->folder, "map.tsv", path);
    options.mapping = path;
    buf_clear(&text);
    return options;
}

/* Writes the person's words for headers. */
static void add_words(const struct desk *d, const char *lines)
{
    char folder[TEST_PATH];
    test_path(d->folder, "daicho", folder);
    mkdir(folder, 0700);
    test_write(folder, "headers.tsv", lines);
}

/* Imports TEXT and expects that each of its columns is told as FIELDS say: the label of
 * the field, or what is done with it, divided by "|". */
static void expect_columns(struct desk *d, const char *text, const struct import_options *options,
                           const char *fields)
{
    static const char *const uses[] = {[HEADERS_NOT_KNOWN] = "?",
                                       [HEADERS_REMARKS] = "remarks",
                                       [HEADERS_IGNORED] = "ignored",
                                       [HEADERS_JOINED] = "joined",
                                       [HEADERS_NUMBERS] = "numbers"};
    struct buf told = {0};
    if (!desk_run(d, text, options))
        fail_msg("%s", d->why.text);
    const struct plan_file *file = &d->plan.files[0];
    for (size_t i = 0; i < file->column_count; i++) {
        const struct plan_column *column = &file->columns[i];
        buf_printf(&told, "%s%s", i == 0 ? "" : "|",
                   column->use == HEADERS_FIELD ? column->field : uses[column->use]);
    }
    test_same(buf_text(&told), fields);
    buf_clear(&told);
}

/* A date may stand under one title that was merged over its parts. */
static void dates_stand_under_a_title_over_several_columns(void **state)
{
    struct desk *d = *state;
    static const struct import_options plain = {.lang = LANG_EN};
    desk_imports(d, "名称,件数の基準日,,,\n会員,令和,元年,5月,1日\n応募者,平成,31年,4月,30日\n",
                 &plain, 2, 0, 0, 0);
    desk_holds(d, "category", "C-0001", "persons_on", "2019-05-01");
    desk_holds(d, "category", "C-0002", "persons_on", "2019-04-30");
    /* Neither 元 with something else behind it nor a title of no date is one. */
    expect_columns(d, "名称,件数の基準日,,,\n会員,令和,元日,5月,1日\n", &dry,
                   "Name|Counted on|?|?|?");
    expect_columns(d, "名称,外国年,外国月,外国日\n会員,2024,4,1\n", &dry, "Name|?|?|?");
}

/* What a mapping says of a column is stronger than what its neighbours make of it. */
static void a_mapping_keeps_the_parts_of_a_date_apart(void **state)
{
    struct desk *d = *state;
    char path[TEST_PATH];
    const char *parts = "名称,基準日年,基準日月,基準日日\n会員,2024,4,1\n";
    expect_columns(d, parts, &dry, "Name|Counted on|joined|joined");
    struct import_options options = mapped(d, "基準日年\tcategory.description\n", path);
    expect_columns(d, parts, &options, "Name|Description|?|?");
    options = mapped(d, "基準日\tremarks\n", path);
    expect_columns(d, "名称,基準日,基準日年,基準日月,基準日日\n会員,未定,2024,4,1\n", &options,
                   "Name|remarks|?|?|?");
}

/* A title that a mapping took out of the fields gives its meaning to nothing below it. */
static void a_heading_that_a_mapping_has_taken_is_no_field(void **state)
{
    struct desk *d = *state;
    char path[TEST_PATH];
    const char *text = "名称,保管場所,備考,保管場所,\n,,,名称,件数\n会員,書庫,あ,金庫,3\n";
    expect_columns(d, text, &dry, "Name|Storages|Remarks|?|?");
    const struct import_options options = mapped(d, "保管場所\tremarks\n", path);
    expect_columns(d, text, &options, "Name|remarks|Remarks|?|?");
}

/* A title may have no letter at all. */
static void a_mapping_names_columns_of_signs(void **state)
{
    struct desk *d = *state;
    char path[TEST_PATH];
    struct import_options options = mapped(d, "_\tremarks\n", path);
    options.dry_run = false;
    desk_imports(d, "名称,_\n会員,あ\n", &options, 1, 0, 0, 0);
    desk_holds(d, "category", "C-0001", "remarks", "_: あ");
}

/* Of a word with several endings in brackets a further ending means the field that all
 * of them mean, and none where they differ. */
static void words_in_brackets_are_told_apart(void **state)
{
    struct desk *d = *state;
    add_words(d, "扱い(甲)\tcategory.remarks\n扱い(乙)\tcategory.description\n");
    expect_columns(d, "名称,扱い(甲)\n会員,あ\n", &dry, "Name|Remarks");
    expect_columns(d, "名称,扱い(丙)\n会員,あ\n", &dry, "Name|?");
    add_words(d, "扱い(甲)\tcategory.remarks\n扱い(乙)\tcategory.remarks\n");
    expect_columns(d, "名称,扱い(丙)\n会員,あ\n", &dry, "Name|Remarks");
}

/* The person's words count for rows of the kind that they speak of, and their thousands
 * are what they say. */
static void words_of_a_person_are_for_their_kind(void **state)
{
    struct desk *d = *state;
    struct import_options options = dry;
    add_words(d, "機器名\tstorage.name\n人数(千人)\tcategory.persons\n");
    expect_columns(d, "名称,機器名\n会員,A\n", &dry, "Name|?");
    expect_columns(d, "名称,人数(千人)\n会員,12\n", &dry, "Name|Number of persons");
    expect_columns(d, "名称,件数(千人)\n会員,12\n", &dry, "Name|?");
    options.kind = kinds_find("storage");
    expect_columns(d, "機器名,備考\n会員,A\n", &options, "Name|Remarks");
}

static void a_wrong_line_of_the_words_is_named(void **state)
{
    struct desk *d = *state;
    static const char *const cases[][2] = {
        {"甲\tname\n乙\tcode\n甲\tremarks\n丙\tremarks\n",
         "line 3: The header \"甲\" stands in line 1 already. Keep one of them."},
        {"甲\n乙\tcode\n", "line 1: The line has 1 parts. Expected: a header, a TAB, a field."},
        {"甲\tname\n_\tcode\n", "line 2: The line does not begin with a header."},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        add_words(d, cases[i][0]);
        assert_false(desk_run(d, "名称\n会員\n", &dry));
        test_holds(d->why.text, "/daicho/headers.tsv, ");
        test_holds(d->why.text, cases[i][1]);
    }
}

/* A mapping that was kept for a header and is none any more stops the import of such a
 * file, since it may hold what a person chose. */
static void a_kept_mapping_that_is_damaged_is_named(void **state)
{
    struct desk *d = *state;
    char path[TEST_PATH];
    struct sheet sheet;
    struct headers headers;
    struct buf kept = {0};
    struct import_options options = mapped(d, "区分\tremarks\n", path);
    options.dry_run = false;
    desk_imports(d, "名称,区分\n会員,甲\n", &options, 1, 0, 0, 0);
    expect_columns(d, "名称,区分\n応募者,甲\n", &dry, "Name|remarks");
    assert_true(d->plan.files[0].mapping_kept);
    test_path(d->folder, "a.csv", path);
    assert_true(sheet_read(path, &(struct sheet_source){0}, &sheet, &d->why));
    assert_true(headers_read(&sheet, 0, NULL, &headers, &d->why));
    assert_true(mapping_path(&headers, &kept));
    headers_clear(&headers);
    sheet_clear(&sheet);
    FILE *file = fopen(buf_text(&kept), "w");
    assert_non_null(file);
    fputs("mapping of mine\n", file);
    assert_int_equal(fclose(file), 0);
    assert_false(desk_run(d, "名称,区分\n応募者,甲\n", &dry));
    test_holds(d->why.text, buf_text(&kept));
    test_holds(d->why.text, "line 1: This is no mapping.");
    buf_clear(&kept);
}

/* At most three fields are offered, the likest first, wherever their words stand. */
static void the_likest_fields_are_offered(void **state)
{
    struct desk *d = *state;
    expect_columns(d, "名称,項目や備考や件数や再委託先の有無など\n会員,あ\n", &dry, "Name|?");
    test_same(d->plan.files[0].columns[1].near,
              "Entrustment: Re-entrusted to, Contractors, Number of persons");
}

/* Rows that would have the same name are called by whose data they are as well. */
static void names_are_made_of_what_tells_rows_apart(void **state)
{
    struct desk *d = *state;
    char path[TEST_PATH];
    static const struct import_options plain = {.lang = LANG_EN};
    desk_imports(d, "業務,利用目的,本人\n人事,採用,応募者\n人事,採用,従業者\n総務,発送,会員\n",
                 &plain, 3, 0, 0, 0);
    desk_holds(d, "category", "C-0002", "name", "人事 / 採用 / 従業者");
    desk_holds(d, "category", "C-0003", "name", "総務 / 発送 / 会員");
    desk_imports(d, "業務,利用目的\n\"経理\n第一\",支払\n", &plain, 1, 0, 0, 0);
    desk_holds(d, "category", "C-0004", "name", "経理 第一 / 支払");
    /* A mapping has said of what they are made: of three columns, or for another kind. */
    struct import_options options = mapped(
        d, "業務\tcategory.description\tname\n区分\tremarks\tname\n段階\tremarks\tname\n", path);
    options.dry_run = false;
    desk_imports(d, "業務,区分,段階,本人\n営業,甲,一,会員\n営業,甲,二,会員\n", &options, 2, 0, 0,
                 0);
    desk_holds(d, "category", "C-0006", "name", "営業 / 甲 / 二");
    options = mapped(d, "会社\tparty.address\tname\n支店\tremarks\tname\n", path);
    options.dry_run = false;
    options.kind = kinds_find("party");
    desk_imports(d, "会社,支店\n見本商事,東京\n", &options, 1, 0, 0, 0);
    desk_holds(d, "party", "PT-0001", "name", "見本商事 / 東京");
}

/* Numbers of rows are no codes where something else tells the records apart. */
static void numbers_of_rows_give_way_to_codes(void **state)
{
    struct desk *d = *state;
    struct import_options options = dry;
    const char *text = "No.,台帳番号,管理番号,名称\n1,K-7,甲,会員\n2,K-9,乙,応募者\n";
    expect_columns(d, text, &dry, "numbers|Code|?|Name");
    test_same(d->plan.files[0].columns[2].taken_by, "台帳番号");
    /* Without a name nothing else does. */
    options.kind = kinds_find("storage");
    expect_columns(d, "コード,備考\n1,a\n2,b\n", &options, "Code|Remarks");
    assert_false(desk_run(d, "No.,名称\n", &dry));
    test_holds(d->why.text, "no row below the header in row 1");
}

/* Every word that is known for a header goes to a field that a row can set. */
static void every_word_is_for_a_field_of_its_rows(void **state)
{
    (void)state;
    for (size_t i = 0; i < kinds_count; i++) {
        struct header_words words = {0};
        bool is_register = strcmp(kinds[i].name, "category") == 0;
        header_words_build(&words, &kinds[i], is_register, NULL);
        assert_true(words.count > 0);
        for (size_t k = 0; k < words.count; k++)
            if (!header_place_fits(&words.items[k].place, &kinds[i], is_register))
                fail_msg("%s: %s", kinds[i].name, words.items[k].key);
        header_words_clear(&words);
    }
}

static void items_are_called_as_the_person_says(void **state)
{
    struct desk *d = *state;
    char path[TEST_PATH];
    struct items items;
    test_path(d->folder, "items.tsv", path);
    test_write(d->folder, "items.tsv", "氏名\t-\n電話番号\t連絡先の番号\n");
    assert_true(items_load(&items, path, &d->why));
    assert_int_equal(items_find(&items, "氏名")->sort, ITEMS_NOT_PERSONAL);
    /* The word that was set aside is 氏名 alone, not what else means it. */
    assert_int_equal(items_find(&items, "名前")->sort, ITEMS_ITEM);
    assert_string_equal(items_find(&items, "電話番号")->name[LANG_JA], "連絡先の番号");
    /* An item that is called by signs alone is no word for a header. */
    items_add(&items, "※", "※", NULL, NULL);
    assert_null(items_find(&items, "※"));
    assert_null(items_find(&items, "★"));
    items_clear(&items);
    test_write(d->folder, "items.tsv", "甲\t-\n乙\t-\n甲\t会員番号\n");
    assert_false(items_load(&items, path, &d->why));
    test_holds(d->why.text, "line 3: The header \"甲\" stands in the file twice.");
    items_clear(&items);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(dates_stand_under_a_title_over_several_columns),
        TEST(a_mapping_keeps_the_parts_of_a_date_apart),
        TEST(a_heading_that_a_mapping_has_taken_is_no_field),
        TEST(a_mapping_names_columns_of_signs),
        TEST(words_in_brackets_are_told_apart),
        TEST(words_of_a_person_are_for_their_kind),
        TEST(a_wrong_line_of_the_words_is_named),
        TEST(a_kept_mapping_that_is_damaged_is_named),
        TEST(the_likest_fields_are_offered),
        TEST(names_are_made_of_what_tells_rows_apart),
        TEST(numbers_of_rows_give_way_to_codes),
        TEST(every_word_is_for_a_field_of_its_rows),
        TEST(items_are_called_as_the_person_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

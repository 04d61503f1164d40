/*
 * What a scan says of itself: the receipt for people and as JSON, before it is held
 * against a category and after it was accepted; and which items a person may choose.
 */
#include "import/scan.h"
#include "tests/io.h"
#include "tests/model.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])
#define TEST(name) cmocka_unit_test_setup_teardown(name, desk_open, desk_close)

static const char staff[] = "社員番号,姓,名,電話番号,障害者,備考\n"
                            "1,見本,一,000-0000-0000,na,\n"
                            "2,見本,二,000-0000-0001,一般,,,x\n";

static bool run(struct desk *d, const char *text, const struct scan_options *options,
                struct scan *scan)
{
    char path[TEST_PATH];
    test_write(d->folder, "a.csv", text);
    test_path(d->folder, "a.csv", path);
    const char *const paths[] = {path};
    return scan_read(d->m, paths, 1, options, scan, &d->why);
}

static void must_run(struct desk *d, const char *text, struct scan *scan)
{
    const struct scan_options options = {.lang = LANG_EN, .words = "/nonexistent/items.tsv"};
    if (!run(d, text, &options, scan))
        fail_msg("%s", d->why.text);
}

/* Stops the test unless both receipts of SCAN hold the PARTS, the last of which is NULL. */
static void receipt_holds(const struct scan *scan, const char *const *parts)
{
    char *text = NULL;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    scan_print(scan, out, LANG_EN);
    scan_json(scan, out);
    assert_int_equal(fclose(out), 0);
    for (; *parts != NULL; parts++)
        test_holds(text, *parts);
    free(text);
}

static void receipt_lacks(const struct scan *scan, const char *part)
{
    char *text = NULL;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    scan_print(scan, out, LANG_EN);
    assert_int_equal(fclose(out), 0);
    assert_null(strstr(text, part));
    free(text);
}

static void the_receipt_tells_what_was_found_and_done(void **state)
{
    struct desk *d = *state;
    struct scan scan;
    static const struct scan_accept all = {.reason = "stock-taking"};
    test_add(d->m, "item", "name", "氏名", (char *)NULL);
    test_add(d->m, "item", "name", "住所", (char *)NULL);
    test_add(d->m, "category", "name", "従業員", "items", "I-0001; I-0002", (char *)NULL);
    must_run(d, staff, &scan);
    assert_true(scan_likely(d->m, &scan, &d->why));
    receipt_holds(&scan, (const char *const[]){"  Rows with more cells than the header: 1\n",
                                               "\"likely_categories\": [", "\"code\": \"C-0001\"",
                                               "\"accepted\": false", NULL});
    assert_true(scan_hold(d->m, &scan, "従業員", &d->why));
    receipt_holds(&scan, (const char *const[]){"\"absent\": [", "\"name\": \"住所\"", NULL});
    if (!scan_accept(d->m, &scan, &all, &d->why))
        fail_msg("%s", d->why.text);
    receipt_holds(&scan,
                  (const char *const[]){"(added)", "\"added\": true", "\"accepted\": true", NULL});
    scan_clear(&scan);
}

static void what_a_file_is_taken_for_has_words_of_its_own(void **state)
{
    struct desk *d = *state;
    static const struct {
        const char *text, *told;
    } files[] = {
        {staff, "a roster: its rows are persons"},
        {"名称,利用目的,保存期間,委託先\n会員,配送,5年,甲社\n応募者,選考,1年,乙社\n",
         "a ledger: its rows are holdings, to be imported"},
        {"社員番号,時刻\n1,9:00\n", "not told by header or cells"},
    };
    for (size_t i = 0; i < COUNT(files); i++) {
        struct scan scan;
        must_run(d, files[i].text, &scan);
        receipt_holds(&scan, (const char *const[]){files[i].told, NULL});
        scan_clear(&scan);
    }
}

/* Many categories share an item: the five that share most are offered, in their order. */
static void the_categories_that_share_most_are_offered(void **state)
{
    struct desk *d = *state;
    struct scan scan;
    static const char *const items[] = {"I-0001", "I-0001", "I-0001; I-0002", "I-0001",
                                        "I-0001", "I-0001", "I-0003",         "I-0001; I-0002"};
    test_add(d->m, "item", "name", "氏名", (char *)NULL);
    test_add(d->m, "item", "name", "電話番号", (char *)NULL);
    test_add(d->m, "item", "name", "住所", (char *)NULL);
    for (size_t i = 0; i < COUNT(items); i++)
        test_add(d->m, "category", "name", "区分", "items", items[i], (char *)NULL);
    must_run(d, staff, &scan);
    assert_true(scan_likely(d->m, &scan, &d->why));
    assert_int_equal(scan.likely_count, SCAN_LIKELY);
    static const char *const codes[] = {"C-0003", "C-0008", "C-0001", "C-0002", "C-0004"};
    for (size_t i = 0; i < COUNT(codes); i++)
        assert_string_equal(scan.likely[i].code, codes[i]);
    scan_clear(&scan);
}

static void individual_numbers_below_any_header_are_warned_of(void **state)
{
    struct desk *d = *state;
    struct scan scan;
    must_run(d, "社員番号,氏名,管理の印\n1,見本一,1234 5678 9018\n2,見本二,1234 5678 9018\n",
             &scan);
    receipt_holds(&scan, (const char *const[]){"individual numbers", "Individual numbers: ", NULL});
    scan_clear(&scan);
}

static void accepting_again_changes_nothing(void **state)
{
    struct desk *d = *state;
    static const struct scan_accept all = {.persons = "keep"};
    test_add(d->m, "category", "name", "従業員", "persons", "7", (char *)NULL);
    for (int i = 0; i < 2; i++) {
        struct scan scan;
        must_run(d, staff, &scan);
        assert_true(scan_hold(d->m, &scan, "C-0001", &d->why));
        receipt_holds(&scan, (const char *const[]){"Number of persons declared: 7 (-)", NULL});
        if (!scan_accept(d->m, &scan, &all, &d->why))
            fail_msg("%s", d->why.text);
        receipt_holds(&scan, (const char *const[]){i == 0 ? "The category was changed."
                                                          : "The category has all of this already.",
                                                   NULL});
        scan_clear(&scan);
    }
}

static void a_header_is_found_where_the_person_says_it_is(void **state)
{
    struct desk *d = *state;
    struct scan scan;
    struct buf text = {0};
    struct scan_options options = {.lang = LANG_EN, .header_row = 120};
    for (int i = 1; i < 120; i++)
        buf_printf(&text, "title %d\n", i);
    buf_puts(&text, staff);
    assert_true(run(d, buf_text(&text), &options, &scan));
    assert_int_equal(scan.files[0].header_row, 120);
    assert_int_equal(scan.files[0].rows, 2);
    scan_clear(&scan);
    options.header_row = 999;
    assert_false(run(d, buf_text(&text), &options, &scan));
    test_holds(d->why.text, "No header was found");
    scan_clear(&scan);
    buf_clear(&text);
}

/* Reads the files TEXTS, up to NULL, with WORDS of the person (or NULL). */
static bool run_with(struct desk *d, const char *const *texts, const char *words, struct scan *scan)
{
    char paths[3][TEST_PATH], tsv[TEST_PATH];
    const char *all[3];
    size_t count = 0;
    for (; texts[count] != NULL; count++) {
        char name[] = {(char)('a' + count), '.', 'c', 's', 'v', '\0'};
        test_write(d->folder, name, texts[count]);
        test_path(d->folder, name, paths[count]);
        all[count] = paths[count];
    }
    test_write(d->folder, "items.tsv", words == NULL ? "" : words);
    test_path(d->folder, "items.tsv", tsv);
    const struct scan_options options = {.lang = LANG_EN, .words = tsv};
    return scan_read(d->m, all, count, &options, scan, &d->why);
}

/* A file that is found to hold what nobody tells: a roster, its receipt, and what is not in it. */
static void columns_are_told_by_their_headers_and_cells(void **state)
{
    struct desk *d = *state;
    static const struct {
        const char *text, *words, *parts[3];
    } cases[] = {
        /* a column without a header, and one that is empty too */
        {"社員番号,氏名,,\n1,見本,x,\n", NULL, {"Header: row 1, 3 columns", "  column 3\n"}},
        /* of columns that differ in a number, what the first is taken for counts */
        {"社員番号,氏名,緊急TEL1,緊急TEL2\n1,見本,x,y\n",
         NULL,
         {"  緊急TEL1, 緊急TEL2 (perhaps Telephone number)\n"}},
        {"社員番号,氏名,連絡用1,連絡用2\n1,見本,a@example.jp,000-0000-0000\n",
         NULL,
         {"  連絡用1, 連絡用2 (cells look like mail addresses)\n"}},
        /* what cells look like is told of unknown columns only */
        {"名称,電話番号,メール\n甲,000-0000-0000,a@example.jp\n乙,000-0000-0001,b@example.jp\n",
         NULL,
         {"  電話番号 (Ordinary) ← 電話番号\n"}},
        /* an item of the person's own of which nobody states the class */
        {"社員番号,氏名,病歴,給与\n1,見本,x,y\n",
         "病歴\t記録\n給与\t記録\n",
         {"  記録 (class to be decided) ← 病歴, 給与 (its header tells of: "
          "Special-care-required)\n"}},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct scan scan;
        const char *const texts[] = {cases[i].text, NULL};
        if (!run_with(d, texts, cases[i].words, &scan))
            fail_msg("%s", d->why.text);
        receipt_holds(&scan, cases[i].parts);
        scan_clear(&scan);
    }
}

/* Groups stand right above the header, and a sample right below it. */
static void what_stands_about_the_header_is_no_person(void **state)
{
    struct desk *d = *state;
    struct scan scan;
    must_run(d,
             "扶養者,,配偶者,\n\n氏名,生年月日,氏名,生年月日\n例,1980/1/1,見本,1981/1/1\n"
             "見本一,1980/1/2,見本二,1981/1/2\n",
             &scan);
    assert_string_equal(scan.files[0].columns[0].title, "氏名");
    assert_string_equal(scan.files[0].columns[2].title, "氏名");
    assert_int_equal(scan.files[0].rows, 1);
    assert_int_equal(scan.files[0].notes, 1);
    scan_clear(&scan);
    must_run(d, "扶養者,,配偶者,\n氏名,生年月日,氏名,生年月日\n見本一,1980/1/2,見本二,1981/1/2\n",
             &scan);
    assert_string_equal(scan.files[0].columns[0].title, "扶養者 氏名");
    scan_clear(&scan);
}

/* Nothing is read of the files behind one that is refused, and it is named. */
static void a_file_that_cannot_be_read_is_named(void **state)
{
    struct desk *d = *state;
    struct scan scan;
    const char *const texts[] = {"", staff, NULL}, *const book[] = {"PK\x03\x04 and so on", NULL};
    assert_false(run_with(d, texts, NULL, &scan));
    test_holds(d->why.text, "a.csv: The file is empty.");
    assert_int_equal(scan.files[1].rows, 0);
    scan_clear(&scan);
    assert_false(run_with(d, book, NULL, &scan));
    test_holds(d->why.text, "a.csv: The workbook is damaged");
    scan_clear(&scan);
}

/* Where the files have different numbers of rows nobody is told that they agree. */
static void numbers_of_rows_that_differ_are_not_proposed(void **state)
{
    struct desk *d = *state;
    struct scan scan;
    const char *const texts[] = {staff, "社員番号,氏名\n1,見本\n", NULL};
    const struct scan_accept kept = {.persons = "keep"};
    test_add(d->m, "category", "name", "従業員", (char *)NULL);
    assert_true(run_with(d, texts, NULL, &scan));
    assert_true(scan_hold(d->m, &scan, "C-0001", &d->why));
    receipt_holds(&scan, (const char *const[]){"Number of persons declared: none\n  The files have "
                                               "different numbers of rows, which are not added up",
                                               NULL});
    assert_true(scan_accept(d->m, &scan, &kept, &d->why));
    receipt_lacks(&scan, "which are not added up");
    scan_clear(&scan);
}

/* An item that is both declared and optional is missed once. */
static void an_item_that_is_declared_twice_is_absent_once(void **state)
{
    struct desk *d = *state;
    struct scan scan;
    test_add(d->m, "item", "name", "住所", (char *)NULL);
    test_add(d->m, "category", "name", "従業員", "items", "I-0001", "optional_items", "I-0001",
             (char *)NULL);
    must_run(d, staff, &scan);
    assert_true(scan_hold(d->m, &scan, "C-0001", &d->why));
    assert_int_equal(scan.absent_count, 1);
    scan_clear(&scan);
}

/* A name that several items have says of none which one it is. */
static void a_name_of_several_items_is_refused(void **state)
{
    struct desk *d = *state;
    struct scan scan;
    size_t item;
    test_add(d->m, "item", "name", "趣味", (char *)NULL);
    test_add(d->m, "item", "name", "趣味", (char *)NULL);
    must_run(d, staff, &scan);
    assert_false(scan_decide(d->m, &scan, "備考", "趣味", NULL, &item, &d->why));
    test_holds(d->why.text, "趣味");
    /* So it is where a second one is made while the receipt is looked at. */
    test_add(d->m, "item", "name", "氏名", (char *)NULL);
    assert_true(scan_refresh(d->m, &scan, &d->why));
    test_add(d->m, "item", "name", "氏名", (char *)NULL);
    assert_false(scan_refresh(d->m, &scan, &d->why));
    test_holds(d->why.text, "氏名");
    scan_clear(&scan);
}

/* What is chosen of the files above, and why it is refused; NULL where it is taken. */
static void items_are_chosen_by_name_or_by_column(void **state)
{
    struct desk *d = *state;
    static const struct {
        const char *items, *refused;
    } cases[] = {
        {"電話番号; 氏名", NULL},
        {"氏名", NULL},
        {"備考", "The files have no item 備考."},
        {"備考=", "Say which item the column 備考 is: HEADER=ITEM."},
        {"備考=氏名=financial", "The item 氏名 is there already, of another class."},
        {"趣味; 氏名", "The files have no item 趣味."},
        {"備考=メモ", NULL},
        {"備考=123456789018", "Name: "},
    };
    test_add(d->m, "item", "name", "氏名", "item_class", "ordinary", (char *)NULL);
    test_add(d->m, "category", "name", "従業員", "optional_items", "I-0001", (char *)NULL);
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct scan scan;
        const struct scan_accept accept = {.items = cases[i].items, .persons = "keep"};
        must_run(d, staff, &scan);
        assert_true(scan_hold(d->m, &scan, "C-0001", &d->why));
        bool taken = scan_accept(d->m, &scan, &accept, &d->why);
        if (taken != (cases[i].refused == NULL))
            fail_msg("%s: %s", cases[i].items, d->why.text);
        if (!taken)
            test_holds(d->why.text, cases[i].refused);
        scan_clear(&scan);
    }
    /* What is optional there is not declared again. */
    test_value_is(d->m, "category", "C-0001", "items", "I-0002; I-0003");
    /* A column that was decided leaves nothing of what it was before. */
    struct scan scan;
    const struct scan_accept decided = {.items = "電話番号; 備考=氏名", .persons = "keep"};
    must_run(d, staff, &scan);
    assert_true(scan_hold(d->m, &scan, "C-0001", &d->why));
    assert_true(scan_accept(d->m, &scan, &decided, &d->why));
    test_value_is(d->m, "category", "C-0001", "items", "I-0002; I-0003");
    receipt_holds(&scan, (const char *const[]){"← 姓, 名, 備考\n", NULL});
    receipt_lacks(&scan, "Unknown: decide");
    scan_clear(&scan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_receipt_tells_what_was_found_and_done),
        TEST(what_a_file_is_taken_for_has_words_of_its_own),
        TEST(the_categories_that_share_most_are_offered),
        TEST(individual_numbers_below_any_header_are_warned_of),
        TEST(accepting_again_changes_nothing),
        TEST(a_header_is_found_where_the_person_says_it_is),
        TEST(items_are_chosen_by_name_or_by_column),
        TEST(columns_are_told_by_their_headers_and_cells),
        TEST(what_stands_about_the_header_is_no_person),
        TEST(a_file_that_cannot_be_read_is_named),
        TEST(numbers_of_rows_that_differ_are_not_proposed),
        TEST(an_item_that_is_declared_twice_is_absent_once),
        TEST(a_name_of_several_items_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

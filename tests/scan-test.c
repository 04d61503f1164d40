/*
 * A roster is counted and held against a category, and nothing of it is kept:
 * not in the inventory, not in the receipt, not in memory.
 */
#include "import/scan.h"
#include "tests/io.h"
#include "tests/model.h"

#include "model/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static const char staff[] = "社員番号,姓,名,電話番号1,電話番号2,障害者,備考\n"
                            "1,山田,太郎,03-1234-5678,,na,\n"
                            "2,鈴木,花子,03-1234-5679,090-1234-5678,一般,\n"
                            "合計,2,,,,,\n";

/* Reads the files a.csv and, where B is not NULL, b.csv; words.tsv holds WORDS. */
static bool run(struct desk *d, const char *a, const char *b, const char *words, struct scan *scan)
{
    char paths[2][TEST_PATH], tsv[TEST_PATH];
    test_write(d->folder, "a.csv", a);
    test_write(d->folder, "b.csv", b == NULL ? "" : b);
    test_write(d->folder, "words.tsv", words == NULL ? "" : words);
    test_path(d->folder, "a.csv", paths[0]);
    test_path(d->folder, "b.csv", paths[1]);
    test_path(d->folder, "words.tsv", tsv);
    const char *const all[] = {paths[0], paths[1]};
    const struct scan_options options = {.lang = LANG_EN, .words = tsv};
    return scan_read(d->m, all, b == NULL ? 1 : 2, &options, scan, &d->why);
}

static void must_run(struct desk *d, const char *a, const char *b, struct scan *scan)
{
    if (!run(d, a, b, NULL, scan))
        fail_msg("%s", d->why.text);
}

static void expect_refused(struct desk *d, const char *text, const char *words, const char *part)
{
    struct scan scan;
    assert_false(run(d, text, NULL, words, &scan));
    test_holds(d->why.text, part);
    scan_clear(&scan);
}

static const struct scan_item *item(const struct scan *scan, const char *name)
{
    for (size_t i = 0; i < scan->count; i++)
        if (strcmp(scan->items[i].name, name) == 0)
            return &scan->items[i];
    fail_msg("no item %s", name);
    return NULL;
}

/* How many columns are of the item NAME. */
static size_t columns_of(const struct scan *scan, const char *name)
{
    const struct scan_item *of = item(scan, name);
    size_t count = 0;
    for (size_t c = 0; c < scan->files[0].count; c++)
        count += &scan->items[scan->files[0].columns[c].item] == of;
    return count;
}

/* The receipt, for the caller to free. */
static char *receipt(const struct scan *scan, bool json)
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    if (json)
        scan_json(scan, out);
    else
        scan_print(scan, out, LANG_EN);
    fclose(out);
    return text;
}

static void test_held_against_a_category(void **state)
{
    struct desk *d = *state;
    struct scan scan;
    test_add(d->m, "item", "name", "氏名", (char *)NULL);
    test_add(d->m, "item", "name", "電話", "other_names", "電話番号; 携帯", (char *)NULL);
    test_add(d->m, "item", "name", "住所", (char *)NULL);
    test_add(d->m, "item", "name", "障害の有無・区分", (char *)NULL);
    test_add(d->m, "category", "name", "従業員", "items", "I-0001; I-0002; I-0003",
             "excluded_items", "I-0004", "persons", "1", (char *)NULL);
    must_run(d, staff, NULL, &scan);
    assert_true(scan_hold(d->m, &scan, "従業員", &d->why));
    assert_int_equal(item(&scan, "氏名")->standing, SCAN_DECLARED);
    assert_int_equal(item(&scan, "電話")->standing, SCAN_DECLARED);
    assert_int_equal(item(&scan, "社員番号")->standing, SCAN_UNDECLARED);
    assert_int_equal(item(&scan, "障害の有無・区分")->standing, SCAN_EXCLUDED);
    assert_int_equal(item(&scan, "備考")->standing, SCAN_UNKNOWN);
    /* Nobody has stated its class; what its header tells of is warned of all the same. */
    assert_null(item(&scan, "障害の有無・区分")->class);
    assert_string_equal(item(&scan, "障害の有無・区分")->likely, "sensitive");
    assert_true(scan_refresh(d->m, &scan, &d->why));
    assert_string_equal(item(&scan, "障害の有無・区分")->likely, "sensitive");
    char *warned = receipt(&scan, false);
    test_holds(warned, "its header tells of: ");
    test_holds(warned, "Art. 20(2)");
    free(warned);
    assert_int_equal(scan.absent_count, 1);
    assert_string_equal(scan.absent[0].name, "住所");
    assert_int_equal(scan_findings(&scan), 2);
    assert_int_equal(scan.files[0].rows, 2);
    assert_int_equal(scan.files[0].notes, 1);
    /* Nothing was changed by looking. */
    test_value_is(d->m, "category", "C-0001", "persons", "1");
    scan_clear(&scan);
}

static void test_accepting_is_one_change(void **state)
{
    struct desk *d = *state;
    struct scan scan;
    struct entries entries;
    const struct scan_accept all = {.reason = "stock-taking"};
    test_add(d->m, "category", "name", "従業員", (char *)NULL);
    must_run(d, staff, NULL, &scan);
    assert_true(scan_hold(d->m, &scan, "C-0001", &d->why));
    if (!scan_accept(d->m, &scan, &all, &d->why))
        fail_msg("%s", d->why.text);
    assert_int_equal(scan_findings(&scan), 0);
    test_value_is(d->m, "category", "C-0001", "persons", "2");
    test_value_is(d->m, "category", "C-0001", "persons_on", scan.today);
    test_value_is(d->m, "category", "C-0001", "items", "I-0001; I-0002; I-0003; I-0004");
    test_value_is(d->m, "item", "I-0002", "name", "氏名");
    test_value_is(d->m, "item", "I-0004", "item_class", "sensitive");
    test_value_is(d->m, "item", "I-0004", "sensitive_head", "disability");
    assert_true(journal_list(d->m, NULL, NULL, 0, &entries, &d->why));
    assert_int_equal(entries.count, 2);
    assert_string_equal(entries.items[0].what, "scan");
    assert_string_equal(entries.items[0].about, "a.csv (7 columns, 2 rows)");
    journal_clear(&entries);
    char *text = receipt(&scan, false);
    test_holds(text, "Number of persons set: 2");
    test_holds(text, "I-0002 氏名 (Ordinary) ← 姓, 名 (added)");
    free(text);
    /* Once more there is nothing to change, and no entry. */
    if (!scan_accept(d->m, &scan, &all, &d->why))
        fail_msg("%s", d->why.text);
    assert_int_equal(scan.entry, 0);
    scan_clear(&scan);
    assert_true(journal_undo(d->m, 0, NULL, &d->why));
    assert_int_equal(desk_count(d, "item"), 0);
    test_value_is(d->m, "category", "C-0001", "persons", "");
    test_sound(d->m);
}

static void test_chosen_items(void **state)
{
    struct desk *d = *state;
    struct scan scan;
    static const struct scan_accept some = {
        .items = "氏名; 備考=特記事項=要配慮個人情報; 電話番号2=緊急連絡先", .persons = "keep"};
    test_add(d->m, "category", "name", "従業員", "persons", "7", (char *)NULL);
    must_run(d, staff, NULL, &scan);
    assert_true(scan_hold(d->m, &scan, "C-0001", &d->why));
    if (!scan_accept(d->m, &scan, &some, &d->why))
        fail_msg("%s", d->why.text);
    test_value_is(d->m, "category", "C-0001", "items", "I-0001; I-0002; I-0003");
    test_value_is(d->m, "item", "I-0002", "name", "特記事項");
    test_value_is(d->m, "item", "I-0002", "item_class", "sensitive");
    test_value_is(d->m, "item", "I-0003", "name", "緊急連絡先");
    test_value_is(d->m, "category", "C-0001", "persons", "7");
    scan_clear(&scan);
}

static void refuse_accepting(struct desk *d, const char *a, const char *b,
                             const struct scan_accept *accept, const char *part)
{
    struct scan scan;
    char before[65], after[65];
    test_digest(d->m, before);
    must_run(d, a, b, &scan);
    assert_true(scan_hold(d->m, &scan, "C-0001", &d->why));
    assert_false(scan_accept(d->m, &scan, accept, &d->why));
    test_holds(d->why.text, part);
    assert_false(scan.accepted);
    test_digest(d->m, after);
    assert_string_equal(before, after);
    scan_clear(&scan);
}

static void test_refused_accepting_changes_nothing(void **state)
{
    struct desk *d = *state;
    static const struct scan_accept all = {0};
    static const struct scan_accept other = {.items = "氏名; 趣味"};
    static const struct scan_accept column = {.items = "氏名; 趣味=趣味"};
    static const struct scan_accept class = {.items = "備考=趣味=秘密"};
    static const struct scan_accept reclassed = {.items = "備考=氏名=要配慮個人情報"};
    static const struct scan_accept excluded = {.items = "社員番号; 氏名"};
    static const struct scan_accept count = {.persons = "some"};
    test_add(d->m, "item", "name", "氏名", (char *)NULL);
    test_add(d->m, "category", "name", "従業員", "excluded_items", "I-0001", (char *)NULL);
    refuse_accepting(d, staff, NULL, &other, "have no item 趣味");
    refuse_accepting(d, staff, NULL, &column, "No file has a column 趣味");
    refuse_accepting(d, staff, NULL, &class, "no class of an item");
    refuse_accepting(d, staff, NULL, &reclassed, "of another class");
    refuse_accepting(d, staff, NULL, &excluded, "氏名 is never collected");
    refuse_accepting(d, staff, NULL, &count, "some");
    refuse_accepting(d, staff, "氏名,生年月日\n山田,1980/1/2\n", &all, "Say the number of persons");
    refuse_accepting(d, "名称,利用目的,保存期間\n会員,配送,5年\n", NULL, &all, "like a ledger");
}

/* One person over several files: the columns are united, the rows are not
 * added up; where all files have as many it is one count. */
static void test_several_files(void **state)
{
    struct desk *d = *state;
    struct scan scan;
    static const struct scan_accept all = {0};
    test_add(d->m, "category", "name", "従業員", (char *)NULL);
    must_run(d, staff, "社員番号,基本給,電話番号\n1,300000,\n2,280000,\n", &scan);
    assert_true(scan_hold(d->m, &scan, "C-0001", &d->why));
    assert_int_equal(scan.file_count, 2);
    assert_true(scan_counts_agree(&scan));
    assert_int_equal(item(&scan, "社員番号")->standing, SCAN_UNDECLARED);
    char *text = receipt(&scan, false);
    test_holds(text, "社員番号 (Ordinary) ← 社員番号 [a.csv], 社員番号 [b.csv]");
    free(text);
    assert_true(scan_accept(d->m, &scan, &all, &d->why));
    test_value_is(d->m, "category", "C-0001", "persons", "2");
    scan_clear(&scan);
}

static void test_likely_categories(void **state)
{
    struct desk *d = *state;
    struct scan scan;
    test_add(d->m, "item", "name", "氏名", (char *)NULL);
    test_add(d->m, "item", "name", "社員番号", (char *)NULL);
    test_add(d->m, "item", "name", "住所", (char *)NULL);
    test_add(d->m, "category", "name", "会員", "items", "I-0001; I-0003", (char *)NULL);
    test_add(d->m, "category", "name", "従業員", "items", "I-0001; I-0002", (char *)NULL);
    test_add(d->m, "category", "name", "設備", (char *)NULL);
    must_run(d, staff, NULL, &scan);
    assert_true(scan_likely(d->m, &scan, &d->why));
    assert_int_equal(scan.likely_count, 2);
    assert_string_equal(scan.likely[0].name, "従業員");
    assert_int_equal(scan.likely[0].shared, 2);
    assert_string_equal(scan.likely[1].name, "会員");
    assert_int_equal(item(&scan, "氏名")->standing, SCAN_UNHELD);
    scan_clear(&scan);
}

/* A payroll system that writes codes in place of headers. */
static void test_words_of_the_person(void **state)
{
    struct desk *d = *state;
    struct scan scan;
    static const char text[] = "EBAS001,EBAS002,ETAX9,内線\n1,山田太郎,x,123\n";
    expect_refused(d, text, NULL, "No header was found");
    if (!run(d, text, NULL,
             "# "
             "給与\nEBAS001\t社員番号\nEBAS002\t氏名\tordinary\n\nETAX9\t病気休暇\t要配慮個人情報\n"
             "内線\t-\n",
             &scan))
        fail_msg("%s", d->why.text);
    assert_int_equal(scan.files[0].told, ROSTER_PERSONS);
    assert_int_equal(item(&scan, "社員番号")->sort, ITEMS_ITEM);
    assert_string_equal(item(&scan, "病気休暇")->class, "sensitive");
    assert_int_equal(item(&scan, "内線")->standing, SCAN_NOT_PERSONAL);
    scan_clear(&scan);
    /* Saved by Excel, in CP932. */
    assert_true(
        run(d, text, NULL, "EBAS001\t\x8E\xD0\x88\xF5\x94\xD4\x8D\x86\r\nEBAS002\tb\r\n", &scan));
    assert_int_equal(item(&scan, "社員番号")->sort, ITEMS_ITEM);
    scan_clear(&scan);
    expect_refused(d, text, "A\tb\nEBAS001\n", "words.tsv, line 2: Expected: a header, a TAB");
    expect_refused(d, text, "A\tb\tc\n", "words.tsv, line 1: \"c\" is no class of an item");
    expect_refused(d, text, "A\tb\n\na\tc\n", "words.tsv, line 3: The header \"a\" stands in");
    expect_refused(d, text, "A\t123456789018\n", "words.tsv, line 1: ");
    expect_refused(d, text, "\xFF\tb\n", "words.tsv: ");
}

/* The first row is a person: nothing of it may be said. */
static void test_no_header(void **state)
{
    struct desk *d = *state;
    /* clang-format off */
    static const char *const files[] = {
        "1,山田太郎,1980/1/2,03-1234-5678,a@example.jp\n2,鈴木花子,1981/2/3,03-1234-5679,b@example.jp\n",
        "山田太郎,総務部\n鈴木花子,営業部\n",
        "山田太郎,携帯,本社\n鈴木花子,携帯,本社\n",
        "携帯,090-1234-5678,1980/1/2\n自宅,03-1234-5679,1981/2/3\n",
        "123456789018\n",
        "山田太郎,営業部\n鈴木花子,総務部\n合計,2\n",
        "山田太郎,営業部\n鈴木花子,総務部\n合計,2名\n※ 派遣を除く\n",
        "山田太郎\n鈴木花子\n合計\n",
        "",
    };
    /* clang-format on */
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        struct scan scan;
        if (run(d, files[i], NULL, NULL, &scan))
            fail_msg("taken: %s", files[i]);
        assert_null(strstr(d->why.text, "山田"));
        assert_null(strstr(d->why.text, "1980"));
        assert_null(strstr(d->why.text, "1234"));
        scan_clear(&scan);
    }
}

/* What daicho has exported is imported, whatever its columns remind of. */
static void test_own_exports(void **state)
{
    struct desk *d = *state;
    for (size_t k = 0; k < kinds_count; k++)
        for (int lang = 0; lang < 2; lang++) {
            struct buf text = {0}, said = {0};
            struct scan scan;
            for (size_t i = 0; i < kinds[k].field_count; i++)
                buf_printf(&text, "%s%s", i == 0 ? "" : ",", kinds[k].fields[i].label[lang]);
            buf_puts(&text, "\nX-0001,山田太郎\nX-0002,鈴木花子\n");
            must_run(d, text.text, NULL, &scan);
            assert_int_equal(scan.files[0].told, ROSTER_LEDGER);
            assert_int_equal(scan.files[0].reasons.count, 1);
            buf_printf(&said, "daicho's own export of the kind %s", kinds[k].label[LANG_EN]);
            test_holds(scan.files[0].reasons.items[0], said.text);
            buf_clear(&text);
            buf_clear(&said);
            scan_clear(&scan);
        }
}

/* Headers that look like values are hidden, in the digest too. */
static void test_hidden_headers(void **state)
{
    struct desk *d = *state;
    struct scan scan;
    char digest[DIGEST_TEXT];
    must_run(d, "氏名,住所,2024/4/1,090-1234-5678,a@example.jp,123456789018,\n山田,千代田区,,,,,\n",
             NULL, &scan);
    assert_string_equal(scan.files[0].columns[2].title, "column 3");
    for (int json = 0; json < 2; json++) {
        char *text = receipt(&scan, json);
        assert_null(strstr(text, "2024/4/1"));
        assert_null(strstr(text, "1234"));
        assert_null(strstr(text, "example"));
        free(text);
    }
    assert_int_equal(scan.files[0].count, 6);
    strcpy(digest, scan.files[0].digest);
    scan_clear(&scan);
    must_run(d, "氏名,住所,2024/4/2,090-1234-5679,b@example.jp,123456789026,\n", NULL, &scan);
    assert_string_equal(scan.files[0].digest, digest);
    scan_clear(&scan);
    must_run(d, "氏名,住所,x,090-1234-5679,b@example.jp,1,\n", NULL, &scan);
    assert_string_not_equal(scan.files[0].digest, digest);
    scan_clear(&scan);
}

/* A title, groups above the header, what is to be typed below it, totals. */
static void test_what_stands_about_the_persons(void **state)
{
    struct desk *d = *state;
    struct scan scan;
    must_run(d,
             "従業員一覧,,,,,,\n\n本人,,扶養者1,,配偶者,,\n氏名,生年月日,氏名,生年月日,氏名,"
             "生年月日,メール\n"
             "全角,日付,全角,日付,全角,日付,半角\n必須,必須,任意,任意,任意,任意,任意\n"
             "山田太郎,1980/1/2,山田次郎,2010/1/2,山田花子,1981/2/3,a@example.jp\n"
             "鈴木一郎,1982/1/2,,,,,\n\n合計,2,,,,,\n※ 2026年10月末現在,,,,,,\n",
             NULL, &scan);
    assert_int_equal(scan.files[0].rows, 2);
    assert_int_equal(scan.files[0].notes, 4);
    assert_int_equal(scan.files[0].header_row, 4);
    assert_int_equal(columns_of(&scan, "氏名"), 1);
    assert_int_equal(columns_of(&scan, "扶養親族の氏名"), 1);
    assert_int_equal(columns_of(&scan, "扶養親族の生年月日"), 1);
    assert_int_equal(item(&scan, "配偶者 氏名")->standing, SCAN_UNKNOWN);
    scan_clear(&scan);
    /* A person beside whom nothing else is filled is a person all the same. */
    must_run(d, "氏名,生年月日,住所\n山田太郎,,\n例:田中,,\n", NULL, &scan);
    assert_int_equal(scan.files[0].rows, 2);
    scan_clear(&scan);
}

/* What the header does not tell is offered, never taken. */
static void test_unknown_columns(void **state)
{
    struct desk *d = *state;
    struct scan scan;
    must_run(d,
             "氏名,生年月日,緊急TEL,連絡用,枠1,枠2\n山田,1980/1/2,x,a@example.jp,1,2\n"
             "鈴木,1980/1/3,y,b@example.jp,3,4\n",
             NULL, &scan);
    assert_int_equal(item(&scan, "緊急TEL")->standing, SCAN_UNKNOWN);
    assert_string_equal(item(&scan, "緊急TEL")->offer, "Telephone number");
    assert_int_equal(item(&scan, "連絡用")->standing, SCAN_UNKNOWN);
    assert_int_equal(item(&scan, "連絡用")->shape, SHAPE_MAIL);
    /* A repeated group is one line. */
    assert_int_equal(scan.count, 5);
    char *text = receipt(&scan, false);
    test_holds(text, "  連絡用 (cells look like mail addresses)\n");
    test_holds(text, "  枠1, 枠2\n");
    free(text);
    scan_clear(&scan);
}

/* The secret is kept here changed, so that only what the scan read can hold it. */
static const unsigned char hidden[] = {'p' ^ 0x20, 'l' ^ 0x20, 'a' ^ 0x20, 'n' ^ 0x20,
                                       't' ^ 0x20, 'e' ^ 0x20, 'd' ^ 0x20, '-' ^ 0x20,
                                       'm' ^ 0x20, 'a' ^ 0x20, 'n' ^ 0x20, '-' ^ 0x20};

/* Writes ROWS persons, their cells up to WIDTH bytes longer than the secret. */
static void write_secrets(const char *path, int rows, int width)
{
    FILE *file = fopen(path, "wb");
    fputs("氏名,生年月日,謎\n", file);
    for (int row = 0; row < rows; row++) {
        for (int cell = 0; cell < 3; cell++) {
            for (size_t i = 0; i < sizeof hidden; i++)
                fputc(hidden[i] ^ 0x20, file);
            fprintf(file, "%0*d%c", 1 + row % width, row, cell == 2 ? '\n' : ',');
        }
    }
    fclose(file);
}

/* How often the secret stands in the memory from START to END. */
static size_t count_secrets(const unsigned char *start, const unsigned char *end)
{
    size_t found = 0;
    for (const unsigned char *at = start; at + sizeof hidden <= end; at++) {
        size_t i = 0;
        while (i < sizeof hidden && at[i] == (hidden[i] ^ 0x20))
            i++;
        found += i == sizeof hidden;
    }
    return found;
}

static size_t secrets_in_memory(void)
{
    char line[400], mode[8];
    size_t found = 0;
    FILE *maps = fopen("/proc/self/maps", "r");
    while (fgets(line, sizeof line, maps) != NULL) {
        unsigned long start, end;
        if (sscanf(line, "%lx-%lx %7s", &start, &end, mode) == 3 && mode[0] == 'r' &&
            mode[1] == 'w')
            found += count_secrets((const unsigned char *)start, (const unsigned char *)end);
    }
    fclose(maps);
    return found;
}

static void expect_forgotten(struct desk *d, int rows, int width)
{
    struct scan scan;
    char path[TEST_PATH];
    test_path(d->folder, "secret.csv", path);
    pid_t child = fork();
    if (child == 0) {
        write_secrets(path, rows, width);
        _exit(0);
    }
    waitpid(child, NULL, 0);
    const char *const paths[] = {path};
    const struct scan_options options = {.lang = LANG_EN, .words = "/nonexistent"};
    if (!scan_read(d->m, paths, 1, &options, &scan, &d->why))
        fail_msg("%s", d->why.text);
    assert_int_equal(scan.files[0].rows, rows);
    assert_int_equal(secrets_in_memory(), 0);
    scan_clear(&scan);
}

/* No cell stays in memory, not even in what was freed. */
static void test_no_cell_stays_in_memory(void **state)
{
#ifdef DAICHO_SANITIZED
    const bool own_allocator = true;
#else
    const bool own_allocator = false;
#endif
    if (own_allocator)
        skip();
    struct desk *d = *state;
    char copy[sizeof hidden];
    /* The search finds what is there. */
    for (size_t i = 0; i < sizeof hidden; i++)
        copy[i] = (char)(hidden[i] ^ 0x20);
    __asm__ volatile("" : : "r"(copy) : "memory");
    assert_int_equal(secrets_in_memory(), 1);
    memset(copy, 0, sizeof copy);
    __asm__ volatile("" : : "r"(copy) : "memory");
    expect_forgotten(d, 2, 1);
    expect_forgotten(d, 30, 40);
    expect_forgotten(d, 3000, 700);
}

static void test_json(void **state)
{
    struct desk *d = *state;
    struct scan scan;
    must_run(d, "氏名,生年月日,謎\n山田,1980/1/2,x\n", NULL, &scan);
    assert_true(scan_likely(d->m, &scan, &d->why));
    char *text = receipt(&scan, true);
    test_holds(text, "  \"cells_stored\": false,\n");
    test_holds(text, "      \"taken_for\": \"roster\",\n");
    test_holds(text, "          \"header\": \"氏名\",\n");
    test_holds(text, "      \"rows\": 1,\n");
    test_holds(text, "      \"standing\": \"unknown\",\n");
    test_holds(text, "      \"class\": \"ordinary\",\n");
    test_holds(text, "  \"likely_categories\": []\n}\n");
    free(text);
    scan_clear(&scan);
}

/* clang-format off */
int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_held_against_a_category, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_accepting_is_one_change, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_chosen_items, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_refused_accepting_changes_nothing, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_several_files, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_likely_categories, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_words_of_the_person, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_no_header, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_own_exports, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_hidden_headers, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_what_stands_about_the_persons, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_unknown_columns, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_no_cell_stays_in_memory, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_json, desk_open, desk_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
/* clang-format on */

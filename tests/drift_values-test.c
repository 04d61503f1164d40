/*
 * What of a policy is compared with the records: the values that stand in it, what they
 * say beside known names, how near two texts are, and how the differences are printed.
 */
#include "import/drift_inside.h"
#include "import/drift_values.h"
#include "tests/io.h"

#include "model/buf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void likeness_is_counted_in_pairs_of_characters(void **state)
{
    static const struct {
        const char *a, *b;
        int score;
    } cases[] = {{"", "", 0},           {"氏", "", 0},
                 {"氏", "氏", 100},     {"氏", "名", 0},
                 {"氏名", "氏名", 100}, {"氏名", "住所", 0},
                 {"abcd", "abxx", 33},  {"会員名簿", "会員名簿帳", 85}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_int_equal(drift_score(cases[i].a, cases[i].b), cases[i].score);
}

/* What a value says beside names that are known. */
static void what_is_said_beside_known_names_is_left(void **state)
{
    static const struct {
        const char *value, *left;
        size_t known;
    } cases[] = {
        {"氏名、住所", "", 2},
        {"氏名、電話番号", "電話番号", 1},
        {"氏名（姓、名（かな））、電話", "電話", 1},
        {"住所）など及び氏名", "", 2},
        {"その他（会員）、FAX", "FAX", 1},
        {"会員番号", "", 1},
        {"等、, ", "", 3},
    };
    struct cells names = {0}, keys = {0};
    (void)state;
    cells_add(&names, "氏名");
    cells_add(&names, "住所");
    cells_add(&names, "");
    cells_add(&keys, "会員番号");
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct cells left = {0};
        struct buf text = {0};
        size_t known = drift_values_left(cases[i].value, &names, &keys, &left);
        cells_format(&left, &text);
        if (strcmp(buf_text(&text), cases[i].left) != 0 || known != cases[i].known)
            fail_msg("%s: %s, %zu known", cases[i].value, buf_text(&text), known);
        cells_clear(&left);
        buf_clear(&text);
    }
    cells_clear(&names);
    cells_clear(&keys);
}

/* The values of TEXT, Markdown, as "theme: text" in a line each. */
static char *values_of(const char *text)
{
    struct policy page = {0};
    struct drift_values values = {0};
    struct why why = {.lang = LANG_EN};
    struct buf out = {0};
    assert_true(policy_take(text, strlen(text), "Markdown", &page, &why));
    drift_values_gather(&page, &values);
    for (size_t i = 0; i < values.count; i++)
        buf_printf(&out, "%s: %s\n", drift_theme_name(values.items[i].theme), values.items[i].text);
    drift_values_clear(&values);
    policy_clear(&page);
    return buf_take(&out);
}

static void values_stand_behind_labels_and_under_heads(void **state)
{
    static const struct {
        const char *text, *values;
    } cases[] = {
        {"- 提供先: 甲社：本店\n", "Recipient: 甲社：本店\n"},
        {"- 提供先：甲社:本店\n", "Recipient: 甲社:本店\n"},
        {"- : 甲社\n", ""},
        {"- （第三者）提供先：甲社\n", "Recipient: 甲社\n"},
        {"- （提供先：甲社）\n", ""},
        {"- (第三者)提供先: 甲社\n", "Recipient: 甲社\n"},
        {"- https://example.jp/\n", ""},
        {"- 提供先　甲社\n", "Recipient: 甲社\n"},
        {"- 備考　甲社\n", ""},
        {"## 当社が取り扱うすべての個人データについて定める保存期間\n\n- 退会から5年\n",
         "Retention: 退会から5年\n"},
        {"## 当社が外部の事業者に対して行う個人データの取扱いの委託\n\n- 甲社\n", ""},
        {"## 利用目的\n\n- 会員向け: 連絡\n", "Purpose of use: 会員向け: 連絡\n"},
        {"## 保存期間\n\n無\n", "Retention: 無\n"},
        {"## 保存期間\n\n別に定めます。\n", ""},
        {"<table><tr><td>甲社</td></tr></table>\n", ""},
        {"<table><tr><th>提供先</th></tr><tr><td>甲社</td><td>余り</td></tr></table>\n",
         "Recipient: 甲社\n"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char *values = values_of(cases[i].text);
        if (strcmp(values, cases[i].values) != 0)
            fail_msg("%s: %s", cases[i].text, values);
        free(values);
    }
}

static void each_sort_of_difference_is_printed_under_its_title(void **state)
{
    struct drift_hit hits[] = {
        {.sort = DRIFT_ONLY_RECORDS,
         .record = (char[]){"purpose/P-1"},
         .in_records = (char[]){"連絡"},
         .in_policy = (char[]){"ご連絡"},
         .line = 5,
         .paragraph = 2,
         .score = 40},
        {.sort = DRIFT_ONLY_POLICY,
         .in_policy = (char[]){"発送"},
         .in_records = (char[]){"配送"},
         .line = 6,
         .paragraph = 3,
         .score = 40},
        {.sort = DRIFT_REWORDED,
         .record = (char[]){"purpose/P-2"},
         .in_records = (char[]){"印刷"},
         .in_policy = (char[]){"印字"},
         .line = 7,
         .paragraph = 4,
         .score = 70},
        {.sort = DRIFT_PIN_CHANGED,
         .record = (char[]){"pin/PN-1"},
         .in_records = (char[]){"前"},
         .in_policy = (char[]){"後"},
         .line = 8,
         .paragraph = 5,
         .score = 60},
        {.sort = DRIFT_PIN_GONE, .record = (char[]){"pin/PN-2"}, .in_records = (char[]){"消えた"}},
        {.sort = DRIFT_PIN_LOST, .record = (char[]){"purpose/P-3"}, .in_policy = (char[]){"段落"}},
    };
    static const char *const wanted[] = {
        "\nIn the inventory, not in the policy\n",
        "  purpose/P-1\n    inventory: 連絡\n"
        "    nearest in the policy: ご連絡\n    likeness: 40 of 100\n",
        "\nIn the policy, not in the inventory\n",
        "  (line 6, paragraph 3)\n    policy: 発送\n"
        "    nearest in the inventory: 配送\n",
        "\nIn both, with different words\n",
        "    inventory: 印刷\n    policy: 印字\n",
        "\nWording changed since it was pinned\n",
        "    pinned: 前\n    policy: 後\n",
        "\nPinned paragraphs that are not in the policy any more\n",
        "  pin/PN-2\n",
        "\nPinned records that are not in the inventory any more\n",
        "  purpose/P-3\n",
        "\n6 differences. "};
    char nothing[] = "";
    const struct drift drift = {.policy = {.form = "text", .encoding = "UTF-8"},
                                .notice = nothing,
                                .notice_name = nothing,
                                .hits = hits,
                                .hit_count = sizeof hits / sizeof hits[0],
                                .held = 1};
    char *text = NULL;
    size_t length;
    (void)state;
    FILE *out = open_memstream(&text, &length);
    drift_print(&drift, out, LANG_EN);
    drift_json(&drift, out, LANG_EN);
    assert_int_equal(fclose(out), 0);
    for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++)
        test_holds(text, wanted[i]);
    test_holds(text, "\"sort\": \"pinned_record_gone\"");
    free(text);
}

/* English labels are what they begin with, the longest word of these: the recipient's own
 * purpose is not ours. */
static void english_labels_are_what_they_begin_with(void **state)
{
    static const struct {
        const char *label;
        enum drift_theme theme;
    } cases[] = {
        {"Recipients", DRIFT_RECIPIENT},   {"Recipient", DRIFT_RECIPIENT},
        {"Recipient's use", DRIFT_OTHER},  {"Recipients' use", DRIFT_OTHER},
        {"Contractors", DRIFT_CONTRACTOR}, {"1. Purpose of the recipient", DRIFT_PURPOSE},
        {"Provider's address", DRIFT_OTHER}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        if (drift_label(cases[i].label) != cases[i].theme)
            fail_msg("%s: %d", cases[i].label, (int)drift_label(cases[i].label));
}

/* A label and its value on one line, with a blank between: a word as short as 住所 begins
 * sentences and addresses as well, and is none. */
static void a_label_stands_before_a_blank(void **state)
{
    static const struct {
        const char *text, *behind;
    } cases[] = {{"利用目的 商品の発送", "商品の発送"}, {"利用目的　商品の発送", "商品の発送"},
                 {"送信される情報 閲覧履歴", "閲覧履歴"}, {"住所 東京都千代田区", NULL},
                 {"会員 商品の発送", NULL},               {"利用目的", NULL}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        enum drift_theme theme;
        const char *behind = drift_behind_blank(cases[i].text, &theme);
        if (behind == NULL || cases[i].behind == NULL)
            assert_true(behind == cases[i].behind);
        else
            assert_string_equal(behind, cases[i].behind);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(english_labels_are_what_they_begin_with),
        cmocka_unit_test(a_label_stands_before_a_blank),
        cmocka_unit_test(likeness_is_counted_in_pairs_of_characters),
        cmocka_unit_test(what_is_said_beside_known_names_is_left),
        cmocka_unit_test(values_stand_behind_labels_and_under_heads),
        cmocka_unit_test(each_sort_of_difference_is_printed_under_its_title),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * A policy held against the records: what stands on one side only is named, and
 * nothing else; what is pinned is followed.
 */
#include "import/drift.h"
#include "tests/io.h"
#include "tests/model.h"

#include "model/buf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* A file of TEXT, gone when the test is. */
struct page {
    char folder[TEST_PATH], path[TEST_PATH];
};

static void make_page(struct page *page, const char *text)
{
    test_folder(page->folder);
    test_write(page->folder, "page.md", text);
    test_path(page->folder, "page.md", page->path);
}

/* The policy TEXT held against M; what was found is the caller's to clear. */
static void hold(struct model *m, const char *text, const char *notice, struct drift *drift)
{
    struct page page;
    struct why why = {.lang = LANG_EN};
    const struct drift_options how = {.lang = LANG_EN, .notice = notice};
    make_page(&page, text);
    *drift = (struct drift){0};
    if (!drift_read(m, page.path, &how, drift, &why))
        fail_msg("%s", why.text);
    test_folder_delete(page.folder);
}

static struct model *inventory(void)
{
    struct model *m = test_model();
    test_add(m, "organization", "name", "見本株式会社", (char *)NULL);
    test_add(m, "notice", "name", "個人情報の取扱い", "notice_type", "privacy_notice",
             "organization", "O-0001", (char *)NULL);
    test_add(m, "purpose", "name", "会員への連絡", (char *)NULL);
    test_add(m, "purpose", "name", "商品の発送", "wording", "ご注文いただいた商品の発送のため",
             (char *)NULL);
    test_add(m, "item", "name", "氏名", (char *)NULL);
    test_add(m, "item", "name", "住所", "other_names", "所在地", (char *)NULL);
    test_add(m, "party", "name", "株式会社アオバ運輸", (char *)NULL);
    test_add(m, "party", "name", "見本ホールディングス株式会社", (char *)NULL);
    test_add(m, "party", "name", "解析株式会社", (char *)NULL);
    test_add(m, "category", "name", "会員", "purposes", "P-0001; P-0002", "items", "I-0001; I-0002",
             (char *)NULL);
    test_add(m, "provision", "name", "発送", "categories", "C-0001", "recipients", "PT-0001",
             "items", "I-0001; I-0002", (char *)NULL);
    test_add(m, "joint_use", "name", "グループ", "categories", "C-0001", "users", "PT-0002",
             "items", "I-0001", "purposes", "P-0001", (char *)NULL);
    test_add(m, "transmission", "name", "解析タグ", "provider", "PT-0003", "our_purpose",
             "利用状況の把握", (char *)NULL);
    test_add(m, "retention", "name", "会員の保存", "categories", "C-0001", "period", "P5Y", "event",
             "退会", (char *)NULL);
    return m;
}

static const char policy[] =
    "# 個人情報の取扱い\n\n"
    "## 利用目的\n\n### 問い合わせをした会員\n\n- 会員への連絡\n- "
    "ご注文いただいた商品の発送のため\n\n"
    "## 第三者提供\n\n| 提供先 | 提供する項目 |\n|---|---|\n| 株式会社アオバ運輸 | 氏名及び所在地 "
    "|\n\n"
    "## 共同利用\n\n- 共同利用する項目: 氏名\n- 共同利用者の範囲: "
    "当社及び見本ホールディングス株式会社\n"
    "- 利用目的: 会員への連絡\n- 管理責任者: 見本株式会社(住所は会社情報のとおり)\n\n"
    "## 外部送信\n\n| サービス名 | 送信先 | 自社の利用目的 |\n|---|---|---|\n"
    "| 解析タグ | 解析株式会社 | 利用状況の把握 |\n\n"
    "## 保存期間\n\n- 退会から5年\n\n"
    "## お問い合わせ\n\n電話でどうぞ。\n";

/* The differences, one a line: sort, record, text of the policy. */
static char *found(struct model *m, const char *text)
{
    struct drift drift;
    struct buf out = {0};
    hold(m, text, NULL, &drift);
    for (size_t i = 0; i < drift.hit_count; i++) {
        const struct drift_hit *hit = &drift.hits[i];
        bool records = hit->sort != DRIFT_ONLY_POLICY;
        buf_printf(&out, "%d %s\n", hit->sort, records ? hit->record : hit->in_policy);
    }
    drift_clear(&drift);
    buf_puts(&out, "");
    return buf_take(&out);
}

static void differs(struct model *m, const char *text, const char *wanted)
{
    char *lines = found(m, text);
    assert_string_equal(lines, wanted);
    free(lines);
}

/* POLICY with OLD, which stands in it, made NEW; the caller frees. */
static char *with(const char *old, const char *new)
{
    struct buf out = {0};
    const char *at = strstr(policy, old);
    assert_non_null(at);
    buf_add(&out, policy, (size_t)(at - policy));
    buf_puts(&out, new);
    buf_puts(&out, at + strlen(old));
    return buf_take(&out);
}

static void the_same_on_both_sides_is_silent(void **state)
{
    (void)state;
    struct model *m = inventory();
    differs(m, policy, "");
    model_close(m);
}

static void what_the_policy_lacks_is_named(void **state)
{
    (void)state;
    static const struct {
        const char *old, *new, *wanted;
    } cases[] = {
        {"- 会員への連絡\n- ご", "- ご", "0 purpose/P-0001\n"},
        {"| 株式会社アオバ運輸 | 氏名及び所在地 |", "| なし | 氏名及び所在地 |",
         "0 party/PT-0001\n"},
        {"氏名及び所在地", "氏名", "0 item/I-0002\n"},
        {"当社及び見本ホールディングス株式会社", "当社", "0 party/PT-0002\n"},
        {"| 解析タグ |", "| - |", "0 transmission/TX-0001\n"},
        {"| 解析株式会社 |", "| - |", "0 party/PT-0003\n"},
        {"- 退会から5年\n", "保存期間は別に定めます。\n", "0 retention/RT-0001\n"},
        {"- 退会から5年\n", "- 5年\n", "0 retention/RT-0001\n"}, /* from when, it does not say */
        {"- 退会から5年\n", "- 会員の保存\n", ""}, /* nor how long: its name is enough */
        {"| 株式会社アオバ運輸 |", "| ・… |", "0 party/PT-0001\n"},
        {"| 株式会社アオバ運輸 |", "| [Missing: Recipients] |", "0 party/PT-0001\n"},
    };
    struct model *m = inventory();
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char *text = with(cases[i].old, cases[i].new);
        differs(m, text, cases[i].wanted);
        free(text);
    }
    model_close(m);
}

static void what_the_records_lack_is_named(void **state)
{
    (void)state;
    static const struct {
        const char *kind, *code, *column, *value, *wanted;
    } cases[] = {
        {"category", "C-0001", "purposes", "P-0001", "1 ご注文いただいた商品の発送のため\n"},
        {"provision", "PV-0001", "recipients", "", "1 株式会社アオバ運輸\n"},
        {"provision", "PV-0001", "items", "I-0001", "1 所在地\n"},
        {"joint_use", "JU-0001", "users", "", "1 見本ホールディングス株式会社\n"},
        {"transmission", "TX-0001", "provider", "", "1 解析株式会社\n"},
        {"retention", "RT-0001", "period", "P3Y", "0 retention/RT-0001\n1 退会から5年\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct model *m = inventory();
        test_set(m, cases[i].kind, cases[i].code, cases[i].column, cases[i].value);
        differs(m, policy, cases[i].wanted);
        model_close(m);
    }
}

static void what_is_nearly_the_same_is_shown_together(void **state)
{
    (void)state;
    struct model *m = inventory();
    char *text =
        with("ご注文いただいた商品の発送のため", "ご注文いただいた商品をお届けするための発送");
    char *lines = found(m, text);
    assert_string_equal(lines, "2 purpose/P-0002\n");
    free(lines);
    free(text);
    model_close(m);
}

/* Of two records that are near, it is the nearer one. */
static void what_is_nearer_to_another_record_is_shown_with_that(void **state)
{
    (void)state;
    struct model *m = inventory();
    test_set(m, "purpose", "P-0002", "name", "ご注文いただいた商品をお届けするための案内");
    test_set(m, "purpose", "P-0002", "wording", "");
    test_add(m, "purpose", "name", "ご注文いただいた商品をお届けするための発送等", (char *)NULL);
    test_set(m, "category", "C-0001", "purposes", "P-0001; P-0002; P-0003");
    char *text =
        with("ご注文いただいた商品の発送のため", "ご注文いただいた商品をお届けするための発送");
    char *lines = found(m, text);
    assert_string_equal(lines, "0 purpose/P-0002\n2 purpose/P-0003\n");
    free(lines);
    free(text);
    model_close(m);
}

static void each_of_several_periods_is_looked_for(void **state)
{
    (void)state;
    struct model *m = inventory();
    test_add(m, "retention", "name", "応募者の保存", "categories", "C-0001", "period", "P6M",
             (char *)NULL);
    char *text = with("- 退会から5年\n", "- 6か月\n- 退会から5年\n");
    differs(m, text, "");
    free(text);
    text = with("- 退会から5年\n", "- 退会から5年\n- 10年\n");
    differs(m, text, "0 retention/RT-0002\n1 10年\n");
    free(text);
    model_close(m);
}

static void a_name_that_holds_a_divider_is_one(void **state)
{
    (void)state;
    struct model *m = inventory();
    test_set(m, "party", "PT-0001", "name", "運輸、倉庫・配送の各社");
    char *text = with("株式会社アオバ運輸", "運輸、倉庫・配送の各社など");
    differs(m, text, "");
    free(text);
    model_close(m);
}

static void pin(struct model *m, const char *text, const char *what, bool taken, const char *says)
{
    struct why why = {.lang = LANG_EN};
    struct drift drift;
    hold(m, text, NULL, &drift);
    assert_int_equal(drift_pin(m, &drift, what, NULL, &why), taken);
    if (!taken && strstr(why.text, says) == NULL)
        fail_msg("%s", why.text);
    drift_clear(&drift);
}

static void a_pinned_paragraph_is_followed(void **state)
{
    (void)state;
    struct model *m = inventory();
    char *text = with("- 会員への連絡\n- ご", "- 会員の皆さまにお知らせをお送りすること\n- ご");
    differs(m, text, "0 purpose/P-0001\n1 会員の皆さまにお知らせをお送りすること\n");
    pin(m, text, "4=purpose/P-0001", true, NULL);
    differs(m, text, "");
    test_value_is(m, "pin", "PN-0001", "wording", "会員の皆さまにお知らせをお送りすること");
    free(text);
    /* Other words: said, and it is still known of what it speaks. */
    text = with("- 会員への連絡\n- ご", "- 会員の皆さまにお知らせや案内をお送りすること\n- ご");
    differs(m, text, "3 pin/PN-0001\n");
    free(text);
    /* Gone: its record is missed again. */
    text = with("- 会員への連絡\n- ご", "- ご");
    differs(m, text, "4 pin/PN-0001\n0 purpose/P-0001\n");
    free(text);
    test_sound(m);
    model_close(m);
}

static void a_known_name_hides_no_other_beside_it(void **state)
{
    (void)state;
    struct model *m = inventory();
    char *text = with("株式会社アオバ運輸", "株式会社アオバ運輸、株式会社ミドリ倉庫");
    differs(m, text, "1 株式会社ミドリ倉庫\n");
    free(text);
    model_close(m);
}

static void a_pin_that_is_gone_hides_no_provider(void **state)
{
    (void)state;
    struct model *m = inventory();
    pin(m, policy, "4=purpose/P-0001", true, NULL);
    test_add(m, "pin", "name", "なし", "notice", "NT-0001", "wording", "どこにもない段落の文言",
             "records", "purpose/P-0001", (char *)NULL);
    char *text = with("| 解析株式会社 |", "| - |");
    differs(m, text, "4 pin/PN-0002\n0 party/PT-0003\n");
    free(text);
    model_close(m);
}

static void a_pinned_record_that_is_gone_is_named(void **state)
{
    (void)state;
    struct model *m = inventory();
    test_add(m, "pin", "name", "なし", "notice", "NT-0001", "wording", "会員への連絡", "records",
             "purpose/P-0099", (char *)NULL);
    differs(m, policy, "5 purpose/P-0099\n");
    model_close(m);
}

/* What the notice NOTICE (or NULL) of M, held against TEXT, has in the records alone. */
static void misses(struct model *m, const char *notice, const char *text, const char *wanted)
{
    struct drift drift;
    struct buf out = {0};
    hold(m, text, notice, &drift);
    for (size_t i = 0; i < drift.hit_count; i++)
        if (drift.hits[i].sort == DRIFT_ONLY_RECORDS)
            buf_printf(&out, "%s ", drift.hits[i].record);
    drift_clear(&drift);
    assert_string_equal(buf_text(&out), wanted);
    buf_clear(&out);
}

static void only_records_of_the_organization_and_in_use_are_missed(void **state)
{
    (void)state;
    struct model *m = test_model();
    static const char text[] = "## 利用目的\n\n- 案内\n";
    misses(m, NULL, text, "");
    test_add(m, "organization", "name", "甲社", (char *)NULL);
    test_add(m, "organization", "name", "乙社", (char *)NULL);
    test_add(m, "purpose", "name", "商品を発送すること", (char *)NULL);
    test_add(m, "notice", "name", "甲社の取扱い", "notice_type", "privacy_notice", "organization",
             "O-0001", (char *)NULL);
    test_add(m, "notice", "name", "誰のものでもない取扱い", "notice_type", "privacy_notice",
             "parent", "NT-0001", (char *)NULL);
    test_add(m, "category", "name", "会員", "purposes", "P-0001", "organization", "O-0001",
             "status", "retired", (char *)NULL);
    misses(m, NULL, text, "");
    test_set(m, "category", "C-0001", "status", "approved");
    misses(m, NULL, text, "purpose/P-0001 ");
    test_set(m, "category", "C-0001", "organization", "O-0002");
    misses(m, NULL, text, "");
    misses(m, "NT-0002", text, "purpose/P-0001 ");
    model_close(m);
}

static void a_notice_states_what_its_type_and_its_records_say(void **state)
{
    (void)state;
    struct model *m = inventory();
    static const char text[] = "## 第三者提供\n\n- 提供先: 大学\n";
    test_add(m, "notice", "name", "届出", "notice_type", "opt_out", (char *)NULL);
    misses(m, "NT-0002", text, "item/I-0001 item/I-0002 party/PT-0001 ");
    /* Stated elsewhere alone, it is missed where the text tells of such things. */
    test_set(m, "provision", "PV-0001", "notices", "NT-0002");
    misses(m, "NT-0001", "## 利用目的\n\n- 案内\n",
           "purpose/P-0001 purpose/P-0002 purpose/P-0001 item/I-0001 party/PT-0002 "
           "transmission/TX-0001 ");
    model_close(m);
}

static void a_provider_of_two_services_is_missed_once(void **state)
{
    (void)state;
    struct model *m = inventory();
    test_add(m, "transmission", "name", "広告タグ", "provider", "PT-0003", "our_purpose",
             "利用状況の把握", (char *)NULL);
    char *text = with("| 解析タグ | 解析株式会社 | 利用状況の把握 |",
                      "| 解析タグ | - | 利用状況の把握 |\n| 広告タグ | 【未記入】 | "
                      "利用状況の把握 |");
    differs(m, text, "0 party/PT-0003\n");
    free(text);
    model_close(m);
}

/* What is missed besides does not hide it, and services that stand each miss their own. */
static void a_provider_is_missed_beside_what_else_is(void **state)
{
    (void)state;
    struct model *m = inventory();
    test_add(m, "party", "name", "広告株式会社", (char *)NULL);
    test_add(m, "transmission", "code", "TX-0008", "name", "広告タグ", "provider", "PT-0004",
             "our_purpose", "利用状況の把握", (char *)NULL);
    test_add(m, "transmission", "code", "TX-0007", "name", "計測タグ", "provider", "PT-0004",
             "our_purpose", "利用状況の把握", (char *)NULL);
    char *text = with("- 会員への連絡\n- ご", "- ご");
    char *rows = strstr(text, "| 解析タグ | 解析株式会社 | 利用状況の把握 |");
    assert_non_null(rows);
    struct buf lacking = {0};
    buf_add(&lacking, text, (size_t)(rows - text));
    buf_puts(&lacking, "| 解析タグ | - | 利用状況の把握 |\n| 広告タグ | - | 利用状況の把握 |\n"
                       "| 計測タグ | - | 利用状況の把握 |\n\n## 保存期間\n\n- 退会から5年\n");
    differs(m, buf_text(&lacking), "0 purpose/P-0001\n0 party/PT-0003\n0 party/PT-0004\n");
    buf_clear(&lacking);
    free(text);
    model_close(m);
}

/* What another notice states is missed in a section on such things, where this one has
 * none of its own. */
static void a_section_of_another_notice_is_to_be_whole(void **state)
{
    (void)state;
    static const char text[] = "## 外部送信\n\n当社のサイトでは、情報を外部に送信します。\n";
    struct drift drift;
    struct model *m = inventory();
    test_add(m, "notice", "name", "外部送信", "notice_type", "transmission", (char *)NULL);
    test_set(m, "transmission", "TX-0001", "notices", "NT-0002");
    test_add(m, "transmission", "name", "広告タグ", "provider", "PT-0003", "notices", "NT-0002",
             (char *)NULL);
    for (int own = 0; own < 2; own++) {
        size_t missed = 0, others = 0;
        if (own == 1)
            test_set(m, "transmission", "TX-0002", "notices", "NT-0001");
        hold(m, text, "NT-0001", &drift);
        for (size_t i = 0; i < drift.hit_count; i++) {
            missed += strcmp(drift.hits[i].record, "transmission/TX-0001") == 0;
            others += strcmp(drift.hits[i].record, "transmission/TX-0002") == 0;
        }
        assert_int_equal(missed, own == 0);
        assert_int_equal(others, 1);
        drift_clear(&drift);
    }
    model_close(m);
}

/* A value that is near to a record which stands in the policy itself. */
static void what_only_the_policy_has_is_printed_with_what_is_nearest(void **state)
{
    (void)state;
    struct model *m = inventory();
    struct drift drift;
    char *told = NULL;
    size_t length;
    char *text = with("株式会社アオバ運輸", "株式会社アオバ運輸、株式会社アオバ運送");
    hold(m, text, NULL, &drift);
    FILE *out = open_memstream(&told, &length);
    drift_print(&drift, out, LANG_EN);
    fclose(out);
    test_holds(told, "In the policy, not in the inventory\n  Recipient (");
    test_holds(told, "    policy: 株式会社アオバ運送\n"
                     "    nearest in the inventory: 株式会社アオバ運輸\n");
    assert_null(strstr(told, "party/"));
    free(told);
    free(text);
    drift_clear(&drift);
    model_close(m);
}

static void a_short_name_within_a_sentence_is_not_enough(void **state)
{
    (void)state;
    struct model *m = inventory();
    test_set(m, "purpose", "P-0001", "name", "連絡");
    char *text = with("- 会員への連絡\n- ご", "- 会員の皆さまへ大切な事柄をお知らせする連絡\n- ご");
    char *lines = found(m, text);
    test_holds(lines, "1 会員の皆さまへ大切な事柄をお知らせする連絡\n");
    free(lines);
    free(text);
    model_close(m);
}

/* A text that has nothing to do with the records is told line by line, and nothing in it
 * is paired. */
static void another_text_altogether_is_not_paired(void **state)
{
    (void)state;
    struct model *m = inventory();
    struct buf text = {0};
    struct drift drift;
    buf_puts(&text, "## 利用目的\n\n");
    for (int i = 0; i < 501; i++)
        buf_printf(&text, "- 第%d号様式の発送のため\n", i);
    hold(m, buf_text(&text), NULL, &drift);
    assert_true(drift.hit_count > 501);
    for (size_t i = 0; i < drift.hit_count; i++)
        assert_int_not_equal(drift.hits[i].sort, DRIFT_REWORDED);
    drift_clear(&drift);
    buf_clear(&text);
    model_close(m);
}

/* A party, an organization and a joint use may have the same number. */
static void records_of_other_kinds_are_not_taken_for_each_other(void **state)
{
    (void)state;
    struct model *m = inventory();
    test_set(m, "joint_use", "JU-0001", "users", "PT-0001");
    test_set(m, "joint_use", "JU-0001", "scope", "見本グループの各社");
    char *text = with("当社及び見本ホールディングス株式会社",
                      "見本株式会社、株式会社アオバ運輸及び見本グループの各社");
    differs(m, text, "");
    free(text);
    model_close(m);
}

static void a_pin_names_a_paragraph_and_records(void **state)
{
    (void)state;
    struct model *m = inventory();
    pin(m, policy, "purpose/P-0001", false, "--paragraphs shows the numbers");
    pin(m, policy, "99=purpose/P-0001", false, "There is no paragraph 99");
    pin(m, policy, "4=purpose/P-0099", false, "There is no record purpose/P-0099");
    pin(m, policy, "4=", false, "pins nothing");
    pin(m, policy, "4purpose/P-0001", false, "pins nothing");
    pin(m, policy, "0=purpose/P-0001", false, "There is no paragraph 0");
    pin(m, policy, "4=P-0001", false, "There is no record P-0001");
    pin(m, policy, "4=nothing/P-0001", false, "There is no record nothing/P-0001");
    pin(m, policy, "4=purpose/P-0099; purpose/P-0001", false, "There is no record purpose/P-0099");
    model_close(m);
}

/* Neither in the words, nor in the heading above them. */
static void a_paragraph_with_an_individual_number_is_not_pinned(void **state)
{
    (void)state;
    static const struct {
        const char *text, *says;
    } cases[] = {
        {"## 利用目的\n\n- 番号123456789018への連絡\n", "Name: "},
        {"## 利用目的 123456789018\n\n- 会員への連絡\n", "Heading: "},
        {"## 利用目的\n\n"
         "会員として登録された方とその代理人への大切なお知らせとご連絡のため、番号123456789018\n",
         "Wording: "},
    };
    struct model *m = inventory();
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        pin(m, cases[i].text, "2=purpose/P-0001", false, cases[i].says);
        pin(m, cases[i].text, "2=purpose/P-0001", false, "individual number");
    }
    assert_int_equal(record_count(m, kinds_find("pin")), 0);
    model_close(m);
}

static void which_notice_it_is_must_be_told(void **state)
{
    (void)state;
    struct model *m = inventory();
    struct why why = {.lang = LANG_EN};
    struct drift drift = {0};
    struct drift_options how = {.lang = LANG_EN};
    struct page page;
    test_add(m, "notice", "name", "別の取扱い", "notice_type", "privacy_notice", (char *)NULL);
    test_add(m, "notice", "name", "外部送信", "notice_type", "transmission", (char *)NULL);
    make_page(&page, policy);
    assert_false(drift_read(m, page.path, &how, &drift, &why));
    assert_non_null(strstr(why.text, "NT-0001, NT-0002"));
    drift_clear(&drift);
    how.notice = "NT-0099";
    assert_false(drift_read(m, page.path, &how, &drift, &why));
    drift_clear(&drift);
    test_folder_delete(page.folder);
    /* A notice on external transmission states that alone. */
    hold(m, "## 外部送信\n\n- サービス名: 解析タグ\n- 送信先: 解析株式会社\n", "NT-0003", &drift);
    assert_int_equal(drift.hit_count, 0);
    drift_clear(&drift);
    model_close(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_on_both_sides_is_silent),
        cmocka_unit_test(what_the_policy_lacks_is_named),
        cmocka_unit_test(what_the_records_lack_is_named),
        cmocka_unit_test(what_is_nearly_the_same_is_shown_together),
        cmocka_unit_test(a_name_that_holds_a_divider_is_one),
        cmocka_unit_test(a_pinned_paragraph_is_followed),
        cmocka_unit_test(a_pinned_record_that_is_gone_is_named),
        cmocka_unit_test(only_records_of_the_organization_and_in_use_are_missed),
        cmocka_unit_test(a_notice_states_what_its_type_and_its_records_say),
        cmocka_unit_test(a_provider_of_two_services_is_missed_once),
        cmocka_unit_test(a_short_name_within_a_sentence_is_not_enough),
        cmocka_unit_test(another_text_altogether_is_not_paired),
        cmocka_unit_test(a_known_name_hides_no_other_beside_it),
        cmocka_unit_test(a_pin_that_is_gone_hides_no_provider),
        cmocka_unit_test(records_of_other_kinds_are_not_taken_for_each_other),
        cmocka_unit_test(a_pin_names_a_paragraph_and_records),
        cmocka_unit_test(which_notice_it_is_must_be_told),
        cmocka_unit_test(what_is_nearer_to_another_record_is_shown_with_that),
        cmocka_unit_test(each_of_several_periods_is_looked_for),
        cmocka_unit_test(a_provider_is_missed_beside_what_else_is),
        cmocka_unit_test(a_section_of_another_notice_is_to_be_whole),
        cmocka_unit_test(what_only_the_policy_has_is_printed_with_what_is_nearest),
        cmocka_unit_test(a_paragraph_with_an_individual_number_is_not_pinned),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

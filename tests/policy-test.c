/*
 * Published texts: HTML, Markdown and plain text become the same headings,
 * paragraphs, items and rows; what no reader sees is left out; what is too deep
 * or empty is refused.
 */
#include "import/policy.h"

#include "model/buf.h"
#include "tests/io.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* One line a block: its mark, the numbers of heading, lead and header, its text. */
static char *outline(const struct policy *policy)
{
    static const char marks[] = {[POLICY_HEADING] = '#',
                                 [POLICY_PARAGRAPH] = 'p',
                                 [POLICY_ITEM] = '-',
                                 [POLICY_HEADER] = '=',
                                 [POLICY_ROW] = '|'};
    struct buf out = {0};
    for (size_t i = 0; i < policy->count; i++) {
        const struct policy_block *block = &policy->blocks[i];
        buf_printf(&out, "%c%zu,%zu,%zu ", marks[block->role], block->heading, block->lead,
                   block->header);
        policy_text(block, &out);
        buf_putc(&out, '\n');
    }
    return buf_take(&out);
}

static void expect(const char *text, const char *form, const char *wanted)
{
    struct why why = {.lang = LANG_EN};
    struct policy policy = {0};
    if (!policy_take(text, strlen(text), form, &policy, &why))
        fail_msg("%s", why.text);
    char *found = outline(&policy);
    assert_string_equal(found, wanted);
    free(found);
    policy_clear(&policy);
}

static void refuse(const char *text, size_t length, const char *form, const char *wanted)
{
    struct why why = {.lang = LANG_EN};
    struct policy policy = {0};
    assert_false(policy_take(text, length, form, &policy, &why));
    if (strstr(why.text, wanted) == NULL)
        fail_msg("%s", why.text);
    policy_clear(&policy);
}

static const char same[] = "#0,0,0 利用目的\n"
                           "p1,0,0 次のとおりです。\n"
                           "-1,2,0 連絡のため\n"
                           "-1,2,0 発送のため\n"
                           "#0,0,0 外部送信\n"
                           "=5,0,0 サービス名 | 送信先\n"
                           "|5,0,6 解析タグ | 解析株式会社\n";

static void three_forms_of_one_text_are_read_alike(void **state)
{
    (void)state;
    expect("<!DOCTYPE html><html><head><title>x</title></head><body><h2>利用目的</h2>"
           "<p>次のとおりです。</p><ul><li>連絡のため</li><li>発送のため</li></ul>"
           "<h2>外部送信</h2><table><tr><th>サービス名</th><th>送信先</th></tr>"
           "<tr><td>解析タグ</td><td>解析株式会社</td></tr></table></body></html>",
           NULL, same);
    expect("## 利用目的\n\n次のとおりです。\n\n- 連絡のため\n- 発送のため\n\n## 外部送信\n\n"
           "| サービス名 | 送信先 |\n|---|---|\n| 解析タグ | 解析株式会社 |\n",
           NULL, same);
    /* Plain text has no tables; the rest is alike. */
    expect("1. 利用目的\n\n次のとおりです。\n・連絡のため\n・発送のため\n", NULL,
           "#0,0,0 1. 利用目的\np1,0,0 次のとおりです。\n-1,2,0 連絡のため\n-1,2,0 発送のため\n");
}

static void what_no_reader_sees_is_left_out(void **state)
{
    (void)state;
    expect("<div><script>var a='秘密';</script><style>p{}</style><nav><a>目次</a></nav>"
           "<!-- 注 --><p>本文<br>二行目</p><template><p>型</p></template></div>",
           NULL, "p0,0,0 本文\n二行目\n");
    expect("<div><noscript>JavaScript</noscript><select><option>A</select><button>送信</button>"
           "本文</div>",
           "HTML", "p0,0,0 本文\n");
}

static void blanks_and_figures_of_a_page_are_read_as_they_are_seen(void **state)
{
    (void)state;
    expect("<p>氏名&nbsp;　住所&#13;電話</p>", "HTML", "p0,0,0 氏名 住所 電話\n");
    expect("<svg><![CDATA[図]]></svg>", "HTML", "p0,0,0 図\n");
    expect("<svg><tr><td>図の字</td></tr></svg>", "HTML", "p0,0,0 図の字\n");
    expect("<p>1 <{ 2</p>", "HTML", "p0,0,0 1 <{ 2\n");
    expect("<table><tr></tr><tr><td>A</td><td>B</td></tr></table>", "HTML", "|0,0,0 A | B\n");
}

static void terms_are_headings_where_blocks_explain_them(void **state)
{
    (void)state;
    expect("<dl><dt>項目</dt>\n<dd><b>氏名</b></dd></dl>", "HTML", "p0,0,0 項目\n-0,1,0 氏名\n");
    expect("<dl><dt>項目</dt><dt>別名</dt><dd><p>氏名</p></dd></dl>", "HTML",
           "#0,0,0 項目\n#0,0,0 別名\n-2,0,0 氏名\n");
    expect("<dl><dt>項目</dt></dl>", "HTML", "p0,0,0 項目\n");
}

/* Marks stand before a blank, labels before a colon that ends the line or has a blank behind
 * it; times and addresses of pages have colons as well. */
static void lines_of_plain_text_are_told_by_marks_and_labels(void **state)
{
    (void)state;
    expect("次の項目です。\n- 氏名\n+ 住所\n-1度の訪問\n* 電話番号\n", "text",
           "p0,0,0 次の項目です。\n-0,1,0 氏名\n-0,1,0 住所\np0,0,0 -1度の訪問\n-0,4,0 電話番号\n");
    expect("お知らせです。\n提供先:\n  A大学\n", "text",
           "p0,0,0 お知らせです。\n-0,1,0 提供先:\nA大学\n");
    expect("お知らせです。\n受付は9:00から\nhttps://example.jp/まで\n", "text",
           "p0,0,0 お知らせです。\n受付は9:00から\nhttps://example.jp/まで\n");
}

static void a_long_paragraph_in_bold_is_no_heading(void **state)
{
    (void)state;
    expect(
        "<p><b>当社は、お預かりした個人情報を、次に掲げる目的のために、必要な範囲で取り扱います。"
        "</b></p>",
        "HTML",
        "p0,0,0 当社は、お預かりした個人情報を、次に掲げる目的のために、必要な範囲で取り扱います。"
        "\n");
}

static void the_form_of_a_text_is_told_by_its_marks(void **state)
{
    (void)state;
    expect("####### 見出し\n\n#印\n\n本文です。\n", NULL,
           "p0,0,0 ####### 見出し\np0,0,0 #印\np0,0,0 本文です。\n");
    expect("|送信先|国|\n|--|--|\n|A|B|\n", NULL, "=0,0,0 送信先 | 国\n|0,0,1 A | B\n");
    expect("| 送信先 | 国 |\n| -- | -- |\n| A | B |\n", NULL, "=0,0,0 送信先 | 国\n|0,0,1 A | B\n");
}

static void the_form_of_a_file_is_told_by_its_name(void **state)
{
    static const char *const names[][2] = {
        {"a.htm", "HTML"}, {"a.HTML", "HTML"}, {"a.markdown", "Markdown"}, {"a.txt", "text"}};
    char folder[TEST_PATH], path[TEST_PATH];
    (void)state;
    test_folder(folder);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        struct why why = {.lang = LANG_EN};
        struct policy policy = {0};
        test_write(folder, names[i][0], "本文です。\n");
        test_path(folder, names[i][0], path);
        assert_true(policy_read(path, NULL, &policy, &why));
        assert_string_equal(policy.form, names[i][1]);
        policy_clear(&policy);
    }
    test_folder_delete(folder);
}

static void pages_written_by_hand_are_understood(void **state)
{
    (void)state;
    /* Bold lines are headings, bullets after <br> are items, <dl> is a list with leads. */
    expect("<p><b>共同利用者の範囲</b></p><div>次の者です。<br>・当社<br>・親会社</div>"
           "<dl><dt>項目</dt><dd>氏名</dd></dl>",
           "HTML",
           "#0,0,0 共同利用者の範囲\np1,0,0 次の者です。\n-1,2,0 当社\n-1,2,0 親会社\n"
           "p1,0,0 項目\n-1,5,0 氏名\n");
    /* A table within a cell is its text; entities and half-open tags are read as browsers do. */
    expect("<table><tr><td>A<table><tr><td>B&amp;C</td></tr></table><td>D</table>", "HTML",
           "|0,0,0 A\nB&C | D\n");
    /* Levels: what stands deeper belongs to what stands above. */
    expect("# 1\n\n## 2\n\nx\n\n# 3\n\ny\n", "Markdown",
           "#0,0,0 1\n#1,0,0 2\np2,0,0 x\n"
           "#0,0,0 3\np4,0,0 y\n");
}

static void plain_text_has_headings_where_lines_are_short_and_named(void **state)
{
    (void)state;
    expect(
        "【共同利用】\n項目：氏名、住所\n\n第2条 個人情報の利用目的\n(1) 連絡のため\n(2) 発送\n\n"
        "保存期間\n\n退会後5年です。\n",
        "text",
        "#0,0,0 【共同利用】\n-1,0,0 項目：氏名、住所\n#1,0,0 第2条 個人情報の利用目的\n"
        "-3,0,0 連絡のため\n-3,0,0 発送\n#3,0,0 保存期間\np6,0,0 退会後5年です。\n");
}

static void numbers_and_labels_of_plain_text_are_those_people_write(void **state)
{
    (void)state;
    expect("⑴連絡\n\n①発送\n②印刷\n", "text", "p0,0,0 ⑴連絡\n-0,1,0 発送\n-0,1,0 印刷\n");
    expect("== 利用目的 ==\n連絡します。\n", "text", "#0,0,0 利用目的\np1,0,0 連絡します。\n");
    expect("== 利用目的の一つ\n\n連絡します。\n", "text",
           "#0,0,0 == 利用目的の一つ\np1,0,0 連絡します。\n");
    expect("提供先: 甲社：本店\n提供する項目：氏名: 姓\n", "text",
           "-0,0,0 提供先: 甲社：本店\n-0,0,0 提供する項目：氏名: 姓\n");
}

static void what_is_no_policy_is_refused(void **state)
{
    (void)state;
    refuse("", 0, NULL, "holds no text");
    refuse("<p></p>", 7, "HTML", "holds no text");
    refuse("a\0b", 3, NULL, "NUL byte");
    struct buf deep = {0};
    for (size_t i = 0; i < POLICY_DEPTH + 1; i++)
        buf_puts(&deep, "<div></b>");
    refuse(deep.text, deep.length, "HTML", "stand in each other");
    buf_clear(&deep);
    char *large = calloc(1, POLICY_LIMIT + 2);
    memset(large, 'a', POLICY_LIMIT + 1);
    refuse(large, POLICY_LIMIT + 1, NULL, "read up to 8 MB");
    free(large);
}

static void as_deep_as_is_allowed_is_read(void **state)
{
    (void)state;
    struct buf deep = {0};
    struct why why = {.lang = LANG_EN};
    struct policy policy = {0};
    for (size_t i = 0; i < POLICY_DEPTH; i++)
        buf_puts(&deep, "<div>");
    buf_puts(&deep, "底");
    assert_true(policy_take(deep.text, deep.length, "HTML", &policy, &why));
    assert_int_equal(policy.count, 1);
    assert_string_equal(policy.blocks[0].text, "底");
    policy_clear(&policy);
    buf_clear(&deep);
}

/* Any bytes that are UTF-8: nothing breaks, and links lead backwards. */
static void any_text_is_read(void **state)
{
    (void)state;
    static const char *const bits[] = {
        "<table>",  "<tr>", "<td>", "</table>", "<li>", "<ul>", "</ul>", "<h1>", "</h1>", "<p>",
        "<br>",     "<b>",  "</b>", "・",       "1. ",  "\n",   "\n\n",  "# ",   "|",     "---",
        "利用目的", "氏名", "：",   "<dd>",     "<dt>", "&lt;", "。",    "<th>", "　",    "■"};
    unsigned seed = 7;
    for (size_t round = 0; round < 3000; round++) {
        struct buf text = {0};
        struct why why = {.lang = LANG_EN};
        struct policy policy = {0};
        static const char *const forms[] = {"HTML", "Markdown", "text"};
        for (size_t i = 0; i < 30; i++) {
            seed = seed * 1103515245 + 12345;
            buf_puts(&text, bits[(seed >> 16) % (sizeof bits / sizeof bits[0])]);
        }
        if (policy_take(text.text, text.length, forms[round % 3], &policy, &why))
            for (size_t i = 0; i < policy.count; i++) {
                const struct policy_block *block = &policy.blocks[i];
                assert_true(block->heading <= i && block->lead <= i && block->header <= i);
                if (block->heading > 0)
                    assert_int_equal(policy.blocks[block->heading - 1].role, POLICY_HEADING);
                if (block->header > 0)
                    assert_int_equal(policy.blocks[block->header - 1].role, POLICY_HEADER);
                if (block->lead > 0)
                    assert_int_equal(policy.blocks[block->lead - 1].role, POLICY_PARAGRAPH);
            }
        policy_clear(&policy);
        buf_clear(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(three_forms_of_one_text_are_read_alike),
        cmocka_unit_test(what_no_reader_sees_is_left_out),
        cmocka_unit_test(blanks_and_figures_of_a_page_are_read_as_they_are_seen),
        cmocka_unit_test(terms_are_headings_where_blocks_explain_them),
        cmocka_unit_test(lines_of_plain_text_are_told_by_marks_and_labels),
        cmocka_unit_test(a_long_paragraph_in_bold_is_no_heading),
        cmocka_unit_test(the_form_of_a_text_is_told_by_its_marks),
        cmocka_unit_test(the_form_of_a_file_is_told_by_its_name),
        cmocka_unit_test(pages_written_by_hand_are_understood),
        cmocka_unit_test(plain_text_has_headings_where_lines_are_short_and_named),
        cmocka_unit_test(numbers_and_labels_of_plain_text_are_those_people_write),
        cmocka_unit_test(what_is_no_policy_is_refused),
        cmocka_unit_test(as_deep_as_is_allowed_is_read),
        cmocka_unit_test(any_text_is_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

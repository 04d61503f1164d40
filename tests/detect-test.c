/*
 * The rule that finds an encoding, against tables that are made up of the words
 * of ledgers and rosters: 400 of each kind and size, always the same ones. Every
 * table in UTF-8, UTF-16, CP932 and ISO-2022-JP must be recognised; EUC-JP is
 * now and then valid CP932 and then taken for it, which is counted and bounded.
 */
#include "import/encoding.h"
#include "model/buf.h"
#include "tests/io.h"

#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

enum { TABLES = 400, SIZES = 4 };

/* Rows below the header. */
static const size_t sizes[SIZES] = {0, 1, 3, 20};

/* clang-format off */

/* Lists of words end with NULL. */
static const char *const headers[] = {
    "個人情報の種類", "利用目的", "管理部門", "取得方法", "保存場所", "管理責任者", "委託先", "保存期間",
    "社員番号", "氏名", "フリガナ", "生年月日", "住所", "電話番号", "入社日", "備考",
    "業務プロセス", "データ主体", "件数規模", "保管場所", "アクセス権者", "廃棄方法", "第三者提供", "項目",
    "コード", "名称", "所管部署", "担当者", "媒体", "保存年限", "提供先", "整理番号",
    "姓", "名", "性別", "役職", "部署", "郵便番号", "都道府県", "続柄",
    "扶養者1", "退職日", "基礎年金番号", "雇用形態", "口座番号", "有無", "状態", "件数",
    "受付", "検品", "出荷", "計", "No", "ID", "メール", "ふりがな", NULL,
};
static const char *const half_headers[] = {
    "ｺｰﾄﾞ", "ｼﾒｲ", "ｼｬｲﾝﾊﾞﾝｺﾞｳ", "ﾌﾘｶﾞﾅ", "ｾｲﾈﾝｶﾞｯﾋﾟ", "ｼﾞｭｳｼｮ", "ﾃﾞﾝﾜﾊﾞﾝｺﾞｳ", "ﾆｭｳｼｬﾋﾞ",
    "ﾕｳﾋﾞﾝﾊﾞﾝｺﾞｳ", "ｷﾝﾑｻｷ", "ｼｮｿﾞｸ", "ﾔｸｼｮｸ", "ﾒｰﾙ", "ﾋﾞｺｳ", "ｷﾝｶﾞｸ", "ｸﾌﾞﾝ", NULL,
};
static const char *const values[] = {
    "会員", "採用応募者", "通話録音", "採用の検討・決定", "人事部", "書庫、サーバー", "本人から書面で", "退会後3年",
    "見本 太郎", "例示 花子", "ミホン タロウ", "東京都千代田区", "03-0000-0000", "令和6年4月1日", "12,400件", "廃棄は溶解による", NULL,
};
static const char *const half_values[] = {
    "ﾐﾎﾝ ﾀﾛｳ", "ﾚｲｼﾞ ﾊﾅｺ", "ﾄｳｷｮｳﾄ", "ｵｵｻｶﾌ", "ｴｲｷﾞｮｳﾌﾞ", "ｼﾞﾝｼﾞﾌﾞ", "ｶｲｲﾝ", "ｿﾉﾀ",
    "0001", "2024/04/01", "210", "ﾅｼ", "ｱﾘ", "ﾊﾟｰﾄ", "ｱﾙﾊﾞｲﾄ", "ｾｲｼｬｲﾝ", NULL,
};
/* Characters that only vendors' sets have, or that few others do. */
static const char *const vendor_values[] = {
    "①会員", "㈱見本商事", "第Ⅲ種", "髙橋様式", "山﨑支店", "№12", "平成㍻", "30㎝",
    "㈲例示", "②採用", "⑳その他", "℡03", "∑", "Ⅳ期", "㊤", "纊", NULL,
};

struct kind_case {
    const char *label;
    const char *iconv, *mark, *name;
    const char *const *headers, *const *values;
    size_t wrong[SIZES]; /* at most */
};

static const struct kind_case kind_cases[] = {
    {"UTF-8", "UTF-8", "", "UTF-8", headers, values, {0}},
    {"UTF-8 with mark", "UTF-8", "\xEF\xBB\xBF", "UTF-8", headers, values, {0}},
    {"UTF-16LE with mark", "UTF-16LE", "\xFF\xFE", "UTF-16LE", headers, values, {0}},
    {"UTF-16BE with mark", "UTF-16BE", "\xFE\xFF", "UTF-16BE", headers, vendor_values, {0}},
    {"UTF-16LE", "UTF-16LE", "", "UTF-16LE", headers, vendor_values, {0}},
    {"UTF-16BE", "UTF-16BE", "", "UTF-16BE", headers, values, {0}},
    {"UTF-16LE, half-width kana", "UTF-16LE", "", "UTF-16LE", half_headers, half_values, {0}},
    {"CP932", "CP932", "", "CP932", headers, values, {0}},
    {"CP932, half-width kana headers", "CP932", "", "CP932", half_headers, values, {0}},
    {"CP932, half-width kana", "CP932", "", "CP932", half_headers, half_values, {0}},
    {"CP932, characters of vendors", "CP932", "", "CP932", headers, vendor_values, {0}},
    {"CP932, the same below half-width kana", "CP932", "", "CP932", half_headers, vendor_values, {0}},
    {"ISO-2022-JP", "ISO-2022-JP", "", "ISO-2022-JP", headers, values, {0}},
    {"EUC-JP", "EUC-JP-MS", "", "EUC-JP", headers, values, {9}},
    {"EUC-JP, half-width kana headers", "EUC-JP-MS", "", "EUC-JP", half_headers, values, {0, 4}},
    {"EUC-JP, half-width kana", "EUC-JP-MS", "", "EUC-JP", half_headers, half_values, {0}},
    {"EUC-JP, characters of vendors", "EUC-JP-MS", "", "EUC-JP", headers, vendor_values, {4}},
};

/* clang-format on */

static void put_row(unsigned *seed, const char *const *words, size_t columns, const char *line_end,
                    struct buf *out)
{
    size_t count = 0;
    while (words[count] != NULL)
        count++;
    for (size_t i = 0; i < columns; i++) {
        const char *word = words[test_random(seed, count)];
        bool quoted = strchr(word, ',') != NULL;
        buf_printf(out, "%s%s%s%s", i == 0 ? "" : ",", quoted ? "\"" : "", word,
                   quoted ? "\"" : "");
    }
    buf_puts(out, line_end);
}

/* TEXT in the encoding of KIND, with its mark; *LENGTH is set. The caller frees. */
static char *encode(const struct kind_case *kind, const struct buf *text, size_t *length)
{
    size_t mark = strlen(kind->mark), room = text->length * 4 + 16, left = text->length;
    char *out = malloc(room + mark), *at = out + mark, *in = text->text;
    memcpy(out, kind->mark, mark);
    iconv_t cd = iconv_open(kind->iconv, "UTF-8");
    if (cd == (iconv_t)-1 || iconv(cd, &in, &left, &at, &room) == (size_t)-1 ||
        iconv(cd, NULL, NULL, &at, &room) == (size_t)-1)
        fail_msg("%s cannot hold \"%s\"", kind->label, in);
    iconv_close(cd);
    *length = (size_t)(at - out);
    return out;
}

/* Whether one random table of ROWS rows is recognised; says it where not. */
static bool is_found(const struct kind_case *kind, size_t rows, unsigned *seed)
{
    struct buf text = {0};
    size_t length, columns = 2 + test_random(seed, 6);
    const char *line_end = test_random(seed, 2) == 0 ? "\r\n" : "\n";
    put_row(seed, kind->headers, columns, line_end, &text);
    for (size_t i = 0; i < rows; i++)
        put_row(seed, kind->values, columns, line_end, &text);
    char *bytes = encode(kind, &text, &length);
    struct why why = {.lang = LANG_EN};
    struct encoding_text out;
    bool found = encoding_decode(bytes, length, NULL, &out, &why) &&
                 strcmp(out.name, kind->name) == 0 && strcmp(out.text, text.text) == 0;
    if (!found)
        printf("  taken for %s: %.*s\n", out.name == NULL ? why.text : out.name,
               (int)strcspn(text.text, "\r\n"), text.text);
    encoding_clear(&out);
    free(bytes);
    buf_clear(&text);
    return found;
}

static void test_rule(void **state)
{
    (void)state;
    size_t bad = 0;
    unsigned seed = 4;
    for (size_t i = 0; i < sizeof kind_cases / sizeof kind_cases[0]; i++) {
        const struct kind_case *kind = &kind_cases[i];
        printf("%s\n", kind->label);
        for (size_t s = 0; s < SIZES; s++) {
            size_t wrong = 0;
            for (size_t t = 0; t < TABLES; t++)
                wrong += !is_found(kind, sizes[s], &seed);
            printf("  %zu of %d with %zu rows\n", TABLES - wrong, TABLES, sizes[s]);
            bad += wrong > kind->wrong[s];
        }
    }
    assert_int_equal(bad, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rule)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

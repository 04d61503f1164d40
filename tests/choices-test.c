/*
 * Tests of what people write for choices: what is taken, what is only offered,
 * and that the table holds no word twice.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/cells.h"
#include "model/check.h"
#include "model/choices_others.h"
#include "model/near.h"

#include <stdio.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static const struct field *field_of(const char *kind, const char *column)
{
    const struct kind *found = kinds_find(kind);
    return &found->fields[kinds_field(found, column)];
}

/* Real cells: taken for a value, or refused with an offer. */
static void test_words(void **state)
{
    (void)state;
    static const struct {
        const char *kind, *column, *typed, *value, *offers;
    } cases[] = {
        {"acquisition", "way", "直接書面", "direct_written", NULL},
        {"acquisition", "way", "直接(書面)", "direct_written", NULL},
        {"acquisition", "way", "直接（書面）", "direct_written", NULL},
        {"acquisition", "way", "第三者から", "third_party", NULL},
        {"acquisition", "way", "ＤＩＲＥＣＴＬＹ， ｉｎ ｗｒｉｔｉｎｇ", "direct_written", NULL},
        /* The law tells written from other direct acquisition apart. */
        {"acquisition", "way", "本人", NULL, "直接書面、直接"},
        {"acquisition", "way", "本人から", NULL, "直接書面、直接"},
        {"acquisition", "way", "申込書", NULL, "直接書面"},
        {"acquisition", "way", "本人以外", NULL, "間接、第三者"},
        {"acquisition", "way", "書面", NULL, "直接書面"},
        {"acquisition", "consent", "有", "obtained", NULL},
        {"acquisition", "consent", "同意", NULL, "取得、個別同意"},
        {"provision", "ground", "本人同意", "consent", NULL},
        {"provision", "ground", "法令に基づく場合", "law", NULL},
        {"storage", "medium", "紙媒体", "paper", NULL},
        {"storage", "medium", "電子データ", "electronic", NULL},
        {"storage", "medium", "紙・電子", "both", NULL},
        {"storage", "medium", "紙／電子", "both", NULL},
        {"storage", "medium", "クラウド", NULL, "電子"},
        {"storage", "medium", "両方", NULL, "電子・紙"},
        {"retention", "rule", "法定", NULL, "法定の最短、法定の最長"},
        {"retention", "outcome", "廃棄", "delete", NULL},
        {"item", "item_class", "要配慮", "sensitive", NULL},
        {"item", "item_class", "マイナンバー", "individual_number", NULL},
        {"item", "item_class", "センシティブ情報", NULL, "要配慮個人情報、機微情報"},
        {"entrustment", "subcontracting", "あり", NULL, "承認あり、制限なし"},
        {"entrustment", "subcontracting", "無", "none", NULL},
        {"category", "status", "承認済み", "approved", NULL},
        {"category", "status", "ａｐｐｒｏｖｅｄ", "approved", NULL},
        {"category", "status", "approvd", NULL, "承認"},
        {"category", "risk", "大", "high", NULL},
        {"incident", "cause", "ﾏﾙｳｪｱ", "malware", NULL},
        /* What is written twice is chosen once. */
        {"organization", "jurisdictions", "JP; EU; 日本; ＪＰ", "JP; EU", NULL},
        {"category", "role", "受託", "processor", NULL},
        {"category", "status", "たぶん", NULL, NULL},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct why why = {.lang = LANG_JA};
        struct buf value = {0}, offer = {0};
        const struct field *field = field_of(cases[i].kind, cases[i].column);
        bool taken = check_value(field, cases[i].typed, &value, &why);
        if (taken != (cases[i].value != NULL))
            fail_msg("%s: %s", cases[i].typed, taken ? value.text : why.text);
        if (taken)
            assert_string_equal(value.text, cases[i].value);
        buf_printf(&offer, "次のいずれかのことでしょうか: %s。",
                   cases[i].offers == NULL ? "" : cases[i].offers);
        if (!taken && (strstr(why.text, offer.text) != NULL) != (cases[i].offers != NULL))
            fail_msg("%s: %s", cases[i].typed, why.text);
        buf_clear(&value);
        buf_clear(&offer);
    }
}

/* No label of a list is taken for another of its choices. */
static void test_labels(void **state)
{
    (void)state;
    size_t seen = 0;
    for (size_t k = 0; k < kinds_count; k++)
        for (size_t f = 0; f < kinds[k].field_count; f++) {
            const struct field *field = &kinds[k].fields[f];
            for (const struct choice *choice = field->choices;
                 choice != NULL && choice->value != NULL; choice++, seen++) {
                assert_ptr_equal(choices_known(field, choice->value), choice);
                assert_ptr_equal(choices_known(field, choice->label[LANG_JA]), choice);
                assert_ptr_equal(choices_known(field, choice->label[LANG_EN]), choice);
            }
        }
    assert_true(seen > 100);
}

static void test_near(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        bool near;
    } cases[] = {
        {"承認", "承認", true},
        {"承認する", "承認", true},
        {"Germny", "Germany", true},
        {"Gremany", "Germany", true},
        {"ｼﾝｶﾞﾎﾟﾙ", "シンガポール", true},
        {"低", "高", false},
        {"電子", "電話", false},
        {"US", "Russia", false},
        {"", "承認", false},
        {"中国", "韓国", false},
        {"draft", "approved", false},
        {"公開情報", "公開情法", true},
        {"A", "AB", false},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        if (near_is(cases[i].a, cases[i].b) != cases[i].near ||
            near_is(cases[i].b, cases[i].a) != cases[i].near)
            fail_msg("%s, %s", cases[i].a, cases[i].b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_labels),
        cmocka_unit_test(test_near),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * Tests of countries: the table, and the names by which people call them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/buf.h"
#include "model/countries.h"
#include "model/fold.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static void test_countries(void **state)
{
    (void)state;
    static const struct {
        const char *typed, *code;
    } cases[] = {
        {"JP", "JP"},
        {"jp", "JP"},
        {"ＪＰ", "JP"},
        {"JPN", "JP"},
        {"日本", "JP"},
        {" 日本国 ", "JP"},
        {"japan", "JP"},
        {"米国", "US"},
        {"アメリカ", "US"},
        {"あめりか", "US"},
        {"ｱﾒﾘｶ", "US"},
        {"アメリカ合衆国", "US"},
        {"USA", "US"},
        {"u.s.a.", "US"},
        {"United  States", "US"},
        {"UK", "GB"},
        {"英国", "GB"},
        {"イギリス", "GB"},
        {"Great Britain", "GB"},
        {"中国", "CN"},
        {"中華人民共和国", "CN"},
        {"韓国", "KR"},
        {"大韓民国", "KR"},
        {"Korea", "KR"},
        {"北朝鮮", "KP"},
        {"台湾", "TW"},
        {"香港", "HK"},
        {"オーストラリア", "AU"},
        {"豪州", "AU"},
        {"オーストリア", "AT"},
        {"シンガポール", "SG"},
        {"ﾍﾞﾄﾅﾑ", "VN"},
        {"Viet Nam", "VN"},
        {"ドイツ", "DE"},
        {"トルコ", "TR"},
        {"TURKEY", "TR"},
        {"Türkiye", "TR"},
        {"Cote d'Ivoire", "CI"},
        {"ロシア連邦", "RU"},
        {"コンゴ民主共和国", "CD"},
        {"コンゴ共和国", "CG"},
        {"ニジェール", "NE"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct why why = {.lang = LANG_EN};
        char code[3] = "";
        if (!country_parse(cases[i].typed, code, &why))
            fail_msg("%s: %s", cases[i].typed, why.text);
        assert_string_equal(code, cases[i].code);
        assert_string_equal(country_find(cases[i].typed)->code, cases[i].code);
    }
}

/* What is nearly a country is offered, and what is several is said so. */
static void test_countries_near(void **state)
{
    (void)state;
    static const struct {
        const char *typed, *said;
    } cases[] = {
        {"アメリカ合衆国カリフォルニア州", "United States"},
        {"シンガポル", "Singapore"},
        {"Germny", "Germany"},
        {"スタン", "Is it meant as: Afghanistan, Kyrgyzstan, Kazakhstan?"},
        {"ＥＵ", "stands for several"},
        {"ヨーロッパ", "stands for several"},
        {"海外", "stands for several"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct why why = {.lang = LANG_EN};
        char code[3] = "--";
        assert_false(country_parse(cases[i].typed, code, &why));
        assert_string_equal(code, "--");
        if (strstr(why.text, cases[i].said) == NULL)
            fail_msg("%s: %s", cases[i].typed, why.text);
    }
}

static void test_countries_unknown(void **state)
{
    (void)state;
    static const char *const typed[] = {"", " ", "日", "日本 米国", "EU", "欧州", "XX", "海外"};
    for (size_t i = 0; i < COUNT(typed); i++) {
        struct why why = {.lang = LANG_EN};
        char code[3] = "--";
        assert_null(country_find(typed[i]));
        assert_false(country_parse(typed[i], code, &why));
        assert_string_equal(code, "--");
        assert_non_null(strstr(why.text, "not a country"));
    }
}

static void test_country_names(void **state)
{
    (void)state;
    assert_string_equal(country_name("US", LANG_JA), "米国");
    assert_string_equal(country_name("US", LANG_EN), "United States");
    assert_string_equal(country_name("XX", LANG_JA), "XX");
    assert_string_equal(country_name("", LANG_EN), "");
}

/* A country is named by a word of its own: no part of another word, or of another country. */
static void test_country_named(void **state)
{
    (void)state;
    static const struct {
        const char *text, *code;
        bool named;
    } cases[] = {
        {"データを保管しているドイツの制度を把握しています", "DE", true},
        {"We keep the data in the United States and know its law.", "US", true},
        {"ｱﾒﾘｶの制度", "US", true},
        {"Ｕ．Ｓ．Ａ．の制度", "US", true},
        {"U.S. law", "FR", false},
        {"シンガポールリージョンに保管", "SG", true},
        {"AWSアメリカリージョンに保管", "US", true},
        {"インド及びインドネシアの制度", "IN", true},
        {"インドネシアの制度", "IN", false},
        {"INDIANA", "IN", false},
        {"indiana, india", "IN", true},
        {"リアルタイムに、適切なタイミングで監視", "TH", false},
        {"タイの制度", "TH", true},
        {"ベトナム・タイの制度", "TH", true},
        {"赤道ギニアの制度", "GN", false},
        {"パプアニューギニアの制度", "GN", false},
        {"Papua New Guinea", "GN", false},
        {"Papua New Guinea and Guinea", "GN", true},
        {"ソマリアの制度", "ML", false},
        {"フランス領ポリネシアの制度", "FR", false},
        {"仏領ポリネシアの制度", "PF", true},
        {"JPの制度", "JP", false},
        {"データIndiaに保管", "IN", true},
        {"XIndia", "IN", false},
        {"India2", "IN", false},
        {"Indiaß", "IN", false},
        {"日India", "IN", true},
        {"Φ India Φ", "IN", true},
        {"", "US", false},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        if (country_named(country_find(cases[i].code), cases[i].text) != cases[i].named)
            fail_msg("%s: %s", cases[i].code, cases[i].text);
}

struct name {
    char *key;
    const char *code;
};

static int compare_names(const void *a, const void *b)
{
    return strcmp(((const struct name *)a)->key, ((const struct name *)b)->key);
}

static void add_name(struct name *names, size_t *count, const char *name, const char *code)
{
    struct buf key = {0};
    fold_text(name, &key);
    names[*count].key = buf_take(&key);
    names[(*count)++].code = code;
}

/* The table is whole, in order, and no two countries share a name. */
static void test_country_table(void **state)
{
    (void)state;
    struct name *names = mem_new(countries_count * (4 + COUNTRY_OTHERS), sizeof *names);
    size_t count = 0;
    assert_int_equal(countries_count, 249); /* ISO 3166-1 as of 2024 */
    for (size_t i = 0; i < countries_count; i++) {
        const struct country *country = &countries[i];
        assert_int_equal(strlen(country->code), 2);
        assert_int_equal(strlen(country->code3), 3);
        assert_true(i == 0 || strcmp(countries[i - 1].code, country->code) < 0);
        add_name(names, &count, country->code, country->code);
        add_name(names, &count, country->code3, country->code);
        add_name(names, &count, country->en, country->code);
        add_name(names, &count, country->ja, country->code);
        for (size_t n = 0; n < COUNTRY_OTHERS && country->others[n] != NULL; n++)
            add_name(names, &count, country->others[n], country->code);
    }
    qsort(names, count, sizeof *names, compare_names);
    for (size_t i = 1; i < count; i++)
        if (strcmp(names[i - 1].key, names[i].key) == 0)
            fail_msg("%s stands for %s and %s", names[i].key, names[i - 1].code, names[i].code);
    for (size_t i = 0; i < count; i++)
        free(names[i].key);
    free(names);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_countries),         cmocka_unit_test(test_countries_near),
        cmocka_unit_test(test_countries_unknown), cmocka_unit_test(test_country_names),
        cmocka_unit_test(test_country_named),     cmocka_unit_test(test_country_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

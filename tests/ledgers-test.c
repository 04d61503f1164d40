/*
 * The headers of ledgers that departments and other systems have: what each of
 * their columns is taken for, and how surely. "-" is a column that no field of
 * the register form holds, "?" one that is offered and not taken.
 */
#include "import/header_words.h"
#include "import/headers.h"
#include "tests/io.h"

#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

struct header_case {
    const char *header;
    const char *place;
    enum header_certainty certainty;
};

/* clang-format off */

/* Ledgers of Japanese companies, and the ledger of JIS Q 15001. */
static const struct header_case japanese[] = {
    {"No", "category.code", HEADER_SYNONYM},
    {"管理番号", "category.code", HEADER_SYNONYM},
    {"整理番号", "category.code", HEADER_SYNONYM},
    {"個人情報の種類", "category.name", HEADER_SYNONYM},
    {"個人情報の名称", "category.name", HEADER_SYNONYM},
    {"データ名称", "category.name", HEADER_SYNONYM},
    {"名称", "category.name", HEADER_EXACT},
    {"業務プロセス", "category.description", HEADER_SYNONYM},
    {"業務", "category.description", HEADER_SYNONYM},
    {"データ主体", "category.subjects", HEADER_SYNONYM},
    {"対象者", "category.subjects", HEADER_SYNONYM},
    {"本人の区分", "category.subjects", HEADER_SYNONYM},
    {"本人区分", "category.subjects", HEADER_SYNONYM},
    {"件数規模", "category.persons", HEADER_SYNONYM},
    {"件数", "category.persons", HEADER_EXACT},
    {"利用目的", "category.purposes", HEADER_EXACT},
    {"管理部門", "category.department", HEADER_SYNONYM},
    {"所管部署", "category.department", HEADER_SYNONYM},
    {"担当部門", "category.department", HEADER_SYNONYM},
    {"管理責任者", "category.person_in_charge", HEADER_SYNONYM},
    {"担当者", "category.person_in_charge", HEADER_SYNONYM},
    {"個人情報の項目", "category.items", HEADER_SYNONYM},
    {"データ項目", "category.items", HEADER_SYNONYM},
    {"要配慮個人情報の存否", "category.sensitive", HEADER_SYNONYM},
    {"受託か", "category.role", HEADER_SYNONYM},
    {"委託元", "category.acts_for", HEADER_EXACT},
    {"取得方法", "acquisition.way", HEADER_SYNONYM},
    {"取得の形態", "acquisition.way", HEADER_EXACT},
    {"取得元", "acquisition.source", HEADER_EXACT},
    {"明示又は通知の方法", "acquisition.statement", HEADER_SYNONYM},
    {"本人同意の有無", "acquisition.consent", HEADER_SYNONYM},
    {"任意性", "category.refusal_consequence", HEADER_SYNONYM},
    {"保存場所", "category.storages", HEADER_SYNONYM},
    {"保管場所", "category.storages", HEADER_EXACT},
    {"格納先", "category.storages", HEADER_SYNONYM},
    {"保管方法", "storage.medium", HEADER_SYNONYM},
    {"媒体区分", "storage.medium", HEADER_SYNONYM},
    {"アクセス権者", "category.access", HEADER_EXACT},
    {"アクセス権を有する者", "category.access", HEADER_SYNONYM},
    {"利用期限", "category.use_until", HEADER_EXACT},
    {"保存期間", "retention.period", HEADER_EXACT},
    {"保管期間", "retention.period", HEADER_SYNONYM},
    {"保存年限", "retention.period", HEADER_SYNONYM},
    {"保管期限", "retention.period", HEADER_SYNONYM},
    {"廃棄方法", "retention.disposal_method", HEADER_EXACT},
    {"第三者提供", "provision.recipients", HEADER_SYNONYM},
    {"第三者提供先", "provision.recipients", HEADER_SYNONYM},
    {"提供手段", "provision.means", HEADER_EXACT},
    {"委託先", "entrustment.contractor", HEADER_EXACT},
    {"委託内容", "entrustment.work", HEADER_SYNONYM},
    {"委託先評価", "entrustment.selection", HEADER_SYNONYM},
    {"委託契約日", "entrustment.contract_on", HEADER_SYNONYM},
    {"再委託先", "entrustment.subcontractors", HEADER_SYNONYM},
    {"共同利用者", "joint_use.users", HEADER_EXACT},
    {"共同利用の範囲", "joint_use.scope", HEADER_SYNONYM},
    {"リスク対策", "category.measures", HEADER_SYNONYM},
    {"根拠参照", "category.evidence", HEADER_SYNONYM},
    {"備考", "category.remarks", HEADER_EXACT},
    {"委託契約", "?", HEADER_PART},
    {"確信度", "-", HEADER_UNKNOWN},
    {"性別", "-", HEADER_UNKNOWN},
    {"未成年", "-", HEADER_UNKNOWN},
};

static const struct header_case english[] = {
    /* ICO, template for controllers */
    {"Business function", "category.description", HEADER_SYNONYM},
    {"Purpose of processing", "category.purposes", HEADER_SYNONYM},
    {"Name and contact details of joint controller (if applicable)", "joint_use.users", HEADER_NORMALISED},
    {"Categories of individuals", "category.subjects", HEADER_SYNONYM},
    {"Categories of personal data", "category.items", HEADER_SYNONYM},
    {"Categories of recipients", "provision.recipients", HEADER_SYNONYM},
    {"Link to contract with processor", "entrustment.contract", HEADER_SYNONYM},
    {"Names of third countries or international organisations that personal data are transferred to (if applicable)", "category.countries", HEADER_NORMALISED},
    {"Retention schedule (if possible)", "retention.period", HEADER_NORMALISED},
    {"General description of technical and organisational security measures (if possible)", "category.measures", HEADER_NORMALISED},
    {"Source of the personal data (if applicable)", "acquisition.source", HEADER_NORMALISED},
    {"Link to record of consent", "acquisition.consent_how", HEADER_SYNONYM},
    {"Location of personal data", "category.storages", HEADER_SYNONYM},
    {"Safeguards for exceptional transfers", "-", HEADER_UNKNOWN},
    {"Last reviewed by", "category.reviewed_by", HEADER_EXACT},
    /* fides */
    {"fides_key", "category.code", HEADER_SYNONYM},
    {"system_name", "category.name", HEADER_SYNONYM},
    {"description", "category.description", HEADER_EXACT},
    {"administrating_department", "category.department", HEADER_SYNONYM},
    {"data_stewards", "category.person_in_charge", HEADER_SYNONYM},
    {"data_subjects", "category.subjects", HEADER_EXACT},
    {"data_categories", "category.items", HEADER_SYNONYM},
    {"data_use", "category.purposes", HEADER_SYNONYM},
    {"responsibility", "category.role", HEADER_SYNONYM},
    {"processes_special_category_data", "category.sensitive", HEADER_SYNONYM},
    {"retention_period", "retention.period", HEADER_EXACT},
    {"third_parties", "provision.recipients", HEADER_SYNONYM},
    {"shared_categories", "provision.items", HEADER_SYNONYM},
    {"egress", "entrustment.contractor", HEADER_SYNONYM},
    {"dpa_location", "entrustment.contract", HEADER_SYNONYM},
    {"joint_controller_info", "joint_use.users", HEADER_SYNONYM},
    {"data_security_practices", "category.measures", HEADER_SYNONYM},
    {"privacy_policy", "acquisition.statement_place", HEADER_SYNONYM},
    {"uses_profiling", "category.automated_decisions", HEADER_SYNONYM},
    /* CISO Assistant */
    {"ref_id", "category.code", HEADER_SYNONYM},
    {"name", "category.name", HEADER_EXACT},
    {"assigned_to", "category.person_in_charge", HEADER_SYNONYM},
    {"DataSubject.category", "category.subjects", HEADER_SYNONYM},
    {"PersonalData", "category.items", HEADER_SYNONYM},
    {"is_sensitive", "category.sensitive", HEADER_SYNONYM},
    {"PersonalData.assets", "category.storages", HEADER_SYNONYM},
    {"retention", "retention.period", HEADER_SYNONYM},
    {"deletion_policy", "retention.disposal_method", HEADER_SYNONYM},
    {"DataRecipient", "provision.recipients", HEADER_SYNONYM},
    {"DataContractor", "entrustment.contractor", HEADER_SYNONYM},
    {"sub_processor", "entrustment.subcontractors", HEADER_NORMALISED},
    {"joint_controller", "joint_use.users", HEADER_SYNONYM},
    {"DataTransfer.country", "category.countries", HEADER_SYNONYM},
    {"associated_controls", "category.measures", HEADER_SYNONYM},
    {"documentation_link", "category.evidence", HEADER_SYNONYM},
    {"status", "category.status", HEADER_EXACT},
    {"observation", "category.remarks", HEADER_SYNONYM},
    /* CNIL */
    {"ref", "category.code", HEADER_SYNONYM},
    {"Dénomination du traitement", "category.name", HEADER_SYNONYM},
    {"Activité", "category.description", HEADER_SYNONYM},
    {"Service responsable", "category.department", HEADER_SYNONYM},
    {"Personnes concernées", "category.subjects", HEADER_SYNONYM},
    {"Volumétrie", "category.persons", HEADER_SYNONYM},
    {"Catégories de données", "category.items", HEADER_SYNONYM},
    {"Données sensibles", "category.sensitive", HEADER_SYNONYM},
    {"Finalités", "category.purposes", HEADER_SYNONYM},
    {"Source des données", "acquisition.source", HEADER_SYNONYM},
    {"Localisation", "category.storages", HEADER_SYNONYM},
    {"Pays tiers", "category.countries", HEADER_SYNONYM},
    {"Support", "storage.medium", HEADER_SYNONYM},
    {"Délais de conservation", "retention.period", HEADER_SYNONYM},
    {"Sort final", "retention.disposal_method", HEADER_SYNONYM},
    {"Destinataires", "provision.recipients", HEADER_SYNONYM},
    {"Destinataires internes", "category.access", HEADER_SYNONYM},
    {"Sous-traitants", "entrustment.contractor", HEADER_SYNONYM},
    {"Responsables conjoints", "joint_use.users", HEADER_SYNONYM},
    {"Mesures de sécurité", "category.measures", HEADER_SYNONYM},
    {"AIPD", "category.impact_assessment", HEADER_SYNONYM},
    {"Date de création", "category.started_on", HEADER_SYNONYM},
    {"Date de mise à jour", "category.reviewed_on", HEADER_SYNONYM},
};

/* What people put around a word. */
static const struct header_case dressed[] = {
    {"保存期間（年）", "retention.period", HEADER_NORMALISED},
    {"※利用目的", "category.purposes", HEADER_NORMALISED},
    {"利用目的※1", "category.purposes", HEADER_NORMALISED},
    {"*名称", "category.name", HEADER_NORMALISED},
    {"名称＊", "category.name", HEADER_NORMALISED},
    {"名称(必須)", "category.name", HEADER_NORMALISED},
    {"名称 【必須】", "category.name", HEADER_NORMALISED},
    {"名称\n必須", "category.name", HEADER_NORMALISED},
    {"【名称】", "category.name", HEADER_NORMALISED},
    {"1. 名称", "category.name", HEADER_NORMALISED},
    {"１．保管場所", "category.storages", HEADER_NORMALISED},
    {"2-1 保管場所", "category.storages", HEADER_NORMALISED},
    {"①名称", "category.name", HEADER_NORMALISED},
    {"（２）委託先", "entrustment.contractor", HEADER_NORMALISED},
    {"⑵ 委託先", "entrustment.contractor", HEADER_NORMALISED},
    {"a) 委託先", "entrustment.contractor", HEADER_NORMALISED},
    {"・委託先", "entrustment.contractor", HEADER_NORMALISED},
    {"委託先：", "entrustment.contractor", HEADER_NORMALISED},
    {"管理\n部門", "category.department", HEADER_SYNONYM},
    {"名　称", "category.name", HEADER_EXACT},
    {"ﾃﾞｰﾀ名称", "category.name", HEADER_SYNONYM},
    {"ＮＡＭＥ", "category.name", HEADER_EXACT},
    {"責任者（委託先）", "?", HEADER_PART},
    {"名称（提供先）", "?", HEADER_PART},
    {"保管場所（システム）", "category.storages", HEADER_NORMALISED},
    {"備考 (2)", "category.remarks", HEADER_NORMALISED},
    {"Purpose(s)", "category.purposes", HEADER_NORMALISED},
    {"16歳未満を含む", "category.minors", HEADER_EXACT},
    {"個人情報の保管場所", "?", HEADER_PART},
    {"保管", "?", HEADER_PART},
    {"根拠(GDPR)", "?", HEADER_PART},
    {"", "-", HEADER_UNKNOWN},
    {"（）", "-", HEADER_UNKNOWN},
    {"※", "-", HEADER_UNKNOWN},
};

/* clang-format on */

static void expect_places(const struct header_case *cases, size_t count)
{
    struct header_words words = {0};
    header_words_build(&words, kinds_find("category"), true, NULL);
    for (size_t i = 0; i < count; i++) {
        enum header_certainty certainty;
        struct header_place near[HEADER_NEAR];
        struct buf place = {0};
        const struct header_word *word = header_words_find(&words, cases[i].header, &certainty);
        size_t near_count = header_words_near(&words, cases[i].header, near);
        if (word != NULL)
            header_place_name(&word->place, &place);
        else
            buf_puts(&place, near_count > 0 ? "?" : "-");
        if (word == NULL && near_count > 0)
            certainty = HEADER_PART;
        if (strcmp(buf_text(&place), cases[i].place) != 0 || certainty != cases[i].certainty)
            fail_msg("%s: %s with certainty %d, not %s with %d", cases[i].header, buf_text(&place),
                     (int)certainty, cases[i].place, (int)cases[i].certainty);
        buf_clear(&place);
    }
    header_words_clear(&words);
}

static void test_japanese_ledgers(void **state)
{
    (void)state;
    expect_places(japanese, sizeof japanese / sizeof japanese[0]);
}

static void test_registers_of_other_countries(void **state)
{
    (void)state;
    expect_places(english, sizeof english / sizeof english[0]);
}

static void test_what_stands_around_a_word(void **state)
{
    (void)state;
    expect_places(dressed, sizeof dressed / sizeof dressed[0]);
}

/* A word of the dictionary means its field and is not hidden by another. */
static void test_every_word_is_found(void **state)
{
    (void)state;
    struct header_words words = {0};
    struct why why = {.lang = LANG_EN};
    header_words_build(&words, kinds_find("category"), true, NULL);
    for (size_t i = 0; i < header_table_count; i++) {
        struct header_place place;
        assert_true(header_place_parse(header_table[i].place, words.kind, &place, &why));
        assert_true(header_place_fits(&place, words.kind, true));
        for (const char *at = header_table[i].words; *at != '\0';) {
            enum header_certainty certainty;
            size_t part = strcspn(at, "|");
            char text[200];
            snprintf(text, sizeof text, "%.*s", (int)part, at);
            const struct header_word *word = header_words_find(&words, text, &certainty);
            if (word == NULL || !header_place_is(&word->place, &place) ||
                certainty != HEADER_SYNONYM)
                fail_msg("%s is not found as %s", text, header_table[i].place);
            at += part + (at[part] == '|');
        }
    }
    header_words_clear(&words);
}

/* The best three, without a field twice, the likest first. */
static void test_near_matches(void **state)
{
    (void)state;
    struct header_words words = {0};
    struct header_place near[HEADER_NEAR];
    struct buf name = {0};
    header_words_build(&words, kinds_find("category"), true, NULL);
    size_t count = header_words_near(&words, "個人情報の保管場所・保管期間・件数", near);
    assert_int_equal(count, HEADER_NEAR);
    header_place_name(&near[0], &name);
    assert_string_equal(name.text, "category.storages");
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < i; k++)
            assert_false(header_place_is(&near[i], &near[k]));
    buf_clear(&name);
    header_words_clear(&words);
}

struct place_case {
    const char *text, *kind, *place, *part;
};

/* clang-format off */

static const struct place_case place_cases[] = {
    {"category.name", NULL, "category.name", NULL},
    {"委託.契約日", "category", "entrustment.contract_on", NULL},
    {"保存期間", "category", "retention.period", NULL},
    {"recipients", "category", "provision.recipients", NULL},
    {"Sensitive data", "category", "category.sensitive", NULL},
    {"category.countries", "category", "category.countries", NULL},
    {"取扱部署", NULL, "category.department", NULL},
    {"名称", "party", "party.name", NULL},
    {"標準約款", NULL, NULL, "There is no field \"標準約款\""},
    {"category.nothing", NULL, NULL, "There is no field"},
    {"連絡先", NULL, NULL, "is a field of several kinds"},
    {"123456789018", NULL, NULL, "************"},
};

/* clang-format on */

static void test_names_of_fields(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof place_cases / sizeof place_cases[0]; i++) {
        const struct place_case *c = &place_cases[i];
        struct why why = {.lang = LANG_EN};
        struct header_place place;
        struct buf name = {0};
        bool done =
            header_place_parse(c->text, c->kind == NULL ? NULL : kinds_find(c->kind), &place, &why);
        assert_int_equal(done, c->place != NULL);
        if (done) {
            header_place_name(&place, &name);
            assert_string_equal(name.text, c->place);
        } else {
            test_holds(why.text, c->part);
        }
        buf_clear(&name);
    }
}

/* Which fields of linked records a row of the register can set. */
static void test_what_a_row_can_set(void **state)
{
    (void)state;
    static const struct {
        const char *place;
        bool fits;
    } cases[] = {{"category.name", true},        {"entrustment.contract_on", true},
                 {"entrustment.name", false},    {"entrustment.categories", false},
                 {"storage.medium", true},       {"storage.place", false},
                 {"party.name", false},          {"category.countries", true},
                 {"acquisition.category", false}};
    const struct kind *category = kinds_find("category");
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct why why = {.lang = LANG_EN};
        struct header_place place;
        assert_true(header_place_parse(cases[i].place, category, &place, &why));
        assert_int_equal(header_place_fits(&place, category, true), cases[i].fits);
    }
}

struct file_case {
    const char *text, *part; /* part of the refusal; NULL where it is read */
};

/* clang-format off */

static const struct file_case file_cases[] = {
    {"# my words\n\n社内名\t名称\n格納棚\tcategory.storages\n", NULL},
    {"社内名\t標準約款\n", "headers.tsv, line 1: There is no field"},
    {"# a\n社内名\n", "headers.tsv, line 2: The line has 1 parts"},
    {"社内名\t名称\tx\n", "line 1: The line has 3 parts"},
    {"社内名\t名称\n社内 名\t説明\n", "line 2: The header \"社内 名\" stands in line 1 already"},
};

/* clang-format on */

static void test_words_of_a_person(void **state)
{
    (void)state;
    char folder[TEST_PATH], path[TEST_PATH];
    test_folder(folder);
    test_path(folder, "headers.tsv", path);
    for (size_t i = 0; i < sizeof file_cases / sizeof file_cases[0]; i++) {
        struct why why = {.lang = LANG_EN};
        struct header_file file;
        struct header_words words = {0};
        enum header_certainty certainty;
        test_write(folder, "headers.tsv", file_cases[i].text);
        assert_int_equal(header_file_read(path, &file, &why), file_cases[i].part == NULL);
        if (file_cases[i].part != NULL) {
            test_holds(why.text, file_cases[i].part);
            continue;
        }
        header_words_build(&words, kinds_find("category"), true, &file);
        const struct header_word *word = header_words_find(&words, "格納棚", &certainty);
        assert_non_null(word);
        assert_int_equal(word->source, HEADER_BY_PERSON);
        assert_int_equal(certainty, HEADER_SYNONYM);
        header_words_clear(&words);
        header_file_clear(&file);
    }
    test_folder_delete(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_japanese_ledgers),
        cmocka_unit_test(test_registers_of_other_countries),
        cmocka_unit_test(test_what_stands_around_a_word),
        cmocka_unit_test(test_every_word_is_found),
        cmocka_unit_test(test_near_matches),
        cmocka_unit_test(test_names_of_fields),
        cmocka_unit_test(test_what_a_row_can_set),
        cmocka_unit_test(test_words_of_a_person),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

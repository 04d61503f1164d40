/*
 * Which notice is asked for; what is kept of it when it is published; and how what was
 * published differs from what the records say later.
 */
#include "export/notice_diff_write.h"
#include "export/notice_publish.h"
#include "export/notice_stated.h"
#include "export/shelves.h"
#include "model/buf.h"
#include "model/inside.h"
#include "tests/io.h"
#include "tests/model.h"

#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

/* A notice with one of most of what is compared. */
static const char records[] =
    "organization|code=O-1|name=Sample Ltd|address=Kobe\n"
    "notice|code=NT-1|name=Policy|notice_type=privacy_notice|organization=O-1\n"
    "purpose|code=P-1|name=Offers|wording=To offer.\n"
    "purpose|code=P-2|name=All|wording=For everything.|applies_to_all=yes\n"
    "item|code=I-1|name=Name\n"
    "category|code=C-1|name=Maps|purposes=P-1\n"
    "provision|code=PV-1|name=Sold|ground=consent|items=I-1|refusable=yes|categories=C-1\n"
    "provision|code=PV-2|name=Listed|ground=opt_out|items=I-1|means=paper|categories=C-1\n"
    "joint_use|code=JU-1|name=Group|items=I-1|scope=the group|categories=C-1\n";

static struct model *published_model(const char *on)
{
    struct model *m = test_model();
    struct why why = {.lang = LANG_EN};
    size_t count, missing;
    struct buf code = {0};
    test_add_lines(m, records);
    struct shelves *shelves = shelves_new(m);
    struct notice_choice *choices =
        notice_choose(shelves, &(struct notice_query){.notice = "NT-1"}, &count, &why);
    assert_true(notice_publish(shelves, &choices[0], &(struct notice_publishing){.on = on}, &code,
                               &missing, &why));
    buf_clear(&code);
    free(choices);
    shelves_free(shelves);
    return m;
}

/* What differs in notice NT-1 now, as text in LANG or, where JSON is set, for scripts; the
 * caller frees. */
static char *differences(struct model *m, enum lang lang, bool json)
{
    struct why why = {.lang = LANG_EN};
    struct shelves *shelves = shelves_new(m);
    size_t count, length;
    char *told = NULL;
    struct buf text = {0};
    struct notice_choice *choices =
        notice_choose(shelves, &(struct notice_query){.notice = "NT-1"}, &count, &why);
    struct notice_diff *diff = notice_compare(shelves, &choices[0], &why);
    assert_non_null(diff);
    FILE *out = open_memstream(&told, &length);
    notice_diff_text(diff, lang, &text);
    if (json)
        notice_diff_json(&diff, 1, out);
    else
        fputs(buf_text(&text), out);
    fclose(out);
    buf_clear(&text);
    notice_diff_free(diff);
    free(choices);
    shelves_free(shelves);
    return told;
}

static void differs_by(struct model *m, const char *words)
{
    char *text = differences(m, LANG_EN, false);
    test_holds(text, words);
    free(text);
}

static void test_nothing_differs_right_after(void **state)
{
    (void)state;
    struct model *m = published_model("2026-04-01");
    differs_by(m, "published on 2026-04-01 (PB-0001)\n  The records say what was published.\n");
    model_close(m);
}

static void test_what_was_never_published_has_nothing_to_differ_from(void **state)
{
    (void)state;
    struct model *m = test_model();
    test_add_lines(m, records);
    differs_by(m, "not kept as published yet");
    char *json = differences(m, LANG_EN, true);
    test_holds(json, "\"publication\": null");
    test_holds(json, "\"published_on\": null");
    free(json);
    model_close(m);
}

static void test_each_change_is_told_with_both_values_and_its_moment(void **state)
{
    (void)state;
    /* clang-format off */
    static const struct {
        const char *kind, *code, *column, *value, *words;
    } cases[] = {
        {"provision", "PV-1", "ground", "law", "Ground\n    published: Art. 27(1) main text (consent)\n    now: Art. 27(1)(i)\n"},
        {"provision", "PV-1", "refusable", "no", "published: yes\n    now: no\n"},
        {"provision", "PV-1", "form", "hashed", "\n    published: (nothing)\n    now: Irreversibly transformed\n"},
        {"provision", "PV-2", "means", "", "beforehand, and filed with the commission (APPI Art. 27(2) and (3), "
         "Rules Art. 11(4)): provision/PV-2 Listed - Means\n    published: paper\n    now: (nothing)\n"},
        {"organization", "O-1", "address", "Osaka", "without delay (APPI Art. 32(1)(i)): organization/O-1 Sample Ltd - Address\n"},
        {"category", "C-1", "purposes", "P-2", "Purposes of use\n    published: Offers\n    now: All\n"},
        {"purpose", "P-1", "wording", "To offer\nmore.", "now: To offer more.\n"},
        {"purpose", "P-1", "wording", "\n To offer\n\n", "now: To offer\n"},
        {"joint_use", "JU-1", "scope", "all", "as a rule not permitted (APPI Art. 27(6)): joint_use/JU-1 Group - Scope"},
    };
    /* clang-format on */
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct model *m = published_model("2026-04-01");
        test_set(m, cases[i].kind, cases[i].code, cases[i].column, cases[i].value);
        differs_by(m, cases[i].words);
        model_close(m);
    }
}

static void test_a_flag_is_told_in_the_language_of_the_reader(void **state)
{
    (void)state;
    struct model *m = published_model("2026-04-01");
    test_set(m, "provision", "PV-1", "refusable", "no");
    char *text = differences(m, LANG_JA, false);
    test_holds(text, "公表時: はい\n    現在: いいえ\n");
    free(text);
    model_close(m);
}

static void test_width_and_case_are_no_difference(void **state)
{
    (void)state;
    struct model *m = published_model("2026-04-01");
    test_set(m, "organization", "O-1", "address", "ＫＯＢＥ");
    differs_by(m, "The records say what was published.");
    model_close(m);
}

static void test_what_came_into_a_notice_or_went_out_of_it_is_told(void **state)
{
    (void)state;
    struct model *m = published_model("2026-04-01");
    test_add_lines(m, "purpose|code=P-3|name=New|wording=For news.|applies_to_all=yes\n"
                      "provision|code=PV-3|name=More|ground=opt_out|categories=C-1\n");
    test_set(m, "joint_use", "JU-1", "notices", "");
    test_set(m, "provision", "PV-2", "ground", "consent");
    char *text = differences(m, LANG_EN, false);
    test_holds(text, "purpose/P-3 New - added\n");
    test_holds(text, "beforehand, and filed with the commission (APPI Art. 27(2) and (3), Rules "
                     "Art. 11(4)): provision/PV-3 More - added\n");
    test_holds(text, "provision/PV-2 Listed - no longer in it\n");
    free(text);
    char *json = differences(m, LANG_EN, true);
    test_holds(json, "\"change\": \"added\"");
    test_holds(json, "\"change\": \"gone\"");
    test_holds(json, "\"filing\": true");
    free(json);
    model_close(m);
}

/* As a person can edit them: the statements are those of no record, of one that is gone
 * and of one that never was, and they are fewer or more than those of today. */
static void test_statements_of_other_records_are_told_by_what_they_say(void **state)
{
    (void)state;
    static const struct {
        const char *statements, *words;
    } cases[] = {
        {"", "category/C-1"},
        {"contact\torganization/O-1\tname\tSample Ltd", "joint_use/JU-1 Group - added"},
        {"purposes\tpurpose/P-9\twording\tTo sell.\npurposes\tpurpose/P-9\tapplies_to_all\tyes",
         "purpose/P-9 To sell. - no longer in it"},
        {"joint-use\tjoint_use/JU-9\tname\tGone\njoint-use\tjoint_use/JU-9\tscope\tx",
         "joint_use/JU-9 Gone - no longer in it"},
        {"joint-use\tjoint_use\tscope\tx", "joint_use/JU-1 Group - added"},
        {"contact\tzone/Z-1\tname\tx", "joint_use/JU-1 Group - added"},
        {"purposes\tcategory/C-1\tpurposes\tP-9 / P-1",
         "published: P-9 / Offers\n    now: Offers\n"},
        {"contact\torganization/O-1\taddress\tKobe\ncontact\torganization/O-1\tzz\tx",
         "organization/O-1 Sample Ltd - Name\n    published: (nothing)\n    now: Sample Ltd\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct model *m = published_model("2026-04-01");
        test_set(m, "publication", "PB-0001", "statements", cases[i].statements);
        differs_by(m, cases[i].words);
        model_close(m);
    }
}

static void test_the_last_publication_by_its_day_counts(void **state)
{
    (void)state;
    struct model *m = published_model("2026-04-01");
    test_add_lines(m, "notice|code=NT-2|name=Other|notice_type=other\n"
                      "publication|code=PB-8|name=Earlier|notice=NT-1|published_on=2025-04-01\n"
                      "publication|code=PB-9|name=Other|notice=NT-2|published_on=2026-10-01\n");
    differs_by(m, "published on 2026-04-01 (PB-0001)");
    model_close(m);
}

static void test_what_cannot_be_published_changes_nothing(void **state)
{
    (void)state;
    /* clang-format off */
    static const struct {
        const char *records;
        struct notice_publishing how;
        const char *words;
    } cases[] = {
        {"organization|name=Sample Ltd\n", {.on = "2026-04-01"}, "No notice is recorded"},
        {"notice|name=Policy|notice_type=privacy_notice\n", {.on = "some day"}, "some day"},
        {"notice|name=Policy|notice_type=privacy_notice\n", {.on = "2026-04-01", .place = "1234 5678 9018"}, "ndividual"},
    };
    /* clang-format on */
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct why why = {.lang = LANG_EN};
        struct model *m = test_model();
        char before[65], after[65];
        size_t count, missing;
        struct buf code = {0};
        test_add_lines(m, cases[i].records);
        test_digest(m, before);
        struct shelves *shelves = shelves_new(m);
        struct notice_choice *choices =
            notice_choose(shelves, &(struct notice_query){0}, &count, &why);
        assert_false(notice_publish(shelves, &choices[0], &cases[i].how, &code, &missing, &why));
        test_holds(why.text, cases[i].words);
        assert_int_equal(code.length, 0);
        test_digest(m, after);
        assert_string_equal(before, after);
        free(choices);
        shelves_free(shelves);
        model_close(m);
    }
}

static void test_a_day_of_revision_is_kept_with_the_publication(void **state)
{
    (void)state;
    struct why why = {.lang = LANG_EN};
    struct model *m = test_model();
    size_t count, missing;
    struct buf code = {0};
    test_add_lines(m, records);
    struct shelves *shelves = shelves_new(m);
    struct notice_choice *choices =
        notice_choose(shelves, &(struct notice_query){.notice = "NT-1"}, &count, &why);
    const struct notice_publishing how = {
        .on = "2026年4月1日", .revised = true, .place = "https://example.jp/shop", .lang = LANG_JA};
    if (!notice_publish(shelves, &choices[0], &how, &code, &missing, &why))
        fail_msg("%s", why.text);
    test_value_is(m, "notice", "NT-1", "revised_on", "2026-04-01");
    test_value_is(m, "publication", buf_text(&code), "place", "https://example.jp/shop");
    test_value_is(m, "publication", buf_text(&code), "language", "ja");
    buf_clear(&code);
    free(choices);
    shelves_free(shelves);
    model_close(m);
}

/* What another window has saved since is not written over. */
static void a_notice_that_was_changed_meanwhile_is_not_published(void **state)
{
    (void)state;
    struct why why = {.lang = LANG_EN};
    struct model *m = test_model();
    size_t count, missing;
    struct buf code = {0};
    test_add_lines(m, records);
    struct shelves *shelves = shelves_new(m);
    struct notice_choice *choices =
        notice_choose(shelves, &(struct notice_query){.notice = "NT-1"}, &count, &why);
    const struct notice_publishing how = {.on = "2026-04-01", .revised = true};
    test_set(m, "notice", "NT-1", "signatory", "The President");
    assert_false(notice_publish(shelves, &choices[0], &how, &code, &missing, &why));
    test_holds(why.text, "was changed meanwhile by another save. Nothing was saved");
    test_value_is(m, "notice", "NT-1", "signatory", "The President");
    test_value_is(m, "notice", "NT-1", "revised_on", "");
    assert_int_equal(record_count(m, kinds_find("publication")), 0);
    assert_int_equal(code.length, 0);
    free(choices);
    shelves_free(shelves);
    model_close(m);
}

/* The notices that QUERY gives, by their codes and laws, or why there are none; the caller
 * frees. */
static char *chosen(struct model *m, struct notice_query query)
{
    static const char *const laws[] = {[NOTICE_JP] = "JP", [NOTICE_EU] = "EU", [NOTICE_CN] = "CN"};
    struct why why = {.lang = LANG_EN};
    struct shelves *shelves = shelves_new(m);
    struct buf text = {0};
    size_t count = 0;
    struct notice_choice *choices = notice_choose(shelves, &query, &count, &why);
    for (size_t i = 0; i < count; i++)
        buf_printf(&text, "%s/%s/%s ",
                   choices[i].notice == NULL ? "-" : record_value(choices[i].notice, "code"),
                   choices[i].organization == NULL ? "-"
                                                   : record_value(choices[i].organization, "code"),
                   laws[choices[i].law]);
    if (choices == NULL)
        buf_puts(&text, why.text);
    free(choices);
    shelves_free(shelves);
    return buf_take(&text);
}

static void test_a_notice_is_found_by_organization_law_and_language(void **state)
{
    (void)state;
    /* clang-format off */
    static const char two[] =
        "organization|code=O-1|name=One|jurisdictions=JP; UK\n"
        "organization|code=O-2|name=Two|jurisdictions=EU\n"
        "notice|code=NT-1|name=Policy|notice_type=privacy_notice|organization=O-1|language=ja|jurisdiction=JP\n"
        "notice|code=NT-11|name=In Chinese|notice_type=privacy_notice|organization=O-1|parent=NT-1|language=zh|jurisdiction=JP\n"
        "notice|code=NT-2|name=In English|notice_type=privacy_notice|organization=O-1|parent=NT-1|language=en|jurisdiction=JP\n"
        "notice|code=NT-3|name=For Britain|notice_type=privacy_notice|organization=O-1|jurisdiction=UK|language=en\n"
        "notice|code=NT-4|name=Of all|notice_type=other\n";
    static const char one[] =
        "organization|code=O-1|name=One\n"
        "notice|code=NT-1|name=Policy|notice_type=privacy_notice|jurisdiction=CN\n";
    static const char none[] = "notice|code=NT-1|name=Policy|notice_type=privacy_notice\n";
    static const struct {
        const char *records;
        struct notice_query query;
        const char *words;
    } cases[] = {
        {two, {.organization = "O-1"}, "NT-2/O-1/JP NT-4/O-1/JP "},
        {two, {.organization = "O-1", .lang = LANG_JA}, "NT-1/O-1/JP NT-4/O-1/JP "},
        {two, {.organization = "O-1", .every_language = true}, "NT-1/O-1/JP NT-11/O-1/JP NT-2/O-1/JP NT-4/O-1/JP "},
        {two, {.organization = "O-1", .jurisdiction = "UK"}, "NT-3/O-1/EU "},
        {two, {.organization = "O-2"}, "-/O-2/EU "},
        {two, {.organization = "O-9"}, "There is no organization O-9."},
        {two, {0}, "There are several organizations: O-1 One, O-2 Two."},
        {two, {.notice = "NT-1"}, "NT-1/O-1/JP "},
        {two, {.notice = "NT-1", .organization = "O-1"}, "NT-1/O-1/JP "},
        {two, {.notice = "NT-1", .organization = "O-2"}, "The notice NT-1 is not one of the organization O-2."},
        {two, {.notice = "NT-4"}, "NT-4/-/JP "},
        {two, {.notice = "NT-4", .organization = "O-2", .jurisdiction = "EU"}, "NT-4/O-2/EU "},
        {two, {.notice = "NT-9"}, "There is no notice NT-9."},
        {one, {0}, "-/O-1/JP "},
        {one, {.notice = "NT-1"}, "NT-1/O-1/CN "},
        {none, {0}, "NT-1/-/JP "},
        {none, {.organization = "O-1"}, "There is no organization O-1."},
        {none, {.notice = "NT-1"}, "NT-1/-/JP "},
    };
    /* clang-format on */
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct model *m = test_model();
        test_add_lines(m, cases[i].records);
        char *text = chosen(m, cases[i].query);
        if (strncmp(text, cases[i].words, strlen(cases[i].words)) != 0)
            fail_msg("%zu: %s, not %s", i, text, cases[i].words);
        free(text);
        model_close(m);
    }
}

/* Asking to whom a record belongs, within a reading, does not make it seem that all could be
 * read. */
static void what_failed_before_is_not_forgotten(void **state)
{
    struct model *m = test_model();
    struct why why = {.lang = LANG_EN};
    size_t count;
    (void)state;
    test_add_lines(m, records);
    assert_true(model_hold(m, &why));
    struct shelves *shelves = shelves_new(m);
    struct record *const *organizations = shelves_all(shelves, "organization", &count);
    struct record *const *categories = shelves_all(shelves, "category", &count);
    assert_true(shelves_belongs(shelves, organizations[0], categories[0]));
    assert_true(shelves_ok(shelves, &why));
    shelves_free(shelves);
    shelves = shelves_new(m);
    organizations = shelves_all(shelves, "organization", &count);
    categories = shelves_all(shelves, "category", &count);
    assert_false(db_run(m->db, "INSERT INTO organization (id) SELECT id FROM organization"));
    assert_false(shelves_belongs(shelves, organizations[0], categories[0]));
    assert_false(shelves_ok(shelves, &why));
    /* Shelves that are made after it do not know what it was. */
    struct shelves *later = shelves_new(m);
    assert_false(shelves_belongs(later, organizations[0], categories[0]));
    assert_false(shelves_ok(later, &why));
    assert_string_equal(why.text, "The inventory cannot be read at the moment.");
    shelves_free(later);
    assert_false(db_ok(m->db, &why));
    shelves_free(shelves);
    model_release(m);
    model_close(m);
}

/* All that the notice stated went with it; it was published at its last. */
static void a_notice_that_is_gone_takes_all_that_it_stated_away(void **state)
{
    (void)state;
    struct why why = {.lang = LANG_EN};
    size_t count;
    struct model *m = published_model("2026-04-01"), *empty = test_model();
    struct shelves *then = shelves_new(m), *now = shelves_new(empty);
    struct notice_choice *choices =
        notice_choose(then, &(struct notice_query){.notice = "NT-1"}, &count, &why);
    assert_non_null(choices);
    struct notice_diff *diff = notice_compare_states(then, &choices[0], now, NULL, &why);
    assert_non_null(diff);
    assert_string_equal(record_value(diff->publication, "published_on"), "2026-04-01");
    assert_string_equal(diff->lines[1], "");
    assert_true(diff->count > 0);
    for (size_t i = 0; i < diff->count; i++)
        assert_int_equal(diff->differences[i].change, CHANGE_GONE);
    notice_diff_free(diff);
    free(choices);
    shelves_free(then);
    shelves_free(now);
    model_close(m);
    model_close(empty);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_failed_before_is_not_forgotten),
        cmocka_unit_test(a_notice_that_is_gone_takes_all_that_it_stated_away),
        cmocka_unit_test(test_nothing_differs_right_after),
        cmocka_unit_test(test_what_was_never_published_has_nothing_to_differ_from),
        cmocka_unit_test(test_each_change_is_told_with_both_values_and_its_moment),
        cmocka_unit_test(test_a_flag_is_told_in_the_language_of_the_reader),
        cmocka_unit_test(test_width_and_case_are_no_difference),
        cmocka_unit_test(test_what_came_into_a_notice_or_went_out_of_it_is_told),
        cmocka_unit_test(test_statements_of_other_records_are_told_by_what_they_say),
        cmocka_unit_test(test_the_last_publication_by_its_day_counts),
        cmocka_unit_test(test_what_cannot_be_published_changes_nothing),
        cmocka_unit_test(test_a_day_of_revision_is_kept_with_the_publication),
        cmocka_unit_test(a_notice_that_was_changed_meanwhile_is_not_published),
        cmocka_unit_test(test_a_notice_is_found_by_organization_law_and_language),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

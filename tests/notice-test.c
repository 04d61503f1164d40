/*
 * Notices: the tables that they rest on, which records stand in which of them,
 * what the writers escape, and what is compared. The facts of the samples are held
 * by notice.sh.
 */
#include "export/notice_page.h"
#include "export/notice_publish.h"
#include "export/notice_stated.h"
#include "export/shelves.h"
#include "model/buf.h"
#include "tests/model.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* Calls TAKE with each column that a row of the timings names. */
static void each_field(const struct notice_timing_row *row,
                       void (*take)(const struct notice_timing_row *row, const char *field))
{
    for (const char *at = row->fields; *at != '\0';) {
        char field[64];
        int length = 0;
        assert_int_equal(sscanf(at, "%63s%n", field, &length), 1);
        take(row, field);
        at += length + (int)strspn(at + length, " ");
    }
}

static void has_field(const struct notice_timing_row *row, const char *field)
{
    const struct kind *kind = kinds_find(row->kind);
    assert_non_null(kind);
    if (strcmp(field, "+") != 0 && strcmp(field, "-") != 0)
        assert_int_not_equal(kinds_field(kind, field), kind->field_count);
}

/* No element has two rows, so that the first that is found is the only one. */
static void is_found(const struct notice_timing_row *row, const char *field)
{
    enum notice_part part = row->part == NOTICE_PARTS ? NOTICE_OTHER : row->part;
    assert_ptr_equal(notice_timing_find(part, row->kind, field), row);
}

static void test_timings_name_fields_that_exist(void **state)
{
    (void)state;
    for (size_t i = 0; i < notice_timing_count; i++) {
        each_field(&notice_timings[i], has_field);
        each_field(&notice_timings[i], is_found);
    }
}

static void test_what_the_law_times_names_its_article(void **state)
{
    (void)state;
    for (size_t i = 0; i < notice_timing_count; i++) {
        const struct notice_timing_row *row = &notice_timings[i];
        assert_true(row->timing == TIMING_RECORD || row->article != NULL);
        assert_true((row->article == NULL) == (row->certainty == 0));
        assert_false(row->certainty == 'C');
    }
}

static void says_it_once(const struct notice_timing_row *row, const char *field)
{
    for (size_t p = 0; p < NOTICE_PARTS; p++) {
        const struct notice_timing_row *other =
            notice_timing_find((enum notice_part)p, row->kind, field);
        if (other != NULL && other != row && row->article != NULL && other->article != NULL)
            assert_true(other->timing != row->timing || other->filing != row->filing ||
                        strcmp(other->article, row->article) != 0);
    }
}

static void test_no_two_parts_ask_for_the_same_of_a_change(void **state)
{
    (void)state;
    for (size_t i = 0; i < notice_timing_count; i++)
        each_field(&notice_timings[i], says_it_once);
}

/* The text of the notice that QUERY asks for, for the caller to free. */
static char *text_of(struct model *m, const struct notice_query *query, enum notice_part part,
                     bool trace)
{
    struct why why = {.lang = LANG_EN};
    struct shelves *shelves = shelves_new(m);
    size_t count;
    struct notice_choice *choices = notice_choose(shelves, query, &count, &why);
    assert_non_null(choices);
    struct buf out = {0};
    for (size_t i = 0; i < count; i++) {
        struct notice_text *text = notice_make(shelves, &choices[i], part, LANG_EN, &why);
        assert_non_null(text);
        if (text->count > 0)
            notice_write((const struct notice_text *const *)&text, 1, NOTICE_TXT, trace, &out);
        notice_free(text);
    }
    free(choices);
    shelves_free(shelves);
    return buf_take(&out);
}

static void assert_holds(const char *text, const char *part)
{
    if (strstr(text, part) == NULL)
        fail_msg("\"%s\" does not stand in:\n%s", part, text);
}

static void assert_lacks(const char *text, const char *part)
{
    if (strstr(text, part) != NULL)
        fail_msg("\"%s\" stands in:\n%s", part, text);
}

/* Two notices of one organization, measures in one, in both and in neither. */
static struct model *two_notices(void)
{
    struct model *m = test_model();
    test_add(m, "organization", "name", "Sample Ltd", (char *)NULL);
    test_add(m, "notice", "name", "Policy A", "notice_type", "privacy_notice", "organization",
             "O-0001", "jurisdiction", "JP", (char *)NULL);
    test_add(m, "notice", "name", "Page B", "notice_type", "other", "organization", "O-0001",
             "jurisdiction", "JP", (char *)NULL);
    test_add(m, "measure", "name", "one", "publication", "published", "public_wording",
             "Doors are locked.", (char *)NULL);
    test_add(m, "measure", "name", "two", "publication", "published", "public_wording",
             "Disks are encrypted.", "notices", "NT-0002", (char *)NULL);
    return m;
}

static void test_linked_records_stand_only_where_they_are_linked(void **state)
{
    (void)state;
    struct model *m = two_notices();
    char *a = text_of(m, &(struct notice_query){.notice = "NT-0001"}, NOTICE_MEASURES, false);
    char *b = text_of(m, &(struct notice_query){.notice = "NT-0002"}, NOTICE_MEASURES, false);
    assert_holds(a, "Doors are locked.");
    assert_lacks(a, "Disks are encrypted.");
    assert_holds(b, "Disks are encrypted.");
    assert_lacks(b, "Doors are locked.");
    free(a);
    free(b);
    model_close(m);
}

static void test_retired_categories_and_ended_contracts_stand_nowhere(void **state)
{
    (void)state;
    struct model *m = test_model();
    test_add(m, "purpose", "name", "Support", (char *)NULL);
    test_add(m, "category", "name", "Old data", "status", "retired", "purposes", "P-0001",
             (char *)NULL);
    test_add(m, "category", "name", "Live data", "purposes", "P-0001", (char *)NULL);
    test_add(m, "party", "name", "Former contractor", (char *)NULL);
    test_add(m, "entrustment", "name", "Payroll", "contractor", "PT-0001", "categories", "C-0002",
             "ended_on", "2001-01-01", (char *)NULL);
    char *text = text_of(m, &(struct notice_query){0}, NOTICE_PARTS, true);
    assert_holds(text, "Live data");
    assert_holds(text, "[category/C-0002, purpose/P-0001; APPI Arts. 21 and 32(1)(ii)]");
    assert_lacks(text, "Old data");
    assert_lacks(text, "Former contractor");
    free(text);
    model_close(m);
}

static void test_a_foreign_third_party_is_told_as_its_ground_asks(void **state)
{
    (void)state;
    struct model *m = test_model();
    test_add(m, "party", "name", "Abroad Inc", "country", "US", (char *)NULL);
    test_add(m, "item", "name", "Name", (char *)NULL);
    test_add(m, "provision", "name", "To America", "recipients", "PT-0001", "items", "I-0001",
             (char *)NULL);
    char *text = text_of(m, &(struct notice_query){0}, NOTICE_FOREIGN, false);
    assert_holds(text, "Country: United States");
    assert_holds(text, "[Missing: That country's system of protection]");
    assert_holds(text, "[Missing: Measures that the recipient takes]");
    free(text);
    test_set(m, "provision", "PV-0001", "foreign_ground", "equivalent_measures");
    text = text_of(m, &(struct notice_query){0}, NOTICE_FOREIGN, false);
    assert_holds(text, "Country: United States");
    assert_lacks(text, "Missing");
    free(text);
    model_close(m);
}

static void test_an_address_ends_where_the_sentence_goes_on(void **state)
{
    (void)state;
    assert_int_equal(markup_address("https://example.com/a?b=1&c=2. Next"), 29);
    assert_int_equal(markup_address("https://example.com/）です"), 20);
    assert_int_equal(markup_address("http://"), 0);
    assert_int_equal(markup_address("javascript:alert(1)"), 0);
}

/* The differences of the only notice since it was published. */
static struct notice_diff *diff_of(struct shelves *shelves)
{
    struct why why = {.lang = LANG_EN};
    size_t count;
    struct notice_choice *choices =
        notice_choose(shelves, &(struct notice_query){.every_language = true}, &count, &why);
    assert_non_null(choices);
    struct notice_diff *diff = notice_compare(shelves, &choices[0], &why);
    assert_non_null(diff);
    free(choices);
    return diff;
}

static void publish(struct model *m)
{
    struct why why = {.lang = LANG_EN};
    struct shelves *shelves = shelves_new(m);
    size_t count, missing;
    struct buf code = {0};
    struct notice_choice *choices = notice_choose(shelves, &(struct notice_query){0}, &count, &why);
    assert_non_null(choices);
    assert_true(notice_publish(shelves, &choices[0],
                               &(struct notice_publishing){.on = "2026-04-01"}, &code, &missing,
                               &why));
    assert_string_equal(buf_text(&code), "PB-0001");
    buf_clear(&code);
    free(choices);
    shelves_free(shelves);
}

static void test_statements_that_a_person_edited_do_no_harm(void **state)
{
    (void)state;
    struct model *m = test_model();
    test_add(m, "organization", "name", "Sample Ltd", (char *)NULL);
    test_add(m, "notice", "name", "Policy", "notice_type", "privacy_notice", (char *)NULL);
    publish(m);
    test_set(m, "publication", "PB-0001", "statements",
             "nonsense\n\t\t\t\ncontact\torganization/O-0001\ncontact\tnothing/X-1\tname\tx\n"
             "joint-use\tjoint_use/JU-0009\tscope\tthe group\n\n");
    struct shelves *shelves = shelves_new(m);
    struct notice_diff *diff = diff_of(shelves);
    bool gone = false;
    for (size_t i = 0; i < diff->count; i++)
        gone = gone || (diff->differences[i].change == CHANGE_GONE &&
                        strcmp(diff->differences[i].record, "joint_use/JU-0009") == 0);
    assert_true(gone);
    notice_diff_free(diff);
    shelves_free(shelves);
    model_close(m);
}

static void test_publishing_is_one_entry_that_undo_takes_back(void **state)
{
    (void)state;
    struct why why = {.lang = LANG_EN};
    struct model *m = test_model();
    test_add(m, "notice", "name", "Policy", "notice_type", "privacy_notice", (char *)NULL);
    char before[65], after[65];
    int64_t entry;
    test_digest(m, before);
    publish(m);
    assert_true(journal_undo(m, 0, &entry, &why));
    test_digest(m, after);
    assert_string_equal(before, after);
    test_sound(m);
    model_close(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_timings_name_fields_that_exist),
        cmocka_unit_test(test_what_the_law_times_names_its_article),
        cmocka_unit_test(test_no_two_parts_ask_for_the_same_of_a_change),
        cmocka_unit_test(test_linked_records_stand_only_where_they_are_linked),
        cmocka_unit_test(test_retired_categories_and_ended_contracts_stand_nowhere),
        cmocka_unit_test(test_a_foreign_third_party_is_told_as_its_ground_asks),
        cmocka_unit_test(test_an_address_ends_where_the_sentence_goes_on),
        cmocka_unit_test(test_statements_that_a_person_edited_do_no_harm),
        cmocka_unit_test(test_publishing_is_one_entry_that_undo_takes_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * What is made of the cells of a sheet that a department sent back: which values are
 * taken, which are asked about or refused, and what becomes of linked records.
 */
#include "tests/received.h"

#include "model/review_columns.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof(table)[0])
#define TEST(function) cmocka_unit_test_setup_teardown(function, received_open, received_close)

/* The row of a category with CELLS under COLUMNS, and what is told of it. */
struct row {
    const char *columns, *cells;
    const char *says[3]; /* as received_says() has it */
};

static void check_rows(struct received *s, const char *category, const struct row *rows,
                       size_t count)
{
    size_t wrong = 0;
    for (size_t i = 0; i < count; i++) {
        struct buf text = {0};
        buf_printf(&text,
                   "Record number,State sent,Answer,%s\n"
                   "{%s},{sent},Changed,%s\n",
                   rows[i].columns, category, rows[i].cells);
        wrong += !received_says(s, buf_text(&text), rows[i].says, COUNT(rows[i].says));
        buf_clear(&text);
    }
    assert_int_equal(wrong, 0);
}

/* clang-format off */

static void values_are_taken_asked_about_or_refused(void **state)
{
    static const struct row rows[] = {
        {"Number of persons", "120", {"edited category C-1 Members\n", "  persons: 100 > 120 ("}},
        {"Number of persons", "many", {"refused: a.csv, row 2, Number of persons: "}},
        {"Number of persons", "#N/A", {"row 2, Number of persons: \"#N/A\" is what a spreadsheet shows"}},
        {"Number of persons", "#NAME?", {"\"#NAME?\" is what a spreadsheet shows"}},
        {"Number of persons", "#DIV/0!", {"\"#DIV/0!\" is what a spreadsheet shows"}},
        {"Remarks", "#12", {"  remarks: as before > #12 ("}},
        {"Remarks", "#!", {"  remarks: as before > #! ("}},
        {"Remarks", "#wow!", {"  remarks: as before > #wow! ("}},
        {"Remarks", "N/A", {"  remarks: as before >  ("}},
        {"Name", "\" \n \"", {"refused: a.csv, row 2, Name: It must not be empty."}},
        {"Counted on", "2025-04-01", {"  persons_on: 2024-04-01 > 2025-04-01 ("}},
        {"Counted on", "45748", {"\"45748\" may be the number of a day, 2025-04-01. Write the date as such."}},
        {"Counted on", "4574", {"refused: a.csv, row 2, Counted on: "}},
        {"Counted on", "00000", {"refused: a.csv, row 2, Counted on: "}},
        {"Counted on", "soon", {"refused: a.csv, row 2, Counted on: "}},
        {"Department", "Staff office", {"added department Staff office\n  name:  > Staff office ("}},
    };
    check_rows(*state, "C-1", rows, COUNT(rows));
}

static void names_become_records_that_are_here_or_new_ones(void **state)
{
    struct received *s = *state;
    /* Of a name without letters nothing is known to be alike. */
    test_add(s->m, "party", "name", "・", (char *)NULL);
    static const struct row rows[] = {
        {"Purposes of use", "Support；News；Support", {"!edited category"}},
        {"Purposes of use", "News", {"  purposes: P-1 Support / P-2 News > P-2 News ("}},
        {"Purposes of use", "Support、Research", {"added purpose Research\n", "  purposes: P-1 Support / P-2 News > P-1 Support / (new) Research ("}},
        {"Purposes of use", "あり", {"row 2, Purposes of use: \"あり\" says that there is one, but not which."}},
        {"Purposes of use", "あり;Research", {"row 2, Purposes of use: \"あり\" says that there is one", "!added purpose"}},
        {"Contractors", "・・; Callers", {"added party ・・\n", "!Likely the same"}},
        {"Purposes of use", "Support;1234 5678 9018", {"refused: a.csv, row 2, Purposes of use: "}},
        {"Contractors", "アオバ印刷有限会社; Callers", {"added party アオバ印刷有限会社\n  Likely the same: PT-1 株式会社アオバ印刷, PT-2 アオバ印刷㈱, PT-3 (株)アオバ印刷\n"}},
        {"Contractors,Recipients", "NewCo; Callers,NewCo; Group A; OtherCo", {"added party NewCo\n", "added party OtherCo\n"}},
    };
    check_rows(*state, "C-1", rows, COUNT(rows));
}

static void linked_records_are_edited_added_and_struck(void **state)
{
    static const struct row rows[] = {
        {"Work entrusted", "Mailing; Calling at night", {"edited entrustment E-2 Calls\n  work: Calling > Calling at night ("}},
        {"Work entrusted", "Mailing", {"1 values stand here, but the columns of the kind Entrustment have 2. Give each as many, or none"}},
        {"Work entrusted", "", {"edited entrustment E-1 Mail\n  work: Mailing >  (", "edited entrustment E-2 Calls\n  work: Calling >  ("}},
        {"Work entrusted", "1234 5678 9018; Calling", {"refused: a.csv, row 2, Work entrusted: "}},
        {"Contractors", "Mailer", {"struck entrustment E-2 Calls\n"}},
        {"Contractors", "Callers; Mailer; Group A", {"added entrustment Members → Group A\n", "  contractor:  > PT-7 Group A ("}},
        {"Contractors,Work entrusted", "Mailer; Callers; #N/A,Mailing; Calling; Printing", {"refused: a.csv, row 2, Contractors: \"#N/A\"", "!added entrustment"}},
        {"Contractors,Work entrusted", "Callers,Calling", {"struck entrustment E-1 Mail\n"}},
        {"Contractors,Work entrusted", "Callers; Group A,Calling; 1234 5678 9018", {"refused: a.csv, row 2, Work entrusted: "}},
        {"Way of acquisition", "Indirectly; Collected automatically", {"edited acquisition A-1 Form\n  way: Directly, not in writing > Indirectly ("}},
        {"Way of acquisition", "Collected automatically", {"struck acquisition A-1 Form\n"}},
        {"Recipients", "Group A", {"edited provision V-1 Group\n  recipients: PT-7 Group A / PT-8 Group B > PT-7 Group A ("}},
        {"Recipients", "Group A; NewCo", {"edited provision V-1 Group\n", "> PT-7 Group A / (new) NewCo ("}},
        {"Recipients", "NewCo", {"struck provision V-1 Group\n", "added provision Members → NewCo\n"}},
        {"Recipients", "", {"struck provision V-1 Group\n"}},
        {"Recipients,Means of provision", "Group A; Group B; NewCo,post; mail; hand", {"added provision Members → NewCo\n"}},
        {"Recipients", "Group A; Group B\\; NewCo", {"added provision Members → Group B; NewCo\n"}},
        {"Retention period", "3 years", {"edited retention R-1 Both\n", "The record belongs to other data categories too."}},
        {"Recipients", "Group A\\; NewCo; Group B", {"> PT-7 Group A / (new) NewCo (", "added provision Members → Group B\n"}},
        {"Retention period,From which event", "3 years,end of use", {"edited retention R-1 Both\n  period: ", "  event: end of contract > end of use ("}},
        {"Way of acquisition", "Indirectly; From public sources; Generated by us", {"struck acquisition A-1 Form\n", "struck acquisition A-2 Web\n", "added acquisition "}},
        {"Retention period", "", {"edited retention R-1 Both\n  categories: C-1 Members / C-2 Calls > C-2 Calls ("}},
    };
    check_rows(*state, "C-1", rows, COUNT(rows));
}

static void records_with_lists_are_told_apart_one_by_one(void **state)
{
    static const struct row rows[] = {
        {"Recipients", "Group B; Group A; NewCo", {"added provision Staff → NewCo\n"}},
        {"Recipients", "Group B", {"struck provision V-2 Group A\n"}},
        {"Recipients", "Group A; Group A", {"struck provision V-3 Group B\n", "added provision Staff → Group A\n"}},
        {"Recipients", "Group A\\; NewCo; Group B", {"edited provision V-2 Group A\n  recipients: PT-7 Group A > PT-7 Group A / (new) NewCo ("}},
        {"Means of provision", "post; hand", {"edited provision V-3 Group B\n  means: mail > hand ("}},
        {"Items provided", "Address; ", {"edited provision V-2 Group A\n  items:  > I-1 Address ("}},
    };
    check_rows(*state, "C-3", rows, COUNT(rows));
}

static void a_category_without_linked_records_gets_as_many_as_are_named(void **state)
{
    static const struct row rows[] = {
        {"Work entrusted", "Printing; Sending", {"added entrustment ", "  work:  > Printing (", "  work:  > Sending ("}},
        {"Recipients", "Group A; Group B", {"added provision Calls → Group A; Group B\n  name: "}},
        {"Recipients,Means of provision", "Group A,post", {"added provision Calls → Group A\n"}},
        {"Items provided,Means of provision", "Address,post; mail", {"1 values stand here, but the columns of the kind Provision to third parties have 2."}},
        {"Items provided,Means of provision", "Address; Address,post", {"added provision ", "  items:  > I-1 Address ("}},
        {"Contractors", ";", {"!added "}},
    };
    check_rows(*state, "C-2", rows, COUNT(rows));
}

/* clang-format on */

static void delete_record(struct received *s, const char *kind, const char *code)
{
    const struct kind *k = kinds_find(kind);
    assert_true(change_begin(s->m, &(struct change_note){.what = "delete", .about = ""}, &s->why));
    assert_true(change_delete(s->m, k, record_find(s->m, k, code), false, NULL, &s->why));
    assert_true(change_commit(s->m, NULL, &s->why));
}

static void what_was_deleted_here_since_is_asked_about_and_not_made_again(void **state)
{
    static const struct row row = {
        "Work entrusted",
        "Mailing; Calling at night",
        {"asked: a.csv, row 2, Work entrusted: What the cell belongs to was deleted here since"}};
    static const struct row struck = {"Contractors", "Mailer", {"!entrustment"}};
    struct received *s = *state;
    delete_record(s, "entrustment", "E-2");
    check_rows(s, "C-1", &row, 1);
    check_rows(s, "C-1", &struck, 1);
}

static void what_was_edited_here_since_is_not_struck_without_a_decision(void **state)
{
    static const struct row row = {
        "Contractors", "Mailer", {"struck entrustment E-2 Calls (conflict)\n"}};
    struct received *s = *state;
    test_set(s->m, "entrustment", "E-2", "work", "Calling back");
    check_rows(s, "C-1", &row, 1);
}

/* Reads TEXT, decides all with CHOICE, and applies it; false with s->why. */
static bool apply(struct received *s, const char *text, enum three_way_choice choice)
{
    struct campaign now;
    received_write(s, "a.csv", text);
    assert_true(campaigns_read(s->m, s->campaign.id, &now, &s->why));
    campaign_clear(&s->campaign);
    s->campaign = now;
    struct receive *receive = received_read(s, (const char *const[]){"a.csv"}, 1);
    assert_non_null(receive);
    for (size_t i = 0; i < receive->way->record_count; i++)
        three_way_choose_record(&receive->way->records[i], choice);
    bool done = receive_apply(s->m, &s->campaign, receive, NULL, NULL, &s->why);
    receive_free(receive);
    return done;
}

#define HEAD "Record number,State sent,Name,Answer,Comment,Reviewer,Remarks\n"

/* Reads the row of CATEGORY as it was sent when the last change was made, and as it came back. */
static void check_now(struct received *s, const char *category, const struct row *row)
{
    struct buf text = {0};
    struct entries entries;
    assert_true(journal_list(s->m, NULL, NULL, 0, &entries, &s->why));
    buf_printf(&text, "Record number,State sent,Answer,%s\n{%s},", row->columns, category);
    review_base_put(entries.items[0].seq, 1, &text);
    buf_printf(&text, ",Changed,%s\n", row->cells);
    assert_true(received_says(s, buf_text(&text), row->says, COUNT(row->says)));
    journal_clear(&entries);
    buf_clear(&text);
}

/* Zeros that a spreadsheet took off are not put back where what is left may be a number of a
 * person. */
static void what_a_spreadsheet_left_is_not_taken_where_it_is_refused(void **state)
{
    static const struct row row = {
        "Remarks",
        "123456789018",
        {"mended: a.csv, row 2, Remarks: zeros at the beginning were lost",
         "\"************\" came back", "!edited"}};
    struct received *s = *state;
    test_set(s->m, "category", "C-1", "remarks", "0123456789018");
    check_now(s, "C-1", &row);
}

/* A period without a value is told from others by what stands beside it. */
static void a_linked_record_may_have_been_sent_without_what_it_is_about(void **state)
{
    static const struct row row = {"Retention period,From which event",
                                   "3 years,end of use",
                                   {"edited retention R-2 Open\n", "  period:  > 3 years"}};
    struct received *s = *state;
    test_add(s->m, "retention", "code", "R-2", "name", "Open", "categories", "C-3", "event",
             "end of contract", (char *)NULL);
    check_now(s, "C-3", &row);
}

/* What stands here as the sheet has it is nothing to be written. */
static void the_same_text_here_and_in_the_sheet_changes_nothing(void **state)
{
    struct received *s = *state;
    test_set(s->m, "category", "C-2", "remarks", "new");
    assert_true(apply(s, HEAD "{C-2},{sent},Calls,Unchanged,,,new\n", THREE_WAY_TAKE));
    test_value_is(s->m, "review", "RR-0002", "outcome", "unchanged");
    test_value_is(s->m, "category", "C-2", "remarks", "new");
}

static void answers_are_written_with_what_is_taken(void **state)
{
    struct received *s = *state;
    /* What was changed and taken is no unchanged category. */
    assert_true(apply(s, HEAD "{C-1},{sent},Members,Unchanged,,Suzuki,new\n", THREE_WAY_TAKE));
    test_value_is(s->m, "review", "RR-0001", "outcome", "changed");
    test_value_is(s->m, "category", "C-1", "remarks", "new");
    /* What was not taken is. */
    assert_true(apply(s, HEAD "{C-2},{sent},Calls,Unchanged,as ever,,new\n", THREE_WAY_KEEP));
    test_value_is(s->m, "review", "RR-0002", "outcome", "unchanged");
    test_value_is(s->m, "review", "RR-0002", "reviewer", "Sales");
    test_value_is(s->m, "category", "C-2", "remarks", "");
    /* The same answer again writes nothing; another comment or reviewer does. */
    assert_true(apply(s, HEAD "{C-2},{sent},Calls,Unchanged,as ever,,\n", THREE_WAY_TAKE));
    assert_true(apply(s, HEAD "{C-2},{sent},Calls,Unchanged,checked,,\n", THREE_WAY_TAKE));
    test_value_is(s->m, "review", "RR-0002", "comment", "checked");
    assert_true(apply(s, HEAD "{C-2},{sent},Calls,Unchanged,checked,Sato,\n", THREE_WAY_TAKE));
    test_value_is(s->m, "review", "RR-0002", "reviewer", "Sato");
    /* No answer leaves the review open. */
    assert_true(apply(s, HEAD "{C-3},{sent},Staff,,,,new\n", THREE_WAY_TAKE));
    test_value_is(s->m, "review", "RR-0003", "outcome", "");
    test_value_is(s->m, "category", "C-3", "remarks", "new");
    test_sound(s->m);
}

static void a_new_category_has_a_review_where_it_is_taken(void **state)
{
    struct received *s = *state;
    assert_true(apply(s, HEAD ",,Visitors,Changed,,,x\n", THREE_WAY_TAKE));
    test_value_is(s->m, "review", "RR-0004", "name", "Visitors");
    test_value_is(s->m, "review", "RR-0004", "outcome", "changed");
    assert_true(apply(s, HEAD ",,Callers' list,To retire,,,x\n", THREE_WAY_TAKE));
    test_value_is(s->m, "review", "RR-0005", "outcome", "retire");
    assert_true(apply(s, HEAD ",,Nobody,Changed,,,x\n", THREE_WAY_KEEP));
    char *value = test_value(s->m, "review", "RR-0006", "name");
    assert_null(value);
    test_sound(s->m);
}

static void what_is_refused_or_closed_changes_nothing(void **state)
{
    struct received *s = *state;
    char before[65], after[65];
    test_digest(s->m, before);
    assert_false(apply(s, HEAD "{C-1},{sent},Members,perhaps,,,new\n", THREE_WAY_TAKE));
    assert_non_null(strstr(s->why.text, "1 cell or row cannot be taken. Nothing was changed"));
    test_digest(s->m, after);
    assert_string_equal(before, after);
    const struct campaign_approval approval = {.by = "me", .open = 3, .reason = "late"};
    struct campaign now;
    assert_true(campaigns_approve(s->m, &s->campaign, &approval, &s->why));
    assert_true(campaigns_read(s->m, s->campaign.id, &now, &s->why));
    campaign_clear(&s->campaign);
    s->campaign = now;
    assert_null(received_read(s, (const char *const[]){"a.csv"}, 1));
    assert_non_null(strstr(s->why.text, "was approved on"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(values_are_taken_asked_about_or_refused),
        TEST(names_become_records_that_are_here_or_new_ones),
        TEST(linked_records_are_edited_added_and_struck),
        TEST(records_with_lists_are_told_apart_one_by_one),
        TEST(a_category_without_linked_records_gets_as_many_as_are_named),
        TEST(what_was_deleted_here_since_is_asked_about_and_not_made_again),
        TEST(what_was_edited_here_since_is_not_struck_without_a_decision),
        TEST(what_a_spreadsheet_left_is_not_taken_where_it_is_refused),
        TEST(a_linked_record_may_have_been_sent_without_what_it_is_about),
        TEST(the_same_text_here_and_in_the_sheet_changes_nothing),
        TEST(answers_are_written_with_what_is_taken),
        TEST(a_new_category_has_a_review_where_it_is_taken),
        TEST(what_is_refused_or_closed_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

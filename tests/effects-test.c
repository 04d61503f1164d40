/*
 * What a trial does, as people and scripts are told it: exceptions that are tried, rules of
 * the person's own, notices that no record is, whose review is concerned, what is seen of
 * one organization, and that too many data categories are compared but for their flows.
 */
#include "export/effects.h"
#include "model/campaigns.h"
#include "model/past.h"
#include "model/scope.h"
#include "model/trial.h"
#include "tests/io.h"
#include "tests/model.h"

#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static struct why why = {.lang = LANG_EN};

/* What is told of a trial; the texts are for tell_clear() to free. */
struct told {
    struct effects_count count;
    char *text, *json, *sum;
};

/* A trial of M. */
static struct model *tried(struct model *m)
{
    struct model *trial = trial_open(m, &why);
    if (trial == NULL)
        fail_msg("%s", why.text);
    return trial;
}

/* Tells what TRIAL does to ORGANIZATION (0: to all), by the rules of the folder RULES too. */
static struct told tell(struct model *trial, int64_t organization, const char *rules)
{
    struct told told;
    struct buf sum = {0};
    size_t length;
    struct model *held = organization == 0 ? NULL : scope_copy(trial, organization, NULL, &why);
    struct effects *effects = effects_new(trial, held, rules, &why);
    if (effects == NULL)
        fail_msg("%s", why.text);
    effects_count(effects, &told.count);
    effects_put_sum(effects, LANG_EN, &sum);
    told.sum = buf_take(&sum);
    FILE *out = open_memstream(&told.text, &length);
    assert_true(effects_document(effects, DOCUMENT_TXT, out, &why));
    fclose(out);
    out = open_memstream(&told.json, &length);
    assert_true(effects_json(effects, out, &why));
    fclose(out);
    effects_free(effects);
    model_close(held);
    return told;
}

static void tell_clear(struct told *told)
{
    free(told->text);
    free(told->json);
    free(told->sum);
}

/* Ends both. */
static void end(struct model *trial, struct model *m)
{
    trial_close(trial);
    model_close(m);
}

static void lacks(const char *text, const char *part)
{
    if (strstr(text, part) != NULL)
        fail_msg("\"%s\" stands in:\n%s", part, text);
}

/* A rule of the person's own that says nothing of how it is mended. */
static const char own_rule[] =
    "title: No remark\nseverity: warning\nlaw: House rules\narticle: 1\n"
    "message: Nobody remarked anything.\nsql:\n"
    "SELECT 'category', t.id, 'remarks', NULL FROM category t WHERE t.remarks = ''\n";

static void an_exception_that_is_tried_lets_its_finding_go(void **state)
{
    (void)state;
    char folder[TEST_PATH];
    test_folder(folder);
    test_write(folder, "OWN.rule", own_rule);
    struct model *m = test_model();
    test_add(m, "category", "code", "C-1", "name", "Members", NULL);
    struct model *trial = tried(m);
    test_add(trial, "waiver", "name", "No need", "rule", "OWN", "record", "category/C-1", "reason",
             "Told by mail.", NULL);
    struct told told = tell(trial, 0, folder);
    assert_int_equal(told.count.gone, 1);
    assert_int_equal(told.count.come, 0);
    test_holds(told.text, "- Data category C-1 Members\n    Severity: Warning\n");
    test_holds(told.text, "    What is asked for: OWN Nobody remarked anything.\n"
                          "    Field: Remarks\n\n");
    tell_clear(&told);
    /* What was excepted before is not told as gone where it is mended. */
    trial_close(trial);
    test_add(m, "waiver", "name", "No need", "rule", "OWN", "record", "category/C-1", "reason",
             "Told by mail.", NULL);
    trial = tried(m);
    test_set(trial, "category", "C-1", "remarks", "None.");
    told = tell(trial, 0, folder);
    assert_int_equal(told.count.gone, 0);
    tell_clear(&told);
    end(trial, m);
    test_folder_delete(folder);
}

static void a_notice_of_nobody_and_not_published_is_told_all_the_same(void **state)
{
    (void)state;
    struct model *m = test_model();
    test_add(m, "purpose", "code", "P-1", "name", "Mail", "wording", "To write.", NULL);
    test_add(m, "category", "code", "C-1", "name", "Members", "purposes", "P-1", NULL);
    struct model *trial = tried(m);
    test_set(trial, "purpose", "P-1", "wording", "To write and to ring up.");
    struct told told = tell(trial, 0, NULL);
    assert_int_equal(told.count.notices, 1);
    test_holds(told.text, "Notice without a record: -\n");
    test_holds(told.text, "Not kept as published yet.\n");
    test_holds(told.text, "    After the change: To write and to ring up.\n");
    test_holds(told.json, "\"notice\": null,");
    test_holds(told.json, "\"organization\": null,");
    test_holds(told.json, "\"published_on\": null,");
    tell_clear(&told);
    end(trial, m);
}

static void under_another_law_the_notice_is_another_one(void **state)
{
    (void)state;
    struct model *m = test_model();
    test_add(m, "organization", "code", "O-1", "name", "One", "jurisdictions", "JP", NULL);
    test_add(m, "purpose", "code", "P-1", "name", "Mail", "wording", "To write.", NULL);
    test_add(m, "category", "code", "C-1", "name", "Members", "purposes", "P-1", NULL);
    struct model *trial = tried(m);
    test_set(trial, "organization", "O-1", "jurisdictions", "EU");
    struct told told = tell(trial, 0, NULL);
    assert_int_equal(told.count.notices, 2);
    tell_clear(&told);
    end(trial, m);
}

static void a_change_tells_all_that_the_law_asks_and_what_came_to_a_list(void **state)
{
    (void)state;
    struct model *m = test_model();
    test_add_lines(m, "organization|code=O-1|name=One\nitem|code=I-1|name=Address\n"
                      "item|code=I-2|name=Telephone\n"
                      "party|code=PT-1|name=Group|organization=O-1\n"
                      "category|code=C-1|name=Members|organization=O-1|items=I-1\n"
                      "joint_use|code=JU-1|name=Shared|responsible=PT-1\n");
    struct model *trial = tried(m);
    test_set(trial, "organization", "O-1", "name", "Other");
    test_set(trial, "category", "C-1", "items", "I-2");
    struct told told = tell(trial, 0, NULL);
    test_holds(told.text, "    Change: Name\n    Before the change: One\n"
                          "    After the change: Other\n    What the law asks for: without delay "
                          "(APPI Art. 27(6)) / without delay (APPI Art. 32(1)(i))\n");
    test_holds(told.text, "    Before the change: - ");
    test_holds(told.text, "    After the change: + ");
    tell_clear(&told);
    end(trial, m);
}

static void a_day_of_review_that_moves_is_told_with_both_days(void **state)
{
    (void)state;
    struct model *m = test_model();
    test_add_lines(m, "item|code=I-1|name=Address\n"
                      "category|code=C-1|name=Moved|reviewed_on=2024-01-01\n"
                      "category|code=C-2|name=Ended|reviewed_on=2024-01-01\n"
                      "category|code=C-3|name=Asked\n"
                      "category|code=C-4|name=Same|reviewed_on=2024-01-01\n"
                      "category|code=C-5|name=Both|reviewed_on=2024-01-01|items=I-1\n");
    struct model *trial = tried(m);
    test_set(trial, "category", "C-1", "review_due_on", "2026-11-01");
    test_set(trial, "category", "C-2", "status", "retired");
    test_set(trial, "category", "C-3", "review_due_on", "2026-10-01");
    test_set(trial, "category", "C-5", "review_due_on", "2026-10-01");
    test_set(trial, "item", "I-1", "name", "Abode");
    test_add(trial, "category", "code", "C-6", "name", "New", NULL);
    struct told told = tell(trial, 0, NULL);
    test_holds(told.text, "- C-1 Moved\n    Review now: overdue (2025-01-01)\n"
                          "    Review after it: overdue (2026-11-01)\n");
    test_holds(told.text, "- C-2 Ended\n    Review now: overdue (2025-01-01)\n"
                          "    Review after it: not reviewed: not there, or retired\n");
    test_holds(told.text, "- C-3 Asked\n    Review now: neither reviewed nor planned\n"
                          "    Review after it: overdue (2026-10-01)\n");
    test_holds(told.text, "- C-6 New\n    Review now: not reviewed: not there, or retired\n"
                          "    Review after it: neither reviewed nor planned\n");
    lacks(told.text, "C-4");
    /* What stands in both lists is one category. */
    test_holds(told.text, "- C-5 Both\n    Reviewed before it on: ");
    assert_int_equal(told.count.reviews, 5);
    tell_clear(&told);
    end(trial, m);
}

/* Starts a round called NAME. */
static void start(struct model *m, const char *name)
{
    const struct campaign_order order = {.name = name, .due_on = "2027-03-31"};
    struct campaign campaign;
    size_t count;
    if (!campaigns_start(m, &order, &campaign, &count, &why))
        fail_msg("%s", why.text);
    campaign_clear(&campaign);
}

/* Answers CATEGORY as unchanged in the round called NAME. */
static void answer(struct model *m, const char *name, const char *category)
{
    const struct campaign_answer unchanged = {.outcome = REVIEW_UNCHANGED, .on = "2026-11-20"};
    const struct campaign_selection selection = {.names = &category, .name_count = 1};
    struct campaign campaign;
    int64_t *ids;
    size_t count;
    assert_true(campaigns_find(m, name, &campaign, &why));
    assert_true(campaigns_select(m, &campaign, &selection, &ids, &count, &why));
    if (!campaigns_answer(m, &campaign, ids, count, &unchanged, NULL, &why))
        fail_msg("%s", why.text);
    free(ids);
    campaign_clear(&campaign);
}

/* Approves and closes the round called NAME with OPEN answers missing. */
static void close_round(struct model *m, const char *name, size_t open)
{
    const struct campaign_approval approval = {.by = "Manager", .open = open, .reason = "x"};
    struct campaign campaign;
    assert_true(campaigns_find(m, name, &campaign, &why));
    if (!campaigns_approve(m, &campaign, &approval, &why))
        fail_msg("%s", why.text);
    campaign_clear(&campaign);
    assert_true(campaigns_find(m, name, &campaign, &why));
    if (!campaigns_close(m, &campaign, NULL, NULL, &why))
        fail_msg("%s", why.text);
    campaign_clear(&campaign);
}

static void a_review_that_knew_another_state_is_told_with_the_open_round_of_its_answer(void **state)
{
    (void)state;
    struct model *m = test_model();
    test_add_lines(m, "item|code=I-1|name=Address\n"
                      "category|code=C-1|name=Answered|items=I-1\n"
                      "category|code=C-2|name=Closed|items=I-1\n"
                      "category|code=C-3|name=Ended|items=I-1|reviewed_on=2026-11-01\n"
                      "category|code=C-4|name=Again|items=I-1|reviewed_on=2026-11-01\n"
                      "category|code=C-5|name=Cleared|items=I-1\n");
    start(m, "2025");
    answer(m, "2025", "C-2");
    close_round(m, "2025", 4);
    start(m, "2026");
    start(m, "extra");
    answer(m, "2026", "C-1");
    answer(m, "extra", "C-1");
    answer(m, "extra", "C-5");
    test_set(m, "category", "C-5", "reviewed_on", "");
    struct model *trial = tried(m);
    test_set(trial, "item", "I-1", "name", "Abode");
    test_set(trial, "category", "C-3", "status", "retired");
    test_set(trial, "category", "C-4", "reviewed_on", "2026-11-22");
    struct told told = tell(trial, 0, NULL);
    const char *grounds = strstr(told.text, "These were reviewed as they stood before.");
    assert_non_null(grounds);
    test_holds(grounds, "- C-1 Answered\n    Reviewed before it on: 2026-11-20\n"
                        "    Answered as unchanged in the open review: 2026\n"
                        "    By the change of: Item I-1 Address\n      Item I-1 Abode\n");
    test_holds(grounds, "- C-2 Closed\n    Reviewed before it on: 2026-11-20\n"
                        "    By the change of: Item I-1 ");
    test_holds(grounds, "- C-5 Cleared\n    Answered as unchanged in the open review: extra\n");
    lacks(grounds, "- C-3");
    lacks(grounds, "- C-4");
    tell_clear(&told);
    end(trial, m);
}

static void of_one_organization_only_its_own_is_told(void **state)
{
    (void)state;
    struct model *m = test_model();
    test_add_lines(m, "organization|code=O-1|name=One\norganization|code=O-2|name=Two\n"
                      "party|code=PT-2|name=Sister|organization=O-2\n"
                      "purpose|code=P-1|name=Mail|wording=To write.\n"
                      "category|code=C-1|name=Members|organization=O-1|purposes=P-1\n"
                      "entrustment|code=E-1|name=Work|categories=C-1|contractor=PT-2\n");
    struct model *trial = tried(m);
    test_set(trial, "purpose", "P-1", "wording", "To ring up.");
    struct told told = tell(trial, record_find(m, kinds_find("organization"), "O-1"), NULL);
    assert_int_equal(told.count.notices, 1);
    test_holds(told.text, "Only what belongs to: O-1 One\n");
    test_holds(told.text, "Notice without a record: One\n");
    lacks(told.text, "Notice without a record: Two");
    tell_clear(&told);
    end(trial, m);
}

static void all_of_an_organization_that_is_tried_is_new(void **state)
{
    (void)state;
    struct model *m = test_model();
    test_add_lines(m, "organization|code=O-1|name=One\n"
                      "category|code=C-1|name=Members|organization=O-1\n");
    struct model *trial = tried(m);
    int64_t fresh = test_add(trial, "organization", "code", "O-2", "name", "Two", NULL);
    test_add(trial, "category", "code", "C-2", "name", "Guests", "organization", "O-2", "subjects",
             "Guests", NULL);
    struct told told = tell(trial, fresh, NULL);
    test_holds(told.text, "- Organization O-2 Two\n    Change: added\n");
    test_holds(told.text, "- Data category C-2 Guests\n    Change: added\n");
    lacks(told.text, "C-1");
    tell_clear(&told);
    end(trial, m);
}

/* Adds more data categories than a map of data flows takes. */
static void add_many(struct model *m)
{
    assert_true(change_begin(m, &(struct change_note){.what = "import", .about = "x"}, &why));
    for (int i = 0; i <= 2000; i++) {
        struct record *record = record_new(kinds_find("category"));
        record_put(record, kinds_field(record->kind, "name"), "x");
        assert_true(record_save(m, record, &why));
        record_free(record);
    }
    assert_true(change_commit(m, NULL, &why));
}

static void of_too_many_categories_all_but_the_flows_is_told(void **state)
{
    (void)state;
    struct model *m = test_model();
    add_many(m);
    struct model *trial = tried(m);
    test_add(trial, "item", "code", "I-1", "name", "Address", NULL);
    struct told told = tell(trial, 0, NULL);
    test_holds(told.sum, "Records 1; ");
    test_holds(told.sum, "data flows not compared");
    lacks(told.text, "Ways of data");
    test_holds(told.text, "the flows were not compared.");
    test_holds(told.json, "\"flows\": null");
    tell_clear(&told);
    end(trial, m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_exception_that_is_tried_lets_its_finding_go),
        cmocka_unit_test(a_notice_of_nobody_and_not_published_is_told_all_the_same),
        cmocka_unit_test(under_another_law_the_notice_is_another_one),
        cmocka_unit_test(a_change_tells_all_that_the_law_asks_and_what_came_to_a_list),
        cmocka_unit_test(a_day_of_review_that_moves_is_told_with_both_days),
        cmocka_unit_test(
            a_review_that_knew_another_state_is_told_with_the_open_round_of_its_answer),
        cmocka_unit_test(of_one_organization_only_its_own_is_told),
        cmocka_unit_test(all_of_an_organization_that_is_tried_is_new),
        cmocka_unit_test(of_too_many_categories_all_but_the_flows_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

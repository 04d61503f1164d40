/*
 * The annual review: what is in a round, what an answer writes, what approval and
 * close refuse.
 */
#include "tests/model.h"

#include "model/buf.h"
#include "model/campaigns.h"
#include "model/digest.h"
#include "model/history.h"
#include "model/past.h"
#include "model/review_due.h"
#include "model/snapshots.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct why why = {.lang = LANG_EN};

/* On 2026-11-22: five categories, one of them retired, in two departments of one
 * organization and one of another. */
static struct model *model_today(void)
{
    struct model_options options = {
        .lang = LANG_EN, .who = "tester", .now = "2026-11-22T07:18:00Z"};
    struct model *m = model_scratch(&options, &why);
    assert_non_null(m);
    test_add(m, "organization", "code", "O-1", "name", "One", NULL);
    test_add(m, "organization", "code", "O-2", "name", "Two", NULL);
    test_add(m, "department", "code", "D-1", "name", "Sales", "organization", "O-1", NULL);
    test_add(m, "department", "code", "D-2", "name", "Staff", "organization", "O-1", NULL);
    test_add(m, "department", "code", "D-3", "name", "Other", "organization", "O-2", NULL);
    test_add(m, "category", "code", "C-1", "name", "Members", "department", "D-1", NULL);
    test_add(m, "category", "code", "C-2", "name", "Calls", "department", "D-1", NULL);
    test_add(m, "category", "code", "C-3", "name", "Employees", "department", "D-2", NULL);
    test_add(m, "category", "code", "C-4", "name", "Gone", "status", "retired", NULL);
    test_add(m, "category", "code", "C-5", "name", "Else", "department", "D-3", NULL);
    return m;
}

/* Starts a round of that scope; the caller clears it. */
static size_t start(struct model *m, struct campaign *campaign, const char *name,
                    const char *organization, const char *department, const char *filter)
{
    const char *const departments[] = {department};
    const struct campaign_order order = {.name = name,
                                         .due_on = "2027-03-31",
                                         .organization = organization,
                                         .departments = departments,
                                         .department_count = department == NULL ? 0 : 1,
                                         .filter = filter};
    size_t count = 0;
    if (!campaigns_start(m, &order, campaign, &count, &why))
        fail_msg("%s", why.text);
    return count;
}

/* Answers for the categories NAMES, NULL at the end, as one change. CAMPAIGN is as it was
 * when they were looked at. */
static bool answer_as_seen(struct model *m, const struct campaign *campaign,
                           enum review_outcome outcome, const char *comment,
                           const char *const *names)
{
    struct campaign_selection selection = {.names = names};
    struct campaign_answer given = {.outcome = outcome, .comment = comment, .reviewer = "Suzuki"};
    int64_t *ids;
    size_t count;
    while (names[selection.name_count] != NULL)
        selection.name_count++;
    bool done = campaigns_select(m, campaign, &selection, &ids, &count, &why) &&
                campaigns_answer(m, campaign, ids, count, &given, NULL, &why);
    free(ids);
    return done;
}

/* The same, looked at just now. */
static bool answer(struct model *m, const struct campaign *campaign, enum review_outcome outcome,
                   const char *comment, const char *const *names)
{
    struct campaign now;
    bool done = campaigns_read(m, campaign->id, &now, &why) &&
                answer_as_seen(m, &now, outcome, comment, names);
    campaign_clear(&now);
    return done;
}

static size_t selected(struct model *m, const struct campaign *campaign,
                       const struct campaign_selection *selection)
{
    int64_t *ids;
    size_t count;
    if (!campaigns_select(m, campaign, selection, &ids, &count, &why))
        fail_msg("%s", why.text);
    free(ids);
    return count;
}

static void a_round_takes_the_categories_of_its_scope_but_retired_ones(void **state)
{
    (void)state;
    struct model *m = model_today();
    struct campaign campaign;
    assert_int_equal(start(m, &campaign, "all", NULL, NULL, NULL), 4);
    assert_string_equal(campaign.started_on, "2026-11-22");
    test_value_is(m, "review", "RR-0001", "name", "Members");
    test_value_is(m, "review", "RR-0001", "category", "C-1");
    test_value_is(m, "review", "RR-0001", "department", "D-1");
    test_value_is(m, "review", "RR-0001", "outcome", "");
    campaign_clear(&campaign);
    assert_int_equal(start(m, &campaign, "org", "Two", NULL, NULL), 1);
    campaign_clear(&campaign);
    assert_int_equal(start(m, &campaign, "dept", NULL, "Sales", NULL), 2);
    test_value_is(m, "campaign", "RV-0003", "departments", "D-1");
    campaign_clear(&campaign);
    assert_int_equal(start(m, &campaign, "filter", NULL, NULL, "name:mem"), 1);
    test_value_is(m, "campaign", "RV-0004", "filter", "name:mem");
    campaign_clear(&campaign);
    test_sound(m);
    model_close(m);
}

static void a_round_starts_as_one_change_and_is_undone_as_one(void **state)
{
    (void)state;
    struct model *m = model_today();
    struct campaign campaign;
    char before[65], after[65];
    test_digest(m, before);
    start(m, &campaign, "all", NULL, NULL, NULL);
    assert_true(journal_undo(m, campaign.entry, NULL, &why));
    test_digest(m, after);
    assert_string_equal(before, after);
    assert_true(journal_redo(m, NULL, &why));
    test_sound(m);
    campaign_clear(&campaign);
    model_close(m);
}

static void what_cannot_be_a_round_is_refused_whole(void **state)
{
    (void)state;
    struct model *m = model_today();
    struct campaign campaign;
    const char *const nobody[] = {"Nobody"};
    const struct campaign_order orders[] = {
        {.name = "x"},
        {.name = "", .due_on = "2027-03-31"},
        {.name = "x", .due_on = "2026-11-21"},
        {.name = "x", .due_on = "2027-02-30"},
        {.name = "x", .due_on = "2027-03-31", .organization = "Three"},
        {.name = "x", .due_on = "2027-03-31", .departments = nobody, .department_count = 1},
        {.name = "x", .due_on = "2027-03-31", .filter = "status:nonsense"},
        {.name = "x", .due_on = "2027-03-31", .filter = "name:nothing"},
        {.name = "taken", .due_on = "2027-03-31"},
    };
    start(m, &campaign, "taken", NULL, NULL, NULL);
    campaign_clear(&campaign);
    char before[65], after[65];
    test_digest(m, before);
    for (size_t i = 0; i < sizeof orders / sizeof orders[0]; i++) {
        size_t count;
        why.text[0] = '\0';
        assert_false(campaigns_start(m, &orders[i], &campaign, &count, &why));
        assert_string_not_equal(why.text, "");
        assert_false(change_is_open(m));
    }
    test_digest(m, after);
    assert_string_equal(before, after);
    model_close(m);
}

static void without_a_name_the_only_open_round_is_meant(void **state)
{
    (void)state;
    struct model *m = model_today();
    struct campaign campaign;
    assert_false(campaigns_find(m, NULL, &campaign, &why));
    start(m, &campaign, "first", NULL, "Sales", NULL);
    campaign_clear(&campaign);
    assert_true(campaigns_find(m, NULL, &campaign, &why));
    assert_string_equal(campaign.name, "first");
    campaign_clear(&campaign);
    start(m, &campaign, "second", NULL, "Staff", NULL);
    campaign_clear(&campaign);
    assert_false(campaigns_find(m, NULL, &campaign, &why));
    assert_non_null(strstr(why.text, "RV-0001 first, RV-0002 second"));
    assert_true(campaigns_find(m, "second", &campaign, &why));
    assert_string_equal(campaign.code, "RV-0002");
    campaign_clear(&campaign);
    assert_false(campaigns_find(m, "third", &campaign, &why));
    model_close(m);
}

static void a_confirmation_is_an_event_of_its_own(void **state)
{
    (void)state;
    struct model *m = model_today();
    struct campaign campaign;
    start(m, &campaign, "all", NULL, NULL, NULL);
    assert_true(
        answer(m, &campaign, REVIEW_UNCHANGED, "as it was", (const char *[]){"Members", NULL}));
    test_value_is(m, "review", "RR-0001", "outcome", "unchanged");
    test_value_is(m, "review", "RR-0001", "reviewed_on", "2026-11-22");
    test_value_is(m, "review", "RR-0001", "reviewer", "Suzuki");
    test_value_is(m, "review", "RR-0001", "comment", "as it was");
    test_value_is(m, "category", "C-1", "reviewed_on", "2026-11-22");
    test_value_is(m, "category", "C-1", "reviewed_by", "Suzuki");
    test_value_is(m, "category", "C-1", "review_due_on", "2027-11-22");
    struct entries entries;
    struct buf title = {0};
    assert_true(journal_list(m, "category", "C-1", 1, &entries, &why));
    assert_string_equal(entries.items[0].what, "confirm");
    history_title(entries.items[0].what, entries.items[0].about, LANG_JA, &title);
    assert_string_equal(buf_text(&title), "無変更確認 データ区分 C-1");
    buf_clear(&title);
    struct history_lines lines;
    struct buf said = {0};
    assert_true(history_load(m, entries.items[0].seq, 0, &lines, &why));
    for (size_t i = 0; i < lines.count; i++)
        history_say(&lines.items[i], LANG_JA, &said);
    assert_non_null(strstr(buf_text(&said), "「Members」に変更がないことを確認（RR-0001）"));
    history_clear(&lines);
    buf_clear(&said);
    journal_clear(&entries);
    campaign_clear(&campaign);
    test_sound(m);
    model_close(m);
}

static void the_next_review_is_as_far_away_as_it_was(void **state)
{
    (void)state;
    struct model *m = model_today();
    struct campaign campaign;
    test_set(m, "category", "C-1", "reviewed_on", "2026-01-01");
    test_set(m, "category", "C-1", "review_due_on", "2026-04-01");
    test_set(m, "category", "C-2", "reviewed_on", "2020-01-01");
    test_set(m, "category", "C-2", "review_due_on", "2026-04-01");
    start(m, &campaign, "all", NULL, NULL, NULL);
    assert_true(answer(m, &campaign, REVIEW_UNCHANGED, NULL, (const char *[]){"C-1", "C-2", NULL}));
    test_value_is(m, "category", "C-1", "review_due_on", "2027-02-20");
    test_value_is(m, "category", "C-2", "review_due_on", "2027-11-22");
    campaign_clear(&campaign);
    model_close(m);
}

static void several_answers_are_one_change(void **state)
{
    (void)state;
    struct model *m = model_today();
    struct campaign campaign;
    struct campaign_tally tally;
    char before[65], after[65];
    start(m, &campaign, "all", NULL, NULL, NULL);
    test_digest(m, before);
    assert_true(
        answer(m, &campaign, REVIEW_UNCHANGED, NULL, (const char *[]){"C-1", "C-2", "C-3", NULL}));
    assert_true(campaigns_tally(m, campaign.id, &tally, &why));
    assert_int_equal(tally.of[REVIEW_UNCHANGED], 3);
    assert_int_equal(tally.of[REVIEW_OPEN], 1);
    assert_true(journal_undo(m, 0, NULL, &why));
    test_digest(m, after);
    assert_string_equal(before, after);
    test_sound(m);
    campaign_clear(&campaign);
    model_close(m);
}

static void what_somebody_else_did_meanwhile_is_not_answered_over(void **state)
{
    (void)state;
    struct model *m = model_today();
    struct campaign seen;
    char before[65], after[65];
    start(m, &seen, "all", NULL, NULL, NULL);
    assert_true(answer(m, &seen, REVIEW_CHANGED, "by a colleague", (const char *[]){"C-1", NULL}));
    test_set(m, "category", "C-2", "persons", "7");
    test_digest(m, before);
    assert_false(
        answer_as_seen(m, &seen, REVIEW_UNCHANGED, NULL, (const char *[]){"C-3", "C-1", NULL}));
    assert_int_equal(why.class, WHY_STALE);
    assert_non_null(strstr(why.text, "RR-0001"));
    assert_false(answer_as_seen(m, &seen, REVIEW_UNCHANGED, NULL, (const char *[]){"C-2", NULL}));
    assert_int_equal(why.class, WHY_STALE);
    test_digest(m, after);
    assert_string_equal(before, after);
    /* A change of the category is no reason against an answer that says so. */
    assert_true(answer_as_seen(m, &seen, REVIEW_CHANGED, NULL, (const char *[]){"C-2", NULL}));
    assert_true(answer_as_seen(m, &seen, REVIEW_UNCHANGED, NULL, (const char *[]){"C-3", NULL}));
    test_sound(m);
    campaign_clear(&seen);
    model_close(m);
}

static void what_was_changed_since_the_start_is_told_from_what_was_answered(void **state)
{
    (void)state;
    struct model *m = model_today();
    struct campaign campaign, other;
    start(m, &campaign, "all", NULL, NULL, NULL);
    start(m, &other, "sales", NULL, "Sales", NULL);
    test_set(m, "category", "C-2", "persons", "7");
    assert_true(answer(m, &other, REVIEW_UNCHANGED, NULL, (const char *[]){"C-1", NULL}));
    struct campaign_selection selection = {.edited = EDITED_ONLY};
    assert_int_equal(selected(m, &campaign, &selection), 1);
    selection.edited = EDITED_NOT;
    assert_int_equal(selected(m, &campaign, &selection), 3);
    selection.edited = EDITED_OR_NOT;
    assert_int_equal(selected(m, &campaign, &selection), 4);
    selection.filter = "name:calls";
    assert_int_equal(selected(m, &campaign, &selection), 1);
    const char *const sales[] = {"D-1"};
    selection.filter = NULL;
    selection.departments = sales;
    selection.department_count = 1;
    assert_int_equal(selected(m, &campaign, &selection), 2);
    campaign_clear(&campaign);
    campaign_clear(&other);
    model_close(m);
}

static void what_was_changed_is_known_after_the_round_was_called_otherwise(void **state)
{
    (void)state;
    struct model *m = model_today();
    struct campaign campaign, renamed;
    struct campaign_selection edited = {.edited = EDITED_ONLY};
    start(m, &campaign, "Year 2026", NULL, NULL, NULL);
    test_set(m, "category", "C-1", "remarks", "changed");
    assert_int_equal(selected(m, &campaign, &edited), 1);
    test_set(m, "campaign", campaign.code, "code", "Y-2026");
    assert_true(campaigns_read(m, campaign.id, &renamed, &why));
    assert_int_equal(renamed.entry, campaign.entry);
    assert_int_equal(selected(m, &renamed, &edited), 1);
    campaign_clear(&campaign);
    campaign_clear(&renamed);
    test_sound(m);
    model_close(m);
}

static void a_category_outside_of_the_round_is_refused(void **state)
{
    (void)state;
    struct model *m = model_today();
    struct campaign campaign;
    start(m, &campaign, "sales", NULL, "Sales", NULL);
    assert_false(answer(m, &campaign, REVIEW_UNCHANGED, NULL, (const char *[]){"C-3", NULL}));
    assert_false(answer(m, &campaign, REVIEW_UNCHANGED, NULL, (const char *[]){"C-9", NULL}));
    assert_false(
        answer(m, &campaign, REVIEW_UNCHANGED, "1234 5678 9018", (const char *[]){"C-1", NULL}));
    test_value_is(m, "review", "RR-0001", "outcome", "");
    campaign_clear(&campaign);
    model_close(m);
}

static void the_state_is_told_by_department(void **state)
{
    (void)state;
    struct model *m = model_today();
    struct campaign campaign;
    struct campaign_state stands;
    test_add(m, "category", "code", "C-6", "name", "Nobody's", NULL);
    start(m, &campaign, "all", NULL, NULL, NULL);
    assert_true(answer(m, &campaign, REVIEW_CHANGED, NULL, (const char *[]){"C-1", NULL}));
    assert_true(answer(m, &campaign, REVIEW_RETIRE, NULL, (const char *[]){"C-3", NULL}));
    assert_true(campaigns_state(m, campaign.id, &stands, &why));
    assert_int_equal(stands.count, 4);
    assert_string_equal(stands.departments[0].name, "Sales");
    assert_int_equal(stands.departments[0].tally.of[REVIEW_CHANGED], 1);
    assert_int_equal(stands.departments[0].tally.of[REVIEW_OPEN], 1);
    assert_int_equal(stands.departments[1].tally.of[REVIEW_RETIRE], 1);
    assert_int_equal(stands.departments[3].id, 0);
    assert_int_equal(stands.tally.total, 5);
    assert_int_equal(stands.days_left, 129);
    assert_false(stands.overdue);
    campaign_state_clear(&stands);
    test_set(m, "campaign", "RV-0001", "due_on", "2026-11-21");
    assert_true(campaigns_state(m, campaign.id, &stands, &why));
    assert_true(stands.overdue);
    assert_int_equal(stands.days_left, -1);
    campaign_state_clear(&stands);
    campaign_clear(&campaign);
    model_close(m);
}

static void the_round_that_is_due_first_is_counted_in_pieces(void **state)
{
    (void)state;
    struct model *m = model_today();
    struct campaign campaign, other;
    struct campaign_count count;
    assert_true(campaigns_count_begin(m, &count, &why));
    assert_true(count.done);
    test_add(m, "category", "code", "C-6", "name", "Nobody's", NULL);
    start(m, &campaign, "all", NULL, NULL, NULL);
    start(m, &other, "later", NULL, "Sales", NULL);
    test_set(m, "campaign", "RV-0002", "due_on", "2027-04-01");
    assert_true(answer(m, &campaign, REVIEW_CHANGED, NULL, (const char *[]){"C-3", NULL}));
    assert_true(campaigns_count_begin(m, &count, &why));
    size_t pieces = 0;
    for (; !count.done; pieces++)
        assert_true(campaigns_count_step(m, &count, &why));
    assert_int_equal(pieces, 4);
    assert_true(count.campaign == campaign.id);
    assert_string_equal(count.due_on, "2027-03-31");
    assert_int_equal(count.tally.total, 5);
    assert_int_equal(count.tally.of[REVIEW_OPEN], 4);
    campaign_clear(&campaign);
    campaign_clear(&other);
    model_close(m);
}

static void an_approval_names_who_and_how_many_are_open(void **state)
{
    (void)state;
    struct model *m = model_today();
    struct campaign campaign;
    start(m, &campaign, "sales", NULL, "Sales", NULL);
    assert_true(answer(m, &campaign, REVIEW_UNCHANGED, NULL, (const char *[]){"C-1", NULL}));
    struct campaign_approval approval = {.by = ""};
    assert_false(campaigns_approve(m, &campaign, &approval, &why));
    approval.by = "Manager";
    assert_false(campaigns_approve(m, &campaign, &approval, &why));
    approval.open = 2;
    approval.reason = "on leave";
    assert_false(campaigns_approve(m, &campaign, &approval, &why));
    approval.open = 1;
    approval.reason = NULL;
    assert_false(campaigns_approve(m, &campaign, &approval, &why));
    test_value_is(m, "campaign", "RV-0001", "approved_on", "");
    approval.reason = "on leave";
    assert_true(campaigns_approve(m, &campaign, &approval, &why));
    test_value_is(m, "campaign", "RV-0001", "approved_on", "2026-11-22");
    test_value_is(m, "campaign", "RV-0001", "approved_by", "Manager");
    test_value_is(m, "campaign", "RV-0001", "remarks",
                  "Approved with 1 reviews not answered: on leave");
    assert_false(campaigns_approve(m, &campaign, &approval, &why));
    campaign_clear(&campaign);
    model_close(m);
}

static void an_approved_or_closed_round_takes_no_answer(void **state)
{
    (void)state;
    struct model *m = model_today();
    struct campaign campaign;
    const char *const name[] = {"C-5", NULL};
    start(m, &campaign, "two", "O-2", NULL, NULL);
    assert_false(campaigns_close(m, &campaign, NULL, NULL, &why));
    assert_true(answer(m, &campaign, REVIEW_UNCHANGED, NULL, name));
    struct campaign_approval approval = {.by = "Manager"};
    assert_true(campaigns_approve(m, &campaign, &approval, &why));
    assert_false(answer(m, &campaign, REVIEW_RETIRE, NULL, name));
    assert_true(journal_undo(m, 0, NULL, &why));
    assert_true(answer(m, &campaign, REVIEW_RETIRE, NULL, name));
    assert_true(campaigns_approve(m, &campaign, &approval, &why));
    /* Not closed where the name of its snapshot is none. */
    assert_false(campaigns_close(m, &campaign, "now", NULL, &why));
    test_value_is(m, "campaign", "RV-0001", "closed_on", "");
    assert_true(campaigns_close(m, &campaign, NULL, "done", &why));
    test_value_is(m, "campaign", "RV-0001", "snapshot", "two");
    test_value_is(m, "campaign", "RV-0001", "closed_on", "2026-11-22");
    assert_false(answer(m, &campaign, REVIEW_UNCHANGED, NULL, name));
    assert_false(campaigns_approve(m, &campaign, &approval, &why));
    assert_false(campaigns_close(m, &campaign, NULL, NULL, &why));
    test_value_is(m, "review", "RR-0001", "outcome", "retire");
    test_sound(m);
    campaign_clear(&campaign);
    model_close(m);
}

/* The names of the snapshots of M, the newest first. */
static void snapshots_are(struct model *m, const char *expected)
{
    struct snapshots all;
    struct buf names = {0};
    assert_true(snapshots_list(m, &all, &why));
    for (size_t i = 0; i < all.count; i++)
        buf_printf(&names, "%s%s", i == 0 ? "" : " ", all.items[i].name);
    assert_string_equal(buf_text(&names), expected);
    snapshots_clear(&all);
    buf_clear(&names);
    test_sound(m);
}

static void snapshots_were(struct model *m, int64_t entry, const char *expected)
{
    struct model *past = past_open(m, entry, &why);
    assert_non_null(past);
    snapshots_are(past, expected);
    past_close(past);
}

static int64_t head(struct model *m)
{
    int64_t seq;
    char hash[DIGEST_TEXT];
    assert_true(journal_head(m, &seq, hash, &why));
    return seq;
}

static void closing_and_its_snapshot_are_one_change(void **state)
{
    (void)state;
    struct model *m = model_today();
    struct campaign campaign;
    const char *const name[] = {"C-5", NULL};
    struct campaign_approval approval = {.by = "Manager"};
    start(m, &campaign, "two", "O-2", NULL, NULL);
    assert_true(answer(m, &campaign, REVIEW_UNCHANGED, NULL, name));
    assert_true(campaigns_approve(m, &campaign, &approval, &why));
    int64_t approved = head(m);
    assert_true(campaigns_close(m, &campaign, " two ", "done", &why));
    assert_int_equal(head(m), approved + 1);
    snapshots_are(m, "two");
    test_value_is(m, "campaign", "RV-0001", "snapshot", "two");
    /* Undone, redone, undone: both go and come together. */
    assert_true(journal_undo(m, 0, NULL, &why));
    snapshots_are(m, "");
    test_value_is(m, "campaign", "RV-0001", "closed_on", "");
    assert_true(journal_redo(m, NULL, &why));
    snapshots_are(m, "two");
    assert_true(journal_undo(m, 0, NULL, &why));
    /* Closed again by the same name; of each moment that snapshot which stood then. */
    test_set(m, "category", "C-5", "remarks", "since");
    assert_true(campaigns_close(m, &campaign, NULL, NULL, &why));
    snapshots_are(m, "two");
    snapshots_were(m, approved, "");
    snapshots_were(m, approved + 1, "two");
    snapshots_were(m, approved + 2, "");
    snapshots_were(m, approved + 3, "two");
    snapshots_were(m, approved + 4, "");
    /* Not redone where another has its name by now. */
    assert_true(journal_undo(m, 0, NULL, &why));
    assert_true(snapshot_make(m, "two", NULL, NULL, &why));
    assert_false(journal_redo(m, NULL, &why));
    assert_non_null(strstr(why.text, "There is a snapshot \"two\" already"));
    test_value_is(m, "campaign", "RV-0001", "closed_on", "");
    snapshots_are(m, "two");
    campaign_clear(&campaign);
    model_close(m);
}

static enum review_standing stands(const char *reviewed, const char *due, const char *expected)
{
    char until[11];
    enum review_standing standing = review_stands(reviewed, due, "2026-11-22", until);
    assert_string_equal(until, expected);
    return standing;
}

static void a_review_is_due_soon_in_the_last_tenth_of_its_time(void **state)
{
    (void)state;
    assert_int_equal(stands("", "", ""), REVIEW_NEVER);
    /* A year after the last one: 36 days are its last tenth. */
    assert_int_equal(stands("2025-12-28", "", "2026-12-28"), REVIEW_SOON);
    assert_int_equal(stands("2025-12-29", "", "2026-12-29"), REVIEW_FRESH);
    assert_int_equal(stands("2025-11-22", "", "2026-11-22"), REVIEW_SOON);
    assert_int_equal(stands("2025-11-21", "", "2026-11-21"), REVIEW_OVERDUE);
    /* By the day that is set: of 100 days the last 10. */
    assert_int_equal(stands("2026-08-24", "2026-12-02", "2026-12-02"), REVIEW_SOON);
    assert_int_equal(stands("2026-08-25", "2026-12-03", "2026-12-03"), REVIEW_FRESH);
    assert_int_equal(stands("", "2026-12-28", "2026-12-28"), REVIEW_SOON);
    assert_int_equal(stands("2026-11-01", "2026-11-21", "2026-11-21"), REVIEW_OVERDUE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_round_takes_the_categories_of_its_scope_but_retired_ones),
        cmocka_unit_test(a_round_starts_as_one_change_and_is_undone_as_one),
        cmocka_unit_test(what_cannot_be_a_round_is_refused_whole),
        cmocka_unit_test(without_a_name_the_only_open_round_is_meant),
        cmocka_unit_test(a_confirmation_is_an_event_of_its_own),
        cmocka_unit_test(the_next_review_is_as_far_away_as_it_was),
        cmocka_unit_test(several_answers_are_one_change),
        cmocka_unit_test(what_somebody_else_did_meanwhile_is_not_answered_over),
        cmocka_unit_test(what_was_changed_since_the_start_is_told_from_what_was_answered),
        cmocka_unit_test(what_was_changed_is_known_after_the_round_was_called_otherwise),
        cmocka_unit_test(a_category_outside_of_the_round_is_refused),
        cmocka_unit_test(the_state_is_told_by_department),
        cmocka_unit_test(the_round_that_is_due_first_is_counted_in_pieces),
        cmocka_unit_test(an_approval_names_who_and_how_many_are_open),
        cmocka_unit_test(a_review_is_due_soon_in_the_last_tenth_of_its_time),
        cmocka_unit_test(an_approved_or_closed_round_takes_no_answer),
        cmocka_unit_test(closing_and_its_snapshot_are_one_change),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

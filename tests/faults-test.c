/*
 * Every action that writes, under every fault of the disk: all of it is in the file
 * or nothing, what was reported is true, the window goes on, the file verifies.
 *
 * As it is, each statement of the program fails once at the disk, by one fault after the
 * other, some of each action, and each operation of a COMMIT.
 *
 *   FAULTS_PLACES=1   each operation of each statement, the first and the last, under
 *                     every fault
 *   FAULTS_STEP=N     every Nth operation under every fault; 1: all
 *   FAULTS_ONLY=NAME  one action alone; FAULTS_TELL=1 counts by action and fault
 */
#include "tests/faults.h"
#include "tests/model.h"

#include "model/backup.h"
#include "model/buf.h"
#include "model/campaigns.h"
#include "model/drafts.h"
#include "model/foreign.h"
#include "model/inside.h"
#include "model/listing.h"
#include "model/merge.h"
#include "model/redact.h"
#include "model/several.h"
#include "model/snapshots.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static bool edit(struct trial *trial, struct why *why)
{
    struct record *record = record_load_code(trial->m, kinds_find("category"), "C-0001", why);
    bool done =
        record != NULL && record_set(record, kinds_field(record->kind, "remarks"), "new", why) &&
        record_set(record, kinds_field(record->kind, "items"), "I-0003", why) &&
        test_save(trial->m, record, &(struct change_note){.what = "set", .about = "C-0001"}, why);
    record_free(record);
    return done;
}

static bool add(struct trial *trial, struct why *why)
{
    struct record *record = record_new(kinds_find("category"));
    bool done =
        record_set(record, kinds_field(record->kind, "name"), "A new one", why) &&
        record_set(record, kinds_field(record->kind, "purposes"), "P-0001; P-0002", why) &&
        test_save(trial->m, record, &(struct change_note){.what = "add", .about = "x"}, why);
    record_free(record);
    return done;
}

static bool strike(struct trial *trial, struct why *why)
{
    struct record *record = record_load_code(trial->m, kinds_find("item"), "I-0001", why);
    if (record == NULL)
        return false;
    bool done =
        change_begin(trial->m, &(struct change_note){.what = "delete", .about = "item/I-0001"},
                     why) &&
        change_delete(trial->m, record->kind, record->id, true, NULL, why) &&
        change_commit(trial->m, NULL, why);
    change_cancel(trial->m);
    record_free(record);
    return done;
}

static bool carry_out(struct trial *trial, const struct listing *all, struct why *why)
{
    struct several_order order = {
        .kind = all->kind,
        .field = {.kind = all->kind, .field = kinds_field(all->kind, "remarks")},
        .way = SEVERAL_SET,
        .value = "the same for all"};
    struct several *several = several_new(trial->m, &order, all->ids, all->count, why);
    bool done = several != NULL;
    while (done && several->looked < several->count)
        done = several_look(trial->m, several, 100, why);
    done = done &&
           change_begin(trial->m, &(struct change_note){.what = "set", .about = "x"}, why) &&
           several_apply(trial->m, several, NULL, NULL, why) && change_commit(trial->m, NULL, why);
    change_cancel(trial->m);
    several_free(several);
    return done;
}

static bool edit_many(struct trial *trial, struct why *why)
{
    struct listing all;
    struct listing_query query = {.kind = kinds_find("category")};
    if (!listing_load(trial->m, &query, &all, why))
        return false;
    bool done = carry_out(trial, &all, why);
    listing_clear(&all);
    return done;
}

/* A ledger of ROWS rows: half of them known, the other half new. */
static void write_ledger(const char *folder, int rows)
{
    struct buf text = {0};
    buf_puts(&text, "name,purposes,remarks\n");
    for (int i = 30 - rows / 2; i < 30 + rows - rows / 2; i++)
        buf_printf(&text, "Category %d,Purpose 0; Purpose N%d,imported\n", i, i % 4);
    test_write(folder, "a.csv", buf_text(&text));
    buf_clear(&text);
}

static void write_short_ledger(struct model *m, const char *folder)
{
    (void)m;
    write_ledger(folder, 6);
}

static void write_long_ledger(struct model *m, const char *folder)
{
    (void)m;
    write_ledger(folder, 60);
}

static bool import(struct trial *trial, struct why *why)
{
    static const struct import_options options = {.lang = LANG_EN};
    struct plan plan = {0};
    bool done = test_import(trial->m, trial->folder, (const char *const[]){"a.csv", NULL}, &options,
                            &plan, why);
    if (done && plan.state == PLAN_HELD)
        done = why_set(why, "a row was refused");
    plan_clear(&plan);
    return done;
}

static void import_first(struct model *m, const char *folder)
{
    struct why why = {.lang = LANG_EN};
    struct trial trial = {.m = m};
    snprintf(trial.folder, sizeof trial.folder, "%s", folder);
    write_ledger(folder, 40);
    assert_true(import(&trial, &why));
}

static bool undo(struct trial *trial, struct why *why)
{
    return journal_undo(trial->m, 0, NULL, why);
}

static void import_and_undo(struct model *m, const char *folder)
{
    struct why why = {.lang = LANG_EN};
    import_first(m, folder);
    assert_true(journal_undo(m, 0, NULL, &why));
}

static bool redo(struct trial *trial, struct why *why)
{
    return journal_redo(trial->m, NULL, why);
}

/* A copy "b.daicho" that goes its own way for a while. */
static void make_other(struct model *m, const char *folder)
{
    struct why why = {.lang = LANG_EN};
    struct model_options options = {.lang = LANG_EN, .who = "other"};
    char path[TEST_PATH];
    test_path(folder, "b.daicho", path);
    assert_true(backup_write(m, path, false, &why));
    struct model *other = model_open(path, &options, &why);
    assert_non_null(other);
    test_set(other, "category", "C-0003", "remarks", "edited there");
    test_add(other, "category", "name", "Made there", "purposes", "P-0002", NULL);
    model_close(other);
    test_set(m, "category", "C-0004", "remarks", "edited here");
}

static bool merge_with(struct trial *trial, struct model *other, struct why *why)
{
    struct merge *merge = merge_new(trial->m, other, "b.daicho", why);
    if (merge == NULL)
        return false;
    three_way_settle(merge->way, THREE_WAY_TAKE);
    bool done = merge_apply(trial->m, merge, NULL, why);
    merge_free(merge);
    return done;
}

static bool merge(struct trial *trial, struct why *why)
{
    char path[TEST_PATH];
    test_path(trial->folder, "b.daicho", path);
    struct model *other = foreign_open(trial->m, path, why);
    bool done = other != NULL && merge_with(trial, other, why);
    foreign_close(other);
    return done;
}

static bool migrate(struct trial *trial, struct why *why)
{
    struct model_options options = {.lang = LANG_EN, .who = "tester"};
    struct model *m = model_open(trial->path, &options, why);
    bool done = m != NULL && !model_readonly(m);
    if (m != NULL && !done)
        model_may_write(m, why);
    model_close(m);
    return done;
}

static bool open_and_edit(struct trial *trial, struct why *why)
{
    struct model_options options = {.lang = LANG_EN, .who = "tester"};
    struct trial inner = *trial;
    inner.m = model_open(trial->path, &options, why);
    bool done = inner.m != NULL && edit(&inner, why);
    model_close(inner.m);
    return done;
}

/* Another inventory beside it. */
static bool make(struct trial *trial, struct why *why)
{
    struct model_options options = {.lang = LANG_EN, .who = "tester"};
    char path[TEST_PATH];
    test_path(trial->folder, "new.daicho", path);
    struct model *m = model_create(path, &options, why);
    model_close(m);
    return m != NULL;
}

static bool back_up(struct trial *trial, struct why *why)
{
    char path[TEST_PATH];
    test_path(trial->folder, "copy.daicho", path);
    return backup_write(trial->m, path, false, why);
}

static bool restore(struct trial *trial, struct why *why)
{
    char path[TEST_PATH];
    struct buf kept = {0};
    test_path(trial->folder, "b.daicho", path);
    bool done = backup_restore(trial->m, path, &kept, why);
    buf_clear(&kept);
    return done;
}

static bool redact(struct trial *trial, struct why *why)
{
    const struct kind *kind = kinds_find("category");
    struct redacted result;
    struct record *record = record_load_code(trial->m, kind, "C-0001", why);
    if (record == NULL)
        return false;
    bool done =
        redact_field(trial->m, kind, record->id, kinds_field(kind, "remarks"), &result, why);
    redact_clear(&result);
    record_free(record);
    return done;
}

static bool snapshot(struct trial *trial, struct why *why)
{
    return snapshot_make(trial->m, "year 2026", "the annual review", NULL, why);
}

static bool begin_round(struct trial *trial, struct why *why)
{
    const struct campaign_order order = {.name = "FY2027", .due_on = "2028-03-31"};
    struct campaign campaign = {0};
    size_t count;
    bool done = campaigns_start(trial->m, &order, &campaign, &count, why);
    campaign_clear(&campaign);
    return done;
}

static bool put_draft(struct model *m, const char *content, int64_t *id, struct why *why)
{
    struct drafts_item item = {.kind = kinds_find("category"), .content = (char *)content};
    enum drafts_put put = drafts_put(m, &item, id, why);
    if (put == DRAFTS_GONE)
        fail_msg("a draft that was kept is told to be thrown away");
    return put == DRAFTS_KEPT;
}

static void keep_draft(struct model *m, const char *folder)
{
    struct why why = {.lang = LANG_EN};
    int64_t id = 0;
    (void)folder;
    assert_true(put_draft(m, "typed", &id, &why));
}

/* A form is kept again; where that fails it is tried once more, as at the next key, and
 * what is told is what the first try told, unless it is kept now. */
static bool keep_draft_again(struct trial *trial, struct why *why)
{
    int64_t id = db_number(trial->m->db, "SELECT max(id) FROM draft", 0, 0);
    if (!db_ok(trial->m->db, why))
        return false;
    struct why again = *why;
    return put_draft(trial->m, "typed further", &id, why) ||
           put_draft(trial->m, "typed further", &id, &again);
}

// clang-format off
static const struct action actions[] = {
    {.name = "edit", .act = edit},
    {.name = "open and edit", .act = open_and_edit, .opens = true},
    {.name = "add", .act = add},
    {.name = "delete", .act = strike},
    {.name = "bulk edit", .act = edit_many, .spills = true},
    {.name = "import", .prepare = write_short_ledger, .act = import},
    {.name = "import in parts", .prepare = write_long_ledger, .act = import, .part_bytes = 1,
     .spills = true},
    {.name = "undo", .prepare = import_first, .act = undo, .part_bytes = 1, .spills = true},
    {.name = "redo", .prepare = import_and_undo, .act = redo, .part_bytes = 1},
    {.name = "migration 1", .fixture = "version-1.sql", .act = migrate, .opens = true,
     .aside = "a.daicho.version-1"},
    {.name = "migration 6", .fixture = "version-6.sql", .act = migrate, .opens = true,
     .aside = "a.daicho.version-6"},
    {.name = "init", .act = make, .aside = "new.daicho"},
    {.name = "backup", .act = back_up, .aside = "copy.daicho"},
    {.name = "restore", .prepare = make_other, .act = restore,
     .aside = "a.daicho.before-restore-1"},
    {.name = "redact", .act = redact},
    {.name = "snapshot", .act = snapshot},
    {.name = "round", .act = begin_round},
    {.name = "draft", .prepare = keep_draft, .act = keep_draft_again},
    /* The slowest, of which most statements come before. */
    {.name = "merge", .prepare = make_other, .act = merge, .slow = true},
};
// clang-format on

static void nothing_is_lost_or_halved_whatever_the_disk_does(void **state)
{
    struct stage stage;
    (void)state;
    stage_open(&stage);
    for (size_t i = 0; i < sizeof actions / sizeof actions[0]; i++)
        stage_try(&stage, &actions[i]);
    stage_close(&stage);
}

/* How many drafts hold CONTENT. */
static int64_t drafts_with(struct model *m, const char *content)
{
    struct drafts drafts;
    struct why why = {.lang = LANG_EN};
    int64_t count = 0;
    if (!drafts_list(m, &drafts, &why))
        fail_msg("%s", why.text);
    for (size_t i = 0; i < drafts.count; i++)
        count += strcmp(drafts.items[i].content, content) == 0;
    drafts_clear(&drafts);
    return count;
}

/* Keeps a draft in M while FAULT comes at operation NTH; sets *UNSURE where it is not known
 * whether it was kept. Whether the fault came. */
static bool keep_while(struct model *m, struct faulty *faulty, enum fault fault, long nth,
                       bool *unsure)
{
    struct why why = {.lang = LANG_EN};
    char content[32];
    int64_t id = 0;
    snprintf(content, sizeof content, "typed %d %ld", (int)fault, nth);
    faulty_arm(faulty, fault, nth, 0);
    bool kept = put_draft(m, content, &id, &why);
    bool came = faulty_disarm(faulty);
    int64_t there = drafts_with(m, content);
    assert_true(there == 1 || !kept);
    *unsure = !kept && there == 1;
    if (*unsure)
        test_holds(why.text, "may or may not");
    return came;
}

/* A share that goes away while a draft is kept and comes back afterwards, and one that fails
 * a single time: then it can be looked up whether the draft is there. */
static void of_a_draft_that_may_be_kept_it_is_not_told_that_nothing_was_changed(void **state)
{
    static const enum fault faults[] = {FAULT_ON, FAULT_ONCE, FAULT_LATE};
    const struct model_options options = {.lang = LANG_EN, .who = "tester"};
    struct faulty *faulty = faulty_new();
    struct why why = {.lang = LANG_EN};
    char folder[TEST_PATH], path[TEST_PATH];
    (void)state;
    test_folder(folder);
    test_path(folder, "a.daicho", path);
    struct model *m = model_create(path, &options, &why);
    assert_non_null(m);
    for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++) {
        size_t unsure = 0;
        bool came = true, once = false;
        for (long nth = 1; came; nth++) {
            came = keep_while(m, faulty, faults[i], nth, &once);
            unsure += once;
        }
        assert_true((unsure > 0) == (faults[i] == FAULT_ON));
    }
    model_close(m);
    faulty_free(faulty);
    test_folder_delete(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_lost_or_halved_whatever_the_disk_does),
        cmocka_unit_test(of_a_draft_that_may_be_kept_it_is_not_told_that_nothing_was_changed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

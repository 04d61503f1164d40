/*
 * Drafts: what is typed becomes one change, or nothing.
 */
#include "model/change.h"
#include "model/journal.h"
#include "model/mem.h"
#include "model/model.h"
#include "tui/draft.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static int set_up(void **state)
{
    struct why why = {.lang = LANG_EN};
    struct model_options options = {
        .lang = LANG_EN, .who = "tester", .now = "2026-11-22T07:18:00Z"};
    *state = model_scratch(&options, &why);
    return *state == NULL;
}

static int tear_down(void **state)
{
    model_close(*state);
    return 0;
}

static struct draft *open_draft(struct model *m, const char *kind, int64_t id)
{
    struct why why = {.lang = LANG_EN};
    struct draft *draft = draft_new(m, kinds_find(kind), id, &why);
    assert_non_null(draft);
    return draft;
}

static void type(struct draft *draft, const char *column, const char *text)
{
    edit_set(&draft->fields[kinds_field(draft->record->kind, column)], text);
}

static int64_t save(struct model *m, struct draft *draft)
{
    struct why why = {.lang = LANG_EN};
    int64_t id = 0;
    if (!draft_save(m, draft, &id, NULL, &why))
        fail_msg("%s", why.text);
    return id;
}

static int64_t save_new(struct model *m, const char *kind, const char *name)
{
    struct draft *draft = open_draft(m, kind, 0);
    type(draft, "name", name);
    int64_t id = save(m, draft);
    draft_free(draft);
    return id;
}

static void check_saved(struct model *m, const char *kind, const char *code, const char *column,
                        const char *value)
{
    struct why why = {.lang = LANG_EN};
    struct record *record = record_load_code(m, kinds_find(kind), code, &why);
    assert_non_null(record);
    assert_string_equal(record_value(record, column), value);
    record_free(record);
}

static size_t entries(struct model *m)
{
    struct why why = {.lang = LANG_EN};
    struct entries all;
    assert_true(journal_list(m, NULL, NULL, 0, &all, &why));
    size_t count = all.count;
    journal_clear(&all);
    return count;
}

static struct draft_end *end_of(struct draft *draft, const char *kind)
{
    for (size_t i = 0; i < draft->end_count; i++)
        if (strcmp(draft->ends[i].through.kind->name, kind) == 0)
            return &draft->ends[i];
    fail_msg("no end %s", kind);
    return NULL;
}

/* The record, what it refers to by name, and what is made with it: one entry,
 * which undo takes back as a whole. */
static void test_all_in_one_change(void **state)
{
    struct model *m = *state;
    struct why why = {.lang = LANG_EN};
    struct draft *draft = open_draft(m, "category", 0);
    type(draft, "name", "Applicants");
    type(draft, "items", "Name; Address");
    type(draft, "persons", "1,200");
    struct draft *made = draft_make(m, draft, end_of(draft, "retention"), LANG_EN);
    type(made, "name", "Six months");
    type(made, "period", "6 months");
    made = draft_make(m, draft, end_of(draft, "acquisition"), LANG_EN);
    type(made, "name", "By the form");
    made = draft_make(m, draft, end_of(draft, "provision"), LANG_EN);
    type(made, "name", "To the group");
    type(made, "items", "Name");
    type(made, "recipients", "Group");
    save(m, draft);
    draft_free(draft);
    check_saved(m, "category", "C-0001", "items", "I-0001; I-0002");
    check_saved(m, "category", "C-0001", "persons", "1200");
    check_saved(m, "retention", "RT-0001", "categories", "C-0001");
    check_saved(m, "retention", "RT-0001", "period", "P6M");
    check_saved(m, "acquisition", "A-0001", "category", "C-0001");
    check_saved(m, "provision", "PV-0001", "items", "I-0001");
    check_saved(m, "provision", "PV-0001", "recipients", "PT-0001");
    assert_int_equal(record_count(m, kinds_find("item")), 2);
    assert_int_equal(entries(m), 1);
    assert_true(journal_undo(m, 0, NULL, &why));
    assert_int_equal(record_count(m, kinds_find("category")), 0);
    assert_int_equal(record_count(m, kinds_find("item")), 0);
    assert_int_equal(record_count(m, kinds_find("retention")), 0);
}

/* Where a record made with it cannot be saved, nothing is, and the draft can
 * be mended and saved again. */
static void test_nothing_by_half(void **state)
{
    struct model *m = *state;
    struct why why = {.lang = LANG_EN};
    int64_t id;
    struct draft *draft = open_draft(m, "category", 0);
    type(draft, "name", "Applicants");
    type(draft, "items", "Name");
    struct draft *made = draft_make(m, draft, end_of(draft, "retention"), LANG_EN);
    type(made, "name", "Six months");
    type(made, "period", "for ever");
    assert_false(draft_save(m, draft, &id, NULL, &why));
    assert_int_equal(record_count(m, kinds_find("category")), 0);
    assert_int_equal(record_count(m, kinds_find("item")), 0);
    assert_int_equal(entries(m), 0);
    type(made, "period", "6 months");
    save(m, draft);
    draft_free(draft);
    check_saved(m, "retention", "RT-0001", "categories", "C-0001");
}

static void test_links_at_the_other_end(void **state)
{
    struct model *m = *state;
    int64_t first = save_new(m, "category", "First");
    save_new(m, "category", "Second");
    save_new(m, "storage", "Server");
    struct draft *draft = open_draft(m, "category", first);
    type(draft, "storages", "ST-0001");
    save(m, draft);
    draft_free(draft);
    /* From the storage: the second comes, then the first goes. */
    struct draft *storage =
        open_draft(m, "storage", record_find(m, kinds_find("storage"), "ST-0001"));
    struct draft_end *end = end_of(storage, "category");
    assert_int_equal(end->codes.count, 1);
    assert_false(draft_changed(storage));
    cells_add(&end->codes, "C-0002");
    assert_true(draft_changed(storage));
    save(m, storage);
    check_saved(m, "category", "C-0001", "storages", "ST-0001");
    check_saved(m, "category", "C-0002", "storages", "ST-0001");
    draft_free(storage);
    storage = open_draft(m, "storage", record_find(m, kinds_find("storage"), "ST-0001"));
    end = end_of(storage, "category");
    cells_clear(&end->codes);
    cells_add(&end->codes, "C-0002");
    save(m, storage);
    draft_free(storage);
    check_saved(m, "category", "C-0001", "storages", "");
    check_saved(m, "category", "C-0002", "storages", "ST-0001");
}

/* No order is stored at the other end: chosen in another order, the links are
 * no change and make no entry. */
static void test_other_end_has_no_order(void **state)
{
    struct model *m = *state;
    struct why why = {.lang = LANG_EN};
    int64_t storage = save_new(m, "storage", "Server"), id, entry = -1;
    for (int i = 0; i < 2; i++) {
        struct draft *category = open_draft(m, "category", 0);
        type(category, "name", i == 0 ? "First" : "Second");
        type(category, "storages", "ST-0001");
        save(m, category);
        draft_free(category);
    }
    size_t before = entries(m);
    struct draft *draft = open_draft(m, "storage", storage);
    struct draft_end *end = end_of(draft, "category");
    cells_clear(&end->codes);
    cells_add(&end->codes, "C-0002");
    cells_add(&end->codes, "C-0001");
    assert_false(draft_changed(draft));
    assert_true(draft_save(m, draft, &id, &entry, &why));
    assert_int_equal(entry, 0);
    assert_int_equal(entries(m), before);
    cells_clear(&end->codes);
    cells_add(&end->codes, "C-0001");
    cells_add(&end->codes, "C-0003");
    assert_true(draft_changed(draft));
    cells_clear(&end->codes);
    cells_add(&end->codes, "C-0002");
    assert_true(draft_save(m, draft, &id, &entry, &why));
    assert_int_not_equal(entry, 0);
    assert_int_equal(entries(m), before + 1);
    draft_free(draft);
}

static void test_title_masks_numbers(void **state)
{
    static const struct {
        const char *code, *name, *title;
    } cases[] = {
        {"", "Members", "Members"},
        {"C-0001", "Members", "C-0001 Members"},
        {"", "123456789018", "************"},
        {"C-0001", "of 1234-5678-9018", "C-0001 of ****-****-****"},
        {"123456789018", "Members", "************ Members"},
    };
    struct draft *draft = open_draft(*state, "category", 0);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct buf title = {0};
        type(draft, "code", cases[i].code);
        type(draft, "name", cases[i].name);
        draft_title(draft, LANG_EN, &title);
        assert_string_equal(buf_text(&title), cases[i].title);
        buf_clear(&title);
    }
    draft_free(draft);
}

static void test_errors_at_the_field(void **state)
{
    static const struct {
        const char *column, *text;
        bool good;
    } cases[] = {
        {"name", "", false},
        {"name", " ", false},
        {"name", "Members", true},
        {"persons", "about ten", false},
        {"persons", "10", true},
        {"persons_on", "2026-02-30", false},
        {"persons_on", "", true},
        {"remarks", "123456789018", false},
        {"remarks", "123456789019", true},
        {"items", "123456789018", false},
        {"status", "no such", false},
    };
    struct draft *draft = open_draft(*state, "category", 0);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        size_t field = kinds_field(draft->record->kind, cases[i].column);
        type(draft, cases[i].column, cases[i].text);
        assert_int_equal(draft_check(draft, field, LANG_EN), cases[i].good);
        assert_int_equal(draft->errors[field] == NULL, cases[i].good);
        if (!cases[i].good)
            assert_null(strstr(draft->errors[field], "123456789018"));
    }
    size_t wrong;
    type(draft, "items", "");
    assert_false(draft_check_all(draft, LANG_EN, &wrong));
    assert_string_equal(draft->record->kind->fields[wrong].column, "status");
    draft_free(draft);
}

static void test_code_in_use(void **state)
{
    struct model *m = *state;
    struct why why = {.lang = LANG_EN};
    int64_t id;
    save_new(m, "item", "Name");
    struct draft *draft = open_draft(m, "item", 0);
    type(draft, "name", "Other");
    type(draft, "code", "I-0001");
    assert_false(draft_save(m, draft, &id, NULL, &why));
    assert_non_null(draft->errors[kinds_field(draft->record->kind, "code")]);
    draft_free(draft);
}

/* What a period says to people does not change the record by itself. */
static void test_words_are_no_change(void **state)
{
    struct model *m = *state;
    struct draft *draft = open_draft(m, "retention", 0);
    type(draft, "name", "Rule");
    type(draft, "period", "P1Y6M");
    int64_t id = save(m, draft);
    draft_free(draft);
    draft = open_draft(m, "retention", id);
    assert_string_not_equal(draft_text(draft, "period"), "P1Y6M");
    assert_false(draft_changed(draft));
    type(draft, "remarks", "x");
    save(m, draft);
    draft_free(draft);
    check_saved(m, "retention", "RT-0001", "period", "P1Y6M");
}

static void test_stale(void **state)
{
    struct model *m = *state;
    struct why why = {.lang = LANG_EN};
    int64_t id = save_new(m, "category", "Members");
    struct draft *mine = open_draft(m, "category", id);
    struct draft *theirs = open_draft(m, "category", id);
    type(theirs, "persons", "5");
    save(m, theirs);
    type(mine, "name", "All members");
    assert_false(draft_save(m, mine, &id, NULL, &why));
    assert_int_equal(why.class, WHY_STALE);
    struct record *newer = NULL;
    assert_true(record_stale(m, mine->record, &newer));
    draft_rebase(mine, newer, LANG_EN);
    type(mine, "persons", "5");
    save(m, mine);
    check_saved(m, "category", "C-0001", "name", "All members");
    check_saved(m, "category", "C-0001", "persons", "5");
    draft_free(mine);
    draft_free(theirs);
}

static void test_dropped(void **state)
{
    struct model *m = *state;
    struct draft *draft = open_draft(m, "category", 0);
    type(draft, "name", "Members");
    struct draft_end *end = end_of(draft, "retention");
    struct draft *first = draft_make(m, draft, end, LANG_EN);
    struct draft *second = draft_make(m, draft, end, LANG_EN);
    type(first, "name", "First");
    type(second, "name", "Second");
    draft_drop(end, first);
    save(m, draft);
    draft_free(draft);
    assert_int_equal(record_count(m, kinds_find("retention")), 1);
    check_saved(m, "retention", "RT-0001", "name", "Second");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_all_in_one_change, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_nothing_by_half, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_links_at_the_other_end, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_other_end_has_no_order, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_title_masks_numbers, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_errors_at_the_field, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_code_in_use, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_words_are_no_change, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_stale, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_dropped, set_up, tear_down),
    };
    return cmocka_run_group_tests_name("drafts", tests, NULL, NULL);
}

/*
 * Tests of findings: pieces and exceptions, what a save causes and cures, and rules
 * that a person keeps as files, which only read.
 */
#include "tests/io.h"
#include "tests/model.h"

#include "model/buf.h"
#include "model/findings.h"
#include "model/inside.h"
#include "model/rules_inside.h"
#include "model/rules_own.h"
#include "model/waivers.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct rulebook *book_of(struct model *m, const char *folder)
{
    return rulebook_new(m, &(struct rulebook_options){.today = "2026-11-22", .folder = folder});
}

/* All that RULE of BOOK finds; the caller clears it. */
static struct findings all_of(struct rulebook *book, const char *rule)
{
    struct why why = {.lang = LANG_EN};
    struct findings found = {0};
    assert_non_null(rulebook_find(book, rule));
    assert_true(findings_all(book, rulebook_find(book, rule), &found, &why));
    return found;
}

static size_t count_of(struct rulebook *book, const char *rule)
{
    struct findings found = all_of(book, rule);
    size_t count = found.count;
    findings_clear(&found);
    return count;
}

static void many_records_are_looked_at_in_pieces_and_each_once(void **state)
{
    enum { COUNT = 1234 };
    (void)state;
    struct why why = {.lang = LANG_EN};
    struct model *m = test_model();
    assert_true(change_begin(m, &(struct change_note){.what = "import", .about = "x"}, &why));
    for (int i = 0; i < COUNT; i++) {
        struct record *record = record_new(kinds_find("category"));
        record_put(record, kinds_field(record->kind, "name"), "会員");
        assert_true(record_save(m, record, &why));
        record_free(record);
    }
    assert_true(change_commit(m, NULL, &why));
    struct rulebook *book = book_of(m, NULL);
    struct findings found = {0};
    struct findings_walk walk;
    size_t pieces = 0, most = 0;
    findings_begin(&walk, book, rulebook_find(book, "J01"));
    for (bool more = true; more; pieces++) {
        size_t before = found.count;
        assert_true(findings_step(&walk, &found, &more, &why));
        most = found.count - before > most ? found.count - before : most;
    }
    findings_finish(book, &found);
    assert_int_equal(found.count, COUNT);
    assert_true(most < COUNT && pieces > 3);
    for (size_t i = 1; i < found.count; i++)
        assert_true(found.list[i - 1].id < found.list[i].id);
    findings_clear(&found);
    rulebook_free(book);
    model_close(m);
}

/* The exception that switches off the only finding of J01; 0 for none. */
static int64_t waiver_of(struct rulebook *book)
{
    struct findings found = all_of(book, "J01");
    assert_int_equal(found.count, 1);
    int64_t waiver = found.list[0].waiver;
    findings_clear(&found);
    return waiver;
}

static void an_exception_switches_a_rule_off_with_a_reason_until_its_last_day(void **state)
{
    (void)state;
    struct model *m = test_model();
    struct rulebook *book = book_of(m, NULL);
    test_add(m, "category", "code", "C-0001", "name", "x", NULL);
    assert_int_equal(waiver_of(book), 0);
    int64_t id = test_add(m, "waiver", "code", "EX-0001", "name", "x", "rule", "j01", "record",
                          "category/C-0001", NULL);
    assert_int_equal(waiver_of(book), 0);
    test_set(m, "waiver", "EX-0001", "reason", "  ");
    assert_int_equal(waiver_of(book), 0);
    test_set(m, "waiver", "EX-0001", "reason", "checked with counsel");
    assert_int_equal(waiver_of(book), id);
    test_set(m, "waiver", "EX-0001", "valid_until", "2026-11-22");
    assert_int_equal(waiver_of(book), id);
    test_set(m, "waiver", "EX-0001", "valid_until", "2026-11-21");
    assert_int_equal(waiver_of(book), 0);
    test_set(m, "waiver", "EX-0001", "valid_until", "");
    test_set(m, "waiver", "EX-0001", "rule", "J02");
    assert_int_equal(waiver_of(book), 0);
    rulebook_free(book);
    model_close(m);
}

static void an_exception_that_counts_for_nothing_is_told(void **state)
{
    static const char *const wrong[][4] = {
        {"J99", "category/C-0001", "y", ""}, {"J01", "category/C-0009", "y", ""},
        {"J01", "C-0001", "y", ""},          {"J01", "category/C-0001", "", ""},
        {"J01", "category/C-0001", "y", ""}, {"J01", "category/C-0001", "y", "2026-11-21"},
    };
    static const enum waiver_state states[] = {WAIVER_NO_RULE,   WAIVER_NO_RECORD, WAIVER_NO_RECORD,
                                               WAIVER_NO_REASON, WAIVER_COUNTS,    WAIVER_PAST};
    (void)state;
    struct model *m = test_model();
    struct rulebook *book = book_of(m, NULL);
    size_t count;
    test_add(m, "category", "code", "C-0001", "name", "x", NULL);
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        int64_t id = test_add(m, "waiver", "name", "x", "rule", wrong[i][0], "record", wrong[i][1],
                              "reason", wrong[i][2], "valid_until", wrong[i][3], NULL);
        waiver_of(book);
        const struct waiver *all = rulebook_waivers(book, &count);
        assert_int_equal(count, i + 1);
        for (size_t w = 0; w < count; w++)
            if (all[w].id == id)
                assert_int_equal(all[w].state, states[i]);
        assert_true((waiver_state_words(states[i], LANG_EN)[0] == '\0') ==
                    (states[i] == WAIVER_COUNTS));
    }
    rulebook_free(book);
    model_close(m);
}

/* Another program made a code of what no text may hold: the exception would be called by it. */
static void an_exception_for_a_code_that_may_not_stand_is_refused(void **state)
{
    (void)state;
    struct why why = {.lang = LANG_EN};
    struct model *m = test_model();
    struct rulebook *book = book_of(m, NULL);
    struct buf code = {0};
    int64_t id = test_add(m, "category", "code", "C-0001", "name", "x", NULL);
    assert_true(db_run(m->db, "UPDATE category SET code = '123456789018'"));
    assert_false(waivers_add(book, rulebook_find(book, "J01"), kinds_find("category"), id, "why",
                             NULL, &code, &why));
    assert_non_null(strstr(why.text, "individual number"));
    assert_null(strstr(why.text, "123456789018"));
    assert_int_equal(record_count(m, kinds_find("waiver")), 0);
    buf_clear(&code);
    rulebook_free(book);
    model_close(m);
}

static void an_exception_is_added_as_one_change_and_not_twice(void **state)
{
    (void)state;
    struct why why = {.lang = LANG_EN};
    struct model *m = test_model();
    struct rulebook *book = book_of(m, NULL);
    const struct kind *category = kinds_find("category");
    const struct rule *rule = rulebook_find(book, "J01");
    int64_t id = test_add(m, "category", "code", "C-0001", "name", "x", NULL);
    struct buf code = {0};
    assert_false(waivers_add(book, rule, category, id, " ", NULL, &code, &why));
    assert_false(waivers_add(book, rule, category, id, "why", "someday", &code, &why));
    assert_false(waivers_add(book, rule, category, id, "told by 123456789018", NULL, &code, &why));
    assert_int_equal(record_count(m, kinds_find("waiver")), 0);
    assert_true(waivers_add(book, rule, category, id, "why", "2027-03-31", &code, &why));
    test_value_is(m, "waiver", buf_text(&code), "record", "category/C-0001");
    test_value_is(m, "waiver", buf_text(&code), "decided_on", "2026-11-22");
    assert_int_not_equal(waiver_of(book), 0);
    buf_empty(&code);
    assert_false(waivers_add(book, rule, category, id, "again", NULL, &code, &why));
    assert_non_null(strstr(why.text, "EX-0001"));
    test_sound(m);
    buf_clear(&code);
    rulebook_free(book);
    model_close(m);
}

static void delete (struct model *m, const char *kind, int64_t id)
{
    struct why why = {.lang = LANG_EN};
    struct buf named = {0};
    assert_true(change_begin(m, &(struct change_note){.what = "delete", .about = "x"}, &why));
    assert_true(change_delete(m, kinds_find(kind), id, false, &named, &why));
    assert_true(change_commit(m, NULL, &why));
    assert_non_null(strstr(buf_text(&named), "EX-0001"));
    buf_clear(&named);
}

static void an_exception_stays_with_its_record_and_never_comes_to_mean_another(void **state)
{
    (void)state;
    struct model *m = test_model();
    struct rulebook *book = book_of(m, NULL);
    int64_t one = test_add(m, "category", "code", "C-0001", "name", "x", NULL);
    test_add(m, "waiver", "code", "EX-0001", "name", "x", "rule", "J01", "record",
             "category/C-0001", "reason", "y", NULL);
    test_add(m, "waiver", "code", "EX-0002", "name", "x", "rule", "J01", "record",
             "category/C-00011", "reason", "y", NULL);
    test_add(m, "pin", "code", "PN-0001", "name", "x", "records",
             "category/C-0001; category/C-00011", NULL);
    test_set(m, "category", "C-0001", "code", "C-0100");
    test_value_is(m, "waiver", "EX-0001", "record", "category/C-0100");
    test_value_is(m, "waiver", "EX-0002", "record", "category/C-00011");
    test_value_is(m, "pin", "PN-0001", "records", "category/C-0100; category/C-00011");
    test_add(m, "category", "code", "C-0001", "name", "another", NULL);
    struct findings found = all_of(book, "J01");
    assert_int_equal(found.count, 2);
    assert_int_equal(found.list[0].id, one);
    assert_int_not_equal(found.list[0].waiver, 0);
    assert_int_equal(found.list[1].waiver, 0);
    findings_clear(&found);
    delete (m, "category", one);
    test_value_is(m, "waiver", "EX-0001", "record", "");
    test_value_is(m, "pin", "PN-0001", "records", "category/C-00011");
    test_set(m, "category", "C-0001", "code", "C-0100");
    assert_int_equal(waiver_of(book), 0);
    test_sound(m);
    rulebook_free(book);
    model_close(m);
}

/* Saves COLUMN of RECORD; what it caused and cured of RULE. */
static void save_and_compare(struct rulebook *book, struct record *record, const char *column,
                             const char *value, const char *rule, size_t causes, size_t cures)
{
    struct why why = {.lang = LANG_EN};
    struct model *m = book->m;
    struct concerned records = {0};
    struct findings before = {0}, after = {0}, caused = {0}, cured = {0};
    assert_true(record_set(record, kinds_field(record->kind, column), value, &why));
    concerned_by(m, record, &records);
    assert_true(findings_of(book, &records, NULL, &before, &why));
    assert_true(test_save(m, record, &(struct change_note){.what = "set", .about = "x"}, &why));
    concerned_add(&records, record->kind, record->id);
    assert_true(findings_of(book, &records, NULL, &after, &why));
    findings_subtract(&after, &before, &caused);
    findings_subtract(&before, &after, &cured);
    size_t of_rule[2] = {0, 0};
    for (size_t i = 0; i < caused.count; i++)
        of_rule[0] += strcmp(caused.list[i].rule->id, rule) == 0;
    for (size_t i = 0; i < cured.count; i++)
        of_rule[1] += strcmp(cured.list[i].rule->id, rule) == 0;
    assert_int_equal(of_rule[0], causes);
    assert_int_equal(of_rule[1], cures);
    findings_clear(&before);
    findings_clear(&after);
    findings_clear(&caused);
    findings_clear(&cured);
    concerned_clear(&records);
}

static void a_save_tells_what_it_caused_and_cured_also_elsewhere(void **state)
{
    (void)state;
    struct why why = {.lang = LANG_EN};
    struct model *m = test_model();
    struct rulebook *book = book_of(m, NULL);
    test_add(m, "purpose", "code", "P-0001", "name", "会員への連絡", NULL);
    test_add(m, "item", "code", "I-0001", "name", "病歴", NULL);
    test_add(m, "category", "code", "C-0001", "name", "x", "items", "I-0001", NULL);
    test_add(m, "acquisition", "code", "A-0001", "name", "x", "category", "C-0001", NULL);
    struct record *category = record_load_code(m, kinds_find("category"), "C-0001", &why);
    save_and_compare(book, category, "purposes", "P-0001", "J01", 0, 1);
    save_and_compare(book, category, "purposes", "", "J01", 1, 0);
    record_free(category);
    /* An item's class brings a finding to the acquisition of its category. */
    struct record *item = record_load_code(m, kinds_find("item"), "I-0001", &why);
    save_and_compare(book, item, "item_class", "sensitive", "J06", 1, 0);
    record_free(item);
    struct record *acquisition = record_load_code(m, kinds_find("acquisition"), "A-0001", &why);
    save_and_compare(book, acquisition, "sensitive_ground", "law", "J06", 0, 1);
    record_free(acquisition);
    /* A new record has nothing before. */
    struct record *fresh = record_new(kinds_find("category"));
    save_and_compare(book, fresh, "name", "y", "J01", 1, 0);
    record_free(fresh);
    rulebook_free(book);
    model_close(m);
}

/* What stands ready for rules goes with a reading in which it was made, and comes
 * again. */
static void records_are_judged_within_a_held_reading_and_after_it(void **state)
{
    (void)state;
    struct why why = {.lang = LANG_EN};
    struct model *m = test_model();
    test_add(m, "category", "code", "C-0001", "name", "x", NULL);
    assert_true(model_hold(m, &why));
    struct rulebook *book = book_of(m, NULL);
    size_t at = 0;
    while (rulebook_warm(book, &at))
        ;
    assert_false(rulebook_warm(book, &at)); /* all are, and stay so */
    assert_int_equal(count_of(book, "J01"), 1);
    model_release(m);
    for (int i = 0; i < 2; i++) {
        struct concerned records = {0};
        struct findings found = {0};
        concerned_add(&records, kinds_find("category"),
                      record_find(m, kinds_find("category"), "C-0001"));
        assert_true(findings_of(book, &records, NULL, &found, &why));
        assert_true(found.count > 0);
        findings_clear(&found);
        concerned_clear(&records);
        assert_true(model_hold(m, &why));
        assert_int_equal(count_of(book, "J01"), 1);
        model_release(m);
    }
    rulebook_free(book);
    model_close(m);
}

static void a_record_with_many_links_is_judged_with_some_of_them(void **state)
{
    (void)state;
    struct why why = {.lang = LANG_EN};
    struct model *m = test_model();
    int64_t id = test_add(m, "item", "code", "I-0001", "name", "x", NULL);
    for (int i = 0; i < 30; i++)
        test_add(m, "category", "name", "x", "items", "I-0001", NULL);
    struct concerned records = {0};
    struct record *item = record_load(m, kinds_find("item"), id, &why);
    concerned_by(m, item, &records);
    assert_true(records.cut);
    assert_true(records.count > 1 && records.count < 30);
    concerned_clear(&records);
    record_free(item);
    model_close(m);
}

static void a_record_is_named_once_and_by_its_kind(void **state)
{
    (void)state;
    struct concerned records = {0};
    for (int i = 0; i < 2; i++) {
        concerned_add(&records, kinds_find("category"), 7);
        concerned_add(&records, kinds_find("item"), 7);
        assert_int_equal(records.count, 2);
    }
    assert_ptr_equal(records.list[0].kind, kinds_find("category"));
    assert_ptr_equal(records.list[1].kind, kinds_find("item"));
    concerned_clear(&records);
}

/* What it refers to itself is more than is judged with it. */
static void a_record_that_refers_to_many_is_judged_with_some_of_them(void **state)
{
    (void)state;
    struct why why = {.lang = LANG_EN};
    struct model *m = test_model();
    struct buf codes = {0};
    for (int i = 1; i <= 120; i++) {
        char code[16];
        snprintf(code, sizeof code, "I-%04d", i);
        test_add(m, "item", "code", code, "name", code, NULL);
        buf_printf(&codes, "%s%s", i == 1 ? "" : "; ", code);
    }
    int64_t few = test_add(m, "category", "name", "few", "items", "I-0001; I-0002", NULL);
    int64_t many = test_add(m, "category", "name", "many", "items", buf_text(&codes), NULL);
    for (int i = 0; i < 2; i++) {
        struct concerned records = {0};
        struct record *record = record_load(m, kinds_find("category"), i == 0 ? few : many, &why);
        concerned_by(m, record, &records);
        assert_int_equal(records.count, i == 0 ? 3 : 100);
        assert_int_equal(records.cut, i == 1);
        assert_int_equal(records.list[0].id, record->id);
        concerned_clear(&records);
        record_free(record);
    }
    buf_clear(&codes);
    model_close(m);
}

/* Nobody but the law of a company that is under it is asked. */
static void rules_of_a_law_hold_where_an_organization_is_under_it(void **state)
{
    (void)state;
    struct model *m = test_model();
    struct rulebook *book = book_of(m, NULL);
    test_add(m, "organization", "code", "O-0001", "name", "x", "jurisdictions", "EU", NULL);
    test_add(m, "organization", "code", "O-0002", "name", "x", "jurisdictions", "JP; EU", NULL);
    test_add(m, "department", "code", "D-0001", "name", "x", "organization", "O-0001", NULL);
    test_add(m, "category", "name", "EU", "organization", "O-0001", NULL);
    test_add(m, "category", "name", "EU by its department", "department", "D-0001", NULL);
    test_add(m, "category", "name", "both", "organization", "O-0002", NULL);
    test_add(m, "category", "name", "not stated", NULL);
    assert_int_equal(count_of(book, "J01"), 2);
    test_set(m, "organization", "O-0002", "jurisdictions", "UK");
    assert_int_equal(count_of(book, "J01"), 0);
    rulebook_free(book);
    model_close(m);
}

/* Another program wrote beside a mention what none may hold: a code that the mention names
 * is not changed, as the mention could not follow. */
static void a_code_stays_where_a_mention_of_it_cannot_be_written_again(void **state)
{
    (void)state;
    struct why why = {.lang = LANG_EN};
    struct model *m = test_model();
    const struct kind *item = kinds_find("item");
    test_add(m, "item", "code", "I-0001", "name", "Name", NULL);
    test_add(m, "pin", "code", "PN-0001", "name", "Text", "records", "item/I-0001", NULL);
    test_add(m, "pin", "code", "PN-0002", "name", "Other", "records", "item/I-0001", NULL);
    test_set(m, "item", "I-0001", "code", "I-0002");
    test_value_is(m, "pin", "PN-0001", "records", "item/I-0002");
    assert_true(db_run(m->db, "UPDATE pin SET records = records || '; 1234-5678-9018' "
                              "WHERE code = 'PN-0001'"));
    struct record *record = record_load_code(m, item, "I-0002", &why);
    record_put(record, kinds_field(item, "code"), "I-0003");
    assert_false(test_save(m, record, &(struct change_note){.what = "set", .about = ""}, &why));
    assert_ptr_equal(strstr(why.text, "Pinned paragraph PN-0001: Records: "), why.text);
    assert_null(strstr(why.text, "1234-5678-9018"));
    test_value_is(m, "item", "I-0002", "name", "Name");
    test_value_is(m, "pin", "PN-0002", "records", "item/I-0002");
    record_free(record);
    model_close(m);
}

static void a_record_can_be_judged_by_one_rule_alone(void **state)
{
    static const char *const rules[] = {"J01", "ours", "theirs"};
    (void)state;
    char folder[TEST_PATH];
    struct why why = {.lang = LANG_EN};
    struct concerned records = {0};
    test_folder(folder);
    for (size_t i = 1; i < 3; i++) {
        char name[32];
        snprintf(name, sizeof name, "%s.rule", rules[i]);
        test_write(folder, name,
                   "title: x\nseverity: error\nsql:\n"
                   "SELECT 'category', t.id, 'name', NULL FROM category t");
    }
    struct model *m = test_model();
    concerned_add(&records, kinds_find("category"),
                  test_add(m, "category", "code", "C-0001", "name", "x", NULL));
    struct rulebook *book = book_of(m, folder);
    for (size_t i = 0; i < 3; i++) {
        const struct rule *rule = rulebook_find(book, rules[i]);
        struct findings found = {0};
        assert_non_null(rule);
        assert_true(findings_of(book, &records, rule, &found, &why));
        assert_int_equal(found.count, 1);
        assert_ptr_equal(found.list[0].rule, rule);
        findings_clear(&found);
    }
    concerned_clear(&records);
    rulebook_free(book);
    model_close(m);
    test_folder_delete(folder);
}

/* ">" and a kind mean that a record of that kind is missing. */
static void a_rule_that_asks_for_a_kind_that_is_none_is_told(void **state)
{
    (void)state;
    char folder[TEST_PATH];
    size_t problems;
    test_folder(folder);
    test_write(folder, "good.rule",
               "title: x\nseverity: error\nsql:\n"
               "SELECT 'category', t.id, '>acquisition', NULL FROM category t");
    test_write(folder, "wrong.rule",
               "title: x\nseverity: error\nsql:\n"
               "SELECT 'category', t.id, '>acquisitions', NULL FROM category t");
    struct model *m = test_model();
    test_add(m, "category", "code", "C-0001", "name", "x", NULL);
    struct rulebook *book = book_of(m, folder);
    assert_int_equal(count_of(book, "good"), 1);
    assert_int_equal(count_of(book, "wrong"), 0);
    const struct rule_problem *all = rulebook_problems(book, &problems);
    assert_int_equal(problems, 1);
    assert_non_null(strstr(all[0].path, "wrong.rule"));
    assert_non_null(strstr(all[0].text, "\">acquisitions\", which"));
    rulebook_free(book);
    model_close(m);
    test_folder_delete(folder);
}

static bool give_up(void *context)
{
    (void)context;
    return false;
}

/* What the person gives up is no fault of the rule, which runs again. */
static void a_rule_that_is_given_up_runs_again(void **state)
{
    char folder[TEST_PATH];
    struct why why = {.lang = LANG_EN};
    struct findings found = {0};
    size_t count;
    (void)state;
    test_folder(folder);
    test_write(folder, "slow.rule",
               "title: x\nseverity: error\nsql:\n"
               "SELECT 'category', t.id, 'name', NULL FROM category t WHERE (WITH RECURSIVE"
               " n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)"
               " SELECT count(*) FROM n) > 0");
    struct model *m = test_model();
    test_add(m, "category", "code", "C-0001", "name", "x", NULL);
    struct rulebook *book = rulebook_new(m, &(struct rulebook_options){.folder = folder});
    const struct rule *rule = rulebook_find(book, "slow");
    db_on_work(m->db, give_up, NULL);
    assert_false(findings_all(book, rule, &found, &why));
    assert_string_equal(why.text, "Given up. Nothing was changed.");
    db_on_work(m->db, NULL, NULL);
    assert_true(findings_all(book, rule, &found, &why));
    assert_int_equal(found.count, 1);
    rulebook_problems(book, &count);
    assert_int_equal(count, 0);
    findings_clear(&found);
    rulebook_free(book);
    model_close(m);
    test_folder_delete(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(many_records_are_looked_at_in_pieces_and_each_once),
        cmocka_unit_test(an_exception_switches_a_rule_off_with_a_reason_until_its_last_day),
        cmocka_unit_test(an_exception_that_counts_for_nothing_is_told),
        cmocka_unit_test(an_exception_for_a_code_that_may_not_stand_is_refused),
        cmocka_unit_test(an_exception_is_added_as_one_change_and_not_twice),
        cmocka_unit_test(an_exception_stays_with_its_record_and_never_comes_to_mean_another),
        cmocka_unit_test(a_save_tells_what_it_caused_and_cured_also_elsewhere),
        cmocka_unit_test(records_are_judged_within_a_held_reading_and_after_it),
        cmocka_unit_test(a_record_with_many_links_is_judged_with_some_of_them),
        cmocka_unit_test(a_record_is_named_once_and_by_its_kind),
        cmocka_unit_test(a_record_that_refers_to_many_is_judged_with_some_of_them),
        cmocka_unit_test(rules_of_a_law_hold_where_an_organization_is_under_it),
        cmocka_unit_test(a_code_stays_where_a_mention_of_it_cannot_be_written_again),
        cmocka_unit_test(a_record_can_be_judged_by_one_rule_alone),
        cmocka_unit_test(a_rule_that_asks_for_a_kind_that_is_none_is_told),
        cmocka_unit_test(a_rule_that_is_given_up_runs_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

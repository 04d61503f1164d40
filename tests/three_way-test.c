/*
 * Base, theirs and mine: what one side changed comes in, what both changed is a
 * conflict that a person decides, links and choices merge as sets; all that is
 * taken is one change, and where anything stands in the way nothing happens.
 */
#include "tests/proposal.h"

#include "model/buf.h"
#include "model/three_way_inside.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct why why = {.lang = LANG_EN};

static void what_one_side_changed_is_decided_already(void **state)
{
    struct proposal f = proposal_begin();
    struct three_way_apply done = {0};
    struct three_way_counts counts;
    (void)state;
    assert_null(proposal_cell(&f, "code", "C-0001", "C-0001", "C-0001"));
    assert_int_equal(proposal_cell(&f, "name", "Members", "Customers", "Members")->class,
                     THREE_WAY_THEIRS);
    assert_int_equal(proposal_cell(&f, "remarks", "", "", "here")->class, THREE_WAY_MINE);
    three_way_count(f.way, &counts);
    assert_int_equal(counts.conflicts, 0);
    assert_int_equal(counts.taken, 1);
    assert_int_equal(counts.edited, 1);
    assert_true(proposal_apply(&f, &done, &why));
    assert_true(done.entry > 0);
    test_value_is(f.m, "category", "C-0001", "name", "Customers");
    test_value_is(f.m, "category", "C-0001", "remarks", "here");
    assert_true(journal_undo(f.m, 0, NULL, &why));
    test_value_is(f.m, "category", "C-0001", "name", "Members");
    proposal_end(&f);
}

static void what_changed_only_here_is_no_change_of_theirs(void **state)
{
    struct proposal f = proposal_begin();
    struct three_way_counts counts;
    (void)state;
    assert_int_equal(proposal_cell(&f, "remarks", "", "", "here")->class, THREE_WAY_MINE);
    three_way_mended(proposal_cell(&f, "persons", "1200", "1.2E3", "1200"), "Excel");
    three_way_count(f.way, &counts);
    assert_int_equal(counts.records, 1);
    assert_int_equal(counts.edited, 0);
    proposal_end(&f);
}

/* Choices that no table here knows stand behind those that it does, from either side alike. */
static void choices_of_another_program_are_joined_in_one_order(void **state)
{
    static const char *const sides[][2] = {{"JP; XX", "JP; EU"}, {"JP; YY", "JP; EU; XX"}};
    static const char *const joined[] = {"JP; EU; XX", "JP; EU; XX; YY"};
    const struct kind *organization = kinds_find("organization");
    size_t laws = kinds_field(organization, "jurisdictions");
    (void)state;
    for (size_t i = 0; i < 2; i++)
        for (size_t turned = 0; turned < 2; turned++) {
            struct proposal f = proposal_begin();
            int64_t id = test_add(f.m, "organization", "name", "Example", NULL);
            struct three_way_record *record =
                three_way_record(f.m, f.way, 0, organization, id, THREE_WAY_EDITED, NULL, NULL);
            const struct three_way_cell *cell =
                three_way_cell(f.m, record, laws, "JP", sides[i][turned], sides[i][1 - turned]);
            assert_int_equal(cell->class, THREE_WAY_JOINED);
            assert_string_equal(cell->merged, joined[i]);
            proposal_end(&f);
        }
}

static void a_conflict_must_be_decided(void **state)
{
    struct proposal f = proposal_begin();
    struct three_way_apply done = {0};
    (void)state;
    struct three_way_cell *both = proposal_cell(&f, "remarks", "", "there", "here");
    assert_int_equal(both->class, THREE_WAY_CONFLICT);
    assert_int_equal(both->choice, THREE_WAY_UNDECIDED);
    assert_true(three_way_open(f.record));
    assert_false(proposal_apply(&f, &done, &why));
    assert_string_equal(why.text, "1 conflict is not decided yet. Nothing was changed; decide it.");
    three_way_choose(both, THREE_WAY_KEEP);
    assert_true(proposal_apply(&f, &done, &why));
    assert_int_equal(done.entry, 0);
    three_way_choose(both, THREE_WAY_TAKE);
    assert_true(proposal_apply(&f, &done, &why));
    test_value_is(f.m, "category", "C-0001", "remarks", "there");
    proposal_end(&f);
}

static void links_of_both_sides_are_joined(void **state)
{
    struct proposal f = proposal_begin();
    struct three_way_apply done = {0};
    struct buf shown = {0};
    (void)state;
    struct three_way_cell *items = proposal_cell(&f, "items", "I-0001; I-0002; I-0003",
                                                 "I-0002; I-0003; I-0004", "I-0001; I-0002");
    assert_int_equal(items->class, THREE_WAY_JOINED);
    three_way_show(f.m, f.way, f.record, items, THREE_WAY_RESULT, &shown);
    assert_string_equal(buf_text(&shown), "I-0002 Address / I-0004 Mail");
    assert_true(proposal_apply(&f, &done, &why));
    test_value_is(f.m, "category", "C-0001", "items", "I-0002; I-0004");
    buf_clear(&shown);
    proposal_end(&f);
}

static void two_new_orders_of_the_same_links_are_a_conflict(void **state)
{
    struct proposal f = proposal_begin();
    struct three_way_apply done = {0};
    (void)state;
    struct three_way_cell *items =
        proposal_cell(&f, "items", "I-0001; I-0002; I-0003", "I-0003; I-0002; I-0001; I-0004",
                      "I-0002; I-0001; I-0003");
    assert_int_equal(items->class, THREE_WAY_CONFLICT);
    three_way_choose(items, THREE_WAY_KEEP);
    assert_true(proposal_apply(&f, &done, &why));
    test_value_is(f.m, "category", "C-0001", "items", "I-0002; I-0001; I-0003; I-0004");
    proposal_end(&f);
}

static void what_a_spreadsheet_did_is_not_taken_by_itself(void **state)
{
    struct proposal f = proposal_begin();
    struct three_way_apply done = {0};
    (void)state;
    three_way_mended(proposal_cell(&f, "remarks", "here", "ｈｅｒｅ", "here"),
                     "full-width letters");
    three_way_choose_record(f.record, THREE_WAY_TAKE);
    assert_true(proposal_apply(&f, &done, &why));
    assert_int_equal(done.entry, 0);
    proposal_end(&f);
}

static void a_record_that_was_changed_since_is_refused(void **state)
{
    struct proposal f = proposal_begin();
    struct three_way_apply done = {0};
    (void)state;
    proposal_cell(&f, "name", "Members", "Customers", "Members");
    test_set(f.m, "category", "C-0001", "remarks", "changed since");
    assert_false(proposal_apply(&f, &done, &why));
    assert_int_equal(why.class, WHY_STALE);
    assert_int_equal(done.record, 0);
    assert_non_null(f.way->records[0].refused);
    test_value_is(f.m, "category", "C-0001", "name", "Members");
    proposal_end(&f);
}

static void a_value_that_is_refused_is_told_at_its_cell(void **state)
{
    struct proposal f = proposal_begin();
    struct three_way_apply done = {0};
    (void)state;
    proposal_cell(&f, "name", "Members", "Customers", "Members");
    struct three_way_cell *number = proposal_cell(&f, "persons", "", "many", "");
    assert_false(proposal_apply(&f, &done, &why));
    assert_int_equal(done.cell, 1);
    assert_non_null(number->refused);
    test_value_is(f.m, "category", "C-0001", "name", "Members");
    three_way_choose(number, THREE_WAY_KEEP);
    assert_true(proposal_apply(&f, &done, &why));
    assert_null(f.record->cells[1].refused);
    proposal_end(&f);
}

static void records_come_and_go_and_can_be_refused(void **state)
{
    struct proposal f = proposal_begin();
    struct three_way_apply done = {0};
    const struct kind *item = kinds_find("item");
    (void)state;
    int64_t struck = record_find(f.m, item, "I-0002");
    three_way_record(f.m, f.way, 0, item, struck, THREE_WAY_STRUCK, NULL, NULL);
    struct three_way_record *added =
        three_way_record(f.m, f.way, 0, item, 77, THREE_WAY_ADDED, "I-0009", "Fax");
    three_way_cell(f.m, added, kinds_field(item, "code"), "", "I-0009", "");
    three_way_cell(f.m, added, kinds_field(item, "name"), "", "Fax", "");
    three_way_choose_record(added, THREE_WAY_KEEP);
    assert_true(proposal_apply(&f, &done, &why));
    assert_int_equal(record_find(f.m, item, "I-0002"), 0);
    assert_int_equal(record_find(f.m, item, "I-0009"), 0);
    test_value_is(f.m, "category", "C-0001", "items", "I-0001");
    assert_true(journal_undo(f.m, 0, NULL, &why));
    test_value_is(f.m, "category", "C-0001", "items", "I-0001; I-0002");
    proposal_end(&f);
}

/* I-0001 is wanted by a record with a higher number than the one here, and by one
 * with a lower one. */
static void of_two_records_with_one_code_the_later_gets_a_new_one(void **state)
{
    static const struct {
        int64_t id;
        const char *code_here;
    } cases[] = {{INT64_MAX - 1, "I-0001"}, {5, "I-0001-2"}};
    const struct kind *item = kinds_find("item");
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct proposal f = proposal_begin();
        struct three_way_apply done = {0};
        f.way->new_codes = true;
        struct three_way_record *added =
            three_way_record(f.m, f.way, 0, item, cases[i].id, THREE_WAY_ADDED, "I-0001", "Fax");
        three_way_cell(f.m, added, kinds_field(item, "code"), "", "I-0001", "");
        three_way_cell(f.m, added, kinds_field(item, "name"), "", "Fax", "");
        assert_true(proposal_apply(&f, &done, &why));
        test_value_is(f.m, "item", cases[i].code_here, "name", "Name");
        test_value_is(f.m, "item", i == 0 ? "I-0001-2" : "I-0001", "name", "Fax");
        assert_int_equal(record_find(f.m, item, i == 0 ? "I-0001-2" : "I-0001"), cases[i].id);
        proposal_end(&f);
    }
}

static void what_is_still_referred_to_by_decision_is_not_deleted(void **state)
{
    struct proposal f = proposal_begin();
    struct three_way_apply done = {0};
    const struct kind *item = kinds_find("item");
    (void)state;
    struct three_way_cell *kept =
        proposal_cell(&f, "items", "I-0001; I-0002", "I-0001", "I-0001; I-0002");
    three_way_choose(kept, THREE_WAY_KEEP);
    for (int i = 3; i >= 2; i--) {
        char code[16];
        snprintf(code, sizeof code, "I-000%d", i);
        three_way_record(f.m, f.way, 0, item, record_find(f.m, item, code), THREE_WAY_STRUCK, NULL,
                         NULL);
    }
    assert_false(proposal_apply(&f, &done, &why));
    assert_non_null(strstr(why.text, "It refers to I-0002 Address, which is to be deleted."));
    assert_int_equal(done.record, 0);
    assert_int_equal(done.cell, 0);
    test_value_is(f.m, "item", "I-0003", "name", "Telephone");
    three_way_choose(f.way->records[0].cells, THREE_WAY_TAKE);
    assert_true(proposal_apply(&f, &done, &why));
    test_value_is(f.m, "category", "C-0001", "items", "I-0001");
    assert_int_equal(record_find(f.m, item, "I-0002"), 0);
    proposal_end(&f);
}

static void codes_can_be_swapped(void **state)
{
    struct proposal f = proposal_begin();
    struct three_way_apply done = {0};
    const struct kind *item = kinds_find("item");
    const char *const codes[] = {"I-0001", "I-0002"};
    (void)state;
    for (int i = 0; i < 2; i++) {
        int64_t id = record_find(f.m, item, codes[i]);
        struct three_way_record *record =
            three_way_record(f.m, f.way, 0, item, id, THREE_WAY_EDITED, NULL, NULL);
        three_way_cell(f.m, record, kinds_field(item, "code"), codes[i], codes[1 - i], codes[i]);
    }
    assert_true(proposal_apply(&f, &done, &why));
    test_value_is(f.m, "item", "I-0001", "name", "Address");
    test_value_is(f.m, "category", "C-0001", "items", "I-0002; I-0001");
    proposal_end(&f);
}

static void what_refers_to_a_refused_record_is_refused_too(void **state)
{
    struct proposal f = proposal_begin();
    struct three_way_apply done = {0};
    struct buf tokens = {0};
    (void)state;
    three_way_token(kinds_find("item"), 77, &tokens);
    proposal_cell(&f, "items", "I-0001; I-0002", buf_text(&tokens), "I-0001; I-0002");
    struct three_way_record *added =
        three_way_record(f.m, f.way, 0, kinds_find("item"), 77, THREE_WAY_ADDED, "I-0009", "Fax");
    three_way_cell(f.m, added, kinds_field(kinds_find("item"), "name"), "", "Fax", "");
    three_way_choose_record(added, THREE_WAY_KEEP);
    assert_false(proposal_apply(&f, &done, &why));
    assert_non_null(strstr(why.text, "I-0009 Fax, which is not taken"));
    three_way_choose_record(added, THREE_WAY_TAKE);
    assert_true(proposal_apply(&f, &done, &why));
    buf_clear(&tokens);
    proposal_end(&f);
}

/* A record of the proposal that comes, with a code and a name. */
static struct three_way_record *add(struct proposal *f, const char *kind, int64_t id,
                                    enum three_way_fate fate, const char *code, const char *name)
{
    const struct kind *of = kinds_find(kind);
    struct three_way_record *added = three_way_record(f->m, f->way, 0, of, id, fate, code, name);
    three_way_cell(f->m, added, kinds_field(of, "code"), "", code, "");
    three_way_cell(f->m, added, kinds_field(of, "name"), "", name, "");
    return added;
}

static void drop_item(struct proposal *f, int64_t id)
{
    static const struct change_note note = {.what = "delete", .about = "x"};
    assert_true(change_begin(f->m, &note, &why));
    assert_true(change_delete(f->m, kinds_find("item"), id, true, NULL, &why));
    assert_true(change_commit(f->m, NULL, &why));
}

/* It was deleted here and edited there. */
static void a_record_that_returns_can_be_refused(void **state)
{
    struct proposal f = proposal_begin();
    struct three_way_apply done = {0};
    const struct kind *item = kinds_find("item");
    (void)state;
    int64_t id = record_find(f.m, item, "I-0003");
    drop_item(&f, id);
    struct three_way_record *back =
        add(&f, "item", id, THREE_WAY_RETURNED, "I-0003", "Telephone number");
    three_way_choose_record(back, THREE_WAY_KEEP);
    assert_true(proposal_apply(&f, &done, &why));
    assert_int_equal(record_find(f.m, item, "I-0003"), 0);
    three_way_choose_record(back, THREE_WAY_TAKE);
    assert_true(proposal_apply(&f, &done, &why));
    assert_int_equal(record_find(f.m, item, "I-0003"), id);
    test_value_is(f.m, "item", "I-0003", "name", "Telephone number");
    proposal_end(&f);
}

/* What the other side links with was deleted here, and is no part of the proposal. */
static void a_link_with_what_is_gone_is_left_out(void **state)
{
    struct proposal f = proposal_begin();
    struct three_way_apply done = {0};
    struct buf theirs = {0};
    (void)state;
    int64_t id = record_find(f.m, kinds_find("item"), "I-0004");
    drop_item(&f, id);
    buf_puts(&theirs, "I-0001; I-0003; ");
    three_way_token(kinds_find("item"), id, &theirs);
    proposal_cell(&f, "items", "I-0001; I-0002", buf_text(&theirs), "I-0001; I-0002");
    assert_true(proposal_apply(&f, &done, &why));
    test_value_is(f.m, "category", "C-0001", "items", "I-0001; I-0003");
    buf_clear(&theirs);
    proposal_end(&f);
}

/* A purpose that comes has the number of the item that does not. */
static void what_was_not_taken_is_told_by_its_own_kind(void **state)
{
    struct proposal f = proposal_begin();
    struct three_way_apply done = {0};
    struct buf theirs = {0};
    (void)state;
    three_way_token(kinds_find("item"), 77, &theirs);
    proposal_cell(&f, "items", "I-0001; I-0002", buf_text(&theirs), "I-0001; I-0002");
    add(&f, "purpose", 77, THREE_WAY_ADDED, "P-0077", "Delivery");
    three_way_choose_record(add(&f, "item", 77, THREE_WAY_ADDED, "I-0077", "Fax"), THREE_WAY_KEEP);
    assert_false(proposal_apply(&f, &done, &why));
    assert_non_null(strstr(why.text, "It refers to I-0077 Fax, which is not taken."));
    assert_int_equal(done.record, 0);
    buf_clear(&theirs);
    proposal_end(&f);
}

/* Nothing of a record comes where one of its texts may not, and it is told where. */
static void a_record_that_comes_with_a_refused_text_is_refused_whole(void **state)
{
    static const struct {
        const char *code, *name;
        size_t cell;
    } cases[] = {{"I-0009", "Number 123456789018", 1}, {"123456789018", "Number", SIZE_MAX}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct proposal f = proposal_begin();
        struct three_way_apply done = {0};
        char before[65], after[65];
        struct three_way_record *added =
            add(&f, "item", 77, THREE_WAY_ADDED, cases[i].code, cases[i].name);
        three_way_cell(f.m, added, kinds_field(added->kind, "remarks"), "", "there", "");
        test_digest(f.m, before);
        assert_false(proposal_apply(&f, &done, &why));
        assert_int_equal(done.record, 1);
        assert_int_equal(done.cell, cases[i].cell);
        assert_non_null(i == 0 ? f.way->records[1].cells[1].refused : f.way->records[1].refused);
        test_digest(f.m, after);
        assert_string_equal(before, after);
        proposal_end(&f);
    }
}

/* Another program may have written anything into the other file: what names no record is
 * the text that it is. */
static void mentions_of_no_record_are_texts(void **state)
{
    static const char *const texts[] = {"category/C-9999", "\x01nosuch", "\x01nosuch/1"};
    const struct kind *pin = kinds_find("pin");
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        struct proposal f = proposal_begin();
        struct three_way_apply done = {0};
        int64_t id = test_add(f.m, "pin", "name", "Kept", "records", "category/C-0001", NULL);
        struct three_way_record *edited =
            three_way_record(f.m, f.way, 0, pin, id, THREE_WAY_EDITED, NULL, NULL);
        three_way_cell(f.m, edited, kinds_field(pin, "records"), "category/C-0001", texts[i],
                       "category/C-0001");
        assert_true(proposal_apply(&f, &done, &why));
        test_value_is(f.m, "pin", "PN-0001", "records", texts[i]);
        proposal_end(&f);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_one_side_changed_is_decided_already),
        cmocka_unit_test(what_changed_only_here_is_no_change_of_theirs),
        cmocka_unit_test(choices_of_another_program_are_joined_in_one_order),
        cmocka_unit_test(a_conflict_must_be_decided),
        cmocka_unit_test(links_of_both_sides_are_joined),
        cmocka_unit_test(two_new_orders_of_the_same_links_are_a_conflict),
        cmocka_unit_test(what_a_spreadsheet_did_is_not_taken_by_itself),
        cmocka_unit_test(a_record_that_was_changed_since_is_refused),
        cmocka_unit_test(a_value_that_is_refused_is_told_at_its_cell),
        cmocka_unit_test(records_come_and_go_and_can_be_refused),
        cmocka_unit_test(of_two_records_with_one_code_the_later_gets_a_new_one),
        cmocka_unit_test(what_is_still_referred_to_by_decision_is_not_deleted),
        cmocka_unit_test(codes_can_be_swapped),
        cmocka_unit_test(what_refers_to_a_refused_record_is_refused_too),
        cmocka_unit_test(a_record_that_returns_can_be_refused),
        cmocka_unit_test(a_link_with_what_is_gone_is_left_out),
        cmocka_unit_test(what_was_not_taken_is_told_by_its_own_kind),
        cmocka_unit_test(a_record_that_comes_with_a_refused_text_is_refused_whole),
        cmocka_unit_test(mentions_of_no_record_are_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * Writing a three-way proposal: codes, sets, fields that name records in words, what
 * is refused and where it is told.
 */
#include "tests/proposal.h"

#include "model/buf.h"
#include "model/mem.h"
#include "model/mentions.h"
#include "model/refer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct why why = {.lang = LANG_EN};

/* A new item of the proposal, called NAME with CODE. */
static struct three_way_record *add_item(struct proposal *f, int64_t id, const char *code,
                                         const char *name)
{
    const struct kind *item = kinds_find("item");
    struct three_way_record *added =
        three_way_record(f->m, f->way, 0, item, id, THREE_WAY_ADDED, code, name);
    three_way_cell(f->m, added, kinds_field(item, "code"), "", code, "");
    three_way_cell(f->m, added, kinds_field(item, "name"), "", name, "");
    return added;
}

static void shows(struct proposal *f, const struct three_way_record *record, size_t c,
                  enum three_way_side side, const char *expected)
{
    struct buf shown = {0};
    three_way_show(f->m, f->way, record, &record->cells[c], side, &shown);
    assert_string_equal(buf_text(&shown), expected);
    buf_clear(&shown);
}

static void is_value(struct proposal *f, const struct three_way_record *record, size_t c,
                     const char *expected)
{
    struct buf value = {0};
    three_way_value(f->m, f->way, record, &record->cells[c], THREE_WAY_RESULT, &value);
    assert_string_equal(buf_text(&value), expected);
    buf_clear(&value);
}

static void several_conflicts_are_counted(void **state)
{
    struct proposal f = proposal_begin();
    struct three_way_apply done = {0};
    (void)state;
    proposal_cell(&f, "remarks", "", "there", "here");
    proposal_cell(&f, "name", "Old", "Customers", "Members");
    assert_false(proposal_apply(&f, &done, &why));
    assert_string_equal(why.text,
                        "2 conflicts are not decided yet. Nothing was changed; decide them.");
    assert_int_equal(done.record, SIZE_MAX);
    shows(&f, f.record, 1, THREE_WAY_BASE, "Old");
    shows(&f, f.record, 1, THREE_WAY_OTHER, "Customers");
    shows(&f, f.record, 1, THREE_WAY_OWN, "Members");
    shows(&f, f.record, 1, THREE_WAY_RESULT, "Members");
    three_way_choose(&f.record->cells[1], THREE_WAY_TAKE);
    shows(&f, f.record, 1, THREE_WAY_RESULT, "Customers");
    three_way_choose(&f.record->cells[1], THREE_WAY_KEEP);
    shows(&f, f.record, 1, THREE_WAY_RESULT, "Members");
    proposal_end(&f);
}

/* The result is the same whichever side merges, so the order of what both added
 * cannot be that of either. */
static void what_both_sides_added_stands_in_one_order(void **state)
{
    struct proposal f = proposal_begin();
    struct three_way_apply done = {0};
    struct buf theirs = {0};
    (void)state;
    test_add(f.m, "organization", "name", "Example", "jurisdictions", "UK; CN; EU", NULL);
    const struct kind *kind = kinds_find("organization");
    struct three_way_record *record = three_way_record(
        f.m, f.way, 0, kind, record_find(f.m, kind, "O-0001"), THREE_WAY_EDITED, NULL, NULL);
    const struct three_way_cell *laws = three_way_cell(
        f.m, record, kinds_field(kind, "jurisdictions"), "UK", "UK; JP; EU", "UK; CN; EU");
    assert_int_equal(laws->class, THREE_WAY_JOINED);
    assert_string_equal(laws->merged, "UK; JP; EU; CN");
    /* Records by number: the shorter first, then by digits. */
    const struct kind *item = kinds_find("item");
    add_item(&f, 77, "I-0077", "Fax");
    add_item(&f, 9, "I-0009", "Seal");
    add_item(&f, 70, "I-0070", "Post");
    for (size_t i = 0; i < 3; i++) {
        static const int64_t ids[] = {77, 9, 70};
        buf_puts(&theirs, i == 0 ? "" : "; ");
        three_way_token(item, ids[i], &theirs);
    }
    struct three_way_record *links =
        three_way_record(f.m, f.way, 0, kinds_find("category"), f.id, THREE_WAY_EDITED, NULL, NULL);
    three_way_cell(f.m, links, kinds_field(f.kind, "items"), "", buf_text(&theirs), "I-0002");
    buf_clear(&theirs);
    assert_true(proposal_apply(&f, &done, &why));
    test_value_is(f.m, "organization", "O-0001", "jurisdictions", "UK; JP; EU; CN");
    test_value_is(f.m, "category", "C-0001", "items", "I-0009; I-0070; I-0077; I-0002");
    proposal_end(&f);
}

static void the_order_is_that_of_the_side_that_changed_it(void **state)
{
    struct proposal f = proposal_begin();
    (void)state;
    const char *base = "I-0001; I-0002";
    const struct three_way_cell *there =
        proposal_cell(&f, "items", base, "I-0002; I-0001", "I-0001; I-0002; I-0003");
    assert_int_equal(there->class, THREE_WAY_JOINED);
    shows(&f, f.record, 0, THREE_WAY_RESULT, "I-0002 Address / I-0001 Name / I-0003 Telephone");
    const struct three_way_cell *here =
        proposal_cell(&f, "optional_items", base, "I-0001; I-0002; I-0003", "I-0002; I-0001");
    assert_int_equal(here->class, THREE_WAY_JOINED);
    shows(&f, f.record, 1, THREE_WAY_RESULT, "I-0002 Address / I-0001 Name / I-0003 Telephone");
    /* Both reordered alike, and both added the same beside something else. */
    const struct three_way_cell *both = proposal_cell(
        &f, "excluded_items", base, "I-0002; I-0001; I-0003", "I-0002; I-0001; I-0003; I-0004");
    assert_int_equal(both->class, THREE_WAY_JOINED);
    shows(&f, f.record, 2, THREE_WAY_RESULT,
          "I-0002 Address / I-0001 Name / I-0003 Telephone / I-0004 Mail");
    proposal_end(&f);
}

/* Fields that name records in words keep to the record, whatever its code becomes. */
static void mentions_follow_the_record_through_a_merge(void **state)
{
    struct proposal f = proposal_begin();
    struct three_way_apply done = {0};
    const struct kind *pin = kinds_find("pin");
    (void)state;
    test_add(f.m, "pin", "name", "Kept", "records", "category/C-0001", NULL);
    proposal_cell(&f, "code", "C-0001", "C-0009", "C-0001");
    struct three_way_record *added =
        three_way_record(f.m, f.way, 0, pin, 5, THREE_WAY_ADDED, "PN-0009", "New");
    three_way_cell(f.m, added, kinds_field(pin, "name"), "", "New", "");
    three_way_cell(f.m, added, kinds_field(pin, "records"), "", "category/C-0001; item/I-0002", "");
    shows(&f, added, 1, THREE_WAY_RESULT, "C-0001 Members / I-0002 Address");
    is_value(&f, added, 1, "category/C-0001; item/I-0002");
    struct three_way_record *edited = three_way_record(
        f.m, f.way, 0, pin, record_find(f.m, pin, "PN-0001"), THREE_WAY_EDITED, NULL, NULL);
    const struct three_way_cell *joined =
        three_way_cell(f.m, edited, kinds_field(pin, "records"), "item/I-0001",
                       "item/I-0001; item/I-0002", "category/C-0001");
    assert_int_equal(joined->class, THREE_WAY_JOINED);
    assert_true(proposal_apply(&f, &done, &why));
    test_value_is(f.m, "pin", "PN-0001", "records", "item/I-0002; category/C-0009");
    test_value_is(f.m, "pin", "PN-0002", "records", "category/C-0009; item/I-0002");
    proposal_end(&f);
}

/* A code that is the beginning of another is not that other. */
static void a_mention_follows_its_own_code_alone(void **state)
{
    struct model *m = test_model();
    (void)state;
    test_add_lines(m,
                   "item|code=I-1|name=Address\nitem|code=I-10|name=Telephone\n"
                   "pin|name=Both|records=item/I-10; item/I-1\npin|name=One|records=item/I-10\n");
    test_set(m, "item", "I-1", "code", "I-2");
    test_value_is(m, "pin", "PN-0001", "records", "item/I-10; item/I-2");
    test_value_is(m, "pin", "PN-0002", "records", "item/I-10");
    int64_t id = record_find(m, kinds_find("item"), "I-2");
    size_t count;
    test_set(m, "item", "I-2", "code", "I-1");
    struct referrer *all = mentions_of(m, kinds_find("item"), id, &count);
    assert_int_equal(count, 1);
    assert_int_equal(all[0].id, record_find(m, kinds_find("pin"), "PN-0001"));
    free(all);
    struct buf named = {0};
    assert_true(change_begin(m, &(struct change_note){.what = "delete", .about = ""}, &why));
    assert_true(change_delete(m, kinds_find("item"), id, true, &named, &why));
    assert_true(change_commit(m, NULL, &why));
    assert_string_equal(buf_text(&named), "Pinned paragraph PN-0001 Both (Records)\n");
    test_value_is(m, "pin", "PN-0001", "records", "item/I-10");
    buf_clear(&named);
    test_sound(m);
    model_close(m);
}

static void a_mention_that_was_kept_keeps_its_record_from_being_deleted(void **state)
{
    struct proposal f = proposal_begin();
    struct three_way_apply done = {0};
    const struct kind *pin = kinds_find("pin"), *item = kinds_find("item");
    (void)state;
    test_add(f.m, "pin", "name", "Kept", "records", "item/I-0003", NULL);
    struct three_way_record *edited = three_way_record(
        f.m, f.way, 0, pin, record_find(f.m, pin, "PN-0001"), THREE_WAY_EDITED, NULL, NULL);
    struct three_way_cell *kept =
        three_way_cell(f.m, edited, kinds_field(pin, "records"), "item/I-0003; item/gone", "",
                       "item/I-0003; item/gone");
    three_way_choose(kept, THREE_WAY_KEEP);
    three_way_record(f.m, f.way, 0, item, record_find(f.m, item, "I-0003"), THREE_WAY_STRUCK, NULL,
                     NULL);
    assert_false(proposal_apply(&f, &done, &why));
    assert_non_null(strstr(why.text, "It refers to I-0003 Telephone, which is to be deleted."));
    assert_int_equal(done.record, 1);
    three_way_choose(f.way->records[1].cells, THREE_WAY_TAKE);
    assert_true(proposal_apply(&f, &done, &why));
    test_value_is(f.m, "pin", "PN-0001", "records", "");
    assert_int_equal(record_find(f.m, item, "I-0003"), 0);
    proposal_end(&f);
}

/* Three want I-0001, and I-0001-2 is taken by a fourth: the lowest number has the
 * code, the others the next that nobody wants. */
static void a_new_code_is_one_that_nobody_has_or_wants(void **state)
{
    struct proposal f = proposal_begin();
    struct three_way_apply done = {0};
    (void)state;
    f.way->new_codes = true;
    test_add(f.m, "item", "code", "I-0001-2", "name", "Taken", NULL);
    add_item(&f, 5, "I-0001", "Five");
    add_item(&f, 7, "I-0001", "Seven");
    add_item(&f, 8, "I-0001-3", "Eight");
    assert_true(proposal_apply(&f, &done, &why));
    test_value_is(f.m, "item", "I-0001", "name", "Five");
    test_value_is(f.m, "item", "I-0001-2", "name", "Taken");
    test_value_is(f.m, "item", "I-0001-3", "name", "Eight");
    test_value_is(f.m, "item", "I-0001-4", "name", "Seven");
    test_value_is(f.m, "item", "I-0001-5", "name", "Name");
    proposal_end(&f);
}

static void a_code_that_another_has_is_refused_where_no_new_ones_are_given(void **state)
{
    struct proposal f = proposal_begin();
    struct three_way_apply done = {0};
    char before[65], after[65];
    (void)state;
    add_item(&f, 5, "I-0002", "Fax");
    test_digest(f.m, before);
    assert_false(proposal_apply(&f, &done, &why));
    assert_int_equal(done.record, 1);
    assert_int_equal(done.cell, SIZE_MAX);
    assert_non_null(strstr(f.way->records[1].refused, "I-0002"));
    three_way_choose_record(&f.way->records[1], THREE_WAY_KEEP);
    three_way_cell(f.m, &f.way->records[0], kinds_field(f.kind, "remarks"), "here", "there",
                   "here");
    const struct kind *item = kinds_find("item");
    struct three_way_record *edited = three_way_record(
        f.m, f.way, 0, item, record_find(f.m, item, "I-0001"), THREE_WAY_EDITED, NULL, NULL);
    struct three_way_cell *code =
        three_way_cell(f.m, edited, kinds_field(item, "code"), "I-0001", "I-0003", "I-0001");
    assert_false(proposal_apply(&f, &done, &why));
    assert_int_equal(done.record, 2);
    assert_non_null(strstr(why.text, "I-0003"));
    test_digest(f.m, after);
    assert_string_equal(before, after);
    /* What is refused for itself: a code that no record can have. */
    free(code->merged);
    code->merged = mem_copy("I 0001");
    assert_false(proposal_apply(&f, &done, &why));
    assert_int_equal(done.record, 2);
    free(code->merged);
    code->merged = mem_copy("I-0010");
    assert_true(proposal_apply(&f, &done, &why));
    test_value_is(f.m, "item", "I-0010", "name", "Name");
    proposal_end(&f);
}

static bool refuse(struct model *m, void *context, struct why *also)
{
    (void)m;
    ++*(int *)context;
    return why_set(also, "Not now.");
}

static void what_belongs_to_the_change_can_give_it_up(void **state)
{
    struct proposal f = proposal_begin();
    int asked = 0;
    struct three_way_apply done = {.also = refuse, .context = &asked};
    (void)state;
    proposal_cell(&f, "name", "Members", "Customers", "Members");
    assert_false(proposal_apply(&f, &done, &why));
    assert_int_equal(asked, 1);
    assert_string_equal(why.text, "Not now.");
    assert_int_equal(done.entry, 0);
    test_value_is(f.m, "category", "C-0001", "name", "Members");
    proposal_end(&f);
}

static void a_record_without_its_required_field_is_refused_whole(void **state)
{
    struct proposal f = proposal_begin();
    struct three_way_apply done = {0};
    (void)state;
    proposal_cell(&f, "name", "Members", "", "Members");
    assert_false(proposal_apply(&f, &done, &why));
    assert_int_equal(done.record, 0);
    struct three_way_record *added = add_item(&f, 5, "I-0009", "");
    three_way_choose(f.way->records[0].cells, THREE_WAY_KEEP);
    assert_false(proposal_apply(&f, &done, &why));
    assert_int_equal(done.record, 1);
    assert_non_null(added->refused);
    three_way_cell(f.m, added, kinds_field(kinds_find("item"), "item_class"), "", "nonsense", "");
    assert_false(proposal_apply(&f, &done, &why));
    assert_int_equal(done.record, 1);
    assert_int_equal(done.cell, 1);
    assert_non_null(added->cells[1].refused);
    proposal_end(&f);
}

/* A record that is not here is called as the other side calls it, the first time told. */
static void what_is_not_here_is_named_as_the_other_side_names_it(void **state)
{
    struct proposal f = proposal_begin();
    struct buf tokens = {0};
    const struct kind *item = kinds_find("item");
    (void)state;
    three_way_named(f.way, item, 77, "I-0077", "Fax");
    three_way_named(f.way, item, 77, "I-0078", "Telex");
    three_way_named(f.way, kinds_find("category"), 77, "C-0077", "Guests");
    three_way_token(item, 77, &tokens);
    buf_puts(&tokens, "; ");
    three_way_token(item, 99, &tokens);
    buf_puts(&tokens, "; I-0404");
    proposal_cell(&f, "items", "I-0001", buf_text(&tokens), "I-0001");
    shows(&f, f.record, 0, THREE_WAY_OTHER,
          "I-0077 Fax / (a record of the kind Item that is not here) / I-0404");
    is_value(&f, f.record, 0, "I-0077; ; I-0404");
    buf_clear(&tokens);
    proposal_end(&f);
}

static void a_group_is_decided_by_itself(void **state)
{
    struct proposal f = proposal_begin();
    (void)state;
    proposal_cell(&f, "remarks", "", "there", "here");
    size_t other = three_way_group(f.way, "accounts.xlsx");
    struct three_way_record *added =
        three_way_record(f.m, f.way, other, kinds_find("item"), 77, THREE_WAY_ADDED, NULL, "Fax");
    assert_string_equal(added->title, "Fax");
    three_way_choose_group(f.way, other, THREE_WAY_KEEP);
    assert_int_equal(f.way->records[1].choice, THREE_WAY_KEEP);
    assert_true(three_way_open(&f.way->records[0]));
    assert_true(three_way_in_conflict(&f.way->records[0]));
    three_way_settle(f.way, THREE_WAY_TAKE);
    assert_false(three_way_open(&f.way->records[0]));
    assert_int_equal(f.way->records[1].choice, THREE_WAY_KEEP);
    three_way_free(NULL);
    proposal_end(&f);
}

/* A code that its holder gives up in the same proposal is free. */
static void a_code_that_is_given_up_can_be_given(void **state)
{
    struct proposal f = proposal_begin();
    struct three_way_apply done = {0};
    const struct kind *item = kinds_find("item");
    (void)state;
    f.way->new_codes = true;
    int64_t id = test_add(f.m, "item", "code", "I-0001-2", "name", "Leaving", NULL);
    struct three_way_record *leaving =
        three_way_record(f.m, f.way, 0, item, id, THREE_WAY_EDITED, NULL, NULL);
    three_way_cell(f.m, leaving, kinds_field(item, "code"), "I-0001-2", "X-1", "I-0001-2");
    add_item(&f, 5, "I-0001", "Five");
    assert_true(proposal_apply(&f, &done, &why));
    test_value_is(f.m, "item", "X-1", "name", "Leaving");
    test_value_is(f.m, "item", "I-0001", "name", "Five");
    test_value_is(f.m, "item", "I-0001-2", "name", "Name");
    proposal_end(&f);
}

/* New records of two kinds that lead to each other, and deletions of two kinds. */
static void what_comes_and_goes_together_is_written_whole(void **state)
{
    struct proposal f = proposal_begin();
    struct three_way_apply done = {0};
    const struct kind *item = kinds_find("item"), *department = kinds_find("department");
    struct buf token = {0};
    (void)state;
    test_add(f.m, "department", "name", "Sales", NULL);
    three_way_token(item, 5, &token);
    struct three_way_record *added =
        three_way_record(f.m, f.way, 0, f.kind, 6, THREE_WAY_ADDED, "", NULL);
    assert_string_equal(added->title, "");
    three_way_cell(f.m, added, kinds_field(f.kind, "name"), "", "Guests", "");
    three_way_cell(f.m, added, kinds_field(f.kind, "items"), "", buf_text(&token), "");
    three_way_choose(
        three_way_cell(f.m, added, kinds_field(f.kind, "remarks"), "", "not taken", ""),
        THREE_WAY_KEEP);
    add_item(&f, 5, "I-0009", "Fax");
    three_way_record(f.m, f.way, 0, item, record_find(f.m, item, "I-0002"), THREE_WAY_STRUCK, NULL,
                     NULL);
    struct three_way_record *struck =
        three_way_record(f.m, f.way, 0, department, record_find(f.m, department, "D-0001"),
                         THREE_WAY_STRUCK, NULL, NULL);
    three_way_cell(f.m, struck, kinds_field(department, "name"), "Sales", "", "Sales");
    assert_false(three_way_writes(struck, &struck->cells[0]));
    assert_true(proposal_apply(&f, &done, &why));
    test_value_is(f.m, "category", "C-0002", "items", "I-0009");
    test_value_is(f.m, "category", "C-0002", "remarks", "");
    test_value_is(f.m, "category", "C-0001", "items", "I-0001");
    assert_int_equal(record_count(f.m, department), 0);
    buf_clear(&token);
    proposal_end(&f);
}

/* Kept references to what stays are in nobody's way, unknown codes neither. */
static void only_references_to_what_goes_stand_in_the_way(void **state)
{
    struct proposal f = proposal_begin();
    struct three_way_apply done = {0};
    const struct kind *item = kinds_find("item");
    (void)state;
    three_way_choose(proposal_cell(&f, "items", "I-0001; I-0002", "I-0001", "I-0001; I-0002"),
                     THREE_WAY_KEEP);
    three_way_choose(proposal_cell(&f, "optional_items", "I-0404", "", "I-0404"), THREE_WAY_KEEP);
    three_way_record(f.m, f.way, 0, item, record_find(f.m, item, "I-0003"), THREE_WAY_STRUCK, NULL,
                     NULL);
    assert_true(proposal_apply(&f, &done, &why));
    assert_int_equal(record_find(f.m, item, "I-0003"), 0);
    test_value_is(f.m, "category", "C-0001", "items", "I-0001; I-0002");
    proposal_end(&f);
}

/* The first that is not taken is named, and what stands behind it is not looked at. */
static void a_list_with_two_refused_records_names_the_first(void **state)
{
    struct proposal f = proposal_begin();
    struct three_way_apply done = {0};
    struct buf tokens = {0};
    (void)state;
    three_way_token(kinds_find("item"), 77, &tokens);
    buf_puts(&tokens, "; ");
    three_way_token(kinds_find("item"), 78, &tokens);
    proposal_cell(&f, "items", "I-0001; I-0002", buf_text(&tokens), "I-0001; I-0002");
    three_way_choose_record(add_item(&f, 77, "I-0077", "Fax"), THREE_WAY_KEEP);
    three_way_choose_record(add_item(&f, 78, "I-0078", "Telex"), THREE_WAY_KEEP);
    assert_false(proposal_apply(&f, &done, &why));
    assert_non_null(strstr(why.text, "I-0077 Fax, which is not taken"));
    assert_null(strstr(why.text, "I-0078"));
    buf_clear(&tokens);
    proposal_end(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(several_conflicts_are_counted),
        cmocka_unit_test(what_both_sides_added_stands_in_one_order),
        cmocka_unit_test(the_order_is_that_of_the_side_that_changed_it),
        cmocka_unit_test(mentions_follow_the_record_through_a_merge),
        cmocka_unit_test(a_mention_follows_its_own_code_alone),
        cmocka_unit_test(a_mention_that_was_kept_keeps_its_record_from_being_deleted),
        cmocka_unit_test(a_new_code_is_one_that_nobody_has_or_wants),
        cmocka_unit_test(a_code_that_another_has_is_refused_where_no_new_ones_are_given),
        cmocka_unit_test(what_belongs_to_the_change_can_give_it_up),
        cmocka_unit_test(a_record_without_its_required_field_is_refused_whole),
        cmocka_unit_test(what_is_not_here_is_named_as_the_other_side_names_it),
        cmocka_unit_test(a_group_is_decided_by_itself),
        cmocka_unit_test(a_code_that_is_given_up_can_be_given),
        cmocka_unit_test(what_comes_and_goes_together_is_written_whole),
        cmocka_unit_test(only_references_to_what_goes_stand_in_the_way),
        cmocka_unit_test(a_list_with_two_refused_records_names_the_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

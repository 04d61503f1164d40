/*
 * Records: what may be saved, how codes are given, how links keep their order
 * and are seen at both ends, what a deletion does to those that refer to it.
 */
#include "tests/model.h"

#include "model/buf.h"
#include "model/inside.h"
#include "model/listing.h"
#include "model/refer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct why why = {.lang = LANG_EN};
static const struct change_note note = {.what = "set", .about = "test"};

static bool set(struct record *record, const char *column, const char *typed)
{
    return record_set(record, kinds_field(record->kind, column), typed, &why);
}

static void values_are_taken_in_their_canonical_form(void **state)
{
    static const struct {
        const char *kind, *column, *typed, *expected; /* NULL: refused */
    } cases[] = {
        {"category", "persons", "１２，４００", "12400"},
        {"category", "persons", "about 100", NULL},
        {"category", "persons", "123,456,789,018", NULL},
        {"category", "persons_on", "令和6年4月1日", "2024-04-01"},
        {"category", "persons_on", "2024-02-30", NULL},
        {"category", "minors", "いいえ", "no"},
        {"category", "status", "承認", "approved"},
        {"category", "status", "Approved", "approved"},
        {"category", "status", "sealed", NULL},
        {"category", "description", "葛󠄀 か゛ ﾃﾞｰﾀ\n二行目",
         "葛󠄀 か゛ ﾃﾞｰﾀ\n二行目"},
        {"category", "description", "マイナンバー 123456789018", NULL},
        {"category", "description", "受付番号 123456789019", "受付番号 123456789019"},
        {"category", "code", "1234-5678-9018", NULL},
        {"category", "code", "A 1", NULL},
        {"category", "name", "bad \xff bytes", NULL},
        {"retention", "period", "6か月", "P6M"},
        {"retention", "period", "永年", NULL},
        {"organization", "jurisdictions", "日本; EU", "JP; EU"},
        {"organization", "jurisdictions", "日本; 火星", NULL},
        {"party", "country", "米国", "US"},
        {"party", "country", "どこか", NULL},
        {"party", "page", "https://www.example.co.jp/会社/", "https://www.example.co.jp/会社/"},
        {"party", "page", "会社のページ", NULL},
        {"category", "remarks", "   ", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct record *record = record_new(kinds_find(cases[i].kind));
        bool taken = set(record, cases[i].column, cases[i].typed);
        if (taken != (cases[i].expected != NULL))
            print_error("%s: %s\n", cases[i].column, cases[i].typed);
        assert_int_equal(taken, cases[i].expected != NULL);
        assert_string_equal(record_value(record, cases[i].column), taken ? cases[i].expected : "");
        record_free(record);
    }
}

static void a_refusal_names_the_field_and_what_was_expected(void **state)
{
    (void)state;
    struct record *record = record_new(kinds_find("category"));
    assert_false(set(record, "status", "sealed"));
    assert_string_equal(why.text, "Status: \"sealed\" is not one of the choices. Expected: Draft, "
                                  "In review, Approved, Retired.");
    assert_false(set(record, "remarks", "123456789018"));
    assert_null(strstr(why.text, "123456789018"));
    record_free(record);
}

static void a_record_wants_a_name_and_gets_a_code(void **state)
{
    (void)state;
    struct model *m = test_model();
    struct record *record = record_new(kinds_find("category"));
    assert_true(set(record, "persons", "1"));
    assert_false(test_save(m, record, &note, &why));
    assert_string_equal(why.text, "Name: this field is needed. Enter a value.");
    assert_true(set(record, "name", "Members"));
    assert_true(test_save(m, record, &note, &why));
    assert_string_equal(record_value(record, "code"), "C-0001");
    record_free(record);
    model_close(m);
}

static void a_code_is_never_given_twice(void **state)
{
    (void)state;
    struct model *m = test_model();
    test_add(m, "item", "name", "a", NULL);
    test_add(m, "item", "name", "b", "code", "I-0007", NULL);
    assert_true(change_begin(m, &note, &why));
    int64_t id = record_find(m, kinds_find("item"), "I-0007");
    assert_true(change_delete(m, kinds_find("item"), id, false, NULL, &why));
    assert_true(change_commit(m, NULL, &why));
    test_add(m, "item", "name", "c", NULL);
    char *name = test_value(m, "item", "I-0008", "name");
    assert_string_equal(name, "c");
    free(name);
    struct record *record = record_new(kinds_find("item"));
    assert_true(set(record, "name", "d") && set(record, "code", "I-0001"));
    assert_false(test_save(m, record, &note, &why));
    assert_non_null(strstr(why.text, "I-0001 is in use"));
    record_free(record);
    model_close(m);
}

/* Another program may have added a record without counting its code. */
static void a_code_that_stands_is_not_given_whatever_was_counted(void **state)
{
    (void)state;
    struct model *m = test_model();
    test_add(m, "item", "name", "a", NULL);
    test_add(m, "item", "name", "b", NULL);
    assert_true(db_run(m->db, "UPDATE counter SET last = 0"));
    test_add(m, "item", "name", "c", NULL);
    test_value_is(m, "item", "I-0003", "name", "c");
    test_value_is(m, "item", "I-0001", "name", "a");
    model_close(m);
}

static void links_keep_their_order(void **state)
{
    (void)state;
    struct model *m = test_model();
    for (int i = 0; i < 4; i++)
        test_add(m, "purpose", "name", i == 0 ? "a" : i == 1 ? "b" : i == 2 ? "c" : "d", NULL);
    test_add(m, "category", "name", "Members", "purposes", "P-0003; P-0001; P-0002", NULL);
    test_set(m, "category", "C-0001", "purposes", "P-0002; P-0004; P-0003");
    char *purposes = test_value(m, "category", "C-0001", "purposes");
    assert_string_equal(purposes, "P-0002; P-0004; P-0003");
    free(purposes);
    size_t count;
    const struct kind *purpose = kinds_find("purpose");
    struct referrer *all = refer_to(m, purpose, record_find(m, purpose, "P-0004"), &count);
    assert_int_equal(count, 1);
    assert_string_equal(all[0].kind->name, "category");
    assert_string_equal(all[0].kind->fields[all[0].field].column, "purposes");
    free(all);
    model_close(m);
}

static void a_link_to_nothing_is_refused(void **state)
{
    (void)state;
    struct model *m = test_model();
    struct record *record = record_new(kinds_find("category"));
    assert_true(set(record, "name", "Members") && set(record, "purposes", "P-0009"));
    assert_false(test_save(m, record, &note, &why));
    assert_non_null(strstr(why.text, "P-0009"));
    assert_int_equal(record_count(m, record->kind), 0);
    record_free(record);
    model_close(m);
}

static void names_are_found_created_and_refused_where_ambiguous(void **state)
{
    (void)state;
    struct model *m = test_model();
    const struct kind *category = kinds_find("category");
    const struct field *items = &category->fields[kinds_field(category, "items")];
    struct buf codes = {0};
    test_add(m, "item", "name", "電話番号", "other_names", "TEL; 電話", NULL);
    test_add(m, "item", "name", "同名", NULL);
    test_add(m, "item", "name", "同名", NULL);
    assert_true(change_begin(m, &note, &why));
    assert_true(refer_cell(m, items, "TEL; 氏名; I-0002", REFER_CREATE, NULL, &codes, &why));
    assert_string_equal(codes.text, "I-0001; I-0004; I-0002");
    assert_false(refer_cell(m, items, "同名", REFER_CREATE, NULL, &codes, &why));
    assert_non_null(strstr(why.text, "I-0002"));
    assert_non_null(strstr(why.text, "I-0003"));
    assert_false(refer_cell(m, items, "住所", REFER_REFUSE, NULL, &codes, &why));
    change_cancel(m);
    assert_int_equal(record_count(m, kinds_find("item")), 3);
    buf_clear(&codes);
    model_close(m);
}

static void a_deletion_names_what_refers_to_it(void **state)
{
    (void)state;
    struct model *m = test_model();
    const struct kind *item = kinds_find("item");
    int64_t id = test_add(m, "item", "name", "氏名", NULL);
    test_add(m, "category", "name", "会員", "items", "I-0001", NULL);
    struct buf named = {0};
    assert_true(change_begin(m, &note, &why));
    assert_false(change_delete(m, item, id, false, &named, &why));
    assert_non_null(strstr(why.text, "C-0001 会員"));
    assert_true(change_delete(m, item, id, true, &named, &why));
    assert_string_equal(named.text, "Data category C-0001 会員 (Items)\n");
    assert_true(change_commit(m, NULL, &why));
    char *items = test_value(m, "category", "C-0001", "items");
    assert_string_equal(items, "");
    free(items);
    assert_true(journal_undo(m, 0, NULL, &why));
    items = test_value(m, "category", "C-0001", "items");
    assert_string_equal(items, "I-0001");
    free(items);
    buf_clear(&named);
    model_close(m);
}

static void lists_are_filtered_and_sorted_as_people_see_them(void **state)
{
    (void)state;
    struct model *m = test_model();
    test_add(m, "purpose", "name", "採用の検討", NULL);
    test_add(m, "category", "name", "採用応募者", "persons", "320", "status", "draft", "purposes",
             "P-0001", NULL);
    test_add(m, "category", "name", "ﾃﾞｰﾀ ＡＢＣ", "persons", "8000", "status", "approved", NULL);
    test_add(m, "category", "name", "会員", "persons", "12400", NULL);
    static const struct {
        const char *filter;
        size_t count;
    } filters[] = {{"データ abc", 1}, {"の検討", 1},  {"!会員", 2},
                   {"12,400", 1},     {"Draft", 1},   {"persons:8000", 1},
                   {"名称:応募", 1},  {"nothing", 0}, {"", 3}};
    for (size_t i = 0; i < sizeof filters / sizeof filters[0]; i++) {
        struct listing listing;
        struct listing_query query = {.kind = kinds_find("category"), .filter = filters[i].filter};
        assert_true(listing_load(m, &query, &listing, &why));
        if (listing.count != filters[i].count)
            print_error("filter %s\n", filters[i].filter);
        assert_int_equal(listing.count, filters[i].count);
        listing_clear(&listing);
    }
    struct listing listing;
    struct listing_query query = {
        .kind = kinds_find("category"), .sort = "persons", .descending = true};
    assert_true(listing_load(m, &query, &listing, &why));
    assert_int_equal(listing_place(&listing, record_find(m, query.kind, "C-0003")), 0);
    assert_int_equal(listing_place(&listing, record_find(m, query.kind, "C-0001")), 2);
    listing_clear(&listing);
    model_close(m);
}

/* Only codes of the form that the program gives move its counting on. */
static void codes_of_other_forms_are_not_counted_on(void **state)
{
    static const char *const codes[] = {"I-1234567890123456", "I-", "I-12x", "J-0099", "I0099"};
    (void)state;
    struct model *m = test_model();
    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++)
        test_add(m, "item", "name", "x", "code", codes[i], NULL);
    test_add(m, "item", "name", "first", NULL);
    test_value_is(m, "item", "I-0001", "name", "first");
    test_add(m, "item", "name", "x", "code", "I-0003", NULL);
    test_set(m, "item", "I-0003", "code", "X-1");
    test_add(m, "item", "name", "fourth", NULL);
    test_value_is(m, "item", "I-0004", "name", "fourth");
    test_add(m, "item", "name", "x", "code", "I-123456789012345", NULL);
    test_add(m, "item", "name", "behind", NULL);
    test_value_is(m, "item", "I-123456789012346", "name", "behind");
    /* A code that was emptied stays what it was. */
    test_set(m, "item", "X-1", "code", "");
    test_value_is(m, "item", "X-1", "name", "x");
    model_close(m);
}

static void a_reference_to_nothing_is_refused(void **state)
{
    (void)state;
    struct model *m = test_model();
    struct record *record = record_new(kinds_find("category"));
    assert_true(set(record, "name", "Members") && set(record, "department", "D-0009"));
    assert_false(test_save(m, record, &note, &why));
    assert_non_null(strstr(why.text, "there is no record D-0009 of the kind Department"));
    assert_int_equal(record_count(m, record->kind), 0);
    record_free(record);
    model_close(m);
}

/* Twelve are named, and that there are more. */
static void a_deletion_names_twelve_of_those_that_refer(void **state)
{
    (void)state;
    struct model *m = test_model();
    const struct kind *item = kinds_find("item");
    int64_t id = test_add(m, "item", "name", "Name", NULL);
    for (int i = 1; i <= 13; i++) {
        test_add(m, "category", "name", "x", "items", "I-0001", NULL);
        if (i < 12)
            continue;
        assert_true(change_begin(m, &note, &why));
        assert_false(change_delete(m, item, id, false, NULL, &why));
        change_cancel(m);
        assert_non_null(strstr(why.text, "C-0001 x (Items), Data category C-0002"));
        assert_non_null(strstr(why.text, "C-0012"));
        assert_null(strstr(why.text, "C-0013"));
        assert_int_equal(strstr(why.text, ", …") != NULL, i == 13);
    }
    assert_true(change_begin(m, &note, &why));
    assert_true(change_delete(m, item, id, true, NULL, &why));
    assert_false(change_delete(m, item, id, true, NULL, &why));
    assert_string_equal(why.text, "This record of the kind Item is no longer there.");
    assert_true(change_commit(m, NULL, &why));
    test_value_is(m, "category", "C-0013", "items", "");
    model_close(m);
}

/* A notice may be an edition of itself. */
static void a_record_that_refers_to_itself_can_be_deleted(void **state)
{
    (void)state;
    struct model *m = test_model();
    const struct kind *notice = kinds_find("notice");
    for (size_t f = 0; f < notice->field_count; f++) {
        const struct field *field = &notice->fields[f];
        if (!kinds_is_reference(field) || strcmp(field->kind, "notice") != 0)
            continue;
        int64_t id = test_add(m, "notice", "code", "N-1", "name", "One", NULL);
        test_set(m, "notice", "N-1", field->column, "N-1");
        test_add(m, "notice", "code", "N-2", "name", "Two", field->column, "N-1", NULL);
        assert_true(change_begin(m, &note, &why));
        assert_false(change_delete(m, notice, id, false, NULL, &why));
        assert_non_null(strstr(why.text, "1 record refers to it: Notice N-2"));
        int64_t other = record_find(m, notice, "N-2");
        assert_true(change_delete(m, notice, other, false, NULL, &why));
        assert_true(change_delete(m, notice, id, false, NULL, &why));
        assert_true(change_commit(m, NULL, &why));
    }
    model_close(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_taken_in_their_canonical_form),
        cmocka_unit_test(a_refusal_names_the_field_and_what_was_expected),
        cmocka_unit_test(a_record_wants_a_name_and_gets_a_code),
        cmocka_unit_test(a_code_is_never_given_twice),
        cmocka_unit_test(a_code_that_stands_is_not_given_whatever_was_counted),
        cmocka_unit_test(links_keep_their_order),
        cmocka_unit_test(a_link_to_nothing_is_refused),
        cmocka_unit_test(names_are_found_created_and_refused_where_ambiguous),
        cmocka_unit_test(a_deletion_names_what_refers_to_it),
        cmocka_unit_test(lists_are_filtered_and_sorted_as_people_see_them),
        cmocka_unit_test(codes_of_other_forms_are_not_counted_on),
        cmocka_unit_test(a_reference_to_nothing_is_refused),
        cmocka_unit_test(a_deletion_names_twelve_of_those_that_refer),
        cmocka_unit_test(a_record_that_refers_to_itself_can_be_deleted),
    };
    return cmocka_run_group_tests_name("record", tests, NULL, NULL);
}

/*
 * From what a person or a file calls a record to the record: by code, name, other
 * name or corporate number; what is unknown, ambiguous or wrong is refused, and what
 * merely looks alike is never taken.
 */
#include "tests/model.h"

#include "model/buf.h"
#include "model/refer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct why why = {.lang = LANG_EN};
static const struct change_note note = {.what = "add", .about = "test"};

static int64_t find(struct model *m, const char *kind, const char *name)
{
    return refer_find(m, kinds_find(kind), name, &why);
}

static const struct field *field_of(const char *kind, const char *column)
{
    const struct kind *of = kinds_find(kind);
    return &of->fields[kinds_field(of, column)];
}

static void a_corporate_number_names_its_record_however_it_is_written(void **state)
{
    (void)state;
    struct model *m = test_model();
    int64_t plain =
        test_add(m, "party", "name", "Plain", "corporate_number", "7123456789012", NULL);
    int64_t invoice =
        test_add(m, "party", "name", "Invoice", "corporate_number", "T8000000000001", NULL);
    assert_int_equal(find(m, "party", "7123456789012"), plain);
    assert_int_equal(find(m, "party", "T7123456789012"), plain);
    assert_int_equal(find(m, "party", "７１２３４５６７８９０１２"), plain);
    assert_int_equal(find(m, "party", "8000000000001"), invoice);
    assert_int_equal(find(m, "party", "t8000000000001"), invoice);
    assert_int_equal(find(m, "party", "6123456789012"), -1);
    assert_string_equal(why.text, "\"6123456789012\" is no corporate number: its check digit is "
                                  "wrong. Check the digits.");
    test_set(m, "party", "PT-0001", "corporate_number", "");
    assert_int_equal(find(m, "party", "7123456789012"), -1);
    assert_string_equal(why.text, "No record of the kind Party has the corporate number "
                                  "7123456789012. Give its name, or add it with this number "
                                  "first.");
    /* 12 and 14 digits are a name like any other, as is a kind without such numbers. */
    assert_int_equal(find(m, "party", "712345678901"), 0);
    assert_int_equal(find(m, "party", "71234567890123"), 0);
    assert_int_equal(find(m, "party", "7123456789012a"), 0);
    assert_int_equal(find(m, "party", "thirteen char"), 0);
    assert_int_equal(find(m, "item", "7123456789012"), 0);
    model_close(m);
}

static void of_several_with_one_name_none_is_taken(void **state)
{
    (void)state;
    struct model *m = test_model();
    int64_t one = test_add(m, "party", "name", "One", "other_names", "First; Shared", NULL);
    int64_t two = test_add(m, "party", "name", "Two", "other_names", "Shared", NULL);
    test_add(m, "party", "name", "Three", "other_names", "Shared; First of three", NULL);
    assert_int_equal(find(m, "party", "First"), one);
    assert_int_equal(find(m, "party", "Shared"), -1);
    assert_string_equal(why.text,
                        "\"Shared\" names several records of the kind Party: PT-0001 One, "
                        "PT-0002 Two. Give the code.");
    /* A part of another name is none. */
    assert_int_equal(find(m, "party", "Fir"), 0);
    assert_int_equal(find(m, "party", "PT-0002"), two);
    const struct kind *party = kinds_find("party");
    assert_int_equal(refer_find_named(m, party, "First", &why), 0);
    assert_int_equal(refer_find_named(m, party, "One", &why), one);
    assert_true(refer_has_other_name(m, party, one, "First"));
    assert_false(refer_has_other_name(m, party, two, "First"));
    assert_false(refer_has_other_name(m, party, 404, "First"));
    assert_false(refer_has_other_name(m, kinds_find("category"), one, "First"));
    test_add(m, "party", "name", "Twin", "corporate_number", "7123456789012", NULL);
    test_add(m, "party", "name", "Twin of it", "corporate_number", "T7123456789012", NULL);
    assert_int_equal(find(m, "party", "7123456789012"), -1);
    assert_non_null(strstr(why.text, "names several records"));
    model_close(m);
}

static void created(void *context, const struct kind *kind, const char *code, const char *name)
{
    buf_printf(context, "%s %s %s\n", kind->name, code, name);
}

static void cell_gives(struct model *m, const struct field *field, const char *cell,
                       const struct refer_watch *watch, const char *expected)
{
    struct buf codes = {0};
    bool done = refer_cell(m, field, cell, watch == NULL ? REFER_REFUSE : REFER_CREATE, watch,
                           &codes, &why);
    if (expected == NULL)
        assert_false(done);
    else if (!done)
        fail_msg("%s", why.text);
    else
        assert_string_equal(buf_text(&codes), expected);
    buf_clear(&codes);
}

static void a_cell_of_names_becomes_codes_each_once(void **state)
{
    (void)state;
    struct model *m = test_model();
    struct buf told = {0};
    const struct refer_watch watch = {created, &told}, silent = {NULL, NULL};
    const struct field *items = field_of("category", "items");
    const struct field *department = field_of("category", "department");
    test_add(m, "item", "name", "Name", "other_names", "氏名", NULL);
    test_add(m, "department", "name", "Sales", NULL);
    cell_gives(m, items, "Name; ; 氏名; I-0001", NULL, "I-0001");
    cell_gives(m, items, "", NULL, "");
    cell_gives(m, department, "Sales", NULL, "D-0001");
    cell_gives(m, department, "", NULL, "");
    cell_gives(m, department, "Sale", NULL, NULL);
    assert_string_equal(why.text, "Department: There is no \"Sale\" of the kind Department. Give "
                                  "its code or exact name, or add it first.");
    assert_true(change_begin(m, &note, &why));
    cell_gives(m, items, "Fax; Name; Fax; Seal", &watch, "I-0002; I-0001; I-0003");
    cell_gives(m, items, "Post", &silent, "I-0004");
    /* What may not be a name is not created. */
    cell_gives(m, items, "123456789018", &watch, NULL);
    assert_null(strstr(why.text, "123456789018"));
    assert_true(change_commit(m, NULL, &why));
    assert_string_equal(buf_text(&told), "item I-0002 Fax\nitem I-0003 Seal\n");
    test_value_is(m, "item", "I-0003", "name", "Seal");
    buf_clear(&told);
    test_sound(m);
    model_close(m);
}

static void name_is(struct model *m, const char *kind, const char *code, const char *expected)
{
    struct buf name = {0};
    refer_name(m, kinds_find(kind), code, &name);
    assert_string_equal(buf_text(&name), expected);
    buf_clear(&name);
}

/* What it is called must lead back to it. */
static void a_record_is_called_by_its_name_only_where_that_finds_it_again(void **state)
{
    (void)state;
    struct model *m = test_model();
    test_add(m, "item", "name", "Alone", NULL);
    test_add(m, "item", "name", "Twin", NULL);
    test_add(m, "item", "name", "Twin", NULL);
    test_add(m, "item", "name", "I-0001", NULL);
    test_add(m, "party", "name", "7123456789012", NULL);
    test_add(m, "party", "name", "Bearer", "corporate_number", "7123456789012", NULL);
    /* Within a change it is asked anew, else it is remembered: both say the same. */
    for (int held = 0; held < 2; held++) {
        if (held == 1)
            assert_true(change_begin(m, &note, &why));
        name_is(m, "item", "I-0001", "Alone");
        name_is(m, "item", "I-0002", "I-0002");
        name_is(m, "item", "I-0004", "I-0004");
        name_is(m, "party", "PT-0001", "7123456789012");
        name_is(m, "item", "I-0404", "I-0404");
        name_is(m, "item", "I-0404", "I-0404");
    }
    change_cancel(m);
    model_close(m);
}

static void no_more_of_those_that_refer_are_told_than_asked(void **state)
{
    (void)state;
    struct model *m = test_model();
    enum { MANY = 1001 };
    size_t count = 0, all = 0;
    const struct kind *category = kinds_find("category"), *department = kinds_find("department");
    size_t through = kinds_field(category, "department");
    int64_t id = test_add(m, "department", "name", "Sales", NULL);
    struct why reason = {.lang = LANG_EN};
    free(refer_some(m, category, through, id, 2, &count, &all));
    assert_int_equal(count + all, 0);
    assert_true(change_begin(m, &note, &why));
    for (int i = 0; i < MANY; i++) {
        struct record *record = record_new(category);
        char code[16];
        snprintf(code, sizeof code, "C-%04d", MANY - i);
        record_put(record, kinds_field(category, "code"), code);
        record_put(record, kinds_field(category, "name"), code);
        record_put(record, through, "D-0001");
        assert_true(record_save(m, record, &reason));
        record_free(record);
        /* Up to a thousand in order of their codes, more as they come. */
        if (i == MANY - 2 || i == MANY - 1) {
            struct buf first = {0};
            struct referrer *some = refer_some(m, category, through, id, 2, &count, &all);
            assert_int_equal(count, 2);
            assert_int_equal(all, i + 1);
            refer_code(m, category, some[0].id, &first);
            if (all == MANY - 1)
                assert_string_equal(buf_text(&first), "C-0002");
            buf_clear(&first);
            free(some);
        }
    }
    change_cancel(m);
    struct referrer *none = refer_to(m, department, id, &count);
    assert_null(none);
    assert_int_equal(count, 0);
    /* Of all kinds, kind by kind. */
    test_add(m, "category", "name", "Members", "department", "D-0001", NULL);
    test_add(m, "campaign", "name", "2026", "departments", "D-0001", NULL);
    struct referrer *both = refer_to(m, department, id, &count);
    assert_int_equal(count, 2);
    assert_string_equal(both[0].kind->name, "category");
    assert_string_equal(both[1].kind->name, "campaign");
    free(both);
    model_close(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_corporate_number_names_its_record_however_it_is_written),
        cmocka_unit_test(of_several_with_one_name_none_is_taken),
        cmocka_unit_test(a_cell_of_names_becomes_codes_each_once),
        cmocka_unit_test(a_record_is_called_by_its_name_only_where_that_finds_it_again),
        cmocka_unit_test(no_more_of_those_that_refer_are_told_than_asked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

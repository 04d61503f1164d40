/*
 * One change to many records: what it would do is told first, all of it is
 * one entry that undo takes back, and where anything stands in the way nothing
 * happens.
 */
#include "tests/model.h"

#include "model/buf.h"
#include "model/history.h"
#include "model/inside.h"
#include "model/several.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { CATEGORIES = 4 };

static struct why why = {.lang = LANG_EN};

struct fixture {
    struct model *m;
    const struct kind *kind;
    int64_t ids[CATEGORIES];
};

/* Four categories: two kept by RT-0001, one by none, one approved. */
static struct fixture begin(void)
{
    struct fixture f = {test_model(), kinds_find("category"), {0}};
    test_add(f.m, "item", "name", "Name", NULL);
    test_add(f.m, "item", "name", "Address", NULL);
    f.ids[0] = test_add(f.m, "category", "name", "Members", "items", "I-0001", NULL);
    f.ids[1] = test_add(f.m, "category", "name", "Applicants", "status", "draft", NULL);
    f.ids[2] = test_add(f.m, "category", "name", "Staff", "status", "approved", "items",
                        "I-0002; I-0001", NULL);
    f.ids[3] = test_add(f.m, "category", "name", "Suppliers", NULL);
    test_add(f.m, "retention", "name", "Three years", "categories", "C-0001; C-0002; C-0004", NULL);
    test_add(f.m, "retention", "name", "Five years", NULL);
    return f;
}

static struct several_order own(const struct fixture *f, const char *column, enum several_way way,
                                const char *value)
{
    return (struct several_order){
        .kind = f->kind,
        .field = {f->kind, kinds_field(f->kind, column)},
        .way = way,
        .value = value,
    };
}

static struct several_order end(const struct fixture *f, const char *kind, enum several_way way,
                                const char *value)
{
    const struct kind *from = kinds_find(kind);
    return (struct several_order){
        .kind = f->kind,
        .field = {from, kinds_field(from, "categories")},
        .other_end = true,
        .way = way,
        .value = value,
    };
}

/* ORDER for the first COUNT categories, looked at. */
static struct several *look(const struct fixture *f, struct several_order order, size_t count)
{
    struct several *several = several_new(f->m, &order, f->ids, count, &why);
    if (several == NULL)
        fail_msg("%s", why.text);
    while (several->looked < several->count)
        assert_true(several_look(f->m, several, 1, &why));
    return several;
}

/* Carries SEVERAL out and frees it; false where it was refused. */
static bool carry_out(const struct fixture *f, struct several *several,
                      const struct several_watch *watch)
{
    struct buf about = {0};
    several_about(f->kind, several->count, &about);
    struct change_note note = {.what = "set", .about = buf_text(&about)};
    bool done = change_begin(f->m, &note, &why) &&
                several_apply(f->m, several, NULL, watch, &why) && change_commit(f->m, NULL, &why);
    change_cancel(f->m);
    several_free(several);
    buf_clear(&about);
    return done;
}

static void check_title(struct model *m, const char *title)
{
    struct entries entries;
    struct buf text = {0};
    assert_true(journal_list(m, NULL, NULL, 1, &entries, &why));
    history_title(entries.items[0].what, entries.items[0].about, LANG_EN, &text);
    assert_string_equal(buf_text(&text), title);
    buf_clear(&text);
    journal_clear(&entries);
}

static void old_values_are_counted_and_one_undo_takes_all_back(void **state)
{
    struct fixture f = begin();
    char before[65], after[65];
    (void)state;
    struct several *several = look(&f, own(&f, "status", SEVERAL_SET, "Approved"), CATEGORIES);
    assert_int_equal(several->changing, 3);
    assert_int_equal(several->same, 1);
    assert_int_equal(several->refused, 0);
    assert_int_equal(several->from_count, 2);
    assert_string_equal(several->from[0].before, "");
    assert_int_equal(several->from[0].count, 2);
    assert_string_equal(several->from[1].before, "draft");
    assert_string_equal(several->from[1].after, "approved");
    test_digest(f.m, before);
    assert_true(carry_out(&f, several, NULL));
    test_value_is(f.m, "category", "C-0001", "status", "approved");
    test_value_is(f.m, "category", "C-0004", "status", "approved");
    check_title(f.m, "Change Data category (4 records)");
    assert_true(journal_undo(f.m, 0, NULL, &why));
    test_digest(f.m, after);
    assert_string_equal(before, after);
    test_sound(f.m);
    model_close(f.m);
}

static void lists_are_added_to_taken_from_replaced_and_emptied(void **state)
{
    static const struct {
        enum several_way way;
        const char *value, *first, *third;
        size_t changing;
    } cases[] = {
        {SEVERAL_ADD, "I-0002", "I-0001; I-0002", "I-0002; I-0001", 2},
        {SEVERAL_TAKE_OUT, "Name", "", "I-0002", 2},
        {SEVERAL_SET, "I-0002; I-0001", "I-0002; I-0001", "I-0002; I-0001", 2},
        {SEVERAL_EMPTY, "", "", "", 2},
        {SEVERAL_ADD, "Telephone", "I-0001; I-0003", "I-0002; I-0001; I-0003", 3},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct fixture f = begin();
        struct several *several = look(&f, own(&f, "items", cases[i].way, cases[i].value), 3);
        assert_int_equal(several->changing, cases[i].changing);
        assert_true(carry_out(&f, several, NULL));
        test_value_is(f.m, "category", "C-0001", "items", cases[i].first);
        test_value_is(f.m, "category", "C-0003", "items", cases[i].third);
        test_sound(f.m);
        model_close(f.m);
    }
}

/* Wherever the records are kept, they are kept by the new rule alone; what is
 * no part of the order stays. */
static void records_move_from_one_other_end_to_another(void **state)
{
    struct fixture f = begin();
    char before[65], after[65];
    (void)state;
    test_digest(f.m, before);
    struct several *several = look(&f, end(&f, "retention", SEVERAL_SET, "RT-0002"), 3);
    assert_int_equal(several->changing, 3);
    assert_int_equal(several->from_count, 2);
    assert_string_equal(several->from[0].before, "RT-0001");
    assert_int_equal(several->from[0].count, 2);
    assert_string_equal(several->from[0].after, "RT-0002");
    assert_true(carry_out(&f, several, NULL));
    test_value_is(f.m, "retention", "RT-0001", "categories", "C-0004");
    test_value_is(f.m, "retention", "RT-0002", "categories", "C-0001; C-0002; C-0003");
    several = look(&f, end(&f, "retention", SEVERAL_SET, "RT-0002"), 3);
    assert_int_equal(several->same, 3);
    several_free(several);
    assert_true(journal_undo(f.m, 0, NULL, &why));
    test_digest(f.m, after);
    assert_string_equal(before, after);
    test_sound(f.m);
    model_close(f.m);
}

static void other_ends_are_added_taken_out_and_made(void **state)
{
    struct fixture f = begin();
    (void)state;
    assert_true(carry_out(&f, look(&f, end(&f, "retention", SEVERAL_ADD, "RT-0002"), 2), NULL));
    test_value_is(f.m, "retention", "RT-0001", "categories", "C-0001; C-0002; C-0004");
    test_value_is(f.m, "retention", "RT-0002", "categories", "C-0001; C-0002");
    assert_true(
        carry_out(&f, look(&f, end(&f, "retention", SEVERAL_TAKE_OUT, "RT-0001"), 2), NULL));
    test_value_is(f.m, "retention", "RT-0001", "categories", "C-0004");
    assert_true(carry_out(&f, look(&f, end(&f, "retention", SEVERAL_EMPTY, ""), 2), NULL));
    test_value_is(f.m, "retention", "RT-0002", "categories", "");
    assert_true(carry_out(&f, look(&f, end(&f, "retention", SEVERAL_SET, "Ten years"), 4), NULL));
    test_value_is(f.m, "retention", "RT-0003", "name", "Ten years");
    test_value_is(f.m, "retention", "RT-0003", "categories", "C-0001; C-0002; C-0003; C-0004");
    test_value_is(f.m, "retention", "RT-0001", "categories", "");
    test_sound(f.m);
    model_close(f.m);
}

/* Records made for the order in the same change count as its values, also where
 * their names are those of others. */
static void what_was_made_for_the_order_is_a_value_of_it(void **state)
{
    struct fixture f = begin();
    struct cells making = {0}, made = {0};
    struct change_note note = {.what = "set", .about = "test"};
    struct several_order order = end(&f, "retention", SEVERAL_SET, "RT-0002");
    (void)state;
    cells_add(&making, "Five years");
    cells_add(&making, "Five years");
    order.making = &making;
    struct several *several = look(&f, order, 2);
    assert_int_equal(several->changing, 2);
    assert_true(change_begin(f.m, &note, &why));
    for (int i = 0; i < 2; i++) {
        struct record *record = record_new(kinds_find("retention"));
        assert_true(record_set(record, kinds_field(record->kind, "name"), "Five years", &why));
        assert_true(record_save(f.m, record, &why));
        cells_add(&made, record_value(record, "code"));
        record_free(record);
    }
    assert_true(several_apply(f.m, several, &made, NULL, &why));
    assert_true(change_commit(f.m, NULL, &why));
    for (int i = 2; i <= 4; i++) {
        char code[16];
        snprintf(code, sizeof code, "RT-%04d", i);
        test_value_is(f.m, "retention", code, "categories", "C-0001; C-0002");
    }
    test_value_is(f.m, "retention", "RT-0001", "categories", "C-0004");
    order.way = SEVERAL_TAKE_OUT;
    assert_null(several_new(f.m, &order, f.ids, 2, &why));
    several_free(several);
    cells_clear(&making);
    cells_clear(&made);
    model_close(f.m);
}

/* A record that is made is another one than that whose code is its name. */
static void what_is_made_is_not_what_has_its_name_as_a_code(void **state)
{
    static const char *const values[] = {"", "RT-0001"};
    (void)state;
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
        struct fixture f = begin();
        struct cells making = {0};
        struct several_order order = end(&f, "retention", SEVERAL_ADD, values[i]);
        cells_add(&making, "RT-0001");
        order.making = &making;
        struct several *several = look(&f, order, 2);
        assert_int_equal(several->changing, 2);
        several_free(several);
        cells_clear(&making);
        model_close(f.m);
    }
}

/* Checks that SEVERAL is refused as stale with NAME in the reason, and that
 * nothing changed. */
static void check_stale(const struct fixture *f, struct several *several, const char *name)
{
    char before[65], after[65];
    test_digest(f->m, before);
    why.class = WHY_INPUT;
    assert_false(carry_out(f, several, NULL));
    assert_int_equal(why.class, WHY_STALE);
    if (strstr(why.text, name) == NULL)
        fail_msg("%s", why.text);
    test_digest(f->m, after);
    assert_string_equal(before, after);
}

static void what_changed_since_it_was_looked_at_is_refused_whole(void **state)
{
    struct fixture f = begin();
    (void)state;
    struct several *several = look(&f, own(&f, "status", SEVERAL_SET, "approved"), CATEGORIES);
    test_set(f.m, "category", "C-0004", "remarks", "elsewhere");
    check_stale(&f, several, "C-0004");
    /* Also one that has the value already, as it may have it no more. */
    several = look(&f, own(&f, "status", SEVERAL_SET, "approved"), CATEGORIES);
    test_set(f.m, "category", "C-0003", "status", "draft");
    check_stale(&f, several, "C-0003");
    several = look(&f, end(&f, "retention", SEVERAL_SET, "RT-0002"), 2);
    test_set(f.m, "retention", "RT-0002", "period", "P10Y");
    check_stale(&f, several, "RT-0002");
    several = look(&f, end(&f, "retention", SEVERAL_SET, "RT-0002"), 3);
    test_set(f.m, "retention", "RT-0001", "categories", "C-0001; C-0003");
    check_stale(&f, several, "C-0001");
    model_close(f.m);
}

static void delete_elsewhere(const struct fixture *f, size_t i)
{
    struct change_note note = {.what = "delete", .about = ""};
    assert_true(change_begin(f->m, &note, &why));
    assert_true(several_delete(f->m, f->kind, &f->ids[i], 1, true, NULL, &why));
    assert_true(change_commit(f->m, NULL, &why));
}

static void a_record_that_is_gone_is_told_and_left_out(void **state)
{
    struct fixture f = begin();
    (void)state;
    struct several *several = look(&f, own(&f, "risk", SEVERAL_SET, "high"), CATEGORIES);
    delete_elsewhere(&f, 1);
    check_stale(&f, several, "deleted elsewhere");
    several = look(&f, own(&f, "risk", SEVERAL_SET, "high"), CATEGORIES);
    assert_int_equal(several->refused, 1);
    assert_int_equal(several->changing, 3);
    assert_non_null(strstr(several->refusals[0].text, "no longer there"));
    assert_true(carry_out(&f, several, NULL));
    test_value_is(f.m, "category", "C-0003", "risk", "high");
    several = look(&f, end(&f, "retention", SEVERAL_SET, "RT-0002"), CATEGORIES);
    assert_int_equal(several->refused, 1);
    assert_true(carry_out(&f, several, NULL));
    test_value_is(f.m, "retention", "RT-0002", "categories", "C-0001; C-0003; C-0004");
    model_close(f.m);
}

/* A record that nothing leads to says nothing by those that lead to it. */
static void a_record_without_others_that_is_gone_is_refused(void **state)
{
    struct fixture f = begin();
    (void)state;
    struct several *several = look(&f, end(&f, "retention", SEVERAL_ADD, "RT-0002"), 3);
    delete_elsewhere(&f, 2);
    check_stale(&f, several, "deleted elsewhere");
    model_close(f.m);
}

/* Only what is not as wanted is given another record that refers to it. */
static void a_link_that_is_there_stays_the_only_one(void **state)
{
    struct fixture f = begin();
    (void)state;
    struct several *several = look(&f, end(&f, "retention", SEVERAL_ADD, "RT-0001"), 3);
    assert_int_equal(several->same, 2);
    assert_int_equal(several->changing, 1);
    assert_true(carry_out(&f, several, NULL));
    test_value_is(f.m, "retention", "RT-0001", "categories", "C-0001; C-0002; C-0004; C-0003");
    model_close(f.m);
}

/* Another program took a name away and made codes of what no value may be: such records are
 * refused by themselves, and no message says the number. */
static void what_another_program_spoiled_is_not_written_on(void **state)
{
    struct fixture f = begin();
    (void)state;
    test_add(f.m, "item", "name", "Telephone", NULL);
    assert_true(db_run(f.m->db, "UPDATE category SET name = '' WHERE code = 'C-0002'; "
                                "UPDATE item SET code = '123456789018' WHERE code = 'I-0002'"));
    struct several *several = look(&f, own(&f, "items", SEVERAL_ADD, "I-0003"), CATEGORIES);
    assert_int_equal(several->refused, 2);
    assert_int_equal(several->changing, 2);
    assert_non_null(strstr(several->refusals[0].text, "needed"));
    assert_null(strstr(several->refusals[1].text, "123456789018"));
    assert_true(carry_out(&f, several, NULL));
    test_value_is(f.m, "category", "C-0001", "items", "I-0001; I-0003");
    test_value_is(f.m, "category", "C-0002", "items", "");
    assert_true(db_run(f.m->db, "UPDATE category SET code = '123456789018' WHERE code = 'C-0002'"));
    several = look(&f, end(&f, "retention", SEVERAL_ADD, "RT-0001"), 3);
    assert_false(carry_out(&f, several, NULL));
    assert_null(strstr(why.text, "123456789018"));
    test_value_is(f.m, "retention", "RT-0001", "categories", "C-0001; 123456789018; C-0004");
    model_close(f.m);
}

static void a_value_that_cannot_be_taken_is_refused_at_once(void **state)
{
    struct fixture f = begin();
    const struct several_order wrong[] = {
        own(&f, "persons", SEVERAL_SET, "about 100"),
        own(&f, "status", SEVERAL_SET, "sealed"),
        own(&f, "status", SEVERAL_SET, ""),
        own(&f, "name", SEVERAL_EMPTY, ""),
        own(&f, "remarks", SEVERAL_SET, "123456789018"),
        own(&f, "items", SEVERAL_ADD, ""),
        own(&f, "items", SEVERAL_ADD, "123456789018"),
        own(&f, "items", SEVERAL_TAKE_OUT, "Telephone"),
        end(&f, "retention", SEVERAL_TAKE_OUT, "Ten years"),
    };
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        assert_null(several_new(f.m, &wrong[i], f.ids, CATEGORIES, &why));
        assert_null(strstr(why.text, "123456789018"));
    }
    model_close(f.m);
}

static bool stop_at_two(void *context, size_t done, size_t total)
{
    assert_int_equal(total, CATEGORIES);
    *(size_t *)context = done;
    return done < 2;
}

static void giving_up_changes_nothing(void **state)
{
    struct fixture f = begin();
    size_t seen = 0;
    struct several_watch watch = {stop_at_two, &seen};
    char before[65], after[65];
    (void)state;
    test_digest(f.m, before);
    assert_false(carry_out(&f, look(&f, own(&f, "risk", SEVERAL_SET, "high"), CATEGORIES), &watch));
    assert_int_equal(seen, 2);
    test_digest(f.m, after);
    assert_string_equal(before, after);
    model_close(f.m);
}

static void many_records_are_kept_by_one_rule(void **state)
{
    enum { MANY = 1200 };
    struct fixture f = begin();
    int64_t ids[MANY];
    struct change_note note = {.what = "add", .about = "many"};
    (void)state;
    assert_true(change_begin(f.m, &note, &why));
    for (size_t i = 0; i < MANY; i++) {
        struct record *record = record_new(f.kind);
        assert_true(record_set(record, kinds_field(f.kind, "name"), "Many", &why));
        assert_true(record_save(f.m, record, &why));
        ids[i] = record->id;
        record_free(record);
    }
    assert_true(change_commit(f.m, NULL, &why));
    struct several_order order = end(&f, "retention", SEVERAL_SET, "RT-0002");
    struct several *several = several_new(f.m, &order, ids, MANY, &why);
    assert_non_null(several);
    assert_true(several_look(f.m, several, MANY, &why));
    assert_int_equal(several->changing, MANY);
    assert_true(carry_out(&f, several, NULL));
    size_t count = MANY;
    ids[5]++;
    assert_true(several_keep(f.m, f.kind, ids, &count, &why));
    assert_int_equal(count, MANY - 1);
    assert_true(change_begin(f.m, &note, &why));
    assert_true(several_delete(f.m, f.kind, ids, 100, true, NULL, &why));
    assert_true(change_commit(f.m, NULL, &why));
    count = 100;
    assert_true(several_keep(f.m, f.kind, ids, &count, &why));
    assert_int_equal(count, 0);
    assert_true(journal_undo(f.m, 0, NULL, &why));
    test_sound(f.m);
    model_close(f.m);
}

static void refused(const struct fixture *f, struct several_order order)
{
    why.text[0] = '\0';
    assert_null(several_new(f->m, &order, f->ids, CATEGORIES, &why));
    assert_string_not_equal(why.text, "");
}

static void end_fixture(struct fixture *f)
{
    test_sound(f->m);
    model_close(f->m);
}

/* A field of one reference, which is no list. */
static void one_reference_is_set_made_and_emptied(void **state)
{
    struct fixture f = begin();
    (void)state;
    assert_true(carry_out(&f, look(&f, own(&f, "department", SEVERAL_SET, "Sales"), 2), NULL));
    test_value_is(f.m, "department", "D-0001", "name", "Sales");
    test_value_is(f.m, "category", "C-0001", "department", "D-0001");
    test_value_is(f.m, "category", "C-0002", "department", "D-0001");
    struct several *several = look(&f, own(&f, "department", SEVERAL_SET, "D-0001"), CATEGORIES);
    assert_int_equal(several->same, 2);
    assert_int_equal(several->changing, 2);
    several_free(several);
    assert_true(
        carry_out(&f, look(&f, own(&f, "department", SEVERAL_EMPTY, ""), CATEGORIES), NULL));
    test_value_is(f.m, "category", "C-0002", "department", "");
    refused(&f, own(&f, "department", SEVERAL_SET, ""));
    assert_string_equal(why.text, "Choose a value first.");
    refused(&f, own(&f, "department", SEVERAL_SET, "123456789018"));
    assert_null(strstr(why.text, "123456789018"));
    several = look(&f, own(&f, "department", SEVERAL_SET, "Sales"), 0);
    assert_int_equal(several->changing, 0);
    assert_true(carry_out(&f, several, NULL));
    end_fixture(&f);
}

/* What one record refuses is told with its reason; of many only the first. */
static void only_so_many_values_and_refusals_are_named(void **state)
{
    enum { MANY = SEVERAL_VALUES + SEVERAL_REFUSALS + 3 };
    struct fixture f = begin();
    int64_t ids[MANY];
    (void)state;
    for (int i = 0; i < MANY; i++) {
        char remarks[16];
        snprintf(remarks, sizeof remarks, "remark %d", i);
        ids[i] = i < SEVERAL_REFUSALS + 1
                     ? INT64_MAX - i
                     : test_add(f.m, "category", "name", "x", "remarks", remarks, NULL);
    }
    struct several_order order = own(&f, "remarks", SEVERAL_SET, "the same");
    struct several *several = several_new(f.m, &order, ids, MANY, &why);
    assert_non_null(several);
    assert_true(several_look(f.m, several, MANY + 1, &why));
    assert_int_equal(several->refused, SEVERAL_REFUSALS + 1);
    assert_int_equal(several->refusal_count, SEVERAL_REFUSALS);
    assert_int_equal(several->from_count, SEVERAL_VALUES);
    assert_int_equal(several->from_others, MANY - SEVERAL_REFUSALS - 1 - SEVERAL_VALUES);
    assert_true(carry_out(&f, several, NULL));
    end_fixture(&f);
}

static bool stop(void *context, size_t done, size_t total)
{
    size_t *left = context;
    (void)done;
    (void)total;
    if (*left == 0)
        return false;
    --*left;
    return true;
}

/* At whatever step it is given up. */
static void giving_up_at_any_step_changes_nothing(void **state)
{
    struct fixture f = begin();
    char before[65], after[65];
    (void)state;
    test_digest(f.m, before);
    bool done = false;
    for (size_t steps = 0; !done; steps++) {
        size_t left = steps;
        const struct several_watch watch = {.tell = stop, .context = &left};
        done = carry_out(&f, look(&f, end(&f, "retention", SEVERAL_SET, "RT-0002"), CATEGORIES),
                         &watch);
        if (done)
            break;
        assert_string_equal(why.text, "Given up. Nothing was changed.");
        test_digest(f.m, after);
        assert_string_equal(before, after);
        left = steps % CATEGORIES;
        assert_true(change_begin(f.m, &(struct change_note){.what = "delete", .about = ""}, &why));
        assert_false(several_delete(f.m, f.kind, f.ids, CATEGORIES, true, &watch, &why));
        change_cancel(f.m);
    }
    test_value_is(f.m, "retention", "RT-0002", "categories", "C-0001; C-0002; C-0003; C-0004");
    end_fixture(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(old_values_are_counted_and_one_undo_takes_all_back),
        cmocka_unit_test(lists_are_added_to_taken_from_replaced_and_emptied),
        cmocka_unit_test(records_move_from_one_other_end_to_another),
        cmocka_unit_test(other_ends_are_added_taken_out_and_made),
        cmocka_unit_test(what_was_made_for_the_order_is_a_value_of_it),
        cmocka_unit_test(what_changed_since_it_was_looked_at_is_refused_whole),
        cmocka_unit_test(a_record_that_is_gone_is_told_and_left_out),
        cmocka_unit_test(what_is_made_is_not_what_has_its_name_as_a_code),
        cmocka_unit_test(a_record_without_others_that_is_gone_is_refused),
        cmocka_unit_test(a_link_that_is_there_stays_the_only_one),
        cmocka_unit_test(what_another_program_spoiled_is_not_written_on),
        cmocka_unit_test(a_value_that_cannot_be_taken_is_refused_at_once),
        cmocka_unit_test(giving_up_changes_nothing),
        cmocka_unit_test(many_records_are_kept_by_one_rule),
        cmocka_unit_test(one_reference_is_set_made_and_emptied),
        cmocka_unit_test(only_so_many_values_and_refusals_are_named),
        cmocka_unit_test(giving_up_at_any_step_changes_nothing),
    };
    return cmocka_run_group_tests_name("several", tests, NULL, NULL);
}

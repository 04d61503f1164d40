/*
 * Counting how often values occur: of each type of field, grouped, filtered,
 * in pieces.
 */
#include "model/cells.h"
#include "model/frequency.h"
#include "model/inside.h"
#include "model/mem.h"
#include "tests/model.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { MANY = 7000 };

static struct frequency_query query_of(const char *column, enum frequency_by by)
{
    const struct kind *kind = kinds_find("category");
    return (struct frequency_query){
        .kind = kind, .field = kinds_field(kind, column), .by = by, .all = true};
}

static struct frequency *count(struct model *m, const struct frequency_query *query)
{
    struct why why = {.lang = LANG_EN};
    struct frequency *frequency = frequency_new(query);
    while (!frequency_is_done(frequency))
        assert_true(frequency_piece(m, frequency, &why));
    return frequency;
}

/* The rows as "value=count value=count". */
static void put_rows(const struct frequency *frequency, struct buf *out)
{
    for (size_t i = 0; i < frequency_rows(frequency); i++) {
        struct frequency_row row = frequency_row(frequency, i);
        buf_printf(out, "%s%s=%zu", i == 0 ? "" : " ", row.value, row.count);
    }
}

/* Stops the test unless the values of COLUMN are EXPECTED, by count and by
 * value. */
static void check(struct model *m, const char *column, enum frequency_by by, const char *expected,
                  const char *by_value)
{
    struct frequency_query query = query_of(column, by);
    struct frequency *frequency = count(m, &query);
    struct buf rows = {0};
    put_rows(frequency, &rows);
    assert_string_equal(buf_text(&rows), expected);
    frequency_arrange(frequency, true);
    buf_empty(&rows);
    put_rows(frequency, &rows);
    assert_string_equal(buf_text(&rows), by_value);
    buf_clear(&rows);
    frequency_free(frequency);
}

static struct model *sample(void)
{
    struct model *m = test_model();
    test_add(m, "department", "name", "人事部", NULL);
    test_add(m, "department", "name", "営業部", NULL);
    test_add(m, "item", "name", "氏名", NULL);
    test_add(m, "item", "name", "住所", NULL);
    test_add(m, "category", "name", "a", "persons", "12400", "status", "approved", "department",
             "D-0002", "items", "I-0001; I-0002", "reviewed_on", "2026-04-01", NULL);
    test_add(m, "category", "name", "b", "persons", "900", "status", "approved", "department",
             "D-0002", "items", "I-0002", "reviewed_on", "2026-04-30", NULL);
    test_add(m, "category", "name", "c", "persons", "0", "status", "draft", "department", "D-0001",
             "reviewed_on", "2025-04-30", NULL);
    test_add(m, "category", "name", "d", "persons", "100", NULL);
    return m;
}

static void test_values_of_each_type(void **state)
{
    struct model *m = sample();
    (void)state;
    check(m, "status", FREQUENCY_BY_VALUE, "approved=2 draft=1 =1", "draft=1 approved=2 =1");
    check(m, "department", FREQUENCY_BY_VALUE, "営業部=2 人事部=1 =1", "人事部=1 営業部=2 =1");
    check(m, "items", FREQUENCY_BY_VALUE, "住所=2 =2 氏名=1", "住所=2 氏名=1 =2");
    check(m, "name", FREQUENCY_BY_VALUE, "a=1 b=1 c=1 d=1", "a=1 b=1 c=1 d=1");
    check(m, "persons", FREQUENCY_BY_VALUE, "0=1 100=1 900=1 12400=1", "0=1 100=1 900=1 12400=1");
    check(m, "remarks", FREQUENCY_BY_VALUE, "=4", "=4");
    model_close(m);
}

static void test_groups(void **state)
{
    struct model *m = sample();
    (void)state;
    check(m, "persons", FREQUENCY_BY_RANGE, "100=2 0=1 10000=1", "0=1 100=2 10000=1");
    check(m, "reviewed_on", FREQUENCY_BY_MONTH, "2026-04=2 2025-04=1 =1", "2025-04=1 2026-04=2 =1");
    check(m, "reviewed_on", FREQUENCY_BY_YEAR, "2026=2 2025=1 =1", "2025=1 2026=2 =1");
    model_close(m);
}

static void test_a_record_counts_once_for_a_name(void **state)
{
    struct model *m = test_model();
    (void)state;
    test_add(m, "item", "name", "氏名", NULL);
    test_add(m, "item", "name", "氏名", NULL);
    test_add(m, "category", "name", "a", "items", "I-0001; I-0002", NULL);
    check(m, "items", FREQUENCY_BY_VALUE, "氏名=1", "氏名=1");
    model_close(m);
}

static void test_only_the_records_asked_for(void **state)
{
    struct model *m = sample();
    struct frequency_query query = query_of("status", FREQUENCY_BY_VALUE);
    const struct kind *kind = query.kind;
    int64_t ids[] = {record_find(m, kind, "C-0004"), record_find(m, kind, "C-0001")};
    struct buf rows = {0};
    (void)state;
    query.all = false;
    query.ids = ids;
    query.count = 2;
    struct frequency *frequency = count(m, &query);
    put_rows(frequency, &rows);
    assert_string_equal(buf_text(&rows), "approved=1 =1");
    assert_int_equal(frequency_records(frequency), 2);
    assert_int_equal(frequency_values(frequency), 1);
    frequency_free(frequency);
    query.ids = NULL;
    query.count = 0;
    frequency = count(m, &query);
    assert_int_equal(frequency_records(frequency), 0);
    assert_int_equal(frequency_rows(frequency), 0);
    frequency_free(frequency);
    buf_clear(&rows);
    model_close(m);
}

/* Adds MANY categories, of which every seventh has its own name and the
 * others "x", as one change. */
static void add_many(struct model *m)
{
    struct why why = {.lang = LANG_EN};
    struct change_note note = {.what = "add", .about = "category"};
    assert_true(change_begin(m, &note, &why));
    for (int i = 0; i < MANY; i++) {
        struct record *record = record_new(kinds_find("category"));
        char name[16];
        snprintf(name, sizeof name, i % 7 == 0 ? "n%05d" : "x", i);
        assert_true(record_set(record, kinds_field(record->kind, "name"), name, &why));
        assert_true(record_save(m, record, &why));
        record_free(record);
    }
    assert_true(change_commit(m, NULL, &why));
}

/* A piece has 2000 records: a list is counted with its last record, and not before. */
static void some_are_counted_in_pieces(struct model *m)
{
    static const struct {
        size_t first, count, pieces;
    } lists[] = {{0, 1999, 1}, {0, 2000, 1}, {0, 2001, 2}, {MANY - 2001, 2001, 2}, {0, 4000, 2}};
    int64_t ids[MANY];
    size_t all = 0;
    struct why why = {.lang = LANG_EN};
    struct statement *st = db_prepare(m->db, "SELECT id FROM category ORDER BY id");
    while (db_step(st))
        ids[all++] = db_int_at(st, 0);
    assert_int_equal(all, MANY);
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        struct frequency_query query = query_of("name", FREQUENCY_BY_VALUE);
        size_t pieces = 0;
        query.all = false;
        query.ids = ids + lists[i].first;
        query.count = lists[i].count;
        struct frequency *frequency = frequency_new(&query);
        for (; !frequency_is_counted(frequency); pieces++)
            assert_true(frequency_piece(m, frequency, &why));
        assert_int_equal(frequency_records(frequency), lists[i].count);
        assert_int_equal(frequency_total(frequency), lists[i].count);
        assert_int_equal(pieces, lists[i].pieces);
        frequency_free(frequency);
    }
}

static void test_many_records_in_pieces(void **state)
{
    struct model *m = test_model();
    struct frequency_query query = query_of("name", FREQUENCY_BY_VALUE);
    struct why why = {.lang = LANG_EN};
    size_t pieces = 0;
    (void)state;
    add_many(m);
    query.count = MANY;
    struct frequency *frequency = frequency_new(&query);
    while (!frequency_is_done(frequency)) {
        assert_true(frequency_piece(m, frequency, &why));
        assert_int_equal(frequency_total(frequency), MANY);
        pieces++;
    }
    assert_true(pieces > 2);
    assert_int_equal(frequency_records(frequency), MANY);
    assert_int_equal(frequency_rows(frequency), 1001);
    assert_string_equal(frequency_row(frequency, 0).value, "x");
    assert_int_equal(frequency_row(frequency, 0).count, 6000);
    assert_int_equal(frequency_highest(frequency), 6000);
    assert_string_equal(frequency_row(frequency, 1).value, "n00000");
    assert_string_equal(frequency_row(frequency, 1000).value, "n06993");
    frequency_free(frequency);
    some_are_counted_in_pieces(m);
    model_close(m);
}

static void test_too_many_values_are_told(void **state)
{
    struct model *m = sample();
    struct frequency_query query = query_of("name", FREQUENCY_BY_VALUE);
    (void)state;
    query.most = 5;
    struct frequency *frequency = count(m, &query);
    assert_int_equal(frequency_rows(frequency), 2);
    assert_int_equal(frequency_others(frequency), 2);
    assert_int_equal(frequency_records(frequency), 4);
    frequency_free(frequency);
    model_close(m);
}

static void test_words_and_filters(void **state)
{
    static const struct {
        const char *column;
        enum frequency_by by;
        const char *value, *ja, *en, *filter;
    } cases[] = {
        {"status", FREQUENCY_BY_VALUE, "approved", "承認", "Approved", "状態=承認"},
        {"status", FREQUENCY_BY_VALUE, "", "", "", "状態="},
        {"items", FREQUENCY_BY_VALUE, "氏名 \"姓\"", "氏名 \"姓\"", "氏名 \"姓\"",
         "項目=\"氏名 \"\"姓\"\"\""},
        {"persons", FREQUENCY_BY_RANGE, "0", "0", "0", "件数=0"},
        {"persons", FREQUENCY_BY_RANGE, "1", "1-9", "1-9", "件数>=1 件数<=9"},
        {"persons", FREQUENCY_BY_RANGE, "1000", "1,000-9,999", "1,000-9,999",
         "件数>=1000 件数<=9999"},
        {"persons", FREQUENCY_BY_VALUE, "12400", "12,400", "12,400", "件数=12400"},
        {"reviewed_on", FREQUENCY_BY_MONTH, "2026-04", "2026年4月", "2026-04",
         "最終見直し日=2026-04"},
        {"reviewed_on", FREQUENCY_BY_YEAR, "2026", "2026年", "2026", "最終見直し日=2026"},
        {"reviewed_on", FREQUENCY_BY_VALUE, "2026-04-01", "2026年4月1日", "2026-04-01",
         "最終見直し日=2026-04-01"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct frequency_query query = query_of(cases[i].column, cases[i].by);
        const struct field *field = &query.kind->fields[query.field];
        struct buf ja = {0}, en = {0}, filter = {0};
        frequency_text(field, cases[i].by, cases[i].value, LANG_JA, &ja);
        frequency_text(field, cases[i].by, cases[i].value, LANG_EN, &en);
        frequency_filter(query.kind, query.field, cases[i].by, cases[i].value, LANG_JA, &filter);
        assert_string_equal(buf_text(&ja), cases[i].ja);
        assert_string_equal(buf_text(&en), cases[i].en);
        assert_string_equal(buf_text(&filter), cases[i].filter);
        buf_clear(&ja);
        buf_clear(&en);
        buf_clear(&filter);
    }
}

/* A label with a blank is no word of a filter; the column is. */
static void test_fields_in_filters(void **state)
{
    struct frequency_query query = query_of("reviewed_on", FREQUENCY_BY_YEAR);
    struct buf filter = {0};
    (void)state;
    frequency_filter(query.kind, query.field, query.by, "2026", LANG_EN, &filter);
    assert_string_equal(buf_text(&filter), "reviewed_on=2026");
    buf_clear(&filter);
}

static void test_choices_count_each_and_stand_in_their_order(void **state)
{
    static const char *const laws[] = {"JP; EU", "EU", "", "OTHER; JP; EU"};
    struct model *m = test_model();
    (void)state;
    for (size_t i = 0; i < sizeof laws / sizeof laws[0]; i++)
        test_add(m, "organization", "name", "x", "jurisdictions", laws[i], NULL);
    const struct kind *kind = kinds_find("organization");
    struct frequency_query query = {
        .kind = kind, .field = kinds_field(kind, "jurisdictions"), .all = true};
    struct frequency *frequency = count(m, &query);
    struct buf rows = {0};
    put_rows(frequency, &rows);
    assert_string_equal(buf_text(&rows), "EU=3 JP=2 OTHER=1 =1");
    frequency_arrange(frequency, true);
    buf_empty(&rows);
    put_rows(frequency, &rows);
    assert_string_equal(buf_text(&rows), "JP=2 EU=3 OTHER=1 =1");
    assert_string_equal(frequency_row(frequency, 0).value, "JP");
    frequency_free(frequency);
    buf_clear(&rows);
    model_close(m);
}

/* Values that no list of choices has stand behind those of the list. */
static void test_values_of_no_list_come_after_it(void **state)
{
    struct model *m = test_model();
    (void)state;
    test_add(m, "category", "name", "a", "status", "retired", NULL);
    test_add(m, "category", "name", "b", "status", "draft", NULL);
    test_add(m, "category", "name", "c", "status", "draft", NULL);
    assert_true(db_run(m->db, "UPDATE category SET status = 'unknown' WHERE name = 'b'"));
    assert_true(db_run(m->db, "UPDATE category SET status = 'odd' WHERE name = 'c'"));
    check(m, "status", FREQUENCY_BY_VALUE, "retired=1 odd=1 unknown=1",
          "retired=1 odd=1 unknown=1");
    model_close(m);
}

static void test_a_value_of_several_lines_is_one_line_in_a_filter(void **state)
{
    const struct kind *kind = kinds_find("category");
    struct buf filter = {0};
    (void)state;
    frequency_filter(kind, kinds_field(kind, "remarks"), FREQUENCY_BY_VALUE, "one\ntwo", LANG_EN,
                     &filter);
    assert_string_equal(buf_text(&filter), "Remarks=\"one two\"");
    buf_empty(&filter);
    frequency_text(&kind->fields[kinds_field(kind, "reviewed_on")], FREQUENCY_BY_MONTH, "2026",
                   LANG_JA, &filter);
    assert_string_equal(buf_text(&filter), "2026");
    buf_clear(&filter);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values_of_each_type),
        cmocka_unit_test(test_groups),
        cmocka_unit_test(test_a_record_counts_once_for_a_name),
        cmocka_unit_test(test_only_the_records_asked_for),
        cmocka_unit_test(test_many_records_in_pieces),
        cmocka_unit_test(test_too_many_values_are_told),
        cmocka_unit_test(test_words_and_filters),
        cmocka_unit_test(test_fields_in_filters),
        cmocka_unit_test(test_choices_count_each_and_stand_in_their_order),
        cmocka_unit_test(test_values_of_no_list_come_after_it),
        cmocka_unit_test(test_a_value_of_several_lines_is_one_line_in_a_filter),
    };
    return cmocka_run_group_tests_name("frequency", tests, NULL, NULL);
}

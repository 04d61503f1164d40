/*
 * Reading for exports: what register_walk.h gives is what register_cell() says,
 * and what record_reader.h gives is what a record holds, whatever order is asked for.
 */
#include "model/buf.h"
#include "model/cells.h"
#include "model/inside.h"
#include "model/listing.h"
#include "model/record_reader.h"
#include "model/register.h"
#include "model/register_walk.h"
#include "tests/io.h"
#include "tests/model.h"

#include <stdio.h>
#include <stdlib.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

enum { NAMES = 8, CATEGORIES = 60, LINKED = 90 };

static const char *const odd[NAMES] = {"a; b", "c\\", "\"d\"", "e,f", "同名", "同名", "-j", "名称"};

/* A cell of up to MOST different codes of PREFIX. */
static const char *codes(unsigned *seed, const char *prefix, size_t all, size_t most,
                         char text[256])
{
    size_t count = test_random(seed, most + 1), at = test_random(seed, all), length = 0;
    text[0] = '\0';
    for (size_t i = 0; i < count; i++, at = (at + 7) % all)
        length += (size_t)snprintf(text + length, 256 - length, "%s%s-%04zu", i == 0 ? "" : "; ",
                                   prefix, at + 1);
    return text;
}

static void fill_named(struct model *m)
{
    static const char *const countries[] = {"JP", "US", "", "DE"};
    static const char *const classes[] = {"ordinary", "sensitive", "", "ordinary"};
    for (size_t i = 0; i < NAMES; i++) {
        test_add(m, "department", "name", odd[i], (char *)NULL);
        test_add(m, "purpose", "name", odd[i], (char *)NULL);
        test_add(m, "item", "name", odd[i], "item_class", classes[i / 2], (char *)NULL);
        test_add(m, "party", "name", odd[i], "country", countries[i % 4], (char *)NULL);
        test_add(m, "storage", "name", odd[i], "country", countries[i / 2], "medium",
                 i % 2 == 0 ? "paper" : "", (char *)NULL);
    }
}

/* Codes that do not rise with the numbers of the records, links in any order,
 * records that belong to many categories, to one and to none. */
static void fill(struct model *m, unsigned *seed)
{
    static const char *const statuses[] = {"draft", "approved", ""};
    char a[256], b[256], c[256], code[16];
    fill_named(m);
    for (size_t i = 0; i < CATEGORIES; i++) {
        snprintf(code, sizeof code, "C-%04zu", (i * 37) % CATEGORIES + 1);
        test_add(m, "category", "code", code, "name", odd[i % NAMES], "items",
                 codes(seed, "I", NAMES, 4, a), "purposes", codes(seed, "P", NAMES, NAMES - 1, b),
                 "storages", codes(seed, "ST", NAMES, 3, c), "status", statuses[i % 3], "persons",
                 i % 2 == 0 ? "12400" : "", "remarks", odd[i % 5], (char *)NULL);
    }
    for (size_t i = 0; i < LINKED; i++) {
        codes(seed, "C", CATEGORIES, 5, a);
        codes(seed, "PT", NAMES, 3, b);
        test_add(m, "provision", "name", "p", "categories", a, "recipients", b, "items",
                 codes(seed, "I", NAMES, 2, c), "country", i % 5 == 0 ? "KR" : "", "means",
                 odd[i % NAMES], (char *)NULL);
        test_add(m, "entrustment", "name", "e", "categories", a, "contractor",
                 codes(seed, "PT", NAMES, 1, b), "work", odd[(i + 3) % NAMES], (char *)NULL);
        test_add(m, "joint_use", "name", "j", "categories", codes(seed, "C", CATEGORIES, 2, a),
                 "users", codes(seed, "PT", NAMES, 2, b), (char *)NULL);
        test_add(m, "retention", "name", "r", "categories", codes(seed, "C", CATEGORIES, 1, a),
                 "period", "P5Y", "event", odd[i % NAMES], (char *)NULL);
        test_add(m, "acquisition", "name", "a", "category", codes(seed, "C", CATEGORIES, 1, a),
                 "source", codes(seed, "PT", NAMES, 1, b), (char *)NULL);
    }
}

static void same_row(struct model *m, struct register_walk *walk, int64_t id, enum lang lang)
{
    struct why why = {.lang = LANG_EN};
    const struct span *cells = register_walk_row(walk, id, &why);
    struct register_row *row = register_load(m, id, &why);
    assert_non_null(cells);
    assert_non_null(row);
    for (size_t i = 0; i < register_columns_count; i++) {
        struct buf cell = {0};
        register_cell(m, row, &register_columns[i], lang, &cell);
        assert_string_equal(cells[i].text, buf_text(&cell));
        assert_int_equal(cells[i].length, cell.length);
        buf_clear(&cell);
    }
    register_free(row);
}

/* Holds the canonical cell of COLUMN against ROW. */
static void same_canonical(struct model *m, const struct register_row *row,
                           const struct register_column *column, struct span cell)
{
    struct cells countries = {0};
    struct buf text = {0};
    size_t group = register_group(column->kind);
    if (column->derived == REGISTER_SENSITIVE) {
        buf_puts(&text, register_sensitive(m, row));
    } else if (column->derived == REGISTER_COUNTRIES) {
        register_countries(m, row, &countries);
        cells_format(&countries, &text);
    } else if (group == REGISTER_GROUPS) {
        buf_puts(&text, record_value(row->category, column->field));
    }
    assert_string_equal(cell.text, buf_text(&text));
    assert_int_equal(cell.length, text.length);
    buf_clear(&text);
    cells_clear(&countries);
}

/* Holds the records of GROUP at which WALK stands against those of ROW. */
static void same_linked(const struct register_walk *walk, const struct register_row *row,
                        size_t group)
{
    const struct register_linked *linked = &row->linked[group];
    assert_int_equal(register_walk_count(walk, group), linked->count);
    for (size_t i = 0; i < linked->count; i++) {
        struct register_walk_record found = register_walk_linked(walk, group, i);
        size_t at = 0;
        assert_string_equal(found.code, record_value(linked->records[i], "code"));
        assert_string_equal(found.name, record_value(linked->records[i], "name"));
        for (size_t k = 0; k < register_columns_count; k++)
            if (register_group(register_columns[k].kind) == group)
                assert_string_equal(found.values[at++],
                                    record_value(linked->records[i], register_columns[k].field));
    }
}

static void same_canonical_row(struct model *m, struct register_walk *walk, int64_t id)
{
    struct why why = {.lang = LANG_EN};
    const struct span *cells = register_walk_row(walk, id, &why);
    struct register_row *row = register_load(m, id, &why);
    assert_non_null(cells);
    assert_non_null(row);
    for (size_t i = 0; i < register_columns_count; i++)
        same_canonical(m, row, &register_columns[i], cells[i]);
    for (size_t i = 0; i < REGISTER_GROUPS; i++)
        same_linked(walk, row, i);
    register_free(row);
}

static void same_record(struct model *m, struct record_reader *reader, const struct kind *kind,
                        int64_t id)
{
    struct why why = {.lang = LANG_EN};
    struct record *record = record_load(m, kind, id, &why);
    assert_non_null(record);
    assert_true(record_reader_go(reader, id, &why));
    for (size_t f = 0; f < kind->field_count; f++)
        assert_string_equal(record_reader_value(reader, f).text, record->values[f]);
    record_free(record);
}

/* The place that is asked for after I others: by code, backwards, and any. */
static size_t place(size_t order, size_t i, size_t count, unsigned *seed)
{
    return order == 0 ? i : order == 1 ? count - 1 - i : test_random(seed, count);
}

static void test_rows(void **state)
{
    struct desk *d = *state;
    const struct listing_query query = {.kind = kinds_find("category")};
    struct listing listing;
    unsigned seed = 27;
    fill(d->m, &seed);
    assert_true(listing_load(d->m, &query, &listing, &d->why));
    assert_int_equal(listing.count, CATEGORIES);
    for (size_t order = 0; order < 3; order++) {
        struct register_walk *walk;
        for (enum lang lang = LANG_EN; lang <= LANG_JA; lang++) {
            walk = register_walk_new(d->m, lang);
            for (size_t i = 0; i < listing.count; i++)
                same_row(d->m, walk, listing.ids[place(order, i, listing.count, &seed)], lang);
            register_walk_free(walk);
        }
        walk = register_walk_new_canonical(d->m);
        for (size_t i = 0; i < listing.count; i++)
            same_canonical_row(d->m, walk, listing.ids[place(order, i, listing.count, &seed)]);
        register_walk_free(walk);
    }
    listing_clear(&listing);
}

static void test_records(void **state)
{
    struct desk *d = *state;
    unsigned seed = 4;
    fill(d->m, &seed);
    for (size_t k = 0; k < kinds_count; k++)
        for (size_t order = 0; order < 3; order++) {
            const struct listing_query query = {.kind = &kinds[k]};
            struct listing listing;
            assert_true(listing_load(d->m, &query, &listing, &d->why));
            struct record_reader *reader = record_reader_new_all(d->m, &kinds[k]);
            for (size_t i = 0; i < listing.count; i++)
                same_record(d->m, reader, &kinds[k],
                            listing.ids[place(order, i, listing.count, &seed)]);
            record_reader_free(reader);
            listing_clear(&listing);
        }
}

/* What is not there is said, and reading goes on. */
static void test_missing(void **state)
{
    struct desk *d = *state;
    const struct kind *kind = kinds_find("category");
    test_add(d->m, "category", "name", "A", (char *)NULL);
    int64_t id = record_find(d->m, kind, "C-0001");
    struct record_reader *reader = record_reader_new_all(d->m, kind);
    struct register_walk *walk = register_walk_new(d->m, LANG_EN);
    assert_false(record_reader_go(reader, id + 1, &d->why));
    test_holds(d->why.text, "no longer there");
    assert_null(register_walk_row(walk, id - 1, &d->why));
    test_holds(d->why.text, "no longer there");
    assert_true(record_reader_go(reader, id, &d->why));
    same_row(d->m, walk, id, LANG_EN);
    register_walk_free(walk);
    record_reader_free(reader);
}

/* An undo puts a link back where it stood, and another may stand there since: every
 * way of reading then has the same order. */
static void test_same_places(void **state)
{
    struct desk *d = *state;
    const struct kind *kind = kinds_find("category");
    static const char *const names[] = {"a", "b", "c"};
    for (size_t i = 0; i < 3; i++)
        test_add(d->m, "item", "name", names[i], (char *)NULL);
    int64_t id = test_add(d->m, "category", "name", "A", "items", "I-0001; I-0003", (char *)NULL);
    test_set(d->m, "category", "C-0001", "items", "I-0001");
    int64_t removal = db_number(d->m->db, "SELECT max(seq) FROM journal", 0, 0);
    test_set(d->m, "category", "C-0001", "items", "I-0001; I-0002");
    assert_true(journal_undo(d->m, removal, NULL, &d->why));
    test_value_is(d->m, "category", "C-0001", "items", "I-0001; I-0002; I-0003");
    struct record_reader *reader = record_reader_new_all(d->m, kind);
    same_record(d->m, reader, kind, id);
    record_reader_free(reader);
    desk_imports(d, "code,name,items\nC-0001,A,I-0001; I-0002; I-0003\n",
                 &(struct import_options){.kind = kind}, 0, 0, 1, 0);
}

/* A category of more entrustments than are kept in words: those that were let go are read
 * again, as the next category says. */
static void test_very_many_of_a_group(void **state)
{
    struct desk *d = *state;
    int64_t first = test_add(d->m, "category", "name", "A", (char *)NULL);
    int64_t second = test_add(d->m, "category", "name", "B", (char *)NULL);
    test_add(d->m, "entrustment", "name", "Parcels", "work", "Shipping", "categories", "C-0002",
             (char *)NULL);
    struct buf sql = {0};
    buf_printf(&sql,
               "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 8200) "
               "INSERT INTO entrustment (id, rev, code, name) SELECT i, 1, 'X-' || i, 'x' FROM n;"
               "INSERT INTO entrustment_categories SELECT id, %lld, 0 FROM entrustment",
               (long long)first);
    assert_true(db_run(d->m->db, buf_text(&sql)));
    buf_clear(&sql);
    struct register_walk *walk = register_walk_new(d->m, LANG_EN);
    for (int time = 0; time < 2; time++) {
        assert_non_null(register_walk_row(walk, first, &d->why));
        assert_int_equal(register_walk_count(walk, register_group("entrustment")), 8201);
        same_row(d->m, walk, second, LANG_EN);
    }
    register_walk_free(walk);
}

static void test_negative_number(void **state)
{
    struct desk *d = *state;
    const struct kind *kind = kinds_find("category");
    int64_t id = test_add(d->m, "category", "name", "A", "persons", "12", (char *)NULL);
    assert_true(db_run(d->m->db, "UPDATE category SET persons = -120"));
    test_value_is(d->m, "category", "C-0001", "persons", "-120");
    struct record_reader *reader = record_reader_new_all(d->m, kind);
    same_record(d->m, reader, kind, id);
    record_reader_free(reader);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_rows, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_records, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_missing, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_same_places, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_very_many_of_a_group, desk_open, desk_close),
        cmocka_unit_test_setup_teardown(test_negative_number, desk_open, desk_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

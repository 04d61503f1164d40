/*
 * A change that is recorded in parts or in bulk (bulk.h) is the change that it
 * would be without: the same records, the same history of what was added, undone
 * and redone whole, and true for the full check. PARTS_SEEDS sets how many changes are
 * made at random.
 */
#include "tests/model.h"

#include "model/buf.h"
#include "model/cells.h"
#include "model/digest.h"
#include "model/history.h"
#include "model/inside.h"
#include "model/listing.h"
#include "model/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct why why = {.lang = LANG_EN};

/* How a change is recorded. */
static const struct recording {
    size_t part_bytes;
    bool many;
} recordings[] = {{0, false}, {1, false}, {0, true}, {1, true}, {2000, true}};

enum { RECORDINGS = sizeof recordings / sizeof recordings[0] };

static struct model *model_for(const struct recording *recording)
{
    const struct model_options options = {
        .lang = LANG_EN, .who = "tester", .part_bytes = recording->part_bytes};
    struct model *m = model_scratch(&options, &why);
    assert_non_null(m);
    return m;
}

static void begin(struct model *m, const struct recording *recording)
{
    const struct change_note note = {.what = "import", .about = "", .many = recording->many};
    assert_true(change_begin(m, &note, &why));
}

/* A record of KIND among those that are there; the caller frees it. NULL where
 * there is none. */
static struct record *any_record(struct model *m, const struct kind *kind)
{
    struct listing all;
    const struct listing_query query = {.kind = kind};
    assert_true(listing_load(m, &query, &all, &why));
    struct record *record =
        all.count == 0 ? NULL : record_load(m, kind, all.ids[(size_t)rand() % all.count], &why);
    listing_clear(&all);
    return record;
}

static void set(struct record *record, const char *column, const char *value)
{
    assert_true(record_set(record, kinds_field(record->kind, column), value, &why));
}

/* Gives every field of RECORD that refers to others a few of them. */
static void set_references(struct model *m, struct record *record)
{
    for (size_t f = 0; f < record->kind->field_count; f++) {
        const struct field *field = &record->kind->fields[f];
        struct cells codes = {0};
        struct buf cell = {0};
        if (!kinds_is_reference(field) || rand() % 2 == 0)
            continue;
        for (int i = rand() % (field->type == TYPE_LINKS ? 4 : 2); i > 0; i--) {
            struct record *target = any_record(m, kinds_find(field->kind));
            if (target != NULL && cells_find(&codes, record_value(target, "code")) == codes.count)
                cells_add(&codes, record_value(target, "code"));
            record_free(target);
        }
        cells_format(&codes, &cell);
        assert_true(record_set(record, f, buf_text(&cell), &why));
        cells_clear(&codes);
        buf_clear(&cell);
    }
}

/* Adds, changes or deletes a record within the open change. */
static void random_edit(struct model *m)
{
    static const char *const names[] = {"category", "category", "provision", "acquisition",
                                        "item",     "party",    "storage",   "retention"};
    const struct kind *kind = kinds_find(names[rand() % 8]);
    struct record *record = rand() % 2 == 0 ? NULL : any_record(m, kind);
    char text[40];
    snprintf(text, sizeof text, "n\t%d\n\\", rand() % 1000);
    if (record != NULL && rand() % 4 == 0) {
        assert_true(change_delete(m, kind, record->id, true, NULL, &why));
        record_free(record);
        return;
    }
    if (record == NULL)
        record = record_new(kind);
    set(record, rand() % 2 == 0 && record->id != 0 ? "remarks" : "name", text);
    if (kinds_field(kind, "persons") < kind->field_count)
        set(record, "persons", rand() % 2 == 0 ? "" : "1200");
    /* Few codes, so that one which became free is taken again. */
    snprintf(text, sizeof text, "X-%d", rand() % 4);
    if (rand() % (record->id != 0 ? 8 : 3) == 0 && record_find(m, kind, text) == 0)
        set(record, "code", text);
    set_references(m, record);
    assert_true(record_save(m, record, &why));
    record_free(record);
}

/* A hash of all records by their codes, whatever their numbers. */
static void digest_by_code(struct model *m, char hex[65])
{
    struct digest digest;
    digest_start(&digest);
    for (size_t k = 0; k < kinds_count; k++) {
        struct listing all;
        const struct listing_query query = {.kind = &kinds[k]};
        assert_true(listing_load(m, &query, &all, &why));
        for (size_t i = 0; i < all.count; i++) {
            struct record *record = record_load(m, &kinds[k], all.ids[i], &why);
            assert_non_null(record);
            for (size_t f = 0; f < kinds[k].field_count; f++)
                digest_text(&digest, record->values[f]);
            record_free(record);
        }
        listing_clear(&all);
    }
    digest_end(&digest, hex);
}

/* Makes the edits of SEED: some before, and those of one change. */
static void make_edits(struct model *m, const struct recording *recording, unsigned seed)
{
    srand(seed);
    begin(m, recording);
    for (int i = 0; i < 20; i++)
        random_edit(m);
    assert_true(change_commit(m, NULL, &why));
    begin(m, recording);
    for (int i = 0; i < 60; i++)
        random_edit(m);
}

static void edits_are_the_same_however_they_are_recorded(void **state)
{
    (void)state;
    for (unsigned seed = 1; seed <= test_count("PARTS_SEEDS", 5); seed++) {
        char expected[65] = "";
        for (size_t i = 0; i < RECORDINGS; i++) {
            char hex[65], end[65], again[65];
            struct model *m = model_for(&recordings[i]);
            make_edits(m, &recordings[i], seed);
            assert_true(change_commit(m, NULL, &why));
            digest_by_code(m, hex);
            if (i == 0)
                memcpy(expected, hex, sizeof hex);
            assert_string_equal(hex, expected);
            test_sound(m);
            test_digest(m, end);
            assert_true(journal_undo(m, 0, NULL, &why));
            assert_true(journal_undo(m, 0, NULL, &why));
            for (size_t k = 0; k < kinds_count; k++)
                assert_int_equal(record_count(m, &kinds[k]), 0);
            assert_true(journal_redo(m, NULL, &why));
            assert_true(journal_redo(m, NULL, &why));
            test_digest(m, again);
            assert_string_equal(again, end);
            test_sound(m);
            model_close(m);
        }
    }
}

static void a_change_given_up_leaves_nothing(void **state)
{
    (void)state;
    for (size_t i = 0; i < RECORDINGS; i++) {
        char before[65], after[65];
        struct model *m = model_for(&recordings[i]);
        test_add(m, "item", "name", "Name", NULL);
        test_digest(m, before);
        make_edits(m, &recordings[i], 7);
        change_cancel(m);
        assert_true(journal_undo(m, 0, NULL, &why));
        test_digest(m, after);
        assert_string_equal(before, after);
        test_sound(m);
        model_close(m);
    }
}

/* Adds an item and a category of every type of field. */
static void add_two(struct model *m, const struct recording *recording)
{
    begin(m, recording);
    struct record *item = record_new(kinds_find("item"));
    set(item, "name", "Na\tme\\");
    assert_true(record_save(m, item, &why));
    struct record *category = record_new(kinds_find("category"));
    set(category, "name", "Members");
    set(category, "persons", "1200");
    set(category, "persons_on", "2026-04-01");
    set(category, "items", "I-0001; I-0002");
    set(category, "department", "D-0001");
    set(category, "remarks", "two\nlines");
    assert_true(record_save(m, category, &why));
    assert_true(change_commit(m, NULL, &why));
    record_free(item);
    record_free(category);
}

static void what_was_added_reads_the_same_in_the_history(void **state)
{
    (void)state;
    struct buf expected = {0};
    for (size_t i = 0; i < RECORDINGS; i++) {
        struct model *m = model_for(&recordings[i]);
        struct history_lines lines;
        struct buf text = {0};
        test_add(m, "item", "name", "Address", NULL);
        test_add(m, "department", "name", "Sales", NULL);
        add_two(m, &recordings[i]);
        assert_true(history_load(m, 3, 0, &lines, &why));
        for (size_t k = 0; k < lines.count; k++)
            history_put(&lines.items[k], &text);
        if (i == 0)
            buf_puts(&expected, buf_text(&text));
        assert_string_equal(buf_text(&text), buf_text(&expected));
        assert_non_null(strstr(buf_text(&text), "link\tcategory\tC-0001\tMembers\titems\t\tI-0001 "
                                                "Address\n"));
        struct entries entries;
        assert_true(journal_list(m, "category", "C-0001", 0, &entries, &why));
        assert_int_equal(entries.count, 1);
        journal_clear(&entries);
        history_clear(&lines);
        buf_clear(&text);
        test_sound(m);
        model_close(m);
    }
    buf_clear(&expected);
}

/* Whether SQLite checks references. */
static bool checks(struct model *m)
{
    return db_number(m->db, "PRAGMA foreign_keys", 0, -1) == 1;
}

static void references_are_checked_unless_all_records_are_new(void **state)
{
    (void)state;
    const struct recording many = {.many = true};
    struct model *m = model_for(&many);
    test_add(m, "department", "name", "Sales", NULL);
    test_add(m, "item", "name", "Address", NULL);
    test_add(m, "item", "name", "Name", NULL);
    assert_true(checks(m));
    add_two(m, &many);
    assert_true(checks(m));
    begin(m, &many);
    assert_false(checks(m));
    struct record *category = record_new(kinds_find("category"));
    set(category, "name", "Visitors");
    set(category, "department", "D-0002");
    assert_false(record_save(m, category, &why));
    set(category, "department", "D-0001");
    assert_true(record_save(m, category, &why));
    assert_false(checks(m));
    set(category, "remarks", "later");
    assert_true(record_save(m, category, &why));
    assert_true(checks(m));
    /* What goes past the model is found at the end of the same change. */
    assert_true(db_run(m->db, "DELETE FROM department"));
    assert_false(change_commit(m, NULL, &why));
    assert_true(checks(m));
    begin(m, &many);
    assert_true(change_delete(m, kinds_find("item"), record_find(m, kinds_find("item"), "I-0002"),
                              true, NULL, &why));
    assert_true(checks(m));
    change_cancel(m);
    assert_true(checks(m));
    record_free(category);
    test_sound(m);
    model_close(m);
}

/* Adds COUNT items and categories; every third has a remark, and the last ones
 * more than those before. */
static void add_many(struct model *m, const struct recording *recording, int count)
{
    begin(m, recording);
    for (int i = 0; i < count; i++) {
        struct record *item = record_new(kinds_find("item"));
        struct record *category = record_new(kinds_find("category"));
        char text[40];
        snprintf(text, sizeof text, "Name %d", i);
        set(item, "name", text);
        assert_true(record_save(m, item, &why));
        set(category, "name", text);
        set(category, "items", i % 3 == 0 ? "" : record_value(item, "code"));
        set(category, "remarks", i % 3 == 0 ? "counted" : "");
        set(category, "persons", i + 3 > count ? "12" : "");
        assert_true(record_save(m, category, &why));
        record_free(item);
        record_free(category);
    }
    assert_true(change_commit(m, NULL, &why));
}

static void many_records_are_found_by_their_texts(void **state)
{
    (void)state;
    for (size_t i = 0; i < RECORDINGS; i++) {
        struct model *m = model_for(&recordings[i]);
        add_many(m, &recordings[i], recordings[i].part_bytes == 1 ? 70 : 600);
        test_sound(m);
        test_set(m, "item", "I-0002", "name", "Another name");
        add_many(m, &recordings[i], 100);
        add_many(m, &recordings[i], 10);
        test_sound(m);
        struct listing found;
        const struct listing_query query = {.kind = kinds_find("category"),
                                            .filter = "another persons:12"};
        assert_true(listing_load(m, &query, &found, &why));
        assert_int_equal(found.count, 0);
        listing_clear(&found);
        const struct listing_query few = {.kind = kinds_find("category"), .filter = "persons:12"};
        assert_true(listing_load(m, &few, &found, &why));
        assert_int_equal(found.count, 6);
        listing_clear(&found);
        model_close(m);
    }
}

static void codes_go_on_behind_those_that_were_kept(void **state)
{
    (void)state;
    for (size_t i = 0; i < RECORDINGS; i++) {
        struct model *m = model_for(&recordings[i]);
        test_add(m, "category", "name", "Members", NULL);
        /* What is given up counts for nothing. */
        begin(m, &recordings[i]);
        struct record *record = record_new(kinds_find("category"));
        set(record, "name", "Visitors");
        assert_true(record_save(m, record, &why));
        assert_string_equal(record_value(record, "code"), "C-0002");
        change_cancel(m);
        record_free(record);
        begin(m, &recordings[i]);
        record_reserve_code(m, kinds_find("category"), "C-0007");
        record_reserve_code(m, kinds_find("category"), "C-0004");
        record_reserve_code(m, kinds_find("category"), "elsewhere-9");
        record = record_new(kinds_find("category"));
        set(record, "name", "Applicants");
        assert_true(record_save(m, record, &why));
        assert_true(change_commit(m, NULL, &why));
        record_free(record);
        test_value_is(m, "category", "C-0008", "name", "Applicants");
        test_add(m, "category", "name", "Staff", NULL);
        test_value_is(m, "category", "C-0009", "name", "Staff");
        model_close(m);
    }
}

static void what_cannot_be_added_is_refused_by_name(void **state)
{
    (void)state;
    static const char *const columns[] = {"items", "items", "department"};
    static const char *const values[] = {"I-0001; I-0009", "I-0001; I-0001", "D-0009"};
    static const char *const reasons[] = {"there is no record I-0009", "I-0001 stands in it twice",
                                          "there is no record D-0009"};
    for (size_t i = 0; i < RECORDINGS; i++)
        for (size_t k = 0; k < 3; k++) {
            struct model *m = model_for(&recordings[i]);
            test_add(m, "item", "name", "Address", NULL);
            begin(m, &recordings[i]);
            struct record *category = record_new(kinds_find("category"));
            set(category, "name", "Members");
            set(category, columns[k], values[k]);
            assert_false(record_save(m, category, &why));
            assert_non_null(strstr(why.text, reasons[k]));
            assert_int_equal(category->id, 0);
            change_cancel(m);
            record_free(category);
            test_sound(m);
            model_close(m);
        }
}

/* A new category CODE that holds item I-0001; whether it was saved. */
static bool add_with_item(struct model *m, const char *code)
{
    struct record *category = record_new(kinds_find("category"));
    set(category, "code", code);
    set(category, "name", "Members");
    set(category, "items", "I-0001");
    bool saved = record_save(m, category, &why);
    record_free(category);
    return saved;
}

/* A new item of code I-0001, which another had. */
static void take_code(struct model *m)
{
    struct record *item = record_new(kinds_find("item"));
    set(item, "code", "I-0001");
    set(item, "name", "Telephone");
    assert_true(record_save(m, item, &why));
    record_free(item);
}

static void what_was_deleted_on_the_way_is_found_no_more(void **state)
{
    (void)state;
    for (size_t i = 0; i < RECORDINGS; i++) {
        struct model *m = model_for(&recordings[i]);
        int64_t id = test_add(m, "item", "name", "Address", NULL);
        begin(m, &recordings[i]);
        assert_true(add_with_item(m, "C-1"));
        assert_true(change_delete(m, kinds_find("item"), id, true, NULL, &why));
        assert_false(add_with_item(m, "C-2"));
        assert_non_null(strstr(why.text, "there is no record I-0001"));
        change_cancel(m);
        test_value_is(m, "item", "I-0001", "name", "Address");
        test_sound(m);
        model_close(m);
    }
}

static void a_code_that_became_free_on_the_way_can_be_taken(void **state)
{
    (void)state;
    for (size_t i = 0; i < RECORDINGS; i++)
        for (int gone = 0; gone < 2; gone++) {
            struct model *m = model_for(&recordings[i]);
            int64_t id = test_add(m, "item", "name", "Address", NULL);
            begin(m, &recordings[i]);
            assert_true(add_with_item(m, "C-1"));
            if (gone == 1) {
                assert_true(change_delete(m, kinds_find("item"), id, true, NULL, &why));
            } else {
                struct record *item = record_load(m, kinds_find("item"), id, &why);
                set(item, "code", "I-0009");
                assert_true(record_save(m, item, &why));
                record_free(item);
            }
            take_code(m);
            assert_true(add_with_item(m, "C-2"));
            assert_true(change_commit(m, NULL, &why));
            for (int turn = 0; turn < 2; turn++) {
                test_value_is(m, "category", "C-1", "items", gone == 1 ? "" : "I-0009");
                test_value_is(m, "category", "C-2", "items", "I-0001");
                test_value_is(m, "item", "I-0001", "name", "Telephone");
                test_sound(m);
                assert_true(journal_undo(m, 0, NULL, &why));
                test_value_is(m, "item", "I-0001", "name", "Address");
                test_sound(m);
                assert_true(journal_redo(m, NULL, &why));
            }
            model_close(m);
        }
}

/* Records that are not written are checked, and found as long as they are the last ones. */
static void what_is_spared_is_found_until_the_next_of_its_kind(void **state)
{
    (void)state;
    struct model *m = model_for(&recordings[2]);
    const struct kind *kind = kinds_find("item");
    test_add(m, "item", "name", "Address", NULL);
    begin(m, &recordings[2]);
    change_spare(m, kind);
    for (int i = 0; i < 2; i++) {
        struct record *item = record_new(kind);
        set(item, "name", i == 0 ? "Name" : "Telephone");
        assert_true(record_save(m, item, &why));
        assert_string_equal(record_value(item, "code"), i == 0 ? "I-0002" : "I-0003");
        assert_int_equal(record_find(m, kind, record_value(item, "code")), 0);
        record_free(item);
        static const struct {
            const char *items, *reason;
        } cases[2][2] = {{{"I-0001; I-0002", NULL}, {"I-0003", "no record I-0003"}},
                         {{"I-0003; I-0001", NULL}, {"I-0001; I-0002", "no record I-0002"}}};
        for (int k = 0; k < 2; k++) {
            struct record *category = record_new(kinds_find("category"));
            set(category, "name", "Members");
            set(category, "items", cases[i][k].items);
            assert_int_equal(record_save(m, category, &why), cases[i][k].reason == NULL);
            assert_true(cases[i][k].reason == NULL || strstr(why.text, cases[i][k].reason) != NULL);
            record_free(category);
        }
    }
    change_cancel(m);
    assert_int_equal(record_count(m, kind), 1);
    test_sound(m);
    model_close(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(edits_are_the_same_however_they_are_recorded),
        cmocka_unit_test(a_change_given_up_leaves_nothing),
        cmocka_unit_test(references_are_checked_unless_all_records_are_new),
        cmocka_unit_test(what_was_added_reads_the_same_in_the_history),
        cmocka_unit_test(many_records_are_found_by_their_texts),
        cmocka_unit_test(codes_go_on_behind_those_that_were_kept),
        cmocka_unit_test(what_cannot_be_added_is_refused_by_name),
        cmocka_unit_test(what_was_deleted_on_the_way_is_found_no_more),
        cmocka_unit_test(what_is_spared_is_found_until_the_next_of_its_kind),
        cmocka_unit_test(a_code_that_became_free_on_the_way_can_be_taken),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

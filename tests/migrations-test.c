/*
 * Older inventories: each schema that was ever released, kept as SQL in
 * tests/data, opens, becomes the present schema, keeps its records, its chain
 * and its undo, and leaves a copy of what it was.
 */
#include "tests/model.h"
#include "tests/old.h"

#include "model/buf.h"
#include "model/db.h"
#include "model/migrations.h"
#include "model/past.h"
#include "model/redact.h"
#include "model/verify.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static struct why why = {.lang = LANG_EN};
static const struct model_options options = {.lang = LANG_EN, .who = "tester"};

static void an_older_inventory_opens_as_the_present_one(void **state)
{
    (void)state;
    size_t tried = 0;
    for (int version = 1; version <= migrations_count; version++) {
        char folder[] = "/tmp/daicho-migrate-XXXXXX", path[64], copy[96];
        assert_non_null(mkdtemp(folder));
        snprintf(path, sizeof path, "%s/old.daicho", folder);
        snprintf(copy, sizeof copy, "%s.version-%d", path, version);
        if (!old_make(path, version)) {
            rmdir(folder);
            continue;
        }
        tried++;
        struct model *m = model_open(path, &options, &why);
        assert_non_null(m);
        assert_false(model_readonly(m));
        assert_int_equal(access(copy, F_OK), version < migrations_count ? 0 : -1);
        test_value_is(m, "category", "C-0001", "purposes", "P-0001; P-0002");
        test_value_is(m, "entrustment", "EN-0001", "contractor", "PT-0001");
        test_sound(m);
        /* Undo and redo reach back over the migration. */
        assert_true(journal_undo(m, 4, NULL, &why));
        test_value_is(m, "entrustment", "EN-0001", "work", "選考結果の発送");
        assert_true(journal_redo(m, NULL, &why));
        test_value_is(m, "entrustment", "EN-0001", "work", "選考結果の印刷と発送");
        test_set(m, "entrustment", "EN-0001", "remarks", "after the migration");
        test_sound(m);
        /* So does the inventory as it was, by either way. */
        for (int64_t entry = 3; entry <= 4; entry++) {
            struct model *past = past_open(m, entry, &why);
            assert_non_null(past);
            test_value_is(past, "entrustment", "EN-0001", "work",
                          entry == 4 ? "選考結果の印刷と発送" : "選考結果の発送");
            test_value_is(past, "entrustment", "EN-0001", "remarks", "");
            past_close(past);
        }
        model_close(m);
        unlink(path);
        unlink(copy);
        rmdir(folder);
    }
    assert_true(tried > 0);
}

/* The entries of before have no column for a field that came since, and nothing to erase. */
static void a_text_of_a_newer_field_is_erased_from_a_record_of_before(void **state)
{
    char folder[] = "/tmp/daicho-migrate-XXXXXX", path[64], copy[96];
    const struct kind *kind = kinds_find("entrustment");
    struct redacted result;
    (void)state;
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/old.daicho", folder);
    snprintf(copy, sizeof copy, "%s.version-1", path);
    assert_true(old_make(path, 1));
    struct model *m = model_open(path, &options, &why);
    assert_non_null(m);
    test_set(m, "entrustment", "EN-0001", "foreign_system", "told by Aoyama");
    if (!redact_field(m, kind, record_find(m, kind, "EN-0001"), kinds_field(kind, "foreign_system"),
                      &result, &why))
        fail_msg("%s", why.text);
    assert_int_equal(result.entries, 1);
    redact_clear(&result);
    test_value_is(m, "entrustment", "EN-0001", "foreign_system", redact_mark);
    test_value_is(m, "entrustment", "EN-0001", "work", "選考結果の印刷と発送");
    test_sound(m);
    model_close(m);
    unlink(path);
    unlink(copy);
    assert_int_equal(rmdir(folder), 0);
}

static bool count_down(void *context)
{
    size_t *left = context;
    return *left == 0 ? false : --*left > 0;
}

static int version_of(const char *path)
{
    struct db *db = db_open(path, DB_READ, &why);
    assert_non_null(db);
    int version = (int)db_number(db, "PRAGMA user_version", 0, -1);
    db_close(db);
    return version;
}

static void bringing_up_to_date_can_be_given_up_at_any_moment(void **state)
{
    (void)state;
    enum { OLD = 4 };
    char folder[] = "/tmp/daicho-migrate-XXXXXX", path[64], copy[96];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/old.daicho", folder);
    snprintf(copy, sizeof copy, "%s.version-%d", path, OLD);
    assert_true(old_make(path, OLD));
    struct model *m = NULL;
    size_t given_up = 0;
    for (size_t calls = 1; m == NULL; calls += 1 + calls / 8) {
        size_t left = calls;
        struct model_options watched = options;
        watched.on_upgrade = count_down;
        watched.upgrade_context = &left;
        m = model_open(path, &watched, &why);
        if (m != NULL)
            continue;
        given_up++;
        assert_non_null(strstr(why.text, "was not changed. Given up."));
        assert_int_equal(version_of(path), OLD);
    }
    assert_true(given_up > 10);
    test_value_is(m, "category", "C-0001", "purposes", "P-0001; P-0002");
    test_sound(m);
    model_close(m);
    assert_int_equal(version_of(path), migrations_count);
    assert_int_equal(version_of(copy), OLD);
    unlink(path);
    unlink(copy);
    assert_int_equal(rmdir(folder), 0);
}

static void the_schema_holds_a_column_for_every_field(void **state)
{
    (void)state;
    struct db *db = db_open(NULL, DB_MEMORY, &why);
    assert_non_null(db);
    assert_true(migrations_run(db, &why));
    for (size_t k = 0; k < kinds_count; k++)
        for (size_t f = 0; f < kinds[k].field_count; f++) {
            const struct field *field = &kinds[k].fields[f];
            struct buf sql = {0};
            if (field->type == TYPE_LINKS)
                buf_printf(&sql,
                           "SELECT count(*) FROM pragma_foreign_key_list('%s_%s') WHERE \"from\" "
                           "= 'target' AND \"table\" = '%s'",
                           kinds[k].name, field->column, field->kind);
            else
                buf_printf(&sql, "SELECT count(*) FROM pragma_table_info('%s') WHERE name = '%s'",
                           kinds[k].name, field->column);
            if (db_number(db, buf_text(&sql), 0, 0) != 1)
                print_error("%s.%s\n", kinds[k].name, field->column);
            assert_int_equal(db_number(db, buf_text(&sql), 0, 0), 1);
            buf_clear(&sql);
        }
    db_close(db);
}

/* By its hash an opening knows the schema. After a new step: write the hash that is
 * told here into model/migrations.c. */
static void the_schema_has_the_hash_that_is_written_down(void **state)
{
    (void)state;
    char hex[65];
    struct db *db = db_open(NULL, DB_MEMORY, &why);
    assert_non_null(db);
    assert_true(migrations_run(db, &why));
    verify_schema_digest(db, hex);
    assert_string_equal(hex, migrations_digest);
    db_close(db);
}

/* What the session extension asks of tables that it is to record. */
static void every_recorded_table_has_a_key_and_no_cascade(void **state)
{
    (void)state;
    struct db *db = db_open(NULL, DB_MEMORY, &why);
    assert_non_null(db);
    assert_true(migrations_run(db, &why));
    assert_int_equal(db_number(db,
                               "SELECT count(*) FROM sqlite_schema s WHERE s.type = 'table' AND "
                               "NOT EXISTS (SELECT 1 FROM pragma_table_info(s.name) WHERE pk > 0 "
                               "AND \"notnull\" = 1)",
                               0, -1),
                     0);
    assert_int_equal(db_number(db,
                               "SELECT count(*) FROM sqlite_schema s, pragma_foreign_key_list("
                               "s.name) f WHERE f.on_delete <> 'NO ACTION' OR f.on_update <> 'NO "
                               "ACTION'",
                               0, -1),
                     0);
    assert_int_equal(
        db_number(db, "SELECT count(*) FROM sqlite_schema WHERE type IN ('trigger', 'view')", 0,
                  -1),
        0);
    assert_int_equal(db_number(db,
                               "SELECT count(*) FROM sqlite_schema s, pragma_table_xinfo(s.name) "
                               "c WHERE c.hidden > 1",
                               0, -1),
                     0);
    db_close(db);
}

/* What stands under the name of the copy may be anything: the copy takes the next one. */
static void the_copy_of_an_older_inventory_overwrites_nothing(void **state)
{
    static const char *const others[] = {"no inventory", NULL};
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        char folder[] = "/tmp/daicho-migrate-XXXXXX", path[64], copy[96], next[96];
        int version = 1;
        assert_non_null(mkdtemp(folder));
        snprintf(path, sizeof path, "%s/old.daicho", folder);
        while (version < migrations_count && !old_make(path, version))
            version++;
        assert_true(version < migrations_count);
        snprintf(copy, sizeof copy, "%s.version-%d", path, version);
        snprintf(next, sizeof next, "%s.version-%d-2", path, version);
        if (others[i] != NULL) {
            FILE *file = fopen(copy, "w");
            assert_non_null(file);
            fputs(others[i], file);
            assert_int_equal(fclose(file), 0);
        } else {
            /* A sound one with another journal. */
            assert_true(old_make(copy, version));
            struct db *db = db_open(copy, DB_READ_WRITE, &why);
            assert_true(db_run(db, "DELETE FROM journal_part WHERE entry = (SELECT max(seq) FROM "
                                   "journal)"));
            db_close(db);
        }
        struct model *m = model_open(path, &options, &why);
        assert_non_null(m);
        assert_int_equal(access(next, F_OK), 0);
        model_close(m);
        unlink(path);
        unlink(copy);
        unlink(next);
        assert_int_equal(rmdir(folder), 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_older_inventory_opens_as_the_present_one),
        cmocka_unit_test(a_text_of_a_newer_field_is_erased_from_a_record_of_before),
        cmocka_unit_test(bringing_up_to_date_can_be_given_up_at_any_moment),
        cmocka_unit_test(the_schema_holds_a_column_for_every_field),
        cmocka_unit_test(the_schema_has_the_hash_that_is_written_down),
        cmocka_unit_test(every_recorded_table_has_a_key_and_no_cascade),
        cmocka_unit_test(the_copy_of_an_older_inventory_overwrites_nothing),
    };
    return cmocka_run_group_tests_name("migrations", tests, NULL, NULL);
}

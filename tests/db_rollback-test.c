/*
 * What was begun is taken back where it is needed most: without memory, with an error
 * waiting, and after the tables changed.
 */
#include "tests/io.h"

#include "model/db.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

struct begun {
    char folder[TEST_PATH];
    struct db *db;
};

static int64_t count_notes(struct db *db)
{
    return db_number(db, "SELECT count(*) FROM note", 0, -1);
}

/* Begins a change of a file that holds one note: adds a second. */
static int begin(void **state)
{
    static struct begun begun;
    struct why why = {.lang = LANG_EN};
    char path[TEST_PATH];
    test_folder(begun.folder);
    test_path(begun.folder, "a.db", path);
    begun.db = db_open(path, DB_CREATE, &why);
    assert_non_null(begun.db);
    assert_true(db_run(begun.db, "CREATE TABLE note (text); INSERT INTO note VALUES ('kept')"));
    assert_true(db_run(begun.db, "BEGIN IMMEDIATE; INSERT INTO note VALUES ('not kept')"));
    *state = &begun;
    return 0;
}

static int end(void **state)
{
    struct begun *begun = *state;
    db_close(begun->db);
    test_folder_delete(begun->folder);
    return 0;
}

static void taken_back_without_any_memory(void **state)
{
    struct db *db = ((struct begun *)*state)->db;
    sqlite3_hard_heap_limit64(sqlite3_memory_used());
    assert_false(db_run(db, "SELECT count(*) FROM note AS one, note AS other"));
    db_roll_back(db);
    sqlite3_hard_heap_limit64(0);
    assert_true(db_idle(db));
    db_forget(db);
    assert_int_equal(count_notes(db), 1);
}

static void taken_back_where_an_error_waits(void **state)
{
    struct db *db = ((struct begun *)*state)->db;
    struct why why = {.lang = LANG_EN};
    db_note(db, SQLITE_FULL);
    db_roll_back(db);
    assert_true(db_idle(db));
    /* It waits still. */
    assert_false(db_ok(db, &why));
    assert_int_equal(count_notes(db), 1);
}

static void taken_back_after_the_tables_changed(void **state)
{
    struct db *db = ((struct begun *)*state)->db;
    for (int i = 0; i < 2; i++) {
        assert_true(db_run(db, "CREATE TABLE other (text)"));
        db_roll_back(db);
        assert_true(db_idle(db) && !db_failed(db));
        assert_int_equal(count_notes(db), 1);
        assert_int_equal(db_number(db, "SELECT count(*) FROM sqlite_schema", 0, -1), 1);
        assert_true(db_run(db, "BEGIN IMMEDIATE"));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(taken_back_without_any_memory, begin, end),
        cmocka_unit_test_setup_teardown(taken_back_where_an_error_waits, begin, end),
        cmocka_unit_test_setup_teardown(taken_back_after_the_tables_changed, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * What every database keeps to: each error is told in a sentence, an interrupted save is
 * mended, copies go on in pieces, and statements that are in use are not given out again.
 */
#include "tests/io.h"

#include "model/db.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* A database in memory that holds NOTES notes of half a megabyte each, and its table alone
 * where it is 0. */
static struct db *with_notes(int64_t notes)
{
    struct why why = {.lang = LANG_EN};
    struct db *db = db_open(NULL, DB_MEMORY, &why);
    assert_non_null(db);
    assert_true(db_run(db, "CREATE TABLE note (id INTEGER PRIMARY KEY, text)"));
    for (int64_t i = 1; i <= notes; i++) {
        struct statement *st = db_prepare(db, "INSERT INTO note VALUES (:id, zeroblob(524288))");
        db_bind_int(st, ":id", i);
        assert_true(db_do(st));
    }
    return db;
}

static int64_t count_notes(struct db *db)
{
    return db_number(db, "SELECT count(*) FROM note", 0, -1);
}

static void an_error_is_told_in_a_sentence(void **state)
{
    static const struct {
        int code;
        const char *says;
        bool passing;
    } cases[] = {
        {SQLITE_BUSY, "Another program is using this inventory", true},
        {SQLITE_LOCKED, "Another program is using this inventory", true},
        {SQLITE_FULL, "The disk is full.", false},
        {SQLITE_READONLY, "The inventory can only be read.", false},
        {SQLITE_PERM, "The inventory can only be read.", false},
        {SQLITE_READONLY_DBMOVED, "moved, deleted or replaced", false},
        {SQLITE_READONLY_ROLLBACK, "A save was interrupted", false},
        {SQLITE_CANTOPEN, "cannot be reached (unable to open database file)", false},
        {SQLITE_IOERR_READ, "cannot be reached (disk I/O error)", false},
        {SQLITE_IOERR_NOMEM, "memory", true},
        {SQLITE_NOMEM, "memory", true},
        {SQLITE_NOTADB, "This is no inventory of daicho", false},
        {SQLITE_CORRUPT, "The file is damaged", false},
        {SQLITE_INTERRUPT, "Given up.", true},
        {SQLITE_CONSTRAINT, "The database refused this (constraint failed).", false},
    };
    (void)state;
    struct db *db = with_notes(0);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct why why = {.lang = LANG_EN};
        db_note(db, cases[i].code);
        assert_int_equal(db_failures(db), i + 1);
        /* What comes after it is not told in its place. */
        db_note(db, SQLITE_RANGE);
        assert_false(db_ok(db, &why));
        test_holds(why.text, cases[i].says);
        assert_int_equal(why.passing, cases[i].passing);
        assert_true(db_ok(db, &why));
    }
    static const int good[] = {SQLITE_OK, SQLITE_ROW, SQLITE_DONE};
    for (size_t i = 0; i < 3; i++) {
        db_note(db, good[i]);
        assert_false(db_failed(db));
    }
    db_close(db);
}

/* SQLite has words for what it did last, which was no failure. */
static void what_is_found_after_the_last_row_is_told_in_its_own_words(void **state)
{
    struct why why = {.lang = LANG_EN};
    sqlite3_stmt *st = NULL;
    (void)state;
    struct db *db = with_notes(0);
    assert_int_equal(sqlite3_prepare_v2(db_handle(db), "SELECT id FROM note", -1, &st, NULL),
                     SQLITE_OK);
    assert_int_equal(sqlite3_step(st), SQLITE_DONE);
    db_note(db, SQLITE_CORRUPT);
    assert_false(db_ok(db, &why));
    test_holds(why.text, "(database disk image is malformed)");
    sqlite3_finalize(st);
    db_close(db);
}

/* Where SQLite took back a change as memory was short, nothing more is written, and memory
 * is what is told. */
static void what_was_taken_back_for_want_of_memory_is_told_so(void **state)
{
    struct why why = {.lang = LANG_EN};
    (void)state;
    struct db *db = with_notes(0);
    for (int i = 0; i < 2; i++) {
        db_note(db, i == 0 ? SQLITE_IOERR_WRITE : SQLITE_NOMEM);
        assert_false(db_ok(db, &why));
        db_within(db, true);
        assert_false(db_run(db, "INSERT INTO note VALUES (1, 'x')"));
        assert_false(db_ok(db, &why));
        test_holds(why.text, i == 0 ? "the change was taken back whole. Check the disk" : "memory");
        db_within(db, false);
        assert_int_equal(count_notes(db), 0);
        assert_false(db_unsure(db, &why));
        test_holds(why.text, i == 0 ? "could not be reached at the end of the save"
                                    : "There was too little memory at the end of the save");
    }
    db_close(db);
}

static void a_statement_that_stands_on_a_row_is_not_given_out_again(void **state)
{
    static const char what[] = "notes";
    static const char sql[] = "SELECT id FROM note ORDER BY id";
    (void)state;
    struct db *db = with_notes(2);
    assert_null(db_kept(db, what, NULL));
    struct statement *st = db_keep(db, what, NULL, sql);
    assert_ptr_equal(db_kept(db, what, NULL), st);
    assert_true(db_step(st));
    assert_null(db_kept(db, what, NULL));
    struct statement *other = db_prepare(db, sql);
    assert_ptr_not_equal(other, st);
    assert_true(db_step(other));
    assert_int_equal(db_int_at(other, 0), 1);
    db_done(other);
    assert_true(db_step(st));
    assert_int_equal(db_int_at(st, 0), 2);
    assert_false(db_step(st));
    assert_ptr_equal(db_kept(db, what, NULL), st);
    db_close(db);
}

/* So often it was asked, and goes on as long as that is less than MOST. */
struct asked {
    size_t times, most;
};

static bool ask(void *context)
{
    struct asked *asked = context;
    return ++asked->times < asked->most;
}

static void a_large_copy_goes_on_in_pieces_until_it_is_given_up(void **state)
{
    struct asked asked = {.most = SIZE_MAX};
    struct why why = {.lang = LANG_EN};
    (void)state;
    struct db *from = with_notes(40), *to = with_notes(1);
    assert_true(db_copy(to, from, &why));
    assert_int_equal(count_notes(to), 40);
    assert_true(db_run(to, "DELETE FROM note WHERE id > 1"));
    db_on_work(from, ask, &asked);
    assert_true(db_copy(to, from, &why));
    assert_int_equal(count_notes(to), 40);
    assert_true(asked.times >= 2);
    assert_true(db_run(to, "DELETE FROM note WHERE id > 1"));
    asked = (struct asked){.most = 2};
    assert_false(db_copy(to, from, &why));
    assert_string_equal(why.text, "Given up. Nothing was changed.");
    assert_int_equal(asked.times, 2);
    assert_true(db_idle(from) && db_idle(to));
    assert_int_equal(count_notes(to), 1);
    assert_int_equal(count_notes(from), 40);
    db_close(from);
    db_close(to);
}

static void a_copy_tells_what_hinders_it(void **state)
{
    struct why why = {.lang = LANG_EN};
    (void)state;
    struct db *from = with_notes(2), *to = with_notes(1);
    /* What is read of it at the moment. */
    struct statement *st = db_prepare(to, "SELECT id FROM note");
    assert_true(db_step(st));
    assert_false(db_copy(to, from, &why));
    test_holds(why.text, "The database refused this (destination database is in use)");
    assert_true(db_idle(from));
    db_done(st);
    assert_int_equal(count_notes(to), 1);
    /* An error that waits, although all was copied. */
    assert_true(db_run(from, "BEGIN") && count_notes(from) == 2);
    db_note(from, SQLITE_IOERR_READ);
    assert_false(db_copy(to, from, &why));
    test_holds(why.text, "disk I/O error");
    assert_true(db_copy(to, from, &why));
    assert_int_equal(count_notes(to), 2);
    db_roll_back(from);
    db_close(from);
    db_close(to);
}

static void rows_are_copied_where_their_table_is(void **state)
{
    struct why why = {.lang = LANG_EN};
    (void)state;
    struct db *from = with_notes(3), *to = with_notes(0);
    db_copy_rows(to, from, "note", "id", 2);
    assert_true(db_ok(to, &why) && db_ok(from, &why));
    assert_int_equal(count_notes(to), 2);
    db_close(to);
    to = db_open(NULL, DB_MEMORY, &why);
    assert_non_null(to);
    db_copy_rows(to, from, "note", "id", 2);
    assert_false(db_ok(to, &why));
    test_holds(why.text, "The file is damaged or no inventory (no such table: note)");
    assert_true(db_ok(from, &why));
    assert_int_equal(count_notes(from), 3);
    db_close(from);
    db_close(to);
}

/* Leaves FOLDER with a file b.db as a process that ended in the middle of a save leaves it:
 * a part of the change stands in it, and what it replaced in the journal. */
static void interrupt_a_save(const char *folder)
{
    struct why why = {.lang = LANG_EN};
    char path[TEST_PATH], copy[TEST_PATH];
    sqlite3 *handle = NULL;
    test_path(folder, "a.db", path);
    struct db *db = db_open(path, DB_CREATE, &why);
    assert_non_null(db);
    assert_true(db_run(db, "CREATE TABLE note (id INTEGER PRIMARY KEY, text);"
                           "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
                           "WHERE i < 200) INSERT INTO note SELECT i, zeroblob(4000) FROM n"));
    db_close(db);
    assert_int_equal(sqlite3_open(path, &handle), SQLITE_OK);
    assert_int_equal(
        sqlite3_exec(handle, "PRAGMA cache_size = 10; BEGIN; DELETE FROM note", NULL, NULL, NULL),
        SQLITE_OK);
    assert_int_equal(sqlite3_exec(handle,
                                  "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
                                  "WHERE i < 300) INSERT INTO note SELECT i, 'new' FROM n",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    test_path(folder, "b.db", copy);
    test_copy(path, copy);
    test_path(folder, "a.db-journal", path);
    test_path(folder, "b.db-journal", copy);
    test_copy(path, copy);
    assert_int_equal(sqlite3_close(handle), SQLITE_OK);
}

static void an_interrupted_save_is_mended_by_who_may_write(void **state)
{
    char folder[TEST_PATH], path[TEST_PATH];
    struct why why = {.lang = LANG_EN};
    (void)state;
    test_folder(folder);
    interrupt_a_save(folder);
    test_path(folder, "b.db", path);
    struct db *db = db_open(path, DB_READ, &why);
    assert_true(db == NULL ||
                (db_number(db, "SELECT count(*) FROM note", 0, -1) == -1 && !db_ok(db, &why)));
    db_close(db);
    test_holds(why.text, "A save was interrupted, and the inventory must be mended");
    db = db_open(path, DB_READ_WRITE, &why);
    assert_non_null(db);
    assert_int_equal(count_notes(db), 200);
    assert_int_equal(db_number(db, "SELECT sum(length(text)) FROM note", 0, -1), 800000);
    db_close(db);
    db = db_open(path, DB_READ, &why);
    assert_non_null(db);
    assert_int_equal(count_notes(db), 200);
    db_close(db);
    test_folder_delete(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_error_is_told_in_a_sentence),
        cmocka_unit_test(what_is_found_after_the_last_row_is_told_in_its_own_words),
        cmocka_unit_test(what_was_taken_back_for_want_of_memory_is_told_so),
        cmocka_unit_test(a_statement_that_stands_on_a_row_is_not_given_out_again),
        cmocka_unit_test(a_large_copy_goes_on_in_pieces_until_it_is_given_up),
        cmocka_unit_test(a_copy_tells_what_hinders_it),
        cmocka_unit_test(rows_are_copied_where_their_table_is),
        cmocka_unit_test(an_interrupted_save_is_mended_by_who_may_write),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

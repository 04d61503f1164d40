/*
 * A file that is to be merged may be anything. What is not a whole inventory of a
 * known version, with daicho's own schema and a journal that holds, is refused with
 * a reason, and nothing here changes. What is kept of a merged journal cannot be
 * changed unseen.
 */
#include "tests/model.h"

#include "model/backup.h"
#include "model/buf.h"
#include "model/change_inside.h"
#include "model/changeset.h"
#include "model/db.h"
#include "model/foreign.h"
#include "model/inside.h"
#include "model/mem.h"
#include "model/merge.h"
#include "model/migrations.h"
#include "model/others.h"
#include "model/redact.h"
#include "model/verify.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static struct why why = {.lang = LANG_EN};

struct fixture {
    char folder[40], path[64];
    struct model *m;
};

/* Our inventory, and a copy of it that was edited since. */
static struct fixture begin(void)
{
    struct fixture f = {.folder = "/tmp/daicho-foreign-XXXXXX", .m = test_model()};
    assert_non_null(mkdtemp(f.folder));
    snprintf(f.path, sizeof f.path, "%s/other.daicho", f.folder);
    test_add(f.m, "item", "name", "Name", NULL);
    test_add(f.m, "category", "name", "Members", "items", "I-0001", NULL);
    assert_true(backup_write(f.m, f.path, false, &why));
    struct model *other =
        model_open(f.path, &(struct model_options){.lang = LANG_EN, .who = "sato"}, &why);
    assert_non_null(other);
    test_set(other, "category", "C-0001", "remarks", "seen at the branch");
    model_close(other);
    return f;
}

static void end(struct fixture *f)
{
    unlink(f->path);
    assert_int_equal(rmdir(f->folder), 0);
    test_sound(f->m);
    model_close(f->m);
}

/* Has SQL run in the file, as another program could. */
static void damage(const struct fixture *f, const char *sql)
{
    sqlite3 *db;
    assert_int_equal(sqlite3_open(f->path, &db), SQLITE_OK);
    char *error = NULL;
    if (sqlite3_exec(db, sql, NULL, NULL, &error) != SQLITE_OK)
        fail_msg("%s: %s", sql, error);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

static void is_refused(struct fixture *f, const char *says)
{
    char before[65], after[65];
    test_digest(f->m, before);
    if (foreign_open(f->m, f->path, &why) != NULL)
        fail_msg("what should say \"%s\" was taken", says);
    assert_int_equal(why.class, WHY_INPUT);
    assert_ptr_equal(strstr(why.text, f->path), why.text);
    if (strstr(why.text, says) == NULL)
        fail_msg("\"%s\" does not say \"%s\"", why.text, says);
    test_digest(f->m, after);
    assert_string_equal(before, after);
}

static void files_that_another_program_changed_are_refused(void **state)
{
    static const struct {
        const char *sql, *says;
    } cases[] = {
        {"PRAGMA application_id = 7", "not an inventory"},
        {"PRAGMA user_version = 0", "not an inventory"},
        {"PRAGMA user_version = 9999", "newer daicho"},
        {"CREATE TRIGGER t AFTER INSERT ON item BEGIN DELETE FROM category; END", "schema"},
        {"CREATE VIEW v AS SELECT * FROM item", "schema"},
        {"CREATE TABLE extra (a)", "schema"},
        {"DROP TABLE journal_part", "schema"},
        {"DROP TABLE waiver", "schema"},
        {"ALTER TABLE item ADD COLUMN x TEXT", "schema"},
        {"UPDATE item SET name = 'changed'", "The table item"},
        {"DELETE FROM category_items", "The table category_items"},
        {"UPDATE journal SET who = 'nobody' WHERE seq = 2", "entry 2"},
        {"DELETE FROM journal WHERE seq = 1", "entry"},
        {"UPDATE journal_part SET words = words || 'x' WHERE entry = 1", "entry 1"},
        {"UPDATE journal_part SET changes = x'5401' WHERE entry = 3", "entry 3"},
        {"DELETE FROM journal_part WHERE entry = 3", "entry 3"},
        {"UPDATE counter SET last = 9223372036854775807", "last in a code"},
        {"UPDATE counter SET last = -1 WHERE kind = 'item'", "last in a code"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct fixture f = begin();
        damage(&f, cases[i].sql);
        is_refused(&f, cases[i].says);
        end(&f);
    }
}

static void what_is_no_ordinary_file_is_refused(void **state)
{
    struct fixture f = begin();
    char link[80];
    (void)state;
    snprintf(link, sizeof link, "%s.real", f.path);
    assert_int_equal(rename(f.path, link), 0);
    is_refused(&f, "cannot be opened");
    assert_int_equal(symlink(link, f.path), 0);
    is_refused(&f, "symbolic link");
    unlink(f.path);
    unlink(link);
    assert_int_equal(mkfifo(f.path, 0600), 0);
    is_refused(&f, "not a file");
    unlink(f.path);
    assert_int_equal(mkdir(f.path, 0700), 0);
    is_refused(&f, "not a file");
    assert_int_equal(rmdir(f.path), 0);
    end(&f);
}

static void damaged_and_huge_files_are_refused(void **state)
{
    static const off_t sizes[] = {0, 1, 100, 511, 4096, 40000, 200001};
    (void)state;
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        struct fixture f = begin();
        assert_int_equal(truncate(f.path, sizes[i]), 0);
        is_refused(&f, "");
        end(&f);
    }
    struct fixture f = begin();
    if (truncate(f.path, (off_t)5 << 30) == 0)
        is_refused(&f, "more than 4096 MB");
    end(&f);
}

/* The pages are looked at before the number of entries is told: the file below is whole. */
static void a_journal_without_end_is_refused(void **state)
{
    struct fixture f = begin();
    struct buf sql = {0};
    (void)state;
    buf_puts(&sql, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
                   "PRAGMA ignore_check_constraints = ON; BEGIN;");
    for (int turn = 0; turn < 19; turn++)
        buf_puts(&sql, "INSERT INTO journal SELECT seq + (SELECT max(seq) FROM journal), '', '', "
                       "'edit', NULL, '', '', '', 1, '', '', '', NULL FROM journal "
                       "LIMIT 1000001 - (SELECT max(seq) FROM journal);");
    buf_puts(&sql, "COMMIT");
    damage(&f, buf_text(&sql));
    is_refused(&f, "Its journal has more than 1000000 entries");
    buf_clear(&sql);
    end(&f);
}

/* The journal may hold and yet tell what no inventory may hold: each text is held
 * against the guards here too. */
static void individual_numbers_of_others_are_refused(void **state)
{
    struct fixture f = begin();
    (void)state;
    struct model *other =
        model_open(f.path, &(struct model_options){.lang = LANG_EN, .who = "sato"}, &why);
    assert_non_null(other);
    struct record *record = record_load_code(other, kinds_find("item"), "I-0001", &why);
    /* As a program without the guard would save it. */
    record_put(record, kinds_field(kinds_find("item"), "remarks"), "123456789018");
    assert_true(test_save(other, record, &(struct change_note){.what = "set", .about = "x"}, &why));
    record_free(record);
    model_close(other);
    is_refused(&f, "Entry 4 of its journal");
    assert_null(strstr(why.text, "123456789018"));
    end(&f);
}

/* The chain is no secret: whoever writes a file can make one that holds. */
static void recorded_changes_are_read_to_their_end_before_they_are_applied(void **state)
{
    static const struct {
        const char *table;
        size_t columns;
        bool cut;
    } cases[] = {{"journal", 12, false},
                 {"counter", 2, false},
                 {"item", 400, false},
                 {"item", 9, true},
                 {"sqlite_schema", 5, false}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct fixture f = begin();
        struct buf changes = {0};
        struct model *other =
            model_open(f.path, &(struct model_options){.lang = LANG_EN, .who = "sato"}, &why);
        assert_non_null(other);
        changeset_put_table(cases[i].table, cases[i].columns, 1, &changes);
        changeset_put_insert(&changes);
        for (size_t c = 0; c < cases[i].columns; c++)
            changeset_put_number(1, &changes);
        assert_true(change_begin(other, &(struct change_note){.what = "set", .about = "x"}, &why));
        change_put_part(other, "", changes.text, changes.length - (cases[i].cut ? 3 : 0));
        assert_true(change_commit(other, NULL, &why));
        model_close(other);
        is_refused(&f, "Entry 4 of its journal: What was recorded cannot be read");
        buf_clear(&changes);
        end(&f);
    }
}

/* To read such a file would leave others beside it. */
static void a_file_with_a_write_ahead_log_is_refused(void **state)
{
    struct fixture f = begin();
    (void)state;
    damage(&f, "PRAGMA journal_mode = WAL");
    is_refused(&f, "write-ahead log");
    end(&f);
}

static void the_inventory_itself_is_refused(void **state)
{
    struct fixture f = begin();
    (void)state;
    struct model *m =
        model_open(f.path, &(struct model_options){.lang = LANG_EN, .who = "sato"}, &why);
    assert_non_null(m);
    assert_null(foreign_open(m, f.path, &why));
    assert_non_null(strstr(why.text, "the inventory itself"));
    model_close(m);
    end(&f);
}

static void an_older_file_is_brought_up_to_date_in_a_copy(void **state)
{
    struct fixture f = begin();
    struct stat before, after;
    (void)state;
    unlink(f.path);
    struct db *db = db_open(f.path, DB_CREATE, &why);
    assert_true(db_run(db, "PRAGMA application_id = 1145129283"));
    assert_true(migrations_replay(db, 2, &why));
    db_close(db);
    assert_int_equal(stat(f.path, &before), 0);
    struct model *other = foreign_open(f.m, f.path, &why);
    if (other == NULL)
        fail_msg("%s", why.text);
    struct merge *merge = merge_new(f.m, other, "other.daicho", &why);
    assert_non_null(merge);
    assert_int_equal(merge->base, MERGE_NONE);
    assert_true(merge_is_empty(merge));
    merge_free(merge);
    foreign_close(other);
    assert_int_equal(stat(f.path, &after), 0);
    assert_int_equal(before.st_size, after.st_size);
    assert_int_equal(before.st_mtim.tv_nsec, after.st_mtim.tv_nsec);
    end(&f);
}

static void merge_it(struct fixture *f)
{
    struct model *other = foreign_open(f->m, f->path, &why);
    if (other == NULL)
        fail_msg("%s", why.text);
    struct merge *merge = merge_new(f->m, other, "other.daicho", &why);
    assert_non_null(merge);
    assert_int_equal(merge->base, MERGE_SHARED);
    assert_int_equal(merge->news, 1);
    assert_true(merge_apply(f->m, merge, NULL, &why));
    merge_free(merge);
    foreign_close(other);
}

static size_t findings(struct model *m)
{
    struct verify_report report;
    assert_true(verify_run(m, false, NULL, &report, &why));
    buf_clear(&report.text);
    return report.findings;
}

static void the_other_journal_is_kept_and_protected(void **state)
{
    static const char *const changes[] = {
        "UPDATE other_entry SET who = 'tanaka'",
        "UPDATE other_part SET words = words || 'x'",
        "DELETE FROM other_part",
        "DELETE FROM other_entry",
        "UPDATE other_entry SET merge = 1",
    };
    struct fixture f = begin();
    struct entries entries = {0};
    (void)state;
    merge_it(&f);
    test_value_is(f.m, "category", "C-0001", "remarks", "seen at the branch");
    assert_true(others_list(f.m, "category", "C-0001", &entries, &why));
    assert_int_equal(entries.count, 1);
    assert_string_equal(entries.items[0].who, "sato");
    assert_string_equal(entries.items[0].from, "other.daicho");
    assert_int_equal(entries.items[0].seq, 3);
    struct history_lines lines;
    assert_true(others_lines(f.m, &entries.items[0], 0, &lines, &why));
    assert_int_equal(lines.count, 1);
    assert_string_equal(lines.items[0].new, "seen at the branch");
    history_clear(&lines);
    journal_clear(&entries);
    assert_true(others_list(f.m, "item", "I-0001", &entries, &why));
    assert_int_equal(entries.count, 0);
    journal_clear(&entries);
    end(&f);
    for (size_t i = 0; i < sizeof changes / sizeof changes[0]; i++) {
        f = begin();
        merge_it(&f);
        assert_int_equal(findings(f.m), 0);
        assert_true(db_run(f.m->db, changes[i]));
        assert_true(findings(f.m) > 0);
        unlink(f.path);
        assert_int_equal(rmdir(f.folder), 0);
        model_close(f.m);
    }
}

static void a_text_is_erased_from_what_is_kept_too(void **state)
{
    struct fixture f = begin();
    struct redacted result;
    const struct kind *category = kinds_find("category");
    (void)state;
    merge_it(&f);
    assert_true(redact_field(f.m, category, record_find(f.m, category, "C-0001"),
                             kinds_field(category, "remarks"), &result, &why));
    redact_clear(&result);
    assert_int_equal(db_number(f.m->db,
                               "SELECT count(*) FROM other_part WHERE instr(words, 'seen at') > 0 "
                               "OR instr(changes, CAST('seen at' AS BLOB)) > 0",
                               0, -1),
                     0);
    end(&f);
}

/* Appends an entry called WHAT to the file with WORDS and CHANGES, as a program without
 * guards could. */
static void append_called(struct fixture *f, const char *what, const char *words,
                          const struct buf *changes)
{
    struct model *other =
        model_open(f->path, &(struct model_options){.lang = LANG_EN, .who = "sato"}, &why);
    assert_non_null(other);
    assert_true(change_begin(other, &(struct change_note){.what = what, .about = "x"}, &why));
    change_put_part(other, words, changes->text, changes->length);
    assert_true(change_commit(other, NULL, &why));
    model_close(other);
}

static void append(struct fixture *f, const char *words, const struct buf *changes)
{
    append_called(f, "set", words, changes);
}

/* A change that adds or deletes an item called TEXT. */
static void put_item(const char *text, size_t length, bool deleted, struct buf *out)
{
    enum { COLUMNS = 8, NAME = 3, DELETED = 9 };
    changeset_put_table("item", COLUMNS, 1, out);
    if (deleted)
        buf_add(out, (const char[]){DELETED, 0}, 2);
    else
        changeset_put_insert(out);
    for (size_t column = 0; column < COLUMNS; column++)
        if (column == NAME)
            changeset_put_text(text, length, out);
        else
            changeset_put_number(77, out);
}

static void no_text_of_a_journal_escapes_the_guards(void **state)
{
    static const char number[] = "123456789018";
    struct buf changes = {0};
    (void)state;
    struct fixture f;
    for (int deleted = 0; deleted < 2; deleted++) {
        f = begin();
        buf_empty(&changes);
        put_item(number, sizeof number - 1, deleted == 1, &changes);
        append(&f, "", &changes);
        is_refused(&f, "Entry 4 of its journal");
        assert_null(strstr(why.text, "cannot be read"));
        assert_null(strstr(why.text, number));
        end(&f);
    }
    f = begin();
    buf_clear(&changes);
    append_called(&f, number, "", &changes);
    is_refused(&f, "Entry 4 of its journal");
    assert_null(strstr(why.text, number));
    end(&f);
    f = begin();
    put_item("a\0b", 3, false, &changes);
    append(&f, "", &changes);
    is_refused(&f, "A text is cut by a NUL.");
    end(&f);
    buf_clear(&changes);
    f = begin();
    append(&f, "set\titem\t123456789018\tName\tremarks\t\ta\n", &changes);
    is_refused(&f, "Entry 4 of its journal");
    assert_null(strstr(why.text, number));
    end(&f);
}

/* Either of two bytes of the header asks for the log. */
static void a_header_that_asks_for_a_log_by_half_is_refused(void **state)
{
    (void)state;
    for (off_t at = 18; at <= 19; at++) {
        struct fixture f = begin();
        int file = open(f.path, O_WRONLY | O_CLOEXEC);
        assert_int_equal(pwrite(file, "\2", 1, at), 1);
        assert_int_equal(close(file), 0);
        is_refused(&f, "write-ahead log");
        end(&f);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_that_another_program_changed_are_refused),
        cmocka_unit_test(what_is_no_ordinary_file_is_refused),
        cmocka_unit_test(damaged_and_huge_files_are_refused),
        cmocka_unit_test(a_journal_without_end_is_refused),
        cmocka_unit_test(individual_numbers_of_others_are_refused),
        cmocka_unit_test(recorded_changes_are_read_to_their_end_before_they_are_applied),
        cmocka_unit_test(a_file_with_a_write_ahead_log_is_refused),
        cmocka_unit_test(the_inventory_itself_is_refused),
        cmocka_unit_test(an_older_file_is_brought_up_to_date_in_a_copy),
        cmocka_unit_test(the_other_journal_is_kept_and_protected),
        cmocka_unit_test(a_text_is_erased_from_what_is_kept_too),
        cmocka_unit_test(no_text_of_a_journal_escapes_the_guards),
        cmocka_unit_test(a_header_that_asks_for_a_log_by_half_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

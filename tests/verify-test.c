/*
 * Tampering shows, redaction leaves nothing and a marked gap, a backup comes
 * back: tried on real files, changed behind the program's back with SQLite.
 */
#include "tests/model.h"

#include "model/backup.h"
#include "model/buf.h"
#include "model/db.h"
#include "model/listing.h"
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
static const struct model_options options = {
    .lang = LANG_EN, .who = "tester", .part_bytes = TEST_PART_BYTES};

struct place {
    char folder[64], path[96], other[96];
};

static int make_place(void **state)
{
    struct place *place = calloc(1, sizeof *place);
    strcpy(place->folder, "/tmp/daicho-verify-XXXXXX");
    assert_non_null(mkdtemp(place->folder));
    snprintf(place->path, sizeof place->path, "%s/a.daicho", place->folder);
    snprintf(place->other, sizeof place->other, "%s/b.daicho", place->folder);
    *state = place;
    return 0;
}

static int clear_place(void **state)
{
    struct place *place = *state;
    char command[128];
    snprintf(command, sizeof command, "rm -r %s", place->folder);
    int result = system(command);
    free(place);
    return result;
}

static void make_inventory(const char *path)
{
    struct model *m = test_model_at(path);
    test_add(m, "purpose", "name", "Selection", NULL);
    test_add(m, "category", "name", "Applicants", "purposes", "P-0001", NULL);
    test_set(m, "category", "C-0001", "remarks", "the secret of Tanaka");
    test_set(m, "category", "C-0001", "remarks", "nothing special");
    model_close(m);
}

/* Changes the file with plain SQL, as another program could. */
static void tamper(const char *path, const char *sql)
{
    sqlite3 *db;
    char *message = NULL;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    sqlite3_exec(db, sql, NULL, NULL, &message);
    if (message != NULL)
        print_error("%s\n", message);
    assert_null(message);
    sqlite3_close(db);
}

/* What verify finds at PATH; for the caller to free. */
static char *findings(const char *path, bool full, const char *head)
{
    struct verify_report report;
    struct model_options any = options;
    any.any_schema = true;
    struct model *m = model_open(path, &any, &why);
    assert_non_null(m);
    assert_true(verify_run(m, full, head, &report, &why));
    model_close(m);
    return buf_take(&report.text);
}

static void tampering_shows(void **state)
{
    static const struct {
        const char *sql, *named;
    } cases[] = {
        {"UPDATE category SET name = 'Others'", "table category does not hold what the journal "
                                                "says: at C-0001 the column name"},
        {"DELETE FROM category_purposes", "table category_purposes"},
        {"UPDATE journal SET who = 'nobody' WHERE seq = 2", "entry 2"},
        {"UPDATE journal SET at = '2020-01-01T00:00:00Z' WHERE seq = 3", "entry 3"},
        {"DELETE FROM journal_part WHERE entry = 4; DELETE FROM journal WHERE seq = 4; "
         "UPDATE journal SET seq = 4 WHERE seq = 5",
         ""},
        {"UPDATE journal_part SET words = replace(words, 'Applicants', 'X') WHERE entry = 2",
         "entry 2"},
        {"UPDATE journal SET redacted_by = 4 WHERE seq = 3", "entry 3"},
        /* What hashes do not know: behind a NUL, 0 and nothing, parts out of order. */
        {"UPDATE journal SET who = who || char(0) || 'x' WHERE seq = 3", "entry 3"},
        {"UPDATE journal SET target = 0 WHERE seq = 2", "entry 2"},
        {"UPDATE journal_part SET words = words || char(0) || 'x' WHERE entry = 2", "entry 2"},
        {"UPDATE journal_part SET part = 5 WHERE entry = 2; INSERT INTO journal_part (entry, part, "
         "words, changes) VALUES (2, 6, '', x'')",
         "entry 2"},
        {"UPDATE counter SET kind = upper(kind)", "kind \""},
        {"CREATE TRIGGER t AFTER UPDATE ON item BEGIN DELETE FROM journal; END", "\"t\""},
        {"CREATE VIEW v AS SELECT 1", "\"v\""},
        {"ALTER TABLE item ADD COLUMN extra TEXT", "\"item\""},
    };
    struct place *place = *state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        unlink(place->path);
        make_inventory(place->path);
        char *before = findings(place->path, true, NULL);
        assert_string_equal(before, "");
        free(before);
        tamper(place->path, cases[i].sql);
        char *after = findings(place->path, true, NULL);
        if (after[0] == '\0' || strstr(after, cases[i].named) == NULL)
            print_error("%s: %s\n", cases[i].sql, after);
        assert_string_not_equal(after, "");
        assert_non_null(strstr(after, cases[i].named));
        free(after);
    }
}

/* Only verify opens it; a backup takes its place. */
static void what_another_program_built_in_is_refused(void **state)
{
    static const char *const cases[] = {
        "CREATE TRIGGER t AFTER UPDATE ON item BEGIN DELETE FROM journal; END",
        "CREATE VIEW v AS SELECT 1",
        "CREATE TABLE t (x)",
        "CREATE INDEX i ON item (remarks)",
        "DROP INDEX item_by_name",
        "DROP TABLE journal",
        "ALTER TABLE item DROP COLUMN remarks",
        "ALTER TABLE category ADD COLUMN extra TEXT",
        "PRAGMA user_version = 6",
        "PRAGMA user_version = 6; DROP TABLE journal",
        "PRAGMA user_version = 8; DROP TABLE journal",
        "PRAGMA user_version = 8; ALTER TABLE item DROP COLUMN remarks",
        "ANALYZE",
    };
    struct place *place = *state;
    struct buf kept = {0};
    make_inventory(place->other);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        unlink(place->path);
        make_inventory(place->path);
        tamper(place->path, cases[i]);
        struct model *m = model_open(place->path, &options, &why);
        if (m != NULL)
            print_error("%s\n", cases[i]);
        assert_null(m);
        assert_int_equal(why.class, WHY_FILE);
        assert_non_null(strstr(why.text, "othing was changed"));
        buf_empty(&kept);
        assert_true(backup_replace(place->path, place->other, &options, &kept, &why));
        char *text = findings(place->path, true, NULL);
        assert_string_equal(text, "");
        free(text);
    }
    buf_clear(&kept);
}

static void a_cut_tail_shows_by_the_head(void **state)
{
    struct place *place = *state;
    char head[65];
    int64_t seq;
    make_inventory(place->path);
    struct model *m = model_open(place->path, &options, &why);
    assert_true(journal_head(m, &seq, head, &why));
    assert_int_equal(seq, 4);
    assert_true(journal_undo(m, 0, NULL, &why));
    model_close(m);
    char *text = findings(place->path, true, head);
    assert_string_equal(text, "");
    free(text);
    unlink(place->path);
    make_inventory(place->path);
    tamper(place->path, "UPDATE category SET remarks = 'the secret of Tanaka', rev = 3; "
                        "DELETE FROM journal_part WHERE entry = 4; "
                        "DELETE FROM journal WHERE seq = 4; "
                        "UPDATE search SET made = 0; DELETE FROM search_text");
    text = findings(place->path, true, NULL);
    assert_string_equal(text, "");
    free(text);
    text = findings(place->path, true, head);
    assert_non_null(strstr(text, "head that was given"));
    free(text);
}

static bool file_holds(const char *path, const char *text)
{
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    struct buf all = {0};
    char block[4096];
    for (size_t count; (count = fread(block, 1, sizeof block, file)) > 0;)
        buf_add(&all, block, count);
    fclose(file);
    bool found = false;
    for (size_t i = 0; i + strlen(text) <= all.length && !found; i++)
        found = memcmp(all.text + i, text, strlen(text)) == 0;
    buf_clear(&all);
    return found;
}

static void a_redacted_text_is_gone_from_every_byte(void **state)
{
    struct place *place = *state;
    const struct kind *category = kinds_find("category");
    struct redacted result;
    make_inventory(place->path);
    struct model *m = model_open(place->path, &options, &why);
    assert_true(backup_write(m, place->other, false, &why));
    assert_true(journal_event(m, "backup", place->other, &why));
    assert_true(file_holds(place->path, "secret of Tanaka"));
    assert_true(redact_field(m, category, record_find(m, category, "C-0001"),
                             kinds_field(category, "remarks"), &result, &why));
    assert_int_equal(result.entries, 2);
    assert_non_null(strstr(result.backups.text, place->other));
    assert_string_equal(buf_text(&result.others), "");
    assert_true(journal_undo(m, 4, NULL, &why));
    model_close(m);
    assert_false(file_holds(place->path, "secret of Tanaka"));
    assert_false(file_holds(place->path, "nothing special"));
    char *text = findings(place->path, true, NULL);
    assert_string_equal(text, "");
    free(text);
    char *path = place->other;
    unlink(path);
    m = model_open(place->path, &options, &why);
    assert_true(backup_write(m, path, false, &why));
    model_close(m);
    tamper(path, "UPDATE journal_part SET words = replace(words, 'Applicants', 'X') WHERE entry "
                 "= 3");
    text = findings(path, true, NULL);
    assert_non_null(strstr(text, "entry 3"));
    free(text);
    tamper(place->path, "DELETE FROM journal WHERE what = 'redact'");
    text = findings(place->path, true, NULL);
    assert_string_not_equal(text, "");
    free(text);
    redact_clear(&result);
}

/* One text the beginning of the other, a name that others carry on, a common
 * word: each place of the record is erased, and no other place is touched. */
static void a_redaction_takes_the_record_and_nothing_else(void **state)
{
    struct place *place = *state;
    const struct kind *category = kinds_find("category");
    struct redacted result;
    struct entries entries;
    struct model *m = test_model_at(place->path);
    test_add(m, "category", "name", "Yamada", NULL);
    test_set(m, "category", "C-0001", "name", "Yamada Taro of Chiba");
    test_add(m, "category", "name", "Members", "remarks", "Members of category C-0001", NULL);
    test_add(m, "provision", "name", "Yamada Taro of Chiba to A", "categories", "C-0001; C-0002",
             NULL);
    int64_t id = record_find(m, category, "C-0001");
    assert_true(redact_field(m, category, id, kinds_field(category, "name"), &result, &why));
    assert_non_null(strstr(result.others.text, "provision/PV-0001 name"));
    redact_clear(&result);
    char *remarks = test_value(m, "category", "C-0002", "remarks");
    assert_string_equal(remarks, "Members of category C-0001");
    free(remarks);
    assert_true(redact_field(m, category, record_find(m, category, "C-0002"),
                             kinds_field(category, "remarks"), &result, &why));
    redact_clear(&result);
    assert_true(journal_list(m, "category", "C-0001", 0, &entries, &why));
    assert_int_equal(entries.count, 2);
    journal_clear(&entries);
    const struct kind *provision = kinds_find("provision");
    assert_true(redact_field(m, provision, record_find(m, provision, "PV-0001"),
                             kinds_field(provision, "name"), &result, &why));
    assert_string_equal(buf_text(&result.others), "");
    redact_clear(&result);
    model_close(m);
    assert_false(file_holds(place->path, "Yamada"));
    assert_false(file_holds(place->path, "Chiba"));
    assert_true(file_holds(place->path, "Members"));
    char *text = findings(place->path, true, NULL);
    assert_string_equal(text, "");
    free(text);
}

static void a_backup_comes_back_and_what_was_is_kept(void **state)
{
    struct place *place = *state;
    struct buf kept = {0};
    make_inventory(place->path);
    struct model *m = model_open(place->path, &options, &why);
    assert_true(backup_write(m, place->other, false, &why));
    assert_false(backup_write(m, place->other, false, &why));
    test_set(m, "category", "C-0001", "name", "Changed");
    assert_true(backup_restore(m, place->other, &kept, &why));
    char *name = test_value(m, "category", "C-0001", "name");
    assert_string_equal(name, "Applicants");
    free(name);
    model_close(m);
    struct model *old = model_open(kept.text, &options, &why);
    assert_non_null(old);
    name = test_value(old, "category", "C-0001", "name");
    assert_string_equal(name, "Changed");
    free(name);
    model_close(old);
    char *text = findings(place->path, true, NULL);
    assert_string_equal(text, "");
    free(text);
    buf_clear(&kept);
}

static void a_damaged_backup_is_not_restored(void **state)
{
    struct place *place = *state;
    struct buf kept = {0};
    make_inventory(place->path);
    make_inventory(place->other);
    tamper(place->other, "UPDATE journal SET who = 'nobody' WHERE seq = 2");
    struct model *m = model_open(place->path, &options, &why);
    assert_false(backup_restore(m, place->other, &kept, &why));
    assert_int_equal(why.class, WHY_FILE);
    char *name = test_value(m, "category", "C-0001", "name");
    assert_string_equal(name, "Applicants");
    free(name);
    model_close(m);
    buf_clear(&kept);
}

/* What a newer program wrote may hold what this one does not know to keep. */
static void a_backup_of_a_newer_program_is_not_restored(void **state)
{
    struct place *place = *state;
    struct buf kept = {0};
    make_inventory(place->path);
    make_inventory(place->other);
    tamper(place->other, "PRAGMA user_version = 999; ALTER TABLE category ADD COLUMN novelty TEXT");
    struct model *m = model_open(place->path, &options, &why);
    assert_false(backup_restore(m, place->other, &kept, &why));
    assert_int_equal(why.class, WHY_FILE);
    assert_non_null(strstr(why.text, "of a newer daicho"));
    test_value_is(m, "category", "C-0001", "name", "Applicants");
    model_close(m);
    unlink(place->other);
    make_inventory(place->other);
    tamper(place->other, "PRAGMA application_id = 1");
    m = model_open(place->path, &options, &why);
    assert_false(backup_restore(m, place->other, &kept, &why));
    assert_non_null(strstr(why.text, "not an inventory of daicho"));
    test_value_is(m, "category", "C-0001", "name", "Applicants");
    assert_int_not_equal(access(buf_text(&kept), F_OK), 0);
    model_close(m);
    buf_clear(&kept);
}

static void what_is_no_inventory_is_refused(void **state)
{
    struct place *place = *state;
    FILE *file = fopen(place->path, "w");
    fputs("not a database, but long enough to look at, for all that it is worth\n", file);
    fclose(file);
    assert_null(model_open(place->path, &options, &why));
    assert_int_equal(why.class, WHY_FILE);
    tamper(place->other, "CREATE TABLE t (x)");
    assert_null(model_open(place->other, &options, &why));
    assert_non_null(strstr(why.text, "not an inventory"));
    unlink(place->path);
    assert_null(model_open(place->path, &options, &why));
    assert_non_null(strstr(why.text, "There is no file"));
    make_inventory(place->path);
    struct buf below = {0};
    buf_printf(&below, "%s/x.daicho", place->path);
    assert_null(model_open(buf_text(&below), &options, &why));
    assert_non_null(strstr(why.text, "cannot be opened"));
    buf_clear(&below);
    assert_null(model_open("/tmp", &options, &why));
    assert_non_null(strstr(why.text, "not a file"));
    unlink(place->other);
    assert_int_equal(symlink(place->path, place->other), 0);
    assert_null(model_open(place->other, &options, &why));
    assert_non_null(strstr(why.text, "symbolic link"));
    assert_null(model_create(place->path, &options, &why));
    assert_non_null(strstr(why.text, "exists already"));
}

/* What another program made impossible is told once, of what it hindered. */
static void a_lock_is_told_and_forgotten(void **state)
{
    struct place *place = *state;
    sqlite3 *other;
    struct listing listing;
    struct listing_query query = {.kind = kinds_find("category")};
    make_inventory(place->path);
    struct model *m = model_open(place->path, &options, &why);
    assert_int_equal(sqlite3_open(place->path, &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "BEGIN EXCLUSIVE", NULL, NULL, NULL), SQLITE_OK);
    assert_false(listing_load(m, &query, &listing, &why));
    assert_int_equal(why.class, WHY_FILE);
    assert_non_null(strstr(why.text, "using this inventory"));
    assert_int_equal(record_count(m, query.kind), 0); /* cannot say that it failed */
    sqlite3_close(other);
    test_set(m, "category", "C-0001", "remarks", "after the lock");
    assert_true(listing_load(m, &query, &listing, &why));
    assert_int_equal(listing.count, 1);
    listing_clear(&listing);
    model_close(m);
}

static void a_moved_file_is_told_as_such(void **state)
{
    struct place *place = *state;
    make_inventory(place->path);
    struct model *m = model_open(place->path, &options, &why);
    char *name = test_value(m, "category", "C-0001", "name");
    free(name);
    assert_int_equal(rename(place->path, place->other), 0);
    struct record *record = record_load_code(m, kinds_find("category"), "C-0001", &why);
    assert_true(record_set(record, kinds_field(record->kind, "name"), "Others", &why));
    assert_false(test_save(m, record, &(struct change_note){.what = "set", .about = ""}, &why));
    assert_non_null(strstr(why.text, "moved, deleted or replaced"));
    record_free(record);
    model_close(m);
}

/* SQLite then no longer understands the statements of the program. */
static void what_another_program_takes_away_meanwhile_is_told(void **state)
{
    static const char *const cases[] = {"DROP TABLE waiver",
                                        "ALTER TABLE waiver DROP COLUMN reason",
                                        "ALTER TABLE waiver RENAME TO other"};
    struct place *place = *state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        unlink(place->path);
        make_inventory(place->path);
        struct model *m = model_open(place->path, &options, &why);
        tamper(place->path, cases[i]);
        for (int time = 0; time < 2; time++)
            assert_null(record_load(m, kinds_find("waiver"), 1, &why));
        if (strstr(why.text, "The file is damaged or no inventory") == NULL)
            print_error("%s: %s\n", cases[i], why.text);
        assert_int_equal(why.class, WHY_FILE);
        assert_non_null(strstr(why.text, "The file is damaged or no inventory"));
        test_value_is(m, "category", "C-0001", "code", "C-0001");
        model_close(m);
    }
}

static void a_newer_file_can_only_be_read(void **state)
{
    struct place *place = *state;
    make_inventory(place->path);
    tamper(place->path, "PRAGMA user_version = 999");
    struct model *m = model_open(place->path, &options, &why);
    assert_non_null(m);
    assert_true(model_readonly(m));
    char *name = test_value(m, "category", "C-0001", "name");
    assert_string_equal(name, "Applicants");
    free(name);
    assert_false(change_begin(m, &(struct change_note){.what = "set", .about = ""}, &why));
    assert_int_equal(why.class, WHY_FILE);
    model_close(m);
}

/* A newer one may hold more than is known here, and no less. */
static void a_newer_file_that_lacks_what_is_known_is_not_opened(void **state)
{
    static const char *const cases[] = {
        "PRAGMA user_version = 999; ALTER TABLE item DROP COLUMN remarks",
        "PRAGMA user_version = 999; DROP TABLE waiver",
    };
    struct place *place = *state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        unlink(place->path);
        make_inventory(place->path);
        tamper(place->path, cases[i]);
        assert_null(model_open(place->path, &options, &why));
        assert_int_equal(why.class, WHY_FILE);
        assert_non_null(
            strstr(why.text, "of a newer daicho that keeps its records in another way"));
        assert_non_null(strstr(why.text, "install the newer version"));
    }
}

#define IN_PLACE(test) cmocka_unit_test_setup_teardown(test, make_place, clear_place)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_PLACE(tampering_shows),
        IN_PLACE(what_another_program_built_in_is_refused),
        IN_PLACE(a_cut_tail_shows_by_the_head),
        IN_PLACE(a_redacted_text_is_gone_from_every_byte),
        IN_PLACE(a_redaction_takes_the_record_and_nothing_else),
        IN_PLACE(a_backup_comes_back_and_what_was_is_kept),
        IN_PLACE(a_damaged_backup_is_not_restored),
        IN_PLACE(a_backup_of_a_newer_program_is_not_restored),
        IN_PLACE(what_is_no_inventory_is_refused),
        IN_PLACE(a_lock_is_told_and_forgotten),
        IN_PLACE(a_moved_file_is_told_as_such),
        IN_PLACE(what_another_program_takes_away_meanwhile_is_told),
        IN_PLACE(a_newer_file_can_only_be_read),
        IN_PLACE(a_newer_file_that_lacks_what_is_known_is_not_opened),
    };
    return cmocka_run_group_tests_name("verify", tests, NULL, NULL);
}

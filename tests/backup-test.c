/*
 * Backups that cannot be written and restores that cannot be done: nothing that was
 * there is lost, and the reason is said.
 */
#include "tests/io.h"
#include "tests/model.h"
#include "tests/refusing.h"

#include "model/backup.h"
#include "model/buf.h"
#include "model/inside.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static struct why why = {.lang = LANG_EN};
static const struct model_options options = {.lang = LANG_EN, .who = "tester"};

struct folder {
    char path[40], file[64], copy[64];
    struct model *m;
};

/* An inventory with one category in a folder of its own. */
static struct folder begin(void)
{
    struct folder f = {.path = "/tmp/daicho-backup-XXXXXX"};
    assert_non_null(mkdtemp(f.path));
    snprintf(f.file, sizeof f.file, "%s/a.daicho", f.path);
    snprintf(f.copy, sizeof f.copy, "%s/b.daicho", f.path);
    f.m = test_model_at(f.file);
    test_add(f.m, "category", "name", "Members", NULL);
    return f;
}

static void end(struct folder *f)
{
    struct buf command = {0};
    model_close(f->m);
    buf_printf(&command, "rm -r %s", f->path);
    assert_int_equal(system(buf_text(&command)), 0);
    buf_clear(&command);
}

static void says(const char *expected)
{
    if (strstr(why.text, expected) == NULL)
        fail_msg("\"%s\" does not say \"%s\"", why.text, expected);
}

/* Another program does SQL to the file at PATH. */
static void damage(const char *path, const char *sql)
{
    struct db *db = db_open(path, DB_READ_WRITE, &why);
    assert_non_null(db);
    assert_true(db_run(db, sql));
    db_close(db);
}

static void nothing_but_an_ordinary_file_is_replaced(void **state)
{
    struct folder f = begin();
    struct buf deep = {0};
    (void)state;
    assert_int_equal(mkdir(f.copy, 0700), 0);
    assert_false(backup_write(f.m, f.copy, true, &why));
    says("is not an ordinary file and was not touched");
    assert_int_equal(rmdir(f.copy), 0);
    assert_int_equal(symlink(f.file, f.copy), 0);
    assert_false(backup_write(f.m, f.copy, true, &why));
    says("is not an ordinary file and was not touched");
    unlink(f.copy);
    assert_false(backup_write(f.m, f.file, true, &why));
    says("is the inventory itself");
    /* Another name of the same file. */
    assert_int_equal(link(f.file, f.copy), 0);
    assert_false(backup_write(f.m, f.copy, true, &why));
    says("is the inventory itself");
    unlink(f.copy);
    buf_printf(&deep, "%s/no/such/folder", f.path);
    assert_false(backup_write(f.m, buf_text(&deep), false, &why));
    buf_clear(&deep);
    assert_true(backup_write(f.m, f.copy, false, &why));
    assert_false(backup_write(f.m, f.copy, false, &why));
    says("exists already and was not touched");
    assert_true(backup_write(f.m, f.copy, true, &why));
    /* Of two with one content each is a file of its own. */
    test_add(f.m, "category", "name", "Guests", NULL);
    struct model *copy = model_open(f.copy, &options, &why);
    assert_non_null(copy);
    assert_null(test_value(copy, "category", "C-0002", "name"));
    model_close(copy);
    end(&f);
}

static void what_is_newer_or_missing_is_not_restored(void **state)
{
    struct folder f = begin();
    struct buf kept = {0};
    char before[65], after[65];
    (void)state;
    test_digest(f.m, before);
    assert_false(backup_restore(f.m, f.copy, &kept, &why));
    assert_true(backup_write(f.m, f.copy, false, &why));
    damage(f.copy, "PRAGMA application_id = 7");
    buf_empty(&kept);
    assert_false(backup_restore(f.m, f.copy, &kept, &why));
    says("not an inventory of daicho");
    damage(f.copy, "PRAGMA user_version = 9999");
    buf_empty(&kept);
    assert_false(backup_restore(f.m, f.copy, &kept, &why));
    says("newer daicho");
    assert_int_equal(access(buf_text(&kept), F_OK), -1);
    assert_false(backup_replace(f.file, f.copy, &options, &kept, &why));
    says("newer daicho");
    test_digest(f.m, after);
    assert_string_equal(before, after);
    struct model_options readonly = options;
    readonly.readonly = true;
    struct model *past = model_open(f.file, &readonly, &why);
    assert_non_null(past);
    buf_empty(&kept);
    assert_false(backup_restore(past, f.copy, &kept, &why));
    model_close(past);
    assert_false(backup_replace(f.file, f.copy, &readonly, &kept, &why));
    buf_clear(&kept);
    end(&f);
}

/* A reading that was not let go, as where memory was short for it, hinders no restoring. */
static void what_was_read_last_hinders_no_restoring(void **state)
{
    struct folder f = begin();
    struct buf kept = {0};
    (void)state;
    assert_true(backup_write(f.m, f.copy, false, &why));
    test_set(f.m, "category", "C-0001", "name", "Guests");
    assert_true(db_run(f.m->db, "BEGIN"));
    assert_int_equal(db_number(f.m->db, "SELECT count(*) FROM category", 0, -1), 1);
    if (!backup_restore(f.m, f.copy, &kept, &why))
        fail_msg("%s", why.text);
    assert_true(db_idle(f.m->db));
    test_value_is(f.m, "category", "C-0001", "name", "Members");
    buf_clear(&kept);
    end(&f);
}

/* A file that cannot be opened is kept under another name; one that is missing is made. */
static void what_cannot_be_opened_is_set_aside(void **state)
{
    struct folder f = begin();
    struct buf kept = {0}, other = {0};
    (void)state;
    assert_true(backup_write(f.m, f.copy, false, &why));
    model_close(f.m);
    FILE *file = fopen(f.file, "w");
    assert_non_null(file);
    fputs("no inventory any more", file);
    assert_int_equal(fclose(file), 0);
    /* What SQLite left beside it goes with it, here a journal without a beginning. */
    buf_printf(&other, "%s-journal", f.file);
    file = fopen(buf_text(&other), "w");
    assert_non_null(file);
    assert_int_equal(fwrite("\0\0\0", 3, 1, file), 1);
    assert_int_equal(fclose(file), 0);
    assert_true(backup_replace(f.file, f.copy, &options, &kept, &why));
    assert_int_equal(access(buf_text(&kept), F_OK), 0);
    assert_int_equal(access(buf_text(&other), F_OK), -1);
    buf_empty(&other);
    buf_printf(&other, "%s-journal", buf_text(&kept));
    assert_int_equal(access(buf_text(&other), F_OK), 0);
    buf_empty(&other);
    f.m = model_open(f.file, &options, &why);
    assert_non_null(f.m);
    test_value_is(f.m, "category", "C-0001", "name", "Members");
    buf_printf(&other, "%s/c.daicho", f.path);
    buf_empty(&kept);
    assert_true(backup_replace(buf_text(&other), f.copy, &options, &kept, &why));
    assert_int_equal(kept.length, 0);
    /* A folder stands in the way, a folder is missing, and what is no inventory stays. */
    buf_empty(&other);
    buf_printf(&other, "%s/folder", f.path);
    assert_int_equal(mkdir(buf_text(&other), 0700), 0);
    assert_false(backup_replace(buf_text(&other), f.copy, &options, &kept, &why));
    buf_puts(&other, "/no/d.daicho");
    assert_false(backup_replace(buf_text(&other), f.copy, &options, &kept, &why));
    assert_false(backup_replace(f.file, "/dev/null", &options, &kept, &why));
    test_value_is(f.m, "category", "C-0001", "name", "Members");
    buf_clear(&kept);
    buf_clear(&other);
    end(&f);
}

/* What another program holds for a moment is not damaged. */
static void what_is_held_is_not_set_aside(void **state)
{
    struct folder f = begin();
    struct buf kept = {0};
    sqlite3 *db = NULL;
    (void)state;
    assert_true(backup_write(f.m, f.copy, false, &why));
    assert_int_equal(sqlite3_open(f.file, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "BEGIN EXCLUSIVE", NULL, NULL, NULL), SQLITE_OK);
    assert_false(backup_replace(f.file, f.copy, &options, &kept, &why));
    says("Another program is using");
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
    buf_puts(&kept, f.file);
    buf_puts(&kept, ".before-restore-1");
    assert_int_equal(access(buf_text(&kept), F_OK), -1);
    test_value_is(f.m, "category", "C-0001", "name", "Members");
    buf_clear(&kept);
    end(&f);
}

/* Of what is open everything can be saved still, where its file was taken away. */
static void a_backup_can_be_made_where_the_file_is_gone(void **state)
{
    struct folder f = begin();
    (void)state;
    assert_true(backup_write(f.m, f.copy, false, &why));
    test_add(f.m, "category", "name", "Guests", NULL);
    assert_int_equal(unlink(f.file), 0);
    if (!backup_write(f.m, f.copy, true, &why))
        fail_msg("%s", why.text);
    struct model *copy = model_open(f.copy, &options, &why);
    assert_non_null(copy);
    test_value_is(copy, "category", "C-0002", "name", "Guests");
    model_close(copy);
    end(&f);
}

static bool wait_no_more(void *context, int ms)
{
    (void)context;
    (void)ms;
    return false;
}

/* Another program that reads hinders a restoring, and all stays as it is. */
static void what_is_read_by_another_is_not_restored(void **state)
{
    struct folder f = begin();
    struct buf kept = {0};
    char before[65], after[65];
    sqlite3 *db = NULL;
    (void)state;
    assert_true(backup_write(f.m, f.copy, false, &why));
    test_add(f.m, "category", "name", "Guests", NULL);
    test_digest(f.m, before);
    assert_int_equal(sqlite3_open(f.file, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "BEGIN; SELECT count(*) FROM category", NULL, NULL, NULL),
                     SQLITE_OK);
    db_on_wait(f.m->db, wait_no_more, NULL);
    assert_false(backup_restore(f.m, f.copy, &kept, &why));
    says("Another program is using this inventory at the moment. Nothing was changed;");
    test_digest(f.m, after);
    assert_string_equal(before, after);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
    buf_empty(&kept);
    assert_true(backup_restore(f.m, f.copy, &kept, &why));
    assert_null(test_value(f.m, "category", "C-0002", "name"));
    buf_clear(&kept);
    end(&f);
}

static const char damaged[] = "no inventory any more";

/* Whether the damaged file is as it was and has no more beside it than a backup. */
static bool all_is_as_it_was(const struct folder *f)
{
    char *now = test_read(f->path, "a.daicho");
    bool same = now != NULL && strcmp(now, damaged) == 0 && test_file_count(f->path) == 2;
    free(now);
    return same && strstr(why.text, " cannot be written: ") != NULL;
}

static bool takes_no_backup(void *context)
{
    struct folder *f = context;
    char path[80];
    snprintf(path, sizeof path, "%s/c.daicho", f->path);
    return !backup_write(f->m, path, false, &why) && access(path, F_OK) != 0 &&
           strstr(why.text, "/c.daicho cannot be written: the disk does not read") != NULL;
}

static bool restores_nothing(void *context)
{
    struct folder *f = context;
    struct buf kept = {0};
    char before[65], after[65];
    test_digest(f->m, before);
    bool done = backup_restore(f->m, f->copy, &kept, &why);
    test_digest(f->m, after);
    buf_clear(&kept);
    return !done && strcmp(before, after) == 0 &&
           strstr(why.text, ".before-restore-1 cannot be written: ") != NULL;
}

/* Without a backup of what is there nothing is restored. */
static void what_cannot_be_kept_is_not_replaced(void **state)
{
    struct folder f = begin();
    const struct refusal refusal = {REFUSED_LINK, EIO};
    (void)state;
    assert_true(backup_write(f.m, f.copy, false, &why));
    test_add(f.m, "category", "name", "Guests", NULL);
    assert_true(refusing(&refusal, 1, takes_no_backup, &f));
    assert_true(refusing(&refusal, 1, restores_nothing, &f));
    assert_int_equal(test_file_count(f.path), 2);
    end(&f);
}

static bool replaces(void *context)
{
    struct folder *f = context;
    struct buf kept = {0};
    bool done = backup_replace(f->file, f->copy, &options, &kept, &why);
    bool told = done ? access(buf_text(&kept), F_OK) == 0 : kept.length == 0;
    buf_clear(&kept);
    return done && told;
}

static bool replaces_nothing(void *context)
{
    struct folder *f = context;
    return !replaces(f) && all_is_as_it_was(f);
}

/* A damaged file keeps its place until what replaces it has taken it. */
static void what_cannot_be_set_aside_stays(void **state)
{
    static const struct refusal names[] = {{REFUSED_LINK, EPERM}, {REFUSED_RENAME, EIO}};
    struct folder f = begin();
    (void)state;
    assert_true(backup_write(f.m, f.copy, false, &why));
    model_close(f.m);
    f.m = NULL;
    test_write(f.path, "a.daicho", damaged);
    assert_true(refusing(names, 2, replaces_nothing, &f));
    assert_true(refusing(&names[1], 1, replaces_nothing, &f));
    assert_int_equal(test_file_count(f.path), 2);
    /* Not every file system gives a file two names. */
    assert_true(refusing(names, 1, replaces, &f));
    f.m = model_open(f.file, &options, &why);
    assert_non_null(f.m);
    test_value_is(f.m, "category", "C-0001", "name", "Members");
    end(&f);
}

/* The name under which it would be kept is longer than names may be. */
static void what_has_too_long_a_name_to_be_set_aside_stays(void **state)
{
    struct folder f = begin();
    struct buf kept = {0};
    char name[241] = "", path[TEST_PATH + 64];
    (void)state;
    memset(name, 'n', sizeof name - 1);
    snprintf(path, sizeof path, "%s/%s", f.path, name);
    assert_true(backup_write(f.m, f.copy, false, &why));
    model_close(f.m);
    f.m = NULL;
    test_write(f.path, "a.daicho", damaged);
    assert_int_equal(rename(f.file, path), 0);
    assert_false(backup_replace(path, f.copy, &options, &kept, &why));
    assert_int_equal(rename(path, f.file), 0);
    assert_true(all_is_as_it_was(&f));
    assert_int_equal(kept.length, 0);
    buf_clear(&kept);
    end(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_but_an_ordinary_file_is_replaced),
        cmocka_unit_test(what_is_newer_or_missing_is_not_restored),
        cmocka_unit_test(what_was_read_last_hinders_no_restoring),
        cmocka_unit_test(what_cannot_be_opened_is_set_aside),
        cmocka_unit_test(what_is_held_is_not_set_aside),
        cmocka_unit_test(a_backup_can_be_made_where_the_file_is_gone),
        cmocka_unit_test(what_is_read_by_another_is_not_restored),
        cmocka_unit_test(what_cannot_be_kept_is_not_replaced),
        cmocka_unit_test(what_cannot_be_set_aside_stays),
        cmocka_unit_test(what_has_too_long_a_name_to_be_set_aside_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

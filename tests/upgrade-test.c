/*
 * An older inventory is brought up to date while another process does the same, while the
 * disk fails at the end, and while a statement fails: it is of the new version whole, or as
 * it was, and what is told is so.
 */
#include "tests/failing.h"
#include "tests/faulty.h"
#include "tests/model.h"
#include "tests/old.h"

#include "model/buf.h"
#include "model/chain.h"
#include "model/db.h"
#include "model/migrations.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

enum { OLD = 6 };

static struct why why = {.lang = LANG_EN};

/* An older inventory in a folder of its own, and where its copies go. */
struct place {
    char folder[40], file[64], copy[80], next[80];
};

static struct place place(void)
{
    struct place p = {.folder = "/tmp/daicho-upgrade-XXXXXX"};
    assert_non_null(mkdtemp(p.folder));
    snprintf(p.file, sizeof p.file, "%s/a.daicho", p.folder);
    snprintf(p.copy, sizeof p.copy, "%s.version-%d", p.file, OLD);
    snprintf(p.next, sizeof p.next, "%s.version-%d-2", p.file, OLD);
    assert_true(old_make(p.file, OLD));
    return p;
}

static void place_end(const struct place *p)
{
    struct buf command = {0};
    buf_printf(&command, "rm -r %s", p->folder);
    assert_int_equal(system(buf_text(&command)), 0);
    buf_clear(&command);
}

static struct model *open_there(const struct place *p, const struct model_options *options)
{
    static const struct model_options plain = {.lang = LANG_EN, .who = "tester"};
    why.text[0] = '\0';
    return model_open(p->file, options == NULL ? &plain : options, &why);
}

static int version_of(const char *path)
{
    struct db *db = db_open(path, DB_READ_WRITE, &why);
    if (db == NULL)
        fail_msg("%s", why.text);
    int version = (int)db_number(db, "PRAGMA user_version", 0, -1);
    db_close(db);
    return version;
}

static void is_whole(const struct place *p)
{
    struct model *m = open_there(p, NULL);
    if (m == NULL)
        fail_msg("%s", why.text);
    test_value_is(m, "category", "C-0001", "purposes", "P-0001; P-0002");
    test_sound(m);
    model_close(m);
    assert_int_equal(version_of(p->file), migrations_count);
}

/* A process that is about to write the file, and then brings it up to date by itself. */
struct other {
    const struct place *place;
    struct db *db;
    size_t asked;
};

static bool goes_ahead(void *context, int ms)
{
    struct other *other = context;
    (void)ms;
    if (other->asked++ == 0) {
        db_roll_back(other->db);
        is_whole(other->place);
    }
    return true;
}

static void another_process_that_was_quicker_has_done_all_of_it(void **state)
{
    (void)state;
    struct place p = place();
    struct other other = {.place = &p, .db = db_open(p.file, DB_READ_WRITE, &why)};
    const struct model_options options = {
        .lang = LANG_EN, .who = "tester", .on_wait = goes_ahead, .wait_context = &other};
    assert_non_null(other.db);
    assert_true(db_run(other.db, "BEGIN IMMEDIATE"));
    struct model *m = open_there(&p, &options);
    if (m == NULL)
        fail_msg("%s", why.text);
    assert_int_equal(other.asked, 1);
    assert_false(model_readonly(m));
    test_value_is(m, "category", "C-0001", "purposes", "P-0001; P-0002");
    test_set(m, "category", "C-0001", "remarks", "after both");
    test_sound(m);
    model_close(m);
    db_close(other.db);
    /* Both made the copy of before, which was the same. */
    assert_int_equal(version_of(p.copy), OLD);
    assert_int_equal(access(p.next, F_OK), -1);
    place_end(&p);
}

/* The last entry of the file at PATH was made a year later, as the journal says itself. */
static void make_last_entry_later(const char *path)
{
    char content[DIGEST_TEXT], hash[DIGEST_TEXT];
    struct db *db = db_open(path, DB_READ_WRITE, &why);
    assert_non_null(db);
    int64_t seq = db_number(db, "SELECT max(seq) FROM journal", 0, 0);
    assert_true(chain_content_now(db, seq, content));
    struct statement *st = db_prepare(db, "SELECT * FROM journal WHERE seq = :seq");
    db_bind_int(st, ":seq", seq);
    assert_true(db_step(st));
    const struct chain_entry entry = {.seq = seq,
                                      .at = "2027-11-22T09:00:00Z",
                                      .kind = db_text(st, "kind"),
                                      .target = db_int(st, "target"),
                                      .version = db_int(st, "version"),
                                      .content = content,
                                      .previous = db_text(st, "previous")};
    chain_hash(&entry, hash);
    db_done(st);
    st = db_prepare(db, "UPDATE journal SET at = :at, hash = :hash WHERE seq = :seq");
    db_bind_text(st, ":at", entry.at);
    db_bind_text(st, ":hash", hash);
    db_bind_int(st, ":seq", seq);
    assert_true(db_do(st));
    db_close(db);
}

/* What stands where the copy would go may be that of another file with as many entries. */
static void the_copy_of_another_inventory_is_not_taken_for_ours(void **state)
{
    (void)state;
    struct place p = place();
    assert_true(old_make(p.copy, OLD));
    make_last_entry_later(p.copy);
    is_whole(&p);
    assert_int_equal(version_of(p.copy), OLD);
    assert_int_equal(version_of(p.next), OLD);
    struct db *db = db_open(p.next, DB_READ, &why);
    assert_non_null(db);
    assert_int_equal(db_number(db, "SELECT count(*) FROM journal WHERE at >= '2027'", 0, -1), 0);
    db_close(db);
    place_end(&p);
}

/* How an opening ends, and what is told then. */
enum end { UNCHANGED, UNSURE, DONE, ENDS };
static const char *const told[DONE] = {
    "and was not changed. ",
    "was being brought up to date. The inventory could not be reached at the end of the save, "
    "which may or may not have been done."};

/* Opens it with FAULT at operation NTH. */
static enum end open_with(struct faulty *faulty, enum fault fault, long nth)
{
    struct place p = place();
    faulty_arm(faulty, fault, nth, 0);
    struct model *m = open_there(&p, NULL);
    assert_true(faulty_disarm(faulty));
    enum end end = m != NULL ? DONE : strstr(why.text, told[UNSURE]) != NULL ? UNSURE : UNCHANGED;
    if (m == NULL && strstr(why.text, told[end]) == NULL)
        fail_msg("%s", why.text);
    model_close(m);
    if (end != UNSURE)
        assert_int_equal(version_of(p.file), end == UNCHANGED ? OLD : migrations_count);
    is_whole(&p);
    place_end(&p);
    return end;
}

/* The operation from which the end of the COMMIT is counted, of those that were noted. */
static size_t last_of_commit(struct faulty *faulty)
{
    struct place p = place();
    size_t count, last = 0;
    faulty_note(faulty);
    struct model *m = open_there(&p, NULL);
    faulty_disarm(faulty);
    assert_non_null(m);
    model_close(m);
    place_end(&p);
    const struct faulty_place *places = faulty_noted(faulty, &count);
    for (size_t i = 0; i < count; i++)
        if (strncmp(places[i].sql, "COMMIT", 6) == 0 && places[i].last > last)
            last = places[i].last;
    return last;
}

static void what_is_told_of_a_disk_that_fails_at_the_end_is_so(void **state)
{
    enum { LAST = 3, FAULTS_TRIED = 3 };
    static const enum fault faults[FAULTS_TRIED] = {FAULT_ONCE, FAULT_ON, FAULT_LATE};
    struct faulty *faulty = faulty_new();
    size_t last = last_of_commit(faulty), met[ENDS] = {0};
    long nths[FAULTS_TRIED][LAST];
    (void)state;
    for (size_t f = 0; f < FAULTS_TRIED; f++)
        for (size_t i = 0; i < LAST; i++)
            nths[f][i] = faulty_nth(faulty, faults[f], last - i);
    for (size_t f = 0; f < FAULTS_TRIED; f++)
        for (size_t i = 0; i < LAST; i++)
            if (nths[f][i] > 0)
                met[open_with(faulty, faults[f], nths[f][i])]++;
    assert_true(met[UNCHANGED] > 0 && met[UNSURE] > 0 && met[DONE] > 0);
    faulty_free(faulty);
}

static void a_statement_that_fails_leaves_it_as_it_was(void **state)
{
    static const char *const statements[] = {"PRAGMA user_version = ", "COMMIT"};
    char step[24]; /* of the file alone, not of the empty one that it is held against */
    (void)state;
    failing_watch();
    snprintf(step, sizeof step, "%s", migrations[OLD].sql);
    for (size_t i = 0; i < sizeof statements / sizeof statements[0]; i++) {
        struct place p = place();
        failing_at_text(step, statements[i]);
        assert_null(open_there(&p, NULL));
        assert_true(failing_struck());
        failing_at(0);
        if (strstr(why.text, told[UNCHANGED]) == NULL)
            fail_msg("%s", why.text);
        assert_int_equal(version_of(p.file), OLD);
        is_whole(&p);
        place_end(&p);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(another_process_that_was_quicker_has_done_all_of_it),
        cmocka_unit_test(the_copy_of_another_inventory_is_not_taken_for_ours),
        cmocka_unit_test(what_is_told_of_a_disk_that_fails_at_the_end_is_so),
        cmocka_unit_test(a_statement_that_fails_leaves_it_as_it_was),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

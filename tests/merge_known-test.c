/*
 * What one inventory knows of another that it has merged: where the next merge begins, and
 * that what it keeps of the other's journal cannot be altered unseen.
 */
#include "tests/model.h"

#include "model/backup.h"
#include "model/buf.h"
#include "model/foreign.h"
#include "model/inside.h"
#include "model/mem.h"
#include "model/merge.h"
#include "model/others.h"
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

enum { FILES = 4 };

static struct why why = {.lang = LANG_EN};

/* An inventory and a copy of it, each edited since, in files of a folder. */
struct pair {
    char folder[40], paths[FILES][64];
    struct model *a, *b;
};

static struct pair pair(void)
{
    static const struct model_options options = {.lang = LANG_EN, .who = "tester"};
    struct pair p = {.folder = "/tmp/daicho-known-XXXXXX"};
    assert_non_null(mkdtemp(p.folder));
    for (int i = 0; i < FILES; i++)
        snprintf(p.paths[i], sizeof p.paths[i], "%s/%d.daicho", p.folder, i);
    p.a = test_model_at(p.paths[0]);
    test_add(p.a, "item", "name", "Name", NULL);
    test_add(p.a, "item", "name", "Address", NULL);
    assert_true(backup_write(p.a, p.paths[1], false, &why));
    p.b = model_open(p.paths[1], &options, &why);
    assert_non_null(p.b);
    test_set(p.a, "item", "I-0001", "name", "Given name");
    test_set(p.b, "item", "I-0002", "name", "Home address");
    test_set(p.b, "item", "I-0002", "remarks", "with the post code");
    return p;
}

static void pair_end(struct pair *p)
{
    model_close(p->a);
    model_close(p->b);
    for (int i = 0; i < FILES; i++)
        unlink(p->paths[i]);
    assert_int_equal(rmdir(p->folder), 0);
}

/* What M finds in a copy of OTHER, the file number FILE. */
static struct merge *compare(struct pair *p, struct model *m, int file, struct model **other)
{
    *other = foreign_open(m, p->paths[file], &why);
    assert_non_null(*other);
    struct merge *merge = merge_new(m, *other, "other", &why);
    assert_non_null(merge);
    return merge;
}

static void take(struct pair *p, struct model *m, int file)
{
    struct model *other;
    struct merge *merge = compare(p, m, file, &other);
    three_way_settle(merge->way, THREE_WAY_TAKE);
    if (!merge_apply(m, merge, NULL, &why))
        fail_msg("%s", why.text);
    merge_free(merge);
    foreign_close(other);
}

/* Has the clock of M stand at NOW. */
static void set_clock(struct model *m, const char *now)
{
    free(m->now);
    m->now = mem_copy(now);
}

static void where_each_has_merged_the_other_the_later_merge_is_the_base(void **state)
{
    static const char *const times[] = {"2026-11-22T08:00:00Z", "2026-11-22T09:00:00Z"};
    (void)state;
    for (int last = 0; last < 2; last++) {
        struct pair p = pair();
        struct model *theirs;
        assert_true(backup_write(p.a, p.paths[2], false, &why));
        assert_true(backup_write(p.b, p.paths[3], false, &why));
        set_clock(p.a, times[1 - last]);
        set_clock(p.b, times[last]);
        take(&p, p.a, 3);
        take(&p, p.b, 2);
        assert_true(backup_write(p.b, p.paths[3], true, &why));
        struct merge *merge = compare(&p, p.a, 3, &theirs);
        assert_int_equal(merge->base, last == 0 ? MERGE_OF_THEIRS : MERGE_OF_OURS);
        for (size_t r = 0; r < merge->way->record_count; r++)
            assert_false(three_way_in_conflict(&merge->way->records[r]));
        merge_free(merge);
        foreign_close(theirs);
        test_value_is(p.a, "item", "I-0002", "name", "Home address");
        test_value_is(p.b, "item", "I-0001", "name", "Given name");
        pair_end(&p);
    }
}

/* Also what its digest does not know: behind a NUL, 0 and nothing, parts of no entry. */
static void what_was_kept_of_another_journal_and_altered_is_told(void **state)
{
    static const char *const cases[] = {
        "UPDATE other_entry SET what = 'x'",
        "UPDATE other_entry SET who = who || char(0) || 'x'",
        "UPDATE other_entry SET target = 0 WHERE target IS NULL",
        "UPDATE other_entry SET redacted_by = 0 WHERE redacted_by IS NULL",
        "UPDATE other_part SET words = words || char(0) || 'x'",
        "UPDATE other_part SET part = part + 1",
        ("UPDATE other_part SET part = 5; INSERT INTO other_part SELECT merge, entry, 6, words, "
         "changes FROM other_part"),
        "INSERT INTO other_part SELECT merge, 999, part, words, changes FROM other_part LIMIT 1",
        "DELETE FROM other_part",
        "DELETE FROM other_entry",
    };
    struct pair p = pair();
    (void)state;
    assert_true(backup_write(p.b, p.paths[3], false, &why));
    take(&p, p.a, 3);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct verify_report report = {0};
        assert_true(db_run(p.a->db, "SAVEPOINT altered"));
        if (!db_run(p.a->db, cases[i]))
            fail_msg("%s", cases[i]);
        others_verify(p.a->db, LANG_EN, &report);
        if (report.findings == 0)
            fail_msg("not told: %s", cases[i]);
        buf_clear(&report.text);
        assert_true(db_run(p.a->db, "ROLLBACK TO altered; RELEASE altered"));
    }
    test_sound(p.a);
    pair_end(&p);
}

/* How many rows that are kept of other journals hold TEXT. */
static int64_t kept_with(struct model *m, const char *text)
{
    struct buf sql = {0};
    buf_printf(&sql,
               "SELECT count(*) FROM other_part WHERE instr(words, '%s') > 0 OR instr(changes, "
               "CAST('%s' AS BLOB)) > 0",
               text, text);
    int64_t count = db_number(m->db, buf_text(&sql), 0, -1);
    buf_clear(&sql);
    return count;
}

/* The entry of the erasure tells of each merge once, whatever it kept of it. */
static void a_text_that_two_merges_brought_is_erased_from_both(void **state)
{
    const struct kind *item = kinds_find("item");
    struct pair p = pair();
    struct redacted result;
    struct verify_report report = {0};
    (void)state;
    assert_true(backup_write(p.b, p.paths[3], false, &why));
    take(&p, p.a, 3);
    test_set(p.b, "item", "I-0002", "remarks", "without the post code");
    test_set(p.b, "item", "I-0002", "remarks", "as on the form");
    assert_true(backup_write(p.b, p.paths[3], true, &why));
    take(&p, p.a, 3);
    assert_int_equal(kept_with(p.a, "the post code"), 3);
    if (!redact_field(p.a, item, record_find(p.a, item, "I-0002"), kinds_field(item, "remarks"),
                      &result, &why))
        fail_msg("%s", why.text);
    redact_clear(&result);
    assert_int_equal(kept_with(p.a, "the post code"), 0);
    assert_int_equal(kept_with(p.a, "as on the form"), 0);
    assert_int_equal(kept_with(p.a, redact_mark), 3);
    others_verify(p.a->db, LANG_EN, &report);
    assert_int_equal(report.findings, 0);
    test_sound(p.a);
    assert_true(db_run(p.a->db, "UPDATE other_entry SET what = 'x' WHERE merge = (SELECT "
                                "min(merge) FROM other_entry)"));
    others_verify(p.a->db, LANG_EN, &report);
    assert_int_equal(report.findings, 1);
    buf_clear(&report.text);
    pair_end(&p);
}

/* A code that was given there, and is free again, means what it meant there. */
static void a_code_that_was_given_there_is_given_to_nobody_here(void **state)
{
    const struct kind *item = kinds_find("item");
    struct pair p = pair();
    (void)state;
    int64_t gone = test_add(p.b, "item", "name", "Fax", NULL);
    assert_true(change_begin(p.b, &(struct change_note){.what = "delete", .about = ""}, &why));
    assert_true(change_delete(p.b, item, gone, false, NULL, &why));
    assert_true(change_commit(p.b, NULL, &why));
    assert_true(backup_write(p.b, p.paths[3], false, &why));
    take(&p, p.a, 3);
    test_add(p.a, "item", "name", "Telephone", NULL);
    assert_int_equal(record_find(p.a, item, "I-0003"), 0);
    test_value_is(p.a, "item", "I-0004", "name", "Telephone");
    test_sound(p.a);
    pair_end(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(where_each_has_merged_the_other_the_later_merge_is_the_base),
        cmocka_unit_test(a_code_that_was_given_there_is_given_to_nobody_here),
        cmocka_unit_test(what_was_kept_of_another_journal_and_altered_is_told),
        cmocka_unit_test(a_text_that_two_merges_brought_is_erased_from_both),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

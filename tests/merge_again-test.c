/*
 * Two inventories that were made apart are merged again and again: what was deleted, left out
 * or made anew since the last time is what it was, and where the journal no longer tells what
 * was one then, nothing is merged.
 */
#include "tests/model.h"

#include "model/backup.h"
#include "model/buf.h"
#include "model/foreign.h"
#include "model/inside.h"
#include "model/merge.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static struct why why = {.lang = LANG_EN};

/* Both know the cloud. */
struct both {
    char folder[40], copy[64];
    struct model *here, *there;
};

static struct model *make(const struct both *b, const char *name, const char *lines)
{
    char path[64];
    snprintf(path, sizeof path, "%s/%s", b->folder, name);
    struct model *m = test_model_at(path);
    test_add_lines(m, lines);
    return m;
}

static struct both begin(void)
{
    struct both b = {.folder = "/tmp/daicho-again-XXXXXX"};
    assert_non_null(mkdtemp(b.folder));
    snprintf(b.copy, sizeof b.copy, "%s/copy", b.folder);
    b.here = make(&b, "here", "organization|name=Holding\nparty|name=Carrier\nparty|name=Cloud\n");
    b.there = make(&b, "there",
                   "organization|name=Sales\nparty|name=Cloud\nparty|name=Printer\n"
                   "category|name=Members\n");
    return b;
}

static void end(struct both *b)
{
    struct buf command = {0};
    model_close(b->here);
    model_close(b->there);
    buf_printf(&command, "rm -r %s", b->folder);
    assert_int_equal(system(buf_text(&command)), 0);
    buf_clear(&command);
}

/* Merges a copy of FROM into TO, all of it but the record called LEFT_OUT (or NULL). False
 * where it is refused. */
static bool merge_but(const struct both *b, struct model *to, struct model *from,
                      const char *left_out)
{
    assert_true(backup_write(from, b->copy, true, &why));
    struct model *other = foreign_open(to, b->copy, &why);
    if (other == NULL)
        fail_msg("%s", why.text);
    struct merge *merge = merge_new(to, other, "copy", &why);
    if (merge != NULL) {
        three_way_settle(merge->way, THREE_WAY_TAKE);
        for (size_t i = 0; i < merge->way->record_count && left_out != NULL; i++)
            if (strstr(merge->way->records[i].title, left_out) != NULL)
                three_way_choose_record(&merge->way->records[i], THREE_WAY_KEEP);
        if (!merge_apply(to, merge, NULL, &why))
            fail_msg("%s", why.text);
    }
    merge_free(merge);
    foreign_close(other);
    return merge != NULL;
}

static void merge_all(const struct both *b, struct model *to, struct model *from)
{
    if (!merge_but(b, to, from, NULL))
        fail_msg("%s", why.text);
    test_sound(to);
}

/* Something new there, so that the next merge has something to bring. */
static void go_on(struct model *m, const char *remarks)
{
    test_set(m, "organization", "O-0001", "remarks", remarks);
}

static void strike(struct model *m, const char *name)
{
    const struct kind *party = kinds_find("party");
    struct statement *st = db_prepare(m->db, "SELECT id FROM party WHERE name = :name");
    db_bind_text(st, ":name", name);
    assert_true(db_step(st));
    int64_t id = db_int(st, "id");
    db_done(st);
    assert_true(change_begin(m, &(struct change_note){.what = "delete", .about = ""}, &why));
    assert_true(change_delete(m, party, id, true, NULL, &why));
    assert_true(change_commit(m, NULL, &why));
}

/* Stops the test unless the parties of M have these names, in order and divided by blanks. */
static void parties_are(struct model *m, const char *expected)
{
    struct buf names = {0};
    struct statement *st = db_prepare(m->db, "SELECT name FROM party ORDER BY name");
    while (db_step(st))
        buf_printf(&names, "%s%s", names.length == 0 ? "" : " ", db_text(st, "name"));
    assert_string_equal(buf_text(&names), expected);
    buf_clear(&names);
}

static void what_was_deleted_here_since_stays_deleted(void **state)
{
    (void)state;
    struct both b = begin();
    merge_all(&b, b.here, b.there);
    parties_are(b.here, "Carrier Cloud Printer");
    strike(b.here, "Printer");
    strike(b.here, "Cloud");
    for (int time = 0; time < 2; time++) {
        go_on(b.there, time == 0 ? "once" : "twice");
        merge_all(&b, b.here, b.there);
        parties_are(b.here, "Carrier");
    }
    end(&b);
}

static void what_a_person_left_out_stays_out_and_is_no_other_record(void **state)
{
    (void)state;
    struct both b = begin();
    merge_all(&b, b.here, b.there);
    test_add_lines(b.there, "party|name=Late\n");
    assert_true(merge_but(&b, b.here, b.there, "Late"));
    parties_are(b.here, "Carrier Cloud Printer");
    for (int time = 0; time < 2; time++) {
        go_on(b.there, time == 0 ? "once" : "twice");
        merge_all(&b, b.here, b.there);
        parties_are(b.here, "Carrier Cloud Printer");
    }
    end(&b);
}

/* One that is known of both is never taken for a second one that has its name now. */
static void what_was_made_anew_under_an_old_name_is_another_record(void **state)
{
    (void)state;
    struct both b = begin();
    merge_all(&b, b.here, b.there);
    /* Here: the record there is the one that was deleted. */
    strike(b.here, "Printer");
    int64_t own = test_add(b.here, "party", "name", "Printer", "remarks", "ours", NULL);
    go_on(b.there, "once");
    merge_all(&b, b.here, b.there);
    parties_are(b.here, "Carrier Cloud Printer");
    assert_int_equal(db_number(b.here->db, "SELECT id FROM party WHERE name = 'Printer'", 0, 0),
                     own);
    /* There: the cloud got another name, and a second one its old name. */
    test_set(b.there, "party", "PT-0001", "name", "Cloud-Japan");
    test_add_lines(b.there, "party|name=Cloud\n");
    merge_all(&b, b.here, b.there);
    parties_are(b.here, "Carrier Cloud Cloud-Japan Printer");
    test_value_is(b.here, "party", "PT-0002", "name", "Cloud-Japan");
    end(&b);
}

static void what_was_made_anew_there_takes_the_place_of_what_came_from_there(void **state)
{
    (void)state;
    struct both b = begin();
    merge_all(&b, b.here, b.there);
    strike(b.there, "Printer");
    int64_t theirs = test_add(b.there, "party", "name", "Printer", NULL);
    merge_all(&b, b.here, b.there);
    parties_are(b.here, "Carrier Cloud Printer");
    assert_int_equal(db_number(b.here->db, "SELECT id FROM party WHERE name = 'Printer'", 0, 0),
                     theirs);
    end(&b);
}

static void a_name_that_two_have_is_that_of_neither(void **state)
{
    (void)state;
    struct both b = begin();
    test_add_lines(b.here, "party|name=A\nparty|name=A\nparty|name=B\nparty|name=B\n"
                           "party|name=D\nparty|name=D\nparty|name=E\nparty|name=E\n");
    test_add_lines(b.there, "party|name=A\nparty|name=B\nparty|name=D\nparty|name=E\n");
    merge_all(&b, b.here, b.there);
    parties_are(b.here, "A A A B B B Carrier Cloud D D D E E E Printer");
    end(&b);
}

/* Another program spoils what entry SEQ of M changed. */
static void spoil(struct model *m, int64_t seq)
{
    struct statement *st = db_prepare(
        m->db, "UPDATE journal_part SET changes = zeroblob(length(changes)) WHERE entry = :seq");
    db_bind_int(st, ":seq", seq);
    assert_true(db_do(st));
}

static int64_t last_entry(struct model *m)
{
    return db_number(m->db, "SELECT max(seq) FROM journal", 0, 0);
}

/* What was one at the first merge is looked for in the journals: from the newest entry back,
 * and where that fails from the first one on. */
static void where_a_journal_does_not_tell_what_was_one_nothing_is_merged(void **state)
{
    (void)state;
    for (int after = 0; after < 2; after++) {
        struct both b = begin();
        assert_true(merge_but(&b, b.here, b.there, "Printer"));
        int64_t entry = last_entry(b.here);
        go_on(b.here, "meanwhile");
        go_on(b.there, "meanwhile");
        spoil(b.here, 1);
        spoil(b.here, entry + after);
        why.text[0] = '\0';
        assert_false(merge_but(&b, b.here, b.there, NULL));
        if (strstr(why.text, "does not fit the others. Run 'daicho verify --full'.") == NULL)
            fail_msg("%s", why.text);
        parties_are(b.here, "Carrier Cloud");
        end(&b);
    }
}

/* The same where they have merged ours: the journal here tells what we had then. */
static void our_own_journal_must_tell_what_they_took(void **state)
{
    (void)state;
    struct both b = begin();
    merge_all(&b, b.there, b.here);
    go_on(b.here, "once");
    int64_t between = last_entry(b.here);
    test_add_lines(b.here, "party|name=Late\n");
    assert_true(merge_but(&b, b.there, b.here, "Late"));
    go_on(b.here, "twice");
    spoil(b.here, 1);
    spoil(b.here, between);
    assert_false(merge_but(&b, b.here, b.there, NULL));
    if (strstr(why.text, "does not fit the others. Run 'daicho verify --full'.") == NULL)
        fail_msg("%s", why.text);
    parties_are(b.here, "Carrier Cloud Late");
    end(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_deleted_here_since_stays_deleted),
        cmocka_unit_test(what_a_person_left_out_stays_out_and_is_no_other_record),
        cmocka_unit_test(what_was_made_anew_under_an_old_name_is_another_record),
        cmocka_unit_test(what_was_made_anew_there_takes_the_place_of_what_came_from_there),
        cmocka_unit_test(a_name_that_two_have_is_that_of_neither),
        cmocka_unit_test(where_a_journal_does_not_tell_what_was_one_nothing_is_merged),
        cmocka_unit_test(our_own_journal_must_tell_what_they_took),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

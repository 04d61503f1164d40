/*
 * Waiting for another process: whoever asked is told how long it lasts, and may
 * give up; what nobody asked for gives up soon by itself. And how long SQLite itself may
 * work.
 */
#include "tests/model.h"

#include "model/db_guard.h"
#include "model/db_inside.h"
#include "model/inside.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static struct why why = {.lang = LANG_EN};
static const struct change_note note = {.what = "set", .about = "nothing"};

struct place {
    char folder[32], path[64];
    struct model *mine, *theirs;
};

static int set_up(void **state)
{
    struct place *place = calloc(1, sizeof *place);
    const struct model_options options = {.lang = LANG_EN, .who = "tester"};
    snprintf(place->folder, sizeof place->folder, "/tmp/daicho-wait-XXXXXX");
    assert_non_null(mkdtemp(place->folder));
    snprintf(place->path, sizeof place->path, "%s/a.daicho", place->folder);
    place->mine = test_model_at(place->path);
    place->theirs = model_open(place->path, &options, &why);
    assert_non_null(place->theirs);
    *state = place;
    return 0;
}

static int tear_down(void **state)
{
    struct place *place = *state;
    model_close(place->mine);
    model_close(place->theirs);
    unlink(place->path);
    int removed = rmdir(place->folder);
    free(place);
    return removed;
}

/* What a wait did, and what it is to do. */
struct watch {
    int calls, last;
    int most;              /* milliseconds after which it gives up */
    struct model *release; /* whose change is given up after some calls; NULL: none */
};

static bool go_on(void *context, int ms)
{
    struct watch *watch = context;
    assert_true(ms >= watch->last);
    watch->last = ms;
    watch->calls++;
    if (watch->release != NULL && watch->calls == 3)
        change_cancel(watch->release);
    return ms < watch->most;
}

static void it_can_be_given_up(void **state)
{
    struct place *place = *state;
    struct watch watch = {.most = 100};
    assert_true(change_begin(place->theirs, &note, &why));
    model_on_wait(place->mine, go_on, &watch);
    assert_false(change_begin(place->mine, &note, &why));
    assert_int_equal(why.class, WHY_FILE);
    assert_true(watch.calls > 2);
    assert_in_range(watch.last, 100, 1000);
    change_cancel(place->theirs);
    assert_true(change_begin(place->mine, &note, &why));
    change_cancel(place->mine);
}

static void it_ends_when_the_other_is_done(void **state)
{
    struct place *place = *state;
    struct watch watch = {.most = 20000, .release = place->theirs};
    assert_true(change_begin(place->theirs, &note, &why));
    model_on_wait(place->mine, go_on, &watch);
    assert_true(change_begin(place->mine, &note, &why));
    assert_int_equal(watch.calls, 3);
    change_cancel(place->mine);
}

static void without_patience_nobody_is_asked(void **state)
{
    struct place *place = *state;
    struct watch watch = {.most = 20000};
    assert_true(change_begin(place->theirs, &note, &why));
    model_on_wait(place->mine, go_on, &watch);
    model_patience(place->mine, 0);
    assert_false(change_begin(place->mine, &note, &why));
    assert_int_equal(watch.calls, 0);
    model_patience(place->mine, -1);
    watch.most = 0;
    assert_false(change_begin(place->mine, &note, &why));
    assert_int_equal(watch.calls, 1);
    change_cancel(place->theirs);
}

/* A hundred steps for each byte are more than any table of the file has reason for. */
static void a_statement_may_work_the_longer_the_larger_the_file_is(void **state)
{
    struct place *place = *state;
    struct db *db = place->mine->db;
    struct statement *st = db_prepare(db, "SELECT 1");
    st->steps = 100000000;
    assert_true(db_wait_endless(st));
    assert_true(db_run(db, "CREATE TABLE more AS SELECT zeroblob(2000000) AS bytes"));
    assert_false(db_wait_endless(st));
    st->steps = 1000000000;
    assert_true(db_wait_endless(st));
    db_done(st);
}

static bool nothing(const char *table)
{
    (void)table;
    return false;
}

/* Steps over long texts take longer than others: their time is limited too. */
static void a_persons_statement_is_stopped_by_the_clock_too(void **state)
{
    static const char *const parameters[] = {NULL};
    struct place *place = *state;
    struct db *db = place->mine->db;
    size_t line;
    db_guard_begin(db, nothing, 100000000);
    struct statement *st =
        db_guard_prepare(db,
                         "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE "
                         "i < 100000) SELECT count(*) FROM n",
                         1, parameters, &line, &why);
    assert_non_null(st);
    assert_true(db_step(st));
    assert_int_equal(db_int_at(st, 0), 100000);
    db_done(st);
    db->guard.until = -1;
    assert_false(db_step(st));
    assert_true(db_guard_ran_out(db));
    db_guard_free(st);
    assert_false(db_guard_end(db, &why));
    assert_non_null(strstr(why.text, "takes too long"));
    assert_true(db_ok(db, &why));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(it_can_be_given_up, set_up, tear_down),
        cmocka_unit_test_setup_teardown(it_ends_when_the_other_is_done, set_up, tear_down),
        cmocka_unit_test_setup_teardown(without_patience_nobody_is_asked, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_statement_may_work_the_longer_the_larger_the_file_is,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_persons_statement_is_stopped_by_the_clock_too, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests_name("wait", tests, NULL, NULL);
}

/*
 * Trials of an inventory: what cannot be edited cannot be tried on, what was tried is told
 * as it stands in the end, and what is kept is what was tried.
 */
#include "tests/model.h"

#include "model/buf.h"
#include "model/inside.h"
#include "model/merge.h"
#include "model/past.h"
#include "model/snapshots.h"
#include "model/trial.h"

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

/* Stops the test unless what was tried in TRIAL is told as EXPECTED. */
static void tried(struct model *trial, const char *expected)
{
    struct buf text = {0};
    assert_true(trial_put_tried(trial, &text, &why));
    assert_string_equal(buf_text(&text), expected);
    buf_clear(&text);
}

static void what_was_is_no_ground_for_a_trial(void **state)
{
    (void)state;
    struct model *m = test_model();
    test_add(m, "item", "name", "Address", NULL);
    struct model *past = past_open(m, 1, &why);
    assert_non_null(past);
    assert_null(trial_open(past, &why));
    assert_non_null(strstr(why.text, "Go back to the present one to edit."));
    past_close(past);
    model_close(m);
}

static void a_newer_file_cannot_be_tried_on_and_one_that_may_not_be_written_can(void **state)
{
    (void)state;
    char path[] = "/tmp/daicho-trial-XXXXXX";
    const struct model_options options = {.lang = LANG_EN, .who = "tester"};
    const struct model_options reading = {.lang = LANG_EN, .who = "tester", .readonly = true};
    int file = mkstemp(path);
    assert_true(file >= 0);
    close(file);
    unlink(path);
    struct model *m = test_model_at(path);
    test_add(m, "item", "name", "Address", NULL);
    model_close(m);
    m = model_open(path, &reading, &why);
    struct model *trial = trial_open(m, &why);
    assert_non_null(trial);
    test_set(trial, "item", "I-0001", "name", "Telephone");
    test_value_is(m, "item", "I-0001", "name", "Address");
    trial_close(trial);
    model_close(m);
    m = model_open(path, &options, &why);
    assert_true(db_run(m->db, "PRAGMA user_version = 999"));
    model_close(m);
    m = model_open(path, &options, &why);
    assert_non_null(m);
    assert_null(trial_open(m, &why));
    assert_int_equal(why.class, WHY_FILE);
    assert_non_null(strstr(why.text, "install the newer version"));
    model_close(m);
    unlink(path);
}

static void what_was_undone_on_the_way_is_not_told(void **state)
{
    (void)state;
    struct model *m = test_model();
    test_add(m, "item", "name", "Address", NULL);
    test_add(m, "item", "name", "Telephone", NULL);
    struct model *trial = trial_open(m, &why);
    assert_non_null(trial);
    tried(trial, "");
    test_set(trial, "item", "I-0001", "name", "Abode");
    test_set(trial, "item", "I-0002", "name", "Number");
    assert_true(journal_undo(trial, 0, NULL, &why));
    assert_int_equal(trial_edits(trial), 3);
    tried(trial, "Change I-0001");
    /* What was done before the trial is undone by it. */
    assert_true(journal_undo(trial, 2, NULL, &why));
    tried(trial, "Change I-0001; Undo of entry 2");
    test_value_is(m, "item", "I-0002", "name", "Telephone");
    struct merge *merge = trial_merge(m, trial, &why);
    assert_non_null(merge);
    assert_true(merge_apply(m, merge, NULL, &why));
    merge_free(merge);
    test_value_is(m, "item", "I-0001", "name", "Abode");
    assert_int_equal(record_find(m, kinds_find("item"), "I-0002"), 0);
    test_sound(m);
    trial_close(trial);
    model_close(m);
}

static void many_changes_are_named_in_part_and_counted(void **state)
{
    (void)state;
    struct model *m = test_model();
    test_add(m, "item", "name", "Address", NULL);
    struct model *trial = trial_open(m, &why);
    assert_non_null(trial);
    for (int i = 0; i < 8; i++) {
        char name[16];
        snprintf(name, sizeof name, "Name %d", i);
        test_set(trial, "item", "I-0001", "name", name);
    }
    tried(trial, "Change I-0001; Change I-0001; Change I-0001; Change I-0001; "
                 "Change I-0001; and 3 more");
    trial_close(trial);
    model_close(m);
}

/* A snapshot is no change of a record: it stays with the trial. */
static void what_was_sealed_in_a_trial_is_not_told(void **state)
{
    (void)state;
    struct model *m = test_model();
    test_add(m, "item", "name", "Address", NULL);
    struct model *trial = trial_open(m, &why);
    assert_non_null(trial);
    assert_true(snapshot_make(trial, "Tried", NULL, NULL, &why));
    tried(trial, "");
    test_set(trial, "item", "I-0001", "name", "Abode");
    tried(trial, "Change I-0001");
    trial_close(trial);
    model_close(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_is_no_ground_for_a_trial),
        cmocka_unit_test(a_newer_file_cannot_be_tried_on_and_one_that_may_not_be_written_can),
        cmocka_unit_test(what_was_undone_on_the_way_is_not_told),
        cmocka_unit_test(what_was_sealed_in_a_trial_is_not_told),
        cmocka_unit_test(many_changes_are_named_in_part_and_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * The first start, in a window: where there is no inventory the program asks what to begin
 * with, makes that and nothing else. DAICHO names the program.
 */
#include "tests/window.h"

#include <stdio.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

/* A place without its inventory. */
static int begin(void **state)
{
    place_make(state);
    const struct place *place = *state;
    return unlink(place->file);
}

static void open_first(struct vt *vt, const struct place *place)
{
    window_open_script(vt, place, "exec \"$@\"", NULL);
    vt_wait_for(vt, "Welcome to daicho");
    vt_wait_for(vt, "a.daicho");
}

static void nothing_is_made_where_the_person_leaves(void **state)
{
    const struct place *place = *state;
    struct vt vt;
    open_first(&vt, place);
    vt_send(&vt, "\x1b");
    assert_int_equal(vt_wait_exit(&vt), 0);
    vt_stop(&vt);
    assert_int_not_equal(access(place->file, F_OK), 0);
}

static void who_leaves_with_enter_is_told_what_can_be_done(void **state)
{
    const struct place *place = *state;
    struct vt vt;
    open_first(&vt, place);
    vt_send(&vt, "\r");
    vt_wait_for(&vt, "Nothing was made");
    vt_wait_for(&vt, "init");
    assert_int_equal(vt_wait_exit(&vt), 0);
    vt_stop(&vt);
    assert_int_not_equal(access(place->file, F_OK), 0);
}

static void a_new_inventory_begins_with_the_company(void **state)
{
    const struct place *place = *state;
    struct vt vt;
    open_first(&vt, place);
    vt_send(&vt, "n");
    vt_wait_for(&vt, "Organization > New");
    vt_send(&vt, "Sample Ltd.");
    vt_wait_for(&vt, "Sample Ltd.");
    vt_send(&vt, "\x13");
    vt_wait_for(&vt, "O-0001");
    window_quit(&vt);
    place_assert_count(place, "organization", "Sample", 1);
    place_assert_sound(place);
}

static void an_import_begins_with_the_choice_of_a_file(void **state)
{
    struct vt vt;
    open_first(&vt, *state);
    vt_send(&vt, "i");
    vt_wait_for(&vt, "Import a file");
    vt_send(&vt, "\x1b");
    vt_wait_for(&vt, "Press a to add one");
    window_quit(&vt);
    place_assert_sound(*state);
}

static void the_sample_stands_in_a_file_of_its_own(void **state)
{
    const struct place *place = *state;
    char sample[96];
    struct vt vt;
    snprintf(sample, sizeof sample, "%s/sample-education.daicho", place->folder);
    open_first(&vt, place);
    vt_send(&vt, "s");
    vt_wait_for(&vt, "sample-education.daicho");
    vt_wait_for(&vt, "C-0006");
    window_quit(&vt);
    assert_int_equal(access(sample, F_OK), 0);
    assert_int_not_equal(access(place->file, F_OK), 0);
    /* The second time it is opened as it was left. */
    open_first(&vt, place);
    vt_send(&vt, "s");
    vt_wait_for(&vt, "C-0006");
    window_quit(&vt);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(who_leaves_with_enter_is_told_what_can_be_done, begin,
                                        place_remove),
        cmocka_unit_test_setup_teardown(nothing_is_made_where_the_person_leaves, begin,
                                        place_remove),
        cmocka_unit_test_setup_teardown(a_new_inventory_begins_with_the_company, begin,
                                        place_remove),
        cmocka_unit_test_setup_teardown(an_import_begins_with_the_choice_of_a_file, begin,
                                        place_remove),
        cmocka_unit_test_setup_teardown(the_sample_stands_in_a_file_of_its_own, begin,
                                        place_remove),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

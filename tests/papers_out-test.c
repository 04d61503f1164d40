/*
 * What goes out from the screen and comes back: evidence of the present and of a past,
 * the making of both entered in the journal of the present; sheets of a review.
 */
#include "tests/io.h"
#include "tests/model.h"

#include "model/campaigns.h"
#include "model/journal.h"
#include "model/model.h"
#include "tui/app.h"
#include "tui/past_mode.h"
#include "tui/script.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static struct why why = {.lang = LANG_EN};

/* Does what the commands of SCRIPT say. */
static void run(struct app *app, const char *script)
{
    FILE *in = fmemopen((void *)script, strlen(script), "r"), *out = fopen("/dev/null", "w");
    assert_non_null(in);
    assert_non_null(out);
    if (!script_run(app, in, out, &why))
        fail_msg("%s", why.text);
    fclose(in);
    fclose(out);
}

/* How many entries of the journal of the present tell of evidence. */
static size_t count_made(struct app *app)
{
    struct entries entries = {0};
    size_t made = 0;
    assert_true(journal_list(past_mode_present(app), NULL, NULL, 0, &entries, &why));
    for (size_t i = 0; i < entries.count; i++)
        made += strcmp(entries.items[i].what, "evidence") == 0;
    journal_clear(&entries);
    return made;
}

static void evidence_of_a_past_is_made_from_the_screen(void **state)
{
    char folder[TEST_PATH];
    struct app app;
    (void)state;
    test_folder(folder);
    assert_int_equal(chdir(folder), 0);
    struct model_options options = {
        .lang = LANG_EN, .who = "tester", .now = "2026-11-22T07:18:00Z"};
    struct model *m = model_scratch(&options, &why);
    assert_non_null(m);
    test_add(m, "category", "name", "Members", NULL);
    test_add(m, "category", "name", "Visitors", NULL);
    app_init(&app, m, LANG_EN, 24, 80, 1);
    run(&app, "action evidence\nkey ctrl-u\ntype now\nkey enter\nexpect The evidence was written");
    assert_int_equal(count_made(&app), 1);
    run(&app, "keys @\ntype #1\nkey enter\nexpect to be read only");
    assert_true(past_mode_on(&app));
    run(&app, "action evidence\nkey ctrl-u\ntype then\nkey enter\nexpect The evidence was written");
    assert_int_equal(count_made(&app), 2);
    char *now = test_read("now", "register.csv"), *then = test_read("then", "register.csv");
    test_holds(now, "Visitors");
    test_holds(then, "Members");
    assert_null(strstr(then, "Visitors"));
    free(now);
    free(then);
    app_clear(&app);
    test_sound(m);
    model_close(m);
    assert_int_equal(chdir("/"), 0);
    test_folder_delete(folder);
}

/* Answers the only review, as another process may while a screen is open. */
static void answer_elsewhere(struct model *m)
{
    const struct kind *kind = kinds_find("review");
    int64_t *ids, campaign = record_find(m, kinds_find("campaign"), "RV-0001");
    size_t count;
    assert_true(campaigns_reviews(m, campaign, -1, false, &ids, &count, &why));
    assert_int_equal(count, 1);
    struct record *review = record_load(m, kind, ids[0], &why);
    free(ids);
    assert_non_null(review);
    record_put(review, kinds_field(kind, "outcome"), "retire");
    assert_true(
        test_save(m, review, &(struct change_note){.what = "set", .about = "review"}, &why));
    record_free(review);
}

static void a_workbook_of_answers_is_taken_without_asking_for_its_sheet(void **state)
{
    char folder[TEST_PATH];
    struct app app;
    (void)state;
    test_folder(folder);
    assert_int_equal(chdir(folder), 0);
    struct model_options options = {
        .lang = LANG_EN, .who = "tester", .now = "2026-11-22T07:18:00Z"};
    struct model *m = model_scratch(&options, &why);
    assert_non_null(m);
    test_add(m, "category", "name", "Members", NULL);
    app_init(&app, m, LANG_EN, 24, 80, 1);
    run(&app, "keys g b a\ntype Year 2026\nkey enter\ntype 2027-03-31\nkeys enter enter");
    run(&app, "key s\nkey ctrl-u\ntype sheets\nkey enter\nexpect 2 files were written");
    run(&app, "key i\nkey ctrl-u\ntype sheets/no department.xlsx\nkey enter\n"
              "expect Answers of the departments\nkeys esc");
    /* What another process answers meanwhile is not overwritten. */
    test_write("sheets", "back.csv", "Code,Name,Answer,Comment\nC-0001,Members,Unchanged,same\n");
    run(&app, "key i\nkey ctrl-u\ntype sheets/back.csv\nkey enter\n"
              "expect Answers of the departments");
    answer_elsewhere(m);
    run(&app, "keys ctrl-s y\nexpect answered here since");
    app_clear(&app);
    model_close(m);
    assert_int_equal(chdir("/"), 0);
    test_folder_delete(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(evidence_of_a_past_is_made_from_the_screen),
        cmocka_unit_test(a_workbook_of_answers_is_taken_without_asking_for_its_sheet),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

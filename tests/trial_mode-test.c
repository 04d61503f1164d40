/*
 * A trial on the screen: it is kept as one change that one undo takes back, thrown away or
 * left open it changes nothing, what another process saved meanwhile is joined or told,
 * and what is saved as a file is an inventory.
 */
#include "tests/model.h"

#include "model/buf.h"
#include "model/inside.h"
#include "model/journal.h"
#include "tui/app.h"
#include "tui/organization_mode.h"
#include "tui/script.h"
#include "tui/trial_mode.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static struct why why = {.lang = LANG_EN};
static const struct model_options options = {
    .lang = LANG_EN, .who = "tester", .now = "2026-11-22T07:18:00Z"};

struct scene {
    char folder[40];
    struct model *m;
    struct app app;
};

static int begin(void **state)
{
    struct scene *scene = calloc(1, sizeof *scene);
    strcpy(scene->folder, "/tmp/daicho-trial-XXXXXX");
    assert_non_null(mkdtemp(scene->folder));
    assert_int_equal(chdir(scene->folder), 0);
    scene->m = model_create("a.daicho", &options, &why);
    assert_non_null(scene->m);
    test_add(scene->m, "category", "name", "Members", "persons", "100", NULL);
    test_add(scene->m, "category", "name", "Staff", NULL);
    app_init(&scene->app, scene->m, LANG_EN, 24, 80, 1);
    *state = scene;
    return 0;
}

static int end(void **state)
{
    struct scene *scene = *state;
    struct buf command = {0};
    app_clear(&scene->app);
    test_sound(scene->m);
    model_close(scene->m);
    assert_int_equal(chdir("/"), 0);
    buf_printf(&command, "rm -r %s", scene->folder);
    assert_int_equal(system(buf_text(&command)), 0);
    buf_clear(&command);
    free(scene);
    return 0;
}

/* Runs the commands of SCRIPT; gives what they show, for the caller to free. */
static char *shown_by(struct scene *scene, const char *script)
{
    char *text = NULL;
    size_t length;
    FILE *commands = fmemopen((void *)script, strlen(script), "r");
    FILE *shown = open_memstream(&text, &length);
    if (!script_run(&scene->app, commands, shown, &why))
        fail_msg("%s", why.text);
    fclose(commands);
    fclose(shown);
    return text;
}

/* The same where what is shown is not looked at. */
static void play(struct scene *scene, const char *script)
{
    free(shown_by(scene, script));
}

/* What COLUMN of the category CODE holds in the inventory itself. */
static char *value_of(const struct scene *scene, const char *code, const char *column)
{
    struct record *record = record_load_code(scene->m, kinds_find("category"), code, &why);
    char *value = strdup(record == NULL ? "(none)" : record_value(record, column));
    record_free(record);
    return value;
}

static void holds_value(const struct scene *scene, const char *code, const char *column,
                        const char *expected)
{
    char *value = value_of(scene, code, column);
    assert_string_equal(value, expected);
    free(value);
}

static int64_t head(const struct scene *scene)
{
    int64_t seq;
    char hash[65];
    assert_true(journal_head(scene->m, &seq, hash, &why));
    return seq;
}

#define TRY                                                                                        \
    "keys T\n"                                                                                     \
    "save category/C-0001 persons=7\n"                                                             \
    "save category/C-0001 remarks=tried\n"                                                         \
    "remove category/C-0002\n"

static void a_kept_trial_is_one_change_that_one_undo_takes_back(void **state)
{
    struct scene *scene = *state;
    int64_t before = head(scene);
    play(scene, TRY);
    assert_true(trial_mode_on(&scene->app));
    assert_int_equal(head(scene), before);
    holds_value(scene, "C-0001", "persons", "100");
    play(scene, "keys T ctrl-s\n");
    assert_false(trial_mode_on(&scene->app));
    assert_int_equal(head(scene), before + 1);
    holds_value(scene, "C-0001", "persons", "7");
    holds_value(scene, "C-0001", "remarks", "tried");
    holds_value(scene, "C-0002", "name", "(none)");
    play(scene, "key u\n");
    holds_value(scene, "C-0001", "persons", "100");
    holds_value(scene, "C-0001", "remarks", "");
    holds_value(scene, "C-0002", "name", "Staff");
}

static void a_reason_is_asked_before_a_trial_is_kept(void **state)
{
    struct scene *scene = *state;
    struct entries entries;
    play(scene, TRY "ask-reason\nkeys q k\n");
    assert_true(trial_mode_on(&scene->app));
    play(scene, "type a better contractor\nkey enter\n");
    assert_false(trial_mode_on(&scene->app));
    assert_true(journal_list(scene->m, NULL, NULL, 1, &entries, &why));
    assert_string_equal(entries.items[0].what, "try");
    assert_string_equal(entries.items[0].why, "a better contractor");
    assert_non_null(strstr(entries.items[0].about, "C-0001"));
    journal_clear(&entries);
}

static void what_is_thrown_away_changes_nothing(void **state)
{
    struct scene *scene = *state;
    int64_t before = head(scene);
    play(scene, TRY "keys q\n");
    assert_true(trial_mode_on(&scene->app));
    play(scene, "key esc\n");
    assert_true(trial_mode_on(&scene->app));
    play(scene, "keys q x\n");
    assert_false(trial_mode_on(&scene->app));
    assert_false(scene->app.quit);
    play(scene, TRY "keys u u u q x\n");
    assert_false(trial_mode_on(&scene->app));
    play(scene, "keys T q\n");
    assert_false(trial_mode_on(&scene->app));
    assert_int_equal(head(scene), before);
    holds_value(scene, "C-0001", "persons", "100");
    /* The past within a trial is looked at, and no trial of its own. */
    play(scene, TRY "key @\ntype #1\nkeys enter T\n");
    assert_non_null(strstr(buf_text(&scene->app.message), "as it was"));
    play(scene, "keys @ q x\n");
    assert_false(trial_mode_on(&scene->app));
    /* What ends without an answer leaves nothing: end() looks at the inventory. */
    play(scene, TRY "keys T");
}

/* Another process changes something else: both are there. It changes the same: that is
 * told, nothing is written, and the trial goes on. */
static void what_others_saved_meanwhile_is_joined_or_told(void **state)
{
    struct scene *scene = *state;
    play(scene, TRY);
    struct model *other = model_open("a.daicho", &options, &why);
    assert_non_null(other);
    test_set(other, "category", "C-0001", "description", "theirs");
    play(scene, "keys q k\n");
    assert_false(trial_mode_on(&scene->app));
    holds_value(scene, "C-0001", "description", "theirs");
    holds_value(scene, "C-0001", "persons", "7");

    play(scene, "keys T\nsave category/C-0001 persons=8\n");
    test_set(other, "category", "C-0001", "persons", "9");
    model_close(other);
    int64_t before = head(scene);
    play(scene, "keys q k\n");
    assert_true(trial_mode_on(&scene->app));
    assert_non_null(strstr(buf_text(&scene->app.message), "1 conflict"));
    assert_int_equal(head(scene), before);
    holds_value(scene, "C-0001", "persons", "9");
}

static void a_saved_trial_is_an_inventory(void **state)
{
    struct scene *scene = *state;
    play(scene, TRY "keys T s ctrl-u\ntype plan.daicho\nkey enter\n");
    assert_true(trial_mode_on(&scene->app));
    holds_value(scene, "C-0001", "persons", "100");
    struct model *plan = model_open("plan.daicho", &options, &why);
    assert_non_null(plan);
    struct record *record = record_load_code(plan, kinds_find("category"), "C-0001", &why);
    assert_string_equal(record_value(record, "remarks"), "tried");
    record_free(record);
    model_close(plan);
    play(scene, "keys backspace q s ctrl-u\ntype other.daicho\nkey enter\n");
    assert_false(trial_mode_on(&scene->app));
    assert_int_equal(access("other.daicho", F_OK), 0);
}

static void the_report_tells_what_the_trial_does(void **state)
{
    struct scene *scene = *state;
    play(scene, TRY "keys T w ctrl-u\ntype report.json\nkey enter\n");
    assert_int_equal(access("report.json", F_OK), 0);
    /* From a line to its record and back; an undo makes the report anew. */
    play(scene, "keys tab down down down enter backspace u\nshow\n");
    assert_true(trial_mode_on(&scene->app));
}

/* Whether what SCRIPT shows holds TEXT. */
static bool shows(struct scene *scene, const char *script, const char *text)
{
    char *shown = shown_by(scene, script);
    bool held = strstr(shown, text) != NULL;
    free(shown);
    return held;
}

/* A report that was not made anew, as where the person gave that up, says so; it is made when
 * the person comes back to it, or asks for it. */
static void a_report_that_is_behind_says_so(void **state)
{
    struct scene *scene = *state;
    play(scene, TRY "keys T tab down down down down down\n");
    struct model *trial = scene->app.model;
    int64_t from = trial->trial_from;
    assert_false(shows(scene, "show\n", "Before the last change"));
    trial->trial_from = INT64_MAX; /* no such state can be brought back */
    assert_true(shows(scene, "save category/C-0001 persons=8\nshow\n", "Before the last change"));
    assert_true(shows(scene, "keys down\nshow\n", "Before the last change"));
    trial->trial_from = from;
    assert_false(shows(scene, "key enter\nkey backspace\nshow\n", "Before the last change"));
    assert_true(shows(scene, "keys down down\nshow\n", "After the change: 8"));
}

/* Writing the report of a larger inventory takes long enough that whoever waits is asked
 * meanwhile whether to go on. */
static void a_long_report_is_written_to_its_end(void **state)
{
    struct scene *scene = *state;
    struct buf purposes = {0};
    for (int i = 1; i <= 600; i++) {
        char name[20];
        snprintf(name, sizeof name, "Purpose %d", i);
        test_add(scene->m, "purpose", "name", name, NULL);
        buf_printf(&purposes, "%sP-%04d", i == 1 ? "" : "; ", i);
    }
    test_set(scene->m, "category", "C-0001", "purposes", buf_text(&purposes));
    buf_clear(&purposes);
    assert_true(shows(scene, TRY "keys T\nshow\n", "Records that differ: 2"));
    assert_true(shows(scene, "keys w ctrl-u\ntype report.txt\nkey enter\nshow\n", "was written"));
}

/* What is shown alone stays so in a trial, and after it. */
static void one_organization_stays_alone_in_a_trial(void **state)
{
    struct scene *scene = *state;
    test_add(scene->m, "organization", "name", "Parent", NULL);
    test_add(scene->m, "organization", "name", "Daughter", NULL);
    test_set(scene->m, "category", "C-0002", "organization", "O-0002");
    test_set(scene->m, "category", "C-0001", "organization", "O-0001");
    int64_t daughter = record_find(scene->m, kinds_find("organization"), "O-0002");
    play(scene, "keys O\ntype O-0002\nkey enter\n");
    assert_int_equal(organization_mode_id(&scene->app), daughter);
    play(scene, "keys T\n");
    assert_true(trial_mode_on(&scene->app));
    assert_int_equal(organization_mode_id(&scene->app), daughter);
    play(scene, "save category/C-0001 persons=9\n");
    play(scene, "keys d y\n"); /* the only category that shows: the daughter's */
    assert_true(shows(scene, "keys T\nshow\n", "Only what belongs to: O-0002 Daughter"));
    assert_true(shows(scene, "show\n", "Records that differ: 1"));
    play(scene, "keys backspace\n");
    play(scene, "keys q k\n");
    assert_false(trial_mode_on(&scene->app));
    assert_int_equal(organization_mode_id(&scene->app), daughter);
    holds_value(scene, "C-0001", "persons", "9");
    holds_value(scene, "C-0001", "name", "Members");
    holds_value(scene, "C-0002", "name", "(none)");
    play(scene, "keys O T\n");
    assert_int_equal(organization_mode_id(&scene->app), 0);
    play(scene, "keys q\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_kept_trial_is_one_change_that_one_undo_takes_back, begin,
                                        end),
        cmocka_unit_test_setup_teardown(a_reason_is_asked_before_a_trial_is_kept, begin, end),
        cmocka_unit_test_setup_teardown(what_is_thrown_away_changes_nothing, begin, end),
        cmocka_unit_test_setup_teardown(what_others_saved_meanwhile_is_joined_or_told, begin, end),
        cmocka_unit_test_setup_teardown(a_saved_trial_is_an_inventory, begin, end),
        cmocka_unit_test_setup_teardown(the_report_tells_what_the_trial_does, begin, end),
        cmocka_unit_test_setup_teardown(a_report_that_is_behind_says_so, begin, end),
        cmocka_unit_test_setup_teardown(a_long_report_is_written_to_its_end, begin, end),
        cmocka_unit_test_setup_teardown(one_organization_stays_alone_in_a_trial, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

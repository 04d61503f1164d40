/*
 * The findings on the screen: what a save caused, and lists that stay true while
 * records are looked through, saved and refused, and when a day begins.
 */
#include "model/buf.h"
#include "model/inside.h"
#include "model/mem.h"
#include "model/model.h"
#include "model/record.h"
#include "tests/io.h"
#include "tests/model.h"
#include "tui/app.h"
#include "tui/judge.h"
#include "tui/script.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct why why = {.lang = LANG_EN};

static void press(struct app *app, const char *name)
{
    struct key key;
    assert_true(key_parse(name, &key));
    app_key(app, &key);
    app_draw(app);
}

static void type(struct app *app, const char *text)
{
    for (; *text != '\0'; text++) {
        char one[] = {*text, '\0'};
        press(app, strcmp(one, " ") == 0 ? "space" : one);
    }
}

static void rest(struct app *app)
{
    while (app_work(app))
        ;
    app_draw(app);
}

static void check_shows(const struct app *app, const char *text, bool wanted)
{
    struct buf shown = {0};
    canvas_text(app->canvas, &shown);
    if ((strstr(buf_text(&shown), text) != NULL) != wanted)
        fail_msg("%s: %s\n%s", wanted ? "missing" : "surplus", text, buf_text(&shown));
    buf_clear(&shown);
}

static void begin(struct app *app, struct model *m, size_t categories)
{
    test_add(m, "organization", "name", "見本株式会社", "jurisdictions", "JP", (char *)NULL);
    for (size_t i = 0; i < categories; i++)
        test_add(m, "category", "name", "会員", "organization", "O-0001", (char *)NULL);
    app_init(app, m, LANG_EN, 24, 80, 1);
    app_key(app, &(struct key){.type = KEYS_TICK});
}

static void the_lines_stay_true_while_the_findings_grow(void **state)
{
    struct model *m = test_model();
    struct app app;
    (void)state;
    begin(&app, m, 1200);
    press(&app, "!");
    /* Each piece makes the list of findings longer, and a key may come in between. */
    do
        press(&app, "down");
    while (app_work(&app));
    rest(&app);
    press(&app, "home");
    check_shows(&app, "C-0001", true);
    press(&app, "end");
    check_shows(&app, "9606/9606", true);
    app_clear(&app);
    model_close(m);
}

static void the_focus_stays_at_its_finding_when_the_records_are_read_again(void **state)
{
    struct model *m = test_model();
    struct app app;
    (void)state;
    begin(&app, m, 40);
    press(&app, "!");
    rest(&app);
    for (int i = 0; i < 30; i++)
        press(&app, "down");
    check_shows(&app, "31/", true);
    app_follow(&app, RELOAD);
    rest(&app);
    check_shows(&app, "31/", true);
    app_clear(&app);
    model_close(m);
}

static void a_refused_save_leaves_what_the_last_one_caused(void **state)
{
    struct model *m = test_model();
    struct app app;
    (void)state;
    begin(&app, m, 1);
    press(&app, "n");
    type(&app, "abc");
    press(&app, "ctrl-s");
    assert_true(judge_caused(&app)->count > 0);
    press(&app, "!");
    press(&app, "tab");
    check_shows(&app, "C-0002", true);
    size_t caused = judge_caused(&app)->count;
    struct record *record = record_load_code(m, kinds_find("category"), "C-0002", &why);
    assert_non_null(record);
    judge_before(&app, record);
    record_free(record);
    assert_int_equal(judge_caused(&app)->count, caused);
    app_draw(&app);
    press(&app, "down");
    check_shows(&app, "C-0002", true);
    app_clear(&app);
    model_close(m);
}

static void what_a_save_caused_is_forgotten_when_it_is_taken_back(void **state)
{
    struct model *m = test_model();
    struct app app;
    (void)state;
    begin(&app, m, 1);
    press(&app, "n");
    type(&app, "abc");
    press(&app, "ctrl-s");
    press(&app, "!");
    press(&app, "tab");
    check_shows(&app, "C-0002", true);
    press(&app, "u");
    assert_null(record_load_code(m, kinds_find("category"), "C-0002", &why));
    assert_int_equal(judge_caused(&app)->count, 0);
    check_shows(&app, "caused no finding", true);
    app_clear(&app);
    model_close(m);
}

static void a_rule_that_several_fields_miss_is_one_line_beside_the_list(void **state)
{
    struct model *m = test_model();
    struct app app;
    struct buf shown = {0};
    (void)state;
    begin(&app, m, 1);
    test_add(m, "purpose", "name", "会員への連絡", (char *)NULL);
    test_set(m, "category", "C-0001", "purposes", "P-0001");
    app_follow(&app, RELOAD);
    rest(&app);
    canvas_text(app.canvas, &shown);
    const char *once = strstr(buf_text(&shown), "JIS Q 15001");
    if (once == NULL)
        fail_msg("%s", buf_text(&shown));
    assert_null(strstr(once + 1, "JIS Q 15001"));
    assert_non_null(strstr(buf_text(&shown), "more finding"));
    buf_clear(&shown);
    app_clear(&app);
    model_close(m);
}

/* Everything on the screen that was found points into the rules of its day. */
static void after_midnight_everything_is_judged_anew(void **state)
{
    struct model *m = test_model();
    struct app app;
    (void)state;
    begin(&app, m, 3);
    rest(&app);
    press(&app, "e");
    press(&app, "esc");
    press(&app, "!");
    rest(&app);
    free(m->now);
    m->now = mem_copy("2031-01-02T00:00:01Z");
    app_draw(&app);
    app_key(&app, &(struct key){.type = KEYS_TICK});
    assert_string_equal(rulebook_today(judge_rulebook(&app)), "2031-01-02");
    app_draw(&app);
    rest(&app);
    check_shows(&app, "C-0001", true);
    press(&app, "esc");
    rest(&app);
    check_shows(&app, "!", true);
    app_clear(&app);
    model_close(m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_lines_stay_true_while_the_findings_grow),
        cmocka_unit_test(the_focus_stays_at_its_finding_when_the_records_are_read_again),
        cmocka_unit_test(a_refused_save_leaves_what_the_last_one_caused),
        cmocka_unit_test(what_a_save_caused_is_forgotten_when_it_is_taken_back),
        cmocka_unit_test(a_rule_that_several_fields_miss_is_one_line_beside_the_list),
        cmocka_unit_test(after_midnight_everything_is_judged_anew),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

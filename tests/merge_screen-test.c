/*
 * Merging a file on the screen: what is shown in both languages and three sizes is
 * as it was (tests/screens/merge.expect, which SCREENS_WRITE=1 writes anew), what is
 * decided is what is written, and leaving changes nothing.
 */
#include "tests/model.h"

#include "model/backup.h"
#include "model/buf.h"
#include "tui/app.h"
#include "tui/script.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

static struct why why = {.lang = LANG_EN};

static const struct model_options ours = {
    .lang = LANG_JA, .who = "山田", .now = "2026-11-22T07:18:00Z"};
static const struct model_options theirs = {
    .lang = LANG_JA, .who = "佐藤", .now = "2026-11-21T10:00:00Z"};

struct scene {
    char folder[40];
    struct model *m;
};

static const char long_text[] = "役員、従業員とその家族。退職した人を含みます。人事管理、給与の支払"
                                "い、健康の確保のために取り扱い"
                                "ます。採用の選考の途中で辞退した人は含みません。\n二行目には、保管"
                                "場所の引越しの経緯を記します。";

/* Our inventory in a folder of its own, and beside it the copy of a colleague, who
 * has edited, added and deleted. */
static struct scene begin(void)
{
    struct scene scene = {.folder = "/tmp/daicho-merging-XXXXXX"};
    assert_non_null(mkdtemp(scene.folder));
    assert_int_equal(chdir(scene.folder), 0);
    scene.m = model_create("a.daicho", &ours, &why);
    assert_non_null(scene.m);
    test_add(scene.m, "item", "name", "氏名", NULL);
    test_add(scene.m, "item", "name", "住所", NULL);
    test_add(scene.m, "item", "name", "電話番号", NULL);
    test_add(scene.m, "category", "name", "会員", "persons", "12400", "items", "I-0001; I-0002",
             NULL);
    test_add(scene.m, "category", "name", "従業員", "persons", "210", NULL);
    assert_true(backup_write(scene.m, "b.daicho", false, &why));
    struct model *copy = model_open("b.daicho", &theirs, &why);
    assert_non_null(copy);
    test_set(copy, "category", "C-0001", "persons", "13000");
    test_set(copy, "category", "C-0001", "items", "I-0001; I-0002; I-0003");
    test_set(copy, "category", "C-0002", "description", long_text);
    test_set(copy, "category", "C-0002", "remarks", "人事部で確認");
    test_add(copy, "category", "name", "採用応募者", NULL);
    test_set(copy, "item", "I-0002", "name", "住所(自宅)");
    model_close(copy);
    test_set(scene.m, "category", "C-0001", "persons", "12900");
    test_set(scene.m, "category", "C-0001", "items", "I-0001");
    test_set(scene.m, "category", "C-0002", "description", "従業員");
    test_add(scene.m, "category", "name", "取引先担当者", NULL);
    return scene;
}

static void end(struct scene *scene)
{
    struct buf command = {0};
    test_sound(scene->m);
    model_close(scene->m);
    assert_int_equal(chdir("/"), 0);
    buf_printf(&command, "rm -r %s", scene->folder);
    assert_int_equal(system(buf_text(&command)), 0);
    buf_clear(&command);
}

/* Runs the commands of SCRIPT and adds what they show to OUT. */
static void play(struct scene *scene, const char *script, struct buf *out)
{
    struct app app;
    char part[4096];
    size_t length;
    FILE *commands = fmemopen((void *)script, strlen(script), "r"), *shown = tmpfile();
    app_init(&app, scene->m, LANG_JA, 24, 80, 1);
    if (!script_run(&app, commands, shown, &why))
        fail_msg("%s", why.text);
    app_clear(&app);
    fclose(commands);
    rewind(shown);
    while (out != NULL && (length = fread(part, 1, sizeof part, shown)) > 0)
        buf_add(out, part, length);
    fclose(shown);
}

#define OPEN "keys g M\ntype b.dai\nkey enter\n"

static FILE *expectation(const char *mode)
{
    const char *source = getenv("SCREENS_SOURCE");
    char path[4096];
    snprintf(path, sizeof path, "%s/tests/screens/merge.expect", source);
    return fopen(path, mode);
}

static void the_screen_is_as_it_was(void **state)
{
    static const char walk[] =
        OPEN "%sshow roles\nkeys t n\nshow\nkeys m c\nshow\nkeys c end\nshow\nkeys home t\nshow\n"
             "keys c n enter\nshow\nkeys down esc ctrl-s\nshow\nkey esc\nkey esc\nshow\n";
    static const char *const sets[] = {"", "size 40x10\n", "lang en\n", "lang en\nsize 120x40\n"};
    struct buf shown = {0}, expected = {0};
    (void)state;
    for (size_t i = 0; i < sizeof sets / sizeof sets[0]; i++) {
        struct scene scene = begin();
        struct buf script = {0};
        buf_printf(&script, walk, sets[i]);
        play(&scene, buf_text(&script), &shown);
        buf_clear(&script);
        end(&scene);
    }
    FILE *file = expectation(getenv("SCREENS_WRITE") != NULL ? "w" : "r");
    assert_non_null(file);
    if (getenv("SCREENS_WRITE") != NULL) {
        fputs(buf_text(&shown), file);
    } else {
        char part[4096];
        size_t length;
        while ((length = fread(part, 1, sizeof part, file)) > 0)
            buf_add(&expected, part, length);
        if (strcmp(buf_text(&shown), buf_text(&expected)) != 0)
            fail_msg("The screen differs. SCREENS_WRITE=1 writes what is shown now.\n%s",
                     buf_text(&shown));
    }
    fclose(file);
    buf_clear(&shown);
    buf_clear(&expected);
}

static void what_is_decided_is_written_as_one_change(void **state)
{
    struct scene scene = begin();
    (void)state;
    /* The number of persons theirs, the description mine. */
    play(&scene,
         OPEN "expect 未決定2\nkey ctrl-s\nexpect 残っています\nkeys t n m ctrl-s\n"
              "expect 書き込みます\nkey y\nexpect 書き込みました\n",
         NULL);
    test_value_is(scene.m, "category", "C-0001", "persons", "13000");
    test_value_is(scene.m, "category", "C-0001", "items", "I-0001; I-0003");
    test_value_is(scene.m, "category", "C-0002", "description", "従業員");
    test_value_is(scene.m, "category", "C-0002", "remarks", "人事部で確認");
    test_value_is(scene.m, "category", "C-0003-2", "name", "取引先担当者");
    test_value_is(scene.m, "category", "C-0003", "name", "採用応募者");
    test_value_is(scene.m, "item", "I-0002", "name", "住所(自宅)");
    play(&scene, "key u\nexpect 取り消しました\n", NULL);
    test_value_is(scene.m, "category", "C-0003", "name", "取引先担当者");
    test_value_is(scene.m, "category", "C-0001", "persons", "12900");
    end(&scene);
}

static void leaving_changes_nothing(void **state)
{
    struct scene scene = begin();
    char before[65], after[65];
    (void)state;
    test_digest(scene.m, before);
    play(&scene, OPEN "keys t T esc\nexpect 失われます\nkey x\nexpect 取引先担当者\n", NULL);
    play(&scene, OPEN "key esc\nexpect 取引先担当者\n", NULL);
    test_digest(scene.m, after);
    assert_string_equal(before, after);
    end(&scene);
}

static void what_changed_meanwhile_is_not_overwritten(void **state)
{
    struct scene scene = begin();
    (void)state;
    play(&scene,
         OPEN "keys t n m\nsave category/C-0002 persons=211\nkeys ctrl-s y\nexpect もう一度\n",
         NULL);
    test_value_is(scene.m, "category", "C-0002", "persons", "211");
    test_value_is(scene.m, "category", "C-0001", "persons", "12900");
    end(&scene);
}

static void a_file_that_is_refused_is_said_where_it_was_asked_for(void **state)
{
    struct scene scene = begin();
    (void)state;
    FILE *file = fopen("c.daicho", "w");
    assert_non_null(file);
    fputs("not a database at all, although it is called like one", file);
    fclose(file);
    play(&scene, "keys g M\ntype c.dai\nkey enter\nexpect 台帳の統合\n", NULL);
    play(&scene, "keys g M\ntype a.dai\nkey enter\nexpect 開いている台帳そのもの\n", NULL);
    end(&scene);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_screen_is_as_it_was),
        cmocka_unit_test(what_is_decided_is_written_as_one_change),
        cmocka_unit_test(leaving_changes_nothing),
        cmocka_unit_test(what_changed_meanwhile_is_not_overwritten),
        cmocka_unit_test(a_file_that_is_refused_is_said_where_it_was_asked_for),
    };
    char folder[4096];
    const char *source = getenv("srcdir");
    assert_non_null(realpath(source == NULL ? "." : source, folder));
    setenv("SCREENS_SOURCE", folder, 1);
    setenv("TZ", "UTC", 1);
    tzset();
    return cmocka_run_group_tests(tests, NULL, NULL);
}

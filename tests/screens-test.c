/*
 * The screens, driven by scripts (tui/script.h) and compared with what they
 * showed before: each tests/screens/NAME.script with NAME.expect. A script
 * begins with the inventory of fixture.script, or where its first line is
 * "# empty", with nothing; "# ambiguous 2" gives ambiguous characters two
 * columns. The working folder and the home are tests/screens/files, where there
 * are files to read. With SCREENS_WRITE=1 in the environment the expectations are
 * written anew; they are to be read before they are kept.
 */
#include "model/buf.h"
#include "model/mem.h"
#include "model/model.h"
#include "model/record.h"
#include "tests/io.h"
#include "tui/app.h"
#include "tui/script.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

/* Puts the path of the file NAME ENDING in the folder of the scripts into
 * PATH; the folder itself where both are empty. */
static void path_of(const char *name, const char *ending, char path[4096])
{
    const char *source = getenv("srcdir");
    snprintf(path, 4096, "%s/tests/screens/%s%s", source == NULL ? "." : source, name, ending);
}

static FILE *open_file(const char *name, const char *ending, const char *mode)
{
    char path[4096];
    path_of(name, ending, path);
    return fopen(path, mode);
}

static void read_all(FILE *file, struct buf *out)
{
    char part[4096];
    size_t length;
    while ((length = fread(part, 1, sizeof part, file)) > 0)
        buf_add(out, part, length);
    fclose(file);
}

static struct model *new_model(struct why *why)
{
    struct model_options options = {.lang = LANG_JA, .who = "山田", .now = "2026-11-22T07:18:00Z"};
    struct model *m = model_scratch(&options, why);
    assert_non_null(m);
    return m;
}

static void run(struct app *app, FILE *script, FILE *out)
{
    struct why why = {.lang = LANG_EN};
    bool done = script_run(app, script, out, &why);
    if (!done)
        fail_msg("%s", why.text);
}

/* Runs the script NAME on M and adds what it shows to OUT. */
static void play(struct model *m, const char *name, struct buf *out)
{
    struct app app;
    struct buf text = {0};
    FILE *script = open_file(name, ".script", "r");
    assert_non_null(script);
    read_all(script, &text);
    bool wide = strncmp(buf_text(&text), "# ambiguous 2", 13) == 0;
    app_init(&app, m, LANG_JA, 24, 80, wide ? 2 : 1);
    FILE *result = tmpfile();
    if (strncmp(buf_text(&text), "# empty", 7) != 0) {
        FILE *fixture = open_file("fixture", ".script", "r");
        assert_non_null(fixture);
        run(&app, fixture, result);
        fclose(fixture);
    }
    FILE *commands = open_file(name, ".script", "r");
    run(&app, commands, result);
    fclose(commands);
    app_clear(&app);
    rewind(result);
    read_all(result, out);
    buf_clear(&text);
}

/* The number of the first line in which A and B differ. */
static int first_difference(const char *a, const char *b)
{
    int line = 1;
    for (; *a != '\0' && *a == *b; a++, b++)
        line += *a == '\n';
    return line;
}

static void test_script(void **state)
{
    const char *name = *state;
    struct why why = {.lang = LANG_EN};
    struct buf shown = {0}, expected = {0};
    struct model *m = new_model(&why);
    play(m, name, &shown);
    model_close(m);
    if (getenv("SCREENS_WRITE") != NULL) {
        FILE *out = open_file(name, ".expect", "w");
        assert_non_null(out);
        fputs(buf_text(&shown), out);
        fclose(out);
    } else {
        FILE *in = open_file(name, ".expect", "r");
        assert_non_null(in);
        read_all(in, &expected);
        if (strcmp(buf_text(&shown), buf_text(&expected)) != 0)
            fail_msg("%s: line %d differs. SCREENS_WRITE=1 writes what is shown now.\n%s", name,
                     first_difference(buf_text(&shown), buf_text(&expected)), buf_text(&shown));
    }
    buf_clear(&shown);
    buf_clear(&expected);
}

static void check_value_of(struct model *m, const char *kind, const char *code, const char *column,
                           const char *value)
{
    struct why why = {.lang = LANG_EN};
    struct record *record = record_load_code(m, kinds_find(kind), code, &why);
    assert_non_null(record);
    assert_string_equal(record_value(record, column), value);
    record_free(record);
}

/* What the story saved is all there, by its one change. */
static void test_story(void **state)
{
    static const struct {
        const char *kind, *code, *column, *value;
    } wanted[] = {
        {"category", "C-0001", "name", "採用応募者"},
        {"category", "C-0001", "subjects", "採用応募者"},
        {"category", "C-0001", "purposes", "P-0001; P-0002"},
        {"category", "C-0001", "items", "I-0001; I-0002; I-0003"},
        {"purpose", "P-0002", "name", "採用に関する連絡"},
        {"item", "I-0003", "name", "メールアドレス"},
        {"provision", "PV-0001", "categories", "C-0001"},
        {"provision", "PV-0001", "recipients", "PT-0001"},
        {"provision", "PV-0001", "ground", "consent"},
        {"joint_use", "JU-0001", "categories", "C-0001"},
        {"joint_use", "JU-0001", "users", "PT-0001"},
        {"retention", "RT-0001", "categories", "C-0001"},
        {"retention", "RT-0001", "period", "P6M"},
        {"retention", "RT-0001", "event", "選考終了"},
        {"retention", "RT-0001", "outcome", "delete"},
        {"party", "PT-0001", "name", "グループ各社"},
    };
    struct why why = {.lang = LANG_EN};
    struct buf shown = {0};
    struct model *m = new_model(&why);
    (void)state;
    play(m, "story-ja", &shown);
    for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++)
        check_value_of(m, wanted[i].kind, wanted[i].code, wanted[i].column, wanted[i].value);
    assert_int_equal(record_count(m, kinds_find("party")), 1);
    model_close(m);
    buf_clear(&shown);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct CMUnitTest *)a)->name, ((const struct CMUnitTest *)b)->name);
}

int main(void)
{
    struct CMUnitTest tests[256];
    size_t count = 0;
    test_stay_in("tests/screens/files");
    setenv("TZ", "UTC", 1);
    tzset();
    char path[4096];
    path_of("", "", path);
    DIR *dir = opendir(path);
    if (dir == NULL) {
        fprintf(stderr, "%s cannot be opened; set srcdir.\n", path);
        return 1;
    }
    for (struct dirent *entry; (entry = readdir(dir)) != NULL && count < 255;) {
        char *dot = strstr(entry->d_name, ".script");
        if (dot == NULL || dot[7] != '\0' || strncmp(entry->d_name, "fixture", 7) == 0)
            continue;
        char *name = mem_copy_bytes(entry->d_name, (size_t)(dot - entry->d_name));
        tests[count++] =
            (struct CMUnitTest){.name = name, .test_func = test_script, .initial_state = name};
    }
    closedir(dir);
    qsort(tests, count, sizeof tests[0], by_name);
    tests[count] = (struct CMUnitTest){.name = "the story is saved", .test_func = test_story};
    int failed = _cmocka_run_group_tests("screens", tests, count + 1, NULL, NULL);
    for (size_t i = 0; i < count; i++)
        free(tests[i].initial_state);
    return failed;
}

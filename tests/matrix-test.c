/*
 * Every screen in every look: each tests/screens/matrix/NAME.script is played
 * once for every language, size and kind of terminal, and what it shows is
 * compared with NAME.expect. Scripts are as in tui/script.h, but "show TITLE"
 * is done here: it draws the screen under that title and fails where the
 * cursor does not rest at the focus.
 *
 * A script begins on a fresh copy of the inventory of the two
 * fixture.script; where its first line is "# empty", of one with nothing;
 * where it is "# readonly", of one that can only be read. With SCREENS_WRITE=1
 * in the environment the expectations are written anew; they are to be read
 * before they are kept. MATRIX_EVERY=3 plays each script in every third look.
 */
#include "model/backup.h"
#include "model/buf.h"
#include "model/mem.h"
#include "tests/io.h"
#include "tests/model.h"
#include "tui/app.h"
#include "tui/script.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

static const struct face {
    const char *name;
    enum lang lang;
    int rows, columns, ambiguous;
    bool roles; /* tells the role of each cell, for terminals without colours */
} faces[] = {
    {.name = "ja 80x24", .lang = LANG_JA, .rows = 24, .columns = 80, .ambiguous = 1},
    {.name = "en 80x24", .lang = LANG_EN, .rows = 24, .columns = 80, .ambiguous = 1},
    {.name = "ja 120x40", .lang = LANG_JA, .rows = 40, .columns = 120, .ambiguous = 1},
    {.name = "en 120x40", .lang = LANG_EN, .rows = 40, .columns = 120, .ambiguous = 1},
    {.name = "ja 40x10", .lang = LANG_JA, .rows = 10, .columns = 40, .ambiguous = 1},
    {.name = "en 40x10", .lang = LANG_EN, .rows = 10, .columns = 40, .ambiguous = 1},
    {.name = "ja ambiguous 2", .lang = LANG_JA, .rows = 24, .columns = 80, .ambiguous = 2},
    {.name = "en ambiguous 2", .lang = LANG_EN, .rows = 24, .columns = 80, .ambiguous = 2},
    {.name = "ja roles", .lang = LANG_JA, .rows = 24, .columns = 80, .ambiguous = 1, .roles = true},
};

enum { FACES = sizeof faces / sizeof faces[0], SCRIPTS = 256 };

/* What all scripts begin with. */
struct start {
    char folder[TEST_PATH];  /* of inventories */
    char full[TEST_PATH], empty[TEST_PATH];
    char scripts[TEST_PATH]; /* where they stand */
};

struct played {
    const struct start *start;
    const char *name;
};

static void run(struct app *app, const char *text)
{
    struct why why = {.lang = LANG_EN};
    FILE *in = fmemopen((void *)text, strlen(text), "r");
    FILE *out = fopen("/dev/null", "w");
    assert_non_null(in);
    assert_non_null(out);
    bool done = script_run(app, in, out, &why);
    fclose(in);
    fclose(out);
    if (!done)
        fail_msg("%s\n%s", text, why.text);
}

static bool is_focus(const struct canvas *canvas, int y, int x)
{
    int role = canvas_cell(canvas, y, x)->role;
    return role == ROLE_SELECTED || role == ROLE_FIELD_ON;
}

/* Stops the test unless the cursor rests at the focus, or nothing has it; the
 * box after the first of two keys has none, but leaves that of its screen. */
static void check_cursor(const struct app *app, const char *title, const char *face)
{
    const struct canvas *canvas = app->canvas;
    bool focus = false;
    for (int i = 0; i < canvas->rows * canvas->columns; i++)
        focus = focus || is_focus(canvas, i / canvas->columns, i % canvas->columns);
    if (focus && app->top->context != ON_SEQUENCE &&
        !is_focus(canvas, canvas->cursor_y, canvas->cursor_x))
        fail_msg("%s, %s: the cursor is not at the focus", title, face);
}

/* Adds the display as TITLE to OUT. */
static void shoot(struct app *app, const struct face *face, const char *title, struct buf *out)
{
    struct canvas *canvas = app->canvas;
    while (app_work(app))
        ;
    app_draw(app);
    buf_printf(out, "== %s, %s, cursor %d,%d\n", title, face->name, canvas->cursor_y,
               canvas->cursor_x);
    check_cursor(app, title, face->name);
    if (face->roles)
        canvas_text_roles(canvas, out);
    else
        canvas_text(canvas, out);
}

/* Runs SCRIPT, piece by piece between its shots. */
static void play_lines(struct app *app, const struct face *face, const char *script,
                       struct buf *out)
{
    struct buf piece = {0};
    for (const char *line = script; *line != '\0';) {
        size_t length = strcspn(line, "\n");
        bool shot = strncmp(line, "show ", 5) == 0;
        if (!shot)
            buf_add(&piece, line, length);
        buf_putc(&piece, '\n');
        if (shot) {
            char *title = mem_copy_bytes(line + 5, length - 5);
            run(app, buf_text(&piece));
            buf_empty(&piece);
            shoot(app, face, title, out);
            free(title);
        }
        line += length + (line[length] == '\n');
    }
    buf_clear(&piece);
}

/* Plays SCRIPT on a copy of its own. */
static void play(const struct start *start, const struct face *face, const char *script,
                 struct buf *out)
{
    struct why why = {.lang = LANG_EN};
    struct model_options options = {
        .lang = face->lang, .who = "山田", .now = "2026-11-22T07:18:00Z"};
    char path[TEST_PATH];
    struct app app;
    bool empty = strncmp(script, "# empty\n", 8) == 0;
    options.readonly = strncmp(script, "# readonly\n", 11) == 0;
    test_path(start->folder, "見本.daicho", path);
    test_copy(empty ? start->empty : start->full, path);
    struct model *m = model_open(path, &options, &why);
    if (m == NULL)
        fail_msg("%s", why.text);
    app_init(&app, m, face->lang, face->rows, face->columns, face->ambiguous);
    play_lines(&app, face, script, out);
    app_clear(&app);
    model_close(m);
}

/* Whether the shot with the heading LINE, "== TITLE, FACE, cursor Y,X", is one of FACE. */
static bool is_of(const char *line, const struct face *face)
{
    char mark[64];
    snprintf(mark, sizeof mark, ", %s, cursor ", face->name);
    const char *at = strstr(line, mark);
    return at != NULL && at < line + strcspn(line, "\n");
}

/* Adds to OUT the shots of EXPECTED in each look that is played, of every EVERY. */
static void put_played(const char *expected, size_t every, struct buf *out)
{
    bool wanted = false;
    for (const char *line = expected; *line != '\0';) {
        size_t length = strcspn(line, "\n");
        length += line[length] == '\n';
        if (strncmp(line, "== ", 3) == 0) {
            wanted = false;
            for (size_t i = 0; i < FACES && !wanted; i += every)
                wanted = is_of(line, &faces[i]);
        }
        if (wanted)
            buf_add(out, line, length);
        line += length;
    }
}

static void test_script(void **state)
{
    const struct played *played = *state;
    struct buf shown = {0}, wanted = {0}, name = {0};
    bool write = getenv("SCREENS_WRITE") != NULL;
    size_t every = write ? 1 : test_count("MATRIX_EVERY", 1);
    buf_printf(&name, "%s.script", played->name);
    char *script = test_read(played->start->scripts, buf_text(&name));
    assert_non_null(script);
    for (size_t i = 0; i < FACES; i += every)
        play(played->start, &faces[i], script, &shown);
    buf_empty(&name);
    buf_printf(&name, "%s.expect", played->name);
    if (write)
        test_write(played->start->scripts, buf_text(&name), buf_text(&shown));
    char *expected = test_read(played->start->scripts, buf_text(&name));
    assert_non_null(expected);
    put_played(expected, every, &wanted);
    test_same(buf_text(&shown), buf_text(&wanted));
    free(expected);
    buf_clear(&wanted);
    free(script);
    buf_clear(&name);
    buf_clear(&shown);
}

static struct model *new_model(void)
{
    struct why why = {.lang = LANG_EN};
    struct model_options options = {.lang = LANG_JA, .who = "山田", .now = "2026-11-22T07:18:00Z"};
    struct model *m = model_scratch(&options, &why);
    assert_non_null(m);
    return m;
}

static void add_fixture(struct model *m, const char *folder, const char *name)
{
    struct app app;
    char *script = test_read(folder, name);
    assert_non_null(script);
    app_init(&app, m, LANG_JA, 24, 80, 1);
    run(&app, script);
    app_clear(&app);
    free(script);
}

/* Keeps M as the file NAME, and its path. */
static void keep(const struct start *start, struct model *m, const char *name,
                 char path[TEST_PATH])
{
    struct why why = {.lang = LANG_EN};
    test_path(start->folder, name, path);
    if (!backup_write(m, path, false, &why))
        fail_msg("%s", why.text);
}

static int begin(void **state)
{
    struct start *start = *state;
    test_folder(start->folder);
    struct model *m = new_model();
    keep(start, m, "empty", start->empty);
    add_fixture(m, start->scripts, "../fixture.script");
    add_fixture(m, start->scripts, "fixture.script");
    keep(start, m, "full", start->full);
    model_close(m);
    return 0;
}

static int end(void **state)
{
    struct start *start = *state;
    test_folder_delete(start->folder);
    return 0;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct CMUnitTest *)a)->name, ((const struct CMUnitTest *)b)->name);
}

/* Fills TESTS with the scripts of the folder and returns how many there are. */
static size_t find_scripts(const struct start *start, struct CMUnitTest *tests,
                           struct played *played)
{
    size_t count = 0;
    DIR *dir = opendir(start->scripts);
    if (dir == NULL) {
        fprintf(stderr, "%s cannot be opened; set srcdir.\n", start->scripts);
        exit(1);
    }
    for (struct dirent *entry; (entry = readdir(dir)) != NULL && count < SCRIPTS;) {
        char *dot = strstr(entry->d_name, ".script");
        if (dot == NULL || dot[7] != '\0' || strncmp(entry->d_name, "fixture", 7) == 0)
            continue;
        char *name = mem_copy_bytes(entry->d_name, (size_t)(dot - entry->d_name));
        played[count] = (struct played){start, name};
        tests[count] = (struct CMUnitTest){
            .name = name, .test_func = test_script, .initial_state = &played[count]};
        count++;
    }
    closedir(dir);
    qsort(tests, count, sizeof tests[0], by_name);
    return count;
}

int main(int argc, char **argv)
{
    struct CMUnitTest tests[SCRIPTS];
    struct played played[SCRIPTS];
    struct start start = {0};
    test_stay_in("tests/screens/files");
    const char *source = getenv("srcdir");
    snprintf(start.scripts, sizeof start.scripts, "%s/tests/screens/matrix",
             source == NULL ? "." : source);
    setenv("TZ", "UTC", 1);
    tzset();
    size_t count = find_scripts(&start, tests, played);
    if (argc > 1)
        cmocka_set_test_filter(argv[1]);
    void *state = &start;
    begin(&state);
    int failed = _cmocka_run_group_tests("matrix", tests, count, NULL, NULL);
    end(&state);
    for (size_t i = 0; i < count; i++)
        free((char *)played[i].name);
    return failed;
}

/*
 * The screen of a scan keeps and shows nothing of what stands in the cells of a
 * roster: values are planted in files and looked for in every screen, in all
 * bytes that the program writes to the terminal, and in all files that it leaves,
 * also where it is killed. DAICHO names the program.
 */
#include "tests/window.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static const char ctrl_s[] = "\x13", ctrl_u[] = "\x15";

/* What no one may see. */
static const char *const planted[] = {"植込",      "ウエコミ", "1971/02/03",
                                      "5555-0101", "uekomi",   "300000501"};

enum { PLANTED = sizeof planted / sizeof planted[0], COLUMNS = 8 };

static const char header[] = "社員番号,氏名,カナ,生年月日,電話番号,メール,障害者,謎\n";
static const char person[] =
    "300000501,植込太郎,ウエコミタロウ,1971/02/03,090-5555-0101,uekomi@example.jp,na,植込\n";

/* An inventory, and a folder of rosters that is none of the program's. */
struct scene {
    struct place *place;
    char rosters[VT_DIRECTORY_BYTES];
};

static void write_roster(const struct scene *scene, const char *name, const char *text,
                         const char *more)
{
    struct buf path = {0};
    buf_printf(&path, "%s/%s", scene->rosters, name);
    FILE *file = fopen(buf_text(&path), "w");
    assert_non_null(file);
    fprintf(file, "%s%s", text, more);
    assert_int_equal(fclose(file), 0);
    buf_clear(&path);
}

static void run_shell(const char *format, const char *folder)
{
    struct buf command = {0};
    buf_printf(&command, format, folder, folder);
    assert_int_equal(system(buf_text(&command)), 0);
    buf_clear(&command);
}

static int begin(void **state)
{
    struct scene *scene = calloc(1, sizeof *scene);
    void *place;
    assert_non_null(scene);
    assert_int_equal(place_make(&place), 0);
    scene->place = place;
    setenv("TMPDIR", scene->place->folder, 1);
    vt_make_directory(scene->rosters);
    write_roster(scene, "r.csv", header, person);
    write_roster(scene, "headless.csv", person, person);
    write_roster(scene, "quote.csv", header, "300000501,\"植込太郎\n");
    write_roster(scene, "bytes.csv", header, "300000501,植込\xFF\xFE太郎\n");
    run_shell("iconv -f UTF-8 -t CP932 %s/r.csv > %s/s.csv", scene->rosters);
    *state = scene;
    return 0;
}

static int end(void **state)
{
    struct scene *scene = *state;
    void *place = scene->place;
    run_shell("rm -r %s", scene->rosters);
    unsetenv("TMPDIR");
    free(scene);
    return place_remove(&place);
}

static void assert_unseen(const char *text, const char *where)
{
    for (size_t i = 0; i < PLANTED; i++)
        if (strstr(text, planted[i]) != NULL)
            fail_msg("%s stands in %s:\n%s", planted[i], where, text);
}

/* Neither on the screen nor in what was written to it so far. */
static void look(struct vt *vt)
{
    struct buf screen = {0};
    window_settle(vt);
    window_picture(vt, &screen);
    assert_unseen(buf_text(&screen), "the screen");
    buf_putc(&vt->output, '\0');
    vt->output.length--;
    assert_unseen(buf_text(&vt->output), "the output");
    buf_clear(&screen);
}

/* In no file of the program, in UTF-8 or CP932. */
static void search(const struct scene *scene)
{
    struct buf command = {0};
    for (size_t i = 0; i < PLANTED; i++) {
        buf_empty(&command);
        buf_printf(&command,
                   "! LC_ALL=C grep -raF -- '%s' %s && p=$(printf %%s '%s' | iconv -f UTF-8 -t "
                   "CP932) && ! LC_ALL=C grep -raF -- \"$p\" %s",
                   planted[i], scene->place->folder, planted[i], scene->place->folder);
        if (system(buf_text(&command)) != 0)
            fail_msg("%s is kept", planted[i]);
    }
    buf_clear(&command);
}

/* Asks for the file NAME from the record of C-0001. */
static void ask(struct vt *vt, const struct scene *scene, const char *name)
{
    vt_send(vt, "S");
    vt_wait_for(vt, "Scan a roster");
    vt_send(vt, ctrl_u);
    vt_send(vt, scene->rosters);
    vt_send(vt, "/");
    vt_send(vt, name);
    vt_wait_for(vt, name);
    vt_send(vt, "\r");
}

static void open_record(struct vt *vt, const struct scene *scene)
{
    window_open(vt, scene->place);
    vt_send(vt, "\r");
    vt_wait_for(vt, "L In the list");
}

/* Every line, every filter, every question of the screen. */
static void walk(struct vt *vt)
{
    for (size_t i = 0; i < COLUMNS + 4; i++) {
        look(vt);
        vt_send(vt, "j");
    }
    for (int i = 0; i < 3; i++) {
        vt_send(vt, "\t");
        look(vt);
    }
    vt_send(vt, "g");
    vt_send(vt, "g");
    vt_send(vt, "\r");
    vt_wait_for(vt, "Esc Back");
    look(vt);
    vt_key(vt, VTERM_KEY_ESCAPE);
    vt_send(vt, "?");
    vt_wait_for(vt, "Help");
    look(vt);
    vt_key(vt, VTERM_KEY_ESCAPE);
    vt_wait_for(vt, "Add them");
}

static void nothing_of_a_roster_is_shown_or_kept(void **state)
{
    const struct scene *scene = *state;
    static const char *const files[] = {"r.csv", "s.csv"};
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        struct vt vt;
        open_record(&vt, scene);
        ask(&vt, scene, files[i]);
        vt_wait_for(&vt, "no cell is stored");
        walk(&vt);
        vt_send(&vt, "*");
        vt_wait_for(&vt, i == 0 ? "[x] NOT DECLARED" : "declared");
        look(&vt);
        vt_send(&vt, ctrl_s);
        vt_wait_for(&vt, i == 0 ? "u takes it back" : "has all of this already");
        look(&vt);
        if (i == 1)
            vt_key(&vt, VTERM_KEY_ESCAPE);
        vt_wait_for(&vt, "L In the list");
        vt_send(&vt, "q");
        vt_wait_for(&vt, "a Add");
        window_quit(&vt);
        search(scene);
    }
    place_assert_count(scene->place, "item", "", COLUMNS - 1);
    place_assert_sound(scene->place);
    assert_int_equal(place_run(scene->place, "undo"), 0);
    place_assert_count(scene->place, "item", "", 0);
    search(scene);
}

/* A column that is not known is given an item, and its cells stay unseen. */
static void the_question_for_an_item_shows_no_cell(void **state)
{
    const struct scene *scene = *state;
    struct vt vt;
    open_record(&vt, scene);
    ask(&vt, scene, "r.csv");
    vt_wait_for(&vt, "[All 8]");
    vt_send(&vt, "\t");
    vt_send(&vt, "\t");
    vt_wait_for(&vt, "[Unknown 1]");
    look(&vt);
    vt_send(&vt, " ");
    vt_wait_for(&vt, "Which item is");
    look(&vt);
    vt_send(&vt, "\r");
    vt_wait_for(&vt, "Class of");
    look(&vt);
    vt_send(&vt, "Ordinary\r");
    vt_wait_for(&vt, "makes this item");
    look(&vt);
    vt_send(&vt, ctrl_s);
    vt_wait_for(&vt, "1 added (謎)");
    look(&vt);
    vt_stop(&vt);
    search(scene);
    place_assert_count(scene->place, "item", "name:謎", 1);
}

static void a_refusal_repeats_nothing(void **state)
{
    const struct scene *scene = *state;
    static const char *const files[][2] = {
        {"headless.csv", "No header was found"}, {"quote.csv", "line 2"}, {"bytes.csv", "line 2"}};
    struct vt vt;
    open_record(&vt, scene);
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        ask(&vt, scene, files[i][0]);
        vt_wait_for(&vt, files[i][1]);
        vt_wait_for(&vt, "not read yet");
        look(&vt);
        /* Nor where it is said how it is read. */
        vt_send(&vt, "H");
        vt_wait_for(&vt, "Which row is the header?");
        vt_send(&vt, "2\r");
        look(&vt);
        vt_key(&vt, VTERM_KEY_ESCAPE);
        vt_wait_for(&vt, "L In the list");
    }
    vt_stop(&vt);
    search(scene);
}

/* A roster with title rows, saved from Excel: all that can be said of how it is
 * read is taken, and what cannot be read so leaves what was read before. */
static void it_is_read_as_the_person_says(void **state)
{
    const struct scene *scene = *state;
    struct vt vt;
    open_record(&vt, scene);
    ask(&vt, scene, "s.csv");
    vt_wait_for(&vt, "Encoding: CP932");
    vt_send(&vt, "e");
    vt_wait_for(&vt, "UTF-16LE");
    vt_send(&vt, "UTF-8\r");
    vt_wait_for(&vt, "is wrong there");
    vt_wait_for(&vt, "Encoding: CP932");
    look(&vt);
    vt_send(&vt, "d");
    vt_wait_for(&vt, "Cells are divided by");
    vt_send(&vt, "semi\r");
    vt_wait_for(&vt, "No header was found");
    vt_wait_for(&vt, "columns 8:");
    look(&vt);
    vt_send(&vt, "H");
    vt_wait_for(&vt, "Which row is the header?");
    vt_send(&vt, "1\r");
    vt_wait_for(&vt, "read again; nothing is ticked");
    vt_wait_for(&vt, "Header: row 1, 8 columns");
    look(&vt);
    vt_send(&vt, "e");
    vt_wait_for(&vt, "UTF-16LE");
    vt_send(&vt, "CP932\r");
    vt_wait_for(&vt, "read again; nothing is ticked");
    look(&vt);
    vt_stop(&vt);
    search(scene);
}

static void nothing_is_left_where_it_is_killed(void **state)
{
    const struct scene *scene = *state;
    static const int signals[] = {SIGKILL, SIGABRT};
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++) {
        struct vt vt;
        open_record(&vt, scene);
        ask(&vt, scene, "r.csv");
        vt_wait_for(&vt, "no cell is stored");
        vt_send(&vt, "*");
        vt_wait_for(&vt, "[x] NOT DECLARED");
        look(&vt);
        assert_int_equal(kill(vt.child, signals[i]), 0);
        vt_wait_exit(&vt);
        vt_stop(&vt);
        search(scene);
    }
    place_assert_sound(scene->place);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
    const struct CMUnitTest tests[] = {
        TEST(nothing_of_a_roster_is_shown_or_kept),
        TEST(the_question_for_an_item_shows_no_cell),
        TEST(a_refusal_repeats_nothing),
        TEST(it_is_read_as_the_person_says),
        TEST(nothing_is_left_where_it_is_killed),
    };
#undef TEST
    return cmocka_run_group_tests(tests, NULL, NULL);
}

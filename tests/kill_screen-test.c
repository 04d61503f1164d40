/*
 * kill -9 of the real program on its screen, at any moment of what a person does:
 * additions, edits of many records together, imports, undo, an open form. The
 * inventory is sound each time, all that the screen had acknowledged is there, an
 * edit of many records is there whole or not at all, a form that was kept is offered
 * again, and nothing stays beside the inventory.
 *
 *   KILL_SCREENS=N   so many kills (default 6)
 */
#include "tests/window.h"

#include "model/journal.h"
#include "model/mem.h"
#include "model/model.h"
#include "model/verify.h"

#include <dirent.h>
#include <setjmp.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { KILLS = 6, FULL_EVERY = 5, IMPORTED = 30, STEPS_MOST = 5, MS_MOST = 40 };

static const char ctrl_s[] = "\x13";

/* What the screen has said to be done. */
struct said {
    char **names; /* of records that must be there */
    size_t count, capacity;
    int persons;   /* what all categories were last set to; 0: not known any more */
    int attempted; /* what was under way when the program was killed; 0: nothing */
};

struct work {
    const struct place *place;
    struct vt vt;
    struct said said;
    uint32_t seed;
    int round, step;
    unsigned long points;
};

static uint32_t number(struct work *work, uint32_t limit)
{
    /* xorshift32 (Marsaglia 2003) */
    work->seed ^= work->seed << 13;
    work->seed ^= work->seed >> 17;
    work->seed ^= work->seed << 5;
    return work->seed % limit;
}

static void must_be(struct said *said, const char *name)
{
    said->names = mem_grow(said->names, said->count, &said->capacity, sizeof *said->names);
    said->names[said->count++] = mem_copy(name);
}

/* Waits until the screen shows TEXT, or for a moment only where LAST is set: then the
 * program is killed. Whether it was shown. */
static bool shown(struct work *work, const char *text, bool last)
{
    if (!last) {
        vt_wait_for(&work->vt, text);
        return true;
    }
    /* Each part of the wait ends where something comes. */
    for (uint32_t part = number(work, MS_MOST); part > 0 && !vt_shows(&work->vt, text); part--)
        vt_pump(&work->vt, 1);
    return vt_shows(&work->vt, text);
}

static void add_one(struct work *work, bool last)
{
    struct buf name = {0}, told = {0};
    buf_printf(&name, "added-%d-%d", work->round, work->step);
    buf_printf(&told, "%s. ", buf_text(&name));
    vt_send(&work->vt, "a");
    vt_wait_for(&work->vt, "Ctrl-S");
    vt_send(&work->vt, buf_text(&name));
    vt_wait_for(&work->vt, buf_text(&name));
    vt_send(&work->vt, ctrl_s);
    if (shown(work, buf_text(&told), last))
        must_be(&work->said, buf_text(&name));
    buf_clear(&name);
    buf_clear(&told);
}

static void set_all(struct work *work, bool last)
{
    struct buf value = {0};
    work->said.attempted = 1000 + work->round * 10 + work->step;
    buf_printf(&value, "%d", work->said.attempted);
    /* Without the marks of before, which * would take off. */
    vt_send(&work->vt, "-*E");
    vt_wait_for(&work->vt, "Which field?");
    vt_send(&work->vt, "Number of persons\r");
    vt_wait_for(&work->vt, "> Value");
    vt_send(&work->vt, buf_text(&value));
    vt_send(&work->vt, ctrl_s);
    vt_wait_for(&work->vt, "Change the marked records");
    vt_send(&work->vt, "y");
    if (shown(work, "Changed: ", last)) {
        work->said.persons = work->said.attempted;
        work->said.attempted = 0;
    }
    buf_clear(&value);
}

/* An addition, taken back and done again. */
static void undo_and_redo(struct work *work, bool last)
{
    add_one(work, false);
    char *name = work->said.names[work->said.count - 1];
    vt_send(&work->vt, "u");
    vt_wait_for(&work->vt, "Undone");
    work->said.count--;
    vt_send(&work->vt, "r");
    if (shown(work, "Done again", last))
        must_be(&work->said, name);
    free(name);
}

static void import_many(struct work *work, bool last)
{
    struct buf path = {0}, name = {0};
    buf_printf(&path, "%s/in.csv", work->place->folder);
    buf_printf(&name, "import-%d-%d-", work->round, work->step);
    FILE *file = fopen(buf_text(&path), "w");
    assert_non_null(file);
    fputs("name,persons\n", file);
    for (int i = 0; i < IMPORTED; i++)
        fprintf(file, "%s%d,7\n", buf_text(&name), i);
    fclose(file);
    vt_send(&work->vt, "I");
    vt_wait_for(&work->vt, "Esc Cancel");
    vt_send(&work->vt, "\x15");
    vt_send(&work->vt, buf_text(&path));
    vt_wait_for(&work->vt, "in.csv");
    vt_send(&work->vt, "\r");
    vt_wait_for(&work->vt, "2 of 2 columns are known");
    vt_send(&work->vt, "\r");
    vt_wait_for(&work->vt, "How sure");
    vt_send(&work->vt, "p");
    vt_wait_for(&work->vt, "+new 30");
    vt_send(&work->vt, ctrl_s);
    if (shown(work, "Imported: 30 new", last)) {
        for (int i = 0; i < IMPORTED; i++) {
            struct buf one = {0};
            buf_printf(&one, "%s%d", buf_text(&name), i);
            must_be(&work->said, buf_text(&one));
            buf_clear(&one);
        }
    }
    buf_clear(&path);
    buf_clear(&name);
}

/* What is typed is kept while nobody types; then the program is killed. */
static void leave_a_form(struct work *work)
{
    vt_send(&work->vt, "a");
    vt_wait_for(&work->vt, "Ctrl-S");
    vt_send(&work->vt, "unsaved-form");
    vt_wait_for(&work->vt, "unsaved-form");
    while (place_ask(work->place, "SELECT count(*) FROM draft") != 1)
        vt_pump(&work->vt, 50);
}

static void do_step(struct work *work, bool last)
{
    static void (*const steps[])(struct work * work, bool last) = {add_one, set_all, undo_and_redo,
                                                                   import_many};
    steps[number(work, sizeof steps / sizeof steps[0])](work, last);
}

static bool is_there(const struct place *place, const char *name)
{
    char *sql = sqlite3_mprintf("SELECT count(*) FROM category WHERE name = %Q", name);
    bool there = place_ask(place, sql) == 1;
    sqlite3_free(sql);
    return there;
}

/* Verifies the file as the next start finds it. */
static void check_sound(const struct work *work)
{
    static const struct model_options options = {.lang = LANG_EN, .who = "tester"};
    struct why why = {.lang = LANG_EN};
    struct verify_report report = {0};
    struct model *m = model_open(work->place->file, &options, &why);
    if (m == NULL)
        fail_msg("round %d: %s", work->round, why.text);
    assert_true(verify_run(m, work->round % FULL_EVERY == 0, NULL, &report, &why));
    if (report.findings > 0)
        fail_msg("round %d: %s", work->round, buf_text(&report.text));
    /* A journal that nothing was written to goes with the next save. */
    assert_true(journal_event(m, "backup", "", &why));
    buf_clear(&report.text);
    model_close(m);
}

static void check_said(struct work *work)
{
    struct said *said = &work->said;
    struct buf sql = {0};
    for (size_t i = 0; i < said->count; i++)
        if (!is_there(work->place, said->names[i]))
            fail_msg("round %d: acknowledged and gone: %s", work->round, said->names[i]);
    assert_int_equal(
        place_ask(work->place, "SELECT count(*) FROM category WHERE name GLOB 'import-*'") %
            IMPORTED,
        0);
    /* What was attempted is there for all or for none of those that were there. */
    buf_printf(&sql, "SELECT count(*) FROM category WHERE persons = %d", said->attempted);
    int64_t changed = place_ask(work->place, buf_text(&sql));
    int64_t all = place_ask(work->place, "SELECT count(*) FROM category");
    if (said->attempted != 0 && changed != 0 && changed != all)
        fail_msg("round %d: %d of %d changed", work->round, (int)changed, (int)all);
    if (said->attempted != 0 && changed == all)
        said->persons = said->attempted;
    buf_empty(&sql);
    buf_printf(&sql, "SELECT count(*) FROM category WHERE persons = %d", said->persons);
    if (said->persons != 0 && place_ask(work->place, buf_text(&sql)) == 0)
        fail_msg("round %d: acknowledged and gone: persons %d", work->round, said->persons);
    said->attempted = 0;
    buf_clear(&sql);
}

/* Nothing of what was under way stays beside the inventory once it was saved again. */
static void check_left(const struct work *work)
{
    DIR *folder = opendir(work->place->folder);
    assert_non_null(folder);
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;)
        if (strncmp(entry->d_name, ".daicho-", 8) == 0 || strstr(entry->d_name, "-journal") != NULL)
            fail_msg("round %d: left behind: %s", work->round, entry->d_name);
    closedir(folder);
}

/* Opens the next window: a form that was kept is offered, and is thrown away. */
static void open_next(struct work *work)
{
    bool kept = place_ask(work->place, "SELECT count(*) FROM draft") > 0;
    window_open_script(&work->vt, work->place, "exec \"$@\"", NULL);
    if (kept) {
        vt_wait_for(&work->vt, "Unsaved form");
        vt_send(&work->vt, "x");
        vt_wait_for(&work->vt, "Thrown away.");
    }
    /* The list stands where the last window left it. */
    vt_wait_for(&work->vt, ">C-");
}

static void play_round(struct work *work)
{
    int steps = 1 + (int)number(work, STEPS_MOST);
    open_next(work);
    for (work->step = 0; work->step < steps; work->step++)
        do_step(work, work->step + 1 == steps);
    bool form = number(work, 4) == 0;
    if (form)
        leave_a_form(work);
    kill(work->vt.child, SIGKILL);
    vt_wait_exit(&work->vt);
    vt_stop(&work->vt);
    check_sound(work);
    check_said(work);
    check_left(work);
    if (form)
        assert_int_equal(place_ask(work->place, "SELECT count(*) FROM draft"), 1);
    work->points++;
}

static void killed_at_any_moment(void **state)
{
    const char *wanted = getenv("KILL_SCREENS");
    int kills = wanted == NULL ? KILLS : atoi(wanted);
    struct work work = {.place = *state, .seed = 20261122};
    for (work.round = 1; work.round <= kills; work.round++)
        play_round(&work);
    /* The last one ends in peace, and takes away what others left of the session. */
    open_next(&work);
    window_quit(&work.vt);
    assert_int_equal(place_run(work.place, "--version; ! find ${XDG_STATE_HOME} -name '.daicho-*' "
                                           "-o -name '*-journal' | grep ."),
                     0);
    printf("%zu records acknowledged: %lu points, 0 violations\n", work.said.count, work.points);
    for (size_t i = 0; i < work.said.count; i++)
        free(work.said.names[i]);
    free(work.said.names);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(killed_at_any_moment, place_make, place_remove),
    };
    return cmocka_run_group_tests_name("kill_screen", tests, NULL, NULL);
}

/*
 * What is read from a disk that fails is told as not read: never something shorter as if
 * it were whole. Every deed that reads (deeds.h), on an inventory of which no page is in
 * memory yet, fails at some of the statements that no deed before had run.
 *
 *   READING_PLACES=1    each operation of each statement, the first and the last
 *   READING_ONLY=WORDS  those deeds alone
 */
#include "tests/deeds.h"
#include "tests/faulty.h"

#include "model/backup.h"
#include "model/mem.h"

#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

/* Of so many statements one fails. */
enum { SOME = 4 };

struct reading {
    struct faulty *faulty;
    struct scene made, scene; /* in memory, and with the inventory in a file */
    char path[96];
    const struct deed *deed;
    struct buf whole; /* what it gives where nothing fails */
    uint64_t *tried;
    size_t count, capacity, points, violations;
};

static void reopen(struct reading *r)
{
    static const struct model_options options = {
        .lang = LANG_EN, .who = "tester", .now = "2026-11-22T07:18:00Z"};
    struct why why = {.lang = LANG_EN};
    model_close(r->scene.m);
    r->scene.m = model_open(r->path, &options, &why);
    if (r->scene.m == NULL)
        fail_msg("%s", why.text);
}

static void begin(struct reading *r)
{
    struct why why = {.lang = LANG_EN};
    *r = (struct reading){.faulty = faulty_new(), .made = scene_begin()};
    r->scene = r->made;
    r->scene.m = NULL;
    snprintf(r->path, sizeof r->path, "%s/read.daicho", r->made.folder);
    assert_true(backup_write(r->made.m, r->path, false, &why));
}

static void end(struct reading *r)
{
    model_close(r->scene.m);
    unlink(r->path);
    scene_end(&r->made);
    faulty_free(r->faulty);
    free(r->tried);
    buf_clear(&r->whole);
}

/* What is wrong with a reading that gave OUT or WHY; NULL: nothing. */
static const char *find_wrong(const struct reading *r, bool done, const struct buf *out,
                              const struct why *why)
{
    if (done)
        return strcmp(buf_text(out), buf_text(&r->whole)) == 0 ? NULL
                                                               : "another result is given as whole";
    if (why->text[0] == '\0')
        return "no reason is told";
    return why->class == WHY_FILE || strstr(why->text, "cannot be reached") != NULL
               ? NULL
               : "the reason is not of the file";
}

/* The deed with FAULT at operation NTH. */
static void try_point(struct reading *r, enum fault fault, long nth, const char *sql)
{
    struct why why = {.lang = LANG_EN};
    struct buf out = {0};
    reopen(r);
    faulty_arm(r->faulty, fault, nth, 0);
    bool done = r->deed->run(&r->scene, &out, &why);
    bool came = faulty_disarm(r->faulty);
    const char *wrong = came ? find_wrong(r, done, &out, &why) : NULL;
    r->points += came;
    r->violations += wrong != NULL;
    if (wrong != NULL)
        print_error("%s, %s at %ld: %s (%s) %s\n", r->deed->name, faulty_name(fault), nth, wrong,
                    why.text, sql);
    buf_clear(&out);
}

/* Whether the statement of PLACE was tried before; notes that it is now. */
static bool was_tried(struct reading *r, const struct faulty_place *place)
{
    for (size_t i = 0; i < r->count; i++)
        if (r->tried[i] == place->statement)
            return true;
    r->tried = mem_grow(r->tried, r->count, &r->capacity, sizeof *r->tried);
    r->tried[r->count++] = place->statement;
    return false;
}

/* Does the deed where nothing fails; its operations are noted. */
static void see_whole(struct reading *r)
{
    struct why why = {.lang = LANG_EN};
    reopen(r);
    faulty_note(r->faulty);
    if (!r->deed->run(&r->scene, &r->whole, &why))
        fail_msg("%s: %s", r->deed->name, why.text);
    faulty_disarm(r->faulty);
}

static void try_deed(struct reading *r, bool all)
{
    static const enum fault faults[] = {FAULT_ONCE, FAULT_ON};
    size_t count;
    see_whole(r);
    const struct faulty_place *places = faulty_noted(r->faulty, &count);
    for (size_t i = 0; i < count; i++) {
        if (!all && (was_tried(r, &places[i]) || r->count % SOME != 0))
            continue;
        for (size_t f = 0; f < 2; f++) {
            if (!all && f != r->count / SOME % 2)
                continue;
            try_point(r, faults[f], faulty_nth(r->faulty, faults[f], places[i].first),
                      places[i].sql);
            if (all && places[i].last != places[i].first)
                try_point(r, faults[f], faulty_nth(r->faulty, faults[f], places[i].last),
                          places[i].sql);
        }
    }
    buf_clear(&r->whole);
}

static void what_cannot_be_read_is_never_told_as_whole(void **state)
{
    struct reading r;
    const char *only = getenv("READING_ONLY");
    (void)state;
    begin(&r);
    for (size_t i = 0; i < deeds_that_read_count; i++) {
        r.deed = &deeds_that_read[i];
        if (only == NULL || strstr(r.deed->name, only) != NULL)
            try_deed(&r, getenv("READING_PLACES") != NULL);
    }
    end(&r);
    print_message("%zu points, %zu violations\n", r.points, r.violations);
    assert_int_equal(r.violations, 0);
}

/* Begins R with the full verification, which has gone well. */
static void begin_verifying(struct reading *r)
{
    begin(r);
    for (size_t i = 0; i < deeds_that_read_count; i++)
        if (strcmp(deeds_that_read[i].name, "the full verification") == 0)
            r->deed = &deeds_that_read[i];
    assert_non_null(r->deed);
    see_whole(r);
}

/* SQLite tells of a page that it cannot read as it tells of one that is damaged. */
static void a_page_that_cannot_be_read_is_not_called_damaged(void **state)
{
    enum { SOME_PAGES = 16 };
    static const char looking[] = "PRAGMA integrity_check";
    struct reading r;
    size_t count;
    (void)state;
    begin_verifying(&r);
    const struct faulty_place *places = faulty_noted(r.faulty, &count);
    for (size_t i = 0; i < count; i++)
        if (strncmp(places[i].sql, looking, strlen(looking)) == 0)
            for (size_t at = places[i].first; at <= places[i].last; at += SOME_PAGES)
                try_point(&r, FAULT_ON, faulty_nth(r.faulty, FAULT_ON, at), places[i].sql);
    end(&r);
    print_message("%zu points, %zu violations\n", r.points, r.violations);
    assert_true(r.points > 1);
    assert_int_equal(r.violations, 0);
}

/* Nor is one for which SQLite has no memory left, however much it had before. */
static void a_page_for_which_memory_is_short_is_not_called_damaged(void **state)
{
    enum { STEP = 16 * 1024, MOST = 64 * 1024 * 1024 };
    struct reading r;
    bool done = false;
    (void)state;
    begin_verifying(&r);
    for (sqlite3_int64 more = STEP; !done && more < MOST; more += STEP) {
        struct why why = {.lang = LANG_EN};
        struct buf out = {0};
        reopen(&r);
        sqlite3_hard_heap_limit64(sqlite3_memory_used() + more);
        done = r.deed->run(&r.scene, &out, &why);
        sqlite3_hard_heap_limit64(0);
        if (done)
            assert_string_equal(buf_text(&out), buf_text(&r.whole));
        else
            assert_non_null(strstr(why.text, "Not enough memory"));
        r.points++;
        buf_clear(&out);
    }
    print_message("%zu points\n", r.points);
    assert_true(done && r.points > 10);
    end(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_for_which_memory_is_short_is_not_called_damaged),
        cmocka_unit_test(a_page_that_cannot_be_read_is_not_called_damaged),
        cmocka_unit_test(what_cannot_be_read_is_never_told_as_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

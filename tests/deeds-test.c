/*
 * All or nothing, deed by deed: at whatever statement the database fails, what a person
 * wanted is either refused whole, with a sentence, or done whole; and it can be done
 * right afterwards. DEEDS_COUNT: how many points of each are tried; as it is, the calls
 * that no deed before had. DEEDS_ONLY: only of those whose names hold it.
 */
#include "tests/deeds.h"
#include "tests/failing.h"
#include "tests/model.h"

#include "model/change.h"
#include "model/content.h"
#include "model/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { USUAL = 60 };

/* One deed that is tried again and again in a scene. */
struct trying {
    struct scene scene;
    const struct deed *deed;
    char before[65], after[65]; /* the records without it, and with it */
    struct buf said;            /* what it gives where nothing fails */
    size_t points, violations;
};

static void complain(struct trying *t, size_t point, const char *words, const char *more)
{
    t->violations++;
    print_error("%s, point %zu (%s): %s %s\n", t->deed->name, point, failing_what(), words, more);
}

/* The records without their numbers, which are others in another scene. */
static void content_of(struct model *m, char hex[65])
{
    struct why why = {.lang = LANG_EN};
    if (!content_hash(m, hex, &why))
        fail_msg("%s", why.text);
}

static void renew(struct trying *t)
{
    scene_end(&t->scene);
    t->scene = scene_begin();
}

static void do_it(void *context)
{
    struct trying *t = context;
    struct why why = {.lang = LANG_EN};
    if (!t->deed->run(&t->scene, &t->said, &why))
        fail_msg("%s: %s", t->deed->name, why.text);
}

/* Has the deed fail at POINT. Gives whether records were changed all the same. */
static bool fail_once(struct trying *t, size_t point)
{
    struct why why = {.lang = LANG_EN};
    struct buf out = {0};
    char now[65];
    failing_at(point);
    bool done = t->deed->run(&t->scene, &out, &why);
    bool struck = failing_struck();
    failing_at(0);
    content_of(t->scene.m, now);
    t->points += struck;
    /* The one deed of two steps tells which of them was done. */
    bool told = done || strstr(why.text, "The text was taken out") != NULL;
    if (change_is_open(t->scene.m))
        complain(t, point, "a change is left open", "");
    if (!done && !told && strstr(why.text, "Given up") == NULL)
        complain(t, point, "refused for a reason that is none:", why.text);
    if (strcmp(now, told ? t->after : t->before) != 0)
        complain(t, point, done ? "done in part:" : "refused and yet something changed:",
                 done ? buf_text(&out) : why.text);
    if (done && strcmp(buf_text(&out), buf_text(&t->said)) != 0)
        complain(t, point, "gives something else:", buf_text(&out));
    buf_clear(&out);
    return told;
}

/* Returns how many violations there were; *POINTS grows. */
static size_t try_deed(const struct deed *deed, bool writes, size_t *tried)
{
    struct trying t = {.deed = deed, .scene = scene_begin()};
    size_t *points;
    content_of(t.scene.m, t.before);
    size_t count = failing_calls(do_it, &t, USUAL, "DEEDS_COUNT", &points);
    content_of(t.scene.m, t.after);
    if (writes)
        renew(&t);
    for (size_t i = 0; i < count; i++)
        if (fail_once(&t, points[i]) && writes)
            renew(&t);
    fail_once(&t, 0);
    if (writes)
        test_sound(t.scene.m);
    *tried += t.points;
    free(points);
    buf_clear(&t.said);
    scene_end(&t.scene);
    return t.violations;
}

static void try_all(const struct deed *deeds, size_t count, bool writes)
{
    size_t points = 0, violations = 0;
    const char *only = getenv("DEEDS_ONLY");
    for (size_t i = 0; i < count; i++)
        if (only == NULL || strstr(deeds[i].name, only) != NULL)
            violations += try_deed(&deeds[i], writes, &points);
    print_message("%zu points, %zu violations\n", points, violations);
    assert_int_equal(violations, 0);
}

static void what_is_refused_changes_nothing(void **state)
{
    (void)state;
    try_all(deeds_that_write, deeds_that_write_count, true);
}

static void nothing_is_missing_without_a_word(void **state)
{
    (void)state;
    try_all(deeds_that_read, deeds_that_read_count, false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_refused_changes_nothing),
        cmocka_unit_test(nothing_is_missing_without_a_word),
    };
    failing_watch();
    return cmocka_run_group_tests(tests, NULL, NULL);
}

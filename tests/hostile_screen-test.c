/*
 * The inventory of hostile texts on a real terminal: of all bytes that the program
 * writes there, none that moves the cursor, turns or hides comes from a value, and the
 * terminal keeps its title.
 */
#include "tests/hostile.h"
#include "tests/model.h"
#include "tests/window.h"

#include "model/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { COUNT = 12, KINDS = 24, WIDE_ROWS = 40, WIDE_COLUMNS = 120 };

/* Whether POINT is what ncurses itself writes, or nothing that harms. */
static bool may_be_written(uint32_t point)
{
    struct buf text = {0};
    if (point < 0x20)
        return point == '\033' || point == '\r' || point == '\n' || point == '\b' || point == '\t';
    bool joins = point == 0x200D || (point >= 0xFE00 && point <= 0xFE0F) ||
                 (point >= 0xE0100 && point <= 0xE01EF);
    buf_put_point(&text, point);
    bool harmless = joins || hostile_harmless(buf_text(&text), false);
    buf_clear(&text);
    return harmless;
}

/* How many characters the terminal got that it may not get. */
static size_t count_harm(const struct vt *vt)
{
    size_t harm = 0;
    uint32_t point;
    for (const char *at = buf_text(&vt->output); *at != '\0';) {
        at += utf8_next(at, &point);
        if (!may_be_written(point)) {
            print_error("U+%04X reached the terminal\n", (unsigned)point);
            harm++;
        }
    }
    /* Whole texts: what begins like a sequence of the terminal's own would pass above. */
    for (const char *const *text = hostile_texts; *text != NULL; text++)
        if (strchr(*text, '\033') != NULL && strstr(buf_text(&vt->output), *text) != NULL) {
            print_error("a text reached the terminal as it is\n");
            harm++;
        }
    return harm;
}

static void nothing_of_a_value_acts_on_the_terminal(void **state)
{
    static const char *const keys[] = {"\r", "G",    "H", "\033", "\033",
                                       "F",  "\033", "!", "\033", "G"};
    struct place *place = *state;
    struct vt vt;
    struct why why = {.lang = LANG_EN};
    struct model *m =
        model_open(place->file, &(struct model_options){.who = "a\033]0;title\007b"}, &why);
    assert_non_null(m);
    hostile_fill(m, COUNT);
    model_close(m);
    window_open_sized(&vt, place, WIDE_ROWS, WIDE_COLUMNS, "exec \"$@\"", NULL);
    vt_wait_for(&vt, "C-0001");
    for (int kind = 0; kind < KINDS; kind++) {
        for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
            vt_send(&vt, keys[i]);
            window_settle(&vt);
        }
        vt_send(&vt, "]");
        window_settle(&vt);
    }
    assert_int_equal(strlen(buf_text(&vt.output)), vt.output.length);
    size_t harm = count_harm(&vt);
    printf("hostile_screen-test: %zu points, %zu violations\n", vt.output.length, harm);
    assert_int_equal(harm, 0);
    vt_stop(&vt);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_of_a_value_acts_on_the_terminal),
    };
    return cmocka_run_group_tests(tests, place_make, place_remove);
}

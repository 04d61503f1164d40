/*
 * window - daicho as it is shipped, in a window of its own (vt.h), and the
 * inventory that tests open in it.
 *
 * DAICHO names the program. A test that fails ends before it closes its
 * window: what is left open ends with the test program.
 */
#ifndef WINDOW_H
#define WINDOW_H

#include "tests/vt.h"

#include <stdint.h>

enum { WINDOW_ROWS = 24, WINDOW_COLUMNS = 100 };

/* An inventory in a folder of its own, where configuration and session lie too. */
struct place {
    char folder[VT_DIRECTORY_BYTES];
    char file[64];
};

/* The program under test. */
const char *place_program(void);

/* Set up and tear down of cmocka: *STATE becomes a place with the inventory of
 * one category, C-0001 "Members" with 12400 persons. */
int place_make(void **state);
int place_remove(void **state);

/* Adds COUNT categories "会員 1" and so on, in one change. */
void place_fill(const struct place *place, int count);

/* Runs daicho with ARGUMENTS, words of the shell, on the inventory; its exit
 * status. What it prints goes to the file "out" in the folder. */
int place_run(const struct place *place, const char *arguments);

/* Makes the person's configuration hold TEXT. */
void place_configure(const struct place *place, const char *text);

/* Fails where "daicho verify --full" finds anything. */
void place_assert_sound(const struct place *place);

/* Fails unless as many records of KIND as COUNT hold the words FILTER. */
void place_assert_count(const struct place *place, const char *kind, const char *filter, int count);

/* The number that SQL gives on the file, read beside the program; -1 where it cannot
 * be read at the moment. */
int64_t place_ask(const struct place *place, const char *sql);

/* Opens a window with OPTION (or NULL) and the assignment of SETTING (or NULL),
 * and waits for the list. */
void window_open_with(struct vt *vt, const struct place *place, const char *option,
                      const char *setting);
void window_open(struct vt *vt, const struct place *place);

/* The same from a SCRIPT of the shell, in which "$@" is the command. Waits for
 * nothing. */
void window_open_script(struct vt *vt, const struct place *place, const char *script,
                        const char *setting);

/* The same in a window of that size. */
void window_open_sized(struct vt *vt, const struct place *place, int rows, int columns,
                       const char *script, const char *setting);

/* Opens the form of the focused record, C-0001, and adds TEXT to its name. */
void window_type_name(struct vt *vt, const char *text);

/* Waits until all that was sent is dealt with and all of it is shown. */
void window_settle(struct vt *vt);

/* Adds the whole screen, with looks and the place of the cursor, to OUT. */
void window_picture(const struct vt *vt, struct buf *out);

/* Fails unless the screen is as it is painted anew. */
void window_assert_fresh(struct vt *vt);

/* Leaves by q; the program and the terminal are as they should be. */
void window_quit(struct vt *vt);

#endif

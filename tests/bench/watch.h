/*
 * watch - a program on a pseudo-terminal of 120x40, and how long it takes to
 * finish its screen.
 *
 * A screen is finished with the last byte that changed it, once for a settle
 * time nothing on it has changed, the program sleeps and has used less than
 * half of that time on the processor, and the focus stands where it was
 * expected. The settle time is not part of what is reported. So work that goes
 * on behind the screen, and shows later, is waited for; a pause of the machine
 * is not taken for the end. The terminal's own work (libvterm) is within the
 * figures. Both programs of the bench are timed by this.
 */
#ifndef BENCH_WATCH_H
#define BENCH_WATCH_H

#include "tests/vt.h"

#include <stdint.h>
#include <time.h>

enum { WATCH_ROWS = 40, WATCH_COLUMNS = 120 };

struct watch {
    struct vt vt;
    clockid_t cpu;         /* the program's processor time */
    bool by_cursor;        /* the focus is where the cursor is, else on the reversed row */
    int quick_ms, calm_ms; /* settle times: between quick keys, and of everything else */
    uint64_t screen, list; /* hashes of what was seen last: all of it, the rows of the list */
    long long screen_at, list_at; /* when they changed, in ns */
    long long full_at;            /* when the rows of the list were first full, or 0 */
};

/* What a key took, in milliseconds. */
struct took {
    double list;   /* until the rows of the list stood as they stayed */
    double screen; /* until the whole screen did */
    double full;   /* from the start: until the rows of the list were full */
    double cpu;    /* of the processor, by all threads */
};

/* Starts ARGV with the assignments of ENVIRONMENT added, and waits until
 * TEXT is on the screen and that is finished. FOCUS_BY_CURSOR tells how the
 * program shows its focus. WATCH must stay where it is until watch_stop(). */
struct took watch_start(struct watch *watch, bool focus_by_cursor, const char *const argv[],
                        const char *const environment[], const char *text);

/* Sends KEYS and waits until the screen is finished. */
struct took watch_press(struct watch *watch, const char *keys);

/* The same with the short settle time and, unless it is negative, until the
 * focus is on the category of that number: C-000007 for 7. */
struct took watch_move(struct watch *watch, const char *keys, long number);

/* Sends KEYS and waits until the screen is finished, the focus is on category
 * NUMBER (-1: anywhere), and TEXT is somewhere on the screen. */
struct took watch_until(struct watch *watch, const char *keys, long number, const char *text);

/* The number of the category that has the focus; -1 where none is seen. */
long watch_focus(const struct watch *watch);

/* Kibibytes by /proc/PID/status, of NAME "VmRSS" or "VmHWM"; 0 where unknown. */
long watch_memory(const struct watch *watch, const char *name);

/* Sends KEYS, which end the program, and waits for its end. NULL kills it. */
void watch_stop(struct watch *watch, const char *keys);

#endif

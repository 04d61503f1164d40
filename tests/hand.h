/*
 * hand - somebody who presses any key, for anykey-test.c and those like it.
 *
 * The keys come from the table of actions itself, so that a new action is
 * pressed without being named here: most of them where they apply, and of those
 * rather the ones that were done seldom; some where they do not. Besides, texts
 * typed and pasted, the mouse, the size of the window, the clock.
 *
 * All is drawn from one number, the seed: the same seed presses the same keys
 * again, as long as the screens answer alike.
 */
#ifndef TESTS_HAND_H
#define TESTS_HAND_H

#include "tui/app.h"

#include <stdio.h>

enum { HAND_CONTEXTS = 23, HAND_LAST = 60, HAND_WORDS = 80 };

struct hand {
    uint32_t seed;
    bool trace;                        /* tells each event on standard error before it is done */
    unsigned long events;              /* so far */
    unsigned long keys;                /* pressed, and characters typed */
    unsigned long *done;               /* how often: by action, then context */
    unsigned long seen[HAND_CONTEXTS]; /* events in each context */
    unsigned char *led; /* by action, then context: where it led last, from 1; 0 not known */
    char last[HAND_LAST][HAND_WORDS]; /* the last events, in a ring */
};

/* Begins with SEED; hand_clear() frees. */
void hand_begin(struct hand *hand, uint32_t seed);
void hand_clear(struct hand *hand);

/* A number below LIMIT. */
uint32_t hand_number(struct hand *hand, uint32_t limit);

/* Some text: a word of the trade, a value of some field, an odd one, up to
 * LONGEST characters by chance. Borrowed until the next call with BUF. */
const char *hand_text(struct hand *hand, uint32_t longest, struct buf *buf);

/* Has one event come to APP. */
void hand_press(struct hand *hand, struct app *app);

/* Notes that something else happens now. */
void hand_note(struct hand *hand, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Writes the last events, the newest last. */
void hand_tell_last(const struct hand *hand, FILE *out);

/* Adds what FROM counted to HAND. */
void hand_add(struct hand *hand, const struct hand *from);

/* Writes how often each context and action was reached, and those that were
 * not. */
void hand_report(const struct hand *hand, FILE *out);

#endif

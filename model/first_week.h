/*
 * first_week - what is to be recorded first in a new inventory, ticked off from what it
 * holds.
 */
#ifndef FIRST_WEEK_H
#define FIRST_WEEK_H

#include <stdbool.h>

struct model;

enum { FIRST_WEEK_STEPS = 9 };

/* A step: what is recorded, English key of words_in(), and the kind whose list it leads to. */
struct first_week_step {
    const char *title, *kind;
    const char *done; /* a SELECT that gives a row once it is done */
};

extern const struct first_week_step first_week_steps[FIRST_WEEK_STEPS];

struct first_week {
    bool shown; /* the inventory is young, a step is left, and no annual review has begun */
    bool done[FIRST_WEEK_STEPS];
    int count; /* of those done */
};

/* Reads what is done in M; TODAY is ISO 8601. What could not be read waits for db_ok(). */
void first_week_read(struct model *m, const char *today, struct first_week *week);

#endif

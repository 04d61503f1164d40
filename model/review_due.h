/*
 * review_due - how far a data category is from its next review.
 *
 * It is reviewed by the day that is set for it, else a year after the last review (JIS
 * Q 15001: at least once a year). It is fresh, then due in the last tenth of the time
 * between both, then overdue.
 */
#ifndef REVIEW_DUE_H
#define REVIEW_DUE_H

#include "model/why.h"

#include <stddef.h>
#include <stdint.h>

struct model;

enum review_standing {
    REVIEW_FRESH,
    REVIEW_SOON,    /* in the last tenth of its time */
    REVIEW_OVERDUE, /* the day is past */
    REVIEW_NEVER,   /* no day is set, and there was no review */
    REVIEW_STANDINGS
};

/* How a category stands on TODAY that was reviewed on REVIEWED and is to be reviewed by
 * DUE, each ISO 8601 or "". UNTIL becomes the day by which it is to be reviewed, "" for
 * none. Of rounds: their start and their due date. */
enum review_standing review_stands(const char *reviewed, const char *due, const char *today,
                                   char until[11]);

/* What people call a standing. Borrowed. */
const char *review_standing_label(enum review_standing standing, enum lang lang);

/* A category that is not fresh. */
struct review_due_line {
    int64_t id;
    char *code, *name, *department; /* its name, "" for none */
    char until[11];
    enum review_standing standing;
};

/* The categories that are not fresh, and how many stand how; retired ones are left out. */
struct review_due {
    char today[11];
    struct review_due_line *lines; /* by day, those without one last */
    size_t count;
    size_t of[REVIEW_STANDINGS];
};

/* Reads them; review_due_clear() frees. False with WHY. */
bool review_due_read(struct model *m, struct review_due *due, struct why *why);
void review_due_clear(struct review_due *due);

#endif

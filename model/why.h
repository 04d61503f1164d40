/*
 * why - what a person is told when something is refused.
 *
 * A function that can fail for a reason that a person can cause or cure
 * returns bool and fills a struct why: what was refused, why, what to do. It
 * is filled once, at the place that knows most. The text is in the language
 * of `lang`, which the owner sets before the call.
 */
#ifndef WHY_H
#define WHY_H

#include "model/words.h"

#include <stdbool.h>

enum why_class {
    WHY_INPUT, /* what was given cannot be taken: exit status 3 */
    WHY_STALE, /* the record was changed meanwhile: exit status 3 */
    WHY_FILE,  /* the inventory cannot be opened, created, written: exit status 4 */
    WHY_USAGE  /* the call itself is wrong: exit status 2 */
};

struct why {
    enum lang lang;
    enum why_class class;
    bool passing;       /* nothing is wrong with the file: it may go another time */
    int remedy;         /* what cures it, as its part of the program counts them; 0: not told */
    const char *format; /* the English text that was filled in: the same for one sort of reason */
    char text[1000];    /* UTF-8, cut at a character where it is longer */
};

/* Fills WHY with a reason of class WHY_INPUT; FORMAT is English and is
 * translated. Individual numbers in the result are masked, so no message can
 * repeat one. Returns false, so that callers can return it. */
bool why_set(struct why *why, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The same with another class. */
bool why_set_class(struct why *why, enum why_class class, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Says that memory was short, which passes. Returns false. */
bool why_no_memory(struct why *why);

/* Adds to the reason that WHY holds which remedy it asks for, such as those of
 * import/remedy.h: each place has its own words for it. Returns false. */
bool why_remedy(struct why *why, int remedy);

/* Puts the words of FORMAT (a place: row, column, record) before the reason
 * that WHY holds. Returns false. */
bool why_at(struct why *why, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif

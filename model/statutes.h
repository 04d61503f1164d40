/*
 * statutes - how long the law has records kept, by the type of record.
 *
 * One row a type of record and period (statutes_table.c): what people call it,
 * law and article, whether the period is a minimum or a maximum, from which
 * event it runs, and the shorter period that holds for the time being where
 * there is one. Each row says how sure each of its cells is; a row without a
 * period tells practice and binds nobody. The table is looked up and offered;
 * nothing is taken from it that a person has not seen.
 */
#ifndef STATUTES_H
#define STATUTES_H

#include "model/buf.h"
#include "model/words.h"

#include <stdbool.h>
#include <stddef.h>

enum statute_bound {
    STATUTE_NONE,   /* no statutory period: practice, or our own rule */
    STATUTE_FLOOR,  /* kept at least so long */
    STATUTE_CEILING /* kept no longer */
};

/* How sure a cell is: 'A' the primary text was read, 'B' a secondary page says
 * so, 'C' from memory or a fragment; 0 for an empty cell, but for a period: that
 * there is none is something to be sure of. */
struct statute_certainty {
    char law, period, event, transitional;
};

struct statute {
    const char *id;      /* stable */
    const char *type[2]; /* the type of record, by enum lang */
    const char *others;  /* other names of it, divided by '|', or NULL */
    const char *law[2];  /* law and article, "" where there is none */
    enum statute_bound bound;
    const char *period;              /* ISO 8601, or "" */
    const char *event[2];            /* from which it runs, or "" */
    const char *transitional;        /* the shorter period that still holds, ISO 8601, or "" */
    const char *transitional_law[2]; /* on what that rests, or "" */
    const char *note[2];             /* what else is to be known, or "" */
    char certainty;                  /* of the row as a whole */
    struct statute_certainty sure;
    const char *source; /* where it was read */
};

extern const struct statute statutes[];
extern const size_t statutes_count;

/* Adds the key by which names of types are compared: folded (fold.h), without
 * blanks. */
void statutes_key(const char *name, struct buf *key);

/* The row whose type, in either language, or one of its other names is NAME,
 * width, case, kana and blanks apart; NULL where there is none. */
const struct statute *statutes_find(const char *name);

/* Up to MOST rows of which a name is nearly NAME (near.h), into NEAR; returns
 * how many. None where statutes_find() finds it. */
size_t statutes_near(const char *name, const struct statute **near, size_t most);

/* Puts name number I of ROW into NAME, in place of what it held: both types,
 * then the other names. False where there is no more. */
bool statutes_name(const struct statute *row, size_t i, struct buf *name);

/* Adds the period of ROW for people: "at least 5 years (3 years for the time
 * being)", "no statutory period". */
void statutes_put_period(const struct statute *row, enum lang lang, struct buf *out);

/* Adds law and article of ROW, and on what its transitional period rests;
 * nothing where there is no law. */
void statutes_put_law(const struct statute *row, enum lang lang, struct buf *out);

/* The value of retention.rule that says what ROW is; "" where it binds nobody. */
const char *statutes_rule(const struct statute *row);

#endif

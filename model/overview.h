/*
 * overview - what a whole inventory looks like in numbers.
 *
 * It is counted in pieces, each of some milliseconds and a reading of its
 * own, so that a million records hold up nobody: overview_new(), then
 * overview_step() until overview_done(). What is counted is there as soon as
 * its part is ready. Between two pieces another process may save; whoever
 * shows the numbers begins again when that is seen.
 *
 * Categories with the status retired are counted by kind and status only:
 * their data is no longer handled.
 */
#ifndef OVERVIEW_H
#define OVERVIEW_H

#include "model/deadlines.h"
#include "model/first_week.h"
#include "model/journal.h"
#include "model/kinds.h"
#include "model/review_due.h"
#include "model/scope.h"
#include "model/why.h"

#include <stdbool.h>
#include <stdint.h>

enum {
    OVERVIEW_STATUSES = 5, /* those of choices_category_status, and none */
    OVERVIEW_LARGEST = 8,  /* categories with the most persons */
    OVERVIEW_MONTHS = 12,  /* of the strip of reviews */
    OVERVIEW_ENTRIES = 6,  /* of the journal */
    OVERVIEW_KEPT = 200    /* categories that are named of any set */
};

enum overview_part {
    OVERVIEW_CHANGES,    /* entries */
    OVERVIEW_SCOPE,      /* scope */
    OVERVIEW_FIRST_WEEK, /* first_week */
    OVERVIEW_DEADLINES,  /* deadlines */
    OVERVIEW_LEDGER,     /* statuses, persons, reviews */
    OVERVIEW_RETENTION,  /* periods, without a retention */
    OVERVIEW_SETS,       /* sensitive data, abroad */
    OVERVIEW_GROUP,      /* organizations */
    OVERVIEW_PARTS
};

/* A category. */
struct overview_record {
    int64_t id;
    char *name;
    char *about; /* sensitive: the items, divided by " / "; abroad: country codes, by blanks */
    int64_t persons;
    bool minors, facial_features; /* as its fields say */
};

/* Categories that have something in common: how many, and the first of them. */
struct overview_set {
    int64_t total;
    struct overview_record *items;
    size_t count; /* at most OVERVIEW_KEPT */
};

/* Reviews by the month in which they are due. */
struct overview_reviews {
    int64_t overdue;                 /* due before today */
    int64_t months[OVERVIEW_MONTHS]; /* from today on; the first is the present month */
    int64_t later;
};

/* An annual review that is not closed. */
struct overview_round {
    int64_t id;
    char *name;
    char due_on[11];
    enum review_standing standing;
    int64_t total, open; /* of its reviews */
};

/* An organization of several, or what belongs to none: of its categories that are not
 * retired, of what is linked with them, and of what names it itself. */
struct overview_organization {
    int64_t id;               /* 0: not a single one */
    size_t several;           /* how many more this line stands for; 0: it is one, or none */
    char *code, *name, *laws; /* as their fields have them; "" where it is not a single one */
    int64_t categories, persons, uncounted;
    int64_t sensitive; /* categories as those of the set `sensitive` */
    int64_t numbers;   /* categories with individual numbers */
    int64_t abroad;
    int64_t contractors; /* parties with an entrustment that has not ended */
    int64_t reviews[REVIEW_STANDINGS];
    int64_t incidents, requests; /* that are open */
    char next[11];               /* the next of their days, or "" */
    int64_t notices, published;  /* its notices, and those of them that were published */
    char published_on[11];       /* the latest time, or "" */
};

/* Categories by the length of their retention. One with two rules of
 * different lengths counts for both. */
struct overview_period {
    char *period; /* ISO 8601; "": no length, only words */
    int64_t categories;
    int64_t last; /* while it is counted: the category counted last */
};

struct overview {
    char today[11];    /* ISO 8601, by the person's own clock */
    char year_ago[11]; /* the day before which a last review is more than a year old */
    bool ready[OVERVIEW_PARTS];
    int64_t *records; /* by kinds_index(); -1 while it is not counted */

    struct entries entries; /* newest first */

    struct first_week first_week; /* what a new inventory wants first */
    struct deadlines *deadlines;  /* of open incidents and requests */

    int64_t statuses[OVERVIEW_STATUSES];
    int64_t persons;   /* the sum, at most INT64_MAX */
    int64_t uncounted; /* categories without a number of persons */
    struct overview_record largest[OVERVIEW_LARGEST];
    size_t largest_count;
    struct overview_reviews planned; /* by the date that is set for the next review */
    struct overview_reviews yearly;  /* where none is set: a year after the last one */
    int64_t unreviewed;              /* neither date is set */
    struct overview_set soon;        /* in the last tenth of the time to their review */
    struct overview_round *rounds;   /* those due first before others */
    size_t round_count;

    struct overview_period *periods; /* the shortest first, without a length last */
    size_t period_count;
    struct overview_set unretained; /* no retention covers them */

    struct overview_set sensitive; /* items or persons asking for special care */
    struct overview_set abroad;    /* stored in, entrusted to, provided to another country */

    /* Where there are several organizations: each by its code, at most SCOPE_MOST; all
       others as one; what belongs to none. */
    struct overview_organization *organizations;
    size_t organization_count; /* 0 where there are not several */
    struct scope *scope;       /* NULL where there are not several */
    int64_t held;              /* the only one that is counted (overview_hold()); 0: all */

    struct overview_work *work; /* NULL once all is counted */
};

/* An overview of M of which nothing is counted yet; overview_free() frees. */
struct overview *overview_new(struct model *m);

/* Has OVERVIEW, of which nothing is counted yet, count only what belongs to ORGANIZATION;
 * changes and the first week stay those of all. */
void overview_hold(struct overview *overview, int64_t organization);

/* Frees OVERVIEW; NULL is let pass. */
void overview_free(struct overview *overview);

/* Counts a piece. False with WHY where the inventory cannot be read; the
 * overview is of no further use then. */
bool overview_step(struct model *m, struct overview *overview, struct why *why);

/* The line that tells of what has BITS (scope_of()), the first from number *AT on, which
 * becomes the next; NULL after the last. What belongs to every one has the last line. */
struct overview_organization *overview_line(const struct overview *overview, uint64_t bits,
                                            size_t *at);

/* Adds what LINE is about: code and name, how many others, or that it is none. */
void overview_put_line(const struct overview_organization *line, enum lang lang, struct buf *out);

/* Whether all is counted. */
bool overview_done(const struct overview *overview);

#endif

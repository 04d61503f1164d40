/*
 * deadlines - what of the incidents and of the requests by persons is still to be done, and by
 * when.
 *
 * Nothing of it is stored: an open incident gives a line for each report and notification that is
 * not recorded, by Article 26 of the APPI (leak_days.h) and by Articles 33 and 34 of the GDPR, each
 * where that law holds for its organization or for that of one of its categories. One that was
 * closed keeps the lines of reports for which heads are recorded: closing it is no report. An open
 * request gives a line for its answer: the day that was set, else the
 * one counted from what its procedure promises (promises.h), or the month of GDPR Article 12(3)
 * where that law holds for one of its categories and comes first. Where neither the law nor a
 * procedure names a number of days the line says so and has no day.
 *
 * Lines are computed in pieces: deadlines_new(), then deadlines_step() until it says so;
 * or whole by deadlines_load().
 */
#ifndef DEADLINES_H
#define DEADLINES_H

#include "model/buf.h"
#include "model/kinds.h"
#include "model/why.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct model;

enum deadline_what {
    DEADLINE_PRELIMINARY, /* the preliminary report */
    DEADLINE_FINAL,       /* the final report */
    DEADLINE_PERSONS,     /* notifying the persons */
    DEADLINE_AUTHORITY,   /* telling the supervisory authority, GDPR Article 33 */
    DEADLINE_HIGH_RISK,   /* telling the persons, GDPR Article 34 */
    DEADLINE_INCIDENT,    /* an open incident of which nothing else is to be told */
    DEADLINE_ANSWER       /* the answer to a request */
};

enum deadline_state {
    DEADLINE_OVERDUE,
    DEADLINE_WEEK, /* today, or within the next seven days */
    DEADLINE_LATER,
    DEADLINE_UNDATED,
    DEADLINE_STATES
};

/* From what the day comes, or why there is none. */
enum deadline_basis {
    DEADLINE_BY_LAW,
    DEADLINE_BY_DATE,    /* the day that was set for the request */
    DEADLINE_BY_PROMISE, /* what its procedure promises */
    DEADLINE_BY_GDPR,
    DEADLINE_BY_HOURS,      /* 72 hours from the moment of knowing */
    DEADLINE_NO_NUMBER,     /* the law names no number of days */
    DEADLINE_NO_START,      /* the day from which it runs is not recorded */
    DEADLINE_OUT_OF_RANGE,  /* it lies outside of the years that are known */
    DEADLINE_NOT_PROMISED,  /* neither a day nor a promise */
    DEADLINE_NOT_COUNTABLE, /* the words of the promise tell no number of days */
    DEADLINE_NOTHING,       /* of DEADLINE_INCIDENT */
    DEADLINE_OTHER_LAW      /* the same, where only laws hold whose days are not computed */
};

/* What the law asks of the answer to a request. */
enum deadline_asked {
    DEADLINE_ASKED_OF_CLAIMS,      /* without delay: APPI Articles 32 to 35 */
    DEADLINE_ASKED_OF_COMPLAINTS,  /* suitably and quickly, as an effort: Article 40 */
    DEADLINE_ASKED_OF_WITHDRAWALS, /* of consent: the APPI has no article of its own */
    DEADLINE_ASKED_ELSEWHERE       /* the APPI does not hold */
};

struct deadline {
    const struct kind *kind; /* incident or request */
    int64_t id;
    char *code, *name;
    enum deadline_what what;
    enum deadline_basis basis;
    enum deadline_state state;
    bool counts;               /* the line by which its record is counted, if that is open */
    bool judged;               /* of an incident: whether it is to be reported was judged */
    enum deadline_asked asked; /* of DEADLINE_ANSWER */
    int final_days;            /* DEADLINE_FINAL: 30 or 60 */
    char day[11];              /* ISO 8601, or "" */
    char *promise;             /* the words of the procedure, "" where there are none */
};

struct deadlines {
    char today[11];
    struct deadline *items; /* dated ones by their day, then the others */
    size_t count, capacity;
    size_t states[DEADLINE_STATES]; /* how many are in each */
    size_t incidents, requests;     /* records that are open */
    size_t stage;                   /* of the reading */
    int64_t after;
};

/* The deadlines of M as of the day by its clock; nothing is read yet. deadlines_free() frees. */
struct deadlines *deadlines_new(struct model *m);

/* Frees DEADLINES; NULL is let pass. */
void deadlines_free(struct deadlines *deadlines);

/* Reads a piece, within a reading of the caller's, whom errors await. True once all is read. */
bool deadlines_step(struct model *m, struct deadlines *deadlines);

/* Reads all; NULL with WHY where the inventory cannot be read. deadlines_free() frees. */
struct deadlines *deadlines_load(struct model *m, struct why *why);

/* Drops of DEADLINES, which were read whole, those of records that KEEP does not want. */
void deadlines_keep(struct deadlines *deadlines,
                    bool (*keep)(void *context, const struct kind *kind, int64_t id),
                    void *context);

/* The lines of record ID of KIND alone, within a reading of the caller's, whom errors await; none
 * for other kinds. deadlines_free() frees. */
struct deadlines *deadlines_of(struct model *m, const struct kind *kind, int64_t id);

/* What is to be done, and how it stands: English keys of words_in(). */
const char *deadline_what_name(enum deadline_what what);
const char *deadline_standing(enum deadline_state state);

/* Adds the day of LINE, how it stands and from what it comes; and the last alone. */
void deadline_put(const struct deadline *line, enum lang lang, struct buf *out);
void deadline_put_basis(const struct deadline *line, enum lang lang, struct buf *out);

#endif

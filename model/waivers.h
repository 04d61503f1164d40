/*
 * waivers - rules that are switched off for a record, with the reason.
 *
 * An exception is a record of the kind waiver. It counts where its rule and its
 * record exist, it has a reason, and its last day is not past. One that counts for
 * nothing is not refused as it is saved, since an import may bring it before its
 * record and another person may have the rule; the check tells of it.
 */
#ifndef WAIVERS_H
#define WAIVERS_H

#include "model/findings.h"

enum waiver_state {
    WAIVER_COUNTS,
    WAIVER_PAST,      /* its last day is past */
    WAIVER_NO_REASON, /* no reason is given */
    WAIVER_NO_RULE,   /* there is no such rule */
    WAIVER_NO_RECORD  /* it names no record that exists */
};

struct waiver {
    int64_t id; /* of the exception itself */
    enum waiver_state state;
    const struct rule *rule; /* NULL where there is none */
    const struct kind *kind; /* of the record; 0 and NULL where there is none */
    int64_t record;
};

/* The exceptions as they were at the last run of BOOK, by rule and record; borrowed
 * until the next. */
const struct waiver *rulebook_waivers(const struct rulebook *book, size_t *count);

/* What is wrong with an exception of that STATE, in LANG; "" where it counts. */
const char *waiver_state_words(enum waiver_state state, enum lang lang);

/* Switches RULE off for record RECORD of KIND, with REASON, until the day UNTIL (as
 * typed; NULL for no end), as one change of the journal. CODE becomes that of the
 * exception. False with WHY: no reason, no date, one that counts is there already. */
bool waivers_add(struct rulebook *book, const struct rule *rule, const struct kind *kind,
                 int64_t record, const char *reason, const char *until, struct buf *code,
                 struct why *why);

#endif

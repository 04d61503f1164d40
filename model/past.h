/*
 * past - the inventory as it was.
 *
 * A model of its own that holds what the inventory held right after one entry
 * of its journal, with the journal up to there: all that reads an inventory
 * reads it as any other, and nothing can change it. It is a private copy that
 * lives in memory and in a nameless temporary file, which is gone with the
 * process however that ends.
 *
 * It stands in the schema of today: fields that did not exist then are empty.
 * A text that was redacted since is redacted in the past too.
 */
#ifndef PAST_H
#define PAST_H

#include "model/why.h"

#include <stdbool.h>
#include <stdint.h>

struct model;

/* A moment that past_find_when() found. */
struct past_when {
    int64_t entry; /* the last of the journal up to that moment; 0 before the first */
    char at[21];   /* the moment itself, ISO 8601 in UTC: its clock */
    bool now;      /* it is the present */
};

/* The inventory M as it was right after ENTRY of its journal (0: before the
 * first), for past_close(). It knows M's language, person and who is asked
 * whether to go on (model_on_work()); its clock stands at the time of ENTRY. M
 * may be held, and is not needed afterwards. NULL with WHY: there is no such
 * entry, it is of a form that cannot be brought back, the person gave up. */
struct model *past_open(struct model *m, int64_t entry, struct why *why);

/* The same at a moment, to which its clock is set. */
struct model *past_open_when(struct model *m, const struct past_when *when, struct why *why);

/* Closes it; M may be NULL. */
void past_close(struct model *m);

/* Whether M is one of the past. */
bool past_is(const struct model *m);

/* The entry of the journal that WHEN means: the name of a snapshot; "#123", an
 * entry; a day (date_parse()), which means its end where the person is, or a
 * day with a time ("2026-03-31 17:05", "2026-03-31T17:05:00Z", 令和8年3月31日
 * 17:05); "now". *ENTRY is the last entry up to then. False with WHY: nothing
 * of that name, a day before the first entry or after today. */
bool past_find(struct model *m, const char *when, int64_t *entry, struct why *why);

/* The same with the moment. */
bool past_find_when(struct model *m, const char *when, struct past_when *found, struct why *why);

/* Whether TEXT means a moment or an entry by itself, so that no snapshot can be
 * called so. */
bool past_means_moment(const char *text);

#endif

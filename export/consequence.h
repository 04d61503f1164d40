/*
 * consequence - what the law asks where a record comes, goes or changes.
 *
 * The moments stand in the one table of notice_timing.h; here it is found out
 * which parts of a notice a record belongs to by what it says itself: a change of
 * a provision is one of opt-out only where its ground is opt-out before or after.
 */
#ifndef CONSEQUENCE_H
#define CONSEQUENCE_H

#include "export/notice_timing.h"
#include "model/differ.h"
#include "model/record.h"

enum { CONSEQUENCES_MOST = NOTICE_PARTS };

/* A record in both states; NULL in the one where it is not. */
struct consequence_case {
    struct model *before, *after;
    struct record *old, *new;
    const struct difference *difference;
    bool parts[NOTICE_PARTS]; /* those it belongs to, before or after */
};

/* Reads what DIFFERENCE of AFTER from BEFORE is about. consequence_end() frees.
 * False with WHY where it cannot be read. */
bool consequence_begin(struct consequence_case *about, struct model *before, struct model *after,
                       const struct difference *difference, struct why *why);
void consequence_end(struct consequence_case *about);

/* Fills ROWS with what the law asks where the column FIELD changes, or the record
 * comes ("+") or goes ("-"): the strictest first. Returns how many; 0 where no law
 * speaks of it, which is then kept in the records and no more. */
size_t consequence_rows(const struct consequence_case *about, const char *field,
                        const struct notice_timing_row *rows[CONSEQUENCES_MOST]);

/* Adds a row for people: "beforehand, and filed with the commission (APPI Art.
 * 27(3))"; with NULL that nothing but the records is asked for. */
void consequence_put(const struct notice_timing_row *row, enum lang lang, struct buf *out);

#endif

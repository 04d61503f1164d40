/*
 * booklet_inside - what the parts of a booklet share, for booklet*.c only.
 */
#ifndef BOOKLET_INSIDE_H
#define BOOKLET_INSIDE_H

#include "export/booklet.h"
#include "model/findings.h"
#include "model/record.h"

struct booklet {
    struct model *m;
    struct rulebook *book;
    enum lang lang;
    struct document d;
    struct findings found;     /* by rule, as findings_finish() leaves them */
    const struct finding **of; /* those of categories, by record number */
    size_t of_count;
};

/* The field called COLUMN of the kind called KIND. */
const struct field *booklet_field(const char *kind, const char *column);

/* Whether FINDING counts today: no exception switches it off, and its rule is in force. */
bool booklet_counts(const struct booklet *b, const struct finding *finding);

/* A table of all records of the kind called KIND with COLUMNS, NULL at the end, at most
 * BOOKLET_COLUMNS. Where there are none, a sentence says so. False with WHY. */
enum { BOOKLET_COLUMNS = 9 };
bool booklet_kind(struct booklet *b, const char *kind, const char *const *columns, struct why *why);

/* The parts, each with its heading; false with WHY. */
bool booklet_overview(struct booklet *b, struct why *why);
bool booklet_categories(struct booklet *b, struct why *why);
bool booklet_outward(struct booklet *b, struct why *why);
bool booklet_security(struct booklet *b, struct why *why);
bool booklet_retention(struct booklet *b, struct why *why);
bool booklet_transmission(struct booklet *b, struct why *why);
bool booklet_notices(struct booklet *b, struct why *why);
bool booklet_reviews(struct booklet *b, struct why *why);
bool booklet_incidents(struct booklet *b, struct why *why);
bool booklet_findings(struct booklet *b, struct why *why);

#endif

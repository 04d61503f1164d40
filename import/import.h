/*
 * import - foreign files into the inventory: one plan, one change.
 *
 * The rows of all files are read first. Then, within one open change, every
 * row finds or creates its record, sets its fields, links what it names, and
 * is checked; only then is the change committed, or cancelled where the plan
 * alone was wanted or a row is refused. So a plan never promises what the
 * import then cannot do, and references between files resolve whatever their
 * order.
 */
#ifndef IMPORT_H
#define IMPORT_H

#include "import/plan.h"
#include "model/kinds.h"
#include "model/why.h"

struct model;

/* Who is told how far an import is. */
struct import_watch {
    bool (*tell)(void *context, size_t done, size_t total); /* false gives it up */
    bool (*going)(void *context); /* the same while a file is read, of which nobody knows how many
                                     rows it has; NULL: no matter what */
    void *context;
};

/* How the person says that a column is read. */
struct import_way {
    const char *title;   /* its header */
    const char *options; /* see column_way.h */
};

struct import_options {
    const struct kind *kind;  /* of all records; NULL: an export of ours says it, else categories */
    const char *encoding;     /* NULL: found */
    char delimiter;           /* 0: found */
    const char *sheet;        /* of workbooks, by name or number; NULL: the only filled one */
    size_t header_row;        /* as spreadsheets number rows; 0: found */
    const char *mapping;      /* the path of a mapping (mapping.h); NULL: one kept for the header */
    const char *save_mapping; /* where the mapping that was used is written; NULL: nowhere */
    const char *key;          /* the field by which a row finds its record; NULL: code, then name */
    bool empty_clears;        /* an empty cell empties the field; else it leaves it alone */
    bool unknown_to_remarks;  /* columns that are not known go to the remarks */
    bool accept_good;         /* load the good rows, write the others to FILE.refused.csv */
    bool force;               /* FILE.refused.csv may be overwritten */
    bool dry_run;             /* change nothing */
    const struct import_way *ways; /* beyond what a mapping says */
    size_t way_count;
    const char *reason;        /* why, for the journal; NULL: not said */
    enum lang lang;            /* of the plan, of names given to linked records */
    struct import_watch watch; /* zeroed for nobody */
};

/* Imports the COUNT files at PATHS into M as OPTIONS say and tells in PLAN,
 * which plan_clear() frees, what became of each row. Where rows are refused
 * nothing is changed and plan->state is PLAN_HELD, unless accept_good is set.
 * False with WHY, and PLAN empty: a file cannot be read or is no table of
 * records, an option applies to none of the files, the inventory or a file of
 * refused rows cannot be written. */
bool import_run(struct model *m, const char *const *paths, size_t count,
                const struct import_options *options, struct plan *plan, struct why *why);

#endif

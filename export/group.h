/*
 * group - the overview of a group of companies: a line for each organization of an
 * inventory that has several, one for what names none.
 *
 * The command line, the papers and the booklet show the same columns. What belongs to
 * several organizations is counted with each (model/scope.h), what belongs to none in the
 * last line, so that the lines do not add up.
 */
#ifndef GROUP_H
#define GROUP_H

#include "model/findings.h"
#include "model/overview.h"

#include <stdio.h>

struct group {
    struct overview *overview;
    size_t (*findings)[SEVERITY_INFORMATION + 1]; /* by line and severity, that count today */
    size_t lines;                                 /* 0 where there are not several organizations */
};

enum group_column {
    GROUP_NAME,
    GROUP_LAWS,
    GROUP_CATEGORIES,
    GROUP_PERSONS,
    GROUP_UNCOUNTED,
    GROUP_SENSITIVE,
    GROUP_NUMBERS,
    GROUP_CONTRACTORS,
    GROUP_ABROAD,
    GROUP_ERRORS,
    GROUP_WARNINGS,
    GROUP_INFORMATION,
    GROUP_OVERDUE, /* categories whose review is overdue, or that were never reviewed */
    GROUP_OPEN,    /* incidents and requests */
    GROUP_NEXT,
    GROUP_NOTICES,
    GROUP_PUBLISHED,
    GROUP_COLUMNS
};

/* Counts M, of which FOUND was found by the rules of BOOK; group_clear() frees. False with
 * WHY where the inventory cannot be read. */
bool group_load(struct model *m, const struct rulebook *book, const struct findings *found,
                struct group *group, struct why *why);
void group_clear(struct group *group);

/* The heading of COLUMN, an English key of words_in(); whether its cells are numbers. */
const char *group_title(enum group_column column);
bool group_is_number(enum group_column column);

/* Whether the cell of LINE in such a COLUMN is known: persons that nobody counted are not. */
bool group_is_known(const struct group *group, size_t line, enum group_column column);

/* The number of a cell of LINE in such a COLUMN. */
int64_t group_number(const struct group *group, size_t line, enum group_column column);

/* Adds the cell of LINE in COLUMN as people read it. */
void group_put(const struct group *group, size_t line, enum group_column column, enum lang lang,
               struct buf *out);

/* The same as CSV has it: numbers and dates plain, nothing where there is none. */
void group_put_plain(const struct group *group, size_t line, enum group_column column,
                     enum lang lang, struct buf *out);

/* Writes all as JSON. */
void group_json(const struct group *group, FILE *out);

#endif

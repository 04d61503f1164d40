/*
 * due_inside - what is kept while a calendar of disposal is computed, for
 * model/due*.c only.
 */
#ifndef DUE_INSIDE_H
#define DUE_INSIDE_H

#include "model/due.h"

enum { DUE_PIECE = 200 }; /* rows of a piece */

/* A category that a rule covers. */
struct due_category {
    int64_t id;
    const char *code, *name;           /* borrowed, as all texts here */
    const char *started_on, *ended_on; /* ISO 8601, or "" */
    int fiscal_month;                  /* 0 where it is not stated */
};

struct due_work {
    bool ruled;    /* all rules are read */
    int64_t rule;  /* the one, */
    int64_t after; /* and of those it covers the category, up to which all is done */
};

/* The rule with that number; NULL where another process has made it since. */
const struct due_rule *due_rule_of(const struct due *due, int64_t id);

/* Adds the lines of RULE for CATEGORY. */
void due_add_lines(struct model *m, struct due *due, const struct due_rule *rule,
                   const struct due_category *category);

/* Whether ITEMS of category ID were disposed of, from all places in which it is
 * stored, by disposals recorded from the day SINCE on; no items: the whole
 * category. */
bool due_settled(struct model *m, int64_t category, const int64_t *items, size_t count,
                 const char *since);

/* The last day of a legal minimum that covers an item of RULE in CATEGORY, from
 * the same event on EVENT_ON, where it lies behind LAST; else HELD is "". */
void due_hold(struct model *m, const struct due *due, const struct due_rule *rule, int64_t category,
              const char *event_on, const char *last, char held[11]);

#endif

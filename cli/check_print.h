/*
 * check_print - findings and rules, for people and as JSON.
 */
#ifndef CHECK_PRINT_H
#define CHECK_PRINT_H

#include "model/findings.h"

/* Findings, as a check gave them. */
struct checked {
    struct model *m;
    const struct rulebook *book;
    struct findings found;
    bool all; /* those that exceptions switch off are shown too */
    enum lang lang;
};

/* What becomes of a finding. */
enum checked_as {
    CHECKED_COUNTS,
    CHECKED_WAIVED, /* an exception switches it off */
    CHECKED_LATER,  /* its rule is not in force yet */
    CHECKED_PAST    /* its rule is in force no more */
};
enum checked_as checked_as(const struct checked *checked, const struct finding *finding);

/* How many findings there are of that sort. */
size_t checked_count(const struct checked *checked, enum checked_as as);

/* Prints them to standard output: by severity and rule; or {"findings": [ … ], …}. */
void check_print_text(const struct checked *checked);
void check_print_json(const struct checked *checked);

/* Prints all rules of BOOK, or why RULE exists. */
void check_print_rules(const struct rulebook *book, enum lang lang);
void check_print_rules_json(const struct rulebook *book, enum lang lang);
void check_print_rule(const struct rulebook *book, const struct rule *rule, enum lang lang);
void check_print_rule_json(const struct rulebook *book, const struct rule *rule, enum lang lang);

#endif

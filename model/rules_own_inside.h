/*
 * rules_own_inside - a person's rule in a rulebook, for rules_own*.c and
 * findings*.c only.
 */
#ifndef RULES_OWN_INSIDE_H
#define RULES_OWN_INSIDE_H

#include "model/rules_inside.h"
#include "model/rules_own.h"

enum own_key {
    OWN_ID,
    OWN_TITLE,
    OWN_SEVERITY,
    OWN_JURISDICTION,
    OWN_LAW,
    OWN_ARTICLE,
    OWN_SOURCE,
    OWN_FROM,
    OWN_UNTIL,
    OWN_MESSAGE,
    OWN_MEND,
    OWN_SQL,
    OWN_KEYS
};

struct own_rule {
    struct rule rule; /* borrows from the values */
    char *path;
    char *values[OWN_KEYS]; /* NULL where not given */
    size_t lines[OWN_KEYS]; /* of the file, from 1 */
    struct statement *whole, *concerned;
    bool broken; /* a problem of it was told: it runs no more */
    bool slow;   /* it took too long after a save: it runs over all records only */
};

struct own_rules {
    struct own_rule **list;
    size_t count, capacity;
    struct rule_problem *problems;
    size_t problem_count, problem_capacity;
};

/* Reads the file PATH into a new rule; NULL, and the problem added to OWN, where it
 * cannot be. own_free_rule() frees it. */
struct own_rule *own_read(struct own_rules *own, const char *path, enum lang lang);
void own_free_rule(struct own_rule *rule);

/* Adds a problem of the file PATH. */
void own_problem(struct own_rules *own, const char *path, size_t line, const char *text);

/* Has the SELECT of RULE prepared; false, and the problem added to OWN, where it
 * cannot be or asks for more than it may. */
bool own_prepare(struct own_rules *own, struct model *m, struct own_rule *rule);

/* Reads the files of FOLDER, in the order of their names, and has their SELECTs
 * prepared. */
void own_begin(struct own_rules *own, struct model *m, const char *folder);
void own_end(struct own_rules *own);

/* Runs rule NUMBER of BOOK over all records, or over those in temp.concerned that
 * are of KIND, and adds to FOUND. What goes wrong is told as a problem. */
void own_run_whole(struct rulebook *book, size_t number, struct findings *found);
void own_run_concerned(struct rulebook *book, size_t number, const struct kind *kind,
                       struct findings *found);

#endif

/*
 * rules_inside - what a rulebook is made of, for the files of rules and findings
 * only.
 */
#ifndef RULES_INSIDE_H
#define RULES_INSIDE_H

#include "model/buf.h"
#include "model/findings.h"
#include "model/inside.h"
#include "model/waivers.h"

/* A rule of a rulebook. */
struct book_rule {
    const struct rule *rule;
    uint64_t kinds;  /* bits of the kinds that it may find, by their place in the table */
    bool asks_today; /* its SELECT has the parameter :today */
    bool in_force;
};

struct rulebook {
    struct model *m;
    char today[11];
    const struct rule **rules; /* NULL at the end */
    struct book_rule *list;    /* the same rules */
    size_t count;
    char *folder;           /* whose files are still to be read; else NULL */
    struct own_rules *own;  /* those of LIST that stand in files come last, in this order */
    struct waiver *waivers; /* by record, kind and rule, as they were at the last run */
    size_t waiver_count, waiver_capacity;
};

/* Makes the functions, views and tables known that rules use, and reads the laws
 * of the organizations anew. False where the database refused; the error waits
 * for db_ok(). */
bool rules_ready(struct model *m);

/* The same, and reads the files of a person's rules where that could not be done yet:
 * another process held the inventory. */
bool rulebook_ready(struct rulebook *book);

/* Whether the law of RULE, one of ours, holds for any organization: else it finds
 * nothing. As it was when rules_ready() was called last. */
bool rules_hold(const struct model *m, const struct rule *rule);

/* How far a SELECT reaches: over all records, over those :first to :last of :kind, or
 * over those of :kind in temp.concerned. */
enum rule_reach { RULE_WHOLE, RULE_RANGE, RULE_CONCERNED };

/* Adds the statement that runs SELECT, of LENGTH bytes, over REACH. */
void rules_wrap(const char *select, size_t length, enum rule_reach reach, struct buf *sql);

/* The same of a rule; and that statement, ready to bind. */
void rules_text(const struct rule *rule, enum rule_reach reach, struct buf *sql);
struct statement *rules_statement(struct model *m, const struct rule *rule, enum rule_reach reach);

/* Reads the exceptions anew; an error waits for db_ok(). And marks FOUND with them. */
void waivers_read(struct rulebook *book);
void waivers_mark(const struct rulebook *book, struct findings *found);

/* Adds a finding to FOUND; DETAIL is masked. */
void findings_add(struct findings *found, const struct rule *rule, const struct kind *kind,
                  int64_t id, size_t field, const char *detail);

/* Adds the rows of ST, a statement of rules_statement() that is bound, to FOUND. */
void findings_take(struct statement *st, const struct rule *rule, struct findings *found);

/* Takes what sqlite3_create_function_v2() gave: without its functions no rule runs, so
 * the program ends where there was no memory for one. */
void rules_registered(int code);

/* Functions of rules, which rules_ready() registers: rules_functions.c. */
void rules_functions(sqlite3 *handle);

/* The same for those of retention, and the table temp.statute: rules_statutes.c. */
void rules_statute_functions(struct model *m);
bool rules_statute_table(struct db *db);

/* Whether TEXT, a purpose, is no more than a phrase that the guideline 3-1-1
 * names as too vague: rules_vague.c. */
bool rules_is_vague(const char *text);

#endif

/*
 * findings - the records that miss a rule.
 *
 * A rulebook is what is judged by: our rules and the person's own, for one day.
 * It looks at all records in pieces (findings_begin(), findings_step()), or at a
 * few of them at once (findings_of()), as after a save.
 */
#ifndef FINDINGS_H
#define FINDINGS_H

#include "model/kinds.h"
#include "model/rules.h"
#include "model/why.h"

#include <stdint.h>

struct model;

/* A record that misses a rule. */
struct finding {
    const struct rule *rule; /* borrowed from the rulebook */
    const struct kind *kind;
    int64_t id;
    size_t field; /* that mends it, a field of KIND */
    char *detail; /* what else is to be told; "" for nothing */
};

struct findings {
    struct finding *list; /* by rule, kind and record number */
    size_t count, capacity;
};

/* Frees what FOUND holds; it is empty then. */
void findings_clear(struct findings *found);

struct rulebook;

/* The rules for the day TODAY (ISO 8601; NULL: that of the model's clock);
 * rulebook_free() frees it, also NULL. One at a time for a model, freed before
 * that is closed. */
struct rulebook *rulebook_new(struct model *m, const char *today);
void rulebook_free(struct rulebook *book);

/* The day for which is judged. */
const char *rulebook_today(const struct rulebook *book);

/* All its rules, NULL at the end: borrowed. */
const struct rule *const *rulebook_rules(const struct rulebook *book);

/* Looks at all records in pieces. ONLY: this rule alone; NULL: all. */
struct findings_walk {
    struct rulebook *book;
    const struct rule *only;
    size_t kind;   /* at which it stands */
    int64_t after; /* the last record of that kind that was looked at */
};
void findings_begin(struct findings_walk *walk, struct rulebook *book, const struct rule *only);

/* Looks at the next piece and adds to FOUND; *MORE is whether there is another.
 * No statement stays open. False with WHY where the inventory cannot be read. */
bool findings_step(struct findings_walk *walk, struct findings *found, bool *more, struct why *why);

/* All pieces at once, FOUND in its order. */
bool findings_all(struct rulebook *book, const struct rule *only, struct findings *found,
                  struct why *why);

/* Puts FOUND in its order; two that say the same are one. */
void findings_sort(struct findings *found);

/* Some records, of any kinds, each once. A zeroed one is empty. */
struct concerned {
    struct concerned_record {
        const struct kind *kind;
        int64_t id;
    } * list;
    size_t count, capacity;
};

/* Adds a record; concerned_clear() frees what it holds. */
void concerned_add(struct concerned *records, const struct kind *kind, int64_t id);
void concerned_clear(struct concerned *records);

/* Adds to FOUND what RECORDS miss, in its order. False with WHY where the
 * inventory cannot be read. */
bool findings_of(struct rulebook *book, const struct concerned *records, struct findings *found,
                 struct why *why);

#endif

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
struct record;

/* A record that misses a rule. */
struct finding {
    const struct rule *rule; /* borrowed from the rulebook */
    const struct kind *kind;
    int64_t id;
    size_t field;   /* that mends it: a field of KIND, or findings_field() of links */
    char *detail;   /* what else is to be told; "" for nothing */
    int64_t waiver; /* the exception that switches the rule off for the record; 0 for none */
};

struct findings {
    struct finding *list; /* by rule, kind and record number */
    size_t count, capacity;
};

/* The place of what mends a record of KIND, as a rule names it: the column of a field,
 * or '>' and the kind of the records that are to refer to it, such as ">retention".
 * KIND->field_count where there is no such field and no such kind. */
size_t findings_field(const struct kind *kind, const char *name);

/* The column of the field that mends FINDING, or the name of the kind whose records
 * are to refer to its record; and what that is called. Borrowed. */
const char *finding_column(const struct finding *finding);
const char *finding_label(const struct finding *finding, enum lang lang);

/* Frees what FOUND holds; it is empty then. */
void findings_clear(struct findings *found);

struct rulebook;

struct rulebook_options {
    const char *today; /* the day for which is judged, ISO 8601; NULL: today, where the person is */
    const char
        *folder; /* with a person's own rules (rules_own.h), or NULL; borrowed for the call */
};

/* The rules for M, which is not held (model_hold()) at the moment: what stands ready
 * for them would go with that. rulebook_free() frees it, also NULL, before M is
 * closed. */
struct rulebook *rulebook_new(struct model *m, const struct rulebook_options *options);
void rulebook_free(struct rulebook *book);

/* Has SQLite make the SELECT of rule *AT ready for findings_of(), from 0, and goes on to
 * the next: a millisecond each, which a screen spends while nobody waits, also after an
 * undo, for which SQLite gives up what it has ready. False after the last. Errors wait
 * for db_ok(). */
bool rulebook_warm(struct rulebook *book, size_t *at);

/* The rule of BOOK with that ID, in any case of letters; NULL where there is none. */
const struct rule *rulebook_find(const struct rulebook *book, const char *id);

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

/* All pieces at once, and findings_finish(). */
bool findings_all(struct rulebook *book, const struct rule *only, struct findings *found,
                  struct why *why);

/* Once the last piece was looked at: puts FOUND in its order, two that say the same
 * are one, and marks what exceptions switch off. */
void findings_finish(const struct rulebook *book, struct findings *found);

/* Some records, of any kinds, each once. A zeroed one is empty. */
struct concerned {
    struct concerned_record {
        const struct kind *kind;
        int64_t id;
    } * list;
    size_t count, capacity;
    bool cut; /* more are concerned than were taken */
};

/* Adds a record; concerned_clear() frees what it holds. */
void concerned_add(struct concerned *records, const struct kind *kind, int64_t id);
void concerned_clear(struct concerned *records);

/* Adds those that a save of RECORD may concern, which may be new: itself, what it
 * refers to now and referred to as it was read, what refers to it, and of the
 * categories among these what refers to them; a hundred at most. The same set,
 * asked before the save and after it (with the record itself where it was new), tells
 * what the save caused and cured. An error waits for db_ok(). */
void concerned_by(struct model *m, const struct record *record, struct concerned *records);

/* Adds to OUT copies of the findings of FOUND that OTHERS does not have; by exceptions
 * they do not differ. Both are in the order of findings_finish(), and may be of two
 * rulebooks. */
void findings_subtract(const struct findings *found, const struct findings *others,
                       struct findings *out);

/* Adds to FOUND what RECORDS miss, of ONLY or, where that is NULL, of all rules, and
 * findings_finish(). False with WHY where the inventory cannot be read. */
bool findings_of(struct rulebook *book, const struct concerned *records, const struct rule *only,
                 struct findings *found, struct why *why);

#endif

/*
 * rules - what the law asks of the records, as a table.
 *
 * A rule is a row: an id, the law and article it comes from, how sure that is,
 * what a person reads, and one SELECT that returns the records that miss it.
 * The rows stand in files by theme (rules_purpose.c, rules_provision.c, …), each
 * a table that ends with a row without id; rules.c gathers them. Adding a rule is
 * adding a row, its Japanese texts in po/ja.po and a script in tests/data/rules.
 *
 * The SELECT gives rows of four columns:
 *
 *     kind    the kind of the record, a literal: 'category'
 *     id      its number, the plain column of that kind's table: t.id
 *     field   the column of the field that mends it, a literal: 'purposes'; or '>' and
 *             the kind of the records that are to refer to it: '>retention'
 *     detail  what else is to be told, or NULL: a name, a value, never a sentence
 *
 * Where records of several kinds can miss it, it is several SELECTs joined by
 * UNION ALL. It is run as the middle of another statement, that looks at some
 * records of one kind only:
 *
 *     WITH found (kind, id, field, detail) AS (…)
 *     SELECT … FROM found WHERE kind = ? AND id IN (…)
 *
 * SQLite carries the condition into each SELECT as long as that has no GROUP BY,
 * DISTINCT, LIMIT or window at its top: ask with EXISTS instead; and as long as the
 * details of all are plain columns, or all are not (p.name || '' beside NULL). What is read of
 * further tables is to be found by an index: t.id, t.code, the references of a
 * table, source and target of a link. Only tables that are small everywhere may be read
 * through (organization, notice, publication, desk, procedure, measure), by their own name and not
 * an alias. rules-test holds every rule to it.
 *
 * The SELECT may use the parameter :today, the day for which is judged, and
 *
 *     holds(law)              1 where that law holds for any organization: for records
 *                             that belong to no category
 *     holds(law, organization)  1 where it holds for that one; for any where it is NULL
 *     holds(law, organization, department)  1 where that law holds for a category
 *                             with these references: 'JP', 'EU' (the UK too), 'CN'
 *     purpose_for_all()       1 where a purpose holds for every category
 *     folded(text)            as fold_text() has it
 *     has_number(text)        1 where an individual number stands in it
 *     final_report_day(known_on, heads)  the last day of the final report of a leak, the day
 *                             of knowing not counted (leak_days.h); NULL: none
 *     promise_day(received_on, promise)  the day by which a procedure promises an answer;
 *                             NULL where its words tell none
 *     no_fee(text, alone)     1 where the words of a fee say that none is taken; an amount
 *                             beside them is a fee where ALONE is 1
 *     vague(text)             1 where a purpose says no more than a vague phrase
 *     period_days(text)       the length of an ISO 8601 period, 0 where it is none
 *     period_months(text)     the same in whole months
 *     period_shorter(a, b)    1 where both are periods and a is the shorter one
 *     endless(text)           1 where the words say that there is no end: 永久
 *     number_affair(text)     1 where a purpose names an affair for which an individual
 *                             number may be used: tax, social insurance
 *     statute_words(record_type)  law and statutory period of that type of record
 *     temp.statute (name, id, bound, period, transitional, certainty,
 *                     transitional_certainty)  the statutory periods (statutes.h) by
 *                             each name; ask name = record_type_key(t.record_type)
 *     names_country(text, country)  1 where a name of that country stands in it
 *     item_class(name)        the class that the name of an item tells; NULL: none
 *     stated(statements, part, record, field)  what a publication states of a field
 *                             ('joint-use', 'joint_use/JU-0001', 'items'); NULL where
 *                             it does not state the record
 *     restated(before, now)   1 where both lists, divided by ' / ', differ; 0 where
 *                             BEFORE is NULL
 *     sealed(kind, id, column)  what stood there at the last snapshot, where it was
 *                             changed since ('purpose' wording, name; 'joint_use' scope,
 *                             items_wording, and '' for items); else NULL
 *     sealed_on()             the day of the last snapshot, '' where there is none
 *     category_law (category, law)  a view: the laws that hold for a category
 *
 * A choice is compared by its value, choices as a cell ('EU; JP'), a flag as
 * 'yes', 'no' or ''; texts are '' where empty, references NULL. Categories of the
 * status 'retired' are left alone but by rules of retention.
 */
#ifndef RULES_H
#define RULES_H

#include "model/words.h"

#include <stdbool.h>
#include <stddef.h>

struct buf;

enum severity {
    SEVERITY_ERROR,      /* what the law asks for is missing */
    SEVERITY_WARNING,    /* it may be missing, or will soon be */
    SEVERITY_INFORMATION /* worth knowing; all that rests on a source not read */
};

/* The first day of law that is promulgated but whose day is not set yet. */
#define RULE_DAY_OPEN "9999-12-31"

struct rule {
    const char *id; /* "J01"; of a person's own file: its name */
    enum severity severity;
    const char *jurisdiction; /* "JP", "EU", "CN"; "" whatever law holds */
    const char *law;          /* English key: N_("APPI"); "" in a person's own where not stated */
    const char *article;      /* English key: N_("Art. 17(1)") */
    const char *from, *until; /* first and last day on which it holds; NULL: always */
    char certainty;           /* 'A' the law was read, 'B' a page that states it, 'C' neither */
    const char *source;       /* where that was read: a document and place, or an address */
    const char *title;        /* English key: what it looks for, in a few words */
    const char *message;      /* English key: what is missing and what is asked for */
    const char *mend;         /* English key: what to fill or change */
    const char *sql;          /* the SELECT; NULL where it is made: */
    void (*make)(struct buf *sql); /* adds the SELECT, for one made of the kinds */
    const char *path;              /* the file of a person's own rule; NULL for ours */
};

/* The tables that rules.c gathers; each ends with a row without id. */
extern const struct rule rules_purpose[];
extern const struct rule rules_retention[];
extern const struct rule rules_ground[];
extern const struct rule rules_provision[];
extern const struct rule rules_outside[];
extern const struct rule rules_notice[];
extern const struct rule rules_ledger[];
extern const struct rule rules_incidents[];
extern const struct rule rules_gdpr[];
extern const struct rule rules_china[];

/* All of them: pointers to tables, NULL at the end. */
extern const struct rule *const rules_tables[];

/* The rule with that ID among ours, in any case of letters; NULL where there is
 * none. */
const struct rule *rules_find(const char *id);

/* Whether RULE holds on the day TODAY (ISO 8601). */
bool rule_in_force(const struct rule *rule, const char *today);

/* The value of SEVERITY as in JSON ("error"), and its name for people. */
const char *severity_value(enum severity severity);
const char *severity_name(enum severity severity, enum lang lang);

/* What a certainty means, for people; "" for none. */
const char *certainty_words(char certainty, enum lang lang);

/* Adds law and article: "APPI Art. 17(1)", 個人情報保護法17条1項. */
void rule_article(const struct rule *rule, enum lang lang, struct buf *out);

/* Adds since when RULE holds, in brackets: nothing where it always has. */
void rule_since(const struct rule *rule, enum lang lang, struct buf *out);

/* The day from which RULE holds, as a person reads it; "" where it always has. */
const char *rule_from(const struct rule *rule, enum lang lang);

/* Adds the SELECT of RULE. */
void rule_sql(const struct rule *rule, struct buf *out);

#endif

/* impact_inside - what the parts of the incident sheet share. See impact_sheet.h. */
#ifndef EXPORT_IMPACT_INSIDE_H
#define EXPORT_IMPACT_INSIDE_H

#include "export/impact_sheet.h"

/* What the sheet is written from. */
struct impact_paper {
    struct model *m;
    const struct impact *impact;
    struct document *d;
    enum lang lang;
};

/* A head of reporting. */
struct impact_head_row {
    const char *word; /* in JSON */
    const char *what; /* English keys of words_in() */
    const char *law;
    const char *question; /* that only people can answer; NULL: the ledger may tell */
};
extern const struct impact_head_row impact_heads[IMPACT_HEADS];

/* How far the ledger can tell of a head, for people; the same in JSON. */
const char *impact_answer_words(const struct impact *impact, enum impact_head head, enum lang lang);
const char *impact_answer_name(enum impact_answer answer);

/* What a record is to a category, for people and in JSON: 委託先, "contractor". */
const char *impact_role_words(enum impact_role role, enum lang lang);
const char *impact_role_name(enum impact_role role);

/* Adds "PT-0001 Example" for RECORD. */
void impact_put_title(const struct record *record, struct buf *out);

/* Adds TEXT, after a divider where OUT holds something already. */
void impact_put_more(const char *divider, const char *text, struct buf *out);

/* Adds the items of classes that are watched for behind their names: "病歴 [要配慮個人情報]". */
void impact_put_item(const struct record *item, enum lang lang, struct buf *out);

/* Adds why a category is touched: "Contractor PT-1 Example (entrustment EN-1 Mail)". */
void impact_put_reason(const struct impact_paper *paper, const struct impact_link *reason,
                       struct buf *out);

/* Adds the number of PERSONS and of how many categories it is unknown. */
void impact_put_persons(const struct impact_persons *persons, enum lang lang, struct buf *out);

/* The parts. */
void impact_write_summary(const struct impact_paper *paper);
void impact_write_reporting(const struct impact_paper *paper);
void impact_write_notify(const struct impact_paper *paper);
void impact_write_categories(const struct impact_paper *paper);
void impact_write_items(const struct impact_paper *paper);
void impact_write_holders(const struct impact_paper *paper);
void impact_write_questions(const struct impact_paper *paper);

#endif

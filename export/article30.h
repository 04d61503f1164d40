/*
 * article30 - the records of processing that GDPR Article 30 asks for, in the columns of
 * the templates of two authorities.
 *
 * Controllers (Article 30(1)): ICO, a row for each category and purpose, in the thirty
 * columns of its documentation template; CNIL, a row for each category, in the order of
 * its model of a record ("registre de base"). Processors (Article 30(2)): a row for each
 * category that we handle for others and controller for whom we do.
 *
 * The terms of the templates are kept as they are, in English and French; people who read
 * Japanese get a translation before them. A column of which the inventory keeps nothing
 * stays, empty. What Article 30(1)(a) asks for, which the templates have above their
 * tables, and the record that a row comes from follow as further columns, so that a row
 * is complete by itself where a group keeps one inventory.
 */
#ifndef ARTICLE30_H
#define ARTICLE30_H

#include "model/buf.h"
#include "model/why.h"

#include <stdbool.h>
#include <stddef.h>

struct model;
struct register_row;
struct record;

enum article30_template {
    ARTICLE30_ICO,
    ARTICLE30_ICO_PROCESSOR,
    ARTICLE30_CNIL,
    ARTICLE30_CNIL_PROCESSOR,
    ARTICLE30_TEMPLATES
};

/* What a row is written from. */
struct article30_entry {
    struct model *m;
    enum lang lang;
    enum article30_template template;
    const struct register_row *row;
    const struct record *organization; /* NULL where none is known */
    struct record *const *purposes;    /* of the row */
    size_t purpose_count;
    const struct record *controller; /* that we act for, or NULL */
    const char *rights;              /* what persons can ask for, by the procedures */
};

struct article30_column {
    const char *key;       /* in JSON */
    const char *head[2];   /* the template's own term, and its Japanese translation */
    const char *paragraph; /* of Article 30 that asks for it, such as "(1)(b)"; "" for none */
    void (*put)(const struct article30_entry *entry, struct buf *out); /* NULL: nothing is kept */
};

struct article30_form {
    const char *word; /* of the command line: "ico" */
    const char *title[2];
    const struct article30_column *columns;
    size_t count;
    bool processor;
    bool by_purpose; /* a row for each purpose */
};

extern const struct article30_form article30_forms[ARTICLE30_TEMPLATES];

/* The head of COLUMN for people who read LANG: "Purpose of processing", 処理の目的
 * (Purpose of processing). */
void article30_head(const struct article30_column *column, enum lang lang, struct buf *out);

/* What was left out of a record. */
struct article30_left {
    size_t elsewhere; /* categories of organizations that are not under the GDPR or UK GDPR */
    size_t retired;   /* or anonymized, or statistics */
    bool unknown;     /* no organization says that it is: then all are taken */
};

/* Calls TAKE with the cells of each row, one a column, borrowed for the call. False with
 * WHY where the inventory cannot be read. */
bool article30_each(struct model *m, enum article30_template template, enum lang lang,
                    void (*take)(void *context, const char *const *cells), void *context,
                    struct article30_left *left, struct why *why);

#endif

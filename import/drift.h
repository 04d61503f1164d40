/*
 * drift - a published text held against the records.
 *
 * Which purposes, items, recipients, joint users, services and periods stand in
 * the policy and not in the inventory, and the other way round. It compares
 * texts and nothing else: names, other names and wordings of the records, as
 * fold.h folds them, with the values that stand under headings, labels and heads
 * of columns that say what they are (drift_themes.h). What is nearly the same is
 * shown with both texts and their score, and is never taken for the same.
 *
 * A paragraph can be pinned to records (kind pin): it is then known to speak of
 * them, whatever its words, until its words change.
 */
#ifndef DRIFT_H
#define DRIFT_H

#include "import/drift_themes.h"
#include "import/policy.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

struct drift_shape;
struct kind;
struct model;

/* What a notice states, as the records have it. */
struct drift_fact {
    enum drift_theme theme;
    enum drift_part part;
    const struct kind *kind;
    int64_t id;
    int64_t service;            /* of a provider: the transmission that it belongs to; else 0 */
    const char *const *columns; /* of the record, in which its names stand; ends with NULL */
    bool expected;              /* the policy is to state it */
    bool elsewhere; /* it stands in another notice: expected where the text has that too */
    bool found;
    char *code;
    struct cells names;         /* name, wording, other names: the first is shown */
    struct cells keys;          /* of them, as drift_key() makes it */
    struct drift_shape *shapes; /* of the keys, for scores */
    char *event;                /* of a period: the key of what it runs from, or NULL */
};

enum drift_sort {
    DRIFT_ONLY_RECORDS, /* in the records and not in the policy */
    DRIFT_ONLY_POLICY,  /* in the policy and not in the records */
    DRIFT_REWORDED,     /* these two stand alone on either side and are nearly the same */
    DRIFT_PIN_CHANGED,  /* the wording changed since it was pinned */
    DRIFT_PIN_GONE,     /* the pinned paragraph is not in the policy any more */
    DRIFT_PIN_LOST      /* a record that a paragraph is pinned to is not there any more */
};

struct drift_hit {
    enum drift_sort sort;
    enum drift_theme theme;
    enum drift_part part; /* of the policy, in which it stands or is to stand */
    size_t fact;          /* from 1: what the records state; 0: nothing */
    char *record;         /* "purpose/P-0001", or NULL */
    char *in_records;     /* the text there, or NULL */
    char *in_policy;      /* the text there, or NULL */
    size_t line;          /* of the file; 0 where there is no text */
    size_t paragraph;     /* from 1, in the order of the file; 0: none */
    int score;            /* 0 to 100: how near both texts are; 0: nothing is near */
};

struct drift_options {
    enum lang lang;
    const char *notice;   /* code of the notice that was published, or NULL for the only one */
    const char *encoding; /* of the file, or NULL */
};

/* A zeroed one is empty; drift_clear() frees what it holds. */
struct drift {
    struct policy policy;
    char *notice, *notice_name; /* "" where the inventory has none */
    struct drift_fact *facts;
    size_t fact_count, fact_capacity;
    struct drift_hit *hits;
    size_t hit_count, hit_capacity;
    size_t held, pinned; /* values of the policy that were compared; paragraphs that are pinned */
};

/* Reads the file at PATH and compares. False with WHY: the file cannot be read,
 * there is no such notice, or which one is not said and there are several. */
bool drift_read(struct model *m, const char *path, const struct drift_options *how,
                struct drift *drift, struct why *why);

/* Pins a paragraph to records as one change. WHAT is "12=category/C-0001;
 * purpose/P-0002": the number of the paragraph and the records. False with WHY. */
bool drift_pin(struct model *m, struct drift *drift, const char *what, const char *reason,
               struct why *why);

void drift_clear(struct drift *drift);

/* Prints what was found, for people; every paragraph with its number; as JSON. */
void drift_print(const struct drift *drift, FILE *out, enum lang lang);
void drift_print_paragraphs(const struct drift *drift, FILE *out);
void drift_json(const struct drift *drift, FILE *out, enum lang lang);

#endif

/*
 * changes - what changed between two moments, with what the law asks for.
 *
 * The differences of differ.h as people read them: labels, names, choices in
 * words, and beside each change its consequence (consequence.h). The screen, the
 * command line and the papers walk over the same rows.
 */
#ifndef CHANGES_H
#define CHANGES_H

#include "export/consequence.h"
#include "model/past.h"

struct changes {
    struct model *before, *after;
    struct model *opened[2]; /* those that changes_load() opened; NULL where none */
    size_t failures[2];      /* of both states, as they stood */
    struct past_when from, to;
    struct differences all;
};

/* One change: a record that came or went, or a field of one. What a list had and
 * has no more stands in `before`, what is new in it in `after`. Borrowed while it
 * is told. */
struct change_row {
    const struct difference *difference;
    const struct field *field;  /* NULL: the record as a whole */
    bool first;                 /* of its record */
    const char *before, *after; /* for people; "" where nothing stood or stands */
    const struct notice_timing_row *rules[CONSEQUENCES_MOST];
    size_t rule_count; /* 0: record only */
};

/* How often the law asks for what, over all changes. */
struct changes_sum {
    size_t by_timing[TIMINGS]; /* changes, by the strictest */
    size_t filings;            /* those of which the commission is told too */
};

/* Finds what changed in M from A to B, which past_find() reads, of KIND only where it
 * is not NULL. changes_clear() frees. M must stay open until then, and be held
 * where B is the present. False with WHY. */
bool changes_load(struct model *m, const char *a, const char *b, const struct kind *kind,
                  struct changes *changes, struct why *why);
void changes_clear(struct changes *changes);

/* The same between two states that are open, which stay the caller's; `from` and `to` are
 * then empty. */
bool changes_between(struct model *before, struct model *after, struct changes *changes,
                     struct why *why);

/* Tells TAKE each change in order; it returns whether to go on. False with WHY where
 * the records cannot be read. */
bool changes_each(const struct changes *changes, enum lang lang,
                  bool (*take)(void *context, const struct change_row *row), void *context,
                  struct why *why);

/* Adds them up. */
bool changes_sum(const struct changes *changes, struct changes_sum *sum, struct why *why);

#endif

/*
 * due - the calendar of disposal: when data may be disposed of, and when it is
 * to be.
 *
 * Each retention rule gives lines for each category it covers. A legal minimum
 * that has run out says that the data may go; our own rule, or a legal maximum,
 * that it has to. Where the event from which a rule runs has a date that the
 * inventory knows (events.h), the line has one; where each person has his own,
 * the line says so and no date is guessed. The last day of a period is that of
 * the Civil Code (expiry.h).
 *
 * What comes back every year has one line for each year to come and one for
 * all years that have passed: the latest of these, as a disposal after it
 * covers the earlier ones too. A line is settled, and gone, once a disposal of
 * the category and of its items is recorded after its last day, from all of
 * the places in which the category is stored; where the date of the event was
 * set for all the data (retention.event_on, category.ended_on), after the event.
 * Nothing is due any more of a category that ended and was disposed of whole.
 *
 * It is computed in pieces of some milliseconds: due_new(), then due_step()
 * until due_done(). The lines are in order once it is done.
 */
#ifndef DUE_H
#define DUE_H

#include "model/events.h"
#include "model/why.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;
struct model;
struct due_work;

enum due_what {
    DUE_MAY, /* a legal minimum: from then on it may be disposed of */
    DUE_MUST /* our own rule or a legal maximum: it is disposed of then */
};

enum due_state {
    DUE_COMING,  /* the period still runs */
    DUE_PASSED,  /* it has run out, of what may be disposed of */
    DUE_OVERDUE, /* it has run out, of what is to be, and no disposal is recorded */
    DUE_HELD,    /* it has run out, and a legal minimum still runs */
    DUE_UNDATED,
    DUE_STATES
};

/* Why a line has no date. */
enum due_undated {
    DUE_DATED,
    DUE_EACH,            /* each person's own event, or one that is not known */
    DUE_NO_FISCAL_MONTH, /* the organization does not say when its year ends */
    DUE_NO_END,          /* no contract of entrustment, or no handling, has an end */
    DUE_NO_EVENT,        /* no event is stated */
    DUE_NO_PERIOD        /* only words say how long */
};

/* A retention rule. */
struct due_rule {
    int64_t id;
    char *code, *name;
    char *rule;   /* as retention.rule: "own", "floor", "ceiling" or "" */
    char *period; /* ISO 8601, or "" */
    char *transitional;
    char *event, *event_on, *wording, *law, *outcome, *record_type, *disposal_method;
    char *item_names; /* the items to which it is limited, divided by " / " */
    int64_t *items;   /* their numbers, ascending; none: the whole category */
    size_t item_count;
    struct event reads; /* the event */
};

struct due_line {
    int64_t category;
    char *category_code, *category_name;
    const struct due_rule *rule;
    enum due_what what;
    enum due_undated undated;
    char *source;      /* code and name of the entrustment that dates it, or NULL */
    char event_on[11]; /* "" where it has no date, as the next ones */
    char last[11];     /* the last day of the period, of the transitional one where there is one */
    char full[11];     /* that of the period itself where a transitional one holds, or "" */
    char held[11];     /* the last day of a legal minimum that runs longer, or "" */
    enum due_state state;
};

struct due {
    char today[11], until[11]; /* ISO 8601 */
    struct due_line *lines;    /* dated ones by their last day, then the others */
    size_t count, capacity;
    size_t states[DUE_STATES]; /* how many lines are in each */
    struct due_rule **rules;   /* ascending */
    size_t rule_count, rule_capacity;
    struct due_work *work; /* NULL once all is computed */
};

/* A calendar of M up to the day UNTIL, ISO 8601; NULL: one year from today, the
 * day by the clock of M where the person is. Nothing is computed yet. due_free()
 * frees. */
struct due *due_new(struct model *m, const char *until);

/* Frees DUE; NULL is let pass. */
void due_free(struct due *due);

/* Computes a piece. False with WHY where the inventory cannot be read; DUE is
 * of no further use then. */
bool due_step(struct model *m, struct due *due, struct why *why);

/* Whether all is computed. */
bool due_done(const struct due *due);

/* Adds what is to be known of LINE beside its day, each part after "; ": from
 * which event that comes, or for what it waits ("3 years from each person's event:
 * leaving"), a full period beside a transitional one, a minimum that still
 * runs, that the kind of rule is not stated. */
void due_put_more(const struct due_line *line, enum lang lang, struct buf *out);

/* How LINE stands, in a word or two: an English key of words_in(). What is to
 * come says what comes. */
const char *due_standing(const struct due_line *line);

#endif

/*
 * campaigns - rounds of stock-taking (棚卸し): who reviews which data categories,
 * by when, and what became of each.
 *
 * JIS Q 15001 wants the ledger looked through at least once a year, with evidence.
 * A round is one `campaign` record and one `review` record for each data category in
 * its scope. That a category was confirmed unchanged (無変更確認) is an event of its
 * own in the journal, under the word "confirm"; what the register shows of it (last
 * reviewed on and by, next review due) follows in the same change. Each function that
 * changes something makes one change, undoable, unless it says otherwise. In a round
 * that was approved or closed nothing is answered any more.
 */
#ifndef CAMPAIGNS_H
#define CAMPAIGNS_H

#include "model/kinds.h"
#include "model/why.h"

#include <stdint.h>

struct model;
struct cells;

/* What became of a category; the choices of review.outcome in their order. */
enum review_outcome {
    REVIEW_OPEN,
    REVIEW_UNCHANGED,
    REVIEW_CHANGED,
    REVIEW_RETIRE,
    REVIEW_OUTCOMES
};

/* The value of OUTCOME as records have it, "" for REVIEW_OPEN; and what people call
 * it. Borrowed. */
const char *review_outcome_value(enum review_outcome outcome);
const char *review_outcome_label(enum review_outcome outcome, enum lang lang);

/* The outcome of that value, or label in either language; REVIEW_OUTCOMES where there
 * is none. */
enum review_outcome review_outcome_read(const char *text);

/* A round, as its record has it. */
struct campaign {
    int64_t id;
    char *code, *name;
    char started_on[11], due_on[11], approved_on[11], closed_on[11]; /* ISO 8601 or "" */
    char *approved_by, *snapshot;
    int64_t entry; /* of the journal, that started it; INT64_MAX where it is not known */
    int64_t head;  /* the last entry of the journal when it was read */
};

/* Frees what CAMPAIGN holds. */
void campaign_clear(struct campaign *campaign);

/* The round called NAME by code or name; of NULL the only one that is not closed.
 * campaign_clear() frees it. False with WHY where there is none, or there are several,
 * which it names. */
bool campaigns_find(struct model *m, const char *name, struct campaign *campaign, struct why *why);

/* Reads round ID. False with WHY. */
bool campaigns_read(struct model *m, int64_t id, struct campaign *campaign, struct why *why);

/* The numbers of the rounds, those that are not closed first, of these the one that is
 * due first; then the closed ones, the latest first. The caller frees *IDS. */
bool campaigns_list(struct model *m, int64_t **ids, size_t *count, struct why *why);

/* What a round is to be; all borrowed. */
struct campaign_order {
    const char *name;               /* of which there is none yet */
    const char *due_on;             /* as typed */
    const char *organization;       /* by code or name; NULL or "" for all */
    const char *const *departments; /* by code or name; none for all */
    size_t department_count;
    const char *filter; /* as filter.h reads it; NULL or "" for all */
    const char *reason; /* for the journal, or NULL */
};

/* Starts a round: its record and one review for each category in its scope that is
 * not retired, with the department and the name that it has now. *COUNT is how many.
 * Refused with WHY: no name or one in use, no date or one that is past, a filter with a
 * word that means nothing, a scope in which there is nothing. */
bool campaigns_start(struct model *m, const struct campaign_order *order, struct campaign *campaign,
                     size_t *count, struct why *why);

/* How many reviews, and how many of them by what became of them. */
struct campaign_tally {
    size_t total, of[REVIEW_OUTCOMES];
};

struct campaign_department {
    int64_t id; /* 0: those without one */
    char *code, *name;
    struct campaign_tally tally;
};

/* How a round stands. */
struct campaign_state {
    struct campaign campaign;
    char today[11];
    long days_left; /* until its due date; less than 0: so many days ago; 0 without one */
    bool overdue;   /* that day is past, and not all is answered */
    struct campaign_tally tally;
    struct campaign_department *departments; /* by code, those without one last */
    size_t count;
};

/* Reads how round ID stands; campaign_state_clear() frees. */
bool campaigns_state(struct model *m, int64_t id, struct campaign_state *state, struct why *why);
void campaign_state_clear(struct campaign_state *state);

/* The sums alone of round ID; quick. */
bool campaigns_tally(struct model *m, int64_t id, struct campaign_tally *tally, struct why *why);

/* Counting the round that is due first of those that are open, in pieces of a
 * department each, so that a million reviews hold up nobody. */
struct campaign_count {
    int64_t campaign; /* 0: none is open */
    char due_on[11];
    struct campaign_tally tally;
    bool done;
    int64_t department; /* counted last; 0: those without one */
};

/* Begins; counts the next piece. False with WHY. */
bool campaigns_count_begin(struct model *m, struct campaign_count *count, struct why *why);
bool campaigns_count_step(struct model *m, struct campaign_count *count, struct why *why);

/* Whether the category of a review was changed since the round began, and not by an
 * answer. */
enum campaign_edited { EDITED_OR_NOT, EDITED_ONLY, EDITED_NOT };

/* Which reviews of a round: those of named categories, answered or not; else the open
 * ones for which all that is set holds. All borrowed. */
struct campaign_selection {
    const char *const *names; /* of categories, by code or name */
    size_t name_count;
    const char *const *departments; /* by code or name, "" for those without; none for any */
    size_t department_count;
    const char *filter;   /* of categories, as filter.h reads it; NULL or "" for all */
    int64_t organization; /* to which the category belongs (scope.h); 0 for any */
    enum campaign_edited edited;
};

/* The numbers of the reviews that SELECTION names, in the order of codes; the caller
 * frees *IDS. False with WHY: a category that is not in the round, no such department,
 * a filter with a word that means nothing. */
bool campaigns_select(struct model *m, const struct campaign *campaign,
                      const struct campaign_selection *selection, int64_t **ids, size_t *count,
                      struct why *why);

/* The numbers of the reviews of round ID in department DEPARTMENT (0: without one), or
 * in all of them with -1; all, or with OPEN those not answered; in the order of the
 * codes of their categories. The caller frees *IDS. */
bool campaigns_reviews(struct model *m, int64_t id, int64_t department, bool open, int64_t **ids,
                       size_t *count, struct why *why);

/* A review as lists show it. */
struct campaign_review {
    int64_t id, category; /* 0: the category is gone */
    char *code, *name;    /* of the category */
    enum review_outcome outcome;
    char reviewed_on[11];
    char *reviewer, *comment;
    bool edited; /* its category was changed since the round began, and not by an answer */
};
bool campaigns_review(struct model *m, const struct campaign *campaign, int64_t id,
                      struct campaign_review *review, struct why *why);
void campaign_review_clear(struct campaign_review *review);

/* An answer to reviews; all borrowed. */
struct campaign_answer {
    enum review_outcome outcome; /* never REVIEW_OPEN */
    const char *reviewer;        /* NULL or "": the person who works on M */
    const char *comment;         /* NULL: stays as it is */
    const char *on;              /* the day, ISO 8601; NULL: today */
    const char *reason;          /* for the journal, or NULL; campaigns_put() has none */
};

/* Whether an answer may be given in CAMPAIGN; false with WHY where it was approved or
 * closed. */
bool campaigns_open(const struct campaign *campaign, struct why *why);

/* Whether CAMPAIGN may be closed; false with WHY where it was not approved, or was closed
 * already. */
bool campaigns_closable(const struct campaign *campaign, struct why *why);

/* Gives ANSWER to review ID within the open change (change.h), and the category its
 * dates, unless it was reviewed later: last reviewed on and by, and next review due: as
 * long after as it was before, at most a year, else a year. */
bool campaigns_put(struct model *m, int64_t id, const struct campaign_answer *answer,
                   struct why *why);

/* Gives ANSWER to the COUNT reviews IDS of CAMPAIGN in one change. *ENTRY (or NULL) is
 * the entry of the journal, 0 where nothing changed. Refused where one of them was
 * answered, changed or deleted since CAMPAIGN was read, or, where it is confirmed as
 * unchanged, its category was changed (class WHY_STALE). */
bool campaigns_answer(struct model *m, const struct campaign *campaign, const int64_t *ids,
                      size_t count, const struct campaign_answer *answer, int64_t *entry,
                      struct why *why);

/* An approval; all borrowed. */
struct campaign_approval {
    const char *by;     /* who approves; needed */
    size_t open;        /* how many reviews may be open: exactly so many; 0 for none */
    const char *reason; /* needed where some are open */
};

/* Approves CAMPAIGN. Refused with WHY where it was approved or closed, nobody is
 * named, or another number of reviews is open than was named. */
bool campaigns_approve(struct model *m, const struct campaign *campaign,
                       const struct campaign_approval *approval, struct why *why);

/* Closes CAMPAIGN, which is to be approved, and seals the inventory as it is then as
 * SNAPSHOT (snapshots.h), NULL for the name of CAMPAIGN. Undo undoes both.
 * Refused with WHY, and not closed, where it is not approved, was closed, or a snapshot
 * cannot be called so. */
bool campaigns_close(struct model *m, const struct campaign *campaign, const char *snapshot,
                     const char *reason, struct why *why);

#endif

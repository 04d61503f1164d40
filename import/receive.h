/*
 * receive - the sheets that departments have filled in an annual review.
 *
 * Workbooks and CSV, as daicho wrote them or as Excel left them: rows sorted, columns
 * moved, renamed or deleted, blank rows, several files at once. Each row is held
 * against the state that was sent (past.h) and against what stands here now, cell by
 * cell (three_way.h). What a spreadsheet did on its own (mended.h) is told apart. A
 * row that is missing is told and never taken as a deletion.
 *
 *     receive_read()     the proposal, what is told of it, and the answers
 *     three_way_…        a person decides
 *     receive_apply()    one change: records and answers together
 */
#ifndef RECEIVE_H
#define RECEIVE_H

#include "model/campaigns.h"
#include "model/three_way.h"

enum receive_sort {
    RECEIVE_REFUSED, /* a cell or row that cannot be taken: nothing is applied */
    RECEIVE_ASKED,   /* to be settled with the department: a row struck, a contradiction */
    RECEIVE_MENDED,  /* what a spreadsheet did; the value that was sent stays */
    RECEIVE_NOTED,   /* how the file was read */
    RECEIVE_SORTS
};

/* The word of the journal for the change. */
#define RECEIVE_WHAT "receive sheets"

/* A sentence about a row of a file. */
struct receive_line {
    enum receive_sort sort;
    size_t file, row; /* row as a spreadsheet shows it; 0: the file as a whole */
    char *column;     /* the header; "" for none */
    char *text;       /* in the language of the run, individual numbers masked */
};

/* What a row answers. */
struct receive_answer {
    size_t file, row;
    int64_t category;
    int64_t review;              /* 0: the category is new */
    enum review_outcome was;     /* what the review said when the sheets were read */
    enum review_outcome outcome; /* REVIEW_OUTCOMES where it is refused */
    char *reviewer, *comment;    /* the department, where nobody is named */
};

struct receive {
    struct three_way *way; /* its groups are the files */
    size_t *owners;        /* by record of way: place of its answer, plus 1; 0 for none */
    size_t owner_count, owner_capacity;
    char **paths;
    size_t file_count;
    struct receive_line *lines;
    size_t line_count, line_capacity;
    struct receive_answer *answers;
    size_t answer_count, answer_capacity;
    size_t rows; /* read in all */
};

/* Reads the COUNT files at PATHS as answers in CAMPAIGN, which is open, in the language
 * of WHY. receive_free() frees. NULL with WHY: a file cannot be read, is a roster or no
 * sheet of a review, the person gave up. */
struct receive *receive_read(struct model *m, const struct campaign *campaign,
                             const char *const *paths, size_t count, struct why *why);
void receive_free(struct receive *receive);

/* How many lines are of SORT. */
size_t receive_count(const struct receive *receive, enum receive_sort sort);

/* The heading of the lines of SORT. */
const char *receive_sort_words(enum receive_sort sort, enum lang lang);

/* Adds LINE as people read it: "人事部.xlsx, row 4, 件数: …". */
void receive_put_line(const struct receive *receive, const struct receive_line *line,
                      enum lang lang, struct buf *out);

/* What receive_also() works on. */
struct receive_answers {
    const struct campaign *campaign;
    const struct receive *receive;
};

/* For struct three_way_apply: writes the answers within the change that takes the
 * proposal; CONTEXT is a struct receive_answers. False with WHY: something is refused,
 * or the review was closed meanwhile. */
bool receive_also(struct model *m, void *context, struct why *why);

/* Adds the lines to the notes of the proposal, for a screen that shows it. */
void receive_note(struct receive *receive, enum lang lang);

/* Writes what was decided and the answers as one change for REASON (or NULL). *ENTRY
 * (or NULL) is its entry of the journal, 0 where nothing had changed. False with WHY,
 * nothing changed: something is refused or undecided; see three_way_apply(). */
bool receive_apply(struct model *m, const struct campaign *campaign, struct receive *receive,
                   const char *reason, int64_t *entry, struct why *why);

#endif

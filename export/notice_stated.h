/*
 * notice_stated - what a notice states, kept with its publication and compared
 * with what it would state now.
 *
 * A statement is a line: part, record, field and text, divided by tabulators.
 * References are told by the words of notices, line ends as blanks, so that the
 * lines are the same in every language of the text.
 */
#ifndef NOTICE_STATED_H
#define NOTICE_STATED_H

#include "export/notice_timing.h"
#include "model/buf.h"

/* Whether the statements about COLUMN of a kind name records by their codes: the
 * purposes of categories, whose words are statements of their own. */
bool notice_states_codes(const char *kind, const char *column);

/* Adds the statements of TEXT to OUT. */
void notice_statements(struct shelves *shelves, const struct notice_text *text, struct buf *out);

/* A difference between what was published and what the records say. */
struct notice_difference {
    enum notice_change change;
    enum notice_part part;
    const char *record; /* "joint_use/JU-0001" */
    const char *name;   /* what the record is called, or was */
    const char *field;  /* the column; "" for the record as a whole */
    const char *before, *after;
    const struct notice_timing_row *row;
};

struct notice_diff {
    const struct record *notice;
    const struct record *organization; /* NULL where there is none */
    const struct record *publication; /* the last one; NULL where nothing was published yet */
    struct notice_difference *differences;
    size_t count, capacity;
    char *lines[2];     /* that the differences point into */
    struct cells texts; /* and these */
};

/* The last publication of NOTICE by its day; NULL where there is none. */
const struct record *notice_published(struct shelves *shelves, const struct record *notice);

/* Compares the last publication of the notice of CHOICE, a record, with what it
 * would state now. It lives as long as SHELVES at most; notice_diff_free() frees it. NULL with WHY
 * where the inventory cannot be read. */
struct notice_diff *notice_compare(struct shelves *shelves, const struct notice_choice *choice,
                                   struct why *why);

/* Compares what two states of the inventory would state, each of shelves of its own: BEFORE
 * or AFTER is NULL where the notice is not there in that state. `notice` is that of AFTER,
 * else of BEFORE, NULL where no record is it; `publication` its last one. It lives as long
 * as both shelves at most. NULL with WHY where one state cannot be read. */
struct notice_diff *notice_compare_states(struct shelves *then, const struct notice_choice *before,
                                          struct shelves *now, const struct notice_choice *after,
                                          struct why *why);
void notice_diff_free(struct notice_diff *diff);

#endif

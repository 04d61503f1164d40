/*
 * review_columns - the sheet that a department fills in an annual review.
 *
 * One row a data category. The first columns say which record the row is about and
 * in which state it was sent, and are not to be changed; then the answer, a comment,
 * who answers; then the columns of the register (register.h) that a department can
 * answer for. What the protection manager judges (role, class of data, ground of a
 * provision, who is responsible for a joint use, status, dates of review), what is
 * worked out, and what belongs to another record (the medium of a storage) is no
 * part of it.
 */
#ifndef REVIEW_COLUMNS_H
#define REVIEW_COLUMNS_H

#include "model/campaigns.h"
#include "model/register.h"

enum review_column_use {
    REVIEW_COLUMN_RECORD,  /* the number of the record (record_mark.h) */
    REVIEW_COLUMN_BASE,    /* the state that was sent */
    REVIEW_COLUMN_ANSWER,  /* changed, unchanged, to retire */
    REVIEW_COLUMN_COMMENT, /* what the department says */
    REVIEW_COLUMN_REVIEWER,
    REVIEW_COLUMN_CELL /* of the register */
};

struct review_column {
    enum review_column_use use;
    const char *column; /* of the register, for REVIEW_COLUMN_CELL */
    bool locked;
    int least, most; /* the width, in columns of a terminal */
};

/* The hidden sheet of a workbook that says to which review it belongs: the number of
 * its record and the state that was sent. */
#define REVIEW_MARKS_SHEET "daicho"

extern const struct review_column review_columns[];
extern const size_t review_columns_count;

/* The column of the register that COLUMN is; NULL where it is none. */
const struct register_column *review_column_cell(const struct review_column *column);

/* The place in register_columns of that column. */
size_t review_column_place(const struct review_column *column);

/* The field that COLUMN of the register holds. */
const struct field *review_column_field(const struct register_column *column);

/* Adds CELL, what the register shows in COLUMN, as departments read it: periods in
 * words. */
void review_column_put(const struct register_column *column, const char *cell, enum lang lang,
                       struct buf *out);

/* The header of COLUMN. */
const char *review_column_label(const struct review_column *column, enum lang lang);

/* The state in which a record was sent, as text with letters: "E120R57" after entry
 * 120 of the journal, which entry 57 had changed last. Reading takes any width and
 * case; false where TEXT is no such state. */
void review_base_put(int64_t entry, int64_t rev, struct buf *out);
bool review_base_read(const char *text, int64_t *entry, int64_t *rev);

/* The answer that TEXT is, in any width and case: a value or label of the outcomes, or
 * what people write for them; REVIEW_OPEN for blanks, REVIEW_OUTCOMES for anything
 * else. */
enum review_outcome review_answer_read(const char *text);

#endif

/*
 * receive_inside - what the files of receive.h share.
 */
#ifndef RECEIVE_INSIDE_H
#define RECEIVE_INSIDE_H

#include "import/mended.h"
#include "import/receive.h"
#include "model/register.h"
#include "model/review_columns.h"

/* A row of a file. */
struct receive_row {
    size_t file, number;
    enum lang lang;           /* of the header */
    char **cells;             /* by review_columns; NULL where the file lacks the column */
    char **titles;            /* the headers, borrowed from the file; NULL in the same way */
    int64_t category, review; /* 0: new */
    int64_t entry;            /* of the journal: the state that was sent */
    size_t answer;            /* its place among the answers */
    bool left;                /* it is told about and not looked at any more */
};

/* A review of the round. */
struct receive_review {
    int64_t category, review;
    char *department;            /* its code */
    enum review_outcome outcome; /* as it stands here */
    bool sent, met;              /* met: a row is about it */
    size_t row;                  /* its place among all rows */
};

/* Orders reviews by category, for qsort() and bsearch(). */
int receive_review_compare(const void *a, const void *b);

/* A record that a cell names and that is not here. */
struct receive_made {
    const struct kind *kind;
    char *name;
    int64_t id;
};

/* The headers of a file. */
struct receive_head {
    char **titles; /* by review_columns */
};

struct receiving {
    struct model *m;
    const struct campaign *campaign;
    struct receive *out;
    struct receive_head *heads; /* by file */
    struct receive_row *rows;
    size_t row_count, row_capacity;
    struct receive_review *reviews; /* in the order of receive_review_compare() */
    size_t review_count;
    struct receive_made *made;
    size_t made_count, made_capacity;
    struct why *why;
};

/* Adds a line of SORT; COLUMN may be NULL. TEXT is masked and copied. */
void receive_tell(struct receiving *r, enum receive_sort sort, size_t file, size_t row,
                  const char *column, const char *text);

/* The same for ROW and its review column C, with the reason that r->why holds. */
void receive_refuse(struct receiving *r, const struct receive_row *row, size_t c);

/* The place in review_columns of the special column USE. */
size_t receive_special(enum review_column_use use);

/* The cell of ROW in that column; "" where the file lacks it. */
const char *receive_cell(const struct receive_row *row, enum review_column_use use);

/* Reads the rows of file number FILE. */
bool receive_file(struct receiving *r, size_t file, const char *path);

/* Finds which categories the rows are about, tells which rows are missing, and makes
 * the answers. */
void receive_settle(struct receiving *r);

/* Compares all rows and fills the proposal. */
bool receive_compare(struct receiving *r);

/* Adds a record to the proposal for ROW; gives its place. */
size_t receive_record(struct receiving *r, const struct receive_row *row, const struct kind *kind,
                      int64_t id, enum three_way_fate fate, const char *name);

/* Adds the canonical value of TEXT for FIELD to OUT, names as tokens; ROW's column C
 * is where it stands. False, and told, where it cannot be taken. */
bool receive_value(struct receiving *r, const struct receive_row *row, size_t c,
                   const struct field *field, const char *text, struct buf *out);

/* Adds the parts of TEXT, a cell for lists of FIELD, as a cell (cells.h) to OUT. */
void receive_list(struct receiving *r, const struct field *field, const char *text,
                  struct buf *out);

/* Adds VALUE of FIELD, canonical in M, with tokens for codes. */
void receive_tokens(struct model *m, const struct field *field, const char *value, struct buf *out);

/* What is compared for a category; NULL and NULL for a new one. */
struct receive_pair {
    struct model *past; /* that the base was read from */
    const struct register_row *base, *mine;
    int64_t category;
    const char *name;    /* of the category, as the sheet has it */
    char **sent;         /* by review_columns: the cell as it was sent, "" for a new one */
    bool *changed;       /* by review_columns: by the department */
    enum mended *mended; /* by review_columns: what the spreadsheet did */
};

/* The columns of group GROUP of the register in ROW. */
void receive_linked(struct receiving *r, const struct receive_row *row,
                    const struct receive_pair *pair, size_t group);

#endif

/*
 * headers - which column of a foreign file is which field.
 *
 * The header is found wherever it stands (header_rows.h), and its columns are
 * matched to fields by a dictionary (header_words.h). A file whose header is
 * exactly that of one of our own exports says by it what it holds. Every other
 * file is taken for a ledger of categories in the register form, unless the
 * person names a kind.
 *
 * An import calls the steps one after the other, and so does a screen that
 * lets a person correct them in between:
 *
 *     headers_understand()   header row, columns, certainty, near matches
 *     headers_choose()       a person gives a column another field
 *     headers_check()        whether records can be told by what is known
 *     headers_leave()        totals, notes and other rows that are no records
 */
#ifndef HEADERS_H
#define HEADERS_H

#include "import/header_rows.h"

struct mapping;

/* What becomes of a column. */
enum headers_use {
    HEADERS_NOT_KNOWN, /* no field: left out, or into the remarks where all such columns go */
    HEADERS_FIELD,     /* kind, field and derived say which */
    HEADERS_REMARKS,   /* into the remarks: a mapping says so */
    HEADERS_NUMBERS,   /* left out: it numbers the rows (header_numbers.h) */
    HEADERS_JOINED,    /* a part of the date before it (header_dates.h) */
    HEADERS_IGNORED    /* left out: a mapping says so */
};

/* What one column of a file goes to. */
struct headers_target {
    char *title;             /* as the file has it; "備考 (2)" for a second one of that name */
    const struct kind *kind; /* whose field it is; NULL where it is not known */
    size_t field;            /* its place in kind, where derived is REGISTER_STORED */
    enum register_derived derived;
    enum headers_use use;
    enum header_certainty certainty;
    enum header_source source; /* where it is known */
    bool untitled;             /* the header has no text here */
    size_t parts;              /* columns of which its dates are joined, itself too; 0 for none */
    size_t taken_by;           /* the column that has its field already, plus 1; 0 for none */
    const char *unit; /* of figures without one in the cells of a period, from the header; "" */
    char *options; /* how its cells are read, as the mapping has it (column_way.h); "" for none */
    struct header_place near[HEADER_NEAR]; /* other fields that it may be, the best first */
    size_t near_count;
};

enum { HEADERS_NAME_PARTS = 3 };

struct headers {
    const struct kind *kind;   /* each row is a record of it */
    bool is_register;          /* and names what is linked to it */
    bool own;                  /* the header is that of one of our exports */
    size_t row;                /* the place of the header in the sheet */
    struct header_lines lines; /* the same, with the line of groups */
    bool named_row;            /* a person said which row it is */
    size_t reason; /* the column of reasons in our own files of refused rows, or count */
    struct headers_target *targets;
    size_t count;
    size_t name_of[HEADERS_NAME_PARTS]; /* columns that names are made of; count for none */
    char *mapping;                      /* the path of the mapping that was used; NULL for none */
    bool kept;                          /* it was found by the header, not named by the person */
    struct header_lefts left;
};

/* How a header is to be read; zeroed, everything is found. */
struct headers_how {
    const struct kind *kind;         /* that the person named, or NULL */
    size_t header_row;               /* as spreadsheets number rows, from 1; 0 for finding it */
    const struct header_file *words; /* of the person; may be NULL */
    const struct mapping *mapping;   /* that the person named, or NULL for a kept one */
};

/* The header of the column in which refused rows carry the reason. */
const char *headers_reason(enum lang lang);

/* Reads the header of SHEET as HOW says; columns may all be unknown.
 * headers_clear() frees. False with WHY: an empty file, no such row, the header
 * of another kind, a mapping that does not fit. */
bool headers_understand(const struct sheet *sheet, const struct headers_how *how,
                        struct headers *headers, struct why *why);

/* Whether SHEET can be imported by what HEADERS knows. False with WHY: no
 * column is known, or no row stands below (but for an export of ours). */
bool headers_check(const struct sheet *sheet, const struct headers *headers, struct why *why);

/* Gives column COLUMN another use; PLACE is its field where USE is
 * HEADERS_FIELD. Of the others all stays as it is. False with WHY where another
 * column has that field, or rows of the kind cannot have it. */
bool headers_choose(struct headers *headers, size_t column, enum headers_use use,
                    const struct header_place *place, struct why *why);

/* Finds what names are made of: the columns that a mapping says, else, where
 * no column holds them, the business function and the purpose (as in the
 * templates of the ICO), the process and the kind of information, which alone
 * returns in many processes, or the items and the purpose (JIS Q 15001). */
void headers_find_name(struct headers *headers);

/* Adds the data subjects to what names are made of where rows of SHEET would
 * have the same name without them, and no mapping says what names are made of. */
void headers_part_names(const struct sheet *sheet, struct headers *headers);

/* Takes the rows that are no records out of SHEET and keeps them in
 * HEADERS->left; nothing is left out of an export of ours. Then
 * merged_fill(), header_dates_join() and headers_part_names(). */
void headers_leave(struct sheet *sheet, struct headers *headers);

/* headers_understand() and headers_check() by the words of the table alone. */
bool headers_read(const struct sheet *sheet, size_t header_row, const struct kind *kind,
                  struct headers *headers, struct why *why);

/* The place of the column TARGET; kind is NULL where it has no field. */
struct header_place headers_place(const struct headers_target *target);

/* Whether the cells of column COLUMN go to the remarks; ALL where every column
 * that is not known does. */
bool headers_to_remarks(const struct headers *headers, size_t column, bool all);

/* The column of field number FIELD of KIND; headers->count where none is. */
size_t headers_find(const struct headers *headers, const struct kind *kind, size_t field);

/* Frees what HEADERS holds. */
void headers_clear(struct headers *headers);

#endif

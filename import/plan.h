/*
 * plan - what an import does, or would do: for people before they agree, and
 * as the report afterwards.
 *
 * For each file it says how it was read, and for each row what becomes of the
 * record. A refused row names every cell that is wrong, not only the first.
 * Values in it may come straight from a foreign file: they are masked and made
 * harmless when they are printed.
 */
#ifndef PLAN_H
#define PLAN_H

#include "import/cells_split.h"
#include "import/headers.h"
#include "import/xlsx.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct buf;

enum plan_outcome {
    PLAN_NEW,
    PLAN_CHANGED,
    PLAN_UNCHANGED,
    PLAN_REFUSED,
    PLAN_LEFT /* a person left the row out; never where no person was asked */
};
enum { PLAN_OUTCOMES = PLAN_REFUSED + 1 }; /* those that are told of an import */

/* A cell that changes a record: its header, the value before and after, as
 * people read them. */
struct plan_cell {
    char *column;
    char *old;
    char *new;
};

/* A cell that cannot be taken. */
struct plan_refusal {
    char *column; /* its header; "" where the row as a whole is refused */
    char *value;  /* what stands in it, individual numbers masked */
    char *reason; /* what was expected, in the language of the run */
    const char
        *sort; /* the English text of the reason, unfilled: the same for one sort of mistake */
};

struct plan_row {
    size_t number; /* as a spreadsheet shows it: the header in the first row is row 1 */
    enum plan_outcome outcome;
    char *code, *name; /* of the record; "" where it has none */
    struct plan_cell *cells;
    size_t cell_count, cell_capacity;
    struct plan_refusal *refusals;
    size_t refusal_count, refusal_capacity;
    char **notes; /* sentences */
    size_t note_count, note_capacity;
};

enum { PLAN_SAMPLES = 3 };

/* A column of a foreign file, and where it goes. */
struct plan_column {
    char *title;
    char *field; /* the label of its field; "" where it has none */
    enum headers_use use;
    enum header_certainty certainty;
    enum header_source source;
    bool untitled;
    char *options;               /* of the mapping; "" for none */
    char *taken_by;              /* the column that has its field; "" for none */
    char *near;                  /* labels of fields that it may be; "" for none */
    char *samples[PLAN_SAMPLES]; /* cells of a column that is not certain */
    size_t sample_count;
    size_t filled; /* cells below a column without header that hold something */
    size_t gaps;   /* cells that are empty below others; see merged.h */
};

/* A column of which cells hold several values, or seem to. */
struct plan_split {
    char *title;
    enum cells_split split;
    bool set;      /* the person said so */
    size_t cells;  /* that hold several values */
    size_t values; /* of these cells */
    size_t whole;  /* cells in which another divider stands, left as they are */
};

struct plan_file {
    char *path;
    bool is_workbook;
    struct xlsx_book book; /* of a workbook */
    const char *encoding;  /* of a text */
    char delimiter;        /* of a text */
    const struct kind *kind;
    bool is_register;
    bool own;      /* an export of ours */
    char **titles; /* the headers of all columns, from A on */
    size_t title_count, title_capacity;
    size_t header_first;  /* the row of the line of groups; else that of the header */
    size_t header_number; /* of the row that was taken as the header */
    bool header_named;    /* since the person said so */
    size_t header_known, header_columns; /* how many columns are known, of how many */
    char *mapping;                       /* the path of the mapping that was used; NULL for none */
    bool mapping_kept;                   /* it was kept for this header */
    char *mapping_lost;       /* why it could not be kept for the next file; NULL where it was */
    char *name_of;            /* the columns that names are made of; NULL where they are not */
    struct header_left *left; /* rows that are no records */
    size_t left_count;
    bool to_remarks;             /* columns that are not known go to the remarks */
    bool roster;                 /* it looks like rows of people: no cell of it is shown */
    struct plan_column *columns; /* of a foreign file, without the one of reasons */
    size_t column_count;
    struct plan_split *splits;
    size_t split_count, split_capacity;
    size_t guarded;         /* cells that may have a guard of ours, left as they are (guards.h) */
    size_t trimmed;         /* cells that had blanks at their ends */
    size_t worded;          /* periods that were told in words (model/periods_words.h) */
    char *told;             /* what is told of the file, of which nothing else is known: it was
                               not read (whole.h); else NULL */
    struct plan_rows *rows; /* one for each row below the header, see plan_row() */
    size_t row_count;
};

/* A record that came or went because a row names it or no longer does. */
struct plan_record {
    const struct kind *kind;
    char *code, *name;
    bool named;  /* a row names it; else it is linked to the record of a row */
    size_t rows; /* that name or link it */
    char *like; /* records that are likely the same, "PT-0001 株式会社青葉, …"; NULL for none */
};

struct plan_records {
    struct plan_record *items;
    size_t count, capacity;
};

enum plan_state {
    PLAN_HELD,   /* nothing was changed, since rows are refused */
    PLAN_DRY,    /* nothing was changed, since only the plan was wanted */
    PLAN_CARRIED /* carried out */
};

struct plan {
    struct plan_file *files;
    size_t file_count;
    struct plan_records created; /* by a reference, or as a linked record */
    struct plan_records removed; /* linked records that no category has left */
    enum plan_state state;
};

/* Makes COUNT rows in FILE for those of SHEET from row FIRST on: unchanged, called
 * nothing. Rows are kept packed, but for those that were asked for last. */
void plan_rows_make(struct plan_file *file, const struct sheet *sheet, size_t first, size_t count);

/* Makes COUNT rows in FILE that are unchanged, without a sheet. */
void plan_rows_same(struct plan_file *file, size_t count);

/* Row ROW of FILE, from 0, to be changed. Borrowed until rows of PLAN_OPEN other blocks
 * of PLAN_BLOCK rows were asked for. */
enum { PLAN_BLOCK = 256, PLAN_OPEN = 40 };
struct plan_row *plan_row(const struct plan_file *file, size_t row);

/* The same, to be read only. */
const struct plan_row *plan_at(const struct plan_file *file, size_t row);

/* The number of row ROW of FILE, as a spreadsheet shows it. */
size_t plan_number(const struct plan_file *file, size_t row);

enum plan_outcome plan_outcome(const struct plan_file *file, size_t row);

/* The first row of FILE from FROM on with that OUTCOME; file->row_count where none is
 * left. */
size_t plan_next(const struct plan_file *file, size_t from, enum plan_outcome outcome);

/* The first row of FILE from FROM on that is not unchanged or has a note. */
size_t plan_next_told(const struct plan_file *file, size_t from);

/* Forgets what row ROW of FILE says; it keeps its number, and is unchanged. */
void plan_forget(const struct plan_file *file, size_t row);

/* Frees the rows of FILE. */
void plan_rows_free(struct plan_file *file);

/* How many rows have that OUTCOME. */
size_t plan_count(const struct plan *plan, enum plan_outcome outcome);

/* Adds to ROW; texts are copied, SORT is borrowed for good. A refusal makes the
 * row's outcome refused. */
void plan_change(struct plan_row *row, const char *column, const char *old, const char *new);
void plan_refuse(struct plan_row *row, const char *column, const char *value, const char *reason,
                 const char *sort);
void plan_note(struct plan_row *row, const char *sentence);

/* Tells FILE how SHEET was understood; rows that are no records were taken out
 * of it. LANG is that of labels. */
void plan_describe(struct plan_file *file, const struct sheet *sheet, const struct headers *headers,
                   enum lang lang);

/* Adds a copy of SPLIT for the column TITLE to FILE. */
void plan_split(struct plan_file *file, const char *title, const struct plan_split *split);

/* Fills OUT with the first different cells of column COLUMN of SHEET below the
 * header at place ROW, individual numbers masked, each for the caller to free;
 * gives how many there are. */
size_t plan_samples(const struct sheet *sheet, size_t row, size_t column, char *out[PLAN_SAMPLES]);

/* Adds the header of the next column to FILE. */
void plan_title(struct plan_file *file, const char *title);

/* Makes FILE that of a workbook; BOOK is empty then. */
void plan_book_take(struct plan_file *file, struct xlsx_book *book);

/* Adds to OUT what people should know of BOOK before they agree, in LANG, a
 * sentence a line, each closed with a line end: sheets that are not read,
 * merged cells, hidden rows. */
void plan_book_say(const struct xlsx_book *book, enum lang lang, struct buf *out);

/* Adds a copy of RECORD, whose .like is NULL, to RECORDS. */
void plan_record(struct plan_records *records, const struct plan_record *record);

/* Forgets what a row or a list says; a row keeps its number, and is unchanged. */
void plan_row_clear(struct plan_row *row);
void plan_records_clear(struct plan_records *records);

/* Adds the COUNT rows LEFT that are no records, each with the reason: "1–2 (above
 * the header), 9 (total)"; DASH stands between the first and the last. */
void plan_put_left(const struct header_left *left, size_t count, const char *dash, enum lang lang,
                   struct buf *out);

/* The word for DELIMITER. */
const char *plan_delimiter_word(char delimiter, enum lang lang);

/* Writes what was understood of FILE, as the head of its rows. */
void plan_print_file(const struct plan_file *file, FILE *out, enum lang lang);

/* The same without the path, and how its cells were read, for the caller to free: for
 * file->told of another plan. */
char *plan_tell_file(const struct plan_file *file, enum lang lang);

/* Writes LINE, made harmless and with individual numbers masked, and empties it. */
void plan_print_line(FILE *out, struct buf *line);

/* Writes the refusals of FILE that many rows share, each with the list of its rows. */
void plan_print_sorts(const struct plan_file *file, FILE *out, enum lang lang, struct buf *line);

/* Writes how the cells of FILE were read: what was split, kept whole, trimmed. */
void plan_print_cells(const struct plan_file *file, FILE *out, enum lang lang, struct buf *line);

/* Writes PLAN for people in LANG, each line harmless for a terminal and
 * without individual numbers. Errors are left to ferror(). */
void plan_print(const struct plan *plan, FILE *out, enum lang lang);

/* Writes what plan_book_say() says of FILE, through LINE, which is empty. */
void plan_print_book(const struct plan_file *file, FILE *out, enum lang lang, struct buf *line);

/* Adds the cell of ROW under the header COLUMN to LINE: "      C5 件数: ", without
 * its name where FILE is no workbook. */
void plan_put_cell(const struct plan_file *file, const struct plan_row *row, const char *column,
                   struct buf *line);

/* Frees what FILE holds; it is empty again. */
void plan_file_clear(struct plan_file *file);

/* Frees what PLAN holds; it is empty again. */
void plan_clear(struct plan *plan);

#endif

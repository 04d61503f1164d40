/*
 * csv_writer - rows of cells as CSV (RFC 4180).
 *
 * Plain: UTF-8, LF, quotation marks only where a cell needs them. For Excel:
 * byte-order mark, CR LF, and a guard before cells that a spreadsheet would
 * run as a formula (OWASP ASVS 1.2.10): one apostrophe, which the import of
 * our own files takes off again, so that nothing is lost on the way. In CP932
 * there is no mark: there CR LF tells the import that guards were set, since
 * our plain form never has it.
 */
#ifndef CSV_WRITER_H
#define CSV_WRITER_H

#include "model/buf.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

enum csv_form { CSV_PLAIN, CSV_EXCEL, CSV_EXCEL_CP932 };

/* A character that a cell loses in CP932. */
struct csv_loss {
    const char *code;   /* the first cell of its row: the code of the record */
    const char *column; /* the header of its cell */
    uint32_t point;
    uint32_t back; /* what it would come back as; 0: it cannot be written at all */
};

/* What is told of them, once for each cell and character. */
struct csv_check {
    void (*loss)(void *context, const struct csv_loss *loss);
    void *context;
};

struct csv_writer {
    FILE *out; /* NULL where nothing is to be written */
    enum csv_form form;
    const struct csv_check *check;
    size_t cells; /* of the row so far */
    bool filled;  /* the row has more than one empty cell */

    char *waiting; /* to be written to OUT */
    size_t waiting_length, waiting_capacity;

    /* For CP932. */
    struct cp932 *cp932;
    size_t rows;     /* that have ended */
    bool lost;       /* the check was told of something */
    struct buf code; /* of the row, while it is checked */
    char **columns;  /* the headers, while it is checked */
    size_t column_count, column_capacity;
};

/* Begins a file on OUT, which stays the caller's. Errors of writing are left
 * to ferror(OUT). csv_writer_finish() writes the rest and frees what WRITER
 * holds. */
void csv_writer_begin(struct csv_writer *writer, FILE *out, enum csv_form form);

/* The same in CSV_EXCEL_CP932, and CHECK is told what CP932 would lose: from
 * then on nothing more is written, and the file is to be thrown away. OUT may be
 * NULL, so that it is only checked. The first row must be the header, and its
 * first column the codes. Without a check, only cells that CP932 leaves as they
 * are may be written. */
void csv_writer_begin_check(struct csv_writer *writer, FILE *out, const struct csv_check *check);

/* Writes the next cell of the row, UTF-8. */
void csv_writer_cell(struct csv_writer *writer, const char *text);

/* The same for the next COUNT CELLS. */
void csv_writer_cells(struct csv_writer *writer, const struct span *cells, size_t count);

/* Ends the row. */
void csv_writer_end(struct csv_writer *writer);

/* Ends the file. */
void csv_writer_finish(struct csv_writer *writer);

/* Whether a spreadsheet might take TEXT for a formula: after any apostrophes
 * it begins with = + - @, their full-width forms, TAB, CR or LF, and it is no
 * plain number. */
bool csv_writer_is_formula(const char *text);

/* TEXT of a file with guards, without the guard it may have. Borrowed. */
const char *csv_writer_unguard(const char *text);

#endif

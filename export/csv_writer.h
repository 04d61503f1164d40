/*
 * csv_writer - rows of cells as CSV (RFC 4180).
 *
 * Plain: UTF-8, LF, quotation marks only where a cell needs them. For Excel:
 * byte-order mark, CR LF, and a guard before cells that a spreadsheet would
 * run as a formula (OWASP ASVS 1.2.10): one apostrophe, which the import of
 * our own files takes off again, so that nothing is lost on the way.
 */
#ifndef CSV_WRITER_H
#define CSV_WRITER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct csv_writer {
    FILE *out;
    bool excel;
    size_t cells; /* of the row so far */
    bool filled;  /* the row has more than one empty cell */
};

/* Begins a file on OUT, which stays the caller's. Errors of writing are left
 * to ferror(OUT). */
void csv_writer_begin(struct csv_writer *writer, FILE *out, bool excel);

/* Writes the next cell of the row, UTF-8. */
void csv_writer_cell(struct csv_writer *writer, const char *text);

/* Ends the row. */
void csv_writer_end(struct csv_writer *writer);

/* Whether a spreadsheet might take TEXT for a formula: after any apostrophes
 * it begins with = + - @, their full-width forms, TAB, CR or LF, and it is no
 * plain number. */
bool csv_writer_is_formula(const char *text);

/* TEXT of a file with guards, without the guard it may have. Borrowed. */
const char *csv_writer_unguard(const char *text);

#endif

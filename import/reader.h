/*
 * reader - the rows of a CSV file, without loss (RFC 4180).
 *
 * The text is read by libcsv one physical line at a time, so that line
 * numbers are exact and the line in which a quotation mark was opened is
 * known. Rows go to a sink one by one, so that what keeps them, checks them or
 * streams them, and what else gives rows (a workbook), need not know each
 * other:
 *
 *     reader_run(…)  ->  sink.row(context, row 1)      the header, mostly
 *                    ->  sink.row(context, row 2)
 *                    ->  …                             false stops the reading
 */
#ifndef READER_H
#define READER_H

#include "model/buf.h"
#include "model/why.h"

#include <stdbool.h>
#include <stddef.h>

/* The largest cell in bytes, and the most cells of a row (those of Excel). */
enum { READER_CELL_LIMIT = 1 << 20, READER_ROW_LIMIT = 16384 };

/* All of it is borrowed for the time of the call. */
struct reader_row {
    size_t number;            /* as a spreadsheet shows it: the first row is 1 */
    size_t line;              /* the physical line in which it begins, from 1 */
    size_t start;             /* bytes of the text, as UTF-8, before it */
    const char *const *cells; /* UTF-8 texts, at least one, not all empty */
    size_t count;
    bool mended; /* quotation marks were read as Excel does, see loose.h */
};

/* A text that is read piece by piece. */
struct reader_source {
    /* Adds the next piece, UTF-8, to TEXT; adds nothing at the end. False with WHY. */
    bool (*more)(void *context, struct buf *text, struct why *why);
    void *context;
};

struct reader_sink {
    bool (*row)(void *context, const struct reader_row *row, struct why *why);
    void *context;
};

/* What was found on the way. */
struct reader_found {
    char delimiter;
    bool crlf;    /* the first line ends with CR LF */
    size_t blank; /* rows without any text: counted, not given */
};

/* Reads TEXT, UTF-8 of LENGTH bytes closed with a NUL, and gives its rows to
 * SINK. DELIMITER is what divides cells, or 0 for finding it; a first line
 * "sep=;" is obeyed and is no row. Lines end with CR, LF or CR LF, mixed too.
 * Where TABs divide, quotation marks are read as loose.h says. False with WHY: a
 * NUL, a quotation mark that is never closed (with the line in which it was
 * opened) or closed before text lines later, a cell or a row beyond the limits,
 * each with its line; or SINK refused. */
bool reader_run(const char *text, size_t length, char delimiter, const struct reader_sink *sink,
                struct reader_found *found, struct why *why);

/* The same for the text that SOURCE gives, of which only a part is in memory at a time. */
bool reader_read(const struct reader_source *source, char delimiter, const struct reader_sink *sink,
                 struct reader_found *found, struct why *why);

#endif

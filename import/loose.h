/*
 * loose - a row of CSV as Excel reads it.
 *
 * RFC 4180 knows no quotation mark but around a whole cell and doubled inside,
 * and libcsv refuses all others. Excel refuses none: a mark at the beginning of
 * a cell quotes up to the next one that is not doubled, and every other mark is
 * text. In text divided by TABs, which few programs quote, a mark at the
 * beginning of a cell quotes only where the cell ends with one before the next
 * TAB; else it is text too. The reader comes here for the rows that libcsv
 * refuses, and for those between TABs that hold a mark.
 */
#ifndef LOOSE_H
#define LOOSE_H

#include <stdbool.h>
#include <stddef.h>

/* So many bytes behind a row may say how it is read. */
enum { LOOSE_AHEAD = 128 * 1024 };

struct loose_sink {
    void (*cell)(void *text, size_t length, void *context); /* text is borrowed */
    void *context;
};

enum loose_end {
    LOOSE_WHOLE,
    LOOSE_OPEN, /* a mark is not closed before the end of the text */
    LOOSE_TORN, /* text stands behind a mark that closes a cell of several lines:
                   most likely one was forgotten before */
    LOOSE_LARGE /* a cell in marks is beyond READER_CELL_LIMIT */
};

struct loose_row {
    enum loose_end end;
    size_t length; /* bytes of it, with its line end; up to where it stopped */
    size_t mark;   /* where it is not whole: the place of the mark that opens the cell */
    bool mended;   /* a mark was taken as text, or text behind a cell in marks */
};

/* Reads the row that begins at TEXT, UTF-8 of LENGTH bytes, not 0, closed with
 * a NUL, and gives its cells to SINK. Where the row is not whole, its last cell
 * is not given. */
struct loose_row loose_read(const char *text, size_t length, char delimiter,
                            const struct loose_sink *sink);

#endif

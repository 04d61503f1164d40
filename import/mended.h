/*
 * mended - what a spreadsheet does to a value on its own.
 *
 * Excel and its like change what they are given: 0012 becomes 12, 1-2 the second of
 * January, a long number 1.23457E+11, straight quotation marks curly ones. Nobody
 * meant that. Where the value that was sent is known, such a change is recognised:
 * the cell counts as unchanged, and a person is told.
 */
#ifndef MENDED_H
#define MENDED_H

#include "model/buf.h"
#include "model/words.h"

enum mended {
    MENDED_NOT,       /* equal, or changed by a person */
    MENDED_LINES,     /* other line ends, or _x000D_ for them */
    MENDED_BLANKS,    /* blanks at the ends */
    MENDED_QUOTES,    /* curly quotation marks, one character for three dots */
    MENDED_WIDTH,     /* full-width or half-width characters */
    MENDED_GUARD,     /* an apostrophe before a formula came or went */
    MENDED_ZEROS,     /* zeros at the beginning are lost */
    MENDED_FORMAT,    /* a number in another format: 12,400 or 12400.0 */
    MENDED_ROUNDED,   /* a long number rounded: 1.23457E+11 */
    MENDED_DATE,      /* a date in another format, or as the number of its day */
    MENDED_MADE_DATE, /* 1-2 was taken for a date */
    MENDED_FLAG       /* true became TRUE */
};

/* What a spreadsheet did to SENT that makes TEXT of it, the last step where there are
 * several; MENDED_NOT where both are equal or a person changed it. */
enum mended mended_find(const char *sent, const char *text);

/* What is told of it: "zeros at the beginning were lost". */
const char *mended_words(enum mended mended, enum lang lang);

/* Adds TEXT, which a person typed into a spreadsheet, to OUT: with LF for each line
 * end, without blanks at its ends. */
void mended_tidy(const char *text, struct buf *out);

#endif

/*
 * record_mark - the number of a record as text that survives a spreadsheet.
 *
 * Spreadsheets keep 15 digits of a number and round the rest, so that a record
 * number travels as text with letters: "RK7Q2-9WMHC-X4TPD". "R" says what it is,
 * thirteen characters are the number in base 31, the last one is a check
 * character. The alphabet has no 0, 1, I, L, O, which people and OCR mistake for
 * each other. 31 is a prime, so that the check finds each wrong character and each
 * two that changed places.
 */
#ifndef RECORD_MARK_H
#define RECORD_MARK_H

#include "model/buf.h"

#include <stdbool.h>
#include <stdint.h>

/* Adds the mark of record ID, which is not negative, to OUT. */
void record_mark_put(int64_t id, struct buf *out);

enum record_mark_read {
    RECORD_MARK_GOOD,
    RECORD_MARK_DAMAGED, /* it has the form of a mark, but the check fails */
    RECORD_MARK_NONE     /* no mark */
};

/* Reads TEXT in any width and case, blanks and dashes anywhere, into *ID, which is
 * set for a good mark alone. */
enum record_mark_read record_mark_read(const char *text, int64_t *id);

#endif

/*
 * header_numbers - a column that only numbers the rows, where codes are
 * expected.
 *
 * The column No of most ledgers says which row of the sheet it is, not which
 * record: next year the same holding has another number. Taken for a code it
 * would make a second record of one that is there, and later overwrite another.
 * So numbers from 1 on, one more in each row, are no codes unless a person says
 * so (--key code, or a mapping), and the rows are found by their names.
 */
#ifndef HEADER_NUMBERS_H
#define HEADER_NUMBERS_H

#include "import/headers.h"

/* Whether TEXT is a number as rows have it: no sign, no leading zero. */
bool header_numbers_is(const char *text);

/* The column of SHEET that would hold codes and only numbers the rows;
 * headers->count where none does: cells are empty or other than numbers, a
 * mapping says that the column is the code, nothing else names the records, or
 * the file is an export of ours. In our own files of refused rows, of which others are
 * missing, the numbers need only grow. */
size_t header_numbers_find(const struct sheet *sheet, const struct headers *headers);

/* Makes COLUMN one that numbers the rows; another column for codes, which it
 * stood in the way of, takes its field. What names are made of is found anew by the
 * rows of SHEET. */
void header_numbers_leave(const struct sheet *sheet, struct headers *headers, size_t column);

#endif

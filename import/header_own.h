/*
 * header_own - whether a header is that of one of our own exports.
 *
 * They are headed by all labels of one language or by all column names, in the
 * order of the table, so that they need no guessing.
 */
#ifndef HEADER_OWN_H
#define HEADER_OWN_H

#include "import/sheet.h"
#include "model/kinds.h"

/* The column of reasons in the header at place ROW of SHEET, as our files of
 * refused rows have it; the number of columns where there is none. */
size_t header_own_reason(const struct sheet *sheet, size_t row);

/* The kind of which the row at place ROW of SHEET heads an export, and whether
 * it is that of the register; NULL where it is none of ours. */
const struct kind *header_own_find(const struct sheet *sheet, size_t row, bool *is_register);

#endif

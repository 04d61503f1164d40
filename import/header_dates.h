/*
 * header_dates - one date in columns of its own for era, year, month and day.
 *
 * Payroll systems write 基準日 over 元号, 年, 月 and 日, or 基準日（年） and so on beside
 * each other, or 基準日 alone over cells that were merged. The columns are one field,
 * which the text before 年 names; a cell is made of the four as people write dates:
 * 令和6年4月1日.
 */
#ifndef HEADER_DATES_H
#define HEADER_DATES_H

#include "import/headers.h"

/* How many columns of the header LINES, from COLUMN on, are the parts of one date:
 * 4 with the era, 3 without; 0 where none begins there. Parts without labels are known by
 * the first rows below. *WORD is then that of its
 * field. */
size_t header_dates_find(const struct sheet *sheet, const struct header_lines *lines, size_t column,
                         const struct header_words *words, const struct header_word **word);

/* Makes the columns of HEADERS that follow the first one of a date parts of it,
 * where that has a field for a date, and forgets that the others are. */
void header_dates_mark(struct headers *headers);

/* Puts the dates together in the first of their columns, in each row of SHEET below
 * the header; the others are then empty. */
void header_dates_join(struct sheet *sheet, const struct headers *headers);

#endif

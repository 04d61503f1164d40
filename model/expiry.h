/*
 * expiry - the day on which a period runs out, by the Civil Code.
 *
 * Articles 139 to 143: the day of the event is not counted unless the period
 * begins at midnight (140); a period ends with its last day (141); weeks,
 * months and years run by the calendar, and end on the day before the day that
 * answers to the first, or with the month where it has no such day (143).
 * Article 142, a holiday as the last day, holds where it is custom not to do
 * business on it: nothing is to be done on the last day of keeping a record.
 */
#ifndef EXPIRY_H
#define EXPIRY_H

#include <stdbool.h>

/* Sets LAST to the last day of PERIOD, ISO 8601, that runs from EVENT, a day;
 * the day of the event is the first of it where COUNTED ("from the day after
 * ..": that day begins at midnight), else the day after. Years and months run
 * first, then weeks and days. False where PERIOD is none, or LAST lies outside
 * of the years that are kept. */
bool expiry_last(const char *event, bool counted, const char *period, char last[11]);

#endif

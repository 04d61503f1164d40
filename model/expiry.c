/* See expiry.h. */
#include "model/expiry.h"

#include "model/dates.h"
#include "model/periods.h"

#include <string.h>

/* The day MONTHS after FIRST that ends whole months: the day before the one
 * that answers to FIRST, or the last of a month that has no such day. */
static bool end_of_months(const char *first, long months, char last[11])
{
    char answering[11];
    if (months > 9999 * 12 || !date_add_months(first, (int)months, answering))
        return false;
    /* Where there is no answering day, date_add_months() gives the month's end. */
    bool answers = date_split(answering).day == date_split(first).day;
    return date_from_days(date_days(answering) - (answers ? 1 : 0), last);
}

bool expiry_last(const char *event, bool counted, const char *period, char last[11])
{
    long months, days;
    char first[11], end[11];
    if (!period_parts(period, &months, &days))
        return false;
    if (!date_from_days(date_days(event) + (counted ? 0 : 1), first))
        return false;
    /* Without months the period ends, so far, before its first day. */
    bool found =
        months > 0 ? end_of_months(first, months, end) : date_from_days(date_days(first) - 1, end);
    return found && date_from_days(date_days(end) + days, last);
}

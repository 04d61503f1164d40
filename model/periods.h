/*
 * periods - lengths of time, as people write them and as they are kept.
 *
 * A period is kept as ISO 8601 in the units in which it was typed: P5Y, P1Y6M,
 * P6M, P2W, P30D; twelve months stay P12M. Weeks stand alone, as in ISO 8601.
 */
#ifndef PERIODS_H
#define PERIODS_H

#include "model/buf.h"
#include "model/why.h"

#include <stdbool.h>

/* Reads TYPED and adds the period to ISO: ISO 8601, Japanese (5年間, 6ヶ月,
 * １年６か月, 1年半, 半年, 2週間, 三十日) or English (6 months, 1 year 6 months).
 * False with WHY where it has no end (永年), where other words stand about it
 * (退会後3年), and where it is no period. */
bool period_parse(const char *typed, struct buf *iso, struct why *why);

/* The length of the period ISO, in either case of letters, in days: a year has
 * 365, a month 30, which is enough to order them. 0 where it is no period. */
long period_days(const char *iso);

/* The parts of the period ISO, in either case of letters: a year is twelve
 * *MONTHS, a week seven *DAYS. False, both 0, where it is no period. */
bool period_parts(const char *iso, long *months, long *days);

/* Less than, equal to or greater than 0 as the period A is shorter than B, as
 * long, or longer. Months are compared with months; where only one of both has
 * days beside them, a month counts as in period_days(). Both are periods. */
int period_compare(const char *a, const char *b);

/* Whether the words TEXT say that there is no end: 無期限, 永久, indefinitely. */
bool period_is_endless(const char *text);

/* Adds the period ISO for people: 1年6か月, 2週間; 1 year 6 months, 2 weeks. A
 * text that is no period is added as it is. */
void period_format(const char *iso, enum lang lang, struct buf *out);

#endif

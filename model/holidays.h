/*
 * holidays - the days on which the authorities of Japan are closed.
 *
 * Computed from the Act on National Holidays (国民の祝日に関する法律, 昭和23年法律第178号)
 * as it stands since 2022: the days of Article 2, the substitute for one on a Sunday (3(2)) and
 * the day between two (3(3)). The equinoxes are computed as the almanac does for the years 1980
 * to 2099; the Government gives the days themselves in the gazette of the February before, so
 * those of later years are a forecast. 2019 to 2021, which had exceptions, and all before are
 * outside, as is what laws to come will add.
 *
 * Authorities are closed on Saturdays, Sundays, these holidays, and from 29 December to 3
 * January (行政機関の休日に関する法律, 昭和63年法律第91号, Article 1); a time limit of law
 * for what is filed with them that ends on such a day ends on the next that is none
 * (Article 2). The law of 1988 was read; the days by that of 1948 are held against the
 * published calendar in tests/holidays-test.c.
 */
#ifndef HOLIDAYS_H
#define HOLIDAYS_H

#include <stdbool.h>

/* The years that are known. */
enum { HOLIDAYS_FROM = 2022, HOLIDAYS_TO = 2099 };

/* Whether the day ISO, of a known year, is a national holiday, a substitute for one or a day
 * between two. */
bool holiday_is(const char *iso);

/* Whether the authorities are closed on the day ISO, of a known year. */
bool holiday_closed(const char *iso);

/* Sets OPEN to the day ISO where the authorities are open on it, else to the next on which they
 * are. False where that is of no known year. OPEN may be ISO. */
bool holiday_next_open(const char *iso, char open[11]);

#endif

/*
 * leak_days - by when a leak, loss or damage of personal data is to be reported.
 *
 * APPI Article 26(1) with Article 8 of its Enforcement Rules: promptly after one came to know
 * of it (the preliminary report, 速報; about 3 to 5 days by the guideline, 3-5-3-3), and within
 * 30 days (the final one, 確報; 60 where a wrongful purpose is feared, Rules Article 7(iii)).
 * Saturdays, Sundays and holidays count; a final report whose last day is one on which the
 * authorities are closed is due on the next (holidays.h). The persons are notified promptly, as
 * the situation asks for (Article 26(2), Rules Article 10): no number of days is given there.
 *
 * Whether the day on which one came to know is the first of the days (as the Commission counts,
 * by hearsay: certainty C) or is not counted (Civil Code Article 140) was not read in the
 * guideline. `preliminary` and `final` are by the earlier reading, which is safe under both;
 * `final_latest` is by the later one, after which the time has run out under both.
 *
 * The duty holds since 2022-04-01.
 */
#ifndef LEAK_DAYS_H
#define LEAK_DAYS_H

#include <stdbool.h>

enum { LEAK_FINAL_DAYS = 30, LEAK_FINAL_DAYS_WRONGFUL = 60, LEAK_HOURS = 72 };

struct leak_days {
    char preliminary_from[11]; /* ISO 8601: the third day */
    char preliminary[11];      /* the fifth day */
    char final[11];            /* the last day of the final report */
    char final_latest[11];
    int final_days; /* 30 or 60 */
};

/* Sets DAYS for what became known on the day KNOWN, ISO 8601; WRONGFUL is whether a wrongful
 * purpose is among the heads. False, DAYS untouched, where KNOWN lies before the duty or the
 * holidays of the last day are not known (after 2099). */
bool leak_days(const char *known, bool wrongful, struct leak_days *days);

/* Sets DAY to that on which the 72 hours of GDPR Article 33(1) end for what became known on the
 * day KNOWN, ISO 8601: they run from the moment of knowing, of which only the day is kept, so they
 * end at the same hour of DAY. Hours run through Saturdays, Sundays and holidays (certainty C).
 * False where DAY lies outside of the years that are kept. */
bool leak_hours(const char *known, char day[11]);

#endif

/*
 * dates - days, as people write them and as they are kept.
 *
 * A day is kept as text, ISO 8601 "2024-04-01", of the years 1583 to 9999: the
 * Gregorian calendar, in use in Japan since 1873-01-01. The argument of a
 * function that asks for ISO text is one that date_valid() accepts; anything
 * else is a bug.
 */
#ifndef DATES_H
#define DATES_H

#include "model/buf.h"
#include "model/why.h"

#include <stdbool.h>

struct date {
    int year;
    int month; /* 1 to 12 */
    int day;   /* 1 to 31 */
};

/* Reads TYPED into ISO: 2024-04-01, 2024/4/1, 2024.4.1, 20240401, 2024年4月1日,
 * and the eras since Meiji 6 (令和6年4月1日, 令和元年5月1日, 令和六年四月一日,
 * R6.4.1, ㋿6/4/1, R060401), in any width and case, blanks round about. An era
 * holds from the day of its edict or cabinet order. False with WHY where the
 * day does not exist, lies outside of its era, has no century, is incomplete
 * or carries a time. */
bool date_parse(const char *typed, char iso[11], struct why *why);

/* What the column of a file says about its days beyond the cell. A zeroed one
 * says nothing, which is how a single day is read. */
struct date_way {
    char era;      /* letter of the era of years that name none and have one or two digits; or 0 */
    bool serials;  /* numbers are days as Excel counts them: 1 is 1900-01-01 */
    bool overruns; /* a year past the end of its era is taken: 平成32年 for 2020 */
    bool column;   /* refusals name what can be stated of the column */
};

/* As date_parse(), by WAY. *OVERRAN is whether the year runs on past the end of
 * its era; a day before its era is always refused. */
bool date_read(const char *typed, const struct date_way *way, char iso[11], bool *overran,
               struct why *why);

/* The letter of the era called NAME: 令和, reiwa or R in any width and case; 0
 * where there is none. */
char date_era(const char *name);

/* Adds the day ISO with its era: 令和元年5月1日; as date_format() in Japanese
 * where it lies before 1873. */
void date_format_era(const char *iso, struct buf *out);

/* Adds the day ISO for people: 2024年4月1日, in English 2024-04-01. A text that
 * is no date is added as it is. */
void date_format(const char *iso, enum lang lang, struct buf *out);

/* Whether TEXT is exactly a day in ISO 8601 that exists. */
bool date_valid(const char *text);

/* The parts of ISO, and back: false, ISO untouched, where DATE does not exist or
 * lies outside of the years that are kept. */
struct date date_split(const char *iso);
bool date_join(struct date date, char iso[11]);

/* The number of the day ISO; 1970-01-01 is 0. And back: false where DAYS lies
 * outside of the years that are kept. */
long date_days(const char *iso);
bool date_from_days(long days, char iso[11]);

/* The day MONTHS or YEARS (may be negative) after ISO. Where that month is too
 * short, its last day: one month after 2024-01-31 is 2024-02-29. RESULT may be
 * ISO. False where the result lies outside of the years that are kept. */
bool date_add_months(const char *iso, int months, char result[11]);
bool date_add_years(const char *iso, int years, char result[11]);

#endif

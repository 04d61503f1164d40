/* See holidays.h. */
#include "model/holidays.h"

#include "model/dates.h"
#include "model/mem.h"

#include <string.h>

enum { SUNDAY, MONDAY, SATURDAY = 6 };

/* The days of Article 2 but the equinoxes: a day of the month, or the WEEK-th Monday. */
static const struct {
    int month, day, week;
} days[] = {
    {1, 1, 0}, {1, 0, 2}, {2, 11, 0}, {2, 23, 0}, {4, 29, 0}, {5, 3, 0},  {5, 4, 0},
    {5, 5, 0}, {7, 0, 3}, {8, 11, 0}, {9, 0, 3},  {10, 0, 2}, {11, 3, 0}, {11, 23, 0},
};

/* The day of the week of DAY, counted as date_days() does: 1970-01-01 was a Thursday. */
static int weekday(long day)
{
    return (int)((day + 4) % 7);
}

/* The equinox of YEAR, as a day of March or September: the mean tropical year from that of
 * 1980, BASE ten-thousandths of a day, less the leap days since. */
static int equinox(int year, long base)
{
    long since = year - 1980;
    return (int)((base * 100 + 242194 * since) / 1000000 - since / 4);
}

/* Whether DAY, counted, is one of Article 2. */
static bool is_named(long day)
{
    char iso[11];
    if (!date_from_days(day, iso))
        return false;
    struct date date = date_split(iso);
    if (date.month == 3 && date.day == equinox(date.year, 208431))
        return true;
    if (date.month == 9 && date.day == equinox(date.year, 232488))
        return true;
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
        if (days[i].month != date.month)
            continue;
        if (days[i].week == 0 ? days[i].day == date.day
                              : weekday(day) == MONDAY && (date.day - 1) / 7 + 1 == days[i].week)
            return true;
    }
    return false;
}

/* Whether DAY, not named itself, stands for a named one on a Sunday: the next day after it that
 * is not named. */
static bool is_substitute(long day)
{
    long before = day - 1;
    while (is_named(before) && weekday(before) != SUNDAY)
        before--;
    return is_named(before);
}

static bool is_holiday(long day)
{
    return is_named(day) || is_substitute(day) || (is_named(day - 1) && is_named(day + 1));
}

static bool is_known(const char *iso)
{
    int year = date_split(iso).year;
    return year >= HOLIDAYS_FROM && year <= HOLIDAYS_TO;
}

static long known_day(const char *iso)
{
    if (!is_known(iso))
        bug("a day whose holidays are not known");
    return date_days(iso);
}

bool holiday_is(const char *iso)
{
    return is_holiday(known_day(iso));
}

bool holiday_closed(const char *iso)
{
    long day = known_day(iso);
    struct date date = date_split(iso);
    return weekday(day) == SUNDAY || weekday(day) == SATURDAY || is_holiday(day) ||
           (date.month == 12 && date.day >= 29) || (date.month == 1 && date.day <= 3);
}

bool holiday_next_open(const char *iso, char open[11])
{
    char at[11];
    memcpy(at, iso, sizeof at);
    while (is_known(at) && holiday_closed(at))
        if (!date_from_days(date_days(at) + 1, at))
            return false;
    if (!is_known(at))
        return false;
    memcpy(open, at, sizeof at);
    return true;
}

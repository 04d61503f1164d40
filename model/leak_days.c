/* See leak_days.h. */
#include "model/leak_days.h"

#include "model/dates.h"
#include "model/holidays.h"

#include <string.h>

static const char duty_from[] = "2022-04-01";

enum { PRELIMINARY_FROM = 3, PRELIMINARY = 5 };

bool leak_days(const char *known, bool wrongful, struct leak_days *days)
{
    struct leak_days found = {.final_days = wrongful ? LEAK_FINAL_DAYS_WRONGFUL : LEAK_FINAL_DAYS};
    long first = date_days(known);
    if (strcmp(known, duty_from) < 0)
        return false;
    if (!date_from_days(first + PRELIMINARY_FROM - 1, found.preliminary_from) ||
        !date_from_days(first + PRELIMINARY - 1, found.preliminary) ||
        !date_from_days(first + found.final_days - 1, found.final) ||
        !date_from_days(first + found.final_days, found.final_latest) ||
        !holiday_next_open(found.final, found.final) ||
        !holiday_next_open(found.final_latest, found.final_latest))
        return false;
    *days = found;
    return true;
}

bool leak_hours(const char *known, char day[11])
{
    return date_from_days(date_days(known) + LEAK_HOURS / 24, day);
}

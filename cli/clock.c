/* See clock.h. */
#include "cli/clock.h"

#include "model/dates.h"

#include <stdio.h>
#include <string.h>

/* Reads "18:00", "18:00:30", with "Z", "+09:00" or nothing behind, into
 * seconds of the day in UTC, which may lie before or after the day. */
static bool parse_time(const char *text, long *seconds)
{
    int hour, minute, second = 0, used = 0, zone_hour = 0, zone_minute = 0;
    if (sscanf(text, "%2d:%2d%n", &hour, &minute, &used) != 2)
        return false;
    text += used;
    if (sscanf(text, ":%2d%n", &second, &used) == 1)
        text += used;
    char sign = *text;
    if (sign == '+' || sign == '-') {
        if (sscanf(text + 1, "%2d:%2d%n", &zone_hour, &zone_minute, &used) != 2)
            return false;
        text += 1 + used;
    } else if (sign == 'Z') {
        text++;
    }
    long zone = zone_hour * 3600L + zone_minute * 60L;
    *seconds = hour * 3600L + minute * 60L + second - (sign == '-' ? -zone : zone);
    return *text == '\0' && hour < 24 && minute < 60 && second < 60;
}

bool clock_parse(const char *text, char utc[21], struct why *why)
{
    char day[11] = "", iso[11];
    long seconds = 0;
    struct why date_why = {.lang = why->lang};
    snprintf(day, sizeof day, "%.10s", text);
    bool sound = date_parse(day, iso, &date_why) && strcmp(iso, day) == 0;
    if (sound && strlen(text) > 10)
        sound = (text[10] == 'T' || text[10] == ' ') && parse_time(text + 11, &seconds);
    if (sound) {
        long days = date_days(iso) + (seconds < 0 ? -1 : seconds / 86400);
        seconds = (seconds + 86400) % 86400;
        sound = date_from_days(days, iso);
    }
    if (!sound)
        return why_set_class(why, WHY_USAGE,
                             "DAICHO_NOW is \"%s\". Expected: a date such as 2026-11-22, or a "
                             "moment such as 2026-11-22T09:00:00Z.",
                             text);
    snprintf(utc, 21, "%sT%02u:%02u:%02uZ", iso, (unsigned)(seconds / 3600 % 24),
             (unsigned)(seconds / 60 % 60), (unsigned)(seconds % 60));
    return true;
}

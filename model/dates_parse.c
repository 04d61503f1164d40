/*
 * How people write days, see dates.h. The text is folded first, so that width,
 * case, ㋿ and the kinds of dashes no longer matter; then one pass reads year,
 * month and day, and the era, where there is one, is held against its days.
 */
#include "model/dates.h"

#include "model/fold.h"
#include "model/guard.h"
#include "model/numerals.h"

#include <stdlib.h>
#include <string.h>

/* In order of time. An era begins on the day of the edict or order that named
 * it, and the one before ends on the day before; Meiji counts from the day the
 * Gregorian calendar came into use (Dajokan proclamation No. 337 of 1872). */
struct era {
    const char *name, *roman;
    char letter;
    int first_year; /* the year of the Gregorian calendar that was its first */
    const char *first_day;
};

static const struct era eras[] = {
    {.name = "明治",
     .roman = "meiji",
     .letter = 'm',
     .first_year = 1868,
     .first_day = "1873-01-01"},
    {.name = "大正",
     .roman = "taisho",
     .letter = 't',
     .first_year = 1912,
     .first_day = "1912-07-30"},
    {.name = "昭和",
     .roman = "showa",
     .letter = 's',
     .first_year = 1926,
     .first_day = "1926-12-25"},
    {.name = "平成",
     .roman = "heisei",
     .letter = 'h',
     .first_year = 1989,
     .first_day = "1989-01-08"},
    {.name = "令和",
     .roman = "reiwa",
     .letter = 'r',
     .first_year = 2019,
     .first_day = "2019-05-01"},
};

enum { ERAS = sizeof eras / sizeof eras[0], KANJI_BYTES = 3 };

enum finding { FOUND, NO_DATE, NO_CENTURY, INCOMPLETE, HAS_TIME, SERIAL };

/* The last number that Excel shows as a day, and those that stand for days of
 * 1950 to 2099, which a number of five digits in a column of dates likely is. */
enum { SERIAL_LAST = 2958465, SERIAL_1950 = 18264, SERIAL_2099 = 73050 };

struct reading {
    const struct era *era; /* NULL for a year of the Gregorian calendar */
    long year, month, day;
};

/* The era in force on the day ISO; NULL before the first. */
static const struct era *era_of(const char *iso)
{
    const struct era *era = NULL;
    for (size_t i = 0; i < ERAS && strcmp(eras[i].first_day, iso) <= 0; i++)
        era = &eras[i];
    return era;
}

/* The era with that LETTER; NULL for any other. */
static const struct era *era_called(char letter)
{
    const struct era *era = NULL;
    for (size_t i = 0; i < ERAS; i++)
        if (eras[i].letter == letter)
            era = &eras[i];
    return era;
}

char date_era(const char *name)
{
    struct buf key = {0};
    char letter = 0;
    fold_text(name, &key);
    for (size_t i = 0; i < ERAS && letter == 0; i++)
        if (strcmp(buf_text(&key), eras[i].name) == 0 ||
            strcmp(buf_text(&key), eras[i].roman) == 0 ||
            (key.length == 1 && key.text[0] == eras[i].letter))
            letter = eras[i].letter;
    buf_clear(&key);
    return letter;
}

/* Sets ERA to the one that TEXT begins with, or to NULL; gives the bytes taken. */
static size_t read_era(const char *text, const struct era **era)
{
    *era = NULL;
    for (size_t i = 0; i < ERAS; i++) {
        size_t length = 0;
        if (strncmp(text, eras[i].name, strlen(eras[i].name)) == 0)
            length = strlen(eras[i].name);
        else if (strncmp(text, eras[i].name, KANJI_BYTES) == 0)
            length = KANJI_BYTES;
        else if (text[0] == eras[i].letter)
            length = text[1] == '.' ? 2 : 1;
        if (length > 0) {
            *era = &eras[i];
            return length;
        }
    }
    return 0;
}

static size_t read_year(const char *text, struct reading *day)
{
    static const char first[] = "元";
    if (day->era == NULL || strncmp(text, first, strlen(first)) != 0)
        return numeral_read(text, &day->year);
    day->year = 1;
    return strlen(first);
}

/* 20240401, or R060401, where YEAR holds all the digits; false where it is
 * something else. */
static bool split_digits(struct reading *day, size_t digits)
{
    if (digits != (day->era == NULL ? 8u : 6u))
        return false;
    day->day = day->year % 100;
    day->month = day->year / 100 % 100;
    day->year /= 10000;
    return true;
}

/* Passes the divider between two parts: UNIT, or the sign that *SIGN demands;
 * where *SIGN is 0 it becomes the one that is found, or 'u' for a unit. NULL
 * where there is another. */
static const char *pass_divider(const char *at, const char *unit, char *sign)
{
    if ((*sign == 0 || *sign == 'u') && strncmp(at, unit, strlen(unit)) == 0) {
        *sign = 'u';
        return at + strlen(unit);
    }
    if (*at == '\0' || strchr("-/.", *at) == NULL || (*sign != 0 && *sign != *at))
        return NULL;
    *sign = *at;
    return at + 1;
}

/* What stands after the day. */
static enum finding judge_rest(const char *rest)
{
    if (*rest == '\0')
        return FOUND;
    return strchr(rest, ':') != NULL || strstr(rest, "時") != NULL ? HAS_TIME : NO_DATE;
}

/* Reads month and day after the year, which ends at AT. */
static enum finding read_month_and_day(const char *at, struct reading *day)
{
    char sign = 0;
    at = pass_divider(at, "年", &sign);
    if (at == NULL)
        return NO_DATE;
    size_t length = numeral_read(at, &day->month);
    if (length == 0)
        return *at == '\0' ? INCOMPLETE : NO_DATE;
    at += length;
    if (*at == '\0' && sign != 'u')
        return INCOMPLETE;
    at = pass_divider(at, "月", &sign);
    if (at == NULL)
        return NO_DATE;
    length = numeral_read(at, &day->day);
    if (length == 0)
        return *at == '\0' && sign == 'u' ? INCOMPLETE : NO_DATE;
    at += length;
    if (sign == 'u') {
        if (strncmp(at, "日", KANJI_BYTES) != 0)
            return NO_DATE;
        at += KANJI_BYTES;
    }
    return judge_rest(at);
}

/* The number that TEXT is, up to SERIAL_LAST; 0 where it is none. */
static long read_serial(const char *text)
{
    size_t digits = strspn(text, "0123456789");
    long number;
    if (text[digits] != '\0' || digits > 7 || numeral_read(text, &number) == 0)
        return 0;
    return number <= SERIAL_LAST ? number : 0;
}

static enum finding read_day(const char *text, const struct date_way *way, struct reading *day)
{
    const char *at = text + read_era(text, &day->era);
    size_t digits = strspn(at, "0123456789");
    size_t length = read_year(at, day);
    if (length == 0)
        return NO_DATE;
    at += length;
    enum finding finding;
    if (day->era == NULL && digits == 6 && way->era != 0)
        day->era = era_called(way->era);
    if (split_digits(day, digits))
        finding = judge_rest(at);
    else if (day->era == NULL && digits == 5 && *at == '\0')
        return day->year >= SERIAL_1950 && day->year <= SERIAL_2099 ? SERIAL : NO_DATE;
    else if (*at == '\0')
        return day->era != NULL || digits == 4 ? INCOMPLETE : NO_DATE;
    else if (strncmp(at, "月", KANJI_BYTES) == 0)
        return INCOMPLETE;
    else
        finding = read_month_and_day(at, day);
    if (finding == FOUND && day->era == NULL && day->year < 100) {
        day->era = era_called(way->era);
        return day->era == NULL ? NO_CENTURY : FOUND;
    }
    return finding;
}

/* The key of TYPED without the blanks that divide no digits; the caller frees
 * it. */
static char *squeezed(const char *typed)
{
    struct buf key = {0}, out = {0};
    fold_text(typed, &key);
    for (const char *at = buf_text(&key); *at != '\0'; at++) {
        bool digits = out.length > 0 && strchr("0123456789", out.text[out.length - 1]) != NULL &&
                      at[1] >= '0' && at[1] <= '9';
        if (*at != ' ' || digits)
            buf_putc(&out, *at);
    }
    buf_clear(&key);
    return buf_take(&out);
}

/* Refuses what stands in a cell of a column for a reason that the column as a
 * whole could take away. */
static bool refuse_in_column(struct why *why, enum finding finding, const char *quote,
                             const char *iso)
{
    if (finding == SERIAL)
        return why_set(why,
                       "\"%s\" could be a day as Excel counts them, %s. Write it as a date, or "
                       "state in the mapping that the column holds such numbers (dates=serial).",
                       quote, iso);
    return why_set(why,
                   "The year of \"%s\" could be of any century or era. Write it with four digits, "
                   "such as 2024-04-01, or with its era, such as R6.4.1, or state the era of the "
                   "column in the mapping (dates=reiwa).",
                   quote);
}

static bool refuse(struct why *why, enum finding finding, const char *quote)
{
    switch (finding) {
    case NO_CENTURY:
        return why_set(why,
                       "The year of \"%s\" could be of any century or era. Write it with four "
                       "digits, such as 2024-04-01, or with its era, such as R6.4.1.",
                       quote);
    case INCOMPLETE:
        return why_set(why,
                       "\"%s\" is not a whole date. Give year, month and day, such as 2024-04-01 "
                       "or R6.4.1.",
                       quote);
    case HAS_TIME:
        return why_set(why,
                       "\"%s\" carries a time of day, which is not kept here. Give the date "
                       "alone, such as 2024-04-01.",
                       quote);
    case FOUND:
    case NO_DATE:
    case SERIAL:
        break;
    }
    return why_set(why,
                   "\"%s\" is not a date. Write it such as 2024-04-01, 2024/4/1, 20240401 or "
                   "R6.4.1.",
                   quote);
}

void date_format_era(const char *iso, struct buf *out)
{
    const struct era *era = era_of(iso);
    if (era == NULL) {
        date_format(iso, LANG_JA, out);
        return;
    }
    struct date date = date_split(iso);
    buf_puts(out, era->name);
    if (date.year == era->first_year)
        buf_puts(out, "元");
    else
        buf_printf(out, "%d", date.year - era->first_year + 1);
    buf_printf(out, "年%d月%d日", date.month, date.day);
}

/* Refuses the day ISO, which QUOTE gave to an era it does not belong to. */
static bool refuse_era(struct why *why, const char *iso, const char *quote)
{
    const struct era *era = era_of(iso);
    if (era == NULL)
        return why_set(why,
                       "\"%s\" lies before 1873, when Japan took over the present calendar. "
                       "Convert the day and write it such as 1872-12-31.",
                       quote);
    struct buf right = {0};
    date_format_era(iso, &right);
    why_set(why, "\"%s\" lies outside of its era: that day is %s. Write it so, or as %s.", quote,
            buf_text(&right), iso);
    buf_clear(&right);
    return false;
}

/* Turns what was read into ISO; *OVERRAN is whether the year runs on past the
 * end of its era, which WAY allows. */
static bool convert(const struct reading *day, const struct date_way *way, char iso[11],
                    bool *overran, const char *quote, struct why *why)
{
    /* Nine digits fit; so large a part is no day in any case. */
    struct date date = {.year = (int)day->year, .month = (int)day->month, .day = (int)day->day};
    if (day->era != NULL && day->year > 0)
        date.year += day->era->first_year - 1;
    char found[11];
    if (!date_join(date, found))
        return why_set(why,
                       "There is no day \"%s\" in the years 1583 to 9999. Check year, month and "
                       "day.",
                       quote);
    bool outside = day->era != NULL && era_of(found) != day->era;
    if (outside && !(way->overruns && strcmp(found, day->era->first_day) > 0))
        return refuse_era(why, found, quote);
    *overran = outside;
    memcpy(iso, found, sizeof found);
    return true;
}

/* The day that Excel shows for SERIAL: 1 is 1900-01-01, and 60 is a day that
 * never was. False for that one. */
static bool convert_serial(long serial, char iso[11])
{
    static const char before_1900_03[] = "1899-12-31", later[] = "1899-12-30";
    return serial > 0 && serial != 60 &&
           date_from_days(date_days(serial < 60 ? before_1900_03 : later) + serial, iso);
}

bool date_read(const char *typed, const struct date_way *way, char iso[11], bool *overran,
               struct why *why)
{
    *overran = false;
    if (date_valid(typed)) {
        memcpy(iso, typed, sizeof "2026-04-01");
        return true;
    }
    char *text = squeezed(typed);
    char *quote = guard_quote(typed);
    struct reading day = {0};
    char counted[11];
    bool taken;
    long serial = read_serial(text);
    bool counts = convert_serial(serial, counted);
    enum finding finding = read_day(text, way, &day);
    if (way->serials && counts && finding != FOUND) {
        memcpy(iso, counted, sizeof counted);
        taken = true;
    } else if (finding == FOUND) {
        taken = convert(&day, way, iso, overran, quote, why);
    } else if (way->column && (finding == NO_CENTURY || finding == SERIAL)) {
        taken = refuse_in_column(why, finding, quote, counted);
    } else {
        taken = refuse(why, finding, quote);
    }
    free(quote);
    free(text);
    return taken;
}

bool date_parse(const char *typed, char iso[11], struct why *why)
{
    static const struct date_way plain = {0};
    bool overran;
    return date_read(typed, &plain, iso, &overran, why);
}

/*
 * See dates.h. Here is the calendar; what people type is read in
 * dates_parse.c. Days are counted from 0001-01-01 of the Gregorian calendar
 * extended backwards.
 */
#include "model/dates.h"

#include "model/mem.h"

#include <string.h>

enum { FIRST_YEAR = 1583, LAST_YEAR = 9999 };

/* The count of 1970-01-01. */
static const long EPOCH = 719162;

static bool is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int month_length(int year, int month)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return lengths[month - 1] + (month == 2 && is_leap(year));
}

/* The days before the first of January of YEAR. */
static long days_before_year(int year)
{
    long past = year - 1;
    return past * 365 + past / 4 - past / 100 + past / 400;
}

static bool exists(struct date date)
{
    return date.year >= FIRST_YEAR && date.year <= LAST_YEAR && date.month >= 1 &&
           date.month <= 12 && date.day >= 1 && date.day <= month_length(date.year, date.month);
}

/* The number that COUNT digits at TEXT make. */
static int digits_at(const char *text, int count)
{
    int number = 0;
    for (int i = 0; i < count; i++)
        number = number * 10 + (text[i] - '0');
    return number;
}

static struct date split(const char *iso)
{
    return (struct date){
        .year = digits_at(iso, 4), .month = digits_at(iso + 5, 2), .day = digits_at(iso + 8, 2)};
}

bool date_valid(const char *text)
{
    static const char form[] = "dddd-dd-dd";
    if (strlen(text) != sizeof form - 1)
        return false;
    for (size_t i = 0; i < sizeof form - 1; i++) {
        bool digit = text[i] >= '0' && text[i] <= '9';
        if (form[i] == 'd' ? !digit : text[i] != form[i])
            return false;
    }
    return exists(split(text));
}

struct date date_split(const char *iso)
{
    if (!date_valid(iso))
        bug("a day that is not in ISO 8601");
    return split(iso);
}

static void put_digits(char *text, int number, int count)
{
    for (int i = count - 1; i >= 0; i--) {
        text[i] = (char)('0' + number % 10);
        number /= 10;
    }
}

bool date_join(struct date date, char iso[11])
{
    if (!exists(date))
        return false;
    memcpy(iso, "0000-00-00", 11);
    put_digits(iso, date.year, 4);
    put_digits(iso + 5, date.month, 2);
    put_digits(iso + 8, date.day, 2);
    return true;
}

void date_format(const char *iso, enum lang lang, struct buf *out)
{
    if (lang == LANG_EN || !date_valid(iso)) {
        buf_puts(out, iso);
        return;
    }
    struct date date = date_split(iso);
    buf_printf(out, "%d年%d月%d日", date.year, date.month, date.day);
}

long date_days(const char *iso)
{
    struct date date = date_split(iso);
    long days = days_before_year(date.year) + date.day - 1;
    for (int month = 1; month < date.month; month++)
        days += month_length(date.year, month);
    return days - EPOCH;
}

bool date_from_days(long days, char iso[11])
{
    if (days < days_before_year(FIRST_YEAR) - EPOCH ||
        days >= days_before_year(LAST_YEAR + 1) - EPOCH)
        return false;
    days += EPOCH;
    struct date date = {.year = (int)(days / 366) + 1, .month = 1};
    while (days_before_year(date.year + 1) <= days)
        date.year++;
    days -= days_before_year(date.year);
    while (days >= month_length(date.year, date.month))
        days -= month_length(date.year, date.month++);
    date.day = (int)days + 1;
    return date_join(date, iso);
}

bool date_add_months(const char *iso, int months, char result[11])
{
    struct date date = date_split(iso);
    long long month = date.year * 12LL + date.month - 1 + months;
    if (month < FIRST_YEAR * 12LL || month >= (LAST_YEAR + 1) * 12LL)
        return false;
    date.year = (int)(month / 12);
    date.month = (int)(month % 12) + 1;
    int last = month_length(date.year, date.month);
    if (date.day > last)
        date.day = last;
    return date_join(date, result);
}

bool date_add_years(const char *iso, int years, char result[11])
{
    if (years < -LAST_YEAR || years > LAST_YEAR)
        return false;
    return date_add_months(iso, years * 12, result);
}

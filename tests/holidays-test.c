/*
 * The days on which the authorities are closed, against the calendar that the Cabinet Office
 * publishes (to 2027) and the almanac (to 2030), and the days of reports of leaks by them.
 */
#include "model/dates.h"
#include "model/holidays.h"
#include "model/leak_days.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* All holidays of a year, substitutes and days between included, as month and day. */
static const struct {
    int year;
    const char *days;
} calendar[] = {
    {2024, "01-01 01-08 02-11 02-12 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-15 08-11 08-12 "
           "09-16 09-22 09-23 10-14 11-03 11-04 11-23"},
    {2025, "01-01 01-13 02-11 02-23 02-24 03-20 04-29 05-03 05-04 05-05 05-06 07-21 08-11 09-15 "
           "09-23 10-13 11-03 11-23 11-24"},
    {2026, "01-01 01-12 02-11 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-20 08-11 09-21 09-22 "
           "09-23 10-12 11-03 11-23"},
    {2027, "01-01 01-11 02-11 02-23 03-21 03-22 04-29 05-03 05-04 05-05 07-19 08-11 09-20 09-23 "
           "10-11 11-03 11-23"},
    {2028, "01-01 01-10 02-11 02-23 03-20 04-29 05-03 05-04 05-05 07-17 08-11 09-18 09-22 10-09 "
           "11-03 11-23"},
    {2029, "01-01 01-08 02-11 02-12 02-23 03-20 04-29 04-30 05-03 05-04 05-05 07-16 08-11 09-17 "
           "09-23 09-24 10-08 11-03 11-23"},
    {2030, "01-01 01-14 02-11 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-15 08-11 08-12 09-16 "
           "09-23 10-14 11-03 11-04 11-23"},
};

static void holidays_are_those_of_the_calendar(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof calendar / sizeof calendar[0]; i++) {
        char first[11], iso[11], found[512] = "";
        snprintf(first, sizeof first, "%04d-01-01", calendar[i].year);
        for (long day = date_days(first);; day++) {
            assert_true(date_from_days(day, iso));
            if (date_split(iso).year != calendar[i].year)
                break;
            if (!holiday_is(iso))
                continue;
            if (found[0] != '\0')
                strcat(found, " ");
            strcat(found, iso + 5);
        }
        assert_string_equal(found, calendar[i].days);
    }
}

/* 2032 has a Tuesday between the day of the aged and the equinox. */
static void a_day_between_two_holidays_is_one(void **state)
{
    (void)state;
    assert_true(holiday_is("2032-09-20"));
    assert_true(holiday_is("2032-09-21"));
    assert_true(holiday_is("2032-09-22"));
    assert_false(holiday_is("2032-09-23"));
}

static void authorities_are_closed_at_weekends_and_over_the_new_year(void **state)
{
    static const char *const closed[] = {"2026-11-21", "2026-11-22", "2026-11-23", "2026-12-29",
                                         "2026-12-31", "2027-01-02", "2027-01-03", "2026-01-02"};
    static const char *const open[] = {"2026-11-24", "2026-12-28", "2027-01-04", "2026-01-05"};
    (void)state;
    for (size_t i = 0; i < sizeof closed / sizeof closed[0]; i++)
        assert_true(holiday_closed(closed[i]));
    for (size_t i = 0; i < sizeof open / sizeof open[0]; i++)
        assert_false(holiday_closed(open[i]));
}

static void the_next_open_day_is_the_day_itself_where_it_is_open(void **state)
{
    char day[11];
    (void)state;
    assert_true(holiday_next_open("2026-11-24", day));
    assert_string_equal(day, "2026-11-24");
    assert_true(holiday_next_open("2026-11-21", day));
    assert_string_equal(day, "2026-11-24");
    assert_true(holiday_next_open("2026-12-29", day));
    assert_string_equal(day, "2027-01-04");
    assert_true(holiday_next_open("2026-05-02", day));
    assert_string_equal(day, "2026-05-07");
    assert_false(holiday_next_open("2099-12-31", day));
    assert_false(holiday_next_open("2021-12-31", day));
}

static void reports_are_due_by_days_that_begin_with_the_knowing(void **state)
{
    struct leak_days days;
    (void)state;
    assert_true(leak_days("2026-06-01", false, &days));
    assert_string_equal(days.preliminary_from, "2026-06-03");
    assert_string_equal(days.preliminary, "2026-06-05");
    assert_string_equal(days.final, "2026-06-30");
    assert_string_equal(days.final_latest, "2026-07-01");
    assert_int_equal(days.final_days, 30);
    assert_true(leak_days("2026-06-01", true, &days));
    assert_string_equal(days.final, "2026-07-30");
    assert_string_equal(days.final_latest, "2026-07-31");
    assert_int_equal(days.final_days, 60);
}

/* Weekends within the days count, and so do they for the preliminary report. */
static void only_a_last_day_that_is_closed_moves(void **state)
{
    struct leak_days days;
    (void)state;
    /* The 30th day is Sunday, 29 November; by the later reading a Monday. */
    assert_true(leak_days("2026-10-31", false, &days));
    assert_string_equal(days.preliminary, "2026-11-04");
    assert_string_equal(days.final, "2026-11-30");
    assert_string_equal(days.final_latest, "2026-11-30");
    /* Both last days fall into the days over the new year. */
    assert_true(leak_days("2026-11-30", false, &days));
    assert_string_equal(days.final, "2027-01-04");
    assert_string_equal(days.final_latest, "2027-01-04");
    /* The fifth day is a holiday and stays: "about" is no time limit. */
    assert_true(leak_days("2026-11-19", false, &days));
    assert_string_equal(days.preliminary, "2026-11-23");
}

static void days_outside_of_the_duty_are_not_computed(void **state)
{
    struct leak_days days;
    (void)state;
    assert_false(leak_days("2022-03-31", false, &days));
    assert_true(leak_days("2022-04-01", false, &days));
    assert_false(leak_days("2099-12-20", false, &days));
    /* The first of two readings still falls into the last year that is known. */
    assert_true(leak_days("2099-11-28", false, &days));
    assert_string_equal(days.final, "2099-12-28");
    assert_false(leak_days("2099-11-29", false, &days));
    /* From each of these another day would lie after the year 9999. */
    static const char *const late[] = {"9999-12-31", "9999-12-28", "9999-12-20", "9999-12-02"};
    for (size_t i = 0; i < sizeof late / sizeof late[0]; i++)
        assert_false(leak_days(late[i], false, &days));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(holidays_are_those_of_the_calendar),
        cmocka_unit_test(a_day_between_two_holidays_is_one),
        cmocka_unit_test(authorities_are_closed_at_weekends_and_over_the_new_year),
        cmocka_unit_test(the_next_open_day_is_the_day_itself_where_it_is_open),
        cmocka_unit_test(reports_are_due_by_days_that_begin_with_the_knowing),
        cmocka_unit_test(only_a_last_day_that_is_closed_moves),
        cmocka_unit_test(days_outside_of_the_duty_are_not_computed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

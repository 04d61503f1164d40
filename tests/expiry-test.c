/*
 * The last day of a period, held against articles 140 to 143 of the Civil Code:
 * cases by hand, and every day of 1990 to 2040 against a calendar of the test's
 * own.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/dates.h"
#include "model/events.h"
#include "model/expiry.h"
#include "model/periods.h"

#include <stdio.h>
#include <string.h>

static void last_day_is_that_of_the_civil_code(void **state)
{
    (void)state;
    static const struct {
        const char *event;
        bool counted;
        const char *period, *last;
    } cases[] = {
        /* 140: the day of the event does not count; 143: years by the calendar. */
        {"2024-03-31", false, "P5Y", "2029-03-31"},
        {"2024-04-01", false, "P1Y", "2025-04-01"},
        {"2024-04-01", true, "P1Y", "2025-03-31"},
        /* Whole months from the first of a month end with a month. */
        {"2024-02-29", false, "P1M", "2024-03-31"},
        {"2023-02-28", false, "P1M", "2023-03-31"},
        {"2024-02-28", false, "P1M", "2024-03-28"},
        {"2023-02-28", false, "P1Y", "2024-02-29"},
        {"2024-02-29", false, "P1Y", "2025-02-28"},
        {"2024-02-28", false, "P1Y", "2025-02-28"},
        {"2024-04-30", false, "P1M", "2024-05-31"},
        /* No answering day: the last of the month. */
        {"2023-01-28", false, "P1M", "2023-02-28"},
        {"2023-01-29", false, "P1M", "2023-02-28"},
        {"2023-01-30", false, "P1M", "2023-02-28"},
        {"2024-01-30", false, "P1M", "2024-02-29"},
        {"2023-01-31", false, "P1M", "2023-02-28"},
        {"2023-01-27", false, "P1M", "2023-02-27"},
        {"2024-08-30", false, "P6M", "2025-02-28"},
        /* The deadline of tax declarations: from midnight of 11 January. */
        {"2026-01-10", false, "P7Y", "2033-01-10"},
        {"2026-01-11", true, "P7Y", "2033-01-10"},
        /* Weeks and days; both after months. */
        {"2024-12-25", false, "P2W", "2025-01-08"},
        {"2024-02-28", false, "P30D", "2024-03-29"},
        {"2024-02-28", true, "P1D", "2024-02-28"},
        {"2024-01-31", false, "P1M10D", "2024-03-10"},
        {"2024-03-31", false, "P12M", "2025-03-31"},
        {"2024-05-31", false, "P1Y6M", "2025-11-30"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char last[11] = "";
        assert_true(expiry_last(cases[i].event, cases[i].counted, cases[i].period, last));
        if (strcmp(last, cases[i].last) != 0)
            fail_msg("%s %s: %s, not %s", cases[i].event, cases[i].period, last, cases[i].last);
    }
}

static void what_is_no_period_or_too_far_has_no_last_day(void **state)
{
    (void)state;
    char last[11];
    assert_false(expiry_last("2024-03-31", false, "", last));
    assert_false(expiry_last("2024-03-31", false, "5 years", last));
    assert_false(expiry_last("2024-03-31", false, "P9000Y", last));
    assert_false(expiry_last("9999-12-31", false, "P1D", last));
    assert_false(expiry_last("2024-03-31", false, "P120000M", last));
    assert_false(expiry_last("2024-03-31", false, "P9999Y9999M", last));
    assert_true(expiry_last("9999-11-20", false, "P1M11D", last));
    assert_string_equal(last, "9999-12-31");
    assert_false(expiry_last("9999-11-20", false, "P1M12D", last));
}

static int days_of(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

/* The day after DATE, and the one before. */
static struct date after(struct date date)
{
    if (++date.day > days_of(date.year, date.month)) {
        date.day = 1;
        if (++date.month > 12) {
            date.month = 1;
            date.year++;
        }
    }
    return date;
}

static struct date before(struct date date)
{
    if (--date.day == 0) {
        if (--date.month == 0) {
            date.month = 12;
            date.year--;
        }
        date.day = days_of(date.year, date.month);
    }
    return date;
}

/* Article 143, word by word. */
static struct date end_of(struct date event, int months)
{
    struct date first = after(event);
    int month = first.month - 1 + months;
    struct date end = {first.year + month / 12, month % 12 + 1, first.day};
    if (end.day > days_of(end.year, end.month)) {
        end.day = days_of(end.year, end.month);
        return end;
    }
    return before(end);
}

static void every_day_of_fifty_years_ends_where_it_should(void **state)
{
    (void)state;
    static const int months[] = {1, 6, 11, 12, 13, 18, 36, 60, 84, 120, 360, 480};
    long seen = 0;
    for (struct date day = {1990, 1, 1}; day.year <= 2040; day = after(day)) {
        char event[11], last[11], expected[11], period[16];
        assert_true(date_join(day, event));
        for (size_t i = 0; i < sizeof months / sizeof months[0]; i++, seen++) {
            snprintf(period, sizeof period, "P%dM", months[i]);
            assert_true(date_join(end_of(day, months[i]), expected));
            assert_true(expiry_last(event, false, period, last));
            if (strcmp(last, expected) != 0)
                fail_msg("%s %s: %s, not %s", event, period, last, expected);
        }
        /* Twelve months are a year. */
        char year[11];
        assert_true(expiry_last(event, false, "P1Y", year));
        assert_true(expiry_last(event, false, "P12M", last));
        assert_string_equal(last, year);
    }
    assert_int_equal(seen, 18628L * 12);
}

static void fiscal_years_end_with_their_month(void **state)
{
    (void)state;
    for (int year = 1990; year <= 2040; year++)
        for (int month = 1; month <= 12; month++) {
            char on[11], last[11], expected[11];
            event_in_year(EVENT_FISCAL_YEAR, year, month, on);
            assert_true(date_join((struct date){year, month, days_of(year, month)}, expected));
            assert_string_equal(on, expected);
            /* And so do the periods that run from there. */
            assert_true(expiry_last(on, false, "P7Y", last));
            assert_true(
                date_join((struct date){year + 7, month, days_of(year + 7, month)}, expected));
            assert_string_equal(last, expected);
        }
}

static void yearly_events_have_their_days(void **state)
{
    (void)state;
    char on[11];
    event_in_year(EVENT_CALENDAR_YEAR, 2025, 0, on);
    assert_string_equal(on, "2025-12-31");
    event_in_year(EVENT_TAX_DEADLINE, 2025, 0, on);
    assert_string_equal(on, "2026-01-10");
}

static void events_are_known_by_their_words(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum event_kind kind;
        bool day_after;
    } cases[] = {
        {"事業年度末", EVENT_FISCAL_YEAR, false},
        {"事業年度終了の日の翌日", EVENT_FISCAL_YEAR, true},
        {"退会した年度の末日", EVENT_FISCAL_YEAR, false},
        {"契約終了の年度末", EVENT_FISCAL_YEAR, false},
        {"end of the fiscal year", EVENT_FISCAL_YEAR, false},
        {"Fiscal-year end", EVENT_OTHER, false},
        {"暦年の末日", EVENT_CALENDAR_YEAR, false},
        {"その年の年末", EVENT_CALENDAR_YEAR, false},
        {"１２月３１日", EVENT_CALENDAR_YEAR, false},
        {"年末調整の終了", EVENT_OTHER, false},
        {"提出期限の属する年の翌年1月10日の翌日", EVENT_TAX_DEADLINE, true},
        {"提出期限の属する年の翌年一月十日の翌日", EVENT_TAX_DEADLINE, true},
        {"The day after 10 January of the year after that of the deadline", EVENT_TAX_DEADLINE,
         true},
        {"委託契約の終了", EVENT_ENTRUSTMENT, false},
        {"契約終了日", EVENT_CONTRACT, false},
        {"契約期間満了", EVENT_CONTRACT, false},
        {"end of the contract", EVENT_CONTRACT, false},
        {"雇用契約の終了", EVENT_OTHER, false},
        {"取扱終了", EVENT_HANDLING, false},
        {"取扱いの終了", EVENT_HANDLING, false},
        {"退職", EVENT_OTHER, false},
        {"選考終了", EVENT_OTHER, false},
        {"会計帳簿の閉鎖の時", EVENT_OTHER, false},
        {"", EVENT_OTHER, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct event event = event_read(cases[i].text);
        if (event.kind != cases[i].kind || event.day_after != cases[i].day_after)
            fail_msg("%s: %d %d", cases[i].text, event.kind, event.day_after);
    }
}

static void periods_are_compared_by_months_where_they_can_be(void **state)
{
    (void)state;
    assert_int_equal(period_compare("P12M", "P1Y"), 0);
    assert_int_equal(period_compare("P11M", "P1Y"), -1);
    assert_int_equal(period_compare("P1Y6M", "P18M"), 0);
    assert_int_equal(period_compare("P2W", "P14D"), 0);
    assert_int_equal(period_compare("P1Y1D", "P12M"), 1);
    assert_int_equal(period_compare("P30D", "P2M"), -1);
    assert_int_equal(period_compare("P3Y", "P5Y"), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(last_day_is_that_of_the_civil_code),
        cmocka_unit_test(what_is_no_period_or_too_far_has_no_last_day),
        cmocka_unit_test(every_day_of_fifty_years_ends_where_it_should),
        cmocka_unit_test(fiscal_years_end_with_their_month),
        cmocka_unit_test(yearly_events_have_their_days),
        cmocka_unit_test(events_are_known_by_their_words),
        cmocka_unit_test(periods_are_compared_by_months_where_they_can_be),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

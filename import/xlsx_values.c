/*
 * The text that a cell shows. Numbers of days count from 1899-12-31 as day 0,
 * with a 29 February 1900 that never was (day 60, kept for older programs), or
 * from 1904-01-01 as day 0 (ECMA-376, date1904).
 */
#include "import/xlsx_inside.h"

#include "model/dates.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DAY = 86400, LEAP_1900 = 60, FROM_1904 = 1462, LAST = 2958465 };

/* The code unit written as _xHHHH_ at TEXT; -1 where none is. */
static long unit_at(const char *text)
{
    char digits[5] = "";
    if (text[0] != '_' || text[1] != 'x' || strspn(text + 2, "0123456789abcdefABCDEF") < 4 ||
        text[6] != '_')
        return -1;
    memcpy(digits, text + 2, 4);
    return strtol(digits, NULL, 16);
}

bool xlsx_unescape(struct buf *text, size_t from)
{
    bool nul = false;
    if (text->length <= from || memchr(text->text + from, '_', text->length - from) == NULL)
        return false;
    struct buf whole = {0};
    buf_add(&whole, text->text + from, text->length - from);
    text->length = from;
    for (const char *at = whole.text; *at != '\0';) {
        long unit = unit_at(at), low = unit >= 0xD800 && unit <= 0xDBFF ? unit_at(at + 7) : -1;
        if (unit > 0 && (unit < 0xD800 || unit > 0xDFFF)) {
            buf_put_point(text, (uint32_t)unit);
            at += 7;
        } else if (low >= 0xDC00 && low <= 0xDFFF) {
            buf_put_point(text, (uint32_t)(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00)));
            at += 14;
        } else {
            nul = nul || unit == 0;
            buf_putc(text, *at++);
        }
    }
    buf_puts(text, "");
    buf_clear(&whole);
    return nul;
}

/* Adds VALUE in the fewest digits that read back as it. */
static void put_plain(double value, struct buf *out)
{
    char text[40];
    if (value == floor(value) && fabs(value) < 1e15) {
        buf_printf(out, "%.0f", value == 0 ? 0.0 : value);
        return;
    }
    /* Seventeen digits always do (IEEE 754). */
    for (int digits = 15; digits <= 17; digits++) {
        snprintf(text, sizeof text, "%.*G", digits, value);
        if (strtod(text, NULL) == value)
            break;
    }
    buf_puts(out, text);
}

/* Adds "09:30", with seconds where there are some. */
static void put_time(long long seconds, struct buf *out)
{
    buf_printf(out, "%02lld:%02lld", seconds / 3600, seconds / 60 % 60);
    if (seconds % 60 != 0)
        buf_printf(out, ":%02lld", seconds % 60);
}

/* Adds day number SERIAL. Days that never were are written as they are shown. */
static void put_day(long serial, bool from_1904, struct buf *out)
{
    char iso[11] = "";
    serial += from_1904 ? FROM_1904 : 0;
    long epoch = date_days("1899-12-30") + (serial < LEAP_1900);
    if (serial == LEAP_1900) {
        buf_puts(out, "1900-02-29");
    } else if (serial == 0) {
        buf_puts(out, "1900-01-00");
    } else {
        (void)date_from_days(epoch + serial, iso); /* is_day() saw to it */
        buf_puts(out, iso);
    }
}

/* Whether VALUE is a number of days that can be shown. */
static bool is_day(double value, bool from_1904)
{
    return value >= 0 && value < LAST + 1 - (from_1904 ? FROM_1904 : 0);
}

/* Whether VALUE can be shown in FORMAT; else it is shown plainly. */
static bool is_shown(double value, struct xlsx_format format, bool from_1904)
{
    switch ((enum xlsx_form)format.form) {
    case XLSX_NUMBER:
        return false;
    case XLSX_PERCENT:
        return fabs(value) < 1e10;
    case XLSX_WHOLE:
        return value >= 0 && value == floor(value) && value < 1e15;
    case XLSX_DATE:
    case XLSX_MOMENT:
    case XLSX_TIME:
    case XLSX_DURATION:
        break;
    }
    return is_day(value, from_1904);
}

static void put_shown(double value, struct xlsx_format format, bool from_1904, struct buf *out)
{
    /* A time of the day is a fraction that is rarely exact. */
    long long seconds = is_day(value, from_1904) ? (long long)(value * DAY + 0.001) : 0;
    switch ((enum xlsx_form)format.form) {
    case XLSX_DATE:
    case XLSX_MOMENT:
        put_day((long)(seconds / DAY), from_1904, out);
        if (format.form == XLSX_MOMENT && seconds % DAY != 0) {
            buf_putc(out, ' ');
            put_time(seconds % DAY, out);
        }
        break;
    case XLSX_TIME:
        put_time(seconds % DAY, out);
        break;
    case XLSX_DURATION:
        put_time(seconds, out);
        break;
    case XLSX_WHOLE:
        buf_printf(out, "%s%0*.0f%s", format.before, format.digits, value, format.after);
        break;
    case XLSX_PERCENT:
        buf_printf(out, "%.15G%%", value * 100);
        break;
    case XLSX_NUMBER:
        break;
    }
}

/* Whether NUMBER is written as it is best shown: a whole number. */
static bool is_whole(const char *number)
{
    const char *digits = number + (*number == '-');
    size_t length = strspn(digits, "0123456789");
    return digits[length] == '\0' && length <= 17 &&
           (digits[0] > '0' || (length == 1 && digits == number));
}

bool xlsx_number(const char *number, struct xlsx_format format, bool from_1904, struct buf *out)
{
    char *end;
    if (format.form == XLSX_NUMBER && is_whole(number)) {
        buf_puts(out, number);
        return true;
    }
    if (number[strspn(number, "0123456789+-.eE")] != '\0')
        return false;
    double value = strtod(number, &end);
    if (end == number || *end != '\0' || !isfinite(value))
        return false;
    if (is_shown(value, format, from_1904))
        put_shown(value, format, from_1904, out);
    else
        put_plain(value, out);
    return true;
}

void xlsx_iso_date(const char *text, struct buf *out)
{
    const char *time = strchr(text, 'T');
    if (time == NULL) {
        buf_puts(out, text);
        return;
    }
    buf_add(out, text, (size_t)(time - text));
    size_t length = strcspn(time, ".Z+");
    if (strncmp(time, "T00:00:00", length) != 0) {
        buf_putc(out, ' ');
        buf_add(out, time + 1, length - 1);
    }
}

/*
 * See mended.h. The steps are tried one after the other, each on what the last one
 * has left, so that several at once are recognised too.
 */
#include "import/mended.h"

#include "model/dates.h"
#include "model/fold.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { EXCEL_DIGITS = 15, SERIAL_1900 = 25569, SERIAL_1904 = 24107 };

/* A character of a text, and what it becomes. */
struct swap {
    const char *from, *to;
};

/* Adds TEXT to OUT with each of the COUNT swaps made. */
static void put_swapped(const char *text, const struct swap *swaps, size_t count, struct buf *out)
{
    while (*text != '\0') {
        size_t i = 0;
        while (i < count && strncmp(text, swaps[i].from, strlen(swaps[i].from)) != 0)
            i++;
        if (i < count) {
            buf_puts(out, swaps[i].to);
            text += strlen(swaps[i].from);
        } else {
            buf_putc(out, *text++);
        }
    }
}

static void put_lines(const char *text, struct buf *out)
{
    static const struct swap swaps[] = {
        {"_x000D_\r\n", "\n"}, {"_x000D_\n", "\n"}, {"\r\n", "\n"}, {"\r", "\n"}, {"_x000D_", ""}};
    put_swapped(text, swaps, sizeof swaps / sizeof swaps[0], out);
}

/* The length of the blank with which TEXT begins: ASCII, U+00A0 or U+3000. */
static size_t blank_at(const char *text)
{
    if (strncmp(text, "\u3000", 3) == 0)
        return 3;
    if (strncmp(text, "\u00a0", 2) == 0)
        return 2;
    return *text == ' ' || *text == '\t' || *text == '\n';
}

static void put_trimmed(const char *text, struct buf *out)
{
    size_t skip, end = 0;
    while ((skip = blank_at(text)) > 0)
        text += skip;
    for (size_t i = 0; text[i] != '\0';) {
        size_t blank = blank_at(text + i);
        i += blank == 0 ? 1 : blank;
        if (blank == 0)
            end = i;
    }
    buf_add(out, text, end);
}

static void put_straight(const char *text, struct buf *out)
{
    static const struct swap swaps[] = {{"\u201c", "\""}, {"\u201d", "\""}, {"\u201e", "\""},
                                        {"\u2018", "'"},  {"\u2019", "'"},  {"\u2026", "..."},
                                        {"\u2013", "-"},  {"\u2014", "--"}};
    put_swapped(text, swaps, sizeof swaps / sizeof swaps[0], out);
}

void mended_tidy(const char *text, struct buf *out)
{
    struct buf lines = {0};
    put_lines(text, &lines);
    put_trimmed(buf_text(&lines), out);
    buf_clear(&lines);
}

static bool is_digits(const char *text)
{
    return text[0] != '\0' && text[strspn(text, "0123456789")] == '\0';
}

/* DIGITS, of which there is one at least, behind the zeros before the number. */
static const char *without_zeros(const char *digits)
{
    const char *at = digits + strspn(digits, "0");
    return *at == '\0' ? at - 1 : at;
}

static bool is_zeros(const char *sent, const char *text)
{
    return is_digits(sent) && is_digits(text) && sent[0] == '0' && strlen(text) < strlen(sent) &&
           strcmp(without_zeros(sent), without_zeros(text)) == 0;
}

/* Whether TEXT is the whole number SENT with commas or an empty fraction. */
static bool is_format(const char *sent, const char *text)
{
    struct buf plain = {0};
    size_t length = strcspn(text, ".");
    if (!is_digits(sent) || strspn(text + length + (text[length] == '.'), "0") !=
                                strlen(text + length + (text[length] == '.')))
        return false;
    for (size_t i = 0; i < length; i++)
        if (text[i] != ',')
            buf_putc(&plain, text[i]);
    bool same = strcmp(buf_text(&plain), sent) == 0;
    buf_clear(&plain);
    return same;
}

/* Whether TEXT is 1.23457E+11 for the digits SENT. */
static bool is_scientific(const char *sent, const char *text)
{
    const char *exponent = strpbrk(text, "eE");
    const char *point = strchr(text, '.');
    if (exponent == NULL || exponent == text || strspn(text, "0123456789.") + text != exponent)
        return false;
    const char *power = exponent + 1 + (exponent[1] == '+');
    int places = point == NULL || point > exponent ? 0 : (int)(exponent - point - 1);
    char wanted[64];
    if (!is_digits(power) || places > EXCEL_DIGITS)
        return false;
    snprintf(wanted, sizeof wanted, "%.*e", places, strtod(sent, NULL));
    return strtod(wanted, NULL) == strtod(text, NULL);
}

static bool is_rounded(const char *sent, const char *text)
{
    size_t length = strlen(sent);
    if (!is_digits(sent) || length <= 11)
        return false;
    if (is_scientific(sent, text))
        return true;
    return length > EXCEL_DIGITS && strlen(text) == length && is_digits(text) &&
           strncmp(sent, text, EXCEL_DIGITS) == 0 &&
           strspn(text + EXCEL_DIGITS, "0") == length - EXCEL_DIGITS;
}

/* Cuts a time of midnight from the end of TEXT; the rest goes to OUT. */
static void put_day(const char *text, struct buf *out)
{
    size_t length = strcspn(text, " T");
    const char *time = text + length + (text[length] != '\0');
    buf_add(out, text, time[strspn(time, "0:.")] == '\0' ? length : strlen(text));
}

/* Reads TEXT as 4/1/2024, with the month or the day first. */
static bool read_turned(const char *text, bool month_first, char iso[11])
{
    int first, second, year, end = 0;
    if (sscanf(text, "%2d/%2d/%4d%n", &first, &second, &year, &end) != 3 || text[end] != '\0')
        return false;
    struct date date = {year, month_first ? first : second, month_first ? second : first};
    return date_join(date, iso);
}

/* Whether TEXT is the day ISO in another format or as the number of a spreadsheet. */
static bool is_date(const char *iso, const char *text)
{
    struct why ignored = {.lang = LANG_EN};
    struct buf day = {0};
    char other[11] = "";
    if (!date_valid(iso))
        return false;
    put_day(text, &day);
    bool same = date_parse(buf_text(&day), other, &ignored) && strcmp(other, iso) == 0;
    for (int first = 0; first < 2 && !same; first++)
        same = read_turned(buf_text(&day), first == 0, other) && strcmp(other, iso) == 0;
    if (!same && is_digits(buf_text(&day)) && day.length == 5) {
        long number = strtol(day.text, NULL, 10);
        same = number == date_days(iso) + SERIAL_1900 || number == date_days(iso) + SERIAL_1904;
    }
    buf_clear(&day);
    return same;
}

/* The month that TEXT begins with as spreadsheets shorten it: Jan; 0 for none. */
static int month_at(const char *text)
{
    static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    for (int i = 0; i < 12; i++)
        if (strncmp(text, months + 3 * i, 3) == 0)
            return i + 1;
    return 0;
}

/* Reads the month and day that TEXT shows: 1月2日, 2-Jan, Jan-02, a day with its year
 * or its number. */
static bool read_month_day(const char *text, int *month, int *day)
{
    struct why ignored = {.lang = LANG_EN};
    struct buf whole = {0};
    char iso[11], name[4] = "";
    int end = 0;
    put_day(text, &whole);
    bool read = date_parse(buf_text(&whole), iso, &ignored) || read_turned(whole.text, true, iso);
    if (!read && is_digits(buf_text(&whole)) && whole.length == 5)
        read = date_from_days(strtol(whole.text, NULL, 10) - SERIAL_1900, iso);
    buf_clear(&whole);
    if (read) {
        *month = date_split(iso).month;
        *day = date_split(iso).day;
        return true;
    }
    if (sscanf(text, "%2d月%2d日%n", month, day, &end) == 2 && end > 0 && text[end] == '\0')
        return true;
    if (sscanf(text, "%2d-%3s%n", day, name, &end) == 2 && text[end] == '\0') {
        *month = month_at(name);
        return *month > 0;
    }
    *month = month_at(text);
    return *month > 0 && sscanf(text + 3, "-%2d%n", day, &end) == 1 && text[3 + end] == '\0';
}

/* Whether SENT is two small numbers that TEXT shows as a date. */
static bool is_made_date(const char *sent, const char *text)
{
    int first, second, month, day, end = 0;
    char divider;
    if (sscanf(sent, "%2d%c%2d%n", &first, &divider, &second, &end) != 3 || sent[end] != '\0' ||
        (divider != '-' && divider != '/') || !read_month_day(text, &month, &day))
        return false;
    return (first == month && second == day) || (first == day && second == month);
}

static bool is_flag(const char *sent, const char *text)
{
    struct buf lower = {0};
    for (const char *at = text; *at != '\0'; at++)
        buf_putc(&lower, (char)(*at >= 'A' && *at <= 'Z' ? *at - 'A' + 'a' : *at));
    bool same = (strcmp(text, "TRUE") == 0 || strcmp(text, "FALSE") == 0) &&
                (strcmp(sent, buf_text(&lower)) == 0 ||
                 (sent[0] == text[0] && strcmp(sent + 1, buf_text(&lower) + 1) == 0));
    buf_clear(&lower);
    return same;
}

static bool is_guard(const char *sent, const char *text)
{
    return (text[0] == '\'' && strcmp(sent, text + 1) == 0) ||
           (sent[0] == '\'' && strcmp(sent + 1, text) == 0);
}

/* What makes TEXT of SENT where no character was merely written in another way. */
static enum mended find_value(const char *sent, const char *text)
{
    static const struct {
        enum mended mended;
        bool (*is)(const char *sent, const char *text);
    } rows[] = {{MENDED_GUARD, is_guard},        {MENDED_ZEROS, is_zeros},
                {MENDED_FORMAT, is_format},      {MENDED_ROUNDED, is_rounded},
                {MENDED_DATE, is_date},          {MENDED_FLAG, is_flag},
                {MENDED_MADE_DATE, is_made_date}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (rows[i].is(sent, text))
            return rows[i].mended;
    return MENDED_NOT;
}

/* Whether SENT and TEXT are the same but for the width of characters. The folded
 * texts forget the case and the kind of kana, so that these must be alike. */
static bool is_width(const char *sent, const char *text)
{
    struct buf first = {0}, second = {0};
    fold_width(sent, &first);
    fold_width(text, &second);
    bool same = strcmp(buf_text(&first), buf_text(&second)) == 0;
    buf_clear(&first);
    buf_clear(&second);
    return same;
}

enum mended mended_find(const char *sent, const char *text)
{
    static const struct {
        enum mended mended;
        void (*put)(const char *text, struct buf *out);
    } steps[] = {
        {MENDED_LINES, put_lines}, {MENDED_BLANKS, put_trimmed}, {MENDED_QUOTES, put_straight}};
    struct buf first = {0}, second = {0};
    enum mended found = MENDED_NOT;
    bool same = strcmp(sent, text) == 0;
    buf_puts(&first, sent);
    buf_puts(&second, text);
    for (size_t i = 0; i < sizeof steps / sizeof steps[0] && !same; i++) {
        struct buf a = {0}, b = {0};
        steps[i].put(buf_text(&first), &a);
        steps[i].put(buf_text(&second), &b);
        buf_clear(&first);
        buf_clear(&second);
        first = a;
        second = b;
        same = strcmp(buf_text(&first), buf_text(&second)) == 0;
        found = same ? steps[i].mended : MENDED_NOT;
    }
    if (!same && is_width(buf_text(&first), buf_text(&second)))
        found = MENDED_WIDTH;
    else if (!same)
        found = find_value(buf_text(&first), buf_text(&second));
    buf_clear(&first);
    buf_clear(&second);
    return found;
}

const char *mended_words(enum mended mended, enum lang lang)
{
    switch (mended) {
    case MENDED_LINES:
        return words_in(lang, "other line ends");
    case MENDED_BLANKS:
        return words_in(lang, "blanks at the ends");
    case MENDED_QUOTES:
        return words_in(lang, "other quotation marks, dots or dashes");
    case MENDED_WIDTH:
        return words_in(lang, "full-width or half-width characters");
    case MENDED_GUARD:
        return words_in(lang, "an apostrophe at the beginning came or went");
    case MENDED_ZEROS:
        return words_in(lang, "zeros at the beginning were lost");
    case MENDED_FORMAT:
        return words_in(lang, "a number in another format");
    case MENDED_ROUNDED:
        return words_in(lang, "a long number was rounded");
    case MENDED_DATE:
        return words_in(lang, "a date in another format");
    case MENDED_MADE_DATE:
        return words_in(lang, "a text was taken for a date");
    case MENDED_FLAG:
        return words_in(lang, "a word was taken for a truth value");
    case MENDED_NOT:
        break;
    }
    return "";
}

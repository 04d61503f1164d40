/*
 * See periods.h. Both notations, people's and ISO 8601, are read into amounts
 * by unit, and written from them. The text is folded first, so that か月, ヶ月,
 * カ月 and the widths of digits are nearly the same.
 */
#include "model/periods.h"

#include "model/fold.h"
#include "model/guard.h"
#include "model/mem.h"
#include "model/numerals.h"

#include <stdlib.h>
#include <string.h>

enum unit { YEARS, MONTHS, WEEKS, DAYS, UNITS };

enum { MOST = 9999 };

struct period {
    long amount[UNITS]; /* 0 for a unit that is not given */
};

static const char letters[UNITS] = {[YEARS] = 'Y', [MONTHS] = 'M', [WEEKS] = 'W', [DAYS] = 'D'};

/* The words for the units as fold_text() gives them, longer ones first. */
static const struct {
    const char *word;
    enum unit unit;
} words[] = {
    {"years", YEARS}, {"year", YEARS},    {"カ年", YEARS},   {"ケ年", YEARS},  {"箇年", YEARS},
    {"年", YEARS},    {"months", MONTHS}, {"month", MONTHS}, {"カ月", MONTHS}, {"ケ月", MONTHS},
    {"箇月", MONTHS}, {"個月", MONTHS},   {"weeks", WEEKS},  {"week", WEEKS},  {"週", WEEKS},
    {"days", DAYS},   {"day", DAYS},      {"日", DAYS},
};

/* Words, folded, for what has no end. 無期 alone is one too, but not within 無期雇用. */
static const char *const endless[] = {"永年",     "永久",           "無期限",         "無制限",
                                      "期限ナシ", "期限ノ定メナシ", "期間ノ定メナシ", "indefinite",
                                      "infinite", "permanent",      "unlimited",      "forever"};

/* The bytes of WORD where TEXT begins with it, else 0. */
static size_t starts(const char *text, const char *word)
{
    size_t length = strlen(word);
    return strncmp(text, word, length) == 0 ? length : 0;
}

static const char *skip_blank(const char *text)
{
    return *text == ' ' ? text + 1 : text;
}

/* Reads one amount with its unit; gives the bytes taken, 0 where TEXT begins
 * with none. */
static size_t read_amount(const char *text, enum unit *unit, long *amount)
{
    size_t length = numeral_read(text, amount);
    if (length == 0)
        return 0;
    const char *at = skip_blank(text + length);
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        size_t word = starts(at, words[i].word);
        if (word == 0)
            continue;
        *unit = words[i].unit;
        bool japanese = (unsigned char)*at >= 0x80;
        at += word;
        if (japanese)
            at += starts(at, "間");
        return (size_t)(at - text);
    }
    return 0;
}

/* Adds AMOUNT of UNIT, which must be smaller than LAST, the unit before. */
static bool take(struct period *period, enum unit unit, long amount, int *last)
{
    if ((int)unit <= *last || amount < 1 || amount > MOST)
        return false;
    period->amount[unit] = amount;
    *last = (int)unit;
    return true;
}

/* ISO 8601 has weeks stand alone. */
static bool is_whole(const struct period *period, int last)
{
    bool mixed = period->amount[YEARS] + period->amount[MONTHS] + period->amount[DAYS] > 0;
    return last >= 0 && !(mixed && period->amount[WEEKS] > 0);
}

/* Reads folded ISO 8601, "p1y6m". */
static bool read_iso(const char *text, struct period *period)
{
    int last = -1;
    *period = (struct period){0};
    if (*text++ != 'p')
        return false;
    while (*text != '\0') {
        long amount;
        size_t length = numeral_read(text, &amount);
        if (length == 0 || strspn(text, "0123456789") != length)
            return false;
        text += length;
        enum unit unit = YEARS;
        while (unit < UNITS && *text != letters[unit] - 'A' + 'a')
            unit++;
        if (unit == UNITS || !take(period, unit, amount, &last))
            return false;
        text++;
    }
    return is_whole(period, last);
}

/* Passes what may join two amounts: a blank, a comma, "and", と. Where nothing
 * follows, it joined nothing and stays. */
static const char *skip_joiner(const char *text)
{
    const char *at = text + starts(text, ",");
    at = skip_blank(at);
    at += starts(at, "and ");
    at += starts(at, "ト");
    return *at == '\0' ? text : at;
}

/* Reads what people write, folded. */
static bool read_words(const char *text, struct period *period)
{
    static const char half_year[] = "半年";
    int last = -1;
    *period = (struct period){0};
    if (starts(text, half_year)) {
        text += strlen(half_year);
        text += starts(text, "間");
        period->amount[MONTHS] = 6;
        return *text == '\0';
    }
    while (*text != '\0') {
        enum unit unit;
        long amount;
        size_t length = read_amount(text, &unit, &amount);
        if (length == 0 || !take(period, unit, amount, &last))
            return false;
        text += length;
        if (unit == YEARS && starts(text, "半")) {
            text += strlen("半");
            take(period, MONTHS, 6, &last);
        }
        text = skip_joiner(text);
    }
    return is_whole(period, last);
}

static bool is_endless(const char *text)
{
    if (strcmp(text, "無期") == 0)
        return true;
    for (size_t i = 0; i < sizeof endless / sizeof endless[0]; i++)
        if (strstr(text, endless[i]) != NULL)
            return true;
    return false;
}

bool period_is_endless(const char *text)
{
    struct buf key = {0};
    fold_text(text, &key);
    bool endless_words = is_endless(buf_text(&key));
    buf_clear(&key);
    return endless_words;
}

/* Whether an amount that could be taken stands anywhere in TEXT. */
static bool holds_amount(const char *text)
{
    enum unit unit;
    long amount;
    for (size_t digits; *text != '\0'; text += digits > 0 ? digits : 1) {
        if (read_amount(text, &unit, &amount) > 0 && amount >= 1 && amount <= MOST)
            return true;
        digits = strspn(text, "0123456789");
    }
    return false;
}

static bool refuse(struct why *why, const char *text, const char *quote)
{
    if (is_endless(text))
        return why_set(why,
                       "\"%s\" has no end, so it is no period. Leave the period empty and put "
                       "these words into the wording.",
                       quote);
    if (holds_amount(text))
        return why_set(why,
                       "\"%s\" says more than a period. Write the period alone, such as 3 years "
                       "or P3Y, and put the other words into the event it runs from or into the "
                       "wording.",
                       quote);
    return why_set(why,
                   "\"%s\" is not a period. Write a number of years, months, weeks or days, such "
                   "as 5 years, 1 year 6 months, 2 weeks, 30 days or P5Y.",
                   quote);
}

bool period_parse(const char *typed, struct buf *iso, struct why *why)
{
    struct buf key = {0};
    struct period period;
    fold_text(typed, &key);
    const char *text = buf_text(&key);
    bool found = read_iso(text, &period) || read_words(text, &period);
    if (found) {
        buf_putc(iso, 'P');
        for (enum unit unit = YEARS; unit < UNITS; unit++)
            if (period.amount[unit] > 0)
                buf_printf(iso, "%ld%c", period.amount[unit], letters[unit]);
    } else {
        char *quote = guard_quote(typed);
        refuse(why, text, quote);
        free(quote);
    }
    buf_clear(&key);
    return found;
}

/* The format for N of UNIT. */
static const char *words_of(enum unit unit, enum lang lang, unsigned long n)
{
    switch (unit) {
    case YEARS:
        return words_count(lang, "%ld year", "%ld years", n);
    case MONTHS:
        return words_count(lang, "%ld month", "%ld months", n);
    case WEEKS:
        return words_count(lang, "%ld week", "%ld weeks", n);
    case DAYS:
        return words_count(lang, "%ld day", "%ld days", n);
    case UNITS:
        break;
    }
    bug("a unit of time that is none");
}

/* Reads the period ISO, in either case of letters. */
static bool read_kept(const char *iso, struct period *period)
{
    struct buf key = {0};
    fold_text(iso, &key);
    bool found = read_iso(buf_text(&key), period);
    buf_clear(&key);
    return found;
}

long period_days(const char *iso)
{
    static const long days[UNITS] = {365, 30, 7, 1};
    struct period period;
    long sum = 0;
    bool found = read_kept(iso, &period);
    for (enum unit unit = YEARS; unit < UNITS && found; unit++)
        sum += period.amount[unit] * days[unit];
    return sum;
}

bool period_parts(const char *iso, long *months, long *days)
{
    struct period period;
    bool found = read_kept(iso, &period);
    *months = found ? period.amount[YEARS] * 12 + period.amount[MONTHS] : 0;
    *days = found ? period.amount[WEEKS] * 7 + period.amount[DAYS] : 0;
    return found;
}

int period_compare(const char *a, const char *b)
{
    long months[2], days[2];
    period_parts(a, &months[0], &days[0]);
    period_parts(b, &months[1], &days[1]);
    long difference = months[0] - months[1];
    if (days[0] != days[1])
        difference = period_days(a) - period_days(b);
    return difference < 0 ? -1 : difference > 0;
}

void period_format(const char *iso, enum lang lang, struct buf *out)
{
    struct period period;
    if (!read_kept(iso, &period)) {
        buf_puts(out, iso);
        return;
    }
    bool first = true;
    for (enum unit unit = YEARS; unit < UNITS; unit++) {
        long amount = period.amount[unit];
        if (amount == 0)
            continue;
        if (!first && lang == LANG_EN)
            buf_putc(out, ' ');
        buf_printf(out, words_of(unit, lang, (unsigned long)amount), amount);
        first = false;
    }
}

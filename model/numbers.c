/*
 * See numbers.h. Typed text is folded first, so that widths and case do not
 * matter; what is not exactly a count or a flag is refused, never guessed.
 */
#include "model/numbers.h"

#include "model/fold.h"
#include "model/guard.h"
#include "model/numerals.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_DIGITS = 15 };

static const char digits[] = "0123456789";

/* What stands behind a count, folded. */
static const char *const counters[] = {"件",   "人",      "名",     "件分",   "人分",
                                       "名分", "persons", "people", "records"};

/* What makes a count inexact, folded. */
static const char *const inexact[] = {"約",   "オヨソ", "凡ソ", "ホボ",  "程度",   "前後", "以上",
                                      "以下", "未満",   "超",   "余",    "~",      "+",    "<",
                                      ">",    "≧",      "≦",    "about", "approx", "ca."};

/* The words of flags, folded. */
static const char *const yes_words[] = {"yes",  "y",    "true", "on",   "1",  "ハイ", "有",
                                        "有リ", "アリ", "○",    "◯",    "〇", "✓",    "✔",
                                        "☑",    "レ",   "該当", "含ム", "済", "済ミ"};
static const char *const no_words[] = {"no", "n",      "false",    "off", "0",   "イイエ",
                                       "無", "無シ",   "ナシ",     "×",   "✕",   "✗",
                                       "✘",  "非該当", "含マナイ", "未",  "未済"};

static bool is_among(const char *text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(text, words[i]) == 0)
            return true;
    return false;
}

/* The digits with which TEXT begins, commas between thousands left out, added
 * to OUT; gives the bytes taken, 0 where the commas stand wrong. */
static size_t read_count(const char *text, struct buf *out)
{
    size_t length = strspn(text, digits);
    buf_add(out, text, length);
    if (text[length] == ',' && (length < 1 || length > 3))
        return 0;
    while (text[length] == ',') {
        if (strspn(text + length + 1, digits) != 3)
            return 0;
        buf_add(out, text + length + 1, 3);
        length += 4;
    }
    return length;
}

/* Reads the fraction ".2" with which TEXT begins as that many of POWER; gives
 * the bytes taken, 0 where it has no digits or is no whole number. */
static size_t read_fraction(const char *text, int64_t power, int64_t *part)
{
    size_t length = strspn(text + 1, digits);
    *part = 0;
    if (length == 0 || length > 8)
        return 0;
    for (size_t i = 1; i <= length; i++) {
        power /= 10;
        if (power == 0 && text[i] != '0')
            return 0;
        *part += power * (text[i] - '0');
    }
    return length + 1;
}

/* Whether WORD stands at TEXT; gives its bytes or 0. */
static size_t starts(const char *text, const char *word)
{
    size_t length = strlen(word);
    return strncmp(text, word, length) == 0 ? length : 0;
}

/* Reads a number with 千 and 百 (2千5百, 三百, 2345); gives the bytes taken. */
static size_t read_group(const char *text, int64_t *value)
{
    int64_t power = 10000, last;
    size_t at = 0;
    long number;
    *value = 0;
    do {
        size_t length = numeral_read(text + at, &number);
        if (length == 0)
            break;
        last = power;
        at += length;
        power = starts(text + at, "千") > 0 ? 1000 : starts(text + at, "百") > 0 ? 100 : 1;
        /* What follows a power is less than that: 1千2百, and not 1百2千. */
        if (power >= last || (last < 10000 && number * power >= last))
            return 0;
        *value += number * power;
        at += power > 1 ? strlen("千") : 0;
    } while (power > 1);
    return at;
}

/* The count in 億 and 万 or in Japanese numerals with which TEXT begins (1万2千,
 * 1.2万, 三百), added to OUT; gives the bytes taken. */
static size_t read_units(const char *text, struct buf *out)
{
    enum { ALL = 1000000000, MULTIPLIED_MOST = 9999999 };
    int64_t value = 0, power = ALL, last, group, part;
    size_t at = 0;
    do {
        size_t length = read_group(text + at, &group);
        if (length == 0)
            break;
        at += length;
        last = power;
        size_t fraction = *(text + at) == '.' ? 1 + strspn(text + at + 1, digits) : 0;
        const char *unit = text + at + fraction;
        power = starts(unit, "億") > 0 ? 100000000 : starts(unit, "万") > 0 ? 10000 : 1;
        if (power >= last || (power > 1 && group > MULTIPLIED_MOST) ||
            (last < ALL && group * power >= last) ||
            (fraction > 0 && (power == 1 || read_fraction(text + at, power, &part) != fraction)))
            return 0;
        value += group * power + (fraction > 0 ? part : 0);
        at += fraction + (power > 1 ? strlen("万") : 0);
        last = fraction > 0 ? 1 : last;
    } while (power > 1 && last > 1);
    if (at > 0)
        buf_printf(out, "%lld", (long long)value);
    return at;
}

/* Whether TEXT, what follows a count, is nothing or a counter. */
static bool is_counter(const char *text)
{
    if (*text == ' ')
        text++;
    return *text == '\0' || is_among(text, counters, sizeof counters / sizeof counters[0]);
}

/* Whether one of the counters of one kanji stands at TEXT. */
static bool is_counter_at(const char *text)
{
    return strncmp(text, "件", 3) == 0 || strncmp(text, "人", 3) == 0 ||
           strncmp(text, "名", 3) == 0;
}

static bool is_inexact(const char *text)
{
    for (size_t i = 0; i < sizeof inexact / sizeof inexact[0]; i++)
        if (strstr(text, inexact[i]) != NULL)
            return true;
    return false;
}

/* Whether TEXT is two numbers with what leads from one to the other. */
static bool is_range(const char *text)
{
    static const char *const leading[] = {"~", "-", "カラ", "to"};
    const char *at = text + strcspn(text, digits);
    at += strspn(at, "0123456789,");
    at += at > text && is_counter_at(at) ? 3 : 0;
    at += *at == ' ';
    for (size_t i = 0; i < sizeof leading / sizeof leading[0] && at > text; i++) {
        size_t length = strlen(leading[i]);
        if (strncmp(at, leading[i], length) == 0 && strpbrk(at + length, digits) != NULL)
            return text[0] >= '0' && text[0] <= '9';
    }
    return false;
}

static bool refuse_count(struct why *why, const char *text, const char *typed)
{
    char *quote = guard_quote(typed);
    if (is_range(text))
        why_set(why,
                "\"%s\" is a range. Write one number, such as 12400, and put the range into the "
                "remarks.",
                quote);
    else if (*text == '-' && strspn(text + 1, digits) > 0)
        why_set(why, "\"%s\" is negative. A count is 0 or more, such as 12400.", quote);
    else if (is_inexact(text) && strpbrk(text, digits) != NULL)
        why_set(why,
                "\"%s\" is not an exact count. Write one number, such as 12400, and put the rest "
                "into the remarks.",
                quote);
    else
        why_set(why, "\"%s\" is not a count. Write it in digits, such as 12400 or 12,400.", quote);
    free(quote);
    return false;
}

/* Whether TYPED is in the canonical form already. */
static bool is_count(const char *typed)
{
    size_t length = strspn(typed, digits);
    return length > 0 && length <= MOST_DIGITS && typed[length] == '\0' &&
           (typed[0] != '0' || length == 1);
}

bool count_parse(const char *typed, struct buf *canonical, struct why *why)
{
    if (is_count(typed)) {
        buf_puts(canonical, typed);
        return true;
    }
    struct buf key = {0}, found = {0};
    fold_text(typed, &key);
    const char *text = buf_text(&key);
    size_t length = read_count(text, &found);
    if (length == 0 || !is_counter(text + length)) {
        buf_empty(&found);
        length = read_units(text, &found);
    }
    const char *number = buf_text(&found);
    size_t zeros = strspn(number, "0");
    if (zeros > 0 && number[zeros] == '\0')
        zeros--;
    bool taken = length > 0 && is_counter(text + length);
    if (!taken)
        refuse_count(why, text, typed);
    else if (found.length - zeros > MOST_DIGITS)
        taken =
            why_set(why, "This count has more than %d digits. Check the number.", (int)MOST_DIGITS);
    else
        buf_puts(canonical, number + zeros);
    buf_clear(&found);
    buf_clear(&key);
    return taken;
}

void count_format(const char *canonical, struct buf *out)
{
    size_t length = strlen(canonical);
    bool number = strspn(canonical, digits) == length;
    for (size_t i = 0; i < length; i++) {
        if (number && i > 0 && (length - i) % 3 == 0)
            buf_putc(out, ',');
        buf_putc(out, canonical[i]);
    }
}

void count_put(int64_t number, struct buf *out)
{
    char text[24];
    snprintf(text, sizeof text, "%lld", (long long)number);
    count_format(text, out);
}

struct count_text count_text(int64_t number)
{
    struct count_text count;
    struct buf text = {0};
    count_put(number, &text);
    snprintf(count.text, sizeof count.text, "%s", buf_text(&text));
    buf_clear(&text);
    return count;
}

void count_put_more(size_t more, enum lang lang, struct buf *out)
{
    buf_printf(out, words_count(lang, "%s more", "%s more", more), count_text((int64_t)more).text);
}

bool flag_parse(const char *typed, struct buf *canonical, struct why *why)
{
    struct buf key = {0};
    fold_text(typed, &key);
    const char *text = buf_text(&key);
    bool yes = is_among(text, yes_words, sizeof yes_words / sizeof yes_words[0]);
    bool no = is_among(text, no_words, sizeof no_words / sizeof no_words[0]);
    buf_clear(&key);
    if (yes || no) {
        buf_puts(canonical, yes ? "yes" : "no");
        return true;
    }
    char *quote = guard_quote(typed);
    why_set(why, "\"%s\" is neither yes nor no. Write yes or no.", quote);
    free(quote);
    return false;
}

void flag_format(const char *canonical, enum lang lang, struct buf *out)
{
    if (strcmp(canonical, "yes") == 0)
        buf_puts(out, words_in(lang, N_("yes")));
    else if (strcmp(canonical, "no") == 0)
        buf_puts(out, words_in(lang, N_("no")));
    else
        buf_puts(out, canonical);
}

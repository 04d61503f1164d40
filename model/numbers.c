/*
 * See numbers.h. Typed text is folded first, so that widths and case do not
 * matter; what is not exactly a count or a flag is refused, never guessed.
 */
#include "model/numbers.h"

#include "model/fold.h"
#include "model/guard.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_DIGITS = 15 };

static const char digits[] = "0123456789";

/* What stands behind a count, folded. */
static const char *const counters[] = {"件", "人", "名"};

/* What makes a count inexact, folded. */
static const char *const inexact[] = {"約",   "オヨソ", "凡ソ", "ホボ",  "程度",   "前後", "以上",
                                      "以下", "未満",   "超",   "余",    "~",      "+",    "<",
                                      ">",    "≧",      "≦",    "about", "approx", "ca."};

/* The words of flags, folded. */
static const char *const yes_words[] = {"yes", "y",    "true", "on", "1", "ハイ",
                                        "有",  "有リ", "アリ", "○",  "◯", "〇"};
static const char *const no_words[] = {"no", "n",    "false", "off", "0", "イイエ",
                                       "無", "無シ", "ナシ",  "×",   "✕"};

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

/* Whether TEXT, what follows a count, is nothing or a counter. */
static bool is_counter(const char *text)
{
    if (*text == ' ')
        text++;
    return *text == '\0' || is_among(text, counters, sizeof counters / sizeof counters[0]);
}

static bool is_inexact(const char *text)
{
    for (size_t i = 0; i < sizeof inexact / sizeof inexact[0]; i++)
        if (strstr(text, inexact[i]) != NULL)
            return true;
    return false;
}

static bool refuse_count(struct why *why, const char *text, const char *typed)
{
    char *quote = guard_quote(typed);
    if (*text == '-' && strspn(text + 1, digits) > 0)
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

bool count_parse(const char *typed, struct buf *canonical, struct why *why)
{
    struct buf key = {0}, found = {0};
    fold_text(typed, &key);
    const char *text = buf_text(&key);
    size_t length = read_count(text, &found);
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

/*
 * See periods_words.h. The text is looked through as it stands, since the event
 * is kept as it was written; only the period in it is folded, by its own parser.
 */
#include "model/periods_words.h"

#include "model/fold.h"
#include "model/mem.h"
#include "model/periods.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* What divides an event from the period behind it, longer ones first. */
static const char *const leading[] = {"してから", "の後", "以後", "以降", "から", "より", "後"};

/* What divides a period from the event behind it. */
static const char *const following[] = {" after ", " from ", " following ", " since "};

/* What limits a period, before and behind it. */
static const char *const limits_before[] = {"within ",  "up to ",   "at least ", "at most ",
                                            "maximum ", "minimum ", "最長",      "最大",
                                            "最低",     "最短"};
static const char *const limits_behind[] = {"以内", "以上", "maximum", "minimum"};

/* Words behind a period that add nothing where it is one of keeping. */
static const char *const keeping[] = {"保存", "保管", "保存する", "保管する"};

/* Words, folded, for what has no end. */
static const char *const endless[] = {"永年",        "永久",       "無期限",       "無制限",
                                      "期限ナシ",    "indefinite", "indefinitely", "permanent",
                                      "permanently", "unlimited",  "forever"};

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

/* No period behind an event is longer. */
enum { PERIOD_BYTES = 256 };

/* The bytes of the blank with which TEXT begins. */
static size_t blank_at(const char *text)
{
    if (strncmp(text, "\u3000", strlen("\u3000")) == 0)
        return strlen("\u3000");
    return *text == ' ' || *text == '\t' || *text == '\n' || *text == '\r';
}

/* A copy of LENGTH bytes of TEXT without blanks and commas at its ends; the caller
 * frees it. */
static char *part_of(const char *text, size_t length)
{
    char *part = mem_copy_bytes(text, length);
    char *start = part;
    size_t skip;
    while ((skip = blank_at(start)) > 0 || (skip = 3 * (strncmp(start, "、", 3) == 0)) > 0)
        start += skip;
    size_t end = 0;
    for (size_t i = 0; start[i] != '\0'; i++)
        if (blank_at(start + i) == 0 && strncmp(start + i, "、", 3) != 0)
            end = i + 1;
        else if (blank_at(start + i) != 1)
            i += 2;
    memmove(part, start, end);
    part[end] = '\0';
    return part;
}

static char *all_of(const char *text)
{
    return part_of(text, strlen(text));
}

static bool ends_with(const char *text, const char *word)
{
    size_t length = strlen(text), tail = strlen(word);
    return length > tail && strcmp(text + length - tail, word) == 0;
}

/* Takes what limits the period away from TEXT; false where nothing does. */
static bool take_limit(char *text)
{
    for (size_t i = 0; i < COUNT(limits_before); i++) {
        size_t length = strlen(limits_before[i]);
        if (strncasecmp(text, limits_before[i], length) == 0) {
            memmove(text, text + length, strlen(text + length) + 1);
            return true;
        }
    }
    for (size_t i = 0; i < COUNT(limits_behind); i++)
        if (ends_with(text, limits_behind[i])) {
            text[strlen(text) - strlen(limits_behind[i])] = '\0';
            return true;
        }
    return false;
}

/* Reads LENGTH bytes of TEXT as a period, which may be limited; WHOLE is the cell
 * it stands in. */
static bool read_period(const char *text, size_t length, const char *whole,
                        struct period_words *words)
{
    struct why ignored = {.lang = LANG_EN};
    char *part = part_of(text, length);
    for (size_t i = 0; i < COUNT(keeping); i++)
        if (ends_with(part, keeping[i]))
            part[strlen(part) - strlen(keeping[i])] = '\0';
    bool read = period_parse(part, &words->period, &ignored);
    if (!read && take_limit(part)) {
        char *rest = all_of(part);
        read = period_parse(rest, &words->period, &ignored);
        if (read)
            buf_puts(&words->wording, whole);
        free(rest);
    }
    free(part);
    return read;
}

/* Sets the event to LENGTH bytes of TEXT; false where nothing is left of them. */
static bool put_event(const char *text, size_t length, struct period_words *words)
{
    char *event = part_of(text, length);
    bool given = event[0] != '\0';
    buf_puts(&words->event, event);
    free(event);
    return given;
}

/* The bytes of the divider with which the LENGTH bytes of TEXT end; 0 where
 * none of them does, or nothing stands before it. */
static size_t divider_at_end(const char *text, size_t length)
{
    for (size_t i = 0; i < COUNT(leading); i++) {
        size_t divider = strlen(leading[i]);
        if (length > divider && strncmp(text + length - divider, leading[i], divider) == 0)
            return divider;
    }
    return 0;
}

/* 退会後3年 */
static bool read_event_first(const char *text, struct period_words *words)
{
    size_t length = strlen(text);
    for (size_t end = length > PERIOD_BYTES ? length - PERIOD_BYTES : 0; end < length; end++) {
        size_t divider = divider_at_end(text, end);
        if (divider == 0 || !read_period(text + end, length - end, text, words))
            continue;
        if (put_event(text, end - divider, words))
            return true;
        period_words_clear(words);
    }
    return false;
}

/* 3年(退会後) */
static bool read_event_in_brackets(const char *text, struct period_words *words)
{
    static const char *const open[] = {"(", "（"}, *const closed[] = {")", "）"};
    for (size_t i = 0; i < COUNT(open); i++) {
        const char *at = strstr(text, open[i]);
        if (at == NULL || at == text || !ends_with(text, closed[i]))
            continue;
        const char *event = at + strlen(open[i]);
        size_t length = strlen(event) - strlen(closed[i]);
        size_t divider = divider_at_end(event, length);
        if (divider > 0 && read_period(text, (size_t)(at - text), text, words))
            return put_event(event, length - divider, words);
    }
    return false;
}

/* 3 years after the end of the contract; 6 years post-employment */
static bool read_event_last(const char *text, struct period_words *words)
{
    const char *post = strstr(text, " post");
    if (post != NULL && (post[5] == '-' || post[5] == ' ') &&
        read_period(text, (size_t)(post - text), text, words))
        return put_event(post, strlen(post), words);
    for (size_t i = 0; i < COUNT(following); i++) {
        const char *at = strstr(text, following[i]);
        if (at == NULL || !read_period(text, (size_t)(at - text), text, words))
            continue;
        const char *event = at + strlen(following[i]);
        return put_event(event, strlen(event), words);
    }
    return false;
}

static bool read_endless(const char *text, struct period_words *words)
{
    struct buf key = {0};
    bool found = false;
    fold_text(text, &key);
    for (size_t i = 0; i < COUNT(keeping); i++)
        if (ends_with(buf_text(&key), keeping[i]))
            key.text[strlen(key.text) - strlen(keeping[i])] = '\0';
    for (size_t i = 0; i < COUNT(endless) && !found; i++)
        found = strcmp(buf_text(&key), endless[i]) == 0;
    buf_clear(&key);
    if (found)
        buf_puts(&words->wording, text);
    return found;
}

bool period_words_read(const char *typed, struct period_words *words)
{
    char *text = all_of(typed);
    bool read = read_period(text, strlen(text), text, words) || read_event_first(text, words) ||
                read_event_in_brackets(text, words) || read_event_last(text, words) ||
                read_endless(text, words);
    if (!read)
        period_words_clear(words);
    free(text);
    return read;
}

void period_words_clear(struct period_words *words)
{
    buf_clear(&words->period);
    buf_clear(&words->event);
    buf_clear(&words->wording);
}

/*
 * numbers - counts and flags, as people write them and as they are kept.
 *
 * A count is kept in digits, "12400"; a flag as "yes" or "no", which are also
 * the words by which words_in() knows them.
 */
#ifndef NUMBERS_H
#define NUMBERS_H

#include "model/buf.h"
#include "model/why.h"

#include <stdbool.h>

/* Reads TYPED and adds the count to CANONICAL: digits of any width, commas
 * between thousands, Japanese numerals, 億, 万, 千 and 百 (1万2千, 1.2万, 三百), 件,
 * 人 or 名 behind. False with WHY where it is negative, not exact (約100), a range
 * (100〜500), longer than 15 digits or no number. */
bool count_parse(const char *typed, struct buf *canonical, struct why *why);

/* Adds the count CANONICAL with commas between thousands, as both languages
 * write it. A text that is no count is added as it is. */
void count_format(const char *canonical, struct buf *out);

/* Adds NUMBER, which is not negative, in the same way. */
void count_put(int64_t number, struct buf *out);

/* The same for a sentence that names NUMBER. */
struct count_text {
    char text[32];
};
struct count_text count_text(int64_t number);

/* Adds how many more there are than were named before: "12 more". */
void count_put_more(size_t more, enum lang lang, struct buf *out);

/* Reads TYPED and adds "yes" or "no" to CANONICAL: yes/no, y/n, true/false,
 * on/off, 1/0, はい/いいえ, 有/無, あり/なし, ○/×, ✓, 該当/非該当, 済/未, in any width and case.
 * False with WHY for anything else. */
bool flag_parse(const char *typed, struct buf *canonical, struct why *why);

/* Adds the flag CANONICAL in words: はい, いいえ; nothing for an empty one. A
 * text that is no flag is added as it is. */
void flag_format(const char *canonical, enum lang lang, struct buf *out);

#endif

/*
 * utf8 - code points in bytes.
 *
 * UTF-8 as Unicode defines it (The Unicode Standard, table 3-7): no overlong
 * forms, no surrogates, nothing above U+10FFFF.
 */
#ifndef UTF8_H
#define UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What stands for a byte that belongs to no character. */
enum { UTF8_BAD = 0xFFFD };

/* Whether the LENGTH bytes of TEXT are UTF-8. Where they are not, BAD_OFFSET
 * (or NULL) is set to the byte with which the first malformed part begins. */
bool utf8_valid(const char *text, size_t length, size_t *bad_offset);

/* Sets POINT to the first code point of TEXT, closed with a NUL, and gives the
 * bytes it takes; 0 at the end, where POINT is 0. A byte that is not part of
 * UTF-8 is taken alone, as UTF8_BAD. */
size_t utf8_next(const char *text, uint32_t *point);

/* The most bytes of TEXT, at most LIMIT, that do not end within a character. */
size_t utf8_cut(const char *text, size_t limit);

/* Whether POINT is a variation selector (U+FE00 to U+FE0F, U+E0100 to
 * U+E01EF): it chooses a form of the character before it. */
bool utf8_is_variation(uint32_t point);

/* Whether POINT shows nothing of itself or turns the direction of writing
 * (Unicode's default ignorable code points, its line separators and
 * interlinear marks), variation selectors excepted. */
bool utf8_is_invisible(uint32_t point);

/* Whether POINT is a letter of katakana or the prolonged sound mark, of either width. */
bool utf8_is_katakana(uint32_t point);

#endif

/*
 * cp932 - text in the encoding that Excel takes a CSV file for.
 *
 * CP932 (Windows-31J, as the WHATWG Encoding Standard defines Shift_JIS) lacks
 * 𠮷, é and every emoji, and some characters that it takes come back as others:
 * ¥ as \, 〜 as ～, − as －. Nothing is replaced here: what does not come back
 * as it is must be found before a file is written.
 */
#ifndef CP932_H
#define CP932_H

#include "model/buf.h"

#include <stdbool.h>
#include <stdint.h>

struct cp932;

/* A converter; cp932_close() frees it, and NULL too. */
struct cp932 *cp932_open(void);
void cp932_close(struct cp932 *cp932);

/* Puts LENGTH bytes of TEXT, UTF-8, in CP932 at AT, which has room for as many;
 * the place behind them. NULL where a character would not come back as it is. */
char *cp932_put(struct cp932 *cp932, const char *text, size_t length, char *at);

/* Whether all of TEXT comes back as it is. */
bool cp932_keeps(struct cp932 *cp932, const char *text);

/* What POINT comes back as: itself where it is kept, 0 where it cannot be
 * written. */
uint32_t cp932_back(struct cp932 *cp932, uint32_t point);

#endif

/*
 * fold - the key by which texts are searched and compared.
 *
 * ﾀﾅｶ, タナカ and たなか, ＡＢＣ and abc, the kinds of dashes and blanks are the
 * same to a person who looks for them, and so are 髙 and 高. The key is never stored in place of a
 * text.
 */
#ifndef FOLD_H
#define FOLD_H

#include "model/buf.h"

#include <stdbool.h>

/* Adds the key of TEXT to OUT: NFKC and full case folding (Unicode UAX #15,
 * chapter 3.13), hiragana as katakana, ヵ and ヶ as カ and ケ, the
 * shapes of one kanji as one (fold_variants.c), without variation selectors and other
 * invisible characters, every dash and the prolonged sound mark as "-", wave
 * dashes as "~", any run of blanks and line ends as one blank, none at the
 * ends. Folding a key again changes nothing. Bytes that are not UTF-8 count as
 * U+FFFD. */
void fold_text(const char *text, struct buf *out);

/* Adds TEXT to OUT with one width for each character and nothing else
 * changed: NFKC alone. Bytes that are not UTF-8 count as U+FFFD. */
void fold_width(const char *text, struct buf *out);

/* Whether the key NEEDLE occurs in the key HAYSTACK; an empty one always does.
 * Both come from fold_text(). */
bool fold_contains(const char *folded_haystack, const char *folded_needle);

#endif

/*
 * encoding_likely - what bytes look like where more than one encoding fits.
 *
 * Bytes in a wrong encoding are mostly invalid there, and what is not is text
 * that nobody writes. Only encoding.c asks; it has tried the bytes already.
 */
#ifndef ENCODING_LIKELY_H
#define ENCODING_LIKELY_H

#include <stdbool.h>
#include <stddef.h>

/* What bytes hold, counted piece by piece; a piece ends where a line does. A zeroed one
 * is of none. */
struct encoding_counts {
    size_t half;         /* read as CP932: half-width kana */
    size_t rare;         /* kanji of level 2, and what vendors added */
    size_t euc_pairs;    /* read as EUC-JP: characters of two bytes, but half-width kana */
    size_t euc_kana;     /* hiragana and katakana among them: rows A4 and A5 */
    size_t euc_half;     /* half-width kana */
    size_t euc_half_run; /* the most of these in a row */
};

/* Adds what LENGTH BYTES hold to COUNTS. */
void encoding_count(struct encoding_counts *counts, const unsigned char *bytes, size_t length);

/* Whether bytes that are valid in CP932 and in EUC-JP are EUC-JP. */
bool encoding_likely_euc(const struct encoding_counts *counts);

enum encoding_order { ENCODING_NARROW, ENCODING_LITTLE, ENCODING_BIG };

/* What bytes hold as UTF-16, counted piece by piece. A zeroed one is of none. */
struct encoding_wide {
    struct encoding_units {
        size_t ascii; /* characters of ASCII */
        bool paired;  /* a high surrogate waits for its low one */
        bool none;    /* it is no such text */
    } little, big;
    unsigned char first; /* of a unit that is torn between two pieces */
    bool torn;
};

/* Adds what LENGTH BYTES hold to WIDE. */
void encoding_count_wide(struct encoding_wide *wide, const unsigned char *bytes, size_t length);

/* Whether bytes without byte-order mark are UTF-16, and in which order:
 * ENCODING_NARROW where they are not, or where nothing tells. */
enum encoding_order encoding_likely_wide(const struct encoding_wide *wide);

#endif

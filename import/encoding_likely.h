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

/* Whether LENGTH BYTES that are valid in CP932 and in EUC-JP are EUC-JP. */
bool encoding_likely_euc(const unsigned char *bytes, size_t length);

enum encoding_order { ENCODING_NARROW, ENCODING_LITTLE, ENCODING_BIG };

/* Whether LENGTH BYTES without byte-order mark are UTF-16, and in which order:
 * ENCODING_NARROW where they are not, or where nothing tells. */
enum encoding_order encoding_likely_wide(const unsigned char *bytes, size_t length);

#endif

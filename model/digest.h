/*
 * digest - SHA-256 over a sequence of values.
 *
 * Each value is preceded by its length, so that no two sequences of values
 * give the same bytes. The hash itself is nettle's.
 */
#ifndef DIGEST_H
#define DIGEST_H

#include <nettle/sha2.h>
#include <stddef.h>
#include <stdint.h>

enum { DIGEST_TEXT = 65 }; /* 64 hexadecimal digits and the NUL */

struct digest {
    struct sha256_ctx state;
};

void digest_start(struct digest *digest);

/* Adds LENGTH bytes as one value. */
void digest_bytes(struct digest *digest, const void *bytes, size_t length);

/* Adds a text as one value. */
void digest_text(struct digest *digest, const char *text);

/* Adds a number as one value. */
void digest_int(struct digest *digest, int64_t number);

/* Adds LENGTH bytes as they are, without their length: for a hash that others make
 * anew with other means. */
void digest_raw(struct digest *digest, const void *bytes, size_t length);

/* The hash in hexadecimal digits. DIGEST itself is not changed, so that more
 * can be added afterwards. */
void digest_end(const struct digest *digest, char hex[DIGEST_TEXT]);

#endif

/* See digest.h. */
#include "model/digest.h"

#include <stdio.h>
#include <string.h>

void digest_start(struct digest *digest)
{
    sha256_init(&digest->state);
}

void digest_bytes(struct digest *digest, const void *bytes, size_t length)
{
    uint8_t prefix[8];
    for (int i = 0; i < 8; i++)
        prefix[i] = (uint8_t)((uint64_t)length >> (56 - 8 * i));
    sha256_update(&digest->state, sizeof prefix, prefix);
    sha256_update(&digest->state, length, bytes);
}

void digest_raw(struct digest *digest, const void *bytes, size_t length)
{
    sha256_update(&digest->state, length, bytes);
}

void digest_text(struct digest *digest, const char *text)
{
    digest_bytes(digest, text, strlen(text));
}

void digest_int(struct digest *digest, int64_t number)
{
    char text[24];
    snprintf(text, sizeof text, "%lld", (long long)number);
    digest_text(digest, text);
}

void digest_end(const struct digest *digest, char hex[DIGEST_TEXT])
{
    struct sha256_ctx state = digest->state;
    uint8_t bytes[SHA256_DIGEST_SIZE];
    sha256_digest(&state, sizeof bytes, bytes);
    for (size_t i = 0; i < sizeof bytes; i++)
        snprintf(hex + 2 * i, 3, "%02x", bytes[i]);
}

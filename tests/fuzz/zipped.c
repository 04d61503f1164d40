/* See zipped.h. */
#include "tests/fuzz/zipped.h"

#include <string.h>

/* CRC-32 as in ISO 3309, by halves of bytes. */
static uint32_t sum_of(const char *bytes, size_t length)
{
    uint32_t halves[16], sum = UINT32_MAX;
    for (uint32_t i = 0; i < 16; i++) {
        halves[i] = i;
        for (int bit = 0; bit < 4; bit++)
            halves[i] = (halves[i] >> 1) ^ ((halves[i] & 1) != 0 ? 0xEDB88320U : 0);
    }
    for (size_t i = 0; i < length; i++) {
        sum ^= (unsigned char)bytes[i];
        sum = (sum >> 4) ^ halves[sum & 15];
        sum = (sum >> 4) ^ halves[sum & 15];
    }
    return ~sum;
}

/* Adds NUMBER in SIZE bytes, the lowest first. */
static void put(struct buf *out, size_t size, size_t number)
{
    for (; size > 0; size--, number >>= 8)
        buf_putc(out, (char)(number & 0xFF));
}

/* What the header of a part and its line in the directory have in common. */
static void put_about(struct buf *out, const char *name, uint32_t sum, size_t length)
{
    put(out, 2, 20);         /* of this version */
    put(out, 2, 0);          /* no flags */
    put(out, 2, 0);          /* stored */
    put(out, 4, 0x00210000); /* on 1980-01-01 */
    put(out, 4, sum);
    put(out, 4, length);
    put(out, 4, length);
    put(out, 2, strlen(name));
    put(out, 2, 0);
}

void zipped_add(struct zipped *zip, const char *name, const char *bytes, size_t length)
{
    uint32_t sum = sum_of(bytes, length);
    size_t start = zip->bytes.length;
    put(&zip->bytes, 4, 0x04034B50);
    put_about(&zip->bytes, name, sum, length);
    buf_puts(&zip->bytes, name);
    buf_add(&zip->bytes, bytes, length);
    put(&zip->directory, 4, 0x02014B50);
    put(&zip->directory, 2, 20);
    put_about(&zip->directory, name, sum, length);
    put(&zip->directory, 6, 0);
    put(&zip->directory, 4, 0);
    put(&zip->directory, 4, start);
    buf_puts(&zip->directory, name);
    zip->count++;
}

void zipped_end(struct zipped *zip)
{
    size_t start = zip->bytes.length, length = zip->directory.length;
    buf_add(&zip->bytes, buf_text(&zip->directory), length);
    put(&zip->bytes, 4, 0x06054B50);
    put(&zip->bytes, 4, 0);
    put(&zip->bytes, 2, zip->count);
    put(&zip->bytes, 2, zip->count);
    put(&zip->bytes, 4, length);
    put(&zip->bytes, 4, start);
    put(&zip->bytes, 2, 0);
    buf_clear(&zip->directory);
}

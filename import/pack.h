/*
 * pack - bytes kept small in memory by Zstandard (RFC 8878).
 *
 * For what is read now and then, such as the rows of a file and what becomes of them:
 * a block of some ten kilobytes is packed or unpacked in a few dozen microseconds.
 */
#ifndef PACK_H
#define PACK_H

#include "model/buf.h"

#include <stddef.h>

/* What packing works with. A zeroed one has nothing yet. */
struct pack {
    void *packer, *unpacker;
    char *room;
    size_t room_size;
};

/* Packs the LENGTH bytes at BYTES; the caller frees what is given. *PACKED is its
 * length. */
char *pack_bytes(struct pack *pack, const char *bytes, size_t length, size_t *packed);

/* Makes OUT what pack_bytes() packed into the LENGTH bytes at PACKED. */
void pack_open(struct pack *pack, const char *packed, size_t length, struct buf *out);

/* Overwrites what was worked with. */
void pack_wipe(struct pack *pack);

/* Frees what PACK holds; it is as zeroed again. */
void pack_clear(struct pack *pack);

#endif

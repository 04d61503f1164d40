/*
 * zipped - a ZIP archive of stored parts (PKWARE APPNOTE 4.3), made in memory.
 *
 * Its bytes are those of the parts, so that they can be changed one by one.
 */
#ifndef TESTS_ZIPPED_H
#define TESTS_ZIPPED_H

#include "model/buf.h"

#include <stdint.h>

/* A zeroed one has no part. */
struct zipped {
    struct buf bytes;
    struct buf directory;
    uint16_t count;
};

/* Adds the part NAME of LENGTH bytes. */
void zipped_add(struct zipped *zip, const char *name, const char *bytes, size_t length);

/* Ends the archive: zip->bytes is all of it, and the caller frees it. */
void zipped_end(struct zipped *zip);

#endif

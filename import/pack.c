/* See pack.h. */
#include "import/pack.h"

#include "model/mem.h"

#include <stdlib.h>
#include <string.h>
#include <zstd.h>
#include <zstd_errors.h>

/* Higher ones gain a few percent on such blocks, and take many times as long. */
enum { LEVEL = 3 };

char *pack_bytes(struct pack *pack, const char *bytes, size_t length, size_t *packed)
{
    size_t room = ZSTD_compressBound(length);
    if (room > pack->room_size) {
        free(pack->room);
        pack->room = mem_new(room, 1);
        pack->room_size = room;
    }
    if (pack->packer == NULL)
        pack->packer = ZSTD_createCCtx();
    if (pack->packer == NULL)
        mem_none();
    *packed = ZSTD_compressCCtx(pack->packer, pack->room, pack->room_size, bytes, length, LEVEL);
    if (ZSTD_getErrorCode(*packed) == ZSTD_error_memory_allocation)
        mem_none();
    if (ZSTD_isError(*packed))
        bug(ZSTD_getErrorName(*packed));
    return mem_copy_bytes(pack->room, *packed);
}

void pack_open(struct pack *pack, const char *packed, size_t length, struct buf *out)
{
    size_t whole = (size_t)ZSTD_getFrameContentSize(packed, length);
    if (pack->unpacker == NULL)
        pack->unpacker = ZSTD_createDCtx();
    if (pack->unpacker == NULL)
        mem_none();
    if (whole >= out->capacity) {
        buf_clear(out);
        out->text = mem_new(whole + 1, 1);
        out->capacity = whole + 1;
    }
    size_t got = ZSTD_decompressDCtx(pack->unpacker, out->text, whole, packed, length);
    if (ZSTD_getErrorCode(got) == ZSTD_error_memory_allocation)
        mem_none();
    if (got != whole)
        bug("a packed block is broken");
    out->length = whole;
    out->text[whole] = '\0';
}

void pack_wipe(struct pack *pack)
{
    if (pack->room != NULL)
        explicit_bzero(pack->room, pack->room_size);
}

void pack_clear(struct pack *pack)
{
    free(pack->room);
    ZSTD_freeCCtx(pack->packer);
    ZSTD_freeDCtx(pack->unpacker);
    *pack = (struct pack){0};
}

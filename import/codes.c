/* See codes.h: a hash table with open addressing, made once for all rows. */
#include "import/codes.h"

#include "import/load.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

/* The bits of a slot that hold the number; the others are of the hash, so that few
 * rows are read again in vain. */
static const uint64_t number_bits = ((uint64_t)1 << 40) - 1;

static void make(struct codes *codes, const struct load *load)
{
    const struct load_file *last = &load->files[load->count - 1];
    codes->capacity = 64;
    while (codes->capacity <= (last->first + last->count) * 2)
        codes->capacity *= 2;
    codes->slots = mem_new(codes->capacity, sizeof *codes->slots);
}

/* Whether the row with NUMBER among all files is one of KIND and states CODE. */
static bool states(const struct load *load, size_t number, const struct kind *kind,
                   const char *code)
{
    struct load_place place = load_place(load, number);
    const struct headers *headers = &place.file->headers;
    struct buf scratch = {0};
    if (headers->kind != kind)
        return false;
    size_t column = headers_find(headers, kind, kinds_field(kind, "code"));
    bool same = strcmp(load_text(place.file, place.row, column, &scratch), code) == 0;
    buf_clear(&scratch);
    return same;
}

size_t codes_add(struct load *load, const struct kind *kind, const char *code)
{
    struct codes *codes = &load->codes;
    if (codes->capacity == 0)
        make(codes, load);
    uint64_t hash = names_hash(kind, code);
    size_t at = hash & (codes->capacity - 1);
    for (uint64_t slot; (slot = codes->slots[at]) != 0; at = (at + 1) & (codes->capacity - 1)) {
        size_t number = (size_t)(slot & number_bits) - 1;
        if (((slot ^ hash) & ~number_bits) == 0 && states(load, number, kind, code))
            return number;
    }
    codes->slots[at] = (hash & ~number_bits) | (load->row + 1);
    return load->row;
}

void codes_clear(struct codes *codes)
{
    free(codes->slots);
    *codes = (struct codes){0};
}

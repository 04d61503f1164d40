/* See codes.h: a hash table with open addressing, made once for all rows. */
#include "import/codes.h"

#include "import/load.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

static void make(struct codes *codes, const struct load *load)
{
    const struct load_file *last = &load->files[load->count - 1];
    codes->capacity = 64;
    while (codes->capacity <= (last->first + last->count) * 2)
        codes->capacity *= 2;
    codes->rows = mem_new(codes->capacity, sizeof *codes->rows);
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
    size_t at = names_hash(kind, code) & (codes->capacity - 1);
    while (codes->rows[at] != 0 && !states(load, codes->rows[at] - 1, kind, code))
        at = (at + 1) & (codes->capacity - 1);
    if (codes->rows[at] == 0)
        codes->rows[at] = load->row + 1;
    return codes->rows[at] - 1;
}

void codes_clear(struct codes *codes)
{
    free(codes->rows);
    *codes = (struct codes){0};
}

/*
 * Whether a workbook that was written is whole. libxlsxwriter passes over errors of
 * its temporary files, so that a full disk gives a sound archive with a part that
 * ends early. Each part is inflated once: it must end as XML that is whole ends, and
 * where memory is flat, the rows must be exactly as many bytes as were written.
 */
#include "export/workbook_inside.h"

#include "model/mem.h"

#include <stdlib.h>
#include <string.h>
#include <zip.h>

/* What is looked for in a part, block by block. */
struct part {
    char kept[64]; /* the last bytes of the block before */
    size_t kept_length;
    zip_int64_t length;      /* so far */
    zip_int64_t data, after; /* where <sheetData> and </sheetData> begin; -1: not there */
    char last;               /* the last byte that is no white space */
};

/* The place of TAG in BYTES, or -1. */
static zip_int64_t place(const char *bytes, size_t length, const char *tag)
{
    size_t size = strlen(tag);
    for (const char *at = bytes; (size_t)(bytes + length - at) >= size; at++) {
        at = memchr(at, '<', (size_t)(bytes + length - at) - size + 1);
        if (at == NULL)
            return -1;
        if (memcmp(at, tag, size) == 0)
            return at - bytes;
    }
    return -1;
}

/* Looks at BYTES, whose first KEPT_LENGTH were looked at before. */
static void look_at(struct part *part, const char *bytes, size_t length)
{
    zip_int64_t from = part->length - (zip_int64_t)part->kept_length;
    zip_int64_t at;
    if (part->data < 0 && (at = place(bytes, length, "<sheetData>")) >= 0)
        part->data = from + at;
    if (part->after < 0 && (at = place(bytes, length, "</sheetData>")) >= 0)
        part->after = from + at;
    for (size_t i = length; i > part->kept_length; i--)
        if (strchr(" \n\r\t", bytes[i - 1]) == NULL) {
            part->last = bytes[i - 1];
            break;
        }
}

/* Reads the part NUMBER of ARCHIVE. */
static bool read_part(zip_t *archive, zip_uint64_t number, struct part *part)
{
    enum { BLOCK = 65536 };
    *part = (struct part){.data = -1, .after = -1};
    zip_file_t *file = zip_fopen_index(archive, number, 0);
    char *block = mem_new(sizeof part->kept + BLOCK, 1);
    zip_int64_t got = file == NULL ? -1 : 1;
    while (got > 0) {
        memcpy(block, part->kept, part->kept_length);
        got = zip_fread(file, block + part->kept_length, BLOCK);
        if (got <= 0)
            break;
        size_t length = part->kept_length + (size_t)got;
        look_at(part, block, length);
        part->length += got;
        part->kept_length = length < 16 ? length : 16;
        memcpy(part->kept, block + length - part->kept_length, part->kept_length);
    }
    free(block);
    if (file != NULL)
        zip_fclose(file);
    return got == 0;
}

/* The number of the leaf that the part NAME holds; COUNT where it holds none. */
static size_t leaf_of(const char *name, size_t count)
{
    unsigned long number = 0;
    int end = 0;
    if (sscanf(name, "xl/worksheets/sheet%lu.xml%n", &number, &end) < 1 || name[end] != '\0')
        return count;
    return number >= 1 && number <= count ? number - 1 : count;
}

/* Whether the part NUMBER is whole. */
static bool is_whole(const struct workbook *book, zip_t *archive, zip_uint64_t number,
                     const long *data_sizes)
{
    enum { TAG = sizeof "<sheetData>" - 1 };
    struct part part;
    const char *name = zip_get_name(archive, number, 0);
    if (name == NULL || !read_part(archive, number, &part) || part.last != '>')
        return false;
    size_t leaf = leaf_of(name, book->leaf_count);
    if (leaf == book->leaf_count)
        return true;
    static const char end[] = "</worksheet>";
    if (place(part.kept, part.kept_length, end) < 0)
        return false;
    if (data_sizes[leaf] < 0)
        return true;
    if (data_sizes[leaf] == 0)
        return part.after < 0;
    return part.data >= 0 && part.after - part.data - TAG == data_sizes[leaf];
}

bool workbook_verify(const struct workbook *book, const long *data_sizes, struct why *why)
{
    size_t leaves = 0;
    int error = 0;
    zip_t *archive = zip_open(book->output.temporary, ZIP_RDONLY, &error);
    zip_int64_t count = archive == NULL ? 0 : zip_get_num_entries(archive, 0);
    bool whole = count > 0;
    for (zip_int64_t i = 0; i < count && whole; i++) {
        const char *name = zip_get_name(archive, (zip_uint64_t)i, 0);
        leaves += name != NULL && leaf_of(name, book->leaf_count) < book->leaf_count;
        whole = is_whole(book, archive, (zip_uint64_t)i, data_sizes);
    }
    if (archive != NULL)
        zip_discard(archive);
    if (whole && leaves == book->leaf_count)
        return true;
    return why_set_class(why, WHY_FILE,
                         "%s could not be written whole. See whether the disk is full.",
                         book->output.path);
}

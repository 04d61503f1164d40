/*
 * What a dry run need not write. The passes are those of the import: every cell is
 * read, every name looked up, every record checked and given its code. But a new
 * record that no later row looks for need not stand in the inventory for the time of
 * the plan, and writing it is most of the work.
 */
#include "import/load.h"

#include "model/change.h"
#include "model/mem.h"
#include "model/register.h"

#include <stdlib.h>
#include <string.h>

/* Hashes of texts, to see one that returns. */
struct hashes {
    size_t *slots; /* 0 where one is free */
    size_t capacity;
};

/* Keeps TEXT of KIND; false where it was kept already, or rarely another one. */
static bool add(struct hashes *hashes, const struct kind *kind, const char *text)
{
    size_t hash = names_hash(kind, text) | 1, at = hash / 2 & (hashes->capacity - 1);
    for (; hashes->slots[at] != 0; at = (at + 1) & (hashes->capacity - 1))
        if (hashes->slots[at] == hash)
            return false;
    hashes->slots[at] = hash;
    return true;
}

/* Whether no row of FILE has a name that is the name or the code of another one. */
static bool all_differ(const struct load_file *file, struct hashes *hashes)
{
    const struct kind *kind = file->headers.kind;
    const size_t fields[] = {kinds_field(kind, "code"), kinds_field(kind, "name")};
    struct buf scratch = {0};
    bool differ = true;
    for (size_t i = 0; i < file->count && differ; i++)
        for (size_t f = 0; f < 2 && differ; f++) {
            const char *text = identify_text(file, i, fields[f], &scratch);
            differ = text[0] == '\0' || add(hashes, kind, text);
        }
    buf_clear(&scratch);
    return differ;
}

/* Whether no row that states a code can find the record of another one by its name.
 * Names are looked for only in an inventory that holds such records already. */
static bool is_clear_by_code(const struct load *load)
{
    const struct load_file *last = &load->files[load->count - 1];
    struct hashes hashes = {.capacity = 64};
    bool filled = false, clear = true;
    for (size_t i = 0; i < load->count; i++)
        filled = filled || record_any(load->m, load->files[i].headers.kind);
    if (!filled)
        return true;
    while (hashes.capacity < (last->first + last->count) * 4)
        hashes.capacity *= 2;
    hashes.slots = mem_new(hashes.capacity, sizeof *hashes.slots);
    for (size_t i = 0; i < load->count && clear; i++)
        clear = all_differ(&load->files[i], &hashes);
    free(hashes.slots);
    return clear;
}

/* Whether no row of the only file is called by what may become the code of another. */
static bool is_clear_by_name(const struct load *load)
{
    const struct load_file *file = &load->files[0];
    const struct kind *kind = file->headers.kind;
    size_t length = strlen(kind->prefix);
    struct buf scratch = {0};
    bool clear = load->count == 1;
    for (size_t i = 0; i < file->count && clear; i++) {
        const char *name = identify_text(file, i, kinds_field(kind, "name"), &scratch);
        clear = strncmp(name, kind->prefix, length) != 0 || name[length] != '-';
    }
    buf_clear(&scratch);
    return clear;
}

/* Whether a column of FILE tells of records that are linked to those of the rows. */
static bool tells_of_linked(const struct load_file *file)
{
    bool tells = false;
    for (size_t i = 0; i < file->headers.count && !tells; i++)
        tells = load_is_field(file, i) && file->headers.targets[i].kind != file->headers.kind;
    return tells;
}

/* Whether the new records of FILE are found by nothing but a code or a name, and what
 * is linked to a row is not read again: neither what an old record has, nor the
 * storages of which the medium is told. */
static bool may_spare(const struct load *load, const struct load_file *file)
{
    const struct kind *kind = file->headers.kind, *storage = kinds_find("storage");
    size_t medium = kinds_field(storage, "medium");
    return kinds_field(kind, "other_names") == kind->field_count &&
           kinds_field(kind, "corporate_number") == kind->field_count &&
           (!tells_of_linked(file) ||
            (!record_any(load->m, kind) &&
             headers_find(&file->headers, storage, medium) == file->headers.count));
}

void spare_writing(struct load *load)
{
    bool spared = load->options->dry_run && load->row_by_row;
    for (size_t i = 0; i < load->count; i++)
        spared = spared && may_spare(load, &load->files[i]);
    if (!spared || !(load->by_code ? is_clear_by_code(load) : is_clear_by_name(load)))
        return;
    for (size_t i = 0; i < load->count; i++)
        change_spare(load->m, load->files[i].headers.kind);
    for (size_t i = 0; i < REGISTER_GROUPS; i++) {
        const struct kind *kind = kinds_find(register_groups[i].kind);
        if (register_groups[i].through != NULL && !load_names(load, kind))
            change_spare(load->m, kind);
    }
}

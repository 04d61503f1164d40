/* See ahead.h. */
#include "import/ahead.h"

#include "import/load.h"
#include "model/record.h"

/* Whether the row with NUMBER among all files is among those that were read. */
static bool is_read(const struct ahead *ahead, size_t number)
{
    return number >= ahead->first && number - ahead->first < ahead->count;
}

/* The number of the record whose code row ROW of FILE states. */
static int64_t find(struct load *load, const struct load_file *file, size_t row, size_t column)
{
    struct buf scratch = {0};
    int64_t id = file->rows[row].held ? 0
                                      : record_find(load->m, file->headers.kind,
                                                    load_text(file, row, column, &scratch));
    buf_clear(&scratch);
    return id;
}

bool ahead_read(struct load *load, const struct load_file *file, size_t row)
{
    struct ahead *ahead = &load->ahead;
    const struct kind *kind = file->headers.kind;
    size_t column = headers_find(&file->headers, kind, kinds_field(kind, "code"));
    if (is_read(ahead, file->first + row))
        return true;
    ahead_clear(ahead);
    ahead->first = file->first + row;
    for (; ahead->count < AHEAD_ROWS && row + ahead->count < file->count; ahead->count++)
        ahead->ids[ahead->count] = find(load, file, row + ahead->count, column);
    return record_load_many(load->m, kind, ahead->ids, ahead->count, ahead->records, &load->why);
}

int64_t ahead_id(const struct load *load)
{
    return load->ahead.ids[load->row - load->ahead.first];
}

const struct record *ahead_look(const struct load *load)
{
    return is_read(&load->ahead, load->row) ? load->ahead.records[load->row - load->ahead.first]
                                            : NULL;
}

struct record *ahead_take(struct load *load)
{
    if (!is_read(&load->ahead, load->row))
        return NULL;
    struct record **place = &load->ahead.records[load->row - load->ahead.first];
    struct record *record = *place;
    *place = NULL;
    return record;
}

void ahead_clear(struct ahead *ahead)
{
    for (size_t i = 0; i < ahead->count; i++) {
        record_free(ahead->records[i]);
        ahead->records[i] = NULL;
    }
    ahead->count = 0;
}

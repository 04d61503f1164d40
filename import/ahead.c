/* See ahead.h. */
#include "import/ahead.h"

#include "import/load.h"
#include "model/record.h"

/* Whether the row with NUMBER among all files is among those that were read. */
static bool is_read(const struct ahead *ahead, size_t number)
{
    return number >= ahead->first && number - ahead->first < ahead->count;
}

/* The number of the record of row ROW of FILE, by the code or the name in CALLED. A
 * row before it may still come to have the name too, so that it is only likely. */
static int64_t find(struct load *load, const struct load_file *file, const char *called)
{
    const struct kind *kind = file->headers.kind;
    /* Where there were no records, no row finds one: each is about another. */
    if (load->by_code)
        return load->filled ? record_find(load->m, kind, called) : 0;
    if (called[0] == '\0' || kinds_field(kind, "other_names") < kind->field_count)
        return 0;
    int64_t id = load_find(load, kind, called);
    return id > 0 ? id : 0;
}

bool ahead_read(struct load *load, struct load_file *file, size_t row)
{
    struct ahead *ahead = &load->ahead;
    struct buf scratch = {0};
    if (is_read(ahead, file->first + row))
        return true;
    ahead_clear(ahead);
    ahead->first = file->first + row;
    for (; ahead->count < AHEAD_ROWS && row + ahead->count < file->count; ahead->count++) {
        size_t at = row + ahead->count;
        ahead->ids[ahead->count] =
            file->rows[at].held || file->rows[at].known
                ? 0
                : find(load, file, identify_called(load, file, at, &scratch));
    }
    buf_clear(&scratch);
    return record_load_many(load->m, file->headers.kind, ahead->ids, ahead->count, ahead->records,
                            &load->why);
}

int64_t ahead_id(const struct load *load)
{
    return load->ahead.ids[load->row - load->ahead.first];
}

const struct record *ahead_look(const struct load *load, int64_t id)
{
    const struct ahead *ahead = &load->ahead;
    const struct record *record =
        is_read(ahead, load->row) ? ahead->records[load->row - ahead->first] : NULL;
    return record != NULL && record->id == id ? record : NULL;
}

struct record *ahead_take(struct load *load, int64_t id)
{
    if (ahead_look(load, id) == NULL)
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

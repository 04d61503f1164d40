/*
 * The texts of many new records: made from what is in memory as they are
 * written, a block at a time, and put behind the blocks that are there.
 */
#include "model/search_inside.h"

#include "model/inside.h"
#include "model/record.h"
#include "model/titles.h"

/* Fewer go into the block that is there last. */
enum { BLOCK_LEAST = SEARCH_BLOCK / 4 };

/* The greatest number of a record of KIND that has texts; 0 where none has. */
static int64_t last_id(struct model *m, const struct kind *kind)
{
    struct statement *st =
        db_prepare(m->db, "SELECT ids FROM search WHERE kind = :kind ORDER BY first DESC LIMIT 1");
    int64_t ids[SEARCH_BLOCK];
    size_t length, count = 0;
    db_bind_text(st, ":kind", kind->name);
    if (db_step(st)) {
        const void *bytes = db_blob_at(st, 0, &length);
        count = search_ids(bytes, length, ids);
        db_done(st);
    }
    return count == 0 ? 0 : ids[count - 1];
}

void search_add_end(struct model *m, struct search_new *new)
{
    if (new->count == 0)
        return;
    if (new->count < BLOCK_LEAST || new->ids[0] <= last_id(m, new->kind))
        search_store(m, new->kind, new->ids, new->count);
    else
        search_add_block(m, new->kind, new->ids, new->count, &new->columns);
    for (size_t f = 0; f < new->kind->field_count; f++)
        buf_empty(&new->columns.fields[f]);
    new->count = 0;
}

void search_add(struct model *m, struct search_new *new, const struct record *record,
                const struct title *const *targets, const size_t *first)
{
    for (size_t f = 0; f < record->kind->field_count; f++) {
        const struct field *field = &record->kind->fields[f];
        struct buf *texts = &new->columns.fields[f];
        if (record->values[f][0] == '\0' && texts->length == 0)
            continue;
        for (size_t i = texts->length == 0 ? 0 : new->count; i < new->count; i++)
            buf_putc(texts, '\0');
        if (!kinds_is_reference(field))
            search_put_value(field, record->values[f], texts);
        for (size_t i = first[f]; i < first[f + 1]; i++)
            search_put_folded(targets[i]->folded, texts);
        buf_putc(texts, '\0');
    }
    new->ids[new->count++] = record->id;
    if (new->count == SEARCH_BLOCK)
        search_add_end(m, new);
}

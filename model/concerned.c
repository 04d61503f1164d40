/*
 * Which records a save may bring findings to, or take them from: the record, those
 * it refers to or is referred to by, and of the categories among them those that
 * refer to these again. What a rule reads of a record is seldom further away.
 */
#include "model/findings.h"

#include "model/buf.h"
#include "model/cells.h"
#include "model/inside.h"
#include "model/mem.h"
#include "model/record.h"

#include <stdlib.h>
#include <string.h>

/* Records of one field, and of all: what is judged well within a frame. */
enum { FIELD_MOST = 16, CONCERNED_MOST = 100 };

void concerned_add(struct concerned *records, const struct kind *kind, int64_t id)
{
    for (size_t i = 0; i < records->count; i++)
        if (records->list[i].id == id && records->list[i].kind == kind)
            return;
    records->list =
        mem_grow(records->list, records->count, &records->capacity, sizeof *records->list);
    records->list[records->count++] = (struct concerned_record){kind, id};
}

void concerned_clear(struct concerned *records)
{
    free(records->list);
    *records = (struct concerned){0};
}

/* The same while there is room; else others are concerned as well. */
static void add_some(struct concerned *records, const struct kind *kind, int64_t id)
{
    if (records->count < CONCERNED_MOST)
        concerned_add(records, kind, id);
    else
        records->cut = true;
}

/* Those that refer to record ID through FIELD of kind FROM. */
static void add_referring(struct model *m, struct concerned *records, const struct kind *from,
                          const struct field *field, int64_t id)
{
    static const char what[] = "some that refer through";
    struct statement *st = db_kept(m->db, what, field);
    if (st == NULL) {
        char table[64];
        struct buf sql = {0};
        model_link_table(from, field, table);
        if (field->type == TYPE_LINKS)
            buf_printf(&sql, "SELECT source FROM %s WHERE target = :id LIMIT %d", table,
                       FIELD_MOST + 1);
        else
            buf_printf(&sql, "SELECT id FROM %s WHERE %s = :id LIMIT %d", from->name, field->column,
                       FIELD_MOST + 1);
        st = db_keep(m->db, what, field, buf_text(&sql));
        buf_clear(&sql);
    }
    db_bind_int(st, ":id", id);
    for (int i = 0; db_step(st); i++)
        if (i < FIELD_MOST)
            add_some(records, from, db_int_at(st, 0));
        else
            records->cut = true;
}

static void add_all_referring(struct model *m, struct concerned *records, const struct kind *kind,
                              int64_t id)
{
    for (struct kinds_reference at = {0}; kinds_referring(kind, &at);)
        add_referring(m, records, at.kind, &at.kind->fields[at.field], id);
}

/* The records that the cell VALUE of FIELD, a reference, names by their codes. */
static void add_named(struct model *m, struct concerned *records, const struct field *field,
                      const char *value)
{
    const struct kind *kind = kinds_find(field->kind);
    struct cells codes = {0};
    cells_parse(value, &codes);
    for (size_t i = 0; i < codes.count; i++) {
        int64_t id = record_find(m, kind, codes.items[i]);
        if (id != 0)
            add_some(records, kind, id);
    }
    cells_clear(&codes);
}

void concerned_by(struct model *m, const struct record *record, struct concerned *records)
{
    const struct kind *category = kinds_find("category");
    model_begin_reading(m);
    if (record->id != 0)
        add_some(records, record->kind, record->id);
    for (size_t i = 0; i < record->kind->field_count; i++)
        if (kinds_is_reference(&record->kind->fields[i])) {
            add_named(m, records, &record->kind->fields[i], record->values[i]);
            add_named(m, records, &record->kind->fields[i], record->base[i]);
        }
    if (record->id != 0)
        add_all_referring(m, records, record->kind, record->id);
    size_t first = records->count;
    for (size_t i = 0; i < first && record->kind != category; i++)
        if (records->list[i].kind == category)
            add_all_referring(m, records, category, records->list[i].id);
}

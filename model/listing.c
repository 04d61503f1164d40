/*
 * See listing.h. The SELECT is made from the field rows: for a filter each
 * field as people see it, for an order one expression a type.
 */
#include "model/listing.h"

#include "model/buf.h"
#include "model/filter.h"
#include "model/inside.h"
#include "model/mem.h"
#include "model/present.h"

#include <stdlib.h>
#include <string.h>

/* Adds the expression of FIELD in a SELECT from t: names of linked records. */
static void put_expression(const struct kind *kind, const struct field *field, struct buf *sql)
{
    char table[64];
    if (field->type == TYPE_REF) {
        buf_printf(sql, "(SELECT r.name FROM %s r WHERE r.id = t.%s)", field->kind, field->column);
    } else if (field->type == TYPE_LINKS) {
        model_link_table(kind, field, table);
        buf_printf(sql,
                   "(SELECT group_concat(r.name, ' / ') FROM %s l JOIN %s r ON r.id = l.target "
                   "WHERE l.source = t.id)",
                   table, field->kind);
    } else {
        buf_printf(sql, "t.%s", field->column);
    }
}

/* Choices are ordered as their list is, everything else by its text or number. */
static void put_order(const struct listing_query *query, struct buf *sql)
{
    size_t number =
        query->sort == NULL ? query->kind->field_count : kinds_field(query->kind, query->sort);
    if (number < query->kind->field_count) {
        const struct field *field = &query->kind->fields[number];
        struct buf key = {0};
        put_expression(query->kind, field, &key);
        buf_printf(sql, "coalesce(%s, '') = '', ", buf_text(&key));
        if (field->type == TYPE_CHOICE) {
            buf_printf(sql, "CASE %s", buf_text(&key));
            for (size_t i = 0; field->choices[i].value != NULL; i++)
                buf_printf(sql, " WHEN '%s' THEN %zu", field->choices[i].value, i);
            buf_puts(sql, " END");
        } else {
            buf_puts(sql, buf_text(&key));
        }
        buf_puts(sql, query->descending ? " DESC, " : ", ");
        buf_clear(&key);
    }
    buf_puts(sql,
             number == query->kind->field_count && query->descending ? "t.code DESC" : "t.code");
}

static bool passes(struct model *m, const struct filter *filter, const struct kind *kind,
                   struct statement *st, struct buf *texts)
{
    for (size_t i = 0; i < kind->field_count; i++) {
        const struct field *field = &kind->fields[i];
        const char *value = db_text_at(st, (int)i + 1);
        buf_empty(&texts[i]);
        if (kinds_is_reference(field))
            buf_puts(&texts[i], value);
        else
            present_text(m, field, value, m->lang, &texts[i]);
        /* Dates and counts are also found as they are stored. */
        if (field->type == TYPE_DATE || field->type == TYPE_COUNT || field->type == TYPE_COUNTRY)
            buf_printf(&texts[i], " %s", value);
    }
    return filter_passes(filter, texts);
}

bool listing_load(struct model *m, const struct listing_query *query, struct listing *listing,
                  struct why *why)
{
    const struct kind *kind = query->kind;
    struct filter *filter = filter_new(kind, query->filter);
    bool filtered = !filter_is_empty(filter);
    struct buf sql = {0};
    size_t capacity = 0;
    *listing = (struct listing){.kind = kind};
    model_begin_reading(m);
    buf_puts(&sql, "SELECT t.id");
    for (size_t i = 0; i < kind->field_count && filtered; i++) {
        buf_puts(&sql, ", ");
        put_expression(kind, &kind->fields[i], &sql);
    }
    buf_printf(&sql, " FROM %s t ORDER BY ", kind->name);
    put_order(query, &sql);
    struct buf *texts = mem_new(kind->field_count, sizeof *texts);
    struct statement *st = db_prepare(m->db, buf_text(&sql));
    while (db_step(st)) {
        if (filtered && !passes(m, filter, kind, st, texts))
            continue;
        listing->ids = mem_grow(listing->ids, listing->count, &capacity, sizeof *listing->ids);
        listing->ids[listing->count++] = db_int_at(st, 0);
    }
    for (size_t i = 0; i < kind->field_count; i++)
        buf_clear(&texts[i]);
    free(texts);
    filter_free(filter);
    buf_clear(&sql);
    if (db_ok(m->db, why))
        return true;
    listing_clear(listing);
    return false;
}

void listing_clear(struct listing *listing)
{
    free(listing->ids);
    *listing = (struct listing){0};
}

size_t listing_place(const struct listing *listing, int64_t id)
{
    size_t i = 0;
    while (i < listing->count && listing->ids[i] != id)
        i++;
    return i;
}

/*
 * Making the texts of records from what is stored of them.
 */
#include "model/cells.h"
#include "model/fold.h"
#include "model/inside.h"
#include "model/present.h"
#include "model/search_inside.h"

#include <string.h>

/* The columns of a record of KIND, references as names, links left out. */
static struct statement *select_record(struct model *m, const struct kind *kind)
{
    static const char what[] = "a record with names";
    struct statement *st = db_kept(m->db, what, kind);
    struct buf sql = {0};
    if (st != NULL)
        return st;
    buf_puts(&sql, "SELECT t.id");
    for (size_t i = 0; i < kind->field_count; i++) {
        const struct field *field = &kind->fields[i];
        if (field->type == TYPE_LINKS)
            buf_puts(&sql, ", ''");
        else if (field->type == TYPE_REF)
            buf_printf(&sql, ", (SELECT r.name FROM %s r WHERE r.id = t.%s)", field->kind,
                       field->column);
        else
            buf_printf(&sql, ", t.%s", field->column);
    }
    buf_printf(&sql, " FROM %s t WHERE t.id = :id", kind->name);
    st = db_keep(m->db, what, kind, buf_text(&sql));
    buf_clear(&sql);
    return st;
}

static void put_part(const char *value, struct buf *out)
{
    buf_putc(out, (char)SEARCH_PART);
    fold_text(value, out);
}

/* Adds how VALUE is seen in both languages, where it is seen otherwise than it
 * is stored. */
static void put_words(const struct field *field, const char *value, struct buf *out)
{
    struct buf seen[2] = {{0}, {0}};
    for (enum lang lang = 0; lang < 2; lang++)
        present_text(NULL, field, value, lang, &seen[lang]);
    bool second = strcmp(buf_text(&seen[0]), buf_text(&seen[1])) != 0;
    for (size_t i = 0; i < (second ? 2 : 1); i++) {
        if (strcmp(buf_text(&seen[i]), value) == 0)
            continue;
        buf_putc(out, (char)SEARCH_WORDS);
        fold_text(buf_text(&seen[i]), out);
    }
    buf_clear(&seen[0]);
    buf_clear(&seen[1]);
}

void search_put_value(const struct field *field, const char *value, struct buf *out)
{
    struct cells values = {0};
    if (value[0] == '\0')
        return;
    switch (field->type) {
    case TYPE_CHOICES:
        cells_parse(value, &values);
        for (size_t i = 0; i < values.count; i++)
            put_part(values.items[i], out);
        cells_clear(&values);
        break;
    case TYPE_DATE:
    case TYPE_PERIOD:
    case TYPE_COUNT:
        put_part(value, out);
        put_words(field, value, out);
        break;
    case TYPE_CODE:
    case TYPE_TEXT:
    case TYPE_NOTE:
    case TYPE_URL:
    case TYPE_FLAG:
    case TYPE_COUNTRY:
    case TYPE_CHOICE:
    case TYPE_REF:
        put_part(value, out);
        break;
    case TYPE_LINKS:
        break;
    }
}

void search_put_folded(const char *folded, struct buf *out)
{
    buf_putc(out, (char)SEARCH_PART);
    buf_puts(out, folded);
}

static void put_links(struct model *m, const struct kind *kind, const struct field *field,
                      int64_t id, struct buf *out)
{
    struct statement *st = model_link_statement(
        m,
        "SELECT r.name FROM %1$s l JOIN %2$s r ON r.id = l.target WHERE l.source = :id "
        "ORDER BY l.position",
        kind, field);
    db_bind_int(st, ":id", id);
    while (db_step(st))
        put_part(db_text_at(st, 0), out);
}

/* Adds the texts of record ID, where it is there, none closed yet. */
static void put_record(struct model *m, const struct kind *kind, int64_t id,
                       struct search_columns *columns)
{
    struct statement *st = select_record(m, kind);
    db_bind_int(st, ":id", id);
    if (!db_step(st))
        return;
    for (size_t i = 0; i < kind->field_count; i++) {
        const struct field *field = &kind->fields[i];
        if (field->type == TYPE_LINKS)
            put_links(m, kind, field, id, &columns->fields[i]);
        else
            search_put_value(field, db_text_at(st, (int)i + 1), &columns->fields[i]);
    }
    db_done(st);
}

void search_make(struct model *m, const struct kind *kind, const int64_t *ids, size_t count,
                 struct search_columns *columns)
{
    for (size_t i = 0; i < kind->field_count; i++)
        buf_empty(&columns->fields[i]);
    for (size_t k = 0; k < count; k++) {
        put_record(m, kind, ids[k], columns);
        for (size_t i = 0; i < kind->field_count; i++)
            buf_putc(&columns->fields[i], '\0');
    }
    /* As many bytes as records: nothing but the NULs. */
    for (size_t i = 0; i < kind->field_count; i++)
        if (columns->fields[i].length == count)
            buf_empty(&columns->fields[i]);
}

void search_clear(struct search_columns *columns)
{
    for (size_t i = 0; i < SEARCH_FIELDS; i++)
        buf_clear(&columns->fields[i]);
}

/*
 * Records in memory, and reading them. Saving stands in record_save.c, reading
 * many of them in record_many.c. All
 * SQL is made from the kind's field rows; a reference is read as the code of
 * the record it leads to, links as a cell of codes in their order.
 */
#include "model/record.h"

#include "model/buf.h"
#include "model/cells.h"
#include "model/check.h"
#include "model/inside.h"
#include "model/mem.h"
#include "model/record_inside.h"
#include "model/titles.h"

#include <stdlib.h>
#include <string.h>

/* The text of all fields that are empty, as most are; never written to, never
 * freed. */
static const char nothing[] = "";

/* Puts TEXT at PLACE; where it is the text at OTHER, both share it, as nearly
 * all values and bases do. */
static void put(char **place, char *const *other, const char *text)
{
    char *old = *place;
    if (text[0] == '\0')
        *place = (char *)nothing;
    else
        *place = strcmp(text, *other) == 0 ? *other : mem_copy(text);
    if (old != nothing && old != *other)
        free(old);
}

static void put_value(struct record *record, size_t field, const char *text)
{
    put(&record->values[field], &record->base[field], text);
}

static void put_base(struct record *record, size_t field, const char *text)
{
    put(&record->base[field], &record->values[field], text);
}

struct record *record_new(const struct kind *kind)
{
    struct record *record = mem_new(1, sizeof *record);
    record->kind = kind;
    record->values = mem_new(kind->field_count, sizeof *record->values);
    record->base = mem_new(kind->field_count, sizeof *record->base);
    for (size_t i = 0; i < kind->field_count; i++) {
        record->values[i] = (char *)nothing;
        record->base[i] = (char *)nothing;
    }
    return record;
}

void record_take(struct record *record, size_t field, const char *text)
{
    if (text[0] == '\0' && record->values[field] == nothing && record->base[field] == nothing)
        return;
    put_value(record, field, text);
    put_base(record, field, text);
}

void record_free(struct record *record)
{
    if (record == NULL)
        return;
    for (size_t i = 0; i < record->kind->field_count; i++) {
        record_take(record, i, "");
    }
    free(record->values);
    free(record->base);
    free(record);
}

/* The SELECT of one record of KIND; links stand in it as ''. */
static struct statement *select_record(struct model *m, const struct kind *kind)
{
    static const char what[] = "one record";
    struct statement *st = db_kept(m->db, what, kind);
    struct buf sql = {0};
    if (st != NULL)
        return st;
    buf_puts(&sql, "SELECT t.id, t.rev");
    for (size_t i = 0; i < kind->field_count; i++) {
        const struct field *field = &kind->fields[i];
        if (field->type == TYPE_LINKS)
            buf_puts(&sql, ", ''");
        else if (field->type == TYPE_REF)
            buf_printf(&sql, ", (SELECT r.code FROM %s r WHERE r.id = t.%s)", field->kind,
                       field->column);
        else
            buf_printf(&sql, ", t.%s", field->column);
    }
    buf_printf(&sql, " FROM %s t WHERE t.id = :id", kind->name);
    st = db_keep(m->db, what, kind, buf_text(&sql));
    buf_clear(&sql);
    return st;
}

static int compare_links(const void *a, const void *b)
{
    const struct record_link *x = a, *y = b;
    if (x->position != y->position)
        return x->position < y->position ? -1 : 1;
    return strcmp(x->code, y->code);
}

static void load_links(struct model *m, struct record *record, size_t number)
{
    struct buf cell = {0};
    struct cells codes = {0};
    struct statement *st = model_link_statement(
        m,
        "SELECT r.code FROM %1$s l JOIN %2$s r ON r.id = l.target WHERE l.source = :id "
        "ORDER BY l.position, r.code",
        record->kind, &record->kind->fields[number]);
    db_bind_int(st, ":id", record->id);
    while (db_step(st))
        cells_add(&codes, db_text_at(st, 0));
    cells_format(&codes, &cell);
    record_take(record, number, buf_text(&cell));
    cells_clear(&codes);
    buf_clear(&cell);
}

void record_take_links(struct record *record, size_t field, struct record_link *links, size_t count)
{
    struct buf cell = {0};
    struct cells codes = {0};
    if (count > 1)
        qsort(links, count, sizeof *links, compare_links);
    for (size_t i = 0; i < count; i++)
        cells_add(&codes, links[i].code);
    cells_format(&codes, &cell);
    record_take(record, field, buf_text(&cell));
    cells_clear(&codes);
    buf_clear(&cell);
}

/* The same by the titles that are kept. */
static void load_known_links(struct model *m, struct titles *titles, struct record *record,
                             size_t number)
{
    const struct field *field = &record->kind->fields[number];
    const struct kind *kind = kinds_find(field->kind);
    struct record_link *links = NULL;
    size_t count = 0, capacity = 0;
    struct statement *st = model_link_statement(
        m, "SELECT target, position FROM %1$s WHERE source = :id", record->kind, field);
    db_bind_int(st, ":id", record->id);
    while (db_step(st)) {
        links = mem_grow(links, count, &capacity, sizeof *links);
        const struct title *title = titles_find_id(m, titles, kind, db_int_at(st, 0));
        if (title != NULL)
            links[count++] = (struct record_link){db_int_at(st, 1), title->code};
    }
    if (count > 0)
        record_take_links(record, number, links, count);
    free(links);
}

struct record *record_load(struct model *m, const struct kind *kind, int64_t id, struct why *why)
{
    struct record *record = NULL;
    model_begin_reading(m);
    struct statement *st = select_record(m, kind);
    db_bind_int(st, ":id", id);
    if (db_step(st)) {
        record = record_new(kind);
        record->id = db_int_at(st, 0);
        record->rev = db_int_at(st, 1);
        for (size_t i = 0; i < kind->field_count; i++)
            record_take(record, i, db_text_at(st, (int)i + 2));
        db_done(st);
        struct titles *titles = model_titles(m);
        if (titles != NULL)
            titles_trim(titles);
        for (size_t i = 0; i < kind->field_count; i++)
            if (kind->fields[i].type == TYPE_LINKS && titles != NULL)
                load_known_links(m, titles, record, i);
            else if (kind->fields[i].type == TYPE_LINKS)
                load_links(m, record, i);
    }
    if (db_ok(m->db, why)) {
        if (record == NULL)
            why_set(why, "This record of the kind %s is no longer there.", kind->label[why->lang]);
        return record;
    }
    record_free(record);
    return NULL;
}

struct record *record_load_code(struct model *m, const struct kind *kind, const char *code,
                                struct why *why)
{
    model_begin_reading(m);
    int64_t id = record_find(m, kind, code);
    if (!db_ok(m->db, why))
        return NULL;
    if (id == 0) {
        why_set(why, "There is no record %s of the kind %s. 'daicho list %s' shows all.", code,
                kind->label[why->lang], kind->name);
        return NULL;
    }
    return record_load(m, kind, id, why);
}

struct record *record_copy(const struct record *record)
{
    struct record *copy = record_new(record->kind);
    copy->id = record->id;
    copy->rev = record->rev;
    for (size_t i = 0; i < record->kind->field_count; i++) {
        put_value(copy, i, record->values[i]);
        put_base(copy, i, record->base[i]);
    }
    return copy;
}

const char *record_value(const struct record *record, const char *column)
{
    size_t field = kinds_field(record->kind, column);
    if (field == record->kind->field_count)
        bug(column);
    return record->values[field];
}

bool record_set(struct record *record, size_t field, const char *typed, struct why *why)
{
    struct buf value = {0};
    bool taken = check_value(&record->kind->fields[field], typed, &value, why);
    if (taken)
        put_value(record, field, buf_text(&value));
    buf_clear(&value);
    return taken;
}

void record_put(struct record *record, size_t field, const char *value)
{
    put_value(record, field, value);
}

void record_put_base(struct record *record, size_t field, const char *value)
{
    put_base(record, field, value);
}

bool record_differs(const struct record *record, size_t field)
{
    return record->values[field] != record->base[field]; /* the same text is shared */
}

bool record_changed(const struct record *record)
{
    for (size_t i = 0; i < record->kind->field_count; i++)
        if (record_differs(record, i))
            return true;
    return false;
}

int64_t record_find(struct model *m, const struct kind *kind, const char *code)
{
    struct statement *st = model_statement(m, "SELECT id FROM %1$s WHERE code = :code", kind);
    db_bind_text(st, ":code", code);
    if (!db_step(st))
        return 0;
    int64_t id = db_int_at(st, 0);
    db_done(st);
    return id;
}

void record_put_value(struct model *m, const struct kind *kind, const char *code, size_t field,
                      struct buf *out)
{
    static const char what[] = "one value by code";
    struct statement *st = db_kept(m->db, what, &kind->fields[field]);
    if (st == NULL) {
        struct buf sql = {0};
        buf_printf(&sql, "SELECT %s FROM %s WHERE code = :code", kind->fields[field].column,
                   kind->name);
        st = db_keep(m->db, what, &kind->fields[field], buf_text(&sql));
        buf_clear(&sql);
    }
    db_bind_text(st, ":code", code);
    if (db_step(st)) {
        buf_puts(out, db_text_at(st, 0));
        db_done(st);
    }
}

int64_t record_count(struct model *m, const struct kind *kind)
{
    struct buf sql = {0};
    buf_printf(&sql, "SELECT count(*) FROM %s", kind->name);
    int64_t count = db_number(m->db, buf_text(&sql), 0, 0);
    buf_clear(&sql);
    return count;
}

bool record_any(struct model *m, const struct kind *kind)
{
    struct statement *st = model_statement(m, "SELECT 1 FROM %1$s LIMIT 1", kind);
    bool any = db_step(st);
    if (any)
        db_done(st);
    return any;
}

bool record_title(struct model *m, const struct kind *kind, int64_t id, struct buf *out)
{
    struct statement *st = model_statement(m, "SELECT code, name FROM %1$s WHERE id = :id", kind);
    db_bind_int(st, ":id", id);
    if (!db_step(st))
        return false;
    buf_printf(out, "%s %s", db_text_at(st, 0), db_text_at(st, 1));
    db_done(st);
    return true;
}

bool record_name(struct model *m, const struct kind *kind, int64_t id, struct buf *out)
{
    struct statement *st = model_statement(m, "SELECT name FROM %1$s WHERE id = :id", kind);
    db_bind_int(st, ":id", id);
    if (!db_step(st))
        return false;
    buf_puts(out, db_text_at(st, 0));
    db_done(st);
    return true;
}

bool record_stale(struct model *m, const struct record *record, struct record **newer)
{
    struct why why = {.lang = m->lang};
    *newer = NULL;
    if (record->id == 0)
        return false;
    struct record *now = record_load(m, record->kind, record->id, &why);
    if (now != NULL && now->rev == record->rev) {
        record_free(now);
        return false;
    }
    *newer = now;
    return true;
}

/*
 * See changeset.h. Every read is checked against the end of the bytes; what
 * does not fit marks the walk as broken and ends it.
 */
#include "model/changeset.h"

#include "model/buf.h"
#include "model/inside.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

/* Operation codes and the mark of a table in the format. */
enum { TABLE_MARK = 'T', OP_DELETE = 9, OP_INSERT = 18, OP_UPDATE = 23 };

static bool fail(struct changeset *walk)
{
    walk->broken = true;
    walk->at = walk->end;
    return false;
}

/* SQLite's variable-length integer, at most nine bytes. */
static bool read_varint(struct changeset *walk, uint64_t *value)
{
    *value = 0;
    for (int i = 0; i < 9 && walk->at < walk->end; i++) {
        unsigned char byte = *walk->at++;
        if (i == 8) {
            *value = *value << 8 | byte;
            return true;
        }
        *value = *value << 7 | (byte & 0x7F);
        if ((byte & 0x80) == 0)
            return true;
    }
    return fail(walk);
}

static bool read_table(struct changeset *walk)
{
    uint64_t columns;
    walk->at++;
    if (!read_varint(walk, &columns))
        return false;
    size_t left = (size_t)(walk->end - walk->at);
    if (columns == 0 || columns > CHANGESET_COLUMNS || columns > left)
        return fail(walk);
    walk->keys = walk->at;
    const unsigned char *name = walk->at + columns;
    const unsigned char *close = memchr(name, '\0', left - (size_t)columns);
    if (close == NULL || close == name)
        return fail(walk);
    walk->columns = (size_t)columns;
    walk->table = (const char *)name;
    walk->at = close + 1;
    return true;
}

static bool read_number(struct changeset *walk, struct changeset_value *value)
{
    if (walk->end - walk->at < 8)
        return fail(walk);
    uint64_t number = 0;
    for (int i = 0; i < 8; i++)
        number = number << 8 | *walk->at++;
    value->number = (int64_t)number;
    return true;
}

/* Whether the float of those bits is no number (IEEE 754). SQLite records none, and reads
 * NULL in its place. */
static bool is_no_number(int64_t bits)
{
    const uint64_t infinite = UINT64_C(0x7FF) << 52;
    return ((uint64_t)bits & INT64_MAX) > infinite;
}

static bool read_value(struct changeset *walk, struct changeset_value *value)
{
    *value = (struct changeset_value){0};
    if (walk->at == walk->end)
        return fail(walk);
    unsigned char type = *walk->at++;
    if (type > CHANGESET_NULL)
        return fail(walk);
    value->type = (enum changeset_type)type;
    switch (value->type) {
    case CHANGESET_ABSENT:
    case CHANGESET_NULL:
        return true;
    case CHANGESET_INTEGER:
        return read_number(walk, value);
    case CHANGESET_FLOAT:
        return read_number(walk, value) && (!is_no_number(value->number) || fail(walk));
    case CHANGESET_TEXT:
    case CHANGESET_BLOB:
        break;
    }
    uint64_t length;
    if (!read_varint(walk, &length) || length > (uint64_t)(walk->end - walk->at))
        return fail(walk);
    value->bytes = (const char *)walk->at;
    value->length = (size_t)length;
    walk->at += length;
    return true;
}

static bool read_row(struct changeset *walk, struct changeset_value *row)
{
    for (size_t i = 0; i < walk->columns; i++)
        if (!read_value(walk, &row[i]))
            return false;
    return true;
}

static void clear_row(struct changeset *walk, struct changeset_value *row)
{
    for (size_t i = 0; i < walk->columns; i++)
        row[i] = (struct changeset_value){0};
}

bool changeset_next(struct changeset *walk)
{
    while (walk->at < walk->end && *walk->at == TABLE_MARK)
        if (!read_table(walk))
            return false;
    if (walk->at == walk->end)
        return false;
    if (walk->table == NULL || walk->end - walk->at < 2)
        return fail(walk);
    unsigned char op = *walk->at++;
    walk->indirect = *walk->at++ != 0;
    walk->row = walk->at;
    clear_row(walk, walk->old);
    clear_row(walk, walk->new);
    switch (op) {
    case OP_INSERT:
        walk->op = CHANGESET_INSERT;
        return read_row(walk, walk->new);
    case OP_DELETE:
        walk->op = CHANGESET_DELETE;
        return read_row(walk, walk->old);
    case OP_UPDATE:
        walk->op = CHANGESET_UPDATE;
        return read_row(walk, walk->old) && read_row(walk, walk->new);
    default:
        return fail(walk);
    }
}

/* What the inventory has under the name of a table. */
struct shape {
    size_t columns; /* 0 where it is not a table of records or links */
    size_t keys;    /* the first columns are its primary key */
};

static struct shape shape_of(struct model *m, const char *table)
{
    for (size_t k = 0; k < kinds_count; k++) {
        const struct kind *kind = &kinds[k];
        size_t length = strlen(kind->name);
        if (strncmp(kind->name, table, length) != 0)
            continue;
        if (table[length] == '\0') {
            struct buf sql = {0};
            buf_printf(&sql, "SELECT count(*) FROM pragma_table_info('%s')", table);
            int64_t count = db_number(m->db, buf_text(&sql), 0, 0);
            buf_clear(&sql);
            return (struct shape){.columns = (size_t)count, .keys = 1};
        }
        /* A table of links is named as model_link_table() does. */
        for (size_t f = 0; f < kind->field_count && table[length] == '_'; f++)
            if (kind->fields[f].type == TYPE_LINKS &&
                strcmp(kind->fields[f].column, table + length + 1) == 0)
                return (struct shape){.columns = 3, .keys = 2};
    }
    return (struct shape){0};
}

/* Whether the table at which WALK stands is as SHAPE. Columns that a later schema added
 * may be missing at the end. */
static bool fits(const struct changeset *walk, const struct shape *shape)
{
    bool fits = shape->keys <= walk->columns && walk->columns <= shape->columns;
    for (size_t i = 0; i < walk->columns && fits; i++)
        fits = walk->keys[i] == (i < shape->keys ? i + 1 : 0);
    return fits;
}

/* Whether the change at which WALK stands says which row it is about. */
static bool names_row(const struct changeset *walk, size_t keys)
{
    const struct changeset_value *row = walk->op == CHANGESET_INSERT ? walk->new : walk->old;
    bool named = true;
    for (size_t i = 0; i < keys && named; i++)
        named = row[i].type == CHANGESET_INTEGER;
    return named;
}

bool changeset_sound(struct model *m, const void *bytes, size_t length)
{
    struct changeset *walk = mem_new(1, sizeof *walk);
    walk->at = bytes;
    walk->end = walk->at + length;
    const char *table = NULL;
    struct shape shape = {0};
    bool known = true;
    while (known && changeset_next(walk)) {
        if (walk->table != table) {
            table = walk->table;
            shape = shape_of(m, table);
            known = fits(walk, &shape);
        }
        known = known && names_row(walk, shape.keys);
    }
    bool sound = known && !walk->broken;
    free(walk);
    return sound;
}

static void put_varint(struct buf *out, uint64_t value)
{
    unsigned char bytes[10];
    size_t count = 0;
    do {
        bytes[count++] = (unsigned char)(value & 0x7F);
        value >>= 7;
    } while (value != 0);
    while (count-- > 0)
        buf_putc(out, (char)(bytes[count] | (count > 0 ? 0x80 : 0)));
}

void changeset_reverse(const void *bytes, size_t length, struct buf *out)
{
    struct changeset *walk = mem_new(1, sizeof *walk);
    const unsigned char **starts = NULL;
    size_t count = 0, capacity = 0;
    walk->at = bytes;
    walk->end = walk->at + length;
    const char *table = NULL;
    /* Where a table's head stands before the next change, a new group begins. */
    for (const unsigned char *at = walk->at; changeset_next(walk); at = walk->at)
        if (walk->table != table) {
            table = walk->table;
            starts = mem_grow(starts, count, &capacity, sizeof *starts);
            starts[count++] = at;
        }
    for (const unsigned char *end = walk->end; count > 0; end = starts[count]) {
        count--;
        buf_add(out, (const char *)starts[count], (size_t)(end - starts[count]));
    }
    free(starts);
    free(walk);
}

void changeset_put_table(const char *table, size_t columns, size_t keys, struct buf *out)
{
    buf_putc(out, TABLE_MARK);
    put_varint(out, columns);
    for (size_t i = 0; i < columns; i++)
        buf_putc(out, (char)(i < keys ? i + 1 : 0));
    buf_add(out, table, strlen(table) + 1);
}

void changeset_put_insert(struct buf *out)
{
    const char head[] = {OP_INSERT, 0};
    buf_add(out, head, sizeof head);
}

void changeset_put_number(int64_t number, struct buf *out)
{
    char bytes[9] = {CHANGESET_INTEGER};
    for (int i = 0; i < 8; i++)
        bytes[1 + i] = (char)((uint64_t)number >> (56 - 8 * i));
    buf_add(out, bytes, sizeof bytes);
}

void changeset_put_text(const char *text, size_t length, struct buf *out)
{
    buf_putc(out, CHANGESET_TEXT);
    put_varint(out, length);
    buf_add(out, text, length);
}

void changeset_put_null(struct buf *out)
{
    buf_putc(out, CHANGESET_NULL);
}

/* Where the value that begins at AT ends, as the walk has read it already. */
static const unsigned char *value_end(const unsigned char *at, const struct changeset_value *value)
{
    if (value->bytes != NULL)
        return (const unsigned char *)value->bytes + value->length;
    return at + (value->type == CHANGESET_INTEGER || value->type == CHANGESET_FLOAT ? 9 : 1);
}

/* Copies a row, putting MASK in the place of the text in COLUMN. */
static const unsigned char *mask_row(const unsigned char *at, const struct changeset_value *row,
                                     size_t columns, size_t column, const char *mask,
                                     struct buf *out, size_t *masked)
{
    for (size_t i = 0; i < columns; i++) {
        const unsigned char *end = value_end(at, &row[i]);
        if (i == column && row[i].type == CHANGESET_TEXT && row[i].length > 0) {
            buf_putc(out, CHANGESET_TEXT);
            put_varint(out, strlen(mask));
            buf_puts(out, mask);
            ++*masked;
        } else {
            buf_add(out, (const char *)at, (size_t)(end - at));
        }
        at = end;
    }
    return at;
}

/* The present change concerns row ID of TABLE (its key is the first column). */
static bool concerns(const struct changeset *walk, const char *table, int64_t id)
{
    const struct changeset_value *row = walk->op == CHANGESET_INSERT ? walk->new : walk->old;
    return strcmp(walk->table, table) == 0 && row[0].type == CHANGESET_INTEGER &&
           row[0].number == id;
}

size_t changeset_mask(const void *bytes, size_t length, const char *table, int64_t id,
                      size_t column, const char *mask, struct buf *out)
{
    struct changeset *walk = mem_new(1, sizeof *walk);
    size_t masked = 0;
    walk->at = bytes;
    walk->end = walk->at + length;
    const unsigned char *copied = bytes;
    while (changeset_next(walk)) {
        if (!concerns(walk, table, id))
            continue;
        const unsigned char *row = walk->row;
        buf_add(out, (const char *)copied, (size_t)(row - copied));
        if (walk->op != CHANGESET_INSERT)
            row = mask_row(row, walk->old, walk->columns, column, mask, out, &masked);
        if (walk->op != CHANGESET_DELETE)
            mask_row(row, walk->new, walk->columns, column, mask, out, &masked);
        copied = walk->at;
    }
    buf_add(out, (const char *)copied, (size_t)(walk->end - copied));
    free(walk);
    return masked;
}

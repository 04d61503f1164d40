/*
 * The text of one record, and walking over the texts of all.
 */
#include "model/search.h"

#include "model/cells.h"
#include "model/fold.h"
#include "model/inside.h"
#include "model/mem.h"
#include "model/present.h"
#include "model/search_inside.h"

#include <stdlib.h>
#include <string.h>

/* The columns of KIND, references as names, links left out. */
static void put_select(const struct kind *kind, struct buf *sql)
{
    buf_puts(sql, "SELECT t.id");
    for (size_t i = 0; i < kind->field_count; i++) {
        const struct field *field = &kind->fields[i];
        if (field->type == TYPE_LINKS)
            buf_puts(sql, ", ''");
        else if (field->type == TYPE_REF)
            buf_printf(sql, ", (SELECT r.name FROM %s r WHERE r.id = t.%s)", field->kind,
                       field->column);
        else
            buf_printf(sql, ", t.%s", field->column);
    }
    buf_printf(sql, " FROM %s t WHERE t.id = :id", kind->name);
}

static void put_part(size_t field, const char *value, struct buf *out)
{
    buf_putc(out, (char)SEARCH_PART);
    buf_putc(out, (char)(SEARCH_FIELD + field));
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

static void put_value(size_t number, const struct field *field, const char *value, struct buf *out)
{
    struct cells values = {0};
    if (value[0] == '\0')
        return;
    switch (field->type) {
    case TYPE_CHOICES:
        cells_parse(value, &values);
        for (size_t i = 0; i < values.count; i++)
            put_part(number, values.items[i], out);
        cells_clear(&values);
        break;
    case TYPE_DATE:
    case TYPE_PERIOD:
    case TYPE_COUNT:
        put_part(number, value, out);
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
        put_part(number, value, out);
        break;
    case TYPE_LINKS:
        break;
    }
}

static void put_links(struct model *m, const struct kind *kind, size_t number, int64_t id,
                      struct buf *out)
{
    const struct field *field = &kind->fields[number];
    char table[64];
    struct buf sql = {0};
    model_link_table(kind, field, table);
    buf_printf(&sql,
               "SELECT r.name FROM %s l JOIN %s r ON r.id = l.target WHERE l.source = :id "
               "ORDER BY l.position",
               table, field->kind);
    struct statement *st = db_prepare(m->db, buf_text(&sql));
    buf_clear(&sql);
    db_bind_int(st, ":id", id);
    while (db_step(st))
        put_part(number, db_text_at(st, 0), out);
}

void search_text(struct model *m, const struct kind *kind, int64_t id, struct buf *out)
{
    struct buf sql = {0};
    put_select(kind, &sql);
    struct statement *st = db_prepare(m->db, buf_text(&sql));
    buf_clear(&sql);
    db_bind_int(st, ":id", id);
    if (!db_step(st))
        return;
    for (size_t i = 0; i < kind->field_count; i++) {
        if (kind->fields[i].type == TYPE_LINKS)
            put_links(m, kind, i, id, out);
        else
            put_value(i, &kind->fields[i], db_text_at(st, (int)i + 1), out);
    }
    buf_putc(out, (char)SEARCH_PART);
    db_done(st);
}

void search_put_texts(struct model *m, const struct kind *kind, const int64_t *ids, size_t count,
                      struct buf *out)
{
    for (size_t i = 0; i < count; i++) {
        search_text(m, kind, ids[i], out);
        buf_putc(out, '\0');
    }
}

size_t search_ids(const void *bytes, size_t length, int64_t ids[SEARCH_BLOCK])
{
    const unsigned char *at = bytes;
    size_t count = length / 8;
    if (count > SEARCH_BLOCK)
        count = SEARCH_BLOCK;
    for (size_t i = 0; i < count; i++, at += 8) {
        uint64_t id = 0;
        for (int k = 7; k >= 0; k--)
            id = id << 8 | at[k];
        ids[i] = (int64_t)id;
    }
    return count;
}

static void start(struct model *m, struct search_walk *walk)
{
    walk->st = db_prepare(m->db, "SELECT ids, texts FROM search WHERE kind = :kind AND first > "
                                 ":after ORDER BY first");
    db_bind_text(walk->st, ":kind", walk->kind->name);
    db_bind_int(walk->st, ":after", walk->after);
}

/* Whether TEXTS are COUNT texts: a damaged block is made anew. */
static bool is_whole(const char *texts, size_t length, size_t count)
{
    size_t closed = 0;
    for (const char *at = texts; closed <= count && (size_t)(at - texts) < length; at++) {
        at = memchr(at, '\0', length - (size_t)(at - texts));
        if (at == NULL)
            return false;
        closed++;
    }
    return closed == count;
}

bool search_next(struct model *m, struct search_walk *walk, struct search_block *block)
{
    size_t length;
    if (walk->st == NULL)
        start(m, walk);
    do {
        if (!db_step(walk->st)) {
            walk->st = NULL;
            search_pause(walk);
            return false;
        }
        const void *ids = db_blob(walk->st, "ids", &length);
        block->count = search_ids(ids, length, block->ids);
    } while (block->count == 0);
    walk->after = block->ids[block->count - 1];
    block->texts = db_blob(walk->st, "texts", &block->length);
    if (block->texts != NULL && is_whole(block->texts, block->length, block->count))
        return true;
    if (walk->made == NULL)
        walk->made = mem_new(1, sizeof *walk->made);
    buf_empty(walk->made);
    search_put_texts(m, walk->kind, block->ids, block->count, walk->made);
    block->texts = buf_text(walk->made);
    block->length = walk->made->length;
    return true;
}

void search_pause(struct search_walk *walk)
{
    if (walk->st != NULL)
        db_done(walk->st);
    walk->st = NULL;
    if (walk->made != NULL)
        buf_clear(walk->made);
    free(walk->made);
    walk->made = NULL;
}

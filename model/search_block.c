/*
 * Writing blocks. A block that grows over its limit is divided; records that
 * come at the end, as new ones do, leave full blocks behind.
 */
#include "model/inside.h"
#include "model/mem.h"
#include "model/search_inside.h"

#include <stdlib.h>
#include <string.h>

/* A block takes so many records before it is divided and written. */
enum { BLOCK_MOST = 2 * SEARCH_BLOCK };

/* A block being changed. */
struct block {
    const struct kind *kind;
    int64_t number; /* the row; 0 where there is none yet */
    bool made;      /* it has texts; else they are left to be made */
    int64_t ids[BLOCK_MOST];
    size_t count;
    struct search_columns columns;
    bool changed[SEARCH_FIELDS];
    struct search_columns one; /* the texts of the record that is put in */
};

static struct block *block_new(const struct kind *kind)
{
    struct block *block = mem_new(1, sizeof *block);
    block->kind = kind;
    block->made = true;
    return block;
}

static void block_free(struct block *block)
{
    search_clear(&block->columns);
    search_clear(&block->one);
    free(block);
}

/* How many texts TEXTS holds. */
static size_t count_texts(const struct buf *texts)
{
    size_t count = 0;
    const char *at = texts->text, *end = at + texts->length;
    for (; at < end; at++, count++) {
        at = memchr(at, '\0', (size_t)(end - at));
        if (at == NULL)
            break;
    }
    return count;
}

/* Reads the texts of BLOCK; where one is damaged all are to be made anew. */
static void read_texts(struct model *m, struct block *block)
{
    struct statement *st = db_prepare(
        m->db, "SELECT at, texts FROM search_text WHERE at BETWEEN :from AND :to ORDER BY at");
    db_bind_int(st, ":from", search_at(block->number, 0));
    db_bind_int(st, ":to", search_at(block->number, SEARCH_FIELDS - 1));
    while (db_step(st)) {
        size_t length, field = search_field_at(block->number, db_int_at(st, 0));
        const char *texts = db_blob_at(st, 1, &length);
        if (field == SEARCH_FIELDS) {
            block->made = false;
            continue;
        }
        buf_add(&block->columns.fields[field], texts, length);
        if (count_texts(&block->columns.fields[field]) != block->count)
            block->made = false;
    }
}

/* Reads the block in which record ID of KIND belongs: the last that begins at
 * or before it, else the first. block_free() frees it. */
static struct block *load(struct model *m, const struct kind *kind, int64_t id)
{
    static const char *const queries[] = {
        "SELECT block, ids, made FROM search WHERE kind = :kind AND first <= :id ORDER BY first "
        "DESC LIMIT 1",
        "SELECT block, ids, made FROM search WHERE kind = :kind AND first > :id ORDER BY first "
        "LIMIT 1"};
    struct block *block = block_new(kind);
    for (size_t i = 0; i < 2 && block->number == 0; i++) {
        struct statement *st = db_prepare(m->db, queries[i]);
        size_t length;
        db_bind_text(st, ":kind", kind->name);
        db_bind_int(st, ":id", id);
        if (!db_step(st))
            continue;
        block->number = db_int_at(st, 0);
        const void *ids = db_blob_at(st, 1, &length);
        block->count = search_ids(ids, length, block->ids);
        block->made = db_int_at(st, 2) != 0;
        db_done(st);
    }
    if (block->number != 0 && block->made)
        read_texts(m, block);
    return block;
}

/* Whether a block follows that in which ID belongs, whose first number *FIRST becomes. */
static bool next_first(struct model *m, const struct kind *kind, int64_t id, int64_t *first)
{
    struct statement *st = db_prepare(m->db, "SELECT first FROM search WHERE kind = :kind AND "
                                             "first > :id ORDER BY first LIMIT 1");
    db_bind_text(st, ":kind", kind->name);
    db_bind_int(st, ":id", id);
    if (!db_step(st))
        return false;
    *first = db_int_at(st, 0);
    db_done(st);
    return true;
}

/* The place of ID among the records, or where it belongs. */
static size_t place(const struct block *block, int64_t id)
{
    size_t low = 0, high = block->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (block->ids[middle] < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Where the text of record number RECORD begins. */
static size_t text_at(const struct buf *texts, size_t record)
{
    size_t at = 0;
    for (size_t i = 0; i < record; i++)
        at += strlen(texts->text + at) + 1;
    return at;
}

/* Puts TEXT of LENGTH bytes in the place of the OLD bytes at AT. */
static void splice(struct buf *texts, size_t at, size_t old, const char *text, size_t length)
{
    size_t rest = texts->length - at - old;
    if (length > old)
        for (size_t i = old; i < length; i++)
            buf_putc(texts, '\0');
    memmove(texts->text + at + length, texts->text + at + old, rest);
    memcpy(texts->text + at, text, length);
    texts->length = at + length + rest;
    texts->text[texts->length] = '\0';
}

/* Gives field number FIELD of record number RECORD the text TEXT of LENGTH bytes
 * with its NUL, or takes its text out where LENGTH is 0. FRESH: the record is
 * not among those of the block yet. */
static void set_text(struct block *block, size_t field, size_t record, bool fresh, const char *text,
                     size_t length)
{
    struct buf *texts = &block->columns.fields[field];
    if (texts->length == 0) {
        if (length <= 1)
            return;
        for (size_t i = 0; i < block->count; i++)
            buf_putc(texts, '\0');
    }
    size_t at = fresh && record == block->count ? texts->length : text_at(texts, record);
    size_t old = fresh ? 0 : strlen(texts->text + at) + 1;
    if (old == length && memcmp(texts->text + at, text, length) == 0)
        return;
    splice(texts, at, old, text, length);
    block->changed[field] = true;
}

static void take_out(struct block *block, size_t record)
{
    if (block->made)
        for (size_t i = 0; i < block->kind->field_count; i++)
            set_text(block, i, record, false, "", 0);
    block->count--;
    memmove(&block->ids[record], &block->ids[record + 1],
            (block->count - record) * sizeof *block->ids);
}

/* Puts record ID into BLOCK as it is now, or takes it out. */
static void put(struct model *m, struct block *block, int64_t id)
{
    size_t record = place(block, id);
    bool fresh = record == block->count || block->ids[record] != id;
    search_make(m, block->kind, &id, 1, &block->one);
    if (block->one.fields[kinds_field(block->kind, "code")].length == 0) {
        if (!fresh)
            take_out(block, record);
        return;
    }
    for (size_t i = 0; i < block->kind->field_count && block->made; i++) {
        const struct buf *text = &block->one.fields[i];
        set_text(block, i, record, fresh, buf_text(text), text->length == 0 ? 1 : text->length);
    }
    if (!fresh)
        return;
    memmove(&block->ids[record + 1], &block->ids[record],
            (block->count - record) * sizeof *block->ids);
    block->ids[record] = id;
    block->count++;
}

/* Writes the texts of field number FIELD of block NUMBER. */
static void write_texts(struct model *m, int64_t number, size_t field, const char *texts,
                        size_t length)
{
    struct statement *st =
        db_prepare(m->db, "INSERT INTO search_text (at, texts) VALUES (:at, :texts) ON CONFLICT "
                          "(at) DO UPDATE SET texts = excluded.texts");
    db_bind_int(st, ":at", search_at(number, field));
    db_bind_blob(st, ":texts", texts, length);
    db_do(st);
}

/* Writes the texts of all fields of block NUMBER, which has none yet. */
static void write_columns(struct model *m, const struct kind *kind, int64_t number,
                          const struct search_columns *columns)
{
    for (size_t i = 0; i < kind->field_count; i++)
        if (columns->fields[i].length > 0)
            write_texts(m, number, i, columns->fields[i].text, columns->fields[i].length);
}

static void drop_texts(struct model *m, int64_t from, int64_t to)
{
    struct statement *st =
        db_prepare(m->db, "DELETE FROM search_text WHERE at BETWEEN :from AND :to");
    db_bind_int(st, ":from", from);
    db_bind_int(st, ":to", to);
    db_do(st);
}

/* Writes COUNT record numbers as row NUMBER, or a new one where that is 0;
 * gives its number. */
static int64_t write_ids(struct model *m, const struct kind *kind, int64_t number,
                         const int64_t *ids, size_t count, bool made)
{
    struct buf bytes = {0};
    for (size_t i = 0; i < count; i++)
        for (int k = 0; k < 8; k++)
            buf_putc(&bytes, (char)((uint64_t)ids[i] >> (8 * k) & 0xFF));
    struct statement *st = db_prepare(
        m->db, "INSERT INTO search (block, kind, first, ids, made) VALUES (nullif(:block, 0), "
               ":kind, :first, :ids, :made) ON CONFLICT (block) DO UPDATE SET first = "
               "excluded.first, ids = excluded.ids, made = excluded.made");
    db_bind_int(st, ":block", number);
    db_bind_text(st, ":kind", kind->name);
    db_bind_int(st, ":first", ids[0]);
    db_bind_blob(st, ":ids", bytes.text, bytes.length);
    db_bind_int(st, ":made", made);
    db_do(st);
    buf_clear(&bytes);
    return number != 0 ? number : sqlite3_last_insert_rowid(db_handle(m->db));
}

/* Writes records FROM to TO (behind the last) of BLOCK, into its own row where
 * OWN is set, else into a new one. */
static void write_piece(struct model *m, const struct block *block, size_t from, size_t to,
                        bool own)
{
    bool whole = from == 0 && to == block->count && own;
    int64_t number = write_ids(m, block->kind, own ? block->number : 0, &block->ids[from],
                               to - from, block->made);
    for (size_t i = 0; i < block->kind->field_count && block->made; i++) {
        const struct buf *texts = &block->columns.fields[i];
        /* The only record that had a text may have gone as another one came. */
        if (texts->length == 0 && block->changed[i] && own)
            drop_texts(m, search_at(number, i), search_at(number, i));
        if (texts->length == 0 || (whole && !block->changed[i]))
            continue;
        size_t begin = text_at(texts, from);
        size_t length = to == block->count ? texts->length - begin : text_at(texts, to) - begin;
        if (length > to - from)
            write_texts(m, number, i, texts->text + begin, length);
        else if (own)
            drop_texts(m, search_at(number, i), search_at(number, i));
    }
}

static void drop(struct model *m, int64_t number)
{
    struct statement *st = db_prepare(m->db, "DELETE FROM search WHERE block = :block");
    db_bind_int(st, ":block", number);
    db_do(st);
    drop_texts(m, search_at(number, 0), search_at(number, SEARCH_FIELDS - 1));
}

/* Writes BLOCK back, divided where it has grown. Where all that is over the
 * limit came at the END, full blocks stay. */
static void store(struct model *m, const struct block *block, bool end)
{
    if (block->count == 0) {
        if (block->number != 0)
            drop(m, block->number);
        return;
    }
    if (block->number != 0 && !block->made)
        drop_texts(m, search_at(block->number, 0), search_at(block->number, SEARCH_FIELDS - 1));
    size_t pieces = (block->count + SEARCH_BLOCK - 1) / SEARCH_BLOCK;
    size_t most = end ? SEARCH_BLOCK : (block->count + pieces - 1) / pieces;
    for (size_t at = 0; at < block->count; at += most) {
        size_t to = at + most < block->count ? at + most : block->count;
        write_piece(m, block, at, to, at == 0 && block->number != 0);
    }
}

void search_store(struct model *m, const struct kind *kind, const int64_t *ids, size_t count)
{
    for (size_t i = 0; i < count && !db_failed(m->db);) {
        struct block *block = load(m, kind, ids[i]);
        /* A record before the first block belongs to it. */
        int64_t first = block->count > 0 ? block->ids[0] : ids[i];
        int64_t next;
        bool follows = next_first(m, kind, ids[i] > first ? ids[i] : first, &next);
        bool end = block->count == 0 || ids[i] > block->ids[block->count - 1];
        if (end && !follows && block->count == SEARCH_BLOCK) {
            block_free(block);
            block = block_new(kind);
        }
        for (; i < count && (!follows || ids[i] < next) && block->count < BLOCK_MOST; i++)
            put(m, block, ids[i]);
        store(m, block, end);
        block_free(block);
    }
}

void search_add_empty(struct model *m, const struct kind *kind, const int64_t *ids, size_t count)
{
    write_ids(m, kind, 0, ids, count, false);
}

void search_add_block(struct model *m, const struct kind *kind, const int64_t *ids, size_t count,
                      const struct search_columns *columns)
{
    int64_t number = write_ids(m, kind, 0, ids, count, true);
    write_columns(m, kind, number, columns);
}

/* Makes the texts of one block that has none; false where there is none. */
static bool mend_one(struct model *m, struct search_columns *columns)
{
    struct statement *st =
        db_prepare(m->db, "SELECT block, kind, ids FROM search WHERE made = 0 LIMIT 1");
    int64_t ids[SEARCH_BLOCK];
    size_t length;
    if (!db_step(st))
        return false;
    int64_t number = db_int_at(st, 0);
    const struct kind *kind = kinds_find(db_text_at(st, 1));
    const void *bytes = db_blob_at(st, 2, &length);
    size_t count = search_ids(bytes, length, ids);
    db_done(st);
    if (kind == NULL) {
        /* Another program has written it; verify says so. */
        drop(m, number);
        return !db_failed(m->db);
    }
    search_make(m, kind, ids, count, columns);
    write_columns(m, kind, number, columns);
    st = db_prepare(m->db, "UPDATE search SET made = 1 WHERE block = :block");
    db_bind_int(st, ":block", number);
    db_do(st);
    return !db_failed(m->db);
}

void search_mend(struct model *m, size_t most)
{
    struct search_columns columns = {0};
    while (most > 0 && mend_one(m, &columns))
        most--;
    search_clear(&columns);
}

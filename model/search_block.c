/*
 * Writing blocks. A block that grows over its limit is divided; records that
 * come at the end, as new ones do, leave full blocks behind.
 */
#include "model/search_inside.h"

#include "model/inside.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

/* A block being changed: its records with their texts. */
struct entry {
    int64_t id;
    char *text; /* NULL: to be made */
    size_t length;
};

struct block {
    int64_t number; /* the row; 0 where there is none yet */
    struct entry *entries;
    size_t count, capacity;
};

static void clear(struct block *block)
{
    for (size_t i = 0; i < block->count; i++)
        free(block->entries[i].text);
    free(block->entries);
    *block = (struct block){0};
}

/* Takes the rows of a block apart; texts that are missing stay so. */
static void take_apart(struct block *block, struct statement *st)
{
    size_t ids_length, length;
    int64_t ids[SEARCH_BLOCK];
    const void *bytes = db_blob(st, "ids", &ids_length);
    block->number = db_int(st, "block");
    block->count = search_ids(bytes, ids_length, ids);
    block->capacity = block->count;
    block->entries = mem_new(block->count + 1, sizeof *block->entries);
    const char *texts = db_blob(st, "texts", &length), *end = texts + length;
    for (size_t i = 0; i < block->count; i++) {
        const char *close =
            texts == NULL || texts == end ? NULL : memchr(texts, '\0', (size_t)(end - texts));
        block->entries[i].id = ids[i];
        if (close == NULL)
            continue;
        block->entries[i].length = (size_t)(close - texts);
        block->entries[i].text = mem_copy_bytes(texts, block->entries[i].length);
        texts = close + 1;
    }
}

/* Reads the block in which record ID of KIND belongs: the last that begins at
 * or before it, else the first. */
static void load(struct model *m, const struct kind *kind, int64_t id, struct block *block)
{
    static const char *const queries[] = {
        "SELECT block, ids, texts FROM search WHERE kind = :kind AND first <= :id ORDER BY first "
        "DESC LIMIT 1",
        "SELECT block, ids, texts FROM search WHERE kind = :kind AND first > :id ORDER BY first "
        "LIMIT 1"};
    *block = (struct block){0};
    for (size_t i = 0; i < 2 && block->number == 0; i++) {
        struct statement *st = db_prepare(m->db, queries[i]);
        db_bind_text(st, ":kind", kind->name);
        db_bind_int(st, ":id", id);
        if (!db_step(st))
            continue;
        take_apart(block, st);
        db_done(st);
    }
}

/* The number of the block after that in which ID belongs; INT64_MAX where none
 * follows. */
static int64_t next_first(struct model *m, const struct kind *kind, int64_t id)
{
    struct statement *st = db_prepare(m->db, "SELECT first FROM search WHERE kind = :kind AND "
                                             "first > :id ORDER BY first LIMIT 1");
    int64_t first = INT64_MAX;
    db_bind_text(st, ":kind", kind->name);
    db_bind_int(st, ":id", id);
    if (db_step(st)) {
        first = db_int_at(st, 0);
        db_done(st);
    }
    return first;
}

/* The place of ID among the entries, or where it belongs. */
static size_t place(const struct block *block, int64_t id)
{
    size_t low = 0, high = block->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (block->entries[middle].id < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Puts record ID of KIND into BLOCK as it is now, or takes it out. */
static void put(struct model *m, const struct kind *kind, struct block *block, int64_t id)
{
    struct buf text = {0};
    size_t at = place(block, id);
    bool known = at < block->count && block->entries[at].id == id;
    search_text(m, kind, id, &text);
    if (text.length == 0) {
        if (!known)
            return;
        free(block->entries[at].text);
        block->count--;
        memmove(&block->entries[at], &block->entries[at + 1],
                (block->count - at) * sizeof *block->entries);
        return;
    }
    if (known) {
        free(block->entries[at].text);
    } else {
        block->entries =
            mem_grow(block->entries, block->count, &block->capacity, sizeof *block->entries);
        memmove(&block->entries[at + 1], &block->entries[at],
                (block->count - at) * sizeof *block->entries);
        block->count++;
    }
    block->entries[at] = (struct entry){.id = id, .length = text.length};
    block->entries[at].text = buf_take(&text);
}

static void put_ids(const struct entry *entries, size_t count, struct buf *out)
{
    for (size_t i = 0; i < count; i++)
        for (int k = 0; k < 8; k++)
            buf_putc(out, (char)((uint64_t)entries[i].id >> (8 * k) & 0xFF));
}

/* Writes COUNT entries as row NUMBER, or a new one where that is 0. */
static void write(struct model *m, const struct kind *kind, int64_t number,
                  const struct entry *entries, size_t count)
{
    struct buf ids = {0}, texts = {0};
    bool whole = true;
    put_ids(entries, count, &ids);
    for (size_t i = 0; i < count && whole; i++) {
        whole = entries[i].text != NULL;
        if (whole)
            buf_add(&texts, entries[i].text, entries[i].length + 1);
    }
    struct statement *st = db_prepare(
        m->db, "INSERT INTO search (block, kind, first, ids, texts) VALUES (nullif(:block, 0), "
               ":kind, :first, :ids, :texts) ON CONFLICT (block) DO UPDATE SET first = "
               "excluded.first, ids = excluded.ids, texts = excluded.texts");
    db_bind_int(st, ":block", number);
    db_bind_text(st, ":kind", kind->name);
    db_bind_int(st, ":first", entries[0].id);
    db_bind_blob(st, ":ids", ids.text, ids.length);
    if (whole)
        db_bind_blob(st, ":texts", texts.text, texts.length);
    else
        db_bind_null(st, ":texts");
    db_do(st);
    buf_clear(&ids);
    buf_clear(&texts);
}

static void drop(struct model *m, int64_t number)
{
    struct statement *st = db_prepare(m->db, "DELETE FROM search WHERE block = :block");
    db_bind_int(st, ":block", number);
    db_do(st);
}

/* Writes BLOCK back, divided where it has grown. Where all that is over the
 * limit came at the END, full blocks stay. */
static void store(struct model *m, const struct kind *kind, const struct block *block, bool end)
{
    if (block->count == 0) {
        if (block->number != 0)
            drop(m, block->number);
        return;
    }
    size_t pieces = (block->count + SEARCH_BLOCK - 1) / SEARCH_BLOCK;
    size_t most = end ? SEARCH_BLOCK : (block->count + pieces - 1) / pieces;
    for (size_t at = 0; at < block->count; at += most) {
        size_t count = block->count - at < most ? block->count - at : most;
        write(m, kind, at == 0 ? block->number : 0, &block->entries[at], count);
    }
}

void search_store(struct model *m, const struct kind *kind, const int64_t *ids, size_t count)
{
    for (size_t i = 0; i < count && !db_failed(m->db);) {
        struct block block;
        int64_t next;
        load(m, kind, ids[i], &block);
        /* A record before the first block belongs to it. */
        int64_t first = block.count > 0 ? block.entries[0].id : ids[i];
        next = next_first(m, kind, ids[i] > first ? ids[i] : first);
        bool end = block.count == 0 || ids[i] > block.entries[block.count - 1].id;
        for (; i < count && ids[i] < next; i++)
            put(m, kind, &block, ids[i]);
        store(m, kind, &block, end);
        clear(&block);
    }
}

void search_add_empty(struct model *m, const struct kind *kind, const int64_t *ids, size_t count)
{
    struct entry entries[SEARCH_BLOCK] = {0};
    for (size_t i = 0; i < count; i++)
        entries[i].id = ids[i];
    write(m, kind, 0, entries, count);
}

/* Makes the texts of one block that has none; false where there is none. */
static bool mend_one(struct model *m)
{
    struct statement *st =
        db_prepare(m->db, "SELECT block, kind, ids FROM search WHERE texts IS NULL LIMIT 1");
    int64_t ids[SEARCH_BLOCK];
    size_t length;
    struct buf texts = {0};
    if (!db_step(st))
        return false;
    int64_t number = db_int(st, "block");
    const struct kind *kind = kinds_find(db_text(st, "kind"));
    const void *bytes = db_blob(st, "ids", &length);
    size_t count = search_ids(bytes, length, ids);
    db_done(st);
    if (kind == NULL)
        bug("search texts of an unknown kind");
    search_put_texts(m, kind, ids, count, &texts);
    st = db_prepare(m->db, "UPDATE search SET texts = :texts WHERE block = :block");
    db_bind_int(st, ":block", number);
    db_bind_blob(st, ":texts", texts.text, texts.length);
    db_do(st);
    buf_clear(&texts);
    return !db_failed(m->db);
}

void search_mend(struct model *m, size_t most)
{
    while (most > 0 && mend_one(m))
        most--;
}

/*
 * Walking over the texts of all records of a kind.
 */
#include "model/inside.h"
#include "model/mem.h"
#include "model/rising.h"
#include "model/search_inside.h"

#include <stdlib.h>

/* So few fields are looked up one by one, without stepping over the others. */
enum { LOOKED_UP_MOST = 6 };

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

int64_t search_at(int64_t block, size_t field)
{
    /* A file that was tampered with may hold any number: it wraps, and leads to no text. */
    return (int64_t)((uint64_t)block * SEARCH_FIELDS + field);
}

size_t search_field_at(int64_t block, int64_t at)
{
    uint64_t field = (uint64_t)at - (uint64_t)search_at(block, 0);
    return field < SEARCH_FIELDS ? (size_t)field : SEARCH_FIELDS;
}

static void start(struct model *m, struct search_walk *walk)
{
    walk->blocks =
        db_prepare(m->db, "SELECT block, first, ids, made FROM search WHERE kind = :kind "
                          "AND " RISING("first") " ORDER BY first");
    db_bind_text(walk->blocks, ":kind", walk->kind->name);
    db_bind_int(walk->blocks, ":after", walk->after);
}

static void end_texts(struct search_walk *walk)
{
    if (walk->texts != NULL)
        db_done(walk->texts);
    walk->texts = NULL;
}

/* Makes the texts of BLOCK, which has none. */
static void make(struct model *m, struct search_walk *walk, const struct search_block *block)
{
    if (walk->made == NULL)
        walk->made = mem_new(1, sizeof *walk->made);
    search_make(m, walk->kind, block->ids, block->count, walk->made);
}

bool search_next(struct model *m, struct search_walk *walk, struct search_block *block)
{
    size_t length;
    end_texts(walk);
    if (walk->blocks == NULL)
        start(m, walk);
    do {
        if (!db_step(walk->blocks)) {
            walk->blocks = NULL;
            search_pause(walk);
            return false;
        }
        const void *ids = db_blob(walk->blocks, "ids", &length);
        block->count = search_ids(ids, length, block->ids);
    } while (block->count == 0);
    /* In a damaged file a block may hold numbers from before its first one. */
    walk->after = db_int(walk->blocks, "first");
    if (block->ids[block->count - 1] > walk->after)
        walk->after = block->ids[block->count - 1];
    walk->block = db_int(walk->blocks, "block");
    walk->stored = db_int(walk->blocks, "made") != 0;
    walk->field = 0;
    if (!walk->stored)
        make(m, walk, block);
    return true;
}

static bool is_wanted(const struct search_walk *walk, size_t field)
{
    return walk->fields == 0 || (walk->fields >> field & 1) != 0;
}

static size_t bits(uint64_t set)
{
    size_t count = 0;
    for (; set != 0; set &= set - 1)
        count++;
    return count;
}

/* Goes to the next field of those that search_make() made. */
static bool next_made(struct search_walk *walk, struct search_texts *texts)
{
    for (; walk->field < walk->kind->field_count; walk->field++) {
        const struct buf *made = &walk->made->fields[walk->field];
        if (made->length == 0 || !is_wanted(walk, walk->field))
            continue;
        *texts = (struct search_texts){walk->field++, buf_text(made), made->length};
        return true;
    }
    return false;
}

/* Takes the row at which the statement of the texts stands; false where they
 * are damaged. */
static bool take_row(struct search_walk *walk, size_t field, struct search_texts *texts)
{
    texts->field = field;
    texts->texts = db_blob(walk->texts, "texts", &texts->length);
    return texts->length > 0 && texts->texts[texts->length - 1] == '\0';
}

/* Looks the wanted fields up, one after the other. */
static bool next_looked_up(struct model *m, struct search_walk *walk, struct search_texts *texts)
{
    end_texts(walk);
    while (walk->field < walk->kind->field_count) {
        size_t field = walk->field++;
        if (!is_wanted(walk, field))
            continue;
        walk->texts = db_prepare(m->db, "SELECT texts FROM search_text WHERE at = :at");
        db_bind_int(walk->texts, ":at", search_at(walk->block, field));
        if (!db_step(walk->texts))
            walk->texts = NULL;
        else if (take_row(walk, field, texts))
            return true;
        end_texts(walk);
    }
    return false;
}

/* Reads the fields in the order in which they stand in the file. */
static bool next_in_file(struct model *m, struct search_walk *walk, struct search_texts *texts)
{
    if (walk->field == walk->kind->field_count)
        return false;
    if (walk->texts == NULL) {
        walk->texts = db_prepare(m->db, "SELECT at, texts FROM search_text WHERE at BETWEEN :from "
                                        "AND :to ORDER BY at");
        db_bind_int(walk->texts, ":from", search_at(walk->block, 0));
        db_bind_int(walk->texts, ":to", search_at(walk->block, SEARCH_FIELDS - 1));
    }
    while (db_step(walk->texts)) {
        size_t field = search_field_at(walk->block, db_int(walk->texts, "at"));
        if (field < walk->kind->field_count && is_wanted(walk, field) &&
            take_row(walk, field, texts))
            return true;
    }
    walk->texts = NULL;
    walk->field = walk->kind->field_count;
    return false;
}

bool search_field(struct model *m, struct search_walk *walk, struct search_texts *texts)
{
    if (!walk->stored)
        return next_made(walk, texts);
    if (walk->fields != 0 && bits(walk->fields) <= LOOKED_UP_MOST)
        return next_looked_up(m, walk, texts);
    return next_in_file(m, walk, texts);
}

void search_pause(struct search_walk *walk)
{
    end_texts(walk);
    if (walk->blocks != NULL)
        db_done(walk->blocks);
    walk->blocks = NULL;
    if (walk->made != NULL)
        search_clear(walk->made);
    free(walk->made);
    walk->made = NULL;
}

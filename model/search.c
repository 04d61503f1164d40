/*
 * Which texts a change touches: those of the records in it, and where a name
 * changed, those of the records that show it.
 */
#include "model/search.h"

#include "model/changeset.h"
#include "model/compare.h"
#include "model/inside.h"
#include "model/mem.h"
#include "model/refer.h"
#include "model/search_inside.h"

#include <stdlib.h>
#include <string.h>

enum {
    MENDED_PER = 64,         /* records: how many a change touches per block without texts that
                              * it makes on its way, besides one */
    FILLED_AT_ONCE = 75,     /* blocks that an opening makes at once */
    READ_BYTES = 256 * 1024, /* of changes that are read again to tell what they touched */
    FOLLOWED_BYTES = 8 << 20 /* of changes beyond which all texts are made anew */
};

/* Record numbers of one kind, some of them several times. */
struct touched {
    int64_t *ids;
    size_t count, capacity;
};

static void add(struct touched *touched, int64_t id)
{
    touched->ids = mem_grow(touched->ids, touched->count, &touched->capacity, sizeof *touched->ids);
    touched->ids[touched->count++] = id;
}

/* Adds those that show the name of record ID of KIND. */
static void add_showing(struct model *m, struct touched *touched, const struct kind *kind,
                        int64_t id)
{
    size_t count = 0;
    struct referrer *from = refer_to(m, kind, id, &count);
    for (size_t i = 0; i < count; i++)
        add(&touched[kinds_index(from[i].kind)], from[i].id);
    free(from);
}

/* The kind whose links stand in TABLE; NULL where there is none. */
static const struct kind *kind_of_links(const char *table)
{
    size_t length = strlen(table);
    for (size_t k = 0; k < kinds_count; k++) {
        size_t own = strlen(kinds[k].name);
        if (own >= length || strncmp(table, kinds[k].name, own) != 0 || table[own] != '_')
            continue;
        size_t field = kinds_field(&kinds[k], table + own + 1);
        if (field < kinds[k].field_count && kinds[k].fields[field].type == TYPE_LINKS)
            return &kinds[k];
    }
    return NULL;
}

/* The place of the name in every table of a kind (schema_1.c). */
enum { COLUMN_NAME = 3 };

static void add_change(struct model *m, const struct changeset *walk, struct touched *touched)
{
    const struct kind *kind = kinds_find(walk->table);
    const struct changeset_value *row = walk->op == CHANGESET_INSERT ? walk->new : walk->old;
    if (kind == NULL || strcmp(kind->name, walk->table) != 0) {
        kind = kind_of_links(walk->table);
        if (kind != NULL)
            add(&touched[kinds_index(kind)], row[0].number);
        return;
    }
    add(&touched[kinds_index(kind)], row[0].number);
    if (walk->op == CHANGESET_UPDATE && walk->new[COLUMN_NAME].type != CHANGESET_ABSENT)
        add_showing(m, touched, kind, row[0].number);
}

/* Puts the numbers into order, each once. */
static void put_in_order(struct touched *touched)
{
    size_t kept = 0;
    if (touched->count > 0)
        qsort(touched->ids, touched->count, sizeof *touched->ids, compare_numbers);
    for (size_t i = 0; i < touched->count; i++)
        if (kept == 0 || touched->ids[kept - 1] != touched->ids[i])
            touched->ids[kept++] = touched->ids[i];
    touched->count = kept;
}

static void forget(struct touched *touched)
{
    for (size_t k = 0; k < kinds_count; k++)
        free(touched[k].ids);
    free(touched);
}

/* Stores what was touched, and frees it. */
static void store(struct model *m, struct touched *touched)
{
    for (size_t k = 0; k < kinds_count; k++) {
        put_in_order(&touched[k]);
        if (touched[k].count > 0)
            search_store(m, &kinds[k], touched[k].ids, touched[k].count);
    }
    forget(touched);
}

/* Adds what the changeset CHANGES touched. */
static void add_changes(struct model *m, const void *changes, size_t length,
                        struct touched *touched)
{
    struct changeset *walk = mem_new(1, sizeof *walk);
    walk->at = changes;
    walk->end = walk->at + length;
    while (changeset_next(walk))
        add_change(m, walk, touched);
    free(walk);
}

void search_follow(struct model *m, const void *changes, size_t length)
{
    struct touched *touched = mem_new(kinds_count, sizeof *touched);
    size_t count = 0;
    add_changes(m, changes, length, touched);
    for (size_t k = 0; k < kinds_count; k++)
        count += touched[k].count;
    store(m, touched);
    search_mend(m, 1 + count / MENDED_PER);
}

/* Adds what the parts of the entries after ENTRY touched. */
static void add_entries(struct model *m, int64_t entry, struct touched *touched)
{
    struct statement *st =
        db_prepare(m->db, "SELECT changes FROM journal_part WHERE entry > :entry ORDER BY entry");
    db_bind_int(st, ":entry", entry);
    while (db_step(st)) {
        size_t length;
        const void *changes = db_blob(st, "changes", &length);
        add_changes(m, changes, length, touched);
    }
}

bool search_follow_after(struct model *m, int64_t entry)
{
    if (db_number(m->db,
                  "SELECT coalesce(sum(length(changes)), 0) FROM journal_part WHERE entry > :id",
                  entry, 0) > FOLLOWED_BYTES)
        return false;
    struct touched *touched = mem_new(kinds_count, sizeof *touched);
    add_entries(m, entry, touched);
    store(m, touched);
    return true;
}

/* Whether the journal after entry SINCE is a short row of edits. A restore may
 * have put another journal in its place. */
static bool only_edits(struct model *m, int64_t since)
{
    return db_number(m->db, "SELECT max(seq) FROM journal", 0, 0) >= since &&
           db_number(m->db, "SELECT count(*) FROM journal WHERE seq > :id AND kind = 'event'",
                     since, 0) == 0 &&
           db_number(m->db,
                     "SELECT coalesce(sum(length(changes)), 0) FROM journal_part WHERE entry > "
                     ":id",
                     since, 0) <= READ_BYTES;
}

bool search_changed(struct model *m, const struct kind *kind, int64_t since, size_t most,
                    int64_t **ids, size_t *count)
{
    *ids = NULL;
    *count = 0;
    if (!only_edits(m, since))
        return false;
    struct touched *touched = mem_new(kinds_count, sizeof *touched);
    add_entries(m, since, touched);
    struct touched *of = &touched[kinds_index(kind)];
    put_in_order(of);
    bool few = of->count <= most;
    if (few) {
        *ids = of->ids;
        *count = of->count;
        of->ids = NULL;
    }
    forget(touched);
    return few;
}

void search_touch(struct model *m, const struct kind *kind, int64_t id)
{
    struct touched *touched = mem_new(kinds_count, sizeof *touched);
    add(&touched[kinds_index(kind)], id);
    add_showing(m, touched, kind, id);
    store(m, touched);
}

static void fill_kind(struct model *m, const struct kind *kind)
{
    struct buf sql = {0};
    int64_t ids[SEARCH_BLOCK];
    size_t count = 0;
    buf_printf(&sql, "SELECT id FROM %s ORDER BY id", kind->name);
    struct statement *st = db_prepare(m->db, buf_text(&sql));
    buf_clear(&sql);
    while (db_step(st)) {
        ids[count++] = db_int_at(st, 0);
        if (count < SEARCH_BLOCK)
            continue;
        search_add_empty(m, kind, ids, count);
        count = 0;
    }
    if (count > 0)
        search_add_empty(m, kind, ids, count);
}

bool search_make_anew(struct model *m)
{
    db_run(m->db, "DELETE FROM search");
    db_run(m->db, "DELETE FROM search_text");
    for (size_t k = 0; k < kinds_count; k++)
        fill_kind(m, &kinds[k]);
    search_mend(m, FILLED_AT_ONCE);
    return !db_failed(m->db);
}

bool search_renew(struct model *m, struct why *why)
{
    model_begin_reading(m);
    if (!db_run(m->db, "BEGIN IMMEDIATE"))
        return db_ok(m->db, why);
    search_make_anew(m);
    db_run(m->db, "COMMIT");
    bool done = db_ok(m->db, why);
    db_roll_back(m->db);
    return done;
}

/* Whether the block at which WALK stands holds the texts of its records. *STORED
 * counts those that stand in the file. */
static bool block_sound(struct model *m, struct search_walk *walk, const struct search_block *block,
                        int64_t *stored)
{
    struct search_columns right = {0};
    struct search_texts texts;
    size_t given = 0, made = 0;
    bool same = true;
    search_make(m, walk->kind, block->ids, block->count, &right);
    while (same && search_field(m, walk, &texts)) {
        const struct buf *field = &right.fields[texts.field];
        same = field->length == texts.length &&
               memcmp(buf_text(field), texts.texts, texts.length) == 0;
        given++;
    }
    for (size_t i = 0; i < walk->kind->field_count; i++)
        made += right.fields[i].length > 0;
    search_clear(&right);
    *stored += walk->stored ? (int64_t)given : 0;
    return same && given == made &&
           db_number(m->db, "SELECT first FROM search WHERE block = :id", walk->block, 0) ==
               block->ids[0];
}

/* What was walked over: it must be all that is stored. */
struct walked {
    int64_t blocks, texts;
};

/* Whether the blocks of KIND hold its records and their texts. */
static bool kind_sound(struct model *m, const struct kind *kind, struct walked *walked)
{
    struct search_walk walk = {.kind = kind};
    struct search_block block;
    struct buf sql = {0};
    int64_t count = 0, last = INT64_MIN;
    bool sound = true;
    while (sound && search_next(m, &walk, &block)) {
        count += (int64_t)block.count;
        walked->blocks++;
        for (size_t i = 0; i < block.count && sound; i++) {
            sound = block.ids[i] > last;
            last = block.ids[i];
        }
        sound = sound && block_sound(m, &walk, &block, &walked->texts);
    }
    search_pause(&walk);
    buf_printf(&sql, "SELECT count(*) FROM %s", kind->name);
    sound = sound && count == db_number(m->db, buf_text(&sql), 0, 0);
    buf_clear(&sql);
    return sound;
}

bool search_sound(struct model *m)
{
    struct walked walked = {0};
    bool sound = db_number(m->db,
                           "SELECT count(*) FROM search WHERE made NOT IN (0, 1) OR length(ids) % "
                           "8 <> 0 OR length(ids) > 8 * :id",
                           SEARCH_BLOCK, 1) == 0;
    for (size_t k = 0; k < kinds_count && sound; k++)
        sound = kind_sound(m, &kinds[k], &walked);
    return sound && walked.blocks == db_number(m->db, "SELECT count(*) FROM search", 0, 0) &&
           walked.texts == db_number(m->db, "SELECT count(*) FROM search_text", 0, 0);
}

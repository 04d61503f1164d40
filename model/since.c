/* See since.h. */
#include "model/since.h"

#include "model/changeset.h"
#include "model/inside.h"
#include "model/mem.h"

#include <stdlib.h>
#include <string.h>

/* Changes beyond that are slower to read than what they spare. */
enum { BYTES_MOST = 4 << 20 };

/* The columns by which records are called, as numbers of bits; by kind, zero
 * where they were not looked up. */
struct naming {
    uint64_t low, high;
};

struct reading {
    struct model *m;
    const struct kind *kind;
    struct since *since;
    struct naming *naming;

    /* The table of the change before, and what it is. */
    const char *table;
    size_t of; /* the place of its kind; kinds_count for another table */
    bool links;
};

/* Finds the kind whose records or links stand in TABLE. */
static void find_table(struct reading *r, const char *table)
{
    if (r->table != NULL && strcmp(r->table, table) == 0)
        return;
    r->table = table;
    r->links = false;
    for (r->of = 0; r->of < kinds_count; r->of++) {
        const struct kind *kind = &kinds[r->of];
        if (strcmp(kind->name, table) == 0)
            return;
        for (size_t f = 0; f < kind->field_count; f++) {
            char name[64];
            if (kind->fields[f].type != TYPE_LINKS)
                continue;
            model_link_table(kind, &kind->fields[f], name);
            r->links = strcmp(name, table) == 0;
            if (r->links)
                return;
        }
    }
}

static bool is_naming(const char *column)
{
    return strcmp(column, "code") == 0 || strcmp(column, "name") == 0 ||
           strcmp(column, "other_names") == 0 || strcmp(column, "corporate_number") == 0;
}

/* Whether column COLUMN of the present table is one by which records are called. */
static bool names_records(struct reading *r, size_t column)
{
    struct naming *naming = &r->naming[r->of];
    if (naming->low == 0) {
        struct statement *st =
            db_prepare(r->m->db, "SELECT name, cid FROM pragma_table_info(:table)");
        db_bind_text(st, ":table", kinds[r->of].name);
        while (db_step(st)) {
            int64_t at = db_int_at(st, 1);
            if (is_naming(db_text_at(st, 0)))
                *(at < 64 ? &naming->low : &naming->high) |= (uint64_t)1 << (at & 63);
        }
    }
    return ((column < 64 ? naming->low : naming->high) >> (column & 63) & 1) != 0;
}

static bool calls_otherwise(struct reading *r, const struct changeset *walk)
{
    bool called = walk->op != CHANGESET_UPDATE;
    for (size_t i = 0; i < walk->columns && !called; i++)
        called = walk->new[i].type != CHANGESET_ABSENT &&names_records(r, i);
    return called;
}

static void add_id(struct since *since, int64_t id)
{
    if (since->count > 0 && since->ids[since->count - 1] == id)
        return;
    since->ids = mem_grow(since->ids, since->count, &since->capacity, sizeof *since->ids);
    since->ids[since->count++] = id;
}

/* The number of the record stands first in its own row and in those of its links. */
static void take_change(struct reading *r, const struct changeset *walk)
{
    find_table(r, walk->table);
    if (r->of == kinds_count)
        return;
    r->since->touched[r->of] = true;
    if (!r->links && !r->since->called[r->of])
        r->since->called[r->of] = calls_otherwise(r, walk);
    if (&kinds[r->of] == r->kind)
        add_id(r->since, (walk->op == CHANGESET_INSERT ? walk->new : walk->old)[0].number);
}

static int compare_ids(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static void sort(struct since *since)
{
    size_t kept = 0;
    if (since->count == 0)
        return;
    qsort(since->ids, since->count, sizeof *since->ids, compare_ids);
    for (size_t i = 0; i < since->count; i++)
        if (kept == 0 || since->ids[kept - 1] != since->ids[i])
            since->ids[kept++] = since->ids[i];
    since->count = kept;
}

/* Takes the changes of all parts after ENTRY; false where one is damaged. */
static bool take_parts(struct reading *r, int64_t entry)
{
    struct changeset *walk = mem_new(1, sizeof *walk);
    struct statement *st =
        db_prepare(r->m->db, "SELECT changes FROM journal_part WHERE entry > :entry");
    bool sound = true;
    db_bind_int(st, ":entry", entry);
    while (db_step(st)) {
        size_t length;
        const void *changes = db_blob_at(st, 0, &length);
        *walk = (struct changeset){.at = changes, .end = (const unsigned char *)changes + length};
        r->table = NULL;
        while (changeset_next(walk))
            take_change(r, walk);
        sound = sound && !walk->broken;
    }
    free(walk);
    return sound;
}

bool since_read(struct model *m, int64_t entry, const struct kind *kind, struct since *since)
{
    struct reading r = {.m = m, .kind = kind, .since = since};
    *since = (struct since){0};
    if (db_number(m->db, "SELECT 1 FROM journal WHERE seq = :id", entry, 0) == 0 ||
        db_number(m->db, "SELECT sum(length(changes)) FROM journal_part WHERE entry > :id", entry,
                  0) > BYTES_MOST)
        return false;
    since->touched = mem_new(kinds_count, sizeof *since->touched);
    since->called = mem_new(kinds_count, sizeof *since->called);
    r.naming = mem_new(kinds_count, sizeof *r.naming);
    bool sound = take_parts(&r, entry) && !db_failed(m->db);
    free(r.naming);
    sort(since);
    if (!sound)
        since_clear(since);
    return sound;
}

bool since_has(const struct since *since, int64_t id)
{
    return since->count > 0 &&
           bsearch(&id, since->ids, since->count, sizeof *since->ids, compare_ids) != NULL;
}

void since_clear(struct since *since)
{
    free(since->touched);
    free(since->called);
    free(since->ids);
    *since = (struct since){0};
}

/* See rules_sealed.h. */
#include "model/rules_sealed.h"

#include "model/buf.h"
#include "model/changeset.h"
#include "model/history.h"
#include "model/inside.h"
#include "model/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What is watched: columns, and lists by the tables of their links. */
static const struct {
    const char *kind, *column, *table;
    bool links;
} watched[] = {
    {"purpose", "wording", "purpose", false},
    {"purpose", "name", "purpose", false},
    {"joint_use", "scope", "joint_use", false},
    {"joint_use", "items_wording", "joint_use", false},
    {"joint_use", "items", "joint_use_items", true},
};

enum { WATCHED = sizeof watched / sizeof watched[0], LINK_SOURCE = 0, LINK_TARGET = 1 };

/* Of a record: what a column held, or which link came or went. */
struct fact {
    int64_t id;
    size_t what;    /* its place in `watched` */
    int64_t target; /* of a link, else 0 */
    int net;        /* of a link: how many times more often it came than it went */
    bool made;      /* the record was made since: there was nothing before */
    char *before;
};

struct sealed {
    int64_t entry, read; /* of the last snapshot; the last entry that was read */
    char day[11];
    size_t columns[WATCHED]; /* the places in their tables */
    struct fact *facts;      /* by record, what, target */
    size_t count, capacity;
};

struct sealed *sealed_new(void)
{
    return mem_new(1, sizeof(struct sealed));
}

static void forget(struct sealed *sealed)
{
    for (size_t i = 0; i < sealed->count; i++)
        free(sealed->facts[i].before);
    sealed->count = 0;
    sealed->entry = sealed->read = 0;
    sealed->day[0] = '\0';
}

void sealed_free(void *context)
{
    struct sealed *sealed = context;
    forget(sealed);
    free(sealed->facts);
    free(sealed);
}

static int compare(const struct fact *fact, int64_t id, size_t what, int64_t target)
{
    if (fact->id != id)
        return fact->id < id ? -1 : 1;
    if (fact->what != what)
        return fact->what < what ? -1 : 1;
    return (fact->target > target) - (fact->target < target);
}

/* The place of a fact, or the one before which it would stand. */
static size_t place_of(const struct sealed *sealed, int64_t id, size_t what, int64_t target)
{
    size_t low = 0, high = sealed->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare(&sealed->facts[middle], id, what, target) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static const struct fact *find(const struct sealed *sealed, int64_t id, size_t what)
{
    size_t at = place_of(sealed, id, what, 0);
    return at < sealed->count && compare(&sealed->facts[at], id, what, 0) == 0 ? &sealed->facts[at]
                                                                               : NULL;
}

/* The fact, made where it is not there; *NEW tells which. Numbers of records grow, so
 * most new ones come last. */
static struct fact *take(struct sealed *sealed, int64_t id, size_t what, int64_t target, bool *new)
{
    size_t at = place_of(sealed, id, what, target);
    *new = at == sealed->count || compare(&sealed->facts[at], id, what, target) != 0;
    if (*new) {
        sealed->facts =
            mem_grow(sealed->facts, sealed->count, &sealed->capacity, sizeof *sealed->facts);
        memmove(&sealed->facts[at + 1], &sealed->facts[at],
                (sealed->count - at) * sizeof *sealed->facts);
        sealed->facts[at] = (struct fact){.id = id, .what = what, .target = target};
        sealed->count++;
    }
    return &sealed->facts[at];
}

/* Takes of the present change what stood in the column number WHAT before. */
static void take_column(struct sealed *sealed, const struct changeset *walk, size_t what)
{
    const struct changeset_value *row = walk->op == CHANGESET_INSERT ? walk->new : walk->old;
    const struct changeset_value *value = &walk->old[sealed->columns[what]];
    bool new;
    if (walk->op == CHANGESET_UPDATE && value->type == CHANGESET_ABSENT)
        return;
    struct fact *fact = take(sealed, row[0].number, what, 0, &new);
    if (!new)
        return;
    fact->made = walk->op == CHANGESET_INSERT;
    if (value->type == CHANGESET_TEXT)
        fact->before = mem_copy_bytes(value->bytes, value->length);
}

/* Takes of the present change that a link came or went. */
static void take_link(struct sealed *sealed, const struct changeset *walk, size_t what)
{
    const struct changeset_value *row = walk->op == CHANGESET_INSERT ? walk->new : walk->old;
    bool new;
    if (walk->op == CHANGESET_UPDATE)
        return;
    struct fact *fact = take(sealed, row[LINK_SOURCE].number, what, row[LINK_TARGET].number, &new);
    fact->net += walk->op == CHANGESET_INSERT ? 1 : -1;
}

static void take_change(struct sealed *sealed, const struct changeset *walk)
{
    for (size_t i = 0; i < WATCHED; i++) {
        if (strcmp(walk->table, watched[i].table) != 0)
            continue;
        if (watched[i].links)
            take_link(sealed, walk, i);
        else if (sealed->columns[i] < walk->columns)
            take_column(sealed, walk, i);
    }
}

static void read_columns(struct model *m, struct sealed *sealed)
{
    for (size_t i = 0; i < WATCHED; i++) {
        struct statement *st =
            db_prepare(m->db, "SELECT cid FROM pragma_table_info(:table) WHERE name = :column");
        db_bind_text(st, ":table", watched[i].table);
        db_bind_text(st, ":column", watched[i].column);
        if (watched[i].links)
            continue;
        if (db_step(st)) {
            sealed->columns[i] = (size_t)db_int_at(st, 0);
            db_done(st);
        }
    }
}

/* Finds the last snapshot; what was read of another one is forgotten. */
static void find_snapshot(struct model *m, struct sealed *sealed)
{
    struct buf moment = {0};
    int64_t entry = db_number(m->db, "SELECT max(entry) FROM snapshot", 0, 0);
    if (entry == sealed->entry)
        return;
    forget(sealed);
    sealed->entry = sealed->read = entry;
    struct statement *st = db_prepare(m->db, "SELECT at FROM journal WHERE seq = :seq");
    db_bind_int(st, ":seq", entry);
    if (db_step(st)) {
        history_moment(db_text_at(st, 0), false, &moment);
        snprintf(sealed->day, sizeof sealed->day, "%.10s", buf_text(&moment));
        db_done(st);
    }
    read_columns(m, sealed);
    buf_clear(&moment);
}

/* Whether any record that is watched was saved since: else nothing needs to be read. */
static bool any_saved(struct model *m, const struct sealed *sealed)
{
    return db_number(m->db,
                     "SELECT EXISTS (SELECT 1 FROM purpose WHERE rev > :id) OR "
                     "EXISTS (SELECT 1 FROM joint_use WHERE rev > :id)",
                     sealed->read, 0) != 0;
}

void sealed_read(struct model *m, struct sealed *sealed)
{
    find_snapshot(m, sealed);
    if (sealed->entry == 0 || !any_saved(m, sealed))
        return;
    struct changeset *walk = mem_new(1, sizeof *walk);
    struct statement *st = db_prepare(m->db, "SELECT entry, changes FROM journal_part "
                                             "WHERE entry > :entry ORDER BY entry, part");
    db_bind_int(st, ":entry", sealed->read);
    while (db_step(st)) {
        size_t length;
        const void *changes = db_blob_at(st, 1, &length);
        sealed->read = db_int_at(st, 0);
        *walk = (struct changeset){.at = changes, .end = (const unsigned char *)changes + length};
        while (length > 0 && changeset_next(walk))
            take_change(sealed, walk);
    }
    free(walk);
}

const char *sealed_day(const struct sealed *sealed)
{
    return sealed->day;
}

/* Whether the list number WHAT of record ID, which was there before, holds others. */
static bool list_differs(const struct sealed *sealed, int64_t id, size_t what)
{
    bool differs = false;
    for (size_t at = place_of(sealed, id, what, INT64_MIN);
         at < sealed->count && sealed->facts[at].id == id && sealed->facts[at].what == what; at++)
        differs = differs || sealed->facts[at].net != 0;
    return differs;
}

/* Whether record ID of the kind KIND was made since. */
static bool was_made(const struct sealed *sealed, const char *kind, int64_t id)
{
    for (size_t i = 0; i < WATCHED; i++) {
        if (watched[i].links || strcmp(watched[i].kind, kind) != 0)
            continue;
        const struct fact *fact = find(sealed, id, i);
        if (fact != NULL)
            return fact->made;
    }
    return false;
}

const char *sealed_text(const struct sealed *sealed, const char *kind, int64_t id,
                        const char *column)
{
    size_t what = 0;
    while (what < WATCHED &&
           (strcmp(watched[what].kind, kind) != 0 || strcmp(watched[what].column, column) != 0))
        what++;
    if (what == WATCHED || was_made(sealed, kind, id))
        return NULL;
    if (watched[what].links)
        return list_differs(sealed, id, what) ? "" : NULL;
    const struct fact *fact = find(sealed, id, what);
    return fact == NULL ? NULL : fact->before;
}

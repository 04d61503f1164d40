/* See snapshots_inside.h. */
#include "model/snapshots_inside.h"

#include "model/history.h"
#include "model/inside.h"
#include "model/mem.h"

#include <stdlib.h>

/* The snapshot of an edit, as the words of its entry tell it. */
struct sealed {
    int64_t entry;
    struct history_line line; /* name and content (new) */
    bool stands;
};

/* Reads all, or that of ENTRY alone unless it is 0; the caller frees. */
static struct sealed *read_sealed(struct model *m, int64_t entry, size_t *count)
{
    struct sealed *all = NULL;
    size_t capacity = 0;
    *count = 0;
    struct statement *st = db_prepare(
        m->db, "SELECT j.seq, p.words, " SNAPSHOT_STANDING " FROM journal j JOIN journal_part p "
               "ON p.entry = j.seq WHERE (:entry = 0 OR j.seq = :entry) AND " SNAPSHOT_SEALING);
    db_bind_int(st, ":entry", entry);
    while (db_step(st)) {
        const char *words = db_text_at(st, 1);
        all = mem_grow(all, *count, &capacity, sizeof *all);
        all[*count] = (struct sealed){.entry = db_int_at(st, 0), .stands = db_int_at(st, 2) != 0};
        if (history_next(&words, &all[*count].line))
            ++*count;
    }
    return all;
}

static void free_sealed(struct sealed *all, size_t count)
{
    for (size_t i = 0; i < count; i++)
        history_line_clear(&all[i].line);
    free(all);
}

static void take_away(struct model *m, int64_t entry)
{
    struct statement *st = db_prepare(m->db, "DELETE FROM snapshot WHERE entry = :entry");
    db_bind_int(st, ":entry", entry);
    db_do(st);
}

bool snapshot_turn(struct model *m, int64_t entry, bool stands, struct why *why)
{
    size_t count;
    struct sealed *all = read_sealed(m, entry, &count);
    bool done = db_ok(m->db, why);
    for (size_t i = 0; i < count && done; i++) {
        const struct history_line *line = &all[i].line;
        if (stands)
            done = snapshot_store(m, entry, line->name, line->new, why);
        else
            take_away(m, entry);
    }
    free_sealed(all, count);
    return done;
}

void snapshots_settle(struct model *m)
{
    struct why ignored = {0};
    size_t count;
    struct sealed *all = read_sealed(m, 0, &count);
    /* A name may have been given again once its edit was undone. */
    for (size_t i = 0; i < count; i++)
        take_away(m, all[i].entry);
    for (size_t i = 0; i < count; i++)
        if (all[i].stands)
            snapshot_store(m, all[i].entry, all[i].line.name, all[i].line.new, &ignored);
    free_sealed(all, count);
}

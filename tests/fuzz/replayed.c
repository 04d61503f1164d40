/*
 * replayed - journals that begin alike are replayed once.
 *
 * To hold the records against the journal, verify applies all of its entries to an empty
 * inventory, of which most are those that each input begins with. What was there after each
 * of the first entries that came is kept by a hash of all that was applied, and written there
 * when they come again; what differs is applied. The linker puts this function before that
 * of replay.h (standing_ldflags).
 */
#include "model/inside.h"
#include "model/mem.h"
#include "model/replay.h"
#include "tests/fuzz/memory.h"
#include "tests/fuzz/standing.h"

#include <stdlib.h>
#include <string.h>

enum { KEPT = 256, ENTRIES = 64 };

/* What was there after entries of KEY. */
struct state {
    uint64_t key;
    unsigned char *bytes;
    size_t length;
};

/* The entries of a journal that are to be applied, and the keys that they lead to. */
struct entries_to {
    int64_t seq[ENTRIES];
    uint64_t key[ENTRIES];
    size_t count;
};

static struct state kept[KEPT];
static size_t kept_count;

/* Where the last replay ended. */
static struct {
    const struct db *db;
    int64_t entry;
    sqlite3_int64 changes;
    uint64_t key;
} last;

bool __real_replay_forwards(struct model *m, struct db *to, int64_t from, int64_t upto,
                            int64_t *failed);
bool __wrap_replay_forwards(struct model *m, struct db *to, int64_t from, int64_t upto,
                            int64_t *failed);

/* FNV-1a, eight bytes at a time. */
static uint64_t hash(uint64_t key, const void *bytes, size_t length)
{
    const unsigned char *at = bytes;
    for (size_t left = length; left > 0;) {
        uint64_t word = 0;
        size_t count = left < sizeof word ? left : sizeof word;
        memcpy(&word, at, count);
        key = (key ^ word) * 1099511628211u;
        key ^= key >> 29;
        at += count;
        left -= count;
    }
    return (key ^ length) * 1099511628211u;
}

/* Reads the entries; false where there are too many, or they cannot be read. */
static bool read_entries(struct model *m, int64_t from, int64_t upto, uint64_t key,
                         struct entries_to *entries)
{
    struct statement *st = db_prepare(
        m->db, "SELECT entry, changes FROM journal_part WHERE entry > :from AND entry <= :upto "
               "ORDER BY entry, part");
    entries->count = 0;
    db_bind_int(st, ":from", from);
    db_bind_int(st, ":upto", upto);
    while (db_step(st)) {
        size_t length;
        int64_t seq = db_int_at(st, 0);
        const void *changes = db_blob_at(st, 1, &length);
        if (entries->count == 0 || entries->seq[entries->count - 1] != seq)
            entries->count++;
        if (entries->count > ENTRIES)
            break;
        key = hash(hash(key, &seq, sizeof seq), changes, length);
        entries->seq[entries->count - 1] = seq;
        entries->key[entries->count - 1] = key;
    }
    db_done(st);
    return entries->count <= ENTRIES && !db_failed(m->db);
}

static const struct state *find(uint64_t key)
{
    size_t i = 0;
    while (i < kept_count && kept[i].key != key)
        i++;
    return i < kept_count ? &kept[i] : NULL;
}

static void keep(struct db *db, uint64_t key)
{
    struct state *state = &kept[kept_count++];
    state->key = key;
    state->length = memory_length(db_handle(db));
    state->bytes = mem_new(state->length, 1);
    memory_read(db_handle(db), state->bytes, state->length);
}

/* Applies ENTRIES, as many as can be by what is kept. */
static bool apply(struct model *m, struct db *to, const struct entries_to *entries, int64_t from,
                  int64_t *failed)
{
    size_t i = entries->count;
    const struct state *state = NULL;
    while (i > 0 && (state = find(entries->key[i - 1])) == NULL)
        i--;
    if (state != NULL)
        memory_write(db_handle(to), state->bytes, state->length);
    for (; i < entries->count; i++) {
        bool learns = kept_count < KEPT;
        int64_t upto = entries->seq[learns ? i : entries->count - 1];
        if (!__real_replay_forwards(m, to, i == 0 ? from : entries->seq[i - 1], upto, failed))
            return false;
        if (!learns)
            break;
        keep(to, entries->key[i]);
    }
    return true;
}

bool __wrap_replay_forwards(struct model *m, struct db *to, int64_t from, int64_t upto,
                            int64_t *failed)
{
    struct entries_to entries;
    sqlite3_int64 changes = sqlite3_total_changes64(db_handle(to));
    bool first = from == 0 && standing_is_new(to);
    bool next = last.db == to && last.entry == from && last.changes == changes;
    uint64_t key = first ? 0 : last.key;
    last.db = NULL;
    if (!(first || next) || !db_idle(to) || db_failed(to) || db_failed(m->db) ||
        !read_entries(m, from, upto, key, &entries))
        return __real_replay_forwards(m, to, from, upto, failed);
    *failed = 0;
    if (!apply(m, to, &entries, from, failed))
        return false;
    last.db = to;
    last.entry = upto;
    last.changes = sqlite3_total_changes64(db_handle(to));
    last.key = entries.count == 0 ? key : entries.key[entries.count - 1];
    return true;
}

/* Where the program runs on to its end, nothing is left. */
static void __attribute__((destructor)) forget(void)
{
    while (kept_count > 0)
        free(kept[--kept_count].bytes);
}

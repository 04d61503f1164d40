/*
 * What the journal recorded, after anything has happened to it. The input stands in
 * the place of the newest recorded change. Whatever it is:
 *
 *  - the chain of the journal names it unless it is what was recorded;
 *  - what our reader takes, SQLite's reads to the end and as the same changes; what it
 *    does not take reaches neither undo nor replay (SQLite 3.40.1 never comes back
 *    from some of it);
 *  - an undo that is refused leaves every row as it was.
 */
#include "model/changeset.h"
#include "model/buf.h"
#include "model/chain.h"
#include "model/history.h"
#include "model/inside.h"
#include "model/journal.h"
#include "model/replay.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/inventory.h"
#include "tests/model.h"

#include <stdlib.h>
#include <string.h>

enum { TAKE_BACK_EACH = 16 };

/* What is tried on, and what it is brought back from. */
struct place {
    struct model *m, *before, *past; /* past: before the newest change */
    struct fuzz_state *kept;         /* of before */
    char *recorded;                  /* the newest change */
    size_t length;
    int64_t entry, changes;
    char digest[65];
};

static void begin(struct place *place)
{
    struct why why = {.lang = LANG_EN};
    char hash[65];
    place->m = fuzz_inventory();
    place->past = fuzz_inventory();
    place->before = fuzz_inventory();
    fuzz_copy(place->past, place->before);
    test_set(place->before, "category", "C-0001", "persons", "7");
    place->kept = fuzz_keep(place->before);
    fuzz_restore(place->m, place->kept);
    fuzz_true(journal_head(place->m, &place->entry, hash, &why), "the journal has a head");
    struct statement *st =
        db_prepare(place->m->db, "SELECT changes FROM journal_part WHERE entry = :entry");
    db_bind_int(st, ":entry", place->entry);
    db_step(st);
    const void *changes = db_blob(st, "changes", &place->length);
    place->recorded = fuzz_text(changes, place->length);
    db_done(st);
    test_digest(place->m, place->digest);
}

static void put(struct place *place, const uint8_t *data, size_t size)
{
    struct statement *st =
        db_prepare(place->m->db, "UPDATE journal_part SET changes = :changes WHERE entry = :entry");
    db_bind_int(st, ":entry", place->entry);
    db_bind_blob(st, ":changes", size == 0 ? (const void *)"" : data, size);
    fuzz_true(db_do(st), "bytes can be written past the journal");
}

/* Whether VALUE is what SQLite has. */
static bool is_same(const struct changeset_value *value, sqlite3_value *other)
{
    if (other == NULL || value->type == CHANGESET_ABSENT)
        return other == NULL && value->type == CHANGESET_ABSENT;
    if (sqlite3_value_type(other) != (int)value->type)
        return false;
    if (value->type == CHANGESET_INTEGER)
        return sqlite3_value_int64(other) == value->number;
    if (value->type != CHANGESET_TEXT && value->type != CHANGESET_BLOB)
        return true;
    return (size_t)sqlite3_value_bytes(other) == value->length &&
           (value->length == 0 ||
            memcmp(sqlite3_value_blob(other), value->bytes, value->length) == 0);
}

static void same_row(const struct changeset *walk, sqlite3_changeset_iter *iter)
{
    for (size_t i = 0; i < walk->columns; i++) {
        sqlite3_value *old = NULL, *new = NULL;
        if (walk->op != CHANGESET_INSERT)
            sqlite3changeset_old(iter, (int)i, &old);
        if (walk->op != CHANGESET_DELETE)
            sqlite3changeset_new(iter, (int)i, &new);
        /* What an update had before and leaves as it is: SQLite looks at keys alone. */
        bool left = walk->op == CHANGESET_UPDATE && walk->new[i].type == CHANGESET_ABSENT;
        fuzz_true((is_same(&walk->old[i], old) || (left && old == NULL)) &&
                      is_same(&walk->new[i], new),
                  "SQLite reads the values that we read");
    }
}

/* Walks both readers side by side. */
static void same_changes(const uint8_t *data, size_t size)
{
    struct changeset *walk = calloc(1, sizeof *walk);
    sqlite3_changeset_iter *iter = NULL;
    bool more = true;
    walk->at = data;
    walk->end = data + size;
    fuzz_true(sqlite3changeset_start(&iter, (int)size, (void *)data) == SQLITE_OK,
              "SQLite begins to read");
    while (more) {
        const char *table = NULL;
        int columns = 0, op = 0, indirect = 0;
        more = changeset_next(walk);
        bool others = sqlite3changeset_next(iter) == SQLITE_ROW;
        if (others && more) {
            sqlite3changeset_op(iter, &table, &columns, &op, &indirect);
            fuzz_true(strcmp(table, walk->table) == 0 && (size_t)columns == walk->columns,
                      "SQLite reads the tables that we read");
            same_row(walk, iter);
        }
        /* SQLite ends early where a change cannot be one (no key in an update, say): it
           refuses to apply that. */
        fuzz_true(more || !others, "SQLite reads no change that we do not read");
        more = more && others;
    }
    sqlite3changeset_finalize(iter);
    free(walk);
}

static void rewrite(const uint8_t *data, size_t size)
{
    struct buf out = {0}, again = {0};
    changeset_reverse(data, size, &out);
    buf_clear(&out);
    changeset_mask(data, size, "category", 1, 3, "*", &out);
    fuzz_true(changeset_mask(out.text, out.length, "category", 1, 3, "*", &again) == 0 ||
                  again.length == out.length,
              "what is masked stays so");
    buf_clear(&out);
    buf_clear(&again);
}

/* Applies what was recorded to the state before it, and takes it from that after it. */
static void replay(struct place *place, bool sound)
{
    struct why why = {.lang = LANG_EN};
    for (int backwards = 0; backwards < 2; backwards++) {
        struct model *to = backwards ? place->before : place->past;
        int64_t failed = 0;
        db_run(to->db, "BEGIN");
        bool done =
            backwards ? replay_backwards(place->m, to->db, place->entry - 1, &failed)
                      : replay_forwards(place->m, to->db, place->entry - 1, place->entry, &failed);
        fuzz_true(done || failed == place->entry, "what cannot be applied is named");
        fuzz_true(sound || !done, "what we cannot read is not applied");
        db_run(to->db, "ROLLBACK");
        fuzz_true(db_ok(to->db, &why), "a database is whole after a replay");
    }
}

static void take_back(struct place *place)
{
    struct why why = {.lang = LANG_EN};
    struct history_lines lines;
    char digest[65];
    if (history_load(place->m, place->entry, 0, &lines, &why))
        history_clear(&lines);
    fuzz_changed(place->m, &place->changes);
    bool undone = journal_undo(place->m, place->entry, NULL, &why);
    fuzz_true(db_idle(place->m->db), "no transaction is left open");
    if (!fuzz_changed(place->m, &place->changes))
        return;
    if (!undone) {
        test_digest(place->m, digest);
        fuzz_same(digest, place->digest, "an undo that is refused changes no record");
        return;
    }
    fuzz_restore(place->m, place->kept);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct place place;
    struct why why = {.lang = LANG_EN};
    size_t gaps;
    if (place.m == NULL)
        begin(&place);
    bool recorded = size == place.length && memcmp(data, place.recorded, size) == 0;
    put(&place, data, size);
    fuzz_true(chain_verify(place.m->db, &gaps, &why) == recorded,
              "the chain names what was not recorded");
    rewrite(data, size);
    bool sound = changeset_sound(place.m, data, size);
    fuzz_true(sound || !recorded, "what was recorded can be read");
    if (sound)
        same_changes(data, size);
    replay(&place, sound || size == 0);
    /* What we cannot read gets no further than this, which is slow. */
    if (sound || size % TAKE_BACK_EACH == 0)
        take_back(&place);
    return 0;
}

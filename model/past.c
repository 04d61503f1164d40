/*
 * See past.h. Two ways lead there, and the shorter one is taken: a copy of the
 * whole inventory from which the later entries are taken back, or an empty one
 * to which the entries up to then are applied. Where the first one fails, since
 * another program changed the records behind the journal's back, the second
 * tells what the journal knows.
 */
#include "model/past.h"

#include "model/inside.h"
#include "model/mem.h"
#include "model/migrations.h"
#include "model/past_inside.h"
#include "model/replay.h"
#include "model/scope.h"
#include "model/search.h"
#include "model/snapshots_inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What the steps below share. */
struct going {
    struct model *m, *past;
    int64_t entry;
    int64_t failed; /* the entry that could not be applied */
};

/* Says that entry SEQ cannot be applied, which ends the way there. */
static bool refuse_entry(const struct going *g, struct why *why)
{
    return why_set(why,
                   "The inventory as it was after entry %lld cannot be shown: entry %lld of the "
                   "journal does not fit the others. Run 'daicho verify --full'.",
                   (long long)g->entry, (long long)g->failed);
}

/* Whether the form of every entry between is one that can be applied today. */
static bool check_forms(struct model *m, int64_t from, int64_t upto, struct why *why)
{
    struct statement *st = db_prepare(
        m->db, "SELECT max(seq) AS seq FROM journal WHERE seq > :from AND seq <= :upto AND "
               "version < :oldest");
    db_bind_int(st, ":from", from);
    db_bind_int(st, ":upto", upto);
    db_bind_int(st, ":oldest", migrations[migrations_count - 1].undo_from);
    int64_t seq = db_step(st) ? db_int(st, "seq") : 0;
    db_done(st);
    if (!db_ok(m->db, why))
        return false;
    if (seq == 0)
        return true;
    return why_set(why,
                   "Entry %lld was made with an older form of the inventory, before which it can "
                   "no longer be shown as it was. A backup or an export of that time still shows "
                   "it.",
                   (long long)seq);
}

/* What stands beside the records and is not of that time. */
static void forget_present(struct going *g)
{
    static const char *const later[] = {
        "DELETE FROM journal WHERE seq > :entry", "DELETE FROM journal_part WHERE entry > :entry",
        "DELETE FROM snapshot WHERE entry > :entry", "DELETE FROM other_entry WHERE merge > :entry",
        "DELETE FROM other_part WHERE merge > :entry"};
    for (size_t i = 0; i < sizeof later / sizeof later[0]; i++) {
        struct statement *st = db_prepare(g->past->db, later[i]);
        db_bind_int(st, ":entry", g->entry);
        db_do(st);
    }
    db_run(g->past->db, "DELETE FROM draft; DELETE FROM seen; DELETE FROM seen_rows");
    snapshots_settle(g->past);
}

/* A copy from which the later entries are taken back. */
static bool go_back(struct going *g, struct why *why)
{
    struct db *db = g->past->db;
    if (!db_copy(db, g->m->db, why))
        return false;
    if (!db_run(db, "BEGIN"))
        return db_ok(db, why);
    bool done = replay_backwards(g->m, db, g->entry, &g->failed);
    bool followed = done && search_follow_after(g->past, g->entry);
    if (done)
        forget_present(g);
    if (!done || !db_run(db, "COMMIT"))
        return g->failed != 0 ? refuse_entry(g, why) : db_ok(g->m->db, why) && db_ok(db, why);
    return followed || search_renew(g->past, why);
}

/* An empty inventory to which the entries up to then are applied. */
static bool go_forth(struct going *g, struct why *why)
{
    struct db *db = g->past->db;
    if (!db_run(db, "BEGIN"))
        return db_ok(db, why);
    if (!replay_forwards(g->m, db, 0, g->entry, &g->failed))
        return g->failed != 0 ? refuse_entry(g, why) : db_ok(g->m->db, why) && db_ok(db, why);
    db_copy_rows(db, g->m->db, "journal", "seq", g->entry);
    db_copy_rows(db, g->m->db, "journal_part", "entry", g->entry);
    db_copy_rows(db, g->m->db, "snapshot", "entry", g->entry);
    db_copy_rows(db, g->m->db, "other_entry", "merge", g->entry);
    db_copy_rows(db, g->m->db, "other_part", "merge", g->entry);
    snapshots_settle(g->past);
    db_run(db, "COMMIT");
    return db_ok(g->m->db, why) && db_ok(db, why) && search_renew(g->past, why);
}

/* Bytes of changes between FROM and UPTO. */
static int64_t bytes_between(struct model *m, int64_t from, int64_t upto)
{
    struct statement *st =
        db_prepare(m->db, "SELECT coalesce(sum(length(changes)), 0) AS bytes FROM journal_part "
                          "WHERE entry > :from AND entry <= :upto");
    db_bind_int(st, ":from", from);
    db_bind_int(st, ":upto", upto);
    int64_t bytes = db_step(st) ? db_int(st, "bytes") : 0;
    db_done(st);
    return bytes;
}

/* Has the empty DB take pages of the size that FROM has, without which SQLite does not
 * copy. Another program or another build of SQLite may have chosen it. */
static bool take_pages_like(struct db *db, struct db *from)
{
    char size[64];
    snprintf(size, sizeof size, "PRAGMA page_size = %lld",
             (long long)db_number(from, "PRAGMA page_size", 0, 0));
    return db_run(db, size);
}

struct model *past_begin(struct model *m, struct why *why)
{
    struct db *db = db_open(NULL, DB_TEMPORARY, why);
    if (db == NULL)
        return NULL;
    /* A copy that is thrown away needs neither of these; references are whole again
       only when all is applied. */
    bool ready = (db_run(db, "PRAGMA foreign_keys = OFF; PRAGMA secure_delete = OFF; "
                             "PRAGMA synchronous = OFF") &&
                  take_pages_like(db, m->db)) ||
                 db_ok(db, why);
    db_work_like(db, m->db);
    struct model_options options = {
        .lang = m->lang, .who = m->who, .now = m->now, .part_bytes = m->part_bytes};
    struct model *past = ready && model_prepare(db, why) ? model_on(db, m->path, &options) : NULL;
    if (past == NULL)
        db_close(db);
    return past;
}

static bool find_way(struct going *g, int64_t head, struct why *why)
{
    struct model *m = g->m;
    /* A copy that holds one organization lacks what entries about the others change. */
    bool back =
        m->organization == 0 && bytes_between(m, g->entry, head) <= bytes_between(m, 0, g->entry);
    if (!db_ok(m->db, why) || !check_forms(m, back ? g->entry : 0, back ? head : g->entry, why))
        return false;
    if (!back || go_back(g, why))
        return back || go_forth(g, why);
    if (g->failed == 0)
        return false;
    model_close(g->past);
    g->past = past_begin(m, why);
    return g->past != NULL && go_forth(g, why);
}

/* The copy at ENTRY, not yet closed against changes; NULL with WHY. */
static struct model *make(struct model *m, int64_t entry, struct why *why)
{
    int64_t head = db_number(m->db, "SELECT max(seq) FROM journal", 0, 0);
    if (!db_ok(m->db, why))
        return NULL;
    if (entry < 0 || entry > head) {
        why_set(why, "There is no entry %lld in the journal. 'daicho history' shows all.",
                (long long)entry);
        return NULL;
    }
    struct going g = {.m = m, .past = past_begin(m, why), .entry = entry};
    if (g.past != NULL && find_way(&g, head, why))
        return g.past;
    model_close(g.past);
    return NULL;
}

/* The time of the entry, which is the newest that PAST has. */
static void set_clock_of_head(struct model *past)
{
    struct statement *st = db_prepare(past->db, "SELECT at FROM journal ORDER BY seq DESC LIMIT 1");
    if (db_step(st))
        model_set_clock(past, db_text(st, "at"));
    db_done(st);
}

/* What of PAST, which is closed, belonged to ORGANIZATION; NULL with WHY. */
static struct model *hold_to(struct model *past, int64_t organization, struct why *why)
{
    struct model *held = scope_copy(past, organization, NULL, why);
    model_close(past);
    return held;
}

struct model *past_open(struct model *m, int64_t entry, struct why *why)
{
    bool hold = !m->held;
    model_begin_reading(m);
    if (hold && !model_hold(m, why))
        return NULL;
    struct model *past = make(m, entry, why);
    if (past != NULL && m->organization != 0)
        past = hold_to(past, m->organization, why);
    if (hold)
        model_release(m);
    if (past == NULL)
        return NULL;
    set_clock_of_head(past);
    past->past = true;
    past->seen_seq = entry;
    if (db_ok(past->db, why))
        return past;
    model_close(past);
    return NULL;
}

struct model *past_open_when(struct model *m, const struct past_when *when, struct why *why)
{
    struct model *past = past_open(m, when->entry, why);
    if (past != NULL)
        model_set_clock(past, when->at);
    return past;
}

void past_close(struct model *m)
{
    model_close(m);
}

bool past_is(const struct model *m)
{
    return m->past;
}

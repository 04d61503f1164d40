/*
 * Undo and redo: the parts of an entry applied backwards, as a new entry. To
 * redo is to take back the undo, not to do the edit again: an undo out of order
 * takes back only what still stood of it, and just that comes again.
 *
 * What was changed since is never overwritten: where a field, a record or a link
 * is no longer as the entry left it, the undo is refused and names what stands
 * in the way. Only the revision may differ; such a record takes the new entry's
 * number.
 */
#include "model/journal.h"

#include "model/buf.h"
#include "model/change_inside.h"
#include "model/changeset.h"
#include "model/inside.h"
#include "model/mem.h"
#include "model/migrations.h"
#include "model/snapshots_inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Columns of the recorded tables that every kind has in common. */
enum { COLUMN_ID = 0, COLUMN_REV = 1, LINK_POSITION = 2 };

struct applying {
    struct touched {
        const struct kind *kind;
        int64_t id;
    } * revised; /* records whose revision alone differed */
    size_t count, capacity;
    const struct kind *kind; /* what stood in the way, NULL where it was a link */
    int64_t id;
    bool refused, referred;
};

/* Entry `seq`, to be taken back: an edit, or an undo or redo of it. */
struct turn {
    int64_t seq, edit;
    bool undoes;   /* seq is an undo, which to take back is to redo the edit */
    bool standing; /* the edit stands */
};

static const struct kind *kind_of_table(const char *table)
{
    for (size_t i = 0; i < kinds_count; i++)
        if (strcmp(kinds[i].name, table) == 0)
            return &kinds[i];
    return NULL;
}

static bool same_value(sqlite3_value *a, sqlite3_value *b)
{
    if (sqlite3_value_type(a) != sqlite3_value_type(b))
        return false;
    int length = sqlite3_value_bytes(a);
    return length == sqlite3_value_bytes(b) &&
           (length == 0 ||
            memcmp(sqlite3_value_blob(a), sqlite3_value_blob(b), (size_t)length) == 0);
}

/* Whether the row differs from what the change expects in COLUMN only. */
static bool differs_only_in(sqlite3_changeset_iter *at, int columns, int column)
{
    for (int i = 0; i < columns; i++) {
        sqlite3_value *expected = NULL, *found = NULL;
        sqlite3changeset_old(at, i, &expected);
        if (i == column || expected == NULL)
            continue;
        if (sqlite3changeset_conflict(at, i, &found) != SQLITE_OK || found == NULL ||
            !same_value(expected, found))
            return false;
    }
    return true;
}

static int64_t row_id(sqlite3_changeset_iter *at, int op)
{
    sqlite3_value *id = NULL;
    if (op == SQLITE_INSERT)
        sqlite3changeset_new(at, COLUMN_ID, &id);
    else
        sqlite3changeset_old(at, COLUMN_ID, &id);
    return id == NULL ? 0 : sqlite3_value_int64(id);
}

static int refuse(struct applying *applying, const struct kind *kind, int64_t id)
{
    applying->refused = true;
    applying->kind = kind;
    applying->id = id;
    return SQLITE_CHANGESET_ABORT;
}

static int settle(void *context, int conflict, sqlite3_changeset_iter *at)
{
    struct applying *applying = context;
    const char *table = "";
    int columns = 0, op = 0, indirect = 0;
    if (conflict == SQLITE_CHANGESET_FOREIGN_KEY) {
        applying->referred = true;
        return SQLITE_CHANGESET_ABORT;
    }
    sqlite3changeset_op(at, &table, &columns, &op, &indirect);
    const struct kind *kind = kind_of_table(table);
    int64_t id = row_id(at, op);
    if (kind == NULL) {
        /* A link that is already as it should be, or stands elsewhere in its list. */
        if (conflict == SQLITE_CHANGESET_DATA)
            return differs_only_in(at, columns, LINK_POSITION) ? SQLITE_CHANGESET_REPLACE
                                                               : refuse(applying, NULL, 0);
        return conflict == SQLITE_CHANGESET_CONSTRAINT ? refuse(applying, NULL, 0)
                                                       : SQLITE_CHANGESET_OMIT;
    }
    if (conflict != SQLITE_CHANGESET_DATA || !differs_only_in(at, columns, COLUMN_REV))
        return refuse(applying, kind, id);
    applying->revised = mem_grow(applying->revised, applying->count, &applying->capacity,
                                 sizeof *applying->revised);
    applying->revised[applying->count++] = (struct touched){kind, id};
    return SQLITE_CHANGESET_REPLACE;
}

static int refuse_any(void *context, int conflict, sqlite3_changeset_iter *at)
{
    (void)context;
    (void)conflict;
    (void)at;
    return SQLITE_CHANGESET_ABORT;
}

/* Applies BYTES where nothing at all stands in the way, as is mostly so: what is
 * recorded then is just what was applied, and the session need not see it. Gives
 * SQLITE_ABORT or SQLITE_CONSTRAINT where something does: nothing was applied. */
static int apply_clean(struct model *m, const void *bytes, size_t length)
{
    struct buf changes = {0};
    changeset_reverse(bytes, length, &changes);
    change_unrecorded(m, true);
    int code = sqlite3changeset_apply(db_handle(m->db), (int)changes.length, changes.text, NULL,
                                      refuse_any, NULL);
    change_unrecorded(m, false);
    if (code == SQLITE_OK)
        change_put_changes(m, changes.text, changes.length);
    buf_clear(&changes);
    return code;
}

static bool refuse_damaged(struct why *why)
{
    return why_set(why, "What this entry recorded is damaged and was not applied. Run "
                        "'daicho verify'.");
}

/* Applies one part backwards. */
static bool apply_part(struct model *m, const void *changes, size_t length,
                       struct applying *applying, struct why *why)
{
    if (length == 0) /* words alone: others.h */
        return true;
    if (!changeset_sound(m, changes, length)) {
        if (db_ok(m->db, why))
            refuse_damaged(why);
        return false;
    }
    int size = 0;
    void *bytes = NULL;
    db_note(m->db, sqlite3changeset_invert((int)length, changes, &size, &bytes));
    if (!db_ok(m->db, why))
        return false;
    int code = apply_clean(m, bytes, (size_t)size);
    if (code == SQLITE_ABORT || (code & 0xff) == SQLITE_CONSTRAINT)
        code = sqlite3changeset_apply(db_handle(m->db), size, bytes, NULL, settle, applying);
    sqlite3_free(bytes);
    if (applying->refused || applying->referred)
        return false;
    db_note(m->db, code);
    return db_ok(m->db, why) && change_flush(m, why);
}

/* Applies the entry of TURN backwards, its last part first. An edit has a part; what took
 * one back may have found nothing left to do. */
static bool apply_parts(struct model *m, const struct turn *turn, struct applying *applying,
                        struct why *why)
{
    int64_t count =
        db_number(m->db, "SELECT count(*) FROM journal_part WHERE entry = :id", turn->seq, 0);
    bool done = db_ok(m->db, why);
    if (done && count == 0 && turn->seq == turn->edit)
        return refuse_damaged(why);
    for (int64_t part = count - 1; part >= 0 && done; part--) {
        struct statement *st = db_prepare(
            m->db, "SELECT changes FROM journal_part WHERE entry = :entry AND part = :part");
        db_bind_int(st, ":entry", turn->seq);
        db_bind_int(st, ":part", part);
        if (!db_step(st))
            return db_ok(m->db, why) && refuse_damaged(why);
        size_t length;
        const char *held = db_blob(st, "changes", &length);
        char *changes = mem_copy_bytes(held, length);
        db_done(st);
        done = apply_part(m, changes, length, applying, why);
        free(changes);
    }
    return done;
}

/* Entries after SEQ that touched the same record, for the message: "7, 9". */
static void later_entries(struct model *m, int64_t seq, const struct kind *kind, const char *code,
                          struct buf *out)
{
    struct buf needle = {0};
    buf_printf(&needle, "\t%s\t%s\t", kind->name, code);
    struct statement *st =
        db_prepare(m->db, "SELECT DISTINCT entry FROM journal_part WHERE entry > :seq AND "
                          "instr(words, :needle) > 0 ORDER BY entry DESC LIMIT 8");
    db_bind_int(st, ":seq", seq);
    db_bind_text(st, ":needle", buf_text(&needle));
    while (db_step(st))
        buf_printf(out, "%s%lld", out->length == 0 ? "" : ", ", (long long)db_int(st, "entry"));
    buf_clear(&needle);
}

static bool explain(struct model *m, const struct turn *turn, const struct applying *applying,
                    struct why *why)
{
    struct buf title = {0}, entries = {0};
    bool known = applying->kind != NULL && record_title(m, applying->kind, applying->id, &title);
    if (known) {
        char *code = mem_copy_bytes(title.text, strcspn(title.text, " "));
        later_entries(m, turn->seq, applying->kind, code, &entries);
        free(code);
    }
    if (applying->referred)
        why_set(why,
                "Entry %lld cannot be undone or redone alone: other records now refer to what "
                "it would take away, or it refers to what is gone. Undo the later entries "
                "first.",
                (long long)turn->edit);
    else if (known && entries.length > 0)
        why_set(why,
                "Entry %lld cannot be undone or redone alone: %s was changed since, by entry "
                "%s. Undo that first.",
                (long long)turn->edit, title.text, entries.text);
    else
        why_set(why,
                "Entry %lld cannot be undone or redone alone: the record was changed or "
                "deleted since. Undo the later entries first.",
                (long long)turn->edit);
    buf_clear(&title);
    buf_clear(&entries);
    return false;
}

static void revise(struct model *m, const struct applying *applying)
{
    for (size_t i = 0; i < applying->count; i++) {
        struct buf sql = {0};
        buf_printf(&sql, "UPDATE %s SET rev = :rev WHERE id = :id",
                   applying->revised[i].kind->name);
        struct statement *st = db_prepare(m->db, buf_text(&sql));
        db_bind_int(st, ":rev", m->seq);
        db_bind_int(st, ":id", applying->revised[i].id);
        db_do(st);
        buf_clear(&sql);
    }
}

static bool turn_it(struct model *m, const struct turn *turn, struct why *why)
{
    char about[24];
    snprintf(about, sizeof about, "%lld", (long long)turn->edit);
    struct change_note note = {.what = turn->undoes ? "redo" : "undo", .about = about};
    struct applying applying = {0};
    if (!change_begin(m, &note, why))
        return false;
    bool done = apply_parts(m, turn, &applying, why) &&
                snapshot_turn(m, turn->edit, turn->undoes, why);
    if (done)
        revise(m, &applying);
    else if (applying.refused || applying.referred)
        explain(m, turn, &applying, why);
    free(applying.revised);
    if (done)
        return change_commit_kind(m, note.what, turn->edit, NULL, why);
    change_cancel(m);
    return false;
}

/* Finds what entry SEQ is and whether it can be taken back. */
static bool find_turn(struct model *m, int64_t seq, struct turn *turn, struct why *why)
{
    struct statement *st = db_prepare(
        m->db, "SELECT j.kind, j.version, e.seq AS edit, coalesce((SELECT u.kind FROM journal u "
               "WHERE u.target = e.seq ORDER BY u.seq DESC LIMIT 1), '') <> 'undo' AS standing "
               "FROM journal j JOIN journal e ON e.seq = coalesce(j.target, j.seq) "
               "WHERE j.seq = :seq");
    db_bind_int(st, ":seq", seq);
    if (!db_step(st)) {
        if (db_ok(m->db, why))
            why_set(why, "There is no entry %lld in the journal. 'daicho history' shows all.",
                    (long long)seq);
        return false;
    }
    *turn = (struct turn){.seq = seq,
                          .edit = db_int(st, "edit"),
                          .undoes = strcmp(db_text(st, "kind"), "undo") == 0,
                          .standing = db_int(st, "standing") != 0};
    bool event = strcmp(db_text(st, "kind"), "event") == 0;
    int version = (int)db_int(st, "version");
    db_done(st);
    if (event)
        return why_set(why, "Entry %lld changed no record, so there is nothing to undo.",
                       (long long)seq);
    if (version < migrations[migrations_count - 1].undo_from)
        return why_set(why,
                       "Entry %lld was made with an older form of the inventory and can no "
                       "longer be undone. Change the records by hand.",
                       (long long)seq);
    if (turn->undoes && turn->standing)
        return why_set(why,
                       "Entry %lld was taken back already: entry %lld, which it undid, stands.",
                       (long long)seq, (long long)turn->edit);
    if (!turn->undoes && !turn->standing)
        return why_set(why, "Entry %lld stands undone already. 'daicho redo' brings it back.",
                       (long long)seq);
    return true;
}

bool journal_undo(struct model *m, int64_t seq, int64_t *done, struct why *why)
{
    struct turn turn;
    if (seq == 0) {
        seq = db_number(m->db,
                        "SELECT j.seq FROM journal j WHERE j.kind = 'edit' AND "
                        "coalesce((SELECT u.kind FROM journal u WHERE u.target = j.seq "
                        "ORDER BY u.seq DESC LIMIT 1), '') <> 'undo' ORDER BY j.seq DESC LIMIT 1",
                        0, 0);
        if (!db_ok(m->db, why))
            return false;
        if (seq == 0)
            return why_set(why, "There is nothing to undo.");
    }
    if (!find_turn(m, seq, &turn, why))
        return false;
    if (done != NULL)
        *done = turn.edit;
    return turn_it(m, &turn, why);
}

bool journal_redo(struct model *m, int64_t *done, struct why *why)
{
    struct turn turn;
    /* The last undo whose edit still stands undone, with no edit after it. */
    int64_t seq =
        db_number(m->db,
                  "SELECT max(u.seq) FROM journal u WHERE u.kind = 'undo' AND "
                  "u.seq = (SELECT max(l.seq) FROM journal l WHERE l.target = u.target) AND "
                  "u.seq > coalesce((SELECT max(e.seq) FROM journal e WHERE e.kind = 'edit'), 0)",
                  0, 0);
    if (!db_ok(m->db, why))
        return false;
    if (seq == 0)
        return why_set(why, "There is nothing to redo.");
    if (!find_turn(m, seq, &turn, why))
        return false;
    if (done != NULL)
        *done = turn.edit;
    return turn_it(m, &turn, why);
}

/*
 * Reading the journal, and entries that change no record. Undo and redo stand
 * in undo.c, the chain in chain.c.
 */
#include "model/journal.h"

#include "model/buf.h"
#include "model/cells.h"
#include "model/chain.h"
#include "model/change_inside.h"
#include "model/history.h"
#include "model/inside.h"
#include "model/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* An edit stands undone where the last entry about it is an undo. */
static const char entry_columns[] =
    "SELECT j.seq, j.at, j.who, j.kind, coalesce(j.target, 0) AS target, j.what, j.about, j.why, "
    "j.hash, j.redacted_by IS NOT NULL AS redacted, coalesce((SELECT u.kind FROM journal u "
    "WHERE u.target = j.seq ORDER BY u.seq DESC LIMIT 1), '') = 'undo' AS undone FROM journal j ";

static void take_entry(struct statement *st, struct entry *entry)
{
    *entry = (struct entry){
        .seq = db_int(st, "seq"),
        .at = mem_copy(db_text(st, "at")),
        .who = mem_copy(db_text(st, "who")),
        .kind = mem_copy(db_text(st, "kind")),
        .target = db_int(st, "target"),
        .what = mem_copy(db_text(st, "what")),
        .about = mem_copy(db_text(st, "about")),
        .why = mem_copy(db_text(st, "why")),
        .hash = mem_copy(db_text(st, "hash")),
        .undone = db_int(st, "undone") != 0,
        .redacted = db_int(st, "redacted") != 0,
    };
}

/* Takes all rows of ST, the newest first. In a damaged file they may come again and again. */
static bool take_entries(struct model *m, struct statement *st, struct entries *entries,
                         struct why *why)
{
    size_t capacity = 0;
    *entries = (struct entries){0};
    while (db_step(st)) {
        entries->items =
            mem_grow(entries->items, entries->count, &capacity, sizeof *entries->items);
        take_entry(st, &entries->items[entries->count++]);
        size_t last = entries->count - 1;
        if (last > 0 && entries->items[last].seq >= entries->items[last - 1].seq)
            db_note(m->db, SQLITE_CORRUPT);
    }
    if (db_ok(m->db, why))
        return true;
    journal_clear(entries);
    return false;
}

bool journal_find(struct model *m, int64_t seq, struct entries *entries, struct why *why)
{
    struct buf sql = {0};
    model_begin_reading(m);
    buf_printf(&sql, "%s WHERE j.seq = :seq", entry_columns);
    struct statement *st = db_prepare(m->db, buf_text(&sql));
    buf_clear(&sql);
    db_bind_int(st, ":seq", seq);
    return take_entries(m, st, entries, why);
}

/* Adds to CODES every code by which the record of KIND called by one of them
 * was ever called: a change of a code stands in the words with both. */
static void follow_codes(struct model *m, const char *kind, struct cells *codes)
{
    struct statement *st = db_prepare(
        m->db,
        "SELECT words FROM journal_part WHERE instr(words, 'set' || char(9) || :kind || "
        "char(9)) > 0 AND instr(words, char(9) || 'code' || char(9)) > 0 ORDER BY entry DESC");
    db_bind_text(st, ":kind", kind);
    while (db_step(st)) {
        const char *words = db_text(st, "words");
        struct history_line line = {0};
        while (history_next(&words, &line))
            if (strcmp(line.op, "set") == 0 && strcmp(line.kind, kind) == 0 &&
                strcmp(line.column, "code") == 0 && cells_find(codes, line.new) < codes->count &&
                cells_find(codes, line.old) == codes->count)
                cells_add(codes, line.old);
    }
}

/* Adds the condition that an entry's words tell of KIND's record called by one
 * of the codes it had. Kind and code stand side by side only there. */
static void put_condition(struct model *m, const char *kind, const char *code, struct buf *sql,
                          struct cells *needles)
{
    struct cells codes = {0};
    cells_add(&codes, code);
    follow_codes(m, kind, &codes);
    for (size_t i = 0; i < codes.count; i++) {
        struct buf needle = {0};
        buf_printf(&needle, "\t%s\t%s\t", kind, codes.items[i]);
        buf_printf(sql, "%sinstr(p.words, :n%zu) > 0", needles->count == 0 ? "" : " OR ",
                   needles->count);
        cells_add(needles, buf_text(&needle));
        buf_clear(&needle);
    }
    cells_clear(&codes);
}

bool journal_list(struct model *m, const char *kind, const char *code, size_t limit,
                  struct entries *entries, struct why *why)
{
    struct buf sql = {0};
    struct cells needles = {0};
    model_begin_reading(m);
    buf_puts(&sql, entry_columns);
    if (code != NULL) {
        buf_puts(&sql, "WHERE EXISTS (SELECT 1 FROM journal_part p WHERE p.entry = j.seq AND (");
        for (size_t k = 0; k < kinds_count; k++)
            if (kind == NULL || strcmp(kinds[k].name, kind) == 0)
                put_condition(m, kinds[k].name, code, &sql, &needles);
        buf_puts(&sql, ")) ");
    }
    buf_puts(&sql, "ORDER BY j.seq DESC LIMIT :limit");
    struct statement *st = db_prepare(m->db, buf_text(&sql));
    db_bind_int(st, ":limit", limit == 0 ? -1 : (int64_t)limit);
    for (size_t i = 0; i < needles.count; i++) {
        char name[24];
        snprintf(name, sizeof name, ":n%zu", i);
        db_bind_text(st, name, needles.items[i]);
    }
    buf_clear(&sql);
    cells_clear(&needles);
    return take_entries(m, st, entries, why);
}

void journal_clear(struct entries *entries)
{
    for (size_t i = 0; i < entries->count; i++) {
        struct entry *entry = &entries->items[i];
        free(entry->at);
        free(entry->who);
        free(entry->kind);
        free(entry->what);
        free(entry->about);
        free(entry->why);
        free(entry->hash);
        free(entry->from);
    }
    free(entries->items);
    *entries = (struct entries){0};
}

bool journal_event(struct model *m, const char *what, const char *about, struct why *why)
{
    return change_begin(m, &(struct change_note){.what = what, .about = about}, why) &&
           change_commit_kind(m, "event", 0, NULL, why);
}

bool journal_head(struct model *m, int64_t *seq, char hash[65], struct why *why)
{
    chain_head(m->db, seq, hash);
    return db_ok(m->db, why);
}

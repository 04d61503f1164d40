/*
 * See redact.h. The record is rewritten behind the session's back, since a
 * recorded change would carry the old text; the rewritten entries, replayed,
 * give the mark in the same place, so the full check still holds.
 */
#include "model/redact.h"
#include "model/redact_inside.h"

#include "model/buf.h"
#include "model/cells.h"
#include "model/chain.h"
#include "model/change_inside.h"
#include "model/changeset.h"
#include "model/inside.h"
#include "model/mem.h"
#include "model/others.h"
#include "model/search.h"
#include "model/seen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char redact_mark[] = "[redacted 抹消]";

/* Shorter texts are too common to say of others that they hold them too. */
enum { SHORTEST_TELLING = 6 };

static size_t column_number(struct redaction *r)
{
    struct statement *st =
        db_prepare(r->m->db, "SELECT cid FROM pragma_table_info(:table) WHERE name = :column");
    db_bind_text(st, ":table", r->kind->name);
    db_bind_text(st, ":column", r->field->column);
    bool there = db_step(st);
    if (!there && !db_failed(r->m->db))
        bug("a field without a column");
    size_t number = there ? (size_t)db_int_at(st, 0) : 0;
    db_done(st);
    return number;
}

/* Adds the text of VALUE to LIST, unless it is in it already or the mark. */
static void note_text(struct cells *list, const struct changeset_value *value)
{
    if (value->type != CHANGESET_TEXT || value->length == 0)
        return;
    char *text = mem_copy_bytes(value->bytes, value->length);
    if (strcmp(text, redact_mark) != 0 && cells_find(list, text) == list->count)
        cells_add(list, text);
    free(text);
}

/* What the field and the code held in the past, from every part of the
 * journal. The code is the third column of every table (schema_1.c). */
static void collect_texts(struct redaction *r)
{
    enum { COLUMN_CODE = 2 };
    struct changeset *walk = mem_new(1, sizeof *walk);
    struct statement *st = db_prepare(r->m->db, "SELECT changes FROM journal_part UNION ALL "
                                                "SELECT changes FROM other_part");
    while (db_step(st)) {
        size_t length;
        *walk = (struct changeset){.at = db_blob(st, "changes", &length)};
        walk->end = walk->at + length;
        while (changeset_next(walk)) {
            const struct changeset_value *row =
                walk->op == CHANGESET_INSERT ? walk->new : walk->old;
            if (strcmp(walk->table, r->kind->name) != 0 || row[0].number != r->id)
                continue;
            note_text(&r->codes, &walk->old[COLUMN_CODE]);
            note_text(&r->codes, &walk->new[COLUMN_CODE]);
            if (r->column < walk->columns) {
                note_text(&r->texts, &walk->old[r->column]);
                note_text(&r->texts, &walk->new[r->column]);
            }
        }
    }
    free(walk);
}

/* The parts are rewritten in the order of their entries. */
static void note_entry(struct redaction *r, int64_t entry)
{
    if (entry == r->last)
        return;
    r->first = r->first == 0 ? entry : r->first;
    r->last = entry;
    r->count++;
    buf_printf(&r->list, ",%lld", (long long)entry);
}

/* Rewrites row ROW of TABLE, which holds parts of entries. Whether it held a text. */
static bool rewrite_part(struct redaction *r, const char *table, int64_t row)
{
    struct buf sql = {0}, masked = {0};
    buf_printf(&sql, "SELECT words, changes FROM %s WHERE rowid = :row", table);
    struct statement *st = db_prepare(r->m->db, buf_text(&sql));
    buf_clear(&sql);
    db_bind_int(st, ":row", row);
    if (!db_step(st))
        return false;
    size_t length;
    const void *changes = db_blob(st, "changes", &length);
    bool changed =
        changeset_mask(changes, length, r->kind->name, r->id, r->column, redact_mark, &masked) > 0;
    char *words = redact_words(r, db_text(st, "words"), &changed);
    db_done(st);
    if (changed) {
        buf_printf(&sql, "UPDATE %s SET words = :words, changes = :changes WHERE rowid = :row",
                   table);
        st = db_prepare(r->m->db, buf_text(&sql));
        db_bind_text(st, ":words", words);
        db_bind_blob(st, ":changes", masked.text, masked.length);
        db_bind_int(st, ":row", row);
        db_do(st);
    }
    free(words);
    buf_clear(&masked);
    buf_clear(&sql);
    return changed;
}

/* Rewrites the parts that SQL gives with row and entry, and tells NOTE of those
 * that held a text. */
static void rewrite_parts(struct redaction *r, const char *sql, const char *table,
                          void (*note)(struct redaction *r, int64_t entry))
{
    struct cells places = {0};
    struct statement *st = db_prepare(r->m->db, sql);
    while (db_step(st))
        cells_add(&places, db_text_at(st, 0));
    for (size_t i = 0; i < places.count; i++) {
        long long row = 0, entry = 0;
        sscanf(places.items[i], "%lld %lld", &row, &entry);
        if (rewrite_part(r, table, row))
            note(r, entry);
    }
    cells_clear(&places);
}

/* What is kept of the journals of merged files (others.h) loses the text too. */
static void note_merge(struct redaction *r, int64_t merge)
{
    char number[24];
    snprintf(number, sizeof number, "%lld", (long long)merge);
    if (cells_find(&r->merges, number) == r->merges.count)
        cells_add(&r->merges, number);
}

static void rewrite_others(struct redaction *r)
{
    rewrite_parts(r, "SELECT rowid || ' ' || merge FROM other_part ORDER BY merge, entry, part",
                  "other_part", note_merge);
    for (size_t i = 0; i < r->texts.count; i++)
        for (size_t k = 0; k < r->merges.count; k++) {
            struct statement *st =
                db_prepare(r->m->db, "UPDATE other_entry SET why = :mark WHERE merge = :merge AND "
                                     "instr(why, :text) > 0");
            db_bind_text(st, ":mark", redact_mark);
            db_bind_text(st, ":text", r->texts.items[i]);
            db_bind_int(st, ":merge", strtoll(r->merges.items[k], NULL, 10));
            db_do(st);
        }
}

/* The reason typed with a change of the record may repeat the text: then it
 * goes as a whole. */
static void rewrite_reasons(struct redaction *r)
{
    struct cells entries = {0};
    struct statement *st = db_prepare(
        r->m->db, "SELECT seq, why FROM journal WHERE why <> '' AND instr(:list || ',', ',' || seq "
                  "|| ',') > 0 ORDER BY seq");
    db_bind_text(st, ":list", buf_text(&r->list));
    while (db_step(st)) {
        bool repeats = false;
        for (size_t i = 0; i < r->texts.count; i++)
            repeats = repeats || strstr(db_text(st, "why"), r->texts.items[i]) != NULL;
        if (repeats)
            cells_add(&entries, db_text(st, "seq"));
    }
    for (size_t i = 0; i < entries.count; i++) {
        st = db_prepare(r->m->db, "UPDATE journal SET why = :mark WHERE seq = :seq");
        db_bind_text(st, ":mark", redact_mark);
        db_bind_int(st, ":seq", strtoll(entries.items[i], NULL, 10));
        db_do(st);
    }
    cells_clear(&entries);
}

static void rewrite_record(struct redaction *r)
{
    struct buf sql = {0};
    sqlite3session_enable(r->m->session, 0);
    buf_printf(&sql, "UPDATE %s SET %s = :mark WHERE id = :id AND %s <> ''", r->kind->name,
               r->field->column, r->field->column);
    struct statement *st = db_prepare(r->m->db, buf_text(&sql));
    db_bind_text(st, ":mark", redact_mark);
    db_bind_int(st, ":id", r->id);
    db_do(st);
    buf_clear(&sql);
}

/* Forms of the record that are not saved go as a whole: what their fields hold
 * was read from it. */
static void erase_drafts(struct redaction *r)
{
    struct statement *st =
        db_prepare(r->m->db, "DELETE FROM draft WHERE kind = :kind AND record = :id");
    db_bind_text(st, ":kind", r->kind->name);
    db_bind_int(st, ":id", r->id);
    db_do(st);
}

static bool has_drafts(struct redaction *r)
{
    struct statement *st =
        db_prepare(r->m->db, "SELECT 1 FROM draft WHERE kind = :kind AND record = :id");
    db_bind_text(st, ":kind", r->kind->name);
    db_bind_int(st, ":id", r->id);
    bool found = db_step(st);
    db_done(st);
    return found;
}

static void mark_entries(struct redaction *r)
{
    struct statement *st =
        db_prepare(r->m->db, "UPDATE journal SET redacted_by = :by WHERE seq < :by AND "
                             "instr(:list || ',', ',' || seq || ',') > 0");
    db_bind_int(st, ":by", r->m->seq);
    db_bind_text(st, ":list", buf_text(&r->list));
    db_do(st);
}

/* Tells, as a part of the redaction's own entry, which entries were rewritten
 * and what they hold now. */
static void tell_entries(struct redaction *r)
{
    struct model *m = r->m;
    struct buf words = {0};
    for (const char *at = buf_text(&r->list); *at == ',';) {
        char *end, content[DIGEST_TEXT];
        int64_t seq = strtoll(at + 1, &end, 10);
        if (chain_content_now(m->db, seq, content))
            chain_redacted_line(seq, content, &words);
        at = end;
    }
    for (size_t i = 0; i < r->merges.count; i++)
        others_line(m->db, strtoll(r->merges.items[i], NULL, 10), "redact", &words);
    change_put_part(m, buf_text(&words), "", 0);
    buf_clear(&words);
}

static void name_backups(struct redaction *r, struct buf *backups)
{
    struct statement *st =
        db_prepare(r->m->db, "SELECT about FROM journal WHERE what IN ('backup', 'restore') AND "
                             "seq > :first ORDER BY seq");
    db_bind_int(st, ":first", r->first);
    while (db_step(st))
        buf_printf(backups, "%s\n", db_text_at(st, 0));
}

static bool erase(struct redaction *r, const char *code, struct redacted *result, struct why *why)
{
    struct model *m = r->m;
    struct buf about = {0};
    buf_printf(&about, "%s/%s %s", r->kind->name, code, r->field->column);
    bool begun =
        change_begin(m, &(struct change_note){.what = "redact", .about = buf_text(&about)}, why);
    buf_clear(&about);
    if (!begun)
        return false;
    r->column = column_number(r);
    collect_texts(r);
    if (r->texts.count == 0 && !has_drafts(r)) {
        bool read = db_ok(m->db, why);
        change_cancel(m);
        if (read)
            why_set(why, "%s: there is no text to erase, now or in the journal.",
                    r->field->label[why->lang]);
        return false;
    }
    rewrite_record(r);
    search_touch(m, r->kind, r->id);
    seen_forget(m);
    erase_drafts(r);
    rewrite_parts(r, "SELECT rowid || ' ' || entry FROM journal_part ORDER BY entry, part",
                  "journal_part", note_entry);
    rewrite_others(r);
    rewrite_reasons(r);
    mark_entries(r);
    name_backups(r, &result->backups);
    for (size_t i = 0; i < r->texts.count; i++)
        if (strlen(r->texts.items[i]) >= SHORTEST_TELLING)
            redact_name_others(m, r->texts.items[i], &result->others);
    tell_entries(r);
    if (!change_commit_kind(m, "event", 0, NULL, why))
        return false;
    /* Pages that were rebuilt may keep stale bytes; a fresh file has none. */
    if (!db_run(m->db, "VACUUM")) {
        db_ok(m->db, why);
        return why_set_class(why, WHY_FILE,
                             "The text was taken out of the records and the journal, but the file "
                             "could not be rewritten and may still hold its bytes. Make room on "
                             "the disk or in memory and redact again.");
    }
    return true;
}

bool redact_field(struct model *m, const struct kind *kind, int64_t id, size_t field,
                  struct redacted *result, struct why *why)
{
    struct redaction r = {.m = m, .kind = kind, .field = &kind->fields[field], .id = id};
    enum type type = r.field->type;
    *result = (struct redacted){0};
    if (type != TYPE_TEXT && type != TYPE_NOTE && type != TYPE_URL)
        return why_set(why, "%s: only free text can be erased. Change the field instead.",
                       r.field->label[why->lang]);
    struct record *record = record_load(m, kind, id, why);
    if (record == NULL)
        return false;
    bool done = erase(&r, record_value(record, "code"), result, why);
    result->entries = r.count;
    cells_clear(&r.texts);
    cells_clear(&r.codes);
    cells_clear(&r.merges);
    buf_clear(&r.list);
    record_free(record);
    return done;
}

void redact_clear(struct redacted *result)
{
    buf_clear(&result->backups);
    buf_clear(&result->others);
}

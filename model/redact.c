/*
 * See redact.h. The record is rewritten behind the session's back, since a
 * recorded change would carry the old text; the rewritten entries, replayed,
 * give the mark in the same place, so the full check still holds.
 */
#include "model/redact.h"

#include "model/buf.h"
#include "model/cells.h"
#include "model/change_inside.h"
#include "model/changeset.h"
#include "model/inside.h"
#include "model/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* In place of an erased text, whatever the language: the file knows none. */
static const char mark[] = "[redacted 抹消]";

/* Texts shorter than this are replaced only where they fill a field. */
enum { SHORTEST_INSIDE = 6 };

struct redaction {
    struct model *m;
    const struct kind *kind;
    const struct field *field;
    int64_t id;
    size_t column;      /* in the table's own order */
    struct cells texts; /* all that the field ever held */
    struct buf list;    /* ",3,7": the entries rewritten */
    int64_t first;
    size_t count;
};

static size_t column_number(struct redaction *r)
{
    struct statement *st =
        db_prepare(r->m->db, "SELECT cid FROM pragma_table_info(:table) WHERE name = :column");
    db_bind_text(st, ":table", r->kind->name);
    db_bind_text(st, ":column", r->field->column);
    if (!db_step(st))
        bug("a field without a column");
    size_t number = (size_t)db_int_at(st, 0);
    db_done(st);
    return number;
}

static void note_text(struct redaction *r, const struct changeset_value *value)
{
    if (value->type != CHANGESET_TEXT || value->length == 0)
        return;
    char *text = mem_copy_bytes(value->bytes, value->length);
    if (strcmp(text, mark) != 0 && cells_find(&r->texts, text) == r->texts.count)
        cells_add(&r->texts, text);
    free(text);
}

/* What the field held in the past, from every part of the journal. */
static void collect_texts(struct redaction *r)
{
    struct changeset *walk = mem_new(1, sizeof *walk);
    struct statement *st = db_prepare(r->m->db, "SELECT changes FROM journal_part ORDER BY entry");
    while (db_step(st)) {
        size_t length;
        *walk = (struct changeset){.at = db_blob(st, "changes", &length)};
        walk->end = walk->at + length;
        while (changeset_next(walk)) {
            const struct changeset_value *row =
                walk->op == CHANGESET_INSERT ? walk->new : walk->old;
            if (strcmp(walk->table, r->kind->name) != 0 || row[0].number != r->id ||
                r->column >= walk->columns)
                continue;
            note_text(r, &walk->old[r->column]);
            note_text(r, &walk->new[r->column]);
        }
    }
    free(walk);
}

/* As the words write it (history.h): TAB, line end and backslash escaped. */
static char *escaped(const char *text)
{
    struct buf out = {0};
    for (; *text != '\0'; text++)
        if (*text == '\t' || *text == '\n' || *text == '\\')
            buf_printf(&out, "\\%c", *text == '\t' ? 't' : *text == '\n' ? 'n' : '\\');
        else
            buf_putc(&out, *text);
    return buf_take(&out);
}

/* Whether the text of LENGTH at AT fills a field of words or the name in a
 * title ("C-0001 name"). */
static bool fills_field(const char *words, const char *at, size_t length)
{
    bool begins = at == words || at[-1] == '\t' || at[-1] == '\n' || at[-1] == ' ';
    return begins && (at[length] == '\0' || at[length] == '\t' || at[length] == '\n');
}

/* A copy of WORDS without TEXT; *CHANGED is set where it held it. The caller
 * frees it. */
static char *without_text(const char *words, const char *text, bool *changed)
{
    struct buf out = {0};
    size_t length = strlen(text);
    const char *at = words, *found;
    const char *from = words;
    while ((found = strstr(from, text)) != NULL) {
        from = found + length;
        if (length < SHORTEST_INSIDE && !fills_field(words, found, length))
            continue;
        buf_add(&out, at, (size_t)(found - at));
        buf_puts(&out, mark);
        at = from;
        *changed = true;
    }
    buf_puts(&out, at);
    return buf_take(&out);
}

static char *without_texts(const struct redaction *r, const char *words, bool *changed)
{
    char *now = mem_copy(words);
    for (size_t i = 0; i < r->texts.count; i++) {
        char *text = escaped(r->texts.items[i]);
        char *next = without_text(now, text, changed);
        free(now);
        free(text);
        now = next;
    }
    return now;
}

static void note_entry(struct redaction *r, int64_t entry)
{
    char number[32];
    snprintf(number, sizeof number, ",%lld,", (long long)entry);
    buf_putc(&r->list, ',');
    bool known = strstr(buf_text(&r->list), number) != NULL;
    r->list.text[--r->list.length] = '\0';
    if (known)
        return;
    buf_add(&r->list, number, strlen(number) - 1);
    r->first = r->first == 0 || entry < r->first ? entry : r->first;
    r->count++;
}

static void rewrite_part(struct redaction *r, int64_t entry, int64_t part)
{
    struct statement *st =
        db_prepare(r->m->db, "SELECT words, changes FROM journal_part WHERE entry = :entry AND "
                             "part = :part");
    db_bind_int(st, ":entry", entry);
    db_bind_int(st, ":part", part);
    if (!db_step(st))
        return;
    size_t length;
    const void *changes = db_blob(st, "changes", &length);
    struct buf masked = {0};
    bool changed =
        changeset_mask(changes, length, r->kind->name, r->id, r->column, mark, &masked) > 0;
    char *words = without_texts(r, db_text(st, "words"), &changed);
    db_done(st);
    if (changed) {
        st = db_prepare(r->m->db, "UPDATE journal_part SET words = :words, changes = :changes "
                                  "WHERE entry = :entry AND part = :part");
        db_bind_text(st, ":words", words);
        db_bind_blob(st, ":changes", masked.text, masked.length);
        db_bind_int(st, ":entry", entry);
        db_bind_int(st, ":part", part);
        db_do(st);
        note_entry(r, entry);
    }
    free(words);
    buf_clear(&masked);
}

static void rewrite_parts(struct redaction *r)
{
    struct cells places = {0};
    struct statement *st =
        db_prepare(r->m->db, "SELECT entry || ' ' || part FROM journal_part ORDER BY entry, part");
    while (db_step(st))
        cells_add(&places, db_text_at(st, 0));
    for (size_t i = 0; i < places.count; i++) {
        long long entry = 0, part = 0;
        sscanf(places.items[i], "%lld %lld", &entry, &part);
        rewrite_part(r, entry, part);
    }
    cells_clear(&places);
}

/* What an entry is about, or the reason typed with it, may repeat the text. */
static void rewrite_texts(struct redaction *r, const char *column)
{
    struct cells entries = {0};
    struct buf sql = {0};
    buf_printf(&sql, "SELECT seq, %s AS text FROM journal WHERE %s <> '' ORDER BY seq", column,
               column);
    struct statement *st = db_prepare(r->m->db, buf_text(&sql));
    while (db_step(st)) {
        bool changed = false;
        free(without_texts(r, db_text(st, "text"), &changed));
        if (changed)
            cells_add(&entries, db_text(st, "seq"));
    }
    buf_empty(&sql);
    buf_printf(&sql, "UPDATE journal SET %s = :mark WHERE seq = :seq", column);
    for (size_t i = 0; i < entries.count; i++) {
        int64_t seq = strtoll(entries.items[i], NULL, 10);
        st = db_prepare(r->m->db, buf_text(&sql));
        db_bind_text(st, ":mark", mark);
        db_bind_int(st, ":seq", seq);
        db_do(st);
        note_entry(r, seq);
    }
    cells_clear(&entries);
    buf_clear(&sql);
}

static void rewrite_record(struct redaction *r)
{
    struct buf sql = {0};
    sqlite3session_enable(r->m->session, 0);
    buf_printf(&sql, "UPDATE %s SET %s = :mark WHERE id = :id AND %s <> ''", r->kind->name,
               r->field->column, r->field->column);
    struct statement *st = db_prepare(r->m->db, buf_text(&sql));
    db_bind_text(st, ":mark", mark);
    db_bind_int(st, ":id", r->id);
    db_do(st);
    buf_clear(&sql);
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

/* The entries rewritten stand in the entry's `about`, which the chain covers. */
static void tell_about(struct redaction *r)
{
    struct buf about = {0};
    buf_printf(&about, "%s%s", r->m->about, buf_text(&r->list));
    free(r->m->about);
    r->m->about = buf_take(&about);
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

static bool erase(struct redaction *r, const char *code, struct buf *backups, struct why *why)
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
    if (r->texts.count == 0) {
        change_cancel(m);
        return why_set(why, "%s: there is no text to erase, now or in the journal.",
                       r->field->label[why->lang]);
    }
    rewrite_record(r);
    rewrite_parts(r);
    rewrite_texts(r, "about");
    rewrite_texts(r, "why");
    mark_entries(r);
    name_backups(r, backups);
    tell_about(r);
    if (!change_commit_kind(m, "event", 0, NULL, why))
        return false;
    /* Pages that were rebuilt may keep stale bytes; a fresh file has none. */
    if (!db_run(m->db, "VACUUM")) {
        db_ok(m->db, why);
        return why_set_class(why, WHY_FILE,
                             "The text was taken out of the records and the journal, but the file "
                             "could not be rewritten and may still hold its bytes. Make room on "
                             "the disk and redact again.");
    }
    return true;
}

bool redact_field(struct model *m, const struct kind *kind, int64_t id, size_t field,
                  size_t *entries, struct buf *backups, struct why *why)
{
    struct redaction r = {.m = m, .kind = kind, .field = &kind->fields[field], .id = id};
    enum type type = r.field->type;
    if (type != TYPE_TEXT && type != TYPE_NOTE && type != TYPE_URL)
        return why_set(why, "%s: only free text can be erased. Change the field instead.",
                       r.field->label[why->lang]);
    struct record *record = record_load(m, kind, id, why);
    if (record == NULL)
        return false;
    bool done = erase(&r, record_value(record, "code"), backups, why);
    *entries = r.count;
    cells_clear(&r.texts);
    buf_clear(&r.list);
    record_free(record);
    return done;
}

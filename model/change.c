/*
 * See change.h. A change is a transaction with a session that records it. At
 * the commit what was recorded becomes a part of the entry; a large change is
 * stored in several parts on the way, so that memory stays small.
 */
#include "model/change.h"

#include "model/buf.h"
#include "model/bulk.h"
#include "model/chain.h"
#include "model/change_inside.h"
#include "model/check.h"
#include "model/history.h"
#include "model/inside.h"
#include "model/mem.h"
#include "model/migrations.h"
#include "model/search.h"

#include <stdlib.h>
#include <string.h>

static void attach(struct model *m)
{
    for (size_t k = 0; k < kinds_count; k++) {
        const struct kind *kind = &kinds[k];
        db_note(m->db, sqlite3session_attach(m->session, kind->name));
        for (size_t f = 0; f < kind->field_count; f++) {
            char table[64];
            if (kind->fields[f].type != TYPE_LINKS)
                continue;
            model_link_table(kind, &kind->fields[f], table);
            db_note(m->db, sqlite3session_attach(m->session, table));
        }
    }
}

static void session_start(struct model *m)
{
    db_note(m->db, sqlite3session_create(db_handle(m->db), "main", &m->session));
    if (m->session != NULL)
        attach(m);
}

static void session_end(struct model *m)
{
    if (m->session != NULL)
        sqlite3session_delete(m->session);
    m->session = NULL;
}

static void forget(struct model *m)
{
    db_within(m->db, false);
    session_end(m);
    if (m->bulk != NULL) {
        db_write_many(m->db, false);
        bulk_end_trust(m);
    }
    bulk_free(m->bulk);
    m->bulk = NULL;
    free(m->what);
    free(m->about);
    free(m->why);
    m->what = m->about = m->why = NULL;
}

bool change_is_open(const struct model *m)
{
    return m->what != NULL;
}

/* Takes the number of the next entry; false with WHY where another program gave the last. */
static bool number_entry(struct model *m, struct why *why)
{
    int64_t last = db_number(m->db, "SELECT max(seq) FROM journal", 0, 0);
    m->seq = last < INT64_MAX ? last + 1 : last;
    return last < INT64_MAX ||
           why_set_class(why, WHY_FILE,
                         "The last entry of the journal has the highest number that there is: it "
                         "was changed by another program, and nothing can be saved any more. "
                         "'daicho restore' brings a backup back.");
}

bool change_begin(struct model *m, const struct change_note *note, struct why *why)
{
    if (change_is_open(m))
        bug("a change within a change");
    if (!model_may_write(m, why))
        return false;
    if (note->why != NULL && !check_text(note->why, why))
        return false;
    model_begin_reading(m);
    /* A failed ROLLBACK for lack of memory leaves a transaction open. */
    db_roll_back(m->db);
    if (!db_run(m->db, "BEGIN IMMEDIATE"))
        return db_ok(m->db, why);
    m->failures = db_failures(m->db);
    db_within(m->db, true);
    bool numbered = number_entry(m, why);
    m->parts = 0;
    digest_start(&m->digest);
    m->what = mem_copy(note->what);
    m->about = check_clean(note->about);
    m->why = mem_copy(note->why);
    m->bulk = note->many ? bulk_new() : NULL;
    if (note->many) {
        db_write_many(m->db, true);
        bulk_begin_trust(m);
    }
    session_start(m);
    if (numbered && db_ok(m->db, why))
        return true;
    change_cancel(m);
    return false;
}

void change_spare(struct model *m, const struct kind *kind)
{
    if (m->bulk == NULL)
        bug("records spared outside of a change of many");
    bulk_spare(m->bulk, kind);
}

void change_tell(struct model *m, const struct record *record)
{
    struct buf about = {0};
    buf_printf(&about, "%s/%s", record->kind->name, record_value(record, "code"));
    free(m->about);
    m->about = buf_take(&about);
}

void change_cancel(struct model *m)
{
    if (!change_is_open(m))
        return;
    struct why why = {.lang = m->lang};
    forget(m);
    db_ok(m->db, &why);
    db_roll_back(m->db);
    db_ok(m->db, &why);
}

void change_put_part(struct model *m, const char *words, const void *changes, size_t length)
{
    struct statement *st = db_prepare(m->db, "INSERT INTO journal_part (entry, part, words, "
                                             "changes) VALUES (:entry, :part, :words, :changes)");
    db_bind_int(st, ":entry", m->seq);
    db_bind_int(st, ":part", m->parts++);
    db_bind_text(st, ":words", words);
    db_bind_blob(st, ":changes", changes, length);
    db_do(st);
    chain_part(&m->digest, words, changes, length);
}

/* Stores the records that were added in bulk as the next part of the entry. */
static void store_added(struct model *m)
{
    struct buf changes = {0}, words = {0};
    bulk_take(m, &changes, &words);
    if (changes.length > 0)
        change_put_part(m, buf_text(&words), changes.text, changes.length);
    buf_clear(&changes);
    buf_clear(&words);
}

void change_unrecorded(struct model *m, bool off)
{
    sqlite3session_enable(m->session, !off);
}

/* Stores CHANGES with their words and brings the search texts up to date. */
static void store_changes(struct model *m, const void *changes, size_t length)
{
    struct buf words = {0};
    history_words(m, changes, length, &words);
    change_put_part(m, buf_text(&words), changes, length);
    search_follow(m, changes, length);
    buf_clear(&words);
}

/* Stores what was added and then what the session has recorded, each as the
 * next part of the entry. */
static bool store_part(struct model *m)
{
    if (m->bulk != NULL)
        store_added(m);
    int size = 0;
    void *changes = NULL;
    db_note(m->db, sqlite3session_changeset(m->session, &size, &changes));
    if (size > 0 && !db_failed(m->db))
        store_changes(m, changes, (size_t)size);
    sqlite3_free(changes);
    return !db_failed(m->db);
}

void change_part(struct model *m)
{
    if (store_part(m)) {
        session_end(m);
        session_start(m);
    }
}

bool change_put_changes(struct model *m, const void *changes, size_t length)
{
    change_part(m);
    if (length > 0 && !db_failed(m->db))
        store_changes(m, changes, length);
    return !db_failed(m->db);
}

bool change_flush(struct model *m, struct why *why)
{
    size_t bytes = (size_t)sqlite3session_memory_used(m->session) +
                   (m->bulk == NULL ? 0 : bulk_bytes(m->bulk));
    if (bytes >= m->part_bytes)
        change_part(m);
    return db_ok(m->db, why);
}

static void write_entry(struct model *m, const char *kind, int64_t target, char hash[DIGEST_TEXT])
{
    char now[21], content[DIGEST_TEXT], previous[DIGEST_TEXT];
    int64_t last;
    model_now(m, now);
    chain_head(m->db, &last, previous);
    struct chain_entry entry = {.seq = m->seq,
                                .at = now,
                                .who = m->who,
                                .kind = kind,
                                .target = target,
                                .what = m->what,
                                .about = m->about,
                                .why = m->why,
                                .version = migrations_count,
                                .previous = previous};
    chain_content(&entry, &m->digest, content);
    entry.content = content;
    chain_hash(&entry, hash);
    struct statement *st = db_prepare(
        m->db, "INSERT INTO journal (seq, at, who, kind, target, what, about, why, version, "
               "content, previous, hash) VALUES (:seq, :at, :who, :kind, nullif(:target, 0), "
               ":what, :about, :why, :version, :content, :previous, :hash)");
    db_bind_int(st, ":seq", m->seq);
    db_bind_text(st, ":at", now);
    db_bind_text(st, ":who", m->who);
    db_bind_text(st, ":kind", kind);
    db_bind_int(st, ":target", target);
    db_bind_text(st, ":what", m->what);
    db_bind_text(st, ":about", m->about);
    db_bind_text(st, ":why", m->why);
    db_bind_int(st, ":version", migrations_count);
    db_bind_text(st, ":content", content);
    db_bind_text(st, ":previous", previous);
    db_bind_text(st, ":hash", hash);
    db_do(st);
}

/* A COMMIT may report an error although the change is on the disk, so what
 * counts is what can be read afterwards. */
static bool commit(struct model *m, const char *hash, struct why *why)
{
    if (db_run(m->db, "COMMIT"))
        return true;
    bool result = db_ok(m->db, why);
    if (!db_idle(m->db)) {
        db_roll_back(m->db);
        return result;
    }
    int64_t seq;
    char head[DIGEST_TEXT];
    chain_head(m->db, &seq, head);
    if (db_failed(m->db))
        return db_unsure(m->db, why);
    return seq == m->seq && strcmp(head, hash) == 0;
}

bool change_commit_kind(struct model *m, const char *kind, int64_t target, int64_t *entry,
                        struct why *why)
{
    char hash[DIGEST_TEXT] = "";
    if (!change_is_open(m))
        bug("a commit without a change");
    if (m->bulk != NULL && bulk_has_spared(m->bulk))
        bug("a commit of records that were not written");
    if (entry != NULL)
        *entry = 0;
    bool done = store_part(m);
    if (done && m->parts == 0 && strcmp(kind, "edit") == 0) {
        change_cancel(m);
        return true;
    }
    if (done)
        write_entry(m, kind, target, hash);
    session_end(m);
    if (!db_ok(m->db, why) || !db_ok_since(m->db, m->failures, why)) {
        change_cancel(m);
        return false;
    }
    db_within(m->db, false);
    done = commit(m, hash, why);
    /* An entry that another process made in between is still to be seen. */
    if (done && m->seen_seq == m->seq - 1)
        m->seen_seq = m->seq;
    if (done && entry != NULL)
        *entry = m->seq;
    forget(m);
    return done;
}

bool change_commit(struct model *m, int64_t *entry, struct why *why)
{
    return change_commit_kind(m, "edit", 0, entry, why);
}

/* See others.h. */
#include "model/others.h"

#include "model/buf.h"
#include "model/change_inside.h"
#include "model/inside.h"
#include "model/mem.h"
#include "model/verify_inside.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Adds up the parts of entry SEQ; false where one is missing among them or holds
 * more than is read. */
static bool digest_parts(struct db *db, int64_t merge, int64_t seq, struct digest *digest)
{
    int64_t count = 0;
    bool sound = true;
    struct statement *st = db_prepare(
        db, "SELECT part, words, changes FROM other_part WHERE merge = :merge AND entry = "
            ":entry ORDER BY part");
    db_bind_int(st, ":merge", merge);
    db_bind_int(st, ":entry", seq);
    while (db_step(st)) {
        size_t length;
        const void *changes = db_blob(st, "changes", &length);
        sound = sound && db_int(st, "part") == count++ && !db_has_nul(st);
        digest_text(digest, db_text(st, "words"));
        digest_bytes(digest, changes, length);
    }
    return sound;
}

/* Whether the row at which ST stands is as it is written: the digest knows neither
 * what stands behind a NUL nor 0 from nothing. */
static bool is_plain(struct statement *st)
{
    static const char *const numbers[] = {"target", "redacted_by"};
    bool plain = !db_has_nul(st);
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        plain = plain && (db_is_null(st, numbers[i]) || db_int(st, numbers[i]) != 0);
    return plain;
}

/* The digest of what is kept of MERGE; FIRST and LAST are the numbers of its
 * entries there, 0 where there are none. False where more is kept than it covers. */
static bool digest_kept(struct db *db, int64_t merge, char hex[DIGEST_TEXT], int64_t *first,
                        int64_t *last)
{
    static const char *const texts[] = {"at",  "who",     "kind",     "what", "about",
                                        "why", "content", "previous", "hash"};
    struct digest digest;
    bool plain = true;
    digest_start(&digest);
    digest_text(&digest, "daicho others 1");
    *first = *last = 0;
    struct statement *st =
        db_prepare(db, "SELECT * FROM other_entry WHERE merge = :merge ORDER BY seq");
    db_bind_int(st, ":merge", merge);
    while (db_step(st)) {
        *last = db_int(st, "seq");
        *first = *first == 0 ? *last : *first;
        digest_int(&digest, *last);
        digest_int(&digest, db_int(st, "target"));
        digest_int(&digest, db_int(st, "version"));
        digest_int(&digest, db_int(st, "redacted_by"));
        for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
            digest_text(&digest, db_text(st, texts[i]));
        bool whole = digest_parts(db, merge, *last, &digest);
        plain = plain && whole && is_plain(st);
    }
    digest_end(&digest, hex);
    return plain && db_number(db,
                              "SELECT count(*) FROM other_part p WHERE p.merge = :id AND NOT "
                              "EXISTS (SELECT 1 FROM other_entry o WHERE o.merge = p.merge AND "
                              "o.seq = p.entry)",
                              merge, 1) == 0;
}

void others_line(struct db *db, int64_t merge, const char *op, struct buf *out)
{
    char hex[DIGEST_TEXT], number[24], range[48];
    int64_t first, last;
    digest_kept(db, merge, hex, &first, &last);
    snprintf(number, sizeof number, "%" PRId64, merge);
    snprintf(range, sizeof range, "%" PRId64 "-%" PRId64, first, last);
    struct history_line line = {.op = (char *)op,
                                .kind = (char *)"merge",
                                .code = range,
                                .name = number,
                                .column = (char *)"",
                                .old = (char *)"",
                                .new = hex};
    history_put(&line, out);
}

static void copy_rows(struct model *m, struct model *other, int64_t after)
{
    struct statement *from =
        db_prepare(other->db, "SELECT * FROM journal WHERE seq > :after ORDER BY seq");
    db_bind_int(from, ":after", after);
    while (db_step(from)) {
        static const char *const texts[] = {"at",  "who",     "kind",     "what", "about",
                                            "why", "content", "previous", "hash"};
        struct statement *to = db_prepare(
            m->db, "INSERT INTO other_entry (merge, seq, at, who, kind, target, what, about, why, "
                   "version, content, previous, hash, redacted_by) VALUES (:merge, :seq, :at, "
                   ":who, :kind, nullif(:target, 0), :what, :about, :why, :version, :content, "
                   ":previous, :hash, nullif(:redacted_by, 0))");
        db_bind_int(to, ":merge", m->seq);
        db_bind_int(to, ":seq", db_int(from, "seq"));
        db_bind_int(to, ":target", db_int(from, "target"));
        db_bind_int(to, ":version", db_int(from, "version"));
        db_bind_int(to, ":redacted_by", db_int(from, "redacted_by"));
        for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
            char name[16];
            snprintf(name, sizeof name, ":%s", texts[i]);
            db_bind_text(to, name, db_text(from, texts[i]));
        }
        db_do(to);
    }
}

static void copy_parts(struct model *m, struct model *other, int64_t after)
{
    struct statement *from =
        db_prepare(other->db, "SELECT entry, part, words, changes FROM journal_part WHERE entry > "
                              ":after ORDER BY entry, part");
    db_bind_int(from, ":after", after);
    while (db_step(from)) {
        size_t length;
        const void *changes = db_blob(from, "changes", &length);
        struct statement *to =
            db_prepare(m->db, "INSERT INTO other_part (merge, entry, part, words, changes) VALUES "
                              "(:merge, :entry, :part, :words, :changes)");
        db_bind_int(to, ":merge", m->seq);
        db_bind_int(to, ":entry", db_int(from, "entry"));
        db_bind_int(to, ":part", db_int(from, "part"));
        db_bind_text(to, ":words", db_text(from, "words"));
        db_bind_blob(to, ":changes", changes, length);
        db_do(to);
    }
}

bool others_store(struct model *m, struct model *other, int64_t after, struct why *why)
{
    struct buf line = {0};
    copy_rows(m, other, after);
    copy_parts(m, other, after);
    if (!db_ok(other->db, why) || !db_ok(m->db, why))
        return false;
    /* What the session has recorded stands before it. */
    change_put_changes(m, NULL, 0);
    others_line(m->db, m->seq, "merge", &line);
    change_put_part(m, buf_text(&line), "", 0);
    buf_clear(&line);
    return db_ok(m->db, why);
}

static void take(struct statement *st, struct entry *entry)
{
    *entry = (struct entry){.seq = db_int(st, "seq"),
                            .at = mem_copy(db_text(st, "at")),
                            .who = mem_copy(db_text(st, "who")),
                            .kind = mem_copy(db_text(st, "kind")),
                            .target = db_int(st, "target"),
                            .what = mem_copy(db_text(st, "what")),
                            .about = mem_copy(db_text(st, "about")),
                            .why = mem_copy(db_text(st, "why")),
                            .hash = mem_copy(db_text(st, "hash")),
                            .redacted = !db_is_null(st, "redacted_by"),
                            .merge = db_int(st, "merge"),
                            .from = mem_copy(db_text(st, "origin"))};
}

/* The bytes by which a changeset names record ID: the other side may know it by
 * another code. */
static void put_number(int64_t id, unsigned char bytes[9])
{
    bytes[0] = 1;
    for (int i = 0; i < 8; i++)
        bytes[1 + i] = (unsigned char)((uint64_t)id >> (56 - 8 * i));
}

/* The number of record CODE of the kind NAME, or of the only kind that has it. */
static int64_t number_of(struct model *m, const char *name, const char *code)
{
    int64_t id = 0;
    for (size_t k = 0; k < kinds_count && id == 0; k++)
        if (name == NULL || strcmp(kinds[k].name, name) == 0)
            id = record_find(m, &kinds[k], code);
    return id;
}

bool others_list(struct model *m, const char *kind, const char *code, struct entries *entries,
                 struct why *why)
{
    size_t own = entries->count, capacity = own;
    unsigned char number[9];
    struct buf needle = {0};
    model_begin_reading(m);
    int64_t id = code == NULL ? 0 : number_of(m, kind, code);
    put_number(id, number);
    buf_printf(&needle, "\t%s%s%s\t", kind == NULL ? "" : kind, kind == NULL ? "" : "\t",
               code == NULL ? "" : code);
    struct statement *st = db_prepare(
        m->db, "SELECT o.*, j.about AS origin FROM other_entry o JOIN journal j ON j.seq = o.merge "
               "WHERE :all OR EXISTS (SELECT 1 FROM other_part p WHERE p.merge = o.merge AND "
               "p.entry = o.seq AND (instr(p.words, :needle) > 0 OR instr(p.changes, :number) > "
               "0)) ORDER BY o.merge DESC, o.seq DESC");
    db_bind_int(st, ":all", code == NULL);
    db_bind_text(st, ":needle", buf_text(&needle));
    /* Of a record that is not here there is no number to look for: 0 stands in changes as
       the position of a link. */
    if (id == 0)
        db_bind_null(st, ":number");
    else
        db_bind_blob(st, ":number", number, sizeof number);
    while (db_step(st)) {
        entries->items =
            mem_grow(entries->items, entries->count, &capacity, sizeof *entries->items);
        take(st, &entries->items[entries->count++]);
    }
    buf_clear(&needle);
    return db_ok(m->db, why);
}

bool others_lines(struct model *m, const struct entry *entry, size_t limit,
                  struct history_lines *lines, struct why *why)
{
    if (entry->merge == 0)
        return history_load(m, entry->seq, limit, lines, why);
    model_begin_reading(m);
    struct statement *st =
        db_prepare(m->db, "SELECT words FROM other_part WHERE merge = :merge AND entry = :entry "
                          "ORDER BY part");
    db_bind_int(st, ":merge", entry->merge);
    db_bind_int(st, ":entry", entry->seq);
    history_read(st, limit, lines);
    if (db_ok(m->db, why))
        return true;
    history_clear(lines);
    return false;
}

int64_t others_known(struct model *m, struct model *file, char at[21])
{
    int64_t known = 0;
    struct statement *st = db_prepare(
        m->db, "SELECT o.seq, o.hash, j.at FROM other_entry o JOIN journal j ON j.seq = o.merge "
               "WHERE coalesce((SELECT u.kind FROM journal u WHERE u.target = j.seq ORDER BY "
               "u.seq DESC LIMIT 1), '') <> 'undo' ORDER BY o.seq DESC");
    while (known == 0 && db_step(st)) {
        struct statement *there =
            db_prepare(file->db, "SELECT 1 FROM journal WHERE seq = :seq AND hash = :hash");
        db_bind_int(there, ":seq", db_int(st, "seq"));
        db_bind_text(there, ":hash", db_text(st, "hash"));
        if (!db_step(there))
            continue;
        db_done(there);
        known = db_int(st, "seq");
        snprintf(at, 21, "%.20s", db_text(st, "at"));
    }
    db_done(st);
    return known;
}

bool others_merge_before(struct model *m, struct model *file, int64_t *entry, int64_t *known)
{
    bool found = false;
    struct statement *st = db_prepare(
        m->db, "SELECT o.merge, o.seq, o.hash FROM other_entry o WHERE o.merge < :before AND o.seq "
               "= (SELECT max(seq) FROM other_entry l WHERE l.merge = o.merge) AND "
               "coalesce((SELECT u.kind FROM journal u WHERE u.target = o.merge ORDER BY u.seq "
               "DESC LIMIT 1), '') <> 'undo' ORDER BY o.merge DESC");
    db_bind_int(st, ":before", *entry);
    while (!found && db_step(st)) {
        struct statement *there =
            db_prepare(file->db, "SELECT 1 FROM journal WHERE seq = :seq AND hash = :hash");
        db_bind_int(there, ":seq", db_int(st, "seq"));
        db_bind_text(there, ":hash", db_text(st, "hash"));
        found = db_step(there);
        if (found) {
            db_done(there);
            *entry = db_int(st, "merge");
            *known = db_int(st, "seq");
        }
    }
    if (found)
        db_done(st);
    return found;
}

/* What the journal says last of the entries kept of MERGE: the digest. */
static bool said(struct db *db, int64_t merge, char hex[DIGEST_TEXT])
{
    struct buf own = {0};
    bool found = false;
    buf_printf(&own, "\t%" PRId64 "\t\t\t", merge);
    struct statement *st = db_prepare(
        db, "SELECT p.words FROM journal_part p JOIN journal j ON j.seq = p.entry WHERE "
            "((p.entry = :merge AND instr(p.words, 'merge' || char(9) || 'merge' || char(9)) = 1) "
            "OR (j.what = 'redact' AND p.entry > :merge AND instr(p.words, 'redact' || char(9) || "
            "'merge' || char(9)) > 0)) AND instr(p.words, :own) > 0 ORDER BY p.entry DESC LIMIT 1");
    db_bind_int(st, ":merge", merge);
    db_bind_text(st, ":own", buf_text(&own));
    if (db_step(st)) {
        const char *words = db_text(st, "words");
        struct history_line line = {0};
        while (history_next(&words, &line))
            if (strcmp(line.kind, "merge") == 0 && strtoll(line.name, NULL, 10) == merge) {
                snprintf(hex, DIGEST_TEXT, "%s", line.new);
                found = true;
            }
        db_done(st);
    }
    buf_clear(&own);
    return found;
}

void others_verify(struct db *db, enum lang lang, struct verify_report *report)
{
    struct statement *st = db_prepare(
        db, "SELECT merge FROM other_entry UNION SELECT merge FROM other_part UNION SELECT p.entry "
            "FROM journal_part p WHERE instr(p.words, 'merge' || char(9) || 'merge' || char(9)) = "
            "1 ORDER BY 1");
    while (db_step(st)) {
        char expected[DIGEST_TEXT], found[DIGEST_TEXT];
        int64_t merge = db_int_at(st, 0), first, last;
        bool plain = digest_kept(db, merge, found, &first, &last);
        if (!plain || !said(db, merge, expected) || strcmp(expected, found) != 0)
            verify_finding(report, lang,
                           N_("What is kept of another journal is not what was merged by entry "
                              "%lld: it was changed by another program."),
                           (long long)merge);
    }
}

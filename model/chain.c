/*
 * See chain.h. The walk reads each entry and its parts once, in order; it
 * needs memory for one part only.
 */
#include "model/chain.h"

#include "model/buf.h"
#include "model/db.h"

#include <stdio.h>
#include <string.h>

void chain_part(struct digest *parts, const char *words, const void *changes, size_t length)
{
    digest_text(parts, words);
    digest_bytes(parts, changes, length);
}

void chain_content(const struct chain_entry *entry, const struct digest *parts,
                   char hex[DIGEST_TEXT])
{
    struct digest digest;
    char sum[DIGEST_TEXT];
    digest_end(parts, sum);
    digest_start(&digest);
    digest_text(&digest, "daicho content 1");
    digest_text(&digest, entry->who);
    digest_text(&digest, entry->what);
    digest_text(&digest, entry->about);
    digest_text(&digest, entry->why);
    digest_text(&digest, sum);
    digest_end(&digest, hex);
}

void chain_hash(const struct chain_entry *entry, char hex[DIGEST_TEXT])
{
    struct digest digest;
    digest_start(&digest);
    digest_text(&digest, "daicho entry 1");
    digest_text(&digest, entry->previous);
    digest_int(&digest, entry->seq);
    digest_text(&digest, entry->at);
    digest_text(&digest, entry->kind);
    digest_int(&digest, entry->target);
    digest_int(&digest, entry->version);
    digest_text(&digest, entry->content);
    digest_end(&digest, hex);
}

void chain_head(struct db *db, int64_t *seq, char hex[DIGEST_TEXT])
{
    struct statement *st =
        db_prepare(db, "SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1");
    *seq = 0;
    hex[0] = '\0';
    if (!db_step(st))
        return;
    *seq = db_int(st, "seq");
    snprintf(hex, DIGEST_TEXT, "%s", db_text(st, "hash"));
    db_done(st);
}

/* Adds up the parts of ENTRY; false where one is missing among them or holds more
 * than is read. */
static bool digest_parts(struct db *db, int64_t entry, struct digest *parts)
{
    int64_t count = 0;
    bool sound = true;
    struct statement *st = db_prepare(
        db, "SELECT part, words, changes FROM journal_part WHERE entry = :entry ORDER BY part");
    db_bind_int(st, ":entry", entry);
    digest_start(parts);
    while (db_step(st)) {
        size_t length;
        const void *changes = db_blob(st, "changes", &length);
        sound = sound && db_int(st, "part") == count++ && !db_has_nul(st);
        chain_part(parts, db_text(st, "words"), changes, length);
    }
    return sound;
}

void chain_redacted_line(int64_t seq, const char *content, struct buf *out)
{
    buf_printf(out, "redact\tjournal\t%lld\t\t\t\t%s\n", (long long)seq, content);
}

/* Whether entry BY is a redaction that left entry SEQ with CONTENT. */
static bool redaction_left(struct db *db, int64_t by, int64_t seq, const char *content)
{
    struct buf line = {0};
    chain_redacted_line(seq, content, &line);
    struct statement *st =
        db_prepare(db, "SELECT 1 FROM journal j JOIN journal_part p ON p.entry = j.seq WHERE j.seq "
                       "= :by AND j.what = 'redact' AND j.redacted_by IS NULL AND "
                       "instr(p.words, :line) > 0");
    db_bind_int(st, ":by", by);
    db_bind_text(st, ":line", buf_text(&line));
    bool left = db_step(st);
    db_done(st);
    buf_clear(&line);
    return left;
}

static void take_entry(struct statement *st, struct chain_entry *entry)
{
    *entry = (struct chain_entry){
        .seq = db_int(st, "seq"),
        .at = db_text(st, "at"),
        .who = db_text(st, "who"),
        .kind = db_text(st, "kind"),
        .target = db_int(st, "target"),
        .what = db_text(st, "what"),
        .about = db_text(st, "about"),
        .why = db_text(st, "why"),
        .version = db_int(st, "version"),
        .content = db_text(st, "content"),
    };
}

bool chain_content_now(struct db *db, int64_t seq, char hex[DIGEST_TEXT])
{
    struct statement *st = db_prepare(db, "SELECT * FROM journal WHERE seq = :seq");
    db_bind_int(st, ":seq", seq);
    if (!db_step(st))
        return false;
    struct chain_entry entry;
    struct digest parts;
    take_entry(st, &entry);
    digest_parts(db, seq, &parts);
    chain_content(&entry, &parts, hex);
    db_done(st);
    return !db_failed(db);
}

/* Why the entry on which ST stands does not fit, or NULL. */
static const char *fault_of(struct db *db, struct statement *st, int64_t expected,
                            const char *previous)
{
    char hex[DIGEST_TEXT];
    struct digest parts;
    struct chain_entry entry;
    take_entry(st, &entry);
    entry.previous = previous;
    if (entry.seq != expected)
        return N_("an entry before it is missing");
    /* The hashes know neither what stands behind a NUL nor 0 from nothing. */
    if (db_has_nul(st) || (entry.target == 0 && !db_is_null(st, "target")))
        return N_("its content was altered");
    chain_hash(&entry, hex);
    if (strcmp(db_text(st, "previous"), previous) != 0 || strcmp(db_text(st, "hash"), hex) != 0)
        return N_("its hash does not follow from the entry before");
    if (!digest_parts(db, entry.seq, &parts))
        return N_("a part of it is missing or was altered");
    chain_content(&entry, &parts, hex);
    if (db_is_null(st, "redacted_by"))
        return strcmp(entry.content, hex) == 0 ? NULL : N_("its content was altered");
    return redaction_left(db, db_int(st, "redacted_by"), entry.seq, hex)
               ? NULL
               : N_("it is not as a redaction left it");
}

bool chain_verify(struct db *db, size_t *gaps, struct why *why)
{
    char previous[DIGEST_TEXT] = "";
    int64_t expected = 1;
    const char *fault = NULL;
    struct statement *st = db_prepare(db, "SELECT * FROM journal ORDER BY seq");
    *gaps = 0;
    while (fault == NULL && db_step(st)) {
        fault = fault_of(db, st, expected, previous);
        *gaps += !db_is_null(st, "redacted_by");
        snprintf(previous, sizeof previous, "%s", db_text(st, "hash"));
        expected++;
    }
    db_done(st);
    if (!db_ok(db, why))
        return false;
    if (fault == NULL)
        return true;
    return why_set(why, "The journal does not hold at entry %lld: %s.", (long long)expected - 1,
                   words_in(why->lang, fault));
}

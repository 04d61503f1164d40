/*
 * chain - the hashes that tie the journal's entries together.
 *
 * An entry's content is the digest of its texts and of its parts; its hash is
 * the digest of the hash before it, its number, time, kind, target, schema
 * version and content. So a redaction may rewrite the texts and parts of an
 * entry while the content it once had stays in the chain; the content that it
 * has afterwards stands in the redaction's own entry.
 */
#ifndef CHAIN_H
#define CHAIN_H

#include "model/digest.h"
#include "model/why.h"

struct db;

struct chain_entry {
    int64_t seq;
    const char *at, *who, *kind;
    int64_t target; /* 0 for none */
    const char *what, *about, *why;
    int64_t version;
    const char *content, *previous;
};

/* Adds one part, its words and its changes, to the digest of an entry's parts. */
void chain_part(struct digest *parts, const char *words, const void *changes, size_t length);

/* The content of ENTRY, whose parts gave PARTS; ENTRY's own content and
 * previous are not looked at. */
void chain_content(const struct chain_entry *entry, const struct digest *parts,
                   char hex[DIGEST_TEXT]);

/* The hash of ENTRY. */
void chain_hash(const struct chain_entry *entry, char hex[DIGEST_TEXT]);

/* The content that entry SEQ of DB has now, which differs from the one in the
 * chain once it was redacted. False where it cannot be read. */
bool chain_content_now(struct db *db, int64_t seq, char hex[DIGEST_TEXT]);

/* Adds the line of words (history.h) by which a redaction tells that it left
 * entry SEQ with CONTENT, so that a later change of it shows all the same. */
struct buf;
void chain_redacted_line(int64_t seq, const char *content, struct buf *out);

/* Number and hash of the newest entry of DB; 0 and "" where there is none. */
void chain_head(struct db *db, int64_t *seq, char hex[DIGEST_TEXT]);

/* Walks the whole chain of DB. False with WHY naming the first entry that does
 * not fit: its content, its hash, a gap in the numbers, a redaction that no
 * entry tells of. *GAPS counts the redacted entries. */
bool chain_verify(struct db *db, size_t *gaps, struct why *why);

#endif

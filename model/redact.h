/*
 * redact - take a text out that should never have been typed.
 *
 * The text goes from the record, from what the journal recorded and from its
 * words; the file is rewritten so that no byte of it stays. The chain keeps
 * the digests of what the rewritten entries once held, and the entry of the
 * redaction names them: the gap is marked.
 */
#ifndef REDACT_H
#define REDACT_H

#include "model/buf.h"
#include "model/kinds.h"
#include "model/why.h"

#include <stdint.h>

struct model;

/* What takes the place of an erased text, whatever the language: the file knows none. */
extern const char redact_mark[];

struct redacted {
    size_t entries;     /* of the journal that were rewritten */
    struct buf backups; /* a line each: made since the text came in, they still hold it */
    struct buf others;  /* a line each: records and entries that hold the text elsewhere */
};

/* Erases every text that FIELD of record ID of KIND holds or ever held, from
 * the record, from the journal wherever it tells of that field or names the
 * record by it, and from the bytes of the file; a mark takes its place. Forms of
 * the record that were kept unsaved (drafts.h) go as a whole. What
 * holds the same text for another reason is named in RESULT, not touched.
 * redact_clear() frees RESULT. False with WHY: no free text, nothing to erase. */
bool redact_field(struct model *m, const struct kind *kind, int64_t id, size_t field,
                  struct redacted *result, struct why *why);
void redact_clear(struct redacted *result);

#endif

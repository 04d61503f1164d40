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

#include "model/kinds.h"
#include "model/why.h"

#include <stdint.h>

struct model;
struct buf;

/* Erases every text that FIELD of record ID of KIND holds or ever held; a mark
 * takes its place. *ENTRIES counts the journal entries that were rewritten;
 * BACKUPS collects, a line each, the backups made since the text came in,
 * which still hold it. False with WHY: no free text, nothing to erase. */
bool redact_field(struct model *m, const struct kind *kind, int64_t id, size_t field,
                  size_t *entries, struct buf *backups, struct why *why);

#endif

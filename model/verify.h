/*
 * verify - is the inventory whole, and is it what the journal says?
 *
 * The quick part: structure of the file, references, schema text, chain, and
 * whether the snapshots are those of the chain. The full part replays the journal
 * from its first entry and compares the result with the tables, and each snapshot
 * with what was there then, which also shows what was changed behind the journal's
 * back.
 */
#ifndef VERIFY_H
#define VERIFY_H

#include "model/buf.h"
#include "model/why.h"

#include <stdint.h>

struct model;
struct db;

struct verify_report {
    size_t findings;
    struct buf text; /* one line a finding, in the language of the model */
    int64_t entries; /* of the journal */
    bool cut_short; /* pages are damaged, or tables others than daicho's: that is all there is */
    int newer;      /* the version of a file of a newer daicho, of which not all is known */
    size_t gaps;     /* entries from which a text was redacted */
    char head[65];   /* the hash of the newest entry */
    size_t snapshots;
    size_t snapshots_redacted; /* of those, by the full part: with other content since then */
};

/* Verifies M; HEAD (or NULL) is a hash that the chain must contain. False with
 * WHY where the file cannot even be read; findings are no failure. The caller
 * clears report->text. */
bool verify_run(struct model *m, bool full, const char *head, struct verify_report *report,
                struct why *why);

/* Whether the tables of DB are such as this program can work with: quick, for every
 * opening. A file whose schema was changed by another program is refused, one of a newer
 * daicho only where it lacks something. False with WHY. */
bool verify_opening(struct db *db, struct why *why);

/* A hash of the schema of DB, which migrations_digest is held against. */
void verify_schema_digest(struct db *db, char hex[65]);

/* Whether DB is a whole inventory: application, structure, schema, chain. For
 * copies. False with WHY. */
bool verify_copy(struct db *db, struct why *why);

#endif

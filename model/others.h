/*
 * others - what the journals of merged files say.
 *
 * When a file is merged, the entries of its journal that are not in this one are
 * kept as they are, word for word, beside the journal: who did there what, and
 * why. They are not applied and not undone. A digest of them stands in the words
 * of the merge's own entry, and so in the chain; verify compares both.
 */
#ifndef OTHERS_H
#define OTHERS_H

#include "model/history.h"
#include "model/journal.h"
#include "model/why.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct model;
struct db;
struct verify_report;

/* Within the open change: keeps the entries of OTHER's journal after AFTER. False
 * with WHY. */
bool others_store(struct model *m, struct model *other, int64_t after, struct why *why);

/* Adds all that are kept to ENTRIES, newest merge first, in each the newest first;
 * only those that touched record CODE of the kind named KIND (or NULL: any) where
 * CODE is not NULL. journal_clear() frees. False with WHY. */
bool others_list(struct model *m, const char *kind, const char *code, struct entries *entries,
                 struct why *why);

/* The lines of ENTRY, which is one of them or our own: as history_load(). */
bool others_lines(struct model *m, const struct entry *entry, size_t limit,
                  struct history_lines *lines, struct why *why);

/* The newest entry of FILE's journal that M knows by a merge that stands: its
 * number there, 0 where there is none. AT becomes the time of that merge. */
int64_t others_known(struct model *m, struct model *file, char at[21]);

/* The newest merge of FILE before entry *ENTRY of M that stands: *ENTRY becomes its own,
 * *KNOWN the newest entry of FILE's journal that came with it. False where there is
 * none. */
bool others_merge_before(struct model *m, struct model *file, int64_t *entry, int64_t *known);

/* Adds to REPORT what is not as the journal of DB says. */
void others_verify(struct db *db, enum lang lang, struct verify_report *report);

/* Adds the line of words by which entry BY's part tells what is kept of MERGE now. */
struct buf;
void others_line(struct db *db, int64_t merge, const char *op, struct buf *out);

#endif

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
#include "model/why.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct model;
struct db;
struct verify_report;

/* An entry of a merged file's journal. */
struct other_entry {
    int64_t merge; /* the entry of our journal by which it came */
    int64_t seq;   /* its number there */
    char *from;    /* the file */
    char *at, *who, *what, *about, *why, *hash;
};

struct other_entries {
    struct other_entry *items;
    size_t count;
};

/* Within the open change: keeps the entries of OTHER's journal after AFTER. False
 * with WHY. */
bool others_store(struct model *m, struct model *other, int64_t after, struct why *why);

/* All that are kept, newest merge first, in each the newest first; only those
 * that touched record CODE of the kind named KIND (or NULL: any) where CODE is not
 * NULL. others_clear() frees. False with WHY. */
bool others_list(struct model *m, const char *kind, const char *code, struct other_entries *entries,
                 struct why *why);
void others_clear(struct other_entries *entries);

/* The lines of one of them, as history_load() gives those of an own one. */
bool others_lines(struct model *m, const struct other_entry *entry, size_t limit,
                  struct history_lines *lines, struct why *why);

/* The newest entry of FILE's journal that M knows by a merge that stands: its
 * number there, 0 where there is none. AT (or NULL) becomes the time of that merge. */
int64_t others_known(struct model *m, struct model *file, char at[21]);

/* Adds to REPORT what is not as the journal of DB says. */
void others_verify(struct db *db, enum lang lang, struct verify_report *report);

/* Adds the line of words by which entry BY's part tells what is kept of MERGE now. */
struct buf;
void others_line(struct db *db, int64_t merge, const char *op, struct buf *out);

#endif

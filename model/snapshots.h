/*
 * snapshots - states of the inventory that were given a name and sealed.
 *
 * A snapshot is an entry of the journal of its own: who, when, why, the name and
 * the hash of all records (content.h). The chain of the journal seals it; the
 * full verification replays the journal up to there and holds the hash against
 * it. Nothing is copied: past.h shows the inventory as it was then. Undo and redo
 * leave snapshots alone, but for the one that closing a review seals in its own
 * entry (campaigns_close()), which goes and comes with it.
 */
#ifndef SNAPSHOTS_H
#define SNAPSHOTS_H

#include "model/why.h"

#include <stddef.h>
#include <stdint.h>

struct buf;
struct model;

struct snapshot {
    int64_t entry; /* of the journal, by which it was sealed */
    char *name;
    char *content; /* 64 hexadecimal digits */
    char *hash;    /* of the entry: the head of the journal then */
    char *at;      /* ISO 8601, UTC */
    char *who, *why;
    bool redacted; /* a text of before was redacted since, so the content is another now */
};

struct snapshots {
    struct snapshot *items; /* the newest first */
    size_t count, capacity;
};

/* Seals M as it is now as NAME, blanks at its ends left out, with the REASON (or
 * NULL). *ENTRY (or NULL) is its entry. False with WHY: the name is empty, long,
 * used already, means a day or "now", holds what no text may (check_text()), or M
 * cannot be changed. */
bool snapshot_make(struct model *m, const char *name, const char *reason, int64_t *entry,
                   struct why *why);

/* Whether a new snapshot of M can be called NAME; false with WHY as above. */
bool snapshot_name_ok(struct model *m, const char *name, struct why *why);

/* All of them. snapshots_clear() frees. False with WHY where M cannot be read. */
bool snapshots_list(struct model *m, struct snapshots *all, struct why *why);
void snapshots_clear(struct snapshots *all);

/* NAME as snapshots are called, without the blanks at its ends; the caller frees. */
char *snapshots_name(const char *name);

/* Adds the words (history.h) by which the entry of a snapshot tells its content. */
void snapshots_words(const char *name, const char *content, struct buf *out);

#endif

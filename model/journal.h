/*
 * journal - what was done: entries, their chain, undo and redo.
 *
 * Each entry carries the SHA-256 of the one before, so that a change made
 * behind the program's back shows (tamper-evident, 改ざん検知). Undo and redo
 * apply recorded changes backwards or forwards and are entries themselves.
 */
#ifndef JOURNAL_H
#define JOURNAL_H

#include "model/why.h"

#include <stddef.h>
#include <stdint.h>

struct model;

struct entry {
    int64_t seq;
    char *at; /* ISO 8601, UTC */
    char *who;
    char *kind;     /* "edit", "undo", "redo", "event" */
    int64_t target; /* undo, redo: the edit it is about, else 0 */
    char *what;
    char *about;
    char *why;
    char *hash;
    bool undone;   /* an edit that stands undone now */
    bool redacted; /* a text was erased from it */
    int64_t merge; /* of a merged file's journal (others.h): our entry by which it came */
    char *from;    /* that file; NULL for our own */
};

struct entries {
    struct entry *items;
    size_t count;
};

/* The newest LIMIT entries (0: all), newest first; only those that touched
 * record CODE of kind named KIND where CODE is not NULL (KIND may be NULL: any
 * kind). journal_clear() frees. False with WHY. */
bool journal_list(struct model *m, const char *kind, const char *code, size_t limit,
                  struct entries *entries, struct why *why);
void journal_clear(struct entries *entries);

/* The entry of that number alone, or none. journal_clear() frees. */
bool journal_find(struct model *m, int64_t seq, struct entries *entries, struct why *why);

/* Undoes entry SEQ, or with 0 the newest edit that stands. False with WHY:
 * nothing to undo, later changes in the way. *DONE (or NULL) is the entry that
 * was undone. */
bool journal_undo(struct model *m, int64_t seq, int64_t *done, struct why *why);

/* Redoes what was undone last, unless edits came since. */
bool journal_redo(struct model *m, int64_t *done, struct why *why);

/* Writes an entry without changes (a restore, a backup). Within an open
 * change nothing else may be written. */
bool journal_event(struct model *m, const char *what, const char *about, struct why *why);

/* The head of the chain: number and hash of the newest entry; seq 0 and an
 * empty text where there is none. */
bool journal_head(struct model *m, int64_t *seq, char hash[65], struct why *why);

#endif

/*
 * journal_raw - the journal as it is stored, entry by entry, for those who check
 * its chain (chain.h) without this program.
 */
#ifndef JOURNAL_RAW_H
#define JOURNAL_RAW_H

#include "model/why.h"

#include <stddef.h>
#include <stdint.h>

struct model;

/* An entry with all that its hash is made of. Borrowed for the call. */
struct raw_entry {
    int64_t seq;
    const char *at, *who, *kind;
    int64_t target; /* 0 for none */
    const char *what, *about, *why;
    int64_t version; /* of the schema */
    const char *content, *previous, *hash;
    int64_t redacted_by; /* the entry that tells of a redaction; 0 for none */
    int64_t merge;       /* of another journal (others.h): the entry of ours by which it
                            came; 0 for our own */
};

/* A part of the entry told last. Borrowed for the call. */
struct raw_part {
    int64_t part;
    const char *words; /* see history.h */
    const void *changes;
    size_t length; /* of CHANGES in bytes */
};

struct raw_tell {
    void (*entry)(void *context, const struct raw_entry *entry);
    void (*part)(void *context, const struct raw_entry *entry, const struct raw_part *part);
    void *context;
};

/* Tells every entry in order, each followed by its parts, where TELL has a
 * function for them. Which edits stand undone is not told: that follows from
 * kind and target. False with WHY where the journal cannot be read. */
bool journal_raw(struct model *m, const struct raw_tell *tell, struct why *why);

/* The same for the entries that are kept of the journals of merged files, merge by
 * merge. */
bool journal_raw_others(struct model *m, const struct raw_tell *tell, struct why *why);

#endif

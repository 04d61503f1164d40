/*
 * evidence - a folder that an auditor can check without this program.
 *
 * It holds the register, all records, findings, reviews, what changed, the
 * published texts, snapshots, and the journal with its hashes; in READMEs of both
 * languages what each file is and how to check it; a script that computes the
 * chain of hashes anew; and SHA256SUMS, written last: a folder without it is not
 * whole.
 *
 * All of it is of one state, whose head of the journal stands in the folder. The
 * making itself is a later entry of the journal, which keeps the SHA-256 of
 * SHA256SUMS: so the inventory can tell later whether a folder is the one it gave.
 */
#ifndef EVIDENCE_H
#define EVIDENCE_H

#include "model/why.h"

#include <stddef.h>
#include <stdint.h>

struct model;

struct evidence_order {
    struct model *m;          /* what is written: the present, or a past (past.h); not held */
    struct model *present;    /* where the making is entered, unless it can only be read;
                                 the same as M where that is not a past */
    const char *folder;       /* new or empty, unless FORCE */
    bool force;               /* an earlier one is written anew; other files in it stay */
    const char *rules_folder; /* with a person's own rules, or NULL */
    const char *as_of;        /* as the person named the moment; NULL: the present */

    /* Asked between the files and while the map is drawn; false gives up. NULL: goes on. */
    bool (*go_on)(void *context);
    void *context;
};

struct evidence_made {
    size_t files;
    size_t others;   /* files that were in the folder and are no part of it */
    bool drawn;      /* the map of data flows stands in it as a drawing too */
    int64_t seq;     /* the head that stands in it: the newest entry, 0 for none, */
    char head[65];   /* and its hash */
    char sums[65];   /* the SHA-256 of SHA256SUMS, in hexadecimal digits */
    int64_t entered; /* the entry of the journal that tells of it; 0 for none */
};

/* Makes the folder. False with WHY, and nothing left of it but what was there before:
 * with FORCE it may then be there in part, without SHA256SUMS. Where the folder is
 * made but the making cannot be entered, that is false too, and the folder goes. */
bool evidence_make(const struct evidence_order *order, struct evidence_made *made, struct why *why);

#endif

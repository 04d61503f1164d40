/*
 * seen - rows of files that an import has read, to be known again.
 *
 * Of each file that was imported the inventory keeps a digest for every row and
 * the number of the record that the row is about; both stand for the journal
 * entry after which the record was just what the row says. A row with the same
 * digest, read in the same way, then need not be read again while nothing has
 * changed that it names (import/again.h decides that).
 *
 * Of a file of which every cell went into a record a digest of the whole is kept as well:
 * as long as nothing at all has changed since, it need not even be read.
 *
 * A cache, for the program that made it: it follows from the files, no edit depends on
 * it, and the journal does not record it. Digests are 128 bits of XXH3: they keep rows
 * apart that differ by mistake or by hand, and are no proof against who would forge a
 * row. Values could be guessed from them, but they are made of cells alone that went
 * into the record which stands beside them in the inventory, and go when a text is
 * erased (redact.h).
 */
#ifndef SEEN_H
#define SEEN_H

#include "model/digest.h"
#include "model/why.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct model;
struct buf;

struct seen_digest {
    uint64_t high, low;
};

struct seen_row {
    struct seen_digest digest;
    int64_t id;
};

/* The rows of one file. A zeroed one has none. */
struct seen {
    int64_t file;          /* the number under which it is kept; 0 where it is not */
    int64_t entry;         /* of the journal, after which the records were as the rows say */
    struct seen_row *rows; /* in the order of the file */
    size_t count;

    /* Inside: the row behind the one that was found last, and the rows by their
     * digests once one was not that row. */
    size_t next;
    uint32_t *places; /* plus 1; 0 where one is free */
    size_t capacity;  /* a power of two */
};

/* The digest of the LENGTH bytes of a row that is read as CONTEXT, the digest of
 * all that decides how, says. */
struct seen_digest seen_digest(const void *bytes, size_t length, const char context[DIGEST_TEXT]);

/* Reads the file that this build of the program has read as CONTEXT says; of several, the one that
 * has most of the COUNT digests SOME. seen_clear() frees. */
void seen_load(struct model *m, const char context[DIGEST_TEXT], const struct seen_digest *some,
               size_t count, struct seen *seen);

/* The place of the row with DIGEST; seen->count where there is none. Found soonest
 * behind the one before it. */
size_t seen_find(struct seen *seen, struct seen_digest digest);

/* Keeps SEEN for CONTEXT and entry seen->entry, or within an open change for the
 * entry that it will be, in the place of the file with the number seen->file. Outside
 * of a change it is one of its own that the journal does not know; where it cannot be
 * made now, nothing is kept. */
void seen_keep(struct model *m, const char context[DIGEST_TEXT], struct seen *seen);

/* Keeps that a file with DIGEST, of all that decides what becomes of it, has ROWS rows,
 * of which none changes anything as long as ENTRY is the last of the journal; within an
 * open change, the entry that it will be. TOLD is what people are told of the file. As
 * seen_keep() else. */
void seen_whole_keep(struct model *m, const char digest[DIGEST_TEXT], int64_t entry, size_t rows,
                     const char *told);

/* Whether such a file is known for ENTRY, the last of the journal; *ROWS and TOLD, which
 * is added to, are then what was kept of it. */
bool seen_whole_find(struct model *m, const char digest[DIGEST_TEXT], int64_t entry, size_t *rows,
                     struct buf *told);

/* Forgets all files, within the open change. */
void seen_forget(struct model *m);

/* Frees what SEEN holds; it is empty again. */
void seen_clear(struct seen *seen);

#endif

/*
 * search - the texts in which records are found and by which lists are sorted.
 *
 * Of each record the file holds one folded text (fold.h) of all its fields as
 * people see them, in blocks of up to 64 records of one kind in the order of
 * their numbers, so that a million are looked through in a fraction of a
 * second. The texts follow from the records: they are brought up to date
 * within the change that alters those, stand in no journal, and can be made
 * anew at any time.
 *
 * A text is a sequence of parts, one a value, in the order of the fields:
 *
 *   SEARCH_PART  SEARCH_FIELD + number of the field  value  [SEARCH_WORDS words]
 *
 * and a SEARCH_PART at its end. The value is what is stored, folded (of a
 * reference the name of the record); the words are how people see it, where
 * that is another text: dates, periods, counts. Labels of choices, flags and
 * countries are not repeated in every text: filter.c looks for their values.
 * No text that is typed holds the bytes that divide.
 *
 * Who changes what a text is made of adds a migration that sets `texts` to
 * NULL: such blocks are made on the way and stored again by later changes.
 */
#ifndef SEARCH_H
#define SEARCH_H

#include "model/kinds.h"
#include "model/why.h"

#include <stdint.h>

struct buf;
struct model;
struct statement;

enum {
    SEARCH_PART = 0x1F,
    SEARCH_WORDS = 0x1E,
    SEARCH_FIELD = 0x80, /* a byte that begins no character of UTF-8 */
    SEARCH_FIELDS = 64,  /* a kind has at most */
    SEARCH_BLOCK = 64    /* records in a block, at most */
};

struct search_block {
    int64_t ids[SEARCH_BLOCK];
    size_t count;
    const char *texts; /* one after the other, each closed with a NUL; borrowed */
    size_t length;     /* bytes, the last NUL included */
};

/* A walk over the blocks of a kind. Start it with {.kind = kind}; it can be
 * paused and goes on behind the block it gave last. */
struct search_walk {
    const struct kind *kind;
    int64_t after;        /* the last record number of the blocks given */
    struct statement *st; /* while it runs */
    struct buf *made;     /* the texts of a block that had none */
};

/* The next block, in BLOCK until the next call: true while there is one. An
 * error ends it too and waits for db_ok(). */
bool search_next(struct model *m, struct search_walk *walk, struct search_block *block);

/* Ends the reading of the database; the next call goes on. */
void search_pause(struct search_walk *walk);

/* Adds the text of record ID of KIND to OUT; nothing where there is none. */
void search_text(struct model *m, const struct kind *kind, int64_t id, struct buf *out);

/* Brings the texts up to date with the changeset CHANGES, which was made within
 * the open transaction. Errors wait for db_ok(). */
void search_follow(struct model *m, const void *changes, size_t length);

/* Collects the numbers of the records of KIND whose texts were changed by the
 * entries of the journal after SINCE, at most MOST of them, in rising order; the
 * caller frees *IDS. False where that cannot be told so: there are more, or
 * something else than edits came between. */
bool search_changed(struct model *m, const struct kind *kind, int64_t since, size_t most,
                    int64_t **ids, size_t *count);

/* Makes the texts of record ID of KIND, and of those that show its name, anew,
 * for a write that no session recorded. */
void search_touch(struct model *m, const struct kind *kind, int64_t id);

/* Makes all blocks anew, in a transaction of its own; most texts of a large
 * inventory are left to be made on the way. */
bool search_renew(struct model *m, struct why *why);

/* Whether the stored texts are those that the records give. Reads all. */
bool search_sound(struct model *m);

#endif

/*
 * search - the texts in which records are found and by which lists are sorted.
 *
 * Of each field the file holds the folded texts (fold.h) of its values as
 * people see them, in blocks of up to 256 records of one kind in the order of
 * their numbers: an order or a filter by one field reads that field of all
 * records and no other, and a word is looked for in 256 texts at once. The texts
 * follow from the records: they are brought up to date within the change that
 * alters those, stand in no journal, and can be made anew at any time.
 *
 * The text of a field is a sequence of its values, empty where it has none:
 *
 *   SEARCH_PART value [SEARCH_WORDS words]
 *
 * The value is what is stored, folded (of a reference the name of the record);
 * the words are how people see it, where that is another text: dates, periods,
 * counts. Labels of choices, flags and countries are not repeated in every
 * text: filter.c looks for their values. No text that is typed holds the bytes
 * that divide.
 *
 * Every step of the schema makes all texts anew, so fields may move; who changes
 * what a text is made of adds an empty step.
 */
#ifndef SEARCH_H
#define SEARCH_H

#include "model/buf.h"
#include "model/kinds.h"
#include "model/why.h"

#include <stdint.h>

struct model;
struct record;
struct statement;
struct title;

enum {
    SEARCH_PART = 0x1F,
    SEARCH_WORDS = 0x1E,
    SEARCH_FIELDS = 64, /* a kind has at most */
    SEARCH_BLOCK = 256, /* records in a block, at most */
    SEARCH_WORD = 64    /* bits of a number of struct search_set */
};

/* The records of a block. */
struct search_block {
    int64_t ids[SEARCH_BLOCK];
    size_t count;
};

/* Some of the records of a block: bit i % 64 of number i / 64 for record i. */
struct search_set {
    uint64_t bits[SEARCH_BLOCK / SEARCH_WORD];
};

/* The texts of one field of a block, borrowed. */
struct search_texts {
    size_t field;
    const char *texts; /* of one record after the other, each closed with a NUL */
    size_t length;     /* bytes, the last NUL included */
};

/* Texts of records by field, as blocks hold them; of a field that none of the
 * records has a value of, nothing. A zeroed one holds no records. */
struct search_columns {
    struct buf fields[SEARCH_FIELDS];
};

/* Makes the texts of the COUNT records IDS of KIND in COLUMNS; what is not
 * there has no text, not even a code. search_clear() frees. */
void search_make(struct model *m, const struct kind *kind, const int64_t *ids, size_t count,
                 struct search_columns *columns);
void search_clear(struct search_columns *columns);

/* A walk over the blocks of a kind. Start it with {.kind = kind}; it can be
 * paused and goes on behind the block it gave last. */
struct search_walk {
    const struct kind *kind;
    uint64_t fields; /* those that are wanted, a bit each; 0: all */

    int64_t after;                    /* the last record number of the blocks given */
    int64_t block;                    /* the row of the one given last */
    bool stored;                      /* its texts are in the file */
    size_t field;                     /* the next one of it to be given */
    struct statement *blocks, *texts; /* while they run */
    struct search_columns *made;      /* the texts of a block that had none */
};

/* The next block: true while there is one. An error ends it too and waits for
 * db_ok(). */
bool search_next(struct model *m, struct search_walk *walk, struct search_block *block);

/* The next field of the block that was given last which has texts, in TEXTS
 * until the next call with WALK; fields come in their order. False after the
 * last. */
bool search_field(struct model *m, struct search_walk *walk, struct search_texts *texts);

/* Ends the reading of the database; search_next() goes on. */
void search_pause(struct search_walk *walk);

/* Brings the texts up to date with the changeset CHANGES, which was made within
 * the open transaction. Errors wait for db_ok(). */
void search_follow(struct model *m, const void *changes, size_t length);

/* The same for all that the entries of the journal after ENTRY touched, which were
 * taken back within the open transaction. False where that is so much that
 * search_renew() is shorter: nothing was brought up to date then. */
bool search_follow_after(struct model *m, int64_t entry);

/* New records of one kind whose texts are gathered while a change brings many.
 * Start it with {.kind = kind}; search_clear() on its columns frees. */
struct search_new {
    const struct kind *kind;
    int64_t ids[SEARCH_BLOCK];
    size_t count;
    struct search_columns columns;
};

/* Adds the texts of RECORD, which was written just now. TARGETS are what its
 * fields refer to: field number F to those from FIRST[F] to FIRST[F + 1]. Full
 * blocks are stored; search_add_end() stores the rest. Errors wait for db_ok(). */
void search_add(struct model *m, struct search_new *new, const struct record *record,
                const struct title *const *targets, const size_t *first);
void search_add_end(struct model *m, struct search_new *new);

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

/* The same within the open transaction. Errors wait for db_ok(). */
void search_renew_within(struct model *m);

/* Whether the stored texts are those that the records give. Reads all. */
bool search_sound(struct model *m);

#endif

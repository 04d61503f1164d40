/*
 * bulk - many new records in one change.
 *
 * What SQLite's session extension records of a row that is inserted is the row
 * itself, which is known here when it is written. So a change that is told to
 * bring many records (change_note.many) writes each new one with one statement
 * a row and keeps its changes, in the form of the session extension, and its
 * words itself; the session is not asked. Records that are changed or deleted
 * go the usual way. What was kept is stored as a part of the entry before what
 * the session recorded since, so that a record that is made and then changed
 * stands in two parts, in that order. Where a code became free on the way, what was
 * recorded is stored before the next record is added, since that one may take the code.
 *
 * SQLite would look up what each reference and link leads to once more, which is a
 * fifth of the work. It is told not to as long as nothing but new records is written,
 * since bulk_add() has found what they lead to in the same transaction.
 */
#ifndef BULK_H
#define BULK_H

#include "model/record.h"

struct buf;
struct bulk;
struct titles;

/* For change_begin() and its end. bulk_free() also frees NULL. */
struct bulk *bulk_new(void);
void bulk_free(struct bulk *bulk);

/* Writes and keeps RECORD, which is new, complete and has its code. False with
 * WHY, and nothing written, where it refers to nothing or a link stands twice. */
bool bulk_add(struct model *m, struct record *record, struct why *why);

/* See change_spare(). */
void bulk_spare(struct bulk *bulk, const struct kind *kind);

/* Whether records were not written for it. */
bool bulk_has_spared(const struct bulk *bulk);

/* The last number given in a code of KIND, and a greater one. */
int64_t bulk_last_code(struct model *m, const struct kind *kind);
void bulk_count_code(struct model *m, const struct kind *kind, int64_t number);

/* The records that were referred to. */
struct titles *bulk_titles(struct bulk *bulk);

/* The open change of many records begins: bulk_add() looks up what they refer to, so
 * SQLite need not. */
void bulk_begin_trust(struct model *m);

/* A record of those that are there is changed or deleted in the open change, of many or
 * not: from here on SQLite checks references. */
void bulk_end_trust(struct model *m);

/* A name has changed: what is known of the records is read again. */
void bulk_forget_titles(struct bulk *bulk);

/* A code has changed, or a record is gone: the same, and another may take the code. */
void bulk_free_code(struct bulk *bulk);

/* How many bytes of changes and words are kept. */
size_t bulk_bytes(const struct bulk *bulk);

/* Moves what is kept to the ends of CHANGES and WORDS, and writes the numbers
 * of the codes and the search texts. */
void bulk_take(struct model *m, struct buf *changes, struct buf *words);

#endif

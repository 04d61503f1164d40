/*
 * record - one record in memory: text by field.
 *
 * Values are canonical text: dates and periods in ISO 8601, choices by value,
 * flags "yes", "no" or "", counts in digits, a reference as the code of the
 * record, links as a cell (cells.h) of codes. Beside each value stands the
 * base: the value as it was read, so that a save changes only what was
 * changed, and a conflict can be shown.
 */
#ifndef RECORD_H
#define RECORD_H

#include "model/kinds.h"
#include "model/why.h"

#include <stdint.h>

struct model;

struct record {
    const struct kind *kind;
    int64_t id;    /* 0 where it was not saved yet */
    int64_t rev;   /* the journal entry that last changed it */
    char **values; /* set by record_set() and record_put() only */
    char **base;   /* by record_put_base(); a text that is the value as well is shared */
};

/* An empty record of KIND; record_free() frees it. */
struct record *record_new(const struct kind *kind);

/* The record of KIND with number ID, or that code; NULL with WHY where there
 * is none. record_free() frees it. */
struct record *record_load(struct model *m, const struct kind *kind, int64_t id, struct why *why);
struct record *record_load_code(struct model *m, const struct kind *kind, const char *code,
                                struct why *why);

/* Reads the COUNT records of KIND with the numbers IDS into RECORDS, in their order:
 * NULL for 0, where there is none, and where one with that number is among them
 * already. Within a change of many records only. record_free() frees each. False
 * with WHY, and all NULL. */
bool record_load_many(struct model *m, const struct kind *kind, const int64_t *ids, size_t count,
                      struct record **records, struct why *why);

/* A copy with base, number and revision. record_free() frees it. */
struct record *record_copy(const struct record *record);

void record_free(struct record *record);

/* The value of the field with that column; "" where it is empty. Borrowed
 * until it is set. */
const char *record_value(const struct record *record, const char *column);

/* Checks what was TYPED into field number FIELD and takes its canonical form.
 * For references codes are expected (see refer.h for names). False with WHY,
 * naming the field and what was expected; the value stays as it was. */
bool record_set(struct record *record, size_t field, const char *typed, struct why *why);

/* Gives field number FIELD of RECORD the VALUE, which is canonical already: it
 * came from check_value() or is the codes of records. */
void record_put(struct record *record, size_t field, const char *value);

/* Gives the base of that field the VALUE. */
void record_put_base(struct record *record, size_t field, const char *value);

/* Whether no field that is needed is empty; else false with WHY naming it. */
bool record_complete(const struct record *record, struct why *why);

/* Whether the value of field number FIELD differs from its base; whether any does. */
bool record_differs(const struct record *record, size_t field);
bool record_changed(const struct record *record);

/* Saves within an open change (change.h): a new record gets a number and,
 * unless typed, a code. Of a known record only changed fields are written.
 * Refused with WHY: no name, a code in use, a reference to nothing; and where
 * the record was changed or deleted since it was read (class WHY_STALE). What
 * was saved becomes the base; where the change may still be given up, save a
 * record_copy(). */
bool record_save(struct model *m, struct record *record, struct why *why);

/* The same for a new record that has the number ID in another copy of the
 * inventory and keeps it; 0: as record_save(). */
bool record_save_numbered(struct model *m, struct record *record, int64_t id, struct why *why);

/* Keeps CODE of KIND, which no record has, from being given to another one by
 * the open change and later ones: the numbers of codes go on behind it. */
void record_reserve_code(struct model *m, const struct kind *kind, const char *code);

/* Whether the record was changed since RECORD was read: then NEWER is the
 * record as it is now, for the caller to free, or NULL where it was deleted. */
bool record_stale(struct model *m, const struct record *record, struct record **newer);

/* The code and name of record ID of KIND: "C-0001 会員"; false where there is
 * none. */
struct buf;
bool record_title(struct model *m, const struct kind *kind, int64_t id, struct buf *out);

/* The name alone. */
bool record_name(struct model *m, const struct kind *kind, int64_t id, struct buf *out);

/* The number of the record of KIND with that code, 0 where there is none. */
int64_t record_find(struct model *m, const struct kind *kind, const char *code);

/* Adds what stands in field number FIELD, a text or a choice, of the record CODE
 * of KIND to OUT; nothing where there is no such record. */
void record_put_value(struct model *m, const struct kind *kind, const char *code, size_t field,
                      struct buf *out);

/* How many records of KIND there are. */
int64_t record_count(struct model *m, const struct kind *kind);

/* Whether there is a record of KIND. */
bool record_any(struct model *m, const struct kind *kind);

#endif

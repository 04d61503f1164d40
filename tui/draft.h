/*
 * draft - a record while it is edited: what was typed, before it is checked
 * and saved.
 *
 * Beside the fields of the record itself a draft holds its other ends: the
 * records of other kinds that refer to it, and drafts of such records that
 * are made with it. All of it is saved as one change. A draft knows nothing
 * of the screen.
 *
 * The text of a reference is a code, that of links a cell of codes; a text
 * that is no code of a record is the name of one that is made when the draft
 * is saved. Periods and countries stand as people read them.
 */
#ifndef DRAFT_H
#define DRAFT_H

#include "model/cells.h"
#include "model/kinds.h"
#include "model/record.h"
#include "model/why.h"
#include "tui/edit.h"

#include <stdint.h>

struct draft;

/* The records that refer to the draft's record by one field of their kind. */
struct draft_end {
    struct kinds_reference through;
    struct cells base;   /* their codes when they were read */
    struct cells codes;  /* their codes as they shall be; no order is stored */
    struct draft **made; /* records that are made with this one; of `owned` */
    size_t made_count;
    struct draft **owned; /* all that were ever made here, as they can come back */
    size_t owned_count;
};

struct draft {
    struct record *record; /* as it was read; its values are not touched */
    struct edit *fields;   /* the texts as typed, by field */
    char **initial;        /* the texts before anything was typed */
    char **errors;         /* by field; NULL where there is none */
    struct draft_end *ends;
    size_t end_count;
    const struct draft *owner; /* the draft that this one is made with, or NULL */
    size_t owner_field;        /* the field of this one that refers to the owner */
    size_t stands_for;         /* records that are edited together by it (bulk.h); else 0 */
    char *reason;              /* why it is saved, in the person's words; NULL: not asked */
    int64_t kept_id;           /* its number in model/drafts.h; 0: it is not kept there */
};

/* A draft of record ID of KIND, or of a new one where ID is 0, in the language
 * of WHY; NULL with WHY where it is gone. The caller calls draft_free(). */
struct draft *draft_new(struct model *m, const struct kind *kind, int64_t id, struct why *why);
void draft_free(struct draft *draft);

/* Has DRAFT begin with VALUE in the field with COLUMN: it is nothing that was
 * typed. */
void draft_begin_with(struct draft *draft, const char *column, const char *value);

/* A draft of a new record with what record ID of KIND holds: its values but for
 * the code and what is the record's own (kinds.h), a name that tells both
 * apart, and as other ends the lists that it stands in. NULL with WHY where it
 * is gone. The caller calls draft_free(). */
struct draft *draft_copy(struct model *m, const struct kind *kind, int64_t id, struct why *why);

/* A new draft of a record that refers to OWNER by END, one of its ends; it
 * is owned by END. */
struct draft *draft_make(struct model *m, struct draft *owner, struct draft_end *end,
                         enum lang lang);

/* Has the field with that COLUMN of DRAFT, a new one, begin with TEXT. */
void draft_fill(struct draft *draft, const char *column, const char *text);

/* Takes MADE, a draft of END, out of it again. It stays in memory as long as
 * the draft of END, so that it can be put back (draft_undo.h). */
void draft_drop(struct draft_end *end, struct draft *made);

/* Adds the code and name as typed so far, individual numbers masked; the kind's
 * name where both are empty. */
void draft_title(const struct draft *draft, enum lang lang, struct buf *out);

/* The text of the field with that column as typed. Borrowed until it is
 * edited. */
const char *draft_text(const struct draft *draft, const char *column);

/* Whether field number FIELD of DRAFT refers to its owner by itself. */
bool draft_owned(const struct draft *draft, size_t field);

/* Whether anything would be lost if the draft were thrown away. */
bool draft_changed(const struct draft *draft);

/* Has WHY stand as the error of field number FIELD, without the name of the
 * field, beside which it stands. */
void draft_blame(struct draft *draft, size_t field, const struct why *why);

/* Checks what was typed into FIELD by itself and sets or clears its error.
 * False where there is one. */
bool draft_check(struct draft *draft, size_t field, enum lang lang);

/* Checks all fields. *FIELD is the first with an error, in the order of the
 * table. */
bool draft_check_all(struct draft *draft, enum lang lang, size_t *field);

/* Saves the draft, the records made with it, and the links of its other ends,
 * as one change, with which what was kept of it goes. *ID is the record's
 * number, *ENTRY (or NULL) that of the journal entry, 0 where nothing had
 * changed. False with WHY, nothing saved:
 * class WHY_STALE where the record was changed meanwhile; else an error may
 * stand at a field. */
bool draft_save(struct model *m, struct draft *draft, int64_t *id, int64_t *entry, struct why *why);

/* Saves DRAFT, with what is made with it, within the open change; *ID is the
 * record's number. False with WHY, then the caller gives the change up. */
bool draft_put(struct model *m, struct draft *draft, int64_t *id, struct why *why);

/* Adds VALUE of FIELD as it stands in a draft in LANG. */
void draft_text_of(const struct field *field, const char *value, enum lang lang, struct buf *out);

/* Has DRAFT stand on NEWER, which it owns from now on, with its texts as they
 * are: after the person decided between both. */
void draft_rebase(struct draft *draft, struct record *newer, enum lang lang);

#endif

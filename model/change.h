/*
 * change - the one gate for edits.
 *
 * Every edit is made between change_begin() and change_commit(): one
 * transaction, recorded by SQLite's session extension, and one entry of the
 * journal, written in the same transaction. A change that alters nothing
 * leaves no entry.
 */
#ifndef CHANGE_H
#define CHANGE_H

#include "model/record.h"

struct change_note {
    const char *what;  /* "add", "set", "delete", "import", … a key of words_in() */
    const char *about; /* the record or file it is about: "category/C-0001" */
    const char *why;   /* the person's reason, or NULL */
    bool many;         /* many new records come (bulk.h) */
};

/* Opens a change. False with WHY where the file is read-only or another
 * process is saving. */
bool change_begin(struct model *m, const struct change_note *note, struct why *why);

/* Has new records of KIND be checked, numbered and given codes, but not written, by
 * the open change of many records, which is then given up in the end: for what only
 * asks whether it could be done. Until the next one of its kind is saved, other new
 * records may refer to such a record; nothing else finds it. */
void change_spare(struct model *m, const struct kind *kind);

/* Says what the open change is about, once it is known: the record that got
 * its code only as it was saved. */
void change_tell(struct model *m, const struct record *record);

/* Commits it: all of it is on the disk when this returns true. False with WHY:
 * nothing was changed. *ENTRY (or NULL) is the number of the journal entry, 0
 * where nothing had changed. */
bool change_commit(struct model *m, int64_t *entry, struct why *why);

/* Gives the open change up; nothing was changed. Safe where none is open. */
void change_cancel(struct model *m);

/* Whether a change is open. */
bool change_is_open(const struct model *m);

/* Deletes record ID of KIND within the open change, with its own links. Where
 * others refer to it: refused with WHY naming them, unless CARRY is set, which
 * empties those references. NAMED (or NULL) collects the lines that name what
 * was unlinked. */
bool change_delete(struct model *m, const struct kind *kind, int64_t id, bool carry,
                   struct buf *named, struct why *why);

#endif

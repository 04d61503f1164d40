/*
 * change_inside - what the files of model/ ask of the open change.
 */
#ifndef CHANGE_INSIDE_H
#define CHANGE_INSIDE_H

#include "model/change.h"

/* Stores what was recorded so far as a part of the entry once it has become
 * large, so that a change of any size needs little memory. */
bool change_flush(struct model *m, struct why *why);

/* Stores what was recorded so far as a part of the entry; an error waits for db_ok(). */
void change_part(struct model *m);

/* Has the session record nothing while OFF is set, for changes that
 * change_put_changes() tells it of. */
void change_unrecorded(struct model *m, bool off);

/* Stores CHANGES, which were made unrecorded, as a part of the entry, behind a
 * part of what was recorded before them. */
bool change_put_changes(struct model *m, const void *changes, size_t length);

/* Stores a part of the open change's entry: its words and its changes. */
void change_put_part(struct model *m, const char *words, const void *changes, size_t length);

/* Commits as an entry of KIND ("undo", "redo", "event") about entry TARGET (0:
 * none); written even where nothing changed. */
bool change_commit_kind(struct model *m, const char *kind, int64_t target, int64_t *entry,
                        struct why *why);

/* The last number given in a code of KIND as it is stored, 0 for none; and to
 * store a greater one. */
int64_t record_read_counter(struct model *m, const struct kind *kind);
void record_write_counter(struct model *m, const struct kind *kind, int64_t last);

#endif

/*
 * snapshots_inside - snapshots that are sealed within a change, for the files of
 * model/ only.
 *
 * The edit that closes a review seals its result in the same entry of the journal, so
 * that there is never one without the other. Its snapshot stands as long as the edit
 * does: undo takes the row of the table away, redo brings it again from the words of
 * the entry.
 */
#ifndef SNAPSHOTS_INSIDE_H
#define SNAPSHOTS_INSIDE_H

#include "model/snapshots.h"

/* What of the entry j of the journal, an edit, and of its part p tells that it sealed a
 * snapshot; and whether the edit stands. */
#define SNAPSHOT_SEALING                                                                           \
    "j.kind = 'edit' AND j.what = 'close' AND substr(p.words, 1, 19) = "                           \
    "'snapshot' || char(9) || 'snapshot' || char(9, 9)"
#define SNAPSHOT_STANDING                                                                          \
    "coalesce((SELECT u.kind FROM journal u WHERE u.target = j.seq ORDER BY u.seq DESC LIMIT "     \
    "1), '') <> 'undo'"

/* Seals M as it is within the open change, as NAME, in the entry that it will be. False
 * with WHY as snapshot_make(). */
bool snapshot_put(struct model *m, const char *name, struct why *why);

/* Stores the row of the snapshot NAME that ENTRY sealed with CONTENT, within the open
 * change. False with WHY where there is one of that name. */
bool snapshot_store(struct model *m, int64_t entry, const char *name, const char *content,
                    struct why *why);

/* Within the change that undoes edit ENTRY, or redoes it (STANDS): takes its snapshot
 * away, or brings it again. False with WHY where another has its name by now. */
bool snapshot_turn(struct model *m, int64_t entry, bool stands, struct why *why);

/* Makes the snapshots of edits those that stand by the journal of M, a copy from which
 * later entries were taken (past.h). Errors wait for db_ok(). */
void snapshots_settle(struct model *m);

#endif
